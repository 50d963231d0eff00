"""`lkj rekap` where an office is called what no font has: its name is printed as a code, and all the others as ever."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from alat_pohon import pohon
from click.testing import CliRunner, Result
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from lkj.check.rules.nilai.lkj210_aksara_tercetak import terbaca
from lkj.cli import cli

PENGECUALIAN = (
    "skema: 1\npengecualian:\n  - kode: LKJ805\n    berkas: satker.yaml\n"
    "    alasan: Dilebur ke A \u6f22\n    oleh: Contoh Sekretaris\n"
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a tree of two offices that can be counted."""
    return pohon(tmp_path / "pohon")


def rekap(tree: Path, *more: str) -> Result:
    return CliRunner().invoke(cli, ["rekap", "2024", "--root", str(tree), *more])


def tulis(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def tercetak(tree: Path) -> dict[str, str]:
    """Return the text of each printed form, its white space folded."""
    build = tree / "build"
    word = (c.text for t in Document(str(build / "rekap-2024.docx")).tables for r in t.rows for c in r.cells)
    texts = {
        "docx": " ".join(word),
        "pdf": " ".join(page.extract_text() for page in PdfReader(build / "rekap-2024.pdf").pages),
        "html": (build / "rekap-2024.html").read_text(encoding="utf-8"),
    }
    return {form: " ".join(text.split()) for form, text in texts.items()}


@pytest.mark.lambat
def test_no_name_keeps_the_other_offices_from_being_put_together(tree: Path) -> None:
    """A folder, a reason, an invisible name, and the name of them all: each is a code in every printed form."""
    for name in ("\u6f22", "\U0001f600"):
        (tree / "satker" / name).mkdir()
    tulis(tree / "satker/6202/data/2024/pengecualian.yaml", PENGECUALIAN)
    tulis(tree / "bersama/rekap.yaml", "skema: 1\nnama: Komisi \u6f22\n")
    file = tree / "satker/6201/data/2024/satker.yaml"
    lines = [
        "  sebutan: \u2063 Muara" if one.startswith("  sebutan:") else one
        for one in file.read_text("utf-8").split("\n")
    ]
    assert "  sebutan: \u2063 Muara" in lines
    tulis(file, "\n".join(lines))
    done = rekap(tree)
    assert done.exit_code == 1, done.output  # for the folders that are none of an office
    assert len(done.stdout.split()) == 5
    for form, text in tercetak(tree).items():
        for said in ("satker/[U+6F22]", "satker/[U+1F600]", "Dilebur ke A [U+6F22]", "[U+2063] Muara", "98,33%"):
            assert said in text, (form, said)
        assert not {"\u6f22", "\U0001f600", "\u2063"} & {*text}
    about = PdfReader(tree / "build/rekap-2024.pdf").metadata
    assert about is not None
    assert about.author == "Komisi [U+6F22]"


@pytest.mark.lambat
def test_what_would_be_printed_as_a_code_is_told_where_it_stands(tree: Path) -> None:
    """Beforehand, by `lkj check`, as a warning: a reason and the name of them all; what can be printed is passed."""
    reason = "satker/6202/data/2024/pengecualian.yaml"
    tulis(tree / reason, PENGECUALIAN)
    tulis(tree / "bersama/rekap.yaml", "skema: 1\nnama: Komisi \u6f22\n")

    def found(*more: str) -> list[tuple[str, str, str, int]]:
        done = CliRunner().invoke(
            cli, ["check", "2024", "--satker", "all", "--format", "json", "--root", str(tree), *more]
        )
        assert done.exit_code == 0, done.output
        told = json.loads(done.stdout)
        assert all("U+6F22" in one["message"] for one in told if one["code"] == "LKJ210")
        return [(one["code"], one["severity"], one["file"], one["line"]) for one in told if one["code"] == "LKJ210"]

    assert found() == [("LKJ210", "warning", "bersama/rekap.yaml", 2), ("LKJ210", "warning", reason, 5)]
    assert rekap(tree, "--format", "json").exit_code == 0
    assert CliRunner().invoke(cli, ["build", "2024", "--root", str(tree / "satker/6202")]).exit_code == 0
    tulis(tree / reason, PENGECUALIAN.replace("\u6f22", "B"))
    tulis(tree / "bersama/rekap.yaml", "skema: 1\nnama: Komisi \u00c9\n")
    assert found() == []


@pytest.mark.lambat
def test_a_gathered_name_that_no_data_can_have_does_nothing(tree: Path, tmp_path: Path) -> None:
    """Colours of a terminal, another order of reading, no character at all, and letters for pages on end."""
    assert rekap(tree, "--format", "json").exit_code == 0
    elsewhere = (tree / "build").rename(tmp_path / "lain")
    for kode, name in (("6200", "Satu \x1b[31m\u202e\x00\ufffe\uf001 \ufdfa"), ("6201", "\u6f22\u5b57" * 500)):
        file = elsewhere / kode / "hasil-2024.jsonl"
        head, made = file.read_text("utf-8").splitlines()
        tulis(file, f"{head}\n{json.dumps(json.loads(made) | {'nama': name})}\n")
    done = rekap(tree, "--from", str(elsewhere))
    assert done.exit_code == 0, done.output
    for form, text in tercetak(tree).items():
        assert "Satu [U+001B][31m[U+202E] [U+0000] [U+FFFE] [U+F001] [U+FDFA]" in text, form
    sheet = load_workbook(tree / "build/rekap-2024.xlsx")["Satker"]
    assert str(sheet.cell(2, 2).value).startswith("Satu \\x1b[31m\\u202e\\x00")
    page = (tree / "build/rekap-2024.json").read_text(encoding="utf-8")
    assert "Satu \\u001b[31m\\u202e\\u0000" in page


@pytest.mark.parametrize(
    "text",
    [
        "Komisi Contoh",
        "Kantor\u00a0A \u2013 \u00abB\u00bb 10\u00b2 \u00bd",
        "Cafe\u0301",
        "\u03a9 \u0416",
        "data\u00adbase",
        "a\nb",
    ],
)
def test_what_can_be_read_stays_as_it_is(text: str) -> None:
    """Other alphabets that the font has, a letter written with its accent apart, and where a word may part."""
    assert terbaca(text) is text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("A \u6f22", "A [U+6F22]"),
        ("\u6f22\u5b57", "[U+6F22] [U+5B57]"),
        ("Cafe\u0301 q\u0331", "Caf\u00e9 q[U+0331]"),
        ("\u2764\ufe0f", "[U+2764] [U+FE0F]"),
        ("a\x0bb\x7f", "a[U+000B]b[U+007F]"),
    ],
)
def test_what_nobody_could_read_is_printed_as_its_code(text: str, printed: str) -> None:
    """What the font lacks, what is invisible, and marks that belong to no letter."""
    assert terbaca(text) == printed
