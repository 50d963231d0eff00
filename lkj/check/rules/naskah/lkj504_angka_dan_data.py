"""LKJ504: what prose says in figures, categories, directions and extremes is what the data says."""

from lkj.check.claims.periksa import klaim
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.check.rules.naskah.putusan import dari
from lkj.pengukuran import Pengukuran

RULE = Rule(
    code="LKJ504",
    severity=WARNING,
    title="Angka dalam narasi berbeda dari data",
    finds="Narasi menyebut angka, kategori, arah, atau yang tertinggi dan terendah, yang tidak sama dengan data:"
    " jumlah sasaran, indikator, atau pegawai, rata-rata capaian, nilai satu indikator atau sasaran, serapan, pagu,"
    " realisasi, perubahan antartahun. Yang dinilai hanya kalimat yang semua katanya dipahami: milik siapa, ukuran"
    " apa, tahun berapa. Angka yang dibulatkan atau dipotong sesuai dengan data; kalimat yang dapat dibaca dengan"
    " beberapa cara baru ditemukan bila semuanya berbeda dari data.",
    why="Yang dapat dihitung tidak diketik: angka ketikan tidak ikut berubah bila datanya berubah. Rata-rata"
    " capaian kerap tertukar dengan serapan anggaran.",
    source=PERMENPAN_53,
    remedy="Ganti angkanya dengan `{{ … }}` yang disarankan.",
    examples=(
        Example(
            file="narasi/ringkasan-eksekutif.md",
            good="{{ rekap.utama.sasaran|bilangan }} sasaran dengan {{ rekap.utama.indikator|bilangan }} indikator",
            bad="8 (delapan) sasaran dengan 15 (lima belas) indikator",
        ),
        Example(
            file="narasi/ringkasan-eksekutif.md",
            good="Rata-rata capaiannya {{ rekap.utama.rerata|persen }}",
            bad="Rata-rata capaian tahun ini 94,28%",
            near=("Rata-rata capaian kegiatan pendukung 94,28%",),
        ),
        Example(
            file="narasi/realisasi-anggaran.md",
            good="Pada tahun {{ anggaran.kini.tahun }} direalisasikan",
            bad="Serapan anggaran naik dari tahun sebelumnya. Pada tahun {{ anggaran.kini.tahun }} direalisasikan",
            near=(
                "Serapan anggaran turun dari tahun sebelumnya. Pada tahun {{ anggaran.kini.tahun }} direalisasikan",
                "Serapan anggaran kecamatan naik dari tahun sebelumnya. Pada tahun {{ anggaran.kini.tahun }}"
                " direalisasikan",
                "Kenaikan pagu Rp200 juta dipakai untuk antrean daring. Pada tahun {{ anggaran.kini.tahun }}"
                " direalisasikan",
            ),
        ),
        Example(
            file="narasi/realisasi-anggaran.md",
            good="Pada tahun {{ anggaran.kini.tahun }} direalisasikan",
            bad="Pagu tahun 2023 sebesar Rp4,1 miliar. Pada tahun {{ anggaran.kini.tahun }} direalisasikan",
            near=(
                "Pagu tahun 2023 sebesar Rp3,8 miliar. Pada tahun {{ anggaran.kini.tahun }} direalisasikan",
                "Pagu semula Rp4,1 miliar. Pada tahun {{ anggaran.kini.tahun }} direalisasikan",
            ),
        ),
    ),
)


@RULE.numbers
def find(numbers: Pengukuran) -> Findings:
    yield from dari(RULE, klaim(numbers))
