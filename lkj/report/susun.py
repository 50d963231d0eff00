"""Compose the report: facts and numbers through templates and prose to one Markdown text with its pictures."""

from __future__ import annotations

import re
import traceback
from dataclasses import dataclass, field

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from lkj.diagnostics import DataError, Finding, Position, Severity
from lkj.model import Tahun
from lkj.pengukuran import NAMA_DOKUMEN, Pengukuran
from lkj.report import grafik
from lkj.report.konteks import context
from lkj.report.lingkungan import Environment
from lkj.report.lolos import lolos
from lkj.report.penomoran import MissingReferenceError, number
from lkj.report.tabel import cells

_PROSE = "narasi:"
_UNDEFINED = re.compile(r"'([^']*)' is undefined|has no attribute '([^']*)'|no element (\S+)")


@dataclass(frozen=True, slots=True)
class Laporan:
    """A composed document: Markdown for the engines, its figures as SVG, and the text of its table cells."""

    markdown: str
    figures: dict[str, str]
    judul: str
    penulis: str
    sel: list[str] = field(repr=False)


def _explain(error: Exception) -> tuple[str, str]:
    """Return an Indonesian sentence and a remedy for what Jinja says in English."""
    if isinstance(error, TemplateNotFound):
        return f"templat «{error.name}» tidak ada", "periksa nama berkas di folder templates"
    if isinstance(error, TemplateSyntaxError):
        return (
            f"susunan templat keliru: {error.message}",
            "periksa pasangan {{ … }} dan {% … %} pada baris ini",
        )
    if isinstance(error, MissingReferenceError):
        known = ", ".join(error.known)
        return f"rujukan «{error.name}» tidak menunjuk tabel atau gambar mana pun", f"yang ada: {known}"
    if isinstance(error, UndefinedError):
        found = _UNDEFINED.search(str(error))
        name = next((g for g in found.groups() if g), "") if found else ""
        return (
            f"nama «{name or error}» tidak dikenal di sini",
            "lihat daftar nama yang tersedia di docs/panduan.md",
        )
    if isinstance(error, SecurityError):
        return (
            f"ungkapan ini tidak diizinkan: {error}",
            "narasi hanya boleh memakai fakta, penyaring, if dan for",
        )
    return f"ungkapan ini tidak dapat dihitung: {error}", "periksa nama dan penyaring pada baris ini"


def _place(error: Exception, names: dict[str, str]) -> Position:
    """Find the line of the template or prose that raised the error."""
    if isinstance(error, TemplateSyntaxError):
        return Position(names.get(error.name or "", error.name or "templates"), error.lineno, 1)
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames):
        for name, file in names.items():
            if frame.filename == name:
                return Position(file, frame.lineno or 1, 1)
        if frame.filename.endswith(".md.j2"):
            return Position("templates/" + frame.filename.replace("\\", "/").rsplit("/", 1)[-1], frame.lineno or 1, 1)
    return Position("templates", 1, 1)


class Penyusun:
    """Renders one year's documents; prose is read from the facts, templates from the environment."""

    def __init__(self, env: Environment, numbers: Pengukuran) -> None:
        self.env, self.numbers, self.year = env, numbers, numbers.year
        self._context = context(numbers)
        self._names = {f"{_PROSE}{name}": prose.berkas for name, prose in self.year.narasi.items()}
        self._context["narasi"] = self._narasi
        self._context["nama_dokumen"] = NAMA_DOKUMEN

    def _narasi(self, name: str) -> Markup:
        prose = self.year.narasi.get(name)
        if prose is None:
            return Markup("\n\n") + lolos(f"[narasi {name} belum ada]") + Markup("\n\n")
        label = f"{_PROSE}{name}"
        code = self.env.compile(prose.teks, name=label, filename=label)
        template = self.env.template_class.from_code(self.env, code, self.env.make_globals(None))
        text = template.render({k: v for k, v in self._context.items() if k != "narasi"})
        return Markup("\n\n" + text.strip() + "\n\n")  # noqa: S704 (prose is Markdown; the filter disarms it)

    def susun(self, template: str, judul: str) -> Laporan:
        """Render a template to a numbered document; DataError with file and line when template or prose fails."""
        try:
            markdown = number(self.env.get_template(template).render(self._context))
        except (
            TemplateError,
            MissingReferenceError,
            ArithmeticError,
            TypeError,
            ValueError,
            KeyError,
            AttributeError,
            RecursionError,
        ) as error:
            message, hint = _explain(error)
            raise DataError([Finding("LKJ501", Severity.ERROR, _place(error, self._names), message, hint)]) from error
        figures = {name: draw(self.numbers) for name, draw in grafik.FIGURES.items() if f"](gambar:{name})" in markdown}
        return Laporan(markdown, figures, judul, self.year.satker.satker.nama, cells(markdown))


def susun_laporan(env: Environment, numbers: Pengukuran) -> Laporan:
    """Compose the Laporan Kinerja of a year."""
    year: Tahun = numbers.year
    return Penyusun(env, numbers).susun(
        "laporan.md.j2", f"Laporan Kinerja {year.satker.satker.sebutan} Tahun {year.tahun}"
    )
