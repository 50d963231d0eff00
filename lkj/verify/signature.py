"""Signatures appended to a built PDF: what such an update may hold, closed lists throughout, and what stands in it.

Shown is that the update holds a signature over the built bytes and its appearance, nothing else. Whether the
certificate is one to trust is for the tools of those who issue it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from msgspec import Struct

from lkj.verify.appearance import (
    RefusedError,
    appearance,
    covers,
    is_clipped,
    require_keys,
    said_in,
    visible_box,
)
from lkj.verify.cms import signs
from lkj.verify.figures import states_figure
from lkj.verify.graph import INFO, PAGE, ROOT, Change, Departure
from lkj.verify.verdict import Signature
from lkj.verify.xmp import is_writer

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
_DATE = re.compile(r"D:\d{4}(\d\d){0,5}(Z|[+-]\d\d'?(\d\d'?)?)?(00'?00'?)?")


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


def _extensions(value: Any) -> bool:
    if not isinstance(value, pikepdf.Dictionary):
        return False
    inner = [one for key, one in value.items() if key != "/Type"]
    dictionaries = [d for one in inner for d in (list(one) if isinstance(one, pikepdf.Array) else [one])]
    return all(isinstance(d, pikepdf.Dictionary) and set(d.keys()) <= _EXTENSION for d in dictionaries)


class _Field(Struct, frozen=True):
    name: str
    widgets: tuple[Any, ...]
    value: Any


def _fields(form: Any) -> Iterator[_Field]:
    """Yield the fields of a form, signatures all; RefusedError for any other."""
    require_keys(form, _FORM, "formulirnya")
    if form.get("/NeedAppearances") is True:
        raise RefusedError("formulirnya meminta tampilan dibuat oleh pembaca PDF")
    fields = form.get("/Fields")
    if not isinstance(fields, pikepdf.Array) or len(fields) > 100:
        raise RefusedError("formulirnya tidak beraturan")
    for one in fields:
        require_keys(one, _WIDGET, "kotak tanda tangannya")
        kids = one.get("/Kids")
        widgets = tuple(kids) if isinstance(kids, pikepdf.Array) else (one,)
        if not 0 < len(widgets) <= 20:
            raise RefusedError("formulirnya tidak beraturan")
        if one.get("/FT") != pikepdf.Name.Sig:
            raise RefusedError("ada isian formulir yang bukan tanda tangan")
        yield _Field(str(one.get("/T", "")), widgets, one.get("/V"))


def _check_signature(value: Any, catalog: Any) -> None:
    require_keys(value, _SIGNATURE, "tanda tangannya")
    if (
        str(value.get("/Type", "/Sig")) not in ("/Sig", "/DocTimeStamp")
        or str(value.get("/SubFilter")) not in _SUBFILTERS
    ):
        raise RefusedError("jenis tanda tangannya tidak dikenal")
    references = value.get("/Reference", [])
    for one in references:
        require_keys(one, _REFERENCE, "tanda tangannya")
        if str(one.get("/TransformMethod")) not in _METHODS:
            raise RefusedError("tanda tangannya memberi hak yang tidak dikenal")
        if "/TransformParams" in one:
            require_keys(one["/TransformParams"], _TRANSFORM, "tanda tangannya")
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
    require_keys(value, _STORE, "penyimpanan sertifikatnya")
    groups = [value.get(key, []) for key in ("/Certs", "/OCSPs", "/CRLs")]
    for key, one in value.get("/VRI", pikepdf.Dictionary()).items():
        if key != "/Type":
            require_keys(one, {"/Type", "/Cert", "/CRL", "/OCSP", "/TU", "/TS"}, "penyimpanan sertifikatnya")
            groups += [one.get(inner, []) for inner in ("/Cert", "/CRL", "/OCSP")]
    for group in groups:
        for one in group:
            if not isinstance(one, pikepdf.Stream) or not set(one.stream_dict.keys()) <= {"/Length", "/Filter"}:
                raise RefusedError("penyimpanan sertifikatnya memuat yang bukan sertifikat")


class Examined(Struct, frozen=True):
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
        require_keys(one.actual, {"/DocMDP"}, "izin dokumennya")
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
        require_keys(widget, _WIDGET, "kotak tanda tangannya")
        page, drawn, box = shown.get(widget.objgen), appearance(widget), visible_box(widget)
        if page is None and widget.objgen[0] and box is not None:
            raise RefusedError("kotak tanda tangannya tidak tercatat pada halaman")
        if drawn is not None and box is None and said_in(drawn):
            raise RefusedError("tanda tangan yang tidak tampak ternyata bertuliskan sesuatu")
        if states_figure(str(widget.get("/TU", ""))) or states_figure(field.name):
            raise RefusedError("nama atau keterangan kotak tanda tangannya memuat angka")
        if box is None or page is None or drawn is None:
            continue
        if not is_clipped(drawn):
            raise RefusedError("tampilan tanda tangannya dapat melampaui kotaknya")
        if covers(built, page, box):
            raise RefusedError(f"kotak tanda tangan menutupi yang tercetak pada halaman PDF ke-{page}")
        places.append((page, box))
        said.append(said_in(drawn))
        if states_figure(said[-1]):
            raise RefusedError(f"tampilan tanda tangan pada halaman PDF ke-{page} memuat angka: «{said[-1][:80]}»")
    value = field.value
    if value is None:
        if places:
            raise RefusedError("kotak tanda tangan yang belum ditandatangani sudah bergambar")
        return
    _check_signature(value, revision.Root)
    for key in ("/Name", "/Reason", "/Location", "/ContactInfo"):
        if states_figure(str(value.get(key, ""))):
            raise RefusedError(f"keterangan tanda tangannya ({key[1:]}) memuat angka: «{str(value[key])[:80]}»")
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
