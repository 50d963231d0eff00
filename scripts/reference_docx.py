"""Make `templates/reference.docx`: pandoc's own reference document, restyled for an Indonesian report.

The styles stand here as text so that a change of layout is a readable diff; the DOCX beside the templates is
this script's output, byte for byte. Run it as `make reference` after a change.
"""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from lkj.publish import palet
from lkj.publish.pandoc import pandoc_path

TARGET = Path(__file__).parent.parent / "templates" / "reference.docx"
FONT = "Arial"
EPOCH = (1980, 1, 1, 0, 0, 0)

CENTER, LEFT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY

# name: (based on, size pt, bold, italic, alignment, before pt, after pt, line spacing, keep with next)
PARAGRAPHS: dict[str, tuple[str | None, float, bool, bool, Any, float, float, float, bool]] = {
    "Normal": (None, 11, False, False, None, 0, 0, 1.0, False),
    "Body Text": ("Normal", 11, False, False, JUSTIFY, 0, 6, 1.3, False),
    "First Paragraph": ("Body Text", 11, False, False, JUSTIFY, 0, 6, 1.3, False),
    "Compact": ("Body Text", 11, False, False, JUSTIFY, 0, 3, 1.3, False),
    "Block Text": ("Body Text", 11, False, True, JUSTIFY, 3, 9, 1.3, False),
    "Heading 1": ("Normal", 14, True, False, CENTER, 0, 18, 1.15, True),
    "Heading 2": ("Normal", 12, True, False, LEFT, 14, 6, 1.15, True),
    "Heading 3": ("Normal", 11, True, False, LEFT, 10, 4, 1.15, True),
    "Caption": ("Normal", 10, True, False, CENTER, 10, 4, 1.15, True),
    "Table Caption": ("Caption", 10, True, False, CENTER, 10, 4, 1.15, True),
    "Image Caption": ("Caption", 10, True, False, CENTER, 4, 12, 1.15, False),
    "Captioned Figure": ("Normal", 11, False, False, CENTER, 10, 0, 1.0, True),
    "Isi Tabel": ("Normal", 9.5, False, False, LEFT, 2, 2, 1.0, False),
    "Kepala Tabel": ("Isi Tabel", 9.5, True, False, CENTER, 3, 3, 1.0, True),
    "Nomor Kolom": ("Isi Tabel", 8, False, True, CENTER, 2, 2, 1.0, True),
    "Isi Polos": ("Normal", 11, False, False, LEFT, 0, 2, 1.15, False),
    "Tengah": ("Normal", 11, False, False, CENTER, 0, 2, 1.15, False),
    "Kutipan Visi": ("Body Text", 12, True, False, CENTER, 6, 10, 1.3, False),
    "Sampul Judul": ("Normal", 24, True, False, CENTER, 0, 0, 1.15, False),
    "Sampul Tahun": ("Normal", 24, True, False, CENTER, 0, 0, 1.15, False),
    "Sampul Nama": ("Normal", 16, True, False, CENTER, 0, 4, 1.2, False),
    "Sampul Alamat": ("Normal", 10, False, False, CENTER, 0, 2, 1.15, False),
    "Judul Formulir": ("Normal", 13, True, False, CENTER, 0, 4, 1.2, True),
    "Kop": ("Normal", 12, True, False, CENTER, 0, 0, 1.15, True),
    "Tanda Tangan": ("Normal", 11, False, False, CENTER, 0, 0, 1.15, True),
    "toc 1": ("Normal", 11, True, False, LEFT, 6, 2, 1.1, False),
    "toc 2": ("Normal", 11, False, False, LEFT, 0, 2, 1.1, False),
    "toc 3": ("Normal", 10, False, False, LEFT, 0, 1, 1.1, False),
    "table of figures": ("Normal", 10.5, False, False, LEFT, 0, 4, 1.1, False),
    "header": ("Normal", 9, False, True, LEFT, 0, 0, 1.0, False),
    "footer": ("Normal", 10, False, False, CENTER, 0, 0, 1.0, False),
}
# indent of the text (cm), hanging part (cm)
INDENTS = {
    "Heading 2": (0.8, 0.8),
    "toc 1": (1.75, 1.75),
    "toc 2": (1.2, 0.7),
    "toc 3": (1.9, 0.7),
    "table of figures": (0.0, 0.0),
}
# The band of the cover: the edge of each of its lines that is as wide as a border may be, 12 points.
BAND = {"Sampul Judul": "top", "Sampul Tahun": "bottom"}
# What the schema wants behind borders and shading.
BEHIND = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
TEXT_WIDTH = 15.5  # cm: A4 (21) less the binding edge (3) and the right margin (2,5)

TABLE_STYLE = """
<w:style {ns} w:type="table" {default} w:customStyle="1" w:styleId="{id}">
  <w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
  <w:tblPr><w:tblBorders>{borders}</w:tblBorders>
    <w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>
    <w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>
  {first}
</w:style>"""
TABLE_NORMAL = """<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>"""
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
FIRST_ROW = """<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>
<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/><w:vAlign w:val="center"/></w:tcPr></w:tblStylePr>"""


def _hex(colour: str) -> str:
    return colour.removeprefix("#").upper()


def _style(document: Any, name: str) -> Any:
    for style in document.styles:
        if style.name.lower() == name.lower() and style.type == WD_STYLE_TYPE.PARAGRAPH:
            return style
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name.startswith("toc ") or name == "table of figures":
        # Built-in names must not carry the custom mark, or Word makes a second style beside its own.
        style.element.attrib.pop(qn("w:customStyle"), None)
    return style


def _paragraphs(document: Any) -> None:
    for name, (base, size, bold, italic, align, before, after, line, keep) in PARAGRAPHS.items():
        style = _style(document, name)
        for old in list(style.element):
            if old.tag in (qn("w:pPr"), qn("w:rPr")):
                style.element.remove(old)
        style.base_style = _style(document, base) if base else None
        # Only what the base does not say: who changes Normal, or Body Text, changes all that is like it.
        over = PARAGRAPHS[base] if base else (None,) * 9
        form = style.paragraph_format
        if not base:
            style.font.name = FONT
            style.font.color.rgb = RGBColor.from_string(_hex(palet.TINTA))
            fonts = style.element.rPr.rFonts
            for slot in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
                fonts.set(qn(slot), FONT)
            form.widow_control = True
        if size != over[1]:
            style.font.size = Pt(size)
        # The head of a table is bold by the table's style, but its row of column numbers is not.
        if bold != bool(over[2]) or name == "Nomor Kolom":
            style.font.bold = bold
        if italic != bool(over[3]):
            style.font.italic = italic
        if align != over[4]:
            form.alignment = align
        if before != over[5]:
            form.space_before = Pt(before)
        if after != over[6]:
            form.space_after = Pt(after)
        if line != over[7]:
            form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.MULTIPLE, line
        if keep != bool(over[8]):
            form.keep_with_next = keep
        if name in INDENTS:
            text, hanging = INDENTS[name]
            form.left_indent, form.first_line_indent = Cm(text), Cm(-hanging)
        if name.startswith("toc ") or name == "table of figures":
            form.right_indent = Cm(1)
            # Where Word has the title when it updates the list: it puts a tab behind «BAB I». One further right
            # would catch the page number of a title as short as «DAFTAR ISI», and lines that began to its left that
            # of a title whose last line is short.
            if name != "table of figures":
                form.tab_stops.add_tab_stop(Cm(INDENTS[name][0]))
            form.tab_stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    for name, edge in BAND.items():
        style = _style(document, name)
        style.font.color.rgb = RGBColor.from_string(_hex(palet.KERTAS))
        properties, band = style.element.get_or_add_pPr(), _hex(palet.PITA)
        border = f'<w:{edge} w:val="single" w:sz="96" w:space="0" w:color="{band}"/>'
        shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{band}"/>'
        for xml in (f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>", shade):
            properties.insert_element_before(parse_xml(xml), *BEHIND)
    for level in range(3):
        # Word knows its headings by name; LibreOffice fills an updated table of contents by this alone.
        form = _style(document, f"Heading {level + 1}").element.get_or_add_pPr()
        form.append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{level}"/>'))
    _style(document, "Heading 1").paragraph_format.page_break_before = True
    _style(document, "header").paragraph_format.tab_stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def _tables(document: Any) -> None:
    styles = document.styles.element
    for style in list(styles):
        if style.get(qn("w:styleId")) == "Table":
            styles.remove(style)
    if not any(style.get(qn("w:styleId")) == "TableNormal" for style in styles):
        normal = f'<w:style {nsdecls("w")} w:type="table" w:default="1" w:styleId="TableNormal">' + TABLE_NORMAL
        styles.append(parse_xml(normal))
    ruled = "".join(f'<w:{e} w:val="single" w:sz="4" w:space="0" w:color="{_hex(palet.GARIS)}"/>' for e in EDGES)
    bare = "".join(f'<w:{e} w:val="nil"/>' for e in EDGES)
    for ident, name, borders, first in (
        ("Table", "Table", ruled, FIRST_ROW.format(fill=_hex(palet.KEPALA))),
        ("TabelPolos", "Tabel Polos", bare, ""),
    ):
        xml = TABLE_STYLE.format(ns=nsdecls("w"), id=ident, name=name, borders=borders, first=first, default="")
        styles.append(parse_xml(xml))


def _defaults(document: Any) -> None:
    run = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(run):
        run.remove(child)
    run.append(
        parse_xml(f'<w:rFonts {nsdecls("w")} w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>')
    )
    run.append(parse_xml(f'<w:sz {nsdecls("w")} w:val="22"/>'))
    run.append(parse_xml(f'<w:szCs {nsdecls("w")} w:val="22"/>'))
    run.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/>'))


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.5)
    section.footer_distance, section.header_distance = Cm(1.25), Cm(1.25)
    section.header.is_linked_to_previous = False
    head = section.header.paragraphs[0]
    head.style = _style(document, "header")
    # Replaced by the document's title and, on a draft, its mark when the file is finished.
    head.add_run("lkj:judul")
    head.add_run("\t")
    head.add_run("lkj:tanda").bold = True
    section.footer.is_linked_to_previous = False
    paragraph = section.footer.paragraphs[0]
    paragraph.style = _style(document, "footer")
    for kind, text in (("begin", None), (None, " PAGE "), ("separate", None), (None, "1"), ("end", None)):
        run = paragraph.add_run()
        if kind:
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
        elif text == " PAGE ":
            run._r.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve">{text}</w:instrText>'))
        else:
            run.text = text


def make() -> bytes:
    """Return the reference document's bytes; the same on every machine."""
    command = [str(pandoc_path()), "--print-default-data-file", "reference.docx"]
    default = subprocess.run(command, check=True, capture_output=True).stdout
    document = Document(io.BytesIO(default))
    _defaults(document)
    _paragraphs(document)
    _tables(document)
    _page(document)
    raw = io.BytesIO()
    document.save(raw)
    stable = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(stable, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(info, old.read(name))
    return stable.getvalue()


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit(0 if TARGET.read_bytes() == make() else "templates/reference.docx is stale: run `make reference`")
    TARGET.write_bytes(make())
