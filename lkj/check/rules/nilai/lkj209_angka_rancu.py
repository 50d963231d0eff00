"""LKJ209, found where the models read a year."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ209",
    severity=ERROR,
    title="Angka yang rancu",
    finds="Angka dalam teks yang dapat dibaca dua cara, misalnya `1.250`.",
    why="1.250 dapat berarti seribu dua ratus lima puluh atau satu seperempat.",
    source=TATA,
    remedy="Tulis 1250, atau 1,25 di antara tanda kutip.",
    examples=(Example(file="indikator.yaml", good="target: 90", bad='target: "1.250"'),),
)
