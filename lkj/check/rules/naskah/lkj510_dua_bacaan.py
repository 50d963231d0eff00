"""LKJ510: a direction is right in rupiah and wrong in percent, or the other way round."""

from lkj.check.claims.periksa import klaim
from lkj.check.rules.define import INFO, TATA, Example, Findings, Rule
from lkj.check.rules.naskah.putusan import dari
from lkj.pengukuran import Pengukuran

RULE = Rule(
    code="LKJ510",
    severity=INFO,
    title="Arah benar menurut satu bacaan saja",
    finds="Narasi menyebut naik atau turun tanpa ukurannya, dan jumlah dalam rupiah berlainan arah dengan"
    " persentasenya.",
    why="Pembaca dapat memahami sebaliknya.",
    source=TATA,
    remedy="Sebut ukurannya: dalam rupiah, atau dalam persen.",
    examples=(
        Example(
            file="narasi/realisasi-anggaran.md",
            good="Pada tahun {{ anggaran.kini.tahun }} direalisasikan",
            bad="Realisasi anggaran menurun. Pada tahun {{ anggaran.kini.tahun }} direalisasikan",
            near=("Serapan anggaran menurun. Pada tahun {{ anggaran.kini.tahun }} direalisasikan",),
        ),
    ),
)


@RULE.numbers
def find(numbers: Pengukuran) -> Findings:
    yield from dari(RULE, klaim(numbers))
