"""LKJ309: two things in one list bear the same name, or names that differ by a slip of the hand."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.diagnostics import Position
from lkj.model import Tahun
from lkj.model.base import Belum

RULE = Rule(
    code="LKJ309",
    severity=WARNING,
    title="Nama kembar",
    finds="Dua butir dalam satu daftar bernama sama, atau namanya hanya berbeda pada satu kata yang mirip. Dua pejabat"
    " ber-NIP lain boleh bernama sama.",
    why="Pembaca tidak dapat membedakan keduanya; barangkali satu hal tercatat dua kali.",
    source=PERMENPAN_53,
    remedy="Hapus salah satu, atau beri nama yang membedakannya.",
    examples=(
        Example(file="pk.yaml", good="nama: Penyediaan Antrean Daring", bad="nama: Pelayanan Pengaduan"),
        Example(
            file="indikator.yaml",
            good="nama: Jumlah berkas arsip yang ditata",
            bad="nama: Persentase pengaduan yang diselesaikn",
            beside=("LKJ413",),
        ),
    ),
)


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
    for dokumen in year.dokumen:
        items = [
            (("sasaran", n, "nama"), s.nama) for n, s in enumerate(year.sasaran.sasaran) if dokumen in s.berdokumen
        ]
        yield "sasaran.yaml", "sasaran", [*items]
        own = [(("indikator", n, "nama"), i.nama) for n, i in year.indikator_bernomor(dokumen)]
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
    units = year.satker.organisasi.unit
    for above in dict.fromkeys(one.induk for one in units):
        # Each of several bureaus may have a section of general affairs.
        below = [(("organisasi", "unit", n, "nama"), u.nama) for n, u in enumerate(units) if u.induk == above]
        yield "satker.yaml", "unit", [*below]


def _dua_orang(year: Tahun, *paths: tuple[str | int, ...]) -> bool:
    """Tell whether two officials have each a NIP of their own: two people may bear one name."""
    one, other = (year.satker.pejabat[int(path[1])].nip for path in paths)
    return one is not None and other is not None and one != other


def _pengenal(year: Tahun, file: str, path: Sequence[str | int]) -> str:
    """Return the id or code of what a name is of, before it; empty where it has none."""
    item: Any = year.documents[file].data
    for step in path[:-1]:
        item = item[step]
    known = item.get("id") or item.get("kode")
    return f"{known} " if known else ""


@RULE.facts
def find(year: Tahun) -> Findings:
    for file, what, listed in _daftar(year):
        items = [(path, name) for path, name in listed if name is not None and not isinstance(name, Belum)]
        for later, earlier, same in _kembar([name for _, name in items]):
            if what == "pejabat" and _dua_orang(year, items[later][0], items[earlier][0]):
                continue
            place: Position = year.position(file, items[later][0])
            other = year.position(file, items[earlier][0])
            one, two = (_pengenal(year, file, items[at][0]) for at in (later, earlier))
            message = f"nama {what} {one}«{items[later][1]}» hampir sama dengan {two}«{items[earlier][1]}»"
            if items[later][1] == items[earlier][1]:
                both = f"{what} {one}dan {two}" if one and two else f"dua {what} "
                message = f"{both}bernama sama: «{items[later][1]}»"
            elif same:
                message = f"nama {what} {one}«{items[later][1]}» sama dengan {two}«{items[earlier][1]}»"
            yield RULE.at(
                place,
                message,
                "hapus salah satu bila keduanya satu hal, atau beri nama yang membedakannya",
                (other, "nama yang lain di sini"),
            )
