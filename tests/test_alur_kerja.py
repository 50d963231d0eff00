"""The ready workflows and the hook: the commands they call exist, write what is uploaded, and fail when they should."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import yaml

if TYPE_CHECKING:
    from conftest import Proyek

ROOT = Path(__file__).parents[1]


def muat(file: str) -> Any:
    return yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))


def jalankan(proyek: Proyek, command: str) -> tuple[int, str, str]:
    """Run the `lkj …` of a shell line, up to what the shell does with its exit code."""
    program, *args = shlex.split(command.partition("||")[0])
    assert program == "lkj"
    return proyek.jalankan(*args)


def rusak(proyek: Proyek) -> int:
    return proyek.ubah("pagu.yaml", "pagu: 34884986000", "pagu: ▸-1")[0]


def langkah_github() -> list[dict[str, Any]]:
    (job,) = muat("docs/ci/github-actions.yml")["jobs"].values()
    steps: list[dict[str, Any]] = job["steps"]
    return steps


def test_github_annotates_and_uploads_what_it_wrote(proyek: Proyek) -> None:
    """The check fails with an annotation on the line; the upload takes the very file the step before wrote."""
    line = rusak(proyek)
    check, scan = [step for step in langkah_github() if step.get("run", "").startswith("lkj ")]
    code, stdout, _ = jalankan(proyek, check["run"])
    assert code == 1
    assert re.search(rf"^::error file=data/2024/pagu\.yaml,line={line},", stdout, re.MULTILINE)
    assert "continue-on-error" not in check
    assert scan["continue-on-error"]
    jalankan(proyek, scan["run"])
    (upload,) = [step for step in langkah_github() if "upload-sarif" in step.get("uses", "")]
    log = json.loads((proyek.root / upload["with"]["sarif_file"]).read_text(encoding="utf-8"))
    assert "LKJ204" in {result["ruleId"] for result in log["runs"][0]["results"]}


def test_github_passes_right_data(proyek: Proyek) -> None:
    """Nothing fails where no error is."""
    for step in langkah_github():
        if step.get("run", "").startswith("lkj "):
            assert jalankan(proyek, step["run"])[0] == 0


def test_gitlab_reports_what_it_wrote(proyek: Proyek) -> None:
    """The reports named as artifacts are written even when the last command fails the job."""
    rusak(proyek)
    job = muat("docs/ci/gitlab-ci.yml")["periksa-data"]
    assert [jalankan(proyek, line)[0] for line in job["script"]] == [1, 1, 1]
    *reports, check = job["script"]
    assert all(line.endswith("|| true") for line in reports)
    assert "||" not in check
    written = job["artifacts"]["reports"]
    quality = json.loads((proyek.root / written["codequality"]).read_text(encoding="utf-8"))
    assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(quality[0])
    (suite,) = ET.parse(proyek.root / written["junit"]).getroot()
    assert suite.get("failures") == "1"
    assert job["artifacts"]["when"] == "always"


@pytest.mark.parametrize(
    ("file", "meant"),
    [
        ("data/2024/indikator.yaml", True),
        ("data/2024/narasi/misi.md", True),
        ("templates/bab-1.md.j2", False),
        ("data/catatan.md", False),
    ],
)
def test_the_hook_runs_for_data_files(proyek: Proyek, file: str, meant: bool) -> None:
    """pre-commit calls the check when data changes, for the whole of the data."""
    (hook,) = muat(".pre-commit-hooks.yaml")
    assert hook["id"] == "lkj-check"
    assert bool(re.search(hook["files"], file)) is meant
    assert hook["pass_filenames"] is False
    assert jalankan(proyek, hook["entry"])[0] == 0
    rusak(proyek)
    assert jalankan(proyek, hook["entry"])[0] == 1


@pytest.mark.parametrize("file", ["docs/ci/github-actions.yml", "docs/ci/gitlab-ci.yml"])
def test_the_versions_that_main_is_tested_with_are_installed(file: str) -> None:
    """A workflow installs under the constraints, so that a new release of a library cannot turn it red."""
    text = (ROOT / file).read_text(encoding="utf-8")
    assert "pip install --constraint constraints.txt ." in text
    assert (ROOT / "constraints.txt").is_file()
