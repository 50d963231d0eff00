"""A stranger's workbook made bare before openpyxl reads it: cells, texts, number formats and named ranges, no more.

openpyxl makes something of all that it finds, and of some of it in more time than a file is long: of the formats of
styles, of print titles, of formulas that cells share, of sheets that are one part under many names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from math import isfinite
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from lkj.publish.reference.container import pack, unpack
from lkj.publish.reference.errors import UnfitError
from lkj.publish.reference.xml import Reader, local
from lkj.tables.formats import number_formats

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["SALIN", "TabelBerkasError", "bare_workbook"]

SALIN = "salin rentangnya ke buku kerja baru, lalu simpan sebagai .xlsx"
_ANGKA = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_ROOTS = frozenset({"Types", "workbook", "worksheet", "sst"})
_STYLES = "xl/styles.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# A longer one is no range: with quotes, a name of a sheet has 64 letters at most.
_LONGEST_RANGE = 255


class TabelBerkasError(ValueError):
    """A file that holds no table to print: what is wrong with it ("… tidak ada"), and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def bare_workbook(data: bytes) -> bytes:
    """Return a workbook of what a table is read from alone; TabelBerkasError for what is odd, or no XML."""
    from lxml import etree

    reader, roots = Reader(), dict[str, "_Element"]()
    try:
        for name, part in unpack(data).items():
            if name.endswith((".xml", ".rels")):
                roots[name] = reader.parse(name, part)
    except UnfitError as error:
        message = "rusak, terlalu besar bila dibuka, atau memuat bagian yang tidak lazim"
        raise TabelBerkasError(message, SALIN) from error
    kept = {name: root for name, root in roots.items() if local(root) in _ROOTS or name == "_rels/.rels"}
    formats = _formats(roots[_STYLES]) if _STYLES in roots else []
    numbers = {form: n for n, form in enumerate(dict.fromkeys(formats))}
    places = {str(n): str(numbers[form]) for n, form in enumerate(formats)}
    for name, root in list(kept.items()):
        if local(root) == "worksheet":
            _bare_sheet(root, places)
        elif local(root) == "workbook":
            relations = join(dirname(name), "_rels", f"{name.rpartition('/')[2]}.rels")
            if relations in roots:
                kept[relations] = roots[relations]
                _bare_book(root, roots[relations], dirname(name))
        elif local(root) == "Types":
            of_parts = _first((one.get("PartName", one.get("Extension", "")), one) for one in root)
            _keep(root, [one for name, one in of_parts.items() if name[:1] != "/" or name[1:] in roots])
    parts = {name: etree.tostring(root, encoding="utf-8") for name, root in kept.items()}
    if _STYLES in roots:
        parts[_STYLES] = _styles(numbers)
    return pack(parts)


def _keep(parent: _Element, children: Iterable[_Element]) -> None:
    parent[:] = list(children)


def _first(named: Iterable[tuple[str, _Element]]) -> dict[str, _Element]:
    """Return the first element of each name."""
    found: dict[str, _Element] = {}
    for name, one in named:
        found.setdefault(name, one)
    return found


def _bare_book(book: _Element, relations: _Element, folder: str) -> None:
    """Leave a workbook its sheets, each part once, and the names of ranges that hold in all of it."""
    for child in list(book):
        if local(child) == "definedNames":
            short = (one for one in child if len(one.text or "") + len(one.get("name", "")) <= _LONGEST_RANGE)
            _keep(child, [one for one in short if one.get("localSheetId") is None])
        elif local(child) not in ("workbookPr", "sheets"):
            book.remove(child)
    parts = _first((normpath(join("/", folder, one.get("Target", ""))), one) for one in relations)
    _keep(relations, parts.values())
    known = {one.get("Id") for one in relations}
    for sheets in book.iterfind("{*}sheets"):
        _keep(sheets, [one for ident, one in _first(map(_named, sheets)).items() if ident in known])


def _named(sheet: _Element) -> tuple[str, _Element]:
    return next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), ""), sheet


def _bare_sheet(sheet: _Element, styles: Mapping[str, str]) -> None:
    """Leave a sheet the values of its cells, and which are formulas; refuse a number that no program saves.

    What reads it would take 12_3 for 123, and 1e400 for infinity. `styles` gives for each style the one of its format.
    """
    _keep(sheet, [one for one in sheet if local(one) in ("dimension", "sheetData")])
    for row in sheet.iterfind("{*}sheetData/{*}row"):
        number = row.get("r")
        row.attrib.clear()
        if number is not None:
            row.set("r", number)
    for formula in sheet.iter("{*}f"):
        formula.attrib.clear()
        formula.text = "0"
    for cell in sheet.iter("{*}c"):
        if styles:
            cell.set("s", styles.get(cell.get("s", "0"), "0"))
        if cell.get("t", "n") != "n":
            continue
        for value in cell.iterchildren("{*}v"):
            text = (value.text or "").strip()
            if text and not (_ANGKA.fullmatch(text) and isfinite(float(text))):
                message = f"memuat nilai yang bukan bilangan pada sel {cell.get('r', '')[:10]}".rstrip()
                raise TabelBerkasError(message, "ketik ulang angkanya di Excel atau LibreOffice, lalu simpan")


def _formats(styles: _Element) -> list[str]:
    formats = number_formats(styles)
    if formats is None:
        message = "memuat format bilangan yang terlalu panjang atau terlalu banyak"
        raise TabelBerkasError(message, "salin nilainya saja (Paste Values) ke buku kerja baru, lalu simpan")
    return formats


def _styles(formats: Collection[str]) -> bytes:
    """Return a part of styles of these number formats, and nothing else."""
    from xml.sax.saxutils import quoteattr  # brings all that fetches from the network along

    own = "".join(f'<numFmt numFmtId="{n}" formatCode={quoteattr(one)}/>' for n, one in enumerate(formats, start=164))
    styles = "".join(f'<xf numFmtId="{n}"/>' for n, _ in enumerate(formats, start=164))
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts>{own}</numFmts><fonts><font/></fonts>'
        "<fills><fill><patternFill/></fill></fills><borders><border/></borders>"
        f"<cellStyleXfs><xf/></cellStyleXfs><cellXfs>{styles}</cellXfs>"
        '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ).encode()
