"""LKJ117, found while a file is read."""

from lkj.check.rules.define import TATA, WARNING, Example, Rule

RULE = Rule(
    code="LKJ117",
    severity=WARNING,
    title="Spasi di ujung baris",
    finds="Ada spasi atau tab di ujung baris.",
    why="Spasi yang tidak tampak membuat perbandingan dua versi berisik.",
    source=TATA,
    remedy="Jalankan `lkj check --fix`.",
    examples=(Example(file="satker.yaml", good="  kota: Kota Contoh\n", bad="  kota: Kota Contoh  \n"),),
)
