"""The evidence of a PDF is what was read and printed, whatever is saved while the documents are made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alat_proyek import year_of

from lkj.build.build import Order, make
from lkj.build.evidence import sources
from lkj.publish.attachments import VALUES, attached

if TYPE_CHECKING:
    from conftest import Proyek


def _changed(year: Path) -> None:
    path = year / "satker.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("pns: ", "pns: 9"), encoding="utf-8")


def _written(year: Path) -> None:
    (year / "narasi" / "sasaran").mkdir(exist_ok=True)
    (year / "narasi" / "sasaran" / "SK-01.md").write_text("Terlambat.\n", encoding="utf-8")


def _templated(year: Path) -> None:
    folder = year.parents[1] / "templates"
    folder.mkdir()
    (folder / "bab-1.md.j2").write_text("# Lain {.bab}\n", encoding="utf-8")


def _removed(year: Path) -> None:
    (year / "narasi" / "misi.md").unlink()


@pytest.mark.lambat
@pytest.mark.parametrize("meanwhile", [_changed, _written, _templated, _removed])
def test_what_is_saved_meanwhile_is_not_attached(proyek: Proyek, meanwhile: Callable[[Path], None]) -> None:
    """A file changed, added or taken away after it was read: the PDF carries what it was made from."""
    year = year_of(proyek.root, 2024)
    before = {
        path.relative_to(proyek.root).as_posix(): path.read_bytes()
        for path in (proyek.root / "data" / "2024").rglob("*")
        if path.is_file()
    }

    def progress(step: str) -> None:
        if step.startswith("membuat "):
            meanwhile(proyek.root / "data" / "2024")

    made = make(year, Order(formats=("pdf",)), progress)
    carried = attached(made.files["lkj-2024.pdf"])
    assert carried.pop(VALUES)
    assert carried == before


def test_only_what_documents_are_made_from_is_evidence(proyek: Proyek) -> None:
    """A logo of a kind that nothing prints, and what systems leave in folders, prove nothing."""
    before = sources(year_of(proyek.root, 2024).origin, 2024)
    for name in ("logo.jpg", "desktop.ini", "narasi/.DS_Store", "~$indikator.yaml"):
        (proyek.root / "data" / "2024" / name).write_bytes(b"x")
    assert sources(year_of(proyek.root, 2024).origin, 2024) == before
    (proyek.root / "data" / "2024" / "logo.png").write_bytes(b"x")
    assert sources(year_of(proyek.root, 2024).origin, 2024).keys() - before.keys() == {"data/2024/logo.png"}
