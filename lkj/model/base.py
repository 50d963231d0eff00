"""What all models share: strict, frozen, no unknown keys; and the small types of the field.

The modules of models postpone no annotations: pydantic would compile each from its text, at every start.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from msgspec import Struct
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Strict,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from lkj.capaian.intended import keraguan, maksud_bulan, maksud_tanggal
from lkj.diagnostics.nearest import nearest
from lkj.model.bidang import TANPA, Bidang, Pernyataan, Ragam, bidang

SKEMA = 1


class Model(BaseModel):
    """A part of a data file, said in Indonesian to be `uraian`; unknown keys and silent conversions are refused."""

    __uraian__: ClassVar[str] = ""
    __bidang__: ClassVar[dict[str, Bidang]] = {}

    # Validators are built when a file is first read: those of the parts alone would never be used.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, arbitrary_types_allowed=True, defer_build=True)

    def __init_subclass__(cls, uraian: str = "", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.__uraian__ = uraian
        cls.__bidang__ = dict(cls.__bidang__)
        # Taken out before pydantic collects the fields: a Field each would take a millisecond more at every start.
        for key, value in list(vars(cls).items()):
            if isinstance(value, Pernyataan):
                cls.__bidang__[key] = value.bidang
                delattr(cls, key)
                if value.bawaan is not TANPA:
                    setattr(cls, key, value.bawaan)


class Pilihan(Struct, frozen=True):
    """Holds a text to one of the names that a registry of the capaian library gives, as Literal does to its own."""

    nama: tuple[str, ...]
    ragam: ClassVar[Ragam] = Ragam.PILIHAN

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.literal_schema(list(self.nama))


class Berkas(Model):
    """A whole data file; `skema` is the version of its shape."""

    skema: Literal[1] = bidang("Versi bentuk berkas ini.", contoh="1")


def galat(message: str, hint: str = "", code: str = "LKJ205", **values: Any) -> PydanticCustomError:
    """Return the error a validator raises: an Indonesian sentence, its remedy and its finding code."""
    return PydanticCustomError("lkj", "{pesan}", {"pesan": message, "hint": hint, "code": code, **values})


_T = TypeVar("_T")


class BukanYaTidak(Struct, frozen=True):
    """Refuses true and false where another key of the name would take them, and says what belongs here."""

    pesan: str
    saran: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def said(value: Any) -> Any:
            if isinstance(value, bool):
                raise galat(f"{self.pesan}, tertulis {str(value).lower()}", self.saran, code="LKJ202")
            return value

        return core_schema.no_info_before_validator_function(said, handler(source))


# A YAML list, kept as a tuple so that facts stay frozen; only the container is converted, never its items.
Daftar = Annotated[tuple[_T, ...], Strict(False)]
# The longest fills four pages; a PDF holds no heading of twice that.
Teks = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)]


class Belum(str):
    """A text that is still to come, null in the file: it prints as the placeholder, and names nothing."""

    __slots__ = ()


BELUM = Belum("[belum ada data]")


class BolehBelum(Struct, frozen=True):
    """Takes null for a text that must be there in the end."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def later(value: Any, inner: core_schema.ValidatorFunctionWrapHandler) -> Any:
            return BELUM if value is None or value is BELUM else inner(value)

        return core_schema.no_info_wrap_validator_function(later, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [handler(schema), {"type": "null"}]}


# A text without which no report is whole, null while it is not known.
TeksIsian = Annotated[Teks, BolehBelum()]
_BENTUK_ID = StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]*$", max_length=40)
Id = Annotated[str, _BENTUK_ID, Ragam.PENGENAL]
# Whole rupiah, as state budgets are written; null where the source does not give the amount.
# A thousand times what the state spends in a year, at the most.
Rupiah = Annotated[int, Field(ge=0, le=10**18), Ragam.RUPIAH]
# How many people.
Orang = Annotated[int, Field(ge=0, le=10**9), Ragam.ORANG]
TAHUN_AWAL, TAHUN_AKHIR = 1900, 2200
AngkaTahun = Annotated[int, Field(ge=TAHUN_AWAL, le=TAHUN_AKHIR), Ragam.TAHUN]


def _periksa_dokumen(value: str, info: ValidationInfo) -> str:
    """Hold a document's id to those of the year, where these are known."""
    known = (info.context or {}).get("dokumen")
    if known is not None and value not in known:
        near = nearest(value, known)
        listed = f"daftarkan «{value}» pada «dokumen» dalam pk.yaml, atau pilih di antara {', '.join(known)}"
        meant = f"mungkin maksud Anda «{near}»; dokumen lain didaftarkan pada «dokumen» dalam pk.yaml"
        raise galat(f"dokumen «{value}» tidak ada", meant if near else listed)
    return value


# The id of one of the year's planning documents, which `pk.yaml` lists.
Dokumen = Annotated[str, _BENTUK_ID, AfterValidator(_periksa_dokumen), Ragam.DOKUMEN]


class SatuAtauBanyak(Struct, frozen=True):
    """Takes a document's id in the place of a list of one, and refuses a document that a list holds twice.

    `kunci` is the key under which an item of the list holds the id, where it holds more than that.
    """

    kunci: str = ""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def listed(value: Any, info: core_schema.ValidationInfo) -> Any:
            if isinstance(value, list):
                seen = [one.get("id") if isinstance(one, dict) else one for one in value]
                twice = next((one for n, one in enumerate(seen) if isinstance(one, str) and one in seen[:n]), None)
                if twice is not None:
                    raise galat(f"dokumen «{twice}» sudah disebut", "sebut setiap dokumen sekali", code="LKJ302")
            if isinstance(value, str):
                value = [_periksa_dokumen(value, info)]
            if self.kunci and isinstance(value, list):
                return [{self.kunci: one} if isinstance(one, str) else one for one in value]
            return value

        return core_schema.with_info_before_validator_function(listed, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        one, many = {"type": "string", "maxLength": 40, "pattern": _BENTUK_ID.pattern}, handler(schema)
        if self.kunci:
            many["items"] = {"anyOf": [one, many["items"]]}
        return {"anyOf": [one, many]}


# Some of the year's planning documents: one id, or a list.
BeberapaDokumen = Annotated[tuple[Dokumen, ...], Strict(False), Field(min_length=1), SatuAtauBanyak(), Ragam.DOKUMEN]


@dataclass(frozen=True, slots=True, order=True)
class Bulan:
    """A month of a year: a date whose day the source does not give."""

    tahun: int
    bulan: int


def desimal(value: Any) -> Any:
    """Take a whole number for a decimal one; anything else stays as it is, for the type to judge."""
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


_BULAN = re.compile(r"([0-9]{4})-([0-9]{2})")


def _tanggal(value: Any) -> Any:
    written = _BULAN.fullmatch(value) if isinstance(value, str) else None
    if written and 1 <= int(written[2]) <= 12:
        return Bulan(int(written[1]), int(written[2]))
    return value


def _periksa_tanggal(value: Any) -> date | Bulan:
    value = _tanggal(value)
    if isinstance(value, (date, Bulan)):
        return value
    meant = maksud_tanggal(value) if isinstance(value, str) else None
    certain = meant.isoformat() + keraguan(value, meant) if meant else ""
    month = maksud_bulan(value) if isinstance(value, str) and not certain else None
    certain = f"{month[0]}-{month[1]:02}" if month else certain
    example = certain or "2025-01-10, atau 2025-01 bila harinya tidak diketahui"
    raise galat(f"«{value}» bukan tanggal", f"tulis {example}")


def _periksa_bulan(value: Any) -> Bulan:
    value = _tanggal(value)
    if isinstance(value, Bulan):
        return value
    month = maksud_bulan(value) if isinstance(value, str) else None
    example = f"tulis {month[0]}-{month[1]:02}" if month else "tulis tahun dan bulan, misalnya 2024-12"
    raise galat(f"«{value}» bukan bulan", example)


TanggalAtauBulan = Annotated[date | Bulan, BeforeValidator(_periksa_tanggal), Ragam.TANGGAL]
BulanSaja = Annotated[Bulan, BeforeValidator(_periksa_bulan), Ragam.BULAN]


# Quotation marks as Word curls them: to YAML they are part of the text.
_KUTIP_WORD = "\u201c\u201d\u2018\u2019"


def _periksa_nip(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        raise galat("NIP tertulis sebagai bilangan", f'beri tanda kutip: "{value}"', code="LKJ202")
    if isinstance(value, str) and value[:1] in _KUTIP_WORD and value.strip(_KUTIP_WORD).isdecimal():
        hint = "hapus keduanya, lalu ketik tanda kutip lurus dengan tombol tanda kutip"
        raise galat(f"NIP {value} memakai tanda kutip lengkung (“ ”) dari Word", hint)
    if isinstance(value, str) and not (len(value) == 18 and value.isascii() and value.isdigit()):
        raise galat(f"NIP «{value}» bukan 18 angka", "tulis 18 angka tanpa spasi di antara tanda kutip")
    return value


Nip = Annotated[str | None, BeforeValidator(_periksa_nip)]

# What is said of fields that several models have.
ID_TETAP = "Pengenal: huruf, angka, dan tanda hubung; tetap sama dari tahun ke tahun."
DOKUMEN_ASAL = "Pengenal dokumen perencanaan tahun itu, seperti dalam daftar «dokumen» di pk.yaml"
RUPIAH_PENUH = "Rupiah penuh sebagai bilangan bulat tanpa titik; null bila sumber tidak memuatnya."
BESARAN = (
    "Nilai dalam «satuan», atau pemetaan «nilai» dan «satuan» bila satuannya lain, atau «pembilang» dan «penyebut» bila"
    " dihitung dari keduanya; null bila belum ada."
)
