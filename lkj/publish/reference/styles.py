"""What the PDF takes from the styles of a reference document, each with what it has from those that it is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from msgspec import Struct, field

from lkj.diagnostics.listed import listed
from lkj.publish import palet
from lkj.publish.reference.xml import Reader, local

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["SANS", "SERIF", "Styles", "read_styles"]

#: The typefaces that a PDF can have, as wide as Arial and as Times New Roman.
SANS, SERIF = "Arimo", "Liberation Serif"
# Of these a PDF has the twin; Arial stands for the typeface that the data chooses.
_TWINS = {"arial": "", "arimo": SANS, "liberation sans": SANS, "helvetica": SANS,
          "times new roman": SERIF, "liberation serif": SERIF, "tinos": SERIF, "times": SERIF}  # fmt: skip
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "Body Text"
_LAID = (
    _BODY, "Compact", "Block Text", "Heading 1", "Heading 2", "Heading 3", "Table Caption", "Image Caption",
    "Captioned Figure", "Isi Tabel", "Kepala Tabel", "Nomor Kolom", "Isi Polos", "Tengah", "Kutipan Visi",
    "Sampul Judul", "Sampul Tahun", "Sampul Nama", "Sampul Alamat", "Judul Formulir", "Kop", "Tanda Tangan",
    "toc 1", "toc 2", "toc 3", "table of figures", "header", "footer",
)  # fmt: skip
_BANDS = ("Sampul Judul", "Sampul Tahun")
# What the PDF sets as body text; of a list's items only the space behind them is their own.
_AS_BODY = {"First Paragraph": (), "Compact": ("sesudah",)}
# Where the paragraph of the PDF stands in something that gives it its place.
_PLACED = frozenset({_BODY, "Compact", "Table Caption", "Image Caption", "Captioned Figure", "Isi Tabel",
                     "Kepala Tabel", "Nomor Kolom", "header", "footer"})  # fmt: skip
_CENTRED = frozenset({"Table Caption", "Image Caption"})
# Least and most of a measure, in points; of a line that is a multiple, in lines.
_BOUNDS = {"ukuran": (6.0, 48.0), "sebelum": (0.0, 144.0), "sesudah": (0.0, 144.0), "baris": (0.8, 3.0),
           "tepat": (6.0, 72.0), "minimum": (0.0, 72.0), "kiri": (0.0, 120.0), "kanan": (0.0, 120.0),
           "gantung": (-72.0, 120.0), "garis": (0.0, 3.0)}  # fmt: skip
_CALLED = {"ukuran": "ukuran huruf", "sebelum": "jarak sebelum", "sesudah": "jarak sesudah", "baris": "spasi baris",
           "tepat": "spasi baris", "minimum": "spasi baris", "kiri": "inden kiri", "kanan": "inden kanan",
           "gantung": "inden baris pertama", "garis": "tebal garis"}  # fmt: skip
_NUMBER = re.compile(r"([+-]?[0-9]{1,12}(?:\.[0-9]{1,6})?)(pt|cm|mm|in|pc|pi)?")
_POINTS = {"pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pc": 12.0, "pi": 12.0}
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_OFF = frozenset({"0", "false", "off"})
_SIDES = {"left": "left", "start": "left", "right": "right", "end": "right", "center": "center", "both": "both",
          "distribute": "both", "lowKashida": "both", "mediumKashida": "both", "highKashida": "both"}  # fmt: skip
# Text that differs less from what is behind it is not there to be read.
_LEGIBLE = 2.0
# So many styles are named, and how many more there are.
_SHOWN = 4
# Properties of text and of paragraphs that show in Word and not in the PDF.
_TEXT_LOST = {"caps": "huruf besar semua", "smallCaps": "huruf kapital kecil", "u": "garis bawah", "strike": "coretan",
              "dstrike": "coretan", "highlight": "stabilo", "shd": "warna latar huruf", "bdr": "bingkai huruf",
              "spacing": "jarak antarhuruf", "w": "lebar huruf", "position": "naik-turun huruf",
              "vanish": "teks tersembunyi",
              "emboss": "efek huruf", "imprint": "efek huruf", "outline": "efek huruf", "shadow": "efek huruf",
              "vertAlign": "huruf naik atau turun"}  # fmt: skip
_PARAGRAPH_LOST = {"contextualSpacing": "jarak yang hilang di antara paragraf segaya", "pBdr": "garis tepi paragraf",
                   "shd": "warna latar paragraf", "framePr": "bingkai teks", "numPr": "penomoran gaya"}  # fmt: skip
_AUTOMATIC = ("beforeAutospacing", "afterAutospacing", "beforeLines", "afterLines")
# What carries no text of its own: lkj's running head has marks, the foot a page number.
_OWN_HEAD = re.compile(r"(lkj:judul|lkj:tanda|[\s\d])*")


class Styles(Struct, frozen=True):
    """Styles by name as Typst reads them, and in Indonesian what of them the PDF cannot follow.

    Measures are points, `baris` is a multiple of a line unless `tepat` is more than 0, `fon` is empty for the typeface
    that the data chooses, `gantung` is how far the first line stands out (negative: in).
    """

    gaya: Mapping[str, Mapping[str, Any]]
    tabel: Mapping[str, Any]
    lost: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return what the preamble reads."""
        return {"gaya": dict(self.gaya), "tabel": dict(self.tabel)}


class _Lost(Struct):
    """What the PDF does not follow, and in which styles."""

    said: dict[str, list[str]] = field(default_factory=dict)

    def add(self, what: str, style: str) -> None:
        names = self.said.setdefault(what, [])
        if style not in names:
            names.append(style)

    def sentences(self) -> tuple[str, ...]:
        return tuple(f"{what} (gaya {listed(names, _SHOWN)})" for what, names in self.said.items())


def _contrast(one: str, other: str) -> float:
    """Return how much two colours differ in how light they are, 1 to 21 (WCAG 2.2, relative luminance)."""

    def light(colour: str) -> float:
        parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def read_styles(document: bytes) -> Styles:
    """Return the styles of a reference document that was looked at before, within bounds whatever it says."""
    reader, lost = Reader(), _Lost()
    with ZipFile(BytesIO(document)) as archive:
        names = set(archive.namelist())

        def part(name: str) -> _Element | None:
            return reader.parse(name, archive.read(name)) if name in names else None

        book = _Book(part("word/styles.xml"), part("word/fontTable.xml"), part("word/theme/theme1.xml"), lost)
        heads = [part(name) for name in sorted(names) if re.fullmatch(r"word/(header|footer)\d*\.xml", name)]
    made = {name: book.style(name) for name in _LAID}
    table = book.table()
    for name, style in made.items():
        behind = style.get("latar") or (table["kepala"] if name == "Kepala Tabel" else "") or palet.KERTAS
        if _contrast(style["warna"], behind) < _LEGIBLE:
            lost.add(f"warna {style['warna']}, yang tidak terbaca di atas {behind}", name)
            style["warna"] = max(palet.OTOMATIS, palet.KERTAS, key=lambda one: _contrast(one, behind))
    _tell_body(made, book, lost)
    said = list(lost.sentences())
    if any(_has_content(head) for head in heads if head is not None):
        said.append("kop dan kaki halaman dokumen acuan: PDF memakai kop dan nomor halaman lkj")
    return Styles(made, table, tuple(said))


def _has_content(head: _Element) -> bool:
    text = "".join(node.text or "" for node in head.iter(f"{_W}t"))
    return _OWN_HEAD.fullmatch(text) is None or any(local(node) in ("drawing", "pict") for node in head.iter())


def _tell_body(made: Mapping[str, Mapping[str, Any]], book: _Book, lost: _Lost) -> None:
    body = made[_BODY]
    for name, own in _AS_BODY.items():
        style = made.get(name) or book.style(name)
        if any(style[key] != body[key] for key in body if key not in own):
            lost.add(f"rupa yang lain daripada gaya {_BODY}: PDF memakai {_BODY}", name)
    for name in _PLACED:
        if made[name]["kiri"] or made[name]["kanan"]:
            lost.add("inden kiri dan kanan", name)
        # The marks of a list give its items their place, whatever body text has.
        if made[name]["gantung"] and name != _BODY and (name != "Compact" or made[name]["gantung"] != body["gantung"]):
            lost.add("inden baris pertama", name)
    for name in _CENTRED:
        if made[name]["rata"] != "center":
            lost.add("perataan: PDF memusatkannya", name)
    if body["rata"] not in ("both", "left"):
        lost.add("perataan: PDF merata-kirikannya", _BODY)


class _Book:
    """The styles of one document."""

    def __init__(self, styles: _Element | None, fonts: _Element | None, theme: _Element | None, lost: _Lost) -> None:
        self._lost = lost
        self._by_id: dict[str, _Element] = {}
        self._by_name: dict[str, _Element] = {}
        self._defaults: list[_Element] = []
        self._normal: _Element | None = None
        for node in styles if styles is not None else ():
            if local(node) == "docDefaults":
                self._defaults = [child for wrap in node for child in wrap]
            elif local(node) == "style":
                self._enter(node)
        self._roman = {
            _value(font, "name").casefold(): family.get(f"{_W}val") == "roman"
            for font in (fonts if fonts is not None else ())
            for family in font.findall(f"{_W}family")
        }
        self._theme = {
            kind: latin.get("typeface") or ""
            for kind in ("major", "minor")
            for latin in (theme.iter() if theme is not None else ())
            if local(latin) == "latin" and (up := latin.getparent()) is not None and local(up) == f"{kind}Font"
        }

    def _enter(self, node: _Element) -> None:
        kind = node.get(f"{_W}type") or "paragraph"
        self._by_id.setdefault(f"{kind}:{_value(node, 'styleId')}", node)
        name = node.find(f"{_W}name")
        if name is not None:
            self._by_name.setdefault(f"{kind}:{(name.get(f'{_W}val') or '').casefold()}", node)
        if kind == "paragraph" and (node.get(f"{_W}default") or "0") not in _OFF:
            self._normal = node

    def _chain(self, name: str) -> list[_Element]:
        """Return a style and those that it is based on; what lacks is what pandoc makes of it: body text."""
        node = self._by_name.get(f"paragraph:{name.casefold()}")
        if node is None:
            self._lost.add(f"gaya yang tidak ada dalam dokumen acuan: dipakai {_BODY}", name)
            node = self._by_name.get(f"paragraph:{_BODY.casefold()}", self._normal)
        chain: list[_Element] = []
        while node is not None and all(node is not one for one in chain):
            chain.append(node)
            base = node.find(f"{_W}basedOn")
            node = None if base is None else self._by_id.get(f"paragraph:{base.get(f'{_W}val') or ''}")
        return chain

    def style(self, name: str) -> dict[str, Any]:
        """Return one style."""
        chain = self._chain(name)
        texts = [*_parts(chain, "rPr"), *(d for d in self._defaults if local(d) == "rPr")]
        forms = [*_parts(chain, "pPr"), *(d for d in self._defaults if local(d) == "pPr")]
        self._tell(name, texts, forms)
        size = self._measure(name, "ukuran", _said(texts, "sz", "val"), 10.0, 2)
        made = {
            "ukuran": size,
            "sebelum": self._measure(name, "sebelum", _said(forms, "spacing", "before"), 0.0, 20),
            "sesudah": self._measure(name, "sesudah", _said(forms, "spacing", "after"), 0.0, 20),
            **self._line(name, forms),
            "fon": self._typeface(name, texts),
            "warna": self._colour(name, _said(texts, "color", "val")) or palet.OTOMATIS,
            "tebal": _on(texts, "b"),
            "miring": _on(texts, "i"),
            "rata": _SIDES.get(_said(forms, "jc", "val") or "left", "left"),
            **self._indents(name, forms),
        }
        if name in _BANDS:
            made["latar"] = self._colour(name, _said(forms, "shd", "fill"))
            for side, key in (("top", "atas"), ("bottom", "bawah")):
                edge = next((e for one in forms for e in one.findall(f"{_W}pBdr/{_W}{side}")), None)
                wide = None if edge is None or edge.get(f"{_W}val") in ("nil", "none") else edge.get(f"{_W}sz")
                made[key] = min(max(_number(wide, 8) or 0.0, 0.0), 12.0)
        return made

    def _line(self, name: str, forms: list[_Element]) -> dict[str, float]:
        rule, said = _said(forms, "spacing", "lineRule") or "auto", _said(forms, "spacing", "line")
        exact = self._measure(name, "tepat", said, 0.0, 20) if rule == "exact" and said else 0.0
        least = self._measure(name, "minimum", said, 0.0, 20) if rule == "atLeast" and said else 0.0
        lines = self._measure(name, "baris", said, 1.0, 240) if rule == "auto" else 1.0
        return {"baris": lines, "tepat": exact, "minimum": least}

    def _indents(self, name: str, forms: list[_Element]) -> dict[str, float]:
        made = {}
        for key, sides in (("kiri", ("left", "start")), ("kanan", ("right", "end"))):
            said = next((s for side in sides if (s := _said(forms, "ind", side)) is not None), None)
            made[key] = self._measure(name, key, said, 0.0, 20)
        # The nearest style that speaks of the first line decides, in whichever way.
        hanging: float | None = None
        for one in forms:
            for node in one.findall(f"{_W}ind"):
                if hanging is None and (said := node.get(f"{_W}hanging")) is not None:
                    hanging = self._measure(name, "gantung", said, 0.0, 20)
                elif hanging is None and (said := node.get(f"{_W}firstLine")) is not None:
                    hanging = self._measure(name, "gantung", said, 0.0, 20, sign=-1)
        made["gantung"] = hanging or 0.0
        return made

    def _measure(self, name: str, key: str, said: str | None, default: float, per: int, sign: int = 1) -> float:
        """Return what is said in points, or in lines, within bounds; `per` is how many of its units make one."""
        if said is None:
            return default
        found = _number(said, per)
        if found is None:
            self._lost.add(f"{_CALLED[key]} «{said[:20]}», yang bukan ukuran", name)
            return default
        low, high = _BOUNDS[key]
        if not low <= sign * found <= high:
            self._lost.add(f"{_CALLED[key]} «{said[:20]}», yang di luar batas PDF", name)
        return min(max(sign * found, low), high)

    def _colour(self, name: str, said: str | None) -> str:
        """Return a colour as "#rrggbb"; empty where it is none or left to Word."""
        if said is None or said == "auto":
            return ""
        if not _COLOUR.fullmatch(said):
            self._lost.add(f"warna «{said[:20]}», yang bukan warna", name)
            return ""
        return f"#{said.lower()}"

    def _typeface(self, name: str, texts: list[_Element]) -> str:
        family = ""
        for node in (f for one in texts for f in one.findall(f"{_W}rFonts")):
            theme = node.get(f"{_W}asciiTheme") or node.get(f"{_W}hAnsiTheme") or ""
            family = self._theme.get(theme[:5], "") if theme else node.get(f"{_W}ascii") or node.get(f"{_W}hAnsi") or ""
            if family:
                break
        known = _TWINS.get(family.casefold())
        if known is not None:
            return known
        nearest = SERIF if self._roman.get(family.casefold(), not family) else SANS
        self._lost.add(f"huruf «{family[:40] or 'Times New Roman'}»: PDF memakai {nearest}", name)
        return nearest

    def _tell(self, name: str, texts: list[_Element], forms: list[_Element]) -> None:
        for lost, where in ((_TEXT_LOST, texts), (_PARAGRAPH_LOST, forms)):
            for kind, what in lost.items():
                node = next((n for one in where for n in one.findall(f"{_W}{kind}")), None)
                if node is not None and _shows(node) and not (lost is _PARAGRAPH_LOST and _ours(name, kind)):
                    self._lost.add(what, name)
        if any((_said(forms, "spacing", key) or "0") not in _OFF for key in _AUTOMATIC):
            self._lost.add("jarak otomatis sebelum atau sesudah paragraf", name)

    def table(self) -> dict[str, Any]:
        """Return the rules of tables, width in points and colour, and the colour behind their heads."""
        made: dict[str, Any] = {"garis": 0.5, "warna": palet.GARIS, "kepala": palet.KEPALA}
        style = self._by_name.get("table:table")
        if style is None:
            return made
        edges = [edge for edges in style.iter(f"{_W}tblBorders") for edge in edges]
        drawn = [edge for edge in edges if edge.get(f"{_W}val") not in ("nil", "none")]
        kinds = {(edge.get(f"{_W}sz"), edge.get(f"{_W}color")) for edge in drawn}
        if len(kinds) > 1 or 0 < len(drawn) < len(edges):
            self._lost.add("garis yang tidak sama pada semua sisi", "Table")
        if drawn:
            made["garis"] = self._measure("Table", "garis", drawn[0].get(f"{_W}sz"), 0.5, 8)
            made["warna"] = self._colour("Table", drawn[0].get(f"{_W}color")) or palet.OTOMATIS
        else:
            made["garis"] = 0.0
        first = [one for one in style.findall(f"{_W}tblStylePr") if one.get(f"{_W}type") == "firstRow"]
        fill = next((n.get(f"{_W}fill") for one in first for n in one.findall(f"{_W}tcPr/{_W}shd")), None)
        made["kepala"] = self._colour("Table", fill)
        return made


def _ours(name: str, kind: str) -> bool:
    return (name in _BANDS and kind in ("pBdr", "shd")) or (name.startswith("Heading") and kind == "numPr")


def _shows(node: _Element) -> bool:
    """Tell whether a property is there to be seen: not one that only takes another away."""
    said = node.get(f"{_W}val")
    if local(node) == "pBdr":
        return any(edge.get(f"{_W}val") not in ("nil", "none") for edge in node)
    if local(node) == "shd":
        return (node.get(f"{_W}fill") or "auto").casefold() not in ("auto", "ffffff")
    if local(node) == "w":
        return said not in (None, "100", "100%")
    return said not in _OFF and said not in ("none", "baseline")


def _parts(chain: list[_Element], kind: str) -> Iterator[_Element]:
    return (part for style in chain for part in style.findall(f"{_W}{kind}"))


def _value(node: _Element, key: str) -> str:
    return node.get(f"{_W}{key}") or ""


def _said(parts: list[_Element], element: str, attribute: str) -> str | None:
    """Return what the nearest of some properties says."""
    nodes = (node for part in parts for node in part.findall(f"{_W}{element}"))
    return next((said for node in nodes if (said := node.get(f"{_W}{attribute}")) is not None), None)


def _on(texts: list[_Element], kind: str) -> bool:
    node = next((n for one in texts for n in one.findall(f"{_W}{kind}")), None)
    return node is not None and node.get(f"{_W}val") not in _OFF


def _number(said: str | None, per: int) -> float | None:
    """Return a measure, said in parts of which `per` make one, or in points with its unit; None for what is none."""
    found = _NUMBER.fullmatch((said or "").strip())
    if found is None:
        return None
    return float(found[1]) * _POINTS[found[2]] if found[2] else float(found[1]) / per
