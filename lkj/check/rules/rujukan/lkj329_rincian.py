"""LKJ329: no line of the budget stands below itself."""

from lkj.check.rules.define import ERROR, TATA, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ329",
    severity=ERROR,
    title="Rincian anggaran di bawah dirinya sendiri",
    finds="`induk` sebuah baris `rincian` dalam pagu.yaml menyebut baris itu sendiri atau baris di bawahnya.",
    why="Jumlah baris itu menjadi bagian dari dirinya sendiri dan tidak sampai pada jumlah seluruhnya.",
    source=TATA,
    remedy="Sebut kode baris di atasnya, atau hapus `induk` bila baris itu yang teratas.",
    examples=(
        Example(
            file="pagu.yaml",
            good='  - kode: "0201"\n',
            bad='  - kode: "0201"\n    induk: "0201"\n',
            near=('  - kode: "0201"\n    induk: "01.02"\n',),
        ),
    ),
    blocks=True,
)


@RULE.facts
def find(year: Tahun) -> Findings:
    programme = {k.kode: p.kode for p in year.pk.program for k in p.kegiatan if k.kode is not None}
    above = programme | {one.kode: one.induk for one in year.pagu.rincian if one.induk is not None}
    for n, one in enumerate(year.pagu.rincian):
        seen, up = {one.kode}, above.get(one.kode)
        while up is not None and up not in seen:
            seen.add(up)
            up = above.get(up)
        if up == one.kode and one.induk is not None:
            through = "" if one.induk == one.kode else f" lewat «{one.induk}»"
            yield RULE.at(
                year.position("pagu.yaml", ("rincian", n, "induk")),
                f"rincian «{one.kode}» berada di bawah dirinya sendiri{through}",
                "sebut kode baris di atasnya, atau hapus «induk» bila baris ini yang teratas",
            )
