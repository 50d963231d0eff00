"""Dates and years (LKJ415, LKJ606, LKJ607): a report after its year, agreements in order, a Renstra without gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lkj.capaian import tulis_tanggal
from lkj.capaian.rounding import BULAN
from lkj.diagnostics import Finding, Severity
from lkj.model import Tahun
from lkj.model.base import Bulan

# A report is due two months after its year; one that is made up for later is still of the years just past.
_TAHUN_TERLAMBAT = 2


def laporan_sesudah_tahunnya(year: Tahun) -> Iterator[Finding]:
    """LKJ415: a report on a whole year cannot be dated before that year has ended, nor is it decades late."""
    dated = year.satker.laporan.tanggal
    if dated is not None and dated.year <= year.tahun:
        yield Finding(
            "LKJ415",
            Severity.WARNING,
            year.position("satker.yaml", ("laporan", "tanggal")),
            f"laporan tahun {year.tahun} bertanggal {tulis_tanggal(dated)}, sebelum tahun itu berakhir",
            f"periksa tahunnya; laporan disampaikan pada awal tahun {year.tahun + 1}",
        )
    elif dated is not None and dated.year > year.tahun + _TAHUN_TERLAMBAT:
        yield Finding(
            "LKJ415",
            Severity.WARNING,
            year.position("satker.yaml", ("laporan", "tanggal")),
            f"laporan tahun {year.tahun} bertanggal {tulis_tanggal(dated)}, {dated.year - year.tahun} tahun kemudian",
            f"periksa tahunnya; laporan disampaikan pada awal tahun {year.tahun + 1}",
        )


def pagu_seluruh_renstra(year: Tahun) -> Iterator[Finding]:
    """LKJ606: the budget table holds every year of the Renstra up to that of the report."""
    period = year.visi_misi.renstra
    if period.awal is None or period.akhir is None:
        return
    known = {p.tahun for p in year.pagu.pagu}
    missing = [t for t in range(period.awal, min(period.akhir, year.tahun - 1) + 1) if t not in known]
    if missing:
        yield Finding(
            "LKJ606",
            Severity.WARNING,
            year.position("pagu.yaml", ("pagu", 0, "tahun")),
            f"Renstra berlaku {period.periode}, tetapi pagu tahun {', '.join(map(str, missing))} tidak ada",
            "tambahkan pagu dan realisasi tahun itu",
            (year.position("visi-misi.yaml", ("renstra", "awal")), f"Renstra berawal {period.awal}"),
        )


# A PermenPANRB 53/2014 agreement follows the budget document within a month; cascading it down takes a little more.
_BULAN_WAJAR = 2
_PERUBAHAN = re.compile(r"perubahan|revisi", re.IGNORECASE)


def _bulan(tanggal: date | Bulan) -> int:
    year, month = (tanggal.tahun, tanggal.bulan) if isinstance(tanggal, Bulan) else (tanggal.year, tanggal.month)
    return year * 12 + month - 1


def pk_perubahan(year: Tahun) -> Iterator[Finding]:
    """LKJ607: an agreement of months after the year's first one is a revision, and is titled so."""
    signed = [(_bulan(pk.tanggal), n, pk) for n, pk in enumerate(year.pk.perjanjian) if pk.tanggal is not None]
    if not signed:
        return
    first, m, _ = min(signed, key=lambda item: item[:2])
    for month, n, pk in signed:
        if month - first > _BULAN_WAJAR and not (pk.perubahan or _PERUBAHAN.search(pk.judul)):
            when, before = (f"{BULAN[t % 12]} {t // 12}" for t in (month, first))
            yield Finding(
                "LKJ607",
                Severity.WARNING,
                year.position("pk.yaml", ("perjanjian", n, "tanggal")),
                f"«{pk.judul}» ({pk.id}) bertanggal {when}, sesudah PK {before}, tetapi tidak berjudul Perubahan",
                "bila PK ini menggantikan PK awal tahun, tambahkan «perubahan: true»",
                (year.position("pk.yaml", ("perjanjian", m, "tanggal")), f"PK pertama bertanggal {before}"),
            )


RULES = (laporan_sesudah_tahunnya, pagu_seluruh_renstra, pk_perubahan)
