"""The data of a year as a revision of git has it, read from git's objects: no checkout, no index, no hooks, no filters.

Everything asked of git is fixed words and object names that git itself has resolved; what comes out is counted before
it is read, and put into a folder of our own under names that we know, never under a name of the repository's choosing.
Nothing that a branch can hold is run: no hook, no filter, no program that a configuration names, and a folder of the
project that passes itself off as a repository is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from lkj.diagnostics import DataError, Finding, Position
from lkj.diff.git_objects import BERKAS, POHON, TAUTAN, Entri, Objek, TerlaluBesarError
from lkj.diff.git_process import GagalError, Git, RevisiError
from lkj.files import MAX_BYTES, link_refused
from lkj.files.text import refusal
from lkj.model.load import NARASI, SASARAN, YEAR_FILES

__all__ = ["Repositori", "RevisiError"]

_NAMA = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}\.md")
_TAHUN = re.compile(r"[0-9]{4}")
_KOMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_TERBANYAK = 2_000
_BITA_TERBANYAK = 64 * 2**20
_BITA_POHON = 4 * 2**20


class Repositori:
    """The repository that a project root lies in; RevisiError where there is none, EngineError where none is read."""

    def __init__(self, root: Path) -> None:
        self._git = Git(root)
        self._root = root
        try:
            inside = self._git.tanya("rev-parse", "--show-prefix")
        except GagalError as error:
            if "dubious ownership" in error.pesan:
                message = "git menolak repositori ini karena pemiliknya lain; lihat «git help config», safe.directory"
                raise RevisiError(message) from error
            raise RevisiError("folder ini tidak berada di dalam repositori git") from error
        prefix = inside.decode("utf-8", errors="surrogateescape").removesuffix("\n")
        self._awalan = tuple(part for part in prefix.split("/") if part)

    def pisah(self, rentang: str) -> tuple[str, str | None]:
        """Resolve `A..B` (`A..` ends at HEAD), `A...B` (from where the two parted) or `A` alone to commits.

        The second is None for `A` alone, which is compared with the work tree. RevisiError for an unknown one.
        """
        for dots in ("...", ".."):
            first, found, second = rentang.partition(dots)
            if found:
                a, b = self._komit(first or "HEAD"), self._komit(second or "HEAD")
                return (a if dots == ".." else self._pangkal(a, b)), b
        return self._komit(rentang), None

    def tahun(self, komit: str) -> list[int]:
        """Return the years that a commit holds, ascending."""
        with Objek(self._git) as objek:
            entries = self._folder(objek, komit, "data")
        # A link counts: it is to be refused, not to be passed over.
        names = {name for name, entry in entries.items() if entry.mode in (POHON, TAUTAN)}
        return sorted(int(name) for name in names if _TAHUN.fullmatch(name))

    def serupa(self, a: str, b: str, tahun: int) -> bool:
        """Tell whether two commits hold a year byte for byte alike."""
        with Objek(self._git) as objek:
            return self._entri(objek, a, f"data/{tahun}") == self._entri(objek, b, f"data/{tahun}")

    def isi(self, komit: str, tahun: int) -> dict[str, bytes]:
        """Return the files of a year that the reader reads, byte for byte, by name relative to the project root.

        DataError where a file or folder is a link (LKJ110), and for more files or bytes than any year has (LKJ107).
        EngineError where an object does not hold what its name says.
        """
        folder = f"data/{tahun}"
        with Objek(self._git) as objek:
            year = self._entri(objek, komit, folder)
            wanted = {} if year is None else {folder: year}
            # Never what is deeper: folders in folders can be more than there are atoms.
            for inside in (folder, f"{folder}/narasi", f"{folder}/narasi/{SASARAN}"):
                if inside in wanted and wanted[inside].mode == POHON:
                    entries = self._folder(objek, komit, inside)
                    wanted |= {f"{inside}/{name}": entry for name, entry in entries.items()}
            links = [name for name, entry in wanted.items() if entry.mode == TAUTAN and _dibaca(name, tahun)]
            if links:
                raise DataError([refusal(link_refused(name), self._root) for name in links])
            found = {name: entry for name, entry in wanted.items() if entry.mode in BERKAS and _dibaca(name, tahun)}
            return _salin(objek, found, folder)

    def _komit(self, nama: str) -> str:
        unknown = RevisiError(f"revisi git «{nama}» tidak dikenal")
        # Options and what git prints of them must not pass for a revision.
        if nama.startswith("-") or any(ord(letter) < 32 for letter in nama):
            raise unknown
        try:
            made = self._git.tanya("rev-parse", "--verify", "--quiet", "--end-of-options", f"{nama}^{{commit}}")
        except GagalError as error:
            raise unknown from error
        objek = made.decode("ascii", errors="replace").strip()
        if not _KOMIT.fullmatch(objek):
            raise unknown
        return objek

    def _pangkal(self, a: str, b: str) -> str:
        try:
            return self._git.tanya("merge-base", a, b).decode("ascii").strip()
        except GagalError as error:
            raise RevisiError("kedua revisi git itu tidak mempunyai pangkal bersama") from error

    def _folder(self, objek: Objek, komit: str, folder: str) -> Mapping[str, Entri]:
        """Return what a folder of the project holds in a commit, nothing where it is none."""
        with _terbatas(folder):
            tree = objek.akar(komit, _BITA_POHON)
            parts = (*self._awalan, *folder.split("/"))
            for depth, part in enumerate(parts):
                named = "/".join(parts[len(self._awalan) : depth]) or "folder proyek"
                entry = objek.pohon(tree, named, _BITA_POHON).get(part)
                if entry is None or entry.mode != POHON:
                    return {}
                tree = entry.objek
            return objek.pohon(tree, folder, _BITA_POHON)

    def _entri(self, objek: Objek, komit: str, name: str) -> Entri | None:
        folder, _, last = name.rpartition("/")
        return self._folder(objek, komit, folder).get(last)


@contextmanager
def _terbatas(folder: str) -> Iterator[None]:
    try:
        yield
    except TerlaluBesarError as error:
        raise DataError([_terlalu_besar(folder)]) from error


def _salin(objek: Objek, files: Mapping[str, Entri], folder: str) -> dict[str, bytes]:
    """Return what objects hold, each read once; of one that is too large as much as is refused."""
    sizes = objek.ukuran(entry.objek for entry in files.values())
    total = sum(min(sizes[entry.objek], MAX_BYTES) for entry in files.values())
    if len(files) > _TERBANYAK or total > _BITA_TERBANYAK:
        raise DataError([_terlalu_besar(folder)])
    known: dict[str, bytes] = {}
    for name, entry in files.items():
        if entry.objek in known:
            continue
        if sizes[entry.objek] > MAX_BYTES:
            known[entry.objek] = b"\0" * (MAX_BYTES + 1)
            continue
        with _terbatas(folder):
            known[entry.objek] = objek.isi(entry.objek, name, MAX_BYTES)[1]
    return {name: known[entry.objek] for name, entry in files.items()}


def _dibaca(name: str, tahun: int) -> bool:
    """Tell whether a name of a revision is one that the reader reads, or a folder in which it reads."""
    folder = f"data/{tahun}"
    if name in (folder, f"{folder}/narasi", f"{folder}/narasi/{SASARAN}"):
        return True
    parts = name.split("/")[2:]
    if len(parts) == 1:
        return parts[0] in {file.name for file in YEAR_FILES}
    if len(parts) == 2:
        return parts[0] == "narasi" and parts[1].endswith(".md") and parts[1].removesuffix(".md") in NARASI
    return len(parts) == 3 and parts[:2] == ["narasi", SASARAN] and _NAMA.fullmatch(parts[2]) is not None


def _terlalu_besar(name: str) -> Finding:
    most = f"{_TERBANYAK} berkas atau {_BITA_TERBANYAK // 2**20} MiB"
    message = f"folder ini memuat lebih dari {most}"
    return Finding("LKJ107", Position(name, 1, 1), message, "keluarkan bahan yang bukan data laporan")
