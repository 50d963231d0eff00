"""A percentage against a target in another unit is taken as the capaian itself; nothing else is comparable."""

from __future__ import annotations

from typing import Final

from ..decimals import SERATUS
from ..kaidah import kaidah_status
from ..kuantitas import PERSEN, Angka, Batas, Komposit, Kuantitas, Rentang, kunci_satuan
from ..metode import Aturan
from ..polaritas import Polaritas
from ..result import Status
from ..steps import Catatan, Kaidah, KodeCatatan, Langkah
from ..targets import JenisTarget, Ternilai, ternilai

_PERSENTASE: Final = Kaidah(
    id="persentase",
    nama="Realisasi dinyatakan dalam persen dari target",
    rumus="R ÷ 100 × 100",
    sumber="kaidah beda satuan: capaian dihitung dari persentase yang ditulis sumber",
    kata="realisasi sudah dinyatakan dalam persen, sehingga persentase itulah capaiannya",
)
_STATUS: Final = kaidah_status("R ≥ 100", "status-persentase")


def _cocok(target: Kuantitas, realisasi: Kuantitas) -> bool:
    """Tell whether they are numbers; those of one unit, and composites, are taken before."""
    return isinstance(target, (Angka, Rentang, Batas, Komposit)) and isinstance(realisasi, Angka)


def _hitung(target: Angka | Rentang | Batas | Komposit, realisasi: Angka, aturan: Aturan) -> Ternilai:
    beda = f"Target “{target}” dan realisasi “{realisasi}” berbeda satuan"
    if kunci_satuan(realisasi.satuan) != PERSEN or aturan.untuk(target).polaritas is Polaritas.TURUN:
        catatan = Catatan(KodeCatatan.BEDA_SATUAN, f"{beda}, sehingga tidak dapat dibandingkan.")
        return ternilai((None, Status.TAK_TERHITUNG, (), (catatan,)))
    r = realisasi.nilai
    status = Status.TERCAPAI if r >= SERATUS else Status.TIDAK_TERCAPAI
    masukan = (("R", r),)
    langkah = (Langkah(_PERSENTASE, masukan, r), Langkah(_STATUS, masukan, status))
    catatan = Catatan(KodeCatatan.BEDA_SATUAN, f"{beda}; capaian dihitung dari persentasenya.")
    return ternilai((r, status, langkah, (catatan,)))


CARA = JenisTarget(
    urutan=60,
    cocok=_cocok,
    hitung=_hitung,
    metode=("Beda satuan", "bila realisasi dinyatakan dalam persen, capaian dihitung dari persentase itu"),
    catatan=KodeCatatan.BEDA_SATUAN,
)
