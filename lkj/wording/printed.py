"""Indonesian numbers, dates and words, as they are printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING, Any, get_args

from babel.dates import format_date

from lkj.capaian import (
    AGREGAT,
    MINUS,
    Agregat,
    Angka,
    Capaian,
    Kuantitas,
    Nisbah,
    Status,
    bulatkan,
    tempat_tegas,
    tulis_angka,
    tulis_rupiah,
)
from lkj.model.base import BELUM, Bulan
from lkj.model.hukum import Peraturan

if TYPE_CHECKING:
    from lkj.pengukuran import Anggaran, Biaya, EfisiensiSasaran, Pengukuran, PosAnggaran

BELUM_ADA = str(BELUM)
AWAL_BELUM_ADA = BELUM_ADA.removesuffix("]")  # how every placeholder begins
_MOST_PLACES = 30  # as many digits as a number of the data may have
TYPED_PLACES = 20  # more than anyone types, fewer than a mean has that does not come out even
_HAMPIR = ("≈", "Rp≈")  # how the capaian library writes a number of endless decimals


def _pastikan_tempat(places: int) -> None:
    if not 0 <= places <= _MOST_PLACES:
        raise ValueError(f"angka di belakang koma paling banyak {_MOST_PLACES}")


def angka(value: Decimal | int | None, places: int = 0) -> str:
    """Write a number with a fixed number of decimals, rounded half up: 1.250,50."""
    if value is None:
        return BELUM_ADA
    _pastikan_tempat(places)
    return tulis_angka(Decimal(value), places)


def angka_apa_adanya(value: Decimal | int) -> str:
    """Write a number with as many decimals as it has: 2,8."""
    number = Decimal(value)
    exponent = number.normalize().as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0  # NaN and infinity have none
    return angka(number, max(0, places))


def berteks(value: object) -> bool:
    """Tell whether a value has a text of its own, as a list, a mapping or a group of facts has not."""
    return value is None or isinstance(value, (str, int, float, Decimal, date, Bulan, Peraturan, *get_args(Kuantitas)))


def apa_adanya(value: object, bahasa: str = "id") -> str:
    """Write a value that no filter was asked for; TypeError for a list, a mapping or a group of facts."""
    if value is None:
        return BELUM_ADA
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Decimal):
        return tulis_angka(value)
    if isinstance(value, (date, Bulan)):
        return tanggal(value, bahasa)
    if isinstance(value, int):
        return str(value).replace("-", MINUS)
    if isinstance(value, (str, Peraturan, *get_args(Kuantitas))):
        return str(value)
    raise TypeError("nilai ini berupa daftar atau kelompok fakta; sebut salah satu isinya")


def persen(value: Decimal | int | None, places: int = 2) -> str:
    """Write a percentage: 97,53%."""
    return BELUM_ADA if value is None else f"{angka(value, places)}%"


def persen_tegas(numbers: Pengukuran, value: Decimal | int | None, places: int | None = None) -> str:
    """Write a percentage of the year so that rounding carries it over no border: 84,995%, or < 100%."""
    if value is None:
        return BELUM_ADA
    if places is not None:
        _pastikan_tempat(places)
    return numbers.persen(value, places)


def tulis_capaian(numbers: Pengukuran, made: Capaian) -> str:
    """Write the capaian of an indikator: a dash where the data are there and no percentage follows from them."""
    return "–" if made.nilai is None and made.status is not Status.BELUM_ADA_DATA else persen_tegas(numbers, made.nilai)


def tulis_serapan(numbers: Pengukuran, one: Anggaran | Biaya | EfisiensiSasaran | PosAnggaran) -> str:
    """Write an absorption: a dash where both amounts are there and the ceiling is 0."""
    known = one.pagu is not None and one.realisasi is not None
    return "–" if one.serapan is None and known else persen_tegas(numbers, one.serapan)


def indeks(value: Decimal, places: int = 2) -> str:
    """Write an index of efficiency so that rounding does not carry it to 1: 0,996, not efficient."""
    return angka(value, tempat_tegas(value, places, ambang=Decimal(1)))


def banyaknya(agregat: Agregat) -> str:
    """Say over how many indikator a mean was taken: "17 indikator", "sementara, 15 dari 17 indikator"."""
    n = angka(agregat.terukur)
    return f"sementara, {n} dari {angka(agregat.dari)} indikator" if agregat.sementara else f"{n} indikator"


def sebutan_rerata(agregat: Agregat) -> str:
    """Say what a mean is called by the way it was made: "rata-rata", "rata-rata tertimbang"."""
    return AGREGAT[agregat.cara].sebutan


def rata_rata(numbers: Pengukuran, agregat: Agregat) -> str:
    """Write a mean, and that it is provisional where a realisasi is missing: 97,53% (sementara, 15 dari 17).

    Where none is missing and there is no mean all the same, it is a dash.
    """
    text = "–" if agregat.nilai is None and not agregat.belum_ada else persen_tegas(numbers, agregat.nilai)
    if not agregat.sementara:
        return text
    return f"{text} (sementara, {angka(agregat.terukur)} dari {angka(agregat.dari)})"


def rupiah(value: Decimal | int | None) -> str:
    """Write an amount of money in whole rupiah: Rp126.887.188.000; a negative one with the sign in front."""
    return BELUM_ADA if value is None else tulis_rupiah(Decimal(value), 0)


def tanggal(value: date | Bulan | None, bahasa: str = "id") -> str:
    """Write a date or a month: 10 Januari 2025, Juli 2024; `bahasa` names the months in another language (CLDR)."""
    if value is None:
        return BELUM_ADA
    if isinstance(value, Bulan):
        return format_date(date(value.tahun, value.bulan, 1), "MMMM y", locale=bahasa)
    return format_date(value, "d MMMM y", locale=bahasa)


def tanggal_isian(value: date | Bulan, bahasa: str = "id") -> str:
    """Write a date for a form; a day that is not known is left as dots to be filled by hand."""
    return f"……… {tanggal(value, bahasa)}" if isinstance(value, Bulan) else tanggal(value, bahasa)


def terbilang(value: int | None) -> str:
    """Write a whole number in words: tujuh belas."""
    if value is None:
        return BELUM_ADA
    return "nol" if value == 0 else str(_pengeja().to_cardinal(value))


@cache
def _pengeja() -> Any:
    """Return what spells numbers in Indonesian, without the sixty other languages where it lies as a file of its own.

    The package imports them all, which would take 25 ms of every report that spells a number.
    """
    package = find_spec("num2words")
    spec = package and PathFinder.find_spec("lang_ID", package.submodule_search_locations)
    if spec is None or spec.loader is None:
        from num2words import CONVERTER_CLASSES

        return CONVERTER_CLASSES["id"]
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Num2Word_ID()


def bilangan(value: int | None) -> str:
    """Write a count in digits and words: 17 (tujuh belas)."""
    return BELUM_ADA if value is None else f"{angka(value)} ({terbilang(value)})"


def kapital(value: object) -> str:
    """Write in capitals, as on a cover."""
    return BELUM_ADA if value is None or value == BELUM_ADA else str(value).upper()


def dalam_kalimat(value: str) -> str:
    """Write a name that opens a cell as it stands in a sentence: "tenaga honorer", but "PNS" and "Pegawai Tetap"."""
    first, *others = value.split()
    opens = first[:1].isupper() and first[1:].islower() and all(word.islower() for word in others)
    return value[:1].lower() + value[1:] if opens else value


def nip(value: str | None) -> str | None:
    """Group an 18-digit NIP as birth date, appointment, sex, number: 19690303 199603 1 003."""
    return value and f"{value[:8]} {value[8:14]} {value[14]} {value[15:]}"


def kuantitas(value: Any, unit: str = "", places: int = 2) -> str:
    """Write a target or realisasi as the field does: 98%, 1 Dokumen, WTP; None is a placeholder.

    A bare number is written in `unit`, if one is given.

    A mean of quarters that does not come out even and a quotient of counts are rounded to `places`, the latter to more
    where that would carry it over 0 or 100 percent, and keep all their digits; what was typed, or comes out even, is
    written as it is.
    """
    if value is None:
        return BELUM_ADA
    if isinstance(value, Decimal) and unit:
        value = Angka(value, unit)
    if isinstance(value, Nisbah):
        exact = tempat_tegas(value.nilai, places) if value.satuan == "persen" else places
        return _dibulatkan(value, exact)
    if isinstance(value, Angka) and str(value).startswith(_HAMPIR):
        if -int(value.nilai.normalize().as_tuple().exponent) <= TYPED_PLACES:
            return str(value).replace(tulis_angka(value.nilai), angka_apa_adanya(value.nilai))
        return _dibulatkan(value, places)
    if isinstance(value, Angka) and value.satuan == "persen":
        return f"{angka_apa_adanya(value.nilai)}%"
    return str(value)


def _dibulatkan(value: Angka, places: int) -> str:
    made = Angka(bulatkan(value.nilai, places), value.satuan)
    if made.nilai == value.nilai:
        return kuantitas(made)
    number = angka(made.nilai, places)
    return f"{number}%" if made.satuan == "persen" else str(made).replace(tulis_angka(made.nilai), number, 1)


def kuantitas_sempit(value: Any, places: int = 2) -> str:
    """Write a target or realisasi for a narrow column: a long amount of money may break behind a dot."""
    text = kuantitas(value, places=places)
    return text.replace(".", ".\u200b") if len(text) > _SEMPIT and text.startswith("Rp") else text


_SEMPIT = 8
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def romawi(value: int) -> str:
    """Write a chapter number in Roman numerals: IV; above 3999, which they do not write, in digits."""
    text = ""
    if value > 3999:
        return angka(value)
    for number, letters in ROMAN:
        while value >= number:
            text, value = text + letters, value - number
    return text


def huruf(value: int) -> str:
    """Return the letter of a section: 1 is A, 27 is AA."""
    text = ""
    while value:
        value, rest = divmod(value - 1, 26)
        text = chr(65 + rest) + text
    return text
