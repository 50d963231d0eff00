"""A project's own templates, held to what prose is held to where that would break a document (LKJ502, LKJ210)."""

from __future__ import annotations

from collections.abc import Mapping

from lkj.diagnostics import Finding, tidy
from lkj.model import Narasi
from lkj.rules.aksara import susunan, tercetak
from lkj.rules.keutuhan import keutuhan


def check_templates(own: Mapping[str, str], font: str) -> list[Finding]:
    """Return what stands in the templates of a project, by name, that engines or the chosen font cannot take."""
    texts = [Narasi(text, f"templates/{name}") for name, text in own.items()]
    return tidy(finding for one in texts for rule in (keutuhan, susunan) for finding in rule(one)) + tidy(
        finding for one in texts for finding in tercetak(one, font)
    )
