"""The guide says what lkj does: what it promises is tried, what lkj names stands in it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alat_kalimat import cetak

from lkj.files import package_templates
from lkj.publish.pandoc import Pandoc
from lkj.report.environment import FILTERS
from lkj.report.hitungan import HITUNGAN

if TYPE_CHECKING:
    from conftest import Proyek

PAGES = Path(__file__).parents[1] / "docs" / "panduan"


def page(name: str) -> str:
    """Return a page of the guide."""
    return (PAGES / name).read_text(encoding="utf-8")


def filters() -> str:
    """Return what the page on prose says of filters."""
    _, heading, rest = page("narasi.md").partition("\n## Penyaring\n")
    assert heading
    return rest.split("\n## ")[0]


def test_every_filter_that_a_remedy_lists_is_explained() -> None:
    """Who reads «yang ada: …» after a slip finds each of the filters in the guide."""
    table = filters()
    assert [name for name in FILTERS if f"| `{name}` |" not in table] == []


def test_what_the_guide_computes_is_printed() -> None:
    """Each example of a filter that computes prints what the table beside it says, on the shipped data."""
    row = re.compile(r"^\| `(\w+)` \| `(\{\{ .+ \}\})` \| (.+) \|$", re.MULTILINE)
    examples = [(name, text.replace("\\|", "|"), made) for name, text, made in row.findall(filters())]
    assert {name for name, _, _ in examples} == set(HITUNGAN)
    assert [(text, cetak("kpu-2024", text)) for _, text, _ in examples] == [(text, made) for _, text, made in examples]


@pytest.mark.lambat
def test_findings_are_saved_the_way_the_guide_says(proyek: Proyek) -> None:
    """Findings as text are no result and go past `>`; the command that the guide names instead saves them all."""
    command = next(
        line for line in page("memeriksa.md").splitlines() if line.startswith("lkj check") and "--output" in line
    )
    _, stdout, stderr = proyek.jalankan("check", "2024")
    assert (stdout, "LKJ609" in stderr) == ("", True)
    proyek.jalankan(*command.split()[1:])
    saved = (proyek.root / command.split()[-1]).read_text(encoding="utf-8")
    assert saved.count("LKJ609") == stderr.count("LKJ609")


def test_prose_is_printed_as_the_guide_says() -> None:
    """Code as text and not run, tags letter by letter, of a picture its words, of a comment nothing."""
    told = page("narasi.md").partition("\n## ")[0]
    assert "komentar HTML `<!-- … -->`" in told
    prose = "A `x<b>` B\n\n```{=typst}\n#panic()\n```\n\nC<br>D ![foto](a.png)\n\n<!-- satu --> E\n\nF <!-- dua -->\n"
    html = Pandoc("html5", lua_filter=package_templates() / "filter.lua").convert(prose).decode()
    words = unescape(re.sub(r"<[^>]*>", "", html)).split()
    assert words == ["A", "x<b>", "B", "#panic()", "C<br>D", "foto", "E", "F"]
