"""Efficiency and absorption; what cannot be computed is said so, and never called efficient."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from .decimals import KONTEKS, NOL, bagi, bulat_konteks, jumlah, kali, kurang, pastikan_wajar, persen
from .steps import Catatan, Kaidah, KodeCatatan, Langkah

if TYPE_CHECKING:
    from collections.abc import Iterable


class StatusEfisiensi(StrEnum):
    """What can be said: efficient, not efficient, merely computed, or not computable."""

    EFISIEN = "efisien"
    TIDAK_EFISIEN = "tidak efisien"
    TERHITUNG = "terhitung"
    TIDAK_DAPAT_DIHITUNG = "tidak dapat dihitung"


class Ukuran(Struct, frozen=True):
    """A measure of money: percent for absorption, a bare ratio for the index; None if not computable."""

    nilai: Decimal | None
    status: StatusEfisiensi
    langkah: tuple[Langkah, ...] = ()
    catatan: tuple[Catatan, ...] = ()


class ButirEfisiensi(Struct, frozen=True):
    """One output: pagu and realisasi in rupiah, capaian in percent; None where there is no data."""

    id: str
    pagu: Decimal | None
    realisasi: Decimal | None
    capaian: Decimal | None


class EfisiensiAnggaran(Struct, frozen=True, kw_only=True):
    """Efficiency by PMK 22/2021, in percent: `mentah` is E unclipped, `e` within ±20, `ne` the score."""

    mentah: Decimal | None
    e: Decimal | None
    ne: Decimal | None
    status: StatusEfisiensi
    langkah: tuple[Langkah, ...] = ()
    catatan: tuple[Catatan, ...] = ()


_BATAS_E: Final = Decimal(20)
_LIMA_PULUH: Final = Decimal(50)
_SEPERSERATUS: Final = Decimal("0.01")

_PMK: Final = "PMK Nomor 22/PMK.02/2021"
_E: Final = Kaidah(
    id="efisiensi", nama="Efisiensi anggaran", rumus="(Σ(pagu × C) − ΣR) ÷ Σ(pagu × C) × 100", sumber=_PMK
)
_E_BATAS: Final = Kaidah(
    id="efisiensi-batas", nama="Batas efisiensi", rumus="maks(-20; min(20; E))", sumber=f"{_PMK}; batas ±20%"
)
_NE: Final = Kaidah(id="nilai-efisiensi", nama="Nilai efisiensi", rumus="50 + E ÷ 20 × 50", sumber=_PMK)
_INDEKS: Final = Kaidah(
    id="indeks-efisiensi",
    nama="Indeks efisiensi",
    rumus="capaian output ÷ capaian input",
    sumber="Laporan Kinerja BPOM Tahun 2021",
)
_SERAPAN: Final = Kaidah(
    id="serapan", nama="Serapan anggaran", rumus="realisasi ÷ pagu × 100", sumber="realisasi dibanding pagu"
)


def _pastikan(*nilai: Decimal | None) -> None:
    pastikan_wajar(*(satu for satu in nilai if satu is not None))


def _tanpa_data(nama: str) -> Catatan:
    return Catatan(KodeCatatan.DATA_TIDAK_LENGKAP, f"Tidak dapat dihitung: data {nama} belum ada.")


def _tanpa_pembagi(nama: str) -> Catatan:
    return Catatan(KodeCatatan.PEMBAGI_NOL, f"Tidak dapat dihitung: {nama} tidak lebih dari 0.")


def efisiensi_anggaran(butir: Iterable[ButirEfisiensi]) -> EfisiensiAnggaran:
    """Compute E and its score NE over all outputs (PMK 22/2021); E is clipped to ±20 before the score.

    One output without data leaves the whole uncomputed, for the sums would compare unlike things. Raises
    KuantitasError, as the other functions here do, for what is no number.
    """
    semua = list(butir)
    _pastikan(*(nilai for b in semua for nilai in (b.pagu, b.realisasi, b.capaian)))
    kurang_data = [b.id for b in semua if b.pagu is None or b.realisasi is None or b.capaian is None]
    if kurang_data or not semua:
        catatan = _tanpa_data(", ".join(kurang_data) or "rincian output")
        return EfisiensiAnggaran(
            mentah=None, e=None, ne=None, status=StatusEfisiensi.TIDAK_DAPAT_DIHITUNG, catatan=(catatan,)
        )
    seharusnya = jumlah(
        kali(kali(b.pagu, b.capaian), _SEPERSERATUS) for b in semua if b.pagu is not None and b.capaian is not None
    )
    nyata = jumlah(b.realisasi for b in semua if b.realisasi is not None)
    if seharusnya <= NOL:
        catatan = _tanpa_pembagi("jumlah pagu dikali capaian")
        return EfisiensiAnggaran(
            mentah=None, e=None, ne=None, status=StatusEfisiensi.TIDAK_DAPAT_DIHITUNG, catatan=(catatan,)
        )
    mentah = persen(kurang(seharusnya, nyata), seharusnya)
    e = max(_BATAS_E.copy_negate(), min(_BATAS_E, mentah))
    ne = KONTEKS.add(_LIMA_PULUH, KONTEKS.divide(kali(e, _LIMA_PULUH), _BATAS_E))
    langkah = (
        Langkah(_E, (("Σ(pagu × C)", bulat_konteks(seharusnya)), ("ΣR", bulat_konteks(nyata))), mentah),
        Langkah(_E_BATAS, (("E", mentah),), e),
        Langkah(_NE, (("E", e),), ne),
    )
    status = StatusEfisiensi.EFISIEN if mentah >= NOL else StatusEfisiensi.TIDAK_EFISIEN
    return EfisiensiAnggaran(mentah=mentah, e=e, ne=ne, status=status, langkah=langkah)


def indeks_efisiensi(capaian_output: Decimal | None, capaian_input: Decimal | None) -> Ukuran:
    """Return capaian of output over capaian of input (both percent); efficient from 1 upwards (BPOM 2021).

    The input is usually the absorption. 0 against 0, or any input of 0, is not computable.
    """
    _pastikan(capaian_output, capaian_input)
    if capaian_output is None or capaian_input is None:
        nama = "capaian output" if capaian_output is None else "capaian input"
        return Ukuran(None, StatusEfisiensi.TIDAK_DAPAT_DIHITUNG, (), (_tanpa_data(nama),))
    if capaian_input <= NOL:
        return Ukuran(None, StatusEfisiensi.TIDAK_DAPAT_DIHITUNG, (), (_tanpa_pembagi("capaian input"),))
    nilai = bagi(capaian_output, capaian_input)
    masukan = (("capaian output", capaian_output), ("capaian input", capaian_input))
    # Compared exactly: a quotient rounded up to 1 must not turn a shortfall into efficiency.
    status = StatusEfisiensi.EFISIEN if capaian_output >= capaian_input else StatusEfisiensi.TIDAK_EFISIEN
    return Ukuran(nilai, status, (Langkah(_INDEKS, masukan, nilai),))


def serapan(realisasi: Decimal | None, pagu: Decimal | None) -> Ukuran:
    """Return the absorption of a budget in percent; both in rupiah.

    Not computable without data or where the pagu is not above 0, also for 0 of 0.
    """
    _pastikan(realisasi, pagu)
    if realisasi is None or pagu is None:
        nama = "realisasi anggaran" if realisasi is None else "pagu"
        return Ukuran(None, StatusEfisiensi.TIDAK_DAPAT_DIHITUNG, (), (_tanpa_data(nama),))
    if pagu <= NOL:
        return Ukuran(None, StatusEfisiensi.TIDAK_DAPAT_DIHITUNG, (), (_tanpa_pembagi("pagu"),))
    nilai = persen(realisasi, pagu)
    langkah = Langkah(_SERAPAN, (("realisasi", realisasi), ("pagu", pagu)), nilai)
    return Ukuran(nilai, StatusEfisiensi.TERHITUNG, (langkah,))
