"""Make the next year's folder: all of it or nothing, and never over one that is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from lkj import files
from lkj.check.project import Project
from lkj.check.rules.run import check_year
from lkj.diagnostics import DataError, Position, Severity, UserError
from lkj.files import Origin, Overlay
from lkj.files.layout import BERSAMA, LOGOS, year_folder
from lkj.files.yaml import read_text
from lkj.fmt import rapikan_teks
from lkj.model import YEAR_FILES, Tahun, saran_awal
from lkj.model.base import TAHUN_AKHIR
from lkj.model.blanks import Isian, isian
from lkj.model.load import YearFile
from lkj.model.rencana import Renstra
from lkj.new.edited import EditedFile, Jalur, ringkas
from lkj.new.facts import Rencana, menyebut, perbarui
from lkj.new.prose import dibawa, naskah_baru

__all__ = ["Hasil", "TahunError", "siapkan", "terbaca"]

# Regulations bear years of their own; the method quotes them.
_TANPA_TAHUN = frozenset({"dasar-hukum.yaml", "metode.yaml"})
_RENSTRA = "visi-misi.yaml"


class TahunError(UserError):
    """The year cannot be made."""

    exit = 1


class Sebutan(Struct, frozen=True):
    """A carried text that still names an earlier year."""

    position: Position
    tahun: int
    teks: str


class Hasil(Struct, frozen=True, kw_only=True):
    """What was made: the folder (relative to the root), what it asks for, and what to look at.

    `renstra` is the plan with its period that has ended, None where it has not, `jangka` the plan itself, and
    `berkas_renstra` the file where a new one is to be told; `lompat` are the years left out in between.
    `periksa` lists the carried texts that name an earlier year, `tertinggal` the logos that could not be read;
    `tanpa_realisasi` counts the indicators whose history now has a year without realisasi.
    """

    folder: str
    dari: int
    baru: int
    isian: Sequence[Isian]
    periksa: Sequence[Sebutan]
    renstra: str | None
    jangka: Renstra
    berkas_renstra: str
    lompat: Sequence[int]
    tertinggal: Sequence[str]
    tanpa_realisasi: int


def siapkan(project: Project, baru: int, dari: int | None = None) -> Hasil:
    """Make `data/<baru>` from `data/<dari>`, by default the latest year before it.

    Raises TahunError where there is nothing to make it from or where it is there already, DataError with the
    findings of the old year, ValueError for a year that does not come after the old one, FileError when it
    cannot be written. Whatever is raised, nothing was written.
    """
    origin, root = project.origin, project.origin.place
    if root is None:
        raise ValueError("a project that is no folder has no place for a year")
    if dari is None:
        dari = max((year for year in project.years if year < baru), default=None)
    if dari is None:
        known = ", ".join(map(str, project.years))
        first = f"tahun pertama dibuat dengan `lkj init --year {baru}`"
        hint = f"tahun yang ada: {known}; {first}" if known else saran_awal(baru)
        raise TahunError(f"tidak ada data tahun sebelum {baru} untuk disalin", hint)
    if baru > TAHUN_AKHIR:
        raise TahunError(f"lkj mengenal tahun sampai dengan {TAHUN_AKHIR}", "periksa tahun yang diketik")
    if baru <= dari:
        raise ValueError(f"tahun {baru} tidak sesudah {dari}")
    _belum_ada(root, baru)
    plan = _tahun_lama(project, dari, baru)
    made, periksa = _isi_folder(origin, plan)
    facts = terbaca(origin, baru, made)
    _belum_ada(root, baru)
    old, new = year_folder(dari), year_folder(baru)
    # What an office shared and will share again is none of its own.
    once = {n for n in made if not origin.owns(f"{old}/{n}")}
    shared = {n for n in once if not origin.owns(f"{new}/{n}")}
    if once and origin.kind(f"{BERSAMA}/{new}") is None:
        raise TahunError(
            f"{BERSAMA}/{new} belum ada; tanpa itu setiap satker mendapat salinan berkas bersama sebagai miliknya",
            f"salin dahulu {BERSAMA}/{old} menjadi {BERSAMA}/{new} dan perbarui isinya; "
            "folder yang dibiarkan kosong berarti tidak ada lagi yang dipakai bersama",
        )
    made = {n: data for n, data in made.items() if n not in shared}
    files.write_folder(root, year_folder(baru), made)
    return Hasil(
        folder=year_folder(baru),
        dari=dari,
        baru=baru,
        isian=[one for one in isian(facts) if not one.terisi and one.berkas not in shared],
        periksa=[one for one in periksa if one.position.file.removeprefix(f"{new}/") not in shared],
        renstra=plan.renstra if plan.habis else None,
        jangka=plan.lama.visi_misi.renstra,
        berkas_renstra=f"{f'{BERSAMA}/' if _RENSTRA in shared else ''}{new}/{_RENSTRA}",
        lompat=range(dari + 1, baru),
        tertinggal=[
            n for n in LOGOS if origin.kind(f"{year_folder(dari)}/{n}") is not None and n not in {*made, *shared}
        ],
        tanpa_realisasi=sum(one.realisasi is None for one in plan.lama.indikator.indikator),
    )


def _belum_ada(root: Path, baru: int) -> None:
    # A link that leads nowhere, too, is something that stands there.
    if files.kind(root, year_folder(baru)) is not None:
        raise TahunError(
            f"{year_folder(baru)} sudah ada dan tidak diubah",
            "lanjutkan mengisi folder itu; untuk memulai lagi, pindahkan atau hapus dahulu folder itu",
        )


def _tahun_lama(project: Project, dari: int, baru: int) -> Rencana:
    """Return the plan for a year; DataError for what would be wrong in the new year as well as in the old one."""
    year = project.year(dari)
    facts = year.require_facts()
    wrong = [f for f in year.findings() if f.severity is Severity.ERROR]
    plan = Rencana(facts, baru, frozenset(f.file for f in wrong if f.file.endswith(".md")))
    kept = {facts.narasi[name].berkas for name in dibawa(plan) if name in facts.narasi}
    errors = [f for f in wrong if f.file not in plan.bergalat or f.file in kept]
    if errors:
        raise DataError(errors)
    return plan


def _isi_folder(origin: Origin, plan: Rencana) -> tuple[dict[str, bytes], list[Sebutan]]:
    """Return the files of the new year by name, and the carried texts that name an earlier year."""
    source, target = year_folder(plan.dari), year_folder(plan.baru)
    contents: dict[str, bytes] = {}
    named: list[Sebutan] = []
    for file in YEAR_FILES:
        if file.name not in plan.lama.documents:
            continue  # a year can do without it
        text, findings = read_text(origin, f"{source}/{file.name}")
        if text is None:
            raise DataError(findings)
        made = _berkas(file, text, plan)
        contents[file.name] = made.encode()
        named += _sebutan_data(f"{target}/{file.name}", file.name, made, plan)
    for name, text in naskah_baru(plan):
        contents[f"narasi/{name}.md"] = text.encode()
        if name in dibawa(plan):
            named += _sebutan_naskah(f"{target}/narasi/{name}.md", text, plan)
    for name in LOGOS:
        content = origin.peek(f"{source}/{name}")
        if content is not None:
            contents[name] = content
    return contents, named


def _berkas(file: YearFile, text: str, plan: Rencana) -> str:
    edited = EditedFile(file.name, rapikan_teks(file.name, text))
    perbarui(file, edited, plan)
    for path, _ in _bertahun(edited, plan.dari):
        edited.catat(path, f"periksa: menyebut {plan.dari}")
    return rapikan_teks(file.name, edited.selesai(plan.dari))


def _bertahun(edited: EditedFile, tahun: int) -> Iterator[tuple[Jalur, str]]:
    """Yield path and text of what names a year, but for what was of that year and says so."""
    for path, words in edited.semua_teks():
        if edited.nama not in _TANPA_TAHUN and "riwayat" not in path and menyebut(words, tahun):
            yield path, words


def _sebutan_data(file: str, name: str, text: str, plan: Rencana) -> Iterator[Sebutan]:
    edited = EditedFile(name, text)
    for path, words in _bertahun(edited, plan.dari):
        yield Sebutan(Position(file, edited.baris(path), 1), plan.dari, ringkas(words, 60))


def _sebutan_naskah(file: str, text: str, plan: Rencana) -> Iterator[Sebutan]:
    for n, line in enumerate(text.split("\n"), 1):
        # A form that was filled in bears dates of the year in which it was.
        for year in range(plan.dari, plan.baru + 1):
            if menyebut(line, year):
                yield Sebutan(Position(file, n, 1), year, ringkas(line, 60))
                break


def terbaca(origin: Origin | None, baru: int, made: Mapping[str, bytes]) -> Tahun:
    """Read a new year before it is written; DataError where it has errors, so that none is ever put in place.

    `made` holds its files by their names in its folder, `origin` the project that it joins, None for none.
    """
    contents = {f"{year_folder(baru)}/{name}": content for name, content in made.items()}
    year = Project(Overlay(contents, origin)).year(baru)
    facts = year.facts
    found = year.reading.findings if facts is None else check_year(facts, lambda: year.numbers)
    errors = [f for f in found if f.severity is Severity.ERROR]
    if facts is None or errors:
        raise DataError(errors)
    return facts
