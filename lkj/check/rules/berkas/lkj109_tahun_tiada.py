"""LKJ109, found while a year is read."""

from lkj.check.rules.define import ERROR, TATA, Rule

RULE = Rule(
    code="LKJ109",
    severity=ERROR,
    title="Tahun tidak ada",
    finds="Folder `data/TAHUN` tidak ada, atau folder `data` kosong.",
    why="lkj dijalankan dari folder lain, atau tahunnya belum dibuat.",
    source=TATA,
    remedy="Jalankan dari folder proyek, atau sebut tempatnya dengan `--root`.",
)
