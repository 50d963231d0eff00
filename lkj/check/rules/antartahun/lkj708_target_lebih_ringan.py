"""LKJ708: a target easier than last year's is explained."""

from lkj.capaian import Penilaian, Polaritas, banding, seperti_tahun
from lkj.check.rules.antartahun.pasangan import berpasangan
from lkj.check.rules.define import INFO, PERMENPAN_88, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ708",
    severity=INFO,
    title="Target lebih ringan daripada tahun lalu",
    finds="Menurut polaritasnya, target indikator lebih mudah dicapai daripada target tahun sebelumnya.",
    why="Evaluator menanyakan target yang diturunkan; capaian yang naik karenanya bukan perbaikan kinerja.",
    source=PERMENPAN_88,
    remedy="Jelaskan sebabnya dalam `catatan` indikator itu.",
    examples=(
        Example(file="indikator.yaml", good="target: BB\n    realisasi: BB", bad="target: B\n    realisasi: BB"),
    ),
)


@RULE.years
def find(before: Tahun, now: Tahun) -> Findings:
    for n, one, m, then in berpasangan(before, now):
        if one.catatan is not None or one.polaritas != then.polaritas or one.target is None or then.target is None:
            continue
        due = seperti_tahun(then.target, now.tahun - before.tahun)
        moved = banding(seperti_tahun(one.target, 0), due, Polaritas(one.polaritas))
        if moved.penilaian is Penilaian.MEMBURUK:
            yield RULE.at(
                now.position("indikator.yaml", ("indikator", n, "target")),
                f"target {one.id} lebih ringan daripada tahun {before.tahun}: {then.target} menjadi {one.target}",
                "jelaskan sebabnya dalam «catatan»",
                (before.position("indikator.yaml", ("indikator", m, "target")), f"target tahun {before.tahun}"),
            )
