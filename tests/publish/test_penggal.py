"""Long words part at the end of a line, in PDF and Word alike; who reads or copies a text has them whole."""

from __future__ import annotations

import io
import re
import zipfile

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj.files import package_templates
from lkj.publish.pandoc import Pandoc
from lkj.publish.paper import Layout, Properties
from lkj.publish.penggal import daftar_penggal, penggal
from lkj.publish.readback import bare
from lkj.publish.typst import Layouter, fonts

FILTER = package_templates() / "filter.lua"
SOFT = "\u00ad"
WORD = "pertanggungjawaban"
# How a run looks that is not like its paragraph.
_OWN = r"(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?"


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        (WORD, "per-tang-gung-ja-waban"),
        ("dipercayakan", "diper-ca-ya-kan"),
        ("keandalan", "kean-da-lan"),
        ("masyarakat", "masya-ra-kat"),
        ("kinerja", "kinerja"),
    ],
)
def test_words_part_where_indonesian_parts_them(word: str, parts: str) -> None:
    """Between syllables, but no letter stands alone and three stand at either end."""
    assert penggal(word) == parts


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=30))
def test_no_word_is_changed_and_no_part_is_a_letter(word: str) -> None:
    """Without the hyphens it is the word; no part is one letter, the first and last have three."""
    parts = penggal(word).split("-")
    assert "".join(parts) == word
    if len(parts) > 1:
        assert min(map(len, parts)) >= 2
        assert min(len(parts[0]), len(parts[-1])) >= 3


def made(markdown: str, to: str) -> str:
    """Return what the filter makes of a text of which it was told where words part."""
    written = Pandoc(to, lua_filter=FILTER).convert(daftar_penggal(markdown) + markdown)
    if to == "docx":
        with zipfile.ZipFile(io.BytesIO(written)) as archive:
            text = archive.read("word/document.xml").decode()
        assert SOFT not in text
        # Word shows the character wherever it stands, its own element only at the end of a line.
        return re.sub(rf"</w:t></w:r><w:r>{_OWN}<w:softHyphen ?/></w:r><w:r>{_OWN}<w:t[^>]*>", SOFT, text)
    return written.decode()


TEXT = f"""# Bab {WORD}

Laporan {WORD}, (pelaksanaan) perundang-undangan. Pertanggungjawaban IKK-pelaksanaan2 pelaksanaan@kpu.go.id PELAKSANAAN

- butir {WORD}

**Tebal {WORD}** dan *miring {WORD}*.

::: {{.tengah}}
Surat {WORD}
:::

[pelaksanaan](https://contoh.go.id/pelaksanaan)
"""


@pytest.mark.lambat
@pytest.mark.parametrize("to", ["typst", "docx"])
def test_only_words_of_paragraphs_part(to: str) -> None:
    """In paragraphs and items, in bold and italics, with the marks around a word; no heading, name, code, address or centred line."""
    text = made(TEXT, to)
    parted = {one.replace(SOFT, "-") for one in re.findall(rf"[\w{SOFT}]*{SOFT}[\w{SOFT}]*", text)}
    assert parted == {"per-tang-gung-ja-waban", "pelak-sa-naan", "per-un-dang"}
    assert text.count("per\u00adtang") == 4


@pytest.mark.lambat
def test_the_web_page_has_no_soft_hyphen() -> None:
    """A browser parts words by itself."""
    assert SOFT not in made(TEXT, "html5")


@pytest.mark.lambat
def test_a_text_without_long_words_is_left_alone() -> None:
    """No list of words goes before it."""
    assert daftar_penggal("Bab ini satu dua tiga.") == ""


@pytest.mark.lambat
def test_copied_text_has_whole_words() -> None:
    """The PDF shows a hyphen where a line ends in a word; its text has soft hyphens there and nowhere else."""
    source = " ".join([WORD, "pelaksanaan", "masyarakat", "keandalan"] * 12)
    body = made(source, "typst")
    preamble = (package_templates() / "laporan.typ").read_text(encoding="utf-8")
    about = Properties(judul="Judul", penulis="Penulis", waktu=0)
    with Layouter(f"{preamble}\n{body}", layout=Layout(), properties=about, figures={}, book=fonts()) as laid:
        pdf = laid.pdf()
        assert laid.pdf() == pdf
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage().get_text_range()
    lines = text.split("\r\n")
    # PDFium writes U+FFFE for a soft hyphen that ends a line.
    assert any("\ufffe" in line for line in lines)
    assert SOFT not in text
    assert bare(text.replace("\ufffe", "")).startswith(bare(source))
