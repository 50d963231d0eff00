"""LKJ445: a cap below 100 keeps every met target from counting as met in full."""

from collections.abc import Iterator
from decimal import Decimal

from lkj.capaian import tulis_angka
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.diagnostics import Position
from lkj.model import Tahun

RULE = Rule(
    code="LKJ445",
    severity=WARNING,
    title="Batas atas capaian di bawah 100 persen",
    finds="`batas_atas` dalam `metode.yaml`, atau pada satu indikator, kurang dari 100.",
    why="Target yang tercapai bernilai 100 persen. Dengan batas di bawahnya tidak satu pun indikator mencapainya; 10"
    " atau 11 biasanya 100 atau 110 yang kehilangan satu nol.",
    source=PERMENPAN_53,
    remedy="Tulis batas yang ditetapkan, misalnya 110 atau 120, atau null bila capaian tidak dibatasi.",
    examples=(
        Example(
            file="metode.yaml",
            good="  batas_atas: null\n",
            bad="  batas_atas: 12\n",
            near=("  batas_atas: 100\n", "  batas_atas: 120\n"),
        ),
    ),
)


def _batas(year: Tahun) -> Iterator[tuple[Decimal | None, Position]]:
    method = year.metode
    yield method.capaian.batas_atas, year.position("metode.yaml", ("capaian", "batas_atas"))
    for n, past in enumerate(method.riwayat):
        yield past.capaian.batas_atas, year.position("metode.yaml", ("riwayat", n, "capaian", "batas_atas"))
    for n, one in enumerate(year.indikator.indikator):
        place = ("indikator", n)
        yield one.batas_atas, year.position("indikator.yaml", (*place, "batas_atas"))
        for k, lalu in enumerate(one.riwayat):
            yield lalu.batas_atas, year.position("indikator.yaml", (*place, "riwayat", k, "batas_atas"))


@RULE.facts
def find(year: Tahun) -> Findings:
    for cap, place in _batas(year):
        if cap is not None and cap < 100:
            yield RULE.at(
                place,
                f"batas atas capaian {tulis_angka(cap)}%, sehingga target yang tercapai pun tidak bernilai 100%",
                "tulis batas yang ditetapkan, misalnya 110 atau 120; null bila capaian tidak dibatasi",
            )
