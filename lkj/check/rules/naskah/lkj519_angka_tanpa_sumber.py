"""LKJ519: where the method asks for it, a figure in prose is computed or says where it was taken from."""

from lkj.check.figures import angka_diketik
from lkj.check.naskah import naskah
from lkj.check.rules.define import ERROR, PERPRES_29, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ519",
    severity=ERROR,
    title="Angka dalam narasi tanpa sumber",
    finds="`metode.yaml` memuat `naskah: bersumber`, tetapi narasi mengetik angka: jumlah, nilai uang, atau persentase."
    " Kutipan peraturan, tanggal, tahun, nomor daftar dan tabel, kode, dan kutipan tidak dihitung.",
    why="Angka ketikan tidak ikut berubah bila datanya berubah, dan pembaca tidak dapat menelusuri asalnya.",
    source=PERPRES_29,
    remedy="Ambil angkanya dari data dengan `{{ … }}`, hitung dengan penyaring (lihat panduan), atau sebut sumbernya:"
    ' `{{ "1.234"|sumber("Renja 2024, hlm. 12") }}`. Tanpa `naskah: bersumber`, aturan ini tidak berlaku.',
    file="narasi/misi.md",
)


@RULE.facts
def find(year: Tahun) -> Findings:
    if year.metode.naskah != "bersumber":
        return
    for prose in naskah(year):
        for one in angka_diketik(year, prose):
            shown = " ".join(one.teks.split())
            hint = f'ambil dari data dengan {{{{ … }}}}, atau tulis {{{{ "{shown}"|sumber("dokumen, halaman") }}}}'
            if shown.startswith("{{"):
                hint = 'ambil dari data, atau tambahkan |sumber("dokumen, halaman")'
            yield RULE.at(prose.position(one.mulai), f"angka «{shown}» diketik tanpa sumber", hint)
