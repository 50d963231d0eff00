"""git as a program: asked fixed words, under limits of time and memory, gone with lkj, and led astray by nothing.

What a received `.git` holds is a stranger's: a named pipe in the place of a file keeps git waiting for ever, and
`core.worktree` moves the project to another folder. So git is run as the engines are, and is told its work tree.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from lkj.diagnostics import UserError
from lkj.files import is_special, is_there
from lkj.publish.engines.child import Child
from lkj.publish.engines.limits import LimitError, Limits
from lkj.publish.errors import EngineError, quoted

__all__ = ["GagalError", "Git", "RevisiError"]

# What git takes from its surroundings, but for where the user's own settings are (safe.directory is one), would lead
# away from the folder that is meant, as in a hook, or have it write (GIT_TRACE) and run things.
_LINGKUNGAN = re.compile(
    r"GIT_(?!(CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|(KEY|VALUE)_[0-9]+)|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$)"
)
# No pager, no prompt, no lock, no fetching of what a partial clone lacks, no program from the configuration.
_SENDIRI = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
_SETELAN = {
    "core.fsmonitor": "false", "core.hooksPath": os.devnull, "core.pager": "cat", "core.alternateRefsCommand": "",
    "protocol.allow": "never", "safe.bareRepository": "explicit",
}  # fmt: skip
_BATAS = Limits(seconds=30)
#: What git reads before all else.
_BERKAS_GIT = (
    "", "HEAD", "config", "config.worktree", "commondir", "packed-refs", "shallow", "info/grafts",
    "objects/info/alternates",
)  # fmt: skip
_AMBIL_ULANG = "ambil ulang dengan `git clone`, atau bandingkan dua folder: lkj diff FOLDER FOLDER"
_SARAN = "pasang git, atau bandingkan dua folder: lkj diff FOLDER FOLDER"


class RevisiError(UserError):
    """The folder is in no repository, or it has no such revision."""

    exit = 2


class GagalError(Exception):
    """git ended with an error; `pesan` is what it said."""

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan)
        self.pesan = pesan


class Git:
    """git, asked about the repository that a folder lies in.

    RevisiError where it lies in none; EngineError where there is no git, or it cannot read the repository in time.
    """

    def __init__(self, root: Path) -> None:
        self._program = _program()
        self._root = root.resolve()
        self._depan: tuple[str, ...] = ()
        #: What messages call the repository.
        self.nama = (root / ".git").as_posix()
        for naik, folder in enumerate((self._root, *self._root.parents)):
            if is_there(folder / ".git"):
                self.nama = "/".join([root.as_posix(), *[".."] * naik, ".git"]).removeprefix("./")
                self._tolak_khusus(folder / ".git")
                try:
                    self.tanya("rev-parse", "--resolve-git-dir", str(folder / ".git"))
                except GagalError:
                    continue  # as git itself does
                self._depan = (f"--work-tree={folder}",)
                return
        raise RevisiError("folder ini tidak berada di dalam repositori git")

    def _tolak_khusus(self, git: Path) -> None:
        """Refuse a repository whose own files are pipes or devices, for which git would wait until its time is over."""
        for name in _BERKAS_GIT:
            if is_special(git / name):
                said = f"repositori git «{self.nama}» tidak dapat dibaca: {name} di dalamnya bukan berkas biasa"
                raise EngineError(said, _AMBIL_ULANG)

    def mulai(self, *words: str) -> Child:
        """Start git; EngineError where the system does not."""
        environment = {k: v for k, v in os.environ.items() if not _LINGKUNGAN.match(k)} | _SENDIRI
        settings = [word for key, value in _SETELAN.items() for word in ("-c", f"{key}={value}")]
        fixed = ["-C", str(self._root), *self._depan, "--no-pager", "--no-replace-objects", *settings]
        try:
            # In a namespace of a user's own every file would seem to be that user's, which git asks about.
            return Child([self._program, *fixed, *words], _BATAS, name="git", environment=environment, isolated=False)
        except EngineError as error:
            raise EngineError(error.message, _SARAN) from error

    def tanya(self, *words: str, masukan: bytes = b"") -> bytes:
        """Return git's answer; GagalError where it is none, EngineError where it does not come in time."""
        child = self.mulai(*words)
        try:
            return child.run(masukan)
        except EngineError as error:
            raise self.galat(child, error) from error

    def galat(self, child: Child, error: EngineError) -> Exception:
        """Return what to raise for a git that has failed."""
        if isinstance(error, LimitError):
            said = f"repositori git «{self.nama}» tidak dapat dibaca: {error.message}"
            hint = "repositori itu rusak, atau memuat yang bukan berkas biasa di dalam .git, misalnya pipa bernama"
            return EngineError(said, f"{hint}; {_AMBIL_ULANG}")
        if (child.process.returncode or 0) < 0:
            said = f"git berhenti mendadak ketika membaca repositori «{self.nama}»"
            return EngineError(said, "periksa repositori itu dengan `git fsck`, lalu jalankan lagi")
        complaint = child.complaint()
        if "bad config" in complaint:
            said = f"pengaturan repositori git «{self.nama}» tidak dapat dibaca git"
            hint = f"perbaiki {self.nama}/config; baris [include] di dalamnya dapat menunjuk ke berkas lain"
            return EngineError(said, hint, quoted("git", complaint))
        return GagalError(complaint)


def _program() -> str:
    found = shutil.which("git")
    # Windows also looks into the current folder, which may hold a stranger's git.exe.
    if found is None or not Path(found).is_absolute():
        raise EngineError("git tidak ditemukan di komputer ini", _SARAN)
    return found
