"""Slips and attacks on a project: from a right one and a number, what a person, a disk or a stranger makes of it.

A change is a mapping of file names, relative to the project, to what stands there instead: bytes, None for nothing,
or a `Khusus`. The same number makes the same change.
"""

from __future__ import annotations

import base64
import copy
import json
import random
import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from lkj.files.yaml.reader import parse

__all__ = ["Berkas", "Khusus", "Perubahan", "Proyek", "baca_proyek", "dari_json", "jinak", "ke_json", "liar", "slip"]


@dataclass(frozen=True, slots=True)
class Khusus:
    """What is no file: a folder (`tautan` is None), or a link to `tautan`."""

    tautan: str | None


Berkas = bytes | Khusus | None
Perubahan = dict[str, Berkas]
Proyek = Mapping[str, bytes]

ODD = [
    "\u202e", "\ufeff", "\u0301", "\U0001f600", "\u0410", "\u0395", "\u00a0", "\u200b", "\u2028", "\x00", "\x1b[2J",
    "\u0661\u0662", "ﬁ", "\U000e0041", "\u115f", "\ud7ff", "\ufffe", "Ⅻ", "%PDF", "{{ tahun }}", "{% raw %}", "`", "|",
]  # fmt: skip
HUGE = ["9" * 40, "9" * 5000, "a" * 20_000, "[" * 60, "{a: " * 40, "1e999", "&a [*a, *a]", "- " * 50, "\u0301" * 3000]
SALAH = ["x", "[1]", "{a: b}", "null", "true", "-1", "2024-13-45", "1.250", "!!python/name:os.system", "''", "9.5", "|"]

# Written as they stand, so that the reader decides what they are.
BILANGAN = [
    "0", "-0", "-1", "1", "2", "100", "101", "99.99", "0.1", "33.333333", "1e5", "1.250", "1,5", "1.0", "0.0", "-0.01",
    "1000000000000", "100000000000000000000", "99999999999999999999999999999", "999999999999999999999999999999",
    "-99999999999999999999999999999", "0.0000000000000000000000001", "0.00000000000000000000000000001",
    "123456789012345.678901234567", "99999999999999999999999999.99", ".nan", ".inf", "0x1F", "12:30", "0125", "1_000",
    "9" * 31, "9" * 5000, "0." + "0" * 400 + "1", "2024", "1", "65535", "65536", "2147483648", "4294967296",
]  # fmt: skip
TANGGAL = [
    "1-07-01", "0001-01-01", "9999-12-31", "2024-13-45", "2025-02-30", "2025-1-1", "2025-01", "2025", "01/02/2025",
    "10 Januari 2025", "2024-02-29", "2023-02-29", "1899-12-31", "2201-01-01", "0000-01-01", "2025-01-10T00:00:00",
]  # fmt: skip
TEKS = [
    "x", "-", "Ä", "日本語の文字", "العربية", "עברית", "ไทย", "ꦗꦮ", "👩‍👩‍👧", "\U0001f600", "é", "e\u0301", "a" * 300, "Wa" * 4000,
    "kata " * 2000, "\u00a0", "\u200b", "\u00ad", "a\u200db", "\ufb01", "№", "½", "²", "\u2014", "\u2028", "\ue000", "\U0010fffd",
    "{{ tahun }}", "{% if %}", "{{", "{%", "{#", "<b>x</b>", "<!-- x", "-->", "<script>", "&#x1F642;", "&amp;", "&", "[^1]", "# x",
    "| a | b |", "***", "---", "* x", "1. x", "`x`", "```", "~~~", "$x$", "\\", "\\n", "@x", "^x^", "~x~", "!['](x)", "[x](y)",
    "{.bab}", "{#id}", "'", '"', "«x»", "::error::x", "%", "%s", "100%", "\t", "a\tb", "line\nline", "\n", "a\n\n# b\n", "#", "=",
    "http://example.id", "mailto:x", "/etc/passwd", "..", "\\x02tabel:x\\x03", "null", "ya", "tidak", "WTP", "BB", "Maksimal 1 %",
    "80–90 %", "paling lambat 28 Februari 2025", "1 Lakip dan 2 Perjanjian Kinerja", "18 berkas", "≥ 90", "> 90", "Rp 1.000.000",
]  # fmt: skip
IDS = [
    "ketua",
    "sekretaris",
    "SK-01",
    "IKK-01",
    "A",
    "a" * 40,
    "-",
    "a b",
    "0",
    "x" * 41,
    "con",
    "é",
    "SK_01",
    "sk-01",
    "IKK-01-",
]
PROSA = [
    "{{ tahun }}", "{{ rekap.utama.rerata|persen }}", "{{ x }}", "{{ tahun|rupiah }}", "{{ tahun|tanggal }}", "{{ satker }}",
    "{{ 'x'|angka }}", "{{ tahun / 0 }}", "{{ 999999999|romawi }}", "{{ 999999999999999999999|terbilang }}", "{{ -5|terbilang }}",
    "{{ 1.5|terbilang }}", "{{ tahun|angka(99) }}", "{{ indikator }}", "{{ misi }}", "{{ rujuk('tabel-pagu') }}", "{{ rujuk('x') }}",
    "{{ rujuk('gambar-capaian') }}", "{% if tahun %}x{% endif %}", "{% for m in misi %}- {{ m }}\n{% endfor %}", "{% if %}", "{% endif %}",
    "{% for a in [1] %}" * 30, "{% set x = 'a' %}" + "{% set x = x ~ x %}" * 40, "{{ 'a' * 10**9 }}", "{% include 'x' %}", "{# x",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "{% raw %}", "{{ narasi('misi') }}", "{{ tahun|x }}", "{% x %}", "{{ '", "}}",
    "<b>tebal</b>", "<!-- tutup -->", "<!-- buka", "<table><tr><td>x</td></tr></table>", "<script>alert(1)</script>", "<iframe src='x'>",
    "<pre class='x'>y</pre>", "<img src='http://x.id/y.png'>", "&#x1F642;", "&nbsp;", "&#0;", "&#xD800;", "&#x110000;", "\\", "\\\\",
    "a[^1]\n\n[^1]: b", "a[^1]\n\n[^1]: b [^1]", "a[^2]", "[^1]: b [^2]\n\n[^2]: c [^1]\n\nx[^1]", "^[inline]",
    "| a | b |\n|---|---|\n| 1 | 2 |", "| a |\n|---|", "|---|---|", "| a | b |\n|:--|--:|\n| \\| | `|` |\n| x |",
    "- a\n" * 40, "".join(f"{'  ' * n}- a\n" for n in range(20)), "1. a\n   1. b\n      1. c", "a. b\nb. c", "(i) x", "#. x", "99999999999. x",
    "> kutip", ">" * 50 + " x", "### Judul", "# Judul", "## Judul {.bab}", "###", "Judul\n===", "a\n---", "***", "___", "* * *",
    "```\nkode", "```\nkode\n```", "``````", "`````` {.tabel}\n<table>\n``````", "~~~ x", "    kode", "\tkode", "`kode`", "`` ` ``",
    "::: catatan\nx\n:::", ":::", "::::::: {.x}", "[x]{.y #z}", "[x](http://example.id)", "[x][y]", "![x](y.png)", "![x](gambar:capaian)",
    "![](gambar:gambar-capaian)", "![x](data:image/png;base64,AAAA)", "[x](javascript:alert(1))", "<http://example.id>", "**a", "*a**", "_a_",
    "`x`{=typst}", "```{=html}\n<b>\n```", "`#read(\"x\")`{=typst}", "$x$", "$$x$$", "x^2^", "H~2~O", "~~x~~", "\u202e", "\u200b", "\ue000",
    "日本語", "العربية", "👩‍👩‍👧", "a" * 3000, "kata " * 5000, "x\n" * 2000, "\n" * 500, "é", "e\u0301", "1.250,00", "Rp1.000.000", "17 (enam)",
    "{#id}", "{.bab}", "# Judul {#satu}\n\n# Judul {#satu}", "### a {nomor=x}", "***a***", "[[]]()", "((((((((((", "[" * 200, "*" * 200, "a_" * 200,
    "Capaian 97,53%", "rata-rata capaian 84,99%", "kategori Sangat Baik", "tercapai 17 indikator", "tahun 2023", "Pasal 5 ayat (1)",
]  # fmt: skip
ISI_BERKAS: list[bytes] = [
    b"", b"\n", b"\x00" * 100, b"\xff\xfe\x00", b"\xef\xbb\xbf", b"%PDF-1.7\n", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xe9", b"\r\n" * 5, b"\r",
    "skema: 1\n".encode("utf-16"), "skema: 1\n".encode("utf-32"), b"skema: 1", b"skema: 2\n", b"skema: 1\n---\nskema: 1\n", b"- a\n", b"x\n", b"[]\n",
    b"{}\n", b"null\n", b"skema: '1'\n", b"&a [*a]\n", b"? x\n", b"a: " + b"[" * 3000, b"a: " + b"{a: " * 3000, b"- " * 5000, b"a" * 100_000,
    b"a: &a [1,2,3,4,5,6,7,8,9]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n", b"%YAML 9.9\n", b"!!python/object/apply:os.system [id]\n", b"\t", b"...", b"---",
    b"skema: 1\nindikator: [" + b"{}," * 3000 + b"]\n", b"skema: 1\nindikator:\n" + b"  - {}\n" * 2000, b"k: |\n" + b"  x\n" * 9000, b"\xed\xa0\x80",
]  # fmt: skip
NAMA_BERKAS = [
    "x.yaml", "satker.yml", "Satker.yaml", "indikator.yaml.bak", "indikator (1).yaml", "~$satker.docx", ".DS_Store", "Thumbs.db", "x", "é.yaml",
    "logo.jpg", "narasi/x.md", "narasi/Misi.md", "narasi/misi.txt", "narasi/sasaran/SK-99.md", "narasi/sasaran/x", "sub/x.yaml", "a" * 200, "\n.yaml", "::error::.yaml",
    "\x1b[31m.yaml", "\u202eyaml", "narasi/\u200b.md",
]  # fmt: skip


def png(width: int, height: int, *, broken: bool = False) -> bytes:
    """Return a PNG of one grey; a broken one says a size that its pixels do not have."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\x00" + b"\x80" * width) * (1 if broken else height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


_SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'
LOGO_BAIK: list[tuple[str, bytes]] = [
    ("logo.png", png(1, 1)), ("logo.png", png(300, 300)), ("logo.png", png(800, 20)), ("logo.png", png(20, 800)), ("logo.png", png(3, 1)),
    *(("logo.svg", _SVG.format(*parts).encode()) for parts in (
        ('viewBox="0 0 10 10"', '<rect width="10" height="10"/>'),
        ('width="10" height="10"', '<circle cx="5" cy="5" r="5"/>'),
        ('viewBox="0 0 300 20"', '<text x="5" y="15">Logo</text>'),
        ("", '<rect width="10" height="10"/>'),
        ('viewBox="0 0 10 10"', ""),
        ('viewBox="0 0 10 10" width="100%" height="100%"', '<g id="a"><path d="M0 0L10 10"/></g>'),
    )),
]  # fmt: skip
LOGO: list[tuple[str, bytes]] = [
    *LOGO_BAIK, ("logo.png", png(60000, 60000, broken=True)), ("logo.png", png(10, 10, broken=True)), ("logo.png", b""), ("logo.png", png(5, 5)[:40]),
    ("logo.png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40), ("logo.png", png(1, 0)), ("logo.png", png(4, 4)[:-20]), ("logo.svg", b""), ("logo.svg", b"<html/>"),
    *(("logo.svg", _SVG.format(*parts).encode()) for parts in (
        ('viewBox="0 0 1 100000"', '<rect width="1" height="100000"/>'),
        ('viewBox="0 0 0 0"', "<rect/>"),
        ('viewBox="a b c d"', "<rect/>"),
        ('viewBox="0 0 1e30 1e30"', '<rect width="1e30" height="1e30"/>'),
        ('width="0" height="0"', "<rect/>"),
        ('width="-5" height="-5"', "<rect/>"),
        ('viewBox="0 0 9 9"', '<image href="http://x.id/y.png"/>'),
        ('viewBox="0 0 9 9"', '<image href="data:image/png;base64,AAAA" width="9" height="9"/>'),
        ('viewBox="0 0 9 9"', "<script>1</script>"),
        ('viewBox="0 0 9 9"', '<use href="#a"/>'),
        ('viewBox="0 0 9 9"', '<g id="a"><use href="#a"/></g>'),
        ('viewBox="0 0 9 9"', '<filter id="f"><feTurbulence numOctaves="9"/></filter><rect width="9" height="9" filter="url(#f)"/>'),
        ('viewBox="0 0 9 9"', "<g>" * 300 + "</g>" * 300),
        ('viewBox="0 0 9 9" style="background:url(http://x.id)"', "<style>@import url(http://x.id);</style>"),
    )),
    ("logo.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'),
]  # fmt: skip


class Mentah(str):
    """A scalar that is written as it stands."""

    __slots__ = ()


def tulis(data: Any) -> str:
    """Write data as YAML in blocks, whatever it holds."""
    lines: list[str] = []
    _tulis(data, 0, "", lines)
    return "\n".join(lines) + "\n"


def _tulis(value: Any, indent: int, lead: str, lines: list[str]) -> None:
    if isinstance(value, (dict, list)) and value:
        if lead:
            lines.append(lead)
        for key, inner in value.items() if isinstance(value, dict) else ((None, one) for one in value):
            head = f"{' ' * indent}-" if key is None else f"{' ' * indent}{_skalar(key)}:"
            _tulis(inner, indent + 2, head, lines)
    else:
        lines.append(f"{lead} {_skalar(value)}" if lead else _skalar(value))


def _skalar(value: Any) -> str:
    match value:
        case Mentah():
            return str(value)
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int() | Decimal() | date():
            return str(value)
        case dict():
            return "{}"
        case list():
            return "[]"
    if (
        value.replace(" ", "").replace("-", "").isalpha()
        and value.isascii()
        and value == value.strip()
        and value[0] != "-"
    ):
        return (
            value
            if value.lower() not in ("null", "true", "false", "yes", "no", "on", "off", "y", "n")
            else f'"{value}"'
        )
    return json.dumps(value, ensure_ascii=False)


def _tempat(data: Any) -> list[tuple[Any, Any]]:
    """Return every place of a value: its container and its key or index."""
    found: list[tuple[Any, Any]] = []
    waiting = [data]
    while waiting:
        value = waiting.pop()
        pairs = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
        for key, inner in pairs:
            found.append((value, key))
            if isinstance(inner, (dict, list)):
                waiting.append(inner)
    return found


def _lain(value: Any, dice: random.Random) -> Any:
    """Return another value, most often of the same kind."""
    if dice.random() < 0.2:
        return dice.choice(
            [
                None,
                True,
                [],
                {},
                [1],
                {"a": 1},
                "",
                0,
                Mentah(dice.choice(BILANGAN)),
                dice.choice(TEKS),
                Mentah(dice.choice(SALAH)),
            ]
        )
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, Decimal)):
        kind = dice.randrange(4)
        if kind == 0:
            return value * Decimal(dice.choice(["-1", "0", "10", "1000", "1000000000", "0.001", "1.5"]))
        if kind == 1:
            return value + Decimal(dice.choice(["-1", "1", "100", "0.5", "0.000001"]))
        return Mentah(dice.choice(BILANGAN))
    if isinstance(value, date):
        return Mentah(dice.choice(TANGGAL))
    if isinstance(value, str):
        kind = dice.randrange(6)
        if kind == 0:
            return Mentah(dice.choice(BILANGAN + TANGGAL))
        if kind == 1:
            return dice.choice(IDS)
        if kind == 2:
            at = dice.randrange(len(value) + 1)
            return value[:at] + dice.choice(TEKS + ODD) + value[at:]
        if kind == 3:
            return value.swapcase() if dice.random() < 0.5 else value * dice.choice([2, 3, 50])
        return dice.choice(TEKS)
    return value


def _susunan(data: Any, dice: random.Random) -> Any:
    """Change the structure or one value of a file's data."""
    data = copy.deepcopy(data)
    for _ in range(dice.choice([1, 1, 1, 2, 3])):
        places = _tempat(data)
        if not places:
            return data
        box, key = dice.choice(places)
        kind = dice.randrange(12)
        if kind == 0:
            del box[key]
        elif kind == 1 and isinstance(box, list):
            box.insert(key, copy.deepcopy(box[key]))
        elif kind == 2 and isinstance(box, list):
            dice.shuffle(box)
        elif kind == 3:
            other, name = dice.choice(places)
            try:
                box[key], other[name] = copy.deepcopy(other[name]), box[key]
            except (KeyError, IndexError):
                continue
        elif kind == 4:
            box[key] = dice.choice([[box[key]], {"nilai": box[key]}, {"nilai": box[key], "satuan": "persen"}, None])
        elif kind == 5 and isinstance(box, dict):
            box[dice.choice(["x", "Nama", "namaa", "id ", "skema", *TEKS[:8]])] = box.pop(key)
        elif kind == 6 and isinstance(box, list) and isinstance(box[key], dict) and "id" in box[key]:
            many = dice.choice([1, 3, 20])
            for n in range(many):
                again = copy.deepcopy(box[key])
                again["id"] = f"{again['id']}-{n}"
                box.append(again)
        elif kind == 7:
            box[key] = Mentah(dice.choice(HUGE[:3] + SALAH))
        else:
            box[key] = _lain(box[key], dice)
    return data


@cache
def _data(content: bytes) -> Any:
    reading = parse("x.yaml", content.decode("utf-8"))
    return {} if reading.document is None else reading.document.data


def slip(content: bytes, dice: random.Random) -> bytes:
    """Return the content with one slip of a kind that people and disks make."""
    lines = content.split(b"\n")
    n, m = dice.randrange(len(lines)), dice.randrange(len(lines))
    at = dice.randrange(len(content) + 1)
    match dice.randrange(8):
        case 0 if content:
            flipped = bytearray(content)
            for _ in range(dice.randint(1, 4)):
                flipped[dice.randrange(len(flipped))] ^= 1 << dice.randrange(8)
            return bytes(flipped)
        case 1:
            del lines[n]
        case 2:
            lines.insert(n, lines[n])
        case 3:
            (key, a, value), (other, b, second) = (line.partition(b": ") for line in (lines[n], lines[m]))
            lines[n], lines[m] = key + a + second, other + b + value
        case 4:
            key, colon, _ = lines[n].partition(b":")
            lines[n] = key + colon + b" " + dice.choice(SALAH).encode()
        case 5:
            key, colon, _ = lines[n].partition(b":")
            lines[n] = key + colon + b" " + dice.choice(HUGE).encode()
        case 6:
            odd = dice.choice([*(text.encode() for text in ODD), b"\xff\xfe", b"\xed\xa0\x80", b"\xe9", b"\r", b"\t"])
            return content[:at] + odd + content[at:]
        case _:
            return content[:at]
    return b"\n".join(lines)


def _yaml(files: Proyek, dice: random.Random) -> Perubahan:
    name = dice.choice([n for n in files if n.endswith(".yaml")])
    return {name: tulis(_susunan(_data(files[name]), dice)).encode("utf-8", errors="replace")}


def _slip(files: Proyek, dice: random.Random) -> Perubahan:
    name = dice.choice(list(files))
    return {name: slip(files[name], dice)}


def _sisip(text: bytes, dice: random.Random) -> bytes:
    lines = text.decode("utf-8").split("\n")
    for _ in range(dice.choice([1, 1, 2, 4])):
        snippet = dice.choice(PROSA)
        n = dice.randrange(len(lines))
        kind = dice.randrange(4)
        if kind == 0:
            lines[n] += snippet
        elif kind == 1:
            lines[n:n] = ["", *snippet.split("\n"), ""]
        elif kind == 2:
            lines.insert(n, snippet)
        else:
            at = dice.randrange(len(lines[n]) + 1)
            lines[n] = lines[n][:at] + snippet + lines[n][at:]
    return "\n".join(lines).encode("utf-8", errors="replace")


def _prosa(files: Proyek, dice: random.Random) -> Perubahan:
    name = dice.choice([n for n in files if n.endswith(".md")])
    return {name: dice.choice(PROSA).encode() if dice.random() < 0.1 else _sisip(files[name], dice)}


def _berkas(files: Proyek, dice: random.Random) -> Perubahan:
    name = dice.choice(list(files))
    folder = name[: name.index("/", 5)]
    kind = dice.randrange(7)
    if kind == 0:
        return {name: None}
    if kind == 1:
        return {name: dice.choice(ISI_BERKAS)}
    if kind == 2:
        return {
            name: files[name]
            .decode("utf-8")
            .encode(dice.choice(["utf-16", "utf-8-sig", "cp1252", "utf-32-be"]), errors="replace")
        }
    if kind == 3:
        return {name: Khusus(dice.choice([None, "/etc/passwd", "x", "/dev/zero", ".."]))}
    if kind == 4:
        return {f"{folder}/{dice.choice(NAMA_BERKAS)}": dice.choice(ISI_BERKAS)}
    if kind == 5:
        return {name: files[name].replace(b"\n", dice.choice([b"\r\n", b"\r", b"\n\n", b" \n", b"\t\n"]))}
    logo, content = dice.choice(LOGO)
    return {f"{folder}/{logo}": content}


_TEMPLAT = sorted((Path(__file__).parents[2] / "templates").glob("*.md.j2"))


def _templat(_: Proyek, dice: random.Random) -> Perubahan:
    path = dice.choice(_TEMPLAT)
    content = path.read_bytes()
    return {f"templates/{path.name}": _sisip(content, dice) if dice.random() < 0.6 else slip(content, dice)}


_TATA: dict[str, Callable[[random.Random], Any]] = {
    "kertas": lambda dice: dice.choice(["A4", "F4", "Letter", "Legal"]),
    "margin": lambda dice: {
        side: Mentah(dice.choice(["0.01", "0.5", "1", "2.5", "4", "7", "9.99", "10"]))
        for side in dice.sample(["kiri", "kanan", "atas", "bawah"], dice.randint(0, 4))
    },
    "fon": lambda dice: dice.choice(["Arial", "Times New Roman"]),
    "ukuran": lambda dice: Mentah(dice.choice(["9", "10.5", "11", "12", "13.37", "14"])),
    "bahasa_tanggal": lambda dice: dice.choice(["id", "en", "ms", "jv", "su"]),
    "urutan_bab": lambda dice: dice.sample(["pendahuluan", "perencanaan", "akuntabilitas", "penutup"], 4),
}


def _nilai_jinak(value: Any, dice: random.Random) -> Any:
    if isinstance(value, (bool, date, dict, list)):
        return value
    if value is None:
        return None
    if isinstance(value, (int, Decimal)):
        factors = ["0", "1", "2", "10", "1000", "1000000", "1e12", "1e18", "0.1", "0.333333333", "1e-20"]
        made = value * Decimal(dice.choice(factors)) + dice.choice([0, 0, 1])
        made = made.to_integral_value() if isinstance(value, int) and dice.random() < 0.8 else made
        return Mentah(f"{made:f}")
    at = dice.randrange(len(value) + 1)
    extra = dice.choice(TEKS)
    return dice.choice([value[:at] + extra + value[at:], value + " " + extra, extra, None])


_BEBAS = (
    "nama",
    "catatan",
    "judul",
    "jabatan",
    "jabatan_singkat",
    "alamat",
    "isi",
    "teks",
    "tentang",
    "uraian",
    "sebutan",
    "kota",
    "tempat",
    "visi",
    "unit",
    "jenjang",
    "wilayah",
    "lembaga",
    "laman",
    "tipe",
    "sumber",
)
_ANGKA = (
    "target",
    "realisasi",
    "pagu",
    "anggaran",
    "pns",
    "ppnpn",
    "jumlah",
    "nasional",
    "target_renstra",
    "bobot",
    "batas_atas",
    "batas_bawah",
    "nomor",
    "desimal",
)


def _yaml_jinak(files: Proyek, dice: random.Random) -> Perubahan:
    """Change values that are free, and lengthen or shorten lists."""
    name = dice.choice([n for n in files if n.endswith(".yaml")])
    data = copy.deepcopy(_data(files[name]))
    for _ in range(dice.choice([1, 2, 5])):
        places = [(box, key) for box, key in _tempat(data) if key in _BEBAS or key in _ANGKA or isinstance(box, list)]
        if not places:
            break
        box, key = dice.choice(places)
        if isinstance(box, list) and isinstance(box[key], dict):
            kind = dice.randrange(4)
            if kind == 0 and len(box) > 1:
                del box[key]
            elif kind == 1 and "id" in box[key]:
                for n in range(dice.choice([1, 3, 30])):
                    again = copy.deepcopy(box[key])
                    again["id"] = f"{again['id'][:30]}-{n}"
                    again["nama"] = f"{again.get('nama', 'x')} ke-{n}"
                    box.append(again)
            elif kind == 2 and "polaritas" in box[key]:
                _triwulan(box[key], dice)
            else:
                dice.shuffle(box)
        elif not isinstance(box, list):
            box[key] = _nilai_jinak(box[key], dice)
        elif isinstance(box[key], str):
            box.append(dice.choice(TEKS))
    return {name: tulis(data).encode("utf-8", errors="replace")}


_INDIKATOR: dict[str, list[Any]] = {
    "rumus": ["rasio", "selisih", "penghematan"],
    "batas_atas": [None, 100, 120, *map(Mentah, BILANGAN[:25])],
    "batas_bawah": [None, 0, *map(Mentah, BILANGAN[:25])],
    "komposit": ["rerata", "minimum"],
    "peringkat": ["urutan", "skor"],
    "bobot": [None, 0, 50, 100, *map(Mentah, BILANGAN[:25])],
    "nasional": [None, *map(Mentah, BILANGAN[:25]), "WTP", "80–90 %"],
    "target_renstra": [None, *map(Mentah, BILANGAN[:25]), "BB"],
    "polaritas": ["naik", "turun", "rentang", "tetap"],
    "satuan": ["persen", "Dokumen", "rupiah", "predikat-sakip", "opini-bpk", "hari", "tanggal", "indeks", *TEKS[:20]],
    "target": [None, *map(Mentah, BILANGAN[:25]), *TEKS[-12:], Mentah("2025-02-28")],
    "realisasi": [None, *map(Mentah, BILANGAN[:25]), *TEKS[-12:], Mentah("2025-02-28")],
    "tanpa_pembanding": [[], ["riwayat"], ["renstra", "nasional"]],
    "catatan": TEKS,
}
_METODE: dict[str, list[Any]] = {
    "desimal": [0, 1, 2, 3, 4, 6, 28, 30],
    "agregasi": ["rerata-indikator", "rerata-sasaran", "tertimbang", "geometris", "rerata-geometris"],
    "skala": ["85-70-55", "permendagri-86-2017", "x"],
}
_CARA: dict[str, list[Any]] = {
    "batas_atas": [None, 100, 120, *map(Mentah, BILANGAN[:25])],
    "batas_bawah": [None, 0, *map(Mentah, BILANGAN[:25])],
    "naik": ["rasio", "selisih", "penghematan"],
    "turun": ["rasio", "selisih", "penghematan"],
    "komposit": ["rerata", "minimum"],
    "peringkat": ["urutan", "skor"],
    "penerapan_batas": ["sebelum", "sesudah"],
    "dokumen": ["rkt", "pk-ketua", "pk-sekretaris"],
}


def _hitungan(files: Proyek, dice: random.Random) -> Perubahan:
    """Change what is measured, and how: any key of an indikator or of the method."""
    name = dice.choice([n for n in files if n.endswith(("indikator.yaml", "indikator.yaml", "metode.yaml"))])
    data = copy.deepcopy(_data(files[name]))
    for _ in range(dice.choice([1, 2, 4])):
        if "indikator" in data:
            one, keys = dice.choice(data["indikator"]), _INDIKATOR
            if dice.random() < 0.2:
                _triwulan(one, dice)
            if dice.random() < 0.2:
                many = dice.randint(1, 5)
                one["riwayat"] = [
                    {
                        "tahun": 2023 - n,
                        "target": dice.choice(_INDIKATOR["target"]),
                        "realisasi": dice.choice(_INDIKATOR["target"]),
                    }
                    for n in range(many)
                ]
        else:
            one, keys = (data, _METODE) if dice.random() < 0.4 else (data["capaian"], _CARA)
        key = dice.choice(sorted(keys))
        one[key] = dice.choice(keys[key])
    return {name: tulis(data).encode("utf-8", errors="replace")}


def _triwulan(one: dict[str, Any], dice: random.Random) -> None:
    one["triwulan"] = [
        dice.choice([None, 0, 1, 25, Mentah("33.3"), Mentah("1000000000000")]) for _ in range(dice.randint(1, 4))
    ]
    one["akumulasi"] = dice.choice(["jumlah", "terakhir", "maksimum", "rerata"])
    one["realisasi"] = None
    if isinstance(one.get("target"), str):
        one["target"], one["satuan"] = 10, "Dokumen"


def _tata(files: Proyek, dice: random.Random) -> Perubahan:
    name = dice.choice([n for n in files if n.endswith("satker.yaml")])
    data = copy.deepcopy(_data(files[name]))
    data["tata_letak"] = {key: _TATA[key](dice) for key in dice.sample(sorted(_TATA), dice.randint(1, len(_TATA)))}
    return {name: tulis(data).encode()}


def _logo(files: Proyek, dice: random.Random) -> Perubahan:
    folder = next(n[: n.index("/", 5)] for n in files if n.endswith("satker.yaml"))
    logo, content = dice.choice(LOGO)
    return {f"{folder}/{logo}": content}


_JINAK: list[tuple[int, Callable[[Proyek, random.Random], Perubahan]]] = [
    (30, _yaml_jinak), (20, _hitungan), (25, _prosa), (10, _tata), (8, _logo), (3, _yaml), (8, _templat),
]  # fmt: skip


def jinak(files: Proyek, dice: random.Random) -> Perubahan:
    """Return changes that `check` lets pass more often than not: what a build has to bear."""
    weights, makers = zip(*_JINAK, strict=True)
    changed: Perubahan = {}
    for maker in dice.choices(makers, weights, k=dice.choice([1, 1, 2, 3])):
        changed |= maker(files, dice)
    return changed


_LIAR: list[tuple[int, Callable[[Proyek, random.Random], Perubahan]]] = [
    (30, _yaml), (12, _slip), (20, _prosa), (12, _berkas), (5, _templat), (10, _yaml_jinak), (12, _hitungan), (3, _tata),
]  # fmt: skip


def liar(files: Proyek, dice: random.Random) -> Perubahan:
    """Return what anyone may do to a project: one to three changes of any kind."""
    weights, makers = zip(*_LIAR, strict=True)
    changed: Perubahan = {}
    for maker in dice.choices(makers, weights, k=dice.choice([1, 1, 1, 2, 3])):
        changed |= maker(files, dice)
    return changed


def baca_proyek(root: Path) -> dict[str, bytes]:
    """Return the data files of a project by their names relative to it."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted((root / "data").rglob("*")) if p.is_file()}


def ke_json(dasar: str, perubahan: Perubahan) -> str:
    """Write a change to be kept: the name of the project, and file by file what stands there."""
    files: dict[str, Any] = {}
    for name, content in sorted(perubahan.items()):
        if content is None or isinstance(content, Khusus):
            files[name] = None if content is None else {"tautan": content.tautan}
            continue
        try:
            files[name] = {"teks": content.decode("utf-8")}
        except UnicodeDecodeError:
            files[name] = {"base64": base64.b64encode(content).decode("ascii")}
    return json.dumps({"dasar": dasar, "berkas": files}, indent=1, ensure_ascii=True) + "\n"


def dari_json(text: str) -> tuple[str, Perubahan]:
    """Read what `ke_json` wrote."""
    kept = json.loads(text)
    files: Perubahan = {}
    for name, one in kept["berkas"].items():
        if one is None:
            files[name] = None
        elif "tautan" in one:
            files[name] = Khusus(one["tautan"])
        else:
            files[name] = one["teks"].encode() if "teks" in one else base64.b64decode(one["base64"])
    return kept["dasar"], files
