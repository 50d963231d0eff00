"""Following a project: a change of what was read is followed, whatever way it is saved, and nothing else is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from lkj.build.watch import follow
from lkj.files import FolderOrigin

pytestmark = pytest.mark.lambat


class SelesaiError(Exception):
    """The work is done; following ends with it."""


class Pengikut:
    """Follows a folder in a thread; `ran` counts how often the work was done."""

    def __init__(self, root: Path, *, poll: bool) -> None:
        self.root, self.ran, self.ended = root, 0, False
        self._told = threading.Condition()
        threading.Thread(target=self._follow, args=(poll,), daemon=True).start()

    def _follow(self, poll: bool) -> None:
        with suppress(SelesaiError):
            follow(self.root, self._work, poll=poll)

    def _work(self, origin: FolderOrigin) -> None:
        origin.peek("data/2024/satker.yaml")
        origin.peek("templates/bab.md.j2")
        if origin.kind("templates"):
            origin.entries("templates")
        origin.entries("data/2024")
        with self._told:
            self.ran += 1
            self._told.notify_all()
        if self.ended:
            raise SelesaiError

    def sesudah(self, change: Callable[[], object]) -> bool:
        """Tell whether the work was done again after a change."""
        before = self.ran
        change()
        with self._told:
            return self._told.wait_for(lambda: self.ran > before, 30)

    def diam(self, change: Callable[[], object]) -> bool:
        """Tell whether nothing was done after a change."""
        before = self.ran
        change()
        time.sleep(2)
        return self.ran == before


@pytest.mark.parametrize("poll", [False, True], ids=["told", "poll"])
def test_what_was_read_is_followed(tmp_path: Path, poll: bool) -> None:
    """Saved in place, put in its place, taken away, added, a folder that was not there; not what an editor keeps."""
    folder = tmp_path / "data" / "2024"
    folder.mkdir(parents=True)
    satker = folder / "satker.yaml"
    satker.write_bytes(b"satu")
    one = Pengikut(tmp_path, poll=poll)
    assert one.sesudah(lambda: None) or one.ran
    assert one.sesudah(lambda: satker.write_bytes(b"dua"))
    (tmp_path / "baru").write_bytes(b"tiga")
    assert one.sesudah(lambda: (tmp_path / "baru").replace(satker))
    assert one.diam(lambda: (folder / ".satker.yaml.swp").write_bytes(b"x"))
    assert one.diam(lambda: satker.write_bytes(b"tiga"))
    assert one.sesudah(lambda: (folder / "catatan.txt").write_bytes(b"x"))
    assert one.sesudah(satker.unlink)
    assert one.sesudah(lambda: satker.write_bytes(b"empat"))
    assert one.sesudah((tmp_path / "templates").mkdir)
    assert one.sesudah(lambda: (tmp_path / "templates" / "bab.md.j2").write_bytes(b"x"))
    one.ended = True
    assert one.sesudah(lambda: satker.write_bytes(b"lima"))
