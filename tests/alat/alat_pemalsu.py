"""Forgeries of a built PDF, by kinds: what someone could do to the file so that it shows what its evidence does not say.

A kind changes objects (`OBJECTS`, by pikepdf) or bytes (`BYTES`). Each object kind comes in ways (`WAYS`): saved anew,
appended as an update, beneath a signature, or beside one. `forgeries` deals them by chance from a seed.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Kind = Callable[[pikepdf.Pdf, Random], None]
OBJECTS: dict[str, Kind] = {}
BYTES: dict[str, Callable[[bytes, Random], bytes]] = {}


def kind(function: Kind) -> Kind:
    OBJECTS[function.__name__] = function
    return function


def of_bytes(function: Callable[[bytes, Random], bytes]) -> Callable[[bytes, Random], bytes]:
    BYTES[function.__name__] = function
    return function


# --- ways -----------------------------------------------------------------------------------------------------------


def saved(pdf: bytes, edit: Callable[[pikepdf.Pdf], object], **options: object) -> bytes:
    """Return the PDF after an edit, written anew."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document, warnings.catch_warnings():
        # pikepdf says of some forgeries that a reader may not show them.
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
        edit(document)
        document.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()


def _written(item: pikepdf.Object) -> bytes:
    if isinstance(item, pikepdf.Stream):
        raw = item.read_raw_bytes()
        held = Dictionary(dict(item.stream_dict.items()))
        held.Length = len(raw)
        return bytes(held.unparse()) + b"\nstream\n" + raw + b"\nendstream"
    return bytes(item.unparse(resolved=True))


def appended(pdf: bytes, edit: Callable[[pikepdf.Pdf], object]) -> bytes:
    """Return the PDF with an edit appended to it as an incremental update, as signing and annotating tools do."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        before = {item.objgen: _written(item) for item in document.objects if item.objgen[0]}
        edit(document)
        now = {item.objgen: _written(item) for item in document.objects if item.objgen[0]}
        root = document.Root.objgen
        info = document.trailer.get("/Info")
        size = max(number for number, _ in now) + 1
        ident = bytes(document.trailer.ID.unparse()) if "/ID" in document.trailer else b"[<00> <00>]"
    changed = {key: data for key, data in now.items() if before.get(key) != data}
    last = [int(found[1]) for found in re.finditer(rb"startxref\s+(\d+)\s+%%EOF", pdf)][-1]
    out, offsets = pdf if pdf.endswith(b"\n") else pdf + b"\n", {}
    for (number, generation), data in sorted(changed.items()):
        offsets[number] = len(out)
        out += b"%d %d obj\n%s\nendobj\n" % (number, generation, data)
    place = len(out)
    out += b"xref\n"
    for number in sorted(offsets):
        out += b"%d 1\n%010d 00000 n \n" % (number, offsets[number])
    about = b"/Info %d %d R " % info.objgen if info is not None and info.objgen[0] else b""
    out += b"trailer\n<</Size %d /Root %d %d R %s/ID %s /Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        *root,
        about,
        ident,
        last,
        place,
    )
    return out


def listed(pdf: bytes, objects: bytes, places: dict[int, int]) -> bytes:
    """Append objects to a PDF, and a sound table that names those of `places` (from the start of what is appended)."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        size, kept = int(document.trailer.Size) + len(places), ("/Root", "/Info", "/ID")
        known = b" ".join(b"%s %s" % (key.encode(), document.trailer[key].unparse()) for key in kept)
    last = [int(found[1]) for found in re.finditer(rb"startxref\s+(\d+)", pdf)][-1]
    rows = b"".join(b"%d 1\n%010d 00000 n \n" % (n, len(pdf) + at) for n, at in sorted(places.items()))
    out = pdf + objects
    trailer = b"trailer\n<</Size %d/Prev %d%s>>" % (size, last, known)
    return out + b"xref\n%s%s\nstartxref\n%d\n%%%%EOF\n" % (rows or b"0 0\n", trailer, len(out))


def signed(pdf: bytes, **options: Any) -> bytes:
    """Sign as `alat_tanda_tangan` does, which not all that forges needs, and which takes longest to import."""
    from alat_tanda_tangan import signed as sign

    return sign(pdf, **options)


def _beneath(pdf: bytes, edit: Callable[[pikepdf.Pdf], object]) -> bytes:
    return signed(appended(pdf, edit))


def _beside(pdf: bytes, edit: Callable[[pikepdf.Pdf], object]) -> bytes:
    return appended(signed(pdf), edit)


def _saved_and_signed(pdf: bytes, edit: Callable[[pikepdf.Pdf], object]) -> bytes:
    return signed(saved(pdf, edit))


def _between(pdf: bytes, edit: Callable[[pikepdf.Pdf], object]) -> bytes:
    return signed(appended(signed(pdf), edit), field="TTE2")


WAYS = {
    "saved": saved,
    "packed": lambda pdf, edit: saved(
        pdf, edit, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True
    ),
    "appended": appended,
    "beneath": _beneath,
    "beside": _beside,
    "between": _between,
    "saved-and-signed": _saved_and_signed,
}


# --- what is drawn --------------------------------------------------------------------------------------------------


def _page(pdf: pikepdf.Pdf, random: Random) -> pikepdf.Page:
    return pdf.pages[random.randrange(len(pdf.pages))]


def _box(random: Random) -> list[int]:
    left, bottom = random.randrange(60, 350), random.randrange(100, 700)
    return [left, bottom, left + random.randrange(20, 200), bottom + random.randrange(10, 60)]


def _appearance(pdf: pikepdf.Pdf, box: list[int], text: bytes = b"100,00%") -> pikepdf.Object:
    width, height = box[2] - box[0], box[3] - box[1]
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    form = pdf.make_stream(b"1 g 0 0 %d %d re f 0 g BT /F 9 Tf 2 2 Td (%s) Tj ET" % (width, height, text))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, width, height])
    form.Resources = Dictionary(Font=Dictionary(F=font))
    return form


def _annotate(pdf: pikepdf.Pdf, random: Random, subtype: str, **more: Any) -> None:
    page, box = _page(pdf, random), _box(random)
    note = Dictionary(Type=Name.Annot, Subtype=Name("/" + subtype), Rect=Array(box), F=4, **more)
    if subtype != "Link":
        note.AP = Dictionary(N=_appearance(pdf, box))
    old = list(page.obj.get("/Annots", Array()))
    page.obj.Annots = pdf.make_indirect(Array([*old, pdf.make_indirect(note)]))


def _annotation(subtype: str) -> None:
    def add(pdf: pikepdf.Pdf, random: Random) -> None:
        _annotate(pdf, random, subtype, Contents=String("100,00%"))

    OBJECTS[f"annotation_{subtype.lower()}"] = add


for _subtype in ("Square", "FreeText", "Stamp", "Redact", "Highlight", "Ink", "Watermark", "Text", "Popup", "Line"):
    _annotation(_subtype)


@kind
def text_field(pdf: pikepdf.Pdf, random: Random) -> None:
    _annotate(pdf, random, "Widget", FT=Name.Tx, T=String("x"), V=String("100,00%"))


@kind
def text_field_of_a_form(pdf: pikepdf.Pdf, random: Random) -> None:
    page, box = _page(pdf, random), _box(random)
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, Rect=Array(box), FT=Name.Tx, T=String("x"), V=String("100,00%"), F=4
        )
    )
    field.AP = Dictionary(N=_appearance(pdf, box))
    page.obj.Annots = pdf.make_indirect(Array([*page.obj.get("/Annots", Array()), field]))
    form = pdf.Root.get("/AcroForm")
    if form is None:
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]), NeedAppearances=True)
    else:
        pdf.Root.AcroForm.Fields = Array([*form.Fields, field])


@kind
def button(pdf: pikepdf.Pdf, random: Random) -> None:
    _annotate(
        pdf, random, "Widget", FT=Name.Btn, T=String("b"), A=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    )


@kind
def painted_white(pdf: pikepdf.Pdf, random: Random) -> None:
    box = _box(random)
    _page(pdf, random).contents_add(b"q 1 g %d %d 60 12 re f Q" % (box[0], box[1]))


@kind
def painted_before(pdf: pikepdf.Pdf, random: Random) -> None:
    _page(pdf, random).contents_add(b"q 0.9 g 50 50 400 700 re f Q", prepend=True)


@kind
def typed_over(pdf: pikepdf.Pdf, random: Random) -> None:
    page, box = _page(pdf, random), _box(random)
    fonts = [str(name) for name in page.obj.Resources.get("/Font", Dictionary())] or ["/f0"]
    page.contents_add(
        b"q BT 0 Tr %s 9 Tf 1 0 0 1 %d %d Tm (\\000\\001\\000\\002) Tj ET Q" % (fonts[0].encode(), box[0], box[1])
    )


@kind
def invisible_text(pdf: pikepdf.Pdf, random: Random) -> None:
    page = _page(pdf, random)
    fonts = [str(name) for name in page.obj.Resources.get("/Font", Dictionary())] or ["/f0"]
    page.contents_add(b"q BT 3 Tr %s 9 Tf 1 0 0 1 90 90 Tm (\\000\\001) Tj ET Q" % fonts[0].encode())


def _redrawn(page: pikepdf.Page, change: Callable[[bytes], bytes]) -> None:
    contents = page.obj.Contents
    stream = contents[0] if isinstance(contents, pikepdf.Array) else contents
    data = stream.read_bytes()
    new = change(data)
    stream.write(new if new != data else data + b"\nq Q 0 0 m 1 1 l S")


@kind
def glyphs_swapped(pdf: pikepdf.Pdf, random: Random) -> None:
    page = _page(pdf, random)
    found = list(re.finditer(rb"\\000(\\0\d\d|[^\\()])", page.obj.Contents.read_bytes()))

    def swap(data: bytes) -> bytes:
        one = random.choice(found)
        return data[: one.start()] + b"\\000\\003" + data[one.end() :]

    _redrawn(page, swap if found else lambda data: data)


@kind
def text_moved(pdf: pikepdf.Pdf, random: Random) -> None:
    def move(data: bytes) -> bytes:
        found = list(re.finditer(rb"1 0 0 -1 (\d+)", data))
        one = random.choice(found)
        return data[: one.start(1)] + b"%d" % (int(one[1]) + 300) + data[one.end(1) :]

    _redrawn(_page(pdf, random), move)


@kind
def text_made_invisible(pdf: pikepdf.Pdf, random: Random) -> None:
    _redrawn(_page(pdf, random), lambda data: data.replace(b"BT 0 Tr", b"BT 3 Tr", 1))


@kind
def text_made_white(pdf: pikepdf.Pdf, random: Random) -> None:
    _redrawn(_page(pdf, random), lambda data: data.replace(b"0 scn", b"1 scn", 1))


@kind
def actual_text_in_the_content(pdf: pikepdf.Pdf, random: Random) -> None:
    _redrawn(_page(pdf, random), lambda data: data.replace(b"BDC", b"BDC /Span<</ActualText(100%)>>BDC EMC", 1))


@kind
def picture_laid_over(pdf: pikepdf.Pdf, random: Random) -> None:
    page, box = _page(pdf, random), _box(random)
    picture = pdf.make_stream(bytes([255]) * 64)
    picture.Type, picture.Subtype, picture.Width, picture.Height = Name.XObject, Name.Image, 8, 8
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    name = page.add_resource(picture, Name.XObject)
    page.contents_add(b"q 80 0 0 14 %d %d cm %s Do Q" % (box[0], box[1], str(name).encode()))


@kind
def form_laid_over(pdf: pikepdf.Pdf, random: Random) -> None:
    page, box = _page(pdf, random), _box(random)
    name = page.add_resource(_appearance(pdf, box), Name.XObject)
    page.contents_add(b"q 1 0 0 1 %d %d cm %s Do Q" % (box[0], box[1], str(name).encode()))


@kind
def hidden_layer(pdf: pikepdf.Pdf, random: Random) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer]), BaseState=Name.ON)
    )
    page = _page(pdf, random)
    page.obj.Resources.Properties = Dictionary(L=layer)
    _redrawn(page, lambda data: b"/OC /L BDC\n" + data + b"\nEMC")


@kind
def empty_layers(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary())


# --- fonts and what they are made of --------------------------------------------------------------------------------


def _fonts(pdf: pikepdf.Pdf, random: Random) -> list[tuple[pikepdf.Object, str]]:
    found = [
        (page.obj.Resources.Font, name)
        for page in pdf.pages
        for name in page.obj.Resources.get("/Font", Dictionary()).keys()  # noqa: SIM118
    ]
    random.shuffle(found)
    return found


@kind
def text_of_glyphs_changed(pdf: pikepdf.Pdf, random: Random) -> None:
    fonts, name = _fonts(pdf, random)[0]
    data = fonts[name].ToUnicode.read_bytes()
    one = random.choice(list(re.finditer(rb"<[0-9A-F]{4}> <([0-9A-F]{4})>", data)))
    other = b"0038" if one[1] == b"0039" else b"0039"
    fonts[name].ToUnicode.write(data[: one.start(1)] + other + data[one.end(1) :])


@kind
def glyph_map_changed(pdf: pikepdf.Pdf, random: Random) -> None:
    fonts, name = _fonts(pdf, random)[0]
    glyphs = list(range(200))
    glyphs[1], glyphs[2] = 2, 1
    table = b"".join(n.to_bytes(2, "big") for n in glyphs)
    fonts[name].DescendantFonts[0].CIDToGIDMap = pdf.make_stream(table)


@kind
def font_program_changed(pdf: pikepdf.Pdf, random: Random) -> None:
    fonts, name = _fonts(pdf, random)[0]
    about = fonts[name].DescendantFonts[0].FontDescriptor
    key = next(k for k in about.keys() if k.startswith("/FontFile"))  # noqa: SIM118
    data = bytearray(about[key].read_bytes())
    data[random.randrange(200, len(data))] ^= 0x55
    about[key].write(bytes(data))


@kind
def fonts_exchanged(pdf: pikepdf.Pdf, random: Random) -> None:
    page = next((p for p in pdf.pages if len(p.obj.Resources.get("/Font", Dictionary()).keys()) > 1), pdf.pages[0])
    fonts = page.obj.Resources.Font
    a, b, *_ = [*fonts.keys(), *fonts.keys()]
    fonts[a], fonts[b] = fonts[b], (fonts[a] if a != b else Dictionary(Type=Name.Font))


@kind
def widths_changed(pdf: pikepdf.Pdf, random: Random) -> None:
    fonts, name = _fonts(pdf, random)[0]
    fonts[name].DescendantFonts[0].DW = 1


@kind
def colour_space_changed(pdf: pikepdf.Pdf, random: Random) -> None:
    page = next(p for p in pdf.pages if "/ColorSpace" in p.obj.Resources)
    spaces = page.obj.Resources.ColorSpace
    spaces[random.choice(list(spaces.keys()))] = Array([Name.Separation, Name("/None"), Name.DeviceGray, Dictionary()])


@kind
def drawing_inside_a_chart_changed(pdf: pikepdf.Pdf, random: Random) -> None:
    for page in pdf.pages:
        for drawn in page.obj.Resources.get("/XObject", Dictionary()).values():
            if drawn.get("/Subtype") == Name.Form:
                drawn.write(drawn.read_bytes() + b"\n1 g 0 0 50 50 re f")
                return
    painted_white(pdf, random)


# --- pages ----------------------------------------------------------------------------------------------------------


@kind
def blank_page_added(pdf: pikepdf.Pdf, random: Random) -> None:
    blank = pikepdf.Page(Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), Resources=Dictionary()))
    pdf.pages.insert(random.randrange(len(pdf.pages) + 1), blank)


@kind
def page_doubled(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.pages.append(_page(pdf, random))


@kind
def page_removed(pdf: pikepdf.Pdf, random: Random) -> None:
    del pdf.pages[random.randrange(len(pdf.pages))]


@kind
def pages_exchanged(pdf: pikepdf.Pdf, random: Random) -> None:
    number = random.randrange(len(pdf.pages) - 1)
    kids = list(pdf.Root.Pages.Kids)
    kids[number], kids[number + 1] = kids[number + 1], kids[number]
    pdf.Root.Pages.Kids = Array(kids)


@kind
def page_rotated(pdf: pikepdf.Pdf, random: Random) -> None:
    _page(pdf, random).obj.Rotate = random.choice([90, 180, 270])


@kind
def all_pages_rotated_from_above(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root.Pages.Rotate = 180


@kind
def page_cropped(pdf: pikepdf.Pdf, random: Random) -> None:
    _page(pdf, random).obj.CropBox = Array([0, 0, 595, random.randrange(300, 800)])


@kind
def page_enlarged(pdf: pikepdf.Pdf, random: Random) -> None:
    _page(pdf, random).obj.MediaBox = Array([0, 0, 595, 1200])


@kind
def unit_changed(pdf: pikepdf.Pdf, random: Random) -> None:
    _page(pdf, random).obj.UserUnit = 2


@kind
def transition(pdf: pikepdf.Pdf, random: Random) -> None:
    _page(pdf, random).obj.Dur = 1


@kind
def thumbnail(pdf: pikepdf.Pdf, random: Random) -> None:
    picture = pdf.make_stream(b"\0" * 64)
    picture.Width, picture.Height, picture.ColorSpace, picture.BitsPerComponent = 8, 8, Name.DeviceGray, 8
    _page(pdf, random).obj.Thumb = picture


@kind
def page_of_another_parent(pdf: pikepdf.Pdf, random: Random) -> None:
    """Let a page name a parent that turns or cuts it, and that the tree of pages does not hold."""
    root = pdf.Root.Pages
    page = random.choice(list(root.Kids))
    node = Dictionary(Type=Name.Pages, Parent=root, Kids=Array([page]), Count=1)
    if random.random() < 0.5:
        node.Rotate = 90
    else:
        node.CropBox = Array([0, 0, 500, 700])
    page.Parent = pdf.make_indirect(node)


# --- evidence -------------------------------------------------------------------------------------------------------


def _names(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(pdf.Root.Names.EmbeddedFiles.Names)


def _file(pdf: pikepdf.Pdf, random: Random) -> pikepdf.Object:
    return random.choice(_names(pdf)[1::2])


def _spec(pdf: pikepdf.Pdf, name: str, data: bytes) -> pikepdf.Object:
    stream = pdf.make_stream(data)
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name("/text/plain")
    files = Dictionary(F=stream, UF=stream)
    return pdf.make_indirect(
        Dictionary(Type=Name.Filespec, F=String(name), UF=String(name), EF=files, AFRelationship=Name.Source)
    )


@kind
def attachment_doubled(pdf: pikepdf.Pdf, random: Random) -> None:
    names = _names(pdf)
    number = random.randrange(len(names) // 2)
    name = str(names[2 * number])
    names[2 * number : 2 * number] = [names[2 * number], _spec(pdf, name, b"skema: 1\n")]
    pdf.Root.Names.EmbeddedFiles.Names = Array(names)


@kind
def attachment_added(pdf: pikepdf.Pdf, random: Random) -> None:
    name = random.choice(["zzz.txt", "data/2023/pagu.yaml", "templates/z.md.j2"])
    pdf.Root.Names.EmbeddedFiles.Names = Array([*_names(pdf), String(name), _spec(pdf, name, b"x")])


@kind
def attachment_changed(pdf: pikepdf.Pdf, random: Random) -> None:
    one = _file(pdf, random)
    one.EF.F.write(one.EF.F.read_bytes() + b"\n# lain\n")


@kind
def attachment_removed(pdf: pikepdf.Pdf, random: Random) -> None:
    names = _names(pdf)
    number = random.randrange(len(names) // 2)
    del names[2 * number : 2 * number + 2]
    pdf.Root.Names.EmbeddedFiles.Names = Array(names)


@kind
def attachment_of_another_relation(pdf: pikepdf.Pdf, random: Random) -> None:
    _file(pdf, random).AFRelationship = Name.Alternative


@kind
def attachment_described_otherwise(pdf: pikepdf.Pdf, random: Random) -> None:
    _file(pdf, random).Desc = String("Sudah diaudit")


@kind
def attachment_of_another_kind(pdf: pikepdf.Pdf, random: Random) -> None:
    _file(pdf, random).EF.F.Subtype = Name("/application/x-msdownload")


@kind
def attachment_no_longer_listed(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root.AF = Array(list(pdf.Root.AF)[:-1])


@kind
def values_changed(pdf: pikepdf.Pdf, random: Random) -> None:
    names = _names(pdf)
    one = next(spec for name, spec in zip(names[::2], names[1::2], strict=True) if str(name) == "nilai.json")
    data = one.EF.F.read_bytes()
    old = random.choice(
        [b'"document"', b'"year"', b'"final"', b'"values"', b'"version"', b'"typst"', b'"sha256"', b'"printed"']
    )
    one.EF.F.write(data.replace(old, old[:-1] + b'x"', 1))


# --- actions --------------------------------------------------------------------------------------------------------


def _script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("this.getField('x').value='100,00%'"))


@kind
def script(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root.Names.JavaScript = Dictionary(Names=Array([String("a"), _script()]))


@kind
def script_on_opening(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root.OpenAction = _script()


@kind
def place_on_opening(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root.OpenAction = Array([pdf.pages[-1].obj, Name.Fit])


@kind
def action_of_the_document(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root.AA = Dictionary(WP=_script())


@kind
def action_of_a_page(pdf: pikepdf.Pdf, random: Random) -> None:
    _page(pdf, random).obj.AA = Dictionary(O=_script())


@kind
def launching_link(pdf: pikepdf.Pdf, random: Random) -> None:
    _annotate(pdf, random, "Link", A=Dictionary(S=Name.Launch, F=String("cmd.exe")))


@kind
def link_over_the_page(pdf: pikepdf.Pdf, random: Random) -> None:
    _annotate(pdf, random, "Link", A=Dictionary(S=Name.URI, URI=String("https://contoh.invalid/laporan-asli")))


@kind
def plain_link(pdf: pikepdf.Pdf, random: Random) -> None:
    _annotate(pdf, random, "Link", Dest=Array([pdf.pages[0].obj, Name.Fit]))


def _links(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [one for page in pdf.pages for one in page.obj.get("/Annots", Array()) if one.get("/Subtype") == Name.Link]


@kind
def link_led_elsewhere(pdf: pikepdf.Pdf, random: Random) -> None:
    links = _links(pdf)
    if not links:
        return launching_link(pdf, random)
    one = random.choice(links)
    for key in ("/Dest", "/A"):
        if key in one:
            del one[key]
    one.A = Dictionary(S=Name.URI, URI=String("https://contoh.invalid/"))
    return None


@kind
def link_with_a_face(pdf: pikepdf.Pdf, random: Random) -> None:
    links = _links(pdf)
    if not links:
        return link_over_the_page(pdf, random)
    one = random.choice(links)
    one.AP = Dictionary(N=_appearance(pdf, [0, 0, 100, 12]))
    return None


@kind
def link_enlarged(pdf: pikepdf.Pdf, random: Random) -> None:
    links = _links(pdf)
    if not links:
        return plain_link(pdf, random)
    random.choice(links).Rect = Array([0, 0, 595, 842])
    return None


# --- what is said of the document -----------------------------------------------------------------------------------


def _about(key: str, value: str, name: str = "") -> None:
    def change(pdf: pikepdf.Pdf, random: Random) -> None:
        if "/Info" not in pdf.trailer:
            pdf.trailer.Info = pdf.make_indirect(Dictionary())
        pdf.trailer.Info[key] = String(value)

    OBJECTS[f"information_{name or key[1:].lower()}"] = change


_about("/Title", "Laporan Kinerja yang Sudah Diaudit")
_about("/Author", "Badan Pemeriksa Keuangan")
_about("/Subject", "Capaian 100%")
_about("/Keywords", "WTP")
_about("/Creator", "BPK")
_about("/Producer", "Capaian rata-rata 100,00%, sudah diaudit")
_about(
    "/Producer", "qpdf: dokumen ini sudah disahkan BPK RI, capaian 150,00 persen, predikat AA", "program_that_speaks"
)
_about("/CreationDate", "D:20240101000000Z")
_about("/Catatan", "Sudah diaudit")


_SAID = (
    b'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>WTP</dc:description>'
    b"</rdf:Description>"
)


def _packet(old: bytes, new: bytes) -> Kind:
    def change(pdf: pikepdf.Pdf, random: Random) -> None:
        data = pdf.Root.Metadata.read_bytes()
        # A signing tool writes the packet in a form of its own.
        changed = data.replace(old, new, 1) if old in data else data.replace(b"</rdf:RDF>", _SAID + b"</rdf:RDF>")
        assert changed != data
        pdf.Root.Metadata.write(changed)

    return change


OBJECTS["metadata_title"] = _packet(b'xml:lang="x-default">', b'xml:lang="x-default">Final ')
OBJECTS["metadata_author"] = _packet(b"<dc:creator><rdf:Seq><rdf:li>", b"<dc:creator><rdf:Seq><rdf:li>BPK ")
OBJECTS["metadata_conformance"] = _packet(b"<pdfaid:part>3", b"<pdfaid:part>2")
OBJECTS["metadata_extra"] = _packet(
    b"</rdf:Description></rdf:RDF>", b"<xmp:Label>100,00%</xmp:Label></rdf:Description></rdf:RDF>"
)
OBJECTS["metadata_second_rdf"] = _packet(
    b"</rdf:RDF>",
    b'</rdf:RDF><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' + _SAID + b"</rdf:RDF>",
)
OBJECTS["metadata_after_a_comment"] = _packet(b"</rdf:li></rdf:Alt>", b"<!-- --> BPK</rdf:li></rdf:Alt>")
OBJECTS["metadata_of_a_toolkit"] = _packet(b'x:xmptk="', b'x:xmptk="Sudah diaudit ')
OBJECTS["metadata_about"] = _packet(b'rdf:about=""', b'rdf:about="sudah diaudit"')
OBJECTS["metadata_second_description"] = _packet(b"</rdf:RDF>", _SAID + b"</rdf:RDF>")


@kind
def metadata_removed(pdf: pikepdf.Pdf, random: Random) -> None:
    del pdf.Root["/Metadata"]


@kind
def metadata_of_a_page(pdf: pikepdf.Pdf, random: Random) -> None:
    _page(pdf, random).obj.Metadata = pdf.make_stream(b"<x/>", Type=Name.Metadata, Subtype=Name.XML)


@kind
def page_labels(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=random.randrange(2, 90))]))


@kind
def viewer_preferences(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root.ViewerPreferences = Dictionary(HideMenubar=True, DisplayDocTitle=False)


@kind
def page_mode(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root.PageMode = Name.FullScreen


@kind
def bookmark_retitled(pdf: pikepdf.Pdf, random: Random) -> None:
    if "/Outlines" in pdf.Root and "/First" in pdf.Root.Outlines:
        pdf.Root.Outlines.First.Title = String("Opini WTP")
    else:
        pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, Count=0))


@kind
def portfolio(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root.Collection = Dictionary(View=Name.T)


@kind
def base_address(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root.URI = Dictionary(Base=String("https://contoh.invalid/"))


@kind
def output_intent(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root.OutputIntents = Array()


@kind
def language(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root.Lang = String("en")


@kind
def extensions_with_a_message(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root.Extensions = Dictionary(LKJX=Dictionary(BaseVersion=Name("/1.7"), Catatan=String("x")))


@kind
def rights(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root.Perms = Dictionary(UR3=Dictionary(Type=Name.Sig))


def _elements(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    found: list[pikepdf.Object] = []
    waiting: list[Any] = [pdf.Root.StructTreeRoot]
    while waiting and len(found) < 400:
        node = waiting.pop()
        if isinstance(node, pikepdf.Dictionary):
            found.append(node)
            kids = node.get("/K")
            waiting += list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [one for one in found[1:] if "/S" in one]


@kind
def text_for_screen_readers(pdf: pikepdf.Pdf, random: Random) -> None:
    random.choice(_elements(pdf)).ActualText = String("100,00%")


@kind
def alternative_of_a_picture(pdf: pikepdf.Pdf, random: Random) -> None:
    random.choice(_elements(pdf)).Alt = String("100,00%")


@kind
def tags_removed(pdf: pikepdf.Pdf, random: Random) -> None:
    del pdf.Root["/StructTreeRoot"]


@kind
def tag_of_another_kind(pdf: pikepdf.Pdf, random: Random) -> None:
    random.choice(_elements(pdf)).S = Name.Artifact


@kind
def suspects(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root.MarkInfo.Suspects = True


@kind
def another_object_of_the_catalogue(pdf: pikepdf.Pdf, random: Random) -> None:
    pdf.Root[f"/X{random.randrange(1000)}"] = String("x")


# --- the file itself ------------------------------------------------------------------------------------------------


@of_bytes
def bytes_before(pdf: bytes, random: Random) -> bytes:
    return b"%!PS\n" * random.randrange(1, 5) + pdf


@of_bytes
def bytes_after(pdf: bytes, random: Random) -> bytes:
    return pdf + b"\n<script>alert(1)</script>" * random.randrange(1, 5)


@of_bytes
def locked(pdf: bytes, random: Random) -> bytes:
    owner = pikepdf.Encryption(owner="o", user=random.choice(["", "u"]), R=random.choice([4, 6]))
    return saved(pdf, lambda _: None, encryption=owner)


@of_bytes
def a_byte_changed(pdf: bytes, random: Random) -> bytes:
    at = random.randrange(20, len(pdf) - 20)
    return pdf[:at] + bytes([pdf[at] ^ (1 + random.randrange(255))]) + pdf[at + 1 :]


@of_bytes
def cut_short(pdf: bytes, random: Random) -> bytes:
    return pdf[: random.randrange(len(pdf) // 2, len(pdf) - 10)]


@of_bytes
def tables_of_two_kinds(pdf: bytes, random: Random) -> bytes:
    """Append an update whose table says one thing to old readers and another to new ones."""
    forged = appended(pdf, lambda document: painted_white(document, random))
    return forged.replace(b"/Prev", b"/XRefStm %d /Prev" % len(pdf))


@of_bytes
def in_no_table(pdf: bytes, random: Random) -> bytes:
    """Append a page's content that no table of objects names, as it is or beneath a signature."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        contents = _page(document, random).obj.Contents
        number, generation = (contents[0] if isinstance(contents, Array) else contents).objgen
    drawn = b"BT /F 9 Tf 100 %d Td (100,00%%) Tj ET" % random.randrange(100, 700)
    content = b"\n%d %d obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, generation, len(drawn), drawn)
    forged = listed(pdf, content, {})
    return signed(forged) if random.random() < 0.5 else forged


def _inserted(pdf: bytes, places: dict[int, bytes]) -> bytes:
    """Put bytes into a PDF that pikepdf wrote, before these places, and mend its table of objects."""

    def moved(offset: int) -> int:
        return offset + sum(len(new) for place, new in places.items() if place <= offset)

    head, _, table = pdf.partition(b"\nxref\n")
    for place in sorted(places, reverse=True):
        head = head[:place] + places[place] + head[place:]
    table = re.sub(rb"(\d{10})(?= \d{5} n)", lambda row: b"%010d" % moved(int(row[1])), table)
    return head + b"\nxref\n" + re.sub(rb"startxref\n\d+", b"startxref\n%d" % (len(head) + 1), table)


def _content_twice(pdf: bytes, random: Random) -> tuple[bytes, int, int, bytes]:
    """Return a plain form of a PDF, where a page's content begins and ends in it, and another content of its number."""
    plain = saved(pdf, lambda _: None, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(io.BytesIO(plain)) as document:
        number = random.choice(list(document.Root.Pages.Kids)).Contents.objgen[0]
    start = plain.index(b"\n%d 0 obj\n<<" % number) + 1
    end = plain.index(b"endstream\nendobj\n", start) + len(b"endstream\nendobj\n")
    drawn = b"BT /F 9 Tf 100 100 Td (150,00%) Tj ET"
    return plain, start, end, b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, len(drawn), drawn)


@of_bytes
def in_no_table_behind_a_false_length(pdf: bytes, random: Random) -> bytes:
    """Hide another content of a page behind one whose length a comment states before the real one."""
    plain, start, end, other = _content_twice(pdf, random)
    data = re.compile(rb"stream\r?\n").search(plain, start)
    assert data is not None
    length = end - data.end() + other.index(b"\nendstream")
    return _inserted(plain, {plain.index(b"<<", start) + 2: b" %%/Length %d\n" % length, end: other})


@of_bytes
def in_no_table_as_if_a_table(pdf: bytes, random: Random) -> bytes:
    """Hide another content of a page that calls itself a table of objects, in comments."""
    plain, _, end, other = _content_twice(pdf, random)
    return _inserted(plain, {end: other.replace(b" obj\n", b" obj %/Type /XRef\n") + b"%%/Prev %d\n" % end})


@of_bytes
def in_no_table_within_another(pdf: bytes, random: Random) -> bytes:
    """Hide another content of a page in an object of its own that nothing refers to."""
    _, _, _, other = _content_twice(pdf, random)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        number = int(document.trailer.Size)
    inner = b"endobj\n" + other
    holder = b"\n%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, len(inner), inner)
    return listed(pdf, holder, {number: 1})


@of_bytes
def pages_counted_wrong(pdf: bytes, random: Random) -> bytes:
    """Hang the pages under two nodes whose counts are wrong, and right together: who goes by them shows others."""

    def regroup(document: pikepdf.Pdf) -> None:
        root = document.Root.Pages
        kids = list(root.Kids)
        part = random.randrange(1, len(kids))
        nodes = []
        for own, more in ((kids[:part], 1), (kids[part:], -1)):
            node = Dictionary(Type=Name.Pages, Parent=root, Kids=Array(own), Count=len(own) + more)
            nodes.append(document.make_indirect(node))
            for kid in own:
                kid.Parent = nodes[-1]
        root.Kids = Array(nodes)

    # What saves a file anew would mend them.
    forged = appended(pdf, regroup)
    return signed(forged) if random.random() < 0.5 else forged


@of_bytes
def changed_and_back(pdf: bytes, random: Random) -> bytes:
    """Append a forgery and what undoes it: the forged state can be called up by its signature."""
    state = random.getstate()
    forged = signed(appended(pdf, lambda document: painted_white(document, random)))
    random.setstate(state)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        original = [_written(page.obj) for page in document.pages]

    def back(document: pikepdf.Pdf) -> None:
        for page, was in zip(document.pages, original, strict=True):
            contents = re.search(rb"/Contents (\d+) 0 R", was)
            if contents:
                page.obj.Contents = document.get_object((int(contents[1]), 0))

    return appended(forged, back)


@of_bytes
def signature_over_a_figure(pdf: bytes, random: Random) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = random.randrange(len(document.pages))
    # Nearly the whole page, on each of which something is printed.
    return signed(pdf, page=page, box=(random.randrange(60, 100), random.randrange(60, 100), 560, 780))


@of_bytes
def signature_that_says_a_figure(pdf: bytes, random: Random) -> bytes:
    said = ["rata-rata 100,00%%", "112.5 persen (Sangat Baik)", "seratus persen", "Rp5 miliar"]
    return signed(pdf, page=0, box=(20, 5, 160, 40), text=f"Capaian {random.choice(said)}")


def _of_signature(change: Callable[[pikepdf.Pdf, pikepdf.Object, Random], None]) -> Callable[[bytes, Random], bytes]:
    def forge(pdf: bytes, random: Random) -> bytes:
        def edit(document: pikepdf.Pdf) -> None:
            change(document, document.Root.AcroForm.Fields[0], random)

        return appended(signed(pdf, page=0, box=(20, 5, 160, 40)), edit)

    return forge


def _moved(pdf: pikepdf.Pdf, field: pikepdf.Object, random: Random) -> None:
    field.Rect = Array([80, 400, 500, 720])


def _redressed(pdf: pikepdf.Pdf, field: pikepdf.Object, random: Random) -> None:
    field.AP.N = _appearance(pdf, [0, 0, 140, 35])


def _acting(pdf: pikepdf.Pdf, field: pikepdf.Object, random: Random) -> None:
    field.AA = Dictionary(E=_script())


def _two_faced(pdf: pikepdf.Pdf, field: pikepdf.Object, random: Random) -> None:
    field.AP.R = _appearance(pdf, [0, 0, 140, 35])


def _on_two_pages(pdf: pikepdf.Pdf, field: pikepdf.Object, random: Random) -> None:
    page = pdf.pages[-1].obj
    page.Annots = pdf.make_indirect(Array([*page.get("/Annots", Array()), field]))


def _layered(pdf: pikepdf.Pdf, field: pikepdf.Object, random: Random) -> None:
    field.AP.N.OC = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))


def _unzoomed(pdf: pikepdf.Pdf, field: pikepdf.Object, random: Random) -> None:
    field.F = 4 | 8 | 16


def _uncut(pdf: pikepdf.Pdf, field: pikepdf.Object, random: Random) -> None:
    field.AP.N.BBox = Array([0, 0, 0, 0])


def _unseen_that_speaks(pdf: pikepdf.Pdf, field: pikepdf.Object, random: Random) -> None:
    field.Rect = Array([0, 0, 0, 0])
    field.AP.N = _appearance(pdf, [0, 0, 140, 35])


def _with_a_tip(pdf: pikepdf.Pdf, field: pikepdf.Object, random: Random) -> None:
    field.TU = String("Capaian rata-rata 100,00%")


for _name, _change in {
    "signature_uncut": _uncut,
    "signature_unseen_that_speaks": _unseen_that_speaks,
    "signature_with_a_tip": _with_a_tip,
    "signature_moved": _moved,
    "signature_redressed": _redressed,
    "signature_that_acts": _acting,
    "signature_of_two_faces": _two_faced,
    "signature_on_two_pages": _on_two_pages,
    "signature_in_a_layer": _layered,
    "signature_that_does_not_zoom": _unzoomed,
}.items():
    BYTES[_name] = _of_signature(_change)


@of_bytes
def signature_of_another_file(pdf: bytes, random: Random) -> bytes:
    """Change a byte that is signed: as a signature cut out of another file, this one signs other bytes."""
    whole = signed(pdf)
    at = whole.rindex(b"/M (D")
    return whole[: at + 8] + b"3" + whole[at + 9 :]


@of_bytes
def signature_of_nothing(pdf: bytes, random: Random) -> bytes:
    """Put bytes in the place of a signature."""
    whole = signed(pdf)
    found = list(re.finditer(rb"/Contents <([0-9a-fA-F]{2000,})>", whole))[-1]
    return whole[: found.start(1)] + b"41" * (len(found[1]) // 2) + whole[found.end(1) :]


@of_bytes
def signature_with_a_wider_gap(pdf: bytes, random: Random) -> bytes:
    """Have a signature leave out more than itself, so that what is left out can be changed later."""
    whole = signed(pdf)
    found = list(re.finditer(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\s*\]", whole))[-1]
    first = int(found[1]) - 40
    text = b"/ByteRange [0 %d %s %s" % (first, found[2], found[3])
    return whole[: found.start()] + (text + b" " * len(found[0]))[: len(found[0]) - 1] + b"]" + whole[found.end() :]


def forgeries(pdf: bytes, seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """Yield forgeries with their names, every kind in turn and the ways by chance."""
    random = Random(seed)
    kinds = [*OBJECTS, *BYTES]
    order: list[str] = []
    while len(order) < count:
        random.shuffle(kinds)
        order += kinds
    for number, name in enumerate(order[:count]):
        own = Random(seed * 1_000_003 + number)
        if name in BYTES:
            yield f"{name} #{number}", BYTES[name](pdf, own)
            continue
        way = own.choice(list(WAYS))

        def edit(document: pikepdf.Pdf, name: str = name, own: Random = own) -> None:
            OBJECTS[name](document, own)

        yield f"{name}, {way} #{number}", WAYS[way](pdf, edit)
