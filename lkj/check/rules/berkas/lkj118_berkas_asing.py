"""LKJ118, found while a year is read."""

from lkj.check.rules.define import TATA, WARNING, Rule

RULE = Rule(
    code="LKJ118",
    severity=WARNING,
    title="Berkas yang tidak dikenal",
    finds="Folder tahun memuat berkas yang tidak dibaca lkj.",
    why="Barangkali namanya salah ketik, sehingga isinya tidak masuk laporan.",
    source=TATA,
    remedy="Betulkan namanya, atau pindahkan ke luar folder tahun.",
    file="catatan.txt",
)
