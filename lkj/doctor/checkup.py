"""`lkj doctor`: can this machine make documents here, part by part, each with its remedy."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from importlib.metadata import version
from pathlib import Path

from msgspec import Struct

from lkj import __version__, files
from lkj.files import FileError, FolderOrigin, Origin, has_own, is_there, layout, read_own
from lkj.files.history import data_folder
from lkj.files.last import last_project
from lkj.model import saran_awal, years
from lkj.model.load import refuse_year
from lkj.publish.errors import EngineError

__all__ = ["Bagian", "periksa"]

_TERTUA = (3, 11)
#: What scripts/bundle.py puts beside the interpreter.
_BUNDEL = "lkj-bundel.json"
# These are code: a project's own are not used.
_SELALU_BAWAAN = frozenset({"filter.lua", "formats.lua", "laporan.typ", "web"})


class Bagian(Struct, frozen=True):
    """One part of the machine or of the project: whether it serves, what was found, and what to do if it does not.

    `kode` is the exit code where it does not serve: 3 for the machine, 1 for the data, 0 for what can be done without.
    """

    nama: str
    baik: bool
    keterangan: str
    saran: str = ""
    kode: int = 3


def _python() -> Bagian:
    found = ".".join(map(str, sys.version_info[:3]))
    least = ".".join(map(str, _TERTUA))
    return Bagian("Python", sys.version_info >= _TERTUA, found, f"pasang Python {least} atau lebih baru")


def _pandoc() -> str:
    from lkj.publish.pandoc import pandoc_version

    return ".".join(map(str, pandoc_version()))


def _typst() -> str:
    import typst

    from lkj.model.tata_letak import FON
    from lkj.publish.typst import fonts

    names = [f"{word} ({own})" for word, own in FON.items() if fonts(own)]
    typst.compile(b"uji", ignore_system_fonts=True)
    return f"{version('typst')}; fon {', '.join(names)}"


def _templat(origin: Origin) -> str:
    from lkj.files import package_templates
    from lkj.report.environment import as_shipped

    folder = package_templates()
    needed = ("laporan.md.j2", "laporan.typ", "filter.lua", "formats.lua", "reference.docx")
    missing = [name for name in needed if not has_own(folder / name)]
    if missing:
        raise EngineError(f"tidak ada: {', '.join(missing)}", "pasang ulang lkj")
    shipped = {name for name, _ in files.entries(folder, "")} - _SELALU_BAWAAN
    there = origin.kind(layout.TEMPLATES) is not None
    laid = [name for name, _ in origin.entries(layout.TEMPLATES) if name in shipped] if there else []
    own = [name for name in laid if not as_shipped(origin, name)]
    return f"bawaan lkj {__version__}" + (f"; dari proyek ini: {', '.join(own)}" if own else "")


def _mesin(nama: str, ask: Callable[[], str]) -> Bagian:
    try:
        return Bagian(nama, True, ask())
    except EngineError as error:
        return Bagian(nama, False, error.message, error.hint)
    except Exception as error:  # a broken wheel fails in ways of its own, and each is to be shown here
        again = "pasang ulang lkj dengan `pip install --force-reinstall .`"
        return Bagian(nama, False, f"{type(error).__name__}: {error}", again)


def _data(origin: Origin) -> Bagian:
    known = years(origin)
    if not known:
        return Bagian("Data", False, "folder data tidak memuat satu tahun pun", saran_awal(), kode=1)
    refused = [refuse_year(origin, year) for year in known]
    if (first := refused[0]) is not None and all(refused):
        return Bagian("Data", False, first.message, first.hint, kode=1)
    return Bagian("Data", True, f"tahun {', '.join(map(str, known))}")


def _keluaran(root: Path) -> Bagian:
    """Try the folder that documents go to, and look for those in it that may not be replaced."""
    try:
        there = files.kind(root, "build") is not None
        files.probe(root, "build" if there else "")
        made = files.entries(root, "build") if there else []
    except FileError as error:
        return Bagian("Folder build", False, error.message, error.hint)
    locked = [name for name, _ in made if fnmatch(name, "*-20*.*") and not files.writable(root, f"build/{name}")]
    if locked:
        hint = "izinkan dokumen itu ditulisi (di Windows: Properties, hapus centang Read-only), atau pindahkan"
        return Bagian("Folder build", False, f"hanya-baca: {', '.join(locked)}", hint)
    return Bagian("Folder build", True, "dapat ditulis")


def _git() -> Bagian:
    from shutil import which

    found = which("git") is not None
    hint = "pasang git bila hendak membandingkan revisi dengan `lkj diff --git`"
    return Bagian("git", found, "ada" if found else "tidak ada", hint, kode=0)


def _pemakai() -> Iterator[Bagian]:
    """Yield the folder where former texts are kept for `lkj undo`, where that cannot be written to."""
    hint = "tanpa folder itu dokumen tetap dapat dibuat, tetapi «lkj undo» tidak dapat mengembalikan apa pun"
    try:
        folder = data_folder()
        files.probe(next(one for one in (folder, *folder.parents) if is_there(one)), "")
    except FileError:
        yield Bagian("Folder pemakai", False, f"{folder} tidak dapat ditulisi", hint, kode=0)
    except RuntimeError:
        yield Bagian("Folder pemakai", False, "folder rumah pemakai tidak dikenal", hint, kode=0)


def _bundel() -> Iterator[Bagian]:
    """Yield what lkj runs from, where that is the folder that `make bundle` packs for Windows."""
    place = Path(sys.executable).parent
    if not has_own(place / _BUNDEL):
        return
    try:
        made = json.loads(read_own(place / _BUNDEL))
        packed, python = str(made["lkj"]), str(made["python"])
    except (ValueError, LookupError, TypeError):
        packed = python = "?"
    same = packed == __version__ and python == ".".join(map(str, sys.version_info[:2]))
    said = f"lkj {packed} dengan Python {python}, di {place.parent}"
    yield Bagian("Folder Windows", same, said, "ekstrak zip lkj ke folder yang baru, jangan di atas yang lama")


def _terakhir() -> Iterator[Bagian]:
    """Yield the project that `lkj open` opens, where it has opened one."""
    last = last_project()
    if last is not None:
        root, tahun = last
        there = is_there(root)
        said = f"{root}, tahun {tahun}" if there else f"{root} tidak ada lagi"
        yield Bagian("Proyek terakhir", there, said, "buka foldernya yang sekarang: lkj open FOLDER", kode=0)


def periksa(origin: FolderOrigin, data: Bagian | None = None) -> Iterator[Bagian]:
    """Yield the parts in the order in which a build needs them; nothing is written that stays.

    `data` is told in the place of the years where the folder is no project but a tree of them.
    """
    yield _python()
    yield from _bundel()
    yield _mesin("pandoc", _pandoc)
    yield _mesin("Typst", _typst)
    yield _mesin("Templat", lambda: _templat(origin))
    yield data or _data(origin)
    yield _keluaran(origin.place)
    yield from _pemakai()
    yield _git()
    yield from _terakhir()
