"""What a place in the objects of a PDF is to a reader: each departure in Indonesian."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

from lkj.verify.graph import INFO, PAGE, ROOT, Change, Departure
from lkj.verify.verdict import Difference, Kind

_LONGEST = 120
_ABOUT = {
    "/Title": "judul",
    "/Author": "penulis",
    "/Subject": "subjek",
    "/Keywords": "kata kunci",
    "/Creator": "program pembuat",
    "/Producer": "program penulis",
    "/CreationDate": "tanggal pembuatan",
    "/ModDate": "tanggal perubahan",
}
_CHANGED = {Change.ADDED: "ditambahkan", Change.REMOVED: "dihapus", Change.ALTERED: "diubah"}
_IN_ROOT = {
    "/OpenAction": (Kind.AKSI, "aksi saat berkas dibuka"),
    "/AA": (Kind.AKSI, "aksi dokumen"),
    "/URI": (Kind.AKSI, "alamat dasar tautan"),
    "/AcroForm": (Kind.FORMULIR, "formulir"),
    "/Perms": (Kind.TANDA_TANGAN, "izin dokumen"),
    "/DSS": (Kind.TANDA_TANGAN, "penyimpanan sertifikat"),
    "/Legal": (Kind.OBJEK, "pernyataan hukum"),
    "/OCProperties": (Kind.LAPISAN, "lapisan yang dapat disembunyikan"),
    "/Metadata": (Kind.METADATA, "metadata (XMP)"),
    "/StructTreeRoot": (Kind.STRUKTUR, "susunan bagi pembaca layar (tag)"),
    "/MarkInfo": (Kind.STRUKTUR, "keterangan tag"),
    "/Lang": (Kind.STRUKTUR, "bahasa dokumen"),
    "/Outlines": (Kind.NAVIGASI, "daftar markah (bookmark)"),
    "/PageLabels": (Kind.NAVIGASI, "nomor halaman yang ditampilkan pembaca PDF"),
    "/ViewerPreferences": (Kind.NAVIGASI, "pilihan tampilan"),
    "/PageMode": (Kind.NAVIGASI, "pilihan tampilan"),
    "/PageLayout": (Kind.NAVIGASI, "pilihan tampilan"),
    "/Dests": (Kind.NAVIGASI, "tujuan tautan"),
    "/Threads": (Kind.NAVIGASI, "alur bacaan"),
    "/AF": (Kind.LAMPIRAN, "daftar lampiran"),
    "/Collection": (Kind.LAMPIRAN, "tampilan lampiran sebagai portofolio"),
    "/OutputIntents": (Kind.TAMPILAN, "profil warna"),
    "/Requirements": (Kind.AKSI, "syarat bagi pembaca PDF"),
}
_IN_NAMES = {
    "/JavaScript": (Kind.AKSI, "JavaScript"),
    "/Dests": (Kind.NAVIGASI, "tujuan tautan"),
    "/AlternatePresentations": (Kind.TAMPILAN, "tampilan alternatif"),
    "/Renditions": (Kind.AKSI, "media"),
}
_ON_PAGE = {
    "/Rotate": (Kind.HALAMAN, "putaran halaman"),
    "/CropBox": (Kind.HALAMAN, "batas halaman yang tampak (CropBox)"),
    "/MediaBox": (Kind.HALAMAN, "ukuran halaman"),
    "/TrimBox": (Kind.HALAMAN, "ukuran halaman"),
    "/ArtBox": (Kind.HALAMAN, "ukuran halaman"),
    "/BleedBox": (Kind.HALAMAN, "ukuran halaman"),
    "/UserUnit": (Kind.HALAMAN, "satuan ukuran halaman"),
    "/AA": (Kind.AKSI, "aksi halaman"),
    "/Tabs": (Kind.STRUKTUR, "urutan tabulasi"),
    "/StructParents": (Kind.STRUKTUR, "susunan bagi pembaca layar (tag)"),
    "/Trans": (Kind.NAVIGASI, "peralihan halaman"),
    "/Dur": (Kind.NAVIGASI, "peralihan halaman"),
    "/Thumb": (Kind.TAMPILAN, "gambar mini halaman"),
    "/PieceInfo": (Kind.OBJEK, "data program lain"),
    "/AF": (Kind.LAMPIRAN, "lampiran halaman"),
}
_RESOURCES = {
    "/Font": (Kind.FON, "fon diganti, sehingga huruf yang tampak dapat lain daripada teksnya"),
    "/XObject": (Kind.TAMPILAN, "gambar atau bagan diganti, ditambahkan, atau dihapus"),
    "/Properties": (Kind.TAMPILAN, "penanda lapisan pada halaman diubah"),
}
#: Beginnings of actions that no link of a report has.
_HARMFUL = tuple(
    f"aksi {one}" for one in ("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR", "GoToE", "Rendition")
)
#: Said by the comparison of words and looks, in more detail; told here only where that finds nothing.
CONTENT = "isi halaman ini bukan yang dibangun: ada yang digambar, ditutup, atau dihapus tanpa mengubah teksnya"


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def is_drawn(one: Departure) -> bool:
    """Tell whether a departure is of what a page draws itself, or of a page as a whole."""
    return one.path[:1] == (PAGE,) and one.path[2:3] in ((), ("order",), ("/Contents",), ("/Resources",))


def tell(found: Iterable[Departure]) -> list[Difference]:
    """Return the departures as differences, each said once, those of the pages' own drawing last."""
    said = [one for each in found for one in _tell(each)]
    return sorted(dict.fromkeys(said), key=lambda one: one.message == CONTENT)


def _tell(one: Departure) -> Iterator[Difference]:
    if one.path[:1] == (PAGE,):
        yield _on_page(one)
    elif one.path[:1] == (INFO,):
        key = str(one.path[1])
        name = _ABOUT.get(key, f"keterangan {key[1:]}")
        said, right = _text(one.actual), _text(one.expected)
        if one.change is Change.ALTERED and len(one.path) == 2:
            message = f"{name} dokumen adalah «{said}», seharusnya «{right}»"
        else:
            message = f"{name} dokumen {_CHANGED[one.change]}{f': «{said}»' if said else ''}"
        yield Difference(Kind.METADATA, message, None, said, right)
    elif one.path[:1] == (ROOT,):
        yield _in_catalog(one)


def _text(value: Any) -> str:
    if value is None or isinstance(value, pikepdf.Dictionary | pikepdf.Array | pikepdf.Stream):
        return ""
    return _short(value)


def _in_catalog(one: Departure) -> Difference:
    key = str(one.path[1])
    if key == "/Names" and len(one.path) > 2:
        if one.path[2] == "/EmbeddedFiles":
            return _attachment(one)
        kind, name = _IN_NAMES.get(str(one.path[2]), (Kind.OBJEK, f"daftar nama {one.path[2]}"))
        return Difference(kind, f"{name} {_CHANGED[one.change if len(one.path) == 3 else Change.ALTERED]}")
    kind, name = _IN_ROOT.get(key, (Kind.OBJEK, f"objek {key}"))
    if {"/ActualText", "/Alt", "/E"} & set(one.path):
        kind, name = Kind.STRUKTUR, f"teks bagi pembaca layar «{_text(one.actual)}»"
    action = _action(one.actual)
    change = one.change if len(one.path) == 2 else Change.ALTERED
    return Difference(kind, f"{name} {_CHANGED[change]}{f': {action}' if action else ''}")


def _attachment(one: Departure) -> Difference:
    if len(one.path) < 4:
        return Difference(Kind.LAMPIRAN, f"daftar lampiran {_CHANGED[one.change]}")
    name = _short(one.path[3])
    if len(one.path) == 4 and one.change is Change.ADDED:
        return Difference(Kind.LAMPIRAN, f"lampiran {name} ditambahkan, atau namanya dipakai dua kali")
    if len(one.path) == 4 and one.change is Change.REMOVED:
        return Difference(Kind.LAMPIRAN, f"lampiran {name} tidak ada")
    if "/EF" in one.path:
        return Difference(Kind.LAMPIRAN, f"isi lampiran {name} bukan yang dihitung ulang")
    return Difference(Kind.LAMPIRAN, f"keterangan lampiran {name} diubah")


def _on_page(one: Departure) -> Difference:
    number = int(one.path[1])
    if len(one.path) == 2:
        if one.change is Change.ADDED:
            return Difference(Kind.HALAMAN, "halaman ini ditambahkan", number)
        return Difference(Kind.HALAMAN, f"halaman ke-{number} dari dokumen yang dibangun tidak ada")
    key = str(one.path[2])
    if key == "order":
        return Difference(Kind.HALAMAN, "urutan halaman diubah")
    if key == "/Contents":
        return Difference(Kind.TAMPILAN, CONTENT, number)
    if key == "/Annots":
        return _annotation(one, number)
    if key == "/Resources":
        named = next((_RESOURCES[str(step)] for step in one.path[3:] if str(step) in _RESOURCES), None)
        kind, message = named or (Kind.TAMPILAN, "bahan gambar halaman (warna, pola, atau keadaan) diubah")
        return Difference(kind, message, number)
    kind, name = _ON_PAGE.get(key, (Kind.OBJEK, f"objek {key} halaman"))
    return Difference(kind, f"{name} {_CHANGED[one.change if len(one.path) == 3 else Change.ALTERED]}", number)


def _annotation(one: Departure, number: int) -> Difference:
    added = list(one.actual) if isinstance(one.actual, pikepdf.Array) and len(one.path) == 3 else [one.actual]
    first = next((item for item in added if isinstance(item, pikepdf.Dictionary)), None)
    if one.change is not Change.ADDED or len(one.path) > 4 or first is None:
        if one.change is Change.ADDED and {"/AP", "/AA"} & set(one.path):
            return Difference(Kind.ANOTASI, "anotasi atau tautan diberi tampilan atau aksi", number)
        return Difference(Kind.NAVIGASI, f"tautan {_CHANGED[one.change]}", number)
    what = str(first.get("/Subtype", "/?"))[1:]
    words = _text(first.get("/Contents"))
    action = _action(first.get("/A")) or _action(first.get("/AA"))
    more = f" dan {len(added) - 1} lagi" if len(added) > 1 else ""
    tail = (f", bertuliskan «{words}»" if words else "") + (f", dengan {action}" if action else "")
    if what == "Link" and len(added) == 1 and not action.startswith(_HARMFUL):
        return Difference(Kind.NAVIGASI, f"tautan ditambahkan{tail}", number)
    kind = Kind.AKSI if action else Kind.FORMULIR if what == "Widget" else Kind.ANOTASI
    return Difference(kind, f"anotasi {what}{more} ditambahkan di atas halaman{tail}", number)


def _action(value: Any) -> str:
    """Return what an action does, empty for what is none."""
    if not isinstance(value, pikepdf.Dictionary):
        return ""
    kind = value.get("/S")
    if kind is None:
        return "aksi" if any(isinstance(v, pikepdf.Dictionary) and "/S" in v for v in value.values()) else ""
    target = _text(value.get("/URI") or value.get("/F") or value.get("/JS"))
    return f"aksi {str(kind)[1:]}{f' «{target}»' if target else ''}"
