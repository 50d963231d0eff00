"""LKJ515: what prose refers to is there, and a code stands beside its own name."""

from lkj.check.claims.periksa import klaim
from lkj.check.rules.define import TATA, WARNING, Example, Findings, Rule
from lkj.check.rules.naskah.putusan import dari
from lkj.pengukuran import Pengukuran

RULE = Rule(
    code="LKJ515",
    severity=WARNING,
    title="Rujukan ke yang tidak ada, atau kode dan nama tidak berpasangan",
    finds="Narasi merujuk bab, tabel, gambar, atau id yang tidak ada, atau menyebut satu kode bersama nama milik"
    " kode lain.",
    why="Pembaca tidak menemukan yang dirujuk, atau menemukan yang lain.",
    source=TATA,
    remedy='Pakai `{{ rujuk("tabel-capaian") }}`, atau betulkan kodenya.',
    examples=(
        Example(
            file="narasi/permasalahan.md",
            good="Jumlah petugas pengaduan belum",
            bad="Rinciannya dimuat dalam Bab V. Jumlah petugas pengaduan belum",
            near=(
                "Rinciannya dimuat dalam Bab III. Jumlah petugas pengaduan belum",
                "Rinciannya dimuat dalam Bab V Rencana Strategis. Jumlah petugas pengaduan belum",
            ),
        ),
    ),
)


@RULE.numbers
def find(numbers: Pengukuran) -> Findings:
    yield from dari(RULE, klaim(numbers))
