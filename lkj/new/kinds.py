"""The kinds of offices that `lkj init` knows: a data file each, with what it asks and need not be told."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

from msgspec import Struct

from lkj.files import Kind, entries, read_own
from lkj.files.yaml.reader import parse

__all__ = ["Jenis", "Pertanyaan", "awal", "jenis", "nama_jenis", "umum"]

_JENIS = Path(str(resources("lkj"))) / "model" / "presets" / "jenis"
LAIN = "kosong"
_AWAL = Path(__file__).parent / "awal"


class Pertanyaan(Struct, frozen=True):
    """One thing that is asked of an office: the key of its answer, the words, and an example of an answer."""

    kunci: str
    teks: str
    contoh: str


class Jenis(Struct, frozen=True):
    """A kind of office: its name on the command line, what it is, what it is asked, and the rest of its file."""

    nama: str
    judul: str
    pertanyaan: tuple[Pertanyaan, ...]
    isi: Mapping[str, Any]


def nama_jenis() -> tuple[str, ...]:
    """Return the names of all kinds, that of any other office last."""
    names = (name.removesuffix(".yaml") for name, _ in entries(_JENIS, ""))
    return tuple(sorted(names, key=lambda name: (name == LAIN, name)))


def jenis(nama: str) -> Jenis:
    """Return a kind by its name."""
    data = _baca(_JENIS / f"{nama}.yaml")
    asked = tuple(Pertanyaan(key, one["teks"], one["contoh"]) for key, one in data["tanya"].items())
    return Jenis(nama, data["judul"], asked, data)


def umum() -> Mapping[str, Any]:
    """Return what all kinds have in common: regulations, the words of an agreement, the source of the method."""
    return _baca(_AWAL / "umum.yaml")


def awal(nama: str) -> Mapping[str, str]:
    """Return the texts of a folder of what a project begins with, by their names, at every depth."""
    found: dict[str, str] = {}
    for name, kind in entries(_AWAL, nama):
        path = f"{nama}/{name}"
        if kind is not Kind.FOLDER:
            found[path.partition("/")[2]] = read_own(_AWAL / path).decode()
        else:
            found |= awal(path)
    return found


def _baca(path: Path) -> dict[str, Any]:
    document = parse(path.name, read_own(path).decode()).document
    assert document is not None  # a test reads each
    return document.data
