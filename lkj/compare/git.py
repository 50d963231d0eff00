"""The data of a year as a revision of git has it, read from git's objects: no checkout, no index, no hooks, no filters.

Everything asked of git is fixed words and object names that git itself has resolved; what comes out is written into a
folder of our own under names that we know, never under a name of the repository's choosing.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lkj.diagnostics import DataError, Finding, Position, Severity
from lkj.files import MAX_BYTES
from lkj.model.muat import NARASI, SASARAN, YEAR_FILES

__all__ = ["GitTidakAdaError", "Repositori", "RevisiError"]

_NAMA = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}\.md")
_TAHUN = re.compile(r"[0-9]{4}")
# Set by git for the hooks it runs: they would lead away from the folder that is meant.
_LINGKUNGAN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE")
_BERKAS = ("100644", "100755")
_TERBANYAK = 2_000


class GitTidakAdaError(Exception):
    """There is no git to ask, or it failed on its own account."""


class RevisiError(Exception):
    """The folder is in no repository, or it has no such revision; the message is an Indonesian sentence."""


@dataclass(frozen=True, slots=True)
class _Entri:
    mode: str
    objek: str
    ukuran: int


def _git() -> str:
    found = shutil.which("git")
    # Windows also looks into the current folder, which may hold a stranger's git.exe.
    if found is None or not Path(found).is_absolute():
        raise GitTidakAdaError("git tidak ditemukan di komputer ini")
    return found


class Repositori:
    """The repository that a project root lies in; GitTidakAdaError or RevisiError where there is none to read."""

    def __init__(self, root: Path) -> None:
        self._program = _git()
        self._root = root
        try:
            inside = self._tanya("rev-parse", "--show-prefix")
        except _GagalError as error:
            if "dubious ownership" in error.pesan:
                message = "git menolak repositori ini karena pemiliknya lain; lihat «git help config», safe.directory"
                raise RevisiError(message) from error
            raise RevisiError("folder ini tidak berada di dalam repositori git") from error
        self._awalan = inside.decode("utf-8", errors="surrogateescape").removesuffix("\n")

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
        entries = self._daftar(komit, "data/", rekursif=False)
        names = {name.rpartition("/")[2] for name, entry in entries.items() if entry.mode == "040000"}
        return sorted(int(name) for name in names if _TAHUN.fullmatch(name))

    def serupa(self, a: str, b: str, tahun: int) -> bool:
        """Tell whether two commits hold a year byte for byte alike."""
        return self._daftar(a, f"data/{tahun}/", rekursif=True) == self._daftar(b, f"data/{tahun}/", rekursif=True)

    def tulis(self, komit: str, tahun: int, root: Path) -> None:
        """Write the files of a year into `root`, byte for byte, for the ordinary reader.

        DataError where one of the files is a link (LKJ110) or there are too many of them (LKJ107).
        """
        entries = self._daftar(komit, f"data/{tahun}/", rekursif=True)
        wanted = {name: entry for name, entry in entries.items() if _milik(name.split("/")[2:])}
        refused = [name for name, entry in wanted.items() if entry.mode not in _BERKAS]
        if refused or len(wanted) > _TERBANYAK:
            raise DataError(_penolakan(refused, tahun))
        for name in wanted:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
        self._salin({root / name: entry for name, entry in wanted.items()})

    def _komit(self, nama: str) -> str:
        unknown = RevisiError(f"revisi git «{nama}» tidak dikenal")
        # Options and what git prints of them must not pass for a revision.
        if nama.startswith("-") or any(ord(letter) < 32 for letter in nama):
            raise unknown
        try:
            made = self._tanya("rev-parse", "--verify", "--quiet", "--end-of-options", f"{nama}^{{commit}}")
        except _GagalError as error:
            raise unknown from error
        objek = made.decode("ascii", errors="replace").strip()
        if not re.fullmatch(r"[0-9a-f]{40,64}", objek):
            raise unknown
        return objek

    def _pangkal(self, a: str, b: str) -> str:
        try:
            return self._tanya("merge-base", a, b).decode("ascii").strip()
        except _GagalError as error:
            raise RevisiError("kedua revisi git itu tidak mempunyai pangkal bersama") from error

    def _daftar(self, komit: str, folder: str, *, rekursif: bool) -> dict[str, _Entri]:
        """Return what a folder of the project holds in a commit, by name relative to the project root."""
        prefix = self._awalan.encode("utf-8", errors="surrogateescape")
        deep = ("-r",) if rekursif else ()
        listing = self._tanya("ls-tree", *deep, "-z", "-l", "--full-tree", komit, "--", prefix + folder.encode())
        found = {}
        for line in listing.split(b"\0"):
            head, tab, name = line.partition(b"\t")
            if tab and name.startswith(prefix):
                mode, _, objek, size = head.decode("ascii").split()
                inside = name[len(prefix) :].decode("utf-8", errors="surrogateescape")
                found[inside] = _Entri(mode, objek, int(size) if size.isdecimal() else 0)
        return found

    def _salin(self, files: dict[Path, _Entri]) -> None:
        """Copy objects one at a time; of one too large only its size, so that the reader refuses it as any other."""
        with self._proses("cat-file", "--batch") as process:
            assert process.stdin is not None and process.stdout is not None
            for path, entry in files.items():
                with path.open("wb") as out:
                    if entry.ukuran > MAX_BYTES:
                        out.truncate(MAX_BYTES + 1)
                        continue
                    process.stdin.write(f"{entry.objek}\n".encode())
                    process.stdin.flush()
                    head = process.stdout.readline().split()
                    if len(head) != 3 or not head[2].isdigit():
                        raise GitTidakAdaError("git tidak dapat membaca objeknya sendiri; periksa dengan «git fsck»")
                    out.write(process.stdout.read(int(head[2])))
                    process.stdout.read(1)

    @contextmanager
    def _proses(self, *words: str | bytes) -> Iterator[subprocess.Popen[bytes]]:
        # No pager, no prompt, no lock, no fetching of what a partial clone lacks, no program from the configuration.
        own = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
        environment = {k: v for k, v in os.environ.items() if k not in _LINGKUNGAN} | own
        settings = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
        command = [self._program, "-C", str(self._root), "--no-pager", "--no-replace-objects", *settings, *words]
        try:
            process = subprocess.Popen(  # noqa: S603 (fixed words; see the module's text)
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
            )
        except OSError as error:
            raise GitTidakAdaError(f"git tidak dapat dijalankan: {error.strerror or error}") from error
        with process:
            yield process

    def _tanya(self, *words: str | bytes) -> bytes:
        with self._proses(*words) as process:
            out, err = process.communicate()
        if process.returncode:
            raise _GagalError(err.decode("utf-8", errors="replace"))
        return out


class _GagalError(Exception):
    def __init__(self, pesan: str) -> None:
        super().__init__(pesan)
        self.pesan = pesan


def _milik(parts: list[str]) -> bool:
    """Tell whether a name within a year folder is one that the reader reads."""
    if len(parts) == 1:
        return parts[0] in {file.name for file in YEAR_FILES}
    if len(parts) == 2:
        return parts[0] == "narasi" and parts[1].endswith(".md") and parts[1].removesuffix(".md") in NARASI
    return len(parts) == 3 and parts[:2] == ["narasi", SASARAN] and _NAMA.fullmatch(parts[2]) is not None


def _penolakan(refused: list[str], tahun: int) -> list[Finding]:
    if not refused:
        place = Position(f"data/{tahun}/narasi/{SASARAN}", 1, 1)
        return [Finding("LKJ107", Severity.ERROR, place, f"folder ini memuat lebih dari {_TERBANYAK} berkas")]
    return [
        Finding(
            "LKJ110",
            Severity.ERROR,
            Position(name, 1, 1),
            f"«{name}» ditolak: tautan simbolik tidak diikuti",
            "simpan berkas itu sendiri di dalam folder proyek",
        )
        for name in refused
    ]
