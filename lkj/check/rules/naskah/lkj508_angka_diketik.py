"""LKJ508: a typed number agrees with the data today, and should not be typed."""

from lkj.check.rules.define import INFO, TATA, Example, Findings, Rule
from lkj.check.rules.naskah.klaim import klaim
from lkj.pengukuran import Pengukuran

RULE = Rule(
    code="LKJ508",
    severity=INFO,
    title="Angka diketik padahal dihitung",
    finds="Narasi mengetik jumlah atau rata-rata yang kini sama dengan hasil hitungan.",
    why="Yang dapat dihitung tidak diketik: angka ketikan tidak ikut berubah bila datanya berubah.",
    source=TATA,
    remedy="Ganti dengan `{{ … }}` yang disarankan.",
    examples=(
        Example(
            file="narasi/sumber-daya-manusia.md",
            good="{{ pegawai.pns|bilangan }} orang PNS",
            bad="12 (dua belas) orang PNS",
        ),
    ),
)


@RULE.numbers
def find(numbers: Pengukuran) -> Findings:
    for place, claim in klaim(numbers):
        if claim.sesuai and claim.diketik:
            yield RULE.at(place, f"{claim.hal} ({claim.tertulis}) diketik, padahal dihitung dari data", claim.saran)
