"""`lkj rekap` of a part of a tree: it says that it is one, in every form, and leaves the whole where it stands."""

from __future__ import annotations

import json
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from alat_pohon import pohon
from click.testing import CliRunner, Result
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from lkj.cli import cli
from lkj.offices import Office
from lkj.offices.rekap.pilihan import Pilihan

pytestmark = pytest.mark.lambat
UTUH = {f"rekap-2024.{suffix}": suffix for suffix in ("docx", "pdf", "html", "xlsx", "json")}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a tree of three offices, two of one province."""
    return pohon(tmp_path / "pohon", ("6200", "6201", "7100"))


def lkj(tree: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["rekap", "2024", *arguments, "--root", str(tree)])


def angka(tree: Path, *arguments: str) -> Any:
    done = lkj(tree, "--format", "json", *arguments)
    assert done.exit_code == 0, done.output
    (written,) = done.stdout.split()
    return json.loads((tree / written).read_text(encoding="utf-8"))


def berkas(tree: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (tree / "build").glob("rekap-*")}


def test_a_part_has_a_name_of_its_own_and_says_so_in_every_form(tree: Path) -> None:
    """The whole stays as it was, to the byte; document, PDF, page, workbook and JSON of the part tell of which it is."""
    for name in UTUH:
        (tree / "build").mkdir(exist_ok=True)
        (tree / "build" / name).write_text("utuh")
    done = lkj(tree, "--satker", "62*")
    assert done.exit_code == 0, done.output
    assert done.stdout.split() == [f"build/rekap-2024-62xx.{suffix}" for suffix in UTUH.values()]
    made = berkas(tree)
    assert {name: made[name] for name in UTUH} == dict.fromkeys(UTUH, b"utuh")
    told = "Rekapitulasi ini hanya sebagian: satker 62*, yaitu 2 dari 3 satker."
    assert told in done.stderr.replace("\n", " ")
    word = Document(str(tree / "build/rekap-2024-62xx.docx"))
    pages = "\n".join(page.extract_text() for page in PdfReader(tree / "build/rekap-2024-62xx.pdf").pages)
    sheet = load_workbook(BytesIO(made["rekap-2024-62xx.xlsx"]))
    first = sheet.worksheets[0]
    texts = ("\n".join(one.text for one in word.paragraphs), pages, made["rekap-2024-62xx.html"].decode())
    for text in (*texts, str(first.cell(2, 1).value)):
        assert told in " ".join(text.split())
    for text in (word.core_properties.title, sheet.properties.title, *texts):
        assert (
            "Rekapitulasi Capaian Kinerja Tahun 2024 (sebagian: satker 62*)".casefold()
            in " ".join(text.split()).casefold()
        )
    assert json.loads(made["rekap-2024-62xx.json"])["part"] == {"selection": "satker 62*", "offices": 2, "of": 3}


def test_the_whole_is_the_whole_however_it_is_named(tree: Path) -> None:
    """All offices, by a pattern or as the only part: no part, and the one name."""
    for arguments in ([], ["--satker", "*"], ["--satker", "6*,7100"], ["--shard", "1/1"]):
        assert angka(tree, *arguments)["part"] is None
    assert list(berkas(tree)) == ["rekap-2024.json"]


@pytest.mark.parametrize(
    ("arguments", "name", "told"),
    [
        (["--shard", "1/2"], "1dari2", "bagian 1 dari 2"),
        (["--satker", "7100,6200"], "6200+7100", "satker 6200, 7100"),
        (["--satker", "620*", "--shard", "2/2"], "620xx-2dari2", "satker 620*, bagian 2 dari 2"),
        (["--shard", "4/4"], "4dari4", "bagian 4 dari 4"),
    ],
)
def test_the_name_of_a_part_tells_which_it_is(tree: Path, arguments: list[str], name: str, told: str) -> None:
    """By codes and pattern, and by the number of the part; a part without any office, where there are fewer, is one."""
    made = angka(tree, *arguments)
    assert list(berkas(tree)) == [f"rekap-2024-{name}.json"]
    assert (made["part"]["selection"], made["part"]["of"]) == (told, 3)


def test_every_selection_is_a_name_that_every_system_holds() -> None:
    """What fnmatch knows besides, and a hundred codes: short, of plain characters, and not one name for two."""
    many = ",".join(f"{n:04}" for n in range(100))
    names = {Pilihan((one,)).akhiran for one in ("[67]200", "[!67]200", many, f"{many},9999")}
    assert len(names) == 4
    for name in names:
        assert len(name) <= 80
        assert name.replace("+", "").replace("-", "").isalnum()
    said = Pilihan((many,)).sebutan
    assert said.endswith("0009, dan 90 lainnya")
    assert [one.kode for one in Pilihan(("62*",), (2, 2)).dari([Office(k, Path()) for k in ("6200", "6201")])] == [
        "6201"
    ]


@pytest.mark.parametrize(
    "asked",
    [
        (("62*",), ("62??",), ("62xx",), ("62x*",), ("6?*",), ("62*,7100",), ("62*", "62*x")),
        (("6200,6201",), ("6200+6201",), ("6200-6201",), ("620[01]",)),
        (("1dari4",), ("6200-1dari4",), ("6200-1dari4*",)),
    ],
)
def test_no_two_selections_share_a_name(asked: tuple[tuple[str, ...], ...]) -> None:
    """Whatever codes look like: as the name of a pattern, of a list, of a part by its number, or with a digest."""
    asked += ((f"a-{Pilihan(('62??',)).akhiran.rpartition('-')[2]}",),)
    names = [Pilihan(one, part).akhiran for one in asked for part in (None, (1, 4))]
    names += [Pilihan(bagian=(1, 4)).akhiran, Pilihan(("6200",), (1, 4)).akhiran]
    assert len({one.casefold() for one in names}) == len(names)


def test_the_name_of_codes_and_of_a_plain_pattern_is_short() -> None:
    """What a person looks for in the folder is what was typed; only what could be read as another has a digest."""
    assert [Pilihan((one,)).akhiran for one in ("62*", "6200,6201", "dinas-1.a")] == ["62xx", "6200+6201", "dinas-1.a"]
    assert Pilihan(("62??",)).akhiran.startswith("62xx-")


@pytest.fixture
def terkumpul(tree: Path) -> Path:
    """Return a folder with the results of all offices of the tree, whose own are gone."""
    angka(tree)
    shutil.move(tree / "build", tree.parent / "hasil")
    return tree.parent / "hasil"


def test_gathered_results_are_chosen_by_satker(tree: Path, terkumpul: Path) -> None:
    """Of the tree's offices those that are meant, and one without result among them lacks; nobody else does."""
    shutil.rmtree(terkumpul / "6201")
    made = angka(tree, "--from", str(terkumpul), "--satker", "62*")
    assert [one["code"] for one in made["offices"]] == ["6200"]
    assert [one["code"] for one in made["missing"]] == ["6201"]
    assert made["part"] == {"selection": "satker 62*", "offices": 2, "of": 3}
    assert list(berkas(tree)) == ["rekap-2024-62xx.json"]


def test_results_without_a_tree_are_chosen_too(tree: Path, terkumpul: Path, tmp_path: Path) -> None:
    """A province that only gathers: all of what is there is the whole, some of it a part, and a slip is told."""
    (tmp_path / "kosong").mkdir()
    assert angka(tmp_path / "kosong", "--from", str(terkumpul))["part"] is None
    made = angka(tmp_path / "kosong", "--from", str(terkumpul), "--satker", "71*")
    assert ([one["code"] for one in made["offices"]], made["part"]["of"]) == (["7100"], 3)
    done = lkj(tmp_path / "kosong", "--from", str(terkumpul), "--satker", "7101")
    assert (done.exit_code, "tidak ada satker «7101»" in done.stderr) == (2, True)


def test_gathered_results_are_not_parted_by_number(tree: Path, terkumpul: Path) -> None:
    """--shard parts the computing, which is done; it is refused rather than passed over."""
    done = lkj(tree, "--from", str(terkumpul), "--shard", "1/2")
    assert done.exit_code == 2
    assert "tidak berlaku bersama --from" in done.stderr.replace("\n", " ")
    assert berkas(tree) == {}


def test_folders_without_a_result_change_nothing(tree: Path, terkumpul: Path) -> None:
    """Empty, of another year, or one too high: told with the folder, what was looked for, and what to do."""
    angka(tree)
    before = berkas(tree)
    empty = tree.parent / "kosong"
    empty.mkdir()
    shutil.copytree(terkumpul / "6200", empty / "6200")
    (empty / "6200/hasil-2024.jsonl").rename(empty / "6200/hasil-2023.jsonl")
    for folder in (empty, tree):
        done = lkj(tree, "--format", "json", "--from", str(folder))
        assert done.exit_code == 1
        said = done.stderr.replace("\n", " ")
        assert f"tidak ada hasil tahun 2024 dalam «{folder.as_posix()}»" in said
        assert "KODE/hasil-2024.jsonl" in said
        assert ("mungkin maksud Anda" in said) is (folder == tree)
    assert berkas(tree) == before
    # Where the build of one folder of many was forgotten, its offices would lack from what looks like the whole.
    done = lkj(tree, "--format", "json", "--from", str(terkumpul), "--from", str(tree))
    assert done.exit_code == 1
    said = done.stderr.replace("\n", " ")
    assert f"tidak ada hasil tahun 2024 dalam «{tree.as_posix()}»" in said
    assert f"mungkin maksud Anda «{tree.as_posix()}/build»" in said
    assert berkas(tree) == before
    # Beside a right folder it is told, and stops nothing: the last of many parts may have no office.
    done = lkj(tree, "--format", "json", "--from", str(terkumpul), "--from", str(empty))
    assert done.exit_code == 0
    assert "tidak ada hasil tahun 2024 dalam" in done.stderr
    assert berkas(tree) == before


def test_results_of_none_that_is_meant_change_nothing(tree: Path, terkumpul: Path) -> None:
    """Results there are, but of others: what there is, is told."""
    shutil.rmtree(terkumpul / "7100")
    done = lkj(tree, "--format", "json", "--from", str(terkumpul), "--satker", "7100")
    assert done.exit_code == 1
    assert "tidak ada hasil satker 7100 tahun 2024" in done.stderr
    assert "yang ada: 6200, 6201" in done.stderr.replace("\n", " ")
    assert berkas(tree) == {}


def test_a_result_of_an_office_that_the_tree_has_not_is_named_and_not_counted(tree: Path, terkumpul: Path) -> None:
    """Left over from an office that is gone, or from another tree, and be it broken."""
    whole = angka(tree)
    (terkumpul / "9999").mkdir()
    (terkumpul / "9999/hasil-2024.jsonl").write_text("bukan hasil")
    done = lkj(tree, "--format", "json", "--from", str(terkumpul))
    assert done.exit_code == 0, done.output
    assert "hasil satker yang tidak ada di pohon ini tidak dihitung: 9999" in done.stderr
    assert json.loads((tree / "build/rekap-2024.json").read_text(encoding="utf-8")) == whole


def test_from_within_an_office_the_tree_above_is_meant(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As other commands know the office there, these two know its tree, say which, and write to its build."""
    monkeypatch.chdir(tree / "satker/6201/data")
    done = CliRunner().invoke(cli, ["offices"])
    assert done.exit_code == 0, done.output
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["6200", "6201", "7100"]
    assert "pohon satker: ../../.." in done.stderr
    done = CliRunner().invoke(cli, ["rekap", "2024", "--format", "json"])
    assert done.exit_code == 0, done.output
    assert "pohon satker: ../../.." in done.stderr
    assert Path(done.stdout.strip()).resolve() == tree / "build/rekap-2024.json"
    assert len(json.loads((tree / "build/rekap-2024.json").read_text(encoding="utf-8"))["offices"]) == 3
