"""LKJ516: no blank and no note of the writer is left in prose."""

from lkj.check.claims.periksa import sebutan
from lkj.check.rules.define import TATA, WARNING, Example, Findings, Rule
from lkj.check.rules.naskah.putusan import dari
from lkj.model import Tahun

RULE = Rule(
    code="LKJ516",
    severity=WARNING,
    title="Isian atau catatan penyusun tertinggal",
    finds="Narasi memuat titik-titik, XX, atau kurung siku yang belum diganti, atau catatan seperti TODO; atau"
    " formulir reviu yang menyatakan dirinya belum diisi ternyata terisi.",
    why="Yang belum diisi tercetak apa adanya.",
    source=TATA,
    remedy="Isi, atau hapus.",
    examples=(
        Example(
            file="narasi/permasalahan.md",
            good="Jumlah petugas pengaduan belum",
            bad="Sebanyak XX orang petugas pindah. Jumlah petugas pengaduan belum",
            near=("Sebanyak 20 orang petugas pindah pada abad XX. Jumlah petugas pengaduan belum",),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    yield from dari(RULE, sebutan(year))
