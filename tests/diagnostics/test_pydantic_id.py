"""pydantic's errors in Indonesian, at their place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal, get_args

import pytest
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError
from pydantic_core.core_schema import ErrorType

from lkj.diagnostics import Finding, Position
from lkj.diagnostics.pydantic_id import findings_from_validation
from lkj.diagnostics.values import remedy

Path = tuple[str | int, ...]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Quantity(Strict):
    value: int = Field(alias="nilai")
    satuan: str


class Direction(StrEnum):
    UP = "naik"
    DOWN = "turun"


def refuse_zero(value: Any) -> Any:
    if value == 0:
        raise PydanticCustomError(
            "lkj", "{pesan}", {"pesan": "bobot nol tidak bermakna", "hint": "hapus", "code": "LKJ401"}
        )
    if value == 1:
        raise PydanticCustomError("lkj", "bobot satu tidak bermakna")
    if value == 2:
        raise ValueError("bobot dua tidak bermakna")
    return value


class Circle(Strict):
    bentuk: Literal["bulat"]
    jari: int


class Square(Strict):
    bentuk: Literal["persegi"]
    sisi: int


class Item(Strict):
    nama: Annotated[str, Field(min_length=1, max_length=10, pattern=r"^[A-Z]")] = "A"
    jumlah: Annotated[int, Field(ge=0, le=100)] = 0
    nilai: Annotated[Decimal, Field(gt=0, strict=False)] = Decimal(1)
    aktif: bool = True
    tanggal: date | None = None
    polaritas: Literal["naik", "turun"] = "naik"
    arah: Annotated[Direction, Field(strict=False)] = Direction.UP
    target: int | str | Quantity | None = None
    daftar: Annotated[list[str], Field(min_length=2)] = ["a", "b"]
    peta: dict[str, Quantity] = {}
    bobot: Annotated[int, BeforeValidator(refuse_zero)] = 3
    gambar: Annotated[Circle | Square, Field(discriminator="bentuk")] | None = None


class Top(Strict):
    butir: list[Item]


class FakeDocument:
    """A document whose places are numbered in order: key on the line, its value in column 9."""

    def __init__(self, data: Mapping[str, object]) -> None:
        self.lines: dict[Path, int] = {}
        self._number(data, ())

    def _number(self, value: object, path: Path) -> None:
        self.lines[path] = len(self.lines)
        if isinstance(value, dict):
            for key, below in value.items():
                self._number(below, (*path, key))
        elif isinstance(value, list):
            for index, below in enumerate(value):
                self._number(below, (*path, index))

    def has(self, path: Path, /) -> bool:
        return path in self.lines

    def position(self, path: Path, /) -> Position:
        return Position("a.yaml", self.lines[path] + 1, 9)

    def key_position(self, path: Path, /) -> Position:
        return Position("a.yaml", self.lines[path] + 1, 1)


def findings_of(**values: object) -> list[Finding]:
    """Validate one item with these values, at butir[0]."""
    data = {"butir": [values]}
    with pytest.raises(ValidationError) as caught:
        Top.model_validate(data)
    return findings_from_validation(caught.value, FakeDocument(data), Top)


ITEM_LINE = 3
VALUE = (ITEM_LINE + 1, 9)
KEY = (ITEM_LINE + 1, 1)


@pytest.mark.parametrize(
    ("values", "code", "place", "message", "hint"),
    [
        (
            {"nama": 12},
            "LKJ202",
            VALUE,
            "«nama» seharusnya teks, tertulis bilangan 12",
            'beri tanda kutip: "12"',
        ),
        ({"nama": True}, "LKJ202", VALUE, "tertulis nilai true", 'beri tanda kutip: "true"'),
        ({"nama": date(2025, 1, 2)}, "LKJ202", VALUE, "tanggal 2025-01-02", 'beri tanda kutip: "2025-01-02"'),
        (
            {"nama": {"Menyelenggarakan pelatihan": "bermutu"}},
            "LKJ202",
            VALUE,
            "«nama» seharusnya teks",
            "titik dua dan spasi memisahkan kunci dari nilai; beri tanda kutip dari awal sampai akhir teks itu",
        ),
        ({"nama": {"A": None}}, "LKJ202", VALUE, "«nama» seharusnya teks", "diawali [ atau {"),
        ({"nama": None}, "LKJ202", VALUE, "tertulis kosong (null)", "atau hapus kunci ini bila tidak ada"),
        (
            {"jumlah": "x"},
            "LKJ202",
            VALUE,
            "«jumlah» seharusnya bilangan bulat, tertulis teks «x»",
            "angka saja",
        ),
        ({"jumlah": "12"}, "LKJ202", VALUE, "bilangan bulat", "hapus tanda kutip: 12"),
        ({"jumlah": "98&"}, "LKJ202", VALUE, "teks «98&»", "tulis 98 bila itu yang dimaksud"),
        ({"jumlah": "Rp1.250.000"}, "LKJ202", VALUE, "bilangan bulat", "tulis 1250000 bila"),
        ({"jumlah": "1.250.000"}, "LKJ202", VALUE, "bilangan bulat", "tulis 1250000, tanpa titik ribuan"),
        ({"jumlah": "97,5"}, "LKJ202", VALUE, "bilangan bulat", "tanpa koma"),
        ({"jumlah": "Rp1.250.000,-"}, "LKJ202", VALUE, "bilangan bulat", "tulis 1250000 bila"),
        ({"jumlah": "Rp 1.250.000,00"}, "LKJ202", VALUE, "bilangan bulat", "tulis 1250000 bila"),
        ({"jumlah": "1,2 M"}, "LKJ202", VALUE, "bilangan bulat", "tulis 1200000000 bila"),
        ({"jumlah": "Rp2.5 miliar"}, "LKJ202", VALUE, "bilangan bulat", "tulis 2500000000 bila"),
        ({"jumlah": "50 ribu"}, "LKJ202", VALUE, "bilangan bulat", "tulis 50000 bila"),
        ({"jumlah": "12 orang"}, "LKJ202", VALUE, "bilangan bulat", "tulis 12 bila"),
        ({"jumlah": "60 %"}, "LKJ202", VALUE, "bilangan bulat", "tulis dengan angka saja"),
        ({"jumlah": "28 Februari"}, "LKJ202", VALUE, "bilangan bulat", "tulis dengan angka saja"),
        ({"jumlah": "5/5"}, "LKJ202", VALUE, "bilangan bulat", "tulis dengan angka saja"),
        ({"jumlah": "000"}, "LKJ202", VALUE, "bilangan bulat", "tulis 0 bila"),
        ({"jumlah": "0.6"}, "LKJ202", VALUE, "bilangan bulat", "tulis bilangan bulat"),
        ({"nilai": "120%"}, "LKJ202", VALUE, "«nilai» seharusnya bilangan", "tulis 120 bila"),
        ({"tanggal": "28-02-2025"}, "LKJ202", VALUE, "seharusnya tanggal", "tulis 2025-02-28 tanpa tanda kutip"),
        (
            {"tanggal": "04-02-2025"},
            "LKJ202",
            VALUE,
            "seharusnya tanggal",
            "tulis 2025-02-04 tanpa tanda kutip bila maksudnya 4 Februari 2025",
        ),
        ({"tanggal": "28 Feb 2025"}, "LKJ202", VALUE, "seharusnya tanggal", "tulis 2025-02-28 tanpa tanda kutip"),
        ({"jumlah": Decimal("9.5")}, "LKJ202", VALUE, "bilangan 9.5", "tanpa angka di belakang titik"),
        (
            {"nilai": "97,5"},
            "LKJ202",
            VALUE,
            "«nilai» seharusnya bilangan, tertulis",
            "tulis 97.5, dengan titik",
        ),
        ({"aktif": "ya"}, "LKJ202", VALUE, "seharusnya true atau false", "tulis true"),
        ({"tanggal": "10 Januari 2025"}, "LKJ202", VALUE, "seharusnya tanggal", "2025-01-10"),
        ({"daftar": "a"}, "LKJ202", VALUE, "seharusnya daftar, tertulis teks «a»", '"- "'),
        ({"peta": "a"}, "LKJ202", VALUE, "seharusnya pemetaan", "kunci: nilai"),
        ({"target": [1]}, "LKJ202", VALUE, "bilangan bulat, teks, atau pemetaan", ""),
        ({"jumlah": -5}, "LKJ204", VALUE, "«jumlah» tidak boleh negatif, tertulis -5", "minus"),
        ({"nilai": Decimal("-0.5")}, "LKJ204", VALUE, "tidak boleh negatif", "minus"),
        ({"nilai": Decimal(0)}, "LKJ205", VALUE, "harus lebih dari 0, tertulis 0", ""),
        ({"jumlah": 101}, "LKJ205", VALUE, "harus paling banyak 100, tertulis 101", ""),
        ({"polaritas": "naek"}, "LKJ205", VALUE, "yang boleh: naik atau turun", "mungkin maksud Anda «naik»"),
        ({"polaritas": "xyz"}, "LKJ205", VALUE, "«polaritas» tidak boleh «xyz»", ""),
        ({"arah": "TURUN"}, "LKJ205", VALUE, "yang boleh: naik atau turun", "mungkin maksud Anda «turun»"),
        ({"nama": ""}, "LKJ205", VALUE, "«nama» tidak boleh kosong", "isi"),
        ({"nama": "A" * 11}, "LKJ205", VALUE, "paling banyak 10 karakter", ""),
        ({"nama": "a"}, "LKJ205", VALUE, "tertulis «a», tidak sesuai dengan pola ^[A-Z]", "ejaan"),
        ({"daftar": ["a"]}, "LKJ205", VALUE, "paling sedikit 2 butir", ""),
        ({"bobot": 0}, "LKJ401", VALUE, "bobot nol tidak bermakna", "hapus"),
        ({"bobot": 1}, "LKJ205", VALUE, "bobot satu tidak bermakna", ""),
        ({"bobot": 2}, "LKJ205", VALUE, "bobot dua tidak bermakna", ""),
        ({"jumlaah": 1}, "LKJ201", KEY, "kunci «jumlaah» tidak dikenal", "mungkin maksud Anda «jumlah»"),
        ({"zzz": 1}, "LKJ201", KEY, "kunci «zzz» tidak dikenal", "nama, jumlah, nilai"),
        (
            {"gambar": {"bentuk": "bulta"}},
            "LKJ205",
            VALUE,
            "bulat atau persegi",
            "mungkin maksud Anda «bulat»",
        ),
        ({"gambar": {"bentuk": "bulat"}}, "LKJ203", VALUE, "kunci «jari» belum ada pada «gambar»", "jari"),
        ({"target": {"nilai": 1}}, "LKJ203", VALUE, "kunci «satuan» belum ada pada «target»", "satuan"),
    ],
)
def test_each_error_is_told_in_indonesian_at_its_place(
    values: dict[str, object], code: str, place: tuple[int, int], message: str, hint: str
) -> None:
    """One slip gives one finding: code, place, a sentence that quotes what is written, and a remedy."""
    [finding] = findings_of(**values)
    assert (finding.code, (finding.line, finding.column)) == (code, place)
    assert message in finding.message
    assert hint in finding.hint


def test_a_misspelt_key_inside_a_union_is_compared_with_that_member() -> None:
    """The mapping was meant and has one slip: neither the other members nor the right key are complained about."""
    [found] = findings_of(target={"nilai": 1, "satuann": "orang"})
    assert (found.code, found.line, found.column) == ("LKJ201", 6, 1)
    assert found.hint == "mungkin maksud Anda «satuan»"


def test_keys_are_named_as_the_file_has_them() -> None:
    """An alias is offered, not the Python name behind it; lists, dicts and unions are walked through."""
    [finding] = findings_of(peta={"x": {"nilai": 1, "satuan": "a", "nilia": 2}})
    assert finding.hint == "mungkin maksud Anda «nilai»"
    assert (finding.line, finding.column) == (8, 1)


def test_a_missing_key_of_the_file_itself() -> None:
    """What is missing at the top is reported at the top."""
    with pytest.raises(ValidationError) as caught:
        Top.model_validate({})
    [finding] = findings_from_validation(caught.value, FakeDocument({}), Top)
    assert (finding.code, finding.line) == ("LKJ203", 1)
    assert "«butir»" in finding.message


def test_a_missing_key_that_leaves_no_choice_is_told_with_its_value() -> None:
    """Whoever left out the version of a file reads what to write there."""

    class File(Strict):
        skema: Literal[1]
        nama: str

    with pytest.raises(ValidationError) as caught:
        File.model_validate({})
    found = findings_from_validation(caught.value, FakeDocument({}), File)
    assert [finding.hint for finding in found] == ["tambahkan «nama: …»", "tambahkan «skema: 1»"]


def test_all_errors_of_a_file_come_together_in_reading_order() -> None:
    """One run names everything."""
    found = findings_of(nama=1, jumlah=-1, polaritas="x", tambahan=1)
    assert [finding.code for finding in found] == ["LKJ202", "LKJ204", "LKJ205", "LKJ201"]


NUMBERS = (
    "gt", "ge", "lt", "le", "multiple_of", "min_length", "max_length", "actual_length", "max_digits",
    "decimal_places", "whole_digits", "expected_version", "tz_expected", "tz_actual",
)  # fmt: skip
WORDS = (
    "pattern", "expected", "class", "class_name", "discriminator", "tag", "expected_tags", "name",
    "attribute", "method_name", "field_type", "encoding", "encoding_error", "expected_schemes",
    "input_type", "error",
)  # fmt: skip
ENGLISH = {"should", "input", "valid", "must", "value", "error", "field", "required", "the", "is", "to", "be"}


@pytest.mark.parametrize("kind", sorted(get_args(ErrorType)))
def test_no_error_type_of_pydantic_comes_out_in_english(kind: str) -> None:
    """Every built-in error type, also one no model of ours can raise yet, becomes an Indonesian sentence."""
    context: dict[str, Any] = {**dict.fromkeys(NUMBERS, 5), **dict.fromkeys(WORDS, "'x'")}
    if kind in ("value_error", "assertion_error"):
        context["error"] = ValueError("pesan dari pemeriksa")
    details = InitErrorDetails(type=kind, loc=("butir", 0, "jumlah"), input=7, ctx=context)
    error = ValidationError.from_exception_data("Top", [details])
    [finding] = findings_from_validation(error, FakeDocument({"butir": [{"jumlah": 7}]}), Top)
    assert finding.message
    assert not ENGLISH & set(finding.message.lower().split())


def test_a_number_of_two_readings_gets_both_remedies() -> None:
    """Where a decimal is wanted, 1.250 may be either: the remedy chooses neither."""
    assert remedy("bilangan", "1.250") == "tulis 1250 bila itu ribuan, atau 1.25 bila itu pecahan"
