"""Write the skeleton of a rule into its family: `make rule CODE=LKJ499 NAME=kantor_kosong`.

Its example fails until it is filled in, and so does the test of examples. Nothing else is to be touched.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from lkj.check.rules import FAMILIES, codes

ROOT = Path(__file__).parent.parent

SKELETON = '''"""{code}: ISI what a right year fulfils, in one English sentence."""

from lkj.check.rules.define import TATA, WARNING, Example, Findings, Rule
from {model}

RULE = Rule(
    code="{code}",
    severity=WARNING,
    title="ISI judul, tanpa titik",
    finds="ISI apa yang ditemukan.",
    why="ISI mengapa penting.",
    source=TATA,
    remedy="ISI apa yang harus dilakukan.",
    examples=(Example(file="satker.yaml", good="ISI bagian tests/data/benar", bad="ISI yang salah di tempatnya"),),
)


@RULE.{kind}
def find({arguments}) -> Findings:
    yield from ()  # ISI yield RULE.at({year}.position("satker.yaml", ("satker", "kota")), "pesan", "saran")
'''


#: What the function of a family is called for, what it takes, and where that is from.
_KINDS = {
    "antartahun": ("years", "before: Tahun, now: Tahun", "lkj.model import Tahun"),
    "antarsatker": ("offices", "semua: SemuaSatker", "lkj.pengukuran.antarsatker import SemuaSatker"),
}


def write(code: str, name: str) -> Path:
    """Write the file of a new rule and return its path; ValueError for a code or a name that cannot be one."""
    hundred = int(code[3]) if re.fullmatch(r"LKJ\d{3}", code) else 0
    if not 1 <= hundred <= len(FAMILIES):
        raise ValueError(f"CODE is LKJ101 to LKJ{len(FAMILIES)}99, not «{code}»")
    if code in codes():
        raise ValueError(f"{code} has a rule already")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ValueError(f"NAME is a few words in small letters, parted by _, not «{name}»")
    family = list(FAMILIES)[hundred - 1]
    kind, arguments, model = _KINDS.get(family, ("facts", "year: Tahun", "lkj.model import Tahun"))
    path = ROOT / "lkj" / "check" / "rules" / family / f"{code.lower()}_{name}.py"
    text = SKELETON.format(
        code=code,
        kind=kind,
        arguments=arguments,
        model=model,
        year=arguments.rpartition(", ")[2].partition(":")[0],
    )
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
    print(f"  pytest tests/check/rules/test_contoh_aturan.py -k {path.name[:6].upper()}")
    print("  make docs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
