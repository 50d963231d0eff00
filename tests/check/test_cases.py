"""Acceptance cases: a folder of data and what `lkj check` finds in it. A new case needs no code.

`tests/cases/NAME/` holds `data/2024/…` and `expected.txt`, a line `CODE file:line` for each finding (lines that
begin with # say why). With `dasar.txt`, which names a right folder, a case holds only the files that differ.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alat_proyek import check

pytestmark = pytest.mark.lambat

PROJECT = Path(__file__).parents[2]
CASES = sorted(path.parent for path in (PROJECT / "tests" / "cases").glob("*/expected.txt"))


def susun(case: Path, root: Path) -> None:
    """Lay a case over the folder that it names."""
    base = case / "dasar.txt"
    if base.exists():
        right = PROJECT / base.read_text(encoding="utf-8").strip()
        # The name of a year folder, or of a root that holds one.
        source = right / "data" / "2024" if (right / "data").is_dir() else right
        shutil.copytree(source, root / "data" / "2024")
    if (case / "data").is_dir():
        shutil.copytree(case / "data", root / "data", dirs_exist_ok=True)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(tmp_path: Path, case: Path) -> None:
    """All that is to be found is found, at its line; nothing else is."""
    susun(case, tmp_path)
    expected = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    found = [f"{f.code} {f.file}:{f.line}" for f in check(tmp_path, ["2024"])]
    assert sorted(found) == sorted(line for line in expected if line and not line.startswith("#"))
