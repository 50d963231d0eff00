"""Vulgar fractions, "1½ jam": read where they are exact in decimal, refused where they are not."""

from __future__ import annotations

import re
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from .decimals import bagi, tambah
from .errors import BacaanError, JenisBacaan
from .rounding import tulis_angka

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Characters that stand for a fraction with a finite decimal.
TEPAT: Final[Mapping[str, Decimal]] = MappingProxyType(
    {
        aksara: bagi(Decimal(pembilang), Decimal(penyebut))
        for aksara, pembilang, penyebut in (
            ("½", 1, 2),
            ("¼", 1, 4),
            ("¾", 3, 4),
            ("⅕", 1, 5),
            ("⅖", 2, 5),
            ("⅗", 3, 5),
            ("⅘", 4, 5),
            ("⅛", 1, 8),
            ("⅜", 3, 8),
            ("⅝", 5, 8),
            ("⅞", 7, 8),
            ("⅒", 1, 10),
        )
    }
)
_TAK_TEPAT: Final = "⅓⅔⅙⅚⅐⅑⅟↉"
_SEMUA: Final = "".join(TEPAT) + _TAK_TEPAT
_PECAHAN: Final = rf"(?a)(?:(?P<utuh>\d[\d.,]*)\s?)?(?P<pecahan>[{_SEMUA}])(?P<lanjut>[\d.,{_SEMUA}]*)"
_CAMPURAN: Final = r"(?a)(?P<utuh>\d{1,9}) (?P<atas>\d{1,4})\s?[/⁄]\s?(?P<bawah>\d{1,4})(?P<sisa>\D.*)?"


def desimalkan(isi: str) -> str:
    """Write the vulgar fractions of a text as decimals: "1½ jam" is "1,5 jam", "½–1" is "0,5–1".

    Raises BacaanError for a fraction without an exact decimal, such as ⅓, and for one behind decimals or before digits.
    """
    return re.sub(_PECAHAN, lambda cocok: _desimal(isi, cocok), isi)


def _desimal(isi: str, cocok: re.Match[str]) -> str:
    aksara = cocok["pecahan"]
    if aksara in _TAK_TEPAT:
        raise BacaanError(
            JenisBacaan.BUKAN_ANGKA,
            f"“{isi}” memuat pecahan “{aksara}”, yang tidak tepat bila ditulis dengan koma desimal.",
            "Tulis dengan koma desimal, sebanyak angka yang dinyatakan sumbernya.",
        )
    utuh = cocok["utuh"] or "0"
    if "," in utuh or cocok["lanjut"]:
        raise BacaanError(
            JenisBacaan.BUKAN_ANGKA,
            f"“{isi}” mencampur pecahan “{aksara}” dengan angka lain.",
            "Tulis satu angka dengan koma desimal.",
        )
    return utuh + tulis_angka(TEPAT[aksara])[1:]


def saran_campuran(isi: str) -> str:
    """Return what to write for a mixed number with a slash: "1 1/2 jam" is 1,5 jam; "" for any other text."""
    cocok = re.fullmatch(_CAMPURAN, isi)
    if cocok is None or not 0 < int(cocok["atas"]) < int(cocok["bawah"]):
        return ""
    nilai = tulis_angka(tambah(Decimal(cocok["utuh"]), bagi(Decimal(cocok["atas"]), Decimal(cocok["bawah"]))))
    if nilai.startswith("≈"):
        return "Tulis dengan koma desimal, sebanyak angka yang dinyatakan sumbernya."
    return f"Tulis {nilai}{cocok['sisa'] or ''}."
