"""The metadata of a PDF: what a program says when it saves is no difference, what is said to the reader is."""

from __future__ import annotations

import pytest
from pikepdf import String

from lkj.verify.graph import INFO, Change, Departure
from lkj.verify.signature import of_saving
from lkj.verify.xmp import is_writer, same_metadata

RDF = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
MM = b"http://ns.adobe.com/xap/1.0/mm/"
HEAD = b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' + RDF
TAIL = b'</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
NAMES = (
    b'rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    b' xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
)
TITLE = b'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Laporan</rdf:li></rdf:Alt></dc:title>'


def packet(*inner: bytes, attributes: bytes = b"") -> bytes:
    return (
        HEAD + b"<rdf:Description " + NAMES + b" " + attributes + b">" + b"".join(inner) + b"</rdf:Description>" + TAIL
    )


OURS = packet(TITLE, b"<xmp:CreatorTool>Typst</xmp:CreatorTool><xmp:ModifyDate>2025-01-10T00:00:00Z</xmp:ModifyDate>")


@pytest.mark.parametrize(
    "theirs",
    [
        packet(
            TITLE, b"<xmp:ModifyDate>2026-03-01T09:00:00+07:00</xmp:ModifyDate>", attributes=b'xmp:CreatorTool="Typst"'
        ),
        packet(
            b"\n ",
            TITLE,
            b"\n<xmp:CreatorTool>Typst</xmp:CreatorTool>",
            b"<pdf:Producer>pikepdf 10.18.0</pdf:Producer>",
        ),
        packet(TITLE, b"<xmp:CreatorTool>Typst</xmp:CreatorTool><xmp:MetadataDate>2026-03-01</xmp:MetadataDate>"),
    ],
)
def test_another_form_and_the_time_of_saving_are_no_difference(theirs: bytes) -> None:
    """Attributes for elements, blanks between them, dates and the program that saved."""
    assert same_metadata(OURS, theirs)


@pytest.mark.parametrize(
    "theirs",
    [
        packet(TITLE.replace(b"Laporan", b"Laporan Resmi"), b"<xmp:CreatorTool>Typst</xmp:CreatorTool>"),
        packet(TITLE, b"<xmp:CreatorTool>BPK</xmp:CreatorTool>"),
        packet(TITLE, b"<xmp:CreatorTool>Typst</xmp:CreatorTool><xmp:Label>WTP</xmp:Label>"),
        packet(TITLE, b"<xmp:CreatorTool>Typst</xmp:CreatorTool><xmp:ModifyDate>sudah diaudit</xmp:ModifyDate>"),
        packet(TITLE, b"<xmp:CreatorTool>Typst</xmp:CreatorTool><pdf:Producer>Capaian 100%</pdf:Producer>"),
        packet(b"<xmp:CreatorTool>Typst</xmp:CreatorTool>"),
        OURS.replace(b"</rdf:li>", b"<?x?> BPK 150,00%</rdf:li>"),
        OURS.replace(b"</rdf:li>", b"<!-- --> BPK</rdf:li>"),
        OURS.replace(b"</dc:title>", b"</dc:title><!-- sudah diaudit -->"),
        OURS.replace(b"</dc:title>", b"</dc:title> sudah diaudit"),
        OURS.replace(b"<x:xmpmeta ", b'<x:xmpmeta x:xmptk="sudah diaudit" '),
        OURS.replace(b'rdf:about=""', b'rdf:about="sudah diaudit"'),
        OURS.replace(b"<dc:title>", b'<dc:title rdf:resource="sudah-diaudit">'),
        OURS.replace(b"<rdf:Alt>", b'<rdf:Alt rdf:ID="sudah-diaudit">'),
        OURS.replace(b"</rdf:RDF>", b"</rdf:RDF>" + RDF + b"</rdf:RDF>"),
        OURS.replace(b"</rdf:RDF>", b"</rdf:RDF><x:sudah-diaudit/>"),
        OURS + b"<?catatan sudah diaudit?>",
        packet(TITLE, b"<xmp:CreatorTool>Typst</xmp:CreatorTool><pdf:Producer>qpdf: sudah diaudit</pdf:Producer>"),
        packet(
            TITLE, b"<xmp:CreatorTool>Typst</xmp:CreatorTool>", attributes=b'xmlns:m="%s" m:InstanceID="diaudit"' % MM
        ),
        b'<!DOCTYPE x [<!ENTITY a "b">]>' + OURS,
        b"<x/>",
        b"",
    ],
)
def test_what_is_said_to_the_reader_is_a_difference(theirs: bytes) -> None:
    """Title, program, label, a sentence in the place of a date or beside the properties, and what is no packet."""
    assert not same_metadata(OURS, theirs)


@pytest.mark.parametrize(
    "name",
    ["pikepdf 10.18.0", "pypdf", "pyHanko 0.38.0", "iText® 7.1.9 ©2000-2020 iText Group NV (AGPL-version)", "Adobe Acrobat Pro 24.5",
     "iText1.4.8 by lowagie.com", "pdf-lib (https://github.com/Hopding/pdf-lib)", "Adobe PDF Library 15.0",
     "Apache PDFBox 3.0.2", "LibreOffice 24.2"],
)  # fmt: skip
def test_programs_that_save_and_sign_are_known(name: str) -> None:
    """By their own names for themselves, and as iText adds itself to another."""
    assert is_writer(name)
    said = Departure(Change.ADDED, (INFO, "/Producer"), None, String(f"null; modified using {name}"))
    assert of_saving(said)


@pytest.mark.parametrize(
    "name",
    ["Capaian 100,00%", "BPK RI", "pypdf\nSudah diaudit", "qpdf «WTP»", "",
     "qpdf: dokumen ini sudah disahkan BPK RI, capaian 150,00 persen", "Adobe Reader: nilai AA", "qpdf 100%"],
)  # fmt: skip
def test_a_message_is_no_program(name: str) -> None:
    """What stands in the place of a program's name may be meant for the reader."""
    assert not is_writer(name)


@pytest.mark.lambat
def test_a_date_is_the_same_in_another_form() -> None:
    """The day of making may be written in another zone's letters, not be another day."""
    made = String("D:20250110000000Z")
    again = Departure(Change.ALTERED, (INFO, "/CreationDate"), made, String("D:20250110000000+00'00'"))
    other = Departure(Change.ALTERED, (INFO, "/CreationDate"), made, String("D:20240110000000Z"))
    assert of_saving(again) and not of_saving(other)
    assert not of_saving(Departure(Change.ALTERED, (INFO, "/ModDate"), made, String("kemarin")))
