"""The method that Bab III prints is the method that computed the figures."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alat_benar import salin
from alat_proyek import environment, require_year
from alat_tabel import tertulis

from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import susun_laporan
from lkj.wording.metode import ketentuan
from lkj.wording.printed import BELUM_ADA

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat


def rules(proyek: Proyek) -> dict[str, str]:
    return dict(ketentuan(Pengukuran(require_year(proyek.root, 2024))))


def report(proyek: Proyek) -> str:
    return tertulis(susun_laporan(environment(proyek.root), Pengukuran(require_year(proyek.root, 2024))).markdown)


@pytest.mark.parametrize(
    ("old", "new", "element", "words"),
    [
        ("turun: selisih", "turun: rasio", "Rumus, makin rendah makin baik", "C = T ÷ R × 100"),
        ("komposit: rerata", "komposit: minimum", "Target majemuk", "nilai terendah"),
        ("batas_atas: null", "batas_atas: 110", "Batas capaian", "paling tinggi 110%"),
        ("penerapan_batas: sebelum", "penerapan_batas: sesudah", "Batas capaian", "diterapkan sesudah"),
        ("agregasi: rerata-indikator", "agregasi: rerata-sasaran", "Agregasi", "setiap sasaran"),
        ("skala: 85-70-55", "skala: 91-76-66-51", "Kategori", "Permendagri"),
        ("desimal: 2", "desimal: 1", "Pembulatan", "1 angka di belakang koma"),
    ],
)
def test_each_choice_of_method_is_printed(proyek: Proyek, old: str, new: str, element: str, words: str) -> None:
    """A change in metode.yaml changes the sentence that the report prints about it, of what is measured by it."""
    proyek.ubah("indikator.yaml", "target: 2.8\n    realisasi: null", "target: 2.8\n    realisasi: 2")
    whole = "target: 1 Lakip dan 2 Perjanjian Kinerja\n    realisasi:"
    proyek.ubah(
        "indikator.yaml",
        f"{whole}\n      nilai: 100\n      satuan: persen",
        f"{whole} 1 Lakip dan 2 Perjanjian Kinerja",
    )
    assert words not in rules(proyek)[element]
    proyek.ubah("metode.yaml", old, new)
    assert words in rules(proyek)[element]


def test_method_and_figures_change_together(proyek: Proyek) -> None:
    """A cap of 90 is printed, caps each capaian and the mean, and changes the category where it must."""
    proyek.ubah("metode.yaml", "batas_atas: null", "batas_atas: 90")
    text = report(proyek)
    # 15 indikator capped at 90, two at 84,99: (15 × 90 + 2 × 84,99) / 17
    assert "89&#44;41&#37;" in text and "97&#44;53&#37;</strong>" not in text
    assert "paling tinggi 90&#37;" in text
    proyek.ubah("metode.yaml", "skala: 85-70-55", "skala: 91-76-66-51")
    text = report(proyek)
    assert "kategori Tinggi" in text and "Sangat Berhasil" not in text


def test_a_document_without_any_realisasi_is_a_sentence(proyek: Proyek) -> None:
    """It says of how many indikator the realisasi is missing, marked as such, and where their targets stand.

    With the first realisasi all its indikator stand in a table, those without one as "Belum ada data".
    """
    chapter = bab_3(report(proyek))
    for many, name, table in (
        ("13 (tiga belas)", "Rencana Kinerja Tahunan", "tabel-rkt"),
        ("10 (sepuluh)", "Perjanjian Kinerja Ketua", "tabel-pk-ketua"),
    ):
        (line,) = (line for line in chapter.split("\n") if line.startswith(f"Realisasi {many} indikator {name}"))
        assert BELUM_ADA in line and f'tujuan="{table}"' in line
    assert "<td>Belum ada data</td>" not in chapter
    proyek.ubah("indikator.yaml", "    target: 80\n    realisasi: null", "    target: 80\n    realisasi: 80")
    chapter = bab_3(report(proyek))
    assert chapter.count("<td>Belum ada data</td>") == 9
    assert "Opini BPK atas Laporan Keuangan" in chapter


def bab_3(text: str) -> str:
    """Return Bab III as it is read."""
    text = unescape(text)
    return text[text.index('nomor="BAB III"') : text.index('nomor="BAB IV"')]


@pytest.mark.parametrize(
    ("polarity", "target", "expected"),
    [
        (
            "tetap",
            "400",
            [
                ("Rumus, target tetap, realisasi di bawahnya", "C = R ÷ T × 100 "),
                ("Rumus, target tetap, realisasi di atasnya", "C = (2 × T − R) ÷ T × 100 "),
            ],
        ),
        (
            "rentang",
            "390–410",
            [
                ("Rumus, target berupa rentang, realisasi di bawahnya", "C = R ÷ B × 100, B batas bawah rentang "),
                (
                    "Rumus, target berupa rentang, realisasi di atasnya",
                    "C = (2 × A − R) ÷ A × 100, A batas atas rentang ",
                ),
                ("Rumus, target berupa rentang, realisasi di dalamnya", "C = 100"),
            ],
        ),
        ("naik", "390–410", [("Target berupa rentang", "di dalam rentang C = 100; di luarnya T ialah batas")]),
    ],
)
def test_each_formula_is_named_once_and_its_symbols_are_known(
    tmp_path: Path, polarity: str, target: str, expected: list[tuple[str, str]]
) -> None:
    """No two rows of the method bear one name, and no formula uses a symbol that nothing defines."""
    root = salin(tmp_path)
    path = root / "data" / "2024" / "indikator.yaml"
    before, mark, after = path.read_text(encoding="utf-8").partition("  - id: IKK-03\n")
    formula = "" if polarity == "naik" else "\n    rumus: selisih"
    after = after.replace("polaritas: naik", f"polaritas: {polarity}{formula}").replace(
        "target: 400", f"target: {target}"
    )
    path.write_text(before + mark + after, encoding="utf-8")
    rows = ketentuan(Pengukuran(require_year(root, 2024)))
    assert len({name for name, _ in rows}) == len(rows)
    for name, start in expected:
        assert dict(rows)[name].startswith(start)
    for _, text in rows:
        symbols = set(re.findall(r"\b[A-Z]\b", text.partition(" (sumber")[0].partition(", ")[0])) - {"C", "R", "T"}
        assert all(f", {symbol} batas" in text for symbol in symbols if "÷" in text)


def test_a_category_is_that_of_the_whole_and_of_objectives(proyek: Proyek) -> None:
    """No row that missed its target names a band; the scale tells which objectives are in which, and the rule why."""
    text = unescape(report(proyek))
    capaian = text.split("#tabel-capaian ")[1].split("``````")[0]
    assert capaian.count("Sangat Berhasil") == 1 and "kategori Sangat Berhasil" in capaian
    assert "Tidak tercapai" in capaian and "<th>Kategori" not in capaian
    scale = text.split("#tabel-skala ")[1].split("``````")[0]
    assert "<td>Berhasil</td><td>sasaran SK-14, SK-17</td>" in scale
    assert "<td><strong>keseluruhan</strong>; sasaran SK-01, SK-02," in scale
    assert "tidak kepada setiap indikator" in rules(proyek)["Status dan kategori"]


def test_a_category_of_each_indikator_does_not_contradict_its_status(proyek: Proyek) -> None:
    """Where the method asks for it both are worded by what they are measured against, in all that is printed."""
    proyek.ubah("metode.yaml", "desimal: 2", "kategori: indikator\ndesimal: 2")
    text = unescape(report(proyek))
    capaian = text.split("#tabel-capaian ")[1].split("``````")[0]
    assert "<td>98,00%</td><td>Di bawah target</td><td>Sangat Berhasil (≥ 85)</td>" in capaian
    assert "<td>100,00%</td><td>Mencapai target</td><td>Sangat Berhasil (≥ 85)</td>" in capaian
    assert "Tidak tercapai" not in capaian
    assert "indikator di bawah target pun dapat masuk kategori yang tinggi" in rules(proyek)["Status dan kategori"]
    code, stdout, _ = proyek.jalankan("capaian", "2024", "--format", "csv")
    assert code == 0 and "Di bawah target;Sangat Berhasil;" in stdout and "Tidak tercapai" not in stdout
    code, stdout, _ = proyek.jalankan("explain", "2024", "IKK-05")
    assert code == 0 and "status: di bawah target." in stdout and "98,00% (Sangat Berhasil)" in stdout


def test_the_summary_opens_with_the_result(proyek: Proyek) -> None:
    """Four figures, what missed its target, and each indikator with a sign and a word, before any prose."""
    text = unescape(report(proyek))
    opening = text[text.index("# RINGKASAN EKSEKUTIF") : text.index("Akuntabilitas adalah salah satu prinsip")]
    figures = opening.split("#tabel-hasil-utama ")[1].split("``````")[0]
    for said in ("10 dari 17", "97,53%", "Sangat Berhasil", "84,99%"):
        assert f"<td><strong>{said}</strong></td>" in figures
    assert "; 7 (tujuh) indikator yang tidak mencapai target bertanda ▼." in opening
    rows = opening.split("#tabel-capaian-utama ")[1].split("``````")[0]
    assert rows.count("▲ Tercapai") == 10 and rows.count("▼ Tidak tercapai") == 7


def test_what_a_weighted_mean_is_made_of_is_printed() -> None:
    """Weights stand in a column of their own, the mean is called weighted, and the scores of ranks are told."""
    root = Path(__file__).parents[2] / "examples"
    text = unescape(tertulis(susun_laporan(environment(root), Pengukuran(require_year(root, 2025))).markdown))
    capaian = text.split("#tabel-capaian ")[1].split("``````")[0]
    assert "<th>Bobot</th>" in capaian and "<td>106,27%</td><td>10%</td>" in capaian
    assert "<strong>Rata-rata tertimbang capaian 15 indikator, kategori Baik</strong>" in capaian
    assert "Rata-rata tertimbang capaian SK-01, 3 indikator" in capaian
    made = dict(ketentuan(Pengukuran(require_year(root, 2025))))
    assert made["Predikat dan opini"].endswith("skor akreditasi: C 60, B 80, Baik 80, A 100")
    assert "B batas bawahnya dan A batas atasnya" in text
