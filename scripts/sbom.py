"""Write the bill of materials (CycloneDX) and the third-party notices: `make sbom`.

Both follow from requirements/run.txt and from what the installed packages say of themselves, so a `make lock` that
changes a version of what runs is followed by this. No clock and no random number goes in: same packages, same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from lkj import __version__
from lkj.publish.pandoc import pandoc_version

ROOT = Path(__file__).parent.parent
SBOM = ROOT / "sbom.cdx.json"
NOTICES = ROOT / "THIRD-PARTY-NOTICES.md"

# Licences of packages whose metadata names none in SPDX form, as their own licence files have them.
LICENCES = {
    "jinja2": "BSD-3-Clause",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "num2words": "LGPL-2.1-or-later",
    "pypandoc-binary": "MIT AND GPL-2.0-or-later",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
}
# Programs, libraries and fonts inside packages: the package, what is in it, its licence, where it comes from.
INSIDE = (
    ("pypandoc-binary", "pandoc", "GPL-2.0-or-later", "https://github.com/jgm/pandoc"),
    ("typst", "Typst", "Apache-2.0", "https://github.com/typst/typst"),
    ("pypdfium2", "PDFium", "BSD-3-Clause AND Apache-2.0", "https://pdfium.googlesource.com/pdfium"),
    ("pikepdf", "qpdf", "Apache-2.0", "https://github.com/qpdf/qpdf"),
    ("fontpkg-arimo", "Arimo", "OFL-1.1", "https://github.com/googlefonts/arimo"),
)
FONTS = sorted((ROOT / "lkj" / "publish" / "fon").glob("*.ttf"))
LIBERATION = "https://github.com/liberationfonts/liberation-fonts"


def pins(*, macos: bool = False) -> dict[str, str]:
    """Return the version of each package that runs lkj; with `macos`, of those that are others there."""
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    found = re.findall(r"(?m)^([\w.-]+)==([\w.]+)(.*)", text)
    return {name: version for name, version, where in found if ("sys_platform == 'darwin'" in where) is macos}


def licence(name: str) -> str:
    """Return a package's licence as an SPDX expression."""
    said = distribution(name).metadata
    return LICENCES.get(name) or said.get("License-Expression") or said["License"]


def home(name: str) -> str:
    """Return where a package's source is, or its page, as it says itself; "" where it says nothing."""
    said = distribution(name).metadata
    urls = dict(line.split(", ", 1) for line in said.get_all("Project-URL") or [])
    by_kind = {kind.lower(): url for kind, url in urls.items()}
    named = (by_kind.get(kind) for kind in ("source", "repository", "source code", "homepage"))
    return next(filter(None, named), said.get("Home-page") or "")


def needs(lines: Iterable[str], known: dict[str, str]) -> list[str]:
    """Return which of the known packages lines of requirements ask for, on whatever system."""
    found = set()
    for line in lines:
        asked = re.match(r"[\w.-]+", line)
        if asked and "extra ==" not in line:
            found.add(re.sub(r"[-_.]+", "-", asked[0]).lower())
    return sorted(found & known.keys())


def _version_inside(what: str) -> str:
    if what == "pandoc":
        return ".".join(map(str, pandoc_version()))
    return ""


def _component(name: str, version: str) -> dict[str, Any]:
    inside = [
        {
            "type": "application" if what in ("pandoc", "Typst") else "library",
            "bom-ref": f"{name}#{what}",
            "name": what,
            **({"version": found} if (found := _version_inside(what)) else {}),
            "licenses": [{"expression": terms}],
            "externalReferences": [{"type": "vcs", "url": source}],
        }
        for package, what, terms, source in INSIDE
        if package == name
    ]
    return {
        "type": "library",
        "bom-ref": name,
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "licenses": [{"expression": licence(name)}],
        **({"externalReferences": [{"type": "website", "url": home(name)}]} if home(name) else {}),
        **({"components": inside} if inside else {}),
    }


def _on_macos(name: str, version: str) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": f"{name}@{version}",
        "name": name,
        "version": version,
        "description": "on macOS, in the place of the other version",
        "purl": f"pkg:pypi/{name}@{version}",
        "licenses": [{"expression": licence(name)}],
    }


def _font(path: Path) -> dict[str, Any]:
    return {
        "type": "file",
        "bom-ref": f"lkj#{path.name}",
        "name": path.name,
        "licenses": [{"expression": "OFL-1.1"}],
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}],
        "externalReferences": [{"type": "vcs", "url": LIBERATION}],
    }


def sbom() -> str:
    """Return the bill of materials of lkj and what it runs with, as locked."""
    known = pins()
    # From the project itself: what is installed for working on it may be older than its list.
    direct = needs(
        tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"], known
    )
    lkj = {
        "type": "application",
        "bom-ref": "lkj",
        "name": "lkj",
        "version": __version__,
        "purl": f"pkg:pypi/lkj@{__version__}",
        "licenses": [{"expression": "MIT AND OFL-1.1"}],
        "components": [_font(path) for path in FONTS],
    }
    unused = {
        "type": "library",
        "bom-ref": "docopt",
        "name": "docopt",
        "description": "asked for by the command line of num2words, which lkj does not use; not in the locked set",
        "scope": "excluded",
        "licenses": [{"expression": "MIT"}],
    }
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": lkj},
        "components": [
            *(_on_macos(name, version) for name, version in pins(macos=True).items()),
            *(_component(name, version) for name, version in known.items()),
            unused,
        ],
        "dependencies": [
            {"ref": "lkj", "dependsOn": direct},
            *({"ref": name, "dependsOn": needs(distribution(name).requires or [], known)} for name in known),
        ],
    }
    return json.dumps(document, indent=2) + "\n"


def _row(name: str, version: str) -> str:
    inside = ", ".join(f"{what} ({terms})" for package, what, terms, _ in INSIDE if package == name)
    return f"| {name} | {version} | {licence(name)} | {inside} | {home(name)} |"


def notices() -> str:
    """Return the notices on what others wrote and lkj runs with."""
    rows = "\n".join(_row(name, version) for name, version in pins().items())
    sources = "\n".join(f"- {what}: {source}" for _, what, _, source in INSIDE)
    return f"""# Third-party notices

lkj {__version__} is under the MIT licence. It contains one typeface of others and runs with packages of others, which are
installed beside it, each under its own licence. The full text of each licence is in the package's own `.dist-info` folder;
that of pandoc is in `pypandoc/files/copyright.pandoc`.

- **Liberation Serif**, in `lkj/publish/fon`: SIL Open Font License 1.1, its text beside it. Source: {LIBERATION}
- **pandoc** comes inside `pypandoc_binary` and is under the GNU General Public License, version 2 or later. lkj runs it as a
  program of its own and links nothing of it; who passes `pypandoc_binary` on passes pandoc on, with that licence's duties.
- **num2words** is under the GNU Lesser General Public License, version 2.1 or later. It is installed as a package of its own,
  so that it can be replaced by a changed version.
- **Typst** embeds the typefaces Libertinus Serif (SIL Open Font License 1.1), New Computer Modern (GUST Font License) and
  DejaVu Sans Mono (Bitstream Vera licence); no document of lkj uses them.

| package | version | licence | what is inside | source |
|---|---|---|---|---|
{rows}

Sources of what is inside:

{sources}

num2words also asks for docopt (MIT), for a command line that lkj does not use.
"""


def main() -> None:
    """Write both files."""
    try:
        made = {SBOM: sbom(), NOTICES: notices()}
    except PackageNotFoundError as error:
        raise SystemExit(f"{error.name} is not installed; run `make .venv/.developed`") from error
    for path, text in made.items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
