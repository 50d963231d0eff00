"""LKJ320: the names of the office and of its region are spelt alike wherever the facts hold them."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from lkj.check.claims.serupa import jarak
from lkj.check.rules.define import WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ320",
    severity=WARNING,
    title="Nama kantor atau wilayah tidak seragam",
    finds="Nama, sebutan, sekretariat, jabatan, atau unit pada perjanjian menyebut wilayah yang lain daripada `wilayah`"
    " («Dinas Provinsi Tengah» dalam Provinsi Kalimantan Tengah), atau satu kata nama kantor salah eja; atau tempat"
    " penandatanganan berbeda satu huruf atau spasi dari `kota`.",
    why="Nama kantor tercetak pada sampul, kepala surat, dan tanda tangan.",
    source="Tata naskah dinas",
    remedy="Tulis nama kantor dan wilayahnya dengan ejaan yang sama di semua tempat.",
    examples=(
        Example(file="satker.yaml", good="jabatan: Kepala Dinas Contoh", bad="jabatan: Kepala Dinas Conoth"),
        Example(
            file="pk.yaml",
            good="    unit: Dinas Contoh\n",
            bad="    unit: Dinas Contoh Kabupaten Lain\n",
            near=("    unit: Dinas Contoh Kabupaten Contoh\n",),
        ),
    ),
)


_TINGKAT: Final = re.compile(r"\b(provinsi|kabupaten|kota)\s+(.+)", re.IGNORECASE)
_KATA: Final = re.compile(r"[^\W\d_]+")
# Shorter words are one letter from one another by chance.
_PANJANG: Final = 6
# Words of offices that are one letter from one another, each right.
_SERUPA: Final = frozenset(["teknis", "teknik", "pelayanan", "pelayaran", "selatan", "utara"])
_Tempat = tuple[str, tuple[str | int, ...], str]


def _nama(year: Tahun) -> Iterator[_Tempat]:
    """Yield the texts that hold the name of the office, those that say it best first."""
    office = year.satker.satker
    for key in ("nama", "sebutan", "sekretariat", "lembaga", "wilayah"):
        name = getattr(office, key)
        if name is not None:
            yield "satker.yaml", ("satker", key), name
    for n, official in enumerate(year.satker.pejabat):
        yield "satker.yaml", ("pejabat", n, "jabatan"), official.jabatan
    for n, pk in enumerate(year.pk.perjanjian):
        yield "pk.yaml", ("perjanjian", n, "unit"), pk.unit


def _kata(text: str) -> list[str]:
    return [word.casefold() for word in _KATA.findall(text.split("(")[0])]


def _wilayah_lain(year: Tahun, text: str) -> bool:
    """Tell whether a text names a region of the level of the office's own, but another one."""
    own, named = _TINGKAT.match(year.satker.satker.wilayah), _TINGKAT.search(text)
    if own is None or named is None or own[1].casefold() != named[1].casefold():
        return False
    words = _kata(own[2])
    return _kata(named[2])[: len(words)] != words


def _salah_eja(texts: list[_Tempat]) -> Iterator[tuple[_Tempat, str, str]]:
    """Yield each text with a word that is one letter from one that the names hold more often, or earlier."""
    office = Counter(word for _, path, text in texts if path[0] == "satker" for word in _kata(text))
    every = Counter(word for _, _, text in texts for word in _kata(text))
    # A counter keeps the order in which it met its words.
    rank = {word: (-times, n) for n, (word, times) in enumerate(every.items())}
    long = [word for word in office if len(word) >= _PANJANG and word not in _SERUPA]
    meant: dict[str, str] = {}
    for word in every:
        if len(word) >= _PANJANG - 1 and word not in _SERUPA:
            right = (one for one in long if rank[one] < rank[word] and jarak(one, word, most=1) == 1)
            meant.update((word, one) for one in right)
    for place in texts:
        yield from ((place, word, meant[word]) for word in dict.fromkeys(_kata(place[2])) if word in meant)


def _tempat(year: Tahun) -> Iterator[_Tempat]:
    yield "satker.yaml", ("laporan", "tempat"), year.satker.laporan.tempat
    for n, pk in enumerate(year.pk.perjanjian):
        yield "pk.yaml", ("perjanjian", n, "tempat"), pk.tempat


@RULE.facts
def find(year: Tahun) -> Findings:
    texts = list(_nama(year))
    region, city = year.satker.satker.wilayah, year.satker.satker.kota
    other = [place for place in texts if _wilayah_lain(year, place[2])]
    for file, path, text in other:
        yield RULE.at(
            year.position(file, path),
            f"«{text}» menyebut wilayah yang lain daripada «{region}»",
            "samakan nama wilayahnya",
            (year.position("satker.yaml", ("satker", "wilayah")), "wilayah kantor"),
        )
    for place, word, meant in _salah_eja(texts):
        if place not in other:
            yield RULE.at(
                year.position(place[0], place[1]),
                f"«{place[2]}» memuat «{word}», sedangkan di tempat lain «{meant}»",
                "samakan ejaannya",
            )
    plain = "".join(_kata(city)) if city.isascii() else ""
    for file, path, text in _tempat(year):
        said = "".join(_kata(text))
        if (
            text.casefold() != city.casefold()
            and len(plain) >= _PANJANG
            and (said == plain or jarak(said, plain, most=1) == 1)
        ):
            yield RULE.at(
                year.position(file, path),
                f"tempat «{text}» hampir sama dengan kota kantor «{city}»",
                "samakan ejaannya",
                (year.position("satker.yaml", ("satker", "kota")), "kota kantor"),
            )
