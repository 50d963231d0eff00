"""LKJ312: who promises and to whom: nobody to himself, and the head to nobody below."""

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ312",
    severity=WARNING,
    title="Pihak perjanjian tertukar",
    finds="Pihak pertama dan pihak kedua sebuah perjanjian orang yang sama; atau pimpinan, yang menandatangani"
    " perjanjiannya"
    " sendiri, berjanji kepada orang lain dalam perjanjian yang lain.",
    why="Yang berjanji ialah bawahan kepada atasannya; naskah yang terbalik tidak dapat ditandatangani.",
    source=PERMENPAN_53,
    remedy="Tukar `pihak_pertama` dan `pihak_kedua`.",
    examples=(
        Example(
            file="pk.yaml",
            good="    pihak_pertama: sekretaris\n    pihak_kedua: ketua\n",
            bad="    pihak_pertama: ketua\n    pihak_kedua: sekretaris\n",
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    heads = {pk.pihak_pertama: pk for pk in year.pk.perjanjian if pk.pihak_kedua is None}
    for n, pk in enumerate(year.pk.perjanjian):
        if pk.pihak_kedua is None:
            continue
        place = year.position("pk.yaml", ("perjanjian", n, "pihak_pertama"))
        if pk.pihak_kedua == pk.pihak_pertama:
            yield RULE.at(
                place,
                f"pihak pertama dan pihak kedua {pk.judul} ({pk.id}) sama: «{pk.pihak_pertama}»",
                "tulis atasannya sebagai pihak kedua, atau null bila ditandatangani sendiri",
            )
        elif pk.pihak_pertama in heads:
            yield RULE.at(
                place,
                f"«{pk.pihak_pertama}» berjanji kepada «{pk.pihak_kedua}» dalam {pk.judul} ({pk.id}), padahal dalam"
                f" {heads[pk.pihak_pertama].judul} ia berjanji tanpa pihak kedua",
                "tukar pihak pertama dan pihak kedua",
            )
