"""LKJ531: a picture without a title, and so without words for who does not see it."""

from lkj.check.rules.define import TATA, WARNING, Example, Findings, Rule
from lkj.check.rules.naskah.gambar import gambar_naskah
from lkj.model import Tahun

RULE = Rule(
    code="LKJ531",
    severity=WARNING,
    title="Gambar narasi tanpa judul",
    finds="Gambar dalam narasi tidak berjudul, yaitu tidak ada tulisan di antara kurung siku, atau uraiannya kosong.",
    why="Judul tercetak di bawah gambar dan dalam daftar gambar, dan dibacakan kepada pembaca yang tidak melihat.",
    source=TATA,
    remedy="Tulis apa yang tampak: `![Posyandu Melati, 12 Maret 2024](gambar/posyandu.jpg)`. Bila uraiannya lain"
    ' daripada judulnya, tambahkan `{alt="Kader menimbang balita"}` tepat di belakangnya.',
    examples=(
        Example(
            file="narasi/permasalahan.md",
            good="Jumlah petugas pengaduan belum",
            bad="![](gambar/ruang.jpg)\n\nJumlah petugas pengaduan belum",
            beside=("LKJ530",),  # the sample year has no such file
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for one in gambar_naskah(year):
        if one.sebutan is None:
            continue
        if not one.sebutan.judul:
            hint = f"tulis ![Judul gambar]({one.berkas})"
            yield RULE.at(one.position, f"gambar «{one.berkas}» tidak berjudul", hint)
        elif one.sebutan.alt is not None and not one.sebutan.alt.strip():
            yield RULE.at(one.position, f"uraian gambar «{one.berkas}» kosong", 'isi, atau hapus {alt=""}')
