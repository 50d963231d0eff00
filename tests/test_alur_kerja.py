"""The ready workflows and the hook: the commands they call exist, write what is uploaded, and fail when they should."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from alat_pohon import pohon
from click.testing import CliRunner

from lkj.cli import cli

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


def kait(ident: str) -> dict[str, Any]:
    hooks: list[dict[str, Any]] = muat(".pre-commit-hooks.yaml")
    return next(hook for hook in hooks if hook["id"] == ident)


def rusak(proyek: Proyek) -> int:
    return proyek.ubah("pagu.yaml", "pagu: 34884986000", "pagu: ▸-1")[0]


def langkah_github(job: str = "periksa") -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = muat("docs/ci/github-actions.yml")["jobs"][job]["steps"]
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
    (kept,) = [step for step in langkah_github() if "upload-artifact" in step.get("uses", "")]
    fetched, upload = langkah_github("unggah")
    assert kept["with"]["name"] == fetched["with"]["name"]
    assert kept["with"]["path"] == upload["with"]["sarif_file"]
    log = json.loads((proyek.root / upload["with"]["sarif_file"]).read_text(encoding="utf-8"))
    assert "LKJ204" in {result["ruleId"] for result in log["runs"][0]["results"]}


@pytest.mark.lambat
def test_github_passes_right_data(proyek: Proyek) -> None:
    """Nothing fails where no error is."""
    for step in langkah_github():
        if step.get("run", "").startswith("lkj "):
            assert jalankan(proyek, step["run"])[0] == 0


@pytest.mark.lambat
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


@pytest.mark.lambat
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
    hook = kait("lkj-check")
    assert bool(re.search(hook["files"], file)) is meant
    assert hook["pass_filenames"] is False
    assert jalankan(proyek, hook["entry"])[0] == 0
    rusak(proyek)
    assert jalankan(proyek, hook["entry"])[0] == 1


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("file", "meant"),
    [("data/2024/indikator.yaml", True), ("data/2024/narasi/misi.md", False), ("data/catatan.yaml", False)],
)
def test_the_formatting_hook_takes_the_changed_data_files(proyek: Proyek, file: str, meant: bool) -> None:
    """pre-commit hands the changed data files over, and the hook writes them in their one form."""
    hook = kait("lkj-fmt")
    assert bool(re.search(hook["files"], file)) is meant
    assert hook.get("pass_filenames", True)
    before = proyek.path("pagu.yaml").read_bytes()
    proyek.ubah("pagu.yaml", "skema: 1", "skema:   1")
    assert jalankan(proyek, f"{hook['entry']} data/2024/pagu.yaml")[:2] == (0, "data/2024/pagu.yaml\n")
    assert proyek.path("pagu.yaml").read_bytes() == before


def cabang(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the project a repository whose main is known as origin/main, with a changed figure on top of it."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Penguji")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "penguji@example.id")

    def git(*words: str) -> None:
        subprocess.run(["git", *words], cwd=proyek.root, check=True, capture_output=True)

    git("init", "--quiet", "--initial-branch=main")
    git("add", "--all")
    git("commit", "--quiet", "--message", "data")
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    proyek.ubah("satker.yaml", "pns: 29", "pns: 31")
    git("commit", "--quiet", "--all", "--message", "pegawai")


@pytest.mark.lambat
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_github_summary_tells_what_a_pull_request_changes(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both revisions are fetched whole, and what is added to the summary is the change, as Markdown."""
    (job,) = muat("docs/ci/github-actions-diff.yml")["jobs"].values()
    (checkout,) = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
    assert checkout["with"]["fetch-depth"] == 0
    (step,) = [step for step in job["steps"] if step.get("run", "").startswith("lkj ")]
    command, _, summary = step["run"].partition(" >> ")
    assert summary == '"$GITHUB_STEP_SUMMARY"'
    cabang(proyek, monkeypatch)
    code, stdout, _ = jalankan(proyek, command.replace("$GITHUB_BASE_REF", "main"))
    assert code == 0
    assert stdout.startswith("### LKj 2024")
    assert "jumlah PNS 29 → 31" in stdout


@pytest.mark.lambat
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_gitlab_keeps_the_page_of_changes(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page that is kept as an artifact is the one that the command writes."""
    job = muat("docs/ci/gitlab-ci-diff.yml")["bandingkan-data"]
    assert job["variables"]["GIT_DEPTH"] == "0"
    cabang(proyek, monkeypatch)
    (command,) = job["script"]
    assert jalankan(proyek, command.replace("$CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main"))[0] == 0
    (kept,) = job["artifacts"]["paths"]
    assert "jumlah PNS" in (proyek.root / kept).read_text(encoding="utf-8")


def dibangun(commands: list[str], parts: list[str], gather: str) -> list[str]:
    """Run the commands of a shard for each part, documents as web pages, each on a machine that has nothing of the others.

    Then run the command that gathers what they left in `build`; return what all of them built.
    """
    built = []
    for n, part in enumerate(parts):
        for command in commands:
            filled = re.sub(r'"\$(BAGIAN|CI_NODE_INDEX/\$CI_NODE_TOTAL)"', part, command)
            built += lkj(filled if " rekap " in filled else f"{filled} --format html")
        Path("build").rename(f"bagian-{n}")
    for n in range(len(parts)):
        shutil.copytree(f"bagian-{n}", "build", dirs_exist_ok=True)
    lkj(f"{gather} --format html,json")
    assert '<a href="6200/lkj-2024.html">6200</a>' in Path("build/rekap-2024.html").read_text(encoding="utf-8")
    made = json.loads(Path("build/rekap-2024.json").read_text(encoding="utf-8"))
    assert ([one["code"] for one in made["offices"]], made["missing"]) == (["6200", "6201"], [])
    return sorted(one for one in built if "rekap" not in one)


def lkj(command: str) -> list[str]:
    program, *args = shlex.split(command.replace('"$TAHUN"', "2024"))
    assert program == "lkj"
    done = CliRunner().invoke(cli, args, prog_name="lkj")
    assert done.exit_code == 0, done.stderr
    return done.stdout.split()


@pytest.mark.lambat
def test_github_builds_every_office_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parts of the matrix together are all offices, one failing stops no other, and all are gathered."""
    monkeypatch.chdir(pohon(tmp_path / "pohon"))
    jobs = muat("docs/ci/github-actions-satker.yml")["jobs"]
    strategy = jobs["bangun"]["strategy"]
    assert strategy["fail-fast"] is False
    named = strategy["matrix"]["bagian"]
    assert jobs["bangun"]["env"]["BAGIAN"] == f"${{{{ matrix.bagian }}}}/{len(named)}"
    count, build = [step["run"] for step in jobs["bangun"]["steps"] if step.get("run", "").startswith("lkj ")]
    (cache,) = [step for step in jobs["bangun"]["steps"] if step.get("uses", "").startswith("actions/cache@")]
    assert cache["with"]["path"].split() == ["build", "~/catatan-lkj"]
    build = build.replace("~/catatan-lkj", str(tmp_path / "catatan"))
    gathering = jobs["kumpulkan"]["steps"]
    (gather,) = [step["run"] for step in gathering if step.get("run", "").startswith("lkj ")]
    built = dibangun([count, build], [f"{n}/{len(named)}" for n in named], gather)
    assert built == ["build/6200/lkj-2024.html", "build/6201/lkj-2024.html"]
    (kept,) = [step for step in jobs["bangun"]["steps"] if "upload-artifact" in step.get("uses", "")]
    (fetched,) = [step["with"] for step in gathering if "download-artifact" in step.get("uses", "")]
    assert kept["with"]["name"].startswith(fetched["pattern"].rstrip("*"))
    assert (kept["with"]["path"], fetched["path"], fetched["merge-multiple"]) == ("build", "build", True)


@pytest.mark.lambat
def test_gitlab_builds_every_office_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The parallel jobs together are all offices; what is carried along is put outside of the project."""
    monkeypatch.chdir(pohon(tmp_path / "pohon"))
    jobs = muat("docs/ci/gitlab-ci-satker.yml")
    job, gathering = jobs["bangun-satker"], jobs["rekap-satker"]
    assert gathering["needs"] == [{"job": "bangun-satker", "artifacts": True}]
    assert {job["extends"], gathering["extends"]} == {".satker"}
    assert jobs[".satker"]["artifacts"] == {"when": "always", "paths": ["build"]}
    assert gathering["rules"][0]["when"] == "always", "whoever fails is missing from the sum, and the others are not"
    assert job["cache"]["paths"] == ["build", ".catatan"]
    moved, count, build = job["script"]
    assert "--cache /tmp/catatan-lkj" in build
    assert "mv .catatan /tmp/catatan-lkj" in moved
    assert job["after_script"] == ["mv /tmp/catatan-lkj .catatan"]
    build = build.replace("/tmp/catatan-lkj", str(tmp_path / "catatan"))
    (gather,) = gathering["script"]
    built = dibangun([count, build], [f"{n}/{job['parallel']}" for n in range(1, job["parallel"] + 1)], gather)
    assert built == ["build/6200/lkj-2024.html", "build/6201/lkj-2024.html"]


def test_snakemake_asks_for_what_a_plain_build_makes() -> None:
    """The rule of the Snakefile is a plain `lkj build` of one office, and its outputs are those of that."""
    text = (ROOT / "docs/ci/Snakefile").read_text(encoding="utf-8")
    (command,) = re.findall(r'"(lkj build [^"]+)"', text)
    args = shlex.split(command.format(wildcards=SimpleNamespace(tahun="2024", kode="6200")))[1:]
    assert cli.commands["build"].make_context("build", args[1:], resilient_parsing=True).params["satker"] == ("6200",)
    assert set(re.findall(r'^ +"(build/[^"]+)",$', text, re.MULTILINE)) == {
        *(f"build/{{kode}}/lkj-{{tahun}}.{end}" for end in ("docx", "pdf")),
        *(f"build/rekap-{{tahun}}.{end}" for end in ("docx", "pdf", "html", "xlsx", "json")),
    }
    assert re.findall(r'"(lkj rekap [^"]+)"', text) == ["lkj rekap {wildcards.tahun}"]
    listing = re.search(r'\["lkj", "offices", "--format", "json", "--year", TAHUN\]', text)
    assert listing
    assert "offices" in cli.commands
