"""lkj run as a module takes nothing from the folder that it is run in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import lkj

pytestmark = pytest.mark.lambat


def test_no_module_of_the_working_folder_is_imported(tmp_path: Path) -> None:
    """`python -m` puts that folder first: a stranger's `click.py` in it does not run."""
    for name in ("click", "yaml", "json", "pydantic", "msgspec", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('dijalankan: ' + __name__)\n", encoding="utf-8")
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    surroundings["PYTHONPATH"] = str(Path(lkj.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-m", "lkj", "check"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env=surroundings,
    )
    assert "LKJ109" in done.stderr and "dijalankan" not in done.stderr, done.stderr
