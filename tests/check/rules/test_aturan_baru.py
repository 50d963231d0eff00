"""A rule is one file: written by `make rule` into a copy of the package and filled in, it is known everywhere."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alat_contributing import block
from alat_satker import BERKAS, indikator, satker

import lkj
from lkj.check.rules import FAMILIES
from lkj.check.rules.run import CALLED
from lkj.files import package_templates
from lkj.pengukuran.antarsatker import SemuaSatker

PROJECT = Path(__file__).parents[3]
BENAR = PROJECT / "tests" / "data" / "benar"
FILE = "lkj/check/rules/angka/lkj499_kantor_kosong.py"


@pytest.fixture
def copy(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run Python on a copy of lkj, its scripts and a right year in which no one works."""
    root = tmp_path / "salinan"
    shutil.copytree(Path(lkj.__file__).parent, root / "lkj", ignore=shutil.ignore_patterns("__pycache__", "fon"))
    shutil.copytree(package_templates(), root / "templates")
    (root / "scripts").mkdir()
    for name in ("rule.py", "aturan_docs.py"):
        shutil.copy(PROJECT / "scripts" / name, root / "scripts" / name)
    shutil.copytree(BENAR / "data", root / "data")
    staff = root / "data" / "2024" / "satker.yaml"
    staff.write_text(staff.read_text(encoding="utf-8").replace("pns: 12", "pns: 0"), encoding="utf-8", newline="\n")

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}
        return subprocess.run(
            [sys.executable, *args], env=env, cwd=root, capture_output=True, encoding="utf-8", check=False
        )

    return run


@pytest.mark.lambat
def test_one_new_file_is_a_new_rule(tmp_path: Path, copy: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """Filled in as CONTRIBUTING.md fills it, the skeleton is found by check, told by rule, explained to SARIF and has a page; no other file is touched."""
    root = tmp_path / "salinan"
    made = copy("scripts/rule.py", "LKJ499", "kantor_kosong")
    assert made.returncode == 0, made.stderr
    file = root / FILE
    assert "LKJ499" not in copy("-m", "lkj", "check", "2024").stdout
    skeleton, filled = file.read_text(encoding="utf-8").splitlines(), block("A rule", FILE)
    assert {line for line in skeleton if "ISI" not in line} <= set(filled.splitlines())
    file.write_text(filled, encoding="utf-8", newline="\n")

    number = (root / "data" / "2024" / "satker.yaml").read_text(encoding="utf-8").split("pns: 0")[0].count("\n") + 1
    told = json.loads(copy("-m", "lkj", "check", "2024", "--format", "json", "--select", "LKJ499").stdout)
    assert [(f["file"], f["line"], f["severity"]) for f in told] == [("data/2024/satker.yaml", number, "warning")]
    (run,) = json.loads(copy("-m", "lkj", "check", "2024", "--format", "sarif", "--select", "LKJ499").stdout)["runs"]
    assert [rule["shortDescription"]["text"] for rule in run["tool"]["driver"]["rules"]] == ["Kantor tanpa pegawai"]
    assert "LKJ499  peringatan  Kantor tanpa pegawai\n" in copy("-m", "lkj", "rule").stdout
    page = copy("-m", "lkj", "rule", "LKJ499").stdout
    assert "# LKJ499: Kantor tanpa pegawai\n" in page
    assert copy("scripts/aturan_docs.py").returncode == 0
    assert (root / "docs" / "aturan" / "LKJ499.md").read_text(encoding="utf-8") == page
    assert "| [LKJ499](LKJ499.md) | peringatan | Kantor tanpa pegawai |\n" in (
        root / "docs" / "aturan" / "README.md"
    ).read_text(encoding="utf-8")


def loaded(path: Path) -> Any:
    """Return a file of Python as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("family", FAMILIES)
def test_a_skeleton_has_the_shape_of_its_family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, family: str) -> None:
    """Its function is of the kind that is called there, and yields as the others do; one of files has none."""
    script = loaded(PROJECT / "scripts" / "rule.py")
    monkeypatch.setattr(script, "ROOT", tmp_path)
    (tmp_path / "lkj" / "check" / "rules" / family).mkdir(parents=True)
    made = script.write(f"LKJ{list(FAMILIES).index(family) + 1}99", "baru")
    text = made.read_text(encoding="utf-8")
    skeleton = loaded(made).RULE
    kinds = [kind for kind in CALLED if getattr(skeleton, f"of_{kind}")]
    assert kinds == [kind for kind, families in CALLED.items() if family in families and kind != "numbers"]
    assert bool(skeleton.examples) != bool(skeleton.file)
    if kinds == ["offices"]:
        made.write_text(text.replace("if False:", "if office:"), encoding="utf-8")
        rule = loaded(made).RULE
        (found,) = rule.of_offices[0](SemuaSatker(tahun=2024, hasil=(satker("1", indikator("A", "80", "79")),)))
        assert (found.code, found.office, found.file) == ("LKJ899", "1", f"satker/1/{BERKAS}")


@pytest.mark.parametrize(
    ("code", "name", "why"),
    [
        ("LKJ404", "lagi", "LKJ404 has a rule already, LKJ438 has none"),
        ("LKJ999", "keluarga_lain", "CODE is LKJ101 to LKJ899, not «LKJ999»"),
        ("499", "nama", "CODE is LKJ101 to LKJ899, not «499»"),
        ("LKJ499", "../luar", "NAME is a few words in small letters, parted by _, not «../luar»"),
        ("LKJ499", "", "NAME is a few words in small letters, parted by _, not «»"),
    ],
)
def test_what_cannot_be_a_rule_is_refused(code: str, name: str, why: str) -> None:
    """No rule is overwritten, and none is written where no family is."""
    script = loaded(PROJECT / "scripts" / "rule.py")
    with pytest.raises(ValueError, match=f"^{re.escape(why)}$"):
        script.write(code, name)
