"""Run lkj on Linux and on a Windows of Wine, and compare what both write, byte for byte: `make windows`.

Prints what was compared, its size, and whether it is the same; exit code 1 when anything differs. Wine is not Windows:
it shows what Python and the libraries do there (paths, line ends, code pages, locks, DLLs), not what Word, an antivirus
or a network drive do.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from cases import BUNDLE, CODEPAGES, KPU, LONG, PROJECTS, QUICK, SCREENS, Project, Step
from environment import HERE, PYTHON, RUN, EnvironmentMissingError, prepare
from wine import Ran, Windows, on_linux

from lkj.cli import cli

BUILT = "build/pk-ketua-2024.docx"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was compared; `wrong` says how it differs, `but` what was left out of the comparison."""

    name: str
    size: int
    wrong: str = ""
    but: str = ""


def first_difference(here: bytes, there: bytes) -> str:
    """Return the first line that differs, of both."""
    ours, theirs = here.split(b"\n"), there.split(b"\n")
    for number, (one, other) in enumerate(zip(ours, theirs, strict=False), 1):
        if one != other:
            return f"baris {number}: Linux {one[:100]!r}, Windows {other[:100]!r}"
    return f"{len(ours)} baris di Linux, {len(theirs)} di Windows"


def compared(name: str, step: Step, here: Ran, there: Ran) -> Row:
    """Compare what a command left on both systems."""
    outputs = [[ran.out, ran.err] for ran in (here, there)]
    if step.but:
        outputs = [[step.but[0].sub(b"", text) for text in both] for both in outputs]
    wrong = "" if here.code == there.code else f"kode keluar {here.code} di Linux, {there.code} di Windows; "
    for what, one, other in zip(("stdout", "stderr"), *outputs, strict=True):
        if one != other:
            wrong += f"{what} {first_difference(one, other)}; "
    return Row(name, len(there.out) + len(there.err), wrong, step.but[1] if step.but else "")


def files(root: Path) -> dict[str, bytes]:
    """Return all files of a folder."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


Runner = Callable[[Sequence[str], Path, bytes], Ran]


def both(project: Project, windows: Windows, run: Runner | None = None) -> Iterator[Row]:
    """Run a project on both systems, on Windows by `run`; yield each command, then each file that was written."""
    run = run or windows.lkj
    here, there = RUN / "linux" / project.folder, RUN / "windows" / project.folder
    for root in (here, there):
        project.fill(root)
    source, label = files(here), project.folder.replace(LONG, "dalam …")
    for one in project.steps:
        ran = on_linux(one.words, here, one.given), run(one.words, there, one.given)
        yield compared(f"{label}: lkj {one}", one, *ran)
    ours, theirs = files(here), files(there)
    for name in sorted(ours.keys() | theirs.keys()):
        data, other, shown = ours.get(name), theirs.get(name), f"{label}/{name}"
        if data is None or other is None:
            yield Row(shown, len(data or other or b""), f"hanya di {'Linux' if other is None else 'Windows'}")
        elif data != other:
            yield Row(shown, len(other), first_difference(data, other))
        elif source.get(name) != data:
            yield Row(shown, len(other))


def refused(name: str, root: Path, windows: Windows, words: str) -> Row:
    """Build over a target that cannot be replaced: a message in exit code 3, and every file as it was."""
    before = files(root)
    ran = windows.lkj(["build", "2024", "--force", "--document", "pk-ketua"], root)
    said = ran.err.decode()
    wrong = "" if ran.code == 3 else f"kode keluar {ran.code}; "
    wrong += "" if Path(BUILT).name in said and words in said and "Traceback" not in said else f"pesannya {said!r}; "
    wrong += "" if files(root) == before else "berkas berubah; "
    return Row(name, len(ran.err), wrong)


def locked(windows: Windows) -> Iterator[Row]:
    """Yield what happens where the document is read-only, or open in another program."""
    root = RUN / "windows" / "terkunci"
    KPU.fill(root)
    first = windows.lkj(["build", "2024", "--force", "--document", "pk-ketua"], root)
    yield Row(
        "terkunci: dibangun sekali", len(first.out), "" if first.code == 0 else first.err.decode(errors="replace")
    )
    document = root / BUILT
    document.chmod(0o444)
    yield refused("terkunci: build atas berkas hanya-baca", root, windows, "hanya-baca")
    document.chmod(0o644)
    with windows.holding(document):
        yield refused("terkunci: build atas berkas yang dibuka program lain", root, windows, "dibuka program lain")
    again = windows.lkj(["build", "2024", "--force", "--document", "pk-ketua"], root)
    yield Row(
        "terkunci: build sesudah ditutup", len(again.out), "" if again.code == 0 else again.err.decode(errors="replace")
    )


def screens(windows: Windows) -> Iterator[Row]:
    """Yield each command in a console of each code page: what stands on the screen is what is printed on Linux."""
    here, there = RUN / "linux" / "konsol", RUN / "windows" / "konsol"
    for root in (here, there):
        KPU.fill(root)
    for one in SCREENS:
        printed = on_linux(one.words, here)
        expected = (printed.err + printed.out).decode()
        for codepage in CODEPAGES:
            code, shown = windows.screen(one.words, there, codepage)
            # Where a line is broken is the console's affair; so is the order of the two streams.
            wrong = "" if code == printed.code else f"kode keluar {code}; "
            if sorted("".join(shown.split())) != sorted("".join(expected.split())):
                wrong += first_difference(expected.encode(), shown.encode())
            yield Row(f"konsol {codepage}: lkj {one}", len(shown.encode()), wrong)


def bundled(windows: Windows) -> Iterator[Row]:
    """Yield what the folder without installation does, unpacked and started by its own `.cmd`."""
    sys.path.insert(0, str(HERE.parent))
    from bundle import bundle

    home = RUN / "bundel" / "Folder é dengan spasi"
    for name, data in bundle(PYTHON).items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_bytes(data)
    yield from both(BUNDLE, windows, partial(windows.batch, home / "lkj-perintah.cmd"))


def uncovered() -> Iterator[Row]:
    """Yield each command of lkj that no project runs."""
    ran = {word for project in PROJECTS.values() for one in project.steps for word in one.words[:1]}
    for name in sorted(cli.commands.keys() - ran):
        yield Row(f"lkj {name}", 0, "tidak ada contohnya dalam scripts/windows/cases.py")


def show(rows: Sequence[Row]) -> None:
    """Print what was compared, aligned."""
    wide = max((len(row.name) for row in rows), default=0)
    for row in rows:
        verdict = f"BERBEDA  {row.wrong}" if row.wrong else f"sama, selain {row.but}" if row.but else "sama"
        print(f"{row.name:{wide}}  {row.size:>9}  {verdict}", flush=True)


def main() -> int:
    """Compare, print, and say in the exit code whether all is the same."""
    parts = {name: partial(both, project) for name, project in PROJECTS.items()}
    parts |= {"konsol": screens, "terkunci": locked, "bundel": bundled}
    parser = argparse.ArgumentParser(description=__doc__)
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--quick", action="store_true", help="satu build, verify, dan check saja")
    chosen.add_argument("--only", nargs="+", choices=parts, default=parts, help="bagian ini saja")
    asked = parser.parse_args()
    started = time.monotonic()
    try:
        prepare()
    except EnvironmentMissingError as error:
        print(f"galat: {error}", file=sys.stderr)
        return 3
    made = time.monotonic()
    rows = list(uncovered())
    show(rows)
    with Windows() as windows, ThreadPoolExecutor(os.cpu_count()) as pool:
        work = [partial(both, QUICK)] if asked.quick else [parts[name] for name in asked.only]
        for job in [pool.submit(lambda one=one: list(one(windows))) for one in work]:
            show(job.result())
            rows += job.result()
    differing = sum(bool(row.wrong) for row in rows)
    size = sum(row.size for row in rows)
    print(f"{len(rows)} dibandingkan, {size} byte, {differing} berbeda", end="; ")
    print(f"{time.monotonic() - started:.0f} s, di antaranya {made - started:.0f} s menyiapkan Windows")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
