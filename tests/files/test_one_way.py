"""There is one way to open and one to write: the code of `lkj` outside of `lkj/files` holds no other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2] / "lkj"
# What opens, writes, looks at or lists files, by the last part of its name.
_METHODS = frozenset(
    ["read_bytes", "read_text", "write_bytes", "write_text", "unlink", "mkdir", "rmdir", "iterdir", "glob", "rglob",
     "touch", "symlink_to", "hardlink_to", "is_file", "is_dir", "exists", "lstat", "samefile", "chmod", "walk"]
)  # fmt: skip
_HARMLESS = frozenset(["which", "get_terminal_size"])  # of shutil
_MODULES = frozenset(["tempfile", "glob", "mmap", "fileinput", "linecache", "sqlite3", "shelve", "tarfile"])
_OS = frozenset(
    ["open", "mkdir", "makedirs", "remove", "removedirs", "unlink", "rename", "renames", "replace", "rmdir", "link",
     "symlink", "listdir", "scandir", "walk", "fwalk", "stat", "lstat", "truncate", "chmod", "chown", "mkfifo", "access"]
)  # fmt: skip
#: Where else, and why. A path of the project or of a user is no reason.
ALLOWED = {
    ("verify/pdf.py", "open"): "a PDF that was read already",
    ("verify/pdf.py", "read_bytes"): "a stream within it",
    ("report/foto_olah.py", "open"): "a picture that was read already",
    ("publish/packed.py", "open"): "a PDF that was made just now",
    ("publish/rejoin.py", "read_bytes"): "a stream within a PDF that was made just now",
    ("publish/png.py", "open"): "a picture that was drawn just now",
    ("publish/reference/container.py", "open"): "a part of an archive that was read already",
    ("publish/reference/container.py", "is_dir"): "of such a part",
    ("cli/shared.py", "os.open"): "the null device, in the place of a reader of our output that went away",
    ("cli/__init__.py", "os.open"): "the null device, in the place of a stream that came closed",
}


def _found(path: Path) -> set[tuple[str, str]]:
    name = path.relative_to(HOUSE).as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {(name, alias.name) for alias in node.names if alias.name.split(".")[0] in _MODULES}
        elif isinstance(node, ast.ImportFrom):
            if (node.module or "").split(".")[0] in _MODULES:
                found.add((name, node.module or ""))
            if node.module == "shutil":
                found |= {(name, f"shutil.{alias.name}") for alias in node.names if alias.name not in _HARMLESS}
            if node.module == "os":
                found |= {(name, f"os.{alias.name}") for alias in node.names if alias.name in _OS}
        elif isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id == "open":
                found.add((name, "open"))
            elif isinstance(called, ast.Attribute):
                owner = called.value.id if isinstance(called.value, ast.Name) else ""
                if owner == "shutil" and called.attr not in _HARMLESS:
                    found.add((name, f"shutil.{called.attr}"))
                elif owner in ("os", "io", "codecs", "path") and called.attr in {*_OS, "exists", "isfile", "isdir"}:
                    found.add((name, f"{owner}.{called.attr}"))
                elif called.attr in _METHODS or (called.attr == "open" and not _opens_a_node(name)):
                    found.add((name, called.attr))
    return found


def _opens_a_node(name: str) -> bool:
    return name.startswith("source/")  # the tree of a YAML text opens and closes its nodes


@pytest.mark.lambat
def test_files_are_opened_and_written_in_one_room() -> None:
    """Every call that opens, lists, looks at or writes a file stands in `lkj/files`, but for a few with a reason."""
    found = {
        one
        for path in sorted(HOUSE.rglob("*.py"))
        if path.relative_to(HOUSE).parts[0] != "files"
        for one in _found(path)
    }
    assert found - ALLOWED.keys() == set()
    assert ALLOWED.keys() - found == set(), "a reason without its case"


@pytest.mark.parametrize(
    "text",
    ["open('a')", "p.read_text()", "p.open('w')", "import tempfile", "from shutil import rmtree", "shutil.copy(a, b)", "os.replace(a, b)",
     "from os import unlink", "p.is_symlink() or p.exists()", "os.path.exists(a)", "p.parent.mkdir()"],
)  # fmt: skip
def test_the_search_finds_what_it_looks_for(tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search is no search that cannot fail."""
    monkeypatch.setitem(globals(), "HOUSE", tmp_path)
    (tmp_path / "a.py").write_text(text + "\n", encoding="utf-8")
    assert _found(tmp_path / "a.py")
