"""Write docs/aturan from the catalogue of rules: `make docs`."""

from __future__ import annotations

from pathlib import Path

from lkj.check.rules.katalog import ATURAN, halaman, indeks

FOLDER = Path(__file__).parent.parent / "docs" / "aturan"


def make() -> dict[str, str]:
    """Return every page by file name."""
    return {"README.md": indeks(), **{f"{code}.md": halaman(code) for code in ATURAN}}


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
