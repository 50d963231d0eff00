"""LKJ130, found where the scans of a year are read (`lkj.check.pindaian`)."""

from lkj.check.rules.define import ERROR, TATA, Rule

RULE = Rule(
    code="LKJ130",
    severity=ERROR,
    title="Pindaian lampiran tidak dapat dicetak",
    finds="Folder `lampiran` memuat sesuatu yang tidak dapat dicetak sebagai lampiran: PDF yang rusak, bersandi, atau"
    " lebih dari 100 halaman; gambar yang rusak atau terlalu besar; berkas jenis lain; tautan; folder.",
    why="Setiap berkas di folder itu menjadi lampiran laporan; yang terlewat membuat lampiran kurang tanpa diketahui.",
    source=TATA,
    remedy="Simpan ulang sebagai PDF tanpa sandi, JPEG, atau PNG, namai menurut judulnya, atau pindahkan ke luar folder"
    " itu.",
)
