"""The Word file against the schema of OOXML (ISO/IEC 29500-1): what Word would call damaged is found here."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alat_proyek import build
from docx import Document
from lxml import etree

from lkj.publish.docx.core import WP, Element, R, text_of, w
from lkj.publish.readback import pdf_text

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

REPOSITORY = Path(__file__).parents[2]
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

# The sequences of CT_PPr, CT_RPr, CT_TblPr, CT_TcPr, CT_TrPr (a choice: any order) and CT_SectPr in wml.xsd.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid"
    " vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em"
    " lang eastAsianLayout specVanish oMath rPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tc": "tcPr p tbl",
}  # fmt: skip
ROW = "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden"


class Word:
    """A Word file taken apart: its parts, and each XML part as a tree."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}
        self.trees = {n: etree.fromstring(d) for n, d in self.parts.items() if n.endswith((".xml", ".rels"))}
        self.document = self.trees["word/document.xml"]

    def texts(self) -> Iterator[Element]:
        """Yield the parts that hold text."""
        for name, tree in self.trees.items():
            if re.fullmatch(r"word/(document|header\d+|footer\d+|footnotes|comments|styles|numbering)\.xml", name):
                yield tree

    def ids(self, name: str) -> set[str]:
        """Return the style ids of one or several names."""
        return {
            s.get(w("styleId")) or ""
            for s in self.trees["word/styles.xml"].iter(w("style"))
            if (s.find(w("name")).get(w("val")) or "").lower() == name  # type: ignore[union-attr]
        }

    def paragraphs(self, style: str) -> list[Element]:
        """Return the paragraphs of a style, by its name."""
        ids = self.ids(style)
        return [
            p
            for p in self.document.iter(w("p"))
            if (s := p.find(f"{w('pPr')}/{w('pStyle')}")) is not None and s.get(w("val")) in ids
        ]


@pytest.fixture(scope="module", params=["lkj", "pk-sekretaris", "pengukuran"])
def word(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Word:
    root = tmp_path_factory.mktemp("sah")
    shutil.copytree(REPOSITORY / "data" / "2024", root / "data" / "2024")
    built = build(root, 2024, ("docx",), dokumen=(request.param,))
    return Word(built.files[0].read_bytes())


def disordered(node: Element) -> list[str]:
    """Return the children of an element that stand before one that the schema wants earlier."""
    order = ORDER[etree.QName(node).localname].split()
    found, furthest = [], 0
    for child in node:
        name = etree.QName(child).localname
        if name not in order:
            found.append(f"{name} is unknown")
        elif order.index(name) < furthest:
            found.append(f"{name} after {order[furthest]}")
        else:
            furthest = order.index(name)
    return found


def test_children_stand_in_the_order_of_the_schema(word: Word) -> None:
    """Properties of paragraphs, runs, tables, cells and sections follow their sequence, each child once."""
    wrong: Counter[str] = Counter()
    for tree in word.texts():
        for name in ("pPr", "rPr", "tblPr", "tcPr", "sectPr"):
            for node in tree.iter(w(name)):
                wrong.update(f"{name}: {error}" for error in disordered(node))
                many = Counter(etree.QName(child).localname for child in node)
                wrong.update(
                    f"{name}: {child} twice"
                    for child, n in many.items()
                    if n > 1 and child not in ("headerReference", "footerReference")
                )
        for node in tree.iter(w("trPr")):
            wrong.update(f"trPr: {c}" for c in (etree.QName(c).localname for c in node) if c not in ROW.split())
    assert dict(wrong) == {}


def test_tables_are_whole(word: Word) -> None:
    """Each table has properties, a grid and rows in that order; each cell ends with a paragraph, rows fill the grid."""
    for table in word.document.iter(w("tbl")):
        names = [etree.QName(child).localname for child in table]
        assert names[:2] == ["tblPr", "tblGrid"] and set(names[2:]) <= {"tr", "bookmarkStart", "bookmarkEnd"}
        columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
        for row in table.iter(w("tr")):
            spans = [c.find(f"{w('tcPr')}/{w('gridSpan')}") for c in row.findall(w("tc"))]
            assert sum(int(s.get(w("val")) or 1) if s is not None else 1 for s in spans) == columns
        for cell in table.iter(w("tc")):
            assert cell[-1].tag == w("p")


def test_names_and_numbers_are_unique(word: Word) -> None:
    """No bookmark, no drawing and no relation has the number or name of another; every bookmark is closed."""
    starts, ends = list(word.document.iter(w("bookmarkStart"))), list(word.document.iter(w("bookmarkEnd")))
    for attribute in ("id", "name"):
        values = [mark.get(w(attribute)) for mark in starts]
        assert [v for v, n in Counter(values).items() if n > 1] == []
    assert sorted(m.get(w("id")) or "" for m in starts) == sorted(m.get(w("id")) or "" for m in ends)
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", mark.get(w("name")) or "") for mark in starts)
    drawings = [d.get("id") for d in word.document.iter(f"{{{WP}}}docPr")]
    assert len(drawings) == len(set(drawings))
    for name, tree in word.trees.items():
        if name.endswith(".rels"):
            idents = [r.get("Id") for r in tree]
            assert len(idents) == len(set(idents))


def test_everything_named_is_there(word: Word) -> None:
    """Relations lead to parts, r:id and r:embed to relations, styles to definitions, anchors and fields to bookmarks."""
    for name, tree in word.trees.items():
        if name.endswith(".rels"):
            folder = name.rpartition("_rels/")[0]
            for relation in tree:
                if relation.get("TargetMode") != "External":
                    target = relation.get("Target") or ""
                    assert (target[1:] if target.startswith("/") else folder + target) in word.parts
            continue
        folder, _, file = name.rpartition("/")
        known = {r.get("Id") for r in word.trees.get(f"{folder}/_rels/{file}.rels", [])}
        used = {v for node in tree.iter() for key, v in node.attrib.items() if str(key).startswith(f"{{{R}}}")}
        assert used <= known, name
    defined = {s.get(w("styleId")) for s in word.trees["word/styles.xml"].iter(w("style"))}
    for tree in word.texts():
        used = {
            node.get(w("val")) or ""
            for node in tree.iter(*map(w, ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")))
        }
        assert used - defined == set()
    bookmarks = {mark.get(w("name")) for mark in word.document.iter(w("bookmarkStart"))}
    anchors = {link.get(w("anchor")) for link in word.document.iter(w("hyperlink")) if link.get(w("anchor"))}
    codes = [(node.text or "").split() for node in word.document.iter(w("instrText"))]
    assert anchors | {code[1] for code in codes if code[0] in ("REF", "PAGEREF")} <= bookmarks


def test_every_part_has_a_content_type(word: Word) -> None:
    """Each part is of a named kind, no kind is named for a part that is not there, and the list comes first."""
    assert word.names[0] == "[Content_Types].xml"
    types = word.trees["[Content_Types].xml"]
    extensions = {d.get("Extension") for d in types.iter(f"{TYPES}Default")}
    overrides = {(o.get("PartName") or "")[1:] for o in types.iter(f"{TYPES}Override")}
    assert overrides <= set(word.parts)
    assert [n for n in word.names[1:] if n not in overrides and n.rpartition(".")[2] not in extensions] == []


def test_fields_are_closed_filled_and_clean(word: Word) -> None:
    """Each field has a code and a result and is closed in its order; none is dirty, none asks to be updated."""
    for tree in word.texts():
        stack: list[str] = []
        for node in tree.iter(w("fldChar")):
            kind = node.get(w("fldCharType"))
            assert node.get(w("dirty")) is None
            if kind == "begin":
                stack.append("begin")
            elif kind == "separate":
                assert stack[-1] == "begin"
                stack[-1] = "separate"
            else:
                assert stack.pop() == "separate"
        assert stack == []
    assert word.trees["word/settings.xml"].find(w("updateFields")) is None


def results(paragraph: Element) -> list[tuple[str, str]]:
    """Return code and result of each field of a paragraph that holds no other field."""
    found: list[tuple[str, str]] = []
    code, result, inside = "", "", ""
    for node in paragraph.iter(w("fldChar"), w("instrText"), w("t")):
        kind = node.get(w("fldCharType"))
        if kind == "begin":
            code, result, inside = "", "", "code"
        elif kind == "separate":
            inside = "result"
        elif kind == "end":
            found.append((" ".join(code.split()), result))
            inside = ""
        elif node.tag == w("instrText") and inside == "code":
            code += node.text or ""
        elif node.tag == w("t") and inside == "result":
            result += node.text or ""
    return found


def test_captions_are_numbered_by_fields(word: Word) -> None:
    r"""A caption "Tabel 3.2" is "Tabel 3." and the SEQ of its label, which begins anew in each chapter.

    Word counts anew behind a heading of level 1 by \s, LibreOffice at the first of a chapter by \r; both come to the
    result that stands there.
    """
    counted: Counter[tuple[str, str]] = Counter()
    captions = word.paragraphs("table caption") + word.paragraphs("image caption")
    for caption in sorted(captions, key=list(word.document.iter()).index):
        ((code, result),) = results(caption)
        kind, chapter = re.match(r"(Tabel|Gambar)\xa0(?:(\w+)\.)?", text_of(caption)).groups("")  # type: ignore[union-attr]
        counted[kind, chapter] += 1
        assert result == str(counted[kind, chapter])
        anew = (" \\s 1" + " \\r 1" * (result == "1")) if chapter else ""
        assert code == f"SEQ {kind} \\* ARABIC{anew}"
    if word.ids("table caption") and captions:
        assert counted["Tabel", "3"] > 5


def test_references_repeat_their_caption(word: Word) -> None:
    """Each REF shows exactly what its bookmark encloses: the kind and number of the caption, nothing of its title."""
    enclosed: dict[str, str] = {}
    for caption in word.paragraphs("table caption") + word.paragraphs("image caption"):
        start = caption.find(w("bookmarkStart"))
        assert start is not None
        text = ""
        for node in start.itersiblings():
            if node.tag == w("bookmarkEnd"):
                break
            text += "".join(t.text or "" for t in node.iter(w("t")))
        enclosed[start.get(w("name")) or ""] = text
    shown = [
        (code.split()[1], result)
        for paragraph in word.document.iter(w("p"))
        for code, result in results(paragraph)
        if code.startswith("REF ")
    ]
    assert [(name, result) for name, result in shown if enclosed[name] != result] == []
    assert len(shown) >= (10 if enclosed else 0)
    assert all(re.fullmatch(r"(Tabel|Gambar)\xa0(\w+\.)?\d+", text) for text in enclosed.values())
    plain = re.findall(r"\b(?:Tabel|Gambar)[ \xa0]\w+\.\d+", "".join(
        text_of(run)
        for paragraph in word.document.iter(w("p"))
        if not results(paragraph)
        for run in paragraph.iter(w("r"))
    ))  # fmt: skip
    assert plain == []


def test_the_document_says_what_it_is(word: Word) -> None:
    """Title, creator, subject and keywords are set, and Indonesian is the language of properties and of every style."""
    about = Document(io.BytesIO(word.data)).core_properties
    assert "Kalimantan Tengah" in about.title and "2024" in about.title
    assert "Komisi Pemilihan Umum" in about.author
    assert about.language == "id-ID"
    assert about.subject and "SAKIP" in about.keywords
    languages = {node.get(w("val")) for tree in word.texts() for node in tree.iter(w("lang"))}
    assert languages == {"id-ID"}
    defaults = word.trees["word/styles.xml"].find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
    assert defaults is not None


def test_pictures_have_words_and_tables_heads(word: Word) -> None:
    """Each picture has a text alternative; each table with rules marks its head, and no row breaks over two pages."""
    for drawing in word.document.iter(f"{{{WP}}}docPr"):
        assert len(drawing.get("descr") or "") > 20
    ruled = word.ids("table")
    for table in word.document.iter(w("tbl")):
        style = table.find(f"{w('tblPr')}/{w('tblStyle')}")
        rows = table.findall(w("tr"))
        assert style is not None
        assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows)
        if style.get(w("val")) in ruled:
            assert rows[0].find(f"{w('trPr')}/{w('tblHeader')}") is not None


_MARK = re.compile(r"(?:Tabel|Gambar)\s+(?:\w+\.)?\d+")


def test_libreoffice_shows_the_same_numbers(word: Word, tmp_path: Path) -> None:
    """LibreOffice counts SEQ and follows REF itself: captions, lists and references come out as they are in the file."""
    soffice = shutil.which("soffice")
    if soffice is None:
        if os.environ.get("CI") == "true":
            pytest.fail("soffice is missing; .ci/run installs it")
        pytest.skip("soffice is not installed")
    (tmp_path / "laporan.docx").write_bytes(word.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "laporan.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    shown = " ".join(pdf_text((tmp_path / "laporan.pdf").read_bytes()))
    kept = " ".join(text_of(paragraph) for paragraph in word.document.iter(w("p")))
    assert Counter(" ".join(m.split()) for m in _MARK.findall(shown)) == Counter(
        " ".join(m.split()) for m in _MARK.findall(kept)
    )
    assert "Error" not in shown and "Galat" not in shown


def test_items_parted_by_empty_lines_are_list_items_too(proyek: Proyek) -> None:
    """However a writer spaces a list, each item bears the style of list items, that an officer may restyle."""
    proyek.tulis("narasi/penutup.md", "Langkah berikut:\n\n1. satu\n\n2. dua\n\n   lanjutan dua\n\n- butir\n")
    build(proyek.root, 2024, ("docx",))
    made = Document(str(proyek.root / "build" / "lkj-2024.docx"))
    found = {p.text: p.style.name for p in made.paragraphs if p.style is not None}
    assert {found[text] for text in ("satu", "dua", "lanjutan dua", "butir")} == {"Compact"}
