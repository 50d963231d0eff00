"""LKJ105, found while a file is read."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ105",
    severity=ERROR,
    title="Jangkar, alias, tag, atau arahan YAML",
    finds="Berkas memakai sarana YAML yang tidak diterima lkj.",
    why="Sarana itu membuat satu fakta berdiri di dua tempat, dan dapat dipakai untuk melumpuhkan pembacanya.",
    source=TATA,
    remedy="Tulis isinya langsung pada tempatnya.",
    examples=(Example(file="satker.yaml", good="kota: Kota Contoh", bad="kota: &kota Kota Contoh"),),
)
