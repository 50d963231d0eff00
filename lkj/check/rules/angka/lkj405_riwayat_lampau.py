"""LKJ405: the history of an indicator, and that of the method, hold years before that of the report."""

from lkj.check.rules.angka.terukur import tempat
from lkj.check.rules.define import ERROR, PERMENPAN_53, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ405",
    severity=ERROR,
    title="Riwayat menyebut tahun yang belum lalu",
    finds="`riwayat` memuat tahun laporan atau sesudahnya.",
    why="Riwayat dipakai untuk membandingkan dengan tahun-tahun sebelumnya.",
    source=PERMENPAN_53,
    remedy="Isi tahun-tahun sebelumnya saja.",
    examples=(
        Example(
            file="indikator.yaml", good="- tahun: 2023\n        target: 88", bad="- tahun: 2024\n        target: 88"
        ),
    ),
    blocks=True,
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for k, method in enumerate(year.metode.riwayat):
        if method.tahun >= year.tahun:
            yield RULE.at(
                year.position("metode.yaml", ("riwayat", k, "tahun")),
                f"riwayat metode menyebut tahun {method.tahun}, padahal laporan ini tahun {year.tahun}",
                "isi riwayat dengan metode tahun-tahun sebelumnya saja",
            )
    for n, indikator in enumerate(year.indikator.indikator):
        for k, lalu in enumerate(indikator.riwayat):
            if lalu.tahun >= year.tahun:
                yield RULE.at(
                    tempat(year, n, "riwayat", k, "tahun"),
                    f"riwayat {indikator.id} menyebut tahun {lalu.tahun}, padahal laporan ini tahun {year.tahun}",
                    "isi riwayat dengan tahun-tahun sebelumnya saja",
                )
