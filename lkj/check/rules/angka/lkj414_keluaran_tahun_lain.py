"""LKJ414: the report on a year is written after it, and its budget before it; neither is its output."""

import re

from lkj.check.rules.define import PERMENPAN_53, PP_8, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ414",
    severity=WARNING,
    title="Keluaran dari tahun lain",
    finds="Laporan kinerja atau anggaran tahun laporan disebut sebagai keluaran tahun itu sendiri.",
    why="Laporan atas satu tahun disusun sesudahnya, dan anggarannya sebelumnya. Yang dapat menjadi keluaran tahun itu"
    " ialah laporan tahun lalu dan anggaran tahun depan.",
    source=f"{PERMENPAN_53}; {PP_8}",
    remedy="Periksa tahun yang dimaksud pada dokumen perencanaannya.",
    examples=(
        Example(
            file="sasaran.yaml",
            good="nama: Tertibnya pengelolaan arsip",
            bad="nama: Tersusunnya Laporan Kinerja Tahun 2024",
        ),
        Example(
            file="sasaran.yaml",
            good="nama: Tertibnya pengelolaan arsip",
            bad="nama: Terlaksananya Penyusunan Anggaran Tahun 2024",
        ),
    ),
)


_LAPORAN = r"\b(?:laporan (?:akuntabilitas )?kinerja(?: instansi pemerintah)?|lkj(?:ip)?|lakip)"
_ANGGARAN = r"\b(?:penyusunan|tersusunnya|perencanaan|penetapan)(?: \w+)? anggaran"


@RULE.facts
def find(year: Tahun) -> Findings:
    after = re.compile(rf"{_LAPORAN}(?: tahun)? {year.tahun}\b", re.IGNORECASE)
    before = re.compile(rf"{_ANGGARAN}(?: tahun)? {year.tahun}\b", re.IGNORECASE)
    lists = (
        ("sasaran.yaml", "sasaran", [s.nama for s in year.sasaran.sasaran]),
        ("indikator.yaml", "indikator", [i.nama for i in year.indikator.indikator]),
    )
    for file, key, names in lists:
        for n, name in enumerate(names):
            plain = " ".join(name.split())
            for pattern, thing, when in (
                (after, "laporan kinerja", year.tahun + 1),
                (before, "anggaran", year.tahun - 1),
            ):
                if pattern.search(plain):
                    yield RULE.at(
                        year.position(file, (key, n, "nama")),
                        f"{thing} tahun {year.tahun} disebut sebagai keluaran tahun {year.tahun},"
                        f" padahal disusun pada tahun {when}",
                        "periksa tahun yang dimaksud pada dokumen perencanaannya",
                    )
