"""What becomes of each data file in the next year: the facts that stay, and those that are asked for anew.

A value that is taken out is named in the comment of the null in its place. What the year before was, is said only in
comments, in `riwayat`, and in the earlier years of `pagu.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Context
from typing import get_args

from msgspec import Struct

from lkj.capaian import MINUS, Angka, Kuantitas, Nisbah, satuan_sama
from lkj.files.layout import FOLLOW_UP, RALAT
from lkj.model import Tahun
from lkj.model.anggaran import PaguTahun
from lkj.model.base import Model
from lkj.model.bidang import Ragam, Tahunan, bagian, bidang_model
from lkj.model.indikator import DalamDokumen, Indikator, TahunLalu
from lkj.model.load import YearFile
from lkj.model.metode import MetodeLalu
from lkj.model.yearly import Tempat, menurut_renstra, tempat
from lkj.new.edited import ISI, EditedFile, ringkas

__all__ = ["Rencana", "menyebut", "perbarui"]

_DIGIT = 28
_RIBUAN = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
# Names that are references, not words.
_PENGENAL = re.compile(r"[A-Za-z0-9.-]+")
# A regulation's own year is part of its name.
_NOMOR_TAHUN = re.compile(r"\bNomor\s+\S+\s+Tahun\s+\d{4}\b", re.IGNORECASE)


class Rencana(Struct, frozen=True):
    """From which year to which; `bergalat` are the prose files of the old year (relative to the root) with errors."""

    lama: Tahun
    baru: int
    bergalat: frozenset[str] = frozenset()

    @property
    def dari(self) -> int:
        """The year that is carried over."""
        return self.lama.tahun

    @property
    def habis(self) -> bool:
        """Whether the Renstra of the old year does not reach the new one."""
        last = self.lama.visi_misi.renstra.akhir
        return last is not None and self.baru > last

    @property
    def renstra(self) -> str:
        """The Renstra of the old year as it is called."""
        plan = self.lama.visi_misi.renstra
        return f"{plan.singkatan} {plan.periode or plan.akhir}"


def menyebut(teks: str, tahun: int) -> bool:
    """Tell whether a text names a year otherwise than in the name of a regulation."""
    if _PENGENAL.fullmatch(teks):
        return False
    return re.search(rf"\b{tahun}\b", _NOMOR_TAHUN.sub("", teks)) is not None


class _Potong(str):
    """A text of the facts that a request names; a width cuts it: `{kode:20}`."""

    __slots__ = ()

    def __format__(self, width: str) -> str:
        return ringkas(self, int(width)) if width else str(self)


class _Berkas(Struct, frozen=True):
    """A file on its way to the new year, with what its requests name."""

    nama: str
    edited: EditedFile
    rencana: Rencana

    def perbarui(self, facts: Model) -> None:
        """Ask for all that the new year brings, and take out what was said of the year before alone."""
        for one in tempat(facts):
            yearly, here = one.bidang.tahunan, self.edited.ada(one.jalur)
            # The years of a list that names them stay; the new one joins them.
            if one.bidang.awal or next(iter(type(one.induk).model_fields)) == "tahun":
                continue
            if yearly is None or (yearly.kecuali and getattr(one.induk, yearly.kecuali)):
                if here:
                    self.edited.remove(one.jalur)
            elif not self._tetap(one, yearly) and (here or yearly.isian == "selalu"):
                self._tanyakan(one, yearly)

    def _tetap(self, one: Tempat, yearly: Tahunan) -> bool:
        return (yearly.renstra and not self.rencana.habis) or (yearly.bertahan and one.nilai is not None)

    def _tanyakan(self, one: Tempat, yearly: Tahunan) -> None:
        edited, (*parent, key) = self.edited, one.jalur
        if not edited.ada(one.jalur):
            keys = list(type(one.induk).model_fields)
            before = [(*parent, k) for k in keys[: keys.index(str(key))] if edited.ada((*parent, k))][-1]
            edited.after(before, edited.kosong(f"{edited.menjorok(before)}{key}: ", self.permintaan(one)))
        elif isinstance(one.nilai, tuple):
            column = edited.menjorok(one.jalur)
            edited.put(one.jalur, self._daftar(one, yearly, column))
        elif not yearly.butir:
            edited.isi(one.jalur, self.permintaan(one))

    def _daftar(self, one: Tempat, yearly: Tahunan, column: str) -> Iterator[str]:
        """Yield the lines of a list that is to be filled anew."""
        if bagian(type(one.induk).model_fields[one.kunci]):
            yield f"{column}{one.kunci}: []  # {ISI}{self._diminta(one)}"
            return
        yield f"{column}{one.kunci}:"
        for name, old in zip(yearly.butir, [*one.nilai, *[None] * len(yearly.butir)], strict=False):
            yield from EditedFile.kosong(f"{column}  - ", self.permintaan(one._replace(nilai=old), name))
        if not yearly.butir:
            yield from (f"{column}  # {self._sejak(one)}: {ringkas(old)}" for old in one.nilai if old)
            yield from EditedFile.kosong(f"{column}  - ", self._diminta(one))

    def permintaan(self, one: Tempat, n: str = "") -> str:
        """Return what is asked for in a yearly place, and what stood there; `n` names an item of a list."""
        lama, asked = self._lama(one), self._diminta(one, n)
        return asked if "{lama}" in _minta(one) else f"{asked}; {self._sejak(one)}: {ringkas(lama)}"

    def _diminta(self, one: Tempat, n: str = "") -> str:
        words = {key: _Potong(value) if isinstance(value, str) else value for key, value in one.induk.__dict__.items()}
        baru = self.rencana.baru
        given = {
            "n": n,
            "baru": baru,
            "berikut": baru + 1,
            "dokumen": self._dokumen(one.induk),
            "naskah": f"{self.rencana.lama.visi_misi.renstra.singkatan} baru"
            if self._menurut_renstra(one)
            else f"PK {baru}",
            "renstra": self.rencana.renstra,
            "rencana": self.rencana.lama.visi_misi.renstra.singkatan,
            "lama": self._lama(one),
        }
        return _minta(one).format_map(words | given)

    def _dokumen(self, induk: Model) -> str:
        """Return what the documents are called whose target a place holds."""
        ids: tuple[str, ...] = ()
        if isinstance(induk, Indikator):
            ids = tuple(one for one in induk.berdokumen if induk.jalur_target(one) == ("target",))
        if isinstance(induk, DalamDokumen):
            ids = (induk.id,)
        return " dan ".join(self.rencana.lama.dokumen[one].pendek for one in ids)

    def _menurut_renstra(self, one: Tempat) -> bool:
        return one.bidang.tahunan is not None and menurut_renstra(self.nama, one.bidang.tahunan)

    def _sejak(self, one: Tempat) -> str:
        return self.rencana.renstra if self._menurut_renstra(one) else f"tahun {self.rencana.dari}"

    def _lama(self, one: Tempat) -> str:
        """Say what a value was, so that it can be typed again: dots between thousands would be ambiguous in data."""
        ragam, value = one.bidang.ragam, one.nilai
        if value is None:
            return "belum ada"
        if ragam in (Ragam.TANGGAL, Ragam.BULAN):
            return self.edited.tulisan(one.jalur)
        if ragam is Ragam.RUPIAH:
            return f"Rp{value:,}".replace(",", ".")
        if isinstance(value, Nisbah):
            return f"{value.pembilang:f} dari {value.penyebut:f}"
        text = str(value).replace(MINUS, "-")
        plain = isinstance(value, get_args(Kuantitas)) and "Rp" not in text and not self._menurut_renstra(one)
        return _RIBUAN.sub("", text) if plain else text


def _minta(one: Tempat) -> str:
    yearly = one.bidang.tahunan
    return (yearly and yearly.minta) or f"{one.sebutan} {{baru}}"


def _satker(edited: EditedFile, rencana: Rencana) -> None:
    edited.tulis(("tahun",), str(rencana.baru))


def _visi_misi(edited: EditedFile, rencana: Rencana) -> None:
    if rencana.habis:
        edited.hapus_kepala()


def _indikator(edited: EditedFile, rencana: Rencana) -> None:
    for n in range(len(rencana.lama.indikator.indikator)):
        _satu_indikator(edited, rencana, n)


def _satu_indikator(edited: EditedFile, rencana: Rencana, n: int) -> None:
    one, at = rencana.lama.indikator.indikator[n], ("indikator", n)
    past = list(_riwayat(edited, rencana, n))
    if "riwayat" in one.tanpa_pembanding:
        # It has an earlier year now.
        rest = [f"      - {key}" for key in one.tanpa_pembanding if key != "riwayat"]
        edited.put((*at, "tanpa_pembanding"), ["    tanpa_pembanding:", *rest] if rest else [])
    if edited.ada((*at, "riwayat")) and one.riwayat:
        edited.bertahun((*at, "riwayat"))
        edited.after((*at, "riwayat"), past)
    else:
        if edited.ada((*at, "riwayat")):
            edited.remove((*at, "riwayat"))
        edited.after(at, ["    riwayat:", *past])


def _riwayat(edited: EditedFile, rencana: Rencana, n: int) -> Iterator[str]:
    """Yield the lines that keep target and realisasi of the year that ends, by the rule of that year."""
    one, at = rencana.lama.indikator.indikator[n], ("indikator", n)
    note = f"  # catatan {rencana.dari}: {ringkas(one.catatan)}" if one.catatan else ""
    yield f"      - tahun: {rencana.dari}{note}"
    # What the report measured is what later reports compare with.
    target = edited.salin((*at, *one.jalur_target(rencana.lama.metode.capaian.dokumen)), 8)
    if one.triwulan is not None:
        # Accumulated, hence typed nowhere; a plain number is in the unit of the indicator.
        typed = list(_setahun(rencana, n))
    elif edited.ada((*at, "realisasi")):
        typed = edited.salin((*at, "realisasi"), 8)
    else:
        typed = ["        realisasi: null"]
    # As `lkj.model.blanks` counts: a history of which something is known may have gaps.
    known = (one.realisasi is not None and not one.ditunggu) or any(past.realisasi is not None for past in one.riwayat)
    asked = not known and rencana.lama.metode.capaian.dokumen in one.berdokumen
    for key, lines in (("target", target), ("realisasi", typed)):
        yield from _diminta(lines, key, rencana.dari) if asked else lines
    for key in TahunLalu.model_fields:
        if key not in ("tahun", "target", "realisasi") and edited.ada((*at, key)):
            yield from edited.salin((*at, key), 8, komentar=False)


def _diminta(lines: Sequence[str], key: str, year: int) -> Iterator[str]:
    """Yield the lines of a value, a null without a word as what is asked for."""
    for line in lines:
        asked = f"{key} {year}"
        yield from EditedFile.kosong(f"        {key}: ", asked) if line == f"        {key}: null" else [line]


def _setahun(rencana: Rencana, n: int) -> Iterator[str]:
    one = rencana.lama.indikator.indikator[n]
    year = one.akumulasi_triwulan
    if year is None or year.nilai is None or one.realisasi is None or one.ditunggu:
        yield "        realisasi: null"
        return
    if isinstance(one.realisasi, Nisbah):
        yield "        realisasi:"
        counts = {"pembilang": one.realisasi.pembilang, "penyebut": one.realisasi.penyebut, "per": one.realisasi.per}
        yield from (f"          {key}: {count:f}" for key, count in counts.items())
        return
    # A mean may have more digits than a file may hold.
    number = f"{year.nilai.normalize(Context(prec=_DIGIT)):f}"
    unit = one.realisasi.satuan if isinstance(one.realisasi, Angka) else one.satuan
    if satuan_sama(unit, one.satuan):
        yield f"        realisasi: {number}"
    else:
        yield "        realisasi:"
        yield f"          nilai: {number}"
        yield f"          satuan: {_kutip(unit)}"


def _kutip(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _pagu(edited: EditedFile, rencana: Rencana) -> None:
    rows, baru = rencana.lama.pagu.pagu, rencana.baru
    edited.bertahun(("pagu",))
    # A ceiling that is known beforehand is a fact of the new year already.
    if any(one.tahun == baru for one in rows):
        return
    last = next((n for n, one in enumerate(rows) if one.tahun == rencana.dari), None)
    lines = [f"  - tahun: {baru}"]
    for key, declared in bidang_model(PaguTahun).items():
        if declared.tahunan:
            old = None if last is None else getattr(rows[last], key)
            place = Tempat(("pagu", last or 0, key), declared, old, rows[last or 0], None)
            lines += edited.kosong(f"    {key}: ", _Berkas("pagu.yaml", edited, rencana).permintaan(place))
    edited.after(("pagu",), lines)


def _metode(edited: EditedFile, rencana: Rencana) -> None:
    if rencana.lama.metode.lalu(rencana.dari) is not None:
        return
    past = [f"  - tahun: {rencana.dari}"]
    for key in MetodeLalu.model_fields:
        if key != "tahun" and edited.ada((key,)):
            past += edited.salin((key,), 4, komentar=False)
    if rencana.lama.metode.riwayat:
        edited.bertahun(("riwayat",))
        edited.after(("riwayat",), past)
    else:
        if edited.ada(("riwayat",)):
            edited.remove(("riwayat",))
        last = list(edited.data)[-1]
        edited.after((last,), ["riwayat:", *past])


def _tindak_lanjut(edited: EditedFile, rencana: Rencana) -> None:
    """Keep what is still open; what is done was told in the year that ends."""
    facts = rencana.lama.tindak_lanjut
    for key, items in (("rekomendasi", facts.rekomendasi), ("reviu", facts.reviu)):
        done = [one.tindak_lanjut is not None and one.tindak_lanjut.status == "selesai" for one in items]
        if done and all(done):
            edited.put((key,), [f"{key}: []"])
        else:
            for n in (n for n, over in enumerate(done) if over):
                edited.remove((key, n))


def _tanpa_ralat(edited: EditedFile, _rencana: Rencana) -> None:
    """Clear it: what was corrected was said of the year that ends."""
    edited.hapus_kepala()
    for key in ("ralat", "catatan"):
        if edited.ada((key,)):
            edited.put((key,), [f"{key}: []"])


def _tanpa_pengecualian(edited: EditedFile, _rencana: Rencana) -> None:
    edited.hapus_kepala()
    edited.put(("pengecualian",), ["pengecualian: []"])


# By file of the year folder, what is done to it beside what its fields declare.
_KHUSUS: Mapping[str, Callable[[EditedFile, Rencana], None]] = {
    "satker.yaml": _satker,
    "visi-misi.yaml": _visi_misi,
    "indikator.yaml": _indikator,
    "pagu.yaml": _pagu,
    "metode.yaml": _metode,
    FOLLOW_UP: _tindak_lanjut,
    RALAT: _tanpa_ralat,
    "pengecualian.yaml": _tanpa_pengecualian,
}


def perbarui(file: YearFile, edited: EditedFile, rencana: Rencana) -> None:
    """Make a data file that of the new year."""
    _Berkas(file.name, edited, rencana).perbarui(getattr(rencana.lama, file.field))
    if file.name in _KHUSUS:
        _KHUSUS[file.name](edited, rencana)
