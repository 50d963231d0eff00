"""LKJ131, found while a year is read."""

from lkj.check.rules.define import INFO, TATA, Rule

RULE = Rule(
    code="LKJ131",
    severity=INFO,
    title="Gambar atau bukti tidak disebut",
    finds="Folder `gambar` memuat gambar yang tidak disebut naskah mana pun, atau folder `bukti` memuat berkas yang"
    " tidak disebut data.",
    why="Barangkali gambar itu lupa ditempatkan, atau bukti itu lupa dicatat, sehingga tidak masuk laporan.",
    source=TATA,
    remedy="Sebut berkasnya, atau pindahkan ke luar folder tahun.",
    file="gambar/kegiatan.png",
)
