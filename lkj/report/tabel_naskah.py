"""Tables that prose writes in Markdown, or names from a file: how their lines read, and what is made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

__all__ = ["JUDUL", "Pipa", "Sebutan", "adalah_kepala", "baca_pipa", "baca_sebutan", "rata_sel"]

#: The line above a Markdown table: `Tabel kendala: Kendala dan Tindak Lanjut`; the name is for who refers to it.
JUDUL = re.compile(r"^Tabel(?: (?P<nama>[a-z0-9][a-z0-9-]{0,32}))? ?: *(?P<judul>\S.*)$")
_SEBUTAN = re.compile(r"!\[(?P<judul>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\((?P<berkas>tabel/[^()\n]*)\)[ \t]*")
_RULE = re.compile(r"^ {0,3}\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *$")
_BAR = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"[-−]?(?:Rp ?)?[0-9][0-9.,]*%?|[–-]?")
_LINK = re.compile(r"\[([^\[\]]*)\]\((?:https?://|mailto:)[^\s()]+\)")


class Sebutan(Struct, frozen=True):
    """A table as a line of prose names it from a file: its title, and file with the range behind `#`."""

    judul: str
    berkas: str


class Pipa(Struct, frozen=True, kw_only=True):
    """A Markdown table: title and name ("" where none is written), head, alignment, rows; and the line behind it."""

    judul: str
    nama: str
    kepala: Sequence[Markup]
    rata: Sequence[str]
    baris: Sequence[Sequence[Markup]]
    akhir: int


def baca_sebutan(line: str) -> Sebutan | None:
    """Return the table that a line names from a file and nothing else; None for every other line."""
    found = _SEBUTAN.fullmatch(line)
    return Sebutan(found["judul"].strip(), found["berkas"].strip()) if found else None


def adalah_kepala(lines: Sequence[str], at: int) -> bool:
    """Tell whether a Markdown table begins on a line: a head with bars at the margin, and a rule below it."""
    if at + 1 >= len(lines) or not lines[at].startswith("|") or not _RULE.match(lines[at + 1]):
        return False
    return "|" in lines[at + 1] and len(_cells(lines[at])) == len(_cells(lines[at + 1]))


def baca_pipa(lines: Sequence[str], at: int) -> Pipa | None:
    """Return the Markdown table that begins on a line, with the title above it; None where none begins.

    A title stands on the line above, or on that above an empty line.
    """
    title = JUDUL.match(lines[at])
    if title:
        at += 1
        if at < len(lines) and not lines[at].strip():
            at += 1
    if at >= len(lines) or not adalah_kepala(lines, at):
        return None
    end = at + 2
    while end < len(lines) and lines[end].startswith("|"):
        end += 1
    head = [_isi(cell) for cell in _cells(lines[at])]
    rows = [[_isi(cell) for cell in _cells(line)][: len(head)] for line in lines[at + 2 : end]]
    return Pipa(
        judul=_isi(title["judul"].strip()) if title else "",
        nama=f"tabel-{title['nama']}" if title and title["nama"] else "",
        kepala=head,
        rata=[_rata(cell) for cell in _cells(lines[at + 1])],
        baris=[[*row, *[Markup()] * (len(head) - len(row))] for row in rows],
        akhir=end,
    )


def rata_sel(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return how the columns of plain rows stand: numbers to the right, all else to the left."""
    return [
        "kanan" if any(column) and all(_NUMBER.fullmatch(cell) for cell in column) else "kiri"
        for column in zip(*rows, strict=True)
    ]


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    cells = _BAR.split(inner)
    return [cell.strip() for cell in (cells[:-1] if not cells[-1].strip() else cells)]


def _rata(rule: str) -> str:
    if rule.endswith(":"):
        return "tengah" if rule.startswith(":") else "kanan"
    return "kiri"


def _isi(cell: str) -> Markup:
    """Return a cell in the vocabulary of tables: bold and italic; of a link its words."""
    text = re.sub(r"\\([!-/:-@\[-`{-~])", lambda found: f"&#{ord(found[1])};", cell)
    text = _LINK.sub(r"\1", text).replace("<", "&lt;")
    text = re.sub(r"\*\*([^*\s](?:[^*]*[^*\s])?)\*\*", r"<strong>\1</strong>", text)
    text = re.sub(r"(?<![*\w])\*([^*\s](?:[^*]*[^*\s])?)\*(?![*\w])", r"<em>\1</em>", text)
    return Markup(text)  # noqa: S704 (read by the closed vocabulary of tables)
