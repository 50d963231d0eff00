"""LKJ607: an agreement of months after the year's first one is a revision, and is titled so."""

import re
from datetime import date

from lkj.capaian.rounding import BULAN
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.check.rules.rujukan.lkj313_tahun_perjanjian import bertahun_lain
from lkj.model import Tahun
from lkj.model.base import Bulan
from lkj.model.rencana import Perjanjian

RULE = Rule(
    code="LKJ607",
    severity=WARNING,
    title="PK susulan tidak berjudul Perubahan",
    finds="Perjanjian Kinerja bertanggal lebih dari dua bulan sesudah yang pertama, tanpa tanda bahwa ia perubahan.",
    why="Perjanjian Kinerja disusun pada awal tahun dan diubah bila pejabat, strategi, program, atau anggaran berubah;"
    " yang diubah berjudul Perubahan.",
    source=PERMENPAN_53,
    remedy="Tambahkan «perubahan: true» pada perjanjian itu, sebut dokumen yang diubahnya pada `perubahan` dalam"
    " `dokumen`, atau perbaiki tanggalnya.",
    after=("LKJ313",),
    examples=(Example(file="pk.yaml", good="tanggal: 2024-01-15", bad="tanggal: 2024-07-15"),),
)


# A PermenPANRB 53/2014 agreement follows the budget document within a month; cascading it down takes a little more.
_BULAN_WAJAR = 2
_PERUBAHAN = re.compile(r"perubahan|revisi", re.IGNORECASE)


def _bulan(tanggal: date | Bulan) -> int:
    year, month = (tanggal.tahun, tanggal.bulan) if isinstance(tanggal, Bulan) else (tanggal.year, tanggal.month)
    return year * 12 + month - 1


def _berubah(year: Tahun, pk: Perjanjian) -> bool:
    """Tell whether an agreement is printed as a change of another: as its document, it or its title has it."""
    one = year.dokumen.get(pk.id)
    return pk.perubahan or (one is not None and one.perubahan is not None) or bool(_PERUBAHAN.search(pk.judul))


@RULE.facts
def find(year: Tahun) -> Findings:
    signed = [
        (_bulan(pk.tanggal), n, pk)
        for n, pk in enumerate(year.pk.perjanjian)
        # A date of another year is a slip, and tells nothing of what came first.
        if pk.tanggal is not None and not bertahun_lain(year, pk.tanggal)
    ]
    if not signed:
        return
    first, m, _ = min(signed, key=lambda item: item[:2])
    for month, n, pk in signed:
        if month - first > _BULAN_WAJAR and not _berubah(year, pk):
            when, before = (f"{BULAN[t % 12]} {t // 12}" for t in (month, first))
            yield RULE.at(
                year.position("pk.yaml", ("perjanjian", n, "tanggal")),
                f"«{pk.judul}» ({pk.id}) bertanggal {when}, sesudah PK {before}, tetapi tidak berjudul Perubahan",
                "bila PK ini menggantikan PK awal tahun, tambahkan «perubahan: true»",
                (year.position("pk.yaml", ("perjanjian", m, "tanggal")), f"PK pertama bertanggal {before}"),
            )
