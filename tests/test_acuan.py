"""The reference is what the code says today."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from click import Option

from lkj.capaian import AGREGAT, KOMPOSIT, RUMUS, SKALA, CaraTriwulan
from lkj.cli import cli
from lkj.report.environment import FILTERS

SCRIPT = Path(__file__).parents[1] / "scripts" / "acuan_docs.py"


def test_the_reference_is_that_of_the_code() -> None:
    """`make docs` would change nothing, and no command, option, filter, formula, aggregate or scale is without a line."""
    spec = importlib.util.spec_from_file_location("acuan_docs", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    pages = {path.name: path.read_text(encoding="utf-8") for path in script.FOLDER.glob("*.md")}
    assert pages == script.make(), "jalankan «make docs»"
    commands = pages["perintah.md"].split("\n### lkj ")[1:]
    assert {one.split("\n")[0] for one in commands} == set(cli.commands)
    for text in commands:
        options = [
            one for one in cli.commands[text.split("\n")[0]].params if isinstance(one, Option) and not one.hidden
        ]
        assert [name for one in options for name in one.opts if name not in text] == []
    methods = [one.nama for one in RUMUS], AGREGAT, KOMPOSIT, SKALA, CaraTriwulan
    assert [name for names in methods for name in names if f"| `{name}` |" not in pages["metode.md"]] == []
    assert [name for name in FILTERS if f"- `{name}" not in pages["penyaring.md"]] == []
