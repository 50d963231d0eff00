"""What the form of a year asks for: a sheet for each kind of thing, a row for each thing, a column for each field.

All follows from what the models declare of their fields: a field that a year brings anew, that was said of one year
alone, or that holds an amount is to be filled in; what names a thing stands beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from lkj.capaian import KuantitasError, nisbah
from lkj.diagnostics import escape
from lkj.files.yaml import Document
from lkj.model.bidang import Bidang, Ragam, bagian, bidang_model, sebutan
from lkj.model.load import YEAR_FILES

__all__ = ["BERKAS", "Baris", "Isi", "Jalur", "Kolom", "LembarIsian", "Medan", "bentuk", "isi_sel", "tanda"]

Jalur = tuple[str | int, ...]
Isi = str | Decimal | bool | date | None
#: The files whose facts divisions fill in, in the order of the sheets.
BERKAS = ("indikator.yaml", "pagu.yaml", "satker.yaml")
_MODEL = {file.name: file.model for file in YEAR_FILES}
_JUMLAH = frozenset({Ragam.KUANTITAS, Ragam.RUPIAH, Ragam.ORANG})
# What names an item among others of its list, the first that its model has.
_KUNCI = ("id", "kode", "tahun", "jenjang", "jenis", "nomor", "nama")
_NOMOR = "No"
_BESAR = {"id": "ID", "nip": "NIP", "dipa": "DIPA", "pns": "PNS", "ppnpn": "PPNPN"}
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


@dataclass(slots=True, kw_only=True)
class LembarIsian:
    """A sheet: its name, the file of its facts, the columns that name an item, the others, and the items.

    `tambah` says that items may be added; `induk` is how many of the keys name what an item is below.
    """

    nama: str
    berkas: str
    model: type[BaseModel]
    kunci: tuple[Kolom, ...]
    tambah: str = ""
    kolom: dict[str, Kolom] = field(default_factory=dict)
    baris: list[Baris] = field(default_factory=list)

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
    if isinstance(raw, (int, Decimal)):
        exact = Decimal(raw)
        return exact if Decimal(format(float(exact), ".15g")) == exact and abs(exact) < 10**15 else f"{exact:f}"
    if isinstance(raw, date):
        return raw if raw >= _HARI_PERTAMA else raw.isoformat()
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

    def selesai(self) -> list[LembarIsian]:
        """Return the sheets that ask for something."""
        sheets = [part for one in self.lembar.values() for part in _terpisah(one)]
        for one in sheets:
            fields = list(one.model.model_fields)
            used = [
                column
                for key, column in one.kolom.items()
                if any((cell := row.medan.get(key)) and (cell.terbuka or cell.isi is not None) for row in one.baris)
            ]
            used.sort(key=lambda column: _urutan(column.kunci, fields))
            one.kolom = {column.kunci: column for column in used}
        return [one for one in sheets if one.baris and any(column.isi for column in one.kolom.values())]

    def telusuri(self, model: type[BaseModel], data: Mapping[str, Any]) -> None:
        """Gather what a whole file asks for."""
        self._butir(model, data, (), (), (), {}, sekali=False)

    def _butir(
        self,
        model: type[BaseModel],
        data: Mapping[str, Any],
        path: Jalur,
        place: tuple[str, ...],
        keys: tuple[tuple[str, str], ...],
        shown: Mapping[str, str],
        *,
        sekali: bool,
    ) -> None:
        """Take an item: `keys` name it with what it is below, `shown` is what else is said of that."""
        if place and not keys:
            keys_of_row: tuple[tuple[str, str], ...] = (("bagian", _judul(place[-1])),)
        else:
            keys_of_row = keys
        row = Baris(tuple(tanda(isi_sel(value))[1:] for _, value in keys_of_row), path)
        row.penanggung_jawab = data.get("penanggung_jawab") if isinstance(data.get("penanggung_jawab"), str) else None
        fields = list(self._medan(model, data, path, "", "", sekali))
        if place and any(column.isi for column, _ in fields):
            sheet = self._lembar(place, model, keys_of_row)
            for key, text in shown.items():
                title = f"{_judul(key)} {place[-2].replace('_', ' ')}"
                sheet.kolom.setdefault(f"^{key}", Kolom(f"^{key}", title, Ragam.TEKS))
                row.medan[f"^{key}"] = Medan(jalur=(), isi=text, terbuka=False, ragam=Ragam.TEKS)
            for column, one in fields:
                if column.kunci not in dict.fromkeys(name for name, _ in keys):
                    sheet.kolom.setdefault(column.kunci, column)
                    row.medan[column.kunci] = one
            sheet.baris.append(row)
        name = data.get("nama")
        below = {"nama": name} if isinstance(name, str) and keys else dict(shown)
        for key, declared in bidang_model(model).items():
            self._di_bawah(model, key, declared, data.get(key), path, place, keys, below, sekali)

    def _di_bawah(
        self,
        model: type[BaseModel],
        key: str,
        declared: Bidang,
        value: Any,
        path: Jalur,
        place: tuple[str, ...],
        keys: tuple[tuple[str, str], ...],
        shown: Mapping[str, str],
        sekali: bool,
    ) -> None:
        parts = bagian(model.model_fields[key])
        if not parts:
            return
        inner, once = parts[0], sekali or declared.hapus
        if isinstance(value, dict) and not place:
            self._butir(inner, value, (*path, key), (*place, key), keys, shown, sekali=once)
        elif isinstance(value, list):
            for n, item in enumerate(value):
                if isinstance(item, dict):
                    own = self._nama(inner, item, n)
                    self._butir(inner, item, (*path, key, n), (*place, key), (*keys, own), shown, sekali=once)
        elif isinstance(value, dict):
            # A part without a list stands in the row of what it is part of; only what is listed in it has its own.
            for name, said in bidang_model(inner).items():
                self._di_bawah(inner, name, said, value.get(name), (*path, key), (*place, key), keys, shown, once)

    def _nama(self, model: type[BaseModel], item: Mapping[str, Any], n: int) -> tuple[str, str]:
        key = _bernama(model)
        value = item.get(key) if key else None
        return key or _NOMOR, f"{n + 1}" if value is None else str(value)

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
        self, model: type[BaseModel], data: Mapping[str, Any], path: Jalur, before: str, head: str, sekali: bool
    ) -> Iterator[tuple[Kolom, Medan]]:
        """Yield the fields of an item that its row shows, those of its parts too."""
        unit = data.get("satuan") if isinstance(data.get("satuan"), str) else ""
        for key, declared in bidang_model(model).items():
            info, value, at = model.model_fields[key], data.get(key), (*path, key)
            name, title = f"{before}{key}", f"{head}{_judul(key, declared)}"
            asked = diisi(declared, sekali)
            parts = bagian(info)
            if parts:
                if isinstance(value, dict):
                    yield from self._medan(parts[0], value, at, f"{name}.", f"{title}: ", sekali or declared.hapus)
                continue
            if declared.ragam is Ragam.KUANTITAS and declared.tahunan and declared.tahunan.butir:
                if asked:
                    yield from self._berturut(declared, value, at, name, title, str(unit))
            elif isinstance(value, list):
                continue
            elif declared.ragam is Ragam.KUANTITAS and asked:
                instead = declared.tahunan and declared.tahunan.kecuali
                closed = bool(instead) and data.get(str(instead)) is not None
                yield from _besaran(value, at, name, title, str(unit), tertutup=closed)
            elif asked or (declared.wajib and declared.ragam is not Ragam.BAGIAN) or key == "penanggung_jawab":
                if isinstance(value, dict):
                    continue
                if not asked and value is None and not declared.awal:
                    continue
                words = _pilihan(info.annotation) if declared.ragam is Ragam.PILIHAN else ()
                fresh = declared.awal is not None and value is None
                yield (
                    Kolom(name, title, declared.ragam, asked, words),
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
        self, declared: Bidang, value: Any, path: Jalur, name: str, title: str, unit: str
    ) -> Iterator[tuple[Kolom, Medan]]:
        listed = value if isinstance(value, list) else []
        yearly = declared.tahunan
        for n, word in enumerate(yearly.butir if yearly else ()):
            one = listed[n] if n < len(listed) else None
            yield from _besaran(
                one, (*path, n), f"{name}.{n}", f"{title} {word}", unit, tertutup=not isinstance(value, list)
            )


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
            Kolom(name, title, kind, True),
            Medan(jalur=(*path, "nilai"), isi=isi_sel(inner), terbuka=True, ragam=kind, satuan=own, tulisan=inner),
        )
        return
    if isinstance(value, dict):
        own = str(value.get("satuan", unit))
        yield (
            Kolom(name, title, kind, True),
            Medan(jalur=path, isi=_hasil(value, own), terbuka=False, ragam=kind, satuan=own),
        )
        for part in _OPERAN:
            raw = value.get(part)
            column = Kolom(f"{name}.{part}", f"{title}: {part}", Ragam.BILANGAN, True)
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
        return
    yield (
        Kolom(name, title, kind, True),
        Medan(jalur=path, isi=isi_sel(value), terbuka=not tertutup, ragam=kind, satuan=unit, tulisan=value),
    )


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
