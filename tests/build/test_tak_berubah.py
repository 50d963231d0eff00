"""A build that would make what is there already makes nothing, says so, and forgets nothing that it depends on."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alat_benar import ganti, salin
from alat_tanda_tangan import signed
from click.testing import CliRunner

from lkj.build.order import Order
from lkj.build.unchanged import Records
from lkj.cli import cli
from lkj.files import Cache, FolderOrigin

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

RKT = ("build", "2024", "--document", "rkt", "--format", "html")
MADE = "build/rkt-2024.html\n"
UNCHANGED = "tidak ada yang berubah"
REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def simpanan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's cache folder: one of the test's own."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "simpanan"))
    return tmp_path / "simpanan"


def built_anew(proyek: Proyek, *more: str) -> bool:
    """Build, and tell whether something was made."""
    code, out, err = proyek.jalankan(*RKT, *more)
    assert (code, out) == (0, MADE), err
    return UNCHANGED not in err


def written(path: Path) -> tuple[int, int, int]:
    """Return which file it is, when it was written and how long it is: to read it changes none of them."""
    said = path.stat()
    return said.st_ino, said.st_mtime_ns, said.st_size


def test_an_unchanged_build_does_nothing(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the same files, finds the same, says that nothing changed, and calls no engine."""
    first = proyek.jalankan(*RKT)
    document = proyek.root / "build" / "rkt-2024.html"
    before = written(document)
    monkeypatch.setattr("lkj.build.build.make", lambda *_: pytest.fail("an engine was asked"))
    code, out, err = proyek.jalankan(*RKT)
    assert (code, out) == (0, first[1])
    assert err == first[2] + (
        "tidak ada yang berubah sejak dokumen itu dibuat, jadi tidak dibuat lagi; --force membuatnya lagi\n"
    )
    assert "LKJ609" in err
    assert written(document) == before


def test_what_was_built_is_looked_at(proyek: Proyek) -> None:
    """A document that is missing or was changed is made again, to the byte."""
    assert built_anew(proyek)
    document = proyek.root / "build" / "rkt-2024.html"
    made = document.read_bytes()
    document.write_bytes(made + b" ")
    assert built_anew(proyek)
    document.unlink()
    assert built_anew(proyek)
    assert document.read_bytes() == made
    assert not built_anew(proyek)


@pytest.mark.parametrize(
    "file, text",
    [("satker.yaml", None), ("narasi/misi.md", None), ("narasi/sasaran/SK-01.md", "Sebab."), ("logo.svg", "<svg/>"),
     ("../../templates/bab.md.j2", "x"), ("kerangka.yaml", "skema: 1\n"), ("catatan.txt", "asing"), ("../2023/pk.yaml", "x")],
)  # fmt: skip
def test_whatever_a_year_is_made_of_is_looked_at(proyek: Proyek, file: str, text: str | None) -> None:
    """A changed file of data or prose, and one that is there now, also of the year before and of templates."""
    assert built_anew(proyek)
    path = proyek.path(file)
    old = path.read_text(encoding="utf-8") if path.is_file() else ""
    proyek.tulis(file, f"{old}\n" if text is None else text)
    assert UNCHANGED not in proyek.jalankan(*RKT)[2]


def test_what_an_editor_keeps_there_changes_nothing(proyek: Proyek) -> None:
    """Its lock and swap files are not the year's, and a file saved as it was is the same file."""
    assert built_anew(proyek)
    for name in (".satker.yaml.swp", "~$catatan.docx"):
        proyek.tulis(name, "x")
    path = proyek.path("satker.yaml")
    path.write_bytes(path.read_bytes())
    assert not built_anew(proyek)


def test_another_order_is_another_build(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """Options, SOURCE_DATE_EPOCH, the version of an engine, and the code of lkj."""
    assert built_anew(proyek)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    assert built_anew(proyek)
    assert not built_anew(proyek)
    monkeypatch.setattr("lkj.build.unchanged.source", lambda: "0123456789ab")
    assert built_anew(proyek)
    monkeypatch.setattr("lkj.build.unchanged.tools", lambda: {"typst": "9.9.9"})
    assert built_anew(proyek)
    assert not built_anew(proyek)


def test_force_and_final_always_build(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes out is made in the run that says so."""
    assert built_anew(proyek)
    assert built_anew(proyek, "--force")
    assert not built_anew(proyek)
    final = ("build", "2024", "--document", "rkt", "--format", "html", "--final")
    for _ in range(2):
        code, _, err = proyek.jalankan(*final)
        assert (code, UNCHANGED in err) == (0, False), err
    # The draft bears the same name, and is no longer there.
    assert built_anew(proyek)


def test_a_record_that_was_carried_serves_elsewhere(proyek: Proyek, tmp_path: Path, simpanan: Path) -> None:
    """Cache and documents on another machine, under other paths; nothing in the record names a place of this one."""
    assert built_anew(proyek, "--cache", str(tmp_path / "a"))
    shutil.copytree(tmp_path / "a", tmp_path / "lain" / "b")
    shutil.copytree(proyek.root, tmp_path / "lain" / "proyek")
    there = type(proyek)(tmp_path / "lain" / "proyek")
    there_args = ("--root", str(there.root), "--cache", str(tmp_path / "lain" / "b"))
    assert not built_anew(there, *there_args)
    there.ubah("satker.yaml", "telepon: null", "telepon: null ")
    assert built_anew(there, *there_args)
    records = [path.read_text(encoding="utf-8") for path in (tmp_path / "a").iterdir()]
    assert len(records) == 1
    assert str(tmp_path) not in records[0]
    assert not simpanan.exists()


def test_no_record_is_taken_from_a_project(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger's branch could bring one along: named there it is refused, and a cache folder there is not used."""
    code, out, err = proyek.jalankan(*RKT, "--cache", str(proyek.root / ".cache"))
    assert (code, out) == (2, "")
    assert "berada di dalam proyek" in err
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(proyek.root / "rumah"))
    assert built_anew(proyek)
    assert built_anew(proyek)
    assert not (proyek.root / "rumah").exists()


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b"[{}]", b'[{"outputs": {"../x": ""}}]', b"[" * 100_000, b"\xff"]
)
def test_a_broken_record_is_none(proyek: Proyek, simpanan: Path, content: bytes) -> None:
    """Whatever stands there, the document is made."""
    assert built_anew(proyek)
    (record,) = simpanan.rglob("build-*.json")
    record.write_bytes(content)
    assert built_anew(proyek)
    assert not built_anew(proyek)


WATCHED = """
import os, sys
root, opened, listed = os.path.realpath(sys.argv[1]), set(), set()

def name(path, frame):
    if isinstance(path, int):
        return os.readlink(f"/proc/self/fd/{path}")
    path = os.fsdecode(path)
    if not os.path.isabs(path):
        while frame is not None and not hasattr(frame.f_locals.get("self"), "descriptor"):
            frame = frame.f_back
        above = os.getcwd() if frame is None else os.readlink(f"/proc/self/fd/{frame.f_locals['self'].descriptor}")
        path = os.path.join(above, path)
    return os.path.normpath(path)

def hook(event, args):
    # A folder that is opened on the way to a file says nothing; one that is listed does.
    way = event == "open" and isinstance(args[2], int) and args[2] & os.O_DIRECTORY
    if event in ("open", "os.scandir", "os.listdir") and args[0] is not None and not way:
        found = name(args[0], sys._getframe(1))
        if found.startswith(root + os.sep):
            (opened if event == "open" else listed).add(os.path.relpath(found, root))

sys.addaudithook(hook)
from hashlib import sha256
from pathlib import Path
from lkj.build.build import Order, build
from lkj.check.project import Project
year = Project.at(Path(root)).year(2024)
build(year, Order(formats=("docx", "pdf", "html"), dokumen=("lkj", "pengukuran")))
import json
print(json.dumps({"opened": sorted(opened), "listed": sorted(listed), "asked": sorted(year.origin.asked())}))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a descriptor tells its name only there")
def test_every_file_that_a_build_opens_is_in_its_record(tmp_path: Path) -> None:
    """The interpreter itself tells of each file opened and folder listed beneath the project, whoever does it."""
    root = tmp_path / "proyek"
    shutil.copytree(REPOSITORY / "examples" / "data", root / "data")
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    for path in (root / "templates").iterdir():
        if path.name in ("bab.md.j2", "laporan.md.j2"):
            path.write_text(path.read_text(encoding="utf-8") + "{# milik proyek #}", encoding="utf-8", newline="\n")
    ran = subprocess.run(
        [sys.executable, "-c", WATCHED, str(root)], capture_output=True, encoding="utf-8", check=True, cwd=REPOSITORY
    )
    told = json.loads(ran.stdout)
    asked = [question.split(" ", 1) for question in told["asked"]]
    read = {name for what, name in asked if what in ("read", "digest")}
    listed = {name for what, name in asked if what == "list"}
    opened = {name for name in told["opened"] if not name.startswith("build/")}
    assert len(told["opened"]) > len(opened), "what was written was seen too"
    assert opened - read == set()
    assert {name for name in told["listed"] if name != "build"} - listed == set()
    assert {"data/2024/indikator.yaml", "data/2023/indikator.yaml", "templates/bab.md.j2"} <= opened


def test_what_was_asked_is_asked_again(tmp_path: Path) -> None:
    """Of each kind of question, another answer is noticed: content, size, kind, listing, digest and refusal."""
    folder = tmp_path / "data" / "2024"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_bytes(b"satu")
    (folder / "besar.png").write_bytes(b"12345")
    origin = FolderOrigin(tmp_path)
    origin.read("data/2024/a.yaml")
    assert origin.peek("data/2024/besar.png", 4) is None
    assert origin.peek("data/2024/tiada.yaml") is None
    assert origin.kind("templates") is None
    origin.entries("data/2024")
    origin.digest("data/2024/a.yaml")
    asked = origin.asked()
    assert len(asked) == 6
    assert FolderOrigin(tmp_path).answers(asked)
    (folder / "besar.png").write_bytes(b"54321")
    assert FolderOrigin(tmp_path).answers(asked), "too large it is all the same"
    for path, content in {
        folder / "a.yaml": b"dua",
        folder / "besar.png": b"1234",
        folder / "tiada.yaml": b"",
        tmp_path / "templates": b"",
        folder / "lain.yaml": b"",
    }.items():
        before = path.read_bytes() if path.exists() else None
        path.write_bytes(content)
        assert not FolderOrigin(tmp_path).answers(asked), path.name
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
    assert FolderOrigin(tmp_path).answers(asked)
    if os.name == "posix":
        (folder / "a.yaml").unlink()
        (folder / "a.yaml").symlink_to(tmp_path / "b.yaml")
        assert not FolderOrigin(tmp_path).answers(asked)


def test_projects_share_a_cache(proyek: Proyek, tmp_path: Path) -> None:
    """Two projects, or two states of one, do not drive each other's record out."""
    other = type(proyek)(tmp_path / "lain")
    shutil.copytree(proyek.root, other.root)
    other.ubah("satker.yaml", "telepon: null", "telepon: null ")
    order = Order(formats=("html",), dokumen=("rkt",))
    assert built_anew(proyek)
    assert built_anew(other, "--root", str(other.root))
    assert not built_anew(proyek)
    assert not built_anew(other, "--root", str(other.root))
    assert Records(Cache(other.root), FolderOrigin(other.root), 2024, order).find() is not None


def test_a_final_document_is_never_replaced_without_a_word(tmp_path: Path) -> None:
    """It may be signed: a draft, or another final, takes its name, and it stays beside it as it was, its SHA-256 told."""
    root = salin(tmp_path / "proyek")
    page = root / "build" / "rkt-2024.html"
    words = ["build", "2024", "--document", "rkt", "--format", "html", "--root", str(root)]

    def built(*more: str) -> tuple[bytes, str]:
        result = CliRunner().invoke(cli, [*words, *more])
        assert result.exit_code == 0, result.stderr
        return page.read_bytes(), result.stderr

    final, _ = built("--final")
    digest = sha256(final).hexdigest()
    again, said = built("--final")
    assert (again, "tidak ditimpa" in said) == (final, False)
    draft, said = built()
    kept = page.with_name(f"rkt-2024-final-{digest[:8]}.html")
    assert (draft != final, kept.read_bytes()) == (True, final)
    told = f"--final atau sudah ditandatangani tidak ditimpa: disimpan sebagai build/{kept.name}"
    assert f"rkt-2024.html yang dibuat dengan {told}" in " ".join(said.split())
    # A draft is replaced as ever, and a final that others follow is kept beside the first.
    ganti(root, "satker.yaml", ("nama: Dinas Contoh", "nama: Dinas Contoh Lain"))
    _, said = built()
    assert "tidak ditimpa" not in said
    second, _ = built("--final")
    built()
    assert {path.read_bytes() for path in page.parent.glob("*-final-*")} == {final, second}


def test_a_signed_document_is_never_replaced(tmp_path: Path, simpanan: Path) -> None:
    """Signing makes another file of a final document, and nothing but the signature in it tells another machine so."""
    root = salin(tmp_path / "proyek")
    page = root / "build" / "rkt-2024.pdf"
    words = ["build", "2024", "--document", "rkt", "--format", "pdf", "--root", str(root)]
    assert CliRunner().invoke(cli, [*words, "--final"]).exit_code == 0
    with_signature = signed(page.read_bytes())
    page.write_bytes(with_signature)
    shutil.rmtree(simpanan)
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 0, result.stderr
    assert "sudah ditandatangani tidak ditimpa" in " ".join(result.stderr.split())
    assert [path.read_bytes() for path in page.parent.glob("*-final-*")] == [with_signature]
    assert page.read_bytes() != with_signature


def test_a_final_document_to_which_something_was_added_is_never_replaced(tmp_path: Path) -> None:
    """A stamp or a note is appended to a PDF: it begins as it was built, and is kept as it is now."""
    root = salin(tmp_path / "proyek")
    page = root / "build" / "rkt-2024.pdf"
    words = ["build", "2024", "--document", "rkt", "--format", "pdf", "--root", str(root)]
    assert CliRunner().invoke(cli, [*words, "--final"]).exit_code == 0
    stamped = page.read_bytes() + b"9 0 obj\n<< /Type /Annot /Subtype /Stamp >>\nendobj\n"
    page.write_bytes(stamped)
    assert CliRunner().invoke(cli, words).exit_code == 0
    assert [path.read_bytes() for path in page.parent.glob("*-final-*")] == [stamped]
