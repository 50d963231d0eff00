"""Compose the report: facts and numbers through templates and prose to one Markdown text with its pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from markupsafe import Markup
from msgspec import Struct, field
from msgspec.structs import replace

from lkj.diagnostics import DataError, Finding, Position
from lkj.files.layout import SASARAN, TABEL
from lkj.model import Narasi, Tahun
from lkj.model.blanks import bagian, kosong, tanpa_komentar
from lkj.model.tata_letak import KERTAS
from lkj.pengukuran import Pengukuran
from lkj.publish.photo import Photo
from lkj.report import grafik
from lkj.report.budget import BudgetError
from lkj.report.context import context, penamaan
from lkj.report.environment import Environment
from lkj.report.errors import PROSE, RENDER_ERRORS, temuan
from lkj.report.foto import Foto, Sebutan, baca_baris
from lkj.report.hitungan import hitungan_tahun
from lkj.report.kanvas import TELEPON, Lukisan, lembar
from lkj.report.logo import LOGO, LOGO_KOP
from lkj.report.marks import MissingReferenceError, mark, nama_foto
from lkj.report.numbering import numbered, with_tables
from lkj.report.open_blocks import Terbuka
from lkj.report.pindaian import Pindaian, Ruang
from lkj.report.ralat import RekapRalat, rekap_ralat, ungkapan
from lkj.report.rows import TableError
from lkj.report.tabel import Tabel, gambar
from lkj.report.tabel_berkas import nama_tabel
from lkj.report.tabel_naskah import Pipa, baca_pipa, baca_sebutan, rata_sel
from lkj.report.tabel_naskah import Sebutan as SebutanTabel
from lkj.wording.literal import bersih, finalize, lolos, tanpa_nama
from lkj.wording.metode import dari_tercetak
from lkj.wording.printed import (
    AWAL_BELUM_ADA,
    BELUM_ADA,
    banyaknya,
    indeks,
    kuantitas,
    kuantitas_sempit,
    persen_tegas,
    sebutan_rerata,
    tanggal,
    tanggal_isian,
)
from lkj.wording.status import tulis_hasil, tulis_kategori, tulis_status, tulis_tanda

_FIGURE = re.compile(r"\]\(gambar:([^)\s]*)")
_PLAIN = re.compile(r"[^\W\d_]|&#91;|[“‘(]")
_BREAK = "\n\n"
# What opens code, or a comment: there pictures are letters.
_HIDDEN = ("`", "~", "<!--")
_REFERENCE = re.compile(r"""rujuk\(\s*["']([^"']*)["']\s*\)""")
_LANGSUNG = "tulis nama berkasnya langsung"
_REPORT = "laporan.md.j2"
# Names that prose may not use: it would call itself.
_OF_TEMPLATES = ("narasi", "dirujuk", "bertabel", "ralat")


class Laporan(Struct, frozen=True, kw_only=True, dict=True):
    """A composed document: Markdown for the engines, its figures to be drawn as SVG, the text of its table cells.

    `sempit` are the figures as a telephone shows them.
    `foto` are the pictures from files, those of scanned pages too; `prosa` is the part that each prose file has in it.
    `naskah` is the Markdown in which figures keep their names, each a number among `nama`, and tables their marks.
    `nomor` are the labels of its captions, such as "Tabel 3.1".
    """

    naskah: str
    tabel: Sequence[Tabel]
    figures: Mapping[str, Callable[[], str]]
    judul: str
    penulis: str
    foto: Mapping[str, Photo] = field(default_factory=dict)
    sempit: Mapping[str, Callable[[], str]] = field(default_factory=dict)
    prosa: Mapping[str, str] = field(default_factory=dict)
    nama: tuple[str, ...] = ()
    nomor: tuple[str, ...] = ()

    @property
    def _printed(self) -> list[Tabel]:
        return [table for table in self.tabel if table.tercetak]

    @cached_property
    def sel(self) -> list[str]:
        """The text of each cell of its tables: what the finished PDF must contain."""
        return [cell for table in self._printed for cell in table.sel]

    @cached_property
    def belum_lengkap(self) -> bool:
        """Whether a placeholder stands in it."""
        if lolos(AWAL_BELUM_ADA) in tanpa_nama(self.naskah):
            return True
        return any(AWAL_BELUM_ADA in table.teks for table in self._printed)

    @cached_property
    def bernama(self) -> str:
        """The Markdown in which figures keep their names; its tables are laid out when it is first asked for."""
        return with_tables(self.naskah, self.tabel)

    @cached_property
    def markdown(self) -> str:
        """The Markdown for the engines."""
        return tanpa_nama(self.bernama)


def _values(year: Tahun) -> int:
    """Return how many values the year's files hold: what a report may cost grows with them."""
    waiting: list[Any] = [document.data for document in year.documents.values()]
    seen = 0
    while waiting:
        value = waiting.pop()
        seen += 1
        waiting += value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return seen


def _ruang(year: Tahun) -> Ruang:
    """Return the room that pages of the year's paper leave within their margins."""
    layout = year.satker.tata_letak
    width, height = KERTAS[layout.kertas]
    across = float(layout.margin.kiri + layout.margin.kanan)
    down = float(layout.margin.atas + layout.margin.bawah)
    return Ruang((width - across, height - down), (height - across, width - down))


def _sel(cell: str) -> Markup:
    """Return a cell of plain text, its lines parted, in the vocabulary of tables."""
    return Markup("<br>").join(lolos(line) for line in cell.split("\n"))


def _taken(name: str, place: Position) -> Finding:
    """LKJ532 for a table of prose that has the name of another."""
    hint = "beri tabel itu, berkasnya, atau rentangnya nama lain"
    return Finding(code="LKJ532", position=place, message=f"nama «{name}» sudah dipakai tabel lain", hint=hint)


def _computed(file: str, berkas: str) -> Finding:
    """LKJ530 for a picture whose file no line of prose names."""
    message = f"gambar «{berkas}» tidak tercetak: nama berkasnya dihitung"
    return Finding(code="LKJ530", position=Position(file, 1, 1), message=message, hint=_LANGSUNG)


class Penyusun:
    """Renders one year's documents; prose is read from the facts, templates from the environment."""

    def __init__(
        self,
        env: Environment,
        numbers: Pengukuran,
        logo: str | None = None,
        foto: Callable[[], tuple[Mapping[str, Foto], list[Finding]]] = lambda: ({}, []),
        pindaian: Sequence[Pindaian] = (),
        tabel: Callable[[], tuple[Mapping[str, list[list[str]]], list[Finding]]] = lambda: ({}, []),
        *,
        final: bool = False,
    ) -> None:
        self.env, self.numbers, self.year, self.logo = env, numbers, numbers.year, logo
        self._foto, self._tabel = foto, tabel
        self._tables: dict[str, Position] = {}
        self._shown: dict[str, Photo] = {}
        self._scanned = dict(page for one in pindaian for page in one.cetakan(_ruang(self.year)))
        self._context = context(numbers)
        self._named: frozenset[str] | None = None
        self._prose: dict[str, str] = {}
        self.broken: list[Finding] = []
        self._context["narasi"] = self.narasi
        self._context["pindaian"] = pindaian
        self._context["dirujuk"] = self._dirujuk
        self._context["bertabel"] = self._bertabel
        self._context["ralat"] = self.ralat
        self._context["konsep"] = not final
        self._context["logo"] = logo is not None
        self._figures = grafik.tersedia(numbers)
        self._drawn: dict[str, Lukisan] = {}
        self._context["gambar"] = self.gambar
        self._context["gambar_tersedia"] = tuple(self._figures)
        env.add_prose({f"{PROSE}{name}": prose.teks for name, prose in self.year.narasi.items()})
        self._tempat = {one.nama: one.tempat for one in ungkapan(self.year)}
        env.add_prose({f"{PROSE}{one.nama}": one.teks for one in ungkapan(self.year)})
        places, layout = self.year.metode.desimal, self.year.satker.tata_letak
        language = layout.bahasa_tanggal
        env.add_filters(
            {
                "persen": partial(persen_tegas, numbers),
                "indeks": lambda value: indeks(value, places),
                "banyaknya": banyaknya,
                "dari_tercetak": partial(dari_tercetak, numbers),
                "sebutan_rerata": sebutan_rerata,
                "status": partial(tulis_status, numbers),
                "kategori": partial(tulis_kategori, numbers),
                "hasil": partial(tulis_hasil, numbers),
                "tanda": partial(tulis_tanda, numbers),
                "kuantitas": lambda value, unit="": kuantitas(value, unit, places),
                "kuantitas_sempit": lambda value: kuantitas_sempit(value, places),
                "tanggal": lambda value: tanggal(value, language),
                "tanggal_isian": lambda value: tanggal_isian(value, language),
                **hitungan_tahun(places, [band.nama for band in numbers.skala.pita]),
            }
        )
        env.finalize = partial(finalize, bahasa=language, names=env.figures)
        self._context["urutan_bab"] = layout.urutan_bab
        width, height = KERTAS[layout.kertas]
        sides = float(layout.margin.kiri + layout.margin.kanan)
        text = (width - sides, height - sides)
        env.tables.teks = text
        ends = float(layout.margin.atas + layout.margin.bawah)
        env.tables.tinggi = (height - ends, width - ends)
        self._context["sebutan_sasaran"] = {one.id: one.sebutan_sasaran for one in self.year.dokumen.values()}
        self._context["nama_dokumen"] = {one.id: one.nama for one in self.year.dokumen.values()}

    def gambar(self, name: str, judul: str, alt: str = "") -> Markup:
        """Return a captioned figure, or several where it takes more than a page.

        `alt` says in words what it shows; without it, or of several, a figure tells that itself.
        """
        parts = self._parts(name)
        if not parts:
            return gambar(name, judul, alt)
        made, many = Markup(), len(parts)
        for n, (part, drawn) in enumerate(parts.items(), start=1):
            title = judul if many == 1 else f"{judul} (bagian {n} dari {many})"
            made += gambar(part, title, alt if alt and many == 1 else drawn.uraian)
        return made

    def _sempit(self, name: str) -> str:
        """Return a figure as a telephone shows it, wholly and not in parts."""
        return self._figures[name](self.numbers, TELEPON)[0].lukis()

    def _parts(self, name: str) -> dict[str, Lukisan]:
        """Return a figure of the year by the names of its parts, none for a name that it has no figure of."""
        if name not in self._figures:
            return {}
        if name not in self._drawn:
            for n, one in enumerate(self._figures[name](self.numbers, lembar(self.year))):
                self._drawn[f"{name}-{n + 1}" if n else name] = one
        return {part: one for part, one in self._drawn.items() if part == name or part.rpartition("-")[0] == name}

    def narasi(self, name: str, label: str = "") -> Markup:
        """Return prose as paragraphs of its own, after a bold `label` where one is given; a placeholder for none."""
        prose = self.year.narasi.get(name)
        asked = name in bagian(self.year) or name.startswith(f"{SASARAN}/")
        if prose is None and not asked:
            text = lolos(f"{AWAL_BELUM_ADA}: narasi {name}]")
        elif prose is None or (asked and kosong(prose.teks)):
            text = lolos(BELUM_ADA)
        else:
            text = self._rendered(name)
            self._prose[prose.berkas] = bersih(text)
            text = self._pictured(self._tabled(text, prose), prose.berkas)
        # A list, a heading or a table cannot run on from a label.
        run_on = label and _PLAIN.match(text)
        head = f"**{lolos(label)}**{' ' if run_on else _BREAK}" if label else ""
        return Markup(f"{_BREAK}{head}{text}{_BREAK}")  # noqa: S704

    def _rendered(self, name: str) -> Markup:
        """Return what a prose file makes; what stands in its way is told with that of all others."""
        try:
            template = self.env.get_template(f"{PROSE}{name}")
            made = template.render({k: v for k, v in self._context.items() if k not in _OF_TEMPLATES})
        except BudgetError:
            raise  # what is spent is spent for the others too
        except RENDER_ERRORS as error:
            found = temuan(error, self.year, self.env.own)
            # What stands in a data file is told at its place there.
            self.broken += [replace(one, position=self._tempat.get(name, one.position)) for one in found]
            return lolos(BELUM_ADA)
        return Markup(made.strip())  # noqa: S704 (prose is Markdown; the filter disarms it)

    def ralat(self) -> RekapRalat:
        """Return what the annex of corrections and notes prints."""
        return rekap_ralat(self.year, self._rendered)

    def _tabled(self, text: Markup, prose: Narasi) -> Markup:
        """Return prose with the tables that it writes under a title, or names from files, numbered as others are."""
        if f"]({TABEL}/" not in text and "Tabel" not in text:
            return text
        opened = Terbuka()
        made: list[str] = []
        lines, at = text.split("\n"), 0
        while at < len(lines):
            line = lines[at]
            opened.baca(line)
            named = baca_sebutan(line) if line.startswith("![") and not opened.pembuka else None
            written = baca_pipa(lines, at) if line.startswith("Tabel") and not opened.pembuka else None
            at = written.akhir if written else at + 1
            if not named and not written:
                made.append(line)
                continue
            known, wrong = self._tabel() if named else ({}, [])
            self.broken += wrong
            if wrong:
                continue
            place = Position(prose.berkas, prose.teks.count("\n", 0, max(0, prose.teks.find(line))) + 1, 1)
            try:
                made.append(self._table(named, written, known))
                self._tables[self.env.tables.made[-1].nama] = place
            except TableError as error:
                self.broken.append(Finding(code="LKJ532", position=place, message=error.message, hint=error.hint))
        return Markup("\n".join(made))  # noqa: S704 (prose is Markdown; the filter disarms it)

    def _table(self, named: SebutanTabel | None, written: Pipa | None, known: Mapping[str, list[list[str]]]) -> Markup:
        if written is not None:
            title = Markup(written.judul)  # noqa: S704 (read by the closed vocabulary of tables)
            return self.env.tables.naskah(written.nama, title, written.kepala, written.rata, written.baris)
        assert named is not None
        if named.berkas not in known:
            # What was typed is told at its line; this was computed.
            raise TableError(f"tabel «{named.berkas}» tidak tercetak: nama berkasnya dihitung", _LANGSUNG)
        head, *rows = known[named.berkas]
        title = Markup(named.judul.replace("<", "&lt;"))  # noqa: S704 (as above)
        cells = [[_sel(cell) for cell in row] for row in rows]
        return self.env.tables.naskah(nama_tabel(named.berkas), title, list(map(_sel, head)), rata_sel(rows), cells)

    def _pictured(self, text: Markup, file: str) -> Markup:
        """Return prose with the pictures that it names from files put in, each a figure that is numbered."""
        if "![" not in text:
            return text
        opened = Terbuka()
        made: list[str] = []
        for line in text.split("\n"):
            opened.baca(line)
            named = baca_baris(line) if line.startswith("![") and not opened.pembuka.startswith(_HIDDEN) else []
            if not named or any(one.berkas.startswith("gambar:") for one in named):
                made.append(line)
                continue
            if opened.pembuka:
                self.broken.append(self._swallowed(file, line, opened.pembuka))
                continue
            known, wrong = self._foto()
            # What was typed is told at its line; what nothing is known of was computed.
            self.broken += wrong
            unknown = [one.berkas for one in named if one.berkas not in known]
            if wrong or unknown:
                self.broken += [_computed(file, berkas) for berkas in unknown if not wrong]
                continue
            figures = [self._figure(one, known[one.berkas], pasangan=len(named) > 1) for one in named]
            if len(figures) > 1:
                figures = ["::: {.berdampingan}", *figures, ":::"]
            made += ["", *(part for figure in figures for part in (figure, ""))]
        return Markup("\n".join(made))  # noqa: S704 (prose is Markdown; the filter disarms it)

    def _swallowed(self, file: str, line: str, opener: str) -> Finding:
        """LKJ530 for a line of pictures in HTML that is not closed before it."""
        typed = next(prose.teks for prose in self.year.narasi.values() if prose.berkas == file).split("\n")
        at = typed.index(line) + 1 if line in typed else 1
        message = f"gambar tidak tercetak: baris ini berada di dalam «{' '.join(opener.split())[:20]}»"
        return Finding(
            code="LKJ530",
            position=Position(file, at, 1),
            message=message,
            hint="hapus tag itu, atau tutup sebelum gambar",
        )

    def _figure(self, one: Sebutan, foto: Foto, *, pasangan: bool) -> str:
        name, times = nama_foto(one.berkas), 1
        while name in self._shown:
            times += 1
            name = f"{nama_foto(one.berkas)}-{times}"
        self._shown[name] = foto.cetak(self.env.tables.teks[0], pasangan=pasangan)
        alt = f'{{alt="{one.alt}"}}' if one.alt else ""
        return f"![{mark('gambar', name)} {one.judul or lolos(BELUM_ADA)}](gambar:{name}){alt}"

    def _dirujuk(self, name: str) -> bool:
        """Tell whether prose refers to a table or figure; where it does not, the template does."""
        if self._named is None:
            texts = (tanpa_komentar(prose.teks) for prose in self.year.narasi.values())
            self._named = frozenset(found for text in texts for found in _REFERENCE.findall(text))
        return name in self._named

    def _bertabel(self, name: str) -> bool:
        """Tell whether a table of that name stands before the place that asks."""
        return any(table.nama == name for table in self.env.tables.made)

    def susun(self, template: str, judul: str, isi: Mapping[str, Any]) -> Laporan:
        """Render a template to a numbered document, told of `isi` too; DataError with every place where it fails."""
        self.env.budget.begin(_values(self.year))
        tables = self.env.tables
        self.env.nama = penamaan(self.numbers, isi)
        try:
            if template == _REPORT and "ralat" not in self.year.kerangka.sumber:
                self.ralat()  # what has no place in the outline is held to the data all the same
            tables.mulai()
            self.env.figures.clear()
            self.env.jejak.clear()
            self._shown.clear()
            rendered = self.env.get_template(template).render({**self._context, **isi})
            self.broken += [_taken(name, self._tables[name]) for name in dict.fromkeys(tables.bentrok)]
            if self.broken:
                # What a broken part would hold cannot be referred to.
                raise DataError(self.broken)
            logos = [] if self.logo is None else [LOGO, LOGO_KOP]
            drawn = {*self._figures, *self._drawn, *self._shown, *self._scanned, *logos}
            if absent := [found[1] for found in _FIGURE.finditer(rendered) if found[1] not in drawn]:
                self.broken += temuan(MissingReferenceError(absent, self._figures), self.year, self.env.own)
            labels: list[str] = []
            naskah = numbered(rendered, tables.made, labels)
            if self.broken:
                raise DataError(self.broken)
            markdown = tanpa_nama(naskah)
        except RENDER_ERRORS as error:
            raise DataError([*self.broken, *temuan(error, self.year, self.env.own)]) from error
        for name in self._figures:
            # Prose may show a figure without asking for it.
            if f"](gambar:{name})" in markdown:
                self._parts(name)
        figures = {name: one.lukis for name, one in self._drawn.items() if f"](gambar:{name})" in markdown}
        if self.logo is not None:
            figures[LOGO] = partial(str, self.logo)
            if f"](gambar:{LOGO_KOP})" in markdown:
                figures[LOGO_KOP] = partial(str, self.logo)
        return Laporan(
            naskah=naskah,
            tabel=tuple(tables.made),
            figures=figures,
            sempit={name: partial(self._sempit, name) for name in self._figures if name in figures},
            judul=judul,
            penulis=self.year.satker.satker.nama,
            foto=self._shown | {name: one for name, one in self._scanned.items() if f"](gambar:{name})" in markdown},
            prosa=dict(self._prose),
            nama=tuple(self.env.figures),
            nomor=tuple(labels),
        )
