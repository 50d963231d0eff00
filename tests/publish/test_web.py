"""The web page as bytes: what it holds, what it refuses, and which explanation a figure leads to."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

from lkj.files import package_templates
from lkj.publish.errors import EngineError
from lkj.publish.pandoc import Pandoc
from lkj.publish.paper import Properties
from lkj.publish.web import Explanation, page
from lkj.publish.web.overview import Group, Overview, Point, Row, State, Tile, Value
from lkj.publish.web.page import SCRIPTS

OWN = package_templates()
WEB = OWN / "web"
ABOUT = Properties(judul="Laporan Kinerja Tahun 2024", penulis="Satuan Kerja", waktu=0)
SCRIPT = "\n".join((WEB / name).read_text(encoding="utf-8") for name in SCRIPTS)

RERATA = Explanation(
    id="rata-rata",
    title="Rata-rata capaian",
    printed=("97,53%",),
    text="1.657,98 ÷ 17",
    places=(("data/2024/metode.yaml", 13),),
)
SERAPAN = Explanation(
    id="serapan-2021", title="Serapan anggaran 2021", printed=("97,53%",), text="realisasi ÷ pagu", places=()
)
SATU = Explanation(
    id="IKK-05",
    title="Persentase Data",
    printed=("98,00%", "98%"),
    text="98 ÷ 100 × 100 = 98",
    places=(("data/a.yaml", 232),),
)
DUA = Explanation(
    id="IKK-06",
    title="Persentase Peserta",
    printed=("98,00%", "98%"),
    text="98 ÷ 100 × 100 = 98",
    places=(("data/a.yaml", 240),),
)
JUMLAH = Explanation(
    id="jumlah", title="Jumlah indikator", printed=("17", "17 (tujuh belas)"), text="n = 17", places=()
)
OPINI = Explanation(id="IKU-05", title="Opini BPK", printed=("WTP",), text="opini", places=())
UANG = Explanation(id="pagu", title="Pagu anggaran 2024", printed=("Rp94.496.718.290",), text="pagu", places=())
ALL = (RERATA, SERAPAN, SATU, DUA, JUMLAH, OPINI, UANG)

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect x="1" y="1" width="3" height="3"/></svg>'


def bernama(text: str, n: int) -> str:
    """Return a figure that bears the nth name, as the filter writes it."""
    return f'{text[0]}<span class="nama-{n}-{len(text)}"></span>{text[1:]}'


def built(
    body: str, explanations: Sequence[Explanation] = ALL, names: Sequence[str] = (), **figures: str
) -> etree._Element:
    """Return the parsed page of an HTML fragment."""
    named = {name.replace("_", "-"): svg for name, svg in figures.items()}
    made = page(body.encode(), figures=named, properties=ABOUT, explanations=explanations, assets=WEB, names=names)
    return lxml_html.document_fromstring(made.decode())


def find(document: etree._Element, path: str) -> list[Any]:
    """Return what an XPath finds: elements, or attribute values."""
    found = document.xpath(path)
    assert isinstance(found, list)
    return found


def links(document: etree._Element) -> list[tuple[str, str]]:
    """Return text and target of every figure that leads to an explanation."""
    return [("".join(map(str, a.itertext())), a.get("href") or "") for a in anchors(document)]


def anchors(document: etree._Element) -> list[etree._Element]:
    """Return the links that figures are."""
    return [a for a in document.iter("a") if "angka" in (a.get("class") or "").split()]


def table(*rows: Sequence[str], head: Sequence[str] = ("No", "Indikator", "Capaian"), caption: str = "Tabel 1") -> str:
    """Return a table as pandoc writes one."""
    top = "".join(f"<th>{cell}</th>" for cell in head)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f'<table id="t" class="tabel"><caption>{caption}</caption><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


# ---------------------------------------------------------------------------------------------- figures


def test_a_figure_leads_to_the_explanation_of_its_own_row() -> None:
    """Two indikator print 98,00%; each cell leads to the one that its row names, and to the list of both."""
    document = built(table(["1", "Persentase Data", "98,00%"], ["2", "Persentase Peserta", "98,00%"]))
    assert links(document) == [("98,00%", "#_jelas-IKK-05"), ("98,00%", "#_jelas-IKK-06")]
    forms = {a.get("data-bentuk") for a in anchors(document)}
    assert len(forms) == 1
    shared = find(document, f'//*[@id="{forms.pop()}"]//a/@href')
    assert shared == ["#_jelas-IKK-05", "#_jelas-IKK-06"]


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Rata-rata capaian indikator adalah 97,53% pada tahun ini.", "#_jelas-rata-rata"),
        ("Serapan anggaran tahun 2021 adalah 97,53% dari pagu.", "#_jelas-serapan-2021"),
        ("Rata-rata capaian baik. Serapan anggaran 2021 adalah 97,53%.", "#_jelas-serapan-2021"),
    ],
)
def test_the_sentence_decides_between_a_mean_and_an_absorption(sentence: str, target: str) -> None:
    """97,53% is printed as mean and as absorption; the words of its own sentence say which is meant."""
    assert links(built(f"<p>{sentence}</p>")) == [("97,53%", target)]


def test_where_nothing_decides_the_reader_chooses() -> None:
    """A form of several meanings in a sentence that names none leads to the list of all, never to a guess."""
    document = built("<p>Angka 97,53% tercantum di sini.</p>")
    ((_, target),) = links(document)
    assert target.startswith("#_bentuk-")
    choices = find(document, f'//*[@id="{target[1:]}"]//a/@href')
    assert choices == ["#_jelas-rata-rata", "#_jelas-serapan-2021"]


@pytest.mark.parametrize(
    "text",
    [
        "Peraturan Nomor 17 Tahun 2003",
        "tanggal 17 Januari 2025",
        "197,53%",
        "1.97,53%",
        "Rp94.496.718.290.000",
        "98,00%x",
        "-98,00%",
        "098,00%",
        "dalam 17 (tujuh belas) tahun",
        "opini WTP diraih",
    ],
)
def test_a_number_that_is_another_number_is_no_figure(text: str) -> None:
    """Numbers of laws, dates, durations and parts of longer numbers are not explained as figures."""
    assert links(built(f"<p>{text}</p>")) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("ada 17 indikator", ["17"]),
        ("ada 17 (tujuh belas) indikator", ["17 (tujuh belas)"]),
        ("pagu Rp94.496.718.290.", ["Rp94.496.718.290"]),
        ("pagu (Rp94.496.718.290), lalu", ["Rp94.496.718.290"]),
        ("pagu <strong>Rp94.496.718.290</strong> dan Rp94.496.718.290", ["Rp94.496.718.290"] * 2),
    ],
)
def test_a_figure_is_found_whatever_stands_around_it(text: str, figures: list[str]) -> None:
    """Punctuation, brackets, emphasis and spelt-out numbers do not hide a figure, and its text stays as printed."""
    document = built(f"<p>{text}</p>")
    assert [shown for shown, _ in links(document)] == figures
    (paragraph,) = find(document, "//article//p")
    assert "".join(map(str, paragraph.itertext())) == re.sub(r"<[^>]+>", "", text)


def test_a_figure_that_kept_its_name_leads_to_what_it_names() -> None:
    """97,53% and WTP as lkj printed them lead where their names do, whatever stands around them; typed, WTP is a word."""
    names = ("IKU-05", "serapan-2021", "rata-rata")
    body = f"<p>Rata-rata capaian {bernama('97,53%', 1)} dan <em>{bernama('97,53%', 2)}</em>.</p>"
    body += table(["1", "Opini BPK", bernama("WTP", 0)], ["2", "Opini BPK", "WTP"])
    document = built(body, names=names)
    assert links(document) == [
        ("97,53%", "#_jelas-serapan-2021"),
        ("97,53%", "#_jelas-rata-rata"),
        ("WTP", "#_jelas-IKU-05"),
    ]
    (paragraph,) = find(document, "//article//p")
    assert "".join(map(str, paragraph.itertext())) == "Rata-rata capaian 97,53% dan 97,53%."
    assert [a.get("class") for a in anchors(document)] == ["angka sebaris", "angka", "angka"]


@pytest.mark.parametrize(
    "body",
    [
        f"<h2>Capaian {bernama('97,53%', 0)}</h2>",
        f"<p>Sebanyak {bernama('97,53%', 7)}x</p>",
        "<p>Sebanyak 9<span class='nama-0-99'></span>7x</p>",
        "<p><span class='nama-0-5'></span></p>",
    ],
)
def test_a_name_that_names_nothing_leaves_the_text(body: str) -> None:
    """In a heading, of no explanation, longer than its text or without one: no link, no trace, no letter lost."""
    document = built(body, names=("rata-rata",))
    assert links(document) == []
    assert find(document, "//article//span") == []
    (article,) = find(document, "//article")
    said = "".join(map(str, article.itertext())).strip()
    assert said == "".join(map(str, lxml_html.fromstring(body).itertext()))


def test_row_numbers_and_headings_are_no_figures() -> None:
    """The 17th row and a heading with a figure in it stay text; a count in a cell is explained."""
    body = "<h2>Capaian 97,53%</h2>" + table(["17", "Jumlah indikator", bernama("17", 0)])
    assert links(built(body, names=("jumlah",))) == [("17", "#_jelas-jumlah")]


def test_without_a_script_every_figure_leads_to_its_text_and_place() -> None:
    """The target of a figure is inside a details block that holds the explanation and its file and line."""
    document = built("<p>Capaian Persentase Data adalah 98,00%; peserta lain.</p>", [SATU])
    ((_, target),) = links(document)
    (inside,) = find(document, f'//*[@id="{target[1:]}"]')
    assert inside.getparent().tag == "details"
    text = "".join(inside.itertext())
    assert "98 ÷ 100 × 100 = 98" in text
    assert "data/a.yaml:232" in text


def test_ids_of_explanations_stay_apart() -> None:
    """Codes that differ only in punctuation ("076.01/1", "076-01-1") get targets of their own."""
    alike = [
        Explanation(id=i, title=f"Kegiatan {i}", printed=(p,), text=f"teks {i}", places=())
        for i, p in (("a.1", "Rp1.000"), ("a/1", "Rp2.000"))
    ]
    targets = [target for _, target in links(built("<p>Rp1.000 lalu Rp2.000</p>", alike))]
    assert len(set(targets)) == 2
    everywhere = [e.get("id") for e in built("<p>Rp1.000</p>", alike).iter() if e.get("id")]
    assert len(everywhere) == len(set(everywhere))


# -------------------------------------------------------------------------------------------- structure


def test_the_contents_at_the_side_are_the_headings() -> None:
    """Every heading stands in the side list, in order and nested, and each entry leads to its heading."""
    document = built(
        '<h1 id="a">BAB I<br>AWAL</h1><h2 id="b">A. Isi</h2><h3>1. Rinci</h3><h1 id="c">BAB II<br>AKHIR</h1>'
    )
    entries = find(document, '//nav//a[starts-with(@href, "#")]')
    assert [a.text for a in entries] == ["BAB I AWAL", "A. Isi", "1. Rinci", "BAB II AKHIR"]
    assert [len(list(a.iterancestors("ul"))) for a in entries] == [1, 2, 3, 1]
    for entry in entries:
        assert len(find(document, f'//article//*[@id="{entry.get("href")[1:]}"]')) == 1


def test_sheets_are_landscape_where_the_report_is() -> None:
    """A section mark parts the report into sheets; the landscape one is printed across, the first is the cover."""
    document = built(
        '<p>sampul</p><div class="bagian romawi"></div><p>depan</p><div class="bagian lanjut mendatar"></div><p>lebar</p>'
    )
    sheets = find(document, "//article/div")
    assert [(s.get("class"), "".join(s.itertext()).strip()) for s in sheets] == [
        ("lembar sampul", "sampul"),
        ("lembar romawi", "depan"),
        ("lembar lanjut mendatar", "lebar"),
    ]


def test_lists_stand_at_the_side_alone() -> None:
    """Contents, tables and figures are listed beside the report, each once; the report's own lists are gone from it."""
    lists = "".join(
        f'<div class="bagian lanjut"></div><h1>DAFTAR {n.upper()}</h1><div class="daftar-{n}"></div>'
        for n in ("isi", "tabel", "gambar")
    )
    body = (
        f'<p>sampul</p>{lists}<div class="bagian angka"></div><h1 id="a">A</h1>'
        + table(["1", "a", "b"], caption="Tabel 1.1 Pagu")
        + '<div id="gambar-x" class="gambar" alt="uraian">Gambar 1.1 Bagan</div>'
    )
    document = built(body, gambar_x=SVG)
    assert [(a.text, a.get("href")) for a in find(document, "//nav//a")] == [
        ("A", "#a"),
        ("Tabel 1.1 Pagu", "#t"),
        ("Gambar 1.1 Bagan", "#gambar-x"),
    ]
    assert "DAFTAR" not in "".join(find(document, "//article")[0].itertext())
    assert len(find(document, "//article/div")) == 2


def test_headings_tables_and_figures_are_their_own_address() -> None:
    """What a heading or caption says is a link to it; one that holds a link keeps that and has its own behind it."""
    figure = '<div id="gambar-x" class="gambar" alt="uraian">Gambar 1.1 Bagan</div>'
    kept = '<h2 id="b">Lihat <a href="https://kpu.go.id">KPU</a></h2>'
    document = built(f'<h1 id="a">BAB I<br>AWAL</h1>{kept}{table(["1", "a", "b"])}{figure}', gambar_x=SVG)
    assert [(a.get("href"), "".join(a.itertext())) for a in find(document, "//a[@class='taut']")] == [
        ("#a", "BAB IAWAL"),
        ("#b", "#"),
        ("#t", "Tabel 1"),
        ("#gambar-x", "Gambar 1.1 Bagan"),
    ]
    assert find(document, "//h2/a/@href") == ["https://kpu.go.id", "#b"]


def test_other_forms_are_linked_by_a_name_in_the_same_folder() -> None:
    """Where PDF and Word were made with the page, it leads to them; alone it leads to nothing."""
    made = page(
        b"<p>a</p>",
        figures={},
        properties=ABOUT,
        explanations=ALL,
        assets=WEB,
        beside={"pdf": "lkj 2024.pdf", "docx": "lkj-2024.docx", "html": "lkj-2024.html"},
    )
    document = lxml_html.document_fromstring(made.decode())
    assert [(a.text, a.get("href")) for a in find(document, "//header//a")] == [
        ("PDF", "lkj%202024.pdf"),
        ("Word", "lkj-2024.docx"),
    ]
    assert find(built("<p>a</p>"), "//header//a") == []


# ----------------------------------------------------------------------------------------------- result


def opened(*groups: Group) -> etree._Element:
    """Return the page that opens with a result."""
    result = Overview(
        title="Hasil Tahun 2024",
        tiles=(Tile("Rata-rata capaian", Value("97,53%", "rata-rata"), "17 indikator"),),
        caption="Capaian",
        first="Sasaran",
        columns=("Target", "Capaian"),
        line="Perkembangan",
        other="Cincin: aturan lain.",
        last="Status",
        states={"tercapai": State("✓", "Tercapai", 1), "luput": State("✗", "Tidak", 2), "tak": State("–", "Tak", 0)},
        groups=groups,
    )
    made = page(b"<h1>BAB</h1>", figures={}, properties=ABOUT, explanations=ALL, assets=WEB, result=result)
    return lxml_html.document_fromstring(made.decode())


def row(name: str, state: str = "luput") -> Row:
    return Row(name, (Value("100%"), Value("98,00%", "IKK-05")), state, "Tidak tercapai")


def objective(name: str, *rows: Row, points: tuple[Point, ...] = ()) -> Group:
    word = f"0 dari {len(rows)} tercapai"
    return Group(name=name, value=Value("98,00%"), state="luput", word=word, points=points, rows=rows)


def test_the_page_opens_with_the_result() -> None:
    """The result stands before the report, first in the contents, its figures explained, and no state lacks its word."""
    document = opened(objective("SK-01", row("a"), row("b")))
    assert [e.get("id") or e.tag for e in find(document, "//main/*")] == ["_hasil", "article", "_penjelasan"]
    assert find(document, "//nav//a/@href")[0] == "#_hasil"
    assert find(document, "//dl//a/@href") == ["#_jelas-rata-rata"]
    texts = [[" ".join("".join(c.itertext()).split()) for c in r] for r in find(document, "//section//tbody/tr")]
    assert texts == [
        ["SK-01", "", "98,00%", "✗ 0 dari 2 tercapai"],
        ["a", "100%", "98,00%", "✗ Tidak tercapai"],
        ["b", "100%", "98,00%", "✗ Tidak tercapai"],
    ]
    assert find(document, "//section//tbody//a/@href") == ["#_jelas-IKK-05"] * 2
    assert find(document, "//section//tbody//th/@scope") == ["rowgroup", "row", "row"]


def test_an_objective_of_one_indicator_is_one_row() -> None:
    """Both names and the one value stand together, for the mean of one is that one."""
    document = opened(objective("SK-01", row("IKK-05")))
    (only,) = find(document, "//section//tbody/tr")
    assert [" ".join("".join(c.itertext()).split()) for c in only] == [
        "SK-01IKK-05",
        "100%",
        "98,00%",
        "✗ Tidak tercapai",
    ]


def test_a_line_tells_its_years() -> None:
    """A line is drawn between years that have a value, broken where one has none, and read out year by year."""
    years = (
        Point("2021", "90,00%", 90.0, other=True),
        Point("2022", "95,00%", 95.0),
        Point("2023", "[belum ada data]", None),
        Point("2024", "98,00%", 98.0),
    )
    document = opened(
        objective("SK-01", row("IKK-05"), points=years),
        objective("SK-02", row("IKK-06"), points=years[3:]),
    )
    (drawn,) = find(document, "//section//*[name()='svg']")
    said = "2021: 90,00% (aturan lain); 2022: 95,00%; 2023: [belum ada data]; 2024: 98,00%"
    assert drawn.get("aria-label") == f"SK-01. {said}"
    heights = [line.get("points").split() for line in find(drawn, ".//*[name()='polyline']")]
    assert [len(part) for part in heights] == [2, 1]
    places = [float(point.split(",")[1]) for part in heights for point in part]
    assert places == sorted(places, reverse=True) and len(set(places)) == 3
    assert find(document, "//section//thead//th/text()") == ["Sasaran", "Perkembangan", "Target", "Capaian", "Status"]
    assert find(document, "//section/p[@class='catatan']/text()") == ["Cincin: aturan lain."]


def test_headers_belong_to_their_columns() -> None:
    """Header cells have a scope, an empty one is no header, and a table for layout says that it is one."""
    document = built(
        table(["1", "a", "b"], head=("No", "", "C")) + '<table class="polos"><tr><td>NIP</td></tr></table>'
    )
    assert find(document, "//thead//th/@scope") == ["col", "col"]
    assert len(find(document, "//thead//td")) == 1
    assert find(document, "//table[@class='polos']/@role") == ["presentation"]


def test_tables_without_a_caption_are_told_apart() -> None:
    """Forms are named after the heading above them, and a second one gets a number."""
    form = '<table class="tabel formulir"><tr><td>a</td></tr></table>'
    document = built(f"<h1>PERJANJIAN</h1>{form}{form}")
    assert find(document, "//*[@role='group']/@aria-label") == ["PERJANJIAN", "PERJANJIAN (2)"]


def test_a_picture_has_a_name_and_a_description() -> None:
    """Charts are inline SVG, named by their caption and described by the alternative text."""
    document = built('<div id="gambar-x" class="gambar" alt="Batang capaian">Gambar 3.1 Capaian</div>', gambar_x=SVG)
    (svg,) = find(document, "//figure//*[name()='svg']")
    named = find(document, f"//*[@id='{svg.get('aria-labelledby')}']")
    described = find(document, f"//*[@id='{svg.get('aria-describedby')}']")
    assert [e.text for e in (*named, *described)] == ["Gambar 3.1 Capaian", "Batang capaian"]
    assert ["".join(map(str, c.itertext())) for c in document.iter("figcaption")] == ["Gambar 3.1 Capaian"]
    assert len(find(document, "//figure//*[name()='rect']")) == 1


def test_the_logo_stands_alone_whatever_it_is_made_of() -> None:
    """On the cover is no caption: the words of the logo are its alternative text, and a PNG or a gradient in it shows.

    It is the only image, and the policy lets in no other than what the page itself carries.
    """
    png = '<image width="9" height="9" href="data:image/png;base64,iVBORw0KGgo="/><linearGradient id="g"/>'
    logo = SVG.replace("</svg>", f"{png}</svg>")
    document = built('<div id="logo" class="gambar" alt="Logo Kantor">Logo Kantor</div><p>a</p>', logo=logo)
    (image,) = document.iter("img")
    kind, _, content = (image.get("src") or "").partition(",")
    assert (image.get("alt"), kind) == ("Logo Kantor", "data:image/svg+xml;base64")
    assert base64.b64decode(content).decode() == logo
    assert not find(document, "//figcaption") and not find(document, "//article//text()[contains(., 'Logo')]")
    (policy,) = find(document, "//meta[@http-equiv='Content-Security-Policy']/@content")
    assert [part for part in policy.split("; ") if part.startswith("img-src")] == ["img-src data:"]
    assert not [reason for reason in dangerous(document) if "img" not in reason]


def test_styles_of_a_picture_stay_with_it() -> None:
    """Rules inside an SVG hold for that picture alone and fetch nothing."""
    css = "rect{fill:red;font-family:X}{stroke:blue}a{background:url(http://x)}.b,.c:hover{fill:green}@import 'y';"
    svg = SVG.replace("<rect", f"<style>{css}</style><rect style='opacity: 0.5; behavior: url(x)'")
    document = built('<div id="gambar-x" class="gambar" alt="u">G</div>', gambar_x=svg)
    (style,) = document.iter("style")
    own, _, _ = (style.text or "").partition((WEB / "gaya.css").read_text(encoding="utf-8"))[2].partition(":root")
    assert own == "#_gambar-x rect{fill:red}#_gambar-x{stroke:blue}#_gambar-x .b,#_gambar-x .c:hover{fill:green}"
    assert find(document, "//*[name()='rect']/@opacity") == ["0.5"]
    assert not find(document, "//*[@style]")


def test_same_data_same_bytes() -> None:
    """Nothing but what goes in decides what comes out: no clock, no order of hashing."""
    body = ("<p>Capaian 97,53% dan 98,00%.</p>" + table(["1", "Persentase Data", "98,00%"])).encode()
    pages = {page(body, figures={}, properties=ABOUT, explanations=ALL, assets=WEB) for _ in range(3)}
    assert len(pages) == 1


def test_a_report_too_deep_to_be_read_is_refused_not_cut() -> None:
    """Where the parser would drop the rest of a report, the build fails with a sentence for the author."""
    with pytest.raises(EngineError, match="bersarang terlalu dalam"):
        built("<blockquote>" * 3000 + "<p>isi</p>" + "</blockquote>" * 3000 + "<p>akhir</p>")


# ---------------------------------------------------------------------------------------------- hostile

BAD = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
HOSTILE = {
    "skrip": "<script>alert(1)</script><p>a</p>",
    "peristiwa": '<p onclick="alert(1)" style="background:url(http://x)">a</p>',
    "tautan": '<a href="javascript:alert(1)">a</a><a href=" JAVASCRIPT:alert(1)">b</a><a href="data:text/html,x">c</a>',
    "bingkai": '<iframe src="http://x"></iframe><object data="x"></object><embed src="x"><form action="http://x"></form>',
    "svg": '<svg><script>alert(1)</script><a xlink:href="javascript:alert(1)">a</a></svg><math><mtext>x</mtext></math>',
    "gaya": "<style>@import 'http://x';</style><link rel=stylesheet href=http://x><base href=http://x>",
    "gambar": '<img src="http://x/a.png" onerror="alert(1)"><video src="http://x"></video>',
    "sel": '<table><tr><td onmouseover="alert(1)" x-a:b="c" rowspan="99999">a</td></tr></table>',
    "id": '<p id="_balon">a</p><p id="_utama">b</p><p id="sama">c</p><p id="sama">d</p>',
    "templat": "<template><p>a</p></template><noscript><p title='</noscript><script>alert(1)</script>'></noscript>",
    "meta": '<meta http-equiv="refresh" content="0;url=http://x"><p>a</p>',
}  # fmt: skip


def dangerous(document: etree._Element) -> Iterator[str]:
    """Yield what could run, fetch or pose as a part of the page."""
    scripts = [e.text for e in document.iter("script")]
    if scripts != [SCRIPT]:
        yield f"skrip {scripts}"
    body = document.find("body")
    assert body is not None
    for element in body.iter(etree.Element):
        tag = str(element.tag)
        if tag in (
            "iframe",
            "object",
            "embed",
            "form",
            "img",
            "video",
            "link",
            "base",
            "meta",
            "style",
            "foreignObject",
        ):
            yield tag
        for name, value in ((str(n), str(v)) for n, v in element.attrib.items()):
            if name.startswith("on") or name in ("style", "src", "srcdoc", "action", "formaction"):
                yield f"{tag} {name}"
            if "href" in name and not re.match(r"#|https?://|mailto:", value):
                yield f"{tag} {name}={value}"
    ids = [e.get("id") for e in document.iter() if e.get("id")]
    yield from {f"id ganda {i}" for i in ids if ids.count(i) > 1}


@pytest.mark.parametrize("body", list(HOSTILE.values()), ids=list(HOSTILE))
def test_markup_of_a_stranger_cannot_act(body: str) -> None:
    """Whatever comes out of pandoc, the page holds its own script alone, fetches nothing, and keeps its own ids."""
    assert list(dangerous(built(body))) == []


def test_data_of_a_stranger_is_only_text() -> None:
    """Titles, explanations, files, captions and pictures that look like markup are shown as they are."""
    it = Explanation(
        id=BAD, title=BAD, printed=("98,00%", BAD), text=f"</pre></details>{BAD}", places=((f"data/{BAD}", 1),)
    )
    svg = SVG.replace(
        "<rect",
        "<script>alert(1)</script><foreignObject><p>a</p></foreignObject><image href='http://x'/><use href='http://x#a'/>"
        "<text onclick='alert(1)' fill='url(http://x)'>&lt;script&gt;alert(1)&lt;/script&gt;</text>"
        "<style>a{}&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;</style><rect onload='alert(1)'",
    )
    body = (
        '<div id="gambar-x" class="gambar" alt="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">G</div><p>98,00%</p>'
    )
    named = Properties(judul=BAD, penulis=BAD, waktu=0)
    made = page(body.encode(), figures={"gambar-x": svg}, properties=named, explanations=[it], assets=WEB)
    document = lxml_html.document_fromstring(made.decode())
    assert list(dangerous(document)) == []
    assert document.findtext("head/title") == BAD
    assert "".join(find(document, "//details//pre")[0].itertext()) == f"</pre></details>{BAD}"


@pytest.mark.lambat
@pytest.mark.parametrize("markdown", ["<script>alert(1)</script>", "[a](javascript:alert(1))", "![x](http://x/y.png)"])
def test_prose_of_a_stranger_through_pandoc_cannot_act(markdown: str) -> None:
    """The same holds for Markdown that goes through the report's own filter."""
    body = Pandoc("html5", lua_filter=OWN / "filter.lua").convert(f"# Awal\n\n{markdown}\n\nakhir").decode()
    document = built(body)
    assert list(dangerous(document)) == []
    assert "akhir" in "".join(find(document, "//article")[0].itertext())


@pytest.mark.lambat
@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=40))
def test_any_text_of_an_explanation_reads_back(text: str) -> None:
    """Explanations come out as they went in, whatever characters they hold."""
    document = built("<p>98,00%</p>", [Explanation(id="x", title=text, printed=("98,00%",), text=text, places=())])
    assert find(document, "//details//pre")[0].text == text
    assert find(document, "//section//summary")[0].text == f"x: {text}"


def test_a_reference_to_nothing_is_text() -> None:
    """A reference leads to its table; one whose target is not in the report keeps its text and leads nowhere."""
    document = built(f'<p><a href="#t">Tabel 1</a> dan <a href="#tiada">Tabel 9</a></p>{table(["1", "a", "b"])}')
    assert find(document, "//article//p/a/@href") == ["#t"]
    assert "".join(find(document, "//article//p")[0].itertext()) == "Tabel 1 dan Tabel 9"


def test_a_draft_says_so() -> None:
    """The mark of a draft stands at the head of the page, and a final one has none."""
    draft = page(
        b"<p>a</p>",
        figures={},
        properties=Properties(judul="A", penulis="B", waktu=0, tanda="KONSEP"),
        explanations=ALL,
        assets=WEB,
    )
    assert find(lxml_html.document_fromstring(draft.decode()), "//header/p/text()") == ["A", "KONSEP"]
    assert find(built("<p>a</p>"), "//header/p/text()") == [ABOUT.judul]


def test_the_policy_names_this_style_and_this_script() -> None:
    """The page's own policy allows nothing from anywhere, and its two inline parts by their digest only."""
    document = built("<p>a</p>")
    (policy,) = find(document, "//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_assets_ship_beside_the_filter() -> None:
    """Skeleton, style and script travel with the templates of the package."""
    served = ["meja.css", "meja.html", "meja.js"]
    assert sorted(p.name for p in Path(WEB).iterdir()) == sorted(["gaya.css", "halaman.html", *served, *SCRIPTS])


def test_a_figure_in_a_sentence_breaks_with_it() -> None:
    """Alone in its cell a figure is a target for a finger; between words it may not tear the line apart."""
    document = built("<table><tbody><tr><td>97,53%</td><td>naik dari 97,53% setahun</td></tr></tbody></table>")
    alone, within = anchors(document)
    assert (alone.get("class"), within.get("class")) == ("angka", "angka sebaris")
