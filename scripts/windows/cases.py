"""What is run on both systems: projects, each with its commands, one after the other."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from environment import ROOT, RUN

# 235 characters: Windows can work in such a folder, but what lies in it has more than the 260 of a common path.
_ABOVE = f"{RUN / 'windows'}/"
LONG = "/".join(["dalam", "jalur panjang dengan spasi " * 9])[: 235 - len(_ABOVE)].rstrip() + "_"
CHECKS = ("text", "json", "github", "sarif", "junit", "gitlab")
# Two Pythons are compared, and each names itself.
PYTHON = (re.compile(rb"Python [ a-z]*3\.\d+\.\d+"), "versi Python")
# The moment of a change that was kept is that of each side.
TIME = (re.compile(rb"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"), "saat perubahan")


@dataclass(frozen=True, slots=True)
class Step:
    """A command line of lkj, its standard input, and what of its output may differ, with the reason."""

    words: tuple[str, ...]
    given: bytes = b""
    but: tuple[re.Pattern[bytes], str] | None = None

    def __str__(self) -> str:
        return " ".join(self.words)


def step(line: str, *, given: bytes = b"", but: tuple[re.Pattern[bytes], str] | None = None) -> Step:
    """Return the step of a command line."""
    return Step(tuple(line.split()), given, but)


@dataclass(frozen=True, slots=True)
class Project:
    """A folder, how it is filled, and what is run in it."""

    folder: str
    fill: Callable[[Path], None]
    steps: tuple[Step, ...]


def _kpu(root: Path) -> None:
    shutil.copytree(ROOT / "data", root / "data")


def _examples(root: Path) -> None:
    shutil.copytree(ROOT / "examples" / "data", root / "data")


def _dinas(root: Path) -> None:
    shutil.copytree(ROOT / "examples" / "dinas-kesehatan" / "data", root / "data")


def _edited(root: Path) -> None:
    """Fill a project as an editor of Windows leaves one, with a mistake or two."""
    _kpu(root)
    for name in ("satker.yaml", "pagu.yaml"):
        path = root / "data" / "2024" / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    path = root / "data" / "2024" / "visi-misi.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    path = root / "data" / "2024" / "indikator.yaml"
    path.write_bytes(
        path.read_bytes().replace(b"target: 89", b"target: 89   ").replace(b"realisasi: 98 ", b"realisasi: 98% ")
    )
    path = root / "data" / "2024" / "narasi" / "misi.md"
    path.write_bytes(
        path.read_bytes() + b"\r\nCapaian 97,54% dan \xe2\x80\x9c\xe2\x80\xa6\xe2\x80\x9d {{ tahunn }}\r\n"
    )


KPU = Project(
    "kpu",
    _kpu,
    (
        step("build 2024 --document all --format docx,pdf,html --keep"),
        *(step(f"check 2024 --no-waivers --format {form}") for form in CHECKS),
        step("check"),
        step("check 2024 --no-waivers --output temuan.txt"),
        *(step(f"verify build/{name}-2024.pdf") for name in ("lkj", "rkt", "pk-ketua", "pk-sekretaris", "pengukuran")),
        step("verify build/lkj-2024.pdf --root ."),
        *(step(f"capaian 2024 --format {form}") for form in ("table", "json", "csv")),
        *(step(f"capaian 2024 --format {form} --output hasil/capaian.{form}") for form in ("table", "csv", "xlsx")),
        *(step(f"explain 2024 {what}") for what in ("", "rata-rata", "97,53", "serapan", "rata-rata --format json")),
        step("diff --git HEAD 2024"),
        step("review build/lkj-2024.docx"),
        step("migrate 2024"),
        step("completion powershell"),
        step("export 2024 -o isian.xlsx"),
        step("import isian.xlsx"),
        step("doctor", but=PYTHON),
        step("--version", but=PYTHON),
        step("--help"),
        step("build 20245"),
    ),
)

EXAMPLES = Project(
    "Laporan Kinerja é",
    _examples,
    (
        step("build 2025 --document all --quarter 2 --format docx,pdf,html --final"),
        step("build 2024 --document pk-ketua --document rkt --format pdf"),
        step("check"),
        step("check 2025 --format sarif --output hasil/temuan.sarif"),
        step("verify build/lkj-2025.pdf --root ."),
        step("verify build/triwulan-2-2025.pdf"),
        *(step(f"capaian 2025 --format {form}") for form in ("table", "json", "csv")),
        step("capaian 2025 --format xlsx --output capaian.xlsx"),
        *(step(f"explain {what}") for what in ("2025 IKK-08", "2024 rata-rata", "2025 SK-01 --format json")),
        *(step(f"diff 2024 2025 --format {form}") for form in ("text", "markdown", "json", "html")),
        step("diff data/2023 data/2024 --exit-code"),
        step("diff 2024 2025 --format html --output beda.html"),
        step("new 2026 --from 2025"),
        step("check 2026"),
        step("fmt --check"),
        step("schema"),
        step("templates --copy templates"),
        step("build 2025 --format html"),
        step("rule"),
        step("rule LKJ601"),
    ),
)

EDITED = Project(
    "disunting",
    _edited,
    (
        *(step(f"check 2024 --format {form}") for form in CHECKS),
        step("build 2024"),
        step("fmt --diff"),
        step("check 2024 --fix"),
        step("fmt"),
        step("undo --diff", but=TIME),
        step("check 2024"),
        step("check - --stdin-filename data/2024/pagu.yaml", given=(ROOT / "data/2024/pagu.yaml").read_bytes()),
        step("check - --stdin-filename data/2024/satker.yaml", given="skema: 1\r\ntahun: «2024»\r\n".encode()),
    ),
)

DEEP = Project(
    LONG,
    _kpu,
    (
        step("build 2024 --document pk-ketua --format docx,pdf,html"),
        step("check 2024 --no-waivers"),
        step("verify build/pk-ketua-2024.pdf --root ."),
        step("capaian 2024 --format csv --output hasil/capaian-setiap-indikator.csv"),
        step("new 2025"),
        step("fmt"),
    ),
)

# Photographs, scans, evidence and an outline of its own.
DINAS = Project(
    "dinas",
    _dinas,
    (
        step("build 2025 --document all --quarter 2 --format docx,pdf,html --final"),
        step("check 2025"),
        step("verify build/lkj-2025.pdf --root ."),
        step("fmt --check"),
    ),
)

FIRST = Project(
    "pertama",
    lambda root: root.mkdir(parents=True),
    (
        step("build 2025"),
        step("open ."),
        step("init --kind unit-kementerian --year 2025"),
        step("init --kind unit-kementerian --year 2025 --history 1 --yes"),
        step("check 2025"),
        step("build 2025 --format docx,pdf,html"),
        step("init . --kind dinas --year 2025 --yes"),
    ),
)


def _offices(root: Path) -> None:
    """Two offices of a tree that share the year's method and legal bases."""
    for code in ("6200", "6201"):
        shutil.copytree(ROOT / "data", root / "satker" / code / "data")
    for name in ("metode.yaml", "dasar-hukum.yaml"):
        (root / "bersama" / "data" / "2024").mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "data" / "2024" / name, root / "bersama" / "data" / "2024" / name)
        for code in ("6200", "6201"):
            (root / "satker" / code / "data" / "2024" / name).unlink()


# Each office in a process of its own, begun anew as Windows begins one.
OFFICES = Project(
    "pohon",
    _offices,
    (
        step("offices"),
        step("offices --format json"),
        step("check 2024 --satker all --jobs 2"),
        step("capaian 2024 --satker 62* --format json"),
        step("build 2024 --satker all --document pk-ketua --format docx,pdf"),
        step("build 2024 --satker all --document pk-ketua --format docx,pdf"),
        step("rekap 2024 --format docx,pdf,html,json"),
        step("explain 2024 rata-rata"),
    ),
)


# Beside the files lies one by the name of a package, as a stranger's folder could hold it: it is not run.
def _strange(root: Path) -> None:
    _kpu(root)
    (root / "click.py").write_text("raise SystemExit('dijalankan')", encoding="utf-8")


BUNDLE = Project(
    "Laporan ñ 1",
    _strange,
    (
        step("--version", but=PYTHON),
        step("check 2024 --no-waivers"),
        step("build 2024 --document pk-ketua --format docx,pdf,html"),
    ),
)

QUICK = Project(
    "singkat",
    _kpu,
    (
        step("build 2024 --document lkj --format docx,pdf,html"),
        step("verify build/lkj-2024.pdf --root ."),
        step("check 2024 --no-waivers"),
    ),
)

# What is printed to a console: a table, findings in colour, progress, a list with dashes and quotation marks.
SCREENS = (
    step("capaian 2024"),
    step("check 2024 --no-waivers"),
    step("explain 2024 rata-rata"),
    step("build 2024 --document pk-ketua --force"),
    step("build 20245"),
    step("rule"),
)
CODEPAGES = (850, 1252, 65001)

PROJECTS = {
    "kpu": KPU,
    "contoh": EXAMPLES,
    "disunting": EDITED,
    "dalam": DEEP,
    "dinas": DINAS,
    "pertama": FIRST,
    "pohon": OFFICES,
}
