"""Find what was asked for: by id, by name of an aggregate, or by a number that the report prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from msgspec.structs import replace

from lkj.capaian import MINUS, BacaanError, baca_angka
from lkj.capaian.decimals import LEBAR
from lkj.diagnostics import DataError, Finding, Position
from lkj.diagnostics.nearest import nearest_few
from lkj.explain.agregat import butir_efisiensi, butir_rerata
from lkj.explain.anggaran import butir_anggaran, butir_program
from lkj.explain.biaya import butir_efisiensi_sasaran, butir_rincian
from lkj.explain.counts import butir_cacah
from lkj.explain.indikator import butir_indikator
from lkj.explain.ralat import butir_ralat
from lkj.explain.records import Butir, Masukan, Penjelasan, tulis_ketikan
from lkj.explain.series import butir_tren, butir_triwulan
from lkj.explain.ungkapan import butir_ungkapan
from lkj.files.layout import RALAT, WAIVERS, year_folder
from lkj.model import Tahun
from lkj.pengukuran import Pengukuran
from lkj.wording.printed import angka_apa_adanya, nip, tanggal

# A number as the report prints it, with what stands around it: Rp126.887.188.000, 97,53%, −25,00%, < 100%, 17. What
# ends a code, such as SK-10, is none.
_ANGKA = re.compile(
    r"(?P<sisi>[<>] )?(?<![\w,.])(?<!\w[-−])(?P<minus>[-−]?)(?P<rp>Rp)?"
    r"(?P<angka>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![\w]|[.,]\d)(?P<persen>\s?%)?"
)
_ANGKA_NIP = 18
# What a step ends in: "= 87", "≈ 12,4622030238".
_HASIL = re.compile(r"[=≈] [≈−-]?([\d.]*\d(?:,\d+)?)")
_SISIPAN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")


def katalog(numbers: Pengukuran) -> tuple[Butir, ...]:
    """Everything that can be asked for, aggregates first."""
    facts = (
        *butir_rerata(numbers),
        *butir_tren(numbers),
        *butir_anggaran(numbers),
        *butir_efisiensi(numbers),
        *butir_efisiensi_sasaran(numbers),
        *butir_indikator(numbers),
        *butir_triwulan(numbers),
        *butir_program(numbers),
        *butir_rincian(numbers),
        *butir_cacah(numbers),
    )
    return (*facts, *butir_ungkapan(numbers, facts), *butir_ralat(numbers))


def _memuat(text: str, wanted: re.Match[str]) -> bool:
    """Whether a printed text holds the number; a unit or a side in the question must be there too."""
    value = _nilai(wanted)
    return any(
        _nilai(found) == value
        and (not wanted["sisi"] or found["sisi"] == wanted["sisi"])
        and (not wanted["rp"] or found["rp"] is not None)
        and (not wanted["persen"] or found["persen"] is not None)
        for found in _ANGKA.finditer(text)
    )


def _nilai(found: re.Match[str]) -> Decimal:
    return Decimal("-" * bool(found["minus"]) + found["angka"].replace(".", "").replace(",", "."))


def _langkah_cocok(it: Penjelasan, wanted: re.Match[str]) -> int:
    """Return which step gives the number, from 1; 0 where none does. A sign is in the words: "turun 2,92"."""
    value, places = abs(_nilai(wanted)), len(wanted["angka"].partition(",")[2])
    for n, step in enumerate(it.langkah, start=1):
        for written in _HASIL.findall(step.penjabaran):
            result = Decimal(written.replace(".", "").replace(",", "."))
            if result.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, LEBAR) == value:
                return n
    return 0


def _daun(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _daun(inner, (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _daun(inner, (*path, n))
    elif value is not None and not isinstance(value, bool) and path != ("skema",):
        yield path, value


def _cetak_daun(value: Any) -> str:
    if isinstance(value, date):
        return tanggal(value)
    if isinstance(value, str) and len(value) == _ANGKA_NIP and value.isdecimal():
        return str(nip(value))
    return angka_apa_adanya(value) if isinstance(value, (int, Decimal)) else str(value)


def _diketik(year: Tahun, wanted: re.Match[str], known: set[Position]) -> Iterator[Masukan]:
    """Yield the places where data and prose hold the number as typed, but for those already explained."""
    for name, document in year.documents.items():
        if name in (RALAT, WAIVERS):  # they tell of figures, and hold none
            continue
        for path, value in _daun(document.data):
            if _memuat(_cetak_daun(value), wanted) and (place := document.position(path)) not in known:
                label = " › ".join(str(part + 1 if isinstance(part, int) else part) for part in path)
                yield Masukan(
                    simbol="",
                    nama=label,
                    nilai=str(value) if isinstance(value, str) else None,
                    diketik=tulis_ketikan(value),
                    tempat=place,
                )
    for prose in year.narasi.values():
        for n, line in enumerate(prose.teks.split("\n"), start=1):
            if _memuat(_SISIPAN.sub(" ", line), wanted):
                yield Masukan(
                    simbol="",
                    nama="kalimat dalam narasi",
                    nilai=None,
                    diketik=wanted["angka"],
                    tempat=Position(prose.berkas, n, 1),
                )


def _menurut_angka(numbers: Pengukuran, items: tuple[Butir, ...], wanted: re.Match[str]) -> Iterator[Penjelasan]:
    """Yield what prints the number, then the places where it is typed and neither computed nor listed before."""
    known: set[Position] = set()
    for item in items:
        asked = item.dicari or item.menyebut
        fits = tuple(f"{role} {text}" for role, text in item.cetakan if asked and _memuat(text, wanted))
        if fits:
            made = item.buat()
            step = 0 if _memuat(made.cetakan, wanted) else _langkah_cocok(made, wanted)
            made = replace(made, cocok=fits, langkah_cocok=step)
            known |= {m.tempat for m in made.masukan if m.tempat is not None}
            yield made
    typed = tuple(_diketik(numbers.year, wanted, known))
    if typed:
        yield Penjelasan(
            id="data",
            jenis="typed",
            nama=f"Angka {wanted.group()} yang diketik dalam data",
            nilai=_nilai(wanted),
            cetakan=wanted.group(),
            uraian="Angka ini tertulis pada tempat-tempat berikut",
            rumus="",
            rumus_kata="disalin dari data, tidak dihitung",
            sumber_rumus="data yang diketik",
            masukan=typed,
        )


def _polos(text: str) -> str:
    return text.casefold().replace(MINUS, "-")


def _menurut_frasa(numbers: Pengukuran, items: tuple[Butir, ...], phrase: str) -> Iterator[Penjelasan]:
    """Yield what prints a phrase as it is, else what prints a figure in it: "naik 4,01%", "10 dari 17"."""
    figures = [found for found in _ANGKA.finditer(phrase) if found["angka"]]
    if not figures:
        return
    said = _polos(phrase)
    whole = [
        replace(item.buat(), cocok=fits)
        for item in items
        if item.dicari and (fits := tuple(f"{role} {text}" for role, text in item.cetakan if said in _polos(text)))
    ]
    if whole:
        yield from whole
        return
    seen: set[str] = set()
    for figure in figures:
        for made in _menurut_angka(numbers, items, figure):
            if made.id not in seen or made.id == "data":
                seen.add(made.id)
                yield made


def _tak_dikenal(year: int, query: str, items: tuple[Butir, ...]) -> DataError:
    near = nearest_few(query, (name for item in items for name in (item.id, *item.alias)))
    hints = []
    if re.search(r"\d", query):
        try:
            baca_angka(query.removeprefix("Rp").rstrip("% "))
        except BacaanError as error:
            if error.bacaan:
                hints.append(error.saran.removesuffix(".")[:1].lower() + error.saran.removesuffix(".")[1:])
    if near:
        hints.append(f"mungkin maksud Anda {' atau '.join(f'«{n}»' for n in near)}")
    hints.append(f"jalankan «lkj explain {year}» untuk daftar semua yang dapat ditanyakan")
    message = f"«{query}» bukan pengenal dan bukan angka yang tercetak dalam laporan {year}"
    return DataError(
        [Finding(code="LKJ114", position=Position(year_folder(year), 1, 1), message=message, hint="; ".join(hints))]
    )


def jelaskan(numbers: Pengukuran, query: str) -> tuple[Penjelasan, ...]:
    """Explain everything that the question can mean; an id comes before numbers printed alike.

    Raises DataError (LKJ114) where nothing has that id and the report prints no such number.
    """
    items, wanted = katalog(numbers), " ".join(query.split())
    name = wanted.casefold()
    found = [item.buat() for item in items if name in {n.casefold() for n in (item.id, *item.alias)}]
    number = _ANGKA.fullmatch(wanted) or re.fullmatch(
        r"(?P<minus>[-−]?)(?P<rp>Rp)\s?(?P<angka>[\d.]+(?:,\d+)?)(?P<persen>)(?P<sisi>)", wanted
    )
    if number is not None:
        # The code of an activity is a number too, and typed where the activity is.
        ids = {made.id for made in found} | ({"data"} if found else set())
        found += [made for made in _menurut_angka(numbers, items, number) if made.id not in ids]
    if not found:
        found = list(_menurut_frasa(numbers, items, wanted))
    if not found:
        raise _tak_dikenal(numbers.year.tahun, query, items)
    return tuple(found)
