"""A Word file looked at for what a validator of schemas does not see: pairs of bookmarks and fields, numbers of headings."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter

from lxml import etree

from lkj.publish.docx.core import Element, text_of, w
from lkj.wording.printed import romawi

_TEXTS = re.compile(r"word/(document|header\d+|footer\d+|footnotes|endnotes|comments)\.xml")
# Word refuses others: it cuts a name at forty characters and knows no hyphen.
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")


def unpaired(data: bytes) -> list[str]:
    """Return what is wrong with bookmarks, fields and kinds of parts of a Word file, a line each."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    trees = {name: etree.fromstring(text) for name, text in parts.items() if _TEXTS.fullmatch(name)}
    found = [f"{name}: {line}" for name, tree in trees.items() for line in (*_fields(tree), *_bookmarks(tree))]
    names = Counter(m.get(w("name")) for tree in trees.values() for m in tree.iter(w("bookmarkStart")))
    found += [f"bookmark {name} stands {n} times" for name, n in names.items() if n > 1]
    found += [f"bookmark name {name}" for name in names if not _NAME.fullmatch(name or "")]
    for tree in trees.values():
        for link in tree.iter(w("hyperlink")):
            if (anchor := link.get(w("anchor"))) and anchor not in names:
                found.append(f"link to {anchor}, which is no bookmark")
        for code in tree.iter(w("instrText")):
            kind, name, *_ = [*(code.text or "").split(), "", ""]
            if kind in ("REF", "PAGEREF") and name not in names:
                found.append(f"{kind} to {name}, which is no bookmark")
    return found + _kinds(parts)


def _bookmarks(tree: Element) -> list[str]:
    open_marks: set[str | None] = set()
    found = []
    for mark in tree.iter(w("bookmarkStart"), w("bookmarkEnd")):
        ident = mark.get(w("id"))
        if mark.tag == w("bookmarkStart"):
            found += [f"bookmark {ident} begins twice"] if ident in open_marks else []
            open_marks.add(ident)
        elif ident in open_marks:
            open_marks.remove(ident)
        else:
            found.append(f"bookmark {ident} ends without a beginning")
    return found + [f"bookmark {ident} is not closed" for ident in open_marks]


def _fields(tree: Element) -> list[str]:
    stack: list[str] = []
    found = []
    for mark in tree.iter(w("fldChar")):
        kind = mark.get(w("fldCharType")) or ""
        if kind == "begin":
            stack.append("begin")
        elif kind == "separate" and stack and stack[-1] == "begin":
            stack[-1] = "separate"
        elif kind == "end" and stack and stack[-1] == "separate":
            stack.pop()
        elif kind == "end" and stack:
            found.append("a field without a result")
            stack.pop()
        else:
            found.append(f"a field's {kind} without its beginning")
    return found + ["a field without an end"] * len(stack)


def _kinds(parts: dict[str, bytes]) -> list[str]:
    types = etree.fromstring(parts["[Content_Types].xml"])
    extensions = {node.get("Extension") for node in types}
    named = {(node.get("PartName") or "").lstrip("/") for node in types}
    parted = [name for name in parts if name not in named and name.rpartition(".")[2] not in extensions]
    return [f"{name} has no kind" for name in parted if name != "[Content_Types].xml"]


def headings(data: bytes) -> list[tuple[int, str]]:
    """Return level and text of each heading with the number that Word counts for it: by styles, lists and order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {
            name: etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "styles", "numbering")
        }
    styles = {s.get(w("styleId")): s for s in parts["styles"].iter(w("style"))}
    abstracts = {a.get(w("abstractNumId")): a for a in parts["numbering"].iter(w("abstractNum"))}
    lists = {n.get(w("numId")): abstracts[_val(n, "abstractNumId")] for n in parts["numbering"].iter(w("num"))}
    counts: dict[Element, list[int]] = {}
    found = []
    for paragraph in parts["document"].iter(w("p")):
        properties = paragraph.find(w("pPr"))
        chain = [] if properties is None else [properties]
        style = styles.get(_val(properties, "pStyle")) if properties is not None else None
        while style is not None:
            chain += style.findall(w("pPr"))
            style = styles.get(_val(style, "basedOn"))
        outline = next((_val(one, "outlineLvl") for one in chain if one.find(w("outlineLvl")) is not None), "")
        if not outline:
            continue
        number, level = _listed(chain)
        text = " ".join(text_of(paragraph).split())
        if number in lists:
            count = counts.setdefault(lists[number], [0] * 9)
            count[level] += 1
            count[level + 1 :] = [0] * (8 - level)
            text = f"{_printed(lists[number], count)} {text}"
        found.append((int(outline) + 1, text))
    return found


def _val(node: Element | None, name: str) -> str:
    child = None if node is None else node.find(w(name))
    return "" if child is None else child.get(w("val")) or ""


def _listed(chain: list[Element]) -> tuple[str, int]:
    """Return number and level of the list of a paragraph: its own, or that of the first style that names one."""
    for one in chain:
        if (listed := one.find(w("numPr"))) is not None:
            return _val(listed, "numId"), int(_val(listed, "ilvl") or 0)
    return "", 0


def _printed(abstract: Element, count: list[int]) -> str:
    """Return the number that a list prints at the level that was counted last."""
    at = max(n for n, value in enumerate(count) if value)
    levels = {level.get(w("ilvl")): level for level in abstract.iter(w("lvl"))}
    text = _val(levels[str(at)], "lvlText")
    for n, value in enumerate(count):
        form = _val(levels.get(str(n)), "numFmt")
        letters = chr(65 + (value - 1) % 26) * ((value - 1) // 26 + 1)
        shown = {"upperRoman": romawi(value), "upperLetter": letters}.get(form, str(value)) if value else ""
        text = text.replace(f"%{n + 1}", shown)
    return text
