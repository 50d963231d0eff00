"""Files that must not or cannot be read, and the text of those that can."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from alat_proyek import load, read_text

from lkj.files import MAX_BYTES


def codes_of(path: Path, root: Path) -> list[tuple[str, int, int]]:
    """Read a file both ways, as prose and as YAML, and expect the same refusal of both."""
    text, findings = read_text(path, root)
    document, same = load(path, root)
    assert text is None
    assert document is None
    assert findings == same
    assert all(finding.hint for finding in findings)
    return [(finding.code, finding.line, finding.column) for finding in findings]


def test_prose_is_normalised(tmp_path: Path) -> None:
    """A byte order mark goes, every line end becomes a line feed, letters are composed."""
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbfsatu\r\ndua\rcafe\xcc\x81\n")
    assert read_text(path, tmp_path) == ("satu\ndua\ncaf\u00e9\n", [])


def test_a_missing_file_is_named_with_its_neighbour(tmp_path: Path) -> None:
    """A wrong ending is the usual slip: the remedy names the file that is there."""
    (tmp_path / "indikator.yml").touch()
    path = tmp_path / "indikator.yaml"
    assert codes_of(path, tmp_path) == [("LKJ108", 1, 1)]
    _, [finding] = read_text(path, tmp_path)
    assert finding.file == "indikator.yaml"
    assert "indikator.yml" in finding.hint


def test_a_missing_folder_is_a_finding_too(tmp_path: Path) -> None:
    """A path through a folder, or a file, that is not there ends in a finding."""
    (tmp_path / "berkas").touch()
    assert codes_of(tmp_path / "tiada" / "a.yaml", tmp_path) == [("LKJ108", 1, 1)]
    assert codes_of(tmp_path / "berkas" / "a.yaml", tmp_path) == [("LKJ108", 1, 1)]
    assert codes_of(tmp_path / "a\0b.yaml", tmp_path) == [("LKJ108", 1, 1)]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """Neither a linked file nor a file in a linked folder is read, wherever the link leads."""
    root = tmp_path / "proyek"
    (root / "data").mkdir(parents=True)
    (tmp_path / "rahasia.yaml").write_text("a: 1\n", encoding="utf-8")
    (root / "asli.yaml").write_text("a: 1\n", encoding="utf-8")
    for link, target in (
        (root / "a.yaml", tmp_path / "rahasia.yaml"),
        (root / "b.yaml", root / "asli.yaml"),
        (root / "folder", tmp_path),
        (root / "lingkar.yaml", root / "lingkar.yaml"),
    ):
        try:
            link.symlink_to(target)
        except OSError:
            pytest.skip("this system gives no right to make links")
    for name in ("a.yaml", "b.yaml", "folder/rahasia.yaml", "lingkar.yaml"):
        assert codes_of(root / name, root) == [("LKJ110", 1, 1)], name


def test_a_path_out_of_the_root_is_refused(tmp_path: Path) -> None:
    """Neither `..` nor an absolute path leads out of the project; `..` that stays inside is fine."""
    root = tmp_path / "proyek"
    (root / "data").mkdir(parents=True)
    (tmp_path / "luar.md").write_text("x", encoding="utf-8")
    (root / "dalam.md").write_text("x", encoding="utf-8")
    assert codes_of(root / ".." / "luar.md", root) == [("LKJ110", 1, 1)]
    assert codes_of(tmp_path / "luar.md", root) == [("LKJ110", 1, 1)]
    assert read_text(root / "data" / ".." / "dalam.md", root) == ("x", [])


def test_a_root_reached_by_a_link_is_still_the_root(tmp_path: Path) -> None:
    """Where the project folder itself is a link (as /tmp is on some systems), its files are inside it."""
    root = tmp_path / "proyek"
    root.mkdir()
    (root / "a.md").write_text("x", encoding="utf-8")
    link = tmp_path / "pintas"
    try:
        link.symlink_to(root)
    except OSError:
        pytest.skip("this system gives no right to make links")
    assert read_text(link / "a.md", link) == ("x", [])
    assert read_text(root / "a.md", link) == ("x", [])


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    """A folder is refused, and a pipe does not make the reader wait."""
    (tmp_path / "folder.yaml").mkdir()
    assert codes_of(tmp_path / "folder.yaml", tmp_path) == [("LKJ110", 1, 1)]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipa.yaml")
        assert codes_of(tmp_path / "pipa.yaml", tmp_path) == [("LKJ110", 1, 1)]


@pytest.mark.lambat
def test_size_has_a_limit(tmp_path: Path) -> None:
    """Two MiB are read, one byte more is refused."""
    path = tmp_path / "a.md"
    path.write_bytes(b"x" * MAX_BYTES)
    text, _ = read_text(path, tmp_path)
    assert text is not None
    path.write_bytes(b"x" * (MAX_BYTES + 1))
    assert codes_of(path, tmp_path) == [("LKJ107", 1, 1)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a: 1\nb: caf\xe9\n", (2, 7)),
        (b"a: 1\r\nb: \xc3\xa9\xff\r\n", (2, 5)),
        (b"a: 1\n\x00\x01", (2, 1)),
        ("a: 1\n".encode("utf-16"), (1, 1)),
        ("a: 1\n".encode("utf-32"), (1, 1)),
        (b"a: \xed\xa0\x80\n", (1, 4)),
        (b"a: \x07\n", (1, 4)),
        ("a: 1\nb: \x9b\n".encode(), (2, 4)),
        ("a: x\u202ey\n".encode(), (1, 5)),
        ("a: x\u2066y\n".encode(), (1, 5)),
        ("a: x\u2028y\n".encode(), (1, 5)),
        ("a: 1\n\ufeffb: 2\n".encode(), (2, 1)),
    ],
)
def test_what_is_not_plain_utf8_text_is_refused_in_its_line(
    tmp_path: Path, content: bytes, expected: tuple[int, int]
) -> None:
    """Other encodings, binary data, and characters that hide or reorder text: LKJ106 at the spot."""
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    assert codes_of(path, tmp_path) == [("LKJ106", *expected)]


def test_a_letter_of_an_old_encoding_is_guessed(tmp_path: Path) -> None:
    """The officer searches for the letter, not for the byte."""
    path = tmp_path / "a.md"
    path.write_bytes(b"caf\xe9\n")
    _, [finding] = read_text(path, tmp_path)
    assert "0xE9" in finding.message
    assert "«é»" in finding.message
