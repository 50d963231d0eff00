"""Fill a folder from which lkj is installed without a network: `make wheels`.

In `dist/wheels` come the wheels of the locked set by their hashes, for Linux, Windows and macOS, and lkj's own. There,
with no index, this installs it: `pip install --no-index --find-links wheels lkj`.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
#: What pip calls the machines of a system, and what Python does. Linux is any with glibc 2.28, which came in 2018.
TARGETS = {
    "linux": ("linux", ("manylinux2014_x86_64", *(f"manylinux_2_{n}_x86_64" for n in range(17, 29)))),
    "windows": ("win32", ("win_amd64",)),
    "macos-arm64": ("darwin", ("macosx_14_0_arm64",)),
    "macos-x86_64": ("darwin", ("macosx_15_0_x86_64",)),
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
#: The first moment that a zip can tell.
MOMENT = (1980, 1, 1, 0, 0, 0)
# num2words asks for docopt, for a command line of its own that nobody here calls, and docopt has no wheel. To make one
# would run the code of a package that nobody has kept since 2014; so an empty one stands in its place, whose version
# says that it is another than docopt's.
STAND_IN = "0.6.2+tanpa.isi"
_ABOUT = f"""\
Metadata-Version: 2.1
Name: docopt
Version: {STAND_IN}
Summary: Holds the place of docopt, which num2words names and lkj does not use; there is nothing in it.
License: MIT
"""
_WHEEL = "Wheel-Version: 1.0\nGenerator: lkj\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def locked(system: str) -> Iterator[str]:
    """Yield the lines of the locked set that hold for a system, by Python's name for it, each with its hashes."""
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        requirement, *hashes = (part.strip() for part in line.split(" --hash="))
        one = Requirement(requirement)
        # pip would ask the machine that downloads.
        if one.marker is None or one.marker.evaluate({"sys_platform": system}):
            one.marker = None
            yield " ".join([str(one), *(f"--hash={digest}" for digest in hashes)])


def download(folder: Path, target: str, python: str) -> None:
    """Put the wheels of a system and a Python into a folder; those that are there are not fetched again."""
    system, platforms = TARGETS[target]
    with tempfile.TemporaryDirectory() as made:
        asked = Path(made) / "requirements.txt"
        asked.write_text("".join(f"{line}\n" for line in locked(system)), encoding="utf-8", newline="\n")
        command = [
            sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
            "--no-deps", "--require-hashes", "--only-binary", ":all:", "--implementation", "cp",
            "--python-version", python, *(word for one in platforms for word in ("--platform", one)),
            "--dest", str(folder), "--requirement", str(asked),
        ]  # fmt: skip
        subprocess.run(command, check=True)


def own(folder: Path) -> Path:
    """Build the wheel of this checkout into a folder; return its path."""
    with tempfile.TemporaryDirectory() as made:
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", made]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        (wheel,) = Path(made).glob("*.whl")
        return Path(shutil.move(wheel, folder / wheel.name))


def pack(path: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write a zip that is the same for the same files, whenever and wherever it is made."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(files):
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, data)


def stand_in(folder: Path) -> None:
    """Write the empty wheel that holds the place of docopt."""
    info = f"docopt-{STAND_IN}.dist-info"
    files = {f"{info}/METADATA": _ABOUT.encode(), f"{info}/WHEEL": _WHEEL.encode()}
    lines = [f"{name},sha256={_digest(data)},{len(data)}\n" for name, data in files.items()]
    files[f"{info}/RECORD"] = "".join([*lines, f"{info}/RECORD,,\n"]).encode()
    pack(folder / f"docopt-{STAND_IN}-py3-none-any.whl", files.items())


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def main() -> None:
    """Fill the folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=ROOT / "dist" / "wheels", help="folder to fill")
    parser.add_argument("--target", nargs="+", choices=TARGETS, default=tuple(TARGETS), help="these systems only")
    parser.add_argument("--python", nargs="+", default=PYTHONS, help="for these versions of Python only")
    asked = parser.parse_args()
    asked.into.mkdir(parents=True, exist_ok=True)
    for target in asked.target:
        for python in asked.python:
            download(asked.into, target, python)
    stand_in(asked.into)
    own(asked.into)
    made = sorted(asked.into.glob("*.whl"))
    print(f"{len(made)} wheel, {sum(path.stat().st_size for path in made) / 1e6:.0f} MB, di {asked.into}")


if __name__ == "__main__":
    main()
