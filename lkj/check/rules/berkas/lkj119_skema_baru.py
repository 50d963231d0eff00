"""LKJ119, found while a year is read."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ119",
    severity=ERROR,
    title="Bentuk berkas lebih baru daripada lkj",
    finds="`skema` menyebut versi yang belum dikenal lkj yang terpasang.",
    why="lkj yang lama akan salah mengartikan berkas yang baru.",
    source=TATA,
    remedy="Perbarui lkj.",
    examples=(Example(file="pagu.yaml", good="skema: 1", bad="skema: 2"),),
)
