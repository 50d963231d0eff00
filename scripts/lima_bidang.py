"""An office of five divisions that has only Excel: its year from forms to the final report, each step as it is seen.

`python scripts/lima_bidang.py FOLDER` works in a new folder. One division fills its form in LibreOffice, where that
is installed; the others' are filled as Excel would save them. Two facts are contradicted on the way.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from lkj.files.yaml.commented import Skalar
from lkj.files.yaml.editing import YamlEdit
from lkj.files.yaml.reader import parse

REPOSITORY = Path(__file__).resolve().parents[1]
EXAMPLE = REPOSITORY / "examples" / "dinas-kesehatan" / "data"
YEAR = 2025
INDIKATOR = f"data/{YEAR}/indikator.yaml"
#: The division that has no indikator of its own in the example, and what it is given.
GIVEN = ("IKU-04", "promkes")
UNITS = ("kesmas", "promkes", "p2p", "yankes", "sekdis")
#: A target that two sides come to state differently, as the example has it.
TARGET = "9 Puskesmas dan 1 Laboratorium"
NULL = Skalar("null", "", 0, 0)


class Step:
    """A folder in which commands are run, each shown with what it said and its exit code."""

    def __init__(self, root: Path, show: Callable[[str], None]) -> None:
        self.root, self.show = root, show

    def lkj(self, *args: str, code: int = 0) -> str:
        """Run a command, hold it to its exit code, and return all that it said."""
        ran = subprocess.run(
            [sys.executable, "-m", "lkj", *args], cwd=self.root, capture_output=True, text=True, check=False
        )
        said = ran.stdout + ran.stderr
        self.show(f"$ lkj {' '.join(args)}\n{said.rstrip()}\n[{ran.returncode}]\n")
        if ran.returncode != code:
            raise SystemExit(f"lkj {args[0]}: {ran.returncode}, expected {code}")
        return said


def run(root: Path, show: Callable[[str], None] = print) -> Step:
    """Go through the year in an empty folder."""
    root.mkdir(parents=True)
    step = Step(root, show)
    shutil.copytree(EXAMPLE, root / "data")
    path = root / INDIKATOR
    text = path.read_text(encoding="utf-8")
    give, unit = GIVEN
    head, mark, tail = text.partition(f"- id: {give}\n")
    text = f"{head}{mark}{tail.replace('penanggung_jawab: kesmas', f'penanggung_jawab: {unit}', 1)}"
    path.write_text(text, encoding="utf-8", newline="\n")
    # What the divisions will type is what the example says; it is taken out of the data before the year begins.
    step.lkj("export", str(YEAR), "-o", "jawaban.xlsx")
    path.write_text(emptied(text), encoding="utf-8", newline="\n")
    step.lkj("check", str(YEAR))
    step.lkj("export", str(YEAR), "-o", "isian.xlsx", "--per-unit")
    names = [f"isian-{one}.xlsx" for one in UNITS]
    filled = [fill(root / name, root / "jawaban.xlsx") for name in names]
    show(f"Diisi: {', '.join(f'{name} {n} sel' for name, n in zip(names, filled, strict=True))}\n")
    libreoffice(root, names[0], show)
    # A second copy of one form says another number, and a target changes at home after the forms went out.
    shutil.copyfile(root / "isian-p2p.xlsx", root / "isian-p2p-revisi.xlsx")
    type_in(root / "isian-p2p-revisi.xlsx", "IKU-06", "Triwulan", "Triwulan IV: pembilang", 67)
    type_in(root / "isian-yankes.xlsx", "IKU-08", "Indikator", "Target", TARGET.replace("9", "8"))
    edit(path, "IKU-08", f"target: {TARGET}", f"target: {TARGET.replace('9', '10')}")
    told = step.lkj("import", *names, "isian-p2p-revisi.xlsx", "--write", code=1)
    if told.count("bertentangan, tidak ditulis:") != 2 or "ditolak" in told:
        raise SystemExit("two contradictions were expected, and nothing refused")
    show("Bidang P2P menarik salinan keduanya; perencana mengembalikan target IKU-08.\n")
    (root / "isian-p2p-revisi.xlsx").unlink()
    type_in(root / "isian-yankes.xlsx", "IKU-08", "Indikator", "Target", TARGET)
    edit(path, "IKU-08", f"target: {TARGET.replace('9', '10')}", f"target: {TARGET}")
    step.lkj("import", *names, "--write")
    # What nobody answers for is left to whoever plans, in a form of the whole year.
    step.lkj("export", str(YEAR), "-o", "isian-perencana.xlsx")
    show(f"Diisi: isian-perencana.xlsx {fill(root / 'isian-perencana.xlsx', root / 'jawaban.xlsx')} sel\n")
    step.lkj("import", "isian-perencana.xlsx", "--write")
    if data(path.read_text(encoding="utf-8")) != data(text):
        raise SystemExit("the data is not what the divisions typed")
    step.lkj("check", str(YEAR))
    step.lkj("build", str(YEAR), "--final")
    return step


def data(text: str) -> Any:
    """Return the plain data of a file."""
    document = parse(INDIKATOR, text).document
    assert document is not None
    return document.data


def emptied(text: str) -> str:
    """Return the indikator with no realisasi of the year, and no fourth quarter."""
    made = YamlEdit(text)
    for n, one in enumerate(data(text)["indikator"]):
        for path in places(one):
            made.set(("indikator", n, *path), NULL)
    return made.text()


def places(one: dict[str, Any]) -> Iterator[Sequence[str | int]]:
    """Yield where the facts stand that a division fills in at the end of a year."""
    quarters = one.get("triwulan")
    value, path = (quarters[3], ("triwulan", 3)) if quarters else (one.get("realisasi"), ("realisasi",))
    if isinstance(value, dict):
        yield from ((*path, key) for key in ("pembilang", "penyebut", "nilai") if key in value)
    elif value is not None:
        yield path


def fill(form: Path, answers: Path) -> int:
    """Type what the answers say into the open cells of a form that are empty; return how many."""
    book, known = load_workbook(form), load_workbook(answers)
    count = 0
    for sheet in book:
        if sheet.title not in known.sheetnames:
            continue
        cells = {(key, head): cell.value for key, head, cell in listed(known[sheet.title])}
        for key, head, cell in listed(sheet):
            value = cells.get((key, head))
            if cell.value is None and not cell.protection.locked and value is not None and key[0]:
                cell.value = value
                count += 1
    book.save(form)
    return count


def listed(sheet: Any) -> Iterator[tuple[tuple[Any, Any], str, Any]]:
    """Yield the cells of a sheet, by the first two of their rows and by their heads."""
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        for head, cell in zip(heads, row, strict=True):
            yield (row[0].value, row[1].value), head, cell


def type_in(form: Path, ident: str, sheet: str, head: str, value: Any) -> None:
    """Type one value into a form."""
    book = load_workbook(form)
    next(cell for key, name, cell in listed(book[sheet]) if key[0] == ident and name == head).value = value
    book.save(form)


def edit(path: Path, ident: str, old: str, new: str) -> None:
    """Change a line of an indikator by hand."""
    head, mark, tail = path.read_text(encoding="utf-8").partition(f"- id: {ident}\n")
    path.write_text(f"{head}{mark}{tail.replace(old, new, 1)}", encoding="utf-8", newline="\n")


def libreoffice(root: Path, name: str, show: Callable[[str], None]) -> None:
    """Open a form in LibreOffice and save it there, where that is installed."""
    program = shutil.which("soffice")
    if program is None:
        show("LibreOffice tidak terpasang; isian disimpan seperti oleh Excel saja.\n")
        return
    profile = (root / "profil").as_uri()
    subprocess.run(
        [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", "lo", name],
        cwd=root, capture_output=True, check=False, timeout=600,
    )  # fmt: skip
    saved = root / "lo" / name
    if saved.exists():
        saved.replace(root / name)
        show(f"{name} disimpan oleh LibreOffice.\n")


if __name__ == "__main__":
    run(Path(sys.argv[1]))
