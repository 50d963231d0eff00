"""Filters on one or two numbers: differences, shares, growth, amounts in millions; and the source of a typed figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any, Final

from msgspec.structs import replace

from lkj.capaian import Angka, tempat_tegas, tulis_angka
from lkj.capaian import decimals as eksak
from lkj.capaian.steps import tulis_hasil
from lkj.report.hitungan.dasar import HitunganError, Nilai, bilangan, tulis, utuh
from lkj.report.turunan import Asal, asal_dari, berasal, desimal
from lkj.wording import printed

__all__ = [
    "arah", "bagian_dari", "juta", "miliar", "naik_turun", "pertumbuhan", "poin", "selisih", "sisa", "sumber",
    "triliun",
]  # fmt: skip

_TEMPAT: Final = 2


def _pasangan(value: Any, other: Any, penyaring: str) -> tuple[Nilai, Nilai]:
    if isinstance(value, Angka) and isinstance(other, Angka) and value.satuan != other.satuan:
        raise HitunganError(
            f"penyaring «{penyaring}» memerlukan dua bilangan bersatuan sama",
            f"yang satu dalam {value.satuan}, yang lain dalam {other.satuan}",
        )
    return bilangan(value, penyaring), bilangan(other, penyaring)


def _kurang(penyaring: str, rumus: str, kata: str, absolut: bool, value: Any, other: Any) -> Any:
    a, b = _pasangan(value, other, penyaring)
    if a is None or b is None:
        return None
    made = eksak.kurang(Decimal(a), Decimal(b))
    made = made.copy_abs() if absolut else made
    terms = f"{tulis(a)} − {tulis(b)}"
    step = tulis_hasil(f"|{terms}|" if absolut else terms, tulis(made))
    asal = Asal(
        penyaring=penyaring,
        rumus=rumus,
        kata=kata,
        masukan=(("a", desimal(a)), ("b", desimal(b))),
        langkah=step,
        hasil=made,
    )
    return berasal(utuh(made, isinstance(a, int) and isinstance(b, int)), asal)


def selisih(value: Any, lain: Any) -> Any:
    """Return how far two numbers are apart, without a sign."""
    return _kurang("selisih", "|a − b|", "jarak antara kedua nilai, tanpa tanda", True, value, lain)


def sisa(value: Any, bagian: Any) -> Any:
    """Return what is left of a number when a part is taken; negative where the part is larger."""
    return _kurang("sisa", "a − b", "nilai seluruhnya dikurangi bagiannya", False, value, bagian)


def _persen(penyaring: str, rumus: str, kata: str, value: Any, other: Any, zero: str, growth: bool) -> Any:
    a, b = _pasangan(value, other, penyaring)
    if a is None or b is None:
        return None
    if b == 0:
        hint = "periksa datanya, atau tulis kalimat ini hanya bila nilainya ada: {% if … %} … {% endif %}"
        raise HitunganError(f"penyaring «{penyaring}» tidak dapat membagi: {zero} bernilai 0", hint)
    up = eksak.kurang(Decimal(a), Decimal(b)) if growth else Decimal(a)
    made = eksak.persen(up, Decimal(b).copy_abs() if growth else Decimal(b))
    terms = f"({tulis(a)} − {tulis(b)})" if growth else tulis(a)
    asal = Asal(
        penyaring=penyaring,
        rumus=rumus,
        kata=kata,
        masukan=(("a", desimal(a)), ("b", desimal(b))),
        langkah=f"{terms} ÷ {tulis(b)} × 100 {'=' if made == round(made, 6) else '≈'} {tulis_angka(made, 6)}",
        hasil=made,
    )
    return berasal(made, asal)


def bagian_dari(value: Any, seluruh: Any) -> Any:
    """Return which share of a whole a number is, in percent."""
    kata = "bagian dari keseluruhan, dalam persen"
    return _persen("bagian_dari", "a ÷ b × 100", kata, value, seluruh, "keseluruhannya", False)


def pertumbuhan(value: Any, dahulu: Any) -> Any:
    """Return by how many percent a number grew from an earlier one; negative where it shrank."""
    kata = "perubahan terhadap nilai sebelumnya, dalam persen"
    return _persen("pertumbuhan", "(a − b) ÷ b × 100", kata, value, dahulu, "nilai sebelumnya", True)


def arah(value: Any, dahulu: Any) -> str | None:
    """Return whether a number rose or fell from an earlier one: naik, turun, tetap."""
    a, b = _pasangan(value, dahulu, "arah")
    if a is None or b is None:
        return None
    return "naik" if a > b else "turun" if a < b else "tetap"


_CARA: Final[Mapping[str, Callable[[Any, Any], Any]]] = {"rupiah": selisih, "angka": selisih, "poin": selisih,
    "persen": pertumbuhan}  # fmt: skip


def naik_turun(value: Any, dahulu: Any, cara: str = "rupiah", tempat: int = _TEMPAT) -> Any:
    """Write a change as a phrase: "naik Rp5.000", "turun 12,30%", "naik 2,35 poin persen", "tetap".

    `cara` says how it is measured: rupiah, persen (of the earlier value), poin (between two percentages), angka.
    """
    if cara not in _CARA:
        hint = "pilih salah satu: " + ", ".join(f'"{one}"' for one in _CARA)
        raise HitunganError(f"penyaring «naik_turun» tidak mengenal cara «{str(cara)[:40]}»", hint)
    word = arah(value, dahulu)
    if word is None or word == "tetap":
        return word
    made = _CARA[cara](value, dahulu)
    size = abs(Decimal(made))
    if cara == "rupiah":
        text = printed.rupiah(size)
    elif cara == "angka":
        text = printed.angka_apa_adanya(size)
    else:
        # Rounding does not make nothing of a change.
        places = tempat_tegas(size, tempat, ambang=eksak.NOL)
        text = printed.persen(size, places) if cara == "persen" else poin(size, places)
    how = asal_dari(made)
    assert how is not None
    return berasal(f"{word} {text}", replace(how, penyaring="naik_turun"))


def poin(value: Any, tempat: int = _TEMPAT) -> str:
    """Write the difference of two percentages: 2,35 poin persen."""
    number = bilangan(value, "poin")
    return printed.BELUM_ADA if number is None else f"{printed.angka(number, tempat)} poin persen"


def _besaran(nama: str, kali: int, value: Any, tempat: int = _TEMPAT) -> Any:
    number = bilangan(value, nama)
    if number is None:
        return printed.BELUM_ADA
    made = eksak.bagi(Decimal(number), Decimal(kali))
    text = printed.angka(made.copy_abs(), tempat)
    sign = "-" if made < 0 and text.strip("0,.") else ""
    kata = f"rupiah dalam {nama}, dibulatkan ke {tempat} desimal"
    step = tulis_hasil(f"{tulis(number)} ÷ {tulis(kali)}", tulis_angka(made))
    asal = Asal(
        penyaring=nama,
        rumus=f"a ÷ {tulis(kali)}",
        kata=kata,
        masukan=(("a", desimal(number)),),
        langkah=step,
        hasil=made,
    )
    return berasal(f"{sign}Rp{text} {nama}", asal)


juta = partial(_besaran, "juta", 10**6)
miliar = partial(_besaran, "miliar", 10**9)
triliun = partial(_besaran, "triliun", 10**12)


# Digits, or a number in words.
_ANGKA_SAJA = re.compile(
    r"\d|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se(?:puluh|belas|ratus|ribu|juta))\b", re.IGNORECASE
)
_SUMBER_TERPENDEK: Final = 4


def sumber(value: Any, asal: Any = None) -> Any:
    """Write a figure that the data does not hold, typed as it is to be printed, with the source it was taken from."""
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        number = bilangan(value, "sumber")
        assert number is not None
        value = printed.angka_apa_adanya(number)
    if not isinstance(value, str) or not _ANGKA_SAJA.search(value):
        hint = 'tulis angkanya di antara tanda kutip, misalnya {{ "1.234"|sumber("Renja 2024, hlm. 12") }}'
        raise HitunganError("penyaring «sumber» memerlukan angka yang diketik", hint)
    said = asal.strip() if isinstance(asal, str) else ""
    if len(said) < _SUMBER_TERPENDEK or not any(c.isalpha() for c in said):
        hint = 'sebut dokumen dan halamannya, misalnya |sumber("Renja 2024, hlm. 12")'
        raise HitunganError(f"angka «{value[:40]}» belum menyebut sumbernya", hint)
    return berasal(
        value, Asal(penyaring="sumber", rumus="", kata="angka yang diketik", masukan=((said, value),), sumber=said)
    )
