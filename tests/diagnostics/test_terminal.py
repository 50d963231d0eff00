"""Findings for a person at a terminal."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from alat_proyek import source_of
from hypothesis import given
from hypothesis import strategies as st

from lkj.diagnostics import Finding, Position, Severity, summary, to_text


def error_at(line: int, column: int, file: str = "a.yaml", message: str = "pesan", hint: str = "") -> Finding:
    return Finding(
        code="LKJ206", position=Position(file, line, column), message=message, hint=hint, severity=Severity.ERROR
    )


def written_file(root: Path, content: str, name: str = "a.yaml") -> Path:
    (root / name).write_bytes(content.encode())
    return root


def test_a_finding_shows_line_caret_and_remedy(tmp_path: Path) -> None:
    """The form that the manual prints: place, label and code, source line, carets under the value, remedy."""
    (tmp_path / "data").mkdir()
    written_file(tmp_path, "\n" * 40 + "    realisasi: 98&   # sumber\n", "data/indikator.yaml")
    finding = error_at(41, 16, "data/indikator.yaml", '"98&" bukan angka', "tulis 98 bila yang dimaksud 98 persen")
    assert to_text([finding], source_of(tmp_path)) == (
        'data/indikator.yaml:41:16: galat LKJ206: "98&" bukan angka\n'
        "   |\n"
        "41 |     realisasi: 98&   # sumber\n"
        "   |                ^^^\n"
        "   = saran: tulis 98 bila yang dimaksud 98 persen\n"
        "\n"
        "1 galat\n"
    )


def test_a_second_place_is_named(tmp_path: Path) -> None:
    """A repeated key tells where the first one stands."""
    finding = Finding(
        code="LKJ103",
        position=Position("a.yaml", 2, 1),
        message="kunci «a» tertulis dua kali",
        related=(Position("a.yaml", 1, 1), "yang pertama"),
        severity=Severity.ERROR,
    )
    assert "  = lihat a.yaml:1:1: yang pertama\n" in to_text(
        [finding], source_of(written_file(tmp_path, "a: 1\na: 2\n"))
    )


def carets(root: Path, source: str, column: int, name: str = "a.yaml") -> tuple[str, str]:
    """Return the shown source line, and what the carets stand under."""
    rows = to_text([error_at(1, column, name)], source_of(written_file(root, source, name))).split("\n")
    shown, marks = rows[2].removeprefix("1 | "), rows[3].removeprefix("  | ")
    start = marks.index("^")
    return shown, shown[start : start + marks.count("^")]


def test_carets_cover_the_token(tmp_path: Path) -> None:
    """A key, a quoted text, a plain text with spaces, an item between brackets: each as far as it goes."""
    assert carets(tmp_path, "nama: Kota Baru # x\n", 1)[1] == "nama"
    assert carets(tmp_path, "nama: Kota Baru # x\n", 7)[1] == "Kota Baru"
    assert carets(tmp_path, 'nama: "a # \\" b" # x\n', 7)[1] == '"a # \\" b"'
    assert carets(tmp_path, "a: {b: 1, c: 2}\n", 4)[1] == "{b: 1, c: 2}"
    assert carets(tmp_path, "a: {b: 1, c: 2}\n", 8)[1] == "1"
    assert carets(tmp_path, "Satu kalimat.\n", 6, "a.md")[1] == "k"


def test_a_caret_stands_right_after_tabs_and_wide_letters(tmp_path: Path) -> None:
    """Tabs are shown as spaces, wide letters take two cells, combining marks none: the caret still fits."""
    text = to_text([error_at(1, 7)], source_of(written_file(tmp_path, "\t漢e\u0301: x\n")))
    assert "1 |     漢e\u0301: x\n  |          ^\n" in text


def test_a_long_line_is_cut_around_the_caret(tmp_path: Path) -> None:
    """A paragraph on one line leaves the reader with the part that matters."""
    shown, marked = carets(tmp_path, "a: " + "x" * 500 + " SALAH " + "y" * 500 + "\n", 505, "a.md")
    assert marked == "S"
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= 102


def test_a_line_as_long_as_the_file_is_no_trouble(tmp_path: Path) -> None:
    """Two million spaces are cut before anything searches through them."""
    shown, _ = carets(tmp_path, "a:" + " " * 2_000_000 + "b\n", 2)
    assert len(shown) <= 102


def test_an_unreadable_source_only_leaves_the_line_out(tmp_path: Path) -> None:
    """A missing file, a folder, a line beyond the end, a place outside the root: the message still comes."""
    root = tmp_path / "proyek"
    (root / "folder.yaml").mkdir(parents=True)
    (tmp_path / "rahasia.yaml").write_text("kunci: sandi\n", encoding="utf-8")
    written_file(root, "a: 1\n")
    for finding in (
        error_at(1, 1, "tiada.yaml"),
        error_at(1, 1, "folder.yaml"),
        error_at(9, 1),
        error_at(1, 1, "../rahasia.yaml"),
        error_at(1, 1, "a\0.yaml"),
    ):
        assert to_text([finding], source_of(root)).count("\n") == 3, finding


def test_source_that_is_not_utf8_is_shown_with_a_substitute(tmp_path: Path) -> None:
    """The line of an LKJ106 can be looked at, whatever its bytes."""
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: 1\r\nb: caf\xe9\r\n")
    assert "2 | b: caf\ufffd\n" in to_text([error_at(2, 7)], source_of(tmp_path))


@pytest.mark.lambat
@given(st.integers(1, 70), st.text(max_size=20))
def test_no_terminal_control_comes_out_of_the_data(column: int, message: str) -> None:
    """Whatever message, hint or file name hold, only visible characters and line feeds are printed."""
    finding = Finding(
        code="LKJ106",
        position=Position(f"{message}.yaml", 1, column),
        message=message,
        hint=message,
        related=(Position(message, 1, 1), message),
        severity=Severity.INFO,
    )
    shown = to_text([finding], source_of(Path("/tiada")))
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c != "\n"]


def test_a_source_line_cannot_send_terminal_controls(tmp_path: Path) -> None:
    """An escape sequence and a direction override in the file are shown in letters."""
    text = to_text([error_at(1, 5)], source_of(written_file(tmp_path, "a: \x1b[31m\u202ex\n")))
    assert "\x1b" not in text
    assert "\\x1b[31m\\u202ex" in text


def test_colour_changes_nothing_but_colour(tmp_path: Path) -> None:
    """Taking the colour codes out again gives the plain text."""
    written_file(tmp_path, "a: 1\n")
    findings = [error_at(1, 4, hint="saran")]
    colored = to_text(findings, source_of(tmp_path), color=True)
    assert "\x1b[" in colored
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[34m", "\x1b[1;31m"):
        colored = colored.replace(code, "")
    assert colored == to_text(findings, source_of(tmp_path))


def test_the_summary_counts_by_weight() -> None:
    """Weights that do not occur are not mentioned; nothing found is said in words."""
    place = Position("a.yaml", 1, 1)
    kinds = [Severity.WARNING, Severity.ERROR, Severity.ERROR, Severity.ERROR]
    assert (
        summary(Finding(code="LKJ1", position=place, message="", severity=kind) for kind in kinds)
        == "3 galat, 1 peringatan"
    )
    assert summary([Finding(code="LKJ1", position=place, message="", severity=Severity.INFO)]) == "1 info"
    assert summary([]) == "tidak ada temuan"
