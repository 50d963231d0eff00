"""The pipeline of the engines: one Markdown text to DOCX, PDF and web page, side by side."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zipfile import is_zipfile

from msgspec import Struct, field
from msgspec.structs import asdict

from lkj.files import read_own
from lkj.publish.engines.client import Worker
from lkj.publish.engines.limits import DEFAULT, LimitError, Limits
from lkj.publish.errors import REPORT_IT, EngineError
from lkj.publish.pandoc import Pandoc
from lkj.publish.paper import Layout, Properties
from lkj.publish.photo import Photo

if TYPE_CHECKING:
    from lkj.publish.web import Explanation, Overview

FORMATS = ("docx", "pdf", "html")
# Width and height that a logo may have in cm, on the cover and in the head of a letter; None for the height of a page.
_LOGOS: Mapping[str, tuple[float, float | None]] = {"logo": (3.0, None), "logo-kop": (4.0, 2.0)}


def picture_width(name: str, layout: Layout) -> float:
    """Return the width of a picture in centimetres: within the text of a portrait page, a logo smaller."""
    return _LOGOS[name][0] if name in _LOGOS else layout.picture[0]


def _room(name: str, content: Content) -> tuple[float, float]:
    """Return the width and height that a picture may have in the DOCX, in cm."""
    photo = content.photos.get(name)
    if photo is None:
        _, height = _LOGOS.get(name, (None, None))
        return picture_width(name, content.layout), height or content.layout.picture[1]
    return photo.width, content.layout.tinggi


def _svg_photos(content: Content) -> dict[str, str]:
    """Return the pictures from files that Word must have painted."""
    return {name: photo.data.decode() for name, photo in content.photos.items() if photo.kind == "svg"}


T = TypeVar("T")
Progress = Callable[[str], None]
_BROKEN = EngineError("mesin dokumen memberi keluaran yang rusak", REPORT_IT)


class Assets(Struct, frozen=True):
    """Files the engines need. Filter and preamble are code and come only from the installed package.

    A reference document of the project has been looked at before; `styles` are what the pages take from it, and
    empty for lkj's own.
    """

    lua_filter: Path
    preamble: Path
    reference: Path
    web: Path
    styles: Mapping[str, object] = field(default_factory=dict)


class Content(Struct, frozen=True, kw_only=True):
    """One composed document for the engines: its text, what is drawn, and what goes along.

    `named` is that text with marks that say which of `names` a figure is;
    `figures` draw SVG text by name, `narrow` those that telephones show,
    `photos` are pictures from files by name, `cells` must stand in the PDF,
    `attachments` go into it, `explanations` give the web page what it says of its figures, and `result` what it opens
    with; `files` are the names under which the formats made together are kept. What is a function is called while the
    engines work.
    """

    markdown: str
    figures: Mapping[str, Callable[[], str]]
    cells: Sequence[str]
    layout: Layout
    properties: Properties
    photos: Mapping[str, Photo] = field(default_factory=dict)
    narrow: Mapping[str, Callable[[], str]] = field(default_factory=dict)
    named: str = ""
    names: Sequence[str] = ()
    attachments: Callable[[], Mapping[str, bytes]] = dict
    explanations: Callable[[], Sequence[Explanation]] = tuple
    result: Callable[[], Overview | None] = lambda: None
    files: Mapping[str, str] = field(default_factory=dict)


class Published(Struct):
    """Finished files by format, and the intermediate texts by suffix."""

    files: dict[str, bytes] = field(default_factory=dict)
    intermediate: dict[str, bytes] = field(default_factory=dict)


def page_worker(limits: Limits = DEFAULT) -> Worker:
    """Return a worker that loads Typst and PDFium while others read the data."""
    return Worker(limits, warm="lkj.publish.typst:warm", name="pembuat PDF")


def typst_source(preamble: str, body: str) -> str:
    """Return what Typst is given: the preamble of the package, and the report as pandoc wrote it."""
    return f"{preamble}\n{body}"


def _expect(kind: type[T], answer: object) -> T:
    """Return what an engine answered; EngineError when it is not of the kind that was asked for."""
    if not isinstance(answer, kind):
        raise _BROKEN
    return answer


def _text(written: bytes) -> str:
    """Return what pandoc wrote as text; EngineError where it is none."""
    try:
        text = written.decode()
    except UnicodeDecodeError as error:
        raise _BROKEN from error
    if not text.strip():
        raise _BROKEN
    return text


class Publisher:
    """Engines started early: create it before the facts are read, then give it the text, and `stop` it.

    `worker` is one of `page_worker` that several publishers share; without it this one has its own.
    """

    def __init__(
        self, assets: Assets, formats: Collection[str], *, limits: Limits = DEFAULT, worker: Worker | None = None
    ) -> None:
        self.assets, self.formats = assets, formats
        options = ["--reference-doc", str(assets.reference)] if "docx" in formats else []
        # The pages first, for they take the longest; the lists of a DOCX print their numbers, so it needs them too.
        asked = (("typst", {"pdf", "docx"}), ("html5", {"html"}), ("docx", {"docx"}))
        self._written = [to for to, when in asked if when & {*formats}]
        *before, last = self._written
        self._pandoc = Pandoc(last, lua_filter=assets.lua_filter, before=before, options=options, limits=limits)
        self._own: Worker | None = None
        if "typst" in self._written and worker is None:
            try:
                self._own = page_worker(limits)
            except BaseException:
                self.stop()
                raise
        self._worker = worker or self._own

    def stop(self) -> None:
        """End the engines that still wait, and the worker unless it was given."""
        self._pandoc.stop()
        if self._own is not None:
            self._own.stop()

    def publish(
        self, content: Content, *, progress: Progress = lambda _: None, meanwhile: Callable[[], object] = lambda: None
    ) -> Published:
        """Make the documents. Raises EngineError; nothing is written here.

        `meanwhile` is called while the engines work; what it raises ends them.
        """
        done = Published(intermediate={"md": content.markdown.encode()})
        with ThreadPoolExecutor(5) as pool:
            try:
                self._make(content, pool, done, progress, meanwhile)
            except BaseException:
                # Or the pool would wait for engines that nobody waits for any more.
                self._end()
                raise
        return done

    def _end(self) -> None:
        self._pandoc.stop()
        if self._worker is not None:
            self._worker.stop()

    def _convert(self, markdown: str, bodies: Mapping[str, Future[bytes]]) -> None:
        """Fill in what pandoc makes of a text, by format, each as soon as it is there."""
        try:
            last = self._pandoc.convert(markdown, lambda to, text: bodies[to].set_result(text))
            bodies[self._written[-1]].set_result(last)
            raise _BROKEN
        except BaseException as error:  # it is raised where the body is asked for
            for body in bodies.values():
                if not body.done():
                    body.set_exception(error)

    def _make(
        self,
        content: Content,
        pool: ThreadPoolExecutor,
        done: Published,
        progress: Progress,
        meanwhile: Callable[[], object],
    ) -> None:
        bodies: dict[str, Future[bytes]] = {to: Future() for to in self._written}
        # Only a page leads from its figures to what they are.
        text = (content.named if "html5" in bodies else "") or content.markdown
        if "typst" in bodies:
            assert self._worker is not None
            # The worker has read the patterns while others read the data.
            parted = self._worker.call("lkj.publish.penggal:daftar_penggal", markdown=content.markdown)
            text = _expect(str, parted) + text
        pool.submit(self._convert, text, bodies)
        # While pandoc works, the pictures are drawn, and painted for Word; later, all that is behind it would wait.
        drawn = {name: draw() for name, draw in content.figures.items()}
        pictures = {
            name: pool.submit(self._painted, name, svg, content.layout)
            for name, svg in (drawn | _svg_photos(content)).items()
            if "docx" in bodies
        }

        def rest() -> None:
            meanwhile()
            self._web(content, drawn, bodies, done, progress)

        if "typst" in bodies:
            self._print(content, drawn, bodies, pictures, done, progress, rest)
        else:
            rest()
        # In their order, whichever was made first.
        done.files = {name: done.files[name] for name in FORMATS if name in done.files}

    def _web(
        self,
        content: Content,
        drawn: Mapping[str, str],
        bodies: Mapping[str, Future[bytes]],
        done: Published,
        progress: Progress,
    ) -> None:
        """Make the web page, where it is asked for."""
        if "html5" not in bodies:
            return
        from lkj.publish.web import page

        progress("menyusun laman web")
        # All this before pandoc's part is waited for, which it does not need.
        narrow = {name: draw() for name, draw in content.narrow.items()}
        explanations, result = content.explanations(), content.result()
        done.files["html"] = page(
            _text(bodies["html5"].result()).encode(),
            figures=drawn,
            narrow=narrow,
            photos=content.photos,
            layout=content.layout,
            properties=content.properties,
            explanations=explanations,
            result=result,
            beside={kind: name for kind, name in content.files.items() if kind in self.formats},
            names=content.names,
            assets=self.assets.web,
        )

    def _print(
        self,
        content: Content,
        drawn: dict[str, str],
        bodies: Mapping[str, Future[bytes]],
        pictures: Mapping[str, Future[bytes]],
        done: Published,
        progress: Progress,
        meanwhile: Callable[[], object],
    ) -> None:
        """Make PDF and DOCX: laid out once, for the page numbers of one and the pages of the other.

        `meanwhile` is called when Typst has the text.
        """
        from lkj.publish import docx, readback

        assert self._worker is not None
        attachments = content.attachments() if "pdf" in self.formats else {}
        preamble = read_own(self.assets.preamble).decode()
        source = typst_source(preamble, _text(bodies["typst"].result()))
        done.intermediate["typ"] = source.encode()
        progress("menata halaman PDF")
        laid = self._worker.stream(
            "lkj.publish.typst:print_out",
            source=source,
            layout=content.layout.as_dict(),
            properties=asdict(content.properties),
            figures=drawn,
            photos={name: asdict(photo) for name, photo in content.photos.items()},
            attachments=attachments,
            cells=content.cells,
            styles=self.assets.styles,
        )
        meanwhile()

        def pages() -> dict[str, str]:
            return {str(name): str(page) for name, page in _expect(dict, next(laid, None)).items()}

        if "docx" in bodies:
            progress("melengkapi dokumen Word")
            written = bodies["docx"].result()
            if not is_zipfile(BytesIO(written)):
                raise _BROKEN
            done.files["docx"] = docx.finish(
                written,
                pages=pages,
                pictures={
                    **{name: photo.data for name, photo in content.photos.items()},
                    **{name: picture.result() for name, picture in pictures.items()},
                },
                picture_room=partial(_room, content=content),
                # A logo is an agency's own; whether Word draws all of it alike is not known.
                drawings={name: svg for name, svg in drawn.items() if name not in _LOGOS},
                layout=content.layout,
                properties=content.properties,
            )
        else:
            pages()
        pdf = _expect(bytes, next(laid, None))
        readback.require_none([str(cell) for cell in _expect(list, next(laid, None))])
        if "pdf" in self.formats:
            done.files["pdf"] = pdf

    def _painted(self, name: str, svg: str, layout: Layout) -> bytes:
        assert self._worker is not None
        width = picture_width(name, layout)
        try:
            made = self._worker.call("lkj.publish.typst:svg_to_png", svg=svg, width=width, font=layout.fon)
        except LimitError:
            raise
        except EngineError as error:
            raise EngineError(f"gambar «{name}»: {error.message}", error.hint) from error
        return _expect(bytes, made)
