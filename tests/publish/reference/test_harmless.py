"""The reference document of a stranger: what fetches, embeds or runs something is refused, honest styles are taken."""

from __future__ import annotations

import random
import struct
import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from alat_acuan import (
    OFFICE,
    OFFICE_STRICT,
    SHIPPED,
    TYPES,
    W_STRICT,
    changed,
    code,
    field,
    foot,
    mark,
    packed,
    parts,
    relation,
    with_type,
)
from docx.shared import Pt, RGBColor

from lkj.publish.reference.errors import UnfitError
from lkj.publish.reference.harmless import harmless

FOOT = "word/footer1.xml"
VML = ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'


def refusal(data: bytes) -> str:
    """Return why a document is refused; its remedy is never empty."""
    with pytest.raises(UnfitError) as caught:
        harmless(data)
    assert caught.value.hint
    return caught.value.message


def names(data: bytes) -> set[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return set(archive.namelist())


READING = [
    'INCLUDETEXT "C:\\\\rahasia.docx"',
    'INCLUDEPICTURE "http://jahat.example/x.png"',
    'IMPORT "x.png"',
    "LINK Excel.Sheet.8 C:\\\\x.xls",
    'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
    "DDE a b",
    'DATABASE \\d "C:\\\\x.mdb"',
    'HYPERLINK "file://server/x"',
    'HYPERLINK "\\\\\\\\server\\\\x" \\l "a"',
    'HYPERLINK "javascript:x()"',
    'HYPERLINK "https://x.id/" \\s "C:\\\\x"',
    'HYPERLINK "https://x.id/" INCLUDETEXT',
    'HYPERLINK "ms-word:ofe|u|https://x.id/y.docx"',
    "HYPERLINK",
    "MACROBUTTON AutoOpen klik",
    "AUTOTEXT x",
    "EMBED Package",
    "RD x.docx",
    "FILLIN x",
    "PRINT x",
    "ADDIN x",
    "includetext x",
]


@pytest.mark.lambat
@pytest.mark.parametrize("text", READING)
def test_a_field_off_the_list_is_refused_with_its_name(text: str) -> None:
    """Whatever reads, fetches, asks or runs is named, and in which part it stands."""
    said = refusal(changed(**{FOOT: foot(field(f" {text} "))}))
    assert FOOT in said
    assert text.split()[0] in said


@pytest.mark.lambat
@pytest.mark.parametrize(
    "inner",
    [
        field("INC", "LUDE", "TEXT x"),
        f"<w:p>{mark('begin')}{code('INCLUDE')}</w:p><w:p>{code('TEXT x')}{mark('end')}</w:p>",
        field("PAGE") + field("LINK Excel.Sheet.8 x"),
        f"<w:p>{mark('begin')}{code('PAGE')}{mark('end')}{mark('begin')}{code('LINK x')}{mark('end')}</w:p>",
        '<w:p><w:fldSimple w:instr="PAGE"/><w:fldSimple w:instr="LINK x"/></w:p>',
        '<w:p><w:fldSimple w:instr=" &#76;INK x"/></w:p>',
        field("&#x49;NCLUDETEXT x"),
        f"<w:p>{mark('begin')}{code('IF ')}{mark('begin')}{code('LINK x')}{mark('end')}{code(' = 1')}{mark('end')}</w:p>",
        f"<w:p>{mark('begin')}{mark('begin')}{code('PAGE')}{mark('end')}{code('LINK x')}{mark('end')}</w:p>",
        f"<w:p>{mark('begin')}<w:r><w:t>LINK x</w:t></w:r>{mark('end')}</w:p>",
        f"<w:p>{mark('begin')}<w:r><w:delInstrText>LINK x</w:delInstrText></w:r>{mark('end')}</w:p>",
        f"<w:p>{code('LINK x')}</w:p>",
        f"<w:p>{mark('begin')}{code('PAGE')}</w:p>",
        f"<w:p>{code('PAGE')}{mark('end')}</w:p>",
        f"<w:p>{mark('mulai')}{code('LINK x')}{mark('end')}</w:p>",
    ],
)
def test_a_field_in_pieces_is_read_as_word_reads_it(inner: str) -> None:
    """Codes cut into runs and paragraphs, side by side, nested, spelt in entities, or with marks that do not match."""
    assert FOOT in refusal(changed(**{FOOT: foot(inner)}))


@pytest.mark.parametrize("inner", [field("INCLUDETEXT x"), '<w:p><w:fldSimple w:instr="LINK x"/></w:p>'])
def test_a_field_in_the_strict_namespace_is_refused(inner: str) -> None:
    """Word reads both namespaces of its format, so both are looked at."""
    assert "medan" in refusal(changed(**{FOOT: foot(inner, w=W_STRICT)}))


@pytest.mark.parametrize(
    "inner",
    [
        '<w:altChunk r:id="rId1"/>',
        '<w:subDoc r:id="rId1"/>',
        '<w:p><w:r><w:object><o:OLEObject Type="Link" ProgID="x"/></w:object></w:r></w:p>',
        '<w:p><w:r><w:control r:id="rId1"/></w:r></w:p>',
        '<w:p><w:r><w:pict><v:shape><v:imagedata src="http://jahat.example/x.png"/></v:shape></w:pict></w:r></w:p>',
        '<w:p><w:r><w:pict><v:shape><v:fill src="\\\\server\\x.png"/></v:shape></w:pict></w:r></w:p>',
        '<w:p><w:r><w:pict><v:shape href="file:///c:/x"/></w:pict></w:r></w:p>',
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="x"/></w:ffData></w:fldChar></w:r></w:p>',
    ],
)
def test_what_a_part_embeds_or_fetches_is_refused(inner: str) -> None:
    """Chunks, objects, controls, macros of forms, and old drawings with an address for a picture."""
    assert FOOT in refusal(changed(**{FOOT: foot(inner, more=f'{VML} xmlns:r="{OFFICE}"')}))


def test_settings_that_lead_out_are_refused() -> None:
    """A base for relative links, and a schema that would be fetched."""
    app = parts()["docProps/app.xml"].replace(
        b"</Properties>", b"<HyperlinkBase>http://jahat.example/</HyperlinkBase></Properties>"
    )
    assert "docProps/app.xml" in refusal(changed(**{"docProps/app.xml": app}))
    library = "http://schemas.openxmlformats.org/schemaLibrary/2006/main"
    schema = f'<s:schema xmlns:s="{library}" s:manifestLocation="http://jahat.example/x.xml"/></w:settings>'.encode()
    settings = parts()["word/settings.xml"].replace(b"</w:settings>", schema)
    assert "word/settings.xml" in refusal(changed(**{"word/settings.xml": settings}))


@pytest.mark.lambat
@pytest.mark.parametrize("base", [OFFICE, OFFICE_STRICT])
@pytest.mark.parametrize(
    ("kind", "target", "outside"),
    [
        ("attachedTemplate", "http://jahat.example/x.dotm", True),
        ("attachedTemplate", "x.dotm", False),
        ("image", "http://jahat.example/x.png", True),
        ("image", "http://jahat.example/x.png", False),
        ("image", "\\\\server\\x.png", False),
        ("image", "file:///etc/passwd", True),
        ("hyperlink", "file://server/x", True),
        ("hyperlink", "javascript:x", True),
        ("aFChunk", "x.html", False),
        ("oleObject", "embeddings/x.bin", False),
        ("package", "embeddings/x.xlsx", False),
        ("subDocument", "x.docx", True),
        ("frame", "http://jahat.example", True),
        ("control", "activeX/x.xml", False),
        ("video", "http://jahat.example/x.mp4", True),
        ("mailMergeSource", "x.mdb", True),
    ],
)
def test_a_relation_off_the_list_is_refused(base: str, kind: str, target: str, outside: bool) -> None:
    """Nothing leads out of the document but links that a reader may click, and nothing in it is run."""
    rels = "word/_rels/footer1.xml.rels"
    assert rels in refusal(changed(**{rels: relation(kind, target, outside=outside, base=base)}))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("word/vbaProject.bin", "application/vnd.ms-office.vbaProject"),
        ("word/vbaData.xml", "application/vnd.ms-word.vbaData+xml"),
        ("word/embeddings/oleObject1.bin", "application/vnd.openxmlformats-officedocument.oleObject"),
        ("word/activeX/activeX1.xml", "application/vnd.ms-office.activeX+xml"),
        ("word/embeddings/x.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("word/afchunk.html", "text/html"),
        ("word/media/x.exe", "image/png"),
        ("word/media/x.html", "image/svg+xml"),
        ("word/webextensions/taskpanes.xml", "application/vnd.ms-office.webextensiontaskpanes+xml"),
        ("word/x.xml", ""),
    ],
)
def test_a_part_off_the_list_is_refused(name: str, kind: str) -> None:
    """Macros, objects, controls, pages and whatever is unknown: each is named."""
    content = with_type(parts(), name, kind) if kind else parts()
    assert name in refusal(packed({**content, name: "isi"}))


@pytest.mark.parametrize("name", [FOOT, "word/styles.xml", "word/_rels/document.xml.rels", TYPES])
def test_a_document_type_is_refused_before_anything_is_expanded(name: str) -> None:
    """A part that declares entities is not read on: no code hides in one, and none grows."""
    bomb = '<!DOCTYPE x [<!ENTITY a "LINK x"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert "DOCTYPE" in refusal(changed(**{name: bomb.encode() + parts()[name].partition(b"?>")[2]}))
    wide = '<?xml version="1.0" encoding="UTF-16"?>' + bomb + foot("<w:p/>")
    assert "DOCTYPE" in refusal(changed(**{FOOT: wide.encode("utf-16")}))


def test_svg_with_an_address_is_refused() -> None:
    """A drawing in the header fetches nothing either."""
    content = with_type(parts(), "word/media/logo.svg", "image/svg+xml")
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://jahat.example/x.png"/></svg>'
    assert "logo.svg" in refusal(packed({**content, "word/media/logo.svg": svg}))
    assert "word/media/logo.svg" in names(
        harmless(packed({**content, "word/media/logo.svg": svg.replace("http://jahat.example/x.png", "#a")}))
    )


@pytest.mark.parametrize(
    "data", [b"", b"bukan zip", b"PK\x03\x04", SHIPPED.read_bytes()[:4000], packed({"a.txt": "x"})]
)
def test_a_file_that_is_no_word_document_is_refused(data: bytes) -> None:
    """Empty, cut off, or another kind of file."""
    assert "bukan dokumen Word yang utuh" in refusal(data)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("word/styles.xml", "bukan xml"),
        ("word/styles.xml", "<x/>"),
        ("word/document.xml", "<x/>"),
        ("word/document.xml", foot("")),
        ("word/header1.xml", ""),
        ("word/_rels/document.xml.rels", "<"),
        (TYPES, "<"),
        ("word/styles.xml", "<w>" * 5000),
        ("word/numbering.xml", "\x00"),
        (FOOT, '<?xml version="1.0" encoding="tak-dikenal"?><x/>'),
    ],
)
def test_a_broken_part_is_named(name: str, text: str) -> None:
    """What is no XML, or not what its name says, is a sentence with the part, whatever the parser says."""
    assert name in refusal(changed(**{name: text}))


@pytest.mark.parametrize("name", ["_rels/.rels", "word/document.xml", "word/styles.xml", "word/header1.xml", TYPES])
def test_a_missing_part_is_named(name: str) -> None:
    """A part that the document needs or refers to is not there."""
    assert name in refusal(packed({part: data for part, data in parts().items() if part != name}))


@pytest.mark.parametrize(
    "name",
    [
        "../word/x.xml",
        "/word/x.xml",
        "word\\x.xml",
        "word/%2e%2e/x.xml",
        "c:/x.xml",
        "word/" + "x" * 300,
        "word/x\u202e.xml",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    """No part lies outside the document, whoever unpacks it."""
    assert "tidak lazim" in refusal(packed({**parts(), name: "x"}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", [FOOT, FOOT.upper()])
def test_a_part_that_stands_twice_is_refused(second: str) -> None:
    """Two readers would take different ones."""
    out = BytesIO(SHIPPED.read_bytes())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(second, foot(field("LINK x")))
    assert "dua kali" in refusal(out.getvalue())


def test_parts_that_share_bytes_are_refused() -> None:
    """Entries laid over each other mean many times what is stored."""
    data = bytearray(SHIPPED.read_bytes())
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    assert refusal(bytes(data))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    """Two megabytes that would become two gigabytes cost no more than their directory."""
    bomb = packed({**parts(), "word/media/a.png": bytes(4 * 1024 * 1024)})
    assert harmless(packed(with_type(parts(), "word/media/a.png", "image/png") | {"word/media/a.png": bytes(1024)}))
    declared = bytearray(bomb)
    at = declared.rindex(b"word/media/a.png") - 46
    declared[at + 24 : at + 28] = struct.pack("<I", 2**31 - 1)
    tracemalloc.start()
    try:
        assert "16 MB" in refusal(bytes(declared))
        assert tracemalloc.get_traced_memory()[1] < 4 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_a_part_larger_than_its_directory_says_is_not_passed_on() -> None:
    """An entry that declares little and holds much reaches the engine with the little, or not at all."""
    content = with_type(parts(), "word/media/a.png", "image/png")
    data = bytearray(packed({**content, "word/media/a.png": bytes(4 * 1024 * 1024)}))
    at = data.rindex(b"word/media/a.png") - 46
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    assert "utuh" in refusal(bytes(data))


def test_too_many_parts_are_refused() -> None:
    """A directory of thousands of names is not walked."""
    assert "bagian" in refusal(packed({**parts(), **{f"word/x{n}.xml": "" for n in range(500)}}))


@pytest.mark.lambat
def test_a_document_of_millions_of_elements_is_refused_in_time() -> None:
    """Seventy kilobytes that unpack to many long parts are left alone after the first few."""
    content = parts()
    long = foot("<w:p/>" * 190_000).encode()
    for n in range(5, 35):
        name = f"word/footer{n}.xml"
        content = with_type(content, name, "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml")
        content[name] = long
    assert "terlalu panjang" in refusal(packed(content))


def test_the_shipped_document_passes_unchanged() -> None:
    """Every part that pandoc takes is the same as before."""
    made = zipfile.ZipFile(BytesIO(harmless(SHIPPED.read_bytes())))
    assert {name: made.read(name) for name in parts() if name.endswith((".xml",)) and name != TYPES} == {
        name: data for name, data in parts().items() if name.endswith(".xml") and name != TYPES
    }


def test_the_same_document_gives_the_same_bytes() -> None:
    """Nothing of the clock gets into what the engine reads."""
    assert harmless(SHIPPED.read_bytes()) == harmless(SHIPPED.read_bytes())


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "honest").glob("*.docx")), ids=lambda path: path.stem)
def test_a_document_saved_by_libreoffice_passes(path: Path) -> None:
    """The shipped document, opened in LibreOffice Writer and saved in its two ways, with a foot of fields and a link."""
    saved = path.read_bytes()
    assert "word/styles.xml" in names(harmless(saved))


@pytest.mark.lambat
def test_a_document_saved_by_word_passes_without_what_word_puts_beside_it() -> None:
    """Word's own blank document: its bibliography, older styles and thumbnail are left behind, not held against it."""
    blank = (Path(docx.__file__).parent / "templates" / "default.docx").read_bytes()
    assert "customXml/item1.xml" in names(blank)
    made = names(harmless(blank))
    assert {"word/styles.xml", "word/theme/theme1.xml", "word/document.xml"} <= made
    assert not {name for name in made if "customXml" in name or "stylesWithEffects" in name or "thumbnail" in name}
    kept = zipfile.ZipFile(BytesIO(harmless(blank)))
    assert b"customXml" not in b"".join(kept.read(name) for name in kept.namelist() if name.endswith((".rels", TYPES)))


@pytest.mark.lambat
def test_a_document_restyled_by_an_officer_passes(tmp_path: Path) -> None:
    """Other fonts and colours, a letterhead with a picture, page numbers, a chapter's name and the agency's address."""
    word = docx.Document(str(SHIPPED))
    word.styles["Heading 1"].font.name = "Cambria"
    word.styles["Heading 1"].font.color.rgb = RGBColor(0, 0x66, 0x33)
    word.styles["Normal"].font.size = Pt(12)
    logo = Path(__file__).parents[3] / "docs" / "gambar" / "web.png"
    word.sections[0].header.paragraphs[0].add_run().add_picture(str(logo), width=Pt(40))
    word.save(str(tmp_path / "acuan.docx"))
    with zipfile.ZipFile(tmp_path / "acuan.docx") as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    fields = [
        "PAGE",
        " NUMPAGES \\* MERGEFORMAT ",
        " SECTIONPAGES ",
        ' STYLEREF "Heading 1" ',
        " = 1 + 2 ",
        'DATE \\@ "yyyy"',
        ' HYPERLINK "https://kalteng.kpu.go.id/" ',
        'HYPERLINK "mailto:prov_kalteng@kpu.go.id"',
        'hyperlink "http://kpu.go.id/x?y=1" \\l "a" \\o "Laman KPU" \\t "_blank" \\h',
    ]
    (foot_name,) = [name for name in content if name.startswith("word/footer")]
    link = f'<w:p><w:hyperlink r:id="rId1" xmlns:r="{OFFICE}"><w:r><w:t>laman</w:t></w:r></w:hyperlink></w:p>'
    content[foot_name] = foot("".join(field(text) for text in fields) + link).encode()
    rels = f"word/_rels/{Path(foot_name).name}.rels"
    content[rels] = relation("hyperlink", "https://kalteng.kpu.go.id").encode()
    made = names(harmless(packed(content)))
    assert rels in made
    assert any(name.startswith("word/media/") for name in made)


@pytest.mark.lambat
@pytest.mark.parametrize(
    "inner",
    [
        f"<w:p>{mark('begin')}{code(' IF ')}{mark('begin')}{code(' PAGE ')}{mark('separate')}<w:r><w:t>1</w:t></w:r>"
        f"{mark('end')}{code(' = 1 ya tidak')}{mark('separate')}{mark('end')}</w:p>",
        f"<w:p>{mark('begin')}{code('TOC ')}{code(chr(92) + 'o')}{mark('separate')}</w:p>"
        + f"<w:p>{mark('begin')}{code(' HYPERLINK ' + chr(92) + 'l &quot;_Toc1&quot; ')}{mark('separate')}{mark('end')}</w:p>"
        + f"<w:p>{mark('end')}</w:p>",
        "<w:p><w:r><w:t>LINK INCLUDETEXT DDE</w:t></w:r></w:p>",
        field("PA", "GE"),
        f"<w:p>{mark('begin')}{code(' ')}{mark('end')}</w:p>",
    ],
)
def test_honest_fields_pass(inner: str) -> None:
    """Page numbers within arithmetic, a contents list with its links, words that only look like codes."""
    assert harmless(changed(**{FOOT: foot(inner)}))


@pytest.mark.lambat
def test_any_damage_ends_in_a_document_or_a_sentence() -> None:
    """Bytes changed, cut out and put in anywhere, the directory of the archive first of all: never another error."""
    sound = SHIPPED.read_bytes()
    for seed in range(400):
        chance, data = random.Random(seed), bytearray(sound)
        for _ in range(chance.choice((1, 2, 5))):
            at = chance.randrange(len(data) - 1500, len(data)) if seed % 2 else chance.randrange(len(data))
            change = chance.randrange(3)
            if change == 0:
                data[at] = chance.choice((0, 255, chance.randrange(256)))
            elif change == 1:
                del data[at : at + chance.choice((1, 100))]
            else:
                data[at:at] = chance.randbytes(chance.choice((1, 46)))
        try:
            assert names(harmless(bytes(data)))
        except UnfitError as error:
            assert error.message and error.hint, seed
