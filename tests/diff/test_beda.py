"""`lkj diff` on the command line: two years, two folders, the forms, the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from alat_beda import isi, tahun_lalu, tulis
from click.testing import CliRunner

from lkj.cli import cli


def jalankan(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["diff", *words], prog_name="lkj")
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with 2023 and 2024; it is the working folder."""
    made = tmp_path / "proyek"
    tulis(made)
    tulis(made, tahun_lalu(), 2023)
    monkeypatch.chdir(made)
    return made


def test_two_years_of_one_root(root: Path) -> None:
    """The first line names years and agency; the change of method comes before all details; nothing goes to stderr."""
    code, stdout, stderr = jalankan("2023", "2024")
    assert (code, stderr) == (0, "")
    lines = stdout.splitlines()
    assert lines[0] == "LKj 2023 → 2024 · Dinas Contoh"
    assert stdout.index("! Metode berubah: batas atas 120% → tanpa batas") < stdout.index("\nIndikator\n")
    assert (root / "data" / "2023").is_dir()


def test_prose_that_is_only_a_comment_is_empty(root: Path) -> None:
    """What `lkj new` makes of last year's prose is not changed prose but none, and no more when the comment is."""
    prose = root / "data" / "2024" / "narasi" / "penutup.md"
    prose.write_text("{# Belum diisi. Naskah 2023:\nSatu alinea. #}\n", encoding="utf-8", newline="\n")
    assert "narasi/penutup.md dikosongkan (1 baris)" in jalankan("2023", "2024")[1]
    before = root / "data" / "2023" / "narasi" / "penutup.md"
    before.write_text("<!-- Lain lagi -->\n", encoding="utf-8", newline="\n")
    assert "penutup.md" not in jalankan("2023", "2024")[1]


@pytest.mark.lambat
def test_two_folders_and_no_absolute_paths(root: Path, tmp_path: Path) -> None:
    """Folders of two roots are compared; what is printed never says where on this machine they are."""
    lain = tulis(tmp_path / "lama", {"satker.yaml": isi("satker.yaml").replace("pns: 12", "pns: 20")})
    code, stdout, _ = jalankan(str(lain), "data/2024")
    assert code == 0
    assert "lama/data/2024 → data/2024" in stdout
    assert "jumlah PNS 20 → 12 (turun 8 orang)" in stdout
    for form in ("text", "markdown", "json", "html"):
        assert str(tmp_path) not in jalankan(str(lain), "2024", "--format", form)[1]


@pytest.mark.lambat
@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_a_form_is_written_to_a_file_as_to_the_screen(root: Path, form: str) -> None:
    """--output holds byte for byte what would have been printed, and its name is printed instead."""
    _, shown, _ = jalankan("2023", "2024", "--format", form)
    code, stdout, stderr = jalankan("2023", "2024", "--format", form, "--output", "hasil/beda.txt")
    assert (code, stdout, stderr) == (0, "hasil/beda.txt\n", "")
    written = (root / "hasil" / "beda.txt").read_bytes()
    assert written.decode() == shown
    assert b"\r" not in written


def test_exit_code_only_when_asked(root: Path) -> None:
    """0 whatever differs; with --exit-code 1 where something does."""
    assert jalankan("2024", "2024", "--exit-code")[0] == 0
    assert jalankan("2023", "2024", "--exit-code")[0] == 1
    assert jalankan("2023", "2024")[0] == 0


@pytest.mark.parametrize(
    "words",
    [(), ("2023",), ("2022", "2023", "2024"), ("--git", "HEAD", "2023", "2024"), ("--git", "HEAD", "data/2024")],
)
def test_a_wrong_number_of_sides_is_wrong_usage(root: Path, words: tuple[str, ...]) -> None:
    """Exit code 2, and an example of what is right."""
    code, _, stderr = jalankan(*words)
    assert code == 2
    assert "misalnya: lkj diff" in stderr


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("words", "kode"),
    [(("2022", "2024"), "LKJ109"), (("data", "2024"), "LKJ113"), (("../lain/data/2024", "2024"), "LKJ113")],
)
def test_a_side_that_is_not_there_is_named(root: Path, words: tuple[str, str], kode: str) -> None:
    """A year that does not exist and a folder that is no year folder are errors of the data, with a remedy."""
    code, stdout, stderr = jalankan(*words)
    assert (code, stdout) == (1, "")
    assert kode in stderr
    assert "saran:" in stderr


def test_both_sides_tell_their_errors(root: Path) -> None:
    """As `lkj check` tells them, each under the name of its side, with the line of its own file."""
    for year, bad in ((2023, "-1"), (2024, "-2")):
        path = root / "data" / str(year) / "pagu.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("pagu: 3200000000", f"pagu: {bad}"), encoding="utf-8")
    code, stdout, stderr = jalankan("2023", "2024")
    assert (code, stdout) == (1, "")
    assert (
        stderr.index("data «2023»") < stderr.index("pagu: -1") < stderr.index("data «2024»") < stderr.index("pagu: -2")
    )
    check = CliRunner().invoke(cli, ["check", "2024", "--format", "json"], prog_name="lkj")
    (finding,) = [f for f in json.loads(check.stdout) if f["severity"] == "error"]
    assert f"{finding['file']}:{finding['line']}:{finding['column']}: galat {finding['code']}" in stderr


@pytest.mark.lambat
def test_a_contradiction_can_still_be_compared(root: Path) -> None:
    """Findings that do not keep the numbers from being computed keep nobody from seeing what changed."""
    path = root / "data" / "2024" / "satker.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("197001011995031001", "197013011995031001"), "utf-8")
    check = CliRunner().invoke(cli, ["check", "2024"], prog_name="lkj")
    assert (check.exit_code, "galat LKJ308" in check.stderr) == (1, True)
    code, stdout, _ = jalankan("2023", "2024")
    assert code == 0
    assert "NIP 197001011995031001 → 197013011995031001" in stdout


@pytest.mark.lambat
def test_a_year_without_results_counts_none_as_missed(root: Path) -> None:
    """While no indikator has a realisasi, how many met their target is not known; it is not nought."""
    CliRunner().invoke(cli, ["new", "2026", "--root", str(root)], catch_exceptions=False)
    told = CliRunner().invoke(cli, ["diff", "2024", "2026", "--root", str(root)]).stdout.splitlines()
    (line,) = [line for line in told if line.startswith("Indikator tercapai")]
    assert line.endswith("→ belum ada")


@pytest.mark.lambat
def test_a_deadline_a_day_earlier_is_harder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is due every year is judged within its year: 28 February after 1 March is a day less, not 364 days more."""
    monkeypatch.chdir(tmp_path)
    facts = isi("indikator.yaml").replace("satuan: Berkas", "satuan: tanggal").replace("nasional: 350\n    ", "")
    facts = facts.replace("target_renstra: 450\n", "tanpa_pembanding: [renstra, nasional]\n")
    facts = facts.replace("    riwayat:\n      - tahun: 2023\n        target: 375\n        realisasi: 380\n", "")
    before = facts.replace("target: 400", "target: 2024-03-01").replace("realisasi: 400", "realisasi: 2024-02-20")
    after = facts.replace("target: 400", "target: 2025-02-28").replace("realisasi: 400", "realisasi: 2025-02-25")
    lalu = tahun_lalu()
    tulis(tmp_path, {**lalu, "indikator.yaml": before}, 2023)
    tulis(tmp_path, {"indikator.yaml": after})
    code, stdout, stderr = jalankan("2023", "2024")
    assert (code, stderr) == (0, "")
    assert "1 Maret 2024 → 28 Februari 2025 (lebih menantang)" in stdout
    assert "20 Februari 2024 → 25 Februari 2025 (memburuk)" in stdout
