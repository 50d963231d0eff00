"""LKJ508: a number was typed that agrees today, and is computed from data."""

from lkj.check.claims.periksa import klaim
from lkj.check.rules.define import INFO, TATA, Example, Findings, Rule
from lkj.check.rules.naskah.putusan import dari
from lkj.pengukuran import Pengukuran

RULE = Rule(
    code="LKJ508",
    severity=INFO,
    title="Angka diketik padahal dihitung",
    finds="Narasi mengetik jumlah, nilai uang, serapan, atau rata-rata yang kini sama dengan data.",
    why="Yang dapat dihitung tidak diketik: angka ketikan tidak ikut berubah bila datanya berubah.",
    source=TATA,
    remedy="Ganti dengan `{{ … }}` yang disarankan. `lkj check --fix` melakukannya bila hanya satu ungkapan"
    " yang memberi angka itu dan yang tercetak tetap sama huruf demi huruf.",
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
    yield from dari(RULE, klaim(numbers))
