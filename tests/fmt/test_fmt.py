"""`lkj fmt` as its user meets it: what is written, what is said, and what is left alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lkj.model.load import YEAR_FILES

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

LAMA = "target: 80\n    realisasi: null\n"
BARU = "realisasi: ~\n    target: 80\n"
INDIKATOR = "data/2024/indikator.yaml"


def isi(proyek: Proyek) -> dict[str, bytes]:
    return {
        path.relative_to(proyek.root).as_posix(): path.read_bytes()
        for path in proyek.root.rglob("*.*")
        if path.is_file()
    }


def test_a_tidy_year_is_left_alone(proyek: Proyek) -> None:
    """Nothing is written, nothing named, and that is a success."""
    before = isi(proyek)
    assert proyek.jalankan("fmt") == (0, "", "0 berkas dirapikan, 11 sudah rapi\n")
    assert proyek.jalankan("fmt", "--check", "2024") == (0, "", "0 berkas belum rapi, 11 sudah rapi\n")
    assert isi(proyek) == before


def test_untidy_files_are_written_and_named(proyek: Proyek) -> None:
    """Only what is untidy is written, back to the very bytes; the second run has nothing to do."""
    before = isi(proyek)
    proyek.ubah("indikator.yaml", LAMA, BARU)
    path = proyek.path("pagu.yaml")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert proyek.jalankan("fmt") == (0, f"{INDIKATOR}\ndata/2024/pagu.yaml\n", "2 berkas dirapikan, 9 sudah rapi\n")
    assert isi(proyek) == before
    assert proyek.jalankan("fmt")[1] == ""


def test_check_writes_nothing_and_fails(proyek: Proyek) -> None:
    """For a build server: exit code 1 and the names, the files as they were."""
    proyek.ubah("indikator.yaml", LAMA, BARU)
    before = isi(proyek)
    remedy = "saran: jalankan «lkj fmt» untuk merapikannya\n"
    assert proyek.jalankan("fmt", "--check") == (1, f"{INDIKATOR}\n", f"1 berkas belum rapi, 10 sudah rapi\n{remedy}")
    assert isi(proyek) == before


def test_diff_shows_the_change_and_writes_nothing(proyek: Proyek) -> None:
    """A unified diff on stdout; with --check it also decides the exit code."""
    proyek.ubah("indikator.yaml", LAMA, BARU)
    before = isi(proyek)
    code, stdout, _ = proyek.jalankan("fmt", "--diff")
    assert code == 0
    assert stdout.startswith(f"--- a/{INDIKATOR}\n+++ b/{INDIKATOR}\n@@ ")
    assert "\n-    realisasi: ~\n" in stdout
    assert "\n+    realisasi: null\n" in stdout
    assert proyek.jalankan("fmt", "--diff", "--check")[:2] == (1, stdout)
    assert isi(proyek) == before


def test_a_missing_last_line_end_shows_in_the_diff(proyek: Proyek) -> None:
    """The diff can be applied: it says that the old last line had no end."""
    path = proyek.path("pagu.yaml")
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    _, stdout, _ = proyek.jalankan("fmt", "--diff")
    assert "\\ No newline at end of file\n+" in stdout


@pytest.mark.parametrize(
    ("lama", "baru", "kode"),
    [
        ("pagu: 34884986000", "pagu: [", "LKJ101"),
        ("pagu: 34884986000", "pagu: 1.250", "LKJ104"),
        ("pagu: 34884986000", "pagu: -1", "LKJ204"),
        ("pagu: 34884986000", "pago: 34884986000", "LKJ201"),
    ],
)
def test_what_is_wrong_is_reported_and_left_while_the_rest_is_tidied(
    proyek: Proyek, lama: str, baru: str, kode: str
) -> None:
    """The words are those of `lkj check`; the other files are formatted all the same."""
    proyek.ubah("pagu.yaml", lama, baru)
    proyek.ubah("indikator.yaml", LAMA, BARU)
    before = isi(proyek)
    code, stdout, stderr = proyek.jalankan("fmt")
    assert (code, stdout) == (1, f"{INDIKATOR}\n")
    assert isi(proyek)["data/2024/pagu.yaml"] == before["data/2024/pagu.yaml"]
    finding = re.findall(rf"^data/2024/pagu\.yaml:\d+:\d+: galat {kode}: .*", stderr, re.MULTILINE)
    assert finding
    assert set(finding) <= set(proyek.jalankan("check")[2].split("\n"))


def test_single_files_and_paths(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is named from where the user stands, and only that one is touched; prose is passed over."""
    proyek.ubah("indikator.yaml", LAMA, BARU)
    assert proyek.jalankan("fmt", "data/2024/pagu.yaml", "data/2024/narasi/misi.md")[:2] == (0, "")
    monkeypatch.chdir(proyek.root / "data" / "2024")
    assert proyek.jalankan("fmt", "--root", "../..", "indikator.yaml")[:2] == (0, f"{INDIKATOR}\n")


@pytest.mark.parametrize(
    ("nama", "kode"),
    [
        ("1999", "LKJ109"),
        ("data/2024/tiada.yaml", "LKJ108"),
        ("../lain.yaml", "LKJ113"),
        ("data/2024/lain.yaml", "LKJ113"),
    ],
)
def test_what_is_no_data_is_refused(proyek: Proyek, nama: str, kode: str) -> None:
    """A year or file that is not there, or not lkj's, is an error with a remedy."""
    proyek.tulis("lain.yaml", "a: 1\n")
    code, stdout, stderr = proyek.jalankan("fmt", nama)
    assert (code, stdout) == (1, "")
    assert f"galat {kode}" in stderr
    assert "saran: " in stderr
    assert proyek.path("lain.yaml").read_bytes() == b"a: 1\n"


def test_a_link_is_not_followed(proyek: Proyek, tmp_path: Path) -> None:
    """What a link leads to is neither read nor written, and the link stays."""
    outside = tmp_path / "luar.yaml"
    path = proyek.path("pagu.yaml")
    path.rename(outside)
    outside.write_bytes(outside.read_bytes().replace(b"skema: 1\n", b"skema:   1\n"))
    before = outside.read_bytes()
    try:
        path.symlink_to(outside)
    except OSError:
        pytest.skip("this system makes no links")
    code, stdout, stderr = proyek.jalankan("fmt")
    assert (code, stdout) == (1, "")
    assert "galat LKJ110" in stderr
    assert path.is_symlink()
    assert outside.read_bytes() == before


def test_a_missing_file_is_no_matter_of_form(proyek: Proyek) -> None:
    """A year that is being written can be tidied before it is whole."""
    proyek.path("pagu.yaml").unlink()
    left = sum(proyek.path(file.name).exists() for file in YEAR_FILES)
    assert proyek.jalankan("fmt") == (0, "", f"0 berkas dirapikan, {left} sudah rapi\n")


def test_the_facts_are_the_same_afterwards(proyek: Proyek) -> None:
    """What the report is computed from does not change when a year is written in another dress and tidied."""
    before = proyek.jalankan("capaian", "2024", "--format", "csv")[1]
    path = proyek.path("indikator.yaml")
    untidy = re.sub(
        r"^( +)(realisasi: .*)\n", r"\n\1# catatan\n\1\2\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    path.write_text(untidy, encoding="utf-8")
    assert proyek.jalankan("fmt")[0] == 0
    assert proyek.jalankan("capaian", "2024", "--format", "csv")[1] == before
