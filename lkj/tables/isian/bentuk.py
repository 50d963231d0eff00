"""What the form of a year asks for: a sheet for each kind of thing, a row for each thing, a column for each field.

All follows from what the models declare of their fields: a field that a year brings anew, that was said of one year
alone, or that holds an amount is to be filled in; what names a thing stands beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from lkj.capaian import KuantitasError, nisbah
from lkj.diagnostics import escape
from lkj.files.yaml import Document
from lkj.model.bidang import Bidang, Ragam, bagian, bidang_model, sebutan
from lkj.model.load import YEAR_FILES

__all__ = [
    "BERKAS", "NOMOR", "Baris", "Induk", "Isi", "Jalur", "Kolom", "LembarIsian", "Medan", "bentuk", "isi_sel", "tanda",
]  # fmt: skip

Jalur = tuple[str | int, ...]
Isi = str | Decimal | bool | date | None
#: The files whose facts divisions fill in, in the order of the sheets.
BERKAS = ("indikator.yaml", "pagu.yaml", "satker.yaml")
_MODEL = {file.name: file.model for file in YEAR_FILES}
_JUMLAH = frozenset({Ragam.KUANTITAS, Ragam.RUPIAH, Ragam.ORANG})
# What names an item among others of its list, the first that its model has.
_KUNCI = ("id", "kode", "tahun", "jenjang", "jenis", "nomor", "nama")
#: What is counted where nothing names an item.
NOMOR = "No"
_BESAR = {"id": "ID", "nip": "NIP", "dipa": "DIPA", "pns": "PNS", "ppnpn": "PPNPN"}
# The key that says of an indicator that it is measured by quarters.
_AKUMULASI = "akumulasi"
_OPERAN = ("pembilang", "penyebut")
# A cell keeps fifteen digits of a number, and no day before this.
_HARI_PERTAMA = date(1901, 1, 1)
_NAMA_LEMBAR = 31


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: the key of its field below the item ("realisasi.pembilang", "triwulan.0"), its head, what it takes."""

    kunci: str
    judul: str
    ragam: Ragam
    isi: bool = False
    pilihan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Medan:
    """A field of an item: where it is written in its file, what its cell holds, and whether that is to be filled in.

    `satuan` is the unit of an amount, `tulisan` the value as the file has it.
    """

    jalur: Jalur
    isi: Isi
    terbuka: bool
    ragam: Ragam
    satuan: str = ""
    tulisan: Any = None
    pilihan: tuple[str, ...] = ()


@dataclass(slots=True)
class Baris:
    """An item: what names it, outermost first, where it stands in its file, and its fields by the keys of columns."""

    kunci: tuple[str, ...]
    jalur: Jalur
    medan: dict[str, Medan] = field(default_factory=dict)
    penanggung_jawab: str | None = None


@dataclass(frozen=True, slots=True)
class Induk:
    """What items may be added to: the place of the list in its file, and its items now."""

    jalur: Jalur
    butir: tuple[Any, ...]


@dataclass(slots=True, kw_only=True)
class LembarIsian:
    """A sheet: its name, the file of its facts, the columns that name an item, the others, and the items.

    Items may be added below each of `induk`, by what names that; `baru` has the fields of one, whose places are those
    within it.
    """

    nama: str
    berkas: str
    model: type[BaseModel]
    kunci: tuple[Kolom, ...]
    induk: dict[tuple[str, ...], Induk] = field(default_factory=dict)
    baru: Mapping[str, Medan] = field(default_factory=dict)
    kolom: dict[str, Kolom] = field(default_factory=dict)
    baris: list[Baris] = field(default_factory=list)

    @property
    def bernomor(self) -> bool:
        """Whether items are counted, because nothing in them names them."""
        return self.kunci[-1].kunci == NOMOR

    @property
    def per_kunci(self) -> dict[tuple[str, ...], Baris]:
        """The items by what names them; those that share a name are left out, for nothing could tell them apart."""
        found: dict[tuple[str, ...], Baris] = {}
        twice: set[tuple[str, ...]] = set()
        for row in self.baris:
            if row.kunci in found:
                twice.add(row.kunci)
            found[row.kunci] = row
        return {key: row for key, row in found.items() if key not in twice}


def bentuk(documents: Mapping[str, Document], files: Collection[str] = BERKAS) -> list[LembarIsian]:
    """Return the sheets of a year with what its files hold today; those that ask for nothing are left out."""
    made: list[LembarIsian] = []
    for file in BERKAS:
        if file in files and file in documents:
            one = _Penelusur(file)
            one.telusuri(_MODEL[file], documents[file].data)
            made += one.selesai()
    return made


def isi_sel(raw: Any) -> Isi:
    """Return what a cell holds of a plain value of a file: what a workbook cannot keep as it is stands as text."""
    if isinstance(raw, bool) or raw is None:
        return raw
    if isinstance(raw, int) and abs(raw) < 10**15:
        return Decimal(raw)
    if isinstance(raw, (int, Decimal)):
        exact = Decimal(raw)
        return exact if Decimal(format(float(exact), ".15g")) == exact and abs(exact) < 10**15 else f"{exact:f}"
    if isinstance(raw, date):
        return raw if raw >= _HARI_PERTAMA else raw.isoformat()
    if isinstance(raw, str) and raw.isprintable():
        return raw
    # A cell takes no control characters; what is invisible is shown, and stays as it is in the file.
    return escape.cell(str(raw).expandtabs(4))


def tanda(isi: Isi) -> str:
    """Return a text by which two contents of cells are one or not: 98 and 98,0 are, 98 and "98" are not."""
    if isinstance(isi, bool):
        return f"b{int(isi)}"
    if isinstance(isi, Decimal):
        return f"n{isi.normalize():f}"
    if isinstance(isi, date):
        return f"d{isi.isoformat()}"
    if isinstance(isi, str) and isi.isprintable():
        return f"t{isi.strip()}" if isi and not isi.isspace() else ""
    text = "\n".join(line.strip() for line in (isi or "").replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()
    return f"t{text}" if text else ""


def _judul(key: str, declared: Bidang | None = None) -> str:
    said = sebutan(key, declared) if declared else key.replace("_", " ")
    return _BESAR.get(said, said[:1].upper() + said[1:])


def _pilihan(annotation: Any) -> tuple[str, ...]:
    """Return the words that a type takes, in a union and behind marks too."""
    if get_origin(annotation) is Literal:
        return tuple(one for one in get_args(annotation) if isinstance(one, str))
    return tuple(dict.fromkeys(word for part in get_args(annotation) for word in _pilihan(part)))


@dataclass(frozen=True, slots=True)
class _Satu:
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
            made.append(_Satu(key, declared, _judul(key, declared), inner, _daftar(info.annotation), asked, words))
    return tuple(made)


@cache
def _bagian(model: type[BaseModel]) -> tuple[_Satu, ...]:
    """Return the fields of a model that have fields themselves."""
    return tuple(one for one in _bidang(model, False) if one.bagian is not None)


@cache
def _kolom(kunci: str, judul: str, ragam: Ragam, isi: bool = False, pilihan: tuple[str, ...] = ()) -> Kolom:
    return Kolom(kunci, judul, ragam, isi, pilihan)


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
                sheet.kolom.setdefault(f"^{key}", _kolom(f"^{key}", title, Ragam.TEKS))
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
                yield from _besaran(value, at, name, title, unit, tertutup=closed)
            elif asked or (declared.wajib and declared.ragam is not Ragam.BAGIAN) or key == "penanggung_jawab":
                if isinstance(value, dict):
                    continue
                if not asked and value is None and not declared.awal:
                    continue
                words = satu.pilihan
                fresh = declared.awal is not None and value is None
                yield (
                    _kolom(name, title, declared.ragam, asked, words),
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
            yield from _besaran(one, (*path, n), f"{name}.{n}", f"{title} {word}", unit, tertutup=not terbuka)


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


def _besaran(
    value: Any, path: Jalur, name: str, title: str, unit: str, *, tertutup: bool
) -> Iterator[tuple[Kolom, Medan]]:
    """Yield the columns of an amount: itself, and the counts whose quotient it is where they are written."""
    kind = Ragam.KUANTITAS
    if isinstance(value, dict) and "nilai" in value:
        own = str(value.get("satuan", unit))
        inner = value["nilai"]
        yield (
            _kolom(name, title, kind, True),
            Medan(jalur=(*path, "nilai"), isi=isi_sel(inner), terbuka=True, ragam=kind, satuan=own, tulisan=inner),
        )
        yield from _satuan(value, name, title)
        return
    if isinstance(value, dict):
        own = str(value.get("satuan", unit))
        yield (
            _kolom(name, title, kind, True),
            Medan(jalur=path, isi=_hasil(value, own), terbuka=False, ragam=kind, satuan=own),
        )
        for part in _OPERAN:
            raw = value.get(part)
            column = _kolom(f"{name}.{part}", f"{title}: {part}", Ragam.BILANGAN, True)
            yield (
                column,
                Medan(
                    jalur=(*path, part),
                    isi=isi_sel(raw),
                    terbuka=part in value,
                    ragam=Ragam.BILANGAN,
                    satuan="",
                    tulisan=raw,
                ),
            )
        yield from _satuan(value, name, title)
        return
    yield (
        _kolom(name, title, kind, True),
        Medan(jalur=path, isi=isi_sel(value), terbuka=not tertutup, ragam=kind, satuan=unit, tulisan=value),
    )


def _satuan(value: Mapping[str, Any], name: str, title: str) -> Iterator[tuple[Kolom, Medan]]:
    """Yield the column that shows the unit of an amount that has one of its own."""
    if isinstance(value.get("satuan"), str):
        one = Medan(jalur=(), isi=isi_sel(value["satuan"]), terbuka=False, ragam=Ragam.TEKS)
        yield _kolom(f"{name}.satuan", f"{title}: satuan", Ragam.TEKS), one


def _hasil(value: Mapping[str, Any], unit: str) -> Isi:
    """Return the quotient of counts as a cell shows it, nothing while one of them is not known."""
    counts = [value.get(key) for key in (*_OPERAN, "per")]
    above, below, per = (
        Decimal(one) if isinstance(one, (int, Decimal)) and not isinstance(one, bool) else None for one in counts
    )
    if above is None or below is None:
        return None
    try:
        made = nisbah(above, below, unit, per)
    except KuantitasError:
        return None
    return Decimal(format(float(made.nilai), ".15g"))
