"""What a plain YAML scalar means: a strict reading that no two tools can differ over.

YAML 1.1 reads `no` as false, `12:30` as 750 and `0125` as 85; Indonesians read `1.250` as 1250.
Such a scalar is never guessed at: it becomes a `Trap`, which says how else it is read and what to write.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

__all__ = ["Trap", "resolve"]

Scalar: TypeAlias = bool | int | Decimal | str | date | None


class Trap(Struct, frozen=True):
    """A scalar that is refused: the finding's code, what is wrong (Indonesian), and what to write instead."""

    code: str
    message: str
    hint: str


_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None}
_TRUE_WORDS = frozenset({"yes", "on", "y", "true"})
_FALSE_WORDS = frozenset({"no", "off", "n", "false"})
_WORD_STARTS = frozenset("tTfFyYnNoO~")
_NUMBER_STARTS = frozenset("+-.0123456789")
_LONGEST_WORD = 5
_MAX_DIGITS = 30

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_MINUS_ZERO = re.compile(r"-0(?:\.0+)?")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_THOUSANDS = re.compile(r"(-?[1-9][0-9]{0,2})\.([0-9]{3})")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SEXAGESIMAL = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+(?:\.[0-9]*)?")
_UNDERSCORE = re.compile(r"[-+]?[0-9][0-9_]*_[0-9_]*(?:\.[0-9_]*)?")
_BASE = re.compile(r"[-+]?0(?:x[0-9a-fA-F_]+|o[0-7_]+|b[01_]+)", re.IGNORECASE)
_EXPONENT = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+]?[0-9]+")
_NOT_FINITE = re.compile(r"[-+]?\.inf|\.nan", re.IGNORECASE)
_BARE_POINT = re.compile(r"[-+]?(?:[0-9]+\.|\.[0-9]+)")
_PLUS = re.compile(r"\+[0-9]+(?:\.[0-9]+)?")


def resolve(text: str) -> Scalar | Trap:
    """Read a plain scalar: null, bool, int, Decimal, date or str; a `Trap` where readings differ.

    A Trap has the code LKJ104 (ambiguous), LKJ107 (more than 30 digits) or LKJ112 (no such date).
    """
    if not text:
        return None
    first = text[0]
    if first in _NUMBER_STARTS:
        return _resolve_number(text)
    if first in _WORD_STARTS and len(text) <= _LONGEST_WORD:
        return _resolve_word(text)
    return text


def _resolve_word(text: str) -> bool | str | Trap | None:
    if text in _WORDS:
        return _WORDS[text]
    word = text.lower()
    if word in _WORDS:
        return Trap(
            "LKJ104",
            f"«{text}» dibaca berbeda-beda oleh berbagai alat",
            f"tulis {word} dengan huruf kecil, atau {_as_text(text)}",
        )
    if word in _TRUE_WORDS or word in _FALSE_WORDS:
        reading = "true" if word in _TRUE_WORDS else "false"
        return Trap(
            "LKJ104",
            f"«{text}» dibaca YAML lama sebagai {reading}, bukan sebagai teks",
            f"tulis {reading}, atau {_as_text(text)}",
        )
    return text


def _resolve_number(text: str) -> int | Decimal | str | date | Trap:
    if _MINUS_ZERO.fullmatch(text):
        return Trap("LKJ104", f"«{text}» nol bertanda minus", "tulis 0, atau angka negatif yang dimaksud")
    if _INTEGER.fullmatch(text):
        return _too_long(text) or int(text)
    thousands = _THOUSANDS.fullmatch(text)
    if thousands:
        return _ambiguous_thousands(text, thousands[1], thousands[2])
    if _DECIMAL.fullmatch(text):
        return _too_long(text) or Decimal(text)
    day = _DATE.fullmatch(text)
    if day:
        try:
            return date(int(day[1]), int(day[2]), int(day[3]))
        except ValueError:
            return Trap(
                "LKJ112",
                f"tanggal «{text}» tidak ada dalam kalender",
                "periksa hari dan bulannya; urutannya tahun-bulan-hari",
            )
    return _trap(text) or text


def _too_long(text: str) -> Trap | None:
    if len(text) <= _MAX_DIGITS:
        return None
    return Trap(
        "LKJ107",
        f"bilangan ini panjangnya {len(text)} karakter, melebihi batas {_MAX_DIGITS}",
        "periksa apakah ada angka yang terketik berulang; kode yang panjang ditulis dalam tanda kutip",
    )


def _ambiguous_thousands(text: str, whole: str, fraction: str) -> Trap:
    decimal = fraction.rstrip("0") or "0"
    # A zero more at the end leaves three digits no longer three: the decimal can then be written down.
    written = f"{whole}.{decimal}" if len(decimal) < len(fraction) else f"{whole}.{decimal}0"
    return Trap(
        "LKJ104",
        f"«{text}» dapat berarti {whole}{fraction} (titik ribuan) atau {whole},{decimal} (titik desimal)",
        f"tulis {whole}{fraction} bila yang dimaksud ribuan, atau {written} bila yang dimaksud pecahan",
    )


def _trap(text: str) -> Trap | None:
    """Return the trap that a scalar which only looks like a number is, if it is one."""
    digits = text.lstrip("+-")
    if _SEXAGESIMAL.fullmatch(text):
        return Trap(
            "LKJ104",
            f"«{text}» dibaca YAML lama sebagai bilangan berbasis 60",
            f"tulis satu angka dalam satuannya, misalnya jumlah menitnya, atau {_as_text(text)}",
        )
    if _LEADING_ZERO.fullmatch(text):
        plain = digits.lstrip("0") or "0"
        plain = f"0{plain}" if plain.startswith(".") else plain
        number = plain.rstrip(".")
        meant = f"{number} bila ini bilangan"
        if not number.strip("0"):
            meant = "0 bila hasilnya nol, null bila belum ada datanya"
        return Trap(
            "LKJ104",
            f"«{text}» diawali nol: sebagian alat membacanya sebagai bilangan oktal",
            f'tulis {meant}, atau "{text}" dalam tanda kutip bila ini kode',
        )
    if _UNDERSCORE.fullmatch(text):
        return Trap(
            "LKJ104",
            f"«{text}» memakai garis bawah sebagai pemisah angka",
            f"tulis {text.replace('_', '')}, atau {_as_text(text)}",
        )
    for pattern, kind in (
        (_BASE, "bilangan heksadesimal, oktal, atau biner"),
        (_EXPONENT, "bilangan berpangkat sepuluh"),
        (_NOT_FINITE, "tak hingga atau bukan bilangan"),
    ):
        if pattern.fullmatch(text):
            return Trap(
                "LKJ104",
                f"«{text}» dapat dibaca sebagai {kind}",
                f"tulis {_without_exponent(text) or 'dengan angka biasa'}, atau {_as_text(text)}",
            )
    if _PLUS.fullmatch(text):
        return Trap(
            "LKJ104",
            f"«{text}» diawali tanda tambah: sebagian alat membacanya sebagai bilangan",
            f"tulis {digits}, atau {_as_text(text)}",
        )
    if _BARE_POINT.fullmatch(text):
        return Trap(
            "LKJ104",
            f"«{text}» dapat dibaca sebagai bilangan, tetapi angkanya tidak lengkap di sekitar titik",
            f"tulis {_whole_point(text)}, atau {_as_text(text)}",
        )
    return None


def _as_text(text: str) -> str:
    """Say when to quote: a number in quotes is refused where a number is wanted."""
    return f'"{text}" dalam tanda kutip bila isian ini teks, bukan angka'


def _without_exponent(text: str) -> str:
    """Write out a number with an exponent, 1e3 as 1000; "" for one too long to be meant, and for any other text."""
    exponent = text.lower().partition("e")[2]
    if not _EXPONENT.fullmatch(text) or len(text) > _MAX_DIGITS or abs(int(exponent)) > _MAX_DIGITS:
        return ""
    written = f"{Decimal(text):f}"
    return written if len(written) <= _MAX_DIGITS else ""


def _whole_point(text: str) -> str:
    """Write a number that begins or ends with its point without that: 5. as 5, .5 as 0.5."""
    sign = "-" if text.startswith("-") else ""
    digits = text.lstrip("+-")
    return f"{sign}0{digits}" if digits.startswith(".") else f"{sign}{digits[:-1]}"
