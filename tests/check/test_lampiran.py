"""Scans in the folder `lampiran`: each is an annex, and what cannot be one is told, file by file."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from alat_benar import salin
from alat_gambar import foto, jpeg, kepala_jpeg, png
from alat_proyek import check
from msgspec.structs import replace

from lkj.publish.engines.limits import DEFAULT, LimitError
from lkj.report.pindaian import Pindaian, Ruang, cetak_pindaian, judul_berkas, urutan

pytestmark = pytest.mark.lambat


def pdf(*halaman: tuple[float, float]) -> bytes:
    """Return a PDF of pages of these sizes in points."""
    document = pdfium.PdfDocument.new()
    for width, height in halaman:
        document.new_page(width, height)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def bersandi(sandi: str) -> bytes:
    """Return a PDF that opens with a password, "" for one that anyone may open and nobody may change."""
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf((595, 842)))) as document:
        document.save(made, encryption=pikepdf.Encryption(owner="rahasia", user=sandi))
    return made.getvalue()


def berlampiran(root: Path, berkas: dict[str, bytes]) -> Path:
    """Return the right year with files in its folder of annexes."""
    salin(root)
    folder = root / "data" / "2024" / "lampiran"
    folder.mkdir()
    for name, data in berkas.items():
        (folder / name).write_bytes(data)
    return root


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("01 Keputusan Tim Penyusun (salinan), No. 5.pdf", pdf((595, 842), (842, 595))),
        ("surat-tugas.JPG", jpeg()),
        ("piagam.png", png()),
        ("hanya-baca.pdf", bersandi("")),
        ("Thumbs.db", b"x"),
        ("~$ngah.pdf", b"x"),
    ],
)
def test_what_people_scan_is_taken(tmp_path: Path, name: str, data: bytes) -> None:
    """PDFs and photographs under the names that people give them; what systems leave beside them is passed over."""
    assert check(berlampiran(tmp_path, {name: data}), ["2024"]) == []


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"", "kosong"),
        ("a.pdf", b"%PDF-1.7\n%%EOF", "utuh"),
        ("a.pdf", pdf((595, 842))[:200], "utuh"),
        ("a.pdf", jpeg(), "berisi JPEG"),
        ("a.pdf", b"PK\3\4" + b"\0" * 50, "berisi ZIP"),
        ("a.jpg", pdf((595, 842)), "berisi PDF"),
        ("a.pdf", bersandi("sandi"), "sandi"),
        ("a.pdf", pdf(*[(595, 842)] * 5000), "5000 halaman"),
        ("a.pdf", pdf((100, 10000)), "jangkung"),
        ("a.pdf", pdf((0.001, 0.001)), "terlalu kecil"),
        ("a.jpg", kepala_jpeg(60000, 60000), "terlalu besar"),
        ("a.jpg", jpeg()[:-400], "utuh"),
        ("a.docx", b"PK\3\4", "dapat dicetak"),
        ("a.tif", b"II*\0", "dapat dicetak"),
        ("aux.pdf", pdf((595, 842)), "dapat dicetak"),
        ("naskah «akhir».pdf", pdf((595, 842)), "dapat dicetak"),
        ("a.pdf", pdf((595, 842)) + b"\0" * (24 * 2**20), "24 MiB"),
    ],
)
def test_what_cannot_be_printed_is_told(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    """Nothing that lies there is left out of the report in silence: one error, at the file, with the reason."""
    (one,) = check(berlampiran(tmp_path, {name: data}), ["2024"])
    assert (one.code, one.severity.value, one.file) == ("LKJ130", "error", f"data/2024/lampiran/{name}")
    assert said in one.message
    assert one.hint
    assert ("namai menurut judulnya" in one.hint) == (name in {"aux.pdf", "naskah «akhir».pdf"})


@pytest.mark.parametrize(("name", "data"), [("kosong.jpg", b"bukan gambar"), ("surat.docx", b"PK\3\4")])
def test_what_is_no_scan_is_to_be_saved_as_one(tmp_path: Path, name: str, data: bytes) -> None:
    """Its name is not what is wrong with it."""
    (one,) = check(berlampiran(tmp_path, {name: data}), ["2024"])
    assert one.hint.startswith("simpan ulang sebagai PDF, JPEG, atau PNG")


def test_a_folder_among_them_is_told(tmp_path: Path) -> None:
    """What lies deeper would not be printed."""
    root = berlampiran(tmp_path, {})
    (root / "data" / "2024" / "lampiran" / "SK").mkdir()
    assert [(one.code, one.file) for one in check(root, ["2024"])] == [("LKJ130", "data/2024/lampiran/SK")]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
@pytest.mark.parametrize("what", ["berkas", "folder"])
def test_no_link_is_followed(tmp_path: Path, what: str) -> None:
    """Neither a scan nor the folder may lead out of the project."""
    (tmp_path / "luar").mkdir()
    (tmp_path / "luar" / "a.pdf").write_bytes(pdf((595, 842)))
    root = berlampiran(tmp_path / "proyek", {})
    folder = root / "data" / "2024" / "lampiran"
    if what == "berkas":
        (folder / "a.pdf").symlink_to(tmp_path / "luar" / "a.pdf")
    else:
        folder.rmdir()
        folder.symlink_to(tmp_path / "luar")
    (one,) = check(root, ["2024"])
    assert (one.code, "tautan" in one.message) == ("LKJ130", True)


def test_many_scans_together_are_too_many(tmp_path: Path) -> None:
    """A year has room for three hundred pages; the file that goes beyond is named."""
    many = pdf(*[(595, 842)] * 90)
    found = check(berlampiran(tmp_path, {f"{n}.pdf": many for n in range(1, 5)}), ["2024"])
    assert [(one.code, one.file.rpartition("/")[2]) for one in found] == [("LKJ130", "4.pdf")]


def test_names_that_are_one_on_windows_are_told(tmp_path: Path) -> None:
    """A project that is copied to Windows loses one of the two."""
    root = berlampiran(tmp_path, {"a.jpg": jpeg(), "A.jpg": jpeg(foto(99, 99))})
    if len(list((root / "data" / "2024" / "lampiran").iterdir())) == 1:
        pytest.skip("this disk knows no case")
    (one,) = check(root, ["2024"])
    assert one.code == "LKJ130"
    assert "Windows" in one.message


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("01 Keputusan Tim Penyusun.pdf", "Keputusan Tim Penyusun"),
        ("2-surat-tugas.jpg", "Surat tugas"),
        ("10_Piagam_Penghargaan.png", "Piagam Penghargaan"),
        ("Berita Acara Rapat 12-03-2024.pdf", "Berita Acara Rapat 12-03-2024"),
        ("SK.Tim.pdf", "SK.Tim"),
        ("2024.pdf", "2024"),
        ("01 - Daftar Hadir.pdf", "Daftar Hadir"),
    ],
)
def test_the_name_of_a_file_is_its_title(name: str, title: str) -> None:
    """A number before it gives its place among the others and is no part of the title."""
    assert judul_berkas(name) == title


def test_ten_comes_after_two() -> None:
    """The order is that of a person, not of a machine."""
    assert sorted(["10 c.pdf", "2 b.pdf", "1 a.pdf", "lain.pdf"], key=urutan) == [
        "1 a.pdf",
        "2 b.pdf",
        "10 c.pdf",
        "lain.pdf",
    ]


def test_a_scan_that_takes_too_long_is_named() -> None:
    """Where a build's own limit of time is short, who reads the error knows which file to scan anew."""
    heavy = Pindaian("lampiran/tebal.pdf", "Tebal", ((21.0, 29.7),) * 250, data=pdf(*[(595, 842)] * 250))
    pages = dict(heavy.cetakan(Ruang((16.0, 24.0), (24.0, 16.0))))
    with pytest.raises(LimitError) as raised:
        cetak_pindaian(pages, replace(DEFAULT, seconds=0.5))
    assert raised.value.message.startswith("lampiran «lampiran/tebal.pdf» terlalu berat untuk digambar: ")
    assert "--timeout" in raised.value.hint
