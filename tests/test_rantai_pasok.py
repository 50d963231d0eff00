"""What stands between a stranger's branch and the machines, rights and packages of others: workflows, release, materials."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from lkj import __version__
from lkj.files import MAX_BYTES
from lkj.publish.engines.limits import DEFAULT

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "docs" / "ci").glob("github-*.yml"))
GITLAB = sorted((ROOT / "docs" / "ci").glob("gitlab-*.yml"))
OWN = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
WORKFLOWS = [*EXAMPLES, *OWN]
INSTALL = "python -I -m pip install --no-deps --require-hashes --only-binary :all: --requirement "
SHA256 = "ab" * 32


def name(path: Path) -> str:
    return path.name


def script(which: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(which, ROOT / "scripts" / f"{which}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(path).values() for step in job["steps"]]


def test_all_workflows_are_looked_at() -> None:
    """There are examples for both forges, and the release of lkj itself."""
    kinds = ("", "-diff", "-satker")
    assert {path.name for path in EXAMPLES} == {f"github-actions{kind}.yml" for kind in kinds}
    assert {path.name for path in GITLAB} == {f"gitlab-ci{kind}.yml" for kind in kinds}
    assert "release.yml" in {path.name for path in OWN}


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_actions_are_named_by_commit(path: Path) -> None:
    """A tag can be moved to other code, a commit cannot; the version stands beside it for a reader. No placeholder."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if re.search(r"\buses:", line)]
    assert lines
    for line in lines:
        found = re.search(r"uses: [\w.-]+/[\w./-]+@([0-9a-f]{40}) # v\d+\.\d+\.\d+$", line)
        assert found, line
        assert len(set(found[1])) > 5, line


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_a_checkout_leaves_no_key_behind(path: Path) -> None:
    """What the branch's files could run finds no token in .git/config."""
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_rights_are_given_job_by_job(path: Path) -> None:
    """Nothing is granted to the workflow as a whole, and each job names what it needs."""
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["permissions"] == {}
    for job in jobs(path).values():
        assert "permissions" in job


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_no_job_has_both_the_branch_and_a_right_to_write(path: Path) -> None:
    """Where anything may be written, neither the branch's files nor lkj nor a build is there: only what was made before."""
    for job in jobs(path).values():
        if "write" not in job["permissions"].values():
            assert job["permissions"] == {"contents": "read"}
            continue
        assert not [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
        ran = " ".join(step.get("run", "") for step in job["steps"])
        assert not re.search(r"\b(lkj|pip|make|python|bash)\b", ran)


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_no_text_of_a_stranger_becomes_a_command(path: Path) -> None:
    """Names of branches and titles reach a shell as variables, never as part of the script; no job runs with the rights of the target."""
    text = path.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert "workflow_run" not in text
    for step in steps(path):
        assert "${{" not in step.get("run", "")


def test_what_a_release_downloads_is_known_before_it_is_opened() -> None:
    """The Python for Windows comes by https and is these bytes, or nothing is packed."""
    (step,) = [step for step in steps(ROOT / ".github" / "workflows" / "release.yml") if "curl" in step.get("run", "")]
    assert re.fullmatch(r"[0-9a-f]{64}", step["env"]["PYTHON_WIN_SHA256"])
    parts = [
        "--proto =https",
        '"$PYTHON_WIN_SHA256  python.zip" | sha256sum --check --strict',
        "unzip -q python.zip",
        "LKJ_PYTHON_WIN=",
    ]
    places = [step["run"].find(part) for part in parts]
    assert -1 not in places and places == sorted(places)


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_github_installs_a_release_before_the_branch_is_there(path: Path) -> None:
    """Lkj and all it runs with come by hash, as wheels; no file of the branch, not even one named pip, is asked."""
    for job in jobs(path).values():
        done = job["steps"]
        checkouts = [n for n, step in enumerate(done) if step.get("uses", "").startswith("actions/checkout@")]
        installs = [n for n, step in enumerate(done) if "pip install" in step.get("run", "")]
        if not checkouts:
            assert not installs
            continue
        (checkout,), (install,) = checkouts, installs
        assert install < checkout
        pinned, lkj, locked = done[install]["run"].strip().splitlines()
        assert pinned.startswith('echo "lkj==$LKJ_VERSION --hash=sha256:$LKJ_SHA256"')
        assert lkj.startswith(INSTALL) and locked.startswith(INSTALL)
        assert "python -I -c" in locked


@pytest.mark.parametrize("path", GITLAB, ids=name)
def test_gitlab_installs_a_release(path: Path) -> None:
    """The branch lies there already, so every Python before lkj itself is told to look at none of it; the image is one."""
    every = yaml.safe_load(path.read_text(encoding="utf-8"))
    (job,) = (one for one in every.values() if "extends" not in one)
    assert all(every[one["extends"]] is job and "before_script" not in one for one in every.values() if one is not job)
    pinned, lkj, locked = job["before_script"][0].strip().splitlines()
    assert pinned.startswith('echo "lkj==$LKJ_VERSION --hash=sha256:$LKJ_SHA256"')
    assert lkj.startswith(INSTALL) and locked.startswith(INSTALL)
    assert re.fullmatch(r"python:\d+\.\d+\.\d+[\w-]*@sha256:[0-9a-f]{64}", job["image"])
    everything = " ".join([*job["before_script"], *(line for one in every.values() for line in one.get("script", ()))])
    assert everything.count("python ") == everything.count("python -I ")
    assert not re.search(r"pip install (?!--no-deps --require-hashes)", everything)


@pytest.mark.parametrize("path", [*EXAMPLES, *GITLAB], ids=name)
def test_a_release_fills_the_examples_in(path: Path) -> None:
    """As kept here an example names no version, so that it installs nothing; its copy in a release names that one."""
    text = path.read_text(encoding="utf-8")
    assert text.count('"ISI-DARI-RILIS"') == 2
    filled = script("release").filled(text, "1.2.3", SHA256)
    assert 'LKJ_VERSION: "1.2.3"' in filled
    assert f'LKJ_SHA256: "{SHA256}"' in filled
    assert '"ISI-DARI-RILIS"' not in filled


def test_the_set_of_a_release_is_whole() -> None:
    """requirements.txt of a release: lkj by its hash, and all that is locked."""
    text = script("release").locked("1.2.3", SHA256)
    assert text.startswith(f"lkj==1.2.3 \\\n    --hash=sha256:{SHA256}\n")
    assert text.endswith((ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"))


def test_a_tag_of_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release is made of the version that its tag says."""
    monkeypatch.setattr(sys, "argv", ["release.py", f"v{__version__}.1"])
    with pytest.raises(SystemExit, match=re.escape(f"v{__version__}")):
        script("release").main()


def test_a_release_is_tested_built_attested_and_published_in_this_order() -> None:
    """Each step waits for the one before it, and what is published is what was attested."""
    done = jobs(ROOT / ".github" / "workflows" / "release.yml")
    assert [job.get("needs") for job in done.values()] == [None, "test", "build", "attest", "publish"]
    assert done["publish"]["environment"] == "pypi"
    assert done["publish"]["permissions"] == {"id-token": "write"}
    assert done["attest"]["permissions"] == {"attestations": "write", "id-token": "write"}
    assert "secrets." not in (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")


@pytest.mark.lambat
def test_the_bill_of_materials_is_fresh() -> None:
    """`make sbom` would change nothing: a version locked anew is said anew."""
    made = script("sbom")
    assert made.SBOM.read_text(encoding="utf-8") == made.sbom()
    assert made.NOTICES.read_text(encoding="utf-8") == made.notices()


def test_the_bill_of_materials_names_all_that_runs() -> None:
    """Every locked package with its version, what is inside it, the fonts by hash, and each with a licence."""
    document = json.loads((ROOT / "sbom.cdx.json").read_text(encoding="utf-8"))
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.6")
    named = {one["name"]: one.get("version") for one in document["components"]}
    pins = script("sbom").pins()
    assert pins.items() <= named.items()
    inside = {part["name"]: part for one in document["components"] for part in one.get("components", [])}
    assert inside["pandoc"]["licenses"] == [{"expression": "GPL-2.0-or-later"}]
    assert {"Typst", "PDFium", "Arimo"} <= inside.keys()
    fonts = document["metadata"]["component"]["components"]
    assert len(fonts) == 4 and all(font["hashes"] for font in fonts)
    everything = [*document["components"], *inside.values(), *fonts]
    assert all(one["licenses"][0]["expression"] for one in everything)
    refs = [one["bom-ref"] for one in [*everything, document["metadata"]["component"]]]
    assert len(refs) == len(set(refs))
    for edge in document["dependencies"]:
        assert {edge["ref"], *edge["dependsOn"]} <= set(refs)


def test_notices_tell_of_the_licences_that_ask_for_it() -> None:
    """Pandoc's GPL, the LGPL of num2words, and the fonts' licences are told in words."""
    text = (ROOT / "THIRD-PARTY-NOTICES.md").read_text(encoding="utf-8")
    for words in (
        "GNU General Public License, version 2 or later",
        "Lesser General Public License",
        "SIL Open Font License",
    ):
        assert words in text
    for package in ("pandoc", "num2words", "Liberation Serif", "Typst"):
        assert f"**{package}**" in text


@pytest.mark.parametrize("file", ["README.md", "docs/panduan/memasang.md"])
def test_people_are_told_to_install_what_is_locked(file: str) -> None:
    """Guide and README install by hash too: nowhere does pip choose a version, a file, or a build backend by itself."""
    told = re.findall(r"(?m)^\s*(?:\S*python -m )?pip install (.*)$", (ROOT / file).read_text(encoding="utf-8"))
    assert told
    locked = "--no-deps --require-hashes -r requirements/run.txt -r requirements/build.txt"
    assert set(told) == {locked, "--no-deps --no-build-isolation ."}


def test_the_page_on_security_names_what_is_there() -> None:
    """Each threat has a place in the code and a test that holds it, and both exist; limits are the ones in force."""
    text = (ROOT / "docs" / "keamanan.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:-1] for line in text.splitlines() if line.startswith("| ") and line.count("|") == 4]
    held = [row for row in rows if "tests/" in row[2]]
    assert len(held) >= 15
    for row in held:
        for place in re.findall(r"`([^`]+)`", row[2]):
            assert (ROOT / place).exists(), place
    assert f"{MAX_BYTES // 2**20} MiB per berkas data" in text
    assert f"({DEFAULT.seconds:.0f} detik)" in text
    assert f"({DEFAULT.memory // 2**30} GiB)" in text
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / "docs" / link).exists(), link
