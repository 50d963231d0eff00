"""Pictures in prose: what an officer saves is printed, and what cannot be is told at the line that names it."""

from __future__ import annotations

import os
import random
import struct
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from alat_gambar import BARIS, foto, jpeg, kepala_jpeg, png, proyek_bergambar, svg, temuan
from alat_mutasi import png as png_buatan
from alat_proyek import check
from PIL import Image

from lkj.publish.errors import EngineError
from lkj.report.foto import ukur
from lkj.report.foto_olah import olah
from lkj.report.picture import PictureError
from lkj.report.pindaian_olah import ukuran_halaman

pytestmark = pytest.mark.lambat

NASKAH = "narasi/permasalahan.md"


def _animasi() -> bytes:
    first, second = foto(), foto().transpose(Image.Transpose.ROTATE_180)
    return png(first, save_all=True, append_images=[second])


def _bom() -> bytes:
    """Return a PNG of few bytes that says 300 × 300 and unpacks to a hundred megabytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 300, 300, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * 100_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("kamera.jpg", jpeg()),
        ("KAMERA.JPG", jpeg()),
        ("Rapat_2024-03.1.jpeg", jpeg(foto(900, 600), progressive=True)),
        ("cmyk.jpg", jpeg(foto(mode="CMYK"))),
        ("abu.jpg", jpeg(foto(mode="L"))),
        ("tegak.jpg", jpeg(foto(300, 700))),
        ("tembus.png", png(foto(mode="RGBA"))),
        ("palet.png", png(foto(mode="P"))),
        ("hitam-putih.png", png(foto(mode="1"))),
        ("enam-belas.png", png(Image.new("I;16", (300, 200), 30000))),
        ("bagan.svg", svg()),
        ("bagan.svg", b"\xef\xbb\xbf" + svg("<text y='9'>Alur</text>")),
    ],
)
def test_what_people_save_is_taken(tmp_path: Path, name: str, data: bytes) -> None:
    """Each common kind of photograph, scan and drawing is accepted without a word."""
    root = proyek_bergambar(tmp_path, f"![Posyandu Desa X](gambar/{name})", {name: data})
    assert temuan(root) == []


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.jpg", b"", "kosong"),
        ("a.jpg", jpeg()[:-400], "utuh"),
        ("a.jpg", jpeg()[:300], "utuh"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "utuh"),
        ("a.jpg", png(), "berisi PNG"),
        ("a.png", jpeg(), "berisi JPEG"),
        ("a.jpg", b"\0\0\0\x18ftypheic" + b"\0" * 50, "berisi HEIC"),
        ("a.jpg", b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 50, "berisi WebP"),
        ("a.png", b"GIF89a" + b"\0" * 50, "berisi GIF"),
        ("a.png", b"%PDF-1.7\n", "berisi PDF"),
        ("a.png", b"MZ\x90\0" * 20, "bukan gambar"),
        ("a.jpg", kepala_jpeg(60000, 60000), "terlalu besar: 60000 × 60000"),
        ("a.jpg", kepala_jpeg(30000, 3000), "terlalu besar"),
        ("a.jpg", kepala_jpeg(0, 10), "lebar atau tinggi"),
        ("a.jpg", kepala_jpeg(100, 1000), "jangkung"),
        ("a.jpg", kepala_jpeg(200, 100), "utuh"),
        ("a.png", png_buatan(60000, 60000, broken=True), "terlalu besar"),
        ("a.png", png()[:-200], "utuh"),
        ("a.png", _bom(), "utuh"),
        ("a.png", _animasi(), "bergerak"),
        ("a.svg", svg("<script>alert(1)</script>"), "script"),
        ("a.svg", svg('<image href="file:///etc/passwd"/>'), "rujukan ke luar"),
        ("a.svg", svg('<rect onclick="x()"/>'), "skrip"),
        ("a.svg", b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]>' + svg(), "DOCTYPE"),
        ("a.svg", b"<svg", "utuh"),
        ("a.jpg", jpeg() + b"\0" * (24 * 2**20), "24 MiB"),
    ],
)
def test_what_cannot_be_printed_is_told_at_its_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    """Empty, cut short, misnamed, hostile or far too large: one error, at the line that shows it, with the reason."""
    root = proyek_bergambar(tmp_path, f"![Posyandu](gambar/{name})", {name: data})
    (one,) = check(root, ["2024"])
    assert (one.code, one.severity.value, one.file.removeprefix("data/2024/"), one.line) == (
        "LKJ530",
        "error",
        NASKAH,
        BARIS,
    )
    assert said in one.message
    assert ("potong atau bagi" in (one.hint or "")) == (said == "jangkung")
    assert one.hint


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("![a](gambar/tiada.jpg)", "tidak ada", "simpan"),
        ("![a](gambar/posyandv.jpg)", "tidak ada", "gambar/posyandu.jpg"),
        ("![a](gambar/Posyandu.JPG)", "tidak ada", "gambar/posyandu.jpg"),
        ("![a](posyandu.jpg)", "tidak di folder", "gambar/nama.jpg"),
        ("![a](../../rahasia.png)", "tidak di folder", "gambar/nama.jpg"),
        ("![a](gambar/../satker.png)", "langsung di folder", "pindahkan"),
        ("![a](/etc/passwd.png)", "tidak di folder", "gambar/nama.jpg"),
        ("![a](C:\\foto\\a.png)", "tidak di folder", "gambar/nama.jpg"),
        ("![a](https://contoh.id/a.png)", "luar proyek", "gambar/nama.jpg"),
        ("![a](data:image/png;base64,AAAA)", "luar proyek", "gambar/nama.jpg"),
        ("![a](gambar/foto rapat.jpg)", "tanda khusus", "foto-rapat.jpg"),
        ("![a](gambar/kantor(1).jpg)", "tanda khusus", "kantor-1-.jpg"),
        ("![a](gambar/nul.png)", "alat Windows", "ganti nama"),
        ("![a](gambar/a.heic)", "jenis berkas", "JPEG"),
        ("![a](gambar/{{ tahun }}.jpg)", "dihitung", "langsung"),
        ("Tampak ![a](gambar/posyandu.jpg) di sini", "berdiri sendiri", "awal baris"),
        ("- ![a](gambar/posyandu.jpg)", "berdiri sendiri", "awal baris"),
        ("> ![a](gambar/posyandu.jpg)", "berdiri sendiri", "awal baris"),
        ("  ![a](gambar/posyandu.jpg)", "berdiri sendiri", "awal baris"),
        ("![a](gambar/posyandu.jpg){width=50%}", "berdiri sendiri", "alt="),
        ('![a](gambar/posyandu.jpg "judul")', "tulisan lain", "kurung siku"),
        ("![foto]\n\n   [foto]:\n   https://x.id/a.png", "luar proyek", "gambar/nama.jpg"),
        ("a ![Foto  Rapat][] b\n\n[foto rapat]: <foto.png>", "tidak di folder", "gambar/nama.jpg"),
        ("![a](foto (1).png) dan b", "tidak di folder", "gambar/nama.jpg"),
        ("![a][b]\n\n[b]: gambar/posyandu.jpg", "berdiri sendiri", "awal baris"),
    ],
)
def test_a_picture_that_would_be_lost_is_an_error(tmp_path: Path, text: str, said: str, hint: str) -> None:
    """Whatever else stands where a picture was meant, in any folder, form or place: nothing vanishes in silence."""
    root = proyek_bergambar(tmp_path, text, {"posyandu.jpg": jpeg()})
    found = [one for one in check(root, ["2024"]) if one.code == "LKJ530"]
    assert [(one.severity.value, one.line) for one in found] == [("error", BARIS)]
    assert said in found[0].message
    assert hint in found[0].hint


@pytest.mark.parametrize(
    "text",
    [
        "<!-- ![a](gambar/tiada.jpg) -->",
        "<!--\n\n![a](gambar/tiada.jpg)\n\n-->",
        "{# ![a](gambar/tiada.jpg) #}",
        "`![a](gambar/tiada.jpg)`",
        "```\n![a](gambar/tiada.jpg)\n```",
        "Tulis \\![a](gambar/tiada.jpg) saja",
        "![](gambar:gambar-capaian)",
        "![bagan][b]\n\n[b]: gambar:gambar-capaian",
        "Awas ![tanpa berkas] dan ![ini][juga]; `![a](b.png)` [teks](b.png) [b][c]\n\n[c]: https://x.id",
    ],
)
def test_what_is_no_picture_accuses_nobody(tmp_path: Path, text: str) -> None:
    """In comments and code the same letters are letters."""
    assert "LKJ530" not in {code for code, *_ in temuan(proyek_bergambar(tmp_path, text, {}))}


@pytest.mark.parametrize(("opener", "closer"), [("<pre>", "</pre>"), ("<![CDATA[", "]]>"), ("<?php", "?>")])
def test_a_picture_within_html_is_told(tmp_path: Path, opener: str, closer: str) -> None:
    """There Markdown reads nothing, and its letters would be printed in the place of the picture."""
    root = proyek_bergambar(tmp_path, f"{opener}\n\n![Rapat](gambar/a.jpg)\n\n{closer}", {"a.jpg": jpeg()})
    assert ("LKJ530", NASKAH, BARIS + 2, 1) in temuan(root)


def test_three_side_by_side_are_too_many(tmp_path: Path) -> None:
    """Each of them is told, for none can be read on a page."""
    line = " ".join(["![a](gambar/a.jpg)"] * 3)
    root = proyek_bergambar(tmp_path, line, {"a.jpg": jpeg()})
    assert temuan(root) == [("LKJ530", NASKAH, BARIS, 1 + 19 * n) for n in range(3)]


def test_a_picture_without_words_is_told(tmp_path: Path) -> None:
    """Who does not see it is told nothing, and the list of figures neither."""
    text = '![](gambar/a.jpg)\n\n![Rapat](gambar/a.jpg){alt=" "}'
    root = proyek_bergambar(tmp_path, text, {"a.jpg": jpeg()})
    assert temuan(root) == [("LKJ531", NASKAH, BARIS, 1), ("LKJ531", NASKAH, BARIS + 2, 1)]


def test_a_reference_to_a_picture_that_is_not_shown_is_told(tmp_path: Path) -> None:
    """A figure is referred to by its file, and the nearest that is shown is offered."""
    text = '![Rapat](gambar/rapat.jpg)\n\nLihat {{ rujuk("gambar/rapar.jpg") }}.'
    root = proyek_bergambar(tmp_path, text, {"rapat.jpg": jpeg()})
    (one,) = check(root, ["2024"])
    assert (one.code, one.line, one.column) == ("LKJ530", BARIS + 2, 17)
    assert "gambar/rapat.jpg" in one.hint


def test_names_that_are_one_on_windows_are_told(tmp_path: Path) -> None:
    """A project that is copied to Windows loses one of two files whose names differ in case alone."""
    root = proyek_bergambar(tmp_path, "![a](gambar/a.jpg)", {"a.jpg": jpeg(), "A.jpg": jpeg(foto(99, 99))})
    if len(list((root / "data" / "2024" / "gambar").iterdir())) == 1:
        pytest.skip("this disk knows no case")
    unused, one = check(root, ["2024"])
    assert (unused.code, unused.file) == ("LKJ131", "data/2024/gambar/A.jpg")
    assert (one.code, one.line) == ("LKJ530", BARIS)
    assert "«A.jpg»" in one.message


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
@pytest.mark.parametrize("what", ["berkas", "folder"])
def test_no_link_is_followed(tmp_path: Path, what: str) -> None:
    """Neither a picture nor the folder of pictures may lead out of the project."""
    outside = tmp_path / "luar"
    outside.mkdir()
    (outside / "a.jpg").write_bytes(jpeg())
    root = proyek_bergambar(tmp_path / "proyek", "![a](gambar/a.jpg)", {})
    folder = root / "data" / "2024" / "gambar"
    if what == "berkas":
        (folder / "a.jpg").symlink_to(outside / "a.jpg")
    else:
        folder.rmdir()
        folder.symlink_to(outside)
    (one,) = [f for f in check(root, ["2024"]) if f.code == "LKJ530"]
    assert (one.line, "tautan" in one.message) == (BARIS, True)


def test_what_lies_among_the_pictures_and_is_none_is_told(tmp_path: Path) -> None:
    """A name that no prose can use is most likely a picture that someone meant to show, as is one that none uses."""
    names = {"foto rapat.jpg": jpeg(), "a.heic": b"x", "tak-dipakai.jpg": jpeg(), "Thumbs.db": b"x"}
    root = proyek_bergambar(tmp_path, "Isi.", names)
    assert [(code, file) for code, file, *_ in temuan(root)] == [
        ("LKJ118", "gambar/a.heic"),
        ("LKJ118", "gambar/foto rapat.jpg"),
        ("LKJ131", "gambar/tak-dipakai.jpg"),
    ]


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.pdf"])
def test_damage_by_chance_is_refused_in_words(name: str) -> None:
    """Whatever a disk or a stranger makes of a file: it is printed, or refused by an error of ours, never by another."""
    whole = {"a.jpg": jpeg(), "a.png": png(), "a.pdf": _pdf()}[name]
    chance = random.Random(name)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 3, 20))):
            at = chance.randrange(len(data))
            data[at : at + chance.choice((0, 1, 30))] = bytes(
                chance.randrange(256) for _ in range(chance.choice((0, 1, 9)))
            )
        with suppress(PictureError, EngineError):
            if name == "a.pdf":
                ukuran_halaman(bytes(data))
            else:
                measured = ukur(name, bytes(data))
                olah(measured.data, measured.jenis, 15.0, 12.0)


def _pdf() -> bytes:
    made = BytesIO()
    foto().save(made, "PDF")
    return made.getvalue()
