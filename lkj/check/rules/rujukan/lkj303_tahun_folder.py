"""LKJ303, found while a year is read."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ303",
    severity=ERROR,
    title="Tahun berkas dan folder berbeda",
    finds="`tahun` dalam satker.yaml bukan tahun foldernya.",
    why="Folder barangkali disalin dari tahun lalu dan belum diperbarui.",
    source=TATA,
    remedy="Samakan keduanya.",
    examples=(Example("satker.yaml", "\ntahun: 2024\n", "\ntahun: 2023\n"),),
)
