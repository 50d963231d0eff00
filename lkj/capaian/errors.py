"""Errors of the library: each carries an Indonesian sentence and, where there is one, a remedy."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


class CapaianError(ValueError):
    """Base of all errors here; `pesan` is what is wrong, `saran` what to do about it (may be empty)."""

    def __init__(self, pesan: str, saran: str = "") -> None:
        super().__init__(f"{pesan} {saran}".strip())
        self.pesan = pesan
        self.saran = saran


class KuantitasError(CapaianError):
    """A quantity that contradicts itself, such as a range whose lower bound is the higher one."""


class AturanError(CapaianError):
    """A rule that cannot be applied, such as a saving formula for "higher is better"."""


class SkalaError(CapaianError):
    """A scale with a gap, an overlap or a wrong order."""


class AgregatError(CapaianError):
    """An aggregate that may not be formed, such as weights that do not add up to 100."""


class JenisBacaan(StrEnum):
    """Why a written value could not be read."""

    KOSONG = "kosong"
    BUKAN_ANGKA = "bukan_angka"
    RANCU = "rancu"
    HOMOGLIF = "homoglif"
    BUKAN_ANGGOTA_TANGGA = "bukan_anggota_tangga"
    BUKAN_TANGGAL = "bukan_tanggal"
    BUKAN_KUANTITAS = "bukan_kuantitas"
    DI_LUAR_JANGKAUAN = "di_luar_jangkauan"


class BacaanError(CapaianError):
    """A written value that has no reading, or more than one; `bacaan` lists the possible numbers."""

    def __init__(self, jenis: JenisBacaan, pesan: str, saran: str = "", bacaan: tuple[Decimal, ...] = ()) -> None:
        super().__init__(pesan, saran)
        self.jenis = jenis
        self.bacaan = bacaan
