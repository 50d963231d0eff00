"""LKJ203, found where the models read a year."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ203",
    severity=ERROR,
    title="Kunci yang wajib belum ada",
    finds="Satu kunci yang diperlukan tidak ditulis.",
    why="Laporan mencetak isinya. Yang belum diketahui ditulis `null`, bukan dihilangkan.",
    source=TATA,
    remedy="Tambahkan kuncinya.",
    examples=(Example(file="satker.yaml", good="  kota: Kota Contoh\n", bad="", places=("satker.yaml:5",)),),
)
