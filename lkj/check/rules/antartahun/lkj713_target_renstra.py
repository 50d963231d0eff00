"""LKJ713: what a Renstra aims at in its last year stays while it runs."""

import re

from lkj.check.claims.pola import Pola
from lkj.check.rules.antartahun.pasangan import berpasangan
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ713",
    severity=WARNING,
    title="Target akhir Renstra berubah",
    finds="Target akhir Renstra sebuah indikator berbeda dari tahun sebelumnya, padahal periode Renstranya sama dan"
    " `catatan`"
    " tidak menyebut Renstra.",
    why="Target akhir Renstra ditetapkan untuk seluruh periodenya; kemajuan dua tahun terhadapnya tidak lagi"
    " sebanding.",
    source=f"{PERMENPAN_53}, analisis 3",
    remedy="Samakan dengan naskah Renstra. Bila Renstra diubah, sebut perubahannya dalam `catatan`.",
    examples=(Example(file="indikator.yaml", good="    target_renstra: 450\n", bad="    target_renstra: 540\n"),),
)


_RENSTRA = Pola(r"renstra|rencana strategis", re.IGNORECASE)


@RULE.years
def find(before: Tahun, now: Tahun) -> Findings:
    plan = now.visi_misi.renstra
    if before.visi_misi.renstra != plan:
        return
    for n, one, m, then in berpasangan(before, now):
        said, was = one.target_renstra, then.target_renstra
        if (
            said is None
            or was is None
            or said == was
            or one.satuan != then.satuan
            or _RENSTRA.search(one.catatan or "")
            or any(name.casefold() in (one.catatan or "").casefold() for name in (plan.nama, plan.singkatan))
        ):
            continue
        yield RULE.at(
            now.position("indikator.yaml", ("indikator", n, "target_renstra")),
            f"target akhir {plan.singkatan} {one.id} {said}, sedangkan tahun {before.tahun} {was}",
            f"samakan dengan naskah {plan.singkatan}, atau sebut perubahannya dalam «catatan»",
            (before.position("indikator.yaml", ("indikator", m, "target_renstra")), f"tahun {before.tahun}"),
        )
