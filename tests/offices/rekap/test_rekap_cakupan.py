"""Who is missing from a recapitulation, and why: late, not bound to deliver, not there yet, or not to be read."""

from __future__ import annotations

import json
import re
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from alat_pohon import pohon
from click.testing import CliRunner
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from lkj.cli import cli

pytestmark = pytest.mark.lambat
LEBUR = "dilebur ke satker 6200 sejak 1 Maret 2024"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a tree of three offices, the second of which was merged into the first, and whose data broke off."""
    root = pohon(tmp_path / "pohon", ("6200", "6201", "6202"))
    year = root / "satker/6201/data/2024"
    (year / "pagu.yaml").write_text("pagu: [\n", encoding="utf-8")
    (year / "pengecualian.yaml").write_text(
        "skema: 1\npengecualian:\n  - kode: LKJ805\n    berkas: satker.yaml\n"
        f"    alasan: {LEBUR}\n    oleh: Contoh Sekretaris\n",
        encoding="utf-8",
    )
    return root


def rekap(tree: Path, year: str = "2024", *arguments: str, exit_code: int = 0) -> tuple[Any, str]:
    done = CliRunner().invoke(cli, ["rekap", year, *(arguments or ("--format", "json")), "--root", str(tree)])
    assert done.exit_code == exit_code, done.output
    (written,) = (one for one in done.stdout.split() if one.endswith("json"))
    return json.loads((tree / written).read_text(encoding="utf-8")), done.stderr.replace("\n", " ")


def cakupan(made: Any) -> tuple[int, ...]:
    return tuple(made["coverage"][key] for key in ("offices", "delivered", "late", "exempt", "not_begun"))


def test_the_reason_of_one_that_need_not_deliver_stands_beside_it_in_every_form(tree: Path) -> None:
    """It is no accusation, is counted apart from those that are late, and its reason is printed as it was given."""
    shutil.rmtree(tree / "satker/6202/data")
    made, told = rekap(tree, "2024", "--format", "docx,pdf,html,xlsx,json")
    assert "satker 6201" not in told
    assert "satker 6202 belum menyampaikan" in told
    assert cakupan(made) == (3, 1, 1, 1, 0)
    assert [(one["code"], one["status"], one["reason"]) for one in made["missing"]] == [
        ("6201", "exempt", LEBUR),
        ("6202", "late", "tidak ada data tahun 2024"),
    ]
    build = tree / "build"
    word = "\n".join(c.text for t in Document(str(build / "rekap-2024.docx")).tables for r in t.rows for c in r.cells)
    pages = "\n".join(page.extract_text() for page in PdfReader(build / "rekap-2024.pdf").pages)
    page = (build / "rekap-2024.html").read_text(encoding="utf-8")
    for text in (word, pages, page):
        plain = " ".join(text.split())
        assert LEBUR in plain
        assert "1 belum menyampaikan, 1 tidak diwajibkan" in plain
        assert "Tanpa rata-rata 1" in " ".join(re.sub("<[^>]*>", " ", plain).split())
    book = load_workbook(BytesIO((build / "rekap-2024.xlsx").read_bytes()))
    rows = [[cell.value for cell in row] for row in book["Tanpa Hasil"].iter_rows(min_row=2)]
    assert [row[2:] for row in rows] == [
        ["tidak diwajibkan", LEBUR],
        ["belum menyampaikan", "tidak ada data tahun 2024"],
    ]
    summary = {row[0].value: row[1].value for row in book["Ringkasan"].iter_rows(min_row=2)}
    assert (summary["Satker yang tidak diwajibkan"], summary["Satker yang belum menyampaikan"]) == (1, 1)


def test_an_office_of_later_years_is_not_accused_of_one_before_it(tree: Path) -> None:
    """Founded later, it cannot be late; one whose data stop before the year, or that has none at all, still is."""
    (tree / "satker/6200/data/2024").rename(tree / "satker/6200/data/2022")
    shutil.rmtree(tree / "satker/6202/data")
    (tree / "satker/6203/data/2023").mkdir(parents=True)
    made, told = rekap(tree, "2023")
    assert [(one["code"], one["status"], one["reason"]) for one in made["missing"][:3]] == [
        ("6200", "late", "tidak ada data tahun 2023; tahun yang ada: 2022"),
        ("6201", "not_begun", "belum ada tahun 2023; datanya mulai tahun 2024"),
        ("6202", "late", "tidak ada data tahun 2023"),
    ]
    assert cakupan(made) == (4, 0, 3, 0, 1)
    assert [kode for kode in ("6200", "6201", "6202") if f"satker {kode} belum menyampaikan" in told] == [
        "6200",
        "6202",
    ]
    assert [one["office"] for one in made["findings"]] == ["6200", "6202", "6203"]


def test_a_year_that_no_office_has_is_refused(tree: Path) -> None:
    """A slip: the years that there are, exit code 1, and nothing is written, for the whole or for a selection."""
    shutil.copytree(tree / "satker/6200/data/2024", tree / "satker/6200/data/2023")
    for arguments in ((), ("--satker", "620[02]"), ("--shard", "2/2")):
        done = CliRunner().invoke(cli, ["rekap", "2052", "--format", "json", "--root", str(tree), *arguments])
        said = done.stderr.replace("\n", " ")
        assert done.exit_code == 1, done.output
        assert "tidak ada satker yang mempunyai data tahun 2052" in said
        assert "tahun yang ada: 2023, 2024" in said
        assert "LKJ" not in said
        assert not (tree / "build").exists()
    # A part by its number whose offices have not begun is one of a year that others have.
    done = CliRunner().invoke(cli, ["rekap", "2023", "--format", "json", "--root", str(tree), "--shard", "2/3"])
    assert done.exit_code == 0, done.output


def test_what_cannot_be_read_as_an_office_is_missing_from_the_sum(tree: Path) -> None:
    """A link among the offices: coverage has it, with the reason, in the whole and where it would be chosen."""
    (tree / "satker/6209").symlink_to(tree / "satker/6200")
    made, _ = rekap(tree, exit_code=1)
    assert cakupan(made) == (4, 2, 1, 1, 0)
    (link,) = (one for one in made["missing"] if one["code"] == "6209")
    assert link["reason"].startswith("dilewati: «satker/6209» adalah tautan")
    part, _ = rekap(tree, "2024", "--format", "json", "--satker", "*[29]", exit_code=1)
    assert [one["code"] for one in part["missing"]] == ["6209"]
    assert part["part"]["of"] == 4
    other, _ = rekap(tree, "2024", "--format", "json", "--satker", "6202", exit_code=1)
    assert other["missing"] == []


def test_a_copy_whose_name_is_no_code_is_missing_from_the_sum(tree: Path) -> None:
    """A folder named as people call the office: the sum is not whole without it, whatever the name."""
    shutil.copytree(tree / "satker/6200", tree / "satker/KPU Kotim")
    made, told = rekap(tree, exit_code=1)
    assert "satker dilewati: «satker/KPU Kotim» bukan kode satker" in told
    assert cakupan(made) == (4, 2, 1, 1, 0)
    (odd,) = (one for one in made["missing"] if one["code"] == "KPU Kotim")
    assert (odd["status"], odd["reason"].startswith("dilewati: «satker/KPU Kotim» bukan kode satker")) == ("late", True)


def test_findings_between_offices_have_their_column(tree: Path) -> None:
    """An editor leads to the very value, and to the first error of data that broke off."""
    goals = tree / "satker/6202/data/2024/sasaran.yaml"
    above = "pk-ketua\n    mendukung_satker: {kode: '6200', sasaran: SS-09}\n"
    goals.write_text(goals.read_text(encoding="utf-8").replace("pk-ketua\n", above), encoding="utf-8")
    shutil.copytree(tree / "satker/6200", tree / "satker/6203")
    (tree / "satker/6203/data/2024/pagu.yaml").write_text("skema: 1\npagu: [\n", encoding="utf-8")
    done = CliRunner().invoke(cli, ["check", "2024", "--satker", "all", "--format", "json", "--root", str(tree)])
    found = {(one["code"], one.get("office")): one for one in json.loads(done.stdout)}
    line = goals.read_text(encoding="utf-8").splitlines()[found["LKJ806", "6202"]["line"] - 1]
    assert line[found["LKJ806", "6202"]["column"] - 1 :].startswith("{kode")
    broken = next(one for key, one in found.items() if key[1] == "6203" and one["severity"] == "error")
    assert broken["line"] > 1
    assert [found["LKJ805", "6203"][key] for key in ("file", "line", "column")] == [
        broken[key] for key in ("file", "line", "column")
    ]


def test_a_recapitulation_of_nobody_takes_the_place_of_none(tree: Path) -> None:
    """When what all share is gone, the last good one stays; where there is none, it tells who is late."""
    made, _ = rekap(tree)
    shutil.rmtree(tree / "bersama")
    done = CliRunner().invoke(cli, ["rekap", "2024", "--format", "json", "--root", str(tree)])
    told = " ".join(done.output.split())
    assert (done.exit_code, "tidak satu satker pun mempunyai hasil, misalnya 6200" in told) == (1, True)
    assert json.loads((tree / "build/rekap-2024.json").read_text(encoding="utf-8")) == made
    (tree / "build/rekap-2024.json").unlink()
    made, _ = rekap(tree)
    assert cakupan(made)[:2] == (3, 0)


def test_an_office_whose_data_tell_nothing_yet_has_not_delivered(tree: Path) -> None:
    """What `lkj init` leaves is a beginning: neither counted nor ranked, and its blanks are no indikator missed."""
    year = tree / "satker/6202/data/2024"
    for name in ("indikator.yaml", "pagu.yaml"):
        text = (year / name).read_text(encoding="utf-8")
        (year / name).write_text(re.sub(r"(?m)^( +realisasi:).*$", r"\1 null", text), encoding="utf-8")
    made, told = rekap(tree)
    assert cakupan(made) == (3, 1, 1, 1, 0)
    (late,) = (one for one in made["missing"] if one["status"] == "late")
    assert late == {
        "code": "6202",
        "name": "Dinas Contoh",
        "status": "late",
        "reason": "belum ada satu realisasi pun dalam datanya, baik indikator maupun anggaran",
    }
    assert "satker 6202 belum menyampaikan" in told
    alone, _ = rekap(tree, "2024", "--format", "json", "--satker", "6200")
    assert made["coverage"]["indicators"] == alone["coverage"]["indicators"]


def test_a_year_measured_otherwise_is_not_compared_unless_it_is_noted(tree: Path) -> None:
    """Last year's mean computed anew by this year's bounds is none that was published: no change is printed."""
    year = tree / "satker/6200/data/2024"
    money = (year / "indikator.yaml").read_text(encoding="utf-8")
    assert "riwayat" in money, "the right year tells of the one before"
    made, _ = rekap(tree)
    assert made["offices"][0]["change"] is not None
    before = tree / "bersama/data/2023/metode.yaml"
    before.parent.mkdir(parents=True)
    method = (tree / "bersama/data/2024/metode.yaml").read_text(encoding="utf-8")
    before.write_text(f"# tahun lalu\n{method}", encoding="utf-8")
    assert rekap(tree)[0]["offices"] == made["offices"]
    before.write_text(method.replace("batas_atas: null", "batas_atas: 101"), encoding="utf-8")
    made, _ = rekap(tree)
    assert [one["change"] for one in made["offices"]] == [None, None]
    assert made["compared"]["offices"] == 0


def test_a_fault_in_a_shared_file_is_to_be_mended_there(tree: Path) -> None:
    """No office is told to complete its own data, in which nothing is wrong."""
    shared = tree / "bersama/data/2024/metode.yaml"
    shared.write_text("skema: [", encoding="utf-8")
    _, said = rekap(tree)
    said = " ".join(said.split())
    assert "satker 6200 tidak ikut dihitung: datanya mempunyai" in said
    hint = "perbaiki «bersama/data/2024/metode.yaml», yang dipakai bersama, lalu `lkj check 2024 --satker all`"
    assert hint in said
    assert "di folder satker itu" not in said
