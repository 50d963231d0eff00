"""Indonesian written numbers, read without guessing."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Final

from .errors import BacaanError, JenisBacaan
from .fractions import desimalkan

# More digits than any budget or count has; beyond it a number is a slip of the hand.
_DIGIT_TERBANYAK: Final = 30

_BENAR: Final = re.compile(r"-?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?", re.ASCII)
_RIBUAN_TUNGGAL: Final = r"(?a)-?[1-9]\d{0,2}\.\d{3}"
_TITIK_DESIMAL: Final = r"(?a)-?\d+\.\d+"
_KOMA_RIBUAN: Final = r"(?a)-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"
_RIBUAN_CAMPUR: Final = r"(?a)-?[1-9]\d{0,2}(?:[.,]\d{3}){2,}"
_RIBUAN_SPASI: Final = r"(?a)-?[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?"
_NOL_DEPAN: Final = r"(?a)-?0\d+(?:,\d+)?"

#: Letters of other scripts that look like Latin ones.
HOMOGLIF: Final = str.maketrans(
    "АВЕКМНОРСТУХІЈЅаеорсухіјѕ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABEKMHOPCTYXIJSaeopcyxijs" + "ABEZHIKMNOPTYXo",
)

# A number with what stands behind it, after "Rp" if that stands before it.
_ANGKA_DEPAN: Final = r"(?i)(?:Rp\.?\s*)?(?P<angka>[^\s%]*)(?P<sisa>.*)"
# Those whose letters look Latin, as Unicode and as Indonesian calls them.
_AKSARA: Final = {"CYRILLIC": "Kiril", "GREEK": "Yunani"}
_MIRIP_DIGIT: Final = str.maketrans("OoIl", "0011")


def sebut_aksara(aksara: str) -> str:
    """Name a character: “В” (U+0412, Kiril)."""
    script = _AKSARA.get(unicodedata.name(aksara, "").partition(" ")[0])
    return f"“{aksara}” (U+{ord(aksara):04X}{f', {script}' if script else ''})"


def baca_angka(teks: str) -> Decimal:
    """Read a number written the Indonesian way: "1.250,5", "84,99", "1.250.000", "-3", "1½".

    Raises BacaanError: rancu for "1.250", which can be 1250 or 1,25, and for thousands marked by commas;
    bukan_angka for anything else that is no number. The remedy names the likely meaning.
    """
    isi = desimalkan(" ".join(teks.split()).replace("\N{MINUS SIGN}", "-"))
    if not isi:
        raise BacaanError(JenisBacaan.KOSONG, "Nilai kosong.", "Isi dengan angka, atau null bila belum ada.")
    if re.fullmatch(_RIBUAN_TUNGGAL, isi):
        utuh, desimal = isi.replace(".", ""), isi.rstrip("0").rstrip(".").replace(".", ",")
        raise BacaanError(
            JenisBacaan.RANCU,
            f"“{isi}” dapat berarti {utuh} (titik ribuan) atau {desimal} (titik desimal).",
            f"Tulis {utuh} tanpa titik, atau {isi.replace('.', ',')} dengan koma desimal.",
            (Decimal(utuh), Decimal(isi)),
        )
    if _BENAR.fullmatch(isi):
        if sum(c.isdigit() for c in isi) > _DIGIT_TERBANYAK:
            raise BacaanError(
                JenisBacaan.DI_LUAR_JANGKAUAN,
                f"“{isi}” mempunyai lebih dari {_DIGIT_TERBANYAK} angka.",
                "Periksa kembali nilainya.",
            )
        nilai = Decimal(isi.replace(".", "").replace(",", "."))
        if not nilai and isi.startswith("-"):
            saran = "Tulis 0, atau angka negatif yang dimaksud."
            raise BacaanError(JenisBacaan.BUKAN_ANGKA, f"“{isi}” nol bertanda minus.", saran)
        return nilai
    periksa_aksara(isi)
    raise _bukan_angka(isi)


def periksa_aksara(isi: str, *satuan: str) -> None:
    """Raise BacaanError where a text is a number but for letters that look like digits: "1O0", "9O %", "1O Dokumen".

    Behind the number may stand any unit; "9l" before another than `satuan` is 9 l of something.
    """
    cocok = re.fullmatch(_ANGKA_DEPAN, isi)
    if cocok is None:
        return
    angka, sisa = cocok["angka"], cocok["sisa"].strip()
    latin = angka.translate(HOMOGLIF).translate(_MIRIP_DIGIT)
    if latin == angka or not _BENAR.fullmatch(latin) or angka[-1:] in satuan:
        return
    if sisa not in ("", "%", *satuan) and (angka.endswith("l") or not any(a.isdecimal() for a in angka)):
        return
    salah = next(a for a, b in zip(angka, latin, strict=True) if a != b)
    raise BacaanError(
        JenisBacaan.HOMOGLIF,
        f"“{isi}” memuat huruf {sebut_aksara(salah)} di tempat angka.",
        f"Jika maksudnya {isi.replace(angka, latin, 1)}, tulis dengan angka.",
    )


def _bukan_angka(isi: str) -> BacaanError:
    if re.fullmatch(_TITIK_DESIMAL, isi):
        return BacaanError(
            JenisBacaan.BUKAN_ANGKA,
            f"“{isi}” memakai titik sebagai tanda desimal.",
            f"Tulis {isi.replace('.', ',')} dengan koma desimal.",
            (Decimal(isi),),
        )
    if re.fullmatch(_KOMA_RIBUAN, isi):
        maksud = isi.replace(",", ";").replace(".", ",").replace(";", ".")
        return BacaanError(
            JenisBacaan.RANCU,
            f"“{isi}” memakai koma sebagai pemisah ribuan.",
            f"Jika maksudnya {maksud}, tulis demikian.",
            (Decimal(isi.replace(",", "")),),
        )
    if re.fullmatch(_RIBUAN_CAMPUR, isi):
        maksud = isi.replace(",", ".")
        return BacaanError(
            JenisBacaan.RANCU,
            f"“{isi}” mencampur koma dan titik sebagai pemisah ribuan.",
            f"Jika maksudnya {maksud}, tulis demikian.",
            (Decimal(maksud.replace(".", "")),),
        )
    if re.fullmatch(_NOL_DEPAN, isi):
        return BacaanError(
            JenisBacaan.BUKAN_ANGKA,
            f"“{isi}” diawali nol.",
            f"Tulis {isi.replace('-0', '-').lstrip('0')} tanpa nol di depan.",
        )
    if re.fullmatch(_RIBUAN_SPASI, isi):
        maksud = isi.replace(" ", "")
        return BacaanError(
            JenisBacaan.BUKAN_ANGKA,
            f"“{isi}” memakai spasi di antara angka.",
            f"Jika maksudnya {maksud}, tulis tanpa spasi.",
        )
    return BacaanError(
        JenisBacaan.BUKAN_ANGKA,
        f"“{isi}” bukan angka.",
        "Tulis angkanya saja, tanpa titik ribuan dan dengan koma desimal, misalnya 1250000 atau 84,99.",
    )
