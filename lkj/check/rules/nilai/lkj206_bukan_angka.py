"""LKJ206, found where the models read a year."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ206",
    severity=ERROR,
    title="Bukan angka",
    finds="Target atau realisasi tidak dapat dibaca sebagai angka, rentang, tanggal, atau bentuk lain yang dikenal.",
    why="`98&` bukan 98%: lkj menunjukkan yang barangkali dimaksud, tetapi tidak menggantinya.",
    source=TATA,
    remedy="Tulis angkanya saja; satuan ditulis pada `satuan`.",
    examples=(Example(file="indikator.yaml", good="realisasi: 81", bad="realisasi: 81&"),),
)
