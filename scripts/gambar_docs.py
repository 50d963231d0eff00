"""Make the pictures of README and guide anew, of real pages and terminals: `make pictures` (Linux, with Chromium).

They show the examples as this checkout builds them. Look at them before they are committed: no test compares them,
for what a page looks like may change with every template.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
from io import StringIO
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.text import Text

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "gambar"
COLUMNS = 100
LINES = 24
GROUND = (128, 136, 147)
MARGIN = 6
PAGE = 525
COLOURS = 128
# That of rich, without the typeface that it would fetch from the network.
SVG = """<svg viewBox="0 0 {terminal_width} {terminal_height}" xmlns="http://www.w3.org/2000/svg">
<style>.{unique_id}-matrix {{ font: {char_height}px/{line_height}px Consolas, "DejaVu Sans Mono", monospace; }}
{styles}</style>
<defs>{lines}</defs>
<rect width="{terminal_width}" height="{terminal_height}" fill="#ffffff"/>
{backgrounds}
<g class="{unique_id}-matrix">{matrix}</g>
</svg>
"""


def said(root: Path, *words: str) -> str:
    """Run lkj on a terminal of its own, and return what it wrote there, colours included."""
    here, there = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
    environment.pop("NO_COLOR", None)
    # Of a terminal so wide.
    fcntl.ioctl(there, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    command = [sys.executable, "-m", "lkj", *words]
    with subprocess.Popen(command, cwd=root, env=environment, stdin=there, stdout=there, stderr=there):
        os.close(there)
        parts = []
        try:
            while part := os.read(here, 65536):
                parts.append(part)
        except OSError:  # the other side is closed
            pass
    os.close(here)
    return b"".join(parts).decode().replace("\r\n", "\n")


def terminal(name: str, root: Path, *words: str) -> None:
    """Draw a command with the beginning of its answer."""
    lines = said(root, *words).rstrip("\n").split("\n")
    shown = [*lines[:LINES], "…"] if len(lines) > LINES else lines
    console = Console(record=True, width=COLUMNS, file=StringIO(), color_system="truecolor")
    console.print(Text("> lkj " + " ".join(words), style="bold"))
    console.print(Text.from_ansi("\n".join(shown)), soft_wrap=True)
    drawn = console.export_svg(theme=DEFAULT_TERMINAL_THEME, code_format=SVG, unique_id=name)
    (FOLDER / f"{name}.svg").write_text(re.sub(r" +$", "", drawn, flags=re.MULTILINE), encoding="utf-8", newline="\n")


def pages(name: str, pdf: Path, *wanted: str) -> None:
    """Draw the pages on which texts stand, beside each other; "" is the cover."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
        # What the lists in front name stands again where it is.
        found = [max(n for n, text in enumerate(texts) if one in text) if one else 0 for one in wanted]
        drawn = [document[n].render(scale=PAGE / document[n].get_width()).to_pil() for n in found]
    sheet = Image.new("RGB", (MARGIN + len(drawn) * (PAGE + MARGIN), drawn[0].height + 2 * MARGIN), GROUND)
    for n, one in enumerate(drawn):
        sheet.paste(one, (MARGIN + n * (PAGE + MARGIN), MARGIN))
    sheet.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)


def web(name: str, page: Path) -> None:
    """Draw the web page with a figure that was clicked."""
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1280, "height": 1060}, locale="id-ID")
        tab.goto(page.as_uri())
        tab.get_by_role("button", name="SK-01").first.click()
        tab.locator("a.angka:visible", has_text="96,00%").first.click()
        tab.get_by_role("dialog").get_by_text("Rumus, hitungan").click()
        taken = tab.screenshot()
        browser.close()
    path = FOLDER / f"{name}.png"
    path.write_bytes(taken)
    with Image.open(path) as image:
        small = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def main() -> None:
    """Make them all."""
    with tempfile.TemporaryDirectory() as scratch:
        example, first = Path(scratch, "contoh"), Path(scratch, "pertama")
        shutil.copytree(ROOT / "examples" / "data", example / "data")
        first.mkdir()
        said(example, "build", "2025", "--format", "pdf,docx,html", "--final")
        pages(
            "halaman",
            example / "build" / "lkj-2025.pdf",
            "Indikator Kinerja Terendah dari Tahun ke Tahun",
            "1. Meningkatnya mutu layanan perpustakaan (SK-01)",
        )
        web("web", example / "build" / "lkj-2025.html")
        terminal("capaian", example, "capaian", "2025")
        terminal("explain", example, "explain", "2025", "IKK-08")
        # As the guide begins: hardly anything filled in, and one slip.
        said(
            first,
            "init",
            "--yes",
            "--kind",
            "dinas",
            "--year",
            "2025",
            "--name",
            "Dinas Kesehatan",
            "--region",
            "Kabupaten Antah Berantah",
            "--indicators",
            "2,1",
        )
        said(first, "build", "2025")
        pages("konsep", first / "build" / "lkj-2025.pdf", "", "A. Capaian Kinerja")
        data = first / "data" / "2025" / "indikator.yaml"
        data.write_text(
            data.read_text(encoding="utf-8").replace("sasaran: SS-01", "sasaran: SS-10", 1),
            encoding="utf-8",
            newline="\n",
        )
        terminal("check", first, "check", "2025")
    for one in sorted(FOLDER.iterdir()):
        print(f"docs/gambar/{one.name}: {one.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
