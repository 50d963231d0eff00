"""LKJ313: an agreement is signed in its year, or when the one before it ends."""

from datetime import date

from lkj.capaian import tulis_tanggal
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.base import Bulan

RULE = Rule(
    code="LKJ313",
    severity=WARNING,
    title="Perjanjian bertanggal tahun lain",
    finds="Perjanjian Kinerja bertanggal di luar tahunnya; November dan Desember tahun sebelumnya diterima.",
    why="Perjanjian disusun setelah dokumen anggaran terbit, pada akhir tahun sebelumnya atau awal tahunnya. Pada"
    " bulan Januari"
    " angka tahun yang lama kerap masih terketik.",
    source=PERMENPAN_53,
    remedy="Periksa tahunnya.",
    examples=(
        Example(
            file="pk.yaml",
            good="tanggal: 2024-01-08",
            bad="tanggal: 2023-01-08",
            near=("tanggal: 2023-12-29",),
        ),
    ),
)


_BULAN_AWAL = 11


def bertahun_lain(year: Tahun, signed: date | Bulan) -> bool:
    """Tell whether an agreement of a year cannot have been signed then."""
    when = (signed.year, signed.month) if isinstance(signed, date) else (signed.tahun, signed.bulan)
    return not (year.tahun - 1, _BULAN_AWAL) <= when <= (year.tahun, 12)


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, pk in enumerate(year.pk.perjanjian):
        signed = pk.tanggal
        if signed is None or not bertahun_lain(year, signed):
            continue
        told = tulis_tanggal(signed) if isinstance(signed, date) else f"{signed.tahun}-{signed.bulan:02}"
        yield RULE.at(
            year.position("pk.yaml", ("perjanjian", n, "tanggal")),
            f"{pk.judul} ({pk.id}) tahun {year.tahun} bertanggal {told}",
            "periksa tahunnya",
        )
