"""What a year asks to be filled in: every place that may be null, counted, in the order of the work."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alat_proyek import check, load_year
from click.testing import CliRunner

from lkj.cli import cli
from lkj.diagnostics import Severity
from lkj.model import Tahun
from lkj.model.blanks import isian, kemajuan

if TYPE_CHECKING:
    from conftest import Proyek

BENAR = Path(__file__).parents[1] / "data" / "benar"
# File, what stands there, and the rule that asks for it once it is null.
KOSONG = [
    ("satker.yaml", "pns: 12", "pns: ▸null", "LKJ611"),
    ("satker.yaml", "keadaan: 2024-12", "keadaan: ▸null", "LKJ611"),
    ("satker.yaml", "jumlah: 7", "jumlah: ▸null", "LKJ611"),
    ("satker.yaml", "tanggal: 2025-02-14", "tanggal: ▸null", "LKJ611"),
    ("visi-misi.yaml", "akhir: 2024", "akhir: ▸null", "LKJ611"),
    ("visi-misi.yaml", "visi: Terwujudnya pelayanan contoh yang prima", "visi: ▸null", "LKJ611"),
    ("visi-misi.yaml", "  - Meningkatkan mutu pelayanan contoh", "  - ▸null", "LKJ611"),
    ("visi-misi.yaml", "nama: Meningkatnya mutu pelayanan contoh", "nama: ▸null", "LKJ611"),
    ("pk.yaml", "tanggal: 2024-01-15", "tanggal: ▸null", "LKJ611"),
    ("pagu.yaml", "pagu: 3200000000", "pagu: ▸null", "LKJ611"),
    ("pagu.yaml", "realisasi: 1650000000", "realisasi: ▸null", "LKJ611"),
    ("indikator.yaml", "nasional: 85", "nasional: ▸null", "LKJ611"),
    ("indikator.yaml", "target_renstra: 95", "target_renstra: ▸null", "LKJ611"),
    ("indikator.yaml", "target: 400", "target: ▸null", "LKJ602"),
    ("indikator.yaml", "realisasi: 81", "realisasi: ▸null", "LKJ601"),
    ("pk.yaml", 'kode: "0201"', "kode: ▸null", "LKJ603"),
]


@pytest.fixture
def benar(tmp_path: Path) -> Path:
    """Return a root of its own with the right year."""
    shutil.copytree(BENAR, tmp_path / "benar")
    return tmp_path / "benar"


def fakta(root: Path) -> Tahun:
    """Return the facts of the year."""
    year, findings = load_year(root, 2024)
    assert year is not None, findings
    return year


def kosongkan(root: Path, file: str, old: str, new: str) -> int:
    """Replace a text that stands once in a file; return the line of the mark."""
    path = root / "data" / "2024" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    before = text[: text.index(old)] + new.partition("▸")[0]
    path.write_text(text.replace(old, new.replace("▸", "")), encoding="utf-8", newline="\n")
    return before.count("\n") + 1


def test_a_complete_year_leaves_nothing_to_fill(benar: Path) -> None:
    """All places are filled, so nothing is said of progress."""
    assert all(one.terisi for one in isian(fakta(benar)))
    assert kemajuan(fakta(benar)) == []


@pytest.mark.lambat
@pytest.mark.parametrize(("file", "old", "new", "code"), KOSONG)
def test_an_emptied_place_is_counted_and_asked_for(benar: Path, file: str, old: str, new: str, code: str) -> None:
    """Each place that may be null is one place to fill, and a finding stands on its very line."""
    total = len(isian(fakta(benar)))
    line = kosongkan(benar, file, old, new)
    places = isian(fakta(benar))
    assert len(places) == total
    assert [(one.berkas, one.position.line) for one in places if not one.terisi] == [(file, line)]
    assert kemajuan(fakta(benar))[0] == f"isian 2024: {total - 1} dari {total} terisi; yang belum:"
    found = [f for f in check(benar, ["2024"]) if (f.file, f.line) == (f"data/2024/{file}", line)]
    assert code in {f.code for f in found}
    assert Severity.ERROR not in {f.severity for f in found}


def test_prose_of_comments_only_is_still_to_be_written(benar: Path) -> None:
    """A reminder to the writer is no prose."""
    path = benar / "data/2024/narasi/permasalahan.md"
    path.write_text(
        "{# Tulis permasalahan tahun ini.\nNaskah lama: kurang orang. #}\n<!-- catatan -->\n", encoding="utf-8"
    )
    left = [one.berkas for one in isian(fakta(benar)) if not one.terisi]
    assert left == ["narasi/permasalahan.md"]
    assert kemajuan(fakta(benar))[1].split() == ["narasi", "1", "bagian"]


def test_files_stand_in_the_order_of_the_work(proyek: Proyek) -> None:
    """Plan before agreement, agreement before budget, the report's own date and prose last."""
    files = list(dict.fromkeys(one.berkas.partition("/")[0] for one in isian(fakta(proyek.root))))
    assert files == [
        "visi-misi.yaml",
        "sasaran.yaml",
        "indikator.yaml",
        "pk.yaml",
        "pagu.yaml",
        "satker.yaml",
        "tugas.yaml",
        "narasi",
    ]


def test_quarters_are_filled_one_by_one(benar: Path) -> None:
    """An indikator measured by quarter has four places and no realisasi of its own."""
    kosongkan(
        benar, "indikator.yaml", "    realisasi: 400\n", "    triwulan: [100, 150, null, null]\n    akumulasi: jumlah\n"
    )
    own = [one for one in isian(fakta(benar)) if one.jalur[:2] == ("indikator", 4)]
    assert [one.terisi for one in own if one.jenis == "realisasi triwulan"] == [True, True, False, False]
    assert not [one for one in own if one.jenis == "realisasi"]


@pytest.mark.lambat
def test_check_tells_the_progress_of_a_whole_year(proyek: Proyek) -> None:
    """What is left is told after the findings; of a single file only its findings are asked for."""
    code, out, err = proyek.jalankan("check", "2024")
    assert (code, out) == (0, "")
    lines = err.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith("isian 2024: "))
    assert lines[start - 1] == "8 info"
    assert [line.split()[0] for line in lines[start + 1 : -1]] == ["indikator.yaml", "pk.yaml"]
    assert lines[-1].startswith("Berikutnya: ")
    assert "isian" not in proyek.jalankan("check", "data/2024/pk.yaml")[2]
    assert "isian" not in proyek.jalankan("check", "2024", "--format", "json")[2]


@pytest.mark.lambat
def test_check_of_several_years_tells_each(benar: Path) -> None:
    """Two years, two counts."""
    shutil.copytree(benar / "data/2024", benar / "data/2025")
    for year, last in (("2024", "2025-02-14"), ("2025", "2025-02-14")):
        path = benar / "data" / year / "satker.yaml"
        text = path.read_text(encoding="utf-8").replace("tahun: 2024\n", f"tahun: {year}\n", 1)
        path.write_text(text.replace(f"tanggal: {last}", "tanggal: null"), encoding="utf-8")
    pagu = benar / "data/2025/pagu.yaml"
    pagu.write_text(pagu.read_text(encoding="utf-8").replace("tahun: 2024", "tahun: 2025"), encoding="utf-8")
    result = CliRunner().invoke(cli, ["check", "--root", str(benar)])
    assert [line[:10] for line in result.stderr.splitlines() if line.startswith("isian")] == [
        "isian 2024",
        "isian 2025",
    ]
