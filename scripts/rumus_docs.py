"""Write the tables of formulas and aggregates into the page on metode.yaml: `make docs`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lkj.capaian import AGREGAT, RUMUS

GUIDE = Path(__file__).parent.parent / "docs" / "panduan" / "berkas-metode.md"


def _formulas() -> Iterator[str]:
    yield "| Rumus | Polaritas | Cara menghitung capaian (R realisasi, T target) | Sumber |"
    yield "|---|---|---|---|"
    for one in RUMUS:
        polarities, rule = ", ".join(f"`{p}`" for p in one.polaritas), one.kaidah["T"]
        yield f"| `{one.nama}` | {polarities} | {rule.rumus} | {rule.sumber} |"


def _aggregates() -> Iterator[str]:
    yield "| Agregasi | Artinya |"
    yield "|---|---|"
    for one in AGREGAT.values():
        yield f"| `{one.nama}` | {one.metode} |"


def make(guide: str) -> str:
    """Return the guide with its tables as they are now, each between two comments that name it."""
    for name, rows in (("rumus", _formulas()), ("agregasi", _aggregates())):
        table = "\n".join(rows)
        guide, found = re.subn(
            rf"(<!-- {name} -->\n).*?(\n<!-- /{name} -->)", rf"\g<1>{table}\g<2>", guide, flags=re.DOTALL
        )
        assert found == 1, name
    return guide


def main() -> None:
    """Write the guide."""
    GUIDE.write_text(make(GUIDE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
