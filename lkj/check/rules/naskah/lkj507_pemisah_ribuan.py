"""LKJ507: full stop and comma do not both part thousands in one number."""

import re

from lkj.check.naskah import semua_teks
from lkj.check.rules.define import ERROR, TATA, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ507",
    severity=ERROR,
    title="Pemisah ribuan bercampur",
    finds="Satu bilangan memakai titik dan koma sebagai pemisah ribuan, misalnya «1,050.024.000».",
    why="Bilangan itu dapat dibaca dua cara, dan keduanya berbeda seribu kali lipat.",
    source=TATA,
    remedy="Pisahkan ribuan dengan titik; penyaring `rupiah` melakukannya.",
    examples=(
        Example(
            file="narasi/realisasi-anggaran.md",
            good="{{ anggaran.kini.pagu|rupiah }}",
            bad="Rp4,000.000.000",
            near=("Rp4.000.000.000,00",),
        ),
    ),
)

_BERKELOMPOK = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{3}){2,}(?:[.,]\d{1,2})?(?![\w]|[.,]\d)")
_BENAR = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


@RULE.facts
def find(year: Tahun) -> Findings:
    for text, place in semua_teks(year):
        for found in _BERKELOMPOK.finditer(text) if "," in text and "." in text else ():
            if _campur(found[0]):
                proper = re.sub(r"[.,](?=\d{3})", ".", found[0])
                yield RULE.at(
                    place(found.start()),
                    f"pemisah ribuan «{found[0]}» bercampur titik dan koma",
                    f"mungkin maksud Anda {proper}; titik memisahkan ribuan",
                )


def _campur(number: str) -> bool:
    """Tell whether both marks part thousands in one number; 1.050.024,50 and 1.050,024 are numbers as they are."""
    if _BENAR.fullmatch(number):
        return False
    return len(set(re.findall(r"[.,](?=\d{3})", number))) > 1
