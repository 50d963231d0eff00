"""Pictures of strangers are measured before anything decodes them, and refused with a reason in words."""

from __future__ import annotations

import base64
import time
from typing import TYPE_CHECKING

import pytest
from alat_mutasi import png
from lxml import etree

from lkj.report.picture import PictureError, png_size, require_svg

if TYPE_CHECKING:
    from conftest import Proyek

KEPALA = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
KOTAK = '<rect width="9" height="9"/>'


@pytest.mark.parametrize(("width", "height"), [(1, 1), (300, 200), (800, 40), (7, 20)])
def test_a_whole_png_has_its_size(width: int, height: int) -> None:
    """What a drawing program writes is taken as it is."""
    assert png_size(png(width, height)) == (width, height)


def test_every_kind_of_png_is_taken() -> None:
    """Colour, transparency and interlacing are no fault: a picture of Typst's own is whole."""
    from lkj.publish.typst import svg_to_png

    assert min(png_size(svg_to_png(f"{KEPALA}{KOTAK}</svg>", width=2))) > 100


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "bukan gambar PNG"),
        (b"\x89PNG\r\n\x1a\n", "utuh"),
        (png(60000, 60000, broken=True), "terlalu besar"),
        (png(30, 30, broken=True), "utuh"),
        (png(30, 30)[:-20], "utuh"),
        (png(30, 30).replace(b"IDAT", b"IDAX"), "utuh"),
        (png(1, 0), "lebar atau tinggi"),
        (png(1, 100), "jangkung"),
        (png(100, 1), "lebar"),
    ],
)
def test_a_png_that_cannot_be_printed_is_refused(data: bytes, reason: str) -> None:
    """Broken, empty, odd in shape, or large beyond any use; found out without decoding a pixel too many."""
    begun = time.perf_counter()
    with pytest.raises(PictureError, match=reason):
        png_size(data)
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(
    "svg",
    [
        f"{KEPALA}{KOTAK}</svg>",
        KEPALA.replace('viewBox="0 0 9 9"', 'width="3cm" height="2cm"') + KOTAK + "</svg>",
        f'{KEPALA}<defs><g id="a">{KOTAK}</g></defs><use href="#a"/><use href="#a"/></svg>',
        f'{KEPALA}<image width="9" height="9" href="data:image/png;base64,{base64.b64encode(png(5, 5)).decode()}"/></svg>',
        f'{KEPALA}<linearGradient id="g"/><rect width="9" height="9" style="fill:url(#g)"/><a href="https://x.id">{KOTAK}</a></svg>',
        f"{KEPALA}<metadata><x:y xmlns:x='z'/></metadata><title>Logo</title><text>@import</text></svg>",
    ],
)
def test_what_drawing_programs_write_is_taken(svg: str) -> None:
    """Groups, parts used again, gradients, pictures within and notes of the program do no harm."""
    require_svg(etree.fromstring(svg))


@pytest.mark.parametrize(
    ("svg", "reason"),
    [
        (KEPALA.replace("0 0 9 9", "0 0 1 100000") + KOTAK + "</svg>", "jangkung"),
        (KEPALA.replace("0 0 9 9", "0 0 1e30 1e30") + KOTAK + "</svg>", "viewBox"),
        (KEPALA.replace("0 0 9 9", "0 0 0 0") + KOTAK + "</svg>", "lebar atau tinggi"),
        (KEPALA.replace("0 0 9 9", "a b c d") + KOTAK + "</svg>", "viewBox"),
        (KEPALA.replace(' viewBox="0 0 9 9"', "") + KOTAK + "</svg>", "ukuran"),
        (KEPALA.replace("viewBox", 'width="-5" viewBox') + KOTAK + "</svg>", "ukuran"),
        (f"{KEPALA}<filter id='f'><feTurbulence numOctaves='99'/></filter></svg>", "filter"),
        (f"{KEPALA}<g onload='x()'/></svg>", "skrip"),
        (f"{KEPALA}<style>@import url(http://x.id/y.css);</style></svg>", "rujukan"),
        (f"{KEPALA}<rect style='fill:url(http://x.id/y)'/></svg>", "rujukan"),
        (f"{KEPALA}<image href='data:image/svg+xml;base64,AAAA'/></svg>", "rujukan"),
        (f"{KEPALA}<image href='data:image/png;base64,AAAA'/></svg>", "PNG"),
        (f"{KEPALA}{'<g>' * 200}{'</g>' * 200}</svg>", "bertingkat"),
        (f"{KEPALA}{KOTAK * 30_000}</svg>", "bagian"),
        (
            KEPALA + "".join(f"<g id='a{n}'>" + f"<use href='#a{n + 1}'/>" * 10 + "</g>" for n in range(9)) + "</svg>",
            "memakai ulang",
        ),
        (f"{KEPALA}<g id='a'><use href='#a'/></g></svg>", "memakai ulang"),
    ],
)
def test_an_svg_that_asks_for_much_is_refused(svg: str, reason: str) -> None:
    """Odd shapes, effects, scripts, foreign addresses, and few letters that draw a billion parts."""
    begun = time.perf_counter()
    with pytest.raises(PictureError, match=reason):
        require_svg(etree.fromstring(svg))
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize("name", ["logo.svg", "logo.png"])
def test_check_tells_what_a_build_would(proyek: Proyek, name: str) -> None:
    """A logo that no document can show is found by `check`, not only when the document is made."""
    proyek.path(name).write_bytes(b"<svg/>" if name.endswith("svg") else png(60000, 60000, broken=True))
    for command in ("check", "build"):
        code, _, stderr = proyek.jalankan(command, "2024")
        assert code == 1
        assert f"data/2024/{name}:1:1: galat LKJ120: logo ini" in stderr
