"""The page of the shipped year in headless Chromium, and axe-core, which npm brings once."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from alat_proyek import build, environment, require_year

from lkj.explain.web import explanations
from lkj.files import package_templates
from lkj.pengukuran import Pengukuran
from lkj.publish.pandoc import Pandoc
from lkj.publish.paper import Properties
from lkj.publish.web import page
from lkj.report.dokumen import susun_laporan
from lkj.report.ikhtisar import ikhtisar

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REPOSITORY = Path(__file__).parents[2]
AXE = "4.14.1"
# Chromium itself asks the network for updates and lists unless it is told not to.
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip
# All rules but the experimental ones: WCAG 2.2 A and AA, and the good practice of axe itself.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AUDIT = """async rules => {
  const made = await axe.run(document, { runOnly: { type: "tag", values: rules } });
  return [made.passes.length, made.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 150))])];
}"""


def lacking(what: str) -> NoReturn:
    """Skip where a tool is not installed; where everything must be proved, its absence is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} tidak terpasang")
    pytest.skip(f"{what} tidak terpasang")


@dataclass(frozen=True, slots=True)
class Halaman:
    """The page of 2024 on disk, its bytes, and the Markdown it was made of."""

    path: Path
    data: bytes
    markdown: str

    @property
    def url(self) -> str:
        """Where the browser finds it."""
        return self.path.as_uri()


@pytest.fixture(scope="session")
def halaman(tmp_path_factory: pytest.TempPathFactory) -> Halaman:
    """Return the page of the shipped year, made as a build makes it."""
    own, numbers = package_templates(), Pengukuran(require_year(REPOSITORY, 2024))
    laporan = susun_laporan(environment(REPOSITORY), numbers)
    data = page(
        Pandoc("html5", lua_filter=own / "filter.lua").convert(laporan.bernama),
        figures={name: draw() for name, draw in laporan.figures.items()},
        properties=Properties(judul=laporan.judul, penulis=laporan.penulis, waktu=0, tanda="KONSEP"),
        explanations=explanations(numbers),
        assets=own / "web",
        names=laporan.nama,
        result=ikhtisar(numbers),
    )
    path = tmp_path_factory.mktemp("web") / "lkj-2024.html"
    path.write_bytes(data)
    return Halaman(path, data, laporan.markdown)


@pytest.fixture(scope="session")
def riwayat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the pages of an office with earlier years, built beside PDF and Word, in their folder."""
    root = tmp_path_factory.mktemp("riwayat")
    shutil.copytree(REPOSITORY / "examples" / "data" / "2025", root / "data" / "2025")
    return build(root, 2025, ("html", "pdf", "docx"), final=True).files[0].parent


@pytest.fixture(scope="session")
def peramban() -> Iterator[Browser]:
    """Yield a headless Chromium."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        lacking("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, headless=True, args=QUIET)
        yield browser
        browser.close()


@dataclass(slots=True)
class Tab:
    """A page open in the browser, with what it asked the network for and what it complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


Buka = Callable[..., "Tab"]


def audit(tab: Tab, axe: str) -> list[Any]:
    """Return what axe finds wrong with a page as it is now."""
    tab.page.evaluate(axe)
    passed, violations = tab.page.evaluate(AUDIT, RULES)
    assert passed > 20
    found: list[Any] = violations
    return found


@pytest.fixture
def buka(peramban: Browser) -> Iterator[Buka]:
    """Yield a function that opens an address at a size, with or without scripts."""
    contexts = []

    def open_(url: str, *, width: int = 1280, height: int = 900, scripts: bool = True) -> Tab:
        context = peramban.new_context(
            viewport={"width": width, "height": height}, locale="id-ID", java_script_enabled=scripts
        )
        contexts.append(context)
        tab = Tab(context.new_page())
        tab.page.on("request", lambda request: tab.requests.append(request.url))
        tab.page.on("console", lambda message: tab.complaints.append(message.text))
        tab.page.on("pageerror", lambda error: tab.complaints.append(str(error)))
        tab.page.goto(url)
        return tab

    yield open_
    for context in contexts:
        context.close()


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Yield a folder that becomes the target when it is filled; the first of several workers wins."""
    with tempfile.TemporaryDirectory(dir=target.parent) as made:
        yield Path(made) / "isi"
        if not target.exists():
            try:
                (Path(made) / "isi").rename(target)
            except OSError:
                if not target.exists():
                    raise


@pytest.fixture(scope="session")
def axe(request: pytest.FixtureRequest) -> str:
    """Return the script of axe-core, fetched through npm the first time and kept in pytest's cache."""
    cache = request.config.cache
    assert cache is not None
    kept = cache.mkdir("axe") / AXE
    if not kept.exists():
        npm = shutil.which("npm")
        if npm is None:
            lacking("npm")
        with _beside(kept) as folder:
            command = [npm, "install", "--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund"]
            done = subprocess.run([*command, f"axe-core@{AXE}"], capture_output=True, text=True, check=False)
            if done.returncode:
                lacking(f"axe-core {AXE} ({done.stderr.strip()[-200:]})")
    return (kept / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
