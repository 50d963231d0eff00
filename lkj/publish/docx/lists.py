"""Lists of contents, tables and figures: real Word fields with their entries and page numbers already inside.

pandoc writes them empty and "dirty": LibreOffice shows nothing, and Word asks a frightening question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from lkj.publish.docx.core import Element, WordDocument, parse, properties_of, set_property, text_of, w
from lkj.publish.docx.headings import FRONT, Heading

# What names the height of a chapter on its page among the page numbers, and what is at the top of one, in points.
HEIGHT, _TOP = ":y", 40.0


def _captions(doc: WordDocument, style: str) -> Iterator[tuple[int, str, str]]:
    for node in doc.styled(style):
        mark = node.find(w("bookmarkStart"))
        yield 1, (mark.get(w("name")) or "") if mark is not None else "", text_of(node)


def _run(inner: str) -> str:
    return f"<w:r>{inner}</w:r>"


def _field(kind: str) -> str:
    return _run(f'<w:fldChar w:fldCharType="{kind}"/>')


def _list(entries: list[tuple[str, str, str]], code: str, pages: Mapping[str, str]) -> list[Element]:
    """Return the paragraphs of one list field; entries are (style id, bookmark, text)."""
    opening = _field("begin") + _run(f'<w:instrText xml:space="preserve"> {code} </w:instrText>') + _field("separate")
    if not entries:
        return [parse(f"<w:p>{opening}<w:r><w:t>Tidak ada.</w:t></w:r>{_field('end')}</w:p>")]
    made = []
    for index, (style, bookmark, text) in enumerate(entries):
        paragraph = parse(
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
            + (opening if index == 0 else "")
            + '<w:hyperlink w:history="1"><w:r><w:t xml:space="preserve"/></w:r><w:r><w:tab/></w:r>'
            + _field("begin") + _run('<w:instrText xml:space="preserve"/>') + _field("separate")
            + _run("<w:t/>") + _field("end") + "</w:hyperlink>"
            + (_field("end") if index == len(entries) - 1 else "")
            + "</w:p>"
        )  # fmt: skip
        link = paragraph.find(w("hyperlink"))
        assert link is not None
        link.set(w("anchor"), bookmark)
        shown, page = list(link.iter(w("t")))
        shown.text, page.text = text, pages.get(bookmark, "")
        next(link.iter(w("instrText"))).text = f" PAGEREF {bookmark} \\h "
        made.append(paragraph)
    return made


def _join(doc: WordDocument, place: Element, pages: Mapping[str, str]) -> None:
    """Let the heading of a list that the PDF has on the page of the list before it open no page of its own.

    Where the PDF has it on a new page it keeps its page break: LibreOffice would leave it alone at a page's foot.
    """
    heading = place.getprevious()
    bookmark = ""
    while heading is not None and heading.tag in (w("bookmarkStart"), w("bookmarkEnd")):
        heading = heading.getprevious()
    before = heading.getprevious() if heading is not None else None
    while before is not None and before.tag in (w("bookmarkStart"), w("bookmarkEnd")):
        bookmark = before.get(w("name")) or bookmark
        before = before.getprevious()
    heights = {name: float(at) for name, at in pages.items() if name.endswith(HEIGHT)}
    if heights.get(bookmark + HEIGHT, 0.0) < min(heights.values(), default=0.0) + _TOP:
        return
    lists = {doc.style_ids.get(name) for name in ("toc 1", "toc 2", "toc 3", "table of figures")}
    first = heading is not None and doc.style(heading) == doc.style_ids.get(FRONT.lower())
    if heading is None or before is None or not first or doc.style(before) not in lists:
        return
    properties = properties_of(heading)
    set_property(properties, parse('<w:pageBreakBefore w:val="0"/>'))
    set_property(properties, parse('<w:spacing w:before="360"/>'))


def fill_lists(doc: WordDocument, headings: Sequence[Heading], pages: Mapping[str, str]) -> None:
    """Put the entries of each list where the filter left its mark; `pages` gives page numbers by bookmark."""
    names = doc.style_ids
    wanted: dict[str, tuple[str, Callable[[], Iterable[tuple[int, str, str]]], str]] = {
        "_lkj_daftar-isi": ('TOC \\o "1-3" \\h \\z \\u', lambda: headings, "toc "),
        "_lkj_daftar-tabel": (
            'TOC \\h \\z \\c "Tabel"',
            lambda: _captions(doc, "table caption"),
            "",
        ),
        "_lkj_daftar-gambar": (
            'TOC \\h \\z \\c "Gambar"',
            lambda: _captions(doc, "image caption"),
            "",
        ),
    }
    for mark in list(doc.body.iter(w("bookmarkStart"))):
        name = mark.get(w("name")) or ""
        if name not in wanted:
            continue
        code, find, prefix = wanted[name]
        plain = names.get("table of figures", "")
        entries = [
            (names.get(f"{prefix}{level}", plain) if prefix else plain, anchor, text) for level, anchor, text in find()
        ]
        place = mark.getparent()
        assert place is not None
        _join(doc, place, pages)
        for paragraph in _list(entries, code, pages):
            place.addprevious(paragraph)
        doc.body.remove(place)
