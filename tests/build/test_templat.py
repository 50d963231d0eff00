"""Copies of the templates: whole, usable, and never over an officer's own work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lkj.build.templates import copy_templates
from lkj.files import FileError, package_templates
from lkj.publish.errors import EngineError

if TYPE_CHECKING:
    from conftest import Proyek


PRESETS = Path(__file__).parents[2] / "lkj" / "model" / "presets"


def test_a_copy_holds_the_chapters_and_the_styles(tmp_path: Path) -> None:
    """Every chapter and the reference document are copied byte for byte, into a folder made for them; no code is."""
    written = copy_templates(tmp_path / "baru" / "templates")
    names = {path.name for path in written}
    assert {"laporan.md.j2", "bagian-visi.md.j2", "makro.md.j2", "kerangka.yaml", "reference.docx"} <= names
    assert names == {path.name for path in (tmp_path / "baru" / "templates").iterdir()}
    assert not {name for name in names if name.endswith((".lua", ".typ"))}
    outline = PRESETS / "kerangka.yaml"
    assert all(
        path.read_bytes() == (outline if path.name == outline.name else package_templates() / path.name).read_bytes()
        for path in written
    )


@pytest.mark.lambat
def test_a_project_builds_with_its_copy(proyek: Proyek) -> None:
    """A title changed in the copied outline, and a part changed in the copied templates, are what the report prints."""
    copy_templates(proyek.root / "templates")
    (proyek.root / "templates" / "kerangka.yaml").rename(proyek.path("kerangka.yaml"))
    proyek.ubah("kerangka.yaml", "judul: Penutup", "judul: Penutup dan Tindak Lanjut")
    proyek.ubah("../../templates/bagian-visi.md.j2", "“{{ visi }}”", "VISI KAMI: {{ visi }}")
    assert proyek.jalankan("build", "2024", "--format", "pdf", "--keep")[0] == 0
    text = (proyek.root / "build" / "lkj-2024.md").read_text(encoding="utf-8")
    assert "# PENUTUP DAN TINDAK LANJUT {" in text and "VISI KAMI: " in text


@pytest.mark.parametrize("kind", ["berkas", "tautan-putus"])
def test_a_copy_never_overwrites(tmp_path: Path, kind: str) -> None:
    """One file in the way, or a link that leads nowhere, and nothing at all is written; the message names it."""
    own = tmp_path / "bab.md.j2"
    if kind == "berkas":
        own.write_text("milik saya", encoding="utf-8")
    else:
        own.symlink_to(tmp_path / "tidak-ada")
    with pytest.raises(EngineError) as caught:
        copy_templates(tmp_path)
    assert "bab.md.j2" in caught.value.message
    assert "tidak pernah menimpa" in caught.value.hint
    assert list(tmp_path.iterdir()) == [own]
    assert kind != "berkas" or own.read_text(encoding="utf-8") == "milik saya"


@pytest.mark.lambat
def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A target that is a file is told in Indonesian and stays."""
    target = tmp_path / "templates"
    target.write_text("x", encoding="utf-8")
    with pytest.raises(FileError, match="bukan folder"):
        copy_templates(target)
    assert target.read_text(encoding="utf-8") == "x"
