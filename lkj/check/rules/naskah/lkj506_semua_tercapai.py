"""LKJ506: what prose says of all, most or none, and of one indikator, was reached as it says."""

from lkj.check.claims.periksa import klaim
from lkj.check.rules.define import PERMENPAN_53, PERMENPAN_88, WARNING, Example, Findings, Rule
from lkj.check.rules.naskah.putusan import dari
from lkj.pengukuran import Pengukuran

RULE = Rule(
    code="LKJ506",
    severity=WARNING,
    title="«Semua target terpenuhi» padahal belum",
    finds="Narasi menyatakan semua, hampir semua, sebagian besar, atau tidak satu pun target, indikator, atau"
    " sasaran tercapai, atau satu indikator tercapai atau tidak, padahal datanya lain.",
    why="Laporan kinerja mengungkapkan keberhasilan dan kegagalan; kalimat penenang menutupi yang perlu diperbaiki.",
    source=f"{PERMENPAN_53}; {PERMENPAN_88}",
    remedy="Sebut berapa yang tercapai dari berapa.",
    examples=(
        Example(
            file="narasi/evaluasi.md",
            good="Belum semua target terpenuhi pada triwulan pertama.",
            bad="Semua target terpenuhi sesuai dengan rencana.",
            near=(
                "Semua target antrean daring terpenuhi sesuai dengan rencana.",
                "Agar semua target terpenuhi, petugas ditambah.",
            ),
        ),
        Example(
            file="narasi/evaluasi.md",
            good="Belum semua target terpenuhi pada triwulan pertama.",
            bad="Persentase pengaduan yang diselesaikan mencapai target.",
            near=("Persentase pengaduan yang diselesaikan belum mencapai target.",),
        ),
    ),
)


@RULE.numbers
def find(numbers: Pengukuran) -> Findings:
    yield from dari(RULE, klaim(numbers))
