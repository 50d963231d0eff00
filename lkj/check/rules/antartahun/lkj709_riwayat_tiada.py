"""LKJ709: the history of an indikator tells the year before, where that has a realisasi."""

from lkj.check.rules.antartahun.pasangan import berpasangan, riwayat_lalu, tulis
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ709",
    severity=WARNING,
    title="Riwayat tahun lalu belum ditulis",
    finds="Realisasi indikator ada dalam folder tahun sebelumnya, tetapi `riwayat` tidak memuat tahun itu.",
    why="Laporan diminta membandingkan realisasi dengan tahun lalu, dan datanya tersedia.",
    source=f"{PERMENPAN_53}, analisis 2",
    remedy="Tambahkan target dan realisasi tahun itu ke `riwayat`; `lkj new` menuliskannya sendiri.",
    examples=(
        Example(
            file="indikator.yaml",
            good="    riwayat:\n      - tahun: 2023\n        target: 375\n        realisasi: 380\n",
            bad="",
            places=("indikator.yaml:50",),
            beside=("LKJ609",),
        ),
    ),
)


@RULE.years
def find(before: Tahun, now: Tahun) -> Findings:
    for n, one, m, then in berpasangan(before, now):
        if riwayat_lalu(before, one) is None and then.realisasi is not None and "riwayat" not in one.tanpa_pembanding:
            yield RULE.at(
                now.position("indikator.yaml", ("indikator", n, "id")),
                f"riwayat {one.id} tidak memuat tahun {before.tahun}, padahal realisasinya ada",
                f"tambahkan riwayat tahun {before.tahun}: target {tulis(then.target)}, realisasi"
                f" {tulis(then.realisasi)}",
                (before.position("indikator.yaml", ("indikator", m, "target")), f"realisasi {before.tahun}"),
            )
