"""An agreement changed within the year: an indicator renamed and one replaced, both traceable to what they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from alat_benar import ganti
from alat_dinas import dinas
from alat_proyek import check_folder, environment, require_year
from alat_tabel import tertulis
from click.testing import CliRunner

from lkj.cli import cli
from lkj.model.perubahan_indikator import perubahan_indikator
from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import susun_laporan

pytestmark = pytest.mark.lambat

LAMA = "Angka kematian ibu"
BARU = "Angka kematian ibu di fasilitas kesehatan"
PENGGANTI = """  - id: IK-09
    nama: Prevalensi balita kurus
    sasaran: SS-02
    dokumen: pk-perubahan
    satuan: persen
    polaritas: turun
    target: 7
    realisasi: 6.5
    menggantikan: IK-02
    tanpa_pembanding: [riwayat, renstra, nasional]
    catatan: Data balita pendek baru terbit tahun berikutnya
"""


def berubah(target: Path) -> Path:
    """Return the imaginary Dinas whose agreement with the Bupati was changed in July."""
    root = dinas(target)
    year = root / "data" / "2024"
    document = "  - id: pk-perubahan\n    nama: Perubahan Perjanjian Kinerja Kepala Dinas\n    jenis: perjanjian\n"
    document += "    jenjang: 1\n    pihak: kesatu\n    anggaran: program\n    perubahan: pk-kepala\n"
    ganti(
        root,
        "pk.yaml",
        ("  - id: pk-kesmas\n    nama: Perjanjian", document + "  - id: pk-kesmas\n    nama: Perjanjian"),
    )
    text = (year / "pk.yaml").read_text(encoding="utf-8")
    first = text[text.index("perjanjian:\n") + 12 : text.index("  - id: pk-kesmas\n    judul")]
    # Its document says what it changes; the agreement need not say so again.
    changed = first.replace("pk-kepala", "pk-perubahan").replace("2024-01-08", "2024-07-08")
    (year / "pk.yaml").write_text(text.replace(first, first + changed), encoding="utf-8", newline="\n")
    ganti(root, "sasaran.yaml", ("[renja, pk-kepala, aksi]", "[renja, pk-kepala, pk-perubahan, aksi]"))
    ganti(root, "sasaran.yaml", ("[renja, pk-kepala]", "[renja, pk-kepala, pk-perubahan]"))
    old = f"      - id: pk-kepala\n        nama: {LAMA}\n      - pk-perubahan\n"
    ganti(root, "indikator.yaml", (f"nama: {LAMA}\n", f"nama: {BARU}\n"), ("      - pk-kepala\n", old))
    path = year / "indikator.yaml"
    path.write_text(path.read_text(encoding="utf-8") + PENGGANTI, encoding="utf-8", newline="\n")
    ganti(root, "metode.yaml", ("dokumen: pk-kepala", "dokumen: pk-perubahan"))
    return root


def _temuan(root: Path) -> list[tuple[str, str, int]]:
    found = check_folder(root, 2024)[1]
    return [(f.code, f.file.rpartition("/")[2], f.line) for f in found if f.severity != "info"]


def test_each_agreement_has_its_own_words(tmp_path: Path) -> None:
    """The one of January names what it named then; the report says what became of it, and measures the new one."""
    root = berubah(tmp_path)
    assert _temuan(root) == []
    numbers = Pengukuran(require_year(root, 2024))
    january, july = ([row.indikator.nama for row in numbers.rekap[one].baris] for one in ("pk-kepala", "pk-perubahan"))
    assert january == [LAMA, "Prevalensi balita pendek"]
    assert july == [BARU, "Prevalensi balita kurus"]
    text = susun_laporan(environment(root), numbers).markdown
    table = text[text.index("Perubahan Indikator Kinerja Tahun 2024") :]
    assert f"{LAMA} (IK-01; Perjanjian Kinerja Kepala Dinas)" in table and "Berganti bunyi" in table
    assert "Prevalensi balita pendek (IK-02; Rencana Kerja dan Perjanjian Kinerja Kepala Dinas)" in table
    assert "Diganti indikator lain: Data balita pendek baru terbit tahun berikutnya" in table


def test_no_manual_is_asked_of_what_holds_no_more(tmp_path: Path) -> None:
    """Dropped by the change, with nothing in its place: the annex of manuals has the indicators that are in force."""
    root = berubah(tmp_path)
    told = "    formulasi: Menurut buku pedoman\n"
    ganti(
        root,
        "indikator.yaml",
        ("    menggantikan: IK-02\n", told),
        (f"    nama: {BARU}\n", f"    nama: {BARU}\n{told}"),
    )
    assert [one for one in _temuan(root) if one[0] == "LKJ620"] == []
    text = susun_laporan(environment(root), Pengukuran(require_year(root, 2024))).markdown
    annex = text[text.index("INDIKATOR KINERJA UTAMA") :]
    assert "Prevalensi balita kurus" in annex and "Prevalensi balita pendek" not in annex
    assert "[belum ada data]" not in annex
    ganti(root, "indikator.yaml", (f"    nama: {BARU}\n{told}", f"    nama: {BARU}\n"))
    lines = (root / "data" / "2024" / "indikator.yaml").read_text(encoding="utf-8").splitlines()
    found = [lines[line - 1] for code, _, line in _temuan(root) if code == "LKJ620"]
    assert found == ["  - id: IK-01"]


def test_what_became_of_an_indicator_is_explained(tmp_path: Path) -> None:
    """From the new to the old and back."""
    root = berubah(tmp_path)
    said = {
        ident: CliRunner().invoke(cli, ["explain", "2024", ident, "--root", str(root)]).stdout
        for ident in ("IK-01", "IK-02", "IK-09")
    }
    told = {ident: " ".join(text.split()) for ident, text in said.items()}
    assert f"Dalam Perjanjian Kinerja Kepala Dinas berbunyi «{LAMA}»." in told["IK-01"]
    assert "Menggantikan IK-02 «Prevalensi balita pendek»" in told["IK-09"]
    assert "Digantikan oleh IK-09 «Prevalensi balita kurus» dalam Perubahan Perjanjian Kinerja" in told["IK-02"]


def test_a_comparison_names_what_it_replaces(tmp_path: Path) -> None:
    """Between the folder before the change and after it."""
    before, after = dinas(tmp_path / "a"), berubah(tmp_path / "b")
    made = CliRunner().invoke(cli, ["diff", str(before / "data" / "2024"), str(after / "data" / "2024")])
    assert "IK-09 Prevalensi balita kurus, menggantikan IK-02" in made.stdout


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("IK-9", "tidak ada"),
        ("IK-09", "menggantikan dirinya sendiri"),
        ("IK-01", "keduanya berada dalam Perubahan Perjanjian Kinerja Kepala Dinas"),
    ],
)
def test_mistakes_are_told_at_their_line(tmp_path: Path, new: str, message: str) -> None:
    """One that is not there, itself, and one that the changed agreement has still."""
    root = berubah(tmp_path)
    ganti(root, "indikator.yaml", ("menggantikan: IK-02", f"menggantikan: {new}"))
    lines = (root / "data" / "2024" / "indikator.yaml").read_text(encoding="utf-8").splitlines()
    (found,) = [f for f in check_folder(root, 2024)[1] if f.severity == "error"]
    assert (found.code, lines[found.line - 1]) == ("LKJ345", f"    menggantikan: {new}")
    assert message in found.message and found.hint


def _tabel(root: Path) -> list[tuple[str | None, str | None, bool, bool]]:
    return [
        (p.semula.id if p.semula else None, p.menjadi.id if p.menjadi else None, p.ganti_nama, p.ganti_target)
        for p in perubahan_indikator(require_year(root, 2024))
    ]


def test_a_change_is_told_from_the_earlier_agreement_to_the_later(tmp_path: Path) -> None:
    """Another target, other words written on either side, one dropped and one added: each is a row, in its direction."""
    root = berubah(tmp_path)
    before = f"      - id: pk-kepala\n        nama: {LAMA}\n      - pk-perubahan\n"
    assert _tabel(root) == [("IK-01", "IK-01", True, False), ("IK-02", "IK-09", False, False)]
    ganti(root, "indikator.yaml", (before, before.replace("- pk-perubahan", "- id: pk-perubahan\n        target: 105")))
    assert _tabel(root)[0] == ("IK-01", "IK-01", True, True)
    # The new words stand on the document that brings them, the old ones are the indikator's.
    after = f"      - pk-kepala\n      - id: pk-perubahan\n        nama: {BARU}\n"
    ganti(root, "indikator.yaml", (f"nama: {BARU}\n", f"nama: {LAMA}\n"))
    text = (root / "data/2024/indikator.yaml").read_text(encoding="utf-8")
    middle = before.replace("- pk-perubahan", "- id: pk-perubahan\n        target: 105")
    (root / "data/2024/indikator.yaml").write_text(text.replace(middle, after), encoding="utf-8", newline="\n")
    (first, _) = perubahan_indikator(require_year(root, 2024))
    assert first.semula is not None and first.menjadi is not None
    assert (first.semula.nama, first.menjadi.nama) == (LAMA, BARU)
    ganti(root, "indikator.yaml", (after, "      - pk-kepala\n"), ("    menggantikan: IK-02\n", ""))
    assert _tabel(root) == [
        ("IK-01", None, False, False), ("IK-02", None, False, False), (None, "IK-09", False, False),
    ]  # fmt: skip
    printed = susun_laporan(environment(root), Pengukuran(require_year(root, 2024))).markdown
    assert "Tidak lagi diperjanjikan" in tertulis(printed) and "Ditambahkan" in tertulis(printed)
