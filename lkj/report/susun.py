"""Compose the report: facts and numbers through templates and prose to one Markdown text with its pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from markupsafe import Markup

from lkj.diagnostics import DataError
from lkj.pengukuran import NAMA_DOKUMEN, Pengukuran
from lkj.report import grafik
from lkj.report.galat import PROSE, RENDER_ERRORS, temuan
from lkj.report.konteks import context
from lkj.report.lingkungan import Environment
from lkj.report.logo import LOGO
from lkj.report.lolos import bersih, lolos
from lkj.report.penomoran import MissingReferenceError, number
from lkj.report.tabel import cells
from lkj.report.tulis import persen

_FIGURE = re.compile(r"\]\(gambar:([^)\s]*)")


@dataclass(frozen=True, slots=True)
class Laporan:
    """A composed document: Markdown for the engines, its figures to be drawn as SVG, the text of its table cells."""

    markdown: str
    figures: Mapping[str, Callable[[], str]]
    judul: str
    penulis: str
    sel: list[str] = field(repr=False)


class Penyusun:
    """Renders one year's documents; prose is read from the facts, templates from the environment."""

    def __init__(self, env: Environment, numbers: Pengukuran, logo: str | None = None) -> None:
        self.env, self.numbers, self.year, self.logo = env, numbers, numbers.year, logo
        self._context = context(numbers)
        self._context["narasi"] = self._narasi
        self._context["logo"] = logo is not None
        env.add_prose({f"{PROSE}{name}": prose.teks for name, prose in self.year.narasi.items()})
        places = self.year.metode.desimal
        env.filters["persen"] = lambda value, decimals=places: persen(value, decimals)
        self._context["nama_dokumen"] = NAMA_DOKUMEN

    def _narasi(self, name: str) -> Markup:
        prose = self.year.narasi.get(name)
        if prose is None:
            return Markup("\n\n") + lolos(f"[narasi {name} belum ada]") + Markup("\n\n")
        template = self.env.get_template(f"{PROSE}{name}")
        text = template.render({k: v for k, v in self._context.items() if k != "narasi"})
        return Markup("\n\n" + text.strip() + "\n\n")  # noqa: S704 (prose is Markdown; the filter disarms it)

    def susun(self, template: str, judul: str, isi: Mapping[str, str]) -> Laporan:
        """Render a template to a numbered document, told of `isi` too; DataError with file and line when it fails."""
        logo_drawn = self.logo is not None
        try:
            markdown = bersih(number(self.env.get_template(template).render({**self._context, **isi})))
            for found in _FIGURE.finditer(markdown):
                if found[1] not in grafik.FIGURES and not (logo_drawn and found[1] == LOGO):
                    raise MissingReferenceError(found[1], sorted(grafik.FIGURES))
        except RENDER_ERRORS as error:
            raise DataError([temuan(error, self.year)]) from error
        figures: dict[str, Callable[[], str]] = {
            name: partial(draw, self.numbers)
            for name, draw in grafik.FIGURES.items()
            if f"](gambar:{name})" in markdown
        }
        if self.logo is not None:
            figures[LOGO] = partial(str, self.logo)
        return Laporan(markdown, figures, judul, self.year.satker.satker.nama, cells(markdown))
