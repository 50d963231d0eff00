"""Names against numbers (LKJ412–LKJ414): what an indicator is called, and how it is measured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkj.capaian import PERSEN, TANGGAL, YA_TIDAK, Angka, Kuantitas, satuan_sama, tulis_angka
from lkj.diagnostics import Finding, Severity
from lkj.model import Tahun

# PermenPANRB 88/2021: AA >90–100, A >80–90, BB >70–80, B >60–70, CC >50–60, C >30–50, D 0–30, in words.
_PREDIKAT = (
    (Decimal(90), "SANGAT MEMUASKAN"),
    (Decimal(80), "MEMUASKAN"),
    (Decimal(70), "SANGAT BAIK"),
    (Decimal(60), "BAIK"),
    (Decimal(50), "CUKUP"),
    (Decimal(30), "KURANG"),
    (Decimal("-Infinity"), "SANGAT KURANG"),
)
_KATA_PREDIKAT = re.compile(r"[“\"'(]?\b(SANGAT MEMUASKAN|MEMUASKAN|SANGAT BAIK|BAIK|CUKUP|SANGAT KURANG|KURANG)\b")


def _predikat(nilai: Decimal) -> str:
    return next(word for bound, word in _PREDIKAT if nilai > bound)


def predikat_serasi(year: Tahun) -> Iterator[Finding]:
    """LKJ412: a predicate in the name of an indicator agrees with the number that is its target."""
    for n, row in enumerate(year.indikator.indikator):
        found = _KATA_PREDIKAT.search(row.nama)
        target = row.target
        if found is None or not isinstance(target, Angka) or not 0 <= target.nilai <= 100:
            continue
        proper = _predikat(target.nilai)
        if found[1] != proper:
            yield Finding(
                "LKJ412",
                Severity.WARNING,
                year.position("indikator.yaml", ("indikator", n, "target")),
                f"nama {row.id} menyebut predikat «{found[1]}», sedangkan targetnya {tulis_angka(target.nilai)},"
                f" yang berpredikat «{proper}»",
                "pilih satu: predikat pada tangga predikat-sakip, atau nilai tanpa predikat pada namanya",
                (year.position("indikator.yaml", ("indikator", n, "nama")), "predikatnya di sini"),
            )


_JUMLAH = re.compile(r"(?:jumlah|banyaknya)\s", re.IGNORECASE)
_PERSENTASE = re.compile(r"(?:persentase|prosentase)\s", re.IGNORECASE)
_BUKAN_CACAH = frozenset([PERSEN, TANGGAL, YA_TIDAK])


def _cacah(target: Kuantitas) -> bool:
    return isinstance(target, Angka) and target.satuan not in _BUKAN_CACAH


def nama_dan_satuan(year: Tahun) -> Iterator[Finding]:
    """LKJ413: what is called a number is counted, and what is called a percentage is in percent."""
    for n, row in enumerate(year.indikator.indikator):
        if row.target is None:
            continue
        percent = isinstance(row.target, Angka) and satuan_sama(row.target.satuan, PERSEN)
        called, unit = "", ""
        if _JUMLAH.match(row.nama) and percent:
            called, unit = "jumlah", "persen"
        elif _PERSENTASE.match(row.nama) and _cacah(row.target):
            called, unit = "persentase", row.satuan
        if called:
            yield Finding(
                "LKJ413",
                Severity.WARNING,
                year.position("indikator.yaml", ("indikator", n, "target")),
                f"{row.id} bernama «{row.nama}», tetapi targetnya dalam {unit}",
                f"ukur {called} menurut namanya, atau ubah nama indikatornya pada dokumen perencanaan berikutnya",
                (year.position("indikator.yaml", ("indikator", n, "nama")), f"namanya menyebut {called}"),
            )


_LAPORAN = r"\b(?:laporan (?:akuntabilitas )?kinerja(?: instansi pemerintah)?|lkj(?:ip)?|lakip)"
_ANGGARAN = r"\b(?:penyusunan|tersusunnya|perencanaan|penetapan)(?: \w+)? anggaran"


def keluaran_tahun_ini(year: Tahun) -> Iterator[Finding]:
    """LKJ414: the report on a year is written after it, and its budget before it; neither is its output."""
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
                    yield Finding(
                        "LKJ414",
                        Severity.WARNING,
                        year.position(file, (key, n, "nama")),
                        f"{thing} tahun {year.tahun} disebut sebagai keluaran tahun {year.tahun},"
                        f" padahal disusun pada tahun {when}",
                        "periksa tahun yang dimaksud pada dokumen perencanaannya",
                    )


RULES = (predikat_serasi, nama_dan_satuan, keluaran_tahun_ini)
