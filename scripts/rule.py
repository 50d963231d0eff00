"""Write the skeleton of a rule into its family: `make rule CODE=LKJ499 NAME=kantor_kosong`.

Its example fails until it is filled in, and so does the test of examples. Nothing else is to be touched, but by a rule
of files, which is given where they are read, and by one between offices, which no example shows.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple

from lkj.check.rules import FAMILIES, codes

ROOT = Path(__file__).parent.parent

SKELETON = '''"""{code}{about}"""

{imports}

RULE = Rule(
    code="{code}",
    severity=WARNING,
    title="ISI judul, tanpa titik",
    finds="ISI apa yang ditemukan.",
    why="ISI mengapa penting.",
    source=TATA,
    remedy="ISI apa yang harus dilakukan.",
    {proof}
)
{finder}'''
_FINDER = """

@RULE.{kind}
def find({arguments}) -> Findings:
    {body}
"""
_BETWEEN = """for office in semua.hasil:
        if False:  # ISI kapan satker ini keliru
            yield temuan(RULE, office.kode, office.indikator[0].di("realisasi"), "ISI pesan", "ISI saran")"""


class Shape(NamedTuple):
    """What differs between the families: the docstring, the imports, the proof, the function, and what tests it."""

    imports: str
    finder: str
    about: str = ": ISI what a right year fulfils, in one English sentence."
    proof: str = 'examples=(Example(file="satker.yaml", good="ISI bagian tests/data/benar", bad="ISI yang salah"),),'
    test: str = "pytest tests/check/rules/test_contoh_aturan.py -k {code}"


def _of_years(kind: str, arguments: str, year: str) -> Shape:
    body = f'yield from ()  # ISI yield RULE.at({year}.position("satker.yaml", ("satker", "kota")), "pesan", "saran")'
    return Shape(
        "from lkj.check.rules.define import TATA, WARNING, Example, Findings, Rule\nfrom lkj.model import Tahun",
        _FINDER.format(kind=kind, arguments=arguments, body=body),
    )


_FACTS = _of_years("facts", "year: Tahun", "year")
_SHAPES = {
    "berkas": Shape(
        "from lkj.check.rules.define import TATA, WARNING, Example, Rule", "", about=", found while ISI a file is read."
    ),
    "antartahun": _of_years("years", "before: Tahun, now: Tahun", "now"),
    "antarsatker": Shape(
        "from lkj.check.rules.antarsatker.tempat import temuan\n"
        "from lkj.check.rules.define import TATA, WARNING, Findings, Rule\n"
        "from lkj.pengukuran.antarsatker import SemuaSatker",
        _FINDER.format(kind="offices", arguments="semua: SemuaSatker", body=_BETWEEN),
        about=": ISI what right offices fulfil, in one English sentence.",
        proof='file="indikator.yaml",',
        test="pytest tests/offices/rekap/test_aturan_antarsatker.py  # where a test shows {code} found, and one not",
    ),
}


def family(code: str) -> str:
    """Return the family that a code lies in."""
    return list(FAMILIES)[int(code[3]) - 1]


def _shape(code: str) -> Shape:
    return _SHAPES.get(family(code), _FACTS)


def write(code: str, name: str) -> Path:
    """Write the file of a new rule and return its path; ValueError for a code or a name that cannot be one."""
    hundred = int(code[3]) if re.fullmatch(r"LKJ\d{3}", code) else 0
    if not 1 <= hundred <= len(FAMILIES):
        raise ValueError(f"CODE is LKJ101 to LKJ{len(FAMILIES)}99, not «{code}»")
    if code in codes():
        free = next(one for n in range(int(code[3:]), 1000) if (one := f"LKJ{n}") not in codes())
        raise ValueError(f"{code} has a rule already, {free} has none")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ValueError(f"NAME is a few words in small letters, parted by _, not «{name}»")
    path = ROOT / "lkj" / "check" / "rules" / family(code) / f"{code.lower()}_{name}.py"
    text = SKELETON.format(code=code, **_shape(code)._asdict())
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def main() -> int:
    """Write the skeleton that the command line asks for, and say what is left to do."""
    try:
        path = write(*[*sys.argv[1:], "", ""][:2])
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{path.relative_to(ROOT).as_posix()}: fill in what says ISI, then")
    code = path.name[:6].upper()
    print(f"  {_shape(code).test.format(code=code)}")
    print("  make docs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
