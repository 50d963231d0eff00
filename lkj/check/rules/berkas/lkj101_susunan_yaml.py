"""LKJ101, found while a file is read."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ101",
    severity=ERROR,
    title="Susunan YAML keliru",
    finds="Berkas tidak dapat dibaca sebagai YAML: tanda kutip tidak ditutup, titik dua berlebih, atau indentasi tidak"
    " lurus. Baris yang ditunjuk adalah tempat kesalahan itu bermula.",
    why="Satu tanda yang hilang dapat mengubah arti semua baris sesudahnya.",
    source=TATA,
    remedy="Perbaiki baris yang ditunjuk; teks yang memuat titik dua diberi tanda kutip.",
    examples=(Example(file="satker.yaml", good="sebutan: Dinas Contoh", bad='sebutan: "Dinas Contoh'),),
)
