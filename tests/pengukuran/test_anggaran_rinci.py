"""The budget in whatever depth the treasurer has it: urusan to sub-kegiatan, expenses, documents and outputs."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from alat_benar import ganti, salin
from alat_proyek import check_folder

from lkj.check.project import Project
from lkj.explain.find import jelaskan
from lkj.pengukuran import semua_biaya
from lkj.report.dokumen import TETAP

RINCIAN = """rincian:
  - kode: "1.02"
    nama: Urusan Kesehatan
    tingkat: urusan
    pagu: 3000000000
  - kode: "01.01"
    induk: "1.02"
  - kode: "0101"
    pagu: 1750000000
    realisasi: 1650000000
    keluaran:
      nama: Pengaduan yang dilayani
      satuan: Berkas
      target: 80
      realisasi: 83
      tercetak: 103.75
  - kode: "0102"
  - kode: "0102.01"
    induk: "0102"
    nama: Pengadaan Mesin Antrean
    pagu_awal: 800000000
    pagu: 750000000
    realisasi: 700000000
  - kode: "0102.02"
    induk: "0102"
    nama: Pemeliharaan Mesin Antrean
    pagu_awal: 500000000
    pagu: 500000000
    realisasi: 471000000
  - kode: "0.00"
    nama: Unsur Penunjang Urusan
    tingkat: urusan
  - kode: "01.02"
    induk: "0.00"
    pagu: 1000000000
    realisasi: 950000000
"""
TAHUN = "    pagu: 4000000000\n    realisasi: 3771000000\n"
BELANJA = """    belanja:
      - jenis: Belanja Pegawai
        pagu: 2500000000
        realisasi: 2400000000
      - jenis: Belanja Barang dan Jasa
        pagu: 1500000000
        realisasi: 1371000000
    dipa:
      - nomor: DPA Dinas
        pagu: 3000000000
        realisasi: 2821000000
      - nomor: DPA UPTD
        pagu: 1000000000
        realisasi: 950000000
"""


def berinci(root: Path) -> Path:
    """Write a year whose budget is the tree above."""
    salin(root)
    text = (root / "data/2024/pagu.yaml").read_text(encoding="utf-8")
    ganti(root, "pagu.yaml", (text[text.index("rincian:") :], RINCIAN), (TAHUN, TAHUN + BELANJA))
    return root


def test_the_tree_is_what_pk_and_pagu_say_together(tmp_path: Path) -> None:
    """Activities stand below their programme, sub-kegiatan below theirs; each line is what those below it add up to."""
    numbers = Project.at(berinci(tmp_path)).year(2024).numbers
    assert [(one.dalam, one.tingkat, one.kode, one.pagu, one.realisasi) for one in semua_biaya(numbers.biaya)] == [
        (0, "urusan", "1.02", 3_000_000_000, 2_821_000_000),
        (1, "program", "01.01", 3_000_000_000, 2_821_000_000),
        (2, "kegiatan", "0101", 1_750_000_000, 1_650_000_000),
        (2, "kegiatan", "0102", 1_250_000_000, 1_171_000_000),
        (3, "sub-kegiatan", "0102.01", 750_000_000, 700_000_000),
        (3, "sub-kegiatan", "0102.02", 500_000_000, 471_000_000),
        (0, "urusan", "0.00", 1_000_000_000, 950_000_000),
        (1, "program", "01.02", 1_000_000_000, 950_000_000),
    ]


def test_a_right_tree_is_not_accused(tmp_path: Path) -> None:
    """Mixed depth, amounts of lines above left out, an output above its target: all of it is right."""
    findings = check_folder(berinci(tmp_path), 2024)[1]
    assert [(f.code, f.message) for f in findings if f.severity != "info"] == []


def test_kinds_of_expense_contradict_nothing_while_one_is_not_known(tmp_path: Path) -> None:
    """What is not known yet is told as a blank; it is no difference from the year's amount."""
    root = berinci(tmp_path)
    ganti(root, "pagu.yaml", ("        pagu: 1500000000\n", "        pagu: null\n"))
    findings = check_folder(root, 2024)[1]
    assert [f.code for f in findings if f.severity != "info"] == ["LKJ611"]


def test_a_name_that_is_not_known_yet_is_a_blank(tmp_path: Path) -> None:
    """It is asked for once, at its place; the line is there, so that who refers to it is not accused."""
    root = berinci(tmp_path)
    ganti(root, "pagu.yaml", ("    nama: Pengadaan Mesin Antrean\n", "    nama: null\n"))
    ganti(root, "sasaran.yaml", ('      - kode: "0201"', '      - kode: "0102.01"'))
    year = Project.at(root).year(2024)
    told = [f for f in year.findings() if f.code in ("LKJ301", "LKJ611")]
    line = (root / "data/2024/pagu.yaml").read_text(encoding="utf-8").split("\n").index("    nama: null") + 1
    assert [(f.code, f.file, f.line) for f in told] == [("LKJ611", "data/2024/pagu.yaml", line)]
    assert "nama rincian 0102.01" in told[0].message
    names = {one.kode: one.nama for one in semua_biaya(year.numbers.biaya)}
    assert names["0102.01"] == "[belum ada data]"


@pytest.mark.lambat
def test_every_part_is_printed(tmp_path: Path) -> None:
    """The report names what it details by, and has tables of lines, outputs, expenses and documents."""
    made, found = Project.at(berinci(tmp_path)).year(2024).compose([TETAP["lkj"]])
    assert found == []
    text = re.sub(r"\[([^\]]*)\]\{[^}]*\}", r"\1", unescape(made["lkj"].markdown))
    assert "Realisasi Anggaran Menurut Urusan, Program, Kegiatan, dan Sub-Kegiatan Tahun 2024" in text
    for row in (
        '"0102.01","Pengadaan Mesin Antrean","Rp750.000.000","Rp700.000.000","93,33%"',
        '"0101","Pelayanan Pengaduan","Pengaduan yang dilayani","80 Berkas","83 Berkas","103,75%"',
        '"1","Belanja Pegawai","Rp2.500.000.000","Rp2.400.000.000","96,00%"',
        '"2","DPA UPTD","Rp1.000.000.000","Rp950.000.000","95,00%"',
    ):
        assert row in text, row


@pytest.mark.lambat
def test_every_part_is_explained(tmp_path: Path) -> None:
    """An output, an expense and a line with others below it tell their values."""
    numbers = Project.at(berinci(tmp_path)).year(2024).numbers

    def satu(ident: str) -> tuple[str, list[str]]:
        (one,) = jelaskan(numbers, ident)
        return one.cetakan, [entry.diketik for entry in one.masukan]

    assert satu("keluaran-0101") == ("103,75%", ["83", "80"])
    assert satu("belanja-2") == ("91,40%", ["1371000000", "1500000000"])
    assert satu("rincian-0102") == ("93,68%", ["700000000", "471000000", "750000000", "500000000"])


@pytest.mark.lambat
def test_an_objective_and_a_plan_of_action_name_a_line_that_only_the_budget_has(tmp_path: Path) -> None:
    """A sub-kegiatan that the agreement does not list is named by its code: it prints, and the efficiency is of it."""
    berinci(tmp_path)
    ganti(tmp_path, "sasaran.yaml", ('      - kode: "0201"', '      - kode: "0102.01"'))
    aksi = '    aksi:\n      - nama: Pengadaan mesin\n        kode: "0102.02"\n'
    ganti(tmp_path, "indikator.yaml", ("  - id: IKK-01\n", f"  - id: IKK-01\n{aksi}"))
    year = Project.at(tmp_path).year(2024)
    assert [f.message for f in year.findings() if f.code == "LKJ301"] == []
    (satu,) = [one for one in year.numbers.efisiensi_sasaran.values() if one.pagu == 750_000_000]
    assert [one.kode for one in satu.bagian] == ["0102.01"]
    made, found = year.compose([TETAP["lkj"]])
    assert found == []
    text = re.sub(r"\[([^\]]*)\]\{[^}]*\}", r"\1", unescape(made["lkj"].markdown))
    assert "Pengadaan Mesin Antrean (0102.01), pagu Rp750.000.000, realisasi Rp700.000.000" in text


@pytest.mark.lambat
def test_a_line_that_no_budget_has_is_told_at_its_code(tmp_path: Path) -> None:
    """A mistyped sub-kegiatan is an error where it is named, with the line that was meant."""
    berinci(tmp_path)
    ganti(tmp_path, "sasaran.yaml", ('      - kode: "0201"', '      - kode: "0102.10"'))
    (one,) = [f for f in check_folder(tmp_path, 2024)[1] if f.code == "LKJ301"]
    assert one.file.endswith("sasaran.yaml") and "«0102.10» tidak ada" in one.message and "0102.01" in (one.hint or "")


# What real reports print, each with what is told of it.
SALAH = [
    ("tingkat: urusan\n    pagu: 3000000000", "tingkat: urusan\n    pagu: 3006000000", "LKJ434", "selisih Rp6.000.000"),
    ("tingkat: urusan\n    pagu: 3000000000", "tingkat: urusan\n    pagu: 2900000000", "LKJ434", "Rp2.900.000.000"),
    (
        '  - kode: "0102"\n',
        '  - kode: "0102"\n    pagu: 750000000\n',
        "LKJ434",
        "Pemeliharaan Mesin Antrean, yang barangkali tidak ikut dijumlahkan",
    ),
    ("tercetak: 103.75", "tercetak: 100", "LKJ436", "tercetak 100%, padahal 83 Berkas dari 80 Berkas ialah 103,75%"),
    ("pagu: 1500000000", "pagu: 1494000000", "LKJ435", "menurut jenis belanja berjumlah Rp3.994.000.000"),
    ("nomor: DPA UPTD\n        pagu: 1000000000", "nomor: DPA UPTD\n        pagu: 1000000001", "LKJ435", "selisih Rp1 "),
    ("    pagu: 1000000000\n    realisasi: 950000000\n", "    pagu: 990000000\n    realisasi: 950000000\n", "LKJ416", ""),
    ('induk: "0.00"', 'induk: "0.0"', "LKJ301", "rincian «0.0» tidak ada"),
    ('    nama: Pengadaan Mesin Antrean\n', "", "LKJ301", "kegiatan «0102.01» tidak ada"),
    ('    induk: "1.02"\n', '    induk: "0101"\n', "LKJ329", "lewat «0101»"),
    ("    pagu: 750000000\n", "", "LKJ437", "«0102.01» belum menyebut «pagu»"),
    ("      target: 80\n", "      target: -80\n", "LKJ204", "target"),
    ("jenis: Belanja Barang dan Jasa", "jenis: Belanja Pegawai", "LKJ302", "sudah dipakai"),
]  # fmt: skip


@pytest.mark.lambat
@pytest.mark.parametrize(("right", "wrong", "code", "message"), SALAH)
def test_what_real_reports_get_wrong_is_found(tmp_path: Path, right: str, wrong: str, code: str, message: str) -> None:
    """Totals above their rows, parts above the whole, a part left out, 83 of 80 as 100: at the line, with a remedy."""
    root = berinci(tmp_path)
    ganti(root, "pagu.yaml", (right, wrong))
    findings = check_folder(root, 2024)[1]
    found = [f for f in findings if f.code == code]
    assert len(found) == 1, [(f.code, f.line, f.message) for f in findings]
    assert message in found[0].message
    assert found[0].hint and found[0].file == "data/2024/pagu.yaml"


@pytest.mark.lambat
def test_parts_above_the_whole_are_found_while_others_are_missing(tmp_path: Path) -> None:
    """One part is not known; the other is more than the whole already."""
    root = berinci(tmp_path)
    ganti(root, "pagu.yaml", ("    pagu: 3000000000\n  - kode: \"01.01\"", "  - kode: \"01.01\""), ("    pagu: 500000000\n", "    pagu: null\n"),
          ('  - kode: "0102"\n', '  - kode: "0102"\n    pagu: 700000000\n'))  # fmt: skip
    assert [f.line for f in check_folder(root, 2024)[1] if f.code == "LKJ434"] == [
        1 + (root / "data/2024/pagu.yaml").read_text(encoding="utf-8").split("    pagu: 700000000\n")[0].count("\n")
    ]
