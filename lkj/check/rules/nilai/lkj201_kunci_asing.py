"""LKJ201, found where the models read a year."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ201",
    severity=ERROR,
    title="Kunci tidak dikenal",
    finds="Nama kunci tidak ada dalam bentuk berkas itu; yang terdekat disarankan.",
    why="Fakta di bawah kunci yang salah ketik tidak akan pernah tercetak.",
    source=TATA,
    remedy="Perbaiki nama kuncinya.",
    examples=(Example(file="satker.yaml", good="media_sosial:", bad="media_sosal:"),),
)
