"""The one form of a data file, case by case; and that nothing is ever lost on the way to it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from lkj.diagnostics import DataError
from lkj.files.layout import OPTIONAL
from lkj.files.yaml.commented import Naskah, baca
from lkj.fmt import form, rapikan_teks
from lkj.model.load import YEAR_FILES
from lkj.publish.errors import EngineError

ROOT = Path(__file__).parents[2]
YEARS = (ROOT / "data" / "2024", ROOT / "tests" / "data" / "benar" / "data" / "2024")


def satker(text: str) -> str:
    return rapikan_teks("satker.yaml", dedent(text).removeprefix("\n"))


def bentuk(text: str) -> str:
    return dedent(text).removeprefix("\n")


@pytest.mark.lambat
@pytest.mark.parametrize("folder", YEARS, ids=["2024", "benar"])
def test_the_shipped_data_is_in_its_form(folder: Path) -> None:
    """`lkj fmt` has nothing to do on the real year and on the right one."""
    for file in YEAR_FILES:
        if file.name in OPTIONAL and not (folder / file.name).exists():
            continue
        text = (folder / file.name).read_text(encoding="utf-8")
        assert rapikan_teks(file.name, text) == text, file.name


def test_comments_go_with_what_they_belong_to() -> None:
    """A comment above a key and one beside its value follow the key to its place; those at an end stay there."""
    assert satker("""
        # tentang tahun
        # dua baris
        tahun: 2024 # beratus
        pejabat:
          # di atas ketua
          - # di samping tanda
            nip: null # anggota
            # di atas nama
            nama: Ani
            id: ketua
            # akhir ketua
          # akhir daftar
        # tentang satker
        satker:
          kota: Palu
          # - bekas: isi
          nama: Dinas
          # akhir satker
        # tentang skema
        skema: 1
        # akhir berkas
    """) == bentuk("""
        # tentang skema
        skema: 1
        # tentang tahun
        # dua baris
        tahun: 2024  # beratus
        # tentang satker
        satker:
          # - bekas: isi
          nama: Dinas
          kota: Palu
          # akhir satker
        pejabat:
          # di atas ketua
          # di samping tanda
          - id: ketua
            # di atas nama
            nama: Ani
            nip: null  # anggota
            # akhir ketua
          # akhir daftar
        # akhir berkas
    """)


def test_comments_within_brackets_and_between_key_and_value_survive() -> None:
    """Where an author can put a comment and the canonical form has no such place, it moves to the nearest one."""
    assert rapikan_teks(
        "indikator.yaml",
        bentuk("""
            skema: 1
            indikator: [{ # buka
              id: IKK-01, # pertama
              nama:
                # sebelum nama
                "Nilai: A", # nama
              # sebelum triwulan
              triwulan: [20, # satu
                # sebelum dua
                25
                # sesudah dua
              ] # tutup
            }]
            # akhir
            ...
            # sesudah dokumen
        """),
    ) == bentuk("""
        skema: 1
        indikator:
          # buka
          - id: IKK-01  # pertama
            # sebelum nama
            nama: "Nilai: A"  # nama
            # sebelum triwulan
            triwulan:  # tutup
              - 20  # satu
              # sebelum dua
              - 25
              # sesudah dua
        # akhir
        # sesudah dokumen
    """)


def test_the_editors_schema_stays_the_first_line() -> None:
    """The modeline comes first, then what a blank line parts from the first key, whichever key that was."""
    assert satker("""
        # Disusun oleh bagian perencanaan.

        # tentang tahun
        tahun: 2024
        # yaml-language-server: $schema=../../schema/satker.schema.json
        skema: 1
    """) == bentuk("""
        # yaml-language-server: $schema=../../schema/satker.schema.json
        # Disusun oleh bagian perencanaan.
        skema: 1

        # tentang tahun
        tahun: 2024
    """)


def test_blank_lines_stay_only_where_they_set_a_comment_apart() -> None:
    """Several become one, those before a key go."""
    assert satker("skema: 1\n\n\n# bagian\n\n# isi\ntahun: 2024\n\nlaporan:\n\n  tempat: Palu\n\n\n") == (
        "skema: 1\n\n# bagian\n\n# isi\ntahun: 2024\nlaporan:\n  tempat: Palu\n"
    )


@pytest.mark.parametrize(
    ("tertulis", "baku"),
    [
        ("'Bagian Umum'", "Bagian Umum"),
        ('"Bagian: Umum"', '"Bagian: Umum"'),
        ("'Ruang #1'", '"Ruang #1"'),
        ("Ruang#1", "Ruang#1"),
        ("'it''s \"baik\"'", 'it\'s "baik"'),
        ("'\"baik\"'", '"\\"baik\\""'),
        ("'a\\b: c'", '"a\\\\b: c"'),
        ("'- a'", '"- a"'),
        ("'-a'", "-a"),
        ("'null'", '"null"'),
        ("'~'", '"~"'),
        ("'no'", '"no"'),
        ("'ya'", "ya"),
        ("'0125'", '"0125"'),
        ("'0536-3224034'", '"0536-3224034"'),
        ("0536-3224034", '"0536-3224034"'),
        ("'1.250'", '"1.250"'),
        ("'7'", '"7"'),
        ("'196903031996031003'", '"196903031996031003"'),
        ("'2024-01-10'", '"2024-01-10"'),
        ("'2024-01'", "2024-01"),
        ("2024-01-10", "2024-01-10"),
        ("84.90", "84.90"),
        ("-0.50", "-0.50"),
        ("1250", "1250"),
        ("true", "true"),
        ("", "null"),
        ("~", "null"),
        ("''", '""'),
        ("' a '", '" a "'),
        ('"a\\tb"', '"a\\tb"'),
        ("'[a]'", '"[a]"'),
        ("a, b]", "a, b]"),
        ("\U0001f600 é 日本", "\U0001f600 é 日本"),
        ("e\u0301", "é"),
        ("[]", "[]"),
        ("{ }", "{}"),
        ("teks panjang\n    yang dilipat", "teks panjang yang dilipat"),
        ('"teks panjang\n    yang dilipat"', "teks panjang yang dilipat"),
        (">-\n    teks panjang\n    yang dilipat", "teks panjang yang dilipat"),
        ("|\n    baris 1\n\n    # bukan catatan", "|\n    baris 1\n\n    # bukan catatan"),
        ("|-\n      a\n       b", "|-\n    a\n     b"),
        (">\n    a\n    b\n\n    c", ">\n    a b\n\n    c"),
        (">\n    a\n      b\n    c", "|\n    a\n      b\n    c"),
        ('"a\\nb"', "|-\n    a\n    b"),
        ('"a\\nb\\n"', "|\n    a\n    b"),
        ('" a\\nb"', '" a\\nb"'),
        ('"a \\nb"', '"a \\nb"'),
        ("|+\n    a\n", '"a\\n\\n"'),
    ],
)
def test_scalars_are_written_in_one_way(tertulis: str, baku: str) -> None:
    """Plain where the reader gives the same text back, else quoted or a block; a kind is never changed."""
    assert satker(f"satker:\n  nama: {tertulis}\n") == f"satker:\n  nama: {baku}\n"
    assert satker(f"satker:\n  nama: {baku}\n") == f"satker:\n  nama: {baku}\n"


def test_brackets_become_lines_and_lists_are_indented() -> None:
    """One fact a line, whatever the nesting; a list in the column of its key moves in."""
    assert rapikan_teks(
        "metode.yaml",
        "tangga:\n- {urutan: [[A, AA], B], skor: {B: 1, A: 2}, id: nilai}\n- id: lain\n  urutan:\n  - - C\n    - D\n",
    ) == bentuk("""
        tangga:
          - id: nilai
            urutan:
              - - A
                - AA
              - B
            skor:
              B: 1
              A: 2
          - id: lain
            urutan:
              - - C
                - D
    """)


def test_years_are_sorted_and_other_lists_are_not() -> None:
    """`pagu` and `riwayat` have one right order; the order of regulations is what the report prints."""
    pagu = "skema: 1\npagu:\n  # terakhir\n  - {tahun: 2024, pagu: 2}\n  - {pagu: 1, tahun: 2023} # lebih dahulu\n"
    assert rapikan_teks("pagu.yaml", pagu) == bentuk("""
        skema: 1
        pagu:
          # lebih dahulu
          - tahun: 2023
            pagu: 1
          # terakhir
          - tahun: 2024
            pagu: 2
    """)
    indikator = "indikator:\n- id: B\n  riwayat: [{tahun: 2023}, {tahun: 2021}]\n- id: A\n"
    assert rapikan_teks("indikator.yaml", indikator) == bentuk("""
        indikator:
          - id: B
            riwayat:
              - tahun: 2021
              - tahun: 2023
          - id: A
    """)
    hukum = "dasar_hukum:\n  - id: B\n    tahun: 2024\n  - id: A\n    tahun: 2020\n"
    assert rapikan_teks("dasar-hukum.yaml", hukum) == hukum


def test_a_quantity_names_its_value_before_its_unit() -> None:
    """The models name no keys for a quantity with its own unit, and yet there is one order."""
    text = "indikator:\n  - target: {satuan: persen, nilai: 100}\n    kunci_lain: 1\n    id: A\n"
    assert rapikan_teks("indikator.yaml", text) == (
        "indikator:\n  - id: A\n    target:\n      nilai: 100\n      satuan: persen\n    kunci_lain: 1\n"
    )
    text = "indikator:\n  - realisasi: {satuan: X, tercetak: 1, per: 10, penyebut: 7, pembilang: null}\n    id: A\n"
    assert rapikan_teks("indikator.yaml", text) == (
        "indikator:\n  - id: A\n    realisasi:\n      pembilang: null\n      penyebut: 7\n      per: 10\n      tercetak: 1\n"
        "      satuan: X\n"
    )


def test_windows_line_ends_and_byte_order_mark_go() -> None:
    """The same text with LF only, ending in one line end."""
    assert rapikan_teks("satker.yaml", "\ufeff# a\r\nskema: 1\r\ntahun: 2024  # b\r\n\r\n") == (
        "# a\nskema: 1\ntahun: 2024  # b\n"
    )


@pytest.mark.parametrize(
    "text", ["a: [", "a: no\n", "a: 1\na: 2\n", "- a\n", "", "a: &x 1\nb: *x\n", "a: 1\n---\nb: 2\n"]
)
def test_what_the_reader_refuses_is_refused_with_its_findings(text: str) -> None:
    """No guess is made: the findings name the file and the line."""
    with pytest.raises(DataError) as caught:
        rapikan_teks("data/2024/satker.yaml", text)
    assert {finding.file for finding in caught.value.findings} == {"data/2024/satker.yaml"}


def _kurang(text: str) -> Naskah:
    return baca(text.partition("tahun")[0])


@pytest.mark.parametrize(
    ("part", "broken"),
    [("tulis_nilai", lambda _: ["null"]), ("_ekor", lambda _: ""), ("baca", _kurang)],
    ids=["values", "comments", "keys"],
)
def test_a_result_that_says_something_else_is_never_returned(
    part: str, broken: Callable[[Any], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should formatting ever lose a value, a comment or a key, it fails loudly instead."""
    monkeypatch.setattr(form, part, broken)
    with pytest.raises(EngineError, match=r"satker\.yaml tidak dirapikan"):
        rapikan_teks("data/2024/satker.yaml", "skema: 1\ntahun: 2024  # catatan\n")


def git_lines(before: str, after: str, folder: Path) -> tuple[int, int]:
    """Return how many lines git says were added and deleted."""
    for name, text in (("lama", before), ("baru", after)):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    command = ["git", "diff", "--no-index", "--numstat", str(folder / "lama"), str(folder / "baru")]
    added, deleted = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()[:2]
    return int(added), int(deleted)


@pytest.mark.lambat
def test_a_changed_target_is_one_line_and_a_new_indicator_one_block(tmp_path: Path) -> None:
    """What git shows of a change is the change, however untidily it was typed."""
    before = (YEARS[0] / "indikator.yaml").read_text(encoding="utf-8")
    changed = before.replace("target: 89\n", "target:   91.5\n\n")
    assert git_lines(before, rapikan_teks("indikator.yaml", changed), tmp_path) == (1, 1)
    new = "  - {realisasi: null, target: 5, id: IKK-99, satuan: Dokumen, nama: 'Baru', sasaran: SK-01,\n"
    new += "     polaritas: naik, dokumen: pk-sekretaris}\n"
    grown = before.replace("  - id: IKK-05\n", f"{new}  - id: IKK-05\n")
    assert git_lines(before, rapikan_teks("indikator.yaml", grown), tmp_path) == (8, 0)
