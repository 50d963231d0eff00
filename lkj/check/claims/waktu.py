"""Dates and years in prose: impossible days, dates of documents, the year of the report, the period of the Renstra."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lkj.capaian import tulis_tanggal
from lkj.check.claims.perkara import Putusan
from lkj.check.claims.pola import Pola
from lkj.check.claims.saat import BULAN
from lkj.check.naskah import Naskah, baca_terbilang
from lkj.diagnostics import Severity
from lkj.model import Tahun
from lkj.model.base import Bulan
from lkj.model.presets.kata import RENCANA

_BULAN = "|".join(b.capitalize() for b in BULAN)
_TANGGAL = rf"(?P<hari>\d{{1,2}})\s+(?P<bulan>{_BULAN})\s+(?P<tahun>\d{{4}})"
_SAAT = rf"(?:(?P<hari>\d{{1,2}})\s+)?(?P<bulan>{_BULAN})\s+(?P<tahun>\d{{4}})"
_SETIAP = Pola(rf"(?<![\d.]){_TANGGAL}\b", re.IGNORECASE)
_HARI = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_BERHARI = Pola(rf"\b(?P<nama>{'|'.join(_HARI)}|jum'at)\s*,?\s+(?:tanggal\s+)?{_TANGGAL}\b", re.IGNORECASE)
_LAPORAN = Pola(
    rf"\blaporan(?: kinerja)? ini ditandatangani[^.]{{0,40}}?\bpada\s+(?:tanggal\s+)?{_TANGGAL}", re.IGNORECASE
)
_PK = (
    r"\s+(?:[Tt]ahun \d{4}\s+)?ditandatangani(?:\s+di\s+[\w ]{1,30}?)?"
    rf"\s+pada\s+(?:tanggal\s+|bulan\s+)?{_SAAT}"
)
_KEPEGAWAIAN = Pola(
    rf"\bdata kepegawaian\s+(?:sampai dengan|per|pada|hingga|keadaan)\s+(?:akhir\s+)?{_SAAT}", re.IGNORECASE
)
_KANTOR = r"(?:(?:[A-Z¤][\w¤./]*|atau|dan)[ \n]+){0,9}"
_LAPORAN_TAHUN = Pola(rf"\bLaporan Kinerja\s+{_KANTOR}Tahun\s+(?:Anggaran\s+)?(?P<tahun>\d{{4}})\s+ini\b")
_LAPORAN_INI = Pola(
    r"^\W{0,9}Laporan(?: Kinerja)? ini\b[^.]{0,400}?\b(?:selama|sepanjang|untuk|pada)\s+tahun(?:\s+anggaran)?"
    r"\s+(?P<tahun>\d{4})\W*$",
    re.IGNORECASE,
)
_PELAKSANAAN = Pola(
    r"\b(?:Kinerja tahun ini|Tahun ini)\b[^.]{0,120}?\bpelaksanaan(?: dari)?"
    rf" (?:Perjanjian Kinerja|Rencana Kinerja Tahunan|{'|'.join(RENCANA)}|PK)"
    r"\s+(?:(?!Tahun\b)[A-Z][\w.]*\s+){0,6}[Tt]ahun\s+(?P<tahun>\d{4})"
)
_RENTANG = (
    r"(?P<awal>(?:19|20)\d\d)\s*(?:–|-|—|s\.?d\.?|sampai dengan|hingga)\s*(?:tahun\s+)?(?P<akhir>(?:19|20|21|22)\d\d)"
)
_RENSTRA = Pola(
    r"\b(?:Rencana Strategis|Renstra)\b(?:\s+(?:\([A-Za-z]+\)|[A-Z¤][\w¤./]*|tahun|periode|berlaku|untuk|selama|kurun"
    rf"|waktu|mencakup|masa|adalah|dokumen)){{0,12}}\s*\(?{_RENTANG}"
)
_LAMA = Pola(
    r"\b(?:Renstra|Rencana Strategis|[Vv]isi(?: dan misi)?)\b[^.;]{0,100}?"
    r"\b(?:kurun waktu|jangka waktu|selama|mencakup)\s+(?:kurun waktu\s+)?"
    r"(?P<n>\d{1,2}|[a-z]+)\s*(?:\((?P<kata>[a-z ]+)\)\s*)?tahun\b"
)
_URUTAN = Pola(
    r"\b[Tt]ahun\s+(?P<tahun>\d{4})\s+(?:merupakan|adalah|ialah|menjadi)\s+tahun"
    r"\s+(?P<ke>pertama|kedua|ketiga|keempat|kelima|terakhir)\s+"
    r"(?:dari\s+|dalam\s+|pelaksanaan\s+|periode\s+|masa\s+|berlakunya\s+){0,3}(?:Rencana Strategis|Renstra)"
)
_TAHUN = Pola(r"\d{4}")
_STRATEGIS = Pola(r"renstra|rencana strategis", re.IGNORECASE)
_BERENCANA = Pola(r"Renstra|Strategis|[Vv]isi")
_KE = {"pertama": 0, "kedua": 1, "ketiga": 2, "keempat": 3, "kelima": 4}
_TERBALIK = Pola(rf"\btahun\s+{_RENTANG}", re.IGNORECASE)
_TABEL_PAGU = Pola(rf"\b(?:[Tt]abel|[Gg]rafik) (?:pagu|realisasi|serapan)[^.;]{{0,120}}?\b{_RENTANG}")


def waktu_narasi(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    """Yield dates and years that cannot be, or that are not those of the data."""
    if _TAHUN.search(prose.teks):
        yield from _mustahil(prose)
        yield from _dokumen(year, prose)
        yield from _kepala_surat(year, prose)
    for start, sentence in prose.kalimat:
        if _TAHUN.search(sentence) or ("tahun" in sentence and _BERENCANA.search(sentence)):
            yield from ((start + p.mulai, p) for p in _tahun(year, sentence))


def _temu(at: int, message: str, hint: str, code: str = "LKJ513") -> tuple[int, Putusan]:
    return at, Putusan(kode=code, tingkat=Severity.WARNING, mulai=0, pesan=message, saran=hint)


def _baca(found: re.Match[str]) -> date | Bulan | None:
    month = BULAN.index(found["bulan"].casefold()) + 1
    if found["hari"] is None:
        return Bulan(int(found["tahun"]), month)
    try:
        return date(int(found["tahun"]), month, int(found["hari"]))
    except ValueError:
        return None


def _mustahil(prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    for found in _SETIAP.finditer(prose.teks):
        if _baca(found) is None:
            month = BULAN.index(found["bulan"].casefold()) + 1
            year = int(found["tahun"])
            last = (date(year + month // 12, month % 12 + 1, 1) - date.resolution).day
            said = " ".join(found[0].split())
            message = f"tanggal {said} tidak ada; bulan itu berakhir pada {last} {found['bulan']} {year}"
            yield _temu(found.start(), message, "periksa hari, bulan, dan tahunnya")
    for found in _BERHARI.finditer(prose.teks):
        day = _baca(found)
        if isinstance(day, date):
            right = _HARI[day.weekday()]
            if found["nama"].casefold().replace("'", "") != right:
                message = f"{tulis_tanggal(day)} tertulis hari {found['nama']}, padahal hari {right.capitalize()}"
                yield _temu(found.start(), message, "betulkan hari atau tanggalnya")


def _sama(said: date | Bulan | None, known: date | Bulan | None) -> bool:
    """Tell whether two dates agree as far as both are told."""
    if said is None or known is None:
        return True
    if isinstance(said, date) and isinstance(known, date):
        return said == known
    a = (said.year, said.month) if isinstance(said, date) else (said.tahun, said.bulan)
    b = (known.year, known.month) if isinstance(known, date) else (known.tahun, known.bulan)
    return a == b


def _tulis(when: date | Bulan) -> str:
    return tulis_tanggal(when) if isinstance(when, date) else f"{BULAN[when.bulan - 1].capitalize()} {when.tahun}"


def _dokumen(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    report = year.satker.laporan.tanggal
    for found in _LAPORAN.finditer(prose.teks):
        if report is not None and not _sama(_baca(found), report):
            message = f"tanggal laporan tertulis {_ringkas(found)}, menurut data {_tulis(report)}"
            yield _temu(_letak(found), message, "tulis {{ laporan.tanggal|tanggal }}")
    names = {year.dokumen[one].nama: one for one in year.perjanjian}
    signed = rf"\b(?P<nama>{'|'.join(map(re.escape, names))}){_PK}"
    for found in re.finditer(signed, prose.teks) if "ditandatangani" in prose.teks else ():
        agreement = year.perjanjian[names[found["nama"]]]
        if agreement.tanggal is None or _sama(_baca(found), agreement.tanggal):
            continue
        # An agreement that was revised was signed before, too.
        if agreement.perubahan and int(found["tahun"]) == year.tahun:
            continue
        right = _tulis(agreement.tanggal)
        message = f"tanggal {found['nama']} tertulis {_ringkas(found)}, menurut data {right}"
        yield _temu(_letak(found), message, f'tulis {{{{ pk["{agreement.id}"].tanggal|tanggal }}}}')
    state = year.satker.pegawai.keadaan
    for found in _KEPEGAWAIAN.finditer(prose.teks):
        if state is not None and not _sama(_baca(found), state):
            message = f"keadaan pegawai tertulis {_ringkas(found)}, menurut data {_tulis(state)}"
            yield _temu(_letak(found), message, "tulis {{ pegawai.keadaan|tanggal }}")


def _letak(found: re.Match[str]) -> int:
    """Return where the date begins in what was found."""
    return found.start("bulan" if found["hari"] is None else "hari")


def _ringkas(found: re.Match[str]) -> str:
    return " ".join(p for p in (found["hari"], found["bulan"], found["tahun"]) if p)


def _kepala_surat(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    """Judge the line of place and date above a signature, in the preface and in the closing."""
    name = prose.narasi.berkas.rsplit("/", 1)[-1]
    report = year.satker.laporan
    if report.tanggal is None or name not in ("kata-pengantar.md", "penutup.md"):
        return
    place = r"\s*".join(map(re.escape, report.tempat.split()))
    for found in re.finditer(rf"^[ \t]*{place}\s*,\s*{_TANGGAL}[ \t]*$", prose.teks, re.MULTILINE | re.IGNORECASE):
        if not _sama(_baca(found), report.tanggal):
            message = f"tanggal laporan tertulis {_ringkas(found)}, menurut data {_tulis(report.tanggal)}"
            yield _temu(found.start("hari"), message, "tulis {{ laporan.tanggal|tanggal }}")


def _tahun(year: Tahun, sentence: str) -> Iterator[Putusan]:
    for at, message, hint in (*_laporan(year, sentence), *_renstra(year, sentence), *_rentang(year, sentence)):
        yield Putusan(kode="LKJ514", tingkat=Severity.WARNING, mulai=at, pesan=message, saran=hint)


def _laporan(year: Tahun, sentence: str) -> Iterator[tuple[int, str, str]]:
    """Yield where a sentence calls the report one of another year."""
    compared = len(re.findall(r"\b(?:19|20)\d\d\b", sentence)) > 1 or "banding" in sentence
    for pattern in (_LAPORAN_TAHUN, _LAPORAN_INI, _PELAKSANAAN):
        found = pattern.search(sentence)
        if found and int(found["tahun"]) != year.tahun and not (pattern is _LAPORAN_INI and compared):
            message = f"tahun tertulis {found['tahun']}, sedangkan laporan ini tahun {year.tahun}"
            yield found.start("tahun"), message, "tulis {{ tahun }}"


def _rentang(year: Tahun, sentence: str) -> Iterator[tuple[int, str, str]]:
    """Yield spans of years that run backwards, and those of a table that begins later."""
    for found in _TERBALIK.finditer(sentence):
        first, last = int(found["awal"]), int(found["akhir"])
        if first > last:
            message = f"rentang tahun {first} sampai dengan {last} terbalik; maksudnya {last} sampai dengan {first}"
            yield found.start(), message, "dahulukan tahun yang lebih awal"
    table = _TABEL_PAGU.search(sentence)
    if table and year.pagu.pagu:
        first = min(p.tahun for p in year.pagu.pagu)
        if int(table["awal"]) < first <= int(table["akhir"]) <= year.tahun:
            message = f"tabel disebut bermula tahun {table['awal']}, menurut data {first}"
            yield table.start("awal"), message, "tulis {{ anggaran.awal.tahun }}"


def _renstra(year: Tahun, sentence: str) -> Iterator[tuple[int, str, str]]:
    """Yield periods, lengths and ordinals of the Renstra that are not its own."""
    plan = year.visi_misi.renstra
    first, last = plan.awal, plan.akhir
    # Beside a plan of another name, an RPJMD, a Renstra is another document with a period of its own.
    if first is None or last is None or not _STRATEGIS.search(f"{plan.nama} {plan.singkatan}"):
        return
    for found in _RENSTRA.finditer(sentence):
        a, b = int(found["awal"]), int(found["akhir"])
        # A period that does not meet this one, or only at its end, is another Renstra.
        if (a, b) != (first, last) and a < last and b > first:
            yield found.start("awal"), f"masa Renstra tertulis {a}–{b}, menurut data {first}–{last}", _PERIODE
    length = last - first + 1
    for found in _LAMA.finditer(sentence):
        n = int(found["n"]) if found["n"].isdigit() else baca_terbilang(found["n"])
        if n is not None and n != length and n > 1:
            shown = found["n"] + (f" ({found['kata']})" if found["kata"] else "")
            message = f"lama Renstra tertulis {shown} tahun, menurut data {length} ({_terbilang(length)})"
            yield found.start("n"), message, "tulis {{ renstra.lama|bilangan }}"
    ordinal = _URUTAN.search(sentence)
    if ordinal:
        right = last if ordinal["ke"] == "terakhir" else first + _KE[ordinal["ke"]]
        if int(ordinal["tahun"]) != right and first <= int(ordinal["tahun"]) <= last:
            message = f"tahun {ordinal['ke']} Renstra tertulis {ordinal['tahun']}, menurut data {right}"
            yield ordinal.start("tahun"), message, "betulkan tahunnya, atau sebutannya"


_PERIODE = "tulis {{ renstra.periode }}"


def _terbilang(n: int) -> str:
    words = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
    return words[n] if n < len(words) else str(n)
