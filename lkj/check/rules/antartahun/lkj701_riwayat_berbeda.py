"""LKJ701: target and realisasi that the history tells are those of that year."""

from lkj.capaian import Angka, Kuantitas, satuan_sama
from lkj.check.rules.antartahun.pasangan import berpasangan, riwayat_lalu, tulis
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ701",
    severity=WARNING,
    title="Riwayat berbeda dari data tahunnya",
    finds="Target atau realisasi dalam `riwayat` tidak sama dengan yang tertulis dalam folder tahun itu.",
    why="Satu angka yang tertulis di dua tempat harus sama; auditor akan membandingkan kedua laporan.",
    source=f"{PERMENPAN_53}, analisis 2",
    remedy="Samakan dengan data tahun itu, atau perbaiki datanya bila datanya yang keliru.",
    examples=(Example(file="indikator.yaml", good="realisasi: 84", bad="realisasi: 85"),),
)


def _sama(one: Kuantitas | None, other: Kuantitas | None) -> bool:
    if isinstance(one, Angka) and isinstance(other, Angka):
        return one.nilai == other.nilai and satuan_sama(one.satuan, other.satuan)
    return one == other


@RULE.years
def find(before: Tahun, now: Tahun) -> Findings:
    for n, one, m, then in berpasangan(before, now):
        told = riwayat_lalu(before, one)
        if told is None:
            continue
        for key in ("target", "realisasi"):
            said, is_so = getattr(told[1], key), getattr(then, key)
            if key == "realisasi" and said is None and then.ditunggu:
                continue  # it is not whole yet
            if not _sama(said, is_so):
                path = ("indikator", m, "triwulan" if key == "realisasi" and then.triwulan is not None else key)
                yield RULE.at(
                    now.position("indikator.yaml", ("indikator", n, "riwayat", told[0], key)),
                    f"{key} {one.id} tahun {before.tahun} tertulis {tulis(said)}, sedangkan datanya {tulis(is_so)}",
                    f"samakan dengan data/{before.tahun}, atau perbaiki data itu",
                    (before.position("indikator.yaml", path), f"data tahun {before.tahun}"),
                )
