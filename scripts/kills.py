"""Kill each command of lkj that writes at random moments, and see that the next run finds all in order.

After each kill every file is looked at: it must be the old one or the new one, whole. Then another command runs, and
the files that belong together must be all old or all new, with nothing left over in the project, in the system's
temporary folder and among the running processes. Half of the kills come at a moment drawn from the whole of the run,
half in the milliseconds in which files are written.

Usage: python scripts/kills.py [NUMBER] [SEED]
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
_WAIT = 120.0
#: Commands that follow a kill; each opens a project and cleans up.
_NEXT = (["rule", "LKJ101"], ["fmt", "--check", "2024"], ["capaian", "2024"])


def _untidy(folder: Path) -> None:
    """Give several data files what `fmt` and `check --fix` put in order."""
    for path in sorted(folder.glob("*.yaml")):
        text = path.read_bytes()
        path.write_bytes(text.replace(b"\n", b"\r\n"))


@dataclass
class Case:
    """A command, what it changes in the project, and how the project is made ready for it."""

    words: list[str]
    folder: str
    prepare: Callable[[Path], None] = lambda root: None
    old: dict[str, bytes] = field(default_factory=dict)
    new: dict[str, bytes] = field(default_factory=dict)
    seconds: float = 0.0


def _no_build(root: Path) -> None:
    # An old set of documents, so that a mixed one can be told.
    folder = root / "build"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for kind in ("docx", "pdf", "html"):
        (folder / f"lkj-2024.{kind}").write_bytes(b"lama\n" * 1000)


def _untidy_year(root: Path) -> None:
    _untidy(root / "data" / "2024")


def _no_next_year(root: Path) -> None:
    shutil.rmtree(root / "data" / "2025", ignore_errors=True)


def _no_data(root: Path) -> None:
    shutil.rmtree(root / "data")


def cases() -> dict[str, Case]:
    """Return the commands that write."""
    return {
        "build": Case(["build", "2024", "--force", "--format", "docx,pdf,html"], "build", _no_build),
        "fmt": Case(["fmt", "2024"], "data/2024", _untidy_year),
        "check --fix": Case(["check", "--fix", "2024"], "data/2024", _untidy_year),
        "new": Case(["new", "2025", "--from", "2024"], "data/2025", _no_next_year),
        "init": Case(["init", "--yes", "--kind", "dinas", "--year", "2025", "--history", "1"], "", _no_data),
    }


def _files(root: Path) -> dict[str, bytes]:
    """Return all files of a project by name; a folder counts by its name with a slash."""
    return {
        path.relative_to(root).as_posix() + ("/" if path.is_dir() else ""): b"" if path.is_dir() else path.read_bytes()
        for path in root.rglob("*")
    }


class Bench:
    """A project in a place of its own, with a temporary folder and notes of its own."""

    def __init__(self, place: Path) -> None:
        self.root = place / "proyek"
        self.temporary = place / "sementara"
        self.temporary.mkdir()
        shutil.copytree(REPOSITORY / "data" / "2024", self.root / "data" / "2024")
        self.base = _files(self.root)
        self.environment = {
            **os.environ, "TMPDIR": str(self.temporary), "XDG_STATE_HOME": str(place / "catatan"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip

    def start(self, words: list[str]) -> subprocess.Popen[bytes]:
        """Start lkj in a process group of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "lkj", *words], cwd=self.root, env=self.environment, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def reset(self, case: Case) -> None:
        """Bring the project to where the case begins."""
        shutil.rmtree(self.root)
        for name, content in self.base.items():
            path = self.root / name
            if name.endswith("/"):
                path.mkdir(parents=True, exist_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        case.prepare(self.root)

    def learn(self, case: Case) -> None:
        """Find out what the command makes, and how long it takes."""
        self.reset(case)
        case.old = _files(self.root)
        begin = time.monotonic()
        self.start(case.words).wait()
        case.seconds = time.monotonic() - begin
        case.new = _files(self.root)
        if case.old == case.new:
            raise SystemExit(f"lkj {' '.join(case.words)} changes nothing")

    def writing(self, case: Case) -> bool:
        """Tell whether files of a random name are about."""
        for name in ("build", "data/2024", "data", "data/2025", "schema", ""):
            try:
                if any(one.name.startswith(".lkj-") for one in (self.root / name).iterdir()):
                    return True
            except OSError:
                pass
        return False

    def kill(self, case: Case, rng: random.Random, *, aimed: bool) -> str:
        """Run a case and kill it; return where it stood: done, before or amid writing."""
        self.reset(case)
        process = self.start(case.words)
        if aimed:
            until = time.monotonic() + _WAIT
            while not self.writing(case) and process.poll() is None and time.monotonic() < until:
                pass
            time.sleep(rng.uniform(0, 0.012))
        else:
            time.sleep(rng.uniform(0, case.seconds))
        done = process.poll() is not None
        if not done:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return "done" if done else "amid" if self.writing(case) else "before"

    def damaged(self, case: Case) -> list[str]:
        """Name each file that is neither the old nor the new one, leftovers aside."""
        found = []
        for name, content in _files(self.root).items():
            if any(part.startswith(".lkj-") for part in name.split("/")):
                continue
            if content not in (case.old.get(name), case.new.get(name)):
                found.append(f"damaged: {name}")
        return found

    def wrong_after_next(self, case: Case, words: list[str]) -> list[str]:
        """Run another command, and name what is mixed, left over or still running."""
        self.start(words).wait()
        now = _files(self.root)
        # Folders are made before what goes into them.
        made = {name for name in now if name.endswith("/") and name not in case.old and name in case.new}
        same = now in (case.old, case.new) or {k: v for k, v in now.items() if k not in made} == case.old
        found = [] if same else [f"mixed or left over: {name}" for name in _differing(now, case)]
        # Compiled templates are kept for later runs.
        left = [path for path in self.temporary.rglob("*") if path.is_file() and path.suffix != ".cache"]
        left += [path for path in self.temporary.rglob(".lkj-*") if path.is_dir()]
        found += [f"left over: {path}" for path in left]
        notes = Path(self.environment["XDG_STATE_HOME"]) / "lkj"
        found += [f"left over: {path}" for path in notes.glob("*")]
        return found + [f"still running: {one}" for one in self.running()]

    def running(self) -> list[str]:
        """Name the processes that were started here and still run, after a moment to end."""
        mark = f"TMPDIR={self.temporary}".encode()
        until = time.monotonic() + 5
        while True:
            found = []
            for path in Path("/proc").glob("[0-9]*"):
                try:
                    if mark in (path / "environ").read_bytes().split(b"\0"):
                        found.append((path / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"))
                except OSError:
                    continue
            if not found or time.monotonic() > until:
                return found
            time.sleep(0.02)


def _differing(now: Mapping[str, bytes], case: Case) -> list[str]:
    odd = [name for name in now if name not in case.old and name not in case.new]
    mixed = [name for name in case.new if now.get(name) != case.new[name]]
    return odd or mixed


def run(number: int, seed: int, place: Path, *, aimed: bool = False) -> tuple[Counter[str], list[str]]:
    """Kill so many times, amid writing alone if `aimed`; return how often each was killed where, and what was wrong."""
    rng = random.Random(seed)
    bench = Bench(place)
    every = cases()
    for case in every.values():
        bench.learn(case)
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for n in range(number):
        name = list(every)[n % len(every)]
        case = every[name]
        where = bench.kill(case, rng, aimed=aimed or n // len(every) % 2 == 1)
        counts[f"{name}: {where}"] += 1
        found = [*bench.damaged(case), *bench.wrong_after_next(case, rng.choice(_NEXT))]
        wrong += [f"{n} {name} ({where}): {one}" for one in found]
    return counts, wrong


def main() -> None:
    """Kill as often as asked, 500 times by default, and print what was found."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(2**32)
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kills-") as place:
        counts, wrong = run(number, seed, Path(place))
    print(f"{number} kills, seed {seed}, {time.monotonic() - begin:.0f} s")
    for name, many in sorted(counts.items()):
        print(f"  {name} {many}")
    print(*wrong, sep="\n")
    print(f"{len(wrong)} found wrong")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
