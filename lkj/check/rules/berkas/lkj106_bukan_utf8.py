"""LKJ106, found while a file is read."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ106",
    severity=ERROR,
    title="Bukan teks UTF-8 biasa",
    finds="Berkas tersimpan dengan pengodean lain, berupa berkas biner, atau memuat karakter yang tidak tampak.",
    why="Karakter yang tidak tampak mengubah isi tanpa terlihat di layar.",
    source=TATA,
    remedy="Simpan ulang sebagai UTF-8, atau ketik ulang bagian yang ditunjuk.",
    examples=(Example(file="satker.yaml", good="kota: Kota Contoh", bad="kota: Kota\u202e Contoh"),),
)
