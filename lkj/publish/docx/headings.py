"""Numbers of headings as lists of Word, each level tied to its style: «BAB I», «A.», «1.» and «LAMPIRAN 1».

An officer who adds or moves a heading in Word sees the others counted anew. The filter leaves before a heading what its
number in the report is; where Word would come to another one, as in an outline of more than 27 sections, the number
stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from lkj.publish.docx.core import Element, WordDocument, parse, properties_of, serialise, set_property, text_of, w

# Styles of level 1 that are no chapter, by name, with their ids.
FRONT, ANNEX = "Judul Depan", "Judul Lampiran"
_IDS = {FRONT: "JudulDepan", ANNEX: "JudulLampiran"}
_MARK = "lkj"
_LEVELS = (1, 2, 3)
_ROMAN = re.compile(r"BAB ([IVXLC]+)")
_CHAPTERS = ("BAB %1", "upperRoman", "nothing"), ("%2.", "upperLetter", "space"), ("%3.", "decimal", "space")
_ANNEXES = (("LAMPIRAN %1", "decimal", "nothing"),)
# What comes behind a level: as Word writes a number that it made itself.
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Heading(NamedTuple):
    """A heading as a list of contents names it: level, bookmark, and number with title."""

    level: int
    bookmark: str
    text: str


def finish_headings(doc: WordDocument) -> list[Heading]:
    """Let Word number the headings; return them in order."""
    lists = _Lists(doc)
    outline = _Outline(lists)
    made = []
    for level, bookmark, paragraph in _headings(doc):
        mark = next((run for run in paragraph.iterchildren(w("r")) if run.get(_MARK)), None)
        number = "" if mark is None else str(mark.attrib.pop(_MARK))
        counted = outline.counts(level, number, paragraph)
        if mark is not None:
            if counted:
                paragraph.remove(mark)
            else:
                mark.append(parse(f'<w:t xml:space="preserve">{number if level == 1 else f"{number} "}</w:t>'))
        title = " ".join(text_of(paragraph).split())
        made.append(Heading(level, bookmark, f"{number} {title}" if number and counted else title))
    lists.write()
    return made


def _headings(doc: WordDocument) -> Iterator[tuple[int, str, Element]]:
    """Yield level, bookmark and paragraph of every heading, in order."""
    levels = {doc.style_ids.get(f"heading {n}", ""): n for n in _LEVELS}
    bookmark = ""
    for node in doc.body:
        if node.tag == w("bookmarkStart"):
            bookmark = node.get(w("name")) or ""
        elif node.tag == w("p"):
            level = levels.get(doc.style(node))
            if level:
                yield level, bookmark, node
            bookmark = ""


class _Lists:
    """The lists of a document, and the styles that belong to them."""

    def __init__(self, doc: WordDocument) -> None:
        self._doc = doc
        self._styles = etree.fromstring(doc.parts["word/styles.xml"])
        self._tree = etree.fromstring(doc.parts["word/numbering.xml"])
        heads = [doc.style_ids.get(f"heading {n}", "") for n in _LEVELS]
        self.front, self.annex = (self._style(name, heads[0]) for name in (FRONT, ANNEX))
        chapters = self._add(_CHAPTERS, heads)
        for level, ident in enumerate(heads):
            self._link(ident, level, chapters)
        self._link(self.annex, 0, self._add(_ANNEXES, [self.annex]))
        self._link(self.front, 0, 0)

    def _style(self, name: str, base: str) -> str:
        """Return the id of a style of level 1, made where the reference document has none."""
        if known := self._doc.style_ids.get(name.lower()):
            return known
        ident = _IDS[name]
        self._styles.append(
            parse(
                f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{ident}"><w:name w:val="{name}"/>'
                f'<w:basedOn w:val="{base}"/><w:next w:val="{base}"/><w:qFormat/><w:pPr/></w:style>'
            )
        )
        self._doc.style_ids[name.lower()] = ident
        return ident

    def _link(self, ident: str, level: int, number: int) -> None:
        """Tie a style to a level of a list, to none where `number` is 0."""
        style = next((s for s in self._styles.iter(w("style")) if s.get(w("styleId")) == ident), None)
        if style is None:
            return
        properties = style.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            later = [style.find(w(name)) for name in ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")]
            style.insert(min((style.index(node) for node in later if node is not None), default=len(style)), properties)
        set_property(properties, _number(level, number))

    def _add(self, levels: tuple[tuple[str, str, str], ...], styles: list[str]) -> int:
        """Add a list, its levels tied to `styles` where there are any; return its number."""
        abstract = self._free("abstractNum", "abstractNumId")
        number = self._free("num", "numId")
        made = parse(
            f'<w:abstractNum w:abstractNumId="{abstract}"><w:nsid w:val="{0x4C4B0000 + abstract:08X}"/>'
            f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x4C4B8000 + abstract:08X}"/></w:abstractNum>'
        )
        for level, (text, form, behind) in enumerate(levels):
            tied = f'<w:pStyle w:val="{styles[level]}"/>' if styles else ""
            made.append(
                parse(
                    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{tied}'
                    f'<w:suff w:val="{behind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
                )
            )
        first = self._tree.find(w("num"))
        if first is None:
            self._tree.append(made)
        else:
            first.addprevious(made)
        last = self._tree.findall(w("num"))
        instance = parse(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>')
        (last[-1] if last else made).addnext(instance)
        return number

    def _free(self, tag: str, key: str) -> int:
        return max((int(node.get(w(key)) or 0) for node in self._tree.findall(w(tag))), default=0) + 1

    def apart(self) -> int:
        """Return the number of a list for the sections of one part that is no chapter."""
        return self._add(_CHAPTERS, [])

    def write(self) -> None:
        self._doc.parts["word/styles.xml"] = serialise(self._styles)
        self._doc.parts["word/numbering.xml"] = serialise(self._tree)


class _Outline:
    """Counts as Word does, and gives paragraphs what their style does not say."""

    def __init__(self, lists: _Lists) -> None:
        self._lists = lists
        self._chapter = self._annex = 0
        self._counts = [0, 0]
        self._own: int | None = 0  # the list of the sections: 0 that of the chapters, None one that is yet to be made

    def counts(self, level: int, number: str, paragraph: Element) -> bool:
        """Give a heading its style or list; tell whether Word comes to its number."""
        return self._top(number, paragraph) if level == 1 else self._lower(level, number, paragraph)

    def _top(self, number: str, paragraph: Element) -> bool:
        self._counts = [0, 0]
        if (found := _ROMAN.fullmatch(number)) and _arabic(found[1]) == self._chapter + 1:
            self._chapter, self._own = self._chapter + 1, 0
            return True
        self._own = None
        counted = number == f"LAMPIRAN {self._annex + 1}"
        self._annex += counted
        style = properties_of(paragraph).find(w("pStyle"))
        assert style is not None
        style.set(w("val"), self._lists.annex if counted else self._lists.front)
        return counted

    def _lower(self, level: int, number: str, paragraph: Element) -> bool:
        at = level - 2
        value = self._counts[at] + 1
        # Behind Z Word has AA, BB, CC.
        letters = chr(65 + (value - 1) % 26) * ((value - 1) // 26 + 1)
        if number != f"{letters if level == 2 else value}.":
            set_property(properties_of(paragraph), _number(level - 1, 0))
            return False
        self._counts[at:] = [value, *([0] * (1 - at))]
        if self._own is None:
            self._own = self._lists.apart()
        if self._own:
            set_property(properties_of(paragraph), _number(level - 1, self._own))
        return True


def _number(level: int, number: int) -> Element:
    return parse(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def _arabic(roman: str) -> int:
    values = [_VALUES[letter] for letter in roman]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
