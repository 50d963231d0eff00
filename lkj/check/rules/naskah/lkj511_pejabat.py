"""LKJ511: an official is called by his own name, post, party and NIP."""

from lkj.check.claims.periksa import sebutan
from lkj.check.rules.define import TATA, WARNING, Example, Findings, Rule
from lkj.check.rules.naskah.putusan import dari
from lkj.model import Tahun

RULE = Rule(
    code="LKJ511",
    severity=WARNING,
    title="Nama, jabatan, atau NIP pejabat keliru",
    finds="Narasi menyebut pejabat dengan nama yang berbeda sedikit dari data, dengan jabatan atau kedudukan"
    " pejabat lain, atau dengan NIP yang bukan NIP-nya.",
    why="Nama dalam dokumen resmi harus tepat.",
    source=TATA,
    remedy='Samakan dengan `pejabat` dalam satker.yaml, atau tulis `{{ pejabat["kepala"].nama }}`.',
    examples=(
        Example(
            file="narasi/penutup.md",
            good="{{ satker.sebutan }} akan menambah",
            bad="Laporan ini disetujui Contoh Sekretaris, Kepala Dinas Contoh. {{ satker.sebutan }} akan menambah",
            near=("Laporan ini disetujui Contoh Kepala, Kepala Dinas Contoh. {{ satker.sebutan }} akan menambah",),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    yield from dari(RULE, sebutan(year))
