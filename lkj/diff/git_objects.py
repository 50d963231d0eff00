"""Objects of git, each read once and held to its name: the name is the hash of what it holds, and git does not look.

So what a revision is said to hold is what its name has always meant, whatever has been put into the repository since.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from hashlib import new

from msgspec import Struct

from lkj.diff.git_process import Git
from lkj.publish.engines.child import Child
from lkj.publish.errors import EngineError

__all__ = ["BERKAS", "NAMA", "POHON", "TAUTAN", "Entri", "Objek", "TerlaluBesarError"]

POHON, TAUTAN, BERKAS = "40000", "120000", ("100644", "100755", "100664")
_HASH = {40: "sha1", 64: "sha256"}
#: What an object is called: its digest.
NAMA = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class TerlaluBesarError(Exception):
    """An object is larger than what is asked for ever is."""


class Entri(Struct, frozen=True):
    """What a name in a tree stands for."""

    mode: str
    objek: str


class Objek:
    """The objects of a repository; git waits for questions in between."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._child: Child | None = None
        self._pohon: dict[str, Mapping[str, Entri]] = {}

    def berhenti(self) -> None:
        """Let git go; it is started again for the next question."""
        if self._child is not None:
            self._child.stop()
            self._child = None

    def pohon(self, objek: str, nama: str, terbesar: int) -> Mapping[str, Entri]:
        """Return the entries of a tree; `nama` is what messages call it."""
        if objek not in self._pohon:
            self._pohon[objek] = _entri(self._sejenis(b"tree", objek, nama, terbesar), len(objek) // 2)
        return self._pohon[objek]

    def akar(self, komit: str, terbesar: int) -> str:
        """Return the tree of a commit."""
        data = self._sejenis(b"commit", komit, f"revisi {komit}", terbesar)
        return data.partition(b"\n")[0].removeprefix(b"tree ").decode("ascii", errors="replace")

    def _sejenis(self, kind: bytes, objek: str, nama: str, terbesar: int) -> bytes:
        found, data = self.isi(objek, nama, terbesar)
        if found != kind:
            raise self._rusak()
        return data

    def isi(self, objek: str, nama: str, terbesar: int) -> tuple[bytes, bytes]:
        """Return kind and content of an object; EngineError for one that is lost, broken or not what its name says."""
        if not NAMA.fullmatch(objek):
            raise self._rusak()
        if self._child is None:
            self._child = self._git.mulai("cat-file", "--batch")
        child = self._child
        timer = child.clock()
        try:
            head, data = _tanya(child, objek, terbesar)
            if data is None:
                failed = None if head else self._git.galat(child, child.failure())
                raise failed if isinstance(failed, EngineError) else self._rusak()
        except BaseException:
            # What it has yet to say would be taken for the answer to the next question.
            self.berhenti()
            raise
        finally:
            timer.cancel()
        if new(_HASH[len(objek)], b"%s %d\0" % (head[1], len(data)) + data, usedforsecurity=False).hexdigest() != objek:
            said = f"repositori git «{self._git.nama}» rusak atau diubah: isi {nama} bukan isi yang disebut namanya"
            raise EngineError(
                f"{said} (objek {objek})",
                "jangan percayai isinya; periksa dengan `git fsck`, lalu ambil ulang dengan `git clone` dari sumbernya",
            )
        return head[1], data

    def _rusak(self) -> EngineError:
        said = f"git tidak dapat membaca objeknya sendiri di repositori «{self._git.nama}»"
        return EngineError(said, "periksa dengan `git fsck`, atau ambil ulang dengan `git clone`")


def _tanya(child: Child, objek: str, terbesar: int) -> tuple[list[bytes], bytes | None]:
    """Return the line with which git answers, and the object; None for the latter where it gives none."""
    head: list[bytes] = []
    with suppress(OSError):
        child.stdin.write(f"{objek}\n".encode())
        child.stdin.flush()
        head = child.stdout.readline(200).split()
        if len(head) == 3 and head[0] == objek.encode() and head[2].isdigit():
            size = int(head[2])
            if size > terbesar:
                raise TerlaluBesarError
            data = child.stdout.read(size + 1)
            if len(data) == size + 1:
                return head, data[:-1]
    return head, None


def _entri(data: bytes, width: int) -> dict[str, Entri]:
    """Return the entries of a tree of git; of one that is cut off those before that."""
    found = {}
    at = 0  # no slices of the rest: a hundred thousand entries would copy it as often
    while (end := data.find(b"\0", at)) >= 0:
        mode, _, name = data[at:end].partition(b" ")
        at = end + 1 + width
        entry = Entri(mode.decode("ascii", errors="replace"), data[end + 1 : at].hex())
        found[name.decode("utf-8", errors="surrogateescape")] = entry
    return found
