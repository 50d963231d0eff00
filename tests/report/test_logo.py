"""A logo in the year's folder stands on the cover and in letterheads of every format; a hostile one is refused."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from alat_benar import ganti, salin
from alat_proyek import baca_logo, build
from docx import Document

from lkj.check.project import Project
from lkj.diagnostics import DataError
from lkj.publish.typst import svg_to_png
from lkj.report.dokumen import TETAP

if TYPE_CHECKING:
    from conftest import Proyek

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="navy"/></svg>'


@pytest.mark.lambat
@pytest.mark.parametrize("name", ["logo.svg", "logo.png"])
def test_a_logo_stands_on_the_cover(proyek: Proyek, name: str) -> None:
    """SVG or PNG, the picture is on the first page of the PDF, first in the DOCX, and in the web page."""
    data = SVG.encode() if name.endswith("svg") else svg_to_png(SVG, width=2)
    proyek.path(name).write_bytes(data)
    build(proyek.root, 2024, ("docx", "pdf", "html"))
    folder = proyek.root / "build"
    word = Document(str(folder / "lkj-2024.docx"))
    first = word.inline_shapes[0]
    assert round(first.width / 360000, 1) == 3.0
    assert "Logo Komisi Pemilihan Umum" in first._inline.docPr.get("descr", "")
    assert len(word.inline_shapes) == 6
    with closing(pdfium.PdfDocument(folder / "lkj-2024.pdf")) as document:
        colours = document[0].render(scale=1).to_pil().convert("RGB").getcolors(maxcolors=100_000)
    assert (0, 0, 128) in {colour for _, colour in colours or []}
    assert "Logo Komisi Pemilihan Umum" in (folder / "lkj-2024.html").read_text(encoding="utf-8")
    code, _, _ = proyek.jalankan("check", "2024", "--strict")
    assert code == 0


def berkepala(root: Path, above: str) -> Path:
    """Copy the right year with a logo, and with lines above the name of the office."""
    salin(root)
    line = "  sekretariat: Sekretariat Dinas Contoh\n"
    ganti(root, "satker.yaml", (line, line + above))
    (root / "data/2024/logo.svg").write_text(SVG, encoding="utf-8")
    return root


@pytest.mark.lambat
def test_a_logo_stands_in_the_letterhead_of_an_agreement(tmp_path: Path) -> None:
    """Above the lines that say whose the office is, once and no higher than they are, in every format."""
    berkepala(tmp_path, "  induk:\n    - Pemerintah Kabupaten Contoh\n")
    order = {"dokumen": ["pk-ketua"]}
    build(tmp_path, 2024, ("docx", "pdf", "html"), **order)
    folder = tmp_path / "build"
    word = Document(str(folder / "pk-ketua-2024.docx"))
    (drawn,) = word.inline_shapes
    assert round(drawn.height / 360000, 1) == 2.0 and round(drawn.width / 360000, 1) == 2.0
    assert "Logo Dinas Contoh" in drawn._inline.docPr.get("descr", "")
    head = [one for one in word.paragraphs if one.style is not None and one.style.name == "Kop"]
    assert [bool(one._p.xpath(".//w:drawing")) for one in head][:2] == [True, False]
    assert head[1].text == "PEMERINTAH KABUPATEN CONTOH"
    with closing(pdfium.PdfDocument(folder / "pk-ketua-2024.pdf")) as document:
        pages = [page.render(scale=1).to_pil().convert("RGB").getcolors(maxcolors=100_000) or [] for page in document]
    assert [(0, 0, 128) in {colour for _, colour in page} for page in pages] == [True, False]
    assert (folder / "pk-ketua-2024.html").read_text(encoding="utf-8").count('class="logo-kop"') == 1


@pytest.mark.lambat
def test_a_head_of_one_line_and_a_year_without_a_logo_have_none(tmp_path: Path) -> None:
    """An office that stands for itself keeps its forms as they are, on its cover alone a logo; no logo, no gap."""

    def printed(root: Path) -> dict[str, int]:
        made, found = Project.at(root).year(2024).compose([TETAP["lkj"], TETAP["pengukuran"]])
        assert found == []
        return {name: one.markdown.count("(gambar:logo-kop)") for name, one in made.items()}

    assert printed(berkepala(tmp_path / "sendiri", "")) == {"lkj": 0, "pengukuran": 0}
    above = berkepala(tmp_path / "berinduk", "  induk:\n    - Pemerintah Kabupaten Contoh\n")
    assert all(printed(above).values())
    (above / "data/2024/logo.svg").unlink()
    assert printed(above) == {"lkj": 0, "pengukuran": 0}


@pytest.mark.parametrize(
    "svg",
    [
        "<svg",
        "<html/>",
        SVG.replace("<circle", '<image href="file:///etc/passwd"/><circle'),
        SVG.replace("<circle", '<image xmlns:x="http://www.w3.org/1999/xlink" x:href="http://contoh/x.png"/><circle'),
        SVG.replace("<circle", "<script>1</script><circle"),
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SVG.replace("</svg>", "<text>&x;</text></svg>"),
    ],
)
def test_a_logo_that_fetches_or_runs_something_is_refused(proyek: Proyek, svg: str) -> None:
    """What would read a file, reach the network or run a script is an error in the data, with its file."""
    proyek.path("logo.svg").write_text(svg, encoding="utf-8")
    try:
        made = baca_logo(proyek.root, 2024)
    except DataError as error:
        [finding] = error.findings
        assert (finding.code, finding.file) == ("LKJ120", "data/2024/logo.svg")
    else:
        assert made is not None and "root:" not in made.svg and "&x;" in made.svg


def test_a_year_without_a_logo(proyek: Proyek) -> None:
    """No logo, no gap: the cover stays as it was."""
    assert baca_logo(proyek.root, 2024) is None
