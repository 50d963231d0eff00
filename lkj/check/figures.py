"""Figures that a person typed in prose: amounts, counts, percentages; in digits, and in words from eleven on.

What only looks like one is none: a citation, a date or an hour, a year, the number of a list, a row, a table or a
chapter, a code, an id, a telephone or an NIP, a number that is part of a name, what stands in quotation marks. Where a
text can be read either way it is taken for no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from lkj.check.naskah import Naskah, baca_terbilang, tanpa_kode
from lkj.model import Tahun
from lkj.model.presets.kata import PERATURAN

__all__ = ["Ketikan", "angka_diketik"]

_BULAN = (
    "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember|Muharram|Safar|Rabiulawal"
    "|Rabiulakhir|Jumadilawal|Jumadilakhir|Rajab|Syakban|Ramadan|Ramadhan|Syawal|Zulkaidah|Zulhijah"
)
_DAN = r"\s*(?:,|/|-|–|s\.?\s?d\.?|sampai(?: dengan)?|hingga|dan|atau|jo\.?|juncto)\s*"
_PERATURAN = "|".join(short for short in PERATURAN if " " not in short) + (
    r"|UUD|UU|Undang-Undang|PP|Perpu|Perppu|Perpres|Keppres|Inpres|KPT|PMK|Permen\w*|Kepmen\w*|Permendagri|Perda"
    r"|Perbup|Perwali|Pergub|Peraturan|Keputusan|Instruksi|Surat(?: Edaran| Keputusan)?|SE|SK|Ketetapan|TAP MPR|ISO|SNI"
)
# Words behind which a number says which one is meant, not how many there are.
_PENUNJUK = (
    r"nomor(?: urut)?|no|pasal|ayat|bab|lampiran|halaman|hlm|hal|tabel|gambar|grafik|bagan|diagram|formulir"
    r"|kolom|baris|triwulan|tw|semester|kuartal|catur ?wulan|tahap|fase|gelombang|termin|tipe"
    r"|kelas(?: jabatan)?|golongan|eselon|tingkat|dapil|daerah pemilihan|tps|rt|rw|blok|lantai|gedung|ruang"
    r"|jalan|jl|gang|km|kilometer|pos|kode(?: pos)?|nip|npwp|telepon|telp|faksimile|faks|fax|seri|versi"
    r"|edisi|jilid|volume|vol|poin|langkah|butir|periode|covid|abad|minggu|tanggal|tgl|pukul|jam|akun|mak"
    r"|kro|ro|dipa|subbagian|paragraf|opsi|alternatif|rumus|catatan kaki|rekening"
)
_BERNOMOR = r"Sasaran|Tujuan|Misi|Indikator|IKU|IKK|Program|Kegiatan|Bagian|Renja|Renstra"
_SATU_ANGKA = r"\(?\d[\w.\-/()]*"
_ANGKA_DAN = rf"{_SATU_ANGKA}(?:{_DAN}{_SATU_ANGKA})*"
# A share or an amount is a figure whatever word stands before it.
_BUKAN_UKURAN = r"(?![\d.,]*\d|,\d)(?!\s*(?:%|persen\b|ribu\b|juta\b|miliar\b|triliun\b))"
_CHAIN = r"(?:ayat|huruf|angka|butir|pasal)\s+\(?[0-9a-zA-Z]{1,4}\)?"

# Notes, targets, tags, attributes, citations: blanked first.
_MARKAH = re.compile(r"\[\^[^\]\n]*\]:?|\]\([^)\n]*\)|<[^>\n]*>|(?<!\{)\{[^{}\n]*\}|\[\d{1,3}\]")
# In their order: what is blanked by one is not seen by those behind it. No list of days is longer than a month.
_BUKAN_ANGKA = (
    (r"“[^”\n]{1,400}”|«[^»\n]{1,400}»|\"[^\"\n]{1,400}\"|‘[^’\n]{1,400}’", 0),
    (r"^[ \t]*(?:[>*+-][ \t]+)*\(?\d{1,3}[.)](?=[ \t])|^#+[ \t]+\d+(?:\.\d+)*\.?(?=\s)", re.MULTILINE),
    (r"^[ \t]*\|[ \t]*\d{1,4}\.?[ \t]*(?=\|)", re.MULTILINE),
    (r"(?<![\w(])\(\d{1,2}\)|(?<=\w )\(\d{1,2}\)(?=\s+[a-z])", 0),
    (rf"\d{{1,2}}(?:{_DAN}\d{{1,2}}){{0,31}}\s+(?:{_BULAN})\b(?:\s+\d{{4}})?", re.IGNORECASE),
    (r"(?<![\d.,])\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?![\d.,]*\d)|\d{4}-\d{2}(?:-\d{2})?(?!\d)", 0),
    (r"(?<!\d)\d{1,2}[.:]\d{2}(?:\s*(?:-|–|s\.d\.)\s*\d{1,2}[.:]\d{2})?\s*(?:WIB|WITA|WIT)\b|\d{3,4}\s*[HM]\b", 0),
    (r"(?<!\d)\d{8}\s\d{6}\s\d\s\d{3}(?!\d)", 0),
    (r"\(0\d{2,4}\)\s*\d[\d\s-]{4,}|(?<!\d)0\d{2,4}[-\s]\d{3,8}|\+\d[\d\s-]{6,}", 0),
    (rf"\b{_CHAIN}(?:{_DAN}\(?\d{{1,3}}[A-Z]?\)?|,?\s+{_CHAIN})*{_BUKAN_UKURAN}", re.IGNORECASE),
    (rf"\b(?:{_PERATURAN})\s*(?:No(?:mor|\.)?\s*)?:?\s*\d[\w./-]*(?:\s+Tahun\s+\d{{4}})?", 0),
    (r"(?<![\d.,])\d{1,4}\w?\s+Tahun\s+\d{4}", 0),
    (rf"\b(?:{_PENUNJUK})\b[\s:.]*(?:ke\s?-?\s*)?{_ANGKA_DAN}{_BUKAN_UKURAN}", re.IGNORECASE),
    (rf"\b(?:{_BERNOMOR})\s+{_ANGKA_DAN}{_BUKAN_UKURAN}", 0),
    (r"\b(?:jalan|jl\.?)\s+(?:[A-Z][\w.]*\s+){1,4}\d+\w?", re.IGNORECASE),
)  # fmt: skip


@cache
def _pola() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, flags) for pattern, flags in _BUKAN_ANGKA)


# Digits, or a word that a number in words from eleven on, or a share, has.
_ADA_ANGKA = re.compile(
    r"\d|\b(?:puluh|belas|ratus|ribu|juta|miliar|triliun|persen|sebelas|seratus|seribu)\b", re.IGNORECASE
)
_ANGKA = re.compile(r"\d+(?:[.,]\d+)*")
_WAJAR = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}")
_TAHUN = re.compile(r"(?:18|19|20)\d\d|2100")
_RUPIAH = re.compile(r"(?:Rp|IDR)\.?[ \t]*\Z")
_PERSEN = re.compile(r"[*_]{0,3}\s*(?:%|persen\b|poin persen\b)")
_BESARAN = re.compile(r"\s*(?:ribu|juta|miliar|milyar|triliun)\b")
_KATA_KURUNG = re.compile(r"\s*\([a-z ]+\)")
_KATA_LALU = re.compile(r"([^\W\d_][\w'’-]*)[ \t]+\Z")
_KATA_LANJUT = re.compile(r"[*_]{0,3}[ \t\n]+[*_(]{0,3}[a-z]")
_CODE_NEIGHBOURS = "/#^~@&=+$\\¤_"
_LONGEST_COUNT = 8
# Words that begin a sentence or name a measure, behind which a number is a figure although they are capitalised.
_UKURAN = frozenset(
    {"ada", "anggaran", "bahwa", "berjumlah", "capaian", "dari", "dengan", "hanya", "hasil", "hasilnya", "jumlah",
     "jumlahnya", "kepada", "ketika", "mencapai", "menjadi", "nilai", "oleh", "pada", "pagu", "paling", "rata-rata",
     "realisasi", "realisasinya", "sebanyak", "sebesar", "sebagian", "sedangkan", "sejumlah", "selama", "seluruh",
     "semua", "sisa", "skor", "sekitar", "target", "targetnya", "terdapat", "terdiri", "total", "untuk"}
)  # fmt: skip
_KATA = (
    "nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|seratus|seribu|belas|puluh|ratus|ribu|juta"
    "|miliar|triliun"
)
_TERBILANG = re.compile(
    rf"(?<![\w-])(?:(?i:{_KATA})(?:[ \t]+(?:{_KATA}))+(?![\w-])|(?i:{_KATA})(?=\s+persen\b))", re.ASCII
)
_TERKECIL = 11
# An expression that takes nothing from the data: a figure typed between braces.
_TETAPAN = re.compile(r"\{\{-?\s*(?:\"[^\"{}]*\"|'[^'{}]*'|-?\d[\d._]*)\s*(?:\|\s*\w+\s*(?:\([^(){}]*\))?\s*)*-?\}\}")
_BERSUMBER = re.compile(r"\|\s*sumber\s*\(")


class Ketikan(Struct, frozen=True):
    """A typed figure: its place in the file, and its text with "Rp" and "%"."""

    mulai: int
    teks: str


def angka_diketik(year: Tahun, prose: Naskah) -> Iterator[Ketikan]:
    """Yield the figures that a person typed in a prose file, in their order."""
    found = list(_tetapan(prose.narasi.teks))
    # Of most prose all figures are computed.
    if _ADA_ANGKA.search(prose.teks):
        text = _tanpa_yang_bukan(tanpa_kode(prose.teks))
        found += [*_berangka(text, _kode(year)), *_terbilang(text)]
    yield from sorted(found, key=lambda one: one.mulai)


def _kode(year: Tahun) -> frozenset[str]:
    """Return the codes of programmes and activities, which are digits too."""
    programmes = year.pk.program
    activities = (activity.kode for programme in programmes for activity in programme.kegiatan)
    return frozenset(code for code in (*(p.kode for p in programmes), *activities) if code)


def _kosong(found: re.Match[str]) -> str:
    return re.sub(r"[^\n|]", " ", found[0])


def _tanpa_yang_bukan(text: str) -> str:
    """Return a text of the same length with blanks for what is no figure, whatever stands around it."""
    parts, done = [], 0
    for found in _MARKAH.finditer("\n".join(map(_tanpa_yang_terbuka, text.split("\n")))):
        parts += [text[done : found.start()], _kosong(found)]
        done = found.end()
    text = "".join([*parts, text[done:]])
    for pattern in _pola():
        text = pattern.sub(_kosong, text)
    return text


def _tanpa_yang_terbuka(line: str) -> str:
    """Blank what opens marks and is never closed in its line: the rest of it would be searched from each of them."""
    for opener, closer in ("[]", "()", "<>"):
        rest = line.rfind(closer) + 1
        line = line[:rest] + line[rest:].replace(opener, " ")
    return line


def _berangka(text: str, codes: frozenset[str]) -> Iterator[Ketikan]:
    for found in _ANGKA.finditer(text):
        start, end = found.span()
        head = _RUPIAH.search(text, max(0, start - 6), start)
        percent = _PERSEN.match(text, end)
        if head is None and (_bagian_kode(text, start, end) or found[0] in codes):
            continue
        large = _BESARAN.match(text, end)
        sure = head is not None or percent is not None or large is not None
        if not sure and not _cacah(text, found):
            continue
        first = start if head is None else head.start()
        words = _KATA_KURUNG.match(text, end)
        last = next((part.end() for part in (percent, large, words) if part), end)
        yield Ketikan(first, text[first:last])


def _bagian_kode(text: str, start: int, end: int) -> bool:
    """Tell whether digits are part of a code, a fraction, an hour or an address, by what touches them."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    left, right = before[-1:], after[:1]
    if (left in (*_CODE_NEIGHBOURS, "'") and left) or (right in _CODE_NEIGHBOURS and right):
        return True
    if left.isalpha() or right.isalpha():
        return True
    if left in "-–.:" and left and before[:1].isalpha():
        return True
    return (right in "-–" and right != "" and after[1:].isalpha()) or (
        ":" in (left, right) and (before[:1].isdigit() or after[1:].isdigit())
    )


def _cacah(text: str, found: re.Match[str]) -> bool:
    """Tell whether digits without a unit of money or percent are a figure, and no year, number of a name or code."""
    digits, (start, end) = found[0], found.span()
    plain = digits.isdigit()
    if not _WAJAR.fullmatch(digits) or (plain and len(digits) > _LONGEST_COUNT):
        return False
    if digits[0] == "0" and len(digits) > 1 and digits[1] != ",":
        return False
    if not plain:
        return True
    if _TAHUN.fullmatch(digits):
        return False
    before = _KATA_LALU.search(text, max(0, start - 40), start)
    named = before is not None and before[1][0].isupper() and before[1].casefold() not in _UKURAN
    return not named or _KATA_LANJUT.match(text, end) is not None


def _terbilang(text: str) -> Iterator[Ketikan]:
    for found in _TERBILANG.finditer(text):
        number = baca_terbilang(found[0])
        percent = _PERSEN.match(text, found.end())
        # In brackets behind digits the words belong to them.
        if number is None or (number < _TERKECIL and not percent) or text[found.start() - 1 : found.start()] == "(":
            continue
        yield Ketikan(found.start(), found[0])


def _tetapan(text: str) -> Iterator[Ketikan]:
    for found in _TETAPAN.finditer(text):
        if re.search(r"\d", found[0].split("|")[0]) and not _BERSUMBER.search(found[0]):
            yield Ketikan(found.start(), found[0])
