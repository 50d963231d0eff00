"""The name of every figure that a report prints of its numbers: that under which `lkj explain` knows it.

A figure is an attribute of a group of numbers (the mean of a document, the target of an indikator); asked for both, its
name is told, so that no one has to guess it from how the figure is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from lkj.capaian import Agregat
from lkj.model.indikator import Indikator
from lkj.model.kepegawaian import Cacahan, Kelompok
from lkj.model.rencana import Program
from lkj.pengukuran.biaya import Biaya, EfisiensiSasaran, PosAnggaran, Volume
from lkj.pengukuran.cakupan import Cakupan
from lkj.pengukuran.pengukuran import Anggaran, Pengukuran
from lkj.pengukuran.rekap import Rekap
from lkj.pengukuran.tren import TahunTren
from lkj.pengukuran.triwulan import RekapTriwulan

# attribute of a recap -> what is counted
_CACAH: Final = {
    "sasaran": "jumlah-sasaran",
    "indikator": "jumlah-indikator",
    "n": "terukur",
    "tercapai": "tercapai",
    "tidak_tercapai": "tidak-tercapai",
    "belum_ada_data": "belum-ada-data",
    "tak_terhitung": "tak-terhitung",
    "tanpa_status": "tanpa-status",
}
_BY_ITSELF: Final = ("nilai", "realisasi", "anggaran")
_BIAYA: Final = ("pagu_awal", "pagu", "realisasi", "serapan")
_VOLUME: Final = ("target", "realisasi", "capaian")
_ANGGARAN: Final = {"pagu_awal": "pagu-awal", **{part: part for part in ("pagu", "realisasi", "serapan", "sisa")}}


def _rekap(numbers: Pengukuran, one: Rekap, part: str) -> str | None:
    main = one.id == numbers.utama.id
    if part == "rerata":
        return "rata-rata" if main else one.id
    what = _CACAH.get(part)
    return what if what is None or main else f"{what}-{one.id}"


def _anggaran(numbers: Pengukuran, one: Anggaran, part: str) -> str | None:
    what = _ANGGARAN.get(part)
    return what if what is None or one.tahun == numbers.year.tahun else f"{what}-{one.tahun}"


def _biaya(one: Biaya, part: str) -> str | None:
    if part not in _BIAYA:
        return None
    return f"rincian-{one.kode}" if one.kode else "rincian"


def _efisiensi(one: EfisiensiSasaran, part: str) -> str | None:
    if len(one.bagian) == 1:  # of one line they are that line's own
        return _biaya(one.bagian[0], part)
    return f"efisiensi-{one.sasaran.id}" if part in _BIAYA else None


def _tren(numbers: Pengukuran, one: TahunTren, part: str) -> str | None:
    now = {"rerata": "rata-rata", "n": "terukur"}.get(part)
    return now if now is None or one.tahun == numbers.year.tahun else f"tren-{one.tahun}"


def nama_rerata(group: str, agregat: Agregat) -> str:
    """Return the name of the mean of a group: a mean of one indikator is that indikator, unless a bound changed it."""
    return agregat.anggota[0][0] if agregat.terukur == 1 and agregat.nilai == agregat.anggota[0][1] else group


def nama_kelompok(numbers: Pengukuran, rekap: Rekap, group: str) -> str:
    """Return the name of an objective or goal of a document: its id, with the document's where an earlier one has it.

    The measured document comes first.
    """
    for one in sorted(numbers.rekap.values(), key=lambda r: r is not numbers.utama):
        if any(group in (row.sasaran.id, row.sasaran.tujuan) for row in one.baris):
            return group if one is rekap else f"{group}-{rekap.id}"
    return group


class Penamaan:
    """Names the figures of a year; see `nama`."""

    def __init__(self, numbers: Pengukuran) -> None:
        self._of: Mapping[type, Callable[[Any, str], str | None]] = {
            Rekap: partial(_rekap, numbers),
            Anggaran: partial(_anggaran, numbers),
            TahunTren: partial(_tren, numbers),
            Biaya: _biaya,
            EfisiensiSasaran: _efisiensi,
            PosAnggaran: lambda one, part: one.id if part in _BIAYA else None,
            Cakupan: lambda one, part: f"analisis-{one.nomor}" if part in ("ada", "dari") else None,
            Volume: lambda one, part: f"keluaran-{one.kode}" if part in _VOLUME else None,
            Indikator: self._indikator,
            Program: lambda one, part: one.kode if part == "anggaran" else None,
            Cacahan: lambda one, part: one.angka if part == "jumlah" else None,
            Kelompok: lambda one, part: one.hitungan.angka if part == "jumlah" else None,
        }
        # What is told apart by being that one, and so is kept: the capaian of a row, a mean.
        self._known: dict[int, tuple[object, str]] = {}
        for rekap in numbers.rekap.values():
            self.kenalkan(rekap.agregat, _rekap(numbers, rekap, "rerata"))
            rows = {row.indikator.id: numbers.nama_baris(row) for row in rekap.baris}
            for sasaran, mean in rekap.per_sasaran:
                name = nama_rerata(nama_kelompok(numbers, rekap, sasaran.id), mean)
                self.kenalkan(mean, rows.get(name, name))
            for row in rekap.baris:
                self.kenalkan(row.capaian, numbers.nama_baris(row))
                if numbers.sendiri(row):
                    self.kenalkan(row.indikator, numbers.nama_baris(row))
        for program in numbers.year.pk.program:
            for n, kegiatan in enumerate(program.kegiatan, start=1):
                self.kenalkan(kegiatan, kegiatan.kode or f"{program.kode}/{n}")
        for one in numbers.efisiensi_sasaran.values():
            self.kenalkan(one.indeks, f"efisiensi-{one.sasaran.id}")

    def _indikator(self, one: Indikator, part: str) -> str | None:
        if part in ("target", "bobot") and (known := self._known.get(id(one))):
            return known[1]
        return one.id if part in ("target", "realisasi", "bobot") else None

    def triwulan(self, rekap: RekapTriwulan) -> None:
        """Name the figures of a quarterly document too.

        From an indikator's last quarter on it stands as at the end of the year.
        """
        self.kenalkan(rekap.agregat, f"rata-rata-tw{rekap.triwulan}")
        for one in rekap.baris:
            facts = one.baris.indikator
            last = max((k for k, given in enumerate(facts.triwulan or (), 1) if given is not None), default=0)
            name = f"{facts.id}-tw{rekap.triwulan}" if rekap.triwulan < last else facts.id
            self.kenalkan(one.baris.capaian, name)
            self.kenalkan(one, name)
            if one.terhadap_aksi is not None:
                self.kenalkan(one.terhadap_aksi, f"{facts.id}-aksi-tw{rekap.triwulan}")

    def kenalkan(self, part: object, name: str | None) -> None:
        """Name the value of a part of the numbers that does not say by itself whose it is."""
        if name is not None:
            self._known[id(part)] = (part, name)

    def nama(self, of: object, part: str) -> str | None:
        """Return the name of an attribute of a group of numbers; None for what has none."""
        found = self._of.get(type(of))
        if found is not None:
            return found(of, part)
        known = self._known.get(id(of))
        return known[1] if known is not None and part in _BY_ITSELF else None
