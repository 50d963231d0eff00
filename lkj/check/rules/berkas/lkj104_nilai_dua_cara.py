"""LKJ104, found while a file is read."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ104",
    severity=ERROR,
    title="Nilai yang dapat dibaca dua cara",
    finds="Nilai tanpa tanda kutip yang artinya tidak pasti: `3.200`, `12:30`, `0125`, `ya`, `no`.",
    why="YAML membaca `12:30` sebagai 750 dan `0125` sebagai 85. lkj tidak menebak.",
    source=TATA,
    remedy="Tulis bilangan dengan angka biasa, tanpa titik ribuan dan tanpa tanda kutip; tanda kutip hanya untuk teks.",
    examples=(Example(file="pagu.yaml", good="pagu: 3200000000", bad="pagu: 3.200"),),
)
