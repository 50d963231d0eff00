"""Finding one's way in a document by path."""

from __future__ import annotations

from pathlib import Path

import pytest
from alat_proyek import load

from lkj.diagnostics import Position
from lkj.files.yaml import Document

CONTENT = "skema: 1\nindikator:\n  - id: IKK-05\n    target: 100\n    realisasi:\nbagian: [a, b]\n"


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """Read a small document from a file in a folder below the root."""
    path = tmp_path / "data" / "2024" / "indikator.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(CONTENT, encoding="utf-8")
    read, _ = load(path, tmp_path)
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (1, 1), (1, 1)),
        (("skema",), (1, 8), (1, 1)),
        (("indikator",), (3, 3), (2, 1)),
        (("indikator", 0), (3, 5), (3, 5)),
        (("indikator", 0, "target"), (4, 13), (4, 5)),
        (("bagian", 1), (6, 13), (6, 13)),
    ],
)
def test_values_and_keys_have_their_places(
    document: Document, path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    """A mapping begins at its first key, a list at its first dash; a list item has no key but itself."""
    assert document.has(path)
    assert document.position(path) == Position("data/2024/indikator.yaml", *value)
    assert document.key_position(path) == Position("data/2024/indikator.yaml", *key)


def test_an_absent_value_is_shown_at_its_key(document: Document) -> None:
    """`realisasi:` with nothing after it is present, null, and on its own line."""
    assert document.has(("indikator", 0, "realisasi"))
    assert document.position(("indikator", 0, "realisasi")).line == 5


@pytest.mark.parametrize(
    ("path", "ancestor"),
    [
        (("indikator", 0, "satuan"), ("indikator", 0)),
        (("indikator", 7, "id"), ("indikator",)),
        (("indikator", 0, "id", "x"), ("indikator", 0, "id")),
        (("tiada",), ()),
    ],
)
def test_an_unknown_path_falls_back_to_its_nearest_ancestor(
    document: Document, path: tuple[str | int, ...], ancestor: tuple[str | int, ...]
) -> None:
    """A missing key is reported at the mapping that lacks it."""
    assert not document.has(path)
    assert document.position(path) == document.position(ancestor)
    assert document.key_position(path) == document.position(ancestor)
