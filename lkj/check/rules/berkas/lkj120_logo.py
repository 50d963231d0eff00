"""LKJ120, found where the logo is read."""

from lkj.check.rules.define import ERROR, TATA, Rule

RULE = Rule(
    code="LKJ120",
    severity=ERROR,
    title="Logo tidak dapat dipakai",
    finds="Berkas logo.svg atau logo.png rusak, terlalu besar, berupa tautan, atau memuat skrip atau rujukan ke luar.",
    why="Gambar dari pihak lain dapat membaca berkas atau menghubungi jaringan ketika laporan dibuka.",
    source=TATA,
    remedy="Simpan ulang logo sebagai SVG tanpa rujukan ke luar, atau sebagai PNG, paling besar 1 MiB.",
)
