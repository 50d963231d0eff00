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
    examples=(Example("satker.yaml", "tanggal: 2025-02-14", "tanggal: 2025-02-30"),),
)
