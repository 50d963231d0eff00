"""LKJ505: the level of education that prose calls the majority is the largest, and more than half."""

from lkj.check.claims.periksa import sebutan
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.check.rules.naskah.putusan import dari
from lkj.model import Tahun

RULE = Rule(
    code="LKJ505",
    severity=WARNING,
    title="Pernyataan mayoritas yang tidak benar",
    finds="Narasi menyebut satu jenjang pendidikan sebagai sebagian besar, mayoritas, atau terbanyak, padahal"
    " jenjang lain lebih banyak atau jumlahnya tidak lebih dari separuh.",
    why="Pernyataan itu dapat diuji pada tabel di bawahnya.",
    source=PERMENPAN_53,
    remedy="Sebut `{{ pegawai.terbanyak.jenjang }}` dan jumlahnya.",
    examples=(
        Example(
            file="narasi/sumber-daya-manusia.md",
            good="Sebagian besar pegawai berpendidikan S1.",
            bad="Sebagian besar pegawai berpendidikan S2.",
            near=(
                "Sebagian besar pegawai berpendidikan S2 adalah perempuan.",
                "Sebagian besar pegawai berpendidikan S2 atau S1.",
            ),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    yield from dari(RULE, sebutan(year))
