"""LKJ513: a date exists, and is that of its document."""

from lkj.check.claims.periksa import sebutan
from lkj.check.rules.define import TATA, WARNING, Example, Findings, Rule
from lkj.check.rules.naskah.putusan import dari
from lkj.model import Tahun

RULE = Rule(
    code="LKJ513",
    severity=WARNING,
    title="Tanggal dalam narasi keliru",
    finds="Tanggal yang tidak ada, hari yang bukan hari tanggal itu, atau tanggal laporan, perjanjian, atau keadaan"
    " pegawai yang berbeda dari data.",
    why="Tanggal menentukan sahnya dokumen.",
    source=TATA,
    remedy="Betulkan tanggalnya, atau pakai `{{ … |tanggal }}`.",
    examples=(
        Example(
            file="narasi/permasalahan.md",
            good="Jumlah petugas pengaduan belum",
            bad="Rapat diadakan pada 31 November 2024. Jumlah petugas pengaduan belum",
            near=("Rapat diadakan pada 30 November 2024. Jumlah petugas pengaduan belum",),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    yield from dari(RULE, sebutan(year))
