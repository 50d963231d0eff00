"""LKJ314: the staff is that of the year, or of when its report is made; the office's type was not set later."""

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ314",
    severity=WARNING,
    title="Keadaan pegawai atau tipe organisasi dari tahun lain",
    finds="Bulan keadaan pegawai sebelum tahun laporan atau sesudah tanggal laporan; atau tahun penetapan tipe"
    " organisasi sesudah"
    " tanggal laporan.",
    why="Tabel pegawai menceritakan keadaan tahun laporan; bulan yang lama menandakan tabel yang belum diperbarui.",
    source=PERMENPAN_53,
    remedy="Isi keadaan tahun laporan, atau periksa tahunnya.",
    examples=(
        Example(
            file="satker.yaml",
            good="keadaan: 2024-12",
            bad="keadaan: 2023-12",
            near=("keadaan: 2024-06", "keadaan: 2025-01"),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    report, staff = year.satker.laporan.tanggal, year.satker.pegawai.keadaan
    # A report dated within its own year is dated wrongly, which is told there.
    last = (report.year, report.month) if report is not None and report.year > year.tahun else (year.tahun + 1, 12)
    if staff is not None and not (year.tahun, 1) <= (staff.tahun, staff.bulan) <= last:
        when = "sebelum tahun laporan" if staff.tahun < year.tahun else "sesudah tanggal laporan"
        yield RULE.at(
            year.position("satker.yaml", ("pegawai", "keadaan")),
            f"keadaan pegawai {staff.tahun}-{staff.bulan:02}, {when}",
            f"isi keadaan tahun {year.tahun}",
        )
    typed = year.satker.organisasi.tahun_tipe
    if typed is not None and typed > last[0]:
        yield RULE.at(
            year.position("satker.yaml", ("organisasi", "tahun_tipe")),
            f"tipe organisasi ditetapkan tahun {typed}, sesudah tanggal laporan",
            "periksa tahunnya",
        )
