"""LKJ517: no sentence stands twice in the prose of a year."""

from lkj.check.claims.periksa import sebutan
from lkj.check.rules.define import TATA, WARNING, Example, Findings, Rule
from lkj.check.rules.naskah.putusan import dari
from lkj.model import Tahun

RULE = Rule(
    code="LKJ517",
    severity=WARNING,
    title="Kalimat kembar",
    finds="Satu kalimat, kata demi kata, berdiri dua kali dalam narasi tahun itu.",
    why="Salinan yang tertinggal sering berasal dari bagian lain atau tahun lain.",
    source=TATA,
    remedy="Hapus salah satunya.",
    examples=(
        Example(
            file="narasi/sesudah-tujuan.md",
            good="Tujuan tersebut dijabarkan ke dalam sasaran yang terukur.",
            bad="Jumlah petugas pengaduan belum sebanding dengan jumlah pengaduan yang masuk.",
            near=("Jumlah petugas pengaduan belum sebanding dengan jumlah pengaduan yang selesai.",),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    yield from dari(RULE, sebutan(year))
