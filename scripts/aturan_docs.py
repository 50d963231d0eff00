"""Write docs/aturan from the files of the rules: `make docs`."""

from __future__ import annotations

from pathlib import Path

from lkj.check.rules import codes
from lkj.check.rules.docs import index, page

FOLDER = Path(__file__).parent.parent / "docs" / "aturan"


def make() -> dict[str, str]:
    """Return every page by file name."""
    return {"README.md": index(), **{f"{code}.md": page(code) for code in codes()}}


def main() -> None:
    """Write all pages, and take away those of codes that are gone."""
    pages = make()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"docs/aturan: {len(pages)} halaman")


if __name__ == "__main__":
    main()
