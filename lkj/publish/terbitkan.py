"""The pipeline of the engines: one Markdown text to DOCX and PDF, side by side."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from lkj.publish.errors import EngineError
from lkj.publish.layout import Layout, Properties
from lkj.publish.pandoc import Pandoc

FORMATS = ("docx", "pdf")
_RELATIONSHIP = re.compile(rb"<Relationship\b[^>]*>")
PICTURE_WIDTH = 15.0  # centimetres, within the text width of a portrait page
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Assets:
    """Files the engines need. Filter and preamble are code and come only from the installed package."""

    lua_filter: Path
    preamble: Path
    reference: Path


@dataclass(slots=True)
class Published:
    """Finished files by format, and the intermediate texts by suffix."""

    files: dict[str, bytes] = field(default_factory=dict)
    intermediate: dict[str, bytes] = field(default_factory=dict)


def check_reference(path: Path) -> None:
    """Refuse a reference document that is none, or that would fetch or run something when opened."""
    try:
        with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
            names = archive.namelist()
            relations = b"".join(archive.read(n) for n in names if n.endswith(".rels"))
    except (OSError, zipfile.BadZipFile, RuntimeError) as error:
        raise EngineError(
            f"{path.name} bukan dokumen Word yang utuh",
            "pulihkan berkas itu, atau hapus agar acuan bawaan dipakai",
        ) from error
    if "word/styles.xml" not in names:
        raise EngineError(
            f"{path.name} bukan dokumen Word yang utuh",
            "pulihkan berkas itu, atau hapus agar acuan bawaan dipakai",
        )
    outside = [r for r in _RELATIONSHIP.findall(relations) if b'"External"' in r and b'/hyperlink"' not in r]
    if any("vbaProject" in n for n in names) or outside:
        raise EngineError(
            f"{path.name} memuat makro atau rujukan ke luar",
            "simpan ulang tanpa makro dan tanpa templat tertaut",
        )


class Publisher:
    """Engines started early: create it before the facts are read, then give it the text, or `stop` it."""

    def __init__(self, assets: Assets, formats: Collection[str]) -> None:
        self.assets, self.formats = assets, formats
        # The list of contents of a DOCX prints page numbers, and only the PDF's layout knows them.
        self._typst = Pandoc("typst", lua_filter=assets.lua_filter)
        self._docx = None
        if "docx" in formats:
            check_reference(assets.reference)
            self._docx = Pandoc(
                "docx", lua_filter=assets.lua_filter, options=["--reference-doc", str(assets.reference)]
            )

    def stop(self) -> None:
        """End the engines that still wait."""
        for process in (self._typst, self._docx):
            if process is not None:
                process.stop()

    def publish(
        self,
        markdown: str,
        *,
        figures: Mapping[str, Callable[[], str]],
        cells: Sequence[str],
        layout: Layout,
        properties: Properties,
        progress: Progress = lambda _: None,
    ) -> Published:
        """Make the documents. `figures` draw SVG text by name. Raises EngineError; nothing is written here."""
        done = Published()
        with ThreadPoolExecutor(4) as pool:
            body = pool.submit(self._typst.convert, markdown)
            word = pool.submit(self._docx.convert, markdown) if self._docx else None
            # While pandoc works: pictures are drawn, and what comes after it is loaded.
            from lkj.publish import docx, periksa
            from lkj.publish import typst as engine

            book = engine.fonts()
            drawn = {name: draw() for name, draw in figures.items()}
            pictures = {
                name: pool.submit(engine.svg_to_png, svg, width=PICTURE_WIDTH, book=book)
                for name, svg in drawn.items()
                if word
            }
            loaded = pool.submit(periksa.load)
            preamble = self.assets.preamble.read_text(encoding="utf-8")
            text = body.result().decode()
            done.intermediate = {"md": markdown.encode(), "typ": (preamble + "\n" + text).encode()}
            progress("menata halaman PDF")
            pdf = engine.compile_pdf(preamble, text, layout=layout, properties=properties, figures=drawn, book=book)
            loaded.result()
            checked = pool.submit(periksa.require_cells, pdf.data, cells)
            if word:
                progress("melengkapi dokumen Word")
                done.files["docx"] = docx.finish(
                    word.result(),
                    pages=pdf.pages,
                    pictures={name: picture.result() for name, picture in pictures.items()},
                    picture_width=PICTURE_WIDTH,
                    layout=layout,
                    properties=properties,
                )
            if "pdf" in self.formats:
                done.files["pdf"] = pdf.data
            checked.result()
        return done
