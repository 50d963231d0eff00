"""A sheet of the office's own: its columns are guessed once, shown and kept, and read as the file says from then on."""

from __future__ import annotations

import pytest
from alat_isian import Kantor
from openpyxl import Workbook

pytestmark = pytest.mark.lambat


def milik(office: Kantor) -> None:
    """Write a table as an office has it: a title, heads of its own, names in the place of ids, a sum."""
    book = Workbook()
    book.active.title = "Target PK"
    for row in (
        ["TARGET KINERJA 2025"], [], ["No", "Indikator Kinerja", "Target 2025", "Keterangan"],
        [1, "Persentase persalinan di fasilitas pelayanan  kesehatan", 98, "x"], [2, "Angka kematian bayi", None, None],
        ["", "JUMLAH", 106],
    ):  # fmt: skip
        book.active.append(row)
    book.save(office.root / "target.xlsx")


def test_columns_are_guessed_shown_and_kept(dinas: Kantor) -> None:
    """Without the file the columns are guessed; its words can be changed, and are what is read then."""
    milik(dinas)
    args = ("target.xlsx", "--map", "pemetaan.yaml", "--year", "2025")
    code, shown, told = dinas.impor(*args)
    assert (code, [line.split("  ")[1] for line in shown.splitlines()]) == (0, ["IKU-03 target: 97 → 98"])
    kept = (dinas.root / "pemetaan.yaml").read_text(encoding="utf-8")
    assert kept.split("\n", 1)[1] == (
        "lembar: Target PK\nkepala: 3\nisian: Indikator\nkunci: Indikator Kinerja\nkolom:\n  Target 2025: Target\n"
    )
    assert kept.rstrip() in told
    (dinas.root / "pemetaan.yaml").write_text(kept + "  Keterangan: Catatan\n", encoding="utf-8")
    code, shown, _ = dinas.impor(*args, "--write")
    assert [line.split("  ")[1] for line in shown.splitlines()] == ["IKU-03 target: 97 → 98", "IKU-03 catatan: «Banyaknya persalinan bergantung pada banyaknya ibu hamil, s…» → «x»"]  # fmt: skip
    assert "    target: 98\n" in dinas.data()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("lembar: A\n", "pemetaan.yaml: kunci «kepala» belum ada"),
        ("lembar: A\nkepala: 3\nisian: Indikator\nkunci: Indikator Kinerja\nkolom: {}\n", "target.xlsx tidak mempunyai lembar «A»"),
        ("lembar: Target PK\nkepala: 3\nisian: Indikator\nkunci: Kode\nkolom: {}\n", "target.xlsx, lembar Target PK: tidak ada kolom «Kode» pada baris 3"),
        ("lembar: Target PK\nkepala: 3\nisian: Indikator\nkunci: Indikator Kinerja\nkolom:\n  Keterangan: Sasaran Kita\n", "tidak ada isian «Sasaran Kita»"),
    ],
)  # fmt: skip
def test_a_map_that_does_not_fit_is_told(dinas: Kantor, text: str, why: str) -> None:
    """What is wrong with it, and what there is instead."""
    milik(dinas)
    (dinas.root / "pemetaan.yaml").write_text(text, encoding="utf-8")
    code, _, told = dinas.impor("target.xlsx", "--map", "pemetaan.yaml", "--year", "2025")
    assert (code, told.splitlines()[0]) == (1, f"galat: {why}")


def test_what_a_map_cannot_place_is_told(dinas: Kantor) -> None:
    """A realisasi that is computed, a code that the data does not have; what only rounds the data says nothing."""
    book = Workbook()
    book.active.title = "Capaian"
    for row in (
        ["Kode", "Realisasi"], ["IKU-01", 50], ["IKU-02", 8.8], ["IKU-05", 88], ["IKU-99", 3],
        ["JUMLAH", 5],
    ):  # fmt: skip
        book.active.append(row)
    book.save(dinas.root / "capaian.xlsx")
    code, shown, told = dinas.impor("capaian.xlsx", "--map", "p.yaml", "--year", "2025")
    assert (code, shown) == (1, "")
    assert told.split("capaian.xlsx, lembar", 1)[1] == (
        " Capaian: 1 baris tidak menyebut butir dari data dan dilewati (6)\n"
        "ditolak: capaian.xlsx, Capaian!A5: IKU-99: tidak ada «IKU-99» dalam indikator.yaml\n"
        "  saran: tambahkan dahulu dalam indikator.yaml\n"
        "ditolak: capaian.xlsx, Capaian!B2: IKU-01 realisasi: sel ini tidak untuk diisi\n"
        "  saran: petakan kolom «Realisasi: pembilang» dan «Realisasi: penyebut», atau ubah dalam indikator.yaml\n"
        "ditolak: capaian.xlsx, Capaian!B4: IKU-05 realisasi: sel ini tidak untuk diisi\n"
        "  saran: ubah dalam indikator.yaml\n"
        "0 fakta akan ditulis, 3 ditolak\n"
    )


def test_a_report_of_the_regional_treasury_is_read_by_its_codes(dinas: Kantor) -> None:
    """Its columns are found by the codes of the lines; rows of other levels are passed over, and nothing is added."""
    book = Workbook()
    sheet = book.active
    sheet.title = "LRA"
    for row in (
        ["LAPORAN REALISASI ANGGARAN"], ["Kode", "Uraian", "Pagu", "Realisasi", "%"],
        ["1.02.01.2.01", "Perencanaan", 850000000, 840000000, 98.8], ["1.02.01.2.01.0001", "Penyusunan", 1, 1, 100],
        ["1.02.02.2.01", "Penyediaan Fasilitas", "21.600.000.000", "20.900.000.000", 96.8], ["", "JUMLAH", 5, 5, 100],
    ):  # fmt: skip
        sheet.append(row)
    book.save(dinas.root / "sipd.xlsx")
    code, shown, told = dinas.impor("sipd.xlsx", "--map", "sipd.yaml", "--year", "2025")
    assert (code, [line.split("  ")[1] for line in shown.splitlines()]) == (
        0, ["1.02.01.2.01 realisasi: 833000000 → 840000000", "1.02.02.2.01 realisasi: 20736000000 → 20900000000"],
    ), told  # fmt: skip
    assert "isian: Rincian\nkunci: Kode\n" in (dinas.root / "sipd.yaml").read_text(encoding="utf-8")
