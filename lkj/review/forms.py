"""The notes of a document that came back as text and as JSON."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lkj.diagnostics.escape import one_line
from lkj.review.notes import Jenis
from lkj.review.review import Tinjauan, Ulasan
from lkj.review.trace import Asal
from lkj.tables.machine import dump

__all__ = ["to_json", "to_text"]

_KINDS = {Jenis.KOMENTAR: "comment", Jenis.SISIPAN: "insertion", Jenis.HAPUSAN: "deletion"}
_SOURCES = {"narasi": "prose", "data": "data", "templat": "template"}
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)")
_LONGEST = 160
_VERBS = {Jenis.KOMENTAR: "pada", Jenis.SISIPAN: "disisipkan", Jenis.HAPUSAN: "dihapus"}


def _date(text: str) -> str:
    found = _DATE.match(text)
    return f"{found[3]}-{found[2]}-{found[1]} pukul {found[4]}.{found[5]}" if found else text


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2].rstrip()} … {text[-_LONGEST // 2 :].lstrip()}"


def _place(one: Asal) -> str:
    if one.tempat is None:
        return "templat lkj: bukan dari data atau narasi"
    figure = f" (angka {one.angka})" if one.angka else ""
    return f"{one.tempat.file}:{one.tempat.line}{figure}"


def _lines(number: int, one: Ulasan) -> Iterator[str]:
    note = one.catatan
    who = " · ".join(part for part in (note.penulis or "tanpa nama", _date(note.tanggal)) if part)
    yield f"{number}. {note.jenis.capitalize()} — {who}"
    if note.isi:
        yield f"   isi: «{note.isi}»"
    if note.kata:
        yield f"   {_VERBS[note.jenis]}: «{_short(note.kata)}»"
    yield f"   di: {' › '.join(one.judul) or 'bagian depan'} ({note.letak.jenis})"
    for place in one.asal:
        yield f"   asal: {_place(place)}"


def to_text(found: Tinjauan, name: str) -> str:
    """Write the notes for a person, and that nothing was taken over."""
    title = f"{name}: {found.dokumen} {found.tahun}"
    if not found.ulasan:
        return one_line(f"{title}: tidak ada komentar dan tidak ada perubahan terlacak") + "\n"
    counted = Counter(one.catatan.jenis for one in found.ulasan)
    summary = ", ".join(f"{counted[kind]} {kind.value}" for kind in Jenis if counted[kind])
    lines = [f"{title}: {summary}", ""]
    for number, one in enumerate(found.ulasan, start=1):
        lines += [*_lines(number, one), ""]
    lines.append("Tidak ada yang diambil alih: ubah sendiri berkas yang disebut, lalu jalankan lkj build.")
    return "".join(f"{one_line(line)}\n" for line in lines)


def to_json(found: Tinjauan) -> str:
    """Write the notes for a program, with English keys."""
    return dump(
        {
            "year": found.tahun,
            "document": found.dokumen,
            "notes": [
                {
                    "kind": _KINDS[one.catatan.jenis],
                    "author": one.catatan.penulis,
                    "date": one.catatan.tanggal,
                    "words": one.catatan.kata,
                    "comment": one.catatan.isi,
                    "headings": list(one.judul),
                    "place": one.catatan.letak.jenis,
                    "origins": [
                        {
                            "kind": _SOURCES[place.jenis],
                            "file": place.tempat.file if place.tempat else None,
                            "line": place.tempat.line if place.tempat else None,
                            "figure": place.angka or None,
                        }
                        for place in one.asal
                    ],
                }
                for one in found.ulasan
            ],
        }
    )
