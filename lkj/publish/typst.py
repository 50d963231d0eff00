"""Typst, in the child that a worker is: the PDF, the page numbers of its headings, and pictures drawn from SVG.

A report's text may come from a stranger, so Typst gets no folder of the project to read from: figures and settings
travel as `sys.inputs`, the root is a folder of the document's own, and the source is pandoc's output after the filter
took every raw block away, with a preamble that only the installed package provides.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any

import typst

from lkj.files import has_own, package_templates, read_own, scratch
from lkj.publish import palet
from lkj.publish.attachments import attaching
from lkj.publish.errors import EngineError, quoted
from lkj.publish.packed import packed
from lkj.publish.paper import Layout, Properties
from lkj.publish.png import few_colours

_NAME = "pembuat PDF (Typst)"
# Page numbers as printed ("iv", "12") of everything that a list of contents can name; behind the name of a chapter and
# ":y", how far from the top of its page it stands, in points.
_PAGES = """
query(selector(heading).or(figure.where(kind: table)).or(figure.where(kind: image)))
  .filter(it => it.has("label"))
  .map(it => {
    let at = it.location()
    let form = at.page-numbering()
    let shown = if form == none { "" } else { numbering(form, ..counter(page).at(at)) }
    let name = str(it.label)
    let height = if it.func() == heading and it.level == 1 { ((name + ":y", str(at.position().y.pt())),) } else { () }
    ((name, shown), ..height)
  })
  .flatten()
  .chunks(2)
"""


def font_folder(family: str = "Arimo") -> Path:
    """Return the folder of a typeface's files; EngineError when its package is not installed."""
    if family == "Liberation Serif":
        return Path(str(files("lkj.publish"))) / "fon"
    spec = find_spec("fontpkg_arimo")
    for place in list(spec.submodule_search_locations or []) if spec else []:
        folder = Path(place) / "files"
        if has_own(folder):
            return folder
    raise EngineError(
        "fon Arimo tidak ditemukan", "pasang ulang lkj dengan `pip install --force-reinstall fontpkg-arimo`"
    )


@cache
def fonts(*families: str) -> typst.Fonts:
    """Return some typefaces, else Arimo, and those of Typst itself, none of the machine's: the same PDF everywhere."""
    folders = [str(font_folder(one)) for one in families or ("Arimo",)]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


@cache
def _own_styles() -> Mapping[str, Any]:
    """Return the styles of lkj's own reference document."""
    from lkj.publish.reference.styles import read_styles

    return read_styles(read_own(package_templates() / "reference.docx")).as_dict()


def settings(
    layout: Layout, properties: Properties, styles: Mapping[str, Any] = MappingProxyType({})
) -> dict[str, object]:
    """Return what the preamble reads: measures, title, author, mark, date, colours and styles of a document.

    `styles` are those of a project's reference document as `Styles.as_dict` gives them; without them, lkj's own.
    """
    day = datetime.fromtimestamp(properties.waktu, UTC)
    about = {
        "judul": properties.judul,
        "kepala": properties.kepala or properties.judul,
        "penulis": properties.penulis,
        "tanda": properties.tanda,
        "subjek": properties.subjek,
        "kata-kunci": properties.kata_kunci,
        "tanggal": [day.year, day.month, day.day],
        "warna": dict(palet.PALET),
    }
    return {**layout.as_dict(), **about, **(styles or _own_styles())}


# Where a picture that did not fit leaves its page empty: its name, the room left and the height of a page, and that of
# each block that may go before it, in points. See `geser` in laporan.typ.
_GAPS = "query(<geser>).map(it => it.value)"
# So much of a page may stay empty; to fill it up to so much is enough. So many pictures are moved.
_EMPTY, _ENOUGH, _MOVES = 0.35, 0.2, 6

# The column of each table, in their order, that names its rows; see row_heads.py.
_ROW_HEADS = "query(<kepala-baris>).map(it => it.value)"


class Layouter:
    """One document laid out once: first its page numbers, which a DOCX waits for, then its PDF.

    Use as a context manager; the folder it gives Typst holds nothing but the document's own text, and under names that
    are given here its photographs and the attachments that are no text.
    """

    def __init__(
        self,
        source: str,
        *,
        layout: Layout,
        properties: Properties,
        figures: Mapping[str, str],
        book: typst.Fonts,
        photos: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
        attachments: Mapping[str, bytes] = MappingProxyType({}),
        styles: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        inputs = {"atur": json.dumps(settings(layout, properties, styles))}
        inputs |= {f"gambar:{name}": svg for name, svg in figures.items()}
        # At the end, where they open no page of their own and none before the first page's settings.
        attach, carried, beside = attaching(attachments)
        inputs |= carried
        self._time = properties.waktu
        self._stack = ExitStack()
        folder = self._stack.enter_context(scratch())
        empty = str(folder.path)
        shown = {}
        for number, (name, photo) in enumerate(photos.items()):
            file = f"foto-{number}.{photo['kind']}"
            folder.put(file, photo["data"])
            shown[name] = {"berkas": f"/{file}", "lebar": photo["width"]}
        if shown:
            inputs["foto"] = json.dumps(shown)
        for file, data in beside.items():
            folder.put(file, data)
        # `eval` finds its document only as a file.
        path = folder.put("laporan.typ", f"{source}\n{attach}\n".encode())
        self._moved: dict[str, int] = {}

        def compiler() -> typst.Compiler:
            more = {"geser": json.dumps(self._moved)}
            return typst.Compiler(
                path,
                root=empty,
                font_paths=book,
                sys_inputs=inputs | more,
                package_path=empty,
                package_cache_path=empty,
            )

        self._again = compiler
        self._compiler = compiler()

    def __enter__(self) -> Layouter:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def pages(self) -> dict[str, str]:
        """Return the printed page number of each labelled heading, table and figure; EngineError if it fails.

        Behind the name of a picture and ":geser" is how many blocks that stood behind it go before it.
        """
        with _diagnosed():
            self._fill()
            moved = {f"{name}:geser": str(many) for name, many in self._moved.items()}
            return dict(json.loads(self._compiler.eval(_PAGES))) | moved

    def _fill(self) -> None:
        """Move pictures that leave much of a page empty behind what follows them, the first one first."""
        for _ in range(_MOVES):
            gaps = json.loads(self._compiler.eval(_GAPS))
            found = ((gap["nama"], many) for gap in gaps if (many := passing(gap["sisa"], gap["penuh"], gap["blok"])))
            name, many = next(found, ("", 0))
            if not many:
                return
            self._moved[name] = many
            self._compiler = self._again()

    def pdf(self) -> bytes:
        """Return a tagged PDF/A-3a that also meets PDF/UA-1; EngineError with Typst's own diagnosis."""
        with _diagnosed():
            data = self._compiler.compile(format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=self._time)
            heads = [int(column) for column in json.loads(self._compiler.eval(_ROW_HEADS))]
        if not isinstance(data, bytes):
            raise EngineError("Typst tidak menghasilkan PDF", "jalankan `lkj --version` untuk memeriksa pemasangan")
        return packed(data, heads)


def passing(room: float, page: float, blocks: Sequence[float]) -> int:
    """Return how many of the blocks behind a picture go before it to fill its page; 0 where that is full enough.

    `room` is what is left of a page as tall as `page`, and `blocks` are the heights of the blocks.
    """
    if room <= _EMPTY * page:
        return 0
    for many, block in enumerate(blocks, start=1):
        room -= block
        if room <= _ENOUGH * page:
            return many
    return len(blocks)


@contextmanager
def _diagnosed() -> Iterator[None]:
    try:
        yield
    except (typst.TypstError, RuntimeError) as error:
        said = getattr(error, "message", "") or str(error)
        if "depth exceeded" in said:
            raise EngineError(
                "naskah bersarang terlalu dalam untuk ditata", "ratakan daftar, kutipan, atau huruf tebal dan miring"
            ) from error
        raise EngineError(
            f"{_NAME} menolak dokumen karena sebab yang belum dikenal lkj",
            "jalankan lagi dengan --keep, lalu laporkan berkas .typ dan pesan ini",
            quoted(_NAME, said),
        ) from error


def warm() -> None:
    """Load what the functions below use, and where words part, ahead of their use (0.1 s)."""
    import pikepdf  # noqa: F401
    import pypdfium2  # noqa: F401

    from lkj.publish.penggal import patterns

    patterns()
    fonts()
    _own_styles()


def print_out(
    source: str,
    *,
    layout: Mapping[str, Any],
    properties: Mapping[str, Any],
    figures: Mapping[str, str],
    attachments: Mapping[str, bytes],
    cells: Sequence[str],
    photos: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
    styles: Mapping[str, Any] = MappingProxyType({}),
) -> Iterator[Any]:
    """Lay a document out: yield its page numbers, then its PDF, then the cells whose text the PDF lacks.

    `layout`, `properties` and each of `photos` are the fields of `Layout`, `Properties` and `Photo`, as they pass
    between processes; `styles` are those of a project's reference document, else lkj's own.
    """
    from lkj.publish.readback import missing_cells, pdf_text

    measures = Layout(**layout)
    faces = {str(style["fon"]) for style in styles.get("gaya", {}).values()} - {"", measures.fon}
    with Layouter(
        source,
        layout=measures,
        properties=Properties(**properties),
        figures=figures,
        book=fonts(measures.fon, *sorted(faces)),
        photos=photos,
        attachments=attachments,
        styles=styles,
    ) as laid:
        yield laid.pages()
        pdf = laid.pdf()
    yield pdf
    yield missing_cells(pdf_text(pdf), cells)


def svg_to_png(svg: str, *, width: float, font: str = "Arimo", dpi: int = 180) -> bytes:
    """Draw an SVG as a PNG `width` centimetres wide, with the report's own fonts."""
    page = f"#set page(width: {width}cm, height: auto, margin: 0pt)\n"
    source = page + '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    with scratch() as empty:
        try:
            compiler = typst.Compiler(source.encode(), root=empty.path, font_paths=fonts(font), sys_inputs={"svg": svg})
            data = compiler.compile(format="png", ppi=dpi)
        except typst.TypstError as error:
            again = "laporkan berkas datanya dan pesan ini"
            raise EngineError("gambar tidak dapat dibuat", again, quoted(_NAME, error.message)) from error
    if isinstance(data, list):
        data = data[0]
    if not isinstance(data, bytes):
        raise EngineError("gambar tidak dapat dibuat", "jalankan `lkj --version` untuk memeriksa pemasangan")
    return few_colours(data)
