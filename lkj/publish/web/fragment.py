"""The body of the page: pandoc's fragment reduced to what a report may hold, in sheets as the PDF has them.

Prose and templates may come from a stranger, so nothing is taken away from the fragment that looks dangerous;
only what is known stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from lkj.publish.errors import EngineError

_ID = re.compile(r"[A-Za-z0-9-]+")
_LINK = re.compile(r"https?://|mailto:|#[A-Za-z0-9-]+$")
_SPAN = re.compile(r"[1-9][0-9]{0,2}")
_CLASS = re.compile(r"[a-z0-9-]+")
_STYLE = re.compile(r"(?:^|;)\s*(text-align|width):\s*([a-z]+|[0-9.]+%)\s*(?=;|$)")
_ALIGN = {"left": "kiri", "center": "tengah", "right": "kanan", "justify": "kiri"}
_START = re.compile(r"-?[0-9]{1,6}")
_LIST = re.compile(r"[1aAiI]")

# Attributes by element, each with the form its value must have; all of them may also have id and class.
_PLAIN = (
    "article blockquote br caption code col colgroup dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr li p"
    " pre section span strong sub sup table tbody tfoot thead tr u ul"
)
_KNOWN: dict[str, dict[str, re.Pattern[str]]] = {
    **{name: {} for name in _PLAIN.split()},
    "a": {"href": _LINK},
    "ol": {"start": _START, "type": _LIST},
    "td": {"colspan": _SPAN, "rowspan": _SPAN},
    "th": {"colspan": _SPAN, "rowspan": _SPAN},
}
# What these hold is no text.
_GONE = frozenset(["head", "iframe", "math", "noscript", "object", "script", "style", "svg", "template", "title"])


def text_of(element: etree._Element) -> str:
    """Return the text of an element on one line; a line break parts words."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: etree._Element) -> Iterator[str]:
    for inner in element.iter():
        if inner.tag == "br":
            yield " "
        elif isinstance(inner.tag, str) and inner.text:
            yield inner.text
        if inner is not element and inner.tail:
            yield inner.tail


def width_class(percent: str) -> str:
    """Return the class of a column of that width; the page's style sheet gets a rule for each that is used."""
    return "lebar-" + percent.removesuffix("%").replace(".", "-")


def _classes(element: etree._Element) -> list[str]:
    classes = [c for c in (element.get("class") or "").split() if _CLASS.fullmatch(c)]
    for name, value in _STYLE.findall(element.get("style") or ""):
        if name == "text-align" and value in _ALIGN:
            classes.append(_ALIGN[value])
        elif name == "width" and element.tag == "col" and value.endswith("%"):
            classes.append(width_class(value))
    return classes


def _clean(element: etree._Element, seen: set[str]) -> None:
    """Keep known attributes with values of the known form; an id stays with the first that has it."""
    ident, classes = element.get("id") or "", _classes(element)
    alt = element.get("alt") if "gambar" in classes else None
    forms = _KNOWN[str(element.tag)]
    given = {name: element.get(name) or "" for name in forms}
    kept = {name: value for name, value in given.items() if forms[name].match(value)}
    element.attrib.clear()
    for name, value in kept.items():
        element.set(name, value)
    if classes:
        element.set("class", " ".join(classes))
    if _ID.fullmatch(ident) and ident not in seen:
        seen.add(ident)
        element.set("id", ident)
    if alt is not None:
        element.set("alt", alt)


def _unwrap(element: etree._Element) -> None:
    """Take an element away and leave what it holds in its place."""
    parent = element.getparent()
    assert parent is not None
    place = parent.index(element)
    _append_text(parent, place, element.text)
    inner = list(element)
    for n, child in enumerate(inner):
        parent.insert(place + n, child)
    _append_text(parent, place + len(inner), element.tail)
    parent.remove(element)


def _append_text(parent: etree._Element, place: int, text: str | None) -> None:
    if not text:
        return
    if place == 0:
        parent.text = (parent.text or "") + text
    else:
        before = parent[place - 1]
        before.tail = (before.tail or "") + text


def remove(element: etree._Element) -> None:
    """Take an element away with all it holds, but not the text behind it."""
    parent = element.getparent()
    assert parent is not None
    _append_text(parent, parent.index(element), element.tail)
    element.tail = None
    parent.remove(element)


def _sheets(article: etree._Element) -> None:
    """Gather what stands between two section marks into one sheet; a landscape one is printed across."""
    sheet = etree.Element("div", {"class": "lembar"})
    sheets = [sheet]
    for child in list(article):
        classes = (child.get("class") or "").split()
        if "bagian" in classes:
            remove(child)
            sheet = etree.Element("div", {"class": " ".join(["lembar", *(c for c in classes if c != "bagian")])})
            sheets.append(sheet)
        else:
            sheet.append(child)
    article.text = None
    article.extend(s for s in sheets if len(s))
    # Before the first mark stands the cover, if anything does.
    if len(sheets) > 1 and len(sheets[0]):
        sheets[0].set("class", "lembar sampul")


def read(body: bytes) -> etree._Element:
    """Return pandoc's HTML fragment as an `article` of sheets, without anything that is not known.

    Raises EngineError where the parser gives up, for it would leave out the rest of the report without a word.
    """
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    document = etree.fromstring(b"<!DOCTYPE html><html><body>" + body + b"</body></html>", parser)
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise EngineError(
            "halaman web tidak dapat disusun karena isi laporan bersarang terlalu dalam",
            "kurangi kutipan, daftar, atau penekanan yang bersarang dalam narasi",
        )
    article = document.find("body")
    assert article is not None
    article.tag = "article"
    seen: set[str] = set()
    for element in list(article.iter()):
        if element.tag in _GONE:
            remove(element)
        elif element.tag not in _KNOWN:
            _unwrap(element)
        else:
            _clean(element, seen)
    for link in list(article.iter("a")):
        # A reference written by a stranger may lead nowhere; its text stays.
        target = link.get("href") or "#"
        if target.startswith("#") and target[1:] not in seen:
            _unwrap(link)
    document.remove(article)
    article.tail = None
    _sheets(article)
    return article
