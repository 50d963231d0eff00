"""Signatures appended to a built PDF: what such an update may hold, closed lists throughout, and what stands in it.

Shown is that the update holds a signature over the built bytes and its appearance, nothing else. Whether the
certificate is one to trust is for the tools of those who issue it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

from lkj.verifikasi.cms import signs
from lkj.verifikasi.graf import INFO, PAGE, ROOT, Change, Departure
from lkj.verifikasi.hasil import Signature
from lkj.verifikasi.xmp import is_writer

_FORM = {"/Fields", "/SigFlags", "/DA", "/DR", "/Q", "/NeedAppearances"}
_WIDGET = {
    "/Type", "/Subtype", "/FT", "/T", "/TU", "/TM", "/Ff", "/F", "/Rect", "/P", "/V", "/AP", "/MK", "/Border",
    "/DA", "/Q", "/Lock", "/SV", "/NM", "/M", "/Parent", "/Kids",
}  # fmt: skip
_SIGNATURE = {
    "/Type", "/Filter", "/SubFilter", "/Contents", "/ByteRange", "/M", "/Name", "/Reason", "/Location", "/ContactInfo",
    "/Reference", "/Prop_Build", "/Prop_AuthTime", "/Prop_AuthType", "/Cert", "/R", "/V",
}  # fmt: skip
_REFERENCE = {
    "/Type",
    "/TransformMethod",
    "/TransformParams",
    "/Data",
    "/DigestMethod",
    "/DigestValue",
    "/DigestLocation",
}
_TRANSFORM = {"/Type", "/V", "/P", "/Action", "/Fields"}
_STORE = {"/Type", "/Certs", "/OCSPs", "/CRLs", "/VRI"}
_EXTENSION = {"/Type", "/BaseVersion", "/ExtensionLevel", "/ExtensionRevision", "/URL"}
_METHODS = {"/DocMDP", "/FieldMDP"}
_SUBFILTERS = {"/adbe.pkcs7.detached", "/ETSI.CAdES.detached", "/ETSI.RFC3161"}
# What would let an appearance change when shown, printed or clicked, or draw what stands elsewhere.
_NOT_IN_APPEARANCE = {"/OC", "/Ref", "/OPI", "/PS", "/A", "/AA", "/JS", "/AF", "/Alternates", "/StructParent"}
_DATE = re.compile(r"D:\d{4}(\d\d){0,5}(Z|[+-]\d\d'?(\d\d'?)?)?(00'?00'?)?")
_FIGURE = re.compile(r"\d\s*%|\bRp\.?\s*\d|\d,\d", re.IGNORECASE)
_HIDDEN, _NO_ZOOM, _NO_ROTATE, _NO_VIEW, _TOGGLE = 1 << 1, 1 << 3, 1 << 4, 1 << 5, 1 << 8
_MOST_OBJECTS = 20_000
#: Points by which a box may touch what is printed; pixels an inch for looking.
_TOUCH, _SCALE, _WHITE = 0.75, 2.0, 250


class RefusedError(Exception):
    """An object that no signature needs; the message, in Indonesian, says which."""


def of_saving(one: Departure) -> bool:
    """Tell whether a departure only says when and by what program the file was saved."""
    if one.path == (INFO, "/Producer"):
        said = "" if one.actual is None else str(one.actual)
        was = "" if one.expected is None else str(one.expected)
        # iText adds itself to whoever was there: "A; modified using iText".
        return is_writer(re.sub(r"^[; ]*(null|unknown)?[; ]*(modified using )?", "", said.removeprefix(was)))
    if one.path in ((INFO, "/ModDate"), (INFO, "/CreationDate")):
        said = str(one.actual)
        return _DATE.fullmatch(said) is not None and (
            one.path[1] == "/ModDate" or _moment(said) == _moment(str(one.expected))
        )
    if one.path == (ROOT, "/Version"):
        return isinstance(one.actual, pikepdf.Name) and re.fullmatch(r"/[12]\.\d", str(one.actual)) is not None
    return one.path == (ROOT, "/Extensions") and _extensions(one.actual)


def _moment(date: str) -> str:
    """Return a date of a PDF in one form; what is in another zone than Greenwich stays as it is."""
    return re.sub(r"(Z|[+-]00'?(00'?)?)+$", "", date)


def _keys(value: Any, allowed: Iterable[str], what: str) -> None:
    if not isinstance(value, pikepdf.Dictionary):
        raise RefusedError(f"{what} bukan yang dibuat alat tanda tangan")
    for key in value.keys():  # noqa: SIM118 (an object of pikepdf is no mapping)
        if key not in allowed:
            raise RefusedError(f"{what} memuat {key}")


def _extensions(value: Any) -> bool:
    if not isinstance(value, pikepdf.Dictionary):
        return False
    inner = [one for key, one in value.items() if key != "/Type"]
    dictionaries = [d for one in inner for d in (list(one) if isinstance(one, pikepdf.Array) else [one])]
    return all(isinstance(d, pikepdf.Dictionary) and set(d.keys()) <= _EXTENSION for d in dictionaries)


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    widgets: tuple[Any, ...]
    value: Any


def _fields(form: Any) -> Iterator[_Field]:
    """Yield the fields of a form, signatures all; RefusedError for any other."""
    _keys(form, _FORM, "formulirnya")
    if form.get("/NeedAppearances") is True:
        raise RefusedError("formulirnya meminta tampilan dibuat oleh pembaca PDF")
    fields = form.get("/Fields")
    if not isinstance(fields, pikepdf.Array) or len(fields) > 100:
        raise RefusedError("formulirnya tidak beraturan")
    for one in fields:
        _keys(one, _WIDGET, "kotak tanda tangannya")
        kids = one.get("/Kids")
        widgets = tuple(kids) if isinstance(kids, pikepdf.Array) else (one,)
        if not 0 < len(widgets) <= 20:
            raise RefusedError("formulirnya tidak beraturan")
        if one.get("/FT") != pikepdf.Name.Sig:
            raise RefusedError("ada isian formulir yang bukan tanda tangan")
        yield _Field(str(one.get("/T", "")), widgets, one.get("/V"))


def _appearance(widget: Any) -> Any:
    """Return what a widget draws, None if nothing; RefusedError when that could change, or reaches elsewhere."""
    looks = widget.get("/AP")
    if looks is None:
        return None
    _keys(looks, {"/N"}, "tampilan tanda tangannya")
    drawn = looks.get("/N")
    if not isinstance(drawn, pikepdf.Stream):
        raise RefusedError("tampilan tanda tangannya berganti-ganti")
    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [drawn]
    steps = 0
    while waiting:
        one = waiting.pop()
        steps += 1
        if steps > _MOST_OBJECTS:
            raise RefusedError("tampilan tanda tangannya terlalu besar")
        if not isinstance(one, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream):
            continue
        if one.objgen[0]:
            if one.objgen in seen:
                continue
            seen.add(one.objgen)
        if isinstance(one, pikepdf.Array):
            waiting += list(one)
            continue
        held = one.stream_dict if isinstance(one, pikepdf.Stream) else one
        strange = _NOT_IN_APPEARANCE & set(held.keys())
        if strange:
            raise RefusedError(f"tampilan tanda tangannya memuat {min(strange)}")
        waiting += [value for key, value in held.items() if key != "/Parent"]
    return drawn


def _clipped(drawn: Any) -> bool:
    """Tell whether an appearance has a box that it is cut to, as large as anything, and is only moved or scaled."""
    box, matrix = drawn.get("/BBox"), drawn.get("/Matrix", [1, 0, 0, 1, 0, 0])
    left, bottom, right, top = (float(one) for one in box) if box is not None and len(box) == 4 else (0.0,) * 4
    a, b, c, d, *_ = (float(one) for one in matrix)
    return abs(right - left) > 0.01 and abs(top - bottom) > 0.01 and abs(a * d - b * c) > 1e-6


def said_in(drawn: Any) -> str:
    """Return the text that an appearance draws."""
    import pypdfium2 as pdfium

    with pikepdf.new() as sheet:
        form = sheet.copy_foreign(drawn)
        box = [float(one) for one in form.get("/BBox", [0, 0, 100, 100])]
        page = sheet.add_blank_page(page_size=(3 + abs(box[2] - box[0]), 3 + abs(box[3] - box[1])))
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=form))
        left, bottom = min(box[0], box[2]), min(box[1], box[3])
        page.obj.Contents = sheet.make_stream(f"q 1 0 0 1 {1 - left:.3f} {1 - bottom:.3f} cm /A Do Q".encode())
        if "/Matrix" in form:
            del form["/Matrix"]
        out = BytesIO()
        sheet.save(out)
    with (
        closing(pdfium.PdfDocument(out.getvalue())) as document,
        closing(document[0]) as shown,
        closing(shown.get_textpage()) as text,
    ):
        return " ".join(text.get_text_range().split())


def _box(widget: Any) -> tuple[float, float, float, float]:
    rect = widget.get("/Rect")
    try:
        left, bottom, right, top = (float(one) for one in rect)
    except (TypeError, ValueError) as error:
        raise RefusedError("kotak tanda tangannya tidak berukuran") from error
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _visible(widget: Any) -> tuple[float, float, float, float] | None:
    """Return the box of a widget that shows; RefusedError when it would show otherwise than where it stands."""
    left, bottom, right, top = _box(widget)
    flags = widget.get("/F", 0)
    if type(flags) is not int or flags & (_NO_ZOOM | _NO_ROTATE | _TOGGLE):
        raise RefusedError("kotak tanda tangannya berubah letak atau tampak ketika dibaca")
    if not set(widget.get("/MK", pikepdf.Dictionary()).keys()) <= {"/R"} or any(widget.get("/Border", [])):
        raise RefusedError("kotak tanda tangannya berbingkai atau berwarna di luar tampilannya")
    if right - left < 0.01 or top - bottom < 0.01:
        return None
    return left, bottom, right, top


def covers(built: bytes, page: int, box: tuple[float, float, float, float]) -> bool:
    """Tell whether a box on a page, counted from 1, lies over anything that the built document prints there."""
    import pypdfium2 as pdfium

    with closing(pdfium.PdfDocument(built)) as document, closing(document[page - 1]) as sheet:
        width, height = sheet.get_size()
        bitmap = sheet.render(scale=_SCALE, grayscale=True, draw_annots=False, may_draw_forms=False)
        pixels, stride = bytes(bitmap.buffer), bitmap.stride
        columns, rows = bitmap.width, bitmap.height
        bitmap.close()
    left, bottom, right, top = box
    from_x = max(0, int((left + _TOUCH) * _SCALE))
    to_x = min(columns, int((min(right, width) - _TOUCH) * _SCALE) + 1)
    from_y = max(0, int((height - top + _TOUCH) * _SCALE))
    to_y = min(rows, int((height - bottom - _TOUCH) * _SCALE) + 1)
    return any(min(pixels[y * stride + from_x : y * stride + to_x], default=255) < _WHITE for y in range(from_y, to_y))


def _check_signature(value: Any, catalog: Any) -> None:
    _keys(value, _SIGNATURE, "tanda tangannya")
    if (
        str(value.get("/Type", "/Sig")) not in ("/Sig", "/DocTimeStamp")
        or str(value.get("/SubFilter")) not in _SUBFILTERS
    ):
        raise RefusedError("jenis tanda tangannya tidak dikenal")
    references = value.get("/Reference", [])
    for one in references:
        _keys(one, _REFERENCE, "tanda tangannya")
        if str(one.get("/TransformMethod")) not in _METHODS:
            raise RefusedError("tanda tangannya memberi hak yang tidak dikenal")
        if "/TransformParams" in one:
            _keys(one["/TransformParams"], _TRANSFORM, "tanda tangannya")
        if "/Data" in one and one["/Data"].objgen != catalog.objgen:
            raise RefusedError("tanda tangannya merujuk objek lain")


def _range_end(value: Any, data: bytes) -> int:
    """Return the byte up to which a signature signs; RefusedError when its gap is more than the signature itself."""
    try:
        start, first, second, length = (int(one) for one in value["/ByteRange"])
    except (KeyError, TypeError, ValueError) as error:
        raise RefusedError("tanda tangannya tidak menyebut bita yang ditandatangani") from error
    gap = data[first:second]
    if start or not 0 < first < second <= second + length <= len(data) or gap[:1] + gap[-1:] != b"<>":
        raise RefusedError("tanda tangannya tidak meliputi seluruh berkas")
    try:
        held = bytes.fromhex(gap[1:-1].decode("ascii"))
    except ValueError as error:
        raise RefusedError("tanda tangannya tidak meliputi seluruh berkas") from error
    if held != bytes(value.get("/Contents", b"")):
        raise RefusedError("tanda tangannya tidak meliputi seluruh berkas")
    return second + length


def _store(value: Any) -> None:
    """Require what a signature's validation needs (certificates and answers about them), and no more."""
    _keys(value, _STORE, "penyimpanan sertifikatnya")
    groups = [value.get(key, []) for key in ("/Certs", "/OCSPs", "/CRLs")]
    for key, one in value.get("/VRI", pikepdf.Dictionary()).items():
        if key != "/Type":
            _keys(one, {"/Type", "/Cert", "/CRL", "/OCSP", "/TU", "/TS"}, "penyimpanan sertifikatnya")
            groups += [one.get(inner, []) for inner in ("/Cert", "/CRL", "/OCSP")]
    for group in groups:
        for one in group:
            if not isinstance(one, pikepdf.Stream) or not set(one.stream_dict.keys()) <= {"/Length", "/Filter"}:
                raise RefusedError("penyimpanan sertifikatnya memuat yang bukan sertifikat")


@dataclass(frozen=True, slots=True)
class Examined:
    """What signatures explain of a revision: what is left, why one was refused, and the signatures in it."""

    left: list[Departure]
    refusals: list[str]
    signatures: list[Signature]


def examine(found: list[Departure], revision: pikepdf.Pdf, data: bytes, built: bytes) -> Examined:
    """Take from what a revision changed all that a signature brings with it.

    `data` are the bytes of the revision, `built` those of the document as it was built, on whose pages a visible
    signature may cover nothing.
    """
    left = [one for one in found if not of_saving(one)]
    form = next((one.actual for one in left if one.path == (ROOT, "/AcroForm") and one.change is Change.ADDED), None)
    if form is None:
        return Examined(left, [], [])
    signatures: list[Signature] = []
    values: dict[tuple[int, int], Any] = {}
    explained: list[Departure] = []
    try:
        fields = list(_fields(form))
        widgets = {widget.objgen: one for one in fields for widget in one.widgets if widget.objgen[0]}
        places = list(_shown(left, widgets))
        shown = dict(places)
        if len(shown) != len(places):
            raise RefusedError("satu kotak tanda tangan tampak pada beberapa halaman")
        for one in fields:
            signatures += _signature(one, shown, revision, data, built)
            if one.value is not None:
                values[one.value.objgen] = one.value
        explained = [one for one in left if _belongs(one, widgets, values)]
    except RefusedError as error:
        return Examined(left, [str(error)], [])
    except (TypeError, ValueError, AttributeError, KeyError, pikepdf.PdfError):
        return Examined(left, ["tanda tangannya tidak beraturan"], [])
    return Examined([one for one in left if one not in explained], [], signatures)


def _shown(left: list[Departure], widgets: Any) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield each widget that a page gained, with the page's number."""
    for one in left:
        if one.path[:1] == (PAGE,) and one.path[2:3] == ("/Annots",) and one.change is Change.ADDED:
            for widget in list(one.actual) if len(one.path) == 3 else [one.actual]:
                if isinstance(widget, pikepdf.Dictionary) and widget.objgen in widgets:
                    yield widget.objgen, int(one.path[1])


def _belongs(one: Departure, widgets: Any, values: Any) -> bool:
    if one.change is not Change.ADDED:
        return False
    if one.path[:1] == (PAGE,) and one.path[2:3] == ("/Annots",) and len(one.path) in (3, 4):
        added = list(one.actual) if len(one.path) == 3 else [one.actual]
        return all(isinstance(w, pikepdf.Dictionary) and w.objgen in widgets for w in added)
    if one.path == (ROOT, "/AcroForm"):
        return True
    if one.path == (ROOT, "/Perms"):
        _keys(one.actual, {"/DocMDP"}, "izin dokumennya")
        return all(value.objgen in values for _, value in one.actual.items())
    if one.path == (ROOT, "/DSS"):
        _store(one.actual)
        return True
    return False


def _signature(field: _Field, shown: Any, revision: pikepdf.Pdf, data: bytes, built: bytes) -> Iterator[Signature]:
    """Yield the signature of a field; one still empty has no signature and may show nothing."""
    places: list[tuple[int, tuple[float, float, float, float]]] = []
    said: list[str] = []
    for widget in field.widgets:
        _keys(widget, _WIDGET, "kotak tanda tangannya")
        page, drawn, box = shown.get(widget.objgen), _appearance(widget), _visible(widget)
        if page is None and widget.objgen[0] and box is not None:
            raise RefusedError("kotak tanda tangannya tidak tercatat pada halaman")
        if drawn is not None and box is None and said_in(drawn):
            raise RefusedError("tanda tangan yang tidak tampak ternyata bertuliskan sesuatu")
        if _FIGURE.search(str(widget.get("/TU", ""))) or _FIGURE.search(field.name):
            raise RefusedError("nama atau keterangan kotak tanda tangannya memuat angka")
        if box is None or page is None or drawn is None:
            continue
        if not _clipped(drawn):
            raise RefusedError("tampilan tanda tangannya dapat melampaui kotaknya")
        if covers(built, page, box):
            raise RefusedError(f"kotak tanda tangan menutupi yang tercetak pada halaman PDF ke-{page}")
        places.append((page, box))
        said.append(said_in(drawn))
        if _FIGURE.search(said[-1]):
            raise RefusedError(f"tampilan tanda tangan pada halaman PDF ke-{page} memuat angka: «{said[-1][:80]}»")
    value = field.value
    if value is None:
        if places:
            raise RefusedError("kotak tanda tangan yang belum ditandatangani sudah bergambar")
        return
    _check_signature(value, revision.Root)
    end = _range_end(value, data)
    start, first, second, _ = (int(one) for one in value["/ByteRange"])
    proven = signs(bytes(value["/Contents"]), data[start:first] + data[second:end])
    if proven is None:
        raise RefusedError("isi tanda tangannya tidak dikenali")
    if not proven:
        raise RefusedError("tanda tangannya dibuat atas isi lain, bukan atas berkas ini")
    yield Signature(
        field=field.name,
        name=str(value.get("/Name", "")),
        reason=str(value.get("/Reason", "")),
        time=str(value.get("/M", "")),
        kind=str(value.get("/SubFilter"))[1:],
        end=end,
        pages=tuple(page for page, _ in places),
        boxes=tuple(tuple(round(x, 1) for x in box) for _, box in places),
        text=" ".join(said),
    )
