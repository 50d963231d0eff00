"""A check that nothing changed for finds what it found before, without judging; what changed is always judged."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from lkj.check.checked import check_now
from lkj.files import FolderOrigin
from lkj.publish.errors import EngineError

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

REPOSITORY = Path(__file__).parents[2]
YEAR = REPOSITORY / "data" / "2024"
FILES = sorted(path.relative_to(YEAR).as_posix() for path in YEAR.rglob("*") if path.suffix in (".yaml", ".md"))


def records(root: Path) -> list[Path]:
    return sorted((root.parent / "simpanan").rglob("check-*.json"))


def test_nothing_is_judged_again(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second check says to the letter what the first said, and reads no year."""
    first = proyek.jalankan("check", "2024")
    assert "LKJ609" in first[1] + first[2]
    monkeypatch.setattr("lkj.check.targets.check", lambda *_args, **_more: pytest.fail("the year was judged"))
    assert proyek.jalankan("check", "2024") == first
    # What is chosen of the findings, and their form, ask for no other check.
    assert proyek.jalankan("check", "2024", "--select", "LKJ605", "--format", "json")[1].count('"code"') == 1


@pytest.mark.parametrize("file", FILES)
def test_a_change_of_any_file_is_seen(proyek: Proyek, file: str) -> None:
    """After any file of a year was spoilt, a check finds what one without a record finds; after it was mended, too."""
    before = proyek.jalankan("check", "2024")
    path = proyek.path(file)
    content = path.read_bytes()
    path.write_bytes(content + b"\n\tsalah: [\n" if path.suffix == ".yaml" else b"Sebanyak 99 indikator.\n" + content)
    again = proyek.jalankan("check", "2024", "--format", "json")
    shutil.rmtree(proyek.root.parent / "simpanan")
    assert proyek.jalankan("check", "2024", "--format", "json") == again
    assert again[0] == 1 or path.suffix != ".yaml"
    path.write_bytes(content)
    assert proyek.jalankan("check", "2024") == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("data/2024/asing.txt", b"x"),
        ("data/2024/narasi/asing.md", b"x\n"),
        ("data/2025/indikator.yaml", b"skema: 1\n"),
        ("templates/bab.md.j2", b"{{ tak_ada }}\n"),
        ("templates/reference.docx", b"bukan docx"),
    ],
)
def test_what_came_to_lie_there_is_seen(proyek: Proyek, name: str, content: bytes) -> None:
    """A file where none was is told of as if no check had been before."""
    proyek.jalankan("check")
    path = proyek.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    again = proyek.jalankan("check", "--format", "json")
    anew = check_now(FolderOrigin(proyek.root), (), waivers=True)
    assert again[1].count('"code"') == len(anew.findings)
    assert Path(name).name in again[1]


@pytest.mark.parametrize("name", ["data/2024/narasi~/penutup.md", "data/2024/.narasi/penutup.md", "templates/.x.md.j2"])
def test_what_an_editor_keeps_there_says_nothing(proyek: Proyek, name: str) -> None:
    """A check without a record says no more of such files than one with: nothing."""
    if "narasi" in name:
        shutil.rmtree(proyek.path("narasi"))
    (proyek.root / "templates").mkdir()
    proyek.tulis("gambar/lupa.svg", "x")
    before = check_now(FolderOrigin(proyek.root), (), waivers=True)
    path = proyek.root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("![Lupa](gambar/lupa.svg)\n", encoding="utf-8")
    assert check_now(FolderOrigin(proyek.root), (), waivers=True) == before


def test_waivers_are_another_question(proyek: Proyek) -> None:
    """What is accepted stays out of one check and in the other, whichever came first."""
    asked = ((), ("--no-waivers",), (), ("--no-waivers",))
    found = ["LKJ402" in proyek.jalankan("check", "2024", "--format", "json", *options)[1] for options in asked]
    assert found == [False, True, False, True]


@pytest.mark.parametrize("spoil", [b"{", b"[1]", b'[{"inputs": {}}]', b'[{"checked": {"findings": 1}, "inputs": {}}]'])
def test_a_record_that_is_none_is_passed_over(proyek: Proyek, spoil: bytes) -> None:
    """What stands in the cache and is no record is as if nothing stood there."""
    first = proyek.jalankan("check", "2024")
    [record] = records(proyek.root)
    record.write_bytes(spoil)
    assert proyek.jalankan("check", "2024") == first


def test_a_path_means_what_it_means_where_it_is_said(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is remembered by its place in the project: the same words said elsewhere are another question."""
    place = "data/2024/satker.yaml"
    first = proyek.jalankan("check", place)
    assert "LKJ605" in first[1] + first[2]
    with monkeypatch.context() as here:
        here.setattr("lkj.check.targets.check", lambda *_args, **_more: pytest.fail("the file was judged"))
        assert proyek.jalankan("check", place) == first
        here.chdir(proyek.root / "data")
        assert len(records(proyek.root)) == 1
    monkeypatch.chdir(proyek.root / "data")
    assert "LKJ113" in proyek.jalankan("check", place, "--root", "..")[2]


def test_a_year_before_that_cannot_be_read_is_told(proyek: Proyek) -> None:
    """Nothing is compared with it then; where it is checked too, its own finding says so."""
    spoilt = proyek.root / "data" / "2023" / "pagu.yaml"
    shutil.copytree(proyek.path("."), spoilt.parent)
    office = spoilt.with_name("satker.yaml")
    office.write_text(office.read_text(encoding="utf-8").replace("\ntahun: 2024", "\ntahun: 2023"), encoding="utf-8")
    assert "tidak dibandingkan" not in proyek.jalankan("check", "2024")[2]
    spoilt.write_text("skema: 1\na: [\n", encoding="utf-8")
    for _ in range(2):
        assert "2024 tidak dibandingkan dengan 2023: data/2023/pagu.yaml:2: " in proyek.jalankan("check", "2024")[2]
    assert "tidak dibandingkan" not in proyek.jalankan("check")[2]


def test_what_is_repaired_is_judged(proyek: Proyek) -> None:
    """`--fix` asks for no record and leaves none."""
    proyek.jalankan("check", "2024", "--fix")
    assert records(proyek.root) == []


def test_evidence_that_was_too_large_is_asked_for_again(proyek: Proyek) -> None:
    """Made smaller under the same name, as the remedy says, it is found to be so."""
    text = proyek.path("indikator.yaml").read_text(encoding="utf-8")
    head, _, rest = text.partition("  - id: IKK-01\n")
    proyek.tulis(
        "indikator.yaml", f"{head}  - id: IKK-01\n    bukti: [{{nama: Hadir, berkas: bukti/hadir.pdf}}]\n{rest}"
    )
    evidence = proyek.path("bukti/hadir.pdf")
    evidence.parent.mkdir()
    for size, found in ((65, True), (1, False)):
        with evidence.open("wb") as stream:
            stream.truncate(size * 2**20)
        assert ("LKJ342" in proyek.jalankan("check", "2024", "--format", "json")[1]) is found


def test_what_an_engine_failed_at_is_not_remembered(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scan that the machine could not measure is measured again."""
    scan = proyek.path("lampiran/01 Surat.pdf")
    scan.parent.mkdir()
    with pikepdf.new() as one:
        one.add_blank_page()
        one.save(scan)
    with monkeypatch.context() as weak:
        weak.setattr("lkj.check.foto.Pengolah._call", fail)
        assert "LKJ130" in proyek.jalankan("check", "2024", "--format", "json")[1]
    assert "LKJ130" not in proyek.jalankan("check", "2024", "--format", "json")[1]


def fail(*_: object, **__: object) -> None:
    raise EngineError("pengolah gambar berhenti sebelum selesai (kode -9)")


def test_a_name_with_a_line_end_is_one_name(proyek: Proyek) -> None:
    """Two files in the place of one whose name reads like both are seen."""
    one = proyek.path("a\nberkas b")
    one.touch()
    first = proyek.jalankan("check", "2024", "--format", "json")[1]
    one.unlink()
    proyek.path("a").touch()
    proyek.path("b").touch()
    assert proyek.jalankan("check", "2024", "--format", "json")[1].count("LKJ118") == first.count("LKJ118") + 1
