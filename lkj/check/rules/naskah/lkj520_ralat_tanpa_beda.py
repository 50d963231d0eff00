"""LKJ520: a correction corrects something."""

from lkj.check.rules.define import TATA, WARNING, Findings, Rule
from lkj.pengukuran import Pengukuran

RULE = Rule(
    code="LKJ520",
    severity=WARNING,
    title="Ralat yang tidak meralat apa pun",
    finds="`semula` pada satu butir `ralat.yaml` sama dengan yang tercetak bagi `menjadi`.",
    why="Lampiran ralat memberi tahu pembaca apa yang berubah; butir tanpa perubahan menyesatkannya.",
    source=TATA,
    remedy="Hapus butir itu. Bila yang hendak disampaikan sebuah catatan, tulis dalam `catatan`.",
    file="ralat.yaml",
)


@RULE.numbers
def find(numbers: Pengukuran) -> Findings:
    year = numbers.year
    if not year.ralat.ralat:
        return
    from lkj.report.susun_ralat import susun_ralat

    for n, row in enumerate(susun_ralat(numbers).ralat):
        if " ".join(row.tercetak.split()) == " ".join(row.semula.split()):
            yield RULE.at(
                year.position("ralat.yaml", ("ralat", n, "semula")),
                f"ralat {row.id} ({row.perihal}) menyatakan «{row.semula}» semula dan sekarang",
                "hapus butir ini, atau perbaiki «semula» atau «menjadi»",
            )
