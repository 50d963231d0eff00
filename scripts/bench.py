"""Measure against the bare engines, in one run, alternating; print ratios and never judge.

bare: pandoc to DOCX beside pandoc to Typst to PDF, on the Markdown that `lkj build` made, with the same filter,
reference document, preamble and fonts, and nothing else: no data, no checks, no lists of contents.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from lkj.capaian import SKALA, Angka, Aturan, hitung
from lkj.model import load_year
from lkj.pengukuran import Pengukuran
from lkj.publish.pandoc import READER, pandoc_path
from lkj.publish.typst import font_folder
from lkj.report.dokumen import susun_laporan
from lkj.report.lingkungan import environment, package_templates

ROOT = Path(__file__).parent.parent
BARE = """
import subprocess, sys, typst
pandoc, reader, folder, fonts, text, out, inputs = sys.argv[1:]
import json
source = open(text, "rb").read()
common = [pandoc, "--sandbox", "--from", reader, "--lua-filter", folder + "/filter.lua"]
word = subprocess.Popen(
    [*common, "--to", "docx", "--reference-doc", folder + "/reference.docx", "--output", out + ".docx", text])
body = subprocess.run([*common, "--to", "typst", text], check=True, capture_output=True).stdout
preamble = open(folder + "/laporan.typ", "rb").read()
pdf = typst.compile(preamble + body, font_paths=[fonts], ignore_system_fonts=True, sys_inputs=json.load(open(inputs)))
open(out + ".pdf", "wb").write(pdf)
word.wait()
"""


def seconds(command: list[str]) -> float:
    """Return the wall time of one command."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def engines(folder: Path, rounds: int = 9) -> None:
    """Print the time of a build beside the bare engines' on the same text."""
    import json

    year, _ = load_year(ROOT, 2024)
    assert year is not None
    report = susun_laporan(environment(ROOT), Pengukuran(year))
    text, inputs = folder / "laporan.md", folder / "inputs.json"
    text.write_text(report.markdown, encoding="utf-8", newline="\n")
    from lkj.publish.layout import Layout

    settings = {**Layout().as_dict(), "judul": report.judul, "penulis": report.penulis, "tanggal": [2025, 1, 10]}
    svgs = {f"gambar:{name}": svg for name, svg in ((name, draw()) for name, draw in report.figures.items())}
    inputs.write_text(json.dumps({"atur": json.dumps(settings), **svgs}), encoding="utf-8")
    script = folder / "bare.py"
    script.write_text(BARE, encoding="utf-8")
    arguments = [
        str(pandoc_path()),
        READER,
        str(package_templates()),
        str(font_folder()),
        str(text),
        str(folder / "bare"),
        str(inputs),
    ]
    bare = [sys.executable, str(script), *arguments]
    ours = [sys.executable, "-m", "lkj", "build", "2024", "--root", str(folder)]
    shutil.copytree(ROOT / "data", folder / "data")
    times: dict[str, list[float]] = {"bare": [], "lkj": []}
    for _ in range(rounds + 1):
        times["bare"].append(seconds(bare))
        times["lkj"].append(seconds(ours))
    middle = {name: statistics.median(values[1:]) for name, values in times.items()}
    print(f"mesin polos          {middle['bare']:.3f} s (median dari {rounds})")
    print(f"lkj build 2024       {middle['lkj']:.3f} s")
    print(f"nisbah               {middle['lkj'] / middle['bare']:.2f}")


def timed(label: str, work: Callable[[], object]) -> None:
    """Print the time of one piece of work in this process."""
    start = time.perf_counter()
    work()
    print(f"{label:<20} {time.perf_counter() - start:.3f} s")


def capaian(many: int) -> None:
    """Compute and classify `many` indicators."""
    target, rule, scale = Angka(Decimal(100), "persen"), Aturan(), SKALA["85-70-55"]
    for n in range(many):
        value = hitung(target, Angka(Decimal(n % 131), "persen"), rule).nilai
        if value is not None:
            scale.kategori(value)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        engines(Path(name))
    timed("50.000 indikator", lambda: capaian(50_000))
    timed("100.000 indikator", lambda: capaian(100_000))
