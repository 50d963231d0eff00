"""The closed vocabulary of claims: what each word or phrase contributes to a frame.

A word that stands here is placed; a word that does not makes its clause one that is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from pathlib import Path

from lkj.files import read_own


class Jenis(StrEnum):
    """What an item of a sentence is, in one letter."""

    UKURAN = "U"
    CACAHAN = "n"
    ARAH = "D"
    KUANTOR = "Q"
    PUNCAK = "X"
    STATUS = "S"
    BATAS = "B"
    BANDING = "L"
    DARI = "d"
    MENJADI = "m"
    ATAU = "a"
    DAN = "&"
    KATEGORI = "k"
    NAMA_KATEGORI = "K"
    SIFAT = "f"
    TOTAL = "T"
    ANDAI = "h"
    EKOR = "e"
    PISAH = ";"
    KOMA = ","
    PERIODE = "P"
    TRIWULAN = "W"
    NILAI = "V"
    CACAH = "N"
    PERINGKAT = "G"
    TANGGAL = "F"
    BEBERAPA = "b"
    SATUAN = "u"
    HITUNG = "Z"
    ENTITAS = "E"
    NETRAL = "."
    ASING = "x"


_BERKAS = "kosakata.txt"
#: The section of what says that something was reached, and those of what may stand before it.
_TERCAPAI, _AWALAN = "tercapai", "awalan"
#: Passives that alone say by whom, and only after such a word that something was reached.
_PASIF = frozenset({"dicapai", "dipenuhi"})


def _bagian(teks: str) -> Iterator[tuple[str, str, list[tuple[str, ...]]]]:
    """Yield the sections of the vocabulary: kind, what it says, and its phrases, word by word."""
    for block in teks.split("\n\n"):
        heading, _, body = block.partition("\n")
        if heading.startswith("["):
            kind, _, says = heading.strip("[]").partition(" ")
            yield kind, says, [tuple(phrase.split()) for phrase in body.split("|")]


@cache
def kamus() -> Mapping[tuple[str, ...], tuple[Jenis, str]]:
    """Return each phrase, word by word, with what it contributes."""
    found: dict[tuple[str, ...], tuple[Jenis, str]] = {}
    prefixes: list[tuple[tuple[str, ...], str]] = []
    text = read_own(Path(str(files("lkj.check.claims"))) / _BERKAS).decode("utf-8")
    for kind, says, phrases in _bagian(text):
        if kind == _AWALAN:
            prefixes += [(phrase, says) for phrase in phrases]
            continue
        for phrase in phrases:
            if says != _TERCAPAI:
                found[phrase] = (Jenis(kind), says)
                continue
            if phrase[-1] not in _PASIF:
                found[phrase] = (Jenis(kind), "+")
            for before, sense in prefixes:
                found[before + phrase] = (Jenis(kind), sense)
    return found
