"""An origin gives each file once; contents over it stand in the place of its files and change nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lkj.files import FolderOrigin, Kind, Overlay, RefusedError, Why

SATKER = "data/2024/satker.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a project of one file."""
    (tmp_path / "data" / "2024").mkdir(parents=True)
    (tmp_path / SATKER).write_bytes(b"lama")
    return tmp_path


def test_what_was_read_stays(root: Path) -> None:
    """A file saved or added after it was asked for is as it was then, and what was not there is not there."""
    origin = FolderOrigin(root)
    assert origin.read(SATKER) == b"lama"
    assert origin.kind("templates") is None
    assert origin.peek("data/2024/pk.yaml") is None
    before = origin.entries("data/2024")
    (root / SATKER).write_bytes(b"baru")
    (root / "data/2024/pk.yaml").write_bytes(b"baru")
    (root / "templates").mkdir()
    assert (origin.read(SATKER), origin.kind("templates"), origin.peek("data/2024/pk.yaml")) == (b"lama", None, None)
    assert origin.entries("data/2024") == before
    assert FolderOrigin(root).read(SATKER) == b"baru"


def test_a_limit_is_that_of_who_asks(root: Path) -> None:
    """What is too large for one is not for another, in either order."""
    for limits in ((3, 4), (4, 3)):
        origin = FolderOrigin(root)
        found = []
        for limit in limits:
            try:
                found.append(origin.read(SATKER, limit))
            except RefusedError as error:
                assert error.why is Why.TOO_LARGE
                found.append(b"")
        assert found == [b"lama" if limit == 4 else b"" for limit in limits]


def test_contents_stand_over_a_folder(root: Path) -> None:
    """They are read, listed and known like files, with the folders that they need; all else is the folder's."""
    origin = Overlay({SATKER: b"dari masukan", "data/2025/narasi/misi.md": b"x"}, FolderOrigin(root))
    (root / "data/2024/pk.yaml").write_bytes(b"pk")
    assert origin.read(SATKER) == b"dari masukan"
    assert origin.entries("data") == [("2024", Kind.FOLDER), ("2025", Kind.FOLDER)]
    assert origin.entries("data/2024") == [("pk.yaml", Kind.FILE), ("satker.yaml", Kind.FILE)]
    assert origin.entries("data/2025/narasi") == [("misi.md", Kind.FILE)]
    assert (origin.kind("data/2025/narasi"), origin.kind("data/2025/misi.md")) == (Kind.FOLDER, None)
    assert origin.place == root


def test_contents_alone_are_a_project() -> None:
    """The attachments of a PDF need no folder; what is not among them is missing, as anywhere."""
    origin = Overlay({SATKER: b"x"})
    assert origin.place is None
    assert origin.entries("data") == [("2024", Kind.FOLDER)]
    for ask in (origin.read, origin.entries):
        with pytest.raises(RefusedError) as caught:
            ask("data/2024/narasi")
        assert caught.value.why is Why.MISSING


@pytest.mark.skipif(os.name == "nt", reason="Windows needs a privilege for symbolic links")
def test_contents_lead_through_no_link(root: Path, tmp_path: Path) -> None:
    """A link in the place of a folder stays one, whatever stands below it."""
    (tmp_path / "lain").mkdir()
    (root / "data" / "2025").symlink_to(tmp_path / "lain")
    origin = Overlay({"data/2025/satker.yaml": b"x"}, FolderOrigin(root))
    assert origin.kind("data/2025") is Kind.LINK
    with pytest.raises(RefusedError) as caught:
        origin.entries("data/2025")
    assert caught.value.why is Why.LINK
