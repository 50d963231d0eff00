"""The PDF as an archive and a screen reader take it: PDF/A-3a, PDF/UA-1, and the evidence inside."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from alat_proyek import build

from lkj import __version__
from lkj.publish.attachments import VALUES, attached
from lkj.publish.paper import Layout, Properties
from lkj.publish.typst import Layouter, fonts

pytestmark = pytest.mark.lambat

REPOSITORY = Path(__file__).parents[2]
ABOUT = Properties(judul="Judul", penulis="Penulis", waktu=0)
HEAD = '#set document(title: "Judul", date: datetime(year: 2025, month: 1, day: 1))\n#set text(lang: "id")\n'


@pytest.fixture(scope="module", params=["lkj", "pk-sekretaris"])
def pdf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    root = tmp_path_factory.mktemp("arsip")
    shutil.copytree(REPOSITORY / "data" / "2024", root / "data" / "2024")
    return build(root, 2024, ("pdf",), dokumen=(request.param,)).files[0].read_bytes()


def elements(node: Any) -> Iterator[Any]:
    """Yield the elements of a structure tree."""
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from elements(one)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from elements(node.get("/K", pikepdf.Array([])))


def test_it_claims_both_standards(pdf: bytes) -> None:
    """The metadata names PDF/A-3, conformance A, and PDF/UA-1, with title, language and dates."""
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_metadata() as about:
        assert (about["pdfaid:part"], about["pdfaid:conformance"], about["pdfuaid:part"]) == ("3", "A", "1")
        assert "2024" in about["dc:title"] and "Kalimantan Tengah" in about["dc:title"]
        assert about["xmp:CreateDate"] == about["xmp:ModifyDate"]
        assert str(document.Root.Lang) == "id-ID"
        assert bool(document.Root.MarkInfo.Marked)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert not document.is_encrypted and "/JavaScript" not in document.Root.get("/Names", {})
        (intent,) = document.Root.OutputIntents
        assert str(intent.S) == "/GTS_PDFA1"


def test_its_structure_is_tagged(pdf: bytes) -> None:
    """Headings, tables with header cells of a scope, figures with words for those who do not see them."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        tree = list(elements(document.Root.StructTreeRoot.K))
        kinds = {str(node.S) for node in tree}
        assert {"/Table", "/TR", "/TH", "/TD", "/P"} <= kinds
        figures = [node for node in tree if str(node.S) == "/Figure"]
        assert all(len(str(node.get("/Alt", ""))) > 20 for node in figures)
        heads = [node for node in tree if str(node.S) == "/TH"]
        assert all("/Scope" in str(node.get("/A")) for node in heads)
        assert all("/StructParents" in page for page in document.pages)
        fonts = {
            str(f.get("/BaseFont")): f for page in document.pages for f in page.Resources.get("/Font", {}).values()
        }
        assert fonts
        assert all("/ToUnicode" in font for font in fonts.values())
        if len(document.pages) > 10:
            assert {"/H1", "/H2", "/H3", "/Figure", "/TOC", "/TOCI", "/Link"} <= kinds
            with document.open_outline() as outline:
                assert [str(item.title) for item in outline.root][6] == "BAB I PENDAHULUAN"
                assert len(outline.root[6].children) == 4


def test_its_evidence_is_attached(pdf: bytes) -> None:
    """The year's files as sources and the values as data, each associated with the document and described."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        specs = {name: spec.obj for name, spec in document.attachments.items()}
        associated = {str(spec.UF) for spec in document.Root.AF}
        for name, spec in specs.items():
            assert str(spec.AFRelationship) == ("/Data" if name == VALUES else "/Source")
            assert str(spec.Desc) and str(spec.UF) == str(spec.F) == name
            assert "/ModDate" in spec.EF.F.Params
            assert str(spec.EF.F.Subtype) in ("/application/yaml", "/text/markdown", "/application/json")
    data = sorted(p for p in (REPOSITORY / "data" / "2024").rglob("*") if p.suffix in (".yaml", ".md"))
    names = {p.relative_to(REPOSITORY).as_posix(): p.read_bytes() for p in data}
    assert associated == set(specs) == {*names, VALUES}
    carried = attached(pdf)
    assert {name: carried[name] for name in names} == names
    values = json.loads(carried[VALUES])
    assert (values["version"], values["year"], values["final"]) == (__version__, 2024, False)
    assert {f["name"]: f["sha256"] for f in values["files"]} == {n: sha256(d).hexdigest() for n, d in names.items()}
    assert values["values"]["absorption"]["value"].startswith("84.98")
    assert "97,53%" in values["printed"]["rata-rata"].values()


def laid_out(**attachments: bytes) -> bytes:
    names = {name.replace("__", "."): data for name, data in attachments.items()}
    source = HEAD + "= Satu\n\nIsi."
    with Layouter(source, layout=Layout(), properties=ABOUT, figures={}, book=fonts(), attachments=names) as laid:
        return laid.pdf()


def test_any_bytes_come_out_as_they_went_in() -> None:
    """Text, line ends of Windows, bytes that are no text and an empty file are attached as they are, on no page more."""
    files = {"a__yaml": "é\r\nx: 1\n".encode(), "logo__png": bytes(range(256)), "kosong__md": b""}
    made = laid_out(**files)
    assert attached(made) == {name.replace("__", "."): data for name, data in files.items()}
    with pikepdf.open(io.BytesIO(made)) as document:
        assert len(document.pages) == 1


def test_nothing_to_attach_is_no_hindrance() -> None:
    """A document without evidence is made all the same, and has none."""
    assert attached(laid_out()) == {}


def test_a_name_is_only_a_name() -> None:
    """Quotes in the name of an attachment end no text of Typst."""
    name = 'a", read("x"), ".md'
    with Layouter(
        HEAD + "Isi.", layout=Layout(), properties=ABOUT, figures={}, book=fonts(), attachments={name: b"x"}
    ) as laid:
        assert attached(laid.pdf()) == {name: b"x"}


def test_names_are_those_of_the_pdf_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFium on Windows turns the slashes of a name around, and each file would be missing and another one too many."""
    name = "data/2024/narasi/sasaran/SK-01.md"
    with Layouter(
        HEAD + "Isi.", layout=Layout(), properties=ABOUT, figures={}, book=fonts(), attachments={name: b"x"}
    ) as laid:
        made = laid.pdf()
    here = pypdfium2.PdfAttachment.get_name
    monkeypatch.setattr(pypdfium2.PdfAttachment, "get_name", lambda self: here(self).replace("/", "\\"))
    assert attached(made) == {name: b"x"}
