"""LKJ109, found while a year is read."""

from lkj.check.rules.define import ERROR, TATA, Rule

RULE = Rule(
    code="LKJ109",
    severity=ERROR,
    title="Tahun tidak ada",
    finds="Folder `data/TAHUN` tidak ada atau kosong, atau folder `data` tidak memuat satu tahun pun.",
    why="lkj dijalankan dari folder lain, atau tahunnya belum dibuat.",
    source=TATA,
    remedy="Buat tahun pertama dengan `lkj init` dan tahun berikutnya dengan `lkj new`; bila datanya ada di folder"
    " lain, jalankan dari folder itu atau sebut tempatnya dengan `--root`. Bagaimana sebuah satker menyatakan tahun"
    " yang memang tidak disampaikan, disebut LKJ805.",
)
