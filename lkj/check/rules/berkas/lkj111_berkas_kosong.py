"""LKJ111, found while a file is read."""

from lkj.check.rules.define import ERROR, TATA, Rule

RULE = Rule(
    code="LKJ111",
    severity=ERROR,
    title="Berkas kosong atau tanpa kunci",
    finds="Berkas tidak berisi pasangan «kunci: nilai».",
    why="Bagian laporan yang diisi berkas itu tidak mempunyai data.",
    source=TATA,
    remedy="Isi berkas, dimulai dengan `skema: 1`.",
)
