"""Make what a release consists of, in dist/: `python scripts/release.py v0.1.0`.

`packages/` goes to the registry: wheel and sdist. `assets/` goes to the release's page: the bill of materials, the
locked set with the wheel's own hash, the CI examples with version and hash filled in, and the checksums of all.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from lkj import __version__

ROOT = Path(__file__).parent.parent
BLANK = '"ISI-DARI-RILIS"'


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def filled(example: str, version: str, sha256: str) -> str:
    """Return a CI example that installs this version, by its hash."""
    filled_in = example.replace(f"LKJ_VERSION: {BLANK}", f'LKJ_VERSION: "{version}"')
    return filled_in.replace(f"LKJ_SHA256: {BLANK}", f'LKJ_SHA256: "{sha256}"')


def locked(version: str, sha256: str) -> str:
    """Return the set that installs lkj and all that runs it, by hash."""
    run = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    return f"lkj=={version} \\\n    --hash=sha256:{sha256}\n{run}"


def write(path: Path, text: str) -> None:
    """Write a text as every platform does."""
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Build once, and write what refers to what was built."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tag", help="the tag, which must be v and the version of lkj")
    if parser.parse_args().tag != f"v{__version__}":
        sys.exit(f"the tag is not v{__version__}, the version in lkj/__init__.py")
    dist = ROOT / "dist"
    shutil.rmtree(dist, ignore_errors=True)
    packages, assets = dist / "packages", dist / "assets"
    assets.mkdir(parents=True)
    subprocess.run([sys.executable, "-m", "hatchling", "build", "--directory", str(packages)], cwd=ROOT, check=True)
    (wheel,) = packages.glob("*.whl")
    sha256 = digest(wheel)
    shutil.copyfile(ROOT / "sbom.cdx.json", assets / f"lkj-{__version__}.cdx.json")
    write(assets / "requirements.txt", locked(__version__, sha256))
    for example in sorted((ROOT / "docs" / "ci").glob("*.yml")):
        write(assets / example.name, filled(example.read_text(encoding="utf-8"), __version__, sha256))
    made = sorted([*packages.iterdir(), *assets.iterdir()])
    write(assets / "SHA256SUMS", "".join(f"{digest(path)}  {path.name}\n" for path in made))


if __name__ == "__main__":
    main()
