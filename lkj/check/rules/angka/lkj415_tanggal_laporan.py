"""LKJ415: a report on a whole year cannot be dated before that year has ended, nor is it decades late."""

from lkj.capaian import tulis_tanggal
from lkj.check.rules.define import PERPRES_29, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ415",
    severity=WARNING,
    title="Laporan bertanggal sebelum tahunnya berakhir, atau lama sesudahnya",
    finds="Tanggal laporan tidak sesudah 31 Desember tahun laporan, atau lebih dari dua tahun sesudah tahun itu.",
    why="Laporan memuat keadaan sampai akhir tahun, sehingga tidak dapat ditandatangani sebelumnya. Pada bulan Januari"
    " angka tahun yang lama kerap masih terketik; 2052 ialah 2025 yang tertukar angkanya.",
    source=PERPRES_29,
    remedy="Periksa tahunnya.",
    examples=(
        Example(file="satker.yaml", good="tanggal: 2025-02-14", bad="tanggal: 2024-02-14"),
        Example(file="satker.yaml", good="tanggal: 2025-02-14", bad="tanggal: 2052-02-14"),
    ),
)


# A report is due two months after its year; one that is made up for later is still of the years just past.
_TAHUN_TERLAMBAT = 2


def tanggal_ganjil(year: Tahun) -> str:
    """Say what is odd about the date of a year's report; empty where nothing is, or where it has none."""
    dated = year.satker.laporan.tanggal
    if dated is not None and dated.year <= year.tahun:
        return "sebelum tahun itu berakhir"
    if dated is not None and dated.year > year.tahun + _TAHUN_TERLAMBAT:
        return f"{dated.year - year.tahun} tahun kemudian"
    return ""


@RULE.facts
def find(year: Tahun) -> Findings:
    dated, odd = year.satker.laporan.tanggal, tanggal_ganjil(year)
    if dated is not None and odd:
        yield RULE.at(
            year.position("satker.yaml", ("laporan", "tanggal")),
            f"laporan tahun {year.tahun} bertanggal {tulis_tanggal(dated)}, {odd}",
            f"periksa tahunnya; laporan disampaikan pada awal tahun {year.tahun + 1}",
        )
