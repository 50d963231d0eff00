"""A received PDF against the rebuilt one, object by object and revision by revision; each reader's view of it too."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from lkj.verify.differences import is_drawn, tell
from lkj.verify.graph import departures
from lkj.verify.hidden import hidden
from lkj.verify.pdf import IrregularError, open_strictly, shape
from lkj.verify.revisions import revision_ends
from lkj.verify.signature import Examined, examine
from lkj.verify.verdict import Difference, Kind, Signature

_MOST_HIDDEN = 10


class Inspection(Struct, frozen=True):
    """What parts the received file from the rebuilt one, and the signatures appended to it.

    `drawn` are the pages whose own drawing differs, which `differences` tell in general only, with 0 where a page came,
    went or moved; `beneath` says that the received file begins with the rebuilt one byte for byte, `readable` that
    there is one way to read it.
    """

    differences: tuple[Difference, ...] = ()
    signatures: tuple[Signature, ...] = ()
    drawn: tuple[int, ...] = ()
    beneath: bool = False
    readable: bool = True


def inspect(expected: bytes, actual: bytes) -> Inspection:
    """Compare two PDFs by all that a reader could show, every revision of `actual` on its own.

    Nothing is taken on trust: a file that cannot be read in one way only is a difference by itself.
    """
    beneath = actual.startswith(expected)
    try:
        return _inspect(expected, actual, beneath)
    except IrregularError as error:
        message = f"susunan berkas tidak seperti yang dibuat lkj: {error}"
        return Inspection((Difference(Kind.SUSUNAN, message),), beneath=beneath, readable=False)


def _inspect(expected: bytes, actual: bytes, beneath: bool) -> Inspection:
    ends = revision_ends(actual)
    known: set[tuple[str, int]] = set()
    last = Examined([], [], [])
    told: list[Difference] = []
    earlier: list[Difference] = []
    with open_strictly(expected) as ours:
        tree = shape(ours) if beneath else None
        for number, end in enumerate(ends, start=1):
            if beneath and end.at <= len(expected):
                continue
            with open_strictly(actual[: end.with_blanks]) as theirs:
                last = examine(departures(ours, theirs), theirs, actual[: end.with_blanks], expected)
                told = [Difference(Kind.TANDA_TANGAN, why) for why in last.refusals] + tell(last.left)
                begin = ends[number - 2].at if number > 1 else 0
                told += _hidden(hidden(theirs, actual[: end.with_blanks], begin, end.at))
                # Updates keep the numbers of objects, and no signature has any business among the pages.
                if tree is not None and tree != shape(theirs):
                    told.append(Difference(Kind.SUSUNAN, "pohon halamannya diubah dalam berkas yang sudah jadi"))
                tree = shape(theirs)
            for one in last.signatures:
                # A signature covers all of the revision that it came with.
                if (one.field, one.end) not in known and not end.at <= one.end <= end.with_blanks:
                    message = f"tanda tangan {one.field} tidak meliputi seluruh revisinya"
                    told.append(Difference(Kind.TANDA_TANGAN, message))
                known.add((one.field, one.end))
            if end is not ends[-1]:
                earlier += [replace(one, message=f"revisi ke-{number}: {one.message}") for one in told]
    drawn = tuple(sorted({int(one.path[1]) if one.path[2:3] else 0 for one in last.left if is_drawn(one)}))
    return Inspection(tuple(told or earlier), tuple(last.signatures), drawn, beneath)


def _hidden(found: list[tuple[int, int]]) -> list[Difference]:
    told = [f"objek {number} pada bita ke-{place} tidak tercantum dalam daftar objeknya" for number, place in found]
    more = [f"dan {len(told) - _MOST_HIDDEN} objek lagi yang tidak tercantum"] if len(told) > _MOST_HIDDEN else []
    why = "; pembaca PDF yang mencari sendiri objeknya dapat menampilkannya"
    return [Difference(Kind.SUSUNAN, f"{one}{why}") for one in (*told[:_MOST_HIDDEN], *more)]
