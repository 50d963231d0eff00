"""LKJ315: a report rests on regulations that were there when it was signed."""

from lkj.check.rules.define import WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ315",
    severity=WARNING,
    title="Peraturan dari tahun yang belum tiba",
    finds="Tahun sebuah peraturan sesudah tahun penandatanganan laporan.",
    why="2041 ialah 2014 yang tertukar angkanya; rujukan yang salah melemahkan dasar laporan.",
    source="Urutan waktu peraturan",
    remedy="Periksa tahunnya.",
    examples=(
        Example(
            file="dasar-hukum.yaml", good="    tahun: 2016\n", bad="    tahun: 2061\n", beside=("LKJ311", "LKJ316")
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    report = year.satker.laporan.tanggal
    last = year.tahun + 1 if report is None else max(report.year, year.tahun)
    for n, law in enumerate(year.dasar_hukum.dasar_hukum):
        if law.tahun > last:
            yield RULE.at(
                year.position("dasar-hukum.yaml", ("dasar_hukum", n, "tahun")),
                f"{law.singkat} belum ada ketika laporan ini ditandatangani tahun {last}",
                "periksa tahunnya",
            )
