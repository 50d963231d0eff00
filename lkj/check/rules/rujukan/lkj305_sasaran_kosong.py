"""LKJ305: no objective is left without an indicator."""

from lkj.check.rules.define import ERROR, PERMENPAN_53, Example, Findings, Rule
from lkj.diagnostics.nearest import nearest_code
from lkj.model import Tahun
from lkj.model.rencana import Sasaran

RULE = Rule(
    code="LKJ305",
    severity=ERROR,
    title="Sasaran tanpa indikator",
    finds="Satu sasaran tidak mempunyai indikator.",
    why="Sasaran tanpa indikator tidak dapat diukur.",
    source=PERMENPAN_53,
    remedy="Tambahkan indikatornya, atau hapus sasaran itu.",
    examples=(
        Example(
            file="sasaran.yaml",
            good="sasaran:\n  - id: SR-01",
            bad="sasaran:\n  - id: SR-09\n    dokumen: rkt\n    nama: Sasaran baru\n  - id: SR-01",
        ),
    ),
    blocks=True,
)


@RULE.facts
def find(year: Tahun) -> Findings:
    used = {indikator.sasaran for indikator in year.indikator.indikator}
    for n, satu in enumerate(year.sasaran.sasaran):
        if satu.id not in used:
            yield RULE.at(
                year.position("sasaran.yaml", ("sasaran", n, "id")),
                f"sasaran {satu.id} tidak mempunyai indikator",
                f"{_terdekat(year, satu)}tambahkan indikatornya di indikator.yaml, atau hapus sasaran ini",
            )


def _terdekat(year: Tahun, satu: Sasaran) -> str:
    """Name the indikator that most likely mean this objective: they name none of their documents, or one like it."""
    named: dict[str, list[int]] = {}
    for n, one in enumerate(year.indikator.indikator):
        if {*one.berdokumen} & {*satu.berdokumen}:
            named.setdefault(one.sasaran, []).append(n)
    known = {s.id for s in year.sasaran.sasaran if {*s.berdokumen} & {*satu.berdokumen}}
    like = named.keys() - known or {
        key for key, places in named.items() if len(places) > 1 and len(key) == len(satu.id)
        and sum(a != b for a, b in zip(key, satu.id, strict=True)) == 1
    }  # fmt: skip
    if not like:
        return ""
    near = nearest_code(satu.id, like)
    lines = [year.position("indikator.yaml", ("indikator", n, "sasaran")).line for n in named[near]]
    where = f"indikator.yaml baris {' atau '.join(map(str, lines))}"
    return f"tulis {satu.id} di {where}, yang menyebut «{near}», bila sasaran ini yang dimaksud; selain itu "
