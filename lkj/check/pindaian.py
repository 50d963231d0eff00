"""The scans of a year's folder `lampiran`: read, measured, and told where one cannot be printed (LKJ130)."""

from __future__ import annotations

from collections.abc import Sequence

from lkj.check.foto import Pengolah
from lkj.check.rules.berkas.lkj130_lampiran import RULE
from lkj.diagnostics import Finding, Position
from lkj.files import Kind, Origin, RefusedError, Why
from lkj.files.layout import LAMPIRAN, MAX_PICTURE, MOST_PICTURES, annex_folder, is_annex
from lkj.model import Tahun
from lkj.report.foto import bentuk, ukur
from lkj.report.kerangka import judul_pindaian
from lkj.report.picture import PictureError, require_shape
from lkj.report.pindaian import Pindaian, judul_berkas, urutan

__all__ = ["siapkan_pindaian"]

_MOST_PAGES = 300
# No paper leaves a picture more room than this, in cm, however it lies.
_ROOM = (30.0, 30.0)
_NAMAI = (
    "namai menurut judulnya dengan huruf, angka, spasi, dan tanda «. , - _ ( ) &», misalnya"
    " «01 Keputusan Tim Penyusun.pdf»; yang diterima .pdf, .jpg, dan .png"
)
_LAGI = "simpan ulang sebagai PDF, JPEG, atau PNG yang dapat dibuka, atau pindahkan ke luar folder lampiran"

#: Centimetres of a side of a page; what is smaller cannot be drawn, and is no scan.
_LEAST = 0.5


def siapkan_pindaian(origin: Origin, year: Tahun) -> tuple[Sequence[Pindaian], list[Finding]]:
    """Return the scanned annexes of a year in the order of their names, and LKJ130 for each that cannot be printed."""
    folder = annex_folder(year.tahun)
    try:
        listed = origin.entries(folder)
    except RefusedError as error:
        if error.why is Why.MISSING:
            return (), []
        return (), [RULE.at(Position(folder, 1, 1), f"lampiran tidak dicetak: {error.message}", error.hint)]
    findings: list[Finding] = []
    made: list[Pindaian] = []
    size = pages = 0
    seen: dict[str, str] = {}
    titles = judul_pindaian(year)
    with Pengolah() as engine:
        for name, kind in sorted(listed, key=lambda one: urutan(one[0])):
            place = Position(f"{folder}/{name}", 1, 1)
            try:
                if kind is Kind.FOLDER or (kind is not Kind.LINK and not is_annex(name)):
                    ending = name[name.rfind(".") :] if kind is not Kind.FOLDER else ""
                    raise PictureError("bukan lampiran yang dapat dicetak", _NAMAI if is_annex(f"a{ending}") else _LAGI)
                twin = seen.setdefault(name.casefold(), name)
                if twin != name:
                    raise PictureError(
                        f"hanya berbeda huruf besar dan kecil dari «{twin}»; pada Windows keduanya satu berkas",
                        "ganti nama salah satunya",
                    )
                data = _read(origin, f"{folder}/{name}")
                size += len(data)
                if size > MOST_PICTURES:
                    raise PictureError(
                        f"membuat lampiran tahun ini melebihi {MOST_PICTURES // 2**20} MiB", "kecilkan, atau kurangi"
                    )
                one = _measured(engine, f"{LAMPIRAN}/{name}", titles.get(f"{LAMPIRAN}/{name}"), data)
                pages += len(one.ukuran)
                if pages > _MOST_PAGES:
                    raise PictureError(
                        f"membuat lampiran tahun ini melebihi {_MOST_PAGES} halaman", "pilih halaman yang perlu"
                    )
                made.append(one)
            except PictureError as error:
                findings.append(RULE.at(place, f"lampiran «{name}» {error}", error.hint or _LAGI))
    return made, findings


def _read(origin: Origin, name: str) -> bytes:
    try:
        return origin.read(name, MAX_PICTURE)
    except RefusedError as error:
        raise PictureError(f"tidak dipakai, karena {error.message}", error.hint) from error


def _measured(engine: Pengolah, berkas: str, title: str | None, data: bytes) -> Pindaian:
    name = berkas.rpartition("/")[2]
    title = title or judul_berkas(name)
    if not name.lower().endswith(".pdf"):
        measured = ukur(berkas, data)
        photo = engine.foto(measured, _ROOM)
        return Pindaian(berkas, title, ((photo.lebar, photo.tinggi),), foto=photo)
    if not data:
        raise PictureError("kosong (0 bita)", "salin ulang berkasnya dari asalnya")
    if b"%PDF-" not in data[:1024]:
        raise PictureError(
            f"berisi {bentuk(data) or 'bukan PDF'}, padahal namanya berakhir .pdf", "periksa asal berkasnya"
        )
    sizes = engine.halaman(data)
    for width, height in sizes:
        if min(width, height) < _LEAST:
            raise PictureError("memuat halaman yang terlalu kecil untuk dicetak", "cetak ulang berkasnya sebagai PDF")
        require_shape(width, height)
    return Pindaian(berkas, title, tuple(sizes), data=data)
