"""Numbers of chapters, sections, tables and figures, given once for all formats.

The rendered Markdown is read line by line: headings get their number and a bookmark, the marks that tables,
figures and references left behind become "Tabel 3.1", and tables the blocks that the filter knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, MutableSequence, Sequence

from msgspec import Struct, field

from lkj.report.marks import BLOCK, MARK, OPEN, MissingReferenceError, block_mark
from lkj.report.open_blocks import Terbuka
from lkj.report.tabel import Tabel
from lkj.wording.literal import siap, tanpa_nama
from lkj.wording.printed import huruf, romawi

_HEADING = re.compile(r"^(#{1,3}) +(.*?)(?: *\{([^{}]*)\})?$")
# The level of the lowest part that an outline has.
_POINT = 3
_LOWER = re.compile(r"^#{4,5} ")
_SLUG = re.compile(r"[^a-z0-9]+")
# A line in which a figure goes without its name: Markdown would read what is around it otherwise, or it is no text.
_UNNAMED = re.compile(r"[`<{]|\]\(|\]:|^[\s>*+0-9.)-]*\x0e[^\x0e]*\x0e[0-9.]*[.)](?:\s|$)")
_FENCE = re.compile(r"^`{3,}")


class SwallowedError(Exception):
    """A table stands in code or HTML that is not closed before it; `opener` is the line that opens that."""

    def __init__(self, opener: str) -> None:
        super().__init__(opener)
        self.opener = opener


class _Counters(Struct, kw_only=True):
    chapter: int = 0
    annex: int = 0
    section: int = 0
    point: int = 0
    prefix: str = ""
    deep: bool = False
    objects: dict[tuple[str, str], int] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    slugs: dict[str, int] = field(default_factory=dict)

    def slug(self, title: str) -> str:
        plain = _SLUG.sub("-", re.sub(r"&#\d+;|\*", "", title).lower()).strip("-")[:32].strip("-") or "bagian"
        if not plain[0].isalpha():
            plain = f"bagian-{plain}"[:32].strip("-")  # the name of a bookmark begins with a letter
        slug, number = plain, self.slugs.get(plain, 1)
        while slug in self.slugs:
            number += 1
            slug = f"{plain}-{number}"
        # From where to go on: a title that stands in a thousand places is not tried a thousand times each.
        self.slugs[plain] = number
        self.slugs.setdefault(slug, 1)
        return slug

    def heading(self, level: int, title: str, attributes: str) -> str:
        words = attributes.split()
        number = ""
        if level < _POINT or ".pokok" in words:
            self.deep = level == _POINT
        elif self.deep:
            # Below a point of the outline a heading is no point beside it.
            return f"#{'#' * level} {title} {{#{self.slug(title)}}}"
        if level == 1:
            self.section = self.point = 0
            self.prefix = next((w.removeprefix("awalan=") for w in words if w.startswith("awalan=")), "")
            if ".bab" in words:
                self.chapter += 1
                number, self.prefix = f"BAB {romawi(self.chapter)}", str(self.chapter)
            elif ".lampiran" in words:
                self.annex += 1
                number, self.prefix = f"LAMPIRAN {self.annex}", f"L{self.annex}"
            title = title.upper()
        elif level == 2:
            self.section, self.point = self.section + 1, 0
            number = f"{huruf(self.section)}."
        else:
            self.point += 1
            number = f"{self.point}."
        if ".tanpa-nomor" in words:
            number = ""
        numbered = f' nomor="{number}"' if number else ""
        return f"{'#' * level} {title} {{#{self.slug(title)}{numbered}}}"

    def caption(self, kind: str, name: str) -> str:
        key = (kind, self.prefix)
        self.objects[key] = self.objects.get(key, 0) + 1
        dot = "." if self.prefix else ""
        label = f"{kind.capitalize()} {self.prefix}{dot}{self.objects[key]}"
        self.names[name] = label
        return label


def number(markdown: str, tables: Sequence[Tabel] = ()) -> str:
    """Return the Markdown with headings, captions and references numbered, and `tables` in the place of their marks.

    Raises what `numbered` does.
    """
    return with_tables(numbered(markdown, tables), tables)


def numbered(markdown: str, tables: Sequence[Tabel] = (), labels: MutableSequence[str] | None = None) -> str:
    """Return the Markdown with headings, captions and references numbered, and a line with the mark of each table.

    `labels` takes what the captions are numbered with, such as "Tabel 3.1".
    Raises MissingReferenceError for references to tables or figures that are not there, SwallowedError for a table in
    an open block.
    """
    counters = _Counters()
    lines = []
    fenced = False
    opened = Terbuka()
    for line in markdown.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        text = (
            tanpa_nama(line) if "\x0e" in line and (fenced or line.startswith("#") or _UNNAMED.search(line)) else line
        )
        opened.baca(text)
        if not fenced and (found := _HEADING.match(text)):
            text = counters.heading(len(found[1]), found[2], found[3] or "")
        elif not fenced and counters.deep and _LOWER.match(text):
            text = f"#{text}"
        if OPEN in text:
            for block in BLOCK.finditer(text):
                if opened.pembuka:
                    raise SwallowedError(opened.pembuka)
                at = int(block[1])
                if at >= len(tables) or tables[at].tercetak:
                    raise ValueError("a table that is not there, or one that stands in two places")
                tables[at].tercetak = True
                if tables[at].nama:
                    counters.caption("tabel", tables[at].nama)
            text = MARK.sub(lambda m: m[0] if m[1] == "rujuk" else counters.caption(m[1], m[2]), text)
        lines.append(text)
    named = (found[2] for line in lines if OPEN in line for found in MARK.finditer(line))
    missing = [name for name in named if name not in counters.names]
    missing += [name for table in tables if table.tercetak for name in table.refer(counters.names)]
    if missing:
        raise MissingReferenceError(missing, counters.names)
    if labels is not None:
        labels += counters.names.values()
    return "\n".join(_resolve(lines, counters.names))


def _resolve(lines: list[str], names: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines with each reference as a span that knows its target, and each table's mark as a line."""
    fenced = False

    def resolved(found: re.Match[str]) -> str:
        label = names[found[2]].replace(" ", "\u00a0")
        return label if fenced else f'[{label}]{{.rujukan tujuan="{found[2]}"}}'

    for line in lines:
        if _FENCE.match(line):
            fenced = not fenced
        if OPEN not in line:
            yield siap(line)
            continue
        # Text and numbers of tables in turn; of the text nothing stays that could begin a block.
        text, *rest = BLOCK.split(MARK.sub(resolved, line))
        yield siap(text)
        for at, after in zip(rest[::2], rest[1::2], strict=True):
            yield block_mark(int(at))
            if after:
                yield siap(after)


def with_tables(text: str, tables: Sequence[Tabel]) -> str:
    """Return a numbered text with each table as its block in the place of its mark."""
    return "\n".join(
        f"{tables[int(found[1])]}" if OPEN in line and (found := BLOCK.fullmatch(line)) else line
        for line in text.split("\n")
    )
