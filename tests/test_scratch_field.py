"""To add a field is to add its line to a model, as CONTRIBUTING.md has it: all that knows the fields knows it then."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alat_contributing import blocks, change

pytestmark = pytest.mark.lambat
ROOT = Path(__file__).parents[1]
BENAR = ROOT / "tests" / "data" / "benar" / "data" / "2024"
KERJA = """
import sys
from click.testing import CliRunner
from lkj.cli import cli
sys.path.insert(0, "scripts")
import data_docs
for line in sys.stdin.read().splitlines():
    result = CliRunner().invoke(cli, line.split())
    print(f"▸ {line}: {result.exit_code}", result.stdout, result.stderr, sep="\\n")
print("▸ docs: 0", data_docs.make(), sep="\\n")
"""


@pytest.fixture(scope="module")
def salinan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the package with one field more, beside a year that holds it."""
    root = tmp_path_factory.mktemp("bidang-baru")
    ignored = shutil.ignore_patterns("__pycache__", "fon")
    for folder in ("lkj", "templates", "scripts"):
        shutil.copytree(ROOT / folder, root / folder, ignore=ignored)
    (line,) = [one for one in blocks("A field") if one.language == "diff"]
    change(line, root)
    shutil.copytree(BENAR, root / "data" / "2024")
    facts = root / "data" / "2024" / "satker.yaml"
    text = facts.read_text(encoding="utf-8")
    # In the wrong place, for fmt to put right.
    facts.write_text(text.replace("  pns: 12\n", "  magang: 1500\n  pns: 12\n"), encoding="utf-8", newline="\n")
    return root


@pytest.fixture(scope="module")
def ujaran(salinan: Path) -> dict[str, str]:
    """Return what each command of the copy says, run there once."""
    work = ["schema", "fmt 2024", "check 2024", "new 2025", "check 2025", "diff 2024 2025"]
    done = subprocess.run(
        [sys.executable, "-c", KERJA],
        cwd=salinan,
        env={**os.environ, "PYTHONPATH": str(salinan), "PYTHONUTF8": "1"},
        input="\n".join(work),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    parts = (part.partition("\n") for part in done.stdout.split("▸ ")[1:])
    said = {head: text for head, _, text in parts}
    assert list(said) == [*(f"{line}: 0" for line in work), "docs: 0"], done.stdout
    return {head.removesuffix(": 0"): text for head, text in said.items()}


def test_the_schema_describes_it(salinan: Path, ujaran: dict[str, str]) -> None:
    """An editor completes the key and says what it means."""
    assert "satker.schema.json" in ujaran["schema"]
    schema = json.loads((salinan / "schema" / "satker.schema.json").read_text(encoding="utf-8"))
    assert schema["$defs"]["Pegawai"]["properties"]["magang"]["description"] == "Jumlah peserta magang."


def test_fmt_gives_it_its_place(salinan: Path, ujaran: dict[str, str]) -> None:
    """The key stands where the model has it."""
    text = (salinan / "data" / "2024" / "satker.yaml").read_text(encoding="utf-8")
    assert "  magang: 1500\n  pendidikan:" in text, ujaran["fmt 2024"]


def test_new_asks_for_it_and_check_counts_it(salinan: Path, ujaran: dict[str, str]) -> None:
    """In the new year it is empty, asked for beside what it was, and one of the places to fill."""
    text = (salinan / "data" / "2025" / "satker.yaml").read_text(encoding="utf-8")
    assert "  magang: null  # isi: magang 2025; tahun 2024: 1500\n" in text
    assert "1 magang" in next(line for line in ujaran["check 2025"].splitlines() if line.startswith("  satker.yaml"))
    assert "isian 2024" not in ujaran["check 2024"]
    assert "1 magang" in next(line for line in ujaran["new 2025"].splitlines() if "satker.yaml:" in line)


def test_diff_names_and_prints_it(ujaran: dict[str, str]) -> None:
    """Its change is told by its name, and that its value is still to come."""
    assert "pegawai magang 1500 → belum ada" in ujaran["diff 2024 2025"]


def test_the_page_has_a_row_for_it(ujaran: dict[str, str]) -> None:
    """Kind, yearly, and meaning, with an example."""
    (row,) = [line for line in ujaran["docs"].splitlines() if line.startswith("| `magang` |")]
    assert row.startswith("| `magang` | bilangan bulat; null | orang |  | tahun | Jumlah peserta magang. |")
