"""The folder of ways is the list of them: every file one, in the order that each says of itself."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from lkj.capaian.registry import collected


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a package of three ways, whose files stand in another order than they do."""
    package = tmp_path / f"cara_{tmp_path.name}"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    for file, urutan in (("akhir", 20), ("bawah", 30), ("cepat", 10)):
        text = f"from types import SimpleNamespace\nCARA = SimpleNamespace(nama={file!r}, urutan={urutan})\n"
        (package / f"{file}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return package


def test_cara_menurut_urutannya(folder: Path) -> None:
    """The common one comes first, whatever its file is called."""
    found = collected(folder.name, [str(folder)], SimpleNamespace)
    assert [one.nama for one in found] == ["cepat", "akhir", "bawah"]


@pytest.mark.parametrize("isi", ["", "CARA = 'cepat'\n", "cara = None\n"])
def test_berkas_tanpa_cara_ditolak(folder: Path, isi: str) -> None:
    """A file that declares nothing, or something else, stops the program where it stands, by its name."""
    (folder / "lupa.py").write_text(isi, encoding="utf-8")
    with pytest.raises(TypeError, match=r"\.lupa declares no CARA that is a SimpleNamespace"):
        collected(folder.name, [str(folder)], SimpleNamespace)
