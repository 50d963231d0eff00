"""LKJ608: a section of the report's outline holds no word."""

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.diagnostics import Position
from lkj.files.layout import NARASI
from lkj.model import Tahun
from lkj.model.blanks import bagian, kosong

RULE = Rule(
    code="LKJ608",
    severity=WARNING,
    title="Bagian laporan kosong",
    finds="Satu bagian dari kerangka laporan tidak berisi.",
    why="Kerangka laporan sama bagi semua instansi, supaya dapat direviu dan dievaluasi.",
    source=PERMENPAN_53,
    remedy="Tulis isinya.",
    examples=(
        Example(
            file="narasi/permasalahan.md",
            good="Jumlah petugas pengaduan belum sebanding dengan jumlah pengaduan yang masuk.",
            bad="",
            beside=("LKJ610",),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for name, title in bagian(year).items():
        if kosong(year.narasi[name].teks):
            yield RULE.at(
                Position(year.narasi[name].berkas, 1, 1),
                f"bagian «{title}» kosong",
                "tulis isinya; PermenPANRB 53/2014 meminta bagian ini dalam setiap laporan"
                if name in NARASI
                else "tulis isinya, atau hapus dari kerangka.yaml",
            )
