"""One year is one object: each of its files is opened once, and its numbers are computed once, by whatever command."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from alat_proyek import year_of

from lkj.check.project import Project
from lkj.diagnostics import DataError, Severity
from lkj.files import FolderOrigin, Overlay

pytestmark = pytest.mark.lambat

EXAMPLES = Path(__file__).parents[2] / "examples"
# Counts in the process of a command what is opened, by the last part of its name, and the years that are measured.
COUNTING = """
import json, os, sys
import lkj
# What lkj brings along may bear the name of a file of a year.
brought = os.path.dirname(lkj.__file__) + os.sep
opened, written, measured = [], [], []
def hook(event, args):
    if event == "open" and isinstance(args[0], (str, bytes)) and not os.fsdecode(args[0]).startswith(brought):
        kind = written if args[2] & (os.O_WRONLY | os.O_RDWR) else opened
        kind.append(os.path.basename(os.fsdecode(args[0])))
sys.addaudithook(hook)
from lkj.pengukuran import Pengukuran
made = Pengukuran.__init__
def counted(self, year):
    measured.append(year.tahun)
    made(self, year)
Pengukuran.__init__ = counted
from lkj.cli import main
try:
    main()
except SystemExit as end:
    code = end.code
print(json.dumps({"code": code, "opened": opened, "written": written, "measured": measured}), file=open(os.environ["COUNTED"], "w"))
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """What a command opened to read and to write, by the last part of the name, and the years that it measured."""

    opened: Counter[str]
    written: Counter[str]
    measured: Counter[int]


def run(root: Path, *words: str) -> Counted:
    """Run a command in a project; it ends well."""
    result = root.parent / "counted.json"
    environment = {**os.environ, "COUNTED": str(result)}
    done = subprocess.run(
        [sys.executable, "-c", COUNTING, *words], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    told = json.loads(result.read_text(encoding="utf-8"))
    assert told["code"] in (0, None), done.stderr
    return Counted(Counter(told["opened"]), Counter(told["written"]), Counter(told["measured"]))


@pytest.fixture
def contoh(tmp_path: Path) -> Path:
    """Return the example, three years, as a project of its own with a template and a Word document of its own."""
    root = tmp_path / "contoh"
    shutil.copytree(EXAMPLES / "data", root / "data")
    shipped = EXAMPLES.parent / "templates"
    (root / "templates").mkdir()
    for name in ("bagian-visi.md.j2", "reference.docx"):
        shutil.copy(shipped / name, root / "templates" / name)
    (root / "templates" / "milik.md.j2").write_text("", encoding="utf-8")
    with (root / "templates" / "bagian-visi.md.j2").open("a", encoding="utf-8") as chapter:
        chapter.write("{% include 'milik.md.j2' %}\n")
    return root


def files_of(root: Path, years: Sequence[int]) -> Counter[str]:
    """Return how many files of some years bear each name."""
    return Counter(path.name for year in years for path in (root / "data" / str(year)).rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("words", "read", "measured"),
    [
        (("check",), (2023, 2024, 2025), (2023, 2024, 2025)),
        (("check", "2024"), (2023, 2024), (2024,)),
        (("explain", "2024", "rata-rata"), (2023, 2024), (2024,)),
        (("capaian", "2024"), (2023, 2024), (2024,)),
        (("new", "2026"), (2024, 2025), (2025, 2026)),
        (("diff", "2024", "2025"), (2024, 2025), (2024, 2025)),
        (("build", "2024", "--format", "pdf,html"), (2023, 2024), (2024,)),
        (("build", "2024", "--format", "pdf", "--final"), (2023, 2024), (2024,)),
    ],
    ids=lambda value: " ".join(map(str, value)),
)
def test_each_file_is_opened_once_and_each_year_measured_once(
    contoh: Path, words: tuple[str, ...], read: tuple[int, ...], measured: tuple[int, ...]
) -> None:
    """The year before is read for what is told twice, and not measured for that; a logo is data as any other."""
    expected = files_of(contoh, read)
    counted = run(contoh, *words)
    twice = {name: n for name, n in counted.opened.items() if n > expected[name] and name in expected}
    assert twice == {}
    assert counted.measured == Counter(measured)
    # Nothing is passed over either: all but the logo, which only documents need.
    assert {name for name in expected if not name.startswith("logo")} <= counted.opened.keys()
    if words[0] == "build":
        assert counted.opened["milik.md.j2"] == 1


def test_a_pdf_is_verified_without_a_file_of_its_year(contoh: Path) -> None:
    """The attachments are read where they are: no file of the year is opened, and none is written for it."""
    names = files_of(contoh, (2024,))
    run(contoh, "build", "2024", "--format", "pdf")
    shutil.move(contoh / "data", contoh / "lain")
    counted = run(contoh, "verify", "build/lkj-2024.pdf")
    assert names.keys().isdisjoint(counted.opened + counted.written)


@pytest.mark.skipif(shutil.which("git") is None and os.environ.get("CI") != "true", reason="git is not installed")
def test_revisions_are_compared_without_a_file_of_their_years(contoh: Path) -> None:
    """What git holds is read from git alone, and nothing is put on the disk for it."""
    names = files_of(contoh, (2024,))
    who = ["-c", "user.name=Penguji", "-c", "user.email=penguji@example.id"]
    for text in ("pns: 20", "pns: 21"):
        satker = contoh / "data" / "2024" / "satker.yaml"
        lines = satker.read_text(encoding="utf-8").split("\n")
        at = next(n for n, line in enumerate(lines) if line.startswith("  pns:"))
        satker.write_text("\n".join([*lines[:at], f"  {text}", *lines[at + 1 :]]), encoding="utf-8")
        subprocess.run(["git", "init", "--quiet"], cwd=contoh, check=True)
        subprocess.run(["git", "add", "--all"], cwd=contoh, check=True)
        subprocess.run(["git", *who, "commit", "--quiet", "--message", text], cwd=contoh, check=True)
    counted = run(contoh, "diff", "--git", "HEAD~1..HEAD")
    assert names.keys().isdisjoint(counted.opened + counted.written)
    assert counted.measured == Counter({2024: 2})


def test_a_year_can_be_computed_though_it_contradicts_itself(contoh: Path) -> None:
    """A contradiction is an error that keeps no number from being computed; a reference to nothing does."""
    indikator = contoh / "data" / "2024" / "indikator.yaml"
    satker = contoh / "data" / "2024" / "satker.yaml"
    whole = satker.read_text(encoding="utf-8")
    satker.write_text(re.sub(r"(\d{4})\d\d(\d{12})", r"\g<1>13\2", whole, count=1), encoding="utf-8")
    year = year_of(contoh, 2024)
    assert not year.sound()
    assert year.computable
    assert year.numbers.year is year.facts
    text = indikator.read_text(encoding="utf-8")
    goal = next(line for line in text.split("\n") if line.startswith("    sasaran:"))
    indikator.write_text(text.replace(goal, "    sasaran: SK-99", 1), encoding="utf-8")
    lost = year_of(contoh, 2024)
    assert not lost.computable
    with pytest.raises(DataError) as caught:
        _ = lost.numbers
    assert "LKJ301" in {finding.code for finding in caught.value.findings}


def test_findings_with_and_without_waivers_are_of_one_reading(proyek_bergalat: Project) -> None:
    """What waivers set aside is told without them, and neither way is anything read again."""
    year = proyek_bergalat.year(2024)
    waived, everything = year.findings(), year.findings(waivers=False)
    assert year.findings() is waived
    assert {f.code for f in waived} <= {f.code for f in everything}
    assert sum(f.severity is Severity.WARNING for f in everything) > sum(f.severity is Severity.WARNING for f in waived)


@pytest.fixture
def proyek_bergalat() -> Project:
    """Return the shipped project, some findings of which are waived, beneath contents that make no difference."""
    root = EXAMPLES.parent
    name = "data/2024/pagu.yaml"
    return Project(Overlay({name: (root / name).read_bytes()}, FolderOrigin(root)))


def test_a_table_or_figure_beyond_the_last_is_not_there() -> None:
    """A typed reference is held to what the report numbers; what opens a line is a caption of one's own."""
    name, origin = "data/2024/narasi/penutup.md", FolderOrigin(EXAMPLES.parent)
    shipped = origin.read(name).decode()
    added = "Tabel 3.14 Rincian sendiri\n\nLihat Gambar 3.1, Gambar 3.7, Tabel 3.14, dan Gambar 3.5 dalam Renstra.\n"
    text = f"{shipped.rstrip()}\n\n{added}"
    found = Project(Overlay({name: text.encode()}, origin)).year(2024).composing()
    assert [(f.code, f.line, f.message) for f in found] == [
        ("LKJ515", text.count("\n"), "Gambar 3.7 tidak ada dalam laporan ini")
    ]
