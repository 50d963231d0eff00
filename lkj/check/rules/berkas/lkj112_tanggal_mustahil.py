"""LKJ112, found while a file is read."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ112",
    severity=ERROR,
    title="Tanggal mustahil",
    finds="Tanggal tidak ada dalam kalender.",
    why="Tanggal menentukan keabsahan dokumen.",
    source=TATA,
    remedy="Tulis tahun-bulan-hari yang benar.",
    examples=(Example(file="satker.yaml", good="tanggal: 2025-02-14", bad="tanggal: 2025-02-30"),),
)
