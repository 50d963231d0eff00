"""The tables that prose names from files, and those that it writes in Markdown, each where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from lkj.check.naskah import TERHITUNG, naskah, sekali
from lkj.check.rules.naskah.markah import polos
from lkj.diagnostics import Position
from lkj.files.layout import TABEL, is_table
from lkj.model import Tahun
from lkj.report.tabel_naskah import JUDUL, Sebutan, adalah_kepala, baca_sebutan

__all__ = ["CARA", "Tersebut", "tabel_naskah", "tanpa_judul"]

_MENTION = re.compile(rf"(?<!\\)!\[[^\n]*?\]\((?P<berkas>{TABEL}/[^()\n]*)\)")
CARA = f"![Judul tabel]({TABEL}/nama.csv)"


class Tersebut(Struct, frozen=True):
    """A table that prose names from a file; `sebab` and `saran` say why it cannot be printed as it stands."""

    sebutan: Sebutan
    position: Position
    sebab: str = ""
    saran: str = ""


@sekali
def tabel_naskah(year: Tahun) -> Iterator[Tersebut]:
    """Yield the tables that the prose of a year names from files, in order."""
    for prose in naskah(year):
        typed = prose.narasi.teks
        if f"]({TABEL}/" not in typed:
            continue
        text = polos(prose)
        for found in _MENTION.finditer(typed):
            if text[found.start()] == "!":
                start = typed.rfind("\n", 0, found.start()) + 1
                end = typed.find("\n", start)
                yield _judged(typed[start : end if end >= 0 else None], found, prose.position(found.start()))


def _judged(line: str, found: re.Match[str], position: Position) -> Tersebut:
    file = found["berkas"].strip()
    name, _, _ = file.removeprefix(f"{TABEL}/").partition("#")
    sebutan = baca_sebutan(line)
    bare = Sebutan("", file)
    if "{{" in file or TERHITUNG in file:
        return Tersebut(bare, position, "nama berkasnya dihitung", "tulis nama berkasnya langsung")
    if not is_table(name):
        hint = (
            f"simpan sebagai CSV UTF-8 (.csv) atau Excel (.xlsx) langsung di folder {TABEL}, tanpa spasi pada namanya"
        )
        return Tersebut(bare, position, "nama atau jenis berkasnya tidak dikenal", hint)
    if sebutan is None:
        hint = f"tulis {CARA} mulai awal baris, tanpa teks lain pada baris itu"
        return Tersebut(bare, position, "tidak berdiri sendiri pada barisnya", hint)
    if not re.search(r"\w", sebutan.judul):
        return Tersebut(sebutan, position, "tidak berjudul", f"tulis judulnya di antara kurung siku: {CARA}")
    return Tersebut(sebutan, position)


def tanpa_judul(year: Tahun) -> Iterator[Position]:
    """Yield where the Markdown tables of a year's prose begin that have no title above them."""
    for prose in naskah(year):
        if "|" not in prose.narasi.teks:
            continue
        lines, offset = polos(prose).split("\n"), 0
        typed = prose.narasi.teks.split("\n")
        for n, line in enumerate(lines):
            if line.startswith("|") and adalah_kepala(lines, n) and not (n and lines[n - 1].startswith("|")):
                above = [one for one in typed[max(0, n - 2) : n] if one.strip()]
                if not above or not JUDUL.match(above[-1]):
                    yield prose.position(offset)
            offset += len(line) + 1
