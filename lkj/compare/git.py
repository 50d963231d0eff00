"""The data of a year as a revision of git has it, read from git's objects: no checkout, no index, no hooks, no filters.

Everything asked of git is fixed words and object names that git itself has resolved; what comes out is counted before
it is read, and put into a folder of our own under names that we know, never under a name of the repository's choosing.
Nothing that a branch can hold is run: no hook, no filter, no program that a configuration names, and a folder of the
project that passes itself off as a repository is none.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lkj.diagnostics import DataError, Finding, Position, Severity
from lkj.files import MAX_BYTES, link_refused, reason
from lkj.model.muat import NARASI, SASARAN, YEAR_FILES
from lkj.source.files import refusal

__all__ = ["GitTidakAdaError", "Repositori", "RevisiError"]

_NAMA = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}\.md")
_TAHUN = re.compile(r"[0-9]{4}")
# What git takes from its surroundings, but for where the user's own settings are (safe.directory is one), would lead
# away from the folder that is meant, as in a hook, or have it write (GIT_TRACE) and run things.
_LINGKUNGAN = re.compile(
    r"GIT_(?!(CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|(KEY|VALUE)_[0-9]+)|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$)"
)
_SETELAN = {
    "core.fsmonitor": "false", "core.hooksPath": os.devnull, "core.pager": "cat", "core.alternateRefsCommand": "",
    "protocol.allow": "never", "safe.bareRepository": "explicit",
}  # fmt: skip
_BERKAS = ("100644", "100755")
_POHON = "040000"
_TAUTAN = "120000"
_TERBANYAK = 2_000
_BITA_TERBANYAK = 64 * 2**20
_BITA_JAWABAN = 4 * 2**20
_DETIK = 60


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
        entries = self._daftar(komit, "data/")
        # A link counts: it is to be refused, not to be passed over.
        names = {name.rpartition("/")[2] for name, entry in entries.items() if entry.mode in (_POHON, _TAUTAN)}
        return sorted(int(name) for name in names if _TAHUN.fullmatch(name))

    def serupa(self, a: str, b: str, tahun: int) -> bool:
        """Tell whether two commits hold a year byte for byte alike."""
        return self._daftar(a, f"data/{tahun}") == self._daftar(b, f"data/{tahun}")

    def isi(self, komit: str, tahun: int) -> dict[str, bytes]:
        """Return the files of a year that the reader reads, byte for byte, by name relative to the project root.

        DataError where a file or folder is a link (LKJ110), and for more files or bytes than any year has (LKJ107).
        """
        folder = f"data/{tahun}"
        wanted: dict[str, _Entri] = self._daftar(komit, folder)
        for inside in (folder, f"{folder}/narasi", f"{folder}/narasi/{SASARAN}"):
            if wanted.get(inside, _Entri("", "", 0)).mode == _POHON:
                wanted |= self._daftar(komit, f"{inside}/")
        links = [name for name, entry in wanted.items() if entry.mode == _TAUTAN and _dibaca(name, tahun)]
        if links:
            raise DataError([refusal(link_refused(name), self._root) for name in links])
        found = {name: entry for name, entry in wanted.items() if entry.mode in _BERKAS and _dibaca(name, tahun)}
        if len(found) > _TERBANYAK or sum(min(one.ukuran, MAX_BYTES) for one in found.values()) > _BITA_TERBANYAK:
            raise DataError([_terlalu_besar(folder)])
        return self._salin(found)

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

    def _daftar(self, komit: str, folder: str) -> dict[str, _Entri]:
        """Return what a name of the project is in a commit; with a slash at its end, what that folder holds.

        By name relative to the project root. Never what is deeper: folders in folders can be more than there are atoms.
        """
        prefix = self._awalan.encode("utf-8", errors="surrogateescape")
        try:
            listing = self._tanya("ls-tree", "-z", "-l", "--full-tree", komit, "--", prefix + folder.encode())
        except _GagalError as error:
            raise _objek_rusak() from error
        if len(listing) > _BITA_JAWABAN:
            raise DataError([_terlalu_besar(folder.removesuffix("/"))])
        found = {}
        for line in listing.split(b"\0"):
            head, tab, name = line.partition(b"\t")
            if tab and name.startswith(prefix):
                mode, _, objek, size = head.decode("ascii").split()
                inside = name[len(prefix) :].decode("utf-8", errors="surrogateescape")
                found[inside] = _Entri(mode, objek, int(size) if size.isdecimal() else 0)
        return found

    def _salin(self, files: Mapping[str, _Entri]) -> dict[str, bytes]:
        """Return what objects hold, each read once; of one too large enough to be refused."""
        known: dict[str, bytes] = {}
        with self._proses("cat-file", "--batch", stdin=subprocess.PIPE) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for entry in files.values():
                if entry.objek in known:
                    continue
                if entry.ukuran > MAX_BYTES:
                    known[entry.objek] = b"\0" * (MAX_BYTES + 1)
                    continue
                process.stdin.write(f"{entry.objek}\n".encode())
                process.stdin.flush()
                head = process.stdout.readline(200).split()
                if len(head) != 3 or head[2] != str(entry.ukuran).encode():
                    raise _objek_rusak()
                known[entry.objek] = process.stdout.read(entry.ukuran)
                process.stdout.read(1)
        return {name: known[entry.objek] for name, entry in files.items()}

    @contextmanager
    def _proses(self, *words: str | bytes, stdin: int = subprocess.DEVNULL) -> Iterator[subprocess.Popen[bytes]]:
        # No pager, no prompt, no lock, no fetching of what a partial clone lacks, no program from the configuration.
        own = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
        environment = {k: v for k, v in os.environ.items() if not _LINGKUNGAN.match(k)} | own
        settings = [word for key, value in _SETELAN.items() for word in ("-c", f"{key}={value}")]
        command = [self._program, "-C", str(self._root), "--no-pager", "--no-replace-objects", *settings, *words]
        try:
            process = subprocess.Popen(  # noqa: S603 (fixed words; see the module's text)
                command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
            )
        except OSError as error:
            raise GitTidakAdaError(f"git tidak dapat dijalankan: {reason(error)[0]}") from error
        clock = threading.Timer(_DETIK, process.kill)
        clock.daemon = True
        clock.start()
        with process:
            try:
                yield process
            except BaseException:
                process.kill()
                raise
            finally:
                clock.cancel()

    def _tanya(self, *words: str | bytes) -> bytes:
        """Return git's answer, of one that is too long a byte more than may be."""
        with self._proses(*words) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            out = process.stdout.read(_BITA_JAWABAN + 1)
            if len(out) > _BITA_JAWABAN:
                process.kill()
                return out
            err = process.stderr.read(_BITA_JAWABAN)
            process.wait()
        if process.returncode < 0:
            raise GitTidakAdaError(f"git tidak selesai dalam {_DETIK} detik")
        if process.returncode:
            raise _GagalError(err.decode("utf-8", errors="replace"))
        return out


class _GagalError(Exception):
    def __init__(self, pesan: str) -> None:
        super().__init__(pesan)
        self.pesan = pesan


def _objek_rusak() -> GitTidakAdaError:
    return GitTidakAdaError("git tidak dapat membaca objeknya sendiri; periksa dengan «git fsck»")


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
    return Finding("LKJ107", Severity.ERROR, Position(name, 1, 1), message, "keluarkan bahan yang bukan data laporan")
