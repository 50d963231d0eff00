"""LKJ437: a line of the budget that has none below it states its amounts."""

from lkj.check.rules.define import ERROR, PP_8, Example, Findings, Rule
from lkj.pengukuran import Pengukuran, semua_biaya

RULE = Rule(
    code="LKJ437",
    severity=ERROR,
    title="Rincian anggaran tanpa jumlah",
    finds="Sebuah baris `rincian` dalam pagu.yaml tidak menyebut `pagu` atau `realisasi`, dan tidak mempunyai baris di"
    " bawahnya.",
    why="Jumlah baris seperti itu tidak dapat dihitung dari mana pun, sehingga semua baris di atasnya tidak berjumlah.",
    source=PP_8,
    remedy="Tulis jumlahnya, null bila belum diketahui, atau baris di bawahnya.",
    examples=(
        Example(
            file="pagu.yaml",
            good="    pagu: 1000000000\n    realisasi: 950000000\n",
            bad="    pagu: 1000000000\n",
            places=("pagu.yaml:26",),
            beside=("LKJ609",),
        ),
    ),
)


@RULE.numbers
def find(numbers: Pengukuran) -> Findings:
    year = numbers.year
    typed = {one.kode: n for n, one in enumerate(year.pagu.rincian)}
    for line in semua_biaya(numbers.biaya):
        if line.bagian:
            continue
        row = year.pagu.rincian[typed[line.kode]]
        missing = [key for key in ("pagu", "realisasi") if key not in row.model_fields_set]
        if missing:
            yield RULE.at(
                year.position("pagu.yaml", ("rincian", typed[line.kode], "kode")),
                f"rincian «{line.kode}» belum menyebut {' dan '.join(f'«{key}»' for key in missing)}",
                "tulis jumlahnya, atau null bila belum diketahui",
            )
