"""LKJ417: a limit in a target, or in what it is compared with, says the same as the polarity."""

from lkj.capaian import Batas, JenisBatas
from lkj.check.rules.angka.terukur import tempat
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ417",
    severity=WARNING,
    title="Batas yang berlawanan dengan polaritas",
    finds="Target, target Renstra, atau standar nasional berupa batas maksimal, padahal polaritasnya naik; atau batas"
    " minimal, padahal polaritasnya turun.",
    why="Salah satunya keliru. Capaian dihitung menurut batasnya, dengan rumus yang dinyatakan bagi arah itu dalam"
    " `metode.yaml`, sehingga angkanya lain bila yang benar ialah polaritasnya.",
    source=PERMENPAN_53,
    remedy="Perbaiki polaritasnya bila batasnya benar, atau batasnya bila polaritasnya benar.",
    examples=(Example(file="indikator.yaml", good="target: 400", bad="target: maksimal 400"),),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    searah = {"naik": JenisBatas.MINIMAL, "turun": JenisBatas.MAKSIMAL}
    kata = {"naik": "makin tinggi makin baik", "turun": "makin rendah makin baik"}
    for n, indikator in enumerate(year.indikator.indikator):
        polaritas = indikator.polaritas
        for key in ("target", "target_renstra", "nasional"):
            value = getattr(indikator, key)
            if not isinstance(value, Batas) or searah.get(polaritas, value.jenis) is value.jenis:
                continue
            arah = "turun" if value.jenis is JenisBatas.MAKSIMAL else "naik"
            remedy, what = "perbaiki batasnya", "perbandingan dengannya"
            if key == "target":
                remedy, what = f"tulis `polaritas: {arah}`, atau {remedy}", "capaiannya"
            yield RULE.at(
                tempat(year, n, key),
                f"{key.replace('_', ' ')} {indikator.id} «{value}»,"
                f" sedangkan polaritasnya {polaritas} ({kata[polaritas]})",
                f"{remedy}; selama begitu, {what} dihitung sebagai {arah}",
                (tempat(year, n, "polaritas"), f"polaritas {polaritas} dinyatakan di sini"),
            )
