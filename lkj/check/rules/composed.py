"""A project's own templates, held to what prose is held to where that would break a document (LKJ502, LKJ210)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from lkj.check.claims.rujukan import gambar_ada
from lkj.check.naskah import naskah
from lkj.check.rules.naskah.lkj502_susunan import keutuhan, susunan
from lkj.check.rules.naskah.lkj515_rujukan_narasi import RULE as REFERENCES
from lkj.check.rules.nilai.lkj210_aksara_tercetak import tercetak
from lkj.diagnostics import Finding, Position, bounded, tidy
from lkj.model import Narasi, Tahun

# What prints nothing by itself: comments, tags, attributes, definitions of links, the marks of parts and rules.
_SILENT = re.compile(
    r"<!--.*?-->|<[^>]{0,2000}>|\{[^}]{0,2000}\}|^ {0,3}(?:\[[^\]\n]*\]:|:{3,}|[-*_]{3,})[^\n]*$",
    re.DOTALL | re.MULTILINE,
)
_WORD = re.compile(r"\w")
_LABEL = re.compile(r"(Tabel|Gambar) (\d+)\.(\d+)")
_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)


def _text(name: str, template: str) -> Narasi:
    """Return a template as prose: without its commands, which print nothing; lines stay lines."""
    return Narasi(_TAG.sub(lambda tag: "\n" * tag[0].count("\n"), template), f"templates/{name}")


def check_templates(own: Mapping[str, str], composed: Iterable[tuple[str, str]], font: str) -> list[Finding]:
    """Return what stands in the templates of a project, by name, that engines or the chosen font cannot take.

    `composed` holds the documents made with them: the name of each one's template, and its Markdown. What only shows
    there, because a loop or a macro made it, is told of the templates as a whole.
    """
    if not own:
        return []
    texts = [_text(name, template) for name, template in own.items()]
    found = [one for text in texts for rule in (keutuhan, susunan) for one in bounded(rule(text))]
    if not found:
        place = Position(f"templates/{next(iter(own))}" if len(own) == 1 else "templates", 1, 1)
        for name, markdown in composed:
            whole = Narasi(markdown, place.file)
            made = [*bounded(keutuhan(whole, composed=True)), *susunan(whole, composed=True)]
            found += [replace(one, position=place) for one in made]
            if not found and name in own and not _WORD.search(_SILENT.sub("", markdown)):
                message, hint = (
                    "templat ini tidak menghasilkan isi apa pun",
                    "isi, atau hapus agar templat bawaan dipakai",
                )
                found.append(
                    Finding(code="LKJ502", position=Position(f"templates/{name}", 1, 1), message=message, hint=hint)
                )
    return tidy([*found, *(one for text in texts for one in bounded(tercetak(text, font)))])


def check_made(prose: Mapping[str, str]) -> list[Finding]:
    """Return what prose became, by the name of its file, when its expressions were computed, and no engine can take."""
    made = [Narasi(text, file) for file, text in prose.items()]
    found = [one for text in made for one in bounded(keutuhan(text, composed=True))]
    # What was typed is told at its line before a document is composed.
    return [replace(one, position=Position(one.file, 1, 1)) for one in found]


def check_references(year: Tahun, labels: Iterable[str]) -> list[Finding]:
    """Return the references in prose to tables and figures that the report, whose captions bear `labels`, has not."""
    last: dict[tuple[str, int], int] = {}
    for kind, chapter, n in (found.groups() for label in labels if (found := _LABEL.fullmatch(label))):
        last[kind, int(chapter)] = max(int(n), last.get((kind, int(chapter)), 0))
    return [
        REFERENCES.at(prose.position(at), one.pesan, one.saran)
        for prose in naskah(year)
        for at, one in gambar_ada(prose, last)
    ]
