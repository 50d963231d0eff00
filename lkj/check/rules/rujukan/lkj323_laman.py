"""LKJ323: the address of a site is one."""

import re
from typing import Final

from lkj.check.rules.define import TATA, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ323",
    severity=WARNING,
    title="Alamat laman bukan alamat",
    finds="`laman` memuat spasi atau koma, atau tidak memuat titik.",
    why="Kepala surat mencetaknya, dan pembaca tidak dapat membukanya.",
    source=TATA,
    remedy="Tulis alamatnya seperti di peramban, misalnya https://dinas.example.id.",
    examples=(
        Example(
            file="satker.yaml",
            good="laman: https://dinas.example.id",
            bad="laman: https://dinas,example.id",
            near=("laman: dinas.example.id",),
        ),
    ),
)


_ALAMAT: Final = r"(?i)(?:https?://)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s,]*)?"


@RULE.facts
def find(year: Tahun) -> Findings:
    site = year.satker.satker.laman
    if site is not None and not re.fullmatch(_ALAMAT, site):
        yield RULE.at(
            year.position("satker.yaml", ("satker", "laman")),
            f"laman «{site}» bukan alamat",
            "tulis seperti di peramban, misalnya https://dinas.example.id",
        )
