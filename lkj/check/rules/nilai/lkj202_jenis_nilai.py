"""LKJ202, found where the models read a year."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ202",
    severity=ERROR,
    title="Jenis nilai salah",
    finds="Di tempat bilangan tertulis teks, di tempat teks tertulis bilangan, dan seterusnya.",
    why="lkj tidak mengubah jenis nilai diam-diam: NIP yang dibaca sebagai bilangan kehilangan nol di depannya.",
    source=TATA,
    remedy="Ikuti saran pada temuannya: hapus tanda kutip, beri tanda kutip, atau tulis angkanya saja.",
    examples=(Example(file="satker.yaml", good="pns: 12", bad="pns: dua belas"),),
)
