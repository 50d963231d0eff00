"""LKJ107, found while a file is read."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ107",
    severity=ERROR,
    title="Terlalu besar",
    finds="Berkas lebih dari 4 MiB, angka lebih dari 30 digit, atau susunan terlalu dalam.",
    why="Tidak ada data laporan kinerja yang sebesar itu; hampir pasti ada yang tersalin berulang.",
    source=TATA,
    remedy="Periksa apakah isinya tersalin berulang.",
    examples=(Example(file="pagu.yaml", good="pagu: 3200000000", bad=f"pagu: {'9' * 31}"),),
)
