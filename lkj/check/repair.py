"""`lkj check --fix`: slips whose remedy leaves no choice are repaired in the files; comments and all else stay.

Repaired are line ends (CRLF), a missing last line end, tabs as indentation, spaces at the ends of lines, dots in whole
amounts (1.250.000), letters of other scripts that look Latin, in keys and in ranks of a ladder, and what a paste from
Word leaves: no-break spaces, curly marks around names and codes (see `pasted`). A text is edited where the slip stands;
where the file can be read before and after, tidying must not change what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from msgspec import Struct
from pydantic import BaseModel, ValidationError

from lkj.capaian.numerals import HOMOGLIF
from lkj.check.pasted import tanpa_kutip_lengkung, tanpa_spasi_tak_putus
from lkj.check.project import Project
from lkj.check.targets import Target
from lkj.diagnostics import Position, Severity
from lkj.diagnostics.shape import allowed_keys
from lkj.files import MAX_BYTES, Origin, RefusedError, layout
from lkj.files.edit import Edit
from lkj.files.history import write_kept
from lkj.files.yaml.document import Document
from lkj.files.yaml.reader import Reading, parse
from lkj.model.load import YEAR_FILES
from lkj.model.metode import tangga_terbaca

__all__ = ["Perubahan", "perbaiki", "rapikan"]

_BOM = "\ufeff"
_RIBUAN = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_TAB_INDENT = re.compile(r" *\t[ \t]*(?=[^ \t])")
# As wide as editors show a tab.
_LEBAR_TAB = (2, 4, 8)
# A repaired key uncovers the slips below it; no slip hides deeper.
_PUTARAN = 3


class Perubahan(Struct, frozen=True):
    """One repair: where it was made (as the file stood then), and what was done, in Indonesian."""

    position: Position
    uraian: str

    def __str__(self) -> str:
        return f"{self.position.file}:{self.position.line}:{self.position.column}: {self.uraian}"


def perbaiki(project: Project, targets: Iterable[Target]) -> tuple[list[Perubahan], dict[str, bytes]]:
    """Repair the files of the targets; return what was changed, and what those files hold now.

    Files that `lkj check` would refuse to open are left alone. All repaired files are written, or none. Raises
    FileError when one cannot be written.
    """
    origin, wanted = project.origin, list(targets)
    changes: list[Perubahan] = []
    written: dict[str, bytes] = {}
    for year in dict.fromkeys(target.year for target in wanted):
        own = [target for target in wanted if target.year == year]
        folder = layout.year_folder(year)
        context = {"tangga": tangga_terbaca(_data_of(origin.peek(f"{folder}/metode.yaml") or b""))}
        models: dict[str, type[BaseModel] | None] = {f"{folder}/{file.name}": file.model for file in YEAR_FILES}
        for file, model in (models | dict.fromkeys(_prose(origin, year))).items():
            content = origin.peek(file) if origin.owns(file) and any(t.holds(file) for t in own) else None
            if content is None:
                continue
            fixed, made = rapikan(file, content, model, context)
            if model is not None:
                fixed, more = _sidik(origin, folder, file, fixed)
                made += more
            if made and len(fixed) <= MAX_BYTES:
                written[file] = fixed
                changes += made
    if origin.place is not None:
        write_kept(written, origin.place, "check --fix")
    return changes, written


def _sidik(origin: Origin, folder: str, file: str, content: bytes) -> tuple[bytes, list[Perubahan]]:
    """Write the SHA-256 of each file of evidence that has none, below its name; in flow style it is left alone."""
    document = parse(file, content.decode("utf-8", errors="replace")).document if b"berkas:" in content else None
    if document is None:
        return content, []
    edit, changes = Edit(content.decode("utf-8")), []
    unsaid = list(_tanpa_sidik(document.data, ()))
    for path in unsaid:
        name, at = _nilai(document, (*path, "berkas")), document.key_position((*path, "berkas"))
        if edit.lines[at.line - 1].lstrip(" -").partition(":")[0] != "berkas":
            continue
        try:
            digest, _ = origin.digest(f"{folder}/{name}")
        except RefusedError:
            continue
        edit.add(at.line, [f"{' ' * (at.column - 1)}sha256: {digest}"])
        changes.append(Perubahan(at, f"SHA-256 bukti {name} dicatat"))
    # A name that runs over several lines would be broken by a line beneath its first.
    again = parse(file, edit.text()).document
    if again is None or len(list(_tanpa_sidik(again.data, ()))) != len(unsaid) - len(changes):
        return content, []
    return edit.text().encode("utf-8"), changes


def _tanpa_sidik(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict):
        name = value.get("berkas")
        if isinstance(name, str) and name.startswith(f"{layout.BUKTI}/") and "sha256" not in value:
            yield path
        for key, one in value.items():
            yield from _tanpa_sidik(one, (*path, key))
    elif isinstance(value, list):
        for n, one in enumerate(value):
            yield from _tanpa_sidik(one, (*path, n))


def _prose(origin: Origin, year: int) -> Iterator[str]:
    _, folder, on_objectives = layout.folders(year)
    more = layout.outlined(origin.peek(f"{layout.year_folder(year)}/{layout.OUTLINE}") or b"")
    yield from (f"{folder}/{name}.md" for name in dict.fromkeys((*layout.NARASI, *sorted(more))))
    with suppress(RefusedError):
        names = (f"{on_objectives}/{name}" for name, _ in origin.entries(on_objectives))
        yield from (name for name in names if layout.is_prose(name, year))


def rapikan(
    file: str, content: bytes, model: type[BaseModel] | None, context: Mapping[str, Any]
) -> tuple[bytes, list[Perubahan]]:
    """Return the content repaired and what was changed; `model` is that of a YAML file, None for prose.

    What is not UTF-8 is returned as it is. Repairing twice is repairing once.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content, []
    mark, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    text, changes = _akhir_baris(file, text)
    if model is not None:
        for paste in (tanpa_spasi_tak_putus, tanpa_kutip_lengkung):
            text, found = paste(file, text)
            changes += [Perubahan(*one) for one in found]
        text, more = _spasi(file, text)
        changes += more
        for _ in range(_PUTARAN):
            text, more = _isi(file, text, model, context)
            changes += more
            if not more:
                break
    elif text and not text.endswith("\n"):
        changes.append(_baris_terakhir(file, text))
        text += "\n"
    return (mark + text).encode("utf-8"), changes


def _akhir_baris(file: str, text: str) -> tuple[str, list[Perubahan]]:
    if "\r" not in text:
        return text, []
    fixed = text.replace("\r\n", "\n").replace("\r", "\n")
    column = len(re.split(r"[\r\n]", text, maxsplit=1)[0]) + 1
    return fixed, [Perubahan(Position(file, 1, column), "akhir baris Windows (CRLF) diganti LF di seluruh berkas")]


def _baris_terakhir(file: str, text: str) -> Perubahan:
    last = text.rpartition("\n")[2]
    return Perubahan(Position(file, text.count("\n") + 1, len(last) + 1), "akhir baris ditambahkan pada baris terakhir")


def _spasi(file: str, text: str) -> tuple[str, list[Perubahan]]:
    """Repair tabs, spaces at the ends of lines and the last line end of a YAML text."""
    changes: list[Perubahan] = []
    for step in (_tanpa_tab, _tanpa_spasi_akhir, _dengan_baris_terakhir):
        fixed, made = step(file, text)
        if made and _sama_isi(file, text, fixed):
            text = fixed
            changes += made
    return text, changes


def _tanpa_tab(file: str, text: str) -> tuple[str, list[Perubahan]]:
    """Write all tabs as wide as the file can be read with; where two widths say different things, none is certain."""
    lines = text.split("\n")
    indents = {n: match[0] for n, line in enumerate(lines) if (match := _TAB_INDENT.match(line))}
    if not indents:
        return text, []
    found: list[tuple[str, list[int], Document]] = []
    for width in _LEBAR_TAB:
        trial = [
            line.replace("\t", " " * width, indents[n].count("\t")) if n in indents else line
            for n, line in enumerate(lines)
        ]
        # Which tabs are content of a text shows only once the file can be read, and that is without tabs.
        inside = _baris_teks(parse(file, "\n".join(trial), note_text=True))
        kept = [n for n in indents if n in inside and lines[n].startswith(" ")]
        for n in kept:
            trial[n] = lines[n]
        reading = parse(file, "\n".join(trial))
        if reading.whole and reading.document is not None:
            found.append(("\n".join(trial), [n for n in indents if n not in kept], reading.document))
    if not found or any(document.data != found[0][2].data for _, _, document in found):
        return text, []
    fixed, changed, _ = found[0]
    return fixed, [Perubahan(Position(file, n + 1, 1), "tab di awal baris diganti spasi") for n in changed]


def _tanpa_spasi_akhir(file: str, text: str) -> tuple[str, list[Perubahan]]:
    edit = Edit(text)
    if all(line[-1:] not in (" ", "\t") for line in edit.lines):
        return text, []
    reading = parse(file, text, note_text=True)
    if not reading.whole:
        return text, []
    inside = _baris_teks(reading)
    changes = []
    for n, line in enumerate(edit.lines):
        bare = line.rstrip(" \t")
        if bare != line and n not in inside:
            edit.replace(n, n + 1, [bare])
            changes.append(Perubahan(Position(file, n + 1, len(bare) + 1), "spasi di akhir baris dihapus"))
    return edit.text(), changes


def _dengan_baris_terakhir(file: str, text: str) -> tuple[str, list[Perubahan]]:
    if not text or text.endswith("\n"):
        return text, []
    return text + "\n", [_baris_terakhir(file, text)]


def _baris_teks(reading: Reading) -> set[int]:
    return {n for first, final in reading.text_lines for n in range(first, final + 1)}


def _sama_isi(file: str, before: str, after: str) -> bool:
    """Tell whether a repaired file says what it said; one that could not be read said nothing."""
    old, new = parse(file, before), parse(file, after)
    if old.document is None or any(f.severity is Severity.ERROR for f in old.findings):
        return True
    return new.document is not None and new.document.data == old.document.data


def _isi(file: str, text: str, model: type[BaseModel], context: Mapping[str, Any]) -> tuple[str, list[Perubahan]]:
    """Repair amounts, ranks and keys, found by what the model says against them."""
    document = parse(file, text).document
    if document is None:
        return text, []
    try:
        model.model_validate(document.data, context=context)
    except ValidationError as error:
        wanted = [edit for details in error.errors() for edit in _suntingan(details, document, model)]
    else:
        return text, []
    edit, changes = Edit(text), []
    for position, old, new, what in sorted(set(wanted)):
        # A whole number in quotation marks would stay a text.
        forms = ((old, new), *((f"{q}{old}{q}", new if new.isdigit() else f"{q}{new}{q}") for q in "\"'"))
        if any(edit.piece(position, *form) for form in forms):
            changes.append(Perubahan(position, what))
    return edit.text(), changes


_Suntingan = tuple[Position, str, str, str]


def _suntingan(details: Mapping[str, Any], document: Document, model: type[BaseModel]) -> Iterator[_Suntingan]:
    """Yield the edit that repairs an error of the model: place, text there, text in its stead, what that is."""
    path = tuple(details["loc"])
    kind, code = details["type"], (details.get("ctx") or {}).get("code")
    if kind == "extra_forbidden" and path:
        key = str(path[-1])
        latin = key.translate(HOMOGLIF)
        if latin != key and latin in allowed_keys(model, path[:-1]) and not document.has((*path[:-1], latin)):
            yield document.key_position(path), key, latin, f"huruf yang hanya serupa diganti huruf Latin: {latin}"
    elif kind == "int_type":
        value = _nilai(document, path)
        if isinstance(value, str) and _RIBUAN.fullmatch(value):
            plain = value.replace(".", "")
            yield document.position(path), value, plain, f"titik ribuan dihapus: {value} menjadi {plain}"
    elif code == "LKJ207":
        if isinstance(_nilai(document, path), dict):
            path = (*path, "nilai")
        value = _nilai(document, path)
        latin = value.translate(HOMOGLIF) if isinstance(value, str) else ""
        if isinstance(value, str) and latin != value and latin.isascii():
            yield document.position(path), value, latin, f"huruf yang hanya serupa diganti huruf Latin: {latin}"


def _nilai(document: Document, path: Sequence[str | int]) -> object:
    """Return the value at a path, None where the path leads past the data."""
    value: Any = document.data
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _data_of(content: bytes) -> Mapping[str, Any]:
    document = parse("metode.yaml", content.decode("utf-8", errors="replace")).document
    return document.data if document else {}
