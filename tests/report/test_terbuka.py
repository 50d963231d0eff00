"""What is open where a table is to stand is known as pandoc knows it: nothing right is refused."""

from __future__ import annotations

import pytest

from lkj.files import package_templates
from lkj.publish.pandoc import Pandoc
from lkj.report.open_blocks import Terbuka

pytestmark = pytest.mark.lambat


def pembuka(text: str) -> str:
    """Return the line that is open after a text."""
    read = Terbuka()
    for line in text.split("\n"):
        read.baca(line)
    return read.pembuka


SWALLOWING = [
    "```\nkode",
    "~~~ x\nkode",
    "a\n```\n``",
    "````\n```",
    "<!-- buka\n\na",
    "<script>\n\na",
    "<pre class='x'>\na",
    "<?x\n",
    "<![CDATA[ x ]]\n",
    "<!DOCTYPE x\n",
    "``` x\n<!-- a -->",
]
HARMLESS = [
    "```\nkode\n```",
    "~~~\n```\n~~~",
    "``` a`b",
    "```\nkode\n`````  ",
    "<!-- a -->",
    "<!-- a\nb --> c",
    "<script>x</script>",
    "<?x ?>",
    "a < b\n<b>c",
    "- ```\n",
    "> ```\n> a",
    "1. a\n   ```\n   b",
    "<div>\na\n",
    "`kode` <!-- x",
    "::: {.polos}",
]


@pytest.mark.parametrize(("text", "open_"), [*((t, True) for t in SWALLOWING), *((t, False) for t in HARMLESS)])
def test_an_open_block_is_told(text: str, open_: bool) -> None:
    """What swallows a table that follows is told, what ends before it is not."""
    assert bool(pembuka(text)) is open_


def test_pandoc_agrees() -> None:
    """After each harmless text pandoc reads the table's block as one, after each other text it does not."""
    filter_ = package_templates() / "filter.lua"

    def block_after(text: str) -> bool:
        made = Pandoc("native", lua_filter=filter_).convert(f"{text}\n\n`````` tabel\nSELTABEL\n``````\n")
        return b'"SELTABEL"' in made

    assert [text for text in HARMLESS if not block_after(text)] == []
    assert [text for text in SWALLOWING if block_after(text)] == []
