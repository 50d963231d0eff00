"""A text that no report can do without may be null while a year is begun: it is asked for, and nobody is accused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lkj.check.project import Project, Year
from lkj.files import FolderOrigin, Overlay
from lkj.model import YEAR_FILES
from lkj.model.yearly import Jalur, tempat

pytestmark = pytest.mark.lambat

BENAR = FolderOrigin(Path(__file__).parents[1] / "data" / "benar")
SATU = Project(BENAR).year(2024)
# A rank means nothing without its ladder; every other value can wait for its unit.
TANGGA = ("indikator.yaml", ("indikator", 1, "satuan"))


def semua() -> Iterator[tuple[str, Jalur]]:
    """Yield each place of the right year that may be null for a while: its file, and its path."""
    facts = SATU.facts
    assert facts is not None
    for file in YEAR_FILES:
        for one in tempat(getattr(facts, file.field)):
            if one.bidang.awal and isinstance(one.nilai, tuple):
                yield from ((file.name, (*one.jalur, n)) for n in range(len(one.nilai)))
            elif one.bidang.awal:
                yield file.name, one.jalur


def tanpa(file: str, path: Jalur) -> tuple[Year, int]:
    """Return the right year with one value taken out, and the line of the null."""
    assert SATU.facts is not None
    name, place = f"data/2024/{file}", SATU.facts.position(file, path)
    lines = BENAR.read(name).decode().split("\n")
    lines[place.line - 1] = lines[place.line - 1][: place.column - 1] + "null"
    return Project(Overlay({name: "\n".join(lines).encode()}, BENAR)).year(2024), place.line


@pytest.mark.parametrize(("file", "path"), [*semua()], ids=str)
def test_what_is_still_to_come_is_asked_for_and_nothing_else_is_found(file: str, path: Jalur) -> None:
    """Each such place gives one finding, at its line, and the report can be composed."""
    year, line = tanpa(file, path)
    if (file, path) == TANGGA:
        assert {(one.code, one.file) for one in year.findings()} == {("LKJ206", f"data/2024/{file}")}
        assert all("selama satuannya kosong" in one.message for one in year.findings())
        return
    found = [(one.code, one.file, one.line) for one in year.findings()]
    assert set(found) - {(one.code, one.file, one.line) for one in SATU.findings()} == {
        ("LKJ611", f"data/2024/{file}", line)
    }
    assert [one for one in year.composing() if one not in SATU.composing()] == []
