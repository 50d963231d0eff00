"""A run that is killed while a set is put in place: the next one completes it, or takes all of it back."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import warnings
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from lkj.files import clean_up, write_all
from lkj.files.leftovers import token
from lkj.files.unfinished import identity

if sys.platform == "win32":
    pytest.skip("there a process cannot fork", allow_module_level=True)

OLD = {"build/a.docx": b"lama a", "build/b.pdf": b"lama b"}
NEW = {"build/a.docx": b"baru a", "build/b.pdf": b"baru b", "build/c.html": b"baru c"}
# The calls between which a run can be killed.
STEPS = ("open", "write", "fsync", "replace", "link", "unlink", "rename")


@pytest.fixture
def notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which a run notes down what it is about to do."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "catatan"))
    monkeypatch.setenv("HOME", str(tmp_path / "rumah"))
    home = tmp_path / "rumah" / "Library" / "Application Support"
    return (home if sys.platform == "darwin" else tmp_path / "catatan") / "lkj"


def project(tmp_path: Path) -> Path:
    """Make the project as it is before the run, whatever it was."""
    root = tmp_path / "proyek"
    shutil.rmtree(root, ignore_errors=True)
    for name, content in OLD.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root


def held(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def in_a_child(work: Callable[[], None]) -> int:
    """Run in a forked child; return the signal that ended it, 0 where it came to its end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # other threads of the tests: the child needs none of them
        pid = os.fork()
    if pid == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.WTERMSIG(os.waitpid(pid, 0)[1])


def killed_at(step: int, root: Path) -> bool:
    """Write the set in a child that is killed before its call of that number; False where it has no such call."""

    def work() -> None:
        left = [step]

        def deadly(real: Callable[..., object]) -> Callable[..., object]:
            def call(*args: object, **kwargs: object) -> object:
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*args, **kwargs)

            return call

        for name in STEPS:
            setattr(os, name, deadly(getattr(os, name)))
        write_all({root / name: content for name, content in NEW.items()}, root)

    return in_a_child(work) != 0


@pytest.mark.lambat
def test_killed_between_any_two_steps_a_set_is_old_or_new(tmp_path: Path, notes: Path) -> None:
    """Killed before each call in turn, the next run leaves the whole old set or the whole new one, and nothing else."""
    root = project(tmp_path)
    seen = set()
    step = 0
    while killed_at(step, root):
        clean_up(root)
        now = held(root)
        assert now in (OLD, NEW), step
        assert not list(notes.glob("*")), step
        seen.add(now == NEW)
        project(tmp_path)
        step += 1
    assert step > 15
    assert seen == {False, True}


def killed_within(tmp_path: Path, notes: Path) -> Path:
    """Return a project in which a run was killed when the first file of its set was in place, and the next was not."""
    root = project(tmp_path)
    for step in range(200):
        assert killed_at(step, root)
        if list(notes.glob("*")) and (root / "build/a.docx").read_bytes() == b"baru a":
            return root
        clean_up(root)
        project(tmp_path)
    raise AssertionError("no run was killed between two files")


@pytest.mark.lambat
def test_a_set_is_not_completed_over_what_was_written_since(tmp_path: Path, notes: Path) -> None:
    """An officer who went on working on a file of the set keeps that; the other files are completed."""
    root = killed_within(tmp_path, notes)
    assert (root / "build" / "b.pdf").read_bytes() == b"lama b"
    (root / "build" / "b.pdf").write_bytes(b"milik saya")
    clean_up(root)
    assert held(root) == {**NEW, "build/b.pdf": b"milik saya"}


@pytest.mark.lambat
@pytest.mark.parametrize("gone", [False, True], ids=["proyek-lain", "proyek-hilang"])
def test_what_was_left_for_another_project_is_cleared_too(tmp_path: Path, notes: Path, gone: bool) -> None:
    """A run anywhere completes the set of a run that was killed elsewhere, and keeps no note of a project that is gone."""
    root = killed_within(tmp_path, notes)
    if gone:
        shutil.rmtree(root)
    (tmp_path / "lain").mkdir()
    clean_up(tmp_path / "lain")
    assert not list(notes.glob("*"))
    assert gone or held(root) == NEW


def note(root: Path, steps: list[object]) -> bytes:
    return json.dumps({"root": str(root.resolve()), "steps": steps}).encode()


@pytest.mark.parametrize(
    "target", [".git/config", "build/../../luar.pdf", "Makefile", ".github/a.yaml", "build/tautan/a.pdf", "setup.cfg"]
)
def test_a_note_decides_only_over_documents_and_data(tmp_path: Path, notes: Path, target: str) -> None:
    """Even a note in the right place has nothing written to hidden folders, by a link, elsewhere or of other kinds."""
    root = project(tmp_path)
    (tmp_path / "luar").mkdir()
    (root / "build" / "tautan").symlink_to(tmp_path / "luar")
    notes.mkdir(mode=0o700, parents=True)
    name, content = token(), b"jahat"
    for folder in (root, root / "build", tmp_path / "luar", root / ".git", root / ".github"):
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    (notes / token()).write_bytes(note(root, [[target.split("/"), name, sha256(content).hexdigest(), None]]))
    clean_up(root)
    assert not (root / target).exists()
    assert not (tmp_path / "luar.pdf").exists()
    assert not list(notes.glob("*"))


def test_notes_that_a_branch_brings_along_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home within the checkout, or one that others may write to, holds no notes."""
    root = project(tmp_path)
    name, content = token(), b"jahat"
    before = identity((root / "build/a.docx").stat())
    (root / "build" / name).write_bytes(content)
    planted = note(root, [[["build", "a.docx"], name, sha256(content).hexdigest(), before]])
    for home, mode in ((root / ".state", 0o700), (tmp_path / "bersama", 0o770)):
        monkeypatch.setenv("XDG_STATE_HOME", str(home))
        monkeypatch.setattr(sys, "platform", "linux")
        (home / "lkj").mkdir(parents=True)
        (home / "lkj").chmod(mode)
        (home / "lkj" / token()).write_bytes(planted)
        clean_up(root)
        assert (root / "build" / "a.docx").read_bytes() == b"lama a"


def test_reading_makes_no_folder_in_a_home(tmp_path: Path, notes: Path) -> None:
    """A place for notes is made by who writes a set, and by nobody else."""
    root = project(tmp_path)
    clean_up(root)
    assert not notes.exists()
    write_all({root / name: content for name, content in NEW.items()}, root)
    assert notes.is_dir()


@pytest.mark.parametrize("place", ["/dev/null/x", "relatif", ""])
def test_without_a_place_for_notes_files_are_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """A machine without a home can build."""
    monkeypatch.setenv("XDG_STATE_HOME", place)

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    root = project(tmp_path)
    clean_up(root)
    write_all({root / name: content for name, content in NEW.items()}, root)
    assert held(root) == NEW


@pytest.mark.lambat
@pytest.mark.skipif(os.name == "nt", reason="made by a path from the folder above")
def test_a_strangers_deep_folder_of_our_name_stays(tmp_path: Path, notes: Path) -> None:
    """A branch brings along a folder of a killed run's name, deeper than any of lkj's: it stops no command."""
    before = Path.cwd()
    try:
        os.chdir(tmp_path)
        Path(token()).mkdir()
        os.chdir(next(tmp_path.iterdir()))
        for _ in range(1900):
            Path("a").mkdir()
            os.chdir("a")
    finally:
        os.chdir(before)
    clean_up(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    # The interpreter's own way to remove it goes as deep.
    subprocess.run(["rm", "-rf", "--", *tmp_path.iterdir()], check=True)
