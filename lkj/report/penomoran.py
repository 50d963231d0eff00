"""Numbers of chapters, sections, tables and figures, given once for all formats.

The rendered Markdown is read line by line: headings get their number and a bookmark, the marks that tables,
figures and references left behind become "Tabel 3.1". The marks are framed in control characters, which no
data file may contain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lkj.report.tulis import huruf, romawi

OPEN, CLOSE = "\x02", "\x03"
_HEADING = re.compile(r"^(#{1,3}) +(.*?)(?: *\{([^{}]*)\})?$")
_MARK = re.compile(f"{OPEN}(tabel|gambar|rujuk):([A-Za-z0-9-]+){CLOSE}")
_SLUG = re.compile(r"[^a-z0-9]+")
_FENCE = re.compile(r"^`{3,}")


class MissingReferenceError(Exception):
    """A reference names a table or figure that the report does not contain."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


def mark(kind: str, name: str) -> str:
    """Return the mark of a caption (`tabel`, `gambar`) or of a reference (`rujuk`)."""
    return f"{OPEN}{kind}:{name}{CLOSE}"


@dataclass
class _Counters:
    chapter: int = 0
    annex: int = 0
    section: int = 0
    point: int = 0
    prefix: str = ""
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


def number(markdown: str) -> str:
    """Return the Markdown with headings, captions and references numbered.

    Raises MissingReferenceError for a reference to a table or figure that is not there.
    """
    counters = _Counters()
    lines = []
    fenced = False
    for line in markdown.split("\n"):
        if _FENCE.match(line):
            fenced = not fenced
        text = line
        if not fenced and (found := _HEADING.match(text)):
            text = counters.heading(len(found[1]), found[2], found[3] or "")
        if OPEN in text:
            text = _MARK.sub(lambda m: m[0] if m[1] == "rujuk" else counters.caption(m[1], m[2]), text)
        lines.append(text)

    return "\n".join(_resolve(lines, counters.names))


def _resolve(lines: list[str], names: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines with each reference as a span that knows its target: of HTML inside a table."""
    fenced = False
    for line in lines:
        if _FENCE.match(line):
            fenced = not fenced
        form = '<span class="rujukan" data-tujuan="{1}">{0}</span>' if fenced else '[{0}]{{.rujukan tujuan="{1}"}}'

        def resolved(found: re.Match[str], form: str = form) -> str:
            try:
                return form.format(names[found[2]].replace(" ", "\u00a0"), found[2])
            except KeyError:
                raise MissingReferenceError(found[2], sorted(names)) from None

        yield _MARK.sub(resolved, line) if OPEN in line else line
