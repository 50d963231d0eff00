"""Write the locked sets of packages in requirements/: `make lock`.

To add a package, name it in pyproject.toml with its least version and run `make lock`: what is locked already stays as
it is. `make lock UPGRADE=1` takes the newest version of everything. If what runs has changed, run `make sbom`.
The sets hold for every Python and system that lkj runs on; `dev.txt` is the whole, `run.txt` and `build.txt` are its
parts; `windows.txt` stands for itself, `mutate.txt` and `site.txt` beside the whole.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "requirements"
HEADS = {
    "dev": "Develops lkj: what runs it, what builds it, and what tests it.",
    "run": "Runs lkj.",
    "build": "Builds lkj: its wheel, and the editable install of a checkout.",
    "windows": "Builds the Windows that `make windows` runs lkj on: see scripts/windows/environment.py.",
    "mutate": "Runs `make mutate`, beside what develops lkj.",
    "site": "Builds the documentation, `make site`, beside what develops lkj.",
}


def head(name: str) -> str:
    """Return the comment that opens a set."""
    return f"# {HEADS[name]}\n# Written by scripts/lock.py, which says how to add a package: run `make lock`.\n"


def compile_set(name: str, *words: str, given: str | None = None) -> None:
    """Let uv resolve one set and write it; what stands in the file already is kept where it fits."""
    target = FOLDER / f"{name}.txt"
    source = "pyproject.toml" if given is None else "-"
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", *words, "--output-file", str(target), source]
    subprocess.run(command, cwd=ROOT, input=given, text=True, check=True)
    lines = target.read_text(encoding="utf-8").splitlines()
    # Where the packages come from is each machine's own affair.
    kept = [line for line in lines if not line.startswith(("#", "-", "--"))]
    target.write_text(head(name) + "".join(f"{line}\n" for line in kept), encoding="utf-8", newline="\n")


def main() -> None:
    """Write the sets, the parts out of the whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions")
    upgrade = ("--upgrade",) if parser.parse_args().upgrade else ()
    with (ROOT / "pyproject.toml").open("rb") as source:
        project = tomllib.load(source)
    compile_set("dev", "--extra", "dev", *upgrade)
    whole = ("--constraint", str(FOLDER / "dev.txt"))
    compile_set("run", *whole)
    compile_set("build", *whole, given="\n".join(project["build-system"]["requires"]))
    compile_set("windows", *upgrade, given="\n".join(project["dependency-groups"]["windows"]))
    for name in ("mutate", "site"):
        compile_set(name, *whole, *upgrade, given="\n".join(project["dependency-groups"][name]))


if __name__ == "__main__":
    main()
