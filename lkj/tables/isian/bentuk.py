"""What the form of a year asks for: a sheet for each kind of thing, a row for each thing, a column for each field.

All follows from what the models declare of their fields: a field that a year brings anew, that was said of one year
alone, or that holds an amount is to be filled in; what names a thing stands beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Literal, get_args, get_origin

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel

from lkj.files.yaml import Document
from lkj.model.anggaran import Rincian
from lkj.model.bidang import Bidang, Ragam, bagian, bidang_model, sebutan
from lkj.model.load import YEAR_FILES
from lkj.tables.isian.besaran import besaran, kolom
from lkj.tables.isian.lembar import NOMOR, Baris, Induk, Jalur, Kolom, LembarIsian, Medan, isi_sel, tanda

__all__ = ["BERKAS", "bentuk"]

#: The files whose facts divisions fill in, in the order of the sheets.
BERKAS = ("indikator.yaml", "pagu.yaml", "satker.yaml")
_MODEL = {file.name: file.model for file in YEAR_FILES}
_JUMLAH = frozenset({Ragam.KUANTITAS, Ragam.RUPIAH, Ragam.ORANG})
# What names an item among others of its list, the first that its model has.
_KUNCI = ("id", "kode", "tahun", "jenjang", "jenis", "nomor", "nama")
_BESAR = {"id": "ID", "nip": "NIP", "dipa": "DIPA", "pns": "PNS", "ppnpn": "PPNPN"}
# The key that says of an indicator that it is measured by quarters.
_AKUMULASI = "akumulasi"
_NAMA_LEMBAR = 31


def bentuk(documents: Mapping[str, Document], files: Collection[str] = BERKAS) -> list[LembarIsian]:
    """Return the sheets of a year with what its files hold today; those that ask for nothing are left out."""
    made: list[LembarIsian] = []
    for file in BERKAS:
        if file in files and file in documents:
            one = _Penelusur(file)
            one.telusuri(_MODEL[file], documents[file].data)
            made += one.selesai()
    for sheet in made:
        if sheet.model is Rincian:
            _namai(sheet, documents)
    return made


def _namai(sheet: LembarIsian, documents: Mapping[str, Document]) -> None:
    """Show the names of the lines of the budget beside their codes: their own, or those of `pk.yaml`."""
    own: Any = documents[sheet.berkas].data["rincian"]
    planned: Any = documents["pk.yaml"].data["program"] if "pk.yaml" in documents else ()
    below = [part for one in planned for part in one.get("kegiatan") or ()]
    names: dict[Any, set[Any]] = {}
    for one in (*planned, *below):
        names.setdefault(one.get("kode"), set()).add(one.get("nama"))
    column = kolom("=nama", "Nama", Ragam.TEKS)
    sheet.kolom = {column.kunci: column, **sheet.kolom}
    for row in sheet.baris:
        line = own[row.jalur[1]]
        # Of a code that names two things nothing tells which is meant.
        same = names.get(line.get("kode"), set())
        name = line.get("nama") or (next(iter(same)) if len(same) == 1 else None)
        row.medan[column.kunci] = Medan(jalur=(), isi=isi_sel(name), terbuka=False, ragam=Ragam.TEKS)


def _judul(key: str, declared: Bidang | None = None) -> str:
    said = sebutan(key, declared) if declared else key.replace("_", " ")
    return _BESAR.get(said, said[:1].upper() + said[1:])


def _pilihan(annotation: Any) -> tuple[str, ...]:
    """Return the words that a type takes, in a union and behind marks too."""
    if get_origin(annotation) is Literal:
        return tuple(one for one in get_args(annotation) if isinstance(one, str))
    return tuple(dict.fromkeys(word for part in get_args(annotation) for word in _pilihan(part)))


class _Satu(Struct, frozen=True, kw_only=True):
    """What a form asks of a field of a model, and whether it does (`diisi`); its model where it has fields itself."""

    kunci: str
    bidang: Bidang
    judul: str
    bagian: type[BaseModel] | None
    berdaftar: bool
    diisi: bool
    pilihan: tuple[str, ...]


@cache
def _bidang(model: type[BaseModel], sekali: bool) -> tuple[_Satu, ...]:
    """Return the fields of a model that a form asks for or shows, gone through once for all its items."""
    made = []
    for key, declared in bidang_model(model).items():
        info = model.model_fields[key]
        parts, asked = bagian(info), diisi(declared, sekali)
        words = _pilihan(info.annotation) if declared.ragam is Ragam.PILIHAN else ()
        if parts or asked or declared.wajib or key == "penanggung_jawab":
            inner = parts[0] if parts else None
            made.append(
                _Satu(
                    kunci=key,
                    bidang=declared,
                    judul=_judul(key, declared),
                    bagian=inner,
                    berdaftar=_daftar(info.annotation),
                    diisi=asked,
                    pilihan=words,
                )
            )
    return tuple(made)


@cache
def _bagian(model: type[BaseModel]) -> tuple[_Satu, ...]:
    """Return the fields of a model that have fields themselves."""
    return tuple(one for one in _bidang(model, False) if one.bagian is not None)


@lru_cache(maxsize=4096)
def _pengenal(text: str) -> str:
    """Return a text by which an item is known, as its cell says it."""
    return tanda(isi_sel(text))[1:]


def _daftar(annotation: Any) -> bool:
    """Tell whether a type is a list, in a union and behind marks too."""
    return get_origin(annotation) in (tuple, list) or any(_daftar(part) for part in get_args(annotation))


@cache
def _bernama(model: type[BaseModel]) -> str | None:
    return next((key for key in _KUNCI if key in model.model_fields), None)


def diisi(declared: Bidang, sekali: bool) -> bool:
    """Tell whether a form asks for a field; `sekali` says that all around it was said of one year alone."""
    if declared.mesin or declared.ragam in (Ragam.PENGENAL, Ragam.DOKUMEN, Ragam.BAGIAN):
        return False
    if declared.ragam is Ragam.PILIHAN and declared.wajib:
        return True
    return bool(sekali or declared.tahunan or declared.hapus or declared.ragam in _JUMLAH)


class _Penelusur:
    """Goes through a file by its model and gathers the sheets."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.akar = file.removesuffix(".yaml").replace("-", "_")
        self.lembar: dict[tuple[str, ...], LembarIsian] = {}
        self.dilihat: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()

    def selesai(self) -> list[LembarIsian]:
        """Return the sheets that ask for something."""
        sheets = [part for one in self.lembar.values() for part in _terpisah(one)]
        for one in sheets:
            fields = list(one.model.model_fields)
            used = [
                column
                for key, column in one.kolom.items()
                if key in one.baru
                or any((cell := row.medan.get(key)) and (cell.terbuka or cell.isi is not None) for row in one.baris)
            ]
            used.sort(key=lambda column: _urutan(column.kunci, fields))
            one.kolom = {column.kunci: column for column in used}
        asked = (one for one in sheets if one.baris or one.induk)
        return [one for one in asked if any(column.isi for column in one.kolom.values())]

    def telusuri(self, model: type[BaseModel], data: Mapping[str, Any]) -> None:
        """Gather what a whole file asks for."""
        self._butir(model, data, (), (), (), {}, "", sekali=False)

    def _butir(
        self,
        model: type[BaseModel],
        data: Mapping[str, Any],
        path: Jalur,
        place: tuple[str, ...],
        keys: tuple[tuple[str, str], ...],
        shown: Mapping[str, str],
        satuan: str,
        *,
        sekali: bool,
    ) -> None:
        """Take an item: `keys` name it with what it is below, `shown` is what else is said of that.

        `satuan` is the unit of what it is below.
        """
        if place and not keys:
            keys_of_row: tuple[tuple[str, str], ...] = (("bagian", _judul(place[-1])),)
        else:
            keys_of_row = keys
        row = Baris(tuple(_pengenal(value) for _, value in keys_of_row), path)
        row.penanggung_jawab = data.get("penanggung_jawab") if isinstance(data.get("penanggung_jawab"), str) else None
        unit = data.get("satuan") if isinstance(data.get("satuan"), str) else satuan
        fields = list(self._medan(model, data, path, "", "", str(unit), sekali))
        if place and any(column.isi for column, _ in fields):
            sheet = self._lembar(place, model, keys_of_row)
            for key, text in shown.items():
                title = f"{_judul(key)} {place[-2].replace('_', ' ')}"
                sheet.kolom.setdefault(f"^{key}", kolom(f"^{key}", title, Ragam.TEKS))
                row.medan[f"^{key}"] = Medan(jalur=(), isi=text, terbuka=False, ragam=Ragam.TEKS)
            naming = {name for name, _ in keys}
            for column, one in fields:
                if column.kunci not in naming:
                    sheet.kolom.setdefault(column.kunci, column)
                    row.medan[column.kunci] = one
            sheet.baris.append(row)
        name = data.get("nama")
        below = {"nama": name} if isinstance(name, str) and keys else dict(shown)
        for satu in _bagian(model):
            self._di_bawah(satu, data.get(satu.kunci), path, place, keys, below, str(unit), sekali)

    def _di_bawah(
        self,
        one: _Satu,
        value: Any,
        path: Jalur,
        place: tuple[str, ...],
        keys: tuple[tuple[str, str], ...],
        shown: Mapping[str, str],
        satuan: str,
        sekali: bool,
    ) -> None:
        assert one.bagian is not None
        inner, once, key = one.bagian, sekali or one.bidang.hapus, one.kunci
        if one.berdaftar:
            if one.bidang.hapus and len(keys) == 1 and (value is None or isinstance(value, list)):
                self._tambah(inner, (*path, key), (*place, key), keys, tuple(value or ()))
            for n, item in enumerate(value if isinstance(value, list) else ()):
                if isinstance(item, dict):
                    own = self._nama(inner, item, n)
                    self._butir(inner, item, (*path, key, n), (*place, key), (*keys, own), shown, satuan, sekali=once)
        elif isinstance(value, dict) and not place:
            self._butir(inner, value, (*path, key), (*place, key), keys, shown, satuan, sekali=once)
        elif isinstance(value, dict):
            # A part without a list stands in the row of what it is part of; only what is listed in it has its own.
            for below in _bagian(inner):
                within = value.get(below.kunci)
                self._di_bawah(below, within, (*path, key), (*place, key), keys, shown, satuan, once)

    def _tambah(
        self,
        model: type[BaseModel],
        path: Jalur,
        place: tuple[str, ...],
        keys: tuple[tuple[str, str], ...],
        items: tuple[Any, ...],
    ) -> None:
        """Let items be added to a list below what `keys` name."""
        sheet = self._lembar(place, model, (*keys, (_bernama(model) or NOMOR, "")))
        if not sheet.baru:
            new = dict(self._baru(model))
            sheet.baru = {column.kunci: one for column, one in new.items() if column.kunci != sheet.kunci[-1].kunci}
            for column in new:
                if column.kunci in sheet.baru:
                    sheet.kolom.setdefault(column.kunci, column)
        name = tuple(_pengenal(value) for _, value in keys)
        if (place, name) in self.dilihat:
            # Of two that share a name nothing tells to which of them something is added.
            sheet.induk.pop(name, None)
        else:
            sheet.induk[name] = Induk(path, items)
        self.dilihat.add((place, name))

    def _baru(self, model: type[BaseModel]) -> Iterator[tuple[Kolom, Medan]]:
        for column, one in self._medan(model, {}, (), "", "", "", sekali=True):
            if column.isi:
                yield column, one

    def _nama(self, model: type[BaseModel], item: Mapping[str, Any], n: int) -> tuple[str, str]:
        key = _bernama(model)
        value = item.get(key) if key else None
        return key or NOMOR, f"{n + 1}" if value is None else str(value)

    def _lembar(self, place: tuple[str, ...], model: type[BaseModel], keys: Sequence[tuple[str, str]]) -> LembarIsian:
        known = self.lembar.get(place)
        if known is None:
            words = place[1:] if len(place) > 1 and place[0] == self.akar else place
            name = " ".join(_judul(one).title() if one not in _BESAR else _BESAR[one] for one in words)[:_NAMA_LEMBAR]
            columns = tuple(
                Kolom(key, f"{_judul(key)} induk" if key in dict(keys[n + 1 :]) else _judul(key), Ragam.TEKS)
                for n, (key, _) in enumerate(keys)
            )
            known = self.lembar[place] = LembarIsian(nama=name, berkas=self.file, model=model, kunci=columns)
        return known

    def _medan(
        self,
        model: type[BaseModel],
        data: Mapping[str, Any],
        path: Jalur,
        before: str,
        head: str,
        unit: str,
        sekali: bool,
    ) -> Iterator[tuple[Kolom, Medan]]:
        """Yield the fields of an item that its row shows, those of its parts too."""
        for satu in _bidang(model, sekali):
            key, declared, asked = satu.kunci, satu.bidang, satu.diisi
            value, at = data.get(key), (*path, key)
            name, title = f"{before}{key}", f"{head}{satu.judul}"
            if satu.bagian is not None:
                once = sekali or declared.hapus
                # What was said of one year alone may be begun in the form.
                if not satu.berdaftar and (isinstance(value, dict) or (value is None and once)):
                    yield from self._medan(satu.bagian, value or {}, at, f"{name}.", f"{title}: ", unit, once)
                continue
            if declared.ragam is Ragam.KUANTITAS and declared.tahunan and declared.tahunan.butir:
                if asked:
                    begun = isinstance(value, list) or _boleh_mulai(model, key, data)
                    yield from self._berturut(declared, value, at, name, title, unit, terbuka=begun)
            elif satu.berdaftar or isinstance(value, list):
                continue
            elif declared.ragam is Ragam.KUANTITAS and asked:
                instead = declared.tahunan and declared.tahunan.kecuali
                closed = bool(instead) and data.get(str(instead)) is not None
                yield from besaran(value, at, name, title, unit, tertutup=closed)
            elif asked or (declared.wajib and declared.ragam is not Ragam.BAGIAN) or key == "penanggung_jawab":
                if isinstance(value, dict):
                    continue
                if declared.tahunan and data.get(declared.tahunan.kecuali):
                    continue
                if not asked and value is None and not declared.awal:
                    continue
                words = satu.pilihan
                fresh = declared.awal is not None and value is None
                yield (
                    kolom(name, title, declared.ragam, asked, words),
                    Medan(
                        jalur=at,
                        isi=isi_sel(value),
                        terbuka=asked or fresh,
                        ragam=declared.ragam,
                        satuan="",
                        tulisan=value,
                        pilihan=words,
                    ),
                )

    def _berturut(
        self, declared: Bidang, value: Any, path: Jalur, name: str, title: str, unit: str, *, terbuka: bool
    ) -> Iterator[tuple[Kolom, Medan]]:
        listed = value if isinstance(value, list) else []
        yearly = declared.tahunan
        for n, word in enumerate(yearly.butir if yearly else ()):
            one = listed[n] if n < len(listed) else None
            yield from besaran(one, (*path, n), f"{name}.{n}", f"{title} {word}", unit, tertutup=not terbuka)


def _boleh_mulai(model: type[BaseModel], key: str, data: Mapping[str, Any]) -> bool:
    """Tell whether a list that has no item yet may be begun: its key is written, or the way to accumulate it is.

    It may not where that is known which stands in its place.
    """
    instead = [other for other, one in bidang_model(model).items() if one.tahunan and one.tahunan.kecuali == key]
    written = key in data or (bool(instead) and data.get(_AKUMULASI) is not None)
    return written and all(data.get(other) is None for other in instead)


def _terpisah(sheet: LembarIsian) -> Iterator[LembarIsian]:
    """Yield a sheet, and each of its lists as a sheet of its own: quarters beside all else would print too small."""
    listed: dict[str, dict[str, Kolom]] = {}
    for key in list(sheet.kolom):
        name, _, rest = key.partition(".")
        if rest.partition(".")[0].isdecimal():
            listed.setdefault(name, {})[key] = sheet.kolom.pop(key)
    yield sheet
    shown = {key: column for key, column in sheet.kolom.items() if key in ("nama", "satuan")}
    for name, columns in listed.items():
        rows = [row for row in sheet.baris if any((one := row.medan.get(key)) and one.terbuka for key in columns)]
        beside = {key: replace(column, isi=False) for key, column in shown.items()}
        yield replace(sheet, nama=_judul(name).title(), kolom=beside | columns, baris=rows)


def _urutan(key: str, fields: Sequence[str]) -> tuple[int, int]:
    """Return where a column stands: as the model has its field, quarters one after the other."""
    first, _, rest = key.partition(".")
    place = rest.partition(".")[0]
    return (fields.index(first) if first in fields else -1), (int(place) if place.isdecimal() else 0)
