"""What a paste from Word or a web page leaves in YAML, repaired: no-break spaces and curly quotation marks.

A no-break space is a space that YAML takes for a letter; curly marks around a whole name or code are those that YAML
wanted straight. Neither is touched in comments, and a text says afterwards what it said, but for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

from lkj.diagnostics import Position
from lkj.files.edit import Edit
from lkj.files.yaml.document import Value
from lkj.files.yaml.reader import parse

__all__ = ["tanpa_kutip_lengkung", "tanpa_spasi_tak_putus"]

Perbaikan = tuple[Position, str]

_NBSP = "\xa0"
# Where YAML asks for spaces: in front of a line, behind dashes and the colon of a key.
_STRUKTUR = re.compile(r"[ \xa0-]*(?:[\w-]+:(?=[ \xa0]))?[ \xa0]*")
_KOMENTAR = re.compile(r"(?:^|[ \t])#")
_TERBANYAK = 30
_BUKA_TUTUP = re.compile(
    "[\u201c\u201d\u201e]([^\u201c\u201d\u201e]+)[\u201c\u201d]|[\u2018\u2019]([^\u2018\u2019]+)\u2019"
)
_BARIS = re.compile("([ -]*([\\w-]+): +)([\u201c\u201d\u201e\u2018\u2019].*?[\u201d\u201c\u2019])( *| +#.*)")
_UCAPAN = "tanda kutip lengkung dari Word diganti: {}"
# Names, codes and what else labels a thing. In a vision or a reason marks of quotation may be meant.
_LABEL = frozenset(
    [
        "alamat", "faksimile", "id", "jabatan", "jabatan_singkat", "kode", "kota", "laman", "lembaga", "nama", "nip",
        "nomor", "satuan", "sebutan", "telepon", "unit", "wilayah",
    ]
)  # fmt: skip


def tanpa_spasi_tak_putus(file: str, text: str) -> tuple[str, list[Perbaikan]]:
    """Return a YAML text with spaces in the place of no-break ones, and where those stood.

    A line in which that would change more than the spaces stays as it is: a mark # behind one would begin a comment.
    """
    if _NBSP not in text:
        return text, []
    lines = text.split("\n")
    # A key whose colon is followed by one is no key, and what seems to be read is not what was meant.
    structured = [_diganti(line, _akhir_struktur(line)) for line in lines]
    if parse(file, "\n".join(structured)).whole or not parse(file, text).whole:
        lines = structured
    trial = [_diganti(line, _akhir_isi(line)) for line in lines]
    if not _sama_kecuali_spasi(file, lines, trial):
        changed = [n for n, (old, new) in enumerate(zip(lines, trial, strict=True)) if old != new]
        wanted, trial = trial, list(lines)
        for n in changed[:_TERBANYAK]:
            trial[n] = wanted[n]
            if not _sama_kecuali_spasi(file, lines, trial):
                trial[n] = lines[n]
    before = text.split("\n")
    found = [n for n, line in enumerate(before) if line != trial[n]]
    what = "spasi tak-putus (U+00A0) diganti spasi biasa"
    return "\n".join(trial), [(Position(file, n + 1, before[n].index(_NBSP) + 1), what) for n in found]


def _akhir_struktur(line: str) -> int:
    found = _STRUKTUR.match(line)
    return found.end() if found else 0


def _akhir_isi(line: str) -> int:
    """Return where a line ends, or something in it that may be a comment begins."""
    found = _KOMENTAR.search(line)
    return found.start() if found else len(line)


def _diganti(line: str, end: int) -> str:
    if _NBSP not in line[:end]:
        return line
    done = line[:end].replace(_NBSP, " ") + line[end:]
    return done if end < len(line) else done.rstrip(" ")


def _sama_kecuali_spasi(file: str, old: list[str], new: list[str]) -> bool:
    before, after = (parse(file, "\n".join(lines)) for lines in (old, new))
    if before.document is None or after.document is None or not before.whole or not after.whole:
        return False
    return _sama(before.document.data, after.document.data)


def _sama(old: Value, new: Value) -> bool:
    """Tell whether two values are alike but for spaces; a number that a no-break space made a text is one again."""
    if isinstance(old, dict) and isinstance(new, dict):
        keys = [_biasa(key) for key in old] == [_biasa(key) for key in new]
        return keys and all(map(_sama, old.values(), new.values()))
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(_sama, old, new))
    if isinstance(old, str) and isinstance(new, str):
        return _biasa(old) == _biasa(new)
    if isinstance(old, str) and isinstance(new, int | Decimal | date) and not isinstance(new, bool):
        return _biasa(old) == str(new)
    return type(old) is type(new) and old == new


def _biasa(text: str) -> str:
    return " ".join(text.split())


def tanpa_kutip_lengkung(file: str, text: str) -> tuple[str, list[Perbaikan]]:
    """Return a YAML text without curly marks around whole names and codes, straight ones where a text needs them."""
    if not _BUKA_TUTUP.search(text):
        return text, []
    reading = parse(file, text)
    if not reading.whole:
        return _baris_terkutip(file, text)
    if reading.document is None:
        return text, []
    document = reading.document
    edit, made, wanted = Edit(text), [], deepcopy(document.data)
    found = [(document.position(path), path, value) for path, value in _terkutip(document.data, ())]
    for position, path, value in sorted(found, key=lambda one: (one[0].line, -one[0].column)):
        inner = _isi(value)
        plain = _sendiri(file, inner)
        # One within straight marks was written so on purpose, one on several lines is left to who wrote it.
        if plain and edit.piece(position, value, plain):
            _ganti(wanted, path, inner)
            made.append((position, _UCAPAN.format(plain)))
    fixed = edit.text()
    after = parse(file, fixed).document
    return (fixed, made) if after is not None and after.data == wanted else (text, [])


def _baris_terkutip(file: str, text: str) -> tuple[str, list[Perbaikan]]:
    """Repair a text that cannot be read for what stands between curly marks, a colon say, if then it can."""
    edit, made = Edit(text), []
    for n, line in enumerate(edit.lines):
        found = _BARIS.fullmatch(line)
        inner = _isi(found[3]) if found and found[2] in _LABEL else ""
        if found and inner and (plain := _sendiri(file, inner)):
            place = Position(file, n + 1, found.start(3) + 1)
            edit.piece(place, found[3], plain)
            made.append((place, _UCAPAN.format(plain)))
    fixed = edit.text()
    return (fixed, made) if made and parse(file, fixed).whole else (text, [])


def _isi(value: str) -> str:
    """Return what stands between curly marks around a whole text, empty where none do."""
    found = _BUKA_TUTUP.fullmatch(value)
    return ((found[1] or found[2]).strip() if found else "") or ""


def _terkutip(value: Value, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield path and text of each label in curly marks."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _terkutip(inner, (*path, key))
    elif isinstance(value, str) and path and path[-1] in _LABEL and _isi(value):
        yield path, value


def _ganti(data: Any, path: tuple[str | int, ...], value: str) -> None:
    for part in path[:-1]:
        data = data[part]
    data[path[-1]] = value


def _sendiri(file: str, text: str) -> str:
    """Return how a text is written so that YAML reads just that, empty where that takes more than marks around it."""
    for written in (text, f'"{text}"'):
        document = parse(file, f"teks: {written}\n").document
        if document is not None and document.data == {"teks": text}:
            return written
    return ""
