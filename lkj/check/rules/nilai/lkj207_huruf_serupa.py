"""LKJ207: letters that only look Latin, in data, where reading finds them too, and in prose."""

import re
import unicodedata

from lkj.capaian.numerals import HOMOGLIF, sebut_aksara
from lkj.check.naskah import semua_teks
from lkj.check.rules.define import ERROR, TATA, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.metode import halus

RULE = Rule(
    code="LKJ207",
    severity=ERROR,
    title="Huruf yang hanya serupa dengan huruf Latin",
    finds="Kata atau peringkat memuat huruf Kiril atau Yunani yang rupanya sama dengan huruf Latin.",
    why="«В» Kiril dan «B» Latin tampak sama, tetapi pencarian dan tangga predikat membedakannya. Huruf itu biasa"
    " terbawa dari naskah hasil pindai.",
    source=TATA,
    remedy="Ketik ulang dengan huruf Latin.",
    examples=(
        Example(file="indikator.yaml", good="target: BB", bad="target: \u0412\u0412"),
        Example(file="narasi/permasalahan.md", good="belum sebanding", bad="belum seb\u0430nding"),
    ),
)

_KATA = re.compile(r"\w+")
_SERUPA = frozenset(map(chr, HOMOGLIF))


@RULE.facts
def find(year: Tahun) -> Findings:
    for text, place in semua_teks(year):
        for found in _KATA.finditer(text) if not text.isascii() else ():
            alike = next((c for c in found[0] if c in _SERUPA), None)
            if alike is None or not all(c in _SERUPA or unicodedata.name(c, "").startswith("LATIN") for c in found[0]):
                continue
            yield RULE.at(
                place(found.start()),
                halus(f"«{found[0]}» memuat huruf {sebut_aksara(alike)}, yang hanya serupa dengan huruf Latin"),
                f"ketik ulang dengan huruf Latin: {found[0].translate(HOMOGLIF)}",
            )
