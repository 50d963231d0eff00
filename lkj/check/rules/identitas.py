"""Identity (LKJ308, LKJ309): a NIP that can belong to someone, and names that tell things apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher

from lkj.diagnostics import Finding, Position, Severity
from lkj.model import Tahun
from lkj.model.base import DOKUMEN

_USIA_TERMUDA = 18
# A PPPK has a two-digit code of the appointment, 21 and up, where a PNS has a month.
_KODE_PPPK = 21


def _cela_nip(nip: str, at: date) -> str:
    """Say what is impossible in a NIP of 18 digits (8 birth, 6 appointment, 1 sex, 3 serial); "" if nothing."""
    born_year, born_month, born_day = int(nip[:4]), int(nip[4:6]), int(nip[6:8])
    year, month = int(nip[8:12]), int(nip[12:14])
    try:
        born = date(born_year, born_month, born_day)
    except ValueError:
        return f"tanggal lahir «{nip[:8]}» tidak ada dalam kalender"
    if not (1 <= month <= 12 or month >= _KODE_PPPK):
        return f"bulan pengangkatan «{nip[12:14]}» tidak ada"
    month = min(month, 12)
    if (year, month) < (born.year + _USIA_TERMUDA, born.month):
        return f"pengangkatan tahun {year} mendahului usia {_USIA_TERMUDA} tahun bagi yang lahir tahun {born.year}"
    if year > at.year:
        return f"pengangkatan tahun {year} sesudah tanggal laporan"
    if nip[14] not in "12":
        return f"angka jenis kelamin «{nip[14]}» bukan 1 (pria) atau 2 (wanita)"
    return "nomor urut «000» tidak ada" if nip[15:] == "000" else ""


def nip_mungkin(year: Tahun) -> Iterator[Finding]:
    """LKJ308: a NIP holds dates and a sex that can be, and belongs to one person."""
    first: dict[str, int] = {}
    for n, official in enumerate(year.satker.pejabat):
        if official.nip is None:
            continue
        place = year.position("satker.yaml", ("pejabat", n, "nip"))
        hint = "salin NIP dari keputusan pengangkatan: 8 angka tanggal lahir, 6 angka pengangkatan, 1, lalu 3"
        flaw = _cela_nip(official.nip, year.hari)
        if flaw:
            yield Finding("LKJ308", Severity.ERROR, place, f"NIP {official.nama} mustahil: {flaw}", hint)
        elif official.nip in first:
            other = year.position("satker.yaml", ("pejabat", first[official.nip], "nip"))
            message = f"NIP {official.nama} sama dengan NIP pejabat lain"
            yield Finding("LKJ308", Severity.ERROR, place, message, hint, (other, "NIP yang sama di sini"))
        first.setdefault(official.nip, n)


_KATA_TUGAS = frozenset(["dan", "yang", "di", "ke", "dari", "untuk", "pada", "atas", "dalam", "serta"])
_KATA = re.compile(r"\w+")
_MIRIP = 0.8
# Shorter names share words by chance; longer ones are no names.
_NAMA_PENDEK, _NAMA_PANJANG = 3, 60


def _kata(nama: str) -> tuple[str, ...]:
    return tuple(word for word in _KATA.findall(nama.casefold()) if word not in _KATA_TUGAS)


def _tanpa_satu(words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the words with each in turn left out, and that word; a number is never a slip of another."""
    for n, word in enumerate(words):
        if word.isalpha():
            yield (*words[:n], "", *words[n + 1 :]), word


def _kembar(names: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield (later, earlier, same) for names alike but for case, small words, or one misspelt word.

    Names meet by the words they share, so that the cost grows with their number, not with its square.
    """
    whole: dict[tuple[str, ...], int] = {}
    parts: dict[tuple[str, ...], tuple[int, str]] = {}
    for n, name in enumerate(names):
        words = _kata(name)
        if words in whole:
            yield n, whole[words], True
            continue
        whole[words] = n
        if not _NAMA_PENDEK <= len(words) <= _NAMA_PANJANG:
            continue
        near: int | None = None
        for key, word in _tanpa_satu(words):
            earlier = parts.setdefault(key, (n, word))
            if near is None and earlier[0] != n and SequenceMatcher(None, earlier[1], word).ratio() >= _MIRIP:
                near = earlier[0]
        if near is not None:
            yield n, near, False


_Daftar = tuple[str, str, list[tuple[tuple[str | int, ...], str | None]]]


def _daftar(year: Tahun) -> Iterator[_Daftar]:
    """Yield the lists within which a name should tell one thing: file, what it lists, and paths with names."""
    for dokumen in DOKUMEN:
        items = [(("sasaran", n, "nama"), s.nama) for n, s in enumerate(year.sasaran.sasaran) if s.dokumen == dokumen]
        yield "sasaran.yaml", "sasaran", [*items]
        rows = year.indikator.indikator
        own = [(("indikator", n, "nama"), i.nama) for n, i in enumerate(rows) if i.dokumen == dokumen]
        yield "indikator.yaml", "indikator", [*own]
    yield "visi-misi.yaml", "tujuan", [(("tujuan", n, "nama"), t.nama) for n, t in enumerate(year.visi_misi.tujuan)]
    for p, pk in enumerate(year.pk.perjanjian):
        goals = [(("perjanjian", p, "tujuan", n, "nama"), t.nama) for n, t in enumerate(pk.tujuan)]
        yield "pk.yaml", "tujuan", [*goals]
    programs = year.pk.program
    yield "pk.yaml", "program", [(("program", n, "nama"), p.nama) for n, p in enumerate(programs)]
    activities = [
        (("program", p, "kegiatan", n, "nama"), k.nama)
        for p, program in enumerate(programs)
        for n, k in enumerate(program.kegiatan)
    ]
    yield "pk.yaml", "kegiatan", [*activities]
    yield "satker.yaml", "pejabat", [(("pejabat", n, "nama"), p.nama) for n, p in enumerate(year.satker.pejabat)]
    parts = year.satker.organisasi.bagian
    yield "satker.yaml", "bagian", [(("organisasi", "bagian", n, "nama"), b.nama) for n, b in enumerate(parts)]


def nama_tunggal(year: Tahun) -> Iterator[Finding]:
    """LKJ309: two things in one list bear the same name, or names that differ by a slip of the hand."""
    for file, what, listed in _daftar(year):
        items = [(path, name) for path, name in listed if name is not None]
        for later, earlier, same in _kembar([name for _, name in items]):
            place: Position = year.position(file, items[later][0])
            other = year.position(file, items[earlier][0])
            alike = "sama dengan" if same else "hampir sama dengan"
            yield Finding(
                "LKJ309",
                Severity.WARNING,
                place,
                f"nama {what} «{items[later][1]}» {alike} «{items[earlier][1]}»",
                "hapus salah satu bila keduanya satu hal, atau beri nama yang membedakannya",
                (other, "nama yang lain di sini"),
            )


RULES = (nip_mungkin, nama_tunggal)
