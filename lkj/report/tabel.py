"""Tables and figures for the templates. A table leaves a mark in the text and goes to the engines as data.

The rows that a template writes are read here, by a closed vocabulary; the Markdown holds them as JSON in a code block
that begins with a control character. No data file may hold one, none is left of what templates and prose make, so no
such block is a stranger's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup
from msgspec import Struct, field

from lkj.report.marks import OPEN, block_mark, mark
from lkj.report.rows import Run, Sel, TableError, baca_baris, baca_isi
from lkj.report.widths import Isi, lebar_kolom, tinggi_baris
from lkj.wording.literal import finalize, tanpa_nama

# title, width in percent, alignment: "kiri", "tengah" or "kanan"
Kolom = Sequence[str | int]
FENCE = "`" * 6
_NAME = re.compile(r"[A-Za-z0-9-]{1,40}")
_ALIGNED = ("kiri", "tengah", "kanan")
_MOST_COLUMNS = 40
# Width of the text in cm, upright and on its side: A4 with the customary margins.
LEBAR_TEKS = (15.5, 24.2)
# Its height in cm, likewise.
TINGGI_TEKS = (24.7, 16.0)
# A table of no more rows, that took no more bytes to write, is read at a glance, while it stands on one page.
_SHORT_ROWS, _SHORT = 12, 6000
# It may leave that share of the page before it empty.
_SHARE = 0.4
# So many rows may one cell hold together on a page, and so many bytes may the cells of a row take.
_FEW, _TALL = 6, 6000
# Rows that one cell holds together are measured where its text could be taller than a page.
_MEASURED = 500
# Room in cm for what stands above a table on its page: a heading of two lines, or its title.
_ABOVE = 3.5
# A cell of more letters than that wraps, and takes no more room.
_WIDE = 48


def _plain(runs: Sequence[Run], *, referred: bool = True) -> str:
    """Return the text of runs, a space for a line break; of references their labels, where they are `referred`."""
    parts = []
    for run in runs:
        if isinstance(run, str):
            parts.append(tanpa_nama(run).replace("\n", " "))
        elif run[0] != "r":
            parts.append(_plain(run[1:], referred=referred))
        elif referred:
            parts.append(str(run[2]))
    return "".join(parts)


def _references(runs: Sequence[Run]) -> Iterator[list[Run]]:
    for run in runs:
        if isinstance(run, list):
            if run[0] == "r":
                yield run
            else:
                yield from _references(run[1:])


def _compact(runs: Sequence[Run]) -> Any:
    """Return runs in their shortest form: a text for a text alone."""
    if not runs:
        return ""
    return runs[0] if len(runs) == 1 and isinstance(runs[0], str) else list(runs)


def _as_json(cell: Sel) -> Any:
    spans = {key: value for key, value in (("kolom", cell.kolom), ("baris", cell.baris)) if value > 1}
    return {"isi": _compact(cell.isi), **spans} if spans else _compact(cell.isi)


class Tabel(Struct, kw_only=True):
    """One table as data: `jenis` is "tabel", "formulir" or "polos", `nama` and `judul` those of a captioned one.

    `label`, its number as printed, the labels of references in it, and whether it is printed at all (`tercetak`) are
    known when the whole report is. `bidang` is the room on a page: its width and height in cm. `lebar` are the widths
    that were asked for; they give way to the cells and to the titles of columns in `tajuk`, where it has some.
    """

    jenis: str
    lebar: tuple[float, ...]
    rata: tuple[str, ...]
    kepala: list[list[Sel]]
    baris: list[list[Sel]]
    nama: str = ""
    judul: list[Run] = field(default_factory=list)
    label: str = ""
    berat: int = 0
    bidang: tuple[float, float] = (LEBAR_TEKS[0], TINGGI_TEKS[0])
    tercetak: bool = False
    tajuk: Sequence[str] = ()
    _kolom: tuple[float, ...] | None = None

    @property
    def kolom(self) -> tuple[float, ...]:
        """The widths of its columns in percent, reckoned when they are first asked for: a check prints nothing."""
        if self._kolom is None:
            self._kolom = lebar_kolom(self.lebar, self._measured(), self.bidang[0]) if self.tajuk else self.lebar
        return self._kolom

    def _measured(self) -> list[list[Isi]]:
        said: list[list[Isi]] = [[(title, 1, 1) for title in self.tajuk]]
        return said + [
            [(_plain(cell.isi, referred=False), cell.kolom, cell.baris) for cell in row] for row in self.baris
        ]

    def refer(self, labels: Mapping[str, str]) -> Iterator[str]:
        """Write the label of what each reference names; yield the names that nothing has."""
        self.label = labels.get(self.nama, "")
        cells = [self.judul, *(cell.isi for row in self.baris for cell in row)]
        for reference in (found for runs in cells for found in _references(runs)):
            name = str(reference[1])
            if name in labels:
                reference[2] = labels[name].replace(" ", "\u00a0")
            else:
                yield name

    @property
    def sel(self) -> Iterator[str]:
        """The text of each cell, in order: what the finished PDF must contain."""
        for row in (*self.kepala, *self.baris):
            for cell in row:
                if text := " ".join(_plain(cell.isi).split()):
                    yield text

    @property
    def teks(self) -> str:
        """All its text: title and cells."""
        return "\n".join([_plain(self.judul), *self.sel])

    def _parting(self) -> str:
        """Say how the table may part over pages: "utuh" not at all, "baris" between rows, "bebas" within them too."""
        rows = len(self.kepala) + len(self.baris)
        room = self.bidang[1] - _ABOVE
        if (
            rows <= _SHORT_ROWS
            and self.berat < _SHORT
            and sum(self._tall([*self.kepala, *self.baris])) <= _SHARE * room
        ):
            return "utuh"
        cells = [cell for row in self.baris for cell in row]
        longest = max((cell.berat for cell in cells), default=0)
        held = max((cell.baris for cell in cells if cell.baris <= _FEW), default=1)
        if longest * held >= _TALL:
            return "bebas"
        if longest * held < _MEASURED:
            return "baris"
        return "baris" if max(self._held(self._tall(self.baris))) <= room - sum(self._tall(self.kepala)) else "bebas"

    def _tall(self, rows: Sequence[Sequence[Sel]]) -> list[float]:
        said = [[(_plain(cell.isi), cell.kolom, cell.baris) for cell in row] for row in rows]
        return tinggi_baris(self.kolom, said, self.bidang[0])

    def _held(self, tall: Sequence[float]) -> Iterator[float]:
        """Yield the height of each row with those below it that its cells hold on the same page."""
        for n, row in enumerate(self.baris):
            down = max((cell.baris for cell in row if cell.baris <= _FEW), default=1)
            yield sum(tall[n : n + down])

    def __str__(self) -> str:
        """Return the code block that the filter makes the table of."""
        head = {
            "jenis": self.jenis,
            "nama": self.nama,
            "label": self.label,
            "judul": _compact(self.judul),
            "lebar": [int(one) if one == int(one) else one for one in self.kolom],
            "rata": self.rata,
            "pisah": self._parting(),
            "kepala": [[_as_json(cell) for cell in row] for row in self.kepala],
        }
        rows = ",\n".join(_written([_as_json(cell) for cell in row]) for row in self.baris)
        return f'{FENCE} tabel\n{OPEN}{_written(head)[:-1]},"baris":[\n{rows}\n]}}\n{FENCE}'


def _written(value: Any) -> str:
    # Who looks for pictures in the Markdown finds none in a table.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("](", "]\\u0028")


def _widths(given: Sequence[Any]) -> tuple[float, ...]:
    """Return widths in percent; TableError for what is none, or for too many."""
    if not 0 < len(given) <= _MOST_COLUMNS:
        raise TableError("tabel memerlukan 1 sampai 40 kolom", "sebut judul, lebar, dan perataan setiap kolom")
    widths = [float(one) if isinstance(one, (int, float)) else 0.0 for one in given]
    if not all(0 < one <= 100 for one in widths):
        raise TableError("lebar kolom tabel bukan persentase", "sebut lebar setiap kolom dengan angka 1 sampai 100")
    return tuple(widths)


def _aligned(given: Sequence[Any], columns: int) -> tuple[str, ...]:
    known = [one if one in _ALIGNED else "kiri" for one in map(str, given)]
    return tuple([*known, *["kiri"] * columns][:columns])


class Tables:
    """The tables of the document that is being composed, in the order in which templates call for them."""

    def __init__(self) -> None:
        self.made: list[Tabel] = []
        self._of_prose: set[str] = set()
        #: Names that a table of prose has and another one too.
        self.bentrok: list[str] = []
        #: The width of the text in cm, upright and on a page on its side, and its height.
        self.teks: Sequence[float] = LEBAR_TEKS
        self.tinggi: Sequence[float] = TINGGI_TEKS

    def mulai(self) -> None:
        """Forget the tables of the document before."""
        self.made.clear()
        self._of_prose.clear()
        self.bentrok.clear()

    def _put(self, table: Tabel) -> Markup:
        self.made.append(table)
        return Markup(f"\n{block_mark(len(self.made) - 1)}\n")  # noqa: S704 (a mark of ours)

    def _ruled(
        self, jenis: str, name: str, judul: str, kolom: Sequence[Kolom], body: str, nomor: bool, mendatar: bool
    ) -> Markup:
        try:
            titles, given, aligned = zip(*((k[0], k[1], k[2]) for k in kolom), strict=True)
        except (IndexError, KeyError, TypeError, ValueError) as error:
            raise TableError(
                "kolom tabel tidak lengkap", 'tulis setiap kolom sebagai ["Judul", lebar, "kiri"]'
            ) from error
        widths = _widths(given)
        columns = len(widths)
        heads = [finalize(title) for title in titles]
        head = [[Sel(baca_isi(tanpa_nama(title))) for title in heads]]
        if nomor:
            head.append([Sel([f"({n})"]) for n in range(1, columns + 1)])
        # As it would be written as HTML, which is what the bounds on rows were measured with.
        title = finalize(judul)
        weight = len(tanpa_nama("".join([*heads, title, body])).encode()) + 45 * columns + 100
        rows = baca_baris(body, columns)
        return self._put(
            Tabel(
                jenis=jenis,
                lebar=widths,
                rata=_aligned(aligned, columns),
                kepala=head,
                baris=rows,
                nama=name,
                judul=baca_isi(tanpa_nama(title)),
                label="",
                berat=weight,
                bidang=(self.teks[bool(mendatar)], self.tinggi[bool(mendatar)]),
                tajuk=tuple(map(str, titles)),
            )
        )

    def tabel(
        self,
        name: str,
        judul: str,
        kolom: Sequence[Kolom],
        caller: Callable[[], str],
        nomor: bool = True,
        mendatar: bool = False,
    ) -> Markup:
        """Return a captioned table with a header row and the row (1) (2) (3); the call block gives its body rows.

        `mendatar` says that it stands on a page on its side.

        Use as `{% call tabel("tabel-pagu", "Pagu dan Realisasi", [["No", 6, "tengah"], …]) %}<tr>…</tr>{% endcall %}`.
        """
        if not _NAME.fullmatch(str(name)):
            raise TableError("nama tabel hanya boleh memuat huruf, angka, dan tanda hubung", "misalnya tabel-kendala")
        if str(name) in self._of_prose:
            self.bentrok.append(str(name))
        return self._ruled("tabel", str(name), judul, kolom, caller(), nomor, mendatar)

    def naskah(
        self, name: str, judul: Markup, kepala: Sequence[Markup], rata: Sequence[str], baris: Sequence[Sequence[Markup]]
    ) -> Markup:
        """Return a captioned table of prose: cells in the vocabulary of rows, columns as wide as what they hold.

        Without a `name` it has one that nobody refers to; one that another table has is among `bentrok`.
        """
        if name and any(table.nama == name for table in self.made):
            self.bentrok.append(name)
        self._of_prose.add(name)
        said = [[len(cell.striptags()) for cell in row] for row in (kepala, *baris)]
        room = [min(max(column), _WIDE) + 3 for column in zip(*said, strict=True)]
        columns = [
            [title, max(5, round(100 * own / sum(room))), how]
            for title, own, how in zip(kepala, room, rata, strict=True)
        ]
        body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in baris)
        return self._ruled("tabel", name or f"tabel-naskah-{len(self.made) + 1}", judul, columns, body, True, False)

    def formulir(
        self, kolom: Sequence[Kolom], caller: Callable[[], str], nomor: bool = True, mendatar: bool = False
    ) -> Markup:
        """Return a ruled table without a caption, as the annex of a signed form has it."""
        return self._ruled("formulir", "", "", kolom, caller(), nomor, mendatar)

    def polos(self, lebar: Sequence[int], caller: Callable[[], str], rata: str = "") -> Markup:
        """Return a table without rules, for forms and signatures; widths in percent."""
        widths = _widths(lebar)
        rows = baca_baris(caller(), len(widths))
        return self._put(
            Tabel(jenis="polos", lebar=widths, rata=_aligned(str(rata).split(), len(widths)), kepala=[], baris=rows)
        )


def gambar(name: str, judul: str, alt: str) -> Markup:
    """Return a captioned figure; `alt` says in words what the picture shows."""
    text = finalize(alt)
    return Markup(f'\n![{mark("gambar", name)} {finalize(judul)}](gambar:{name}){{alt="{text}"}}\n')  # noqa: S704
