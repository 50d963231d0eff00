"""LKJ711: a person is of one name and one NIP in both years."""

import re
from collections.abc import Iterator
from typing import Final

from lkj.check.claims.pola import Pola
from lkj.check.claims.serupa import jarak
from lkj.check.rules.define import WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.satker import Pejabat

RULE = Rule(
    code="LKJ711",
    severity=WARNING,
    title="Nama atau NIP pejabat berbeda dari tahun lalu",
    finds="NIP yang sama bernama lain, nama yang sama ber-NIP yang hanya berbeda satu atau dua angka, atau nama"
    " pejabat dengan id"
    " yang sama hanya berbeda satu huruf. Gelar, singkatan, dan pejabat yang berganti tidak diperiksa.",
    why="Nama dan NIP tercetak di bawah tanda tangan dan menunjuk satu orang.",
    source="Tata naskah dinas",
    remedy="Salin nama dan NIP dari keputusan pengangkatan.",
    examples=(Example(file="satker.yaml", good="    nama: Contoh Sekretaris\n", bad="    nama: Contoh Sekertaris\n"),),
)


_GELAR: Final = Pola(r"\b(?:prof|dr|drs|dra|drg|ir|h|hj|kh|apt|plt|plh)\b\.?", re.IGNORECASE)
_KATA: Final = Pola(r"[^\W\d_]+")
_ANGKA_LAIN: Final = 2
_PANJANG: Final = 5
_SINGKATAN: Final = 3


def _nama(text: str) -> list[str]:
    """Return the words of a name without degrees, which stand before it or after a comma."""
    return [word.casefold() for word in _KATA.findall(_GELAR.siap.sub(" ", text.split(",")[0].split("(")[0]))]


def _sepadan(one: str, other: str) -> bool:
    """Tell whether a word of a name may stand for another: itself, or cut as in "Muh.", "M." or "St." for "Siti"."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or (len(short) <= _SINGKATAN and short[0] == long[0])


def _seorang(one: list[str], other: list[str]) -> bool:
    """Tell whether two names may be of one person: each word of the shorter one is in the longer one, whole or cut."""
    short, long = sorted((one, other), key=len)
    return all(any(_sepadan(word, full) for full in long) for word in short)


def _salah_eja(one: list[str], other: list[str]) -> bool:
    """Tell whether two names differ in one long word by one letter."""
    if len(one) != len(other):
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and min(map(len, apart[0])) >= _PANJANG and jarak(*apart[0], most=1) == 1


def _ganjil(one: Pejabat, then: Pejabat) -> Iterator[tuple[str, str]]:
    """Yield the key that is odd of an official, and what it was then."""
    name, was = _nama(one.nama), _nama(then.nama)
    if one.nip is not None and one.nip == then.nip:
        if not _seorang(name, was):
            yield "nama", f"NIP {one.nip} milik «{then.nama}»"
    elif one.nip is not None and then.nip is not None and name == was:
        other = [n for n, (a, b) in enumerate(zip(one.nip, then.nip, strict=True)) if a != b]
        if len(other) <= _ANGKA_LAIN:
            yield "nip", f"NIP «{then.nama}» {then.nip}"
    elif one.id == then.id and (one.nip is None or then.nip is None) and _salah_eja(name, was):
        yield "nama", f"nama {one.id} «{then.nama}»"


@RULE.years
def find(before: Tahun, now: Tahun) -> Findings:
    for n, one in enumerate(now.satker.pejabat):
        for m, then in enumerate(before.satker.pejabat):
            for key, told in _ganjil(one, then):
                yield RULE.at(
                    now.position("satker.yaml", ("pejabat", n, key)),
                    f"di sini «{one.nama}»{f' ber-NIP {one.nip}' if key == 'nip' else ''},"
                    f" sedangkan dalam data/{before.tahun} {told}",
                    "salin nama dan NIP dari keputusan pengangkatan",
                    (before.position("satker.yaml", ("pejabat", m, key)), f"dalam data/{before.tahun}"),
                )
