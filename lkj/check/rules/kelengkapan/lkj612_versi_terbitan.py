"""LKJ612: the year was published with another version than the one that opens it."""

from lkj import __version__
from lkj.check.rules.define import INFO, TATA, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ612",
    severity=INFO,
    title="Tahun terbit dengan lkj versi lain",
    finds="`terbit_dengan` dalam metode.yaml menyebut versi lkj yang lain daripada yang sedang dipakai.",
    why="Versi lain dapat menata halaman atau menulis kalimat secara lain, sehingga berkas yang dibuat sekarang bukan"
    " berkas yang telah terbit.",
    source=TATA,
    remedy="Biarkan, atau pasang versi itu bila berkas yang terbit harus dibuat ulang. Ganti bila tahun itu diterbitkan"
    " lagi dengan versi sekarang.",
    examples=(Example(file="metode.yaml", good="desimal: 2", bad="desimal: 2\nterbit_dengan: 0.0.1"),),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    published = year.metode.terbit_dengan
    if published is not None and published != __version__:
        yield RULE.at(
            year.position("metode.yaml", ("terbit_dengan",)),
            f"tahun ini terbit dengan lkj {published}, sedangkan yang membukanya lkj {__version__}",
            f"untuk membuat ulang berkas yang terbit, pasang versi itu: pip install lkj=={published}",
        )
