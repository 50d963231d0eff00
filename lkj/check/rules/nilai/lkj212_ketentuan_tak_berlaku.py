"""LKJ212, found where the models read a year."""

from lkj.check.rules.define import ERROR, PERMENPAN_53, Example, Rule

RULE = Rule(
    code="LKJ212",
    severity=ERROR,
    title="Ketentuan rumus yang tidak berlaku",
    finds="Rumus, batas, atau akumulasi yang dinyatakan tidak mempunyai arti bersama ketentuan lainnya.",
    why="Ketentuan yang tidak dipakai menyesatkan pembaca tabel metode.",
    source=PERMENPAN_53,
    remedy="Hapus ketentuan itu, atau lengkapi pasangannya.",
    examples=(
        Example(file="indikator.yaml", good="    realisasi: 81\n", bad="    realisasi: 81\n    akumulasi: jumlah\n"),
    ),
)
