"""LKJ518: numbers bear the signs of Indonesian, once."""

from lkj.check.claims.periksa import sebutan
from lkj.check.rules.define import TATA, WARNING, Example, Findings, Rule
from lkj.check.rules.naskah.putusan import dari
from lkj.model import Tahun

RULE = Rule(
    code="LKJ518",
    severity=WARNING,
    title="Tanda desimal, ribuan, atau persen keliru",
    finds="Persentase memakai titik sebagai tanda desimal, rupiah memakai koma sebagai pemisah ribuan, atau tanda"
    " persen tertulis ganda.",
    why="Angka seperti itu dibaca lain, atau tidak dapat diperiksa.",
    source=TATA,
    remedy="Tulis 97,53% dan Rp1.250.000.",
    examples=(
        Example(
            file="narasi/permasalahan.md",
            good="Jumlah petugas pengaduan belum",
            bad="Sebanyak 97.53% petugas hadir. Jumlah petugas pengaduan belum",
            near=("Sebanyak 97,53% petugas hadir menurut versi 2.41. Jumlah petugas pengaduan belum",),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    yield from dari(RULE, sebutan(year))
