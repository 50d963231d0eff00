"""LKJ501, found where templates are filled in."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ501",
    severity=ERROR,
    title="Templat atau narasi tidak dapat disusun",
    finds="Di dalam `{{ … }}` atau `{% … %}` ada nama yang tidak dikenal, tanda yang kurang, atau hitungan yang gagal. "
    "Pengulangan dan rangkaian teks dihitung langkahnya; yang melampaui kebutuhan laporan mana pun dihentikan.",
    why="Bagian itu tidak dapat dicetak.",
    source=TATA,
    remedy="Cocokkan namanya dengan daftar dalam docs/panduan/narasi.md.",
    examples=(Example(file="narasi/misi.md", good="{{ satker.sebutan }}", bad="{{ satker.sebutn }}"),),
)
