"""LKJ110, found while a year is read."""

from lkj.check.rules.define import ERROR, TATA, Rule

RULE = Rule(
    code="LKJ110",
    severity=ERROR,
    title="Tautan atau jalur ke luar proyek",
    finds="Berkas berupa tautan simbolik, folder, atau berada di luar folder proyek.",
    why="Tautan dapat membuat laporan memuat isi berkas lain di komputer itu.",
    source=TATA,
    remedy="Simpan berkasnya sendiri di dalam folder proyek.",
)
