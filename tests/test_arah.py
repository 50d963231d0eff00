"""The house has one direction, which pyproject.toml draws and import-linter holds it to."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"


def lint(root: Path) -> tuple[int, str]:
    """Hold the package in a folder to the contracts there; return the exit code and what was said."""
    ran = subprocess.run([sys.executable, "-c", LINT], cwd=root, capture_output=True, encoding="utf-8", check=False)
    return ran.returncode, ran.stdout + ran.stderr


def test_rooms_import_in_one_direction() -> None:
    """No room imports from one above it, no modules import each other in a circle, and every room has its place."""
    code, said = lint(ROOT)
    assert code == 0, said
    assert "A room imports only from those below it KEPT" in said


@pytest.mark.lambat
def test_what_goes_against_the_direction_is_found(tmp_path: Path) -> None:
    """A late `from lkj import …`, an import for types alone, a circle in a room, and a room without a place."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        ROOT / "lkj", tmp_path / "lkj", ignore=lambda folder, names: [n for n in names if "__pycache__" in n]
    )
    added = {
        "model/atas.py": "def f():\n    from lkj import build\n",
        "files/atas.py": "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from lkj.report import tabel\n",
        "new/putar_a.py": "import lkj.new.putar_b\n",
        "new/putar_b.py": "import lkj.new.putar_a\n",
        "publish/tahu.py": "import lkj.capaian\n",
    }
    for name, text in added.items():
        (tmp_path / "lkj" / name).write_text(text, encoding="utf-8")
    code, said = lint(tmp_path)
    assert code == 1
    for found in (
        "lkj.model is not allowed to import lkj.build",
        "lkj.files is not allowed to import lkj.report",
        "lkj.publish is not allowed to import lkj.capaian",
        "putar_a",
    ):
        assert found in said, said
    for name in added:
        (tmp_path / "lkj" / name).unlink()
    (tmp_path / "lkj" / "tanpa_tempat.py").write_text("", encoding="utf-8")
    code, said = lint(tmp_path)
    assert (code, "tanpa_tempat" in said) == (1, True), said
