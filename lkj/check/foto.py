"""The pictures that prose of a year shows: read, measured, decoded in a child, and told where one cannot be printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lkj.check.rules.naskah.gambar import Tersebut, gambar_naskah
from lkj.check.rules.naskah.lkj530_gambar import RULE
from lkj.diagnostics import Finding
from lkj.diagnostics.nearest import nearest_file
from lkj.files import Origin, RefusedError, Why
from lkj.files.layout import GAMBAR, MAX_PICTURE, MOST_PICTURES, picture_folder, year_folder
from lkj.model import Tahun
from lkj.model.tata_letak import KERTAS
from lkj.publish.engines.client import Worker
from lkj.publish.engines.limits import DEFAULT, LimitError
from lkj.publish.errors import EngineError
from lkj.report.foto import Foto, Terukur, ruang, ukur
from lkj.report.picture import PictureError
from lkj.report.pindaian import sentimeter

__all__ = ["Pengolah", "siapkan_foto"]

_LAGI = "simpan ulang gambarnya sebagai JPEG, PNG, atau SVG polos"


class _Reader:
    """Reads pictures of a year by their names, each once."""

    def __init__(self, origin: Origin, tahun: int) -> None:
        self._origin, self._folder = origin, picture_folder(tahun)
        self._above = year_folder(tahun)
        self._size = 0
        try:
            self._listed = [name for name, _ in origin.entries(self._folder)]
        except RefusedError:
            self._listed = []  # not there, or a link: reading says which

    def read(self, berkas: str) -> Terukur:
        """Return a picture measured; PictureError, its hint beside it, for one that cannot be used."""
        name = berkas.removeprefix(f"{GAMBAR}/")
        twins = [one for one in self._listed if one.casefold() == name.casefold()]
        if self._listed and name not in self._listed:
            near = twins[0] if twins else nearest_file(name, self._listed)
            hint = f"mungkin maksud Anda «{GAMBAR}/{near}»" if near else f"simpan berkasnya di {self._folder}"
            raise PictureError(f"tidak ada di {self._folder}", hint)
        if len(twins) > 1:
            others = ", ".join(f"«{one}»" for one in twins if one != name)
            raise PictureError(
                f"hanya berbeda huruf besar dan kecil dari {others}, sehingga pada Windows keduanya satu berkas",
                "ganti nama salah satunya",
            )
        try:
            data = self._origin.read(f"{self._above}/{berkas}", MAX_PICTURE)
        except RefusedError as error:
            if error.why is Why.MISSING:
                raise PictureError(f"tidak ada di {self._folder}", f"simpan berkasnya di {self._folder}") from error
            raise PictureError(f"tidak dipakai, karena {error.message}", error.hint) from error
        self._size += len(data)
        if self._size > MOST_PICTURES:
            raise PictureError(
                f"membuat gambar tahun ini melebihi {MOST_PICTURES // 2**20} MiB",
                "kecilkan gambar, atau kurangi banyaknya",
            )
        return ukur(berkas, data)


def siapkan_foto(origin: Origin, year: Tahun) -> tuple[Mapping[str, Foto], list[Finding]]:
    """Return the pictures that prose of a year shows, by file, ready to print, and LKJ530 for each that cannot be."""
    named = [one for one in gambar_naskah(year) if one.sebutan is not None]
    if not named:
        return {}, []
    first: dict[str, Tersebut] = {}
    for one in named:
        first.setdefault(one.berkas, one)
    layout = year.satker.tata_letak
    text = KERTAS[layout.kertas][0] - float(layout.margin.kiri + layout.margin.kanan)
    alone = {one.berkas for one in named if one.sebaris == 1}
    rooms = {berkas: ruang(text, pasangan=berkas not in alone) for berkas in first}
    made: dict[str, Foto] = {}
    findings: list[Finding] = []
    with Pengolah() as engine:
        reader = _Reader(origin, year.tahun)
        for berkas, one in first.items():
            try:
                made[berkas] = engine.foto(reader.read(berkas), rooms[berkas])
            except PictureError as error:
                findings.append(RULE.at(one.position, f"gambar «{berkas}» {error}", error.hint or _LAGI))
    return made, findings


class Pengolah:
    """The child that decodes pictures and PDFs; started when there is one to decode, and again where one ended it."""

    def __init__(self) -> None:
        self._worker: Worker | None = None

    def __enter__(self) -> Pengolah:
        return self

    def __exit__(self, *_: object) -> None:
        if self._worker is not None:
            self._worker.stop()

    def foto(self, measured: Terukur, room: Iterable[float]) -> Foto:
        """Return a picture ready to print; PictureError where the decoder finds it broken."""
        if measured.ukuran is not None:
            return Foto(measured.data, measured.jenis, *measured.ukuran)
        width, height = room
        try:
            made = self._call("foto_olah:olah", data=measured.data, jenis=measured.jenis, lebar=width, tinggi=height)
        except EngineError as error:
            if not error.original:
                raise
            raise PictureError("bukan gambar yang utuh", "salin atau simpan ulang gambarnya dari asalnya") from error
        return Foto(bytes(made["data"]), measured.jenis, float(made["lebar"]), float(made["tinggi"]))

    def halaman(self, data: bytes) -> list[tuple[float, float]]:
        """Return width and height of each page of a PDF, in cm; PictureError for one that cannot be printed."""
        try:
            sizes = self._call("pindaian_olah:ukuran_halaman", data=data)
        except EngineError as error:
            raise PictureError(error.message, error.hint) from error
        return [(sentimeter(width), sentimeter(height)) for width, height in sizes]

    def _call(self, function: str, **arguments: Any) -> Any:
        if self._worker is None or not self._worker.usable:
            self._worker = Worker(DEFAULT, name="pengolah gambar")
        try:
            return self._worker.call(f"lkj.report.{function}", **arguments)
        except LimitError as error:
            raise PictureError(f"tidak dapat diolah: {error.message}", "kecilkan, lalu simpan ulang") from error
