"""LKJ211, found where the models read a year."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ211",
    severity=ERROR,
    title="Realisasi ditulis dan dihitung sekaligus",
    finds="Indikator mempunyai `triwulan` dan juga `realisasi`.",
    why="Realisasi setahun dihitung dari triwulan; angka yang ditulis di sebelahnya dapat berbeda.",
    source=TATA,
    remedy="Hapus salah satu.",
    examples=(
        Example(
            file="indikator.yaml",
            good="    realisasi: 81\n",
            bad="    realisasi: 81\n    triwulan: [20, 21, 20, 20]\n    akumulasi: jumlah\n",
        ),
    ),
)
