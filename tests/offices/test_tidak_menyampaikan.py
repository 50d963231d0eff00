"""An office that is not to deliver a year: its folder holds the waiver of that with its reason, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from alat_pohon import pohon, satker
from click.testing import CliRunner

from lkj.cli import cli

pytestmark = pytest.mark.lambat
LEBUR = "dilebur ke satker 6200 sejak 1 Maret 2024"
PENGECUALIAN = (
    "skema: 1\npengecualian:\n  - kode: LKJ805\n    berkas: satker.yaml\n"
    f"    alasan: {LEBUR}\n    oleh: Contoh Sekretaris\n"
)
DILEBUR = "satker/6202/data/2024/pengecualian.yaml"


def run(*args: str) -> tuple[int, str, str]:
    """Run `lkj` in the working folder: exit code, stdout, stderr."""
    result = CliRunner().invoke(cli, args, prog_name="lkj")
    return result.exit_code, result.stdout, " ".join(result.stderr.split())


def found(*args: str) -> tuple[int, list[tuple[str, str, str]]]:
    code, out, _ = run("check", "2024", *args, "--format", "json")
    return code, [(one["code"], one["severity"], one["file"]) for one in json.loads(out)]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a tree of three offices, which is the working folder; the third was merged into the first."""
    monkeypatch.chdir(pohon(tmp_path))
    year = satker(tmp_path, "6202") / "data/2024"
    shutil.rmtree(year)
    year.mkdir()
    (tmp_path / DILEBUR).write_text(PENGECUALIAN, encoding="utf-8")
    (year / ".gitkeep").touch()
    return tmp_path


def test_a_year_that_is_not_there_is_told_once(tree: Path) -> None:
    """LKJ109 says where and what is there; LKJ805 says the same again only where that was not asked for."""
    year = (tree / DILEBUR).parent
    shutil.rmtree(year)
    shutil.copytree(tree / "satker/6200/data/2024", year.with_name("2023"))
    assert found("--satker", "all") == (1, [("LKJ109", "error", "satker/6202/data/2024")])
    assert [one[0] for one in found("--satker", "all", "--ignore", "LKJ109")[1]] == ["LKJ805"]


def test_it_is_noted_and_nothing_is_wrong(tree: Path) -> None:
    """In the tree and alone, under --strict too; with its reason, as what was accepted, which --no-waivers undoes."""
    noted = ("LKJ805", "info", DILEBUR)
    assert found("--satker", "all", "--strict") == (0, [noted])
    assert found("--satker", "6202") == (0, [noted])
    assert f"tahun 2024 tidak disampaikan: {LEBUR}" in run("check", "2024", "--satker", "all")[2]
    code, undone = found("--satker", "all", "--no-waivers")
    assert code == 1
    assert {one[:2] for one in undone} == {("LKJ108", "error"), ("LKJ805", "warning")}
    os.chdir(tree / "satker/6202")
    assert found() == (0, [("LKJ805", "info", "data/2024/pengecualian.yaml")])


def test_what_makes_something_of_offices_passes_over_it(tree: Path) -> None:
    """Build makes the others, again nothing; capaian and export too; alone each ends well and says why."""
    code, out, told = run("build", "2024", "--satker", "all", "--format", "html")
    assert (code, sorted(out.split())) == (0, ["build/6200/lkj-2024.html", "build/6201/lkj-2024.html"])
    assert f"tidak disampaikan: {LEBUR}" in told
    assert "3 satker: 2 dibuat, 0 tidak berubah, 0 gagal, 1 tidak menyampaikan" in told
    code, out, told = run("capaian", "2024", "--satker", "all", "--format", "json")
    assert (code, sorted(json.loads(out)["offices"]), json.loads(out)["failed"]) == (0, ["6200", "6201"], [])
    code, _, told = run("new", "2025", "--satker", "6202")
    assert (code, LEBUR in told, (tree / "satker/6202/data/2025").exists()) == (0, True, False)
    os.chdir(tree / "satker/6202")
    for command in (("build", "2024", "--format", "html"), ("capaian", "2024"), ("export", "2024")):
        code, out, told = run(*command)
        assert (code, out, LEBUR in told) == (0, "", True), command
    assert not (tree / "build/6202").exists()


def test_the_recapitulation_tells_why(tree: Path) -> None:
    """It is counted as one that need not deliver, by its name of the year before, and accused of nothing."""
    before = tree / "satker/6202/data/2023"
    before.mkdir()
    shutil.copy(tree / "satker/6201/data/2024/satker.yaml", before)
    code, _, told = run("rekap", "2024", "--format", "json")
    assert (code, "belum menyampaikan" in told) == (0, False)
    made = json.loads((tree / "build/rekap-2024.json").read_text(encoding="utf-8"))
    (one,) = made["missing"]
    assert (one["code"], one["status"], one["reason"]) == ("6202", "exempt", LEBUR)
    assert one["name"]
    assert made["findings"] == []


@pytest.mark.parametrize("other", ["satker.yaml", "narasi/penutup.md"])
def test_with_anything_else_the_year_is_one_to_be_delivered(tree: Path, other: str) -> None:
    """Who has begun it is told what is missing; so is who has a waiver of something else only, or none."""
    place = tree / "satker/6202/data/2024" / other
    place.parent.mkdir(exist_ok=True)
    place.write_bytes((tree / "satker/6201/data/2024" / other).read_bytes())
    code, errors = found("--satker", "all")
    assert (code, {one[0] for one in errors if one[1] == "error"}) == (1, {"LKJ108"})
    place.unlink()
    (tree / DILEBUR).write_text(PENGECUALIAN.replace("LKJ805", "LKJ804"), encoding="utf-8")
    assert found("--satker", "all")[0] == 1


def test_a_folder_without_a_file_is_nothing(tree: Path) -> None:
    """Git keeps none, so that the machine that has one finds what CI finds; with a file in it it is something."""
    year = tree / "satker/6202/data/2024"
    for name in ("narasi/sasaran", "gambar", "bukti/kosong/kosong"):
        (year / name).mkdir(parents=True)
    (year / "narasi/.gitkeep").touch()
    (year / "gambar/Thumbs.db").touch()
    assert found("--satker", "all", "--strict") == (0, [("LKJ805", "info", DILEBUR)])
    run("rekap", "2024", "--format", "json")
    assert [one["status"] for one in json.loads((tree / "build/rekap-2024.json").read_bytes())["missing"]] == ["exempt"]
    (year / "bukti/kosong/kosong/foto.jpg").touch()
    assert found("--satker", "all")[0] == 1


def test_a_reason_that_ended_before_the_year_did_is_none(tree: Path) -> None:
    """Whoever need not deliver for a time is asked again when that is over."""
    path = tree / DILEBUR
    path.write_text(path.read_text(encoding="utf-8") + "    sampai: 2024-12-30\n", encoding="utf-8")
    code, told = found("--satker", "all")
    assert (code, {one[:2] for one in told}) == (1, {("LKJ108", "error"), ("LKJ805", "warning")})
    run("rekap", "2024", "--format", "json")
    assert [one["status"] for one in json.loads((tree / "build/rekap-2024.json").read_bytes())["missing"]] == ["late"]
    path.write_text(path.read_text(encoding="utf-8").replace("2024-12-30", "2024-12-31"), encoding="utf-8")
    assert found("--satker", "all")[0] == 0


def test_the_longest_reason_is_borne(tree: Path) -> None:
    """As long as a text of a file may be."""
    path = tree / DILEBUR
    path.write_text(path.read_text(encoding="utf-8").replace(LEBUR, "dilebur " + "x" * 9992), encoding="utf-8")
    assert found("--satker", "all") == (0, [("LKJ805", "info", DILEBUR)])
    run("rekap", "2024", "--format", "json")
    assert [one["status"] for one in json.loads((tree / "build/rekap-2024.json").read_bytes())["missing"]] == ["exempt"]


def test_a_year_that_is_not_delivered_is_compared_with_nothing(tree: Path) -> None:
    """It ends well and says why, as what else is made of offices."""
    for place in (
        tree / "bersama/data",
        tree / "satker/6200/data",
        tree / "satker/6201/data",
        tree / "satker/6202/data",
    ):
        shutil.copytree(place / "2024", place / "2025")
        for path in (place / "2025").glob("*.yaml"):
            path.write_text(path.read_text(encoding="utf-8").replace("tahun: 2024", "tahun: 2025"), encoding="utf-8")
    code, _, told = run("diff", "2024", "2025", "--satker", "6202")
    assert (code, f"tahun 2024 tidak disampaikan: {LEBUR}" in told, "tidak dapat dibandingkan" in told) == (
        0,
        True,
        False,
    )


def test_an_office_that_had_not_begun_is_told_and_wrong_in_nothing(tree: Path) -> None:
    """What is asked of all offices for a year is done for those that had it; a year that none had is a slip."""
    place = tree / "satker/6202/data"
    shutil.rmtree(place)
    shutil.copytree(tree / "satker/6201/data/2024", place / "2025")
    for command in (("check", "2024"), ("capaian", "2024", "--format", "json"), ("export", "2024")):
        code, _, told = run(*command, "--satker", "all")
        assert (code, "LKJ109" in told, "LKJ805" in told) == (0, False, False), told
        assert "belum ada tahun 2024, datanya mulai 2025: 6202" in told
    assert found("--satker", "all") == (0, [])
    code, _, told = run("check", "2020", "--satker", "all")
    assert (code, "LKJ109" in told, "belum ada tahun" in told) == (1, True, False)
    code, _, told = run("check", "2020", "--satker", "6202")
    assert (code, "LKJ109: data tahun 2020 tidak ada; datanya mulai tahun 2025" in told) == (1, True), told


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("    oleh: Contoh Sekretaris\n", "", ("LKJ203", 3)),
        (f"alasan: {LEBUR}", "alasan: ''", ("LKJ205", 5)),
        ("kode: LKJ805", "kode: lkj805", ("LKJ205", 3)),
        ("kode: LKJ805", "kode: LKJ804", ("LKJ205", 3)),
        ("kode: LKJ805", "kode: LKJ850", ("LKJ205", 3)),
        ("    alasan: ", "\talasan: ", ("LKJ102", 5)),
    ],
    ids=["no oleh", "empty alasan", "small letters", "another rule", "no rule", "tab"],
)
def test_of_a_slip_in_its_only_file_nothing_else_is_told(
    tree: Path, right: str, wrong: str, expected: tuple[str, int]
) -> None:
    """No file is asked for that the office need not have; the recapitulation names the line of the slip."""
    (tree / DILEBUR).write_text(PENGECUALIAN.replace(right, wrong), encoding="utf-8")
    code, line = expected
    _, out, _ = run("check", "2024", "--satker", "6202", "--format", "json")
    assert [(one["code"], one["file"], one["line"]) for one in json.loads(out)] == [(code, DILEBUR, line)]
    assert run("rekap", "2024", "--format", "json")[0] == 0
    (one,) = json.loads((tree / "build/rekap-2024.json").read_text(encoding="utf-8"))["missing"]
    assert one["reason"] == f"datanya mempunyai 1 galat, yang pertama di data/2024/pengecualian.yaml:{line}"
    os.chdir(tree / "satker/6202")
    assert found()[1] == [(code, "error", "data/2024/pengecualian.yaml")]
    (tree / "satker/6202/data/2024/narasi").mkdir()
    (tree / "satker/6202/data/2024/narasi/penutup.md").touch()
    assert len(found()[1]) > 1, "with anything else the year is one that was begun"


def test_a_waiver_of_something_else_is_told_what_excuses_a_year(tree: Path) -> None:
    """One finding at its code, not a row of files that are missing; what is made of the year says the same."""
    (tree / DILEBUR).write_text(PENGECUALIAN.replace("LKJ805", "LKJ804"), encoding="utf-8")
    code, _, told = run("check", "2024", "--satker", "6202")
    assert (code, "hanya LKJ805 yang menerima tahun tanpa data, bukan LKJ804" in told) == (1, True), told
    assert ("tulis «kode: LKJ805»" in told, "LKJ108" in told) == (True, False)
    os.chdir(tree / "satker/6202")
    for command in (("build", "2024", "--format", "html"), ("capaian", "2024"), ("export", "2024")):
        code, _, told = run(*command)
        assert (code, "hanya LKJ805" in told, "LKJ108" in told) == (1, True, False), command
    (tree / DILEBUR).write_text("skema: 1\npengecualian: []\n", encoding="utf-8")
    assert {one[0] for one in found()[1]} == {"LKJ108"}
