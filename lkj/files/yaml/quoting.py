"""How a scalar is written: plain where that is read back as the same, in double quotes or as a block otherwise."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from lkj.files.yaml.commented import Skalar
from lkj.files.yaml.scalars import resolve

__all__ = ["tulis_bilangan", "tulis_kunci", "tulis_nilai"]

# No plain scalar begins with these; after - ? : it must go on at once.
_TANDA_AWAL = frozenset(",[]{}#&*!|>'\"%@`")
_TANDA_BERSAMBUNG = frozenset("-?:")
# A code or telephone number: some tools drop its zeros or take it for a number unless it is quoted.
_KODE = re.compile(r"0[0-9]|[0-9]+(?:\.[0-9A-Z]+)+\Z")
_LOLOS = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def tulis_nilai(scalar: Skalar) -> list[str]:
    """Write a value: what stands on the line of its key, and the lines of a block, not yet indented."""
    if not scalar.gaya:
        read = resolve(scalar.teks)
        if read is None:
            return ["null"]
        if not isinstance(read, str):
            return [scalar.teks]
    text = _teks(scalar)
    if "\n" not in text:
        return [text if _polos(text) else _berkutip(text)]
    return _blok(text, folded=scalar.gaya == ">") or [_berkutip(text)]


def tulis_bilangan(number: Decimal | int) -> str:
    """Write a number without exponent and needless zeros, so that no reader takes its decimals for thousands."""
    text = format(Decimal(number), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if text in ("-0", ""):
        return "0"
    # 1.125 may be 1125 to an Indonesian; a zero more at its end leaves one reading.
    return text if isinstance(resolve(text), (int, Decimal)) else f"{text}0"


def tulis_kunci(scalar: Skalar) -> str:
    """Write a key, which is always text."""
    text = _teks(scalar)
    return text if _polos(text) and text != "<<" else _berkutip(text)


def _teks(scalar: Skalar) -> str:
    """Return the text that the strict reader makes of a scalar."""
    return unicodedata.normalize("NFC", scalar.teks if scalar.gaya else scalar.teks.strip())


def _polos(text: str) -> bool:
    """Tell whether a text of one line needs no quotes."""
    return (
        text != ""
        and text == text.strip()
        and text[0] not in _TANDA_AWAL
        and not (text[0] in _TANDA_BERSAMBUNG and text[1:2] in ("", " "))
        and not text.endswith(":")
        and ": " not in text
        and " #" not in text
        and "\t" not in text
        and not _KODE.match(text)
        and isinstance(resolve(text), str)
    )


def _berkutip(text: str) -> str:
    return f'"{text.translate(_LOLOS)}"'


def _blok(text: str, *, folded: bool) -> list[str]:
    """Write text of several lines as a block; nothing where only quotes show it whole."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    # Spaces at the ends of lines would not be seen, and those at the start would be taken for indentation.
    if not body or not lines[0] or lines[-1] == "" or any(line != line.rstrip(" \t") for line in lines):
        return []
    if lines[0][0] in " \t" or any(line.startswith("\t") for line in lines):
        return []
    folded = folded and not any(line.startswith(" ") for line in lines)
    chomp = "" if text != body else "-"
    if folded:
        # One line break would be read as a space.
        return [f">{chomp}", *_terlipat(lines)]
    return [f"|{chomp}", *lines]


def _terlipat(lines: list[str]) -> list[str]:
    out = lines[:1]
    for line in lines[1:]:
        out += ["", line] if line else [""]
    return out
