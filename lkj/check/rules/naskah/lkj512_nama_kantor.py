"""LKJ512: the office, its divisions and its vision are called as the data calls them."""

from lkj.check.claims.periksa import sebutan
from lkj.check.rules.define import TATA, WARNING, Example, Findings, Rule
from lkj.check.rules.naskah.putusan import dari
from lkj.model import Tahun

RULE = Rule(
    code="LKJ512",
    severity=WARNING,
    title="Nama satuan kerja, bagian, atau visi berubah",
    finds="Nama satuan kerja, tempat, atau bagiannya salah ketik atau kurang satu kata; tipe satuan kerja atau"
    " kutipan visinya berbeda dari data.",
    why="Nama yang salah ketik lolos dari pemeriksa ejaan.",
    source=TATA,
    remedy="Pakai `{{ satker.sebutan }}`, `{{ satker.nama }}`, atau `{{ visi }}`.",
    examples=(
        Example(
            file="narasi/permasalahan.md",
            good="Jumlah petugas pengaduan belum",
            bad="Subbagian Umum dan Kepegawian kekurangan tenaga. Jumlah petugas pengaduan belum",
            near=(
                "Subbagian Umum dan Kepegawaian kekurangan tenaga. Jumlah petugas pengaduan belum",
                "Bagian Umum dan Kepagawaian Daerah membantu. Jumlah petugas pengaduan belum",
            ),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    yield from dari(RULE, sebutan(year))
