"""Build the documentation as a site in build/situs, to be read without a network: `make site`.

Its menu is the contents of docs/panduan.md, which is its first page; a link that leaves docs/ becomes plain words.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
TARGET = ROOT / "build" / "situs"
# For who changes lkj, in English; they are read beside the code.
LEFT_OUT = ("arsitektur.md", "keputusan")
FENCE = re.compile(r"^[ ]*(`{3,}).*?^[ ]*\1`*[ ]*$|(`+)(?!`).+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^()\s]+)\)")


def menu(contents: str) -> list[dict[str, list[dict[str, str]]]]:
    """Return the menu that a page of contents makes: a list of links under each heading."""
    parts = re.split(r"^## (.+)$", contents, flags=re.MULTILINE)[1:]
    return [
        {title: [{label.replace("`", ""): page} for label, page in LINK.findall(links)]}
        for title, links in zip(parts[::2], parts[1::2], strict=True)
    ]


def toml(value: object) -> str:
    """Write lists, tables and strings on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{json.dumps(key)} = {toml(one)}' for key, one in value.items())} }}"
    return json.dumps(value, ensure_ascii=False)


def for_site(text: str, page: Path, docs: Path) -> str:
    """Return a page with its links as the site has them."""

    def link(found: re.Match[str]) -> str:
        label, target = found.groups()
        path, mark, anchor = target.partition("#")
        if "://" in target or not path:
            return found[0]
        aim = (page.parent / path).resolve()
        if not aim.is_relative_to(docs) or not aim.is_file():
            return label
        if aim == docs / "panduan.md":
            path = path.removesuffix("panduan.md") + "index.md"
        return f"[{label}]({path}{mark}{anchor})"

    # Code stays as it is: what it shows are not links of the page.
    made, last = [], 0
    for code in FENCE.finditer(text):
        made += [LINK.sub(link, text[last : code.start()]), code[0]]
        last = code.end()
    return "".join([*made, LINK.sub(link, text[last:])])


def build(target: Path) -> None:
    """Build the site; a link or an anchor that leads nowhere stops it."""
    with tempfile.TemporaryDirectory() as scratch:
        # Resolved, as the links are: on macOS the folder of what is temporary is a link itself.
        work = Path(scratch).resolve()
        docs = work / "docs"
        shutil.copytree(DOCS, docs, ignore=shutil.ignore_patterns(*LEFT_OUT))
        pages = {page: page.read_text(encoding="utf-8") for page in docs.rglob("*.md")}
        for page, text in pages.items():
            page.write_text(for_site(text, page, docs), encoding="utf-8", newline="\n")
        (docs / "panduan.md").rename(docs / "index.md")
        config = (docs / "situs" / "zensical.toml").read_text(encoding="utf-8")
        nav = [{"Beranda": "index.md"}, *menu(pages[docs / "panduan.md"])]
        (work / "zensical.toml").write_text(config.replace("nav = []", f"nav = {toml(nav)}"), encoding="utf-8")
        (docs / "situs" / "zensical.toml").unlink()
        # Of what went wrong it says enough before it falls.
        done = subprocess.run(
            [sys.executable, "-m", "zensical", "build", "--strict"],
            cwd=work, capture_output=True, encoding="utf-8", errors="replace", check=False,
        )  # fmt: skip
        if done.returncode:
            sys.exit(re.sub(r"\x1b\[[\d;]*m", "", done.stdout + done.stderr).partition("Traceback")[0])
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(work / "site", target)


def main() -> None:
    """Build it where `make clean` and Git know it."""
    build(TARGET)
    print(f"build/situs/index.html: {sum(1 for _ in TARGET.rglob('*.html'))} halaman")


if __name__ == "__main__":
    main()
