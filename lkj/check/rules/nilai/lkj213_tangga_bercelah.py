"""LKJ213, found where the models read a year."""

from lkj.check.rules.define import ERROR, TATA, Example, Rule

RULE = Rule(
    code="LKJ213",
    severity=ERROR,
    title="Tangga atau skala yang bercelah",
    finds="Tangga menyebut peringkat dua kali, atau pita skala bercelah atau bertindih.",
    why="Skala 85–100, 70–84, 55–69 tidak menampung 84,99, sehingga capaian itu tidak mempunyai kategori.",
    source=TATA,
    remedy="Susun pita dari yang tertinggi; pita terendah tanpa `bawah`.",
    examples=(
        Example(
            file="metode.yaml",
            good="skala: 85-70-55",
            bad="skala:\n"
            "  nama: Skala Contoh\n"
            "  pita:\n"
            "    - nama: Baik\n"
            "      bawah: 80\n"
            "    - nama: Kurang\n"
            "      bawah: 50\n"
            "  sumber: Keputusan Kepala Dinas Contoh",
        ),
    ),
)
