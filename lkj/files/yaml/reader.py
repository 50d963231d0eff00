"""Strict YAML: one pass over the parser's events gives the data, the places, and all findings.

Events rather than nodes, because only events tell an alias, an anchor or an explicit tag from what it stands
for, and because PyYAML's own resolver (YAML 1.1) would be most of the cost.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from msgspec import Struct

from lkj.diagnostics import Finding, Position, Severity, tidy
from lkj.files.origin import Origin
from lkj.files.text import read_source
from lkj.files.yaml.document import Document
from lkj.files.yaml.events import ScalarNode
from lkj.files.yaml.syntax import explain, tab_indents, trailing_spaces
from lkj.files.yaml.tree import StopReadingError, Tree

__all__ = ["Reading", "load", "parse"]

# libyaml is ten times faster; the Python parser makes the same events where the wheel lacks it.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAB_LINE = re.compile(r"^ *\t", re.MULTILINE)


class Reading(Struct, frozen=True):
    """What came of reading a text: as much of its data as there is, the findings, and the lines that are text.

    `text_lines` holds first and last line, counted from 0, of quoted and block text that goes on over several
    lines, noted only where tabs or spaces at the ends of lines make it matter. `whole` tells that the parser came
    to the end.
    """

    document: Document | None
    findings: tuple[Finding, ...]
    text_lines: tuple[tuple[int, int], ...]
    whole: bool


def load(origin: Origin, name: str) -> tuple[Document | None, list[Finding]]:
    """Read a YAML file strictly: the document, or None and every finding that can be found at once.

    Codes: LKJ101 broken YAML, LKJ102 tab as indentation, LKJ103 repeated key, LKJ104 ambiguous scalar,
    LKJ105 refused YAML features, LKJ106 not plain UTF-8, LKJ107 too large or too deep, LKJ108 missing,
    LKJ112 impossible date, LKJ110 link or path out of the root, LKJ111 empty or not a mapping; as a warning
    LKJ117 spaces at the ends of lines. Never raises for the state or content of the file.
    """
    text, findings = read_source(origin, name)
    if text is None:
        return None, findings
    reading = parse(origin.true(name), text)
    found = list(reading.findings)
    return (None if any(f.severity is Severity.ERROR for f in found) else reading.document), found


def parse(file: str, text: str, *, note_text: bool = False) -> Reading:
    """Read the text of a YAML file as `load` does; of a text with errors, the data that could still be read.

    With `note_text` the lines of quoted and block text are noted whatever the file holds.
    """
    reader = _Reader(file, text, note_text)
    found = reader.read()
    top = reader.tree.root
    document = None if top is None else Document(file, top.data, top.mark, top.places)
    return Reading(document, tuple(tidy(found)), tuple(reader.text_lines), reader.whole)


class _Reader:
    def __init__(self, file: str, text: str, note_text: bool) -> None:
        self.file = file
        self.text = text
        self.lines = text.split("\n")
        self.tree = Tree(file, self.lines)
        self.documents = 0
        self.last: ScalarNode | None = None
        self.has_tabs = _TAB_LINE.search(text) is not None
        self.has_trailing = " \n" in text or "\t\n" in text or text.endswith((" ", "\t"))
        self.note_text = note_text or self.has_tabs or self.has_trailing
        self.whole = False
        # Lines, counted from 0, of quoted and block text: there a tab at the start, a space at the end is content.
        self.text_lines: list[tuple[int, int]] = []

    def read(self) -> list[Finding]:
        broken: Finding | None = None
        try:
            self._read_events()
            self.whole = True
        except StopReadingError:
            pass
        except yaml.YAMLError as error:
            broken = explain(error, self.lines, self.last, self.file)
        findings = self.tree.findings
        tabs = tab_indents(self.lines, self.text_lines, self.file) if self.has_tabs else []
        # What breaks at or after a tab most likely breaks because of it.
        if broken and not any(tab.line <= broken.line for tab in tabs):
            # A slip in the first lines makes the whole file look like one scalar: the slip says it better.
            return [*(finding for finding in findings if finding.code != "LKJ111"), *tabs, broken]
        if self.tree.root is None and not (findings or tabs):
            return [
                Finding(
                    code="LKJ111",
                    position=Position(self.file, 1, 1),
                    message="berkas ini kosong",
                    hint="isi dengan «kunci: nilai», mulai dari «skema: 1»",
                )
            ]
        spaces = trailing_spaces(self.lines, self.text_lines, self.file) if self.has_trailing and self.whole else []
        return [*findings, *tabs, *spaces]

    def _read_events(self) -> None:
        next_event = _LOADER(self.text).get_event
        tree = self.tree
        while True:
            event = next_event()
            kind = event.__class__
            if kind is yaml.ScalarEvent:
                self.last = event
                if self.note_text and event.style:
                    self._note_text_lines(event)
                tree.scalar(event)
            elif kind is yaml.MappingStartEvent:
                tree.open(event, {})
            elif kind is yaml.SequenceStartEvent:
                tree.open(event, [])
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                tree.close()
            elif kind is yaml.AliasEvent:
                tree.alias(event)
            elif kind is yaml.DocumentStartEvent:
                self._start_document(event)
            elif kind is yaml.StreamEndEvent:
                return

    def _start_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.tree.refuse(
                "LKJ105",
                event.start_mark,
                "berkas memuat lebih dari satu dokumen YAML",
                "hapus baris ---, atau pindahkan isinya ke berkas lain",
            )
            raise StopReadingError
        if event.version or event.tags:
            self.tree.refuse("LKJ105", event.start_mark, "arahan YAML (%) tidak dipakai di sini", "hapus baris itu")

    def _note_text_lines(self, event: ScalarNode) -> None:
        end = event.end_mark
        # A block ends at the start of the line after it.
        final = end.line if event.style in ("'", '"') else end.line - (end.column == 0)
        self.text_lines.append((event.start_mark.line + 1, final))
