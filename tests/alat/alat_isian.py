"""A form on its way: exported from an office's folder, filled in by a script, read back on the command line."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from lkj.cli import cli

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Kantor:
    """A copy of an example, whose folder is the working folder."""

    root: Path
    tahun: int

    def jalankan(self, *args: str) -> tuple[int, str, str]:
        """Run `lkj`: exit code, stdout, stderr."""
        result = CliRunner().invoke(cli, args, prog_name="lkj")
        return result.exit_code, result.stdout, result.stderr

    def ekspor(self, name: str = "isian.xlsx", *more: str) -> Path:
        """Write the form."""
        code, _, told = self.jalankan("export", str(self.tahun), "-o", name, *more)
        assert code == 0, told
        return self.root / name

    def impor(self, *args: str) -> tuple[int, str, str]:
        """Read forms back."""
        return self.jalankan("import", *args)

    def data(self, file: str = "indikator.yaml") -> str:
        """Return what a data file holds."""
        return (self.root / "data" / str(self.tahun) / file).read_text(encoding="utf-8")

    def ubah(self, old: str, new: str, file: str = "indikator.yaml") -> None:
        """Replace a text that stands once in a data file."""
        text = self.data(file)
        assert text.count(old) == 1, (old, text.count(old))
        path = self.root / "data" / str(self.tahun) / file
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


@pytest.fixture
def dinas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kantor:
    """Return a copy of the health office of the examples, its folder the working folder."""
    monkeypatch.chdir(tmp_path)
    return kantor("examples/dinas-kesehatan", 2025, tmp_path)


def kantor(example: str, tahun: int, root: Path) -> Kantor:
    """Return a copy of an example in a folder."""
    shutil.copytree(REPOSITORY / example / "data" / str(tahun), root / "data" / str(tahun))
    return Kantor(root, tahun)


def tempat(sheet: Any) -> tuple[dict[str, int], dict[str, int]]:
    """Return the columns of a sheet by their heads, and its rows by their first cell."""
    columns = {cell.value: cell.column for cell in sheet[1] if cell.value}
    return columns, {row[0].value: row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value}


def isi(path: Path, values: Mapping[tuple[str, str], Any], sheet: str = "Indikator", to: str | None = None) -> Path:
    """Fill cells by id and head: a value, or what is done to the cell; return the workbook that is saved."""
    book = load_workbook(path)
    columns, rows = tempat(book[sheet])
    for (ident, head), value in values.items():
        cell = book[sheet].cell(rows[ident], columns[head])
        if callable(value):
            value(cell)
        else:
            cell.value = value
    target = path if to is None else path.with_name(to)
    book.save(target)
    return target
