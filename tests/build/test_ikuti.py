"""Following a project: a change of what was read is followed, whatever way it is saved, and nothing else is."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
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
        origin.peek("data/2024/narasi/dalam/penutup.md")
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
    assert one.sesudah(lambda: (folder / "narasi" / "dalam").mkdir(parents=True))
    assert one.sesudah(lambda: (folder / "narasi" / "dalam" / "penutup.md").write_bytes(b"x"))
    assert one.sesudah((tmp_path / "templates").mkdir)
    assert one.sesudah(lambda: (tmp_path / "templates" / "bab.md.j2").write_bytes(b"x"))
    one.ended = True
    assert one.sesudah(lambda: satker.write_bytes(b"lima"))


@pytest.mark.skipif(os.name == "nt", reason="Windows needs a privilege for symbolic links")
@pytest.mark.parametrize("poll", [False, True], ids=["told", "poll"])
@pytest.mark.parametrize("name", ["data/2024/x", "data", "templates"])
def test_no_folder_is_watched_through_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, poll: bool, name: str
) -> None:
    """A link to a folder of the machine, such as /usr: neither it nor what is in it is watched, nor those beside lost."""
    root, outside = tmp_path / "proyek", tmp_path / "luar"
    (outside / "dalam").mkdir(parents=True)
    for folder in {"data/2024/narasi", "templates"}:
        if not folder.startswith(name):
            (root / folder).mkdir(parents=True)
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).symlink_to(outside, target_is_directory=True)
    given: list[Path] = []

    def noted(*paths: Path, **how: object) -> Iterator[set[object]]:
        given.extend(paths)
        assert not how["recursive"] or all(path.is_dir() and not path.is_symlink() for path in paths)
        yield set()
        raise SelesaiError

    monkeypatch.setattr("watchfiles.watch", noted)
    with pytest.raises(SelesaiError):
        follow(root, lambda _: None, poll=poll)
    own = {root / one for one in ("data", "data/2024", "data/2024/narasi", "templates") if not one.startswith(name)}
    assert given and set(given) <= {*own, root}
    if sys.platform == "linux":
        assert set(given) == own


@pytest.mark.skipif(sys.platform != "linux", reason="the watches of a process are counted where Linux tells them")
def test_a_link_costs_no_watch(tmp_path: Path) -> None:
    """What the system itself counts: a link to a hundred folders adds none to what is watched."""
    (tmp_path / "proyek" / "data" / "2024").mkdir(parents=True)
    for n in range(100):
        (tmp_path / "luar" / str(n)).mkdir(parents=True)
    (tmp_path / "proyek" / "data" / "2024" / "x").symlink_to(tmp_path / "luar", target_is_directory=True)
    before = _watches()
    one = Pengikut(tmp_path / "proyek", poll=False)
    assert one.sesudah(lambda: None) or one.ran
    assert one.sesudah(lambda: (tmp_path / "proyek" / "data" / "2024" / "satker.yaml").write_bytes(b"x"))
    assert 0 < _watches() - before < 10


def _watches() -> int:
    """Return how many things this process watches."""
    held = 0
    for number in Path("/proc/self/fdinfo").iterdir():
        with suppress(OSError):
            held += number.read_text().count("inotify wd:")
    return held
