"""A restyled reference document reaches the PDF, within bounds, and what it cannot follow is told."""

from __future__ import annotations

import ctypes
import re
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from alat_acuan import changed, foot, parts
from alat_proyek import build

from lkj.publish.reference.styles import SANS, SERIF, Styles, read_styles
from lkj.verify.rebuild import verify

if TYPE_CHECKING:
    from conftest import Proyek


def restyled(**styles: tuple[str, str]) -> bytes:
    """Return the shipped document with what stands in a style's definition replaced; "_" is a space of its name."""
    text = parts()["word/styles.xml"].decode()
    for name, (old, new) in styles.items():
        called = name.replace("_", " ")
        found = re.search(rf'<w:style (?:(?!<w:style ).)*?<w:name w:val="{called}"/>.*?</w:style>', text, re.DOTALL)
        assert found is not None, called
        assert old in found[0], old
        text = text.replace(found[0], found[0].replace(old, new))
    return changed(**{"word/styles.xml": text})


def read(**styles: tuple[str, str]) -> Styles:
    return read_styles(restyled(**styles))


RUN, FORM = ("</w:rPr>", "<w:jc ")


def test_what_is_based_on_normal_takes_over_what_is_chosen_there() -> None:
    """Typeface and colour of Normal are those of all styles; nothing is said of a typeface that the PDF has."""
    made = read(Normal=('"Arial"', '"Times New Roman"'))
    assert {style["fon"] for style in made.gaya.values()} == {SERIF}
    assert made.lost == ()
    blue = read(Normal=("1A1A1A", "1F3864")).gaya
    assert {style["warna"] for name, style in blue.items() if name not in ("Sampul Judul", "Sampul Tahun")} == {
        "#1f3864"
    }


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("style", "old", "new", "key", "value"),
    [
        ("heading 1", 'w:val="28"', 'w:val="36"', "ukuran", 18.0),
        ("heading 1", 'w:val="center"', 'w:val="right"', "rata", "right"),
        ("heading 2", "<w:b/>", "<w:i/>", "tebal", False),
        ("heading 2", "<w:b/>", "<w:i/>", "miring", True),
        ("heading 2", 'w:before="280"', 'w:before="1cm"', "sebelum", 72 / 2.54),
        ("Body Text", 'w:line="312"', 'w:line="480"', "baris", 2.0),
        ("Body Text", 'w:lineRule="auto" w:line="312"', 'w:lineRule="exact" w:line="300"', "tepat", 15.0),
        ("Body Text", 'w:lineRule="auto" w:line="312"', 'w:lineRule="atLeast" w:line="300"', "minimum", 15.0),
        ("Body Text", FORM, '<w:ind w:firstLine="567"/><w:jc ', "gantung", -28.35),
        ("toc 2", 'w:left="680"', 'w:left="1000"', "kiri", 50.0),
    ],
)
def test_an_expression_of_a_style(style: str, old: str, new: str, key: str, value: object) -> None:
    """Each kind of expression that an office changes in Word, in any of its units, and no complaint of it."""
    made = read(**{style.replace(" ", "_"): (old, new)})
    name = style.replace("heading", "Heading")
    assert made.gaya[name][key] == pytest.approx(value)
    assert made.lost == ()


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("style", "old", "new", "said"),
    [
        ("Normal", '"Arial"', '"Verdana"', f"huruf «Verdana»: PDF memakai {SANS}"),
        ("heading 1", "<w:b/>", "<w:b/><w:caps/>", "huruf besar semua (gaya Heading 1)"),
        ("heading 1", "<w:b/>", '<w:b/><w:u w:val="single"/>', "garis bawah (gaya Heading 1)"),
        ("Compact", "<w:spacing ", '<w:ind w:left="100"/><w:spacing ', "inden kiri dan kanan (gaya Compact)"),
        ("Table Caption", '<w:name w:val="Table Caption"/>', '<w:name w:val="Lain"/>', "gaya yang tidak ada"),
    ],
)
def test_what_the_pages_cannot_follow_is_told(style: str, old: str, new: str, said: str) -> None:
    """A typeface that the PDF lacks, what it cannot draw, where it has a place of its own, and a style that is gone."""
    assert any(said in one for one in read(**{style.replace(" ", "_"): (old, new)}).lost)


def test_a_letterhead_of_the_document_is_told() -> None:
    """The words of its foot are in the Word file alone."""
    made = read_styles(changed(**{"word/footer1.xml": foot("<w:p><w:r><w:t>Jalan Merdeka 1</w:t></w:r></w:p>")}))
    assert any("kop dan kaki halaman" in one for one in made.lost)


@pytest.mark.lambat
@pytest.mark.parametrize("value", ["1000000000", "-1000000000", "NaN", "inf", "1e9", "", "9" * 400, "12 ekor", "０"])
def test_hostile_measures_stay_within_bounds(value: str) -> None:
    """Whatever stands in place of a measure, a page can be set with it, and it is told."""
    made = read(
        heading_1=('w:val="28"', f'w:val="{value}"'),
        Body_Text=('w:after="120"', f'w:after="{value}"'),
        Isi_Tabel=("<w:spacing ", f'<w:ind w:left="{value}" w:hanging="{value}"/><w:spacing '),
    )
    assert 6 <= made.gaya["Heading 1"]["ukuran"] <= 48
    assert 0 <= made.gaya["Body Text"]["sesudah"] <= 144
    assert 0 <= made.gaya["Isi Tabel"]["kiri"] <= 120
    assert any("ukuran huruf" in one for one in made.lost)
    assert any("jarak sesudah" in one for one in made.lost)


@pytest.mark.lambat
@pytest.mark.parametrize("value", ["merah", "#FF0000", "12345", "GGGGGG", "url(x)"])
def test_what_is_no_colour_is_told(value: str) -> None:
    """Text is black then, as Word's own is."""
    made = read(Normal=("1A1A1A", value))
    assert made.gaya["Body Text"]["warna"] == "#000000"
    assert any(f"warna «{value}», yang bukan warna" in one for one in made.lost)


def test_text_that_nobody_can_read_is_black() -> None:
    """White on paper would hide what a table says."""
    made = read(Normal=("1A1A1A", "FEFEFE"))
    assert made.gaya["Isi Tabel"]["warna"] == "#000000"
    assert any("tidak terbaca" in one for one in made.lost)


def test_styles_that_are_based_on_each_other_end() -> None:
    """A circle is gone through once."""
    text = parts()["word/styles.xml"].replace(
        b'<w:name w:val="Normal"/>', b'<w:name w:val="Normal"/><w:basedOn w:val="BodyText"/>'
    )
    assert read_styles(changed(**{"word/styles.xml": text})).gaya["Body Text"]["sesudah"] == 6.0


@pytest.mark.lambat
def test_a_restyled_document_reaches_the_pdf_and_is_built_again(proyek: Proyek) -> None:
    """Headings of 18 points in red, text of a serif face: in the PDF, which is the same to the byte when verified."""
    proyek.path("../../templates").mkdir()
    document = restyled(
        Normal=('"Arial"', '"Times New Roman"'),
        heading_1=("<w:b/>", '<w:b/><w:color w:val="C00000"/>'),
    )
    proyek.path("../../templates/reference.docx").write_bytes(document)
    build(proyek.root, 2024, ("pdf",))
    path = proyek.root / "build" / "lkj-2024.pdf"
    pdf = pdfium.PdfDocument(path)
    red = {
        (one.get_font().get_base_name().partition("+")[2], round(one.get_font_size()))
        for page in pdf
        for one in page.get_objects((pdfium.raw.FPDF_PAGEOBJ_TEXT,))
        if _colour(one) == (192, 0, 0)
    }
    assert red == {("LiberationSerif-Bold", 14)}
    result = verify(path.read_bytes())
    assert (result.verdict.name, result.templates, result.notes) == ("IDENTICAL", (), ())


def _colour(one: pdfium.PdfObject) -> tuple[int, ...]:
    parts = [ctypes.c_uint() for _ in range(4)]
    assert pdfium.raw.FPDFPageObj_GetFillColor(one, *parts)
    return tuple(part.value for part in parts[:3])
