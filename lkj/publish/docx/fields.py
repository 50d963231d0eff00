r"""Numbers of captions as SEQ fields, references to them as REF fields, each with its right result inside.

One sequence a label, as Word's own Insert Caption has it, so that a table which an officer adds there is counted with
the others. It begins anew in each chapter, by \s at the heading for Word and by \r at the first caption for
LibreOffice, which knows no \s. The chapter stands before the field as text: STYLEREF would repeat the Roman number of
its heading.
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from lkj.publish.docx.core import Element, WordDocument, parse, serialise, w

_LABEL = re.compile(r"(Tabel|Gambar)[ \u00a0]((?:[A-Z0-9]+\.)?)(\d+)")


def run(text: str, like: Element | None = None) -> Element:
    """Return a run of text in the form of another run."""
    made = parse('<w:r><w:t xml:space="preserve"/></w:r>')
    form = like.find(w("rPr")) if like is not None else None
    if form is not None:
        made.insert(0, deepcopy(form))
    made[-1].text = text
    return made


def field(code: str, result: list[Element]) -> list[Element]:
    """Return the runs of a field that is not dirty: its code and its result."""

    def mark(kind: str) -> Element:
        return parse(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>')

    instruction = parse('<w:r><w:instrText xml:space="preserve"/></w:r>')
    instruction[0].text = f" {code} "
    return [mark("begin"), instruction, mark("separate"), *result, mark("end")]


def _replace(old: Element, new: list[Element]) -> None:
    for node in new:
        old.addprevious(node)
    parent = old.getparent()
    assert parent is not None
    parent.remove(old)


def finish_captions(doc: WordDocument) -> None:
    """Put SEQ into each caption, and close its bookmark behind the number: that is what a REF repeats."""
    counted: set[tuple[str, str]] = set()
    for paragraph in doc.styled("table caption", "image caption"):
        start = paragraph.find(w("bookmarkStart"))
        first = start.getnext() if start is not None else None
        text = first.find(w("t")) if first is not None and first.tag == w("r") else None
        label = _LABEL.match(text.text or "") if text is not None else None
        if start is None or first is None or text is None or label is None:
            continue
        end = next(e for e in paragraph.iter(w("bookmarkEnd")) if e.get(w("id")) == start.get(w("id")))
        kind, chapter, number = label.groups()
        anew = " \\s 1" if chapter else ""
        if chapter and (kind, chapter) not in counted:
            anew += " \\r 1"
        counted.add((kind, chapter))
        numbered = [
            run(f"{kind}\u00a0{chapter}", first),
            *field(f"SEQ {kind} \\* ARABIC{anew}", [run(number, first)]),
            end,
            run((text.text or "")[label.end() :], first),
        ]
        _replace(first, numbered)


def _refer(tree: Element, known: set[str]) -> None:
    for link in list(tree.iter(w("hyperlink"))):
        name = link.get(w("anchor"))
        if name is None:
            continue
        shown = list(link)
        for node in shown:
            # The mark of a link would colour it; a reference looks like the text around it.
            for style in node.findall(f"{w('rPr')}/{w('rStyle')}"):
                form = style.getparent()
                assert form is not None
                form.remove(style)
                if len(form) == 0:
                    node.remove(form)
        _replace(link, field(f"REF {name} \\h", shown) if name in known else shown)


def plain_names(doc: WordDocument) -> None:
    """Write the names of bookmarks as Word's own dialogue does: letters, digits and underscores, no hyphens."""
    names = {mark.get(w("name")) or "" for mark in doc.tree.iter(w("bookmarkStart"))}
    for node in doc.tree.iter(w("bookmarkStart"), w("hyperlink"), w("instrText")):
        if node.tag == w("instrText"):
            words = (node.text or "").split(" ")
            node.text = " ".join(word.replace("-", "_") if word in names else word for word in words)
            continue
        key = w("name") if node.tag == w("bookmarkStart") else w("anchor")
        name = node.get(key)
        if name in names:
            node.set(key, name.replace("-", "_"))


def finish_references(doc: WordDocument) -> None:
    """Turn each link within the document into REF; one to a name that no caption has becomes its text."""
    known = {mark.get(w("name")) or "" for mark in doc.body.iter(w("bookmarkStart"))}
    _refer(doc.tree, known)
    notes = doc.parts.get("word/footnotes.xml")
    if notes is not None and b"w:anchor" in notes:
        tree = etree.fromstring(notes)
        _refer(tree, known)
        doc.parts["word/footnotes.xml"] = serialise(tree)
