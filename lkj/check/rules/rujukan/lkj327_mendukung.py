"""LKJ327: an objective supports one of a level above its own."""

from lkj.check.rules.define import ERROR, PERMENPAN_53, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.rencana import Sasaran

_SASARAN = (
    "    dokumen: pk-sekretaris\n    tujuan: TJ-01\n{mendukung}    nama: Meningkatnya kepuasan penerima layanan\n"
)
# As many levels as documents may have.
_TERDALAM = 9

RULE = Rule(
    code="LKJ327",
    severity=ERROR,
    title="Sasaran mendukung jenjangnya sendiri",
    finds="`mendukung` sebuah sasaran menyebut sasaran itu sendiri, sasaran dokumen yang sama, atau sasaran dokumen"
    " yang `jenjang`-nya sama atau lebih rendah; atau rantainya lebih panjang daripada jenjang yang ada.",
    why="Kinerja diturunkan dari pimpinan ke jenjang di bawahnya: setiap sasaran mendukung sasaran atasannya.",
    source=PERMENPAN_53,
    remedy="Sebut sasaran jenjang di atasnya, atau betulkan `jenjang` dokumennya.",
    examples=(
        Example(
            file="sasaran.yaml",
            good=_SASARAN.format(mendukung=""),
            bad=_SASARAN.format(mendukung="    mendukung: SK-02\n"),
            near=(_SASARAN.format(mendukung="    mendukung: SS-01\n"),),
            places=("sasaran.yaml:15",),
        ),
    ),
    blocks=True,
)


def _keliru(year: Tahun, own: Sasaran, above: Sasaran) -> str:
    """Return what is wrong with the objective that one supports; empty where nothing is."""
    if own.id == above.id:
        return f"sasaran {own.id} mendukung dirinya sendiri"
    if own.berdokumen == above.berdokumen:
        names = " dan ".join(year.dokumen[one].nama for one in own.berdokumen)
        return f"sasaran {own.id} mendukung {above.id}, yang sama-sama sasaran {names}"
    levels, others = (
        [level for one in satu.berdokumen if (level := year.dokumen[one].jenjang) is not None] for satu in (own, above)
    )
    # Of objectives in several documents every reading must be wrong.
    if levels and others and min(others) >= max(levels):
        return f"sasaran {own.id} berjenjang {max(levels)} mendukung {above.id}, yang berjenjang {min(others)}"
    return ""


@RULE.facts
def find(year: Tahun) -> Findings:
    known = year.sasaran_per_id
    for n, own in enumerate(year.sasaran.sasaran):
        above = known.get(own.mendukung) if own.mendukung else None
        wrong = "" if above is None else _keliru(year, own, above)
        seen, up = {own.id}, above
        while up is not None and up.id not in seen and len(seen) <= _TERDALAM:
            seen.add(up.id)
            up = known.get(up.mendukung) if up.mendukung else None
        if not wrong and up is not None and up.id == own.id:
            wrong = f"sasaran {own.id} mendukung dirinya sendiri lewat {own.mendukung}"
        elif not wrong and len(seen) > _TERDALAM:
            wrong = f"sasaran {own.id} berada lebih dari {_TERDALAM} jenjang di bawah yang teratas"
        if wrong:
            yield RULE.at(
                year.position("sasaran.yaml", ("sasaran", n, "mendukung")),
                wrong,
                "sebut sasaran jenjang di atasnya, atau betulkan «jenjang» dokumennya di pk.yaml",
            )
