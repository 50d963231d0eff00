"""The documentation as a site: nothing of it leads nowhere, asks the network, or shuts anyone out."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag

import pytest
from alat_peramban import audit, lacking
from lxml import html

if TYPE_CHECKING:
    from types import ModuleType

    from alat_peramban import Buka

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
# What a browser fetches without being asked.
FETCHED = "//script/@src | //img/@src | //iframe/@src | //source/@src | //link[@rel!='prev' and @rel!='next']/@href"


def listed(page: html.HtmlElement, path: str) -> list[str]:
    """Return the attributes that a path finds."""
    found = page.xpath(path)
    assert isinstance(found, list)
    return [str(one) for one in found]


def script() -> ModuleType:
    """Return scripts/docs_site.py."""
    spec = importlib.util.spec_from_file_location("docs_site", ROOT / "scripts" / "docs_site.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def situs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site, built strictly: a link or an anchor of Markdown that leads nowhere has stopped it."""
    if importlib.util.find_spec("zensical") is None:
        lacking("zensical")
    target = tmp_path_factory.mktemp("situs") / "situs"
    script().build(target)
    return target


def test_the_contents_of_the_guide_name_each_page() -> None:
    """A page that is written and not listed would be found by nobody; the contents are the menu of the site too."""
    named = {
        page
        for part in script().menu((DOCS / "panduan.md").read_text(encoding="utf-8"))
        for links in part.values()
        for one in links
        for page in one.values()
    }
    pages = {
        path.relative_to(DOCS).as_posix()
        for folder in (DOCS, DOCS / "panduan", DOCS / "acuan")
        for path in folder.glob("*.md")
    }
    assert pages - {"panduan.md", "arsitektur.md"} == named - {"aturan/README.md"}


def test_each_picture_is_shown_and_small() -> None:
    """What `make pictures` draws is on a page, told in words to who cannot see it, and costs a clone little."""
    pages = [ROOT / "README.md", *(DOCS / "panduan").glob("*.md")]
    text = "".join(path.read_text(encoding="utf-8") for path in pages)
    pictures = list((DOCS / "gambar").iterdir())
    assert [
        one.name for one in pictures if not re.search(rf"!\[[^\]]{{20,}}\]\([./a-z]*gambar/{one.name}\)", text)
    ] == []
    assert sum(one.stat().st_size for one in pictures) < 1_000_000


def test_a_link_that_leaves_the_docs_becomes_words(tmp_path: Path) -> None:
    """Of the project's own files the reader is told the name; code that shows a link is left as it is."""
    (tmp_path / "panduan").mkdir()
    for name in ("panduan.md", "data.md"):
        (tmp_path / name).touch()
    text = "A [b](../data.md#x) [c](../../examples/README.md) [d](../panduan.md) [e](#f) `[g](h.md)`\n\n```\n[i](j.md)\n```\n"
    assert script().for_site(text, tmp_path / "panduan" / "satu.md", tmp_path) == (
        "A [b](../data.md#x) c [d](../index.md) [e](#f) `[g](h.md)`\n\n```\n[i](j.md)\n```\n"
    )


@pytest.mark.lambat
def test_the_site_is_whole_and_needs_no_network(situs: Path) -> None:
    """Every link and anchor is there, also those of the menu; scripts, styles, pictures and typefaces are its own."""
    pages = {path: html.fromstring(path.read_bytes()) for path in situs.rglob("*.html") if path.name != "404.html"}
    anchors = {path: {*listed(page, "//@id"), *listed(page, "//a/@name"), ""} for path, page in pages.items()}
    lost, foreign = [], []
    for path, page in pages.items():
        for target in listed(page, "//a/@href"):
            address, anchor = urldefrag(target)
            aim = (path.parent / unquote(address)).resolve() if address else path
            if re.match(r"https?:", target):
                continue
            if not aim.is_file() or (aim in anchors and unquote(anchor) not in anchors[aim]):
                lost.append((path.name, target))
        foreign += [(path.name, one) for one in listed(page, FETCHED) if re.match(r"(https?:)?//", one)]
    assert (len(pages) > 190, lost, foreign) == (True, [], [])
    styles = "".join(path.read_text(encoding="utf-8") for path in situs.rglob("*.css"))
    assert not re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", styles)


@pytest.mark.lambat
def test_the_site_shuts_nobody_out(situs: Path, buka: Buka, axe: str) -> None:
    """Axe finds nothing, on a desk and on a phone, light and dark; search works where a page was opened as a file."""
    found = []
    for name, width in (("index.html", 1300), ("panduan/narasi.html", 360), ("aturan/LKJ301.html", 1300)):
        tab = buka((situs / name).as_uri(), width=width)
        # Before axe, which asks for the styles of the page a second time.
        assert ([one for one in tab.requests if not one.startswith("file:")], tab.complaints) == ([], [])
        for scheme in ("light", "dark"):
            tab.page.emulate_media(color_scheme=scheme)
            tab.page.reload()
            found += [(name, scheme, *one) for one in audit(tab, axe)]
    assert found == []
    tab = buka((situs / "index.html").as_uri())
    tab.page.keyboard.press("Control+k")
    tab.page.keyboard.type("akumulasi")
    tab.page.get_by_role("link", name="indikator.yaml").first.wait_for()
