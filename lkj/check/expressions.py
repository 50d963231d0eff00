"""`lkj check --fix` in prose: a typed figure that one expression of the data prints becomes that expression.

Only a figure is replaced of which its sentence says what it is (LKJ508), and only by what prints the very same: the
prose is composed before and after, and left alone where a letter differs.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lkj.check.claims.periksa import klaim
from lkj.check.claims.ungkapan import Ganti
from lkj.check.naskah import tanpa_kode
from lkj.check.project import Project, Year
from lkj.check.repair import Perubahan
from lkj.check.targets import Target
from lkj.diagnostics import DataError
from lkj.files import MAX_BYTES
from lkj.files.edit import Edit
from lkj.files.history import write_kept

if TYPE_CHECKING:
    from lkj.diagnostics import Position
    from lkj.model.tahun import Narasi

__all__ = ["ungkapkan"]

_TAG = re.compile(r"\{%[-+]?\s*(\w+)\s(.*?)[-+]?%\}", re.DOTALL)
_NAME = re.compile(r"[A-Za-z_]\w*")
# What ends the names that a tag binds.
_BINDS = {"set": r"=", "for": r"\bin\b", "with": r"\Z", "macro": r"\Z", "call": r"\Z", "import": r"\Z", "from": r"\Z"}


def ungkapkan(project: Project, targets: Iterable[Target]) -> tuple[list[Perubahan], dict[str, bytes]]:
    """Replace typed figures in the prose of the targets; return what was changed, and what those files hold now.

    A year whose numbers cannot be computed is left alone. All changed files are written, or none. Raises FileError when
    one cannot be written.
    """
    wanted = list(targets)
    changes: list[Perubahan] = []
    written: dict[str, bytes] = {}
    for tahun in dict.fromkeys(target.year for target in wanted):
        year = project.year(tahun)
        if year.facts is None or not year.computable:
            continue
        own = [target for target in wanted if target.year == tahun]
        for name, prose in year.facts.narasi.items():
            if year.origin.owns(prose.berkas) and any(t.holds(prose.berkas) for t in own):
                text, made = _ganti(year, name, prose)
                content = text.encode("utf-8")
                if made and len(content) <= MAX_BYTES:
                    written[prose.berkas] = content
                    changes += made
    root = project.origin.place
    if root is not None:
        write_kept(written, root, "check --fix")
    return changes, written


def _ganti(year: Year, name: str, prose: Narasi) -> tuple[str, list[Perubahan]]:
    edit, made = Edit(prose.teks), []
    for place, one in _layak(year, prose):
        new = f"{{{{ {one.ungkapan} }}}}"
        if edit.piece(place, one.tertulis, new):
            made.append(Perubahan(place, f"angka ketikan diganti: {one.tertulis} menjadi {new}"))
    if not made or year.origin.peek(prose.berkas) != prose.teks.encode("utf-8"):
        return prose.teks, []
    text = edit.text()
    before, after = _tercetak(year, name, prose.teks), _tercetak(year, name, text)
    return (text, made) if before is not None and before == after else (prose.teks, [])


def _layak(year: Year, prose: Narasi) -> Iterator[tuple[Position, Ganti]]:
    """Yield the figures that can be replaced, each with its place: not in code, nor where a name is the prose's own."""
    text = prose.teks
    if "{% raw" in text or "{%- raw" in text or "{%+ raw" in text:
        return
    bound = _terikat(text)
    shown = tanpa_kode(text)
    for place, one in klaim(year.numbers):
        found = one.ganti
        if place.file != prose.berkas or found is None or _akar(found.ungkapan) in bound:
            continue
        if shown[found.mulai : found.mulai + len(found.tertulis)] == found.tertulis:
            line = text.count("\n", 0, found.mulai) + 1
            column = found.mulai - (text.rfind("\n", 0, found.mulai) + 1) + 1
            yield type(place)(place.file, line, column), found


def _akar(ungkapan: str) -> str:
    """Return the name that an expression begins with."""
    found = _NAME.match(ungkapan)
    return found[0] if found else ""


def _terikat(text: str) -> set[str]:
    """Return the names to which the prose itself gives a meaning."""
    found: set[str] = set()
    for tag, rest in _TAG.findall(text):
        if tag in _BINDS:
            found |= set(_NAME.findall(re.split(_BINDS[tag], rest, maxsplit=1)[0]))
    return found


def _tercetak(year: Year, name: str, text: str) -> str | None:
    """Return what prose prints, None where it prints nothing that is whole."""
    from lkj.report.compose import Penyusun
    from lkj.report.environment import Environment
    from lkj.report.errors import PROSE, RENDER_ERRORS
    from lkj.wording.literal import tanpa_nama

    compose = Penyusun(Environment(year.origin), year.numbers)
    compose.env.add_prose({f"{PROSE}{name}": text})
    try:
        made = compose.narasi(name)
    except (DataError, *RENDER_ERRORS):
        return None
    return None if compose.broken else html.unescape(tanpa_nama(made))
