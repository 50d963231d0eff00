"""LKJ532: a table that prose names from a file and that will not print; its file is looked at in `lkj.check.tabel`."""

from lkj.check.rules.define import ERROR, TATA, Example, Findings, Rule
from lkj.check.rules.naskah.tabel import tabel_naskah
from lkj.model import Tahun

RULE = Rule(
    code="LKJ532",
    severity=ERROR,
    title="Tabel dari berkas tidak dapat dicetak",
    finds="Narasi menyebut tabel dari berkas yang tidak akan tercetak: berkasnya tidak ada, bukan CSV UTF-8 atau .xlsx,"
    " rusak, terlalu besar, atau berada di luar folder `tabel` tahun itu; rentangnya tidak ada; rumusnya belum"
    " dihitung atau bergalat; tabelnya tidak berjudul; atau penyebutannya tidak berdiri sendiri pada satu baris.",
    why="Tabel yang hilang diam-diam meninggalkan laporan tanpa isinya.",
    source=TATA,
    remedy="Simpan berkasnya di folder `tabel` tahun itu, lalu tulis `![Judul tabel](tabel/nama.csv)` pada baris"
    " sendiri. Untuk rentang dalam buku kerja: `tabel/nama.xlsx#NamaRentang` atau `tabel/nama.xlsx#Lembar1!A1:D9`.",
    examples=(
        Example(
            file="narasi/permasalahan.md",
            good="Jumlah petugas pengaduan belum",
            bad="![Kendala](tabel/kendala.doc)\n\nJumlah petugas pengaduan belum",
            near=("`![Kendala](tabel/kendala.doc)` Jumlah petugas pengaduan belum",),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for one in tabel_naskah(year):
        if one.sebab:
            yield RULE.at(one.position, f"tabel «{one.sebutan.berkas}» tidak tercetak: {one.sebab}", one.saran)
