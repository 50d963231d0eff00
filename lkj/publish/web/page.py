"""The page put together: skeleton, contents, result, report, explanations, and a policy that lets nothing in or out."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from lxml import etree
from lxml import html as lxml_html

from lkj.files import read_own
from lkj.publish import palet
from lkj.publish.paper import Layout, Properties
from lkj.publish.photo import Photo
from lkj.publish.web import explained, fragment, links, overview, pictures, tables
from lkj.publish.web.elements import add, anchor_of
from lkj.publish.web.explained import Explanation
from lkj.publish.web.overview import Overview

_CUSTOMARY = Layout()
# The reader's machine has one of these.
_LETTERS = {
    "Arial": 'Arial,Arimo,"Liberation Sans",Helvetica,sans-serif',
    "Times New Roman": '"Times New Roman",Tinos,"Liberation Serif",Times,serif',
}
# What the report lists of itself stands at the side of a page, not within it once more.
_LISTS = ("daftar-isi", "daftar-tabel", "daftar-gambar")
# One module, in this order.
SCRIPTS = ("dasar.js", "penjelasan.js", "tabel.js", "hasil.js", "daftar.js")
_FORMATS = {"pdf": "PDF", "docx": "Word"}


def _item(parent: etree._Element, text: str, ident: str) -> etree._Element:
    item = add(parent, "li")
    add(item, "a", text, href=f"#{ident}")
    return item


def _contents(headings: Sequence[etree._Element]) -> etree._Element:
    """Return the headings as nested lists of links."""
    top = etree.Element("ul")
    open_lists: list[tuple[int, etree._Element]] = [(0, top)]
    for heading in headings:
        level = int(str(heading.tag)[1])
        while open_lists[-1][0] >= level:
            open_lists.pop()
        parent = open_lists[-1][1]
        if parent.tag == "li":
            inner = parent.find("ul")
            parent = etree.SubElement(parent, "ul") if inner is None else inner
        open_lists.append((level, _item(parent, fragment.text_of(heading), heading.get("id") or "")))
    return top


def _named(article: etree._Element) -> list[etree._Element]:
    """Return the headings, each with an id to go to."""
    headings = [h for h in article.iter("h1", "h2", "h3") if fragment.text_of(h)]
    for n, heading in enumerate(headings, start=1):
        if not heading.get("id"):
            heading.set("id", f"_judul-{n}")
    return headings


def _drop_lists(article: etree._Element) -> None:
    """Take the lists of contents, tables and figures out of the report, each with its heading."""
    for place in list(article.iter("div")):
        if place.get("class") not in _LISTS:
            continue
        before, sheet = place.getprevious(), place.getparent()
        assert sheet is not None
        if before is not None and before.tag in ("h1", "h2", "h3"):
            fragment.remove(before)
        fragment.remove(place)
        if not len(sheet) and not (sheet.text or "").strip() and sheet is not article:
            fragment.remove(sheet)


def _captions(article: etree._Element, kind: str) -> list[tuple[str, etree._Element]]:
    """Return the captions of the tables or figures, each with the id of what it stands at."""
    found = ((e.get("id"), e.find("caption" if kind == "table" else "figcaption")) for e in article.iter(kind))
    return [(ident, caption) for ident, caption in found if ident and caption is not None]


def _side(side: etree._Element, article: etree._Element, headings: Sequence[etree._Element], result: str) -> None:
    """Fill the side of the page: the result and the headings, then tables and figures, folded."""
    listed = _contents(headings)
    if result:
        listed.insert(0, etree.Element("li"))
        add(listed[0], "a", result, href=f"#{overview.IDENT}")
    next(iter(side.iter("details"))).append(listed)
    for kind, name in (("table", "Daftar tabel"), ("figure", "Daftar gambar")):
        captions = _captions(article, kind)
        if captions:
            folded = add(side, "details")
            add(folded, "summary", name)
            inside = add(folded, "ul")
            for ident, caption in captions:
                _item(inside, fragment.text_of(caption), ident)


def _permalinks(article: etree._Element, headings: Sequence[etree._Element]) -> None:
    """Give every heading, table and figure an address that can be copied."""
    for heading in headings:
        anchor_of(heading)
    for kind in ("table", "figure"):
        for ident, caption in _captions(article, kind):
            anchor_of(caption, ident)


def _files(place: etree._Element, beside: Mapping[str, str]) -> None:
    """Link to the same document in other forms, where they were made together with the page."""
    known = [(_FORMATS[kind], name) for kind, name in beside.items() if kind in _FORMATS]
    if not known:
        fragment.remove(place)
    for name, file in known:
        add(place, "a", name, href=quote(file), download="")


def _widths(article: etree._Element) -> str:
    names = {c for col in article.iter("col") for c in (col.get("class") or "").split() if c.startswith("lebar-")}
    return "".join(f".{name}{{width:{name.removeprefix('lebar-').replace('-', '.')}%}}" for name in sorted(names))


def _page_mark(text: str, letters: str) -> str:
    """Return the rule that prints a mark at the head of every page; each character is written as its number."""
    written = "".join(f"\\{ord(letter):x} " for letter in text)
    return f'@page{{@top-right{{content:"{written}";font:bold 10pt {letters}}}}}' if text else ""


def _print_style(layout: Layout) -> str:
    """Return the rules for paper, margins, size of type and typeface: what the PDF and Word have."""
    edges = " ".join(f"{edge:g}cm" for edge in (layout.atas, layout.kanan, layout.bawah, layout.kiri))
    width, height = f"{layout.lebar:g}cm", f"{layout.tinggi:g}cm"
    return (
        f":root{{--huruf:{_LETTERS[layout.fon_word]}}}"
        f"@page{{size:{width} {height};margin:{edges}}}@page mendatar{{size:{height} {width}}}"
        f"@media print{{body{{font-size:{layout.ukuran:g}pt}}}}"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _policy(style: str, script: str, *, images: bool) -> str:
    """Return the Content-Security-Policy: this style, this script, images in the page itself where it has any.

    Nothing else is let in, from anywhere.
    """
    return (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)};"
        f"{' img-src data:;' if images else ''} base-uri 'none'; form-action 'none'"
    )


def _slot(document: etree._Element, ident: str) -> etree._Element:
    found = next((e for e in document.iter() if e.get("id") == ident), None)
    assert found is not None, ident
    return found


def page(
    body: bytes,
    *,
    figures: Mapping[str, str],
    narrow: Mapping[str, str] = MappingProxyType({}),
    properties: Properties,
    explanations: Sequence[Explanation],
    assets: Path,
    layout: Layout = _CUSTOMARY,
    names: Sequence[str] = (),
    photos: Mapping[str, Photo] = MappingProxyType({}),
    result: Overview | None = None,
    beside: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """Return the finished page.

    `body` is pandoc's HTML fragment, `figures` are SVG texts, `narrow` those for telephones and
    `photos` pictures from files by name, `assets` is the
    folder that holds `halaman.html`, `gaya.css` and the scripts; `names` are those that figures of the body bear,
    `result` is what the page opens with, `beside` names the files of other formats in the same folder. The same input
    gives the same bytes.
    """
    article = fragment.read(body)
    rules = pictures.place(article, figures, photos, narrow)
    _drop_lists(article)
    headings = _named(article)
    shared, stands = links.link(article, explanations, names)
    opening = None if result is None else overview.section(result, explained.targets(explanations))
    tables.dress(article)
    if opening is not None:
        tables.dress(opening)

    style = palet.css() + read_own(assets / "gaya.css").decode() + rules + _widths(article)
    style += _print_style(layout) + _page_mark(properties.tanda, _LETTERS[layout.fon_word])
    script = "\n".join(read_own(assets / name).decode() for name in SCRIPTS)
    document = lxml_html.document_fromstring(read_own(assets / "halaman.html").decode())
    head = document.find("head")
    assert head is not None
    for name, text in (("title", properties.judul), ("style", style), ("script", script)):
        next(iter(head.iter(name))).text = text
    for meta in head.iter("meta"):
        if meta.get("name") == "author":
            meta.set("content", properties.penulis)
        elif meta.get("http-equiv") == "Content-Security-Policy":
            meta.set("content", _policy(style, script, images=next(article.iter("img"), None) is not None))
    _slot(document, "_judul").text = properties.judul
    mark = _slot(document, "_tanda")
    if properties.tanda:
        mark.text = properties.tanda
    else:
        fragment.remove(mark)
    _side(_slot(document, "_sisi"), article, headings, "" if result is None else result.title)
    _permalinks(article, headings)
    _files(_slot(document, "_berkas"), beside)
    main = _slot(document, "_utama")
    if opening is not None:
        main.append(opening)
    main.append(article)
    if opening is not None:
        stands |= explained.led_to(opening, explanations)
    if stands:
        main.append(explained.section(explanations, shared, stands))
    written: str = lxml_html.tostring(document, encoding="unicode", doctype="<!DOCTYPE html>")
    return (written + "\n").encode()
