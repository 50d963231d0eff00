"""A tall picture leaves no page half empty: what follows it goes before it, in the PDF and in Word alike."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from lkj.publish.docx import finish
from lkj.publish.pandoc import Pandoc
from lkj.publish.paper import Layout, Properties
from lkj.publish.readback import pdf_text
from lkj.publish.typst import Layouter, fonts, passing, svg_to_png
from lkj.report.rows import Sel
from lkj.report.tabel import Tabel

OWN = Path(__file__).parents[2] / "templates"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 150 150"><rect width="150" height="150" fill="#123"/></svg>'
ABOUT = Properties(judul="Kepala", penulis="Penulis", waktu=0, tanda="")
GAMBAR = '![Gambar 1 Nama](gambar:gambar-satu){alt="tinggi"}'


def _tabel() -> str:
    rows = [[Sel([f"baris {n}"]), Sel(["isi"])] for n in range(7)]
    made = Tabel(
        jenis="tabel", nama="tabel-satu", lebar=(50.0, 50.0), rata=("kiri", "kiri"), kepala=[[Sel(["Uraian"])] * 2],
        baris=rows, judul=["Nama"], label="Tabel 1",
    )  # fmt: skip
    return str(made)


def _terbit(markdown: str) -> tuple[list[str], list[str], dict[str, str]]:
    """Return the pages of the PDF, the paragraphs of the Word file, and what the pages told of their numbers."""
    typst = Pandoc("typst", lua_filter=OWN / "filter.lua").convert(markdown).decode()
    source = (OWN / "laporan.typ").read_text(encoding="utf-8") + "\n" + typst
    with Layouter(source, layout=Layout(), properties=ABOUT, figures={"gambar-satu": SVG}, book=fonts()) as laid:
        numbers = laid.pages()
        pages = pdf_text(laid.pdf())
    options = ["--reference-doc", str(OWN / "reference.docx")]
    word = finish(
        Pandoc("docx", lua_filter=OWN / "filter.lua", options=options).convert(markdown),
        pages=lambda: numbers,
        pictures={"gambar-satu": svg_to_png(SVG, width=15)},
        picture_room=lambda _: (15.0, 20.0),
        layout=Layout(),
        properties=ABOUT,
    )
    return pages, [one.text.replace("\xa0", " ") for one in Document(io.BytesIO(word)).paragraphs], numbers


def _naskah(sebelum: int, sesudah: str) -> str:
    words = "\n\n".join(f"Sebelum {n}." for n in range(sebelum))
    return f"# Judul\n\n{words}\n\n{GAMBAR}\n\n{sesudah}"


@pytest.mark.lambat
def test_what_follows_fills_the_page() -> None:
    """Paragraphs and a table go before a picture that has no room, and their order stays; a heading is never passed."""
    behind = f"Sesudah satu.\n\n- butir\n\n{_tabel()}\n\nSesudah dua.\n\n## Judul lain\n\nSesudah judul."
    pages, words, numbers = _terbit(_naskah(18, behind))
    first, second = pages
    assert numbers["gambar-satu:geser"] == "3"
    assert "Sesudah satu." in first and "butir" in first and "baris 6" in first
    assert second.index("Gambar 1 Nama") < second.index("Sesudah dua.") < second.index("Judul lain")
    told = [
        text for text in words if text.startswith(("Sebelum 17", "Sesudah", "butir", "Tabel 1", "Gambar 1", "Judul l"))
    ]
    assert told == ["Sebelum 17.", "Sesudah satu.", "butir", "Tabel 1 Nama", "Gambar 1 Nama", "Sesudah dua.", "Judul lain",
                    "Sesudah judul."]  # fmt: skip


@pytest.mark.lambat
def test_a_picture_with_room_stays() -> None:
    """Where the picture fits, or leaves little of its page empty, it stands where it is written."""
    for before in (2, 27):
        _, words, numbers = _terbit(_naskah(before, "Sesudah satu.\n\nSesudah dua."))
        assert "gambar-satu:geser" not in numbers
        assert words.index("Gambar 1 Nama") < words.index("Sesudah satu.")


def test_as_few_blocks_as_fill_the_page() -> None:
    """A page that is two thirds full is left; of the blocks that follow, as few go before as fill four fifths of it."""
    assert passing(300, 700, [50, 50]) == 2
    assert passing(300, 700, [200, 50, 50]) == 1
    assert passing(240, 700, [200]) == 0
    assert passing(300, 700, []) == 0
