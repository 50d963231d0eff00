"""A figure keeps its name from the number to the page, and nothing of that is seen where it is of no use."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from alat_dinas import dinas
from alat_dokumen import DOKUMEN
from alat_proyek import environment, require_year

from lkj.explain import katalog
from lkj.explain.web import explanations
from lkj.files import package_templates
from lkj.pengukuran import Pengukuran
from lkj.publish.pandoc import Pandoc
from lkj.report.compose import Laporan
from lkj.report.dokumen import TRIWULANAN, dokumen_tahun, susun

pytestmark = pytest.mark.lambat

REPOSITORY = Path(__file__).parents[2]
FILTER = package_templates() / "filter.lua"
MARK = re.compile("\x0e([\x10-\x17]+)\x0f([\x10-\x17]+)\x0e")


def octal(digits: str) -> int:
    """Return the number that a mark writes in control characters."""
    return int("".join(str(ord(one) - 16) for one in digits), 8)


def named(report: Laporan) -> list[tuple[str, str]]:
    """Return every figure of a document that has a name, as name and text, those in tables too."""
    text = re.sub(r"\\u00(0e|0f|1[0-7])", lambda found: chr(int(found[1], 16)), report.bernama)
    made = []
    for mark in MARK.finditer(text):
        length = octal(mark[2])
        first = re.search(r"(?:&#\d+;|.)\Z", text[: mark.start()], re.DOTALL)
        assert first is not None
        rest = html.unescape(text[mark.end() : mark.end() + 6 * length])[: length - 1]
        made.append((report.nama[octal(mark[1])], html.unescape(first[0]) + rest))
    return made


@pytest.fixture(scope="module", params=[(REPOSITORY, 2024), (REPOSITORY / "examples", 2025)], ids=["kpu", "contoh"])
def numbers(request: pytest.FixtureRequest) -> Pengukuran:
    root, year = request.param
    return Pengukuran(require_year(root, year))


@pytest.mark.parametrize("dokumen", ["lkj", "renja", "pk-kepala", "aksi"])
def test_an_indicator_in_several_documents_has_a_name_in_each(tmp_path: Path, dokumen: str) -> None:
    """A target that one document alone has leads to what is explained of that document, and no other figure does."""
    root = dinas(tmp_path)
    numbers = Pengukuran(require_year(root, 2024))
    kind = dokumen_tahun(numbers.year.dokumen)[dokumen]
    told = {it.id: it for it in reversed(explanations(numbers))}
    found = named(susun(environment(root), numbers, kind))
    assert found
    assert {name for name, _ in found} <= {item.id for item in katalog(numbers)}
    for name, text in found:
        plain = text.replace("\u200b", "")
        assert name not in told or plain in told[name].printed or plain in told[name].text, (name, text)
    assert ("IK-01-aksi" in {name for name, _ in found}) == (dokumen in ("lkj", "aksi"))


@pytest.mark.parametrize("dokumen", DOKUMEN)
def test_each_name_leads_to_an_explanation_that_prints_the_figure(numbers: Pengukuran, dokumen: str) -> None:
    """In every document each name is one that `lkj explain` knows, and what it tells holds the figure as printed."""
    known = {item.id for item in katalog(numbers)}
    told = {it.id: it for it in reversed(explanations(numbers))}
    quarters = (1, 2, 3, 4) if dokumen == TRIWULANAN and numbers.year.tahun == 2025 else (None,)
    if dokumen == TRIWULANAN and quarters == (None,):
        pytest.skip("no quarters in this year")
    for quarter in quarters:
        found = named(susun(environment(REPOSITORY), numbers, DOKUMEN[dokumen], None, quarter))
        assert found
        assert {name for name, _ in found} <= known
        for name, text in found:
            plain = text.replace("\u200b", "")
            assert name not in told or plain in told[name].printed or plain in told[name].text, (name, text)


def test_a_name_leaves_no_trace_but_on_the_page(numbers: Pengukuran) -> None:
    """Of the text with names pandoc makes the very Typst and DOCX text that it makes of the text without."""
    report = susun(environment(REPOSITORY), numbers, DOKUMEN["lkj"])
    assert report.bernama != report.markdown
    assert "\x0e" not in report.markdown and "u000e" not in report.markdown
    for to in ("typst", "plain"):
        made, expected = (Pandoc(to, lua_filter=FILTER).convert(text) for text in (report.bernama, report.markdown))
        assert made == expected


@pytest.mark.parametrize(
    "prose",
    [
        "{{ utama.n|angka }}. Pertama", "> {{ utama.n|angka }}) Pertama", "## Judul {{ utama.rerata|persen }}",
        "`kode {{ utama.rerata|persen }}` dan **{{ utama.rerata|persen }}** serta *{{ utama.n|angka }}*nya",
        "[{{ utama.n|angka }}](https://contoh.go.id/{{ utama.n|angka }})", "<!-- {{ utama.n|angka }} --> isi",
        "```\n{{ utama.rerata|persen }}\n```", "|a|b|\n|-|-|\n|{{ utama.n|angka }}|{{ utama.rerata|persen }}|",
        "`dua\n{{ utama.rerata|persen }}\nbaris`", "<!-- dua\n{{ utama.n|angka }}\nbaris -->",
    ],
)  # fmt: skip
def test_markdown_reads_what_is_around_a_figure_as_ever(numbers: Pengukuran, prose: str) -> None:
    """A figure that opens a list, stands in code, a link, a comment or emphasis: read as if it had no name."""
    env = environment(REPOSITORY)
    report = susun(env, numbers, DOKUMEN["rkt"])
    assert report.bernama
    from lkj.report.numbering import number
    from lkj.wording.literal import tanpa_nama

    text = "{% set utama = rekap.utama %}" + prose
    env.nama = lambda of, part: "nama"
    made = number(env.from_string(text).render(rekap=type("R", (), {"utama": numbers.utama})()))
    for to in ("typst", "html"):
        written = [Pandoc(to, lua_filter=FILTER).convert(one).decode() for one in (made, tanpa_nama(made))]
        assert re.sub(r'<span class="nama-\d+-\d+"></span>', "", written[0]) == written[1]


@pytest.mark.parametrize(
    "prose",
    [
        '{{ "\\x0e\\x10\\x0f\\x11\\x0e" }}9',
        "[9]{.nama-0-1}",
        '<span class="nama-0-1"></span>9',
        "&#14;&#16;&#15;&#17;&#14;9",
        "&#xE;&#x010;&#xf;&#X11;&#14;9",
        "&#1&#14;4;&#16;&#15;&#17;&#14;9",
    ],
)
def test_no_prose_names_a_figure_by_itself(numbers: Pengukuran, prose: str) -> None:
    """Control characters from an expression, a span, a tag or a reference make no name: only a printed number has one."""
    from lkj.report.numbering import number

    env = environment(REPOSITORY)
    made = number(env.from_string("Isi " + prose).render())
    assert '<span class="nama' not in Pandoc("html5", lua_filter=FILTER).convert(made).decode()
