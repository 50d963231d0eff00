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
    examples=(Example(file="satker.yaml", good="\ntahun: 2024\n", bad="\ntahun: 2023\n"),),
)
