"""LKJ102, found while a file is read."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ102",
    severity=ERROR,
    title="Tab sebagai indentasi",
    finds="Baris menjorok dengan tab.",
    why="Lebar tab berbeda pada setiap penyunting, sehingga susunan data tidak pasti.",
    source=TATA,
    remedy="Ganti tab dengan spasi, sehingga barisnya sejajar dengan baris yang setingkat; `lkj check --fix`"
    " melakukannya bila hanya satu cara membaca berkas itu.",
    examples=(Example(file="satker.yaml", good="  kota: Kota Contoh\n", bad="\tkota: Kota Contoh\n"),),
)
