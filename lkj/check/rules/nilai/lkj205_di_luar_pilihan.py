"""LKJ205, found where the models read a year."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ205",
    severity=ERROR,
    title="Nilai di luar yang diterima",
    finds="Nilai bukan salah satu pilihan, di luar batas, atau tidak sesuai pola.",
    why="Rumus dan bagian laporan hanya tersedia untuk pilihan yang dikenal.",
    source=TATA,
    remedy="Pilih salah satu yang disebut pada temuannya.",
    examples=(Example(file="metode.yaml", good="turun: selisih", bad="turun: selisi"),),
)
