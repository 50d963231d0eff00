"""The run of `make kills`, short: killed at any moment, every command that writes leaves a project in order."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.lambat

SCRIPT = Path(__file__).parents[1] / "scripts" / "kills.py"


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="there is no /proc to look for what still runs")
def test_a_killed_command_leaves_nothing_damaged_mixed_or_left_over(tmp_path: Path) -> None:
    """Each command is killed amid writing; the next run finds all in order.

    Takes some seconds, for a command can be killed only while it runs.
    """
    spec = importlib.util.spec_from_file_location("kills", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    kills = importlib.util.module_from_spec(spec)
    sys.modules["kills"] = kills
    spec.loader.exec_module(kills)
    counts, wrong = kills.run(5, 2024, tmp_path, aimed=True)
    assert wrong == []
    assert counts.total() == 5
