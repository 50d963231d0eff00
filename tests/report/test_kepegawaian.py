"""Staff in groups of the office's own: counted, broken down, printed, explained, and held to their sums."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from alat_benar import RIGHT, ganti, salin
from alat_proyek import check_folder
from click.testing import CliRunner

from lkj.check.project import Project
from lkj.cli import cli
from lkj.explain.find import jelaskan
from lkj.model.satker import BerkasSatker, Pegawai
from lkj.report.context import context
from lkj.report.dokumen import TETAP
from lkj.wording.printed import dalam_kalimat

LAMA = """  pns: 12
  ppnpn: 3
  pendidikan:
    - jenjang: SLTA
      jumlah: 2
    - jenjang: S1
      jumlah: 7
    - jenjang: S2
      jumlah: 3
"""
KELOMPOK = """  kelompok:
    - id: pns
      nama: PNS
      jumlah: 12
      pendidikan:
        - jenjang: S1
          jumlah: 8
        - jenjang: S2
          jumlah: 4
      golongan:
        - nama: III
          jumlah: 9
        - nama: IV
          jumlah: 3
      jenis_kelamin:
        - nama: laki-laki
          jumlah: 5
        - nama: perempuan
          jumlah: 7
    - id: pppk
      nama: PPPK
      jumlah: 6
      pendidikan:
        - jenjang: D3
          jumlah: 4
        - jenjang: S1
          jumlah: 2
    - id: honorer
      nama: Honorer
      jumlah: 5
"""
NASKAH = "Keadaan pegawai disajikan di bawah ini.\n"


def berkelompok(root: Path) -> Path:
    """Write a year whose staff are the groups above."""
    salin(root)
    ganti(root, "satker.yaml", (LAMA, KELOMPOK))
    (root / "data/2024/narasi/sumber-daya-manusia.md").write_text(NASKAH, encoding="utf-8", newline="\n")
    return root


@pytest.mark.lambat
def test_each_group_and_breakdown_has_its_table(tmp_path: Path) -> None:
    """PPPK is PPPK and not contract staff; a level that a group lacks has a dash; the rows add up below them."""
    year = Project.at(berkelompok(tmp_path)).year(2024)
    assert [(f.code, f.message) for f in year.findings() if f.severity.value != "info"] == []
    made, found = year.compose([TETAP["lkj"]])
    assert found == []
    text = re.sub(r"\[([^\]]*)\]\{[^}]*\}", r"\1", unescape(made["lkj"].markdown)).replace("**", "")
    plain = re.sub(r'\[\["b","([^"]*)"\]\]', r'"\1"', text)
    for row in (
        '"1","PNS","12"', '"2","PPPK","6"', '"3","Honorer","5"',
        '"1","PNS","–","8","4","12"', '"2","PPPK","4","2","–","6"',
        '"1","PNS","9","3","12"', '"1","PNS","5","7","12"',
    ):  # fmt: skip
        assert row in plain, row
    totals = re.findall(r'\[\{"isi":\[\["b","Jumlah"\]\],"kolom":2\},(.*)\]\n', text)
    assert [re.findall(r'\["b","(\d+)"\]', row) for row in totals][:2] == [["23"], ["4", "10", "4", "18"]]
    assert "Berdasarkan Status Kepegawaian" in text and "PPNPN" not in text
    # Two totals of staff stand on one page: the text says why they differ.
    assert "Honorer tidak dirinci menurut tingkat pendidikan, sehingga jumlahnya berbeda" in text
    assert "PPPK dan Honorer tidak dirinci menurut golongan" in text


def test_the_row_of_the_whole_staff_is_named_after_the_office() -> None:
    """«Unit Kerja» is the office, not the region it serves."""
    (made,) = context(Project.at(RIGHT).year(2024).require().numbers)["pegawai"].tabel
    assert (made.kepala, [name for name, _, _ in made.baris]) == ("Unit Kerja", ["Dinas Contoh"])


def test_a_template_may_print_every_field_of_the_office(tmp_path: Path) -> None:
    """Whatever `satker.yaml` may hold of the office and of its staff has a name in templates, groups or none."""
    for root in (salin(tmp_path / "a"), berkelompok(tmp_path / "b")):
        names = context(Project.at(root).year(2024).require().numbers)
        assert set(BerkasSatker.model_fields) - {"skema"} <= set(names)
        assert [key for key in Pegawai.model_fields if not hasattr(names["pegawai"], key)] == []


@pytest.mark.lambat
def test_head_counts_are_explained(tmp_path: Path) -> None:
    """The total of all groups, a group, and a level that two groups share tell each value with its line."""
    numbers = Project.at(berkelompok(tmp_path)).year(2024).numbers

    def satu(ident: str) -> tuple[Any, list[Any]]:
        (one,) = jelaskan(numbers, ident)
        return one.nilai, [entry.nilai for entry in one.masukan]

    assert satu("pegawai") == (23, [12, 6, 5])
    assert satu("pegawai-pppk") == (6, [6])
    assert satu("pendidikan-S1") == (10, [8, 2])
    assert satu("golongan-III") == (9, [9])


@pytest.mark.lambat
def test_an_office_may_count_heads_alone(tmp_path: Path) -> None:
    """Education is optional: without it there is no table, no chart, and nothing stands in their place."""
    root = salin(tmp_path)
    ganti(root, "satker.yaml", (LAMA, "  kelompok:\n    - id: asn\n      nama: ASN\n      jumlah: 15\n"))
    (root / "data/2024/narasi/sumber-daya-manusia.md").write_text(NASKAH, encoding="utf-8", newline="\n")
    made, found = Project.at(root).year(2024).compose([TETAP["lkj"]])
    assert found == []
    assert "pendidikan" not in made["lkj"].markdown.casefold()


@pytest.mark.lambat
def test_many_ranks_go_down_the_page(tmp_path: Path) -> None:
    """Seventeen ranks would be columns of three millimetres: they are rows, with a column for each group."""
    ranks = [f"{one}/{part}" for one in ("I", "II", "III") for part in "abcd"] + [f"IV/{part}" for part in "abcde"]
    rows = "".join(f"        - nama: {rank}\n          jumlah: {int(rank == 'III/a') * 12}\n" for rank in ranks)
    root = berkelompok(tmp_path)
    short = KELOMPOK[KELOMPOK.index("      golongan:") : KELOMPOK.index("      jenis_kelamin:")]
    ganti(root, "satker.yaml", (short, f"      golongan:\n{rows}"))
    made, found = Project.at(root).year(2024).compose([TETAP["lkj"]])
    assert found == []
    text = re.sub(r"\[([^\]]*)\]\{[^}]*\}", r"\1", unescape(made["lkj"].markdown)).replace("**", "")
    assert '"9","III/a","12"' in text


@pytest.mark.lambat
def test_next_year_asks_for_every_head_count(tmp_path: Path) -> None:
    """Each count of the new year is empty, and asks for itself by the names that the office uses."""
    result = CliRunner().invoke(cli, ["new", "2025", "--root", str(berkelompok(tmp_path))], prog_name="lkj")
    assert result.exit_code == 0, result.output
    made = (tmp_path / "data/2025/satker.yaml").read_text(encoding="utf-8")
    assert made.count("jumlah: null") == 11
    assert "jumlah pegawai PPPK pada akhir 2025" in made and "jumlah pegawai golongan III pada akhir 2025" in made


MISTAKES = [
    (
        "nama: PPPK\n      jumlah: 6",
        "nama: PPPK\n      jumlah: 7",
        "LKJ407",
        "7 PPPK, sedangkan rincian menurut pendidikan",
    ),
    ("nama: perempuan\n          jumlah: 7", "nama: perempuan\n          jumlah: 8", "LKJ407", "menurut jenis kelamin"),
    ("nama: IV\n          jumlah: 3", "nama: IV\n          jumlah: 2", "LKJ407", "menurut golongan berjumlah 11"),
    ("- id: honorer", "- id: pppk", "LKJ302", "«pppk» sudah dipakai"),
    ("- nama: IV", "- nama: III", "LKJ302", "«III» sudah dipakai"),
    ("- nama: perempuan", "- nama: wanita", "LKJ205", "«wanita»"),
    ("jumlah: 6", 'jumlah: "6"', "LKJ202", "jumlah"),
    ("jumlah: 6", "jumlah: -6", "LKJ204", "jumlah"),
    ("  kelompok:\n", "  ppnpn: 3\n  kelompok:\n", "LKJ205", "«ppnpn» dan juga dalam «kelompok»"),
    (KELOMPOK, "", "LKJ203", "jumlah pegawai belum ditulis"),
]


@pytest.mark.lambat
@pytest.mark.parametrize(("right", "wrong", "code", "message"), MISTAKES)
def test_mistakes_in_the_staff_are_told(tmp_path: Path, right: str, wrong: str, code: str, message: str) -> None:
    """Sums that differ, a group twice, a word for a gender that is not the data's: each at its place, with a remedy."""
    root = berkelompok(tmp_path)
    ganti(root, "satker.yaml", (right, wrong))
    findings = check_folder(root, 2024)[1]
    found = [f for f in findings if f.code == code]
    assert len(found) == 1 and message in found[0].message, [(f.code, f.message) for f in findings]
    text = (root / "data/2024/satker.yaml").read_text(encoding="utf-8")
    near = text[: text.index(wrong) if wrong else text.index("pegawai:")].count("\n") + 1
    assert near - 16 <= found[0].line <= near + 9
    assert found[0].hint


@pytest.mark.lambat
def test_staff_in_prose_is_held_to_the_groups(tmp_path: Path) -> None:
    """All staff are the groups together, or the civil servants with those that follow; not another number."""
    root = berkelompok(tmp_path)
    prose = root / "data/2024/narasi/sumber-daya-manusia.md"
    for text, codes in (
        ("Dinas Contoh mempunyai 12 PNS.", []),
        ("Dinas Contoh mempunyai 13 PNS.", ["LKJ504"]),
        ("Seluruh pegawai berjumlah 23 orang.", []),
        ("Seluruh pegawai berjumlah 18 orang.", []),
    ):
        prose.write_text(f"{text}\n", encoding="utf-8")
        assert [f.code for f in check_folder(root, 2024)[1] if f.code == "LKJ504"] == codes, text


@pytest.mark.parametrize(
    ("name", "said"),
    [("Tenaga honorer", "tenaga honorer"), ("Honorer", "honorer"), ("PNS", "PNS"), ("PPPK paruh waktu", "PPPK paruh waktu"),
     ("Pegawai Tetap", "Pegawai Tetap"), ("tenaga harian", "tenaga harian")],
)  # fmt: skip
def test_a_group_in_a_sentence_begins_small(name: str, said: str) -> None:
    """Only a capital that opens a cell is taken away: short forms and proper names keep theirs."""
    assert dalam_kalimat(name) == said
