"""What files held before a command: given back from the user's own folder, and from no other."""

from __future__ import annotations

import base64
import gzip
import json
import os
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from lkj.files.history import last_change, restore, write_kept

if sys.platform == "win32":
    pytest.skip("there the folder of the user is not named by HOME", allow_module_level=True)

NAME = "data/2024/pagu.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project within a checkout."""
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    root = tmp_path / "repo" / "laporan"
    (root / "data/2024").mkdir(parents=True)
    (root / NAME).write_bytes(b"pagu: 1\n")
    return root


def plant(home: Path, root: Path, name: str) -> None:
    """Put a record where the user's programs keep theirs."""
    place = home / "lkj/riwayat" / sha256(os.path.realpath(root).encode()).hexdigest()[:16]
    place.mkdir(parents=True)
    (home / "lkj/riwayat").chmod(0o700)
    record = {"command": "fmt", "when": "2024-01-01T00:00:00", "before": {name: base64.b64encode(b"jahat").decode()}}
    (place / "99990101T000000000000.json.gz").write_bytes(gzip.compress(json.dumps({**record, "after": {}}).encode()))


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no such permissions")
@pytest.mark.parametrize(("mode", "kept"), [(0o755, True), (0o750, True), (0o775, False), (0o777, False)])
def test_a_folder_that_others_read_is_shut_to_them(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, mode: int, kept: bool
) -> None:
    """What is the user's own and was readable becomes theirs alone; where others may write, nothing is kept."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "rumah"))
    place = tmp_path / "rumah/lkj/riwayat"
    place.mkdir(parents=True)
    place.chmod(mode)
    assert write_kept({NAME: b"pagu: 2\n"}, root, "fmt") is kept
    assert (last_change(root) is not None) is kept
    assert place.stat().st_mode & 0o777 == (0o700 if kept else mode)


def test_what_was_is_given_back(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is made for the user alone, who then undoes what a command wrote."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "rumah"))
    assert write_kept({NAME: b"pagu: 2\n"}, root, "fmt")
    assert (tmp_path / "rumah/lkj/riwayat").stat().st_mode & 0o077 == 0
    change = last_change(root)
    assert change is not None
    restore(change, root)
    assert (root / NAME).read_bytes() == b"pagu: 1\n"
    assert last_change(root) is None


@pytest.mark.parametrize("home", ["repo/laporan/.data", "repo/.data"])
def test_a_home_in_the_checkout_keeps_nothing(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    """A stranger's branch could bring along what is in it: it is neither read nor written."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / home))
    plant(tmp_path / home, root, NAME)
    assert last_change(root) is None
    assert not write_kept({NAME: b"pagu: 2\n"}, root, "fmt")
    assert (root / NAME).read_bytes() == b"pagu: 2\n"
    assert len(list((tmp_path / home).rglob("*.gz"))) == 1


@pytest.mark.parametrize(
    "name",
    [
        "../luar.yaml",
        "data/2024/../../../luar.yaml",
        ".git/hooks/pre-commit",
        "data/.git/config",
        "data/2024/./pagu.yaml",
        ".vscode/tasks.yaml",
        "/luar.yaml",
    ],
)
def test_a_record_names_files_of_data_alone(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Whoever wrote the record: nothing but what lkj itself changes is put back."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "rumah"))
    plant(tmp_path / "rumah", root, name)
    assert last_change(root) is None
    plant(tmp_path / "lain", root, NAME)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "lain"))
    assert last_change(root) is not None
