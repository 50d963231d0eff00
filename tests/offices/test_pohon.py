"""A tree of offices: which there are, which are meant, and that each is the project that it would be alone."""

from __future__ import annotations

import contextlib
import shutil
import sys
from pathlib import Path

import pytest
from alat_benar import salin
from alat_pohon import SHARED, pohon, satker
from click.testing import CliRunner

from lkj.build.evidence import sources
from lkj.check.project import Project
from lkj.cli import cli
from lkj.files import FolderOrigin
from lkj.offices import OfficesError, offices, select

VISI = "data/2024/visi-misi.yaml"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a tree of two offices."""
    return pohon(tmp_path)


def test_offices_are_listed_by_code(tree: Path) -> None:
    """Folders are offices, by their codes; files, and what editors and systems keep there, are none."""
    (tree / "satker/README.md").write_text("daftar")
    (tree / "satker/.git").mkdir()
    (tree / "satker/6202").mkdir()  # an office that has delivered nothing yet is one
    assert [one.kode for one in offices(tree)] == ["6200", "6201", "6202"]
    assert [one.nama for one in offices(tree)] == [*["Dinas Contoh Kabupaten Contoh"] * 2, ""]
    assert offices(tree / "satker") == ()


@pytest.mark.lambat
def test_a_link_is_no_office_and_stops_no_other(tree: Path) -> None:
    """A link in the place of an office is told by its name, wherever it leads; the others are done, with exit code 1."""
    (tree / "satker/6209").symlink_to(tree / "satker/6200")
    for command in (["offices"], ["check", "2024", "--satker", "all"], ["rekap", "2024", "--format", "json"]):
        done = CliRunner().invoke(cli, [*command, "--root", str(tree)])
        assert done.exit_code == 1, done.output
        assert "«satker/6209» adalah tautan" in done.stderr
    assert [one.kode for one in offices(tree)] == ["6200", "6201"]
    assert (tree / "build/rekap-2024.json").exists()


@pytest.mark.lambat
@pytest.mark.parametrize(("place", "sebab"), [("satker/6200", "adalah tautan"), (None, "bukan folder")])
def test_what_is_no_folder_shares_nothing_and_is_told(tree: Path, place: str | None, sebab: str) -> None:
    """A link or a file called `bersama`: said by itself, with exit code 1, and within an office where it is asked for."""
    shutil.rmtree(tree / "bersama")
    if place:
        (tree / "bersama").symlink_to(tree / place)
    else:
        (tree / "bersama").write_text("")
    for command in (["offices"], ["check", "2024", "--satker", "all"], ["check", "--root", "satker/6200"]):
        given = command if "--root" in command else [*command, "--root", str(tree)]
        with contextlib.chdir(tree):
            done = CliRunner().invoke(cli, given)
        assert done.exit_code == 1, done.output
        assert f"«bersama» {sebab}" in done.stderr
        assert "reference.docx" not in done.output, "there is none"


@pytest.mark.lambat
def test_what_is_wrong_with_a_shared_file_stands_at_that_file(tree: Path) -> None:
    """A reference document that all offices share is told once, by the name it has; an office's own by its own."""
    shared = tree / "bersama/templates/reference.docx"
    shared.parent.mkdir()
    shared.write_text("x")
    done = CliRunner().invoke(cli, ["check", "2024", "--satker", "all", "--root", str(tree)])
    assert [line.split(": ")[0] for line in done.output.splitlines() if "LKJ125" in line] == [
        "bersama/templates/reference.docx:1:1"
    ]


@pytest.mark.parametrize("shared", ["folder", "berkas", ""])
def test_a_command_for_one_project_is_told_that_this_is_a_tree(tree: Path, shared: str) -> None:
    """How many offices, and how to name them; no beginning is advised, whether there is anything shared or not."""
    if shared != "folder":
        shutil.rmtree(tree / "bersama")
    if shared == "berkas":
        (tree / "bersama").write_text("")
    for command in (["check"], ["check", "2024"], ["build", "2024"], ["capaian", "2024"], ["new", "2025"], ["fmt"]):
        done = CliRunner().invoke(cli, [*command, "--root", str(tree)])
        said = " ".join(done.stderr.split())
        assert done.exit_code == 2, done.output
        assert "pohon yang memuat 2 satker; sebut --satker all untuk semuanya, --satker KODE" in said
        assert "init" not in said
    done = CliRunner().invoke(cli, ["explain", "2024", "90", "--root", str(tree)])
    assert (done.exit_code, "pohon yang memuat 2 satker" in done.stderr) == (2, True)


@pytest.mark.lambat
def test_a_folder_called_satker_makes_no_tree_of_what_is_none(tmp_path: Path) -> None:
    """A project with years of its own, and a folder in which no office has a year: both are as they were."""
    salin(tmp_path)
    (tmp_path / "satker/arsip").mkdir(parents=True)
    assert CliRunner().invoke(cli, ["check", "2024", "--root", str(tmp_path)]).exit_code == 0
    shutil.rmtree(tmp_path / "data")
    done = CliRunner().invoke(cli, ["check", "--root", str(tmp_path)])
    assert (done.exit_code, "LKJ109" in done.stderr) == (1, True)


@pytest.mark.lambat
@pytest.mark.parametrize("name", ["a b", "é", "-x"])
def test_a_folder_whose_name_is_no_code_is_told(tree: Path, name: str) -> None:
    """It was likely meant as an office: it does not vanish in silence, and the others are done."""
    (tree / "satker" / name).mkdir()
    for command in (["offices"], ["check", "2024", "--satker", "all"], ["rekap", "2024", "--format", "json"]):
        done = CliRunner().invoke(cli, [*command, "--root", str(tree)])
        assert done.exit_code == 1, done.output
        assert f"satker dilewati: «satker/{name}» bukan kode satker" in done.stderr
        assert "pindahkan dari sana" in done.stderr.replace("\n", " ")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot hold it")
def test_a_name_of_two_lines_is_told_in_one(tree: Path) -> None:
    """Whoever calls a folder so forges no line of output."""
    (tree / "satker/a\ngalat: palsu").mkdir()
    done = CliRunner().invoke(cli, ["offices", "--root", str(tree)])
    assert "galat: palsu" not in done.stderr.splitlines()
    assert "«satker/a\\x0agalat: palsu» bukan kode satker" in done.stderr


@pytest.mark.lambat
@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot hold them")
@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["con"], "«satker/con» Windows tidak dapat menyimpan folder bernama demikian; ganti namanya"),
        (["NUL.1"], "«satker/NUL.1» Windows tidak"),
        (["6209."], "«satker/6209.» Windows tidak"),
        (["6209 "], "«satker/6209 » Windows tidak"),
        (["all"], "«all» berarti semua satker"),
        (["62a", "62A"], "«satker/62A» dan «satker/62a» hanya berbeda huruf besar dan kecilnya"),
    ],
)
def test_a_code_that_not_every_system_holds_is_told_and_the_others_go_on(
    tree: Path, names: list[str], told: str
) -> None:
    """A tree that is cloned on Windows would lose the office, or mix two: exit code 1, once, and the others are done."""
    for name in names:
        (tree / "satker" / name).mkdir()
    if len([*(tree / "satker").iterdir()]) < 2 + len(names):
        pytest.skip("this disk does not tell capitals apart")
    for command in (["offices"], ["rekap", "2024", "--format", "json"]):
        done = CliRunner().invoke(cli, [*command, "--root", str(tree)])
        assert (done.exit_code, done.stderr.count(told)) == (1, 1), done.output
    assert [one.kode for one in offices(tree)] == ["6200", "6201"]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("a b", "pakailah huruf, angka"),
        ("CON", "Windows tidak"),
        ("62AB", "berbeda huruf besar dan kecilnya dari satker «62ab»"),
    ],
)
def test_an_office_is_not_begun_under_a_name_that_is_no_code(
    tree: Path, monkeypatch: pytest.MonkeyPatch, code: str, told: str
) -> None:
    """Nothing is written; the rule for codes is said."""
    monkeypatch.chdir(tree)
    (tree / "satker/62ab").mkdir()
    args = ["init", f"satker/{code}", "--yes", "--kind", "dinas", "--year", "2024"]
    done = CliRunner().invoke(cli, args)
    assert (done.exit_code, told in done.stderr.replace("\n", " ")) == (1, True), done.output
    assert sorted(one.name for one in (tree / "satker").iterdir()) == ["6200", "6201", "62ab"]


@pytest.mark.parametrize(
    ("patterns", "meant"),
    [
        (["6201"], ["6201"]),
        (["62*"], ["6200", "6201"]),
        (["all"], ["6200", "6201", "7100"]),
        (["7100", "6200"], ["6200", "7100"]),
        (["6201,7*", "6201"], ["6201", "7100"]),
    ],
)
def test_codes_and_patterns_are_meant(tree: Path, patterns: list[str], meant: list[str]) -> None:
    """Each office once, in the order of the tree, whatever the order in which it is named."""
    satker(tree, "7100")
    assert [one.kode for one in select(offices(tree), patterns)] == meant


def test_a_slip_is_told(tree: Path) -> None:
    """A code that no office has stops, and names those that there are."""
    with pytest.raises(OfficesError) as caught:
        select(offices(tree), ["6200", "6210"])
    assert (caught.value.message, caught.value.hint) == ("tidak ada satker «6210»", "yang ada: 6200, 6201")


@pytest.mark.lambat
def test_an_office_is_the_project_that_it_would_be_alone(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Facts, findings and numbers are those of one folder that held the shared files itself."""
    alone = Project.at(salin(tmp_path_factory.mktemp("sendiri"))).year(2024)
    year = offices(tree)[0].year(2024)
    assert year.findings() == alone.findings() == []
    assert year.numbers.rekap == alone.numbers.rekap
    assert {name: one.teks for name, one in year.numbers.year.narasi.items()} == {
        name: one.teks for name, one in alone.numbers.year.narasi.items()
    }


def test_positions_name_the_true_file(tree: Path) -> None:
    """What is wrong in a shared file is told of that, and seen by an office from within its own folder too."""
    text = tree / "bersama" / VISI
    text.write_text(text.read_text().replace("skema: 1", "skema: 1\nvisii: x"))
    found = offices(tree)[1].year(2024).findings()
    assert [(one.file, one.line) for one in found] == [(f"bersama/{VISI}", 3)]
    assert Project.at(tree / "satker/6201").year(2024).findings() == found
    assert [(one.office, one.file) for one in offices(tree)[1].placed(found)] == [("", f"bersama/{VISI}")]


def test_its_own_file_wins(tree: Path) -> None:
    """An office that has a file itself is read with that, and its findings are its own."""
    own = tree / "satker/6201" / VISI
    own.write_text((tree / "bersama" / VISI).read_text().replace("skema: 1", "skema: 1\nvisii: x"))
    first, second = (one.placed(one.year(2024).findings()) for one in offices(tree))
    assert first == []
    assert [(one.office, one.file) for one in second] == [("6201", f"satker/6201/{VISI}")]


def test_missing_in_both_is_missing_in_the_office(tree: Path) -> None:
    """A file that neither has is asked of the office, where it may be added."""
    (tree / "bersama" / VISI).unlink()
    assert [(one.code, one.file) for one in offices(tree)[0].year(2024).findings()] == [("LKJ108", VISI)]


def test_a_year_is_the_offices_own(tree: Path) -> None:
    """Shared files make no year of an office that has none: it has not delivered."""
    (tree / "bersama/data/2025").mkdir()
    (tree / "bersama/data/2025/tugas.yaml").write_text("skema: 1\n")
    office = offices(tree)[0]
    assert office.project.years == [2024]
    assert [one.code for one in office.year(2025).findings()] == ["LKJ109"]


@pytest.mark.lambat
def test_a_waiver_meets_a_shared_file(tree: Path) -> None:
    """An office accepts for itself what is found in a file that it shares, by the name that the file has for it."""
    odd = tree / "bersama/data/2024/narasi/latar-belakang.md"
    odd.write_text(odd.read_text() + "\nKegiatan itu di laksanakan.  Selesai [isi].\n")
    office = offices(tree)[0]
    found = office.year(2024).findings()
    assert found
    assert {one.file for one in found} == {"bersama/data/2024/narasi/latar-belakang.md"}
    accepted = "".join(
        f"  - kode: {one.code}\n    berkas: narasi/latar-belakang.md\n    alasan: sudah disepakati dengan pereviu\n    oleh: Contoh Sekretaris\n"
        for one in found
    )
    (office.root / "data/2024/pengecualian.yaml").write_text(f"skema: 1\npengecualian:\n{accepted}")
    assert office.year(2024).findings() == []


def test_evidence_names_what_is_shared(tree: Path) -> None:
    """The files of a document are told apart: the office's own, and those that all share."""
    named = sources(offices(tree)[0].origin, 2024)
    assert {name for name in named if name.startswith("bersama/")} == {f"bersama/data/2024/{one}" for one in SHARED}
    assert "data/2024/indikator.yaml" in named
    assert not any("satker/" in name for name in named)


def test_what_stands_for_a_file_is_part_of_the_answer(tree: Path) -> None:
    """A record of what was asked holds no more once an office gets a file that it shared, be it a copy."""
    origin = offices(tree)[0].origin
    origin.read(VISI)
    asked = origin.asked()
    assert offices(tree)[0].origin.answers(asked)
    (origin.place / VISI).write_bytes((tree / "bersama" / VISI).read_bytes())
    assert not offices(tree)[0].origin.answers(asked)


def test_a_project_beside_no_shared_folder_stands_alone(tmp_path: Path) -> None:
    """A folder that happens to lie in one called satker is the project that it was."""
    root = tmp_path / "satker/dinas"
    salin(root)
    origin = FolderOrigin(root)
    assert (origin.tree, origin.shares, origin.output) == (None, False, root / "build")


def test_a_folder_within_an_office_is_that_office(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Results of an office go to one place, from wherever it is built."""
    monkeypatch.chdir(tree / "satker/6201")
    here = FolderOrigin(Path())
    assert (here.office, here.output.resolve()) == ("6201", tree / "build/6201")
    assert offices(tree)[1].origin.output == tree / "build/6201"


def test_shared_links_are_refused(tree: Path) -> None:
    """A link among what is shared leads nowhere, as one in a project does."""
    (tree / "bersama" / VISI).unlink()
    (tree / "bersama" / VISI).symlink_to(tree / "satker/6200/data/2024/satker.yaml")
    found = offices(tree)[0].year(2024).findings()
    assert [(one.code, one.file) for one in found] == [("LKJ110", f"bersama/{VISI}")]


@pytest.mark.lambat
def test_an_office_is_begun_with_what_the_tree_has_not(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`lkj init satker/KODE` writes the office's own files, none that all share; what stands beside the data, in the tree."""
    monkeypatch.chdir(tree)
    (tree / ".gitignore").write_text("milik sendiri\n")
    args = ["init", "satker/7100", "--yes", "--kind", "dinas", "--year", "2024", "--name", "Dinas Uji"]
    args += ["--region", "Kabupaten Contoh"]
    done = CliRunner().invoke(cli, args, prog_name="lkj")
    assert done.exit_code == 0, done.stderr
    made = {path.relative_to(tree / "satker/7100").as_posix() for path in (tree / "satker/7100").rglob("*.*")}
    assert {one.partition("/")[0] for one in made} == {"data"}
    assert "data/2024/indikator.yaml" in made
    assert not made & {f"data/2024/{name}" for name in SHARED}
    assert offices(tree)[-1].nama == "Dinas Uji Kabupaten Contoh"
    for name in SHARED:
        assert f"data/2024/{name}:" not in done.stderr, "a blank is told of what was made"
    assert (tree / ".gitignore").read_text() == "milik sendiri\n"
    assert {path.name for path in tree.iterdir()} == {
        "bersama", "satker", "schema", ".vscode", ".gitattributes", ".gitignore",
    }  # fmt: skip
    for file in (tree / "satker/7100/data/2024").glob("*.yaml"):
        first, _, _ = file.read_text(encoding="utf-8").partition("\n")
        schema = file.parent / first.partition("$schema=")[2]
        assert schema.resolve() == (tree / f"schema/{file.stem}.schema.json").resolve()
        assert schema.is_file()
    # From within the office's folder the same is made.
    (tree / "satker/7200").mkdir()
    monkeypatch.chdir(tree / "satker/7200")
    (tree / ".gitignore").unlink()
    done = CliRunner().invoke(cli, ["init", "--yes", "--kind", "dinas", "--year", "2024"], prog_name="lkj")
    assert done.exit_code == 0, done.stderr
    assert (tree / ".gitignore").is_file()
    assert [path.name for path in (tree / "satker/7200").iterdir()] == ["data"]


@pytest.mark.lambat
def test_an_office_begun_under_a_weighted_mean_has_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is only begun lacks its weight as all else; once an indikator has its words, the weight is asked for."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "satker").mkdir()
    shared = tmp_path / "bersama/data/2025/metode.yaml"
    shared.parent.mkdir(parents=True)
    shared.write_bytes((Path(__file__).parents[2] / "examples/data/2025/metode.yaml").read_bytes())
    made = ["init", "satker/6207", "--yes", "--kind", "kpu-kabkota", "--year", "2025", "--region", "Kabupaten Contoh"]
    assert CliRunner().invoke(cli, made, prog_name="lkj").exit_code == 0
    checked = ["check", "2025", "--satker", "6207"]
    assert "LKJ401" not in CliRunner().invoke(cli, checked, prog_name="lkj").output
    file = tmp_path / "satker/6207/data/2025/indikator.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("nama: null", "nama: Persentase contoh", 2), encoding="utf-8")
    told = CliRunner().invoke(cli, checked, prog_name="lkj")
    assert (told.exit_code, "LKJ401" in told.output) == (1, True)


def begin(*args: str) -> tuple[int, str]:
    """Run `lkj init` without questions in the working folder: exit code and what it tells."""
    said = ("init", *args, "--yes", "--kind", "kosong", "--year", "2024")
    done = CliRunner().invoke(cli, said, prog_name="lkj")
    return done.exit_code, " ".join(done.stderr.split())


@pytest.mark.lambat
def test_who_begins_an_office_is_told_what_it_takes_from_the_others(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Duties of another kind of office would be printed as its own, and no rule could tell: the files are named."""
    monkeypatch.chdir(tree)
    code, told = begin("satker/7100")
    assert code == 0
    names = "dasar-hukum.yaml, metode.yaml, narasi/latar-belakang.md, tugas.yaml, visi-misi.yaml"
    assert f"Tidak dibuat, sebab dipakai dari bersama/data/2024: {names}." in told
    monkeypatch.chdir(tree.parent)
    assert "bersama" not in begin("sendiri")[1]


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("at", "folder", "remedy"),
    [
        ("satker/6201", "satker/6207", "folder pohonnya, ../..: jalankan di sana lkj init satker/6207 --kind kosong"),
        ("satker/6201/data", ".", "folder pohonnya, ../../..: jalankan di sana lkj init satker/KODE --kind kosong"),
        (".", "satker/6201/satker/6207", "folder pohonnya, .: jalankan di sana lkj init satker/6207 --kind kosong"),
        ("satker", ".", "jalankan lkj init KODE --kind kosong --year 2024"),
    ],
)
def test_no_office_is_begun_where_the_tree_does_not_look_for_one(
    tree: Path, monkeypatch: pytest.MonkeyPatch, at: str, folder: str, remedy: str
) -> None:
    """Within another office, or as all of them: nothing is made, and the right command is told."""
    monkeypatch.chdir(tree / at)
    before = sorted(tree.rglob("*"))
    code, told = begin(folder)
    assert (code, remedy in told) == (2, True), told
    assert sorted(tree.rglob("*")) == before


@pytest.mark.lambat
@pytest.mark.parametrize("held", [(), ("data",), ("rekap.yaml", "catatan")])
def test_what_is_to_become_a_tree_does_not_become_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: tuple[str, ...]
) -> None:
    """A year of its own would take the whole tree for one office; a folder `bersama` of something else is no tree."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bersama").mkdir()
    for name in held:
        (tmp_path / "bersama" / name).mkdir()
    code, told = begin()
    assert (code, "jalankan di sana lkj init satker/KODE --kind kosong --year 2024" in told) == (2, True), told
    assert not (tmp_path / "data").exists()
    assert begin("satker/6200")[0] == 0
    other = tmp_path / "lain"
    (other / "bersama/foto").mkdir(parents=True)
    assert begin("lain")[0] == 0
