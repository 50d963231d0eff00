"""Explanations at the end of the page: each one folded, found by a link, readable without a script.

An id of the page's own begins with "_", which no id of the report can.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from lxml import etree
from msgspec import Struct

from lkj.publish.web.elements import add

_ODD = re.compile(r"[^A-Za-z0-9]+")


class Explanation(Struct, frozen=True, kw_only=True):
    """Where one figure comes from: how it is printed, its explanation as plain text, its places in the data.

    `sentence` says in one sentence what the text proves.
    """

    id: str
    title: str
    printed: tuple[str, ...]
    text: str
    places: tuple[tuple[str, int], ...]
    sentence: str = ""


def anchors(explanations: Sequence[Explanation]) -> list[str]:
    """Return the id under which each explanation stands on the page."""
    made: dict[str, None] = {}
    for it in explanations:
        plain = f"_jelas-{_ODD.sub('-', it.id).strip('-')}"
        name, n = plain, 2
        while name in made:
            name, n = f"{plain}-{n}", n + 1
        made[name] = None
    return list(made)


def targets(explanations: Sequence[Explanation]) -> dict[str, str]:
    """Return the id of each explanation by the name of its figure; the first of a name counts."""
    return {it.id: name for it, name in reversed(list(zip(explanations, anchors(explanations), strict=True)))}


def _folded(parent: etree._Element, summary: str, ident: str) -> etree._Element:
    """Return the inside of a folded block; the id is inside, so that a link to it opens the block."""
    details = add(parent, "details")
    add(details, "summary", summary)
    return add(details, "div", id=ident, class_="isi")


def _one(section: etree._Element, it: Explanation, ident: str, forms: Iterable[tuple[str, str]]) -> None:
    inside = _folded(section, f"{it.id}: {it.title}", ident)
    if it.sentence:
        add(inside, "p", it.sentence, class_="kalimat")
    trace = add(inside, "details", class_="jejak")
    add(trace, "summary", "Rumus, hitungan, dan tempatnya dalam data")
    add(trace, "pre", it.text.strip("\n"))
    if it.places:
        add(trace, "p", "Tempat dalam data:", class_="label")
        places = add(trace, "ul", class_="tempat")
        for file, line in it.places:
            add(add(places, "li"), "code", f"{file}:{line}")
    for form, anchor in forms:
        shared = add(inside, "p", class_="sama")
        add(shared, "a", f"Arti lain dari {form}", href=f"#{anchor}")


def led_to(part: etree._Element, explanations: Sequence[Explanation]) -> set[int]:
    """Return the explanations that links of a part of the page lead to."""
    places = {link.get("href") for link in part.iter("a")}
    return {n for n, name in enumerate(anchors(explanations)) if f"#{name}" in places}


def section(
    explanations: Sequence[Explanation], shared: Mapping[str, Sequence[int]], stands: AbstractSet[int]
) -> etree._Element:
    """Return the section of those explanations whose figures stand on the page.

    `shared` gives, by printed form, the explanations that print it. A form's own list is found under `form_anchors`.
    """
    names, where = anchors(explanations), form_anchors(shared)
    forms: dict[int, list[tuple[str, str]]] = {}
    for form, members in shared.items():
        for n in members:
            forms.setdefault(n, []).append((form, where[form]))
    made = etree.Element(
        "section", {"id": "_penjelasan", "class": "penjelasan", "aria-labelledby": "_penjelasan-judul"}
    )
    add(made, "h2", "Penjelasan Angka", id="_penjelasan-judul")
    add(
        made,
        "p",
        "Setiap angka bergaris bawah titik-titik dalam laporan bertaut ke penjelasannya di sini: satu"
        " kalimat, lalu rumus, nilai yang dimasukkan, hitungan, serta berkas dan baris data tempat nilai itu tertulis.",
    )
    for n, (it, name) in enumerate(zip(explanations, names, strict=True)):
        if n in stands:
            _one(made, it, name, forms.get(n, ()))
    if shared:
        add(made, "h3", "Bentuk Cetak yang Sama")
        add(made, "p", "Bentuk cetak berikut dipakai oleh lebih dari satu angka.")
    for form, members in shared.items():
        inside = _folded(made, f"{form}: {len(members)} arti", where[form])
        listed = add(inside, "ul")
        for n in members:
            it = explanations[n]
            add(add(listed, "li"), "a", f"{it.id}: {it.title}", href=f"#{names[n]}")
    return made


def form_anchors(shared: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """Return the id under which the list of meanings of each printed form stands."""
    return {form: f"_bentuk-{n}" for n, form in enumerate(shared, start=1)}
