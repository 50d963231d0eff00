"""A project to break: the shipped data of 2024 in a fresh root, and the command line run there."""

from __future__ import annotations

import gc
import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner

from lkj.cli import cli

REPOSITORY = Path(__file__).parents[1]
# Stands in a replacement where a finding is expected; it is taken out before the file is written.
MARK = "▸"

# A module or a test that bears the marker, as it is written.
SLOW_MODULE = re.compile(r"^pytestmark = (\[\s*)?pytest\.mark\.lambat\b", re.MULTILINE)
SLOW_TEST = re.compile(r"^@pytest\.mark\.lambat$", re.MULTILINE)
# Every test has a user's folder of its own, which is not made before something is kept.
NUMBERS = count()


def pytest_configure(config: pytest.Config) -> None:
    """Bring what tests share: the browser, what is published, the office for forms, and how hypothesis draws.

    It takes two seconds to import. The process that only hands tests out to others, which wait for it, needs none of it.
    """
    if config.getoption("dist", "no") != "no" and not hasattr(config, "workerinput"):
        return
    for name in ("alat_peramban", "alat_terbit", "alat_isian"):
        config.pluginmanager.import_plugin(name)
    from hypothesis import HealthCheck, settings

    # How long an example takes tells of the machine; `make bench` measures that.
    settings.register_profile("lkj", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("lkj")
    # `make mutate` runs the tests thousands of times, and always the same.
    if examples := os.environ.get("LKJ_EXAMPLES"):
        settings.register_profile("few", max_examples=int(examples), derandomize=True, database=None, deadline=None)
        settings.load_profile("few")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Thousands of tests are made and none of them goes: let the collector not search them again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def only_fast(config: pytest.Config) -> bool:
    """Tell whether `make quick` runs: to make what it does not run, only to deselect it, takes longer than to run the rest."""
    meant: str = config.option.markexpr
    return meant == "not lambat"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not import a module of which no test is meant."""
    test = only_fast(config) and collection_path.match("test_*.py")
    return True if test and SLOW_MODULE.search(collection_path.read_text(encoding="utf-8")) else None


def pytest_pycollect_makeitem(collector: pytest.Collector, name: str, obj: object) -> list[pytest.Item] | None:
    """Do not make the hundreds of parameters of a test that is not meant."""
    test = name.startswith("test_") and only_fast(collector.config)
    return [] if test and any(mark.name == "lambat" for mark in getattr(obj, "pytestmark", ())) else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell what was left out, which is in no other count."""
    if only_fast(config):
        texts = [path.read_text(encoding="utf-8") for path in (REPOSITORY / "tests").rglob("test_*.py")]
        rest = [text for text in texts if not SLOW_MODULE.search(text)]
        tests = sum(len(SLOW_TEST.findall(text)) for text in rest)
        terminalreporter.write_line(
            f"left to `make test`: {len(texts) - len(rest)} modules, and {tests} tests of others"
        )


def _own_data(place: Path, patch: pytest.MonkeyPatch) -> None:
    names = ("XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", *(["HOME"] if sys.platform == "darwin" else []))
    for name in names:
        patch.setenv(name, str(place))


@pytest.fixture(autouse=True, scope="session")
def _own_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what commands keep for their user away from whoever runs the tests."""
    place = tmp_path_factory.mktemp("pengguna")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(place))
        _own_data(place, patch)
        yield place


@pytest.fixture(autouse=True)
def _own_test(_own_user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the project that one test opened last, and what it changed, away from the next."""
    _own_data(_own_user / f"tes-{next(NUMBERS)}", monkeypatch)


@dataclass(frozen=True, slots=True)
class Proyek:
    """A project root of its own; file names are relative to `data/2024`, or to the root after `../../`."""

    root: Path

    def path(self, file: str) -> Path:
        """Return where a file of the project stands."""
        year = self.root / "data" / "2024"
        return self.root / file.removeprefix("../../") if file.startswith("../../") else year / file

    def ubah(self, file: str, lama: str, baru: str) -> tuple[int, int]:
        """Replace a text that stands exactly once; return line and column of the mark ▸ in `baru`, or of its start."""
        text = self.path(file).read_text(encoding="utf-8")
        if text.count(lama) != 1:
            raise AssertionError(f"{file} memuat {lama!r} {text.count(lama)} kali, bukan sekali")
        before, after = text.split(lama)
        return self._tulis(file, before, baru, after)

    def tulis(self, file: str, text: str) -> tuple[int, int]:
        """Write a whole file, with its folders; return line and column of the mark ▸ in it, or of its start."""
        return self._tulis(file, "", text, "")

    def _tulis(self, file: str, before: str, middle: str, after: str) -> tuple[int, int]:
        path = self.path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(before + middle.replace(MARK, "") + after, encoding="utf-8", newline="\n")
        upto = before + (middle.partition(MARK)[0] if MARK in middle else "")
        return upto.count("\n") + 1, len(upto) - upto.rfind("\n")

    def jalankan(self, *args: str) -> tuple[int, str, str]:
        """Run `lkj` in the project as a user would: exit code, stdout, stderr."""
        result = CliRunner().invoke(cli, args, prog_name="lkj")
        return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def proyek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Proyek:
    """Return a fresh project that holds the shipped data of 2024 and nothing else; it is the working folder.

    It does not ask figures for their source, so that a test may type what it wants.
    """
    root = tmp_path / "proyek"
    shutil.copytree(REPOSITORY / "data" / "2024", root / "data" / "2024")
    method = root / "data" / "2024" / "metode.yaml"
    method.write_text(method.read_text(encoding="utf-8").replace("naskah: bersumber\n", ""), "utf-8", newline="\n")
    monkeypatch.chdir(root)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "simpanan"))
    return Proyek(root)


@pytest.fixture
def collecting() -> Iterator[None]:
    """Undo what the command line does to the collector of a process that it thinks is its own."""
    yield
    gc.unfreeze()
    gc.enable()
