"""The examples of other agencies: begun with `lkj init`, filled, right, and fit to be printed as final."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from alat_proyek import require_year, year_of
from click.testing import CliRunner
from docx import Document
from pypdf import PdfReader

from lkj.cli import cli
from lkj.fmt import rapikan_teks
from lkj.model.blanks import isian

EXAMPLES = Path(__file__).parents[2] / "examples"
AGENCIES = ("dinas-kesehatan", "unit-kementerian")
YEAR = 2025
IMAGINARY = "Satuan kerja, nama, dan semua angka dalam contoh ini rekaan"

every = pytest.mark.parametrize("agency", AGENCIES)


def texts(agency: str) -> Iterator[Path]:
    """Yield the texts of an example."""
    folder = EXAMPLES / agency / "data" / str(YEAR)
    yield from sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".md"))


@pytest.mark.lambat
@every
def test_nothing_is_found_and_nothing_left_to_fill_in(agency: str) -> None:
    """The year gives no finding of any severity, none is waived, no fact is null and no section empty."""
    found = year_of(EXAMPLES / agency, YEAR)
    assert [*found.findings(waivers=False), *found.composing()] == []
    facts = require_year(EXAMPLES / agency, YEAR)
    assert [one for one in isian(facts) if not one.terisi] == []
    assert facts.metode.naskah == "bersumber"


@pytest.mark.lambat
@every
def test_every_file_says_that_it_is_imaginary_and_is_in_canonical_form(agency: str) -> None:
    """Who opens any one file learns that all is invented, and `lkj fmt` would change nothing."""
    for path in texts(agency):
        text = path.read_text(encoding="utf-8")
        assert IMAGINARY in text, path
        if path.suffix == ".yaml":
            assert rapikan_teks(path.name, text) == text


@pytest.mark.lambat
@every
def test_persons_and_own_law_are_marked(agency: str) -> None:
    """A person bears «(Contoh)», and a regulation that does not exist bears «(rekaan)»."""
    facts = require_year(EXAMPLES / agency, YEAR)
    assert all("(Contoh)" in one.nama for one in facts.satker.pejabat)
    own = {law.id: "(rekaan)" in law.jenis for law in facts.dasar_hukum.dasar_hukum}
    assert facts.tugas.dasar is not None and own[facts.tugas.dasar]
    assert {"PP-8-2006", "PERPRES-29-2014", "PERMENPANRB-53-2014"} <= {
        one for one, made_up in own.items() if not made_up
    }


@every
def test_nothing_of_init_is_left_over(agency: str) -> None:
    """What `lkj init` asks for is answered, and what it puts beside the data for an office stays with the office."""
    assert all("# isi:" not in path.read_text("utf-8") and "Belum diisi" not in path.read_text("utf-8")
               for path in texts(agency))  # fmt: skip
    assert {path.name for path in (EXAMPLES / agency).iterdir()} <= {"data", "build"}


@pytest.mark.lambat
def test_a_manual_longer_than_a_page_goes_on_over_it(tmp_path: Path) -> None:
    """The manual of nine indicators begins below its title, and its last row stands on a later page of its own room."""
    shutil.copytree(EXAMPLES / "dinas-kesehatan" / "data", tmp_path / "data")
    result = CliRunner().invoke(cli, ["build", str(YEAR), "--format", "pdf", "--root", str(tmp_path)], prog_name="lkj")
    assert result.exit_code == 0, result.stderr
    pages = [page.extract_text() for page in PdfReader(tmp_path / "build" / f"lkj-{YEAR}.pdf").pages]
    (first,) = [n for n, text in enumerate(pages) if "LAMPIRAN 8" in text and "Mencerminkan" in text]
    (after,) = [n for n, text in enumerate(pages) if "LAMPIRAN 9" in text and "DAFTAR" not in text and n > first]
    rest = pages[first + 1 : after]
    assert rest and all("(lanjutan)" in text for text in rest)
    assert "Inspektorat" in rest[-1] and "Inspektorat" not in pages[first]


@pytest.mark.lambat
@every
def test_every_document_is_built_as_final(tmp_path: Path, agency: str) -> None:
    """All documents come out without the mark of a draft in every format, and each report says it is imaginary."""
    shutil.copytree(EXAMPLES / agency / "data", tmp_path / "data")
    what = ["--document", "all", "--quarter", "2", "--format", "docx,pdf,html", "--final"]
    result = CliRunner().invoke(cli, ["build", str(YEAR), *what, "--root", str(tmp_path)], prog_name="lkj")
    assert result.exit_code == 0, result.stderr
    built = tmp_path / "build"
    for path in built.glob("*.pdf"):
        text = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
        assert "KONSEP" not in text and "[belum ada data" not in text, path.name
        assert path.name != f"lkj-{YEAR}.pdf" or IMAGINARY in text
    assert any(IMAGINARY in paragraph.text for paragraph in Document(str(built / f"lkj-{YEAR}.docx")).paragraphs)
    assert IMAGINARY in (built / f"lkj-{YEAR}.html").read_text(encoding="utf-8")
