"""Pictures of strangers are measured before anything decodes them, and refused with a reason in words."""

from __future__ import annotations

import base64
import struct
import time
import zlib
from typing import TYPE_CHECKING

import pytest
from alat_mutasi import png
from lxml import etree

from lkj.report.picture import PictureError, bare_png, png_size
from lkj.report.svg import bare_svg

if TYPE_CHECKING:
    from conftest import Proyek

KEPALA = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
KOTAK = '<rect width="9" height="9"/>'
BERTOPENG = "<rect mask='url(#a{})' width='9' height='9'/>"
GRADASI = "'url(#g)'"


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
    begun = time.process_time()
    with pytest.raises(PictureError, match=reason):
        png_size(data)
    assert time.process_time() - begun < 5


@pytest.mark.lambat
@pytest.mark.parametrize(
    "svg",
    [
        f"{KEPALA}{KOTAK}</svg>",
        KEPALA.replace('viewBox="0 0 9 9"', 'width="3cm" height="2cm"') + KOTAK + "</svg>",
        f'{KEPALA}<defs><g id="a">{KOTAK}</g></defs><use href="#a"/><use href="#a"/></svg>',
        f'{KEPALA}<image width="9" height="9" href="data:image/png;base64,{base64.b64encode(png(5, 5)).decode()}"/></svg>',
        f'{KEPALA}<linearGradient id="g"/><rect width="9" height="9" style="fill:url(#g)"/></svg>',
        f"{KEPALA}<metadata><x:y xmlns:x='z'/></metadata><title>Logo</title><text>@import</text></svg>",
        f"{KEPALA}<x:namedview xmlns:x='http://www.inkscape.org/namespaces/inkscape' x:zoom='1e9'/>{KOTAK}</svg>",
        f"{KEPALA}<style>.a{{fill:#1e9999;clip-path:url(#c)}}</style><defs><rect id='r' width='9' height='9'/></defs>"
        f"<clipPath id='c'><use href='#r' style='overflow:visible'/></clipPath><g class='a'><g class='a'/></g></svg>",
        f"{KEPALA}<linearGradient id='g'>{'<stop/>' * 20}</linearGradient>{KOTAK.replace('/>', ' fill=%s/>') % GRADASI * 3000}</svg>",
        f"{KEPALA}<linearGradient id='g' gradientTransform='scale(900)'/><g transform='matrix(1.3,0,0,-1.3,-99,600)'/></svg>",
    ],
)
def test_what_drawing_programs_write_is_taken(svg: str) -> None:
    """Groups, parts used again, gradients, pictures within and notes of the program do no harm."""
    bare_svg(etree.fromstring(svg))


@pytest.mark.lambat
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
        (f"{KEPALA}<style>@import url(http://x.id/y.css);</style></svg>", "rujuk"),
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
        (
            KEPALA
            + "".join(f"<mask id='a{n}'>{BERTOPENG.format(n + 1) * 2}</mask>" for n in range(40))
            + BERTOPENG.format(0)
            + "</svg>",
            "memakai ulang",
        ),
        (
            f"{KEPALA}<style>"
            + "".join(f".k{n}{{clip-path:url(#a{n})}}" for n in range(40))
            + "</style>"
            + "".join(f"<clipPath id='a{n}'>" + f"<rect class='k{n + 1}'/>" * 2 + "</clipPath>" for n in range(40))
            + "<rect class='k0'/></svg>",
            "memakai ulang",
        ),
        (
            KEPALA + "".join(f"<g id='a{n}'><use href='#a{n + 1}'/></g>" for n in range(9000)) + "</svg>",
            "memakai ulang",
        ),
        (f"{KEPALA}<path d='M0 0L1e30 1e30' stroke-width='1e30'/></svg>", "bilangan"),
        (f"{KEPALA}<path d='M0 0 9 9' style='stroke-width:1e30'/></svg>", "bilangan"),
        (f"{KEPALA}<style>rect{{stroke-width:1e30}}</style>{KOTAK}</svg>", "bilangan"),
        (f"{KEPALA}<path d='M0 0h9' stroke='red' stroke-dasharray='1e-9'/></svg>", "putus-putus"),
        (KEPALA + "<g transform='scale(99999)'>" * 9 + KOTAK + "</g>" * 9 + "</svg>", "diperbesar"),
        (KEPALA + "<g style='transform:scale(99999)'>" * 9 + KOTAK + "</g>" * 9 + "</svg>", "diperbesar"),
        (KEPALA + "<svg viewBox='0 0 .001 .001'>" * 9 + KOTAK + "</svg>" * 9 + "</svg>", "diperbesar"),
        (f"{KEPALA}<style>rect{{fill:\\75rl(http://x.id/y)}}</style>{KOTAK}</svg>", "rujuk"),
        (f"{KEPALA}<rect style='fill:\\75rl(http://x.id/y)'/></svg>", "rujuk"),
        (f"{KEPALA}<rect style='fill:image-set(\"http://x.id/y\" 1x)'/></svg>".replace('\\"', '"'), "image-set"),
        (f"{KEPALA}<style>@font-face{{font-family:x}}</style></svg>", "rujuk"),
        (f"{KEPALA}<a href='javascript:x()'>{KOTAK}</a></svg>", "«a»"),
        (f"{KEPALA}<g style='filter:blur(999px)'>{KOTAK}</g></svg>", "blur"),
        (f"<?xml-stylesheet href='http://x.id/y.css'?>{KEPALA}{KOTAK}</svg>", "xml-stylesheet"),
        (f"{KEPALA}<?xml-stylesheet href='http://x.id/y.css'?>{KOTAK}</svg>", "xml-stylesheet"),
        (f"{KEPALA}<metadata><script/></metadata></svg>", "script"),
        (f"{KEPALA}<polyline points='{'1' * 60_000}'/></svg>", "bilangan"),
        (KEPALA.replace("viewBox", "width='1" + " " * 60_000 + "x' viewBox") + KOTAK + "</svg>", "ukuran"),
        (KEPALA + "<rect " + "".join(f"a{n}='' " for n in range(501)) + "/></svg>", "500 atribut"),
        (
            KEPALA + "<style>" + "/* " * 60_000 + ".a{clip-path:url(#a)}</style><clipPath id='a'><g/></clipPath></svg>",
            "memakai ulang",
        ),
        (f"{KEPALA}<g transform='skewX(1e400)'>{KOTAK}</g></svg>", "bilangan"),
    ],
)
def test_an_svg_that_asks_for_much_is_refused(svg: str, reason: str) -> None:
    """Odd shapes, effects, scripts, foreign addresses, and few letters that draw a billion parts."""
    begun = time.process_time()
    with pytest.raises(PictureError, match=reason):
        bare_svg(etree.fromstring(svg))
    assert time.process_time() - begun < 5


@pytest.mark.lambat
@pytest.mark.parametrize(
    "part",
    [
        f"<rect fill='{'a' * 60_000}'/>",
        f"<rect style='{'stroke-dasharray' * 4000}'/>",
        f"<rect transform='{'a' * 60_000}'/>",
        f"<rect style='fill:{' ' * 60_000}red'/>",
        f"<style>{'a' * 60_000}</style>",
        "<!---->a" * 60_000,
        "<linearGradient id='a'/>" * 9000 + "<rect fill='url(#a)'/>" * 9000,
    ],
)
def test_a_long_svg_is_read_in_the_time_of_its_length(part: str) -> None:
    """Words, spaces, notes and names without end take a second, not the square of their length: half a minute and more."""
    begun = time.process_time()
    bare_svg(etree.fromstring(f"{KEPALA}{part}{KOTAK}</svg>"))
    assert time.process_time() - begun < 5


def test_words_stay_where_notes_between_them_go() -> None:
    """What is taken out takes no word with it, at the beginning, between elements and behind them."""
    tree = etree.fromstring(
        f"{KEPALA}<text>a<!-- 1 -->b<tspan>c</tspan>d<?e f?>g<x:h xmlns:x='i'>j</x:h>k</text></svg>"
    )
    bare_svg(tree)
    assert "<text>ab<tspan>c</tspan>dgk</text>" in etree.tostring(tree, encoding="unicode")


def test_what_no_drawing_needs_is_left_behind() -> None:
    """Notes of programs, links of other languages and unknown attributes do not reach a document; words stay."""
    root = etree.fromstring(
        f"{KEPALA}<!-- x --><x:a xmlns:x='y' href='javascript:x()'><x:script/></x:a><text data-a='1' x:b='2' "
        f"xmlns:x='y' xml:base='http://x.id/' x='3'>Satu<!-- x --> dua</text></svg>"
    )
    bare_svg(root)
    [words] = root
    assert ({str(k): str(v) for k, v in words.attrib.items()}, words.text, len(words)) == ({"x": "3"}, "Satu dua", 0)


@pytest.mark.parametrize("kind", [b"iCCP", b"zTXt", b"iTXt", b"tEXt", b"fdAT", b"eXIf"])
def test_what_unpacks_beside_the_pixels_is_left_behind(kind: bytes) -> None:
    """A profile or a note of a few bytes can be gigabytes when it is unpacked; nothing gets to unpack it."""
    bomb = kind + b"x\0\0" + zlib.compress(bytes(2**20))
    chunk = struct.pack(">I", len(bomb) - 4) + bomb + struct.pack(">I", zlib.crc32(bomb))
    plain = png(30, 20)
    fat = plain[:33] + chunk + plain[33:]
    assert bare_png(fat) == bare_png(plain)
    held = base64.b64encode(fat).decode()
    root = etree.fromstring(f'{KEPALA}<image width="9" height="9" href="data:image/png;base64,{held}"/></svg>')
    bare_svg(root)
    assert kind not in base64.b64decode(str(root[0].get("href")).partition(",")[2])


@pytest.mark.lambat
@pytest.mark.parametrize("name", ["logo.svg", "logo.png"])
def test_check_tells_what_a_build_would(proyek: Proyek, name: str) -> None:
    """A logo that no document can show is found by `check`, not only when the document is made."""
    proyek.path(name).write_bytes(b"<svg/>" if name.endswith("svg") else png(60000, 60000, broken=True))
    for command in ("check", "build"):
        code, _, stderr = proyek.jalankan(command, "2024")
        assert code == 1
        assert f"data/2024/{name}:1:1: galat LKJ120: logo ini" in stderr
