"""LKJ703: unit and polarity of an indicator stay, or its years cannot be compared."""

from lkj.capaian import satuan_sama
from lkj.check.rules.antartahun.pasangan import berpasangan
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.base import BELUM

RULE = Rule(
    code="LKJ703",
    severity=WARNING,
    title="Satuan atau polaritas indikator berubah",
    finds="Indikator dengan id yang sama mempunyai satuan atau polaritas lain daripada tahun sebelumnya.",
    why="Perbandingan dengan tahun lalu hanya berarti bila yang dibandingkan sama.",
    source=f"{PERMENPAN_53}, analisis 2",
    remedy="Pertahankan ukurannya. Bila yang diukur memang lain, beri indikator itu id baru.",
    examples=(Example(file="indikator.yaml", good="satuan: menit", bad="satuan: jam", beside=("LKJ701",)),),
)


@RULE.years
def find(before: Tahun, now: Tahun) -> Findings:
    for n, one, m, then in berpasangan(before, now):
        # Of an indikator that is only begun nothing was measured yet.
        if BELUM in (one.satuan, then.satuan):
            continue
        for key in ("satuan", "polaritas"):
            said, was = getattr(one, key), getattr(then, key)
            same = satuan_sama(said, was) if key == "satuan" else said == was
            if not same:
                yield RULE.at(
                    now.position("indikator.yaml", ("indikator", n, key)),
                    f"{key} {one.id} berubah dari {was} menjadi {said}; kedua tahun tidak dapat dibandingkan",
                    "pertahankan ukurannya, atau beri indikator yang baru id sendiri",
                    (before.position("indikator.yaml", ("indikator", m, key)), f"{key} tahun {before.tahun}"),
                )
