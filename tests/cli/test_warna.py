"""Colour only where it is drawn: a console of Windows may print its signs instead."""

from __future__ import annotations

import io
import shutil
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from lkj.cli import main
from lkj.diagnostics import colour

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

ESCAPE = b"\x1b["


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("draws", [True, False])
@pytest.mark.parametrize("words", [["check", "2024", "--no-waivers"], ["diff", "data/2024", "lain"]], ids=" ".join)
@pytest.mark.usefixtures("collecting")
def test_a_console_that_draws_no_colour_gets_none(
    words: list[str], draws: bool, proyek: Proyek, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The console of an older Windows shows «←[1m» where a terminal turns bold: it gets the bare text."""
    shutil.copytree(proyek.path("."), proyek.root / "lain")
    proyek.ubah("satker.yaml", "nama: Sastriadi", "nama: Lain")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(colour, "_console_draws", lambda _: draws)
    raw = io.BytesIO()
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, Terminal(raw, encoding="utf-8", write_through=True))
    monkeypatch.setattr(sys, "argv", ["lkj", *words])
    with suppress(SystemExit):
        main()
    assert b"data/2024" in raw.getvalue()
    assert (ESCAPE in raw.getvalue()) == draws
