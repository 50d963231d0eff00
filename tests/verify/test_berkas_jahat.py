"""PDFs made to hurt who reads them: bounded in time and memory, and each ends in a sentence."""

from __future__ import annotations

import io
import sys
import time
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from alat_pemalsu import saved
from pikepdf import Array, Dictionary, Name

from lkj.publish.engines.client import Worker
from lkj.publish.engines.limits import LimitError, Limits
from lkj.publish.errors import EngineError
from lkj.verify.graph import departures
from lkj.verify.objects import inspect
from lkj.verify.pdf import IrregularError, open_strictly
from lkj.verify.rebuild import verify


def _plain() -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(200, 200))
        document.pages[0].obj.Contents = document.make_stream(b"0 0 10 10 re f")
        document.save(out)
    return out.getvalue()


PLAIN = _plain()


def _most_memory() -> int:
    """Return the most memory that this process ever held, in KiB; nothing where the system does not say."""
    if sys.platform != "linux":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _bomb(document: pikepdf.Pdf) -> None:
    stream = document.pages[0].obj.Contents
    packed = zlib.compress(zlib.compress(b"\0" * 140_000_000, 1), 9)
    stream.write(packed, filter=Array([Name.FlateDecode, Name.FlateDecode]))


def _one_bomb(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.Contents.write(zlib.compress(b"\0" * 140_000_000, 1), filter=Name.FlateDecode)


def _pages(document: pikepdf.Pdf) -> None:
    page = document.pages[0].obj
    document.Root.Pages.Kids = Array([page] * 50_000)
    document.Root.Pages.Count = 50_000


def _circle(document: pikepdf.Pdf) -> None:
    document.Root.Pages.Kids = Array([document.Root.Pages])


def _deep_tree(document: pikepdf.Pdf) -> None:
    node = document.Root.Pages
    for _ in range(5_000):
        inner = document.make_indirect(Dictionary(Type=Name.Pages, Count=1, Kids=Array()))
        node.Kids = Array([inner])
        node = inner


def _deep_names(document: pikepdf.Pdf) -> None:
    node = document.make_indirect(Dictionary())
    document.Root.Names = Dictionary(EmbeddedFiles=node)
    for _ in range(5_000):
        inner = document.make_indirect(Dictionary())
        node.Kids = Array([inner])
        node = inner


BAD: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "packed twice": _bomb,
    "packed once": _one_bomb,
    "a page fifty thousand times": _pages,
    "a circle of pages": _circle,
    "a deep tree of pages": _deep_tree,
    "a deep tree of names": _deep_names,
}


@pytest.mark.lambat
@pytest.mark.parametrize("name", BAD)
def test_a_hostile_file_is_told_apart_at_once(name: str) -> None:
    """Each is a difference within seconds, and no more is unpacked than the honest document holds."""
    forged = saved(PLAIN, BAD[name])
    start, made = time.monotonic(), _most_memory()
    assert inspect(PLAIN, forged).differences
    assert time.monotonic() - start < 20
    assert _most_memory() - made < 300_000


def test_deeply_nested_objects_are_refused() -> None:
    """Arrays in arrays beyond any report's are no matter of the interpreter's depth."""
    nested = PLAIN.replace(b"/MediaBox", b"/X " + b"[" * 100_000 + b"]" * 100_000 + b" /MediaBox")
    assert inspect(PLAIN, nested).differences


def test_a_file_that_needs_repair_is_refused() -> None:
    """What one reader mends another mends otherwise, so nothing is proven of it."""
    with pytest.raises(IrregularError):
        open_strictly(PLAIN.replace(b"startxref", b"startxxxx"))
    with pytest.raises(IrregularError):
        open_strictly(PLAIN.replace(b"xref\n0", b"xref\n9"))


def test_a_key_that_stands_twice_is_refused() -> None:
    """Of two contents of one page each reader shows another."""
    doubled = saved(PLAIN, lambda _: None, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    at = doubled.index(b"/MediaBox")
    forged = doubled[:at] + b"/Rotate 0 /Rotate 90 " + doubled[at:]
    with pytest.raises(IrregularError), open_strictly(PLAIN) as ours, open_strictly(forged) as theirs:
        departures(ours, theirs)


@pytest.mark.lambat
def test_a_file_without_end_is_ended() -> None:
    """Time and memory of all that opens the file are limited; going over that is exit code 3, not a hang."""
    with pytest.raises(EngineError):
        verify(saved(PLAIN, _pages)[:-200] + b"\0" * 1000, limits=Limits(seconds=20.0))


@pytest.mark.lambat
def test_what_takes_too_long_is_the_received_files_fault() -> None:
    """Who checks a PDF has no prose to look through and no --keep; who sent it can be asked."""
    with pytest.raises(LimitError) as caught:
        verify(PLAIN, limits=Limits(seconds=0.01))
    assert "PDF ini" in caught.value.hint and "--timeout" in caught.value.hint
    assert "--keep" not in caught.value.hint


@pytest.mark.lambat
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory is bounded otherwise")
def test_a_reader_that_ends_suddenly_is_told_without_what_verify_has_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash of PDFium or qpdf is a sentence of its own, with a remedy that `lkj verify` has."""
    call = Worker.call
    monkeypatch.setattr(Worker, "call", lambda worker, *_, **__: call(worker, "os:abort"))
    with pytest.raises(EngineError, match="berhenti mendadak") as caught:
        verify(PLAIN)
    assert "--keep" not in caught.value.hint and "penerbitnya" in caught.value.hint


@pytest.mark.lambat
@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\nstartxref\n9\n%%EOF", b"\0" * 9999])
def test_what_is_hardly_a_pdf_is_refused_in_a_sentence(data: bytes) -> None:
    """No file is too short or too empty for an answer."""
    with pytest.raises(EngineError, match="bukan PDF"):
        verify(data)
