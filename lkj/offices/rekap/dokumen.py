"""The recapitulation as DOCX, PDF and page: a template of its own, by the engines of all documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from lkj.build.build import engine_assets, timestamp
from lkj.check.rules.nilai.lkj210_aksara_tercetak import terbaca
from lkj.diagnostics import Finding
from lkj.files import Origin
from lkj.pengukuran.antarsatker import Rekapitulasi
from lkj.pengukuran.antarsatker.gabungan import CARA
from lkj.publish.engines.limits import DEFAULT, Limits
from lkj.publish.paper import REKAPITULASI, Layout, Properties
from lkj.publish.pipeline import Content, Publisher
from lkj.report.environment import Environment
from lkj.report.numbering import numbered, with_tables
from lkj.wording.literal import finalize, tanpa_nama
from lkj.wording.printed import angka, persen

__all__ = ["berkas_rekap", "susun_rekap"]

TEMPLAT = "rekap.md.j2"
# So many values does a row of its tables hold at most: what composing may cost grows with them.
_PER_ROW = 12
# A cell that holds what a code may be, and nothing else.
_SEL = re.compile(rb"(<td(?: [^<>]*)?>)([A-Za-z0-9._-]+)(</td>)")


def susun_rekap(origin: Origin, rekap: Rekapitulasi, temuan: Sequence[Finding] = (), nama: str = "rekap") -> Content:
    """Compose the recapitulation: Markdown for the engines, whose files are called `nama`.

    What one office wrote and no font has is printed as its code, lest its name keep all the others from being printed.
    """
    env = Environment(origin)
    env.finalize = _terbaca
    places = rekap.cara.desimal

    def persen_rekap(value: Decimal | None) -> str:
        return "–" if value is None else persen(value, places)

    def selisih_rekap(value: Decimal | None) -> str:
        return "–" if value is None else angka(value, places)

    env.add_filters({"persen_rekap": persen_rekap, "selisih_rekap": selisih_rekap})
    rows = rekap.banyak + len(rekap.indikator) + len(rekap.sasaran) + len(rekap.pencilan) + len(temuan)
    env.budget.begin(rows * _PER_ROW)
    used = {one.gabungan.cara for one in rekap.indikator}
    text = env.get_template(TEMPLAT).render(
        rekap=rekap,
        tahun=rekap.tahun,
        temuan=temuan,
        cara=CARA,
        cara_dipakai=[name for name in CARA if name in used],
    )
    tables = env.tables.made
    markdown = tanpa_nama(with_tables(numbered(text, tables), tables))
    return Content(
        markdown=markdown,
        figures={},
        cells=[cell for table in tables if table.tercetak for cell in table.sel],
        layout=Layout(),
        properties=Properties(
            judul=rekap.judul,
            penulis=terbaca(rekap.cara.nama or ""),
            waktu=timestamp(date(rekap.tahun, 12, 31), None),
            subjek=REKAPITULASI,
        ),
        files={suffix: f"{nama}.{suffix}" for suffix in ("docx", "pdf", "html")},
    )


def _terbaca(value: Any) -> Any:
    """Return what a template prints of a value, as `terbaca`; Markup is a template's own."""
    return finalize(terbaca(value) if type(value) is str else value)


def berkas_rekap(
    origin: Origin,
    rekap: Rekapitulasi,
    formats: Collection[str],
    *,
    nama: str,
    temuan: Sequence[Finding] = (),
    laman: Mapping[str, str] | None = None,
    limits: Limits = DEFAULT,
    progress: Callable[[str], None] = lambda _: None,
    meanwhile: Callable[[], object] = lambda: None,
) -> dict[str, bytes]:
    """Return the documents by format, whose files are called `nama`.

    Codes of offices on the page lead to the pages that `laman` names. `meanwhile` is called when the engines are at
    work. Raises EngineError when a tool fails.
    """
    with ExitStack() as stack:
        publisher = Publisher(engine_assets(origin, formats, stack)[0], formats, limits=limits)
        stack.callback(publisher.stop)
        content = susun_rekap(origin, rekap, temuan, nama)
        made = publisher.publish(content, progress=progress, meanwhile=meanwhile).files
    if laman and "html" in made:
        made["html"] = _berlaman(made["html"], laman)
    return made


def _berlaman(page: bytes, laman: Mapping[str, str]) -> bytes:
    """Return the page with the code of each office that is alone in a cell leading to the page of that office."""

    def link(found: re.Match[bytes]) -> bytes:
        target = laman.get(found[2].decode())
        if target is None:
            return found[0]
        return b'%s<a href="%s">%s</a>%s' % (found[1], quote(target).encode(), found[2], found[3])

    return _SEL.sub(link, page)
