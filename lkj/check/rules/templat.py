"""A project's own templates, held to what prose is held to where that would break a document (LKJ502, LKJ210)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from lkj.check.rules.aksara import susunan, tercetak
from lkj.check.rules.keutuhan import keutuhan
from lkj.diagnostics import Finding, Position, bounded, tidy
from lkj.model import Narasi

_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)


def _text(name: str, template: str) -> Narasi:
    """Return a template as prose: without its commands, which print nothing; lines stay lines."""
    return Narasi(_TAG.sub(lambda tag: "\n" * tag[0].count("\n"), template), f"templates/{name}")


def check_templates(own: Mapping[str, str], composed: Iterable[str], font: str) -> list[Finding]:
    """Return what stands in the templates of a project, by name, that engines or the chosen font cannot take.

    `composed` holds the Markdown of the documents made with them. What only shows there, because a loop or a macro
    made it, is told of the templates as a whole.
    """
    if not own:
        return []
    texts = [_text(name, template) for name, template in own.items()]
    found = [one for text in texts for rule in (keutuhan, susunan) for one in bounded(rule(text))]
    if not found:
        place = Position(f"templates/{next(iter(own))}" if len(own) == 1 else "templates", 1, 1)
        whole = [Narasi(markdown, place.file) for markdown in composed]
        made = [one for text in whole for one in (*bounded(keutuhan(text)), *susunan(text, composed=True))]
        found = [replace(one, position=place) for one in made]
    return tidy([*found, *(one for text in texts for one in bounded(tercetak(text, font)))])
