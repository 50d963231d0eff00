"""Row headers of the PDF: with each value a screen reader can say whose it is."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from alat_terbit import of_kind

from lkj.files import package_templates
from lkj.publish.packed import packed
from lkj.publish.pandoc import Pandoc
from lkj.publish.paper import Layout, Properties
from lkj.publish.pipeline import typst_source
from lkj.publish.typst import Layouter, fonts

OWN = package_templates()
ABOUT = Properties(judul="Judul", penulis="Penulis", waktu=0)


def tables(document: pikepdf.Pdf) -> list[list[list[Any]]]:
    """Return the tables of a PDF that have a head, each as rows of cells, in the order in which they are read."""

    def below(node: Any, kind: str) -> Iterator[Any]:
        kids = node.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from [kid] if str(kid.S) == kind else below(kid, kind)

    found = [t for t in below(document.Root.StructTreeRoot, "/Table") if list(below(t, "/THead"))]
    return [[list(row.K) for row in below(one, "/TR")] for one in found]


def scope(cell: Any) -> str:
    """Return what a cell heads: "Row", "Column", or "" for one that heads nothing."""
    attributes = cell.get("/A", pikepdf.Array())
    listed = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return next((str(one.Scope)[1:] for one in listed if "/Scope" in one), "")


def headers(cell: Any) -> list[str]:
    """Return the identifiers of the headers that a cell names."""
    return [str(ident) for one in cell.A for ident in one.get("/Headers", [])]


def laid_out(*columns: str, rows: str) -> pikepdf.Pdf:
    """Return the PDF of one table of the report."""
    heads = ",".join(f'"{name}"' for name in columns)
    widths = ",".join(str(100 // len(columns)) for _ in columns)
    sides = ",".join('"kiri"' for _ in columns)
    data = (
        f'{{"jenis":"tabel","nama":"t","label":"Tabel 1","judul":"Judul","lebar":[{widths}],"rata":[{sides}],'
        f'"pisah":"baris","kepala":[[{heads}]],"baris":[{rows}]}}'
    )
    body = Pandoc("typst", lua_filter=OWN / "filter.lua").convert(f"# Satu\n\n``````\n\x02{data}\n``````\n").decode()
    source = typst_source((OWN / "laporan.typ").read_text(encoding="utf-8"), body)
    with Layouter(source, layout=Layout(), properties=ABOUT, figures={}, book=fonts()) as laid:
        return pikepdf.open(io.BytesIO(laid.pdf()))


def scopes(document: pikepdf.Pdf) -> list[list[str]]:
    """Return what each cell of the first table heads."""
    return [[scope(cell) for cell in row] for row in tables(document)[0]]


@pytest.mark.lambat
def test_the_column_that_names_a_row_heads_it() -> None:
    """Behind a number stands the name; without a number it is the first. Each value names it, and it is in the index."""
    with laid_out("No", "Indikator", "Target", rows='["1","Naskah","98%"],["2","Peserta","99%"]') as document:
        assert scopes(document) == [["Column"] * 3, ["", "Row", ""], ["", "Row", ""]]
        *_, (number, name, value) = tables(document)[0]
        assert str(name.ID) in headers(number) and str(name.ID) in headers(value)
        assert pikepdf.NameTree(document.Root.StructTreeRoot.IDTree)[str(name.ID)].objgen == name.objgen
    with laid_out("Tahun", "Pagu", rows='["2023","1"],["2024","2"]') as document:
        assert scopes(document) == [["Column"] * 2, ["Row", ""], ["Row", ""]]


def test_a_name_over_several_rows_heads_them_all() -> None:
    """A sasaran that holds two indikator heads both rows; what stands across the table heads none."""
    rows = (
        '[{"isi":"Tujuan: satu","kolom":3}],[{"isi":"1","baris":2},{"isi":"Sasaran","baris":2},"a"],["b"],'
        '[{"isi":"Jumlah","kolom":2},"c"]'
    )
    with laid_out("No", "Sasaran", "Target", rows=rows) as document:
        _, _, (_, name, first), (second,), (total, _) = tables(document)[0]
        assert scope(name) == "Row"
        assert str(name.ID) in headers(first) and str(name.ID) in headers(second)
        assert scope(total) == "Row"
        assert "Row" not in scopes(document)[1]


def test_a_table_of_one_column_has_no_names() -> None:
    """Where the only column would be the name, nothing is left to be named."""
    with laid_out("Isi", rows='["a"],["b"]') as document:
        assert scopes(document) == [["Column"], [""], [""]]


def test_columns_for_other_tables_name_nothing() -> None:
    """Where it is not told for each table which column names its rows, none is taken for it."""
    with laid_out("Tahun", "Pagu", rows='["2023","1"]') as document:
        out = io.BytesIO()
        document.save(out)
    for told in ([], [0, 0]):
        with pikepdf.open(io.BytesIO(packed(out.getvalue(), told))) as again:
            assert len(again.objects) > 0
            assert scopes(again)[1][1] == ""


@pytest.mark.lambat
def test_every_table_of_every_document_names_its_rows(terbitan: Mapping[str, Path]) -> None:
    """No table that has a head and more than one column lacks them, in any document that is shipped."""
    for name, path in of_kind(terbitan, ".pdf").items():
        with pikepdf.open(path) as document:
            for rows in tables(document):
                heads = [cell for row in rows for cell in row if scope(cell) == "Column"]
                columns = {found[1] for cell in heads if (found := re.match(r"U\d+x(\d+)y", str(cell.get("/ID", ""))))}
                if len(columns) > 1:
                    assert any(scope(cell) == "Row" for row in rows for cell in row), name
