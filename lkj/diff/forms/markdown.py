"""A comparison as Markdown for a merge request: what matters in sight, the rest folded, data unable to act.

A forge turns @name, #12, !34, addresses and the like into links and mentions, also where they are written as
character references. A word joiner behind such a sign keeps the text as it looks and takes its effect away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkj.capaian import tulis_angka
from lkj.diagnostics.escape import visible
from lkj.diff import Beda
from lkj.diff.forms import sentences
from lkj.diff.forms.arrangement import Butir, rekap, rutin, susun
from lkj.wording.literal import lolos

__all__ = ["to_markdown"]

_JANGAN_TERJALIN = "\u2060"
_PEMICU = re.compile(r"""[@#!~$%&^*](?=[\w"'])|:(?=//)|\bwww(?=\.)|\bGH(?=-\d)""", re.IGNORECASE)
# Within a line % ( ) , - . / ; do nothing once all other signs are escaped, and a comment has little room.
_TAK_BERDAYA = re.compile("&#(37|40|41|44|45|46|47|59);")
# A comment on a forge holds some 65,000 characters.
_TERBANYAK = 100


def _aman(text: str) -> str:
    escaped = str(lolos(_PEMICU.sub(lambda found: found[0] + _JANGAN_TERJALIN, visible(text))))
    return _TAK_BERDAYA.sub(lambda found: chr(int(found[1])), escaped)


def to_markdown(comparisons: Sequence[Beda]) -> str:
    """Write comparisons one after another, each under a heading of its own."""
    if not comparisons:
        return f"{sentences.SAMA}\n"
    return "\n".join("".join(f"{line}\n" for line in _beda(one)) for one in comparisons)


def _beda(beda: Beda) -> Iterator[str]:
    yield f"### {_aman(sentences.judul(beda))}"
    yield ""
    if not beda.berbeda:
        yield sentences.SAMA
        return
    for warning in beda.peringatan:
        yield f"> ⚠️ **{_aman(sentences.peringatan(warning, beda.desimal))}**"
        yield ""
    if beda.pokok:
        yield "| Angka pokok | Sebelum | Sesudah | Perubahan |"
        yield "|---|---:|---:|---|"
        for one in beda.pokok:
            cells = (sentences.nama_pokok(one), *sentences.pokok(one, beda))
            yield f"| {' | '.join(map(_aman, cells))} |"
        yield ""
    parts = susun(beda)
    yield _aman(rekap(parts))
    for part in parts:
        many = tulis_angka(Decimal(len(part.butir or part.rutin)))
        yield ""
        yield "<details>"
        yield f"<summary>{_aman(part.judul)} ({many})</summary>"
        yield ""
        for group in part.butir[:_TERBANYAK]:
            yield from _butir(group, beda.desimal)
        if len(part.butir) > _TERBANYAK:
            rest = tulis_angka(Decimal(len(part.butir) - _TERBANYAK))
            yield f"- … dan {rest} lagi; jalankan `lkj diff` sendiri untuk melihat semuanya"
        if part.rutin:
            yield f"- {_aman(rutin(part))}"
        yield ""
        yield "</details>"


def _di(place: str) -> str:
    """Write a place as code, which no sign in a file's name may end."""
    shown = visible(place).replace("`", "'")
    return f" `{shown}`" if place else ""


def _butir(group: Butir, desimal: int) -> Iterator[str]:
    mark = {"+": "➕ ", "-": "➖ ", "?": "❔ "}.get(group.tanda, "")
    head = f"**{_aman(group.id)}** {_aman(group.nama)}".strip() if group.id else ""
    said = [(sentences.kalimat(p, desimal), sentences.tempat(p)) for p in group.perubahan]
    if not head or len(said) == 1:
        for text, place in said:
            shown = ": ".join(filter(None, (head, _aman(text))))
            yield f"- {mark}{shown}" + _di(place)
        return
    yield f"- {mark}{head}"
    for text, place in said:
        yield f"  - {_aman(text or 'butir ini')}" + _di(place)
