"""LKJ208, found where the models read a year."""

from lkj.check.rules.define import ERROR, Example, Rule

RULE = Rule(
    code="LKJ208",
    severity=ERROR,
    title="Bukan anggota tangga",
    finds="Predikat atau opini tidak ada pada tangga yang dipakai sebagai satuannya.",
    why="Peringkat di luar tangga tidak mempunyai urutan, sehingga tidak dapat dibandingkan dengan targetnya.",
    source="Tangga predikat: Peraturan Menteri PANRB Nomor 88 Tahun 2021",
    remedy="Pilih salah satu anggota tangga.",
    examples=(Example(file="indikator.yaml", good="target: BB", bad="target: BX"),),
)
