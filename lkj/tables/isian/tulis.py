"""Facts written into the files of a year, each where it stands, and proved: what the models refuse is not written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from lkj.diagnostics import Finding, Severity
from lkj.files import Origin, Overlay
from lkj.files.layout import year_folder
from lkj.files.yaml.commented import Skalar
from lkj.files.yaml.editing import CannotSetError, YamlEdit, quoted
from lkj.files.yaml.nested import Isi
from lkj.files.yaml.quoting import tulis_bilangan
from lkj.files.yaml.reader import parse
from lkj.model.bidang import bagian
from lkj.model.load import YEAR_FILES, read_year
from lkj.model.tahun import Tahun
from lkj.tables.isian.lembar import Jalur
from lkj.tables.isian.outcome import Perubahan, Tambahan, Tolakan

__all__ = ["terapkan"]

_MODEL = {file.name: file.model for file in YEAR_FILES}


def terapkan(
    origin: Origin, year: int, changes: Sequence[Perubahan | Tambahan], before: Iterable[Finding]
) -> tuple[dict[str, bytes], list[Perubahan | Tambahan], list[Tolakan]]:
    """Return the files that change, what is changed in them, and what is refused; nothing is written.

    `before` is what reading the year finds today: an error that was there already refuses nothing.
    """
    wanted, refused = list(changes), list[Tolakan]()
    known = Counter(map(_sama, before))
    while True:
        contents, unplaced = _sunting(origin, year, wanted)
        if unplaced:
            refused += unplaced.values()
            wanted = [one for one in wanted if id(one) not in unplaced]
            continue
        reading = read_year(Overlay(contents, origin), year)
        found = [one for one in reading.findings if one.severity is Severity.ERROR and not known[_sama(one)]]
        bad = _penyebab(found, wanted, contents) if contents else {}
        if not bad and reading.tahun is not None:
            bad = _tak_terbaca(reading.tahun, wanted)
        if not bad:
            return contents, wanted, refused
        refused += bad.values()
        wanted = [one for one in wanted if id(one) not in bad]


def _sama(finding: Finding) -> tuple[str, str, str]:
    return finding.file, finding.code, finding.message


def _sunting(
    origin: Origin, year: int, changes: Iterable[Perubahan | Tambahan]
) -> tuple[dict[str, bytes], dict[int, Tolakan]]:
    """Return the edited files by name, and what has no place in them."""
    texts: dict[str, YamlEdit] = {}
    refused: dict[int, Tolakan] = {}
    for one in changes:
        name = f"{year_folder(year)}/{one.berkas}"
        if not origin.owns(name):
            hint = f"salin {origin.true(name)} menjadi {name} dahulu bila satker ini memang berbeda"
            refused[id(one)] = Tolakan(one.asal, one.nama, f"{one.berkas} dipakai bersama satker lain", hint)
            continue
        if name not in texts:
            texts[name] = YamlEdit(origin.read(name).decode("utf-8"))
        try:
            order = _urutan(_MODEL[one.berkas], one.jalur)
            if isinstance(one, Tambahan):
                texts[name].append(one.jalur, _isi(one.isi), order)
            else:
                texts[name].set(one.jalur, _skalar(one.baru), order)
        except CannotSetError as error:
            hint = f"tulis sendiri dalam {name}:{one.posisi.line}"
            refused[id(one)] = Tolakan(one.asal, one.nama, str(error), hint)
    made = {name: text.text().encode("utf-8") for name, text in texts.items()} if not refused else {}
    return made, refused


def _penyebab(
    found: Sequence[Finding], changes: Sequence[Perubahan | Tambahan], contents: Mapping[str, bytes]
) -> dict[int, Tolakan]:
    """Return which changes brought the errors; all of a file's where that cannot be told."""
    bad: dict[int, Tolakan] = {}
    places = {name: _Letak(name, content, changes) for name, content in contents.items()}
    for finding in found:
        own = [one for one in changes if finding.file.endswith(f"/{one.berkas}")]
        near = places[finding.file].pada(finding.line) if finding.file in places else []
        for one in near or own or changes:
            bad.setdefault(id(one), Tolakan(one.asal, one.nama, finding.message, finding.hint))
    return bad


def _tak_terbaca(year: Tahun, changes: Sequence[Perubahan | Tambahan]) -> dict[int, Tolakan]:
    """Return the changes that name a file of evidence which is not there: the next check would stop at it (LKJ342)."""
    paths = _jalur(changes)
    named = {(one.berkas, *paths[id(one)]): one for one in changes}
    bad: dict[int, Tolakan] = {}
    for file, one in year.semua_bukti():
        change = named.get((file, *one.jalur)) or named.get((file, *one.jalur, "berkas"))
        found = year.bukti.get(one.bukti.berkas or "")
        if change is not None and found is not None and found.galat:
            likely = f"mungkin maksud Anda «{found.mirip}»; bila bukan, " if found.mirip else ""
            hint = (
                f"{likely}simpan berkas itu sebagai {one.bukti.berkas} di dalam folder tahun, lalu baca lagi isian ini"
            )
            bad[id(change)] = Tolakan(change.asal, change.nama, f"berkasnya tidak terbaca: {found.galat}", hint)
    return bad


class _Letak:
    """Where the changes of a file stand once it is written: read once, whatever is found in it."""

    def __init__(self, name: str, content: bytes, changes: Sequence[Perubahan | Tambahan]) -> None:
        self._pada: dict[int, list[Perubahan | Tambahan]] = {}
        self._sekitar: dict[Jalur, tuple[range, list[Perubahan | Tambahan]]] = {}
        document, paths = parse(name, content.decode("utf-8")).document, _jalur(changes)
        for one in changes:
            if document is not None and name.endswith(f"/{one.berkas}"):
                path = paths[id(one)]
                for line in document.lines(path):
                    self._pada.setdefault(line, []).append(one)
                if path[:2] not in self._sekitar:
                    self._sekitar[path[:2]] = document.lines(path[:2]), []
                self._sekitar[path[:2]][1].append(one)

    def pada(self, line: int) -> list[Perubahan | Tambahan]:
        """Return the changes on a line, else those of the item around it."""
        return self._pada.get(line) or [one for lines, all_ in self._sekitar.values() if line in lines for one in all_]


def _jalur(changes: Sequence[Perubahan | Tambahan]) -> dict[int, Jalur]:
    """Return where each change stands once it is written."""
    added: Counter[tuple[str, Jalur]] = Counter()
    paths: dict[int, Jalur] = {}
    for one in changes:
        paths[id(one)] = one.jalur
        if isinstance(one, Tambahan):
            paths[id(one)] = (*one.jalur, one.sudah + added[one.berkas, one.jalur])
            added[one.berkas, one.jalur] += 1
    return paths


def _urutan(model: type[BaseModel], path: Jalur) -> tuple[str, ...]:
    """Return the keys of the model that holds the last key of a path, in their order."""
    here: type[BaseModel] | None = model
    last = max(n for n, part in enumerate(path) if isinstance(part, str))
    for part in path[:last]:
        if isinstance(part, str) and here is not None:
            info = here.model_fields.get(part)
            inner = bagian(info) if info is not None else []
            here = inner[0] if inner else None
    return tuple(here.model_fields) if here is not None else ()


def _isi(value: Any) -> Isi:
    """Return a plain value as what is to be written."""
    if isinstance(value, Mapping):
        return {key: _isi(one) for key, one in value.items()}
    return [_isi(one) for one in value] if isinstance(value, list) else _skalar(value)


def _skalar(value: Any) -> Skalar:
    """Return a plain value as a scalar that is to be written."""
    if value is None:
        return Skalar("null", "", 0, 0)
    if isinstance(value, bool):
        return Skalar("true" if value else "false", "", 0, 0)
    if isinstance(value, (int, Decimal)):
        return Skalar(tulis_bilangan(value), "", 0, 0)
    if isinstance(value, date):
        return Skalar(value.isoformat(), "", 0, 0)
    return quoted(str(value))
