"""Figures of the text made into links to their explanations.

A figure that lkj printed has kept its name. One that a person typed is found by its printed form, and which of its
meanings ("97,53%" is a mean and an absorption) is read from the words around it. Where these do not decide, the link
leads to the list of all meanings, for a wrong explanation is worse than a choice.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from lxml import etree
from msgspec import Struct, field

from lkj.publish.web.explained import Explanation, anchors, form_anchors
from lkj.publish.web.fragment import remove, text_of

_NAMED = re.compile(r"nama-([0-9]{1,6})-([0-9]{1,4})")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\w+")
_TYPED_MINUS = re.compile(r"(?<![^\s(])-(?=(?:Rp)?\d)")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
# A number behind one of these names something; it counts nothing.
_NAMING = re.compile(
    r"(?:nomor|no\.?|pasal|ayat|huruf|angka|bab|tabel|gambar|lampiran|tahun|tanggal)\s*$", re.IGNORECASE
)
# What these measure is no count.
_MEASURES = frozenset(["bulan", "hari", "jam", "kali", "menit", "persen", "rupiah", "tahun"])
_SAY_NOTHING = frozenset(
    ["atas", "atau", "dalam", "dan", "dari", "dengan", "di", "ke", "oleh", "pada", "untuk", "yang"]
)
_NEXT = re.compile(r"\s+(?:\([^()]*\)\s+)?(\w+)")
_BLOCKS = frozenset(["blockquote", "dd", "div", "li", "ol", "p", "table", "td", "ul"])
_OUTSIDE = frozenset(["a", "caption", "code", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "svg", "th"])
_ENOUGH = 0.34  # of a title's telling words
_FAR = 0.34  # as much as a word of the same sentence or row
_CLEARLY = 1.25  # times better than the next meaning


def _plain(text: str) -> str:
    """Return a text of the same length as figures are printed: with plain spaces, and a minus where one is typed."""
    return _TYPED_MINUS.sub("−", text.replace("\u00a0", " "))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - _SAY_NOTHING


def _outside(element: etree._Element) -> bool:
    """Tell whether an element is within what is no running text: a heading, a link, a form of signatures."""
    return any(up.tag in _OUTSIDE or up.get("role") == "presentation" for up in element.iterancestors())


def _named(
    article: etree._Element, names: Sequence[str], of: Mapping[str, int]
) -> Iterator[tuple[etree._Element, int]]:
    """Make each figure that has kept its name a link; yield it with its meaning, as `of` gives it by name."""
    for mark in list(article.iter("span")):
        found = _NAMED.fullmatch(mark.get("class") or "")
        if found is None:
            continue
        parent, before, behind = mark.getparent(), mark.getprevious(), mark.tail or ""
        assert parent is not None
        # The mark stands behind the figure's first letter.
        ahead = (parent.text if before is None else before.tail) or ""
        number, more = int(found[1]), int(found[2]) - 1
        meant = of.get(names[number]) if number < len(names) else None
        if meant is None or not ahead or len(behind) < more or _outside(mark):
            remove(mark)
            continue
        mark.tag, mark.text, mark.tail = "a", ahead[-1] + behind[:more], behind[more:]
        mark.set("class", "angka")
        if before is None:
            parent.text = ahead[:-1]
        else:
            before.tail = ahead[:-1]
        yield mark, meant


class _Context(Struct, frozen=True):
    """The words around a figure: those of its sentence or row, and those farther off."""

    near: frozenset[str]
    far: frozenset[str]


class _Forms(Struct):
    """The printed forms of all explanations, found by the first number in them."""

    explanations: Sequence[Explanation]
    meanings: dict[str, list[int]] = field(default_factory=dict)
    by_number: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    titles: list[frozenset[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for n, it in enumerate(self.explanations):
            self.titles.append(_words(it.title))
            for form in dict.fromkeys(" ".join(p.split()) for p in it.printed):
                if form:
                    self.meanings.setdefault(form, []).append(n)
        for form in sorted(self.meanings, key=lambda f: (-len(f), f)):
            number = _NUMBER.search(form)
            if number:
                self.by_number.setdefault(number[0], []).append((number.start(), form))

    def at(self, text: str, number: re.Match[str]) -> tuple[int, str] | None:
        """Return start and form of the longest printed form around a number of the text."""
        for offset, form in self.by_number.get(number[0], ()):
            start = number.start() - offset
            if start >= 0 and text.startswith(form, start) and _bounded(text, start, start + len(form), form):
                return start, form
        return None

    def choose(self, form: str, about: _Context, following: str) -> int | None:
        """Return the one meaning that is clearly meant, None where that is open."""
        members = self.meanings[form]
        if len(members) == 1 and not form.isdecimal():
            return members[0]
        spread = Counter(word for n in members for word in self.titles[n])
        scores = sorted(((self._score(n, spread, about, following), -n) for n in members), reverse=True)
        best, second = scores[0][0], scores[1][0] if len(scores) > 1 else 0.0
        return -scores[0][1] if best >= _ENOUGH and best >= second * _CLEARLY else None

    def _score(self, n: int, spread: Mapping[str, int], about: _Context, following: str) -> float:
        """Weigh the words of a title that stand near the figure: the fewer meanings share a word, the more it says.

        One word alone says nothing, unless it is what the number counts or all of the title.
        """
        title = self.titles[n]
        seen = {word for word in title if word in about.near or word in about.far or word == following}
        if not seen or (len(seen) == 1 < len(title) and following not in seen):
            return 0.0
        found = 0.0
        for word in sorted(seen):
            nearness = 2.0 if word == following else 1.0 if word in about.near else _FAR
            found += nearness / spread[word]
        return found / math.sqrt(sum(1 / spread[word] for word in sorted(title)))


def _bounded(text: str, start: int, end: int, form: str) -> bool:
    """Tell whether a form stands alone and is no part of a longer number or word."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if before and (before.isalnum() or before in "_-−"):
        return False
    if before and before in ".,/" and text[start - 2 : start - 1].isalnum():
        return False
    if not after:
        return True
    if after[0].isalnum() or after[0] == "_" or (form[-1].isdigit() and after[0] in "%/-–"):
        return False
    return not (after[0] in ".," and form[-1].isdigit() and after[1:].isdigit())


def _counts(forms: _Forms, form: str, before: str, following: str) -> bool:
    """Tell whether digits alone are a figure: they stand before what an explanation counts."""
    return not _NAMING.search(before) and any(following in forms.titles[n] for n in forms.meanings[form])


def _typed(
    forms: _Forms, text: str, context: Callable[[int], _Context], offset: int
) -> Iterator[tuple[int, str, int | None]]:
    """Yield start, form and meaning of the figures in a text run that begins at an offset of its block."""
    end = 0
    for number in _NUMBER.finditer(text):
        hit = forms.at(text, number) if number.start() >= end else None
        if hit is None or hit[0] < end:
            continue
        start, form = hit
        after = _NEXT.match(text, start + len(form))
        following = after[1].casefold() if after else ""
        count = form[0].isdecimal() and form.rstrip(")").replace(" ", "").replace("(", "").isalnum()
        if count and following in _MEASURES:
            continue
        if form.isdecimal() and not _counts(forms, form, text[:start], following):
            continue
        meant = forms.choose(form, context(offset + start), following)
        if meant is None and form.isdecimal() and len(forms.meanings[form]) == 1:
            continue
        end = start + len(form)
        yield start, form, meant


def _texts(block: etree._Element) -> Iterator[tuple[etree._Element, bool, str]]:
    """Yield the text runs of a block that may hold figures, as element, whether it is the tail, and text."""
    apart = _OUTSIDE | _BLOCKS
    walk = etree.iterwalk(block, events=("start", "end"))
    for event, node in walk:
        if event == "start" and node is not block and node.tag in apart:
            walk.skip_subtree()
        elif event == "start" and node.text:
            yield node, False, node.text
        elif event == "end" and node is not block and node.tail:
            yield node, True, node.tail


def _contexts(article: etree._Element) -> Iterator[tuple[etree._Element, Callable[[int], _Context]]]:
    """Yield every block of running text and every cell, with the words around an offset in it."""
    rows: dict[etree._Element, _Context] = {}
    for block in list(article.iter("p", "li", "td", "dd", "div", "blockquote")):
        if _outside(block) or (block.tag == "div" and not (block.text or "").strip()):
            continue
        row = next(block.iterancestors("tr"), None) if block.tag != "td" else block.getparent()
        if row is None:
            yield block, _sentences("".join(text for _, _, text in _texts(block)))
        else:
            if row not in rows:
                caption = next(row.iterancestors("table")).find("caption")
                near = _words(" ".join(text_of(cell) for cell in row))
                rows[row] = _Context(near, frozenset() if caption is None else _words(text_of(caption)))
            about = rows[row]
            yield block, lambda _, about=about: about  # type: ignore[misc]


def _sentences(text: str) -> Callable[[int], _Context]:
    ends = [found.end() for found in _SENTENCE.finditer(text)] + [len(text)]
    starts = [0, *ends[:-1]]
    made = [_words(text[a:b]) for a, b in zip(starts, ends, strict=True)]
    far = _words(text)

    def about(offset: int) -> _Context:
        return _Context(next((words for words, end in zip(made, ends, strict=True) if offset < end), far), far)

    return about


def _replace(node: etree._Element, is_tail: bool, text: str, links: Sequence[tuple[int, str, etree._Element]]) -> None:
    """Put links into a text run, in place of the forms they name."""
    end, last = 0, None
    parent = node.getparent() if is_tail else node
    assert parent is not None
    place = parent.index(node) + 1 if is_tail else 0
    for n, (start, form, link) in enumerate(links):
        between = text[end:start]
        if last is not None:
            last.tail = between
        elif is_tail:
            node.tail = between
        else:
            node.text = between
        parent.insert(place + n, link)
        last, end = link, start + len(form)
    if last is not None:
        last.tail = text[end:] or None


def link(
    article: etree._Element, explanations: Sequence[Explanation], names: Sequence[str] = ()
) -> tuple[dict[str, list[int]], set[int]]:
    """Make the figures of the report links; return the printed forms that several share, and which explanations stand.

    Those that have kept one of `names` lead to what it names; others are looked for. All meanings of a printed form
    are among the explanations only where some figure leads to the choice between them.
    """
    forms = _Forms(explanations)
    by_name = {it.id: n for n, it in reversed(list(enumerate(explanations)))}
    made: list[tuple[etree._Element, str, int | None]] = [
        (one, _plain(one.text or ""), meant) for one, meant in _named(article, names, by_name)
    ]
    hits: list[tuple[etree._Element, bool, str, list[tuple[int, str, etree._Element]]]] = []
    for block, context in _contexts(article):
        offset = 0
        for node, is_tail, text in _texts(block):
            found = []
            for start, form, meant in _typed(forms, _plain(text), context, offset):
                one = etree.Element("a", {"class": "angka"})
                one.text = text[start : start + len(form)]
                made.append((one, form, meant))
                found.append((start, form, one))
            if found:
                hits.append((node, is_tail, text, found))
            offset += len(text)
    # Backwards, so that a place counted in a parent still holds when it is used.
    for node, is_tail, text, found in reversed(hits):
        _replace(node, is_tail, text, found)
    used, unsure = {form for _, form, _ in made}, {form for _, form, meant in made if meant is None}
    stands = {meant for _, _, meant in made if meant is not None}.union(*(forms.meanings[form] for form in unsure))
    meanings = {f: [n for n in m if n in stands] for f, m in forms.meanings.items() if f in used}
    shared = {form: members for form, members in meanings.items() if len(members) > 1}
    where, places = form_anchors(shared), anchors(explanations)
    for one, form, meant in made:
        one.set("href", f"#{where[form] if meant is None else places[meant]}")
        if form in where:
            one.set("data-bentuk", where[form])
        # One that stands in a sentence breaks as that does.
        around = next(one.iterancestors())
        beside = (around.text or "").strip() or (one.tail or "").strip()
        if beside or text_of(around) != text_of(one):
            one.set("class", "angka sebaris")
    return shared, stands
