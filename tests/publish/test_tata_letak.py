"""The built PDF measured: paper, margins, rows, headings and captions where a reader expects them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pytest
import yaml
from alat_proyek import build, require_year
from pypdf import PdfReader

from lkj.pengukuran import Pengukuran
from lkj.publish.readback import bare
from lkj.verify.pages import Tags

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

CM = 72 / 2.54


@dataclass(frozen=True)
class Word:
    """A run of text on a page and its box, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def runs(path: Path) -> Iterator[tuple[float, float, list[Word]]]:
    """Yield width, height and text runs of each page."""
    with closing(pdfium.PdfDocument(path)) as document:
        for number in range(len(document)):
            with closing(document[number]) as page, closing(page.get_textpage()) as text:
                found = []
                for n in range(text.count_rects()):
                    box = text.get_rect(n)
                    found.append(Word(text.get_text_bounded(*box).strip(), *box))
                yield page.get_width(), page.get_height(), [w for w in found if w.text]


def body(height: float, words: list[Word]) -> list[Word]:
    """Return the runs between the running head and the page number."""
    return [w for w in words if w.bottom > 2.4 * CM and w.top < height - 2.3 * CM]


@pytest.fixture
def many(proyek: Proyek) -> Proyek:
    """Return a year of 120 indikator, some with names of 600 characters."""
    path = proyek.path("indikator.yaml")
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    model = next(i for i in data["indikator"] if i["id"] == "IKK-05")
    for n in range(18, 121):
        name = f"Indikator tambahan nomor {n}" + (" dengan uraian yang panjang" * 20 if n % 10 == 0 else "")
        data["indikator"].append({**model, "id": f"IKK-{n}", "nama": name})
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    proyek.path("pengecualian.yaml").write_text("skema: 1\npengecualian: []\n", encoding="utf-8")
    return proyek


def test_paper_and_margins(many: Proyek) -> None:
    """Every page is A4, upright or lying; no text stands outside the margins but head and page number."""
    build(many.root, 2024, ("pdf",))
    for width, height, words in runs(many.root / "build" / "lkj-2024.pdf"):
        assert {round(width / CM, 1), round(height / CM, 1)} == {21.0, 29.7}
        for word in words:
            assert word.left >= 3.0 * CM - 1, word
            # a run of justified text ends with the space that the line was broken at
            assert word.right <= width - 2.5 * CM + 8, word
            assert word.bottom > 1.0 * CM and word.top < height - 0.8 * CM, word


def test_rows_stay_whole(many: Proyek) -> None:
    """The name of an indikator stands whole on one page wherever a table has it."""
    build(many.root, 2024, ("pdf",))
    pages = [bare(page.extract_text()) for page in PdfReader(many.root / "build" / "lkj-2024.pdf").pages]
    rows = Pengukuran(require_year(many.root, 2024)).utama.baris
    for row in rows:
        name = bare(row.indikator.nama)
        assert any(name in page for page in pages), row.indikator.nama[:40]


def test_no_heading_at_a_foot_and_captions_stand_with_their_tables(many: Proyek) -> None:
    """Below each heading, and below each caption of a table, the same page goes on."""
    build(many.root, 2024, ("pdf",))
    path = many.root / "build" / "lkj-2024.pdf"
    headings = [title for title in _titles(PdfReader(path).outline) if re.match(r"[A-Z]\. |\d+\. ", title)]
    seen = 0
    for _, height, words in runs(path):
        inside = body(height, words)
        if any(word.text.startswith("DAFTAR ") for word in inside):
            continue
        lowest = min((w.bottom for w in inside), default=0.0)
        for word in inside:
            if word.text in headings or re.match(r"Tabel (\d|RE)\S* ", word.text):
                seen += 1
                assert word.bottom - lowest > 20, word.text
    assert seen > 15


def _titles(items: Any) -> Iterator[str]:
    for item in items:
        if isinstance(item, list):
            yield from _titles(item)
        else:
            yield " ".join(str(item.title).split())


def test_header_rows_on_each_page_of_a_long_table(many: Proyek) -> None:
    """Each page of the long table begins with its header and the row of column numbers."""
    build(many.root, 2024, ("pdf",))
    texts = [" ".join(page.extract_text().split()) for page in PdfReader(many.root / "build" / "lkj-2024.pdf").pages]
    # Not the summary, on pages in Roman, nor a list in the text, nor the comparisons, whose tables have other heads.
    texts = [t for t in texts if not re.search(r" [ivx]+$", t)]
    others = ("dengan capaian", "Pembanding", "di Bawah Target", "poin persen")
    inside = [t for t in texts if t.count("Indikator tambahan nomor") >= 3 and not any(o in t for o in others)]
    assert len(inside) > 6
    for text in inside:
        assert re.search(r"No Sasaran (Kegiatan )?Indikator Kinerja Target", text), text[:200]
        assert "(1) (2) (3) (4)" in text


def test_a_table_that_goes_on_says_so(many: Proyek) -> None:
    """Each page on which a table goes on begins with its number, its name and "(lanjutan)"; that where it begins does not.

    A form has no number, but what heads it. What is said is no part of any table: a screen reader is not told it.
    """
    build(many.root, 2024, ("pdf",))
    data = (many.root / "build" / "lkj-2024.pdf").read_bytes()
    with closing(pdfium.PdfDocument(data)) as document:
        pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    current, passed, before, told = "", "", list[str](), list[str]()
    for number, page in enumerate(pages, start=1):
        _, *body = [line.strip() for line in page.splitlines()]  # the running head is no part of it
        if not body or body[0].startswith("DAFTAR "):
            continue
        assert not (body[0].startswith(("No ", "Kode ")) and body[0] in before), "a head repeated, and nothing said"
        before = body
        if goes_on := [line for line in body if line.endswith("(lanjutan)")]:
            assert goes_on == body[:1]
            name = body[0].removesuffix("(lanjutan)").rstrip(" …")
            assert (current if name.startswith("Tabel") else passed).count(name) and len(name) > 20, (current, name)
            assert Tags(data, number).place(page.index("(lanjutan)")) is None
            told.append(body[0])
        begun = [
            n for n, line in enumerate(body) if re.match(r"Tabel \S+ \w", line) and not line.endswith("(lanjutan)")
        ]
        passed += " ".join(["", *body])
        current = " ".join(body[begun[-1] : begun[-1] + 2]) if begun else current
    assert {
        "PERJANJIAN KINERJA TAHUN 2024 (lanjutan)",
        "Tabel 2.3 Perjanjian Kinerja Sekretaris Tahun 2024 (lanjutan)",
    } <= set(told)
    assert len(told) > 20
