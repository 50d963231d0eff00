"""LKJ103, found while a file is read."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ103",
    severity=ERROR,
    title="Kunci ganda",
    finds="Satu kunci ditulis dua kali dalam satu kelompok.",
    why="Pembaca YAML lain diam-diam memakai yang terakhir, sehingga salah satu fakta hilang tanpa terlihat.",
    source=TATA,
    remedy="Hapus salah satu.",
    examples=(
        Example(
            file="satker.yaml",
            good="  kota: Kota Contoh\n",
            bad="  alamat: Jalan Lain Nomor 2\n" + "  kota: Kota Contoh\n",
        ),
    ),
)
