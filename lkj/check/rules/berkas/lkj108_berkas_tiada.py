"""LKJ108, found while a year is read."""

from lkj.check.rules.define import ERROR, TATA, Rule

RULE = Rule(
    code="LKJ108",
    severity=ERROR,
    title="Berkas tidak ada atau tidak terbaca",
    finds="Satu berkas tahun itu tidak ditemukan, atau tidak boleh dibaca.",
    why="Setiap berkas mengisi satu bagian laporan; tanpanya laporan tidak lengkap.",
    source=TATA,
    remedy="Periksa ejaan nama berkas dan foldernya. Notepad kerap menambahkan `.txt`.",
)
