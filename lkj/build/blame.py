"""What is at fault where an engine stumbled over a document: the logo, a line of prose, or a project's template."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from lkj.check.project import Year
from lkj.diagnostics import DataError, Finding, Position
from lkj.files.layout import TEMPLATES
from lkj.publish.engines.limits import LimitError, Limits
from lkj.publish.errors import EngineError
from lkj.publish.paper import Layout
from lkj.publish.pipeline import Assets

if TYPE_CHECKING:
    from lkj.report.compose import Laporan

__all__ = ["Blame"]


class Blame(Struct, frozen=True):
    """Finds what is at fault where an engine stumbled over a document."""

    year: Year
    assets: Assets
    layout: Layout
    limits: Limits

    def of(self, error: EngineError, laporan: Laporan, progress: Callable[[str], None]) -> DataError | EngineError:
        """Return what to raise: the finding at what the engine stumbles over, else its error.

        That is the logo or prose which it stumbles over by itself too; else, where it refused and did not only go over
        a limit, the project's own templates: with those of lkj alone it is the machine, or lkj.
        """
        from lkj.check.rules.naskah.gambar import gambar_naskah
        from lkj.publish.culprit import culprit, drawing_fails
        from lkj.report.logo import unusable

        progress("mencari bagian yang menghentikan mesin dokumen")
        logo, own = self.year.logo, self.year.environment.own
        if logo is not None and (no := drawing_fails("logo", logo.svg, self.layout, self.limits)):
            return unusable(logo.file, f"logo ini tidak dapat digambar: {no.message}")
        for one in gambar_naskah(self.year.numbers.year):
            drawing = self.year.foto[0].get(one.berkas) if laporan.foto else None
            if drawing is None or drawing.jenis != "svg":
                continue
            if no := drawing_fails("gambar", drawing.data.decode(), self.layout, self.limits):
                message, hint = (
                    f"gambar «{one.berkas}» tidak dapat digambar: {no.message}",
                    "simpan ulang sebagai SVG polos",
                )
                return DataError([Finding(code="LKJ530", position=one.position, message=message, hint=hint)])
        found = culprit(laporan.prosa, error, self.assets, self.limits)
        if found is not None:
            place = self._place(found.name, laporan.prosa[found.name], found.offset)
            message = f"bagian ini tidak dapat dibuat menjadi dokumen: {found.reason.message}"
            return DataError([Finding(code="LKJ502", position=place, message=message, hint=found.reason.hint)])
        if own and not isinstance(error, LimitError):
            where = f"{TEMPLATES}/{next(iter(own))}" if len(own) == 1 else TEMPLATES
            message = f"{laporan.judul} tidak dapat dibuat dengan templat proyek: {error.message}"
            hint = "periksa susunan templat itu; templat bawaan dipakai lagi bila templat proyek dihapus"
            hint = f"{hint}; {error.original}" if error.original else hint
            return DataError([Finding(code="LKJ502", position=Position(where, 1, 1), message=message, hint=hint)])
        return EngineError(f"{laporan.judul}: {error.message}", error.hint)

    def _place(self, file: str, made: str, offset: int) -> Position:
        """Return the line of a file that a place in what was made of it comes from: the nearest that stands in both."""
        typed = {prose.berkas: prose.teks for prose in self.year.numbers.year.narasi.values()}.get(file, "").split("\n")
        lines = made.split("\n")
        at = made.count("\n", 0, offset)
        for n in (*range(at, -1, -1), *range(at + 1, len(lines))):
            if lines[n].strip() and typed.count(lines[n]) == 1:
                return Position(file, min(max(typed.index(lines[n]) + 1 + at - n, 1), len(typed)), 1)
        return Position(file, 1, 1)
