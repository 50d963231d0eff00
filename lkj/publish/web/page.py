"""The page put together: skeleton, contents, report, explanations, and a policy that lets nothing in or out."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from lxml import etree
from lxml import html as lxml_html

from lkj.files import read_own
from lkj.publish import palet
from lkj.publish.paper import Layout, Properties
from lkj.publish.photo import Photo
from lkj.publish.web import explained, fragment, links, pictures, tables
from lkj.publish.web.explained import Explanation

_CUSTOMARY = Layout()
# The reader's machine has one of these.
_LETTERS = {
    "Arial": 'Arial,Arimo,"Liberation Sans",Helvetica,sans-serif',
    "Times New Roman": '"Times New Roman",Tinos,"Liberation Serif",Times,serif',
}
_LISTS = {"daftar-tabel": "table", "daftar-gambar": "figure"}


def _item(parent: etree._Element, text: str, ident: str) -> etree._Element:
    item = etree.SubElement(parent, "li")
    etree.SubElement(item, "a", {"href": f"#{ident}"}).text = text
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


def _fill_lists(article: etree._Element, headings: Sequence[etree._Element]) -> None:
    """Fill the lists of contents, tables and figures that stand inside the report."""
    for place in list(article.iter("div")):
        kind = place.get("class") or ""
        if kind == "daftar-isi":
            place.append(_contents(headings))
        elif kind in _LISTS:
            listed = etree.SubElement(place, "ul")
            for element in article.iter(_LISTS[kind]):
                caption = element.find("caption" if element.tag == "table" else "figcaption")
                if caption is not None and element.get("id"):
                    _item(listed, fragment.text_of(caption), element.get("id") or "")
            if not len(listed):
                place.remove(listed)


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
    properties: Properties,
    explanations: Sequence[Explanation],
    assets: Path,
    layout: Layout = _CUSTOMARY,
    names: Sequence[str] = (),
    photos: Mapping[str, Photo] = MappingProxyType({}),
) -> bytes:
    """Return the finished page.

    `body` is pandoc's HTML fragment, `figures` are SVG texts and `photos` pictures from files by name, `assets` is the
    folder that holds `halaman.html`, `gaya.css` and `laku.js`; `names` are those that figures of the body bear. The
    same input gives the same bytes.
    """
    article = fragment.read(body)
    rules = pictures.place(article, figures, photos)
    headings = _named(article)
    _fill_lists(article, headings)
    shared = links.link(article, explanations, names)
    tables.dress(article)

    style = palet.css() + read_own(assets / "gaya.css").decode() + rules + _widths(article)
    style += _print_style(layout) + _page_mark(properties.tanda, _LETTERS[layout.fon_word])
    script = read_own(assets / "laku.js").decode()
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
    _slot(document, "_isi").append(_contents(headings))
    main = _slot(document, "_utama")
    main.append(article)
    if explanations:
        main.append(explained.section(explanations, shared))
    written: str = lxml_html.tostring(document, encoding="unicode", doctype="<!DOCTYPE html>")
    return (written + "\n").encode()
