"""Hostile Markdown by chance: HTML, attributes, raw blocks, what looks like tables of ours; and what must not come of it.

`masalah(seed, banyak)` makes so many pieces, has the filter write each batch in all formats, and says what is wrong.
"""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence

from lxml import etree
from lxml import html as lxml_html

from lkj.files import package_templates
from lkj.publish.pandoc import Pandoc
from lkj.publish.paper import Layout, Properties
from lkj.publish.readback import pdf_text
from lkj.publish.typst import Layouter, fonts

OWN = package_templates()
# What a spy would print if it were run; no piece holds the product itself.
FACTORS = (6173, 7919)
PRODUCT = str(FACTORS[0] * FACTORS[1])
SPIES = (
    f"#({FACTORS[0]}*{FACTORS[1]})", f"{FACTORS[0]}*{FACTORS[1]}", '#read("/etc/passwd")', '#import "@preview/x:0.1.0"',
    "#for i in range(3) [x]", "#panic()", '#image("x.png")', "#eval(\"1\")", "$#x$", '<w:instrText>INCLUDETEXT "x"</w:instrText>',
    "<w:p/>", "javascript:alert(1)", "http://127.0.0.1:9/x", "file:///etc/passwd", "/etc/passwd", "x",
)  # fmt: skip
TAGS = (
    "iframe", "img", "script", "style", "pre", "code", "div", "span", "a", "table", "td", "th", "tr", "svg", "math", "object",
    "embed", "link", "meta", "base", "form", "input", "video", "audio", "source", "textarea", "title", "p", "h1", "blockquote",
    "li", "dl", "figure", "section", "section-x", "br", "hr", "em", "strong", "q", "cite",
)  # fmt: skip
NAMES = (
    "src", "href", "class", "id", "style", "srcdoc", "onload", "onclick", "data", "alt", "title", "width", "height", "rowspan",
    "colspan", "typst:fill", "typst:text:fill", "data-typst:fill", "TYPST:fill", "typst:figure:kind", "custom-style",
    "data-custom-style", "lang", "align", "nomor", "rata", "tinggi", "tujuan", "nama", "start", "type", "action", "xmlns",
)  # fmt: skip
CLASSES = (
    "tabel", "formulir", "polos", "rujukan", "gambar", "bagian", "mendatar", "jarak", "daftar-isi", "kop", "typst", "python",
    "mark", "underline", "smallcaps", "math", "unnumbered", "incremental", "section", "x```#(1)```y", "rahasia", "lkj",
)  # fmt: skip
_TYPST = {
    "set", "table", "figure", "link", "footnote", "strong", "emph", "block", "box", "strike", "super", "sub", "quote", "v",
    "pagebreak", "utuh", "berlanjut", "baris-utuh", "rujukan", "horizontalrule", "linebreak", "counter", "smallcaps", "page",
    "underline", "text", "align", "daftar-isi", "daftar-tabel", "daftar-gambar", "kop", "tanda-tangan", "polos", "enum", "gambar",
    "lambang", "terms", "list", "raw", "math", "h", "figure.where", "label", "judul-formulir", "tengah", "geser",
}  # fmt: skip
_CALLED = _TYPST | {"table.cell", "table.header", "table.hline", "table.footer", "rgb", "numbering", "update"}
_HTML = {
    "id", "class", "href", "style", "colspan", "rowspan", "start", "type", "role", "width", "alt", "cite", "xmlns",
    "data-nomor", "aria-label", "aria-hidden",
}  # fmt: skip
_HTML_CLASSES = set(CLASSES[:5]) | {
    "bagian", "mendatar", "tegak", "lanjut", "romawi", "angka", "sampul", "daftar-isi", "kop", "header", "odd", "even",
    "footnote-ref", "footnote-back", "footnotes", "footnotes-end-of-document", "uri", "email", "display", "task-list", "nomor",
}  # fmt: skip


def _value(dice: random.Random) -> str:
    text = dice.choice(
        (dice.choice(SPIES), f"x```{dice.choice(SPIES)}```y", dice.choice(CLASSES), str(dice.randint(-9, 10**6)))
    )
    return text.replace('"', "&quot;") if dice.random() < 0.7 else text


def _attributes(dice: random.Random) -> str:
    quote = dice.choice(('"', "'", ""))
    return "".join(f" {dice.choice(NAMES)}={quote}{_value(dice)}{quote}" for _ in range(dice.randint(0, 3)))


def _curly(dice: random.Random) -> str:
    parts = [f'{dice.choice(NAMES)}="{_value(dice)}"' for _ in range(dice.randint(0, 3))]
    parts += [f".{dice.choice(CLASSES)}" for _ in range(dice.randint(0, 2))]
    parts += [f"#{dice.choice(('a', 'tabel-pagu', 'x-y', '_x'))}"] if dice.random() < 0.4 else []
    dice.shuffle(parts)
    return "{" + " ".join(parts) + "}"


def _html(dice: random.Random, depth: int = 0) -> str:
    tag = dice.choice(TAGS)
    inside = _html(dice, depth + 1) if depth < 3 and dice.random() < 0.6 else dice.choice(SPIES)
    end = f"</{tag}>" if dice.random() < 0.8 else ""
    return f"<{tag}{_attributes(dice)}>{inside}{end}"


def _table_like(dice: random.Random) -> str:
    """Return what a stranger who has read our source would try."""
    data = {"jenis": "tabel", "nama": "x", "label": dice.choice(SPIES), "judul": dice.choice(SPIES), "lebar": [100],
            "rata": ["kiri"], "pisah": "bebas", "kepala": [], "baris": [[dice.choice(SPIES)]]}  # fmt: skip
    mark = dice.choice(("", "&#2;", "\\2", "\\x02", "&#x02;"))
    head = dice.choice(("tabel", "{.tabel}", '{.tabel #tabel-pagu rata="kiri"}', "{=html}", "lkj", "{.tabel .polos}"))
    body = dice.choice((f"{mark}{json.dumps(data)}", f"<table><tr><td>{_html(dice)}</td></tr></table>", _html(dice)))
    fence = dice.choice(("```", "``````", "~~~~"))
    return f"{fence} {head}\n{body}\n{fence}"


def _wrapped(dice: random.Random) -> str:
    spy = dice.choice(SPIES)
    return dice.choice(
        (
            f"```{_curly(dice)}\n{spy}\n```",
            f"```{{={dice.choice(('typst', 'openxml', 'html', 'html5', 'docx', 'native'))}}}\n{spy}\n```",
            f"a `{spy}`{{={dice.choice(('typst', 'openxml', 'html'))}}} b",
            f"a `{spy.replace('`', '')}`{_curly(dice)} b",
            f"[kata {spy}]{_curly(dice)}",
            f"::: {_curly(dice)}\n{spy}\n:::",
            f"{_curly(dice)}\n> {spy}",
            f"### Judul {_curly(dice)}",
            f"#### {spy} {_curly(dice)}",
            f"![{spy}](gambar:{dice.choice(('logo', 'x', 'gambar-capaian', 'a/b'))}){_curly(dice)}",
            f"![x](<{spy}>){_curly(dice)}",
            f"a ![x](gambar:logo){_curly(dice)} b",
            f'[a](<{spy}> "{spy.replace(chr(34), "")}"){_curly(dice)}',
            f"[a](https://kpu.go.id/{dice.choice(LINKS)}){_curly(dice)}",
            f"| a |\n|---|\n| {spy.replace('|', '')} |\n{_curly(dice)}",
            f"a[^k]\n\n[^k]: {spy}",
            f"- {spy}\n  1. {_html(dice)}",
        )
    )


LINKS = ("x", "%22)", ")#(1+1)", '")[', "&quot;)[#panic()]")
MAKERS: Sequence[Callable[[random.Random], str]] = (
    lambda dice: _html(dice),
    lambda dice: f"a {_html(dice)} b",
    _table_like,
    _wrapped,
    _wrapped,
)
# HTML that is not closed hides the rest, and is a finding of its own before any engine is asked.
_SWALLOWS = re.compile(r"<(?:script|pre|style|textarea)\b|<!|<\?", re.IGNORECASE)


def potongan(dice: random.Random) -> str:
    """Return one hostile piece of prose, of whole blocks."""
    made = dice.choice(MAKERS)(dice)
    at = made.lower()
    closed = all(f"</{tag}>" in at for tag in ("script", "pre", "style", "textarea") if f"<{tag}" in at)
    return made if closed or not _SWALLOWS.search(made) else f"{made}\n</script></pre></style></textarea>"


_PRINTED = re.compile(r'\\.|(`{3,}).*?(?<!`)\1(?!`)|`[^`]*`|"(?:[^"\\]|\\.)*"', re.DOTALL)


def _code(typst: str) -> str:
    """Return Typst text without what is only printed: escapes, raw text, strings; from the left, as Typst reads it."""
    return _PRINTED.sub("", typst)


def _of_typst(markdown: str) -> Iterator[str]:
    body = Pandoc("typst", lua_filter=OWN / "filter.lua").convert(markdown).decode()
    code = _code(body)
    for name in set(re.findall(r"#([\w-]+)", code)) - _TYPST:
        yield f"Typst menjalankan #{name}"
    for name in set(re.findall(r"([\w.-]+)\(", code)) - _CALLED:
        yield f"Typst memanggil {name}()"
    preamble = (OWN / "laporan.typ").read_text(encoding="utf-8")
    about = Properties(judul="Judul", penulis="Penulis", waktu=0)
    drawn = dict.fromkeys(("logo", "x", "gambar-capaian"), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"/>')  # fmt: skip
    with Layouter(f"{preamble}\n{body}", layout=Layout(), properties=about, figures=drawn, book=fonts()) as laid:
        text = "".join("".join(pdf_text(laid.pdf())).split())
    if PRODUCT in text or "root:x" in text:
        yield "PDF mencetak hasil hitungan atau isi berkas"
    if "akhirsemua" not in text:
        yield "akhir naskah hilang dari PDF"


def _of_docx(markdown: str) -> Iterator[str]:
    options = ["--reference-doc", str(OWN / "reference.docx")]
    data = Pandoc("docx", lua_filter=OWN / "filter.lua", options=options).convert(markdown)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        document = archive.read("word/document.xml").decode()
        links = "".join(archive.read(n).decode() for n in names if n.endswith(".rels"))
    if "<w:instrText" in document or "<w:fldSimple" in document:
        yield "DOCX memuat medan"
    for name in names:
        if name.startswith("word/media/") and not name.endswith(".png"):
            yield f"DOCX memuat {name}"
    for found in re.finditer(
        r'Target="([^"]*)"[^>]*TargetMode="External"|TargetMode="External"[^>]*Target="([^"]*)"', links
    ):
        if not (found[1] or found[2]).startswith(("https://", "http://", "mailto:")):
            yield f"DOCX merujuk {found[1] or found[2]}"


def _of_html(markdown: str) -> Iterator[str]:
    body = Pandoc("html5", lua_filter=OWN / "filter.lua").convert(markdown).decode()
    for node in lxml_html.document_fromstring(f"<html><body>{body}</body></html>").iter(etree.Element):
        if node.tag in ("script", "iframe", "style", "img", "object", "embed", "form", "svg", "meta", "link", "base"):
            yield f"HTML memuat <{node.tag}>"
        for name, value in ((str(k), str(v)) for k, v in node.attrib.items()):
            if name not in _HTML:
                yield f"HTML memuat atribut {name}"
            if name == "href" and not value.startswith(("http://", "https://", "mailto:", "#")):
                yield f"HTML merujuk {value}"
            if name == "style" and not re.fullmatch(
                r"(width: ?[\d.]+%;?|text-align: \w+;|list-style-type: [\w-]+;?| )*", value
            ):
                yield f"HTML memuat gaya {value}"
            if name == "class":
                for one in set(value.split()) - _HTML_CLASSES:
                    yield f"HTML memuat kelas {one}"


def masalah(seed: int, banyak: int, sekaligus: int = 40) -> list[str]:
    """Return what goes wrong with so many pieces, each with the seed of its batch; none is what is asked for."""
    found = []
    for start in range(0, banyak, sekaligus):
        dice = random.Random(f"{seed}/{start}")
        pieces = [potongan(dice) for _ in range(min(sekaligus, banyak - start))]
        markdown = "\n\n".join(["# Awal {#awal}", *pieces, "akhir semua"])
        for check in (_of_typst, _of_docx, _of_html):
            try:
                found += [f"{seed}/{start}: {one}" for one in check(markdown)]
            except Exception as error:  # whatever it is, it is the finding
                found.append(f"{seed}/{start}: {check.__name__}: {error!r}"[:600])
    return found
