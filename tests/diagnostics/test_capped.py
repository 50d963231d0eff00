"""Findings without end are told as far as they help, and counted: in every form, with the same exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from alat_proyek import read_year

from lkj.check.rules.run import check_year
from lkj.diagnostics import Finding, Position, Severity, capped, summary, to_text

if TYPE_CHECKING:
    from conftest import Proyek

FORMS = ("text", "json", "github", "sarif", "junit", "gitlab")


def finding(n: int, code: str = "LKJ203", file: str = "data/2024/indikator.yaml") -> Finding:
    """Return a finding on line n."""
    return Finding(code=code, position=Position(file, n, 1), message=f"kunci {n} belum ada", severity=Severity.ERROR)


def test_the_first_twenty_are_told_and_the_rest_counted() -> None:
    """Of 5.000 the first twenty in reading order, then one that counts 4.980, at the place of the first of them."""
    shown = capped([finding(n) for n in range(5000, 0, -1)])
    assert [one.line for one in shown] == list(range(1, 22))
    assert shown[-1].message == "dan 4.980 temuan LKJ203 lagi dalam berkas ini"
    assert summary(shown) == "5.000 galat"


@pytest.mark.lambat
def test_what_rules_find_is_never_all_in_memory(proyek: Proyek) -> None:
    """Of two thousand headings in one prose file a thousand are held and the rest counted; what is told stays the same."""
    proyek.tulis("narasi/misi.md", "# x\n\n" * 2_000)
    facts = read_year(proyek.root, 2024).tahun
    assert facts is not None
    found = [one for one in check_year(facts) if one.code == "LKJ502"]
    assert [one.count for one in found] == [*[1] * 1_000, 1_000]
    assert capped(found)[-1].message == "dan 1.980 temuan LKJ502 lagi dalam berkas ini"
    assert summary(found) == "2.000 galat"


def test_each_code_and_file_counts_for_itself() -> None:
    """A file full of one slip hides neither another slip nor another file; twenty are told without a count."""
    kept = [finding(1, "LKJ301"), finding(1, file="data/2024/pk.yaml"), *(finding(n) for n in range(1, 21))]
    assert capped([*kept]) == sorted(kept, key=lambda one: (one.sort_key, one.message))


def nothing(_: str) -> bytes | None:
    """Read no file."""
    return None


def test_a_person_is_told_the_first_five_and_how_to_see_the_rest() -> None:
    """Of eighteen alike in one file five are told; the others are counted, with their lines and the command for all."""
    other = finding(3, "LKJ301", "data/2024/pk.yaml")
    blocks = to_text([*(finding(n) for n in range(1, 19)), other], nothing).split("\n\n")
    assert [block.split(":")[1] for block in blocks[:5]] == ["1", "2", "3", "4", "5"]
    assert blocks[5] == (
        "… dan 13 temuan LKJ203 lagi dalam data/2024/indikator.yaml, baris 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, …;"
        " semuanya ditampilkan dengan «lkj check --all --select LKJ203»"
    )
    assert blocks[6].startswith("data/2024/pk.yaml:3:1:")
    assert blocks[7] == "19 galat\n"


def test_none_is_left_out_alone_and_all_are_told_to_who_asks() -> None:
    """Six are told, for a line that counts one would be as long as the one; with `all_of_them` every one is."""
    assert "lagi" not in to_text([finding(n) for n in range(1, 7)], nothing)
    told = to_text([finding(n) for n in range(1, 101)], nothing, all_of_them=True)
    assert (told.count("galat LKJ203"), "lagi" in told) == (100, False)


@pytest.mark.lambat
@pytest.mark.parametrize("form", FORMS)
def test_a_file_of_nothing_but_slips_is_answered_briefly(proyek: Proyek, form: str) -> None:
    """Half a megabyte of empty indikator was answered with 42 MB; now every form is short and says how many there are."""
    proyek.tulis("indikator.yaml", "skema: 1\nindikator: [" + "{}, " * 5_000 + "]\n")
    code, stdout, stderr = proyek.jalankan("check", "2024", "--format", form)
    assert code == 1
    told = stdout + stderr
    assert len(told) < 40_000
    rest = "34.995" if form == "text" else "34.980"
    assert f"dan {rest} temuan LKJ203 lagi" in (
        " ".join(one["message"] for one in json.loads(stdout)) if form == "json" else told
    )
    assert form != "text" or "35.000 galat" in told


@pytest.mark.lambat
@pytest.mark.parametrize("form", FORMS)
def test_who_asks_for_all_is_told_all_in_every_form(proyek: Proyek, form: str) -> None:
    """What `--all` shows a person a program is given too, and nothing that only counts the rest."""
    proyek.tulis("indikator.yaml", "skema: 1\nindikator:\n" + "  - {}\n" * 30)
    code, stdout, stderr = proyek.jalankan("check", "2024", "--select", "LKJ203", "--format", form, "--all")
    told = stdout + stderr
    assert (code, "lagi dalam" in told) == (1, False)
    if form == "json":
        assert len({(one["line"], one["message"]) for one in json.loads(stdout)}) == 210
    elif form == "sarif":
        assert len(json.loads(stdout)["runs"][0]["results"]) == 210
    code, stdout, stderr = proyek.jalankan("check", "2024", "--select", "LKJ203", "--format", form)
    assert (code, "lagi dalam" in stdout + stderr) == (1, True)


@pytest.mark.lambat
def test_a_list_without_end_is_told_once(proyek: Proyek) -> None:
    """A list longer than any agency's is refused where it becomes so, before it is looked at."""
    proyek.tulis("indikator.yaml", "skema: 1\nindikator: [" + "{}, " * 160_000 + "]\n")
    code, _, stderr = proyek.jalankan("check", "2024")
    assert code == 1
    assert "galat LKJ107: daftar ini memuat lebih dari 25.000 butir" in stderr
    assert len(stderr) < 5_000


@pytest.mark.lambat
def test_a_file_of_aliases_is_told_briefly(proyek: Proyek) -> None:
    """What YAML itself is refused for is capped too, and reading ends."""
    proyek.tulis("indikator.yaml", "skema: 1\nindikator: [" + "*a, " * 200_000 + "]\n")
    code, _, stderr = proyek.jalankan("check", "2024")
    assert code == 1
    assert "temuan LKJ105 lagi" in stderr
    assert len(stderr) < 20_000
