"""LKJ204, found where the models read a year."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ204",
    severity=ERROR,
    title="Bilangan negatif",
    finds="Jumlah atau rupiah bernilai negatif.",
    why="Pagu, realisasi, dan jumlah orang tidak dapat kurang dari nol.",
    source=TATA,
    remedy="Hapus tanda minus.",
    examples=(Example(file="pagu.yaml", good="pagu: 3200000000", bad="pagu: -3200000000"),),
)
