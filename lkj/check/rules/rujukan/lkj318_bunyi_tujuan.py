"""LKJ318: a goal that an agreement quotes by its id is that goal."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.rencana import Tujuan
from lkj.model.similar import lain_sama_sekali

RULE = Rule(
    code="LKJ318",
    severity=WARNING,
    title="Tujuan ber-id sama berbunyi lain",
    finds="Tujuan dengan id yang sama dalam Renstra dan Perjanjian Kinerja, atau dalam dua perjanjian, berbunyi lain"
    " sama sekali,"
    " atau hanya berbeda oleh salah eja.",
    why="Satu id menunjuk satu tujuan; sasaran yang mendukungnya menjadi tidak jelas.",
    source=PERMENPAN_53,
    remedy="Samakan bunyinya, atau beri id yang lain.",
    examples=(
        Example(
            file="pk.yaml",
            good="    supervisi: null\n",
            bad="    supervisi: null\n    tujuan:\n      - id: TJ-01\n"
            "        nama: Meningkatnya muto pelayanan contoh\n",
            near=(
                "    supervisi: null\n    tujuan:\n      - id: TJ-01\n        nama: Meningkatnya mutu pelayanan"
                " contoh\n",
            ),
        ),
    ),
)


_SALAH_EJA = 0.9
_Path = tuple[str | int, ...]


def _kata(nama: str) -> str:
    return " ".join(re.findall(r"\w+", nama.casefold()))


def _tujuan(year: Tahun) -> Iterator[tuple[str, _Path, Tujuan]]:
    for n, one in enumerate(year.visi_misi.tujuan):
        yield "visi-misi.yaml", ("tujuan", n, "nama"), one
    for p, pk in enumerate(year.pk.perjanjian):
        for n, one in enumerate(pk.tujuan):
            yield "pk.yaml", ("perjanjian", p, "tujuan", n, "nama"), one


@RULE.facts
def find(year: Tahun) -> Findings:
    first: dict[str, tuple[str, _Path, str]] = {}
    for file, path, one in _tujuan(year):
        if one.nama is None:
            continue
        elsewhere, there, other = first.setdefault(one.id, (file, path, one.nama))
        said, was = _kata(one.nama), _kata(other)
        if said == was:
            continue
        strange = lain_sama_sekali(said, was)
        if strange or SequenceMatcher(None, said, was, autojunk=False).ratio() >= _SALAH_EJA:
            how = "lain sama sekali" if strange else "hampir sama"
            yield RULE.at(
                year.position(file, path),
                f"bunyi tujuan {one.id} {how} dengan yang tertulis dalam {elsewhere}: «{other}»",
                "samakan bunyinya, atau beri id yang lain",
                (year.position(elsewhere, there), "bunyi yang lain"),
            )
