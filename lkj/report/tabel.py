"""Tables and figures for the templates: HTML in a fenced block, which the filter turns into a real table.

HTML is the one notation that keeps spans, widths, captions and header rows in all formats.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser

from markupsafe import Markup

from lkj.report.lebar import Isi, lebar_kolom
from lkj.report.lolos import finalize
from lkj.report.penomoran import mark

# title, width in percent, alignment: "kiri", "tengah" or "kanan"
Kolom = Sequence[str | int]
FENCE = "`" * 6


# A row of the body, and a cell with what it spans.
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r'<td(?: (?:rowspan="(\d+)"|colspan="(\d+)"))*>(.*?)</td>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
# Width of the text in cm, upright and on its side: A4 with the customary margins.
LEBAR_TEKS = (15.5, 24.2)


def _rows(body: str) -> Iterator[list[Isi]]:
    for row in _ROW.finditer(body):
        yield [
            (html.unescape(_TAG.sub(" ", text)), int(across or 1), int(down or 1))
            for down, across, text in _CELL.findall(row[1])
        ]


def _ruled(attributes: str, caption: str, kolom: Sequence[Kolom], body: str, nomor: bool, cm: float) -> Markup:
    heads: list[Isi] = [(str(k[0]), 1, 1) for k in kolom]
    lebar = lebar_kolom([float(k[1]) for k in kolom], [heads, *_rows(body)], cm)
    widths = "".join(f'<col style="width: {w:g}%">' for w in lebar)
    head = "".join(f"<th>{finalize(k[0])}</th>" for k in kolom)
    numbers = "".join(f"<th>({n})</th>" for n in range(1, len(kolom) + 1))
    row = f'<tr class="nomor">{numbers}</tr>' if nomor else ""
    align = " ".join(str(k[2]) for k in kolom)
    return Markup(  # noqa: S704 (built from escaped parts)
        f'\n{FENCE} {{.tabel {attributes} rata="{align}"}}\n'
        f"<table>{caption}<colgroup>{widths}</colgroup>"
        f"<thead><tr>{head}</tr>{row}</thead><tbody>{body}</tbody></table>\n{FENCE}\n"
    )


def tabel(
    name: str,
    judul: str,
    kolom: Sequence[Kolom],
    caller: Callable[[], str],
    nomor: bool = True,
    mendatar: bool = False,
    teks: Sequence[float] = LEBAR_TEKS,
) -> Markup:
    """Return a captioned table with a header row and the row (1) (2) (3); the call block gives its body rows.

    `mendatar` says that it stands on a page on its side; `teks` is the width of the text upright and so.

    Use as `{% call tabel("tabel-pagu", "Pagu dan Realisasi", [["No", 6, "tengah"], …]) %}<tr>…</tr>{% endcall %}`.
    """
    caption = f"<caption>{mark('tabel', name)} {finalize(judul)}</caption>"
    return _ruled(f"#{name}", caption, kolom, caller(), nomor, teks[bool(mendatar)])


def formulir(
    kolom: Sequence[Kolom],
    caller: Callable[[], str],
    nomor: bool = True,
    mendatar: bool = False,
    teks: Sequence[float] = LEBAR_TEKS,
) -> Markup:
    """Return a ruled table without a caption, as the annex of a signed form has it."""
    return _ruled(".formulir", "", kolom, caller(), nomor, teks[bool(mendatar)])


def polos(lebar: Sequence[int], caller: Callable[[], str], rata: str = "") -> Markup:
    """Return a table without rules, for forms and signatures; widths in percent."""
    widths = "".join(f'<col style="width: {w}%">' for w in lebar)
    align = rata or " ".join("kiri" for _ in lebar)
    return Markup(  # noqa: S704
        f'\n{FENCE} {{.tabel .polos rata="{align}"}}\n'
        f"<table><colgroup>{widths}</colgroup><tbody>{caller()}</tbody></table>\n{FENCE}\n"
    )


def gambar(name: str, judul: str, alt: str) -> Markup:
    """Return a captioned figure; `alt` says in words what the picture shows."""
    text = finalize(alt)
    return Markup(f'\n![{mark("gambar", name)} {finalize(judul)}](gambar:{name}){{alt="{text}"}}\n')  # noqa: S704


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: list[str] = []
        self._parts: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("td", "th"):
            self._parts = []
        elif tag == "br" and self._parts is not None:
            self._parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self._parts is not None:
            self.cells.append("".join(self._parts))
            self._parts = None

    def handle_data(self, data: str) -> None:
        if self._parts is not None:
            self._parts.append(data)


def cells(markdown: str) -> list[str]:
    """Return the text of every table cell in the Markdown, in order: what the finished PDF must contain."""
    parser = _Cells()
    fenced = False
    for line in markdown.split("\n"):
        if line.startswith(FENCE):
            fenced = not fenced and ".tabel" in line
        elif fenced:
            parser.feed(line + "\n")
    return [" ".join(cell.split()) for cell in parser.cells if cell.strip()]
