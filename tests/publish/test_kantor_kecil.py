"""The smallest office: one indikator and nothing that may be left out; no stray separator, no box that says nothing."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from alat_bagan import baca, keluhan
from alat_proyek import build, require_year
from docx import Document

from lkj.model.satker import Satker
from lkj.pengukuran import Pengukuran
from lkj.publish.paper import Layout
from lkj.publish.readback import pdf_text
from lkj.report.bagan import bagan_struktur
from lkj.report.kanvas import lembar
from lkj.report.kertas import layout
from lkj.report.kop import kepala, kop_alamat, sampul_alamat
from lkj.report.pohon import pohon_kinerja

RIGHT = Path(__file__).parents[1] / "data" / "benar"


def change(root: Path, file: str, **parts: Any) -> None:
    """Put other parts into a data file."""
    path = root / "data" / "2024" / file
    data = yaml.safe_load(path.read_text(encoding="utf-8")) | parts
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def read(root: Path, file: str) -> dict[str, Any]:
    """Return what a data file holds."""
    found: dict[str, Any] = yaml.safe_load((root / "data" / "2024" / file).read_text(encoding="utf-8"))
    return found


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return an office of one agreement, one objective that names no goal, one indikator, and one division."""
    shutil.copytree(RIGHT, tmp_path, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / "data" / "2024" / "narasi" / "sasaran", ignore_errors=True)
    only = "pk-sekretaris"
    objective = {"id": "SK-01", "dokumen": only, "nama": "Meningkatnya kepuasan penerima layanan"}
    indikator: dict[str, Any] = {
        "id": "IKK-01",
        "nama": "Persentase pengaduan yang diselesaikan",
        "sasaran": "SK-01",
        "dokumen": only,
    }
    indikator |= {"satuan": "persen", "polaritas": "naik", "target": 90, "realisasi": 81}
    change(tmp_path, "sasaran.yaml", sasaran=[objective])
    change(tmp_path, "indikator.yaml", indikator=[indikator])
    goal = {"id": "TK-01", "nama": "Meningkatnya mutu pelayanan"}
    agreement = read(tmp_path, "pk.yaml")["perjanjian"][1]
    agreement |= {"pihak_kedua": None, "supervisi": None, "tujuan": [goal]}
    programme = {"kode": "01.01", "nama": "Program Pelayanan Contoh", "anggaran": 4_000_000_000}
    change(tmp_path, "pk.yaml", perjanjian=[agreement], program=[programme])
    pagu = [year for year in read(tmp_path, "pagu.yaml")["pagu"] if year["tahun"] == 2024]
    (tmp_path / "data" / "2024" / "pagu.yaml").write_text(yaml.safe_dump({"skema": 1, "pagu": pagu}), encoding="utf-8")
    division = read(tmp_path, "satker.yaml")["organisasi"] | {"bagian": [{"nama": "Subbagian Umum"}]}
    change(tmp_path, "satker.yaml", organisasi=division)
    for name in ("rencana-kinerja-tahunan", "perjanjian-kinerja"):
        (tmp_path / "data" / "2024" / "narasi" / f"{name}.md").write_text("Naskah.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("given", "lines"),
    [
        ({}, []),
        ({"telepon": "021-1"}, ["Telepon 021-1"]),
        ({"faksimile": "021-2", "laman": "https://a.id"}, ["Faksimile 021-2", "https://a.id"]),
        ({"media_sosial": "dinas"}, ["dinas"]),
        (
            {"telepon": "021-1", "faksimile": "021-2", "laman": "https://a.id", "media_sosial": "dinas"},
            ["Telepon 021-1 · Faksimile 021-2", "https://a.id · dinas"],
        ),
    ],
)
def test_the_cover_has_no_stray_separator(small: Path, given: dict[str, str], lines: list[str]) -> None:
    """Below the address stands what the office has, parted by dots; of what it has not, neither dot nor empty line."""
    optional = ("telepon", "faksimile", "laman", "media_sosial")
    assert set(optional) <= Satker.model_fields.keys()
    satker = {key: value for key, value in read(small, "satker.yaml")["satker"].items() if key not in optional}
    change(small, "satker.yaml", satker=satker | given)
    build(small, 2024, ("docx", "pdf"))
    cover = [line.strip() for line in pdf_text((small / "build" / "lkj-2024.pdf").read_bytes())[0].splitlines()]
    assert cover[cover.index("Jalan Contoh Nomor 1, Kota Contoh") + 1 :] == lines
    paragraphs = Document(str(small / "build" / "lkj-2024.docx")).paragraphs
    shown = [p.text for p in paragraphs if p.style is not None and p.style.name == "Sampul Alamat"]
    assert shown[1 : 1 + len(lines)] == lines and "" not in shown


PANJANG = {"telepon": "021-12345678", "faksimile": "021-87654321", "surel": "sekretariat.dinas.contoh@contoh.example"}


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("alamat", "shown"),
    [
        ("Jalan Contoh Nomor 1", "Jalan Contoh Nomor 1, Palangka Raya"),
        ("Jalan Contoh Nomor 1, Palangka Raya", "Jalan Contoh Nomor 1, Palangka Raya"),
        ("Jalan Contoh Nomor 1 Palangka Raya 73112", "Jalan Contoh Nomor 1 Palangka Raya 73112"),
        (
            "Jalan Contoh 1, Kota Palangka Raya, Kalimantan Tengah",
            "Jalan Contoh 1, Kota Palangka Raya, Kalimantan Tengah",
        ),
        ("Jalan Palangka Raya Nomor 1", "Jalan Palangka Raya Nomor 1, Palangka Raya"),
        ("Jalan Palangka Raya", "Jalan Palangka Raya, Palangka Raya"),
    ],
)
def test_the_head_of_a_letter_says_the_city_once_and_no_line_ends_in_a_dot(
    small: Path, alamat: str, shown: str
) -> None:
    """What an officer has typed behind the address stands once; a line breaks between two parts, not behind their dot."""
    satker = read(small, "satker.yaml")["satker"] | PANJANG | {"alamat": alamat, "kota": "Palangka Raya"}
    change(small, "satker.yaml", satker=satker)
    year = require_year(small, 2024)
    lines = kop_alamat(year, layout(year))
    assert lines[0].startswith(shown)
    assert " · ".join(lines) == f"{shown} · Telepon 021-12345678 · Faksimile 021-87654321 · Surel {PANJANG['surel']}"
    assert len(lines) > 1 and not any(line.startswith("·") or line.endswith("·") for line in lines)
    assert sampul_alamat(year, layout(year))[0] == shown


@pytest.mark.parametrize(
    ("titles", "head"),
    [
        (("Laporan Kinerja Dinas Contoh Tahun 2025",), "Laporan Kinerja Dinas Contoh Tahun 2025"),
        (
            (
                "Perjanjian Kinerja Kepala Bidang Pencegahan dan Pengendalian Penyakit Dinas Kesehatan Kabupaten Antah"
                " Berantah Tahun 2025",
                "Perjanjian Kinerja Kepala Bidang Pencegahan dan Pengendalian Penyakit Tahun 2025",
            ),
            "Perjanjian Kinerja Kepala Bidang Pencegahan dan Pengendalian Penyakit Tahun 2025",
        ),
        (
            ("Laporan Kinerja Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga"
             " Berencana Kabupaten Penukal Abab Lematang Ilir Tahun 2025",),
            "Laporan Kinerja Dinas Pemberdayaan Perempuan, Perlindungan Anak … Tahun 2025",
        ),
    ],
)  # fmt: skip
def test_a_running_head_has_one_line(titles: tuple[str, ...], head: str) -> None:
    """The head of an agreement goes without the office before it takes two lines; another one is cut, not its year."""
    assert kepala(titles, Layout()) == head


@pytest.mark.lambat
def test_the_charts_of_boxes_hold_their_words(small: Path) -> None:
    """Tree and organisation of the smallest office: three boxes each, words inside them, lines from box to box."""
    numbers = Pengukuran(require_year(small, 2024))
    sheet = lembar(numbers.year)
    for parts in (pohon_kinerja(numbers, sheet), bagan_struktur(numbers, sheet)):
        (svg,) = (one.lukis() for one in parts)
        assert keluhan(svg, sheet) == []
        assert len(baca(svg).kotak) == 3


def test_an_objective_without_a_goal_stands_in_the_tree(small: Path) -> None:
    """An objective that names no goal hangs from the vision itself; one that names its goal hangs from that."""

    def words() -> str:
        numbers = Pengukuran(require_year(small, 2024))
        (drawn,) = pohon_kinerja(numbers, lembar(numbers.year))
        return " ".join(text.isi for text in baca(drawn.lukis()).teks)

    without = words()
    assert "kepuasan penerima layanan" in without and "Meningkatnya mutu pelayanan" not in without
    change(small, "sasaran.yaml", sasaran=[read(small, "sasaran.yaml")["sasaran"][0] | {"tujuan": "TK-01"}])
    assert "Meningkatnya mutu pelayanan" in words()
