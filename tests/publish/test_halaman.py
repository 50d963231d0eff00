"""What stands together on a page: signatures and what they sign, titles and their rows, notes and their table."""

from __future__ import annotations

import io
import itertools
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from lkj.publish.docx.core import W
from lkj.publish.docx.tables import _groups
from lkj.publish.pandoc import Pandoc
from lkj.publish.paper import Layout, Properties
from lkj.publish.readback import pdf_text
from lkj.publish.typst import Layouter, fonts
from lkj.report.rows import Sel
from lkj.report.tabel import Tabel

pytestmark = pytest.mark.lambat

OWN = Path(__file__).parents[2] / "templates"
LEMBAR = "::: {.bagian .lanjut}\n:::"


def tabel(rows: list[list[Sel]], jenis: str = "formulir", columns: int = 2) -> str:
    kepala = [] if jenis == "polos" else [[Sel(["Uraian"])] * columns]
    lebar, rata = (100 / columns,) * columns, ("kiri",) * columns
    made = Tabel(jenis=jenis, lebar=lebar, rata=rata, kepala=kepala, baris=rows, judul=["Nama Tabel"], label="Tabel 1")
    return str(made)


TANDA = tabel([[Sel([""]), Sel(["Tempat, tanggal"])], [Sel([""]), Sel(["\n\n\n"])], [Sel([""]), Sel(["NIP"])]], "polos")


def halaman(markdown: str) -> list[list[str]]:
    """Return the lines of each page of the PDF, without its running head and number."""
    typst = Pandoc("typst", lua_filter=OWN / "filter.lua").convert(markdown).decode()
    source = (OWN / "laporan.typ").read_text(encoding="utf-8") + "\n" + typst
    about = Properties(judul="Kepala", penulis="Penulis", waktu=0, tanda="KONSEP")
    with Layouter(source, layout=Layout(), properties=about, figures={}, book=fonts()) as laid:
        pages = pdf_text(laid.pdf())
    return [
        [
            line.strip()
            for line in page.splitlines()
            if line.strip() not in ("", "Kepala", "Kepala KONSEP", "Kepala\tKONSEP")
        ]
        for page in pages
    ]


def baris(many: int) -> list[list[Sel]]:
    return [[Sel([f"baris {n}"]), Sel(["isi"])] for n in range(many)]


def test_signatures_never_stand_alone() -> None:
    """However many rows come before them: the last of them, or the words after the table, are on their page."""
    bodies = [tabel(baris(many)) for many in range(32, 46)]
    words = "Kalimat penutup."
    texts = [f"{body}\n\n{mid}{TANDA}" for body in bodies for mid in ("", words + "\n\n")]
    texts += ["\n\n".join(["Kalimat."] * many + [words, TANDA]) for many in range(28, 36)]
    signed = [page for page in halaman(f"\n\n{LEMBAR}\n\n".join(texts)) if "NIP" in page]
    assert len(signed) == len(texts)
    for page in signed:
        assert "Tempat, tanggal" in page, page
        before = page[: page.index("Tempat, tanggal")]
        assert any(line.startswith("baris ") or line in (words, "Kalimat.") for line in before), page
    assert sum("baris 0 isi" not in page and "Kalimat." not in page for page in signed) > 4, "no table went on"


def test_a_title_of_rows_and_a_note_stand_with_rows() -> None:
    """A row across a table is no page's last line; one that ends the table, a note, is no page's only one."""
    rows = list(itertools.chain.from_iterable([[Sel([f"Judul {n}"], kolom=2)], *baris(5)] for n in range(25)))
    for page in halaman(tabel(rows)):
        last = next(line for line in reversed(page) if not line.isdecimal())
        assert not last.startswith("Judul"), page
    texts = [tabel([*baris(many), [Sel(["Catatan"], kolom=2)]]) for many in range(36, 46)]
    noted = [page for page in halaman(f"\n\n{LEMBAR}\n\n".join(texts)) if "Catatan" in page]
    assert len(noted) == len(texts)
    assert all(any(line.startswith("baris") for line in page) for page in noted)


def test_a_sum_stands_with_rows_that_it_sums() -> None:
    """«Jumlah» at the end of a table, over two of its three columns, is no page's only row, in PDF and Word alike."""
    amounts = [[Sel([f"baris {n}"]), Sel(["isi"]), Sel(["1"])] for n in range(46)]
    total = [Sel(["Jumlah"], kolom=2), Sel(["46"])]
    texts = [tabel([*amounts[:many], total], columns=3) for many in range(36, 46)]
    summed = [page for page in halaman(f"\n\n{LEMBAR}\n\n".join(texts)) if any("Jumlah" in line for line in page)]
    assert len(summed) == len(texts)
    assert all(any(line.startswith("baris") for line in page) for page in summed)
    options = ["--reference-doc", str(OWN / "reference.docx")]
    word = Document(
        io.BytesIO(_finished(Pandoc("docx", lua_filter=OWN / "filter.lua", options=options).convert(texts[0])))
    )
    last = word.tables[0].rows[-2]
    assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in last.cells)


def test_word_keeps_together_what_the_pdf_does() -> None:
    """Rows that belong together are kept with the next; so are the last of a table before signatures, and words."""
    rows = [[Sel(["Judul"], kolom=2)], *baris(20), [Sel(["Catatan"], kolom=2)]]
    options = ["--reference-doc", str(OWN / "reference.docx")]
    markdown = f"{tabel(rows)}\n\nPenutup.\n\n{TANDA}"
    data = Pandoc("docx", lua_filter=OWN / "filter.lua", options=options).convert(markdown)
    with zipfile.ZipFile(io.BytesIO(_finished(data))) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    space = {"w": W}
    kept = {
        "".join(map(str, p.itertext())): p.find("w:pPr/w:keepNext", space) is not None
        for p in tree.iter(f"{{{W}}}p")
        if len(p)
    }
    assert kept["Judul"] and kept["baris 19"] and kept["Catatan"] and kept["Penutup."]
    assert not kept["baris 7"] and not kept["NIP"]
    ruled = next(tree.iter(f"{{{W}}}tbl"))
    assert [len(group) for group in _groups(ruled.findall("w:tr", space))][-1] == 2


def test_signatures_stand_as_close_to_their_table_in_word_as_in_the_pdf() -> None:
    """What Word must have between two tables takes no line of its own: a form that fills its sheet keeps to it."""
    options = ["--reference-doc", str(OWN / "reference.docx")]
    data = Pandoc("docx", lua_filter=OWN / "filter.lua", options=options).convert(f"{tabel(baris(3))}\n\n{TANDA}")
    between = Document(io.BytesIO(_finished(data))).tables[0]._tbl.getnext()
    assert between is not None
    spacing = next(between.iter(f"{{{W}}}spacing"))
    said = {str(key).rpartition("}")[2]: str(value) for key, value in spacing.attrib.items()}
    assert said == {"before": "200", "after": "0", "line": "20", "lineRule": "exact"}


SAMPUL = """::: {.sampul-judul}
LAPORAN
:::

::: {.bagian .angka}
:::

# Judul

::: {.garis-kop}
:::
"""


def test_the_cover_bears_the_mark_of_a_draft_and_nothing_else() -> None:
    """In PDF and Word alike: KONSEP without the title; the page behind it has both."""
    cover, page = halaman(SAMPUL)
    assert cover == ["KONSEP", "LAPORAN"]
    assert page == ["Judul", "1"]
    options = ["--reference-doc", str(OWN / "reference.docx")]
    made = Document(
        io.BytesIO(_finished(Pandoc("docx", lua_filter=OWN / "filter.lua", options=options).convert(SAMPUL)))
    )
    first, second = ([p.text for p in section.header.paragraphs] for section in made.sections)
    assert first == ["\tKONSEP"] and second == ["Kepala\tKONSEP"]
    assert not any(p.text for p in made.sections[0].footer.paragraphs)


def _finished(data: bytes) -> bytes:
    from lkj.publish import docx

    return docx.finish(
        data,
        pages=dict,
        pictures={},
        picture_room=lambda _: (1.0, 1.0),
        layout=Layout(),
        properties=Properties(judul="Kepala", penulis="Penulis", waktu=0, tanda="KONSEP"),
    )
