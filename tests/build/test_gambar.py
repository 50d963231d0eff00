"""Pictures of prose in the documents: printed upright, numbered, listed, named, and carried as evidence."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from alat_gambar import foto, jpeg, png, proyek_bergambar, svg
from alat_proyek import year_of
from lxml import etree
from PIL import Image

from lkj.build.build import Order, make
from lkj.build.evidence import sources
from lkj.files import FolderOrigin
from lkj.publish.attachments import attached
from lkj.report.foto_olah import olah
from lkj.verify.rebuild import verify
from lkj.verify.verdict import Verdict

pytestmark = pytest.mark.lambat

TEKS = """Lihat {{ rujuk("gambar/tegak.jpg") }} dan {{ rujuk("gambar/Denah.png") }}.

![Posyandu Desa *X*](gambar/tegak.jpg)

![Rapat](gambar/rapat.jpg) ![Denah](gambar/Denah.png){alt="Denah lantai satu"}
![Alur](gambar/alur.svg)

![Rapat sekali lagi](gambar/rapat.jpg)"""
JUDUL = ("Posyandu Desa X", "Rapat", "Denah", "Alur", "Rapat sekali lagi")


def _miring() -> bytes:
    """Return what a camera that was held upright leaves: the pixels lie on their side, and Exif says so."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Kamera Rahasia"
    return jpeg(foto(600, 900).transpose(Image.Transpose.ROTATE_90), exif=exif, comment=b"lintang -6.2")


@pytest.fixture(scope="module")
def proyek(tmp_path_factory: pytest.TempPathFactory) -> Path:
    gambar = {
        "tegak.jpg": _miring(),
        "rapat.jpg": jpeg(foto(1600, 1200)),
        "Denah.png": png(foto(800, 600, "RGBA")),
        "alur.svg": svg(),
        "tak-dipakai.jpg": jpeg(),
    }
    return proyek_bergambar(tmp_path_factory.mktemp("bergambar"), TEKS, gambar)


@pytest.fixture(scope="module")
def berkas(proyek: Path) -> dict[str, bytes]:
    return dict(make(year_of(proyek, 2024), Order(formats=("docx", "pdf", "html"))).files)


def _pdf_text(data: bytes) -> str:
    document = pdfium.PdfDocument(data)
    return " ".join("\n".join(page.get_textpage().get_text_range() for page in document).split())


def test_pictures_are_numbered_and_listed_with_the_others(berkas: dict[str, bytes]) -> None:
    """They follow the charts of their chapter; references and the list of figures know them."""
    text = _pdf_text(berkas["lkj-2024.pdf"])
    for number, title in enumerate(JUDUL, start=3):
        # Once in the list, once beneath the picture.
        assert len(re.findall(rf"Gambar 1\.{number} {title}", text)) == 2, title
    assert "Lihat Gambar 1.3 dan Gambar 1.5." in text.replace("\u00a0", " ")


def test_who_does_not_see_is_told_in_the_pdf(berkas: dict[str, bytes]) -> None:
    """The words of a picture are all there, with their signs: its own where it has some, else its caption."""
    with pikepdf.open(BytesIO(berkas["lkj-2024.pdf"])) as document:
        said = {str(one.Alt) for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one}
    assert {"Gambar 1.3 Posyandu Desa X", "Denah lantai satu", "Gambar 1.7 Rapat sekali lagi"} <= said


def test_word_has_the_same_pictures(berkas: dict[str, bytes]) -> None:
    """Five pictures as files of the package, each with words for who does not see it, two of them side by side."""
    with zipfile.ZipFile(BytesIO(berkas["lkj-2024.docx"])) as package:
        tree = etree.fromstring(package.read("word/document.xml"))
        names = [name for name in package.namelist() if name.endswith(".jpg")]
        types = package.read("[Content_Types].xml").decode()
        first = Image.open(BytesIO(package.read(names[0])))
        raw = b"".join(package.read(name) for name in names)
    assert len(names) == 3
    assert 'Extension="jpg" ContentType="image/jpeg"' in types
    assert first.height > first.width
    assert b"Rahasia" not in raw
    assert b"lintang" not in raw
    words = [node.get("descr") for node in tree.iter("{*}docPr")]
    assert [one for one in words if one in ("Denah lantai satu", "Gambar 1.3 Posyandu Desa X", "Gambar 1.6 Alur")] == [
        "Gambar 1.3 Posyandu Desa X", "Denah lantai satu", "Gambar 1.6 Alur"
    ]  # fmt: skip
    beside = [row for row in tree.iter("{*}tr") if len(list(row.iter("{*}drawing"))) == 2]
    assert len(beside) == 1


def test_the_web_page_holds_them(berkas: dict[str, bytes]) -> None:
    """Each is an image within the page, in a figure with its caption; nothing is fetched, nothing of Exif stays."""
    page = etree.HTML(berkas["lkj-2024.html"].decode())
    images = list(page.iter("img"))
    assert [one.get("alt") for one in images] == [
        "Gambar 1.3 Posyandu Desa X", "Gambar 1.4 Rapat", "Denah lantai satu", "Gambar 1.6 Alur", "Gambar 1.7 Rapat sekali lagi"
    ]  # fmt: skip
    assert [str(one.get("src")).partition(";")[0] for one in images] == [
        "data:image/jpeg", "data:image/jpeg", "data:image/png", "data:image/svg+xml", "data:image/jpeg"
    ]  # fmt: skip
    assert [getattr(one.getnext(), "tag", None) for one in images] == ["figcaption"] * 5
    assert len(page.findall(".//div[@class='berdampingan']/figure")) == 2


def test_the_pdf_carries_the_very_files(proyek: Path, berkas: dict[str, bytes]) -> None:
    """Of the folder what prose shows, byte for byte; what it does not show is no evidence."""
    carried = attached(berkas["lkj-2024.pdf"])
    folder = proyek / "data" / "2024" / "gambar"
    shown = {name.rpartition("/")[2]: data for name, data in carried.items() if "/gambar/" in name}
    assert shown == {name: (folder / name).read_bytes() for name in ("Denah.png", "alur.svg", "rapat.jpg", "tegak.jpg")}
    assert {name for name in carried if name != "nilai.json"} == set(sources(FolderOrigin(proyek), 2024))


def test_verify_covers_the_pictures(proyek: Path, berkas: dict[str, bytes]) -> None:
    """Built again from what it carries the PDF is the same, byte for byte; a picture that was replaced since is told."""
    assert verify(berkas["lkj-2024.pdf"], proyek).verdict is Verdict.IDENTICAL
    path = proyek / "data" / "2024" / "gambar" / "rapat.jpg"
    before = path.read_bytes()
    path.write_bytes(jpeg(foto(400, 300)))
    try:
        told = [one.message for one in verify(berkas["lkj-2024.pdf"], proyek).findings]
    finally:
        path.write_bytes(before)
    assert told == ["berkas data/2024/gambar/rapat.jpg berubah sesudah dokumen dibuat"]


def test_a_picture_stands_upright_reduced_and_bare() -> None:
    """What Exif says of the camera is done and then forgotten; paper shows 200 dots an inch."""
    made = olah(_miring(), "jpg", 15.0, 12.0)
    image = Image.open(BytesIO(made["data"]))
    assert image.size == (600, 900)
    assert not image.getexif()
    assert b"lintang" not in made["data"]
    red = image.getpixel((20, 20))
    assert isinstance(red, tuple)
    assert red[0] > 200 > 80 > red[1]
    large = Image.open(BytesIO(olah(jpeg(foto(4000, 3000)), "jpg", 15.0, 12.0)["data"]))
    assert large.size == (1181, 886)
    assert olah(_miring(), "jpg", 15.0, 12.0) == made


def test_a_camera_of_twelve_megapixels_takes_part(tmp_path: Path) -> None:
    """Ten such photographs make a draft within the customary limits."""
    photo = jpeg(foto(4000, 3000))
    text = "\n".join(f"![Kegiatan {n}](gambar/{n}.jpg)" for n in range(10))
    root = proyek_bergambar(tmp_path, text, {f"{n}.jpg": photo for n in range(10)})
    made = make(year_of(root, 2024), Order(formats=("pdf",)))
    assert "Gambar 1.12 Kegiatan 9" in _pdf_text(made.files["lkj-2024.pdf"])


def test_a_title_that_is_lacking_is_no_final_document(tmp_path: Path) -> None:
    """A picture without a title prints as a placeholder, and a final document is refused at its line."""
    from lkj.diagnostics import DataError

    root = proyek_bergambar(tmp_path, "![](gambar/a.jpg)", {"a.jpg": jpeg()})
    year = year_of(root, 2024)
    text = _pdf_text(make(year, Order(formats=("pdf",))).files["lkj-2024.pdf"])
    assert "Gambar 1.3 [belum ada data]" in text
    with pytest.raises(DataError) as refused:
        make(year_of(root, 2024), Order(formats=("pdf",), final=True))
    assert ("LKJ531", 3) in [(one.code, one.line) for one in refused.value.findings]


def test_a_strangers_frame_swallows_no_text(tmp_path: Path) -> None:
    """The class of two pictures side by side, written by hand around text, leaves the text."""
    text = "::: {.berdampingan}\nSatu paragraf.\n\n![Rapat](gambar/a.jpg)\n\nDua paragraf.\n:::"
    root = proyek_bergambar(tmp_path, text, {"a.jpg": jpeg()})
    made = make(year_of(root, 2024), Order(formats=("pdf", "docx")))
    text = _pdf_text(made.files["lkj-2024.pdf"])
    assert "Satu paragraf." in text
    assert "Dua paragraf." in text


def test_a_document_without_prose_asks_for_no_picture(tmp_path: Path) -> None:
    """An agreement is made and proved whatever became of the report's pictures; the report is not."""
    from lkj.diagnostics import DataError

    root = proyek_bergambar(tmp_path, "![Rapat](gambar/tiada.jpg)", {})
    agreement = make(year_of(root, 2024), Order(formats=("pdf",), dokumen=("pk-sekretaris",))).files[
        "pk-sekretaris-2024.pdf"
    ]
    assert verify(agreement, root).verdict is Verdict.IDENTICAL
    with pytest.raises(DataError) as refused:
        make(year_of(root, 2024), Order(formats=("pdf",)))
    assert [(one.code, one.line) for one in refused.value.findings] == [("LKJ530", 3)]
