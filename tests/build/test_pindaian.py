"""Scanned annexes in the documents: titled, page by page, alike in PDF, Word and on the web, and carried as evidence."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from alat_benar import salin
from alat_gambar import foto, jpeg, png
from alat_proyek import year_of
from lxml import etree
from PIL import Image

from lkj.build.build import Order, make
from lkj.diagnostics import DataError
from lkj.publish.attachments import attached
from lkj.verify.rebuild import verify
from lkj.verify.verdict import Verdict

pytestmark = pytest.mark.lambat

KATA = [
    "Pindaian Keputusan Tim, halaman 1 dari 3",
    "Pindaian Keputusan Tim, halaman 2 dari 3",
    "Pindaian Keputusan Tim, halaman 3 dari 3",
    "Pindaian Surat tugas",
    "Pindaian Piagam",
]


def _pdf() -> bytes:
    pages = [foto(1654, 2339), foto(2339, 1654), foto(1654, 2339)]
    made = BytesIO()
    pages[0].save(made, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return made.getvalue()


BERKAS = {
    "10_Piagam.png": png(foto(900, 700)),
    "1 Keputusan Tim.pdf": _pdf(),
    "2-surat-tugas.jpg": jpeg(foto(900, 1200)),
}


@pytest.fixture(scope="module")
def proyek(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = salin(tmp_path_factory.mktemp("berlampiran"))
    folder = root / "data" / "2024" / "lampiran"
    folder.mkdir()
    for name, data in BERKAS.items():
        (folder / name).write_bytes(data)
    return root


@pytest.fixture(scope="module")
def berkas(proyek: Path) -> dict[str, bytes]:
    return dict(make(year_of(proyek, 2024), Order(formats=("docx", "pdf", "html"))).files)


def test_each_scan_is_a_titled_annex(berkas: dict[str, bytes]) -> None:
    """They follow the annexes of the report in the order of their names, each page as it lies, and stand in the contents."""
    document = pdfium.PdfDocument(berkas["lkj-2024.pdf"])
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    last = len(texts) - 5
    assert [(page.get_width() > page.get_height()) for page in list(document)[last:]] == [
        False,
        True,
        False,
        False,
        True,
    ]
    for at, title in ((0, "LAMPIRAN 4 KEPUTUSAN TIM"), (3, "LAMPIRAN 5 SURAT TUGAS"), (4, "LAMPIRAN 6 PIAGAM")):
        assert title in texts[last + at]
        assert sum(title in text for text in texts) == 2, "once in the contents, once above the scan"


def test_what_is_printed_is_the_page(berkas: dict[str, bytes]) -> None:
    """The red corner of the scan stands at the upper left of what is printed of it."""
    document = pdfium.PdfDocument(berkas["lkj-2024.pdf"])
    image = document[len(document) - 4].render(scale=1).to_pil().convert("RGB")
    across, down = image.size
    colours = [image.getpixel((across * n // 20, down // 5)) for n in range(4, 8)]
    assert any(isinstance(one, tuple) and one[0] > 200 and max(one[1:]) < 90 for one in colours)


def test_who_does_not_see_is_told_in_the_pdf(berkas: dict[str, bytes]) -> None:
    """Each page is a figure of the structure with words of its own; the file says that it is PDF/A-3a and PDF/UA-1."""
    with pikepdf.open(BytesIO(berkas["lkj-2024.pdf"])) as document:
        said = [str(one.Alt) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
        about = document.Root.Metadata.read_bytes().decode()
    assert sorted(one for one in said if one.startswith("Pindaian")) == sorted(KATA)
    assert "<pdfaid:part>3</pdfaid:part>" in about
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in about
    assert "<pdfuaid:part>1</pdfuaid:part>" in about


def test_word_has_the_same_pages(berkas: dict[str, bytes]) -> None:
    """Five pictures at the end, in order, none wider than the text nor taller than the page."""
    with zipfile.ZipFile(BytesIO(berkas["lkj-2024.docx"])) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
        # A chart is an SVG too, which is no picture that Pillow opens.
        pictures = [name for name in package.namelist() if "gambar-" in name and not name.endswith(".svg")]
        kinds = [Image.open(BytesIO(package.read(name))).format for name in pictures]
    words = {one: str(one.get("descr")) for one in tree.iter("{*}docPr")}
    scans = [one for one, said in words.items() if said.startswith("Pindaian")]
    assert [words[one] for one in scans] == KATA
    extents = [next(one.itersiblings("{*}extent", preceding=True)) for one in scans]
    sizes = [tuple(int(one.get(key) or 0) / 360000 for key in ("cx", "cy")) for one in extents]
    # The text of the page is 15.5 by 24.7 cm, and a heading stands above the first page of each.
    assert all(width <= 15.51 and height <= 21.51 for width, height in (sizes[0], sizes[3]))
    assert sizes[2][0] == pytest.approx(15.5, abs=0.01)
    assert all(width <= 24.21 and height <= 15.21 for width, height in (sizes[1], sizes[4]))
    assert kinds.count("JPEG") == 4


def test_the_web_page_holds_the_pages(berkas: dict[str, bytes]) -> None:
    """Each page is an image of its own, and none of them counts among the figures of the report."""
    page = etree.HTML(berkas["lkj-2024.html"].decode())
    images = [one for one in page.iter("img") if str(one.get("alt")).startswith("Pindaian")]
    assert [one.get("alt") for one in images] == KATA
    assert all(one.getnext() is None for one in images)


def test_the_files_go_along_and_are_verified(proyek: Path, berkas: dict[str, bytes]) -> None:
    """The PDF carries the scans byte for byte, is the same when it is built again, and tells of one that was replaced."""
    carried = attached(berkas["lkj-2024.pdf"])
    assert {name.rpartition("/")[2]: data for name, data in carried.items() if "/lampiran/" in name} == BERKAS
    assert verify(berkas["lkj-2024.pdf"], proyek).verdict is Verdict.IDENTICAL
    path = proyek / "data" / "2024" / "lampiran" / "1 Keputusan Tim.pdf"
    path.write_bytes(_pdf() + b"\n")
    try:
        told = [one.message for one in verify(berkas["lkj-2024.pdf"], proyek).findings]
    finally:
        path.write_bytes(BERKAS["1 Keputusan Tim.pdf"])
    assert told == ["berkas data/2024/lampiran/1 Keputusan Tim.pdf berubah sesudah dokumen dibuat"]


def test_scans_stand_in_the_report_alone(proyek: Path) -> None:
    """An agreement neither prints nor carries the annexes of the report, and is proved without them."""
    made = make(year_of(proyek, 2024), Order(formats=("pdf",), dokumen=("pk-sekretaris",)))
    agreement = made.files["pk-sekretaris-2024.pdf"]
    assert len(pdfium.PdfDocument(agreement)) < 5
    assert not [name for name in attached(agreement) if "/lampiran/" in name]
    result = verify(agreement, proyek)
    assert (result.verdict, result.unchanged) == (Verdict.IDENTICAL, True)


KERANGKA = """\
skema: 1
lampiran:
  - judul: Tim Penyusun Tahun {{ tahun }}
    isi:
      - narasi/pengantar-lampiran.md
      - lampiran/1 Keputusan Tim.pdf
      - lampiran/2-surat-tugas.jpg
  - isi: naskah-perjanjian
  - judul: Pengukuran Kinerja Tahun {{ tahun }}
    isi: pengukuran-kinerja
  - isi: lampiran/4 Piagam.png
  - judul: Keputusan Bupati
    isi: lampiran/keputusan-bupati.pdf
"""


def test_the_outline_places_scans_among_the_annexes(tmp_path: Path) -> None:
    """Those it names stand where it says and are called as it says, with prose of their own; others follow at the end.

    One that is not there yet is a blank: a draft marks it, and no final report is made.
    """
    root = salin(tmp_path)
    year = root / "data" / "2024"
    (year / "lampiran").mkdir()
    for name, data in (BERKAS | {"4 Piagam.png": BERKAS["10_Piagam.png"]}).items():
        (year / "lampiran" / name).write_bytes(data)
    (year / "kerangka.yaml").write_text(KERANGKA, encoding="utf-8")
    (year / "narasi" / "pengantar-lampiran.md").write_text("Tim penyusun ditetapkan Sekretaris.\n", encoding="utf-8")
    read = year_of(root, 2024)
    assert [(one.code, one.position.line) for one in read.findings() if one.code != "LKJ613"] == [("LKJ615", 13)]
    with pytest.raises(DataError) as refused:
        make(read, Order(formats=("pdf",), final=True))
    assert [(one.code, one.position.line) for one in refused.value.findings] == [("LKJ615", 13)]

    files = make(read, Order(formats=("pdf", "docx"))).files
    document = pdfium.PdfDocument(files["lkj-2024.pdf"])
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    titles = (
        "LAMPIRAN 1 TIM PENYUSUN TAHUN 2024", "LAMPIRAN 4 PENGUKURAN", "LAMPIRAN 5 PIAGAM",
        "LAMPIRAN 6 KEPUTUSAN BUPATI", "LAMPIRAN 7 PIAGAM",
    )  # fmt: skip
    at = [max(n for n, text in enumerate(texts) if title in text) for title in titles]
    assert at == sorted(at)
    assert "Tim penyusun ditetapkan" in texts[at[0]] and "[belum ada data]" in texts[at[3]]
    wide = [page.get_width() > page.get_height() for page in document]
    first = next(n for n in range(at[0], len(wide)) if wide[n])
    assert not any(wide[at[0] : first]) and not wide[first + 1] and not wide[at[3]]
    assert wide[at[1]] and wide[at[2]] and wide[at[4]]
    with zipfile.ZipFile(BytesIO(files["lkj-2024.docx"])) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
    said = [text for one in tree.iter("{*}docPr") if (text := str(one.get("descr"))).startswith("Pindaian")]
    pages = [f"Pindaian Tim Penyusun Tahun 2024, berkas 1 dari 2, halaman {n} dari 3" for n in (1, 2, 3)]
    others = ["Pindaian Tim Penyusun Tahun 2024, berkas 2 dari 2", "Pindaian Piagam", "Pindaian Piagam"]
    assert said == [*pages, *others]
    assert verify(files["lkj-2024.pdf"], root).verdict is Verdict.IDENTICAL
