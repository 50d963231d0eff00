"""The built report read back: both documents, as their readers find them."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from alat_proyek import build, environment, require_year
from alat_tabel import tertulis
from alat_word import headings
from docx import Document
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from lkj.pengukuran import Pengukuran
from lkj.publish.readback import bare, missing_cells, pdf_text
from lkj.report.dokumen import susun_laporan

PROJECT = Path(__file__).parents[2]
FACTS = (Path(__file__).parents[1] / "data" / "fakta-2024.txt").read_text(encoding="utf-8").splitlines()


@dataclass
class Terbit:
    """A built report, opened."""

    root: Path
    year: int = 2024

    def __post_init__(self) -> None:
        build(self.root, self.year, ("docx", "pdf"), keep=True)
        self.docx_file = self.root / "build" / f"lkj-{self.year}.docx"
        self.pdf_file = self.root / "build" / f"lkj-{self.year}.pdf"
        self.docx = Document(str(self.docx_file))
        self.pdf = PdfReader(self.pdf_file)
        self.markdown = tertulis((self.root / "build" / f"lkj-{self.year}.md").read_text(encoding="utf-8"))

    def blocks(self) -> Iterator[Paragraph | Table]:
        return self.docx.iter_inner_content()

    def docx_text(self) -> str:
        parts = []
        for block in self.blocks():
            if isinstance(block, Paragraph):
                parts.append(block.text)
            else:
                # By its elements: python-docx looks from each row of a tall cell for its first one, row by row.
                parts += [_Cell(cell, block).text for row in block._tbl.tr_lst for cell in row.tc_lst]
        return "\n".join(parts)

    def pdf_text(self) -> str:
        # A sentence may go on over a page's foot: page number and running head between its halves are none of it.
        pages = (re.sub(r"\n[ivx\d]+\s*$", "", page.extract_text()) for page in self.pdf.pages)
        return "\n".join(re.sub(r"^\s*Laporan Kinerja [^\n]* Tahun \d+\s*KONSEP", "", page) for page in pages)

    def docx_headings(self) -> list[tuple[int, str]]:
        return headings(self.docx_file.read_bytes())

    def pdf_headings(self) -> list[tuple[int, str]]:
        def walk(items: Any, level: int) -> Iterator[tuple[int, str]]:
            for item in items:
                if isinstance(item, list):
                    yield from walk(item, level + 1)
                else:
                    yield level, " ".join(str(item.title).split())

        return list(walk(self.pdf.outline, 1))


def copy_project(target: Path) -> Path:
    shutil.copytree(PROJECT / "data" / "2024", target / "data" / "2024")
    return target


@pytest.fixture(scope="module")
def terbit(tmp_path_factory: pytest.TempPathFactory) -> Terbit:
    return Terbit(copy_project(tmp_path_factory.mktemp("laporan")))


@pytest.mark.lambat
def test_facts_of_the_source_stand_in_both_documents(terbit: Terbit) -> None:
    """Every name, number, date, law, sasaran, indikator, target and activity of the source is in DOCX and PDF."""
    assert len(FACTS) >= 200
    word, pdf = bare(terbit.docx_text()), bare(terbit.pdf_text()).replace("-", "")
    assert [fact for fact in FACTS if bare(fact) not in word] == []
    # A word may be parted at the end of a line.
    assert [fact for fact in FACTS if bare(fact).replace("-", "") not in pdf] == []


# Sasaran and indikator by row, target, realisasi as the source's measurement table has them.
REALISASI = {
    "IKK-01": ("100%", "100%"),
    "IKK-02": ("1 Dokumen", "1 Dokumen"),
    "IKK-03": ("1 Dokumen", "1 Dokumen"),
    "IKK-04": ("1 Dokumen", "1 Dokumen"),
    "IKK-05": ("100%", "98%"),
    "IKK-06": ("100%", "98%"),
    "IKK-07": ("100%", "99%"),
    "IKK-08": ("1 Dokumen", "1 Dokumen"),
    "IKK-09": ("1 Dokumen", "1 Dokumen"),
    "IKK-10": ("100%", "98%"),
    "IKK-11": ("1 Laporan", "100%"),
    "IKK-12": ("100%", "100%"),
    "IKK-13": ("1 Lakip dan 2 Perjanjian Kinerja", "100%"),
    "IKK-14": ("100%", "84,99%"),
    "IKK-15": ("100%", "95%"),
    "IKK-16": ("2 Laporan", "100%"),
    "IKK-17": ("100%", "84,99%"),
}


@pytest.mark.lambat
def test_every_row_of_the_measurement_table(terbit: Terbit) -> None:
    """Target and realisasi stand beside their indikator in the Word table, capaian and status computed."""
    year = require_year(terbit.root, 2024)
    tables = [b for b in terbit.blocks() if isinstance(b, Table)]
    main = next(t for t in tables if [c.text for c in t.rows[0].cells][-2:] == ["Capaian", "Status"])
    assert [c.text for c in main.rows[1].cells] == [f"({n})" for n in range(1, 8)]
    names = {i.id: i.nama for i in year.indikator_dokumen("pk-sekretaris")}
    rows = [[c.text for c in row.cells] for row in main.rows[2:-1]]
    assert [row[2:5] for row in rows] == [[f"{names[i]} ({i})", *REALISASI[i]] for i in REALISASI]
    percent = {"98%": "98,00%", "99%": "99,00%", "84,99%": "84,99%", "95%": "95,00%"}
    assert [row[5] for row in rows] == [percent.get(row[4], "100,00%") for row in rows]
    assert [row[6] for row in rows] == ["Tercapai" if row[5] == "100,00%" else "Tidak tercapai" for row in rows]
    last = [c.text for c in main.rows[-1].cells]
    assert last[0] == "Rata-rata capaian 17 indikator, kategori Sangat Berhasil" and last[5:] == ["97,53%", ""]


@pytest.mark.lambat
def test_headings_are_the_same_list_and_the_prescribed_outline(terbit: Terbit) -> None:
    """DOCX and PDF cannot differ in their headings, and the outline is the one of PermenPANRB 53/2014."""
    found = terbit.docx_headings()
    assert found == terbit.pdf_headings()
    assert [text for level, text in found if level == 1] == [
        "KATA PENGANTAR",
        "PERNYATAAN TELAH DIREVIU",
        "RINGKASAN EKSEKUTIF",
        "DAFTAR ISI",
        "DAFTAR TABEL",
        "DAFTAR GAMBAR",
        "BAB I PENDAHULUAN",
        "BAB II PERENCANAAN KINERJA",
        "BAB III AKUNTABILITAS KINERJA",
        "BAB IV PENUTUP",
        "LAMPIRAN 1 PERJANJIAN KINERJA KETUA",
        "LAMPIRAN 2 PERJANJIAN KINERJA SEKRETARIS",
        "LAMPIRAN 3 PENGUKURAN KINERJA TAHUN 2024",
        "LAMPIRAN 4 RALAT DAN CATATAN DATA",
    ]
    assert [text for level, text in found if level == 2] == [
        "A. Latar Belakang",
        "B. Tugas, Wewenang, dan Kewajiban",
        "C. Struktur Organisasi dan SDM",
        "D. Permasalahan Utama yang Dihadapi",
        "A. Rencana Strategis 2020–2024",
        "B. Rencana Kinerja Tahunan",
        "C. Perjanjian Kinerja",
        "A. Capaian Kinerja Organisasi Tahun 2024",
        "B. Evaluasi dan Analisis Capaian Kinerja",
        "C. Realisasi Anggaran",
    ]


def printed_pages(pdf: PdfReader) -> list[str]:
    """Return the number printed at each page's foot: the last line of its text."""
    return [page.extract_text().strip().rsplit("\n", 1)[-1].strip() for page in pdf.pages]


@pytest.mark.lambat
def test_contents_list_is_filled_and_its_pages_are_right(terbit: Terbit) -> None:
    """Each entry of the Word contents list names a heading and the page number that the PDF prints there."""
    entries = [
        b.text.rsplit("\t", 1)
        for b in terbit.blocks()
        if isinstance(b, Paragraph) and b.style is not None and re.fullmatch(r"toc \d", b.style.name or "", re.I)
    ]
    assert [" ".join(text.split()) for text, _ in entries] == [text for _, text in terbit.docx_headings()]
    printed = printed_pages(terbit.pdf)
    assert printed[1:4] == ["i", "ii", "iii"]

    def walk(items: Any) -> Iterator[str]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item)
            else:
                yield printed[terbit.pdf.get_destination_page_number(item) or 0]

    assert [page for _, page in entries] == list(walk(terbit.pdf.outline))


@pytest.mark.lambat
def test_lists_of_tables_and_figures_are_filled(terbit: Terbit) -> None:
    """Both lists name every caption of the report; none of the Word fields is dirty or asks to be updated."""
    captions = [
        b.text
        for b in terbit.blocks()
        if isinstance(b, Paragraph) and b.style is not None and b.style.name in ("Table Caption", "Image Caption")
    ]
    listed = [
        b.text.rsplit("\t", 1)
        for b in terbit.blocks()
        if isinstance(b, Paragraph) and b.style is not None and (b.style.name or "").lower() == "table of figures"
    ]
    assert sorted(text for text, _ in listed) == sorted(captions)
    assert all(re.fullmatch(r"[ivx]+|\d+", page) for _, page in listed)
    assert [c.split(None, 2)[1] for c in captions if c.startswith("Tabel")] == [
        "RE.1", "RE.2", "1.1", "2.1", "2.2", "2.3", "2.4", *(f"3.{n}" for n in range(1, 7)),
    ]  # fmt: skip
    xml = terbit.docx.element.xml
    assert "w:dirty" not in xml
    assert "updateFields" not in terbit.docx.settings.element.xml


@pytest.mark.lambat
def test_word_page_is_a4_with_a_binding_edge_and_two_kinds_of_numbers(terbit: Terbit) -> None:
    """A4 with 3 cm at the left; roman numbers in front, arabic from 1 in Bab I, none on the cover."""
    sections = list(terbit.docx.sections)
    sizes = {(s.page_width, s.page_height) for s in sections}
    assert {tuple(round(side / 360000, 1) for side in size if side) for size in sizes} == {(21.0, 29.7), (29.7, 21.0)}
    assert {round(s.left_margin / 360000, 1) for s in sections if s.left_margin} == {3.0}
    numbers = [re.findall(r'pgNumType[^>]*fmt="(\w+)"(?:[^>]*start="(\d+)")?', s._sectPr.xml) for s in sections]
    assert numbers[0] == [] and numbers[1] == [("lowerRoman", "1")] and numbers[2] == [("decimal", "1")]
    assert all(n == [("decimal", "")] for n in numbers[3:])
    assert "footerReference" not in sections[0]._sectPr.xml
    assert all("footerReference" in s._sectPr.xml for s in sections[1:])


@pytest.mark.lambat
def test_header_rows_repeat_in_both(terbit: Terbit) -> None:
    """A table over several pages repeats its header row and the row of column numbers."""
    for block in terbit.blocks():
        if isinstance(block, Table) and block.rows[0].cells[0].text == "No":
            assert "w:tblHeader" in block.rows[0]._tr.xml
    tables = [
        page
        for page in terbit.pdf.pages
        if re.search(r"Sasaran (?:\w+ )?Indikator Kinerja Target", " ".join(page.extract_text().split()))
    ]
    assert len(tables) > 4


@pytest.mark.lambat
def test_mean_and_absorption_are_named_for_what_they_are(terbit: Terbit) -> None:
    """The mean of the 17 is 97,53%; 84,99% is only ever the absorption, or the two indikator that have it."""
    text = " ".join(terbit.docx_text().split())
    assert "Rata-rata capaian 17 (tujuh belas) indikator yang terukur" in text
    assert re.search(r"adalah 97,53% sehingga termasuk kategori Sangat Berhasil", text)
    # The annex of corrections tells what an earlier publication took for the mean.
    for found in re.finditer(r"84,99%", text[: text.rindex("Ralat berikut menyebut")]):
        around = text[max(0, found.start() - 250) : found.end() + 60].lower()
        assert "serapan" in around or "penyusunan anggaran" in around or "pelaporan keuangan" in around


@pytest.mark.lambat
def test_no_english_and_no_open_field(terbit: Terbit) -> None:
    """Nothing of the machinery shows: no template mark, no None, no English caption or error."""
    for text in (terbit.docx_text(), terbit.pdf_text()):
        for mark in ("{{", "}}", "{%", "None", "Undefined", "Table ", "Figure ", "Contents", "Error!", "&#", "\x02"):
            assert mark not in text


def test_prose_holds_no_typed_figure() -> None:
    """A digit in prose outside an expression would be a figure that nobody computed."""
    for path in sorted((PROJECT / "data" / "2024" / "narasi").glob("*.md")):
        text = re.sub(r"\{[{%#].*?[%}#]\}", "", path.read_text(encoding="utf-8"), flags=re.S)
        text = re.sub(r"^\d+\. ", "", text, flags=re.M)
        assert re.findall(r"\d+", text) == [], path.name


class Quoted(str):
    """A string written to YAML in quotes, so that "N" or "1e3" stays text."""


yaml.SafeDumper.add_representer(
    Quoted, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:str", str(value), style='"')
)


def quoted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: quoted(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [quoted(inner) for inner in value]
    return Quoted(value) if isinstance(value, str) else value


def change(root: Path, file: str, edit: Callable[[dict[str, Any]], None]) -> None:
    path = root / "data" / "2024" / file
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    edit(data)
    path.write_text(yaml.safe_dump(quoted(data), allow_unicode=True, sort_keys=False), encoding="utf-8")


def markdown_of(root: Path) -> str:
    return tertulis(susun_laporan(environment(root), Pengukuran(require_year(root, 2024))).markdown)


@pytest.mark.lambat
def test_one_changed_fact_changes_every_place_that_depends_on_it(tmp_path: Path) -> None:
    """One realisasi, one amount and one head count changed: no old figure stays where a new one belongs."""
    root = copy_project(tmp_path)
    (root / "data" / "2024" / "ralat.yaml").unlink()  # it tells of figures beside those that were corrected
    before = markdown_of(root)

    def edit_indikator(data: dict[str, Any]) -> None:
        next(i for i in data["indikator"] if i["id"] == "IKK-05")["realisasi"] = 47

    def edit_pagu(data: dict[str, Any]) -> None:
        next(p for p in data["pagu"] if p["tahun"] == 2024)["realisasi"] = 55593275000

    def edit_satker(data: dict[str, Any]) -> None:
        next(p for p in data["pegawai"]["pendidikan"] if p["jenjang"] == "SLTA")["jumlah"] = 15

    change(root, "indikator.yaml", edit_indikator)
    change(root, "pagu.yaml", edit_pagu)
    change(root, "satker.yaml", edit_satker)
    after = markdown_of(root)

    def count(text: str, figure: str) -> int:
        return text.count(figure.replace(",", "&#44;").replace("%", "&#37;"))

    # the mean: (97,528235… × 17 − 98 + 47) / 17; 2021's absorption happens to print as 97,53% too and stays: sentence,
    # table, and what the chart says in words (sentence,
    # table, and what the chart says to who does not see it)
    stays = 3
    assert count(after, "94,53%") == count(before, "97,53%") - stays
    assert count(after, "97,53%") == stays
    # the indicator itself: the summary, Bab III (table and what the chart says), the annex
    assert count(after, "47,00%") == 4 and "<td>47&#37;</td>" in after
    # its objective goes down the scale with it
    assert (
        "<td>Tidak Berhasil</td><td>–</td>" in before
        and "<td>Tidak Berhasil</td><td>sasaran SK-05</td>" in unescape(after)
    )
    # the amount, its absorption, and what is left of the budget
    old = ("Rp94.496.718.290", "Rp16.689.831.710")
    new = ("Rp55.593.275.000", "Rp55.593.275.000")
    assert [before.count(o.replace(".", "&#46;")) > 0 for o in old] == [True, True]
    assert [after.count(o.replace(".", "&#46;")) for o in old] == [0, 0]
    assert after.count(new[0].replace(".", "&#46;")) == sum(before.count(o.replace(".", "&#46;")) for o in old)
    # two indikator hold 84,99% as their own realisasi, and keep it
    assert count(after, "50,00%") == count(before, "84,99%") - count(after, "84,99%") > 0
    # head count: the table's cell, its total, the prose, and which level is the largest
    assert "<td>15</td>" in after and "<strong>37</strong>" in after and "<strong>27</strong>" not in after
    assert "37 &#40;tiga puluh tujuh&#41;" in after and "27 &#40;dua puluh tujuh&#41;" not in after
    assert "terbanyak adalah SLTA" in after and "terbanyak adalah S2" in before


@pytest.mark.lambat
def test_trend_is_said_rightly(tmp_path: Path) -> None:
    """In 2024 rupiah rose and absorption fell; with a smaller amount the sentence follows."""
    root = copy_project(tmp_path)
    text = markdown_of(root)
    assert "realisasi naik dari Rp41" in text and "serapan anggaran turun dari 93&#44;37&#37;" in text

    def edit(data: dict[str, Any]) -> None:
        next(p for p in data["pagu"] if p["tahun"] == 2024)["realisasi"] = 40000000000

    change(root, "pagu.yaml", edit)
    assert "realisasi turun dari Rp41" in markdown_of(root)


@pytest.mark.lambat
@pytest.mark.parametrize("many", [17, 400])
def test_every_table_cell_is_in_the_pdf(tmp_path: Path, many: int) -> None:
    """No row runs off a page, whether 17 or 400 indikator; the finished file itself is asked."""
    root = copy_project(tmp_path)

    def more(data: dict[str, Any]) -> None:
        model = next(i for i in data["indikator"] if i["id"] == "IKK-05")
        for n in range(18, many + 1):
            data["indikator"].append(
                {**model, "id": f"IKK-{n}", "nama": f"Indikator tambahan nomor {n}", "realisasi": n % 101}
            )

    change(root, "indikator.yaml", more)
    built = Terbit(root)
    report = susun_laporan(environment(root), Pengukuran(require_year(root, 2024)))
    assert len(report.sel) > many * 5
    assert missing_cells(pdf_text(built.pdf_file.read_bytes()), report.sel) == []
    if many > 17:
        assert "Indikator tambahan nomor 400" in " ".join(built.docx_text().split())


def test_a_cell_is_found_wherever_it_stands() -> None:
    """Cells are found in an order other than that of the pages, more than once, and word by word over a page break."""
    pages = ["satu 98% terbelah di", "kaki dua 98% tiga"]
    assert missing_cells(pages, ["tiga", "satu", "98%", "terbelah dua", "tiga", "hilang", "dua 98%"]) == ["hilang"]


# Characters an Indonesian report may hold: ASCII whole, Latin with accents, typographic marks and money signs.
TEXT = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.characters(min_codepoint=0xA1, max_codepoint=0x17F, exclude_characters="\xad"),
        st.sampled_from("–—‘’“”•…€×÷≤≥±°"),
    ),
    min_size=1,
    max_size=60,
).filter(lambda s: s.strip() != "")
NASTY = [
    "# Judul", "1. satu", "- butir", "*tebal* _miring_ `kode`", "<b>&amp;</b>", "[a](http://b)", "![x](y)", "a | b", "$x^2$",
    "\\newline", "{{ 7*7 }}", "{% x %}", "#let x = 1", "#image(\"x\")", "@rujuk", "<label>", "-9", "-?", "--", "---", "~", "= a",
    "/ a: b", "http://x//y", "//komentar", "/* a */", "'kutip' \"dua\"", "...", "a\\", ":::", "```", "~~~", "\t x", "& < >", "%", "1)", "+", "^1^",
]  # fmt: skip


def folded(text: str) -> str:
    import unicodedata

    return " ".join(unicodedata.normalize("NFC", text).split())


@pytest.mark.lambat
@given(names=st.lists(TEXT, min_size=20, max_size=40), data=st.data())
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_name_comes_out_as_it_went_in(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], data: st.DataObject
) -> None:
    """Arbitrary strings as names of indikator are read back verbatim from the Word table and from the PDF."""
    names = [folded(n) for n in [*NASTY, *names] if folded(n)]
    root = copy_project(tmp_path_factory.mktemp("nama"))

    def rename(content: dict[str, Any]) -> None:
        model = next(i for i in content["indikator"] if i["id"] == "IKK-05")
        for n, name in enumerate(names):
            content["indikator"].append({**model, "id": f"IKK-{100 + n}", "nama": name})

    change(root, "indikator.yaml", rename)
    built = Terbit(root)
    main = next(
        t
        for t in (b for b in built.blocks() if isinstance(b, Table))
        if [c.text for c in t.rows[0].cells][-2:] == ["Capaian", "Status"]
    )
    column = [" ".join(row.cells[2].text.split()).rpartition(" (IKK-")[0] for row in main.rows[2:-1]]
    assert [name for name in names if name not in column] == []
    text = bare("".join(pdf_text(built.pdf_file.read_bytes())))
    assert [name for name in names if bare(name) not in text] == []


@pytest.mark.lambat
def test_the_same_data_gives_the_same_bytes(terbit: Terbit, tmp_path: Path) -> None:
    """Another folder, another moment: not a byte differs in either document."""
    again = Terbit(copy_project(tmp_path))
    assert again.docx_file.read_bytes() == terbit.docx_file.read_bytes()
    assert again.pdf_file.read_bytes() == terbit.pdf_file.read_bytes()


@pytest.mark.lambat
def test_capaian_json_agrees_with_the_report(terbit: Terbit) -> None:
    """The numbers a machine gets are the numbers that are printed."""
    from lkj.tables import to_json

    numbers = json.loads(to_json(Pengukuran(require_year(terbit.root, 2024))))
    assert numbers["average"]["value"].startswith("97.528235294117647")
    assert numbers["absorption"]["value"].startswith("84.98")
