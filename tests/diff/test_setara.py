"""A year before and after `lkj migrate`: it says the same, and only what was changed beside that is told."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alat_proyek import load_year

from lkj.diff import Beda, Jenis, banding_tahun
from lkj.pengukuran import Pengukuran

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

AKAR = Path(__file__).parents[2]


def ukur(root: Path, year: int) -> Pengukuran:
    facts, findings = load_year(root, year)
    assert facts is not None, findings
    return Pengukuran(facts)


def banding(one: Path, other: Path, year: int) -> Beda:
    return banding_tahun(ukur(one, year), ukur(other, year), "lama", "baru")


@pytest.mark.parametrize(
    ("akar", "tahun"), [(".", 2024), ("examples", 2023), ("examples", 2025), ("tests/data/benar", 2024)]
)
def test_a_migrated_year_has_no_change_of_meaning(akar: str, tahun: int, proyek: Proyek, tmp_path: Path) -> None:
    """Staff, units, waivers and prose are compared in one shape, whichever side is the older."""
    old = tmp_path / "lama"
    shutil.rmtree(proyek.root / "data")
    shutil.copytree(AKAR / akar / "data", proyek.root / "data")
    shutil.copytree(proyek.root / "data", old / "data")
    assert proyek.jalankan("migrate", str(tahun), "--write")[0] == 0
    assert (old / f"data/{tahun}/satker.yaml").read_bytes() != (proyek.root / f"data/{tahun}/satker.yaml").read_bytes()
    assert banding(old, proyek.root, tahun).perubahan == ()
    assert banding(proyek.root, old, tahun).perubahan == ()


def test_blanks_and_an_order_of_chapters_say_the_same_too(proyek: Proyek, tmp_path: Path) -> None:
    """Two divisions without a name are two, and chapters in an order of the year's own are those of its outline."""
    old, path = tmp_path / "lama", proyek.path("satker.yaml")
    text = re.sub(r"    - nama: Bagian [KH].*", "    - nama: null", path.read_text(encoding="utf-8"))
    order = "tata_letak:\n  urutan_bab: [perencanaan, pendahuluan, akuntabilitas, penutup]\n"
    path.write_text(text + order, encoding="utf-8", newline="\n")
    shutil.copytree(proyek.root / "data", old / "data")
    assert proyek.jalankan("migrate", "2024", "--write")[0] == 0
    assert "bab:\n" in proyek.path("kerangka.yaml").read_text(encoding="utf-8")
    assert banding(old, proyek.root, 2024).perubahan == ()
    assert banding(proyek.root, old, 2024).perubahan == ()


def test_what_changed_beside_the_shape_is_told_where_it_is_written(proyek: Proyek, tmp_path: Path) -> None:
    """A head count and a division that went: each once, in the place of either shape."""
    old = tmp_path / "lama"
    shutil.copytree(proyek.root / "data", old / "data")
    assert proyek.jalankan("migrate", "2024", "--write")[0] == 0
    path = old / "data/2024/satker.yaml"
    text = (
        path.read_text(encoding="utf-8")
        .replace("pns: 29", "pns: 30")
        .replace("  bagian:\n", "  bagian:\n    - nama: Bagian Lama\n")
    )
    path.write_text(text, encoding="utf-8", newline="\n")
    lines = {line.strip(): n for n, line in enumerate(text.splitlines(), 1)}
    told = {one.jalur: one for one in banding(old, proyek.root, 2024).perubahan if one.berkas == "satker.yaml"}
    count = told["pegawai.kelompok[pns].jumlah"]
    assert (count.sebelum, count.sesudah) == (30, 29)
    gone = next(one for one in told.values() if one.jenis is Jenis.HILANG)
    assert count.tempat_a and gone.tempat_a
    here = next(n for line, n in lines.items() if line.startswith("pns: 30"))
    assert (count.tempat_a.line, gone.tempat_a.line) == (here, lines["- nama: Bagian Lama"])
    assert len(told) == 2
