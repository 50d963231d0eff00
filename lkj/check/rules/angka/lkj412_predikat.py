"""LKJ412: a predicate in the name of an indicator agrees with the number that is its target."""

import re
from decimal import Decimal

from lkj.capaian import Angka, tulis_angka
from lkj.check.rules.define import PERMENPAN_88, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ412",
    severity=WARNING,
    title="Predikat dan angka tidak sesuai",
    finds="Nama indikator menyebut predikat, sedangkan targetnya angka dengan predikat lain.",
    why="«BAIK» ialah >60–70, sedangkan 77 termasuk >70–80, «SANGAT BAIK»: yang dijanjikan menjadi tidak pasti.",
    source=PERMENPAN_88,
    remedy="Pakai predikat dengan satuan `predikat-sakip`, atau angka tanpa predikat.",
    examples=(
        Example(
            file="indikator.yaml",
            good="nama: Persentase pengaduan yang diselesaikan",
            bad='nama: Indeks pelayanan pengaduan "BAIK"',
            places=("indikator.yaml:26",),
        ),
    ),
)


# PermenPANRB 88/2021: AA >90–100, A >80–90, BB >70–80, B >60–70, CC >50–60, C >30–50, D 0–30, in words.
_PREDIKAT = (
    (Decimal(90), "SANGAT MEMUASKAN"),
    (Decimal(80), "MEMUASKAN"),
    (Decimal(70), "SANGAT BAIK"),
    (Decimal(60), "BAIK"),
    (Decimal(50), "CUKUP"),
    (Decimal(30), "KURANG"),
    (Decimal("-Infinity"), "SANGAT KURANG"),
)
_KATA_PREDIKAT = re.compile(r"[“\"'(]?\b(SANGAT MEMUASKAN|MEMUASKAN|SANGAT BAIK|BAIK|CUKUP|SANGAT KURANG|KURANG)\b")


def _predikat(nilai: Decimal) -> str:
    return next(word for bound, word in _PREDIKAT if nilai > bound)


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, row in enumerate(year.indikator.indikator):
        found = _KATA_PREDIKAT.search(row.nama)
        target = row.target
        if found is None or not isinstance(target, Angka) or not 0 <= target.nilai <= 100:
            continue
        proper = _predikat(target.nilai)
        if found[1] != proper:
            yield RULE.at(
                year.position("indikator.yaml", ("indikator", n, "target")),
                f"nama {row.id} menyebut predikat «{found[1]}», sedangkan targetnya {tulis_angka(target.nilai)},"
                f" yang berpredikat «{proper}»",
                "pilih satu: predikat pada tangga predikat-sakip, atau nilai tanpa predikat pada namanya",
                (year.position("indikator.yaml", ("indikator", n, "nama")), "predikatnya di sini"),
            )
