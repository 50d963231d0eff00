"""Markdown from a stranger becomes text in the documents: no code, no file, no field, no foreign relation."""

from __future__ import annotations

import io
import re
import socket
import zipfile
from typing import TYPE_CHECKING

import pytest
from alat_acuan import changed, field, foot, parts, relation
from alat_html_acak import masalah

from lkj.files import package_templates
from lkj.publish.pandoc import Pandoc
from lkj.publish.paper import Layout, Properties
from lkj.publish.readback import pdf_text
from lkj.publish.typst import Layouter, fonts

if TYPE_CHECKING:
    from conftest import Proyek

OWN = package_templates()
FILTER, REFERENCE = OWN / "filter.lua", OWN / "reference.docx"
ABOUT = Properties(judul="Judul", penulis="Penulis", waktu=0)
# Text that shows by its place whether it was run or printed.
SPY = '#read("/etc/passwd")'
FIELD = '<w:r><w:instrText>INCLUDETEXT "/etc/passwd"</w:instrText></w:r>'
TABEL = "``` {{.tabel}}\n<table><tr>{}</tr></table>\n```"

HOSTILE = {
    "typst-blok": f"```{{=typst}}\n{SPY}\n```",
    "typst-sebaris": f"a `{SPY}`{{=typst}} b",
    "typst-polos": f"{SPY} #import \"x.typ\" -{SPY}- /{SPY}",
    "typst-baris-baru": f"a\\\n{SPY}\n\\{SPY}",
    "typst-rumus": f"$x$ $${SPY}$$ $`{SPY}`$",
    "typst-pengutip": f'"{SPY} \'{SPY}',
    "openxml-blok": f"```{{=openxml}}\n<w:p>{FIELD}</w:p>\n```",
    "openxml-sebaris": f"a `{FIELD}`{{=openxml}} b",
    "html": '<script>alert(1)</script>\n\n<img src="/etc/passwd">\n\na <a href="file:///etc/passwd">b</a> <!-- c -->',
    "yaml-kepala": f'---\ntitle: "{SPY}"\nheader-includes: "{SPY}"\n---\n\na',
    "catatan-kaki": f"a[^1]\n\n[^1]: `{SPY}`{{=typst}} ![x](/etc/passwd) `{FIELD}`{{=openxml}}\n",
    "gambar-berkas": "![x](/etc/passwd)\n\nb ![x](../../data/2024/satker.yaml) c\n\n![y](file:///etc/passwd){width=3cm}",
    "gambar-jaringan": "![z](http://127.0.0.1:9/x.png)\n\n![z](//127.0.0.1:9/x.png)",
    "gambar-data": "![d](data:image/svg+xml,%3Csvg%3E)",
    "gambar-palsu": f"![x](gambar:../../etc/passwd)\n\n![x](<gambar:a\"), {SPY}>)",
    "tautan": "[a](file:///etc/passwd) [b](javascript:alert(1)) [c](JAVASCRIPT:x) [d](//x/y) [e](data:text/html,x) <file:///etc/passwd>",
    "atribut-typst": '::: {typst:text:fill="read(1)" typst:fill="read(1)"}\na\n:::\n\n[b]{typst:text:fill="read(1)"}\n\n| a |\n|---|\n| b |\n{typst:fill="read(1)"}',
    "atribut-judul": '# Judul {typst:fill="read(1)" custom-style="Title" nomor="#read(1)" #a-b .x}',
    "atribut-kode": '``` {.typst typst:text:fill="read(1)"}\n#read(1)\n```\n\n`#read(1)`{.typst typst:fill="read(1)"}',
    "atribut-tautan": '[c](https://kpu.go.id "t"){typst:fill="read(1)" custom-style="Title"}',
    "kelas-asing": '::: {.rahasia custom-style="Title"}\na\n:::\n\n[b]{.rahasia custom-style="Strong"}',
    "tabel-sel": TABEL.format('<td data-typst:fill="read(1)" data-typst:text:fill="read(1)">a</td>'),
    "tabel-baris": '``` {.tabel}\n<table data-typst:fill="read(1)"><thead data-typst:fill="read(1)"><tr data-typst:fill="read(1)"><th data-typst:fill="read(1)">a</th></tr></thead><tbody data-typst:fill="read(1)"><tr data-typst:fill="read(1)"><td>b</td></tr></tbody></table>\n```',
    "tabel-isi": TABEL.format(
        f'<td><img src="/etc/passwd"><a href="file:///etc/passwd">a</a><script>b</script><span class="math">{SPY}</span>'
        f'<iframe src="/etc/passwd"></iframe><div data-custom-style="Title" data-typst:fill="read(1)">{SPY}</div></td>'
    ),
    "tabel-bukan-tabel": f"``` {{.tabel}}\n<p>{SPY}</p>\n```",
    "tabel-kosong": "``` {.tabel}\n\n```",
    "jarak": f'::: {{.jarak tinggi="1cm) {SPY.replace(chr(34), "")}"}}\n:::\n\n::: {{.jarak tinggi="1e999"}}\n:::\n\n::: {{.jarak tinggi="nan"}}\n:::',
    "penampung": '::: {.bagian .mendatar typst:fill="read(1)"}\n:::\n\n::: {.tanda-tangan typst:fill="read(1)"}\na\n:::',
}  # fmt: skip
CASES = pytest.mark.parametrize("markdown", list(HOSTILE.values()), ids=list(HOSTILE))

# What the writer and the filter may call; arguments of these are layout, never text.
ALLOWED = {
    "set", "table", "figure", "link", "footnote", "strong", "emph", "block", "box", "strike", "super", "sub", "quote", "v",
    "pagebreak", "utuh", "horizontalrule", "linebreak", "counter", "tanda-tangan", "smallcaps", "page", "underline", "text", "align",
}  # fmt: skip


def printed(body: str) -> str:
    """Return the text of the PDF that Typst makes of a body."""
    preamble = (OWN / "laporan.typ").read_text(encoding="utf-8")
    with Layouter(f"{preamble}\n{body}", layout=Layout(), properties=ABOUT, figures={}, book=fonts()) as laid:
        return "".join(pdf_text(laid.pdf()))


def typst_of(markdown: str) -> str:
    """Return the Typst text that the report's own filter makes."""
    return Pandoc("typst", lua_filter=FILTER).convert(markdown).decode()


def docx_of(markdown: str) -> dict[str, str]:
    """Return the XML parts of the DOCX that the report's own filter makes."""
    data = Pandoc("docx", lua_filter=FILTER, options=["--reference-doc", str(REFERENCE)]).convert(markdown)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {n: archive.read(n).decode() for n in archive.namelist() if n.endswith((".xml", ".rels"))}


def code_of(typst: str) -> str:
    """Return Typst text without what is only printed: raw text, escapes."""
    without_raw = re.sub(r"(`{3,}).*?\1|`[^`]*`", "", typst, flags=re.DOTALL)
    return re.sub(r"\\.", "", without_raw)


@pytest.mark.lambat
@CASES
def test_typst_runs_nothing_of_it(markdown: str) -> None:
    """Only layout calls of the writer's own stand in the code; all else is escaped or raw text."""
    code = code_of(typst_of(markdown))
    assert set(re.findall(r"(?<!\")#([\w-]+)", code)) <= ALLOWED
    # Brackets of the text are escaped, so each one left is a call.
    assert set(re.findall(r"([\w.-]+)\(", code)) <= ALLOWED | {"table.cell", "table.header", "table.hline", "rgb"}


@pytest.mark.lambat
@CASES
def test_the_pdf_is_made_and_shows_no_file(markdown: str) -> None:
    """Typst accepts the text, so prose cannot stop a build either, and prints no file of the machine."""
    text = printed(typst_of(f"# Awal\n\n{markdown}\n\nakhir"))
    assert "akhir" in text
    assert "root:" not in text
    assert "skema: 1" not in text


@pytest.mark.lambat
@CASES
def test_the_docx_holds_no_field_picture_or_foreign_relation(markdown: str) -> None:
    """No field code, no picture, no script, no link but to the web; the style is the template's choice."""
    parts = docx_of(markdown)
    document = parts["word/document.xml"]
    assert "<w:instrText" not in document
    assert "<w:drawing" not in document
    assert 'w:val="Title"' not in document
    assert "root:" not in document
    for name, part in parts.items():
        if not name.endswith(".rels"):
            continue
        for link in re.findall(r"<Relationship\b[^>]*>", part):
            if 'TargetMode="External"' in link:
                assert re.search(r'Target="(https?://|mailto:)', link)
            assert not re.search(r'Target="(file|javascript|data|/etc)', link)


def test_text_comes_out_as_it_went_in() -> None:
    """What looks like code to Typst is printed letter by letter."""
    assert f"{SPY} -9 -- x" in printed(typst_of(f"{SPY} -9 -- x"))


@pytest.mark.parametrize("markdown", ["a ![x](gambar:gambar-capaian) b", "![x](gambar:tidak-ada)"])
def test_a_figure_out_of_place_is_no_file(markdown: str) -> None:
    """A figure's name inside a sentence, or of no figure, must not send Typst to the disk."""
    assert 'image("' not in typst_of(markdown)


@pytest.mark.lambat
def test_web_links_stay() -> None:
    """What a report needs still works: links to the web, and by mail; one into the document might lead nowhere."""
    typst = typst_of("[a](https://kpu.go.id) [b](mailto:a@kpu.go.id) [c](#bab)")
    assert re.findall(r"#link\(([^)]*)\)", typst) == ['"https://kpu.go.id"', '"mailto:a@kpu.go.id"']
    relations = docx_of("[a](https://kpu.go.id)")["word/_rels/document.xml.rels"]
    assert 'Target="https://kpu.go.id"' in relations


@pytest.mark.lambat
@pytest.mark.parametrize("name", ["filter.lua", "laporan.typ"])
def test_code_of_the_project_is_not_run(proyek: Proyek, name: str) -> None:
    """Filter and preamble are code: those of the project's own templates folder are not used."""
    proyek.tulis(f"../../templates/{name}", "ini bukan kode yang sah ((( #panic()")
    code, stdout, _ = proyek.jalankan("build", "2024")
    assert (code, stdout) == (0, "build/lkj-2024.docx\nbuild/lkj-2024.pdf\n")


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"word/vbaProject.bin": "makro"}, "word/vbaProject.bin"),
        (
            {"word/_rels/settings.xml.rels": relation("attachedTemplate", "http://jahat.example/x.dotm")},
            "settings.xml.rels",
        ),
        ({"word/footer1.xml": foot(field("PAGE") + field("LINK Excel.Sheet.8 x"))}, "LINK Excel"),
        ({"word/settings.xml": "bukan xml"}, "word/settings.xml"),
    ],
)
def test_an_unfit_reference_document_is_a_finding(proyek: Proyek, changes: dict[str, str], said: str) -> None:
    """What would fetch or run something when the report is opened stops check and build alike, with part and remedy."""
    proyek.path("../../templates").mkdir()
    proyek.path("../../templates/reference.docx").write_bytes(changed(**changes))
    for command in (("check", "2024"), ("build", "2024"), ("build", "2024", "--format", "docx")):
        code, stdout, stderr = proyek.jalankan(*command)
        assert (code, stdout) == (1, "")
        assert "templates/reference.docx:1:1: galat LKJ125:" in stderr
        assert said in stderr
        assert "saran: " in stderr
    assert not (proyek.root / "build").exists()


@pytest.mark.parametrize("text", ["", "bukan zip"])
def test_a_broken_reference_document_is_refused(proyek: Proyek, text: str) -> None:
    """A file that is no Word document is named, with the way back."""
    proyek.tulis("../../templates/reference.docx", text)
    code, _, stderr = proyek.jalankan("build", "2024")
    assert code == 1
    assert "templates/reference.docx:1:1: galat LKJ125: bukan dokumen Word yang utuh" in stderr


@pytest.mark.lambat
def test_a_document_without_word_asks_nothing_of_the_reference(proyek: Proyek) -> None:
    """The web page takes no styles from it, so it is made."""
    proyek.tulis("../../templates/reference.docx", "bukan zip")
    assert proyek.jalankan("build", "2024", "--format", "html")[0] == 0


@pytest.mark.lambat
def test_a_restyled_reference_document_is_used(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """An officer's own styles are taken, from a copy of what was looked at, which is gone afterwards."""
    monkeypatch.setattr("tempfile.tempdir", str(proyek.root))
    proyek.path("../../templates").mkdir()
    styles = parts()["word/styles.xml"].replace(b'w:val="22"', b'w:val="27"')
    proyek.path("../../templates/reference.docx").write_bytes(changed(**{"word/styles.xml": styles}))
    assert proyek.jalankan("build", "2024", "--format", "docx")[0] == 0
    with zipfile.ZipFile(proyek.root / "build" / "lkj-2024.docx") as made:
        assert b'w:val="27"' in made.read("word/styles.xml")
    assert not list(proyek.root.glob("lkj-*/**/*.docx"))


def test_a_refused_reference_document_leaves_no_engine_behind(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """No pandoc is started for a report that cannot be made."""
    proyek.tulis("../../templates/reference.docx", "bukan zip")
    monkeypatch.setattr("lkj.publish.pipeline.Pandoc", lambda *_, **__: pytest.fail("pandoc was started"))
    assert proyek.jalankan("build", "2024")[0] == 1


@pytest.mark.lambat
def test_hostile_pieces_by_chance() -> None:
    """HTML, attributes, raw blocks and would-be tables by chance come to nothing in Typst, Word and HTML."""
    assert masalah(11, 80) == []


@pytest.mark.lambat
@pytest.mark.parametrize("place", ["narasi", "data", "templat"])
def test_nobody_is_called_while_a_report_is_made(proyek: Proyek, place: str) -> None:
    """A server of this machine, named wherever a stranger can write, has no visitor, and what it names is no part of it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        tags = f'<iframe src="{url}"></iframe><img src="{url}"><script src="{url}"></script><pre class="x```#(1+41)```y">a</pre>'
        table = f"``` {{.tabel}}\n<table><tr><td>{tags}</td></tr></table>\n```"
        if place == "narasi":
            proyek.tulis(
                "narasi/misi.md",
                f'{table}\n\n{tags}\n\n#import "@preview/x:0.1.0"\n\n#for i in range(9) [x]\n',
            )
        elif place == "data":
            proyek.ubah("satker.yaml", "kota: Palangka Raya", f"kota: '{tags}'")
        else:
            proyek.tulis("../../templates/bab-4.md.j2", f"# Penutup {{.bab}}\n\n{table}\n\n{tags}\n\n![x]({url})\n")
        code, _, stderr = proyek.jalankan("build", "2024", "--format", "docx,pdf,html")
        assert code == 0, stderr
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()
    text = "".join(pdf_text((proyek.root / "build/lkj-2024.pdf").read_bytes()))
    assert "#(1+41)" in "".join(text.split())


def test_no_filter_of_ours_reads_a_document() -> None:
    """Pandoc's readers escape its sandbox from Lua (its HTML reader fetches), so the filter asks none."""
    assert not re.search(
        r"pandoc\.(read|mediabag|pipe|system)|io\.|os\.|require|dofile|loadfile", FILTER.read_text(encoding="utf-8")
    )
