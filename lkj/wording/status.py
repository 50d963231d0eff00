"""The status of an indikator and its category in words, so that the two do not read as a contradiction.

A status compares a realisasi with its target, a category says where the capaian lies on the scale: 98 % of a target is
not reached, and may all the same be in the highest band. Where the method gives each indikator a category, the status
names the target and the category its bounds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lkj.capaian import Status
from lkj.pengukuran import NAMA_STATUS, Baris, Pengukuran

_TERHADAP_TARGET: Final[Mapping[Status, str]] = {
    **NAMA_STATUS,
    Status.TERCAPAI: "Mencapai target",
    Status.TIDAK_TERCAPAI: "Di bawah target",
}
#: A sign for each status, apart without colour and in every font that a report is set in.
TANDA: Final[Mapping[Status, str]] = {
    Status.TERCAPAI: "▲",
    Status.TIDAK_TERCAPAI: "▼",
    Status.BELUM_ADA_DATA: "○",
    Status.TAK_TERHITUNG: "□",
}
_STATUS: Final = "status menyatakan tercapai tidaknya target setiap indikator"


def tulis_status(numbers: Pengukuran, row: Baris) -> str:
    """Write the status of an indikator: "Tidak tercapai", beside a category "Di bawah target"."""
    return _TERHADAP_TARGET[row.capaian.status] + row.sementara if numbers.berkategori else row.status


def tulis_kategori(numbers: Pengukuran, row: Baris) -> str:
    """Write the category of an indikator with its bounds: "Sangat Berhasil (≥ 85)"; a dash where it has no number."""
    return "–" if row.kategori is None else f"{row.kategori.nama} ({numbers.skala.tulis_pita(row.kategori)})"


def tulis_hasil(numbers: Pengukuran, row: Baris) -> str:
    """Write status and category in one: "Tidak tercapai"; "Di bawah target, kategori capaiannya Sangat Berhasil"."""
    status = tulis_status(numbers, row)
    if not numbers.berkategori or row.kategori is None:
        return status
    return f"{status}, kategori capaiannya {row.kategori.nama}"


def tulis_tanda(numbers: Pengukuran, row: Baris) -> str:
    """Write the status behind its sign: "▲ Tercapai"."""
    return f"{TANDA[row.capaian.status]} {tulis_status(numbers, row)}"


def kaidah_status(numbers: Pengukuran) -> str:
    """Say what has a status and what a category, as the method has it."""
    if numbers.berkategori:
        return (
            f"{_STATUS}; kategori menyatakan letak capaian dalam skala, dan diberikan kepada setiap indikator, setiap"
            " sasaran, dan keseluruhannya, sehingga indikator di bawah target pun dapat masuk kategori yang tinggi"
        )
    return (
        f"{_STATUS}; kategori menyatakan letak rata-rata capaian dalam skala, dan diberikan kepada keseluruhan dan"
        " setiap sasaran, tidak kepada setiap indikator"
    )
