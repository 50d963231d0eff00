"""What a worker does for `verify`: all that opens a received PDF happens there, under limits; JSON goes back."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from typing import Any

from msgspec import Struct, to_builtins

from lkj.publish.errors import EngineError
from lkj.verify.objects import Inspection, inspect
from lkj.verify.pages import count_pages, lines
from lkj.verify.pdf import IrregularError
from lkj.verify.revisions import revision_ends
from lkj.verify.verdict import Difference, Kind, Signature
from lkj.verify.words import compare

_NO_WORDS: dict[str, Any] = {"text": [], "pages": 0, "words": 0}
_MOST_ATTACHED, _MOST_NAMES = 128 * 2**20, 2000


def attachments(pdf: bytes) -> list[list[Any]]:
    """Return name and bytes of each file inside a PDF, in order; EngineError when it cannot be read."""
    import pypdfium2 as pdfium

    from lkj.publish.attachments import content_of, name_of

    found, size = [], 0
    try:
        with closing(pdfium.PdfDocument(pdf)) as document:
            count = document.count_attachments()
            if count > _MOST_NAMES:
                raise EngineError(f"berkas ini memuat {count} lampiran, lebih dari yang mungkin dibuat lkj")
            for number in range(count):
                one = document.get_attachment(number)
                found.append([name_of(one), content_of(one)])
                size += len(found[-1][1])
                if size > _MOST_ATTACHED:
                    raise EngineError("lampiran berkas ini terlalu besar", "periksa asal berkas itu")
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise EngineError("berkas ini dikunci dengan sandi", "simpan tanpa sandi, lalu periksa lagi") from error
        again = "salin atau unduh lagi berkas itu, atau minta lagi kepada pengirimnya"
        raise EngineError("berkas ini bukan PDF yang utuh", again) from error
    return found


def subject(pdf: bytes) -> str:
    """Return what a PDF says that it is about, "" where it says nothing."""
    import pypdfium2 as pdfium

    with closing(pdfium.PdfDocument(pdf)) as document:
        return str(document.get_metadata_value("Subject"))


def differences(expected: bytes, actual: bytes) -> dict[str, Any]:
    """Return how a received PDF parts from the rebuilt one: by objects, by words, and what was appended to it.

    The words tell a difference as a reader sees it. Where the objects are the same, words and looks are a second
    opinion, by another reader of PDFs.
    """
    seen = inspect(expected, actual)
    second = not seen.differences
    text: list[Difference]
    try:
        if seen.readable and not second and not seen.drawn:
            appended = None if seen.beneath else _appended(actual)
            return {"inspection": to_builtins(seen), "appended": appended, **_NO_WORDS}
        pages, words, text = compare(actual, expected, pictures=second)
    except Exception:  # PDFium's and ctypes' own: what it cannot read it need not tell
        pages, words = 0, 0
        text = [Difference(Kind.SUSUNAN, "berkas tidak dapat dibaca sebagai PDF yang utuh")] if second else []
    if seen.readable and not second and 0 not in seen.drawn:
        # A page that was turned, say, has its words in another order, and no others.
        text = [one for one in text if one.page in seen.drawn]
    return {
        "inspection": to_builtins(seen),
        "appended": None if seen.beneath else _appended(actual),
        "text": to_builtins(text),
        "pages": pages,
        "words": words,
    }


def added(recorded: bytes, pdf: bytes) -> dict[str, Any]:
    """Return what stands in a file beyond the revision at its start that was recorded."""
    return dict(to_builtins(inspect(recorded, pdf)))


def size(pdf: bytes) -> list[int]:
    """Return the numbers of pages and of words of a PDF."""
    return [count_pages(pdf), sum(len(line.words) for line in lines(pdf))]


def words(expected: bytes, actual: bytes) -> list[dict[str, Any]]:
    """Return the differences between the words of two PDFs."""
    return list(to_builtins(compare(actual, expected, pictures=False)[2]))


def _appended(actual: bytes) -> dict[str, Any] | None:
    """Return what the later revisions did to the first; None when there is but one."""
    try:
        ends = revision_ends(actual)
    except IrregularError:
        return None
    return added(actual[: ends[0].at], actual) if len(ends) > 1 else None


class Compared(Struct, frozen=True):
    """The answer of `differences`, as the parent has it."""

    inspection: Inspection
    appended: Inspection | None
    text: tuple[Difference, ...]
    pages: int
    words: int


def as_differences(answer: Any) -> tuple[Difference, ...]:
    """Return differences from an answer of the worker; EngineError when it is no such thing."""
    try:
        return tuple(
            Difference(Kind(d["kind"]), str(d["message"]), _page(d["page"]), str(d["printed"]), str(d["expected"]))
            for d in answer
        )
    except (TypeError, ValueError, LookupError) as error:
        raise _nonsense() from error


def as_compared(answer: Any) -> Compared:
    """Return what `differences` answered; EngineError when it is no such thing."""
    if not isinstance(answer, dict) or not isinstance(answer.get("inspection"), dict):
        raise _nonsense()
    appended = answer.get("appended")
    return Compared(
        as_inspection(answer["inspection"]),
        as_inspection(appended) if isinstance(appended, dict) else None,
        as_differences(answer.get("text")),
        _page(answer.get("pages")) or 0,
        _page(answer.get("words")) or 0,
    )


def as_attachments(answer: Any) -> list[tuple[str, bytes]]:
    """Return what `attachments` answered; EngineError when it is no such thing."""
    found = [(str(name), data) for name, data in answer]
    if not all(isinstance(data, bytes) for _, data in found):
        raise _nonsense()
    return found


def as_inspection(answer: Mapping[str, Any]) -> Inspection:
    """Return what an inspection answered; EngineError when it is no such thing."""
    try:
        signatures = tuple(_signature(one) for one in answer["signatures"])
        drawn = tuple(int(n) for n in answer["drawn"])
        return Inspection(
            as_differences(answer["differences"]),
            signatures,
            drawn,
            answer["beneath"] is True,
            answer["readable"] is True,
        )
    except (TypeError, ValueError, LookupError) as error:
        raise _nonsense() from error


def _signature(answer: Mapping[str, Any]) -> Signature:
    given = {name: answer[name] for name in Signature.__struct_fields__}
    text = {name: str(value) for name, value in given.items() if name not in ("end", "pages", "boxes")}
    pages = tuple(int(n) for n in given["pages"])
    boxes = tuple(tuple(float(x) for x in box) for box in given["boxes"])
    return Signature(**text, end=int(given["end"]), pages=pages, boxes=boxes)


def _page(value: Any) -> int | None:
    return value if type(value) is int else None


def _nonsense() -> EngineError:
    return EngineError("pembaca PDF memberi jawaban yang tidak dikenali", "jalankan lagi; bila tetap, laporkan")
