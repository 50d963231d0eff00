"""Corrections of an earlier publication, and notes on data: told in the report, computed, and explained."""

from __future__ import annotations

from pathlib import Path

import pytest
from alat_benar import RIGHT, salin
from alat_proyek import build, check_folder, environment, require_year, year_of
from click.testing import CliRunner
from pypdf import PdfReader

from lkj.build.build import Order, make
from lkj.cli import cli
from lkj.diagnostics import DataError
from lkj.model.kerangka import teks_bawaan
from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import susun_laporan

pytestmark = pytest.mark.lambat

RALAT = """skema: 1
ralat:
  - id: RL-01
    perihal: Serapan anggaran
    sumber: Terbitan terdahulu, Bab III
    semula: "12,34% <b>"
    menjadi: "{{ anggaran.kini.serapan|persen }} *netto*"
    alasan: Terbitan itu membagi dengan pagu {{ anggaran.awal.tahun }}
catatan:
  - perihal: Sumber
    catatan: Dibaca dari pindaian.
"""


def _beralat(tmp_path: Path, old: str = "", new: str = "") -> Path:
    root = salin(tmp_path)
    assert not old or RALAT.count(old) == 1
    text = RALAT.replace(old, new) if old else RALAT
    (root / "data" / "2024" / "ralat.yaml").write_text(text, encoding="utf-8", newline="\n")
    return root


def _temuan(root: Path) -> list[tuple[str, str, int]]:
    found = check_folder(root, 2024)[1]
    return [(f.code, f.file.rpartition("/")[2], f.line) for f in found if f.severity != "info"]


def _jalankan(root: Path, *args: str) -> str:
    done = CliRunner().invoke(cli, [*args, "--root", str(root)])
    assert done.exit_code == 0, done.output
    return done.stdout


def _lampiran(root: Path) -> str:
    text = susun_laporan(environment(root), Pengukuran(require_year(root, 2024))).markdown
    return text[text.index("# RALAT DAN CATATAN DATA") :]


def test_the_report_tells_what_was_said_and_what_it_says(tmp_path: Path) -> None:
    """Both readings, the source and the reason stand in a row; letters are no markup, figures come from the data."""
    root = _beralat(tmp_path)
    assert _temuan(root) == []
    made = _lampiran(root)
    assert "12,34% \\u003cb>" in made or "12,34% <b>" in made
    assert "Terbitan terdahulu, Bab III" in made
    assert "94,28% *netto*" in made
    assert "Terbitan itu membagi dengan pagu 2020." in made
    assert '"Sumber","Dibaca dari pindaian."' in made


TANPA_LAMPIRAN = "skema: 1\nlampiran:\n  - isi: naskah-perjanjian\n  - judul: Pengukuran\n    isi: pengukuran-kinerja\n"


def test_corrections_without_a_place_in_the_outline_are_told(tmp_path: Path) -> None:
    """At their line, beside the annexes; a draft is made, a final report is not."""
    root = _beralat(tmp_path)
    (root / "data/2024/kerangka.yaml").write_text(TANPA_LAMPIRAN, encoding="utf-8", newline="\n")
    assert _temuan(root) == [("LKJ616", "ralat.yaml", 3)]
    (told,) = [one for one in check_folder(root, 2024)[1] if one.code == "LKJ616"]
    assert (
        told.message
        == "1 ralat dan 1 catatan dalam ralat.yaml tidak tercetak, sebab kerangka.yaml tidak memuat «ralat»"
    )
    assert told.related is not None and told.related[0].line == 2
    build(root, 2024, ("html",))
    with pytest.raises(DataError) as refused:
        make(year_of(root, 2024), Order(formats=("html",), final=True))
    assert [(one.code, one.position.line) for one in refused.value.findings] == [("LKJ616", 3)]
    assert refused.value.outcome == (
        "--final ditolak: ada ralat atau tindak lanjut yang tidak tercetak; tidak ada dokumen dibuat"
    )


def test_corrections_that_are_not_printed_are_held_to_the_data(tmp_path: Path) -> None:
    """An expression that cannot be computed is told though the outline leaves the annex out."""
    root = _beralat(tmp_path, "anggaran.awal.tahun", "anggaran.awal.tahunn")
    (root / "data/2024/kerangka.yaml").write_text(TANPA_LAMPIRAN, encoding="utf-8", newline="\n")
    with pytest.raises(DataError) as broken:
        build(root, 2024, ("html",))
    told = [(one.code, one.file.rpartition("/")[2], one.line) for one in broken.value.findings]
    assert told == [("LKJ616", "ralat.yaml", 3), ("LKJ501", "ralat.yaml", 8)]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("ralat.yaml", "skema: 1\n"),
        ("tindak-lanjut.yaml", "skema: 1\n"),
        ("tindak-lanjut.yaml", "skema: 1\nreviu: []\nrekomendasi: []\n"),
    ],
)
def test_what_is_not_there_needs_no_place(tmp_path: Path, file: str, text: str) -> None:
    """Files that say nothing accuse no outline."""
    root = salin(tmp_path)
    (root / "data/2024/kerangka.yaml").write_text(TANPA_LAMPIRAN, encoding="utf-8", newline="\n")
    (root / "data/2024" / file).write_text(text, encoding="utf-8", newline="\n")
    assert _temuan(root) == []


def test_recommendations_without_a_place_in_the_outline_are_told(tmp_path: Path) -> None:
    """At their line, once for each file."""
    root = salin(tmp_path)
    kept = teks_bawaan().decode("utf-8")
    section = "      - judul: Tindak Lanjut Hasil Evaluasi dan Reviu\n        isi: tindak-lanjut\n"
    assert kept.count(section) == 1
    (root / "data/2024/kerangka.yaml").write_text(kept.replace(section, ""), encoding="utf-8", newline="\n")
    text = "skema: 1\nrekomendasi:\n  - id: RE-01\n    tahun: 2023\n    rekomendasi: Susun rencana aksi\n"
    (root / "data/2024/tindak-lanjut.yaml").write_text(text, encoding="utf-8", newline="\n")
    assert ("LKJ616", "tindak-lanjut.yaml", 3) in _temuan(root)


def test_a_year_that_corrects_nothing_has_no_such_annex() -> None:
    """Neither the heading nor an empty table."""
    plain = susun_laporan(environment(RIGHT), Pengukuran(require_year(RIGHT, 2024))).markdown
    assert "RALAT DAN CATATAN DATA" not in plain


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"{{ anggaran.kini.serapan|persen }} *netto*"', "94,28%", ("LKJ205", "ralat.yaml", 7)),
        ('"{{ anggaran.kini.serapan|persen }} *netto*"', '"{{ tahun }}: 90%"', ("LKJ205", "ralat.yaml", 7)),
        ('"{{ anggaran.kini.serapan|persen }} *netto*"', '"{% if tahun %}{{ tahun }}{% endif %}"',
         ("LKJ205", "ralat.yaml", 7)),
        ("anggaran.awal.tahun", "anggaran.awal.tahunn", ("LKJ501", "ralat.yaml", 8)),
        ("    sumber: Terbitan terdahulu, Bab III\n", "", ("LKJ203", "ralat.yaml", 3)),
        ('"12,34% <b>"\n    menjadi: "{{ anggaran.kini.serapan|persen }} *netto*"',
         '94,28%\n    menjadi: "{{ anggaran.kini.serapan|persen }}"', ("LKJ520", "ralat.yaml", 6)),
    ],
)  # fmt: skip
def test_mistakes_are_told_at_their_line(tmp_path: Path, old: str, new: str, expected: tuple[str, str, int]) -> None:
    """A figure that is typed, a command, a name that is none, no source, and two readings that are the same."""
    root = _beralat(tmp_path, old, new)
    done = CliRunner().invoke(cli, ["check", "2024", "--root", str(root)])
    assert f"data/2024/{expected[1]}:{expected[2]}:" in done.output
    assert expected[0] in done.output


def test_a_note_of_a_waiver_is_printed_only_where_it_says_so(tmp_path: Path) -> None:
    """The note follows the data; a waiver without one stays between the officers."""
    root = salin(tmp_path)
    (root / "data" / "2024" / "pengecualian.yaml").write_text(
        "skema: 1\npengecualian:\n"
        "  - kode: LKJ605\n    berkas: satker.yaml\n    alasan: Rahasia dapur\n    oleh: Tim\n"
        "    cetak:\n      perihal: Pegawai\n      catatan: Tercatat {{ pegawai.pns|bilangan }} orang PNS\n",
        encoding="utf-8",
        newline="\n",
    )
    made = _lampiran(root)
    assert '"Pegawai","Tercatat 12 (dua belas) orang PNS."' in made
    assert "Rahasia dapur" not in made and "Ralat berikut" not in made
    (root / "data/2024/kerangka.yaml").write_text(TANPA_LAMPIRAN, encoding="utf-8", newline="\n")
    assert "LKJ616" not in {code for code, _, _ in _temuan(root)}


def test_a_correction_is_explained_and_compared(tmp_path: Path) -> None:
    """`explain` gives both readings with their lines; `diff` tells that one came."""
    root = _beralat(tmp_path / "satu")
    told = _jalankan(root, "explain", "2024", "RL-01")
    assert "12,34% <b>" in told and "94,28% *netto*" in told and "data/2024/ralat.yaml:7" in told
    other = salin(tmp_path / "dua")
    compared = CliRunner().invoke(cli, ["diff", str(other / "data" / "2024"), str(root / "data" / "2024")])
    assert "RL-01" in compared.stdout, compared.output


def test_next_year_begins_without_corrections(tmp_path: Path) -> None:
    """What was corrected was said of the year that ends."""
    root = _beralat(tmp_path)
    _jalankan(root, "new", "2025", "--from", "2024")
    text = (root / "data" / "2025" / "ralat.yaml").read_text(encoding="utf-8")
    assert "ralat: []" in text and "catatan: []" in text and "RL-01" not in text


def test_a_pdf_carries_it(tmp_path: Path) -> None:
    """The file is among the attachments."""
    root = _beralat(tmp_path)
    build(root, 2024, ("pdf",))
    assert "data/2024/ralat.yaml" in PdfReader(root / "build" / "lkj-2024.pdf").attachments
