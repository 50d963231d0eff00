"""A project as a revision of git has it, read from git's objects: no checkout, no index, no hooks, no filters.

Everything asked of git is fixed words and object names that git itself has resolved; what comes out is counted before
it is read, and only what is asked for by a name that we know is. Nothing that a branch can hold is run: no hook, no
filter, no program that a configuration names, and a folder of the project that passes itself off as a repository is
none.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Self

from lkj.diff.git_objects import BERKAS, NAMA, POHON, TAUTAN, Entri, Objek, TerlaluBesarError
from lkj.diff.git_process import GagalError, Git, RevisiError
from lkj.files import Kind, Origin, link_refused, refused, special, too_large
from lkj.files.layout import SATKER, is_shared, shared_name

__all__ = ["Repositori", "Revisi", "RevisiError"]

_BITA_POHON = 4 * 2**20


class Repositori:
    """The repository that a project root lies in; use as a context manager, git waits for questions in between.

    RevisiError where there is none, EngineError where none is read.
    """

    def __init__(self, root: Path) -> None:
        self._git = Git(root)
        self._objek = Objek(self._git)
        try:
            inside = self._git.tanya("rev-parse", "--show-prefix")
        except GagalError as error:
            if "dubious ownership" in error.pesan:
                message = "git menolak repositori ini karena pemiliknya lain; lihat «git help config», safe.directory"
                raise RevisiError(message) from error
            raise RevisiError("folder ini tidak berada di dalam repositori git") from error
        prefix = inside.decode("utf-8", errors="surrogateescape").removesuffix("\n")
        self._awalan = tuple(part for part in prefix.split("/") if part)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._objek.berhenti()

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

    def revisi(self, komit: str) -> Revisi:
        """Return the project as a commit has it."""
        return Revisi(self._objek, komit, self._awalan)

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
        if not NAMA.fullmatch(objek):
            raise unknown
        return objek

    def _pangkal(self, a: str, b: str) -> str:
        try:
            return self._git.tanya("merge-base", a, b).decode("ascii").strip()
        except GagalError as error:
            raise RevisiError("kedua revisi git itu tidak mempunyai pangkal bersama") from error


class Revisi(Origin):
    """The files of a project in one commit, of an office with those that it shares there.

    EngineError where an object does not hold what its name says.
    """

    def __init__(self, objek: Objek, komit: str, awalan: tuple[str, ...]) -> None:
        super().__init__()
        self._objek, self._komit, self._awalan = objek, komit, awalan
        self._pohon = awalan[:-2]
        self.shares = awalan[-2:-1] == (SATKER,)
        # One text under many names takes a stranger no room; it is to take no more here.
        self._isi: dict[tuple[str, int], bytes | None] = {}

    def serupa(self, lain: Revisi, name: str) -> bool:
        """Tell whether two revisions hold a file or folder byte for byte alike, with what stands for it."""
        shared = shared_name(f"{name}/") if self.shares or lain.shares else None
        names = [name] if shared is None else [name, shared.rstrip("/")]
        return all(self._entri(one) == lain._entri(one) for one in names)

    def _read(self, name: str, limit: int) -> bytes:
        found = self._entri(name)
        if found is None:
            raise refused(name, FileNotFoundError())
        kind = _jenis(found)
        if kind is Kind.LINK:
            raise link_refused(name)
        if kind is not Kind.FILE:
            raise special(name, kind)
        if (found.objek, limit) not in self._isi:
            try:
                self._isi[found.objek, limit] = self._objek.isi(found.objek, name, limit)[1]
            except TerlaluBesarError:
                self._isi[found.objek, limit] = None
        content = self._isi[found.objek, limit]
        if content is None:
            raise too_large(name, limit)
        return content

    def _kind(self, name: str) -> Kind | None:
        found = self._entri(name)
        return None if found is None else _jenis(found)

    def _entries(self, name: str) -> list[tuple[str, Kind]]:
        found = self._folder(name, shared=is_shared(name))
        if found is None:
            raise refused(name, FileNotFoundError())
        return sorted((entry, _jenis(one)) for entry, one in found.items())

    @cached_property
    def _akar(self) -> str:
        return self._objek.akar(self._komit, _BITA_POHON)

    def _entri(self, name: str) -> Entri | None:
        folder, _, last = name.rpartition("/")
        return (self._folder(folder, shared=is_shared(name)) or {}).get(last)

    def _folder(self, folder: str, *, shared: bool) -> Mapping[str, Entri] | None:
        """Return what a folder of the project holds, None where it is none; RefusedError for a link."""
        named = folder
        try:
            tree = self._akar
            above = self._pohon if shared and self.shares else self._awalan
            parts = (*above, *(part for part in folder.split("/") if part))
            for depth, part in enumerate(parts):
                named = "/".join(parts[len(above) : depth]) or "folder proyek"
                entry = self._objek.pohon(tree, named, _BITA_POHON).get(part)
                if entry is not None and entry.mode == TAUTAN:
                    raise link_refused("/".join(parts[len(above) : depth + 1]) or named)
                if entry is None or entry.mode != POHON:
                    return None
                tree = entry.objek
            named = folder or "folder proyek"
            return self._objek.pohon(tree, named, _BITA_POHON)
        except TerlaluBesarError as error:
            raise too_large(named, _BITA_POHON) from error


def _jenis(entri: Entri) -> Kind:
    if entri.mode == POHON:
        return Kind.FOLDER
    if entri.mode == TAUTAN:
        return Kind.LINK
    return Kind.FILE if entri.mode in BERKAS else Kind.OTHER
