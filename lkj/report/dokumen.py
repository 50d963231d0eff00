"""The documents of the SAKIP cycle that one year's facts become: an entry each, and a template.

The planning documents are those that the year itself lists.

The command line reads their names for every `--help`, so what a document is made with is imported when one is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

if TYPE_CHECKING:
    from lkj.diagnostics import Finding
    from lkj.model import Tahun
    from lkj.model.rencana import DokumenPerencanaan
    from lkj.pengukuran import Pengukuran
    from lkj.report.compose import Laporan
    from lkj.report.environment import Environment
    from lkj.report.foto import Foto
    from lkj.report.pindaian import Pindaian

__all__ = ["TETAP", "TRIWULANAN", "Dokumen", "dokumen_tahun", "susun", "susun_laporan"]

TRIWULANAN: Final = "triwulan"
# The findings on what is printed as a placeholder (a day that is not known leaves dots for the pen); a code with a file
# counts for that file only.
ISIAN: Final = (
    "LKJ410", "LKJ531", "LKJ601", "LKJ602", "LKJ603", "LKJ608", "LKJ609", "LKJ611", "LKJ615", "LKJ620", "LKJ621",
)  # fmt: skip


def _tanpa_bahan(_: Pengukuran, __: int | None) -> Mapping[str, Any]:
    return {}


class Dokumen(Struct, frozen=True, kw_only=True):
    """One kind of document; `id` names it and its file, `judul` is its title without the year.

    `templat` is its file in `templates/`. It is of a `perjanjian`, or of the `indikator` of one document, where it can
    only be made of a year that has that, and whose facts meet its `syarat`. `bahan` returns what only this template is
    told, of the numbers and, for the quarterly document, the quarter. `isian` are the findings on what it prints as a
    placeholder, which keep it from being final: by default all that the report prints. The scans of
    the year are annexes of one that is `berlampiran`. One that is `terukur` tells what was reached in the whole year,
    and its web page opens with that.
    """

    id: str
    templat: str
    judul: str
    perjanjian: str = ""
    indikator: str = ""
    syarat: Callable[[Tahun], bool] | None = None
    bahan: Callable[[Pengukuran, int | None], Mapping[str, Any]] = _tanpa_bahan
    isian: tuple[str, ...] = ISIAN
    berlampiran: bool = False
    terukur: bool = False

    def ada(self, year: Tahun) -> bool:
        """Tell whether the year has the facts for it."""
        if self.syarat is not None and not self.syarat(year):
            return False
        agreed = not self.perjanjian or self.perjanjian in year.perjanjian
        return agreed and (not self.indikator or bool(year.indikator_dokumen(self.indikator)))

    def nama(self, triwulan: int | None) -> str:
        """Return its title without the year: that of a quarterly document names its quarter."""
        if triwulan is None or self.id != TRIWULANAN:
            return self.judul
        from lkj.wording.printed import romawi

        return f"{self.judul} {romawi(triwulan)}"


def _laporan(numbers: Pengukuran, _: int | None) -> Mapping[str, Any]:
    from lkj.report.analisis import analisis
    from lkj.report.kelengkapan import BATAS_RINGKAS, bawah_target, capaian_ringkas, kelengkapan
    from lkj.report.kerangka import kerangka

    analyses = analisis(numbers)
    return {
        "analisis": analyses,
        "kelengkapan": kelengkapan(numbers, analyses),
        "bawah_target": bawah_target(numbers),
        "capaian_ringkas": capaian_ringkas(numbers),
        "batas_ringkas": BATAS_RINGKAS,
        "kerangka": kerangka(numbers.year),
    }


def _triwulan(numbers: Pengukuran, triwulan: int | None) -> Mapping[str, Any]:
    assert triwulan is not None  # the command line asks for it
    from lkj.report.aksi import terhadap_aksi

    recap = numbers.sampai_triwulan(triwulan)
    return {"triwulan": recap, "terhadap_aksi": terhadap_aksi(numbers, recap)}


RENCANA_AKSI: Final = "rencana-aksi"


def _beraksi(year: Tahun) -> bool:
    return any(one.beraksi for one in year.indikator_dokumen(year.metode.capaian.dokumen))


def _aksi(numbers: Pengukuran, _: int | None, dokumen: DokumenPerencanaan | None = None) -> Mapping[str, Any]:
    from lkj.report.aksi import rencana_aksi

    return {"rencana_aksi": rencana_aksi(numbers, dokumen)}


def _rencana_aksi(one: DokumenPerencanaan) -> Dokumen:
    return Dokumen(
        id=one.id,
        templat="rencana-aksi.md.j2",
        judul=one.nama,
        indikator=one.id,
        bahan=lambda numbers, quarter: _aksi(numbers, quarter, one),
        isian=("LKJ602", "LKJ611 indikator.yaml"),
    )


def _perencanaan(one: DokumenPerencanaan) -> Dokumen:
    if one.jenis == RENCANA_AKSI:
        return _rencana_aksi(one)
    if one.jenis != "perjanjian":
        return Dokumen(
            id=one.id,
            templat="rkt.md.j2",
            judul=one.nama,
            indikator=one.id,
            bahan=lambda *_: {"dokumen_rencana": one},
            isian=("LKJ602",),
        )
    return Dokumen(
        id=one.id,
        templat="pk.md.j2",
        judul=one.nama,
        perjanjian=one.id,
        bahan=lambda *_: {"dokumen_pk": one.id},
        isian=("LKJ410", "LKJ602", "LKJ603", "LKJ611 pk.yaml"),
    )


#: The documents that every year has, in the order in which they are made; its planning documents follow the first.
TETAP: Final = MappingProxyType(
    {
        d.id: d
        for d in (
            Dokumen(
                id="lkj",
                templat="laporan.md.j2",
                judul="Laporan Kinerja",
                bahan=_laporan,
                berlampiran=True,
                terukur=True,
            ),
            Dokumen(
                id=RENCANA_AKSI,
                templat="rencana-aksi.md.j2",
                judul="Rencana Aksi",
                syarat=_beraksi,
                bahan=_aksi,
                isian=("LKJ602", "LKJ611 indikator.yaml"),
            ),
            Dokumen(
                id="pengukuran",
                templat="pengukuran.md.j2",
                judul="Pengukuran Kinerja",
                isian=("LKJ601", "LKJ602", "LKJ611 satker.yaml"),
                terukur=True,
            ),
            Dokumen(
                id=TRIWULANAN,
                templat="triwulan.md.j2",
                judul="Laporan Kinerja Triwulan",
                bahan=_triwulan,
                isian=("LKJ602", "LKJ621"),
            ),
        )
    }
)


def dokumen_tahun(perencanaan: Mapping[str, DokumenPerencanaan]) -> dict[str, Dokumen]:
    """Return all documents of a year by id, given its planning documents, in the order in which they are made."""
    report, *others = TETAP.values()
    # What the year lists itself stands in the place of lkj's: a document that lkj learns to make takes nobody's away.
    listed = {RENCANA_AKSI if one.jenis == RENCANA_AKSI else one.id for one in perencanaan.values()} | set(perencanaan)
    others = [one for one in others if one.id not in listed]
    return {one.id: one for one in (report, *map(_perencanaan, perencanaan.values()), *others)}


def susun(
    env: Environment,
    numbers: Pengukuran,
    dokumen: Dokumen,
    logo: str | None = None,
    triwulan: int | None = None,
    foto: Callable[[], tuple[Mapping[str, Foto], list[Finding]]] = lambda: ({}, []),
    pindaian: Sequence[Pindaian] = (),
    tabel: Callable[[], tuple[Mapping[str, list[list[str]]], list[Finding]]] = lambda: ({}, []),
    *,
    final: bool = False,
) -> Laporan:
    """Compose one document of a year.

    `logo` is SVG text for its cover, `triwulan` the quarter of a quarterly one, `foto` gives the pictures of prose
    by file and what is wrong with some, `pindaian` the scans that are annexes, `tabel` the rows of the tables of prose
    by file and range, and what is wrong with some. It is a draft unless it is `final`.
    """
    from lkj.report.compose import Penyusun

    title = judul_dokumen(numbers.year, dokumen, triwulan)[0]
    return Penyusun(env, numbers, logo, foto, pindaian, tabel, final=final).susun(
        dokumen.templat, title, dokumen.bahan(numbers, triwulan)
    )


def judul_dokumen(year: Tahun, dokumen: Dokumen, triwulan: int | None = None) -> tuple[str, ...]:
    """Return the title of a document; of an agreement, which names a post, also the one without the office."""
    name = dokumen.nama(triwulan)
    title = f"{_milik(name, year.satker.satker.sebutan)} Tahun {year.tahun}"
    return (title, f"{name} Tahun {year.tahun}") if dokumen.perjanjian else (title,)


def _milik(name: str, office: str) -> str:
    """Say whose document it is: one of the Kepala Dinas, of the Dinas Kesehatan, is of the Kepala Dinas Kesehatan."""
    last, first = name.rpartition(" ")[2], office.partition(" ")[0]
    return f"{name}{office.removeprefix(first)}" if last == first else f"{name} {office}"


def susun_laporan(env: Environment, numbers: Pengukuran) -> Laporan:
    """Compose the Laporan Kinerja of a year."""
    return susun(env, numbers, TETAP["lkj"])
