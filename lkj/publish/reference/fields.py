"""Fields of Word: a code between marks that Word carries out. Only those that count, number and name are let through.

A code is what stands between the marks "begin" and "separate" of one field, through all runs and paragraphs between
them, so a code cut into pieces is read whole and two fields side by side are read apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lkj.publish.reference.errors import UnfitError
from lkj.publish.reference.xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["check_fields"]

# Page numbers and counts, names of chapters, numbering, the document's own properties, dates, and arithmetic on them.
_ALLOWED = frozenset(
    {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "NOTEREF", "STYLEREF", "SEQ", "TOC", "TC", "XE",
     "INDEX", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS",
     "DOCPROPERTY", "LASTSAVEDBY", "REVNUM", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME",
     "NUMWORDS", "NUMCHARS", "FILENAME", "SYMBOL", "EQ", "IF", "COMPARE", "BIBLIOGRAPHY", "CITATION"}
)  # fmt: skip
# A contents list leads to its headings by links within the document.
_WITHIN = re.compile(r'HYPERLINK\s+\\l\s+("[^"\\]*"|[^\s"\\]+)(\s+\\[hnmot]|\s+"[^"\\]*")*\s*', re.IGNORECASE)
# A letterhead names its office's site: nothing is fetched before a reader clicks on it and sees where it leads.
_OUTWARD = re.compile(
    r'HYPERLINK\s+"(?:https?://|mailto:)[^"\\\s]+"(\s+\\[lot]\s+"[^"\\]*"|\s+\\[hnm])*\s*', re.IGNORECASE
)
_WORD = re.compile(r"\s*(=|[^\s\\\"={}]+)")
_CODE_TEXT = frozenset({"instrText", "delInstrText", "t", "delText"})
_ONLY = "dalam dokumen acuan pakai hanya medan seperti PAGE, NUMPAGES, dan STYLEREF; hapus medan itu, lalu simpan ulang"


def check_fields(name: str, tree: _Element) -> None:
    """Refuse a part with a field that is not on the list, or whose marks do not match."""
    open_fields: list[list[str] | None] = []  # the pieces of each open field's code, None behind its "separate"
    for node in tree.iter():
        kind = local(node)
        if kind == "fldSimple":
            _check(name, _attribute(node, "instr"))
        elif kind == "fldChar":
            _mark(name, _attribute(node, "fldCharType").strip(), open_fields)
        elif kind in _CODE_TEXT:
            text = node.text or ""
            if open_fields and open_fields[-1] is not None:
                open_fields[-1].append(text)
            elif kind in ("instrText", "delInstrText") and text.strip():
                raise _unfit(name, text)
    if open_fields:
        raise UnfitError(f"bagian {name} rusak: sebuah medan tidak ditutup", _ONLY)


def _mark(name: str, kind: str, open_fields: list[list[str] | None]) -> None:
    if kind == "begin":
        # What a field inside a code prints is no part of what says the outer field's kind.
        if open_fields and open_fields[-1] is not None:
            open_fields[-1].append("\\")
        open_fields.append([])
        return
    if kind not in ("separate", "end") or not open_fields:
        raise UnfitError(f"bagian {name} rusak: tanda medannya tidak berpasangan", _ONLY)
    code = open_fields[-1]
    if code is not None:
        _check(name, "".join(code))
    elif kind == "separate":
        raise UnfitError(f"bagian {name} rusak: tanda medannya tidak berpasangan", _ONLY)
    if kind == "end":
        open_fields.pop()
    else:
        open_fields[-1] = None


def _check(name: str, code: str) -> None:
    if not code.strip():
        return
    word = _WORD.match(code)
    kind = word[1].upper() if word else ""
    if kind == "=" or kind in _ALLOWED or any(one.fullmatch(code.strip()) for one in (_WITHIN, _OUTWARD)):
        return
    raise _unfit(name, code)


def _unfit(name: str, code: str) -> UnfitError:
    shown = " ".join(code.split())[:40]
    return UnfitError(f"bagian {name} memuat medan «{shown}», yang tidak diperlukan dokumen acuan", _ONLY)


def _attribute(node: _Element, key: str) -> str:
    return "".join(str(value) for name, value in node.attrib.items() if str(name).rpartition("}")[2] == key)
