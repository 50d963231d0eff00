"""The offer for the years of a project: what of each can be written in the newer shape, held to what it was before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from lkj.check.project import Project, Year
from lkj.diagnostics import DataError, Severity
from lkj.files import Overlay, write_all
from lkj.files.layout import year_folder
from lkj.files.yaml.commented import cari_komentar
from lkj.fmt import Rapi
from lkj.fmt.migrate.draft import Draft
from lkj.fmt.migrate.older import BENTUK, Bentuk
from lkj.pengukuran import bertriwulan
from lkj.report.dokumen import TRIWULANAN, dokumen_tahun

__all__ = ["Hasil", "tawarkan"]

# Two shapes said two things: that finding goes with the older one.
_SELESAI = frozenset({"LKJ614"})


class Hasil(Struct, frozen=True):
    """What became of one year: the shapes that were renewed, those left alone and why, and the files that change."""

    tahun: int
    diperbarui: Sequence[Bentuk] = ()
    dibiarkan: Sequence[tuple[Bentuk, str]] = ()
    berkas: Sequence[Rapi] = ()


def tawarkan(project: Project, tahun: Iterable[int], tulis: bool) -> list[Hasil]:
    """Bring years to the newer shape, and with `tulis` write the files that change, all of them or none.

    Raises DataError with the findings of a year that has errors, FileError where a file cannot be written.
    """
    made = [_satu(project, year) for year in tahun]
    root = project.origin.place
    if tulis and root is not None:
        write_all({root / one.berkas: one.sesudah or b"" for year in made for one in year.berkas}, root)
    return made


def _satu(project: Project, tahun: int) -> Hasil:
    year = project.year(tahun).require()
    facts = year.facts
    assert facts is not None
    older = [one for one in BENTUK if one.dipakai(facts)]
    if not older:
        return Hasil(tahun)
    if errors := [found for found in year.composing() if found.severity is Severity.ERROR]:
        raise DataError(errors)
    folder = year_folder(tahun)
    before = _keadaan(year)
    now, renewed, left = Draft(project.origin, tahun), [], []
    for one in older:
        attempt = now.salin()
        why = one.ubah(facts, attempt) or _berbeda(before, _sesudah(project, tahun, attempt)) or _hilang(now, attempt)
        if why:
            left.append((one, why))
        else:
            now = attempt
            renewed.append(one)
    files = [
        Rapi(f"{folder}/{name}", project.origin.peek(f"{folder}/{name}"), text.encode())
        for name, text in sorted(now.berubah.items())
    ]
    return Hasil(tahun, renewed, left, files)


class _Keadaan(Struct, frozen=True):
    """What a year says: its findings by code and file, and its documents with all that is drawn in them."""

    temuan: Counter[tuple[str, str]]
    dokumen: Mapping[str, tuple[str, Mapping[str, str]]]


def _keadaan(year: Year) -> _Keadaan:
    assert year.facts is not None
    quarterly = bertriwulan(year.numbers.utama.baris)
    wanted = [
        one
        for one in dokumen_tahun(year.facts.dokumen).values()
        if one.ada(year.facts) and (quarterly or one.id != TRIWULANAN)
    ]
    made, found = year.compose(wanted, 4)
    findings = Counter((one.code, one.file) for one in (*year.findings(), *found) if one.code not in _SELESAI)
    drawn = {
        name: (one.markdown, {figure: draw() for figure, draw in one.figures.items()}) for name, one in made.items()
    }
    return _Keadaan(findings, drawn)


def _sesudah(project: Project, tahun: int, draft: Draft) -> _Keadaan | None:
    contents = {f"{year_folder(tahun)}/{name}": text.encode() for name, text in draft.berubah.items()}
    year = Project(Overlay(contents, project.origin)).year(tahun)
    return _keadaan(year) if year.sound() else None


def _berbeda(before: _Keadaan, after: _Keadaan | None) -> str:
    """Say why a year is not what it was; empty where it is."""
    if after is None or before.temuan != after.temuan:
        return "temuan pemeriksaan akan berubah"
    other = [name for name, one in before.dokumen.items() if after.dokumen.get(name) != one]
    return f"isi dokumen {other[0]} akan berubah" if other else ""


def _hilang(before: Draft, after: Draft) -> str:
    """Say that a comment would be lost; empty where none is."""
    names = [name for name in after.berubah if name.endswith(".yaml")]

    def comments(draft: Draft) -> Counter[str]:
        texts = (draft.teks(name) for name in names)
        return Counter(one.teks for text in texts if text is not None for one in cari_komentar(text))

    lost = comments(before) - comments(after)
    return f"catatan «{next(iter(lost))}» akan hilang" if lost else ""
