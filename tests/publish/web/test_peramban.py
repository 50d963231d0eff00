"""The web page as its readers meet it, in a browser: with a mouse, a keyboard, a phone, without a script, on paper."""

from __future__ import annotations

import csv
import html
import io
import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alat_peramban import audit
from alat_word import headings
from playwright.sync_api import Locator, expect

from lkj.files import package_templates
from lkj.publish.docx import finish
from lkj.publish.pandoc import Pandoc
from lkj.publish.paper import Layout, Properties
from lkj.publish.readback import pdf_text
from lkj.publish.web import Explanation, page

if TYPE_CHECKING:
    from alat_peramban import Buka, Halaman, Tab

pytestmark = pytest.mark.lambat

OWN = package_templates()
WIDTHS = [1300, 768, 360]


def figure(tab: Tab, table: str, text: str) -> Locator:
    """Return the first figure of that text in a table."""
    return tab.page.locator(f"#{table} a.angka", has_text=text).first


def column(tab: Tab, table: str, n: int) -> list[str]:
    """Return the texts of a column in the rows that are shown, rows of sums left out."""
    rows = tab.page.locator(f"#{table} tbody tr:not([hidden]):not(:has([colspan]))")
    return [text.strip() for text in rows.locator(f"td:nth-child({n})").all_inner_texts()]


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_no_violation(halaman: Halaman, buka: Buka, axe: str, width: int) -> None:
    """Filtered, searched in vain, sorted, explained: no state breaks a rule of accessibility, on a desk, tablet or phone."""
    tab = buka(halaman.url, width=width)
    assert audit(tab, axe) == []
    tab.page.get_by_role("radio", name="Hanya yang tidak tercapai").check()
    assert audit(tab, axe) == []
    tab.page.get_by_label("Cari sasaran atau indikator").fill("tidak ada yang begini")
    expect(tab.page.get_by_text("Tidak ada indikator yang cocok")).to_be_visible()
    assert audit(tab, axe) == []
    if width > 600:
        tab.page.locator("#tabel-capaian").get_by_role("button", name="Capaian").click()
    figure(tab, "tabel-capaian", "84,99%").click()
    expect(tab.page.locator("#_balon")).to_be_visible()
    assert audit(tab, axe) == []
    tab.page.get_by_role("dialog").get_by_text("Rumus, hitungan").click()
    assert audit(tab, axe) == []
    assert tab.complaints == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_year_with_a_past_breaks_no_rule_either(riwayat: Path, buka: Buka, axe: str, width: int) -> None:
    """Lines and charts over the years, comparisons and another typeface: no violation, and a change explains itself."""
    tab = buka((riwayat / "lkj-2025.html").as_uri(), width=width)
    assert audit(tab, axe) == []
    tab.page.locator("#tabel-analisis-SK-01 a.angka", has_text="5.155").first.click()
    expect(tab.page.get_by_role("dialog")).to_contain_text("IKK-01")
    assert tab.complaints == []


def test_a_clicked_figure_says_where_it_comes_from(halaman: Halaman, buka: Buka) -> None:
    """A click shows formula, values with file and line, and steps; Escape closes and gives the focus back."""
    tab = buka(halaman.url)
    clicked = tab.page.locator("#tabel-capaian tr", has_text="Persentase Penyusunan Anggaran").locator("a.angka").nth(1)
    clicked.click()
    balloon = tab.page.get_by_role("dialog")
    expect(balloon).to_be_visible()
    expect(balloon.get_by_role("heading")).to_contain_text("IKK-14")
    expect(balloon).to_contain_text("Target 100%, realisasi 84,99%: capaian 84,99%, target tidak tercapai.")
    trace = balloon.get_by_text("C = R ÷ T × 100")
    expect(trace).to_be_hidden()
    balloon.get_by_text("Rumus, hitungan, dan tempatnya dalam data").click()
    expect(trace).to_be_visible()
    expect(balloon).to_contain_text("84,99 ÷ 100 × 100 = 84,99")
    expect(balloon).to_contain_text("data/2024/indikator.yaml:310")
    expect(clicked).to_have_attribute("aria-expanded", "true")
    tab.page.keyboard.press("Escape")
    expect(balloon).to_be_hidden()
    expect(clicked).to_be_focused()
    expect(clicked).to_have_attribute("aria-expanded", "false")
    assert tab.complaints == []


def test_other_meanings_of_a_figure_are_a_click_away(halaman: Halaman, buka: Buka) -> None:
    """97,53% in the row of 2021 is an absorption; the mean that is printed alike is offered behind it."""
    tab = buka(halaman.url)
    figure(tab, "tabel-pagu", "97,53%").click()
    balloon = tab.page.get_by_role("dialog")
    expect(balloon.get_by_role("heading")).to_contain_text("serapan-2021")
    balloon.get_by_text("Arti lain dari 97,53% (1)").click()
    balloon.get_by_role("link", name="rata-rata").click()
    expect(balloon.get_by_role("heading")).to_contain_text("rata-rata: Rata-rata capaian")
    expect(balloon).to_contain_text("1.657,98 ÷ 17")


def test_the_keyboard_reaches_every_explanation(halaman: Halaman, buka: Buka) -> None:
    """Focus on a figure shows its explanation and stays there; Enter goes into it, Escape comes back, Tab goes on."""
    tab = buka(halaman.url)
    focused, balloon = figure(tab, "tabel-hasil-utama", "97,53%"), tab.page.locator("#_balon")
    tab.page.locator("#tabel-hasil-utama caption a").focus()
    for _ in range(tab.page.locator("#tabel-hasil-utama :is(a, button)").count()):
        tab.page.keyboard.press("ArrowRight")
        if focused.evaluate("e => e === document.activeElement"):
            break
    expect(focused).to_be_focused()
    expect(balloon).to_be_visible()
    expect(balloon).to_contain_text("1.657,98 ÷ 17")
    expect(focused).to_be_focused()
    tab.page.keyboard.press("Enter")
    expect(balloon).to_be_focused()
    tab.page.keyboard.press("Escape")
    expect(balloon).to_be_hidden()
    expect(focused).to_be_focused()
    tab.page.keyboard.press("Space")
    expect(balloon).to_be_visible()
    assert tab.complaints == []


def test_without_scripts_a_figure_leads_to_its_explanation(halaman: Halaman, buka: Buka) -> None:
    """Without JavaScript the link opens the folded explanation at the end, and nothing offers what cannot work."""
    tab = buka(halaman.url, scripts=False)
    target = tab.page.locator("#_jelas-IKK-14")
    expect(target).to_be_hidden()
    figure(tab, "tabel-capaian", "84,99%").click()
    expect(target).to_be_visible()
    expect(target).to_be_in_viewport()
    expect(target).to_contain_text("target tidak tercapai")
    trace = target.get_by_text("data/2024/indikator.yaml:310").first
    expect(trace).to_be_hidden()
    target.locator("summary").click()
    expect(trace).to_be_visible()
    expect(tab.page.locator("button, input")).to_have_count(0)


def test_without_scripts_the_whole_result_is_there(halaman: Halaman, buka: Buka) -> None:
    """Nothing is folded or left out where no script runs: each indikator with its status in words."""
    tab = buka(halaman.url, scripts=False)
    rows = tab.page.locator("#_hasil [data-keadaan]")
    assert rows.count() == 17
    assert all(rows.nth(n).is_visible() for n in range(17))
    assert sum("Tidak tercapai" in text for text in rows.all_inner_texts()) == 7


def test_nothing_is_asked_of_the_network(halaman: Halaman, buka: Buka) -> None:
    """Opening the page and using it loads that one file, and its policy stops whatever tried to fetch more."""
    tab = buka(halaman.url)
    figure(tab, "tabel-capaian", "100,00%").click()
    tab.page.mouse.wheel(0, 4000)
    assert tab.requests == [halaman.url]
    blocked = tab.page.evaluate("""() => new Promise(done => {
      document.addEventListener("securitypolicyviolation", e => done(e.effectiveDirective));
      fetch("http://127.0.0.1:9/").catch(() => {});
    })""")
    assert blocked == "connect-src"


def test_headings_are_those_of_word(halaman: Halaman, buka: Buka) -> None:
    """The report has the headings of the DOCX, level by level, but for its lists, which stand at the side and name them."""
    tab = buka(halaman.url)
    word = Pandoc("docx", lua_filter=OWN / "filter.lua", options=["--reference-doc", str(OWN / "reference.docx")])
    finished = finish(
        word.convert(halaman.markdown),
        pages=dict,
        pictures={},
        picture_room=lambda _: (1, 1),
        layout=Layout(),
        properties=Properties(judul="", penulis="", waktu=0),
    )
    expected = [(level, text) for level, text in headings(finished) if level <= 3]
    shown = [
        (int(h.evaluate("e => e.tagName[1]")), " ".join(h.inner_text().split()))
        for h in tab.page.locator("article :is(h1, h2, h3)").all()
    ]
    lists = {"DAFTAR ISI", "DAFTAR TABEL", "DAFTAR GAMBAR"}
    assert len(shown) > 30
    assert shown == [(level, text) for level, text in expected if text not in lists]
    listed = [" ".join(text.split()) for text in tab.page.locator("#_isi a").all_inner_texts()]
    assert listed == ["Hasil Tahun 2024", *(text for _, text in shown)]


def test_a_column_sorts_up_down_and_back(halaman: Halaman, buka: Buka) -> None:
    """A header button sorts by number, says so to a screen reader, leaves the row of the mean last, and undoes it."""
    tab = buka(halaman.url)
    printed = column(tab, "tabel-capaian", 3)
    header = tab.page.locator("#tabel-capaian thead tr").first.locator("th").nth(5)
    button = header.get_by_role("button", name="Capaian")
    button.click()
    expect(header).to_have_attribute("aria-sort", "ascending")
    up = column(tab, "tabel-capaian", 6)
    assert up[:3] == ["84,99%", "84,99%", "95,00%"]
    assert up[-1] == "100,00%"
    expect(tab.page.locator("#tabel-capaian tbody tr").last).to_contain_text("Rata-rata capaian")
    button.click()
    expect(header).to_have_attribute("aria-sort", "descending")
    assert column(tab, "tabel-capaian", 6) == sorted(up, key=lambda t: -float(t[:-1].replace(",", ".")))
    button.click()
    assert header.get_attribute("aria-sort") is None
    assert column(tab, "tabel-capaian", 3) == printed


def groups(tab: Tab, table: str) -> list[list[str]]:
    """Return the names of indikator that stand under each merged sasaran, group by group."""
    rows = tab.page.locator(f"#{table} tbody tr:visible")
    found: list[list[str]] = []
    for cells in rows.evaluate_all("rows => rows.map(r => [...r.cells].map(c => c.textContent.trim()))"):
        if len(cells) > 2:
            found.append([])
        found[-1].append(cells[-2])
    return found


def test_sorting_keeps_groups_together(halaman: Halaman, buka: Buka) -> None:
    """Indikator are sorted within their sasaran, sasaran by their first; none leaves its sasaran, whose cell stays merged."""
    tab = buka(halaman.url)
    printed = groups(tab, "tabel-rkt")
    assert len(printed) == 5
    button = tab.page.locator("#tabel-rkt").get_by_role("button", name="Indikator Kinerja")
    button.click()
    up = groups(tab, "tabel-rkt")
    assert all(group == sorted(group, key=str.casefold) for group in up)
    assert [g[0] for g in up] == sorted((g[0] for g in up), key=str.casefold)
    assert sorted(map(sorted, up)) == sorted(map(sorted, printed))
    button.click()
    down = groups(tab, "tabel-rkt")
    assert down == [group[::-1] for group in sorted(up, key=lambda g: g[-1].casefold(), reverse=True)]
    button.click()
    assert groups(tab, "tabel-rkt") == printed


@pytest.mark.parametrize("width", WIDTHS)
def test_the_result_filters_by_status_and_words(halaman: Halaman, buka: Buka, width: int) -> None:
    """Only the missed, of these only what holds every word, then none with a sentence; all come back."""
    tab = buka(halaman.url, width=width)
    rows = tab.page.locator("#_hasil [data-keadaan]:visible")
    expect(rows).to_have_count(17)
    tab.page.get_by_role("radio", name="Hanya yang tidak tercapai (7)").check()
    expect(rows).to_have_count(7)
    assert all("Tidak tercapai" in text for text in rows.all_text_contents())
    field = tab.page.get_by_label("Cari sasaran atau indikator")
    field.fill("Pelaporan KEUANGAN")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("IKK-17")
    expect(tab.page.get_by_role("status").first).to_have_text("1 dari 17 indikator ditampilkan.")
    field.fill("tidak ada yang begini")
    expect(rows).to_have_count(0)
    expect(tab.page.get_by_role("status").first).to_contain_text("Tidak ada indikator yang cocok")
    field.fill("")
    tab.page.get_by_role("radio", name="Semua (17)").check()
    expect(rows).to_have_count(17)
    assert tab.complaints == []


def test_an_objective_of_several_unfolds(riwayat: Path, buka: Buka) -> None:
    """A row a sasaran with its line; a press shows its indikator, a filter opens what it needs, one press opens all."""
    tab = buka((riwayat / "lkj-2025.html").as_uri())
    rows = tab.page.locator("#_hasil tbody tr:not(.kelompok):visible")
    expect(rows).to_have_count(0)
    expect(tab.page.get_by_role("img", name="SK-01")).to_be_visible()
    first = tab.page.locator("#_hasil").get_by_role("button", name="SK-01")
    first.click()
    expect(first).to_have_attribute("aria-expanded", "true")
    expect(rows).to_have_count(3)
    tab.page.get_by_role("radio", name="Hanya yang tidak tercapai").check()
    expect(rows).to_have_count(6)
    tab.page.get_by_role("radio", name="Semua (15)").check()
    expect(rows).to_have_count(3)
    tab.page.get_by_role("button", name="Buka semua sasaran").click()
    expect(rows).to_have_count(15)


def test_pdf_and_word_lie_beside_the_page(riwayat: Path, buka: Buka) -> None:
    """Built together, the page leads to both by names in its own folder, and they are there."""
    tab = buka((riwayat / "lkj-2025.html").as_uri())
    for name in ("PDF", "Word"):
        href = tab.page.get_by_role("link", name=name, exact=True).get_attribute("href")
        assert href is not None
        assert (riwayat / href).is_file()


@pytest.mark.parametrize("table", ["tabel-capaian", "_tabel-hasil", "tabel-rkt"])
def test_a_table_is_taken_along_as_csv(halaman: Halaman, buka: Buka, table: str) -> None:
    """Opened as an Indonesian Excel does, it holds the heads and each row whole, numbers as printed."""
    tab = buka(halaman.url)
    with tab.page.expect_download() as waiting:
        tab.page.locator(f".alat:has(+ .gulung #{table}) .csv").click()
    assert waiting.value.suggested_filename == f"lkj-2024-{table.removeprefix('_')}.csv"
    text = waiting.value.path().read_bytes().decode("utf-8-sig")
    heads, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    assert len({len(row) for row in (heads, *rows)}) == 1
    if table == "tabel-capaian":
        assert heads[:3] == ["No", "Sasaran", "Indikator Kinerja"]
        assert rows[4][3:6] == ["100%", "98%", "98,00%"]
        assert rows[-1][0] == "Rata-rata capaian 17 indikator, kategori Sangat Berhasil"
    elif table == "tabel-rkt":
        assert all(row[1] for row in rows)
    assert tab.complaints == []


def test_what_a_spreadsheet_would_run_is_text(tmp_path: Path, buka: Buka) -> None:
    """A cell that begins as a formula does gets a quote before it; a number with a sign does not."""
    bad = [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ('a;"b"', 'a;"b"'),
        ("-5,00%", "-5,00%"),
        ("−Rp5", "-Rp5"),
        ("+x", "'+x"),
    ]
    cells = "".join(f"<tr><td>{html.escape(given)}</td></tr>" for given, _ in bad)
    body = f'<table id="t" class="tabel"><caption>T</caption><thead><tr><th>A</th></tr></thead><tbody>{cells}</tbody></table>'
    about = Properties(judul="J", penulis="P", waktu=0)
    made = page(body.encode(), figures={}, properties=about, explanations=[], assets=OWN / "web")
    (tmp_path / "x.html").write_bytes(made)
    tab = buka((tmp_path / "x.html").as_uri())
    with tab.page.expect_download() as waiting:
        tab.page.locator(".csv").click()
    text = waiting.value.path().read_bytes().decode("utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(text, newline=""), delimiter=";")] == ["A", *(w for _, w in bad)]


def test_a_table_is_one_stop_of_the_keyboard(halaman: Halaman, buka: Buka) -> None:
    """Tab comes into a table once and out of it; arrows, Home and End walk its buttons and figures; it comes back there."""
    tab = buka(halaman.url)
    for frame in tab.page.locator(".gulung:has(> table)").all():
        stops = frame.evaluate("f => [f, ...f.querySelectorAll('*')].filter(e => e.tabIndex === 0).length")
        assert stops == 1
    table = tab.page.locator("#tabel-capaian")
    table.locator("caption a").focus()
    tab.page.keyboard.press("ArrowRight")
    expect(table.get_by_role("button", name="No")).to_be_focused()
    tab.page.keyboard.press("End")
    expect(table.locator("a.angka").last).to_be_focused()
    tab.page.keyboard.press("ArrowUp")
    assert table.locator("tbody tr").nth(-2).evaluate("r => r.contains(document.activeElement)")
    tab.page.keyboard.press("Tab")
    assert not table.evaluate("t => t.contains(document.activeElement)")
    tab.page.keyboard.press("Shift+Tab")
    assert table.locator("tbody tr").nth(-2).evaluate("r => r.contains(document.activeElement)")


def test_heads_stay_in_sight(halaman: Halaman, buka: Buka) -> None:
    """In the middle of a long table its head stands at the top of the window."""
    tab = buka(halaman.url, width=1300)
    tab.page.locator("#tabel-capaian tbody tr").nth(9).scroll_into_view_if_needed()
    tab.page.locator("#tabel-capaian tbody tr").nth(9).evaluate("r => scrollBy(0, r.getBoundingClientRect().top - 200)")
    top = tab.page.locator("#tabel-capaian thead").evaluate("h => h.getBoundingClientRect().top")
    assert abs(top) < 2


def test_a_card_leaves_out_what_is_empty(riwayat: Path, buka: Buka) -> None:
    """An indikator without a line of its own has no empty field for one, and a sasaran no target."""
    tab = buka((riwayat / "lkj-2025.html").as_uri(), width=360, height=740)
    tab.page.get_by_role("button", name="Buka semua sasaran").click()
    card = tab.page.locator("#_hasil tbody tr:not(.kelompok)").first
    card.scroll_into_view_if_needed()
    shown = card.locator("td:visible").evaluate_all("cells => cells.map(c => c.dataset.kepala)")
    assert shown == ["Target", "Realisasi", "Capaian", "Status"]


def test_on_a_phone_rows_are_cards(halaman: Halaman, buka: Buka) -> None:
    """Each cell says what it is, a merged sasaran stands on each card, charts fit and can be made larger; a turn undoes it."""
    tab = buka(halaman.url, width=360, height=740)
    card = tab.page.locator("#tabel-rkt tbody tr").nth(1)
    assert card.locator("td").evaluate_all("cells => cells.map(c => c.dataset.kepala)") == [
        "No",
        "Sasaran Strategis",
        "Indikator Kinerja",
        "Target",
    ]
    boxes = [cell.bounding_box() for cell in card.locator("td").all()]
    assert all(a and b and a["y"] + a["height"] <= b["y"] + 1 for a, b in itertools.pairwise(boxes))
    chart = tab.page.locator("#gambar-capaian svg:visible")
    box = chart.bounding_box()
    assert box is not None and box["width"] <= 360
    tab.page.get_by_role("button", name="Perbesar Gambar 3.1").click()
    box = chart.bounding_box()
    assert box is not None and box["width"] > 600
    assert tab.page.locator("html").evaluate("e => e.scrollWidth") <= 360
    tab.page.set_viewport_size({"width": 1300, "height": 900})
    expect(tab.page.locator("#tabel-rkt tbody tr").nth(1).locator("td")).to_have_count(2)


def test_a_long_table_filters(halaman: Halaman, buka: Buka) -> None:
    """A labelled input leaves the rows that hold every word, counts them, and brings all back when emptied."""
    tab = buka(halaman.url)
    field = tab.page.get_by_label("Saring Tabel 2.1")
    field.fill("laporan keuangan")
    rows = column(tab, "tabel-rkt", 3)
    assert rows
    assert all("laporan" in row.casefold() or "keuangan" in row.casefold() for row in rows)
    expect(tab.page.get_by_text(f"{len(rows)} dari 13 baris")).to_be_visible()
    field.fill("tidak ada yang begini")
    assert column(tab, "tabel-rkt", 3) == []
    field.fill("")
    assert tab.page.locator("#tabel-rkt tbody tr:visible").count() == 13


def test_figures_of_a_sorted_table_still_explain(halaman: Halaman, buka: Buka) -> None:
    """Rows that were moved keep their figures: a click on one opens the explanation of its own row."""
    tab = buka(halaman.url)
    tab.page.locator("#tabel-rkt").get_by_role("button", name="Indikator Kinerja").click()
    row = tab.page.locator("#tabel-rkt tbody tr", has_text="Terlaksananya Publikasi Informasi")
    row.locator("a.angka").first.click()
    expect(tab.page.get_by_role("dialog").get_by_role("heading")).to_contain_text("IKR-07")


@pytest.mark.parametrize("scripts", [True, False])
def test_nothing_stands_out_of_a_narrow_screen(halaman: Halaman, buka: Buka, scripts: bool) -> None:
    """At 320 px the page does not scroll sideways; without scripts wide tables scroll inside their own frame."""
    tab = buka(halaman.url, width=320, height=640, scripts=scripts)
    widest = tab.page.locator("html").evaluate("e => e.scrollWidth")
    assert widest <= 320
    frame = tab.page.locator(".gulung:has(#tabel-capaian)")
    assert frame.evaluate("e => e.scrollWidth > e.clientWidth") is not scripts
    if not scripts:
        frame.focus()
        expect(frame).to_be_focused()


def test_on_a_phone_the_explanation_leaves_its_figure_in_sight(halaman: Halaman, buka: Buka) -> None:
    """The sheet at the foot of a small screen does not cover the figure that was asked for."""
    tab = buka(halaman.url, width=360, height=740)
    asked = figure(tab, "tabel-capaian", "84,99%")
    asked.click()
    balloon, box = tab.page.locator("#_balon").bounding_box(), asked.bounding_box()
    assert balloon is not None
    assert box is not None
    assert box["y"] + box["height"] <= balloon["y"]


def test_the_skip_link_leads_past_the_contents(halaman: Halaman, buka: Buka) -> None:
    """The first stop of the keyboard is a link to the report itself."""
    tab = buka(halaman.url)
    tab.page.keyboard.press("Tab")
    expect(tab.page.get_by_role("link", name="Langsung ke isi laporan")).to_be_focused()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("main")).to_be_focused()


def test_on_paper_stands_the_report_alone(halaman: Halaman, buka: Buka) -> None:
    """Printed, the page has no contents at the side, no inputs and no explanations; header rows repeat."""
    tab = buka(halaman.url)
    pages = pdf_text(tab.page.pdf(prefer_css_page_size=True))
    text = "\n".join(pages)
    assert "Penjelasan Angka" not in text
    assert "Saring Tabel" not in text
    assert "⇅" not in text
    assert "Hasil Tahun 2024" not in text and "CSV" not in text
    assert all("KONSEP" in p for p in pages)
    # The table of capaian parts over pages, and has its header and column numbers on each, to its last row.
    (first,) = [n for n, p in enumerate(pages) if "Tabel 3.2 Capaian Kinerja Perjanjian Kinerja Sekretaris" in p]
    last = next(n for n, p in enumerate(pages) if n >= first and "Rata-rata capaian 17 indikator, kategori" in p)
    assert last > first
    assert all("Realisasi Capaian Status" in p and "(5) (6) (7)" in p for p in pages[first : last + 1])


def test_the_page_is_of_a_reasonable_size(halaman: Halaman) -> None:
    """The year with all its explanations can be sent by mail."""
    assert len(halaman.data) < 1_500_000


def test_data_of_a_stranger_never_runs(tmp_path: Path, buka: Buka) -> None:
    """In a real browser, too, hostile titles, texts, tables and pictures show as text and run nothing."""
    bad = '"><img src=x onerror="window.lari=1"><script>window.lari=1</script>'
    svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="window.lari=1"><text>a</text><script>window.lari=1</script></svg>'
    body = (
        '<p onclick="window.lari=1">98% <a href="javascript:window.lari=1">tautan</a></p><div id="gambar-x" class="gambar" alt="a">G</div>'
        '<svg><style><img src=x onerror="window.lari=1"></style></svg><math><mtext><table><mglyph><style><img src=x'
        ' onerror="window.lari=1"></style></mglyph></table></mtext></math>'
    )
    made = page(
        body.encode(),
        figures={"gambar-x": svg},
        properties=Properties(judul=bad, penulis=bad, waktu=0),
        explanations=[Explanation(id=bad, title=bad, printed=("98%", bad), text=bad, places=((bad, 1),))],
        assets=OWN / "web",
    )
    path = tmp_path / "jahat.html"
    path.write_bytes(made)
    tab = buka(path.as_uri())
    tab.page.locator("a.angka").click()
    expect(tab.page.get_by_role("dialog")).to_contain_text(bad)
    tab.page.keyboard.press("Escape")
    paragraph = tab.page.locator("article p")
    expect(paragraph).to_have_text("98% tautan")
    paragraph.click(position={"x": 60, "y": 8})
    assert tab.page.evaluate("window.lari") is None
    assert tab.requests == [path.as_uri()]
    assert tab.complaints == []
