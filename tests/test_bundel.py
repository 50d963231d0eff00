"""The Windows folder and the wheels for machines without a network: whole, the same each time, and enough to build with."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import parse_wheel_filename

PROJECT = Path(__file__).parents[1]
SCRIPTS = PROJECT / "scripts"


def script(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return __import__(name)


def wheel(path: Path, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """Return a folder like the embeddable Python, with what may have gathered in it."""
    folder = tmp_path / "python-embed"
    for name in (
        "python.exe", "python3.dll", "python313.dll", "python313.zip", "python313._pth", "LICENSE.txt",
        "site-packages/lama.py", "__pycache__/x.pyc", "lkj-bundel.json",
    ):  # fmt: skip
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    return folder


def made(python: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Return the bundle's files, with two wheels in the place of those of the registry and of lkj."""
    bundle = script("bundle", monkeypatch)

    def download(folder: Path, target: str, version: str) -> None:
        assert (target, version) == ("windows", "3.13")
        wheel(folder / "a-1-py3-none-any.whl", {
            "a/__init__.py": b"1", "a-1.data/scripts/a": b"no", "a-1.data/platlib/b.pyd": b"2", "a-1.dist-info/METADATA": b"3",
        })  # fmt: skip

    monkeypatch.setattr(bundle, "download", download)
    monkeypatch.setattr(bundle, "compiled", lambda files, version: {})
    monkeypatch.setattr(
        bundle, "own", lambda folder: wheel(folder / "lkj-1-py3-none-any.whl", {"lkj/__main__.py": b"4"})
    )
    files: dict[str, bytes] = bundle.bundle(python)
    return files


def test_a_bundle_has_its_own_python_and_looks_nowhere_else(python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The interpreter, the packages of each wheel, and a path that names these alone; nothing that was there before."""
    files = made(python, monkeypatch)
    assert files["python/python313._pth"] == b"python313.zip\n.\nsite-packages\n"
    packages = {name.removeprefix("python/site-packages/") for name in files if "/site-packages/" in name}
    assert packages == {"a/__init__.py", "b.pyd", "a-1.dist-info/METADATA", "lkj/__main__.py"}
    assert b"site-packages" not in files["python/lkj-bundel.json"]
    assert "contoh/data/2025/indikator.yaml" in files
    assert {"LICENSE", "THIRD-PARTY-NOTICES.md", "python/LICENSE.txt", "BACA-SAYA.txt"} <= files.keys()
    assert not [name for name in files if name.endswith(".pyc") or "build/" in name]


def test_a_double_click_and_a_dropped_folder_start_the_same(python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From wherever the folder lies, with Windows's line ends, and what went wrong stays on the screen."""
    launcher = made(python, monkeypatch)["lkj.cmd"].decode("ascii").split("\r\n")
    assert launcher == ["@echo off", '"%~dp0python\\python.exe" -I -m lkj open %*', "if errorlevel 1 pause", ""]


def test_the_same_things_make_the_same_zip(python: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whenever it is made, and in whatever order its files come."""
    wheels, files = script("wheels", monkeypatch), made(python, monkeypatch)
    wheels.pack(tmp_path / "satu.zip", files.items())
    monkeypatch.setenv("TZ", "Asia/Jakarta")
    wheels.pack(tmp_path / "dua.zip", reversed(files.items()))
    assert (tmp_path / "satu.zip").read_bytes() == (tmp_path / "dua.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "satu.zip") as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.lambat
def test_modules_are_compiled_beforehand_where_that_python_is_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first start needs no compiler and writes nothing: the bytecode runs where its source lies, and names no other place."""
    bundle = script("bundle", monkeypatch)
    files = {"site-packages/a/__init__.py": b"VALUE = 42\n", "site-packages/a/data.txt": b"x", "python.exe": b"x"}
    monkeypatch.setattr(shutil, "which", lambda name: sys.executable if name == "python3.13" else None)
    made = bundle.compiled(files, "3.13")
    assert made == bundle.compiled(files, "3.13")
    ((name, data),) = made.items()
    assert name.startswith("site-packages/a/__pycache__/__init__.") and b"/tmp" not in data
    assert importlib.util.source_hash(files["site-packages/a/__init__.py"]) in data[:16]
    assert bundle.compiled(files, "3.99") == {}


@pytest.mark.parametrize("lacking", ["python.exe", "python313.dll"])
def test_another_folder_is_no_python(python: Path, monkeypatch: pytest.MonkeyPatch, lacking: str) -> None:
    """What cannot run is refused before anything is fetched."""
    bundle = script("bundle", monkeypatch)
    (python / lacking).unlink()
    with pytest.raises(bundle.PythonMissingError, match=r"python\.exe"):
        bundle.bundle(python)


def test_without_a_python_it_is_said_what_to_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The download is the release's part."""
    bundle = script("bundle", monkeypatch)
    monkeypatch.delenv("LKJ_PYTHON_WIN", raising=False)
    monkeypatch.setattr(sys, "argv", ["bundle.py"])
    assert bundle.main() == 3
    assert "LKJ_PYTHON_WIN" in capsys.readouterr().err


def test_each_system_is_given_the_packages_of_that_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """A marker is asked of the system that the wheels are for, not of the one that fetches them; each has its hash."""
    wheels = script("wheels", monkeypatch)
    versions = {}
    for system in ("linux", "win32", "darwin"):
        lines = [line.split(" --hash=") for line in wheels.locked(system)]
        assert all(hashes for _, *hashes in lines)
        versions[system] = {Requirement(one).name: Requirement(one) for one, *_ in lines}
        assert all(one.marker is None for one in versions[system].values())
    assert versions["linux"] == versions["win32"]
    assert str(versions["darwin"]["pikepdf"].specifier) == "==10.13.0.post1"
    assert {name for system in versions.values() for name in system} == versions["linux"].keys()


def test_the_place_of_docopt_is_held_openly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty wheel that num2words is content with, under a version that says that it is not docopt's own."""
    wheels = script("wheels", monkeypatch)
    wheels.stand_in(tmp_path)
    (path,) = tmp_path.iterdir()
    name, version, *_ = parse_wheel_filename(path.name)
    assert name == "docopt" and version.local
    assert Requirement("docopt>=0.6.2").specifier.contains(version)
    with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
        assert all(".dist-info/" in entry for entry in archive.namelist())


@pytest.mark.lambat
@pytest.mark.skipif(sys.platform != "linux", reason="the wheels are asked for by the names of Linux")
def test_lkj_is_installed_from_a_folder_without_a_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new environment, no index, no network where it can be taken away; the report is built by what was installed."""
    wheels = script("wheels", monkeypatch)
    folder, root = tmp_path / "wheels", tmp_path / "kantor"
    folder.mkdir()
    try:
        wheels.download(folder, "linux", ".".join(map(str, sys.version_info[:2])))
    except subprocess.CalledProcessError:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip("the wheels cannot be fetched here: no network")
    wheels.stand_in(folder)
    wheels.own(folder)
    shutil.copytree(PROJECT / "data", root / "data")
    venv.create(tmp_path / "venv", with_pip=True)
    nowhere = {
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
        "HOME": str(tmp_path),
        "PATH": "",
    }
    alone = ["unshare", "--net"] if shutil.which("unshare") and _may_unshare() else []

    def run(*command: str) -> str:
        full = [*alone, str(tmp_path / "venv" / "bin" / command[0]), *command[1:]]
        environment = {**nowhere, "PATH": os.environ["PATH"] if alone else ""}
        done = subprocess.run(full, cwd=root, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    # Nothing of this machine's own settings: what is in the folder must be enough.
    run("python", "-m", "pip", "--isolated", "install", "--quiet", "--no-index", "--find-links", str(folder), "lkj")
    assert "docopt" in run("python", "-m", "pip", "--isolated", "list")
    assert run("lkj", "build", "2024").splitlines() == ["build/lkj-2024.docx", "build/lkj-2024.pdf"]
    assert (root / "build" / "lkj-2024.pdf").read_bytes().startswith(b"%PDF-")


def _may_unshare() -> bool:
    return subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode == 0
