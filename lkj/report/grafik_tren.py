"""Charts over the years: the mean capaian of each year, and each indikator's own.

Every bar carries its year and its number, and the report's year is the dark one. A year that was computed by another
method than the report's bears an asterisk.
"""

from __future__ import annotations

from decimal import Decimal

from lkj.capaian import Status
from lkj.pengukuran import Baris, Pengukuran, TahunTren
from lkj.report.batang import Batang, Deret, Diagram, Rupa, muat, sumbu_persen
from lkj.report.kanvas import Lembar, Lukisan, lembar
from lkj.wording.printed import BELUM_ADA, persen_tegas

MOST_YEARS = 4
_SUMBU = "Capaian (% dari target)"
_BEDA = " Tanda * berarti dihitung menurut metode yang berbeda."


def tahun_tren(numbers: Pengukuran) -> tuple[TahunTren, ...]:
    """Return the years whose mean is known, oldest first."""
    return tuple(one for one in numbers.tren if one.rerata is not None)


Titik = tuple[tuple[int, Decimal, bool], ...]  # year, capaian in percent, computed by another rule


def _titik(row: Baris, tahun: int) -> Titik:
    found = [
        (one.tahun, one.capaian.nilai, one.berbeda)
        for one in row.banding
        if one.tahun is not None and one.capaian.nilai is not None
    ]
    if row.capaian.nilai is not None:
        found.append((tahun, row.capaian.nilai, False))
    return tuple(found[-MOST_YEARS:])


def _dikenal(numbers: Pengukuran) -> list[tuple[Baris, Titik]]:
    year = numbers.year.tahun
    return [(row, made) for row in numbers.utama.baris if len(made := _titik(row, year)) > 1]


def tanpa_tren(numbers: Pengukuran) -> tuple[str, ...]:
    """Return the ids of the indikator that have a past, of which no two years have a percentage to be drawn."""
    drawn = {row.indikator.id for row, _ in _dikenal(numbers)}
    past = (row for row in numbers.utama.baris if any(one.tahun is not None for one in row.banding))
    return tuple(row.indikator.id for row in past if row.indikator.id not in drawn)


def terpotong(numbers: Pengukuran) -> bool:
    """Tell whether more indikator are known for several years than a page can show."""
    return len(indikator_bertahun(numbers)) < len(_dikenal(numbers))


def indikator_bertahun(numbers: Pengukuran) -> tuple[tuple[Baris, Titik], ...]:
    """Return the indikator whose capaian is known for two years or more, with their latest years.

    Of more than a page can show, those with the lowest capaian of the last year; in the order of the report.
    """
    lowest = sorted(_dikenal(numbers), key=lambda item: item[1][-1][1])
    kept = lowest[: muat([_deret(numbers, row, made) for row, made in lowest], lembar(numbers.year))]
    return tuple(sorted(kept, key=lambda item: item[0].nomor))


def _deret(numbers: Pengukuran, row: Baris, made: Titik) -> Deret:
    now = numbers.year.tahun
    missed = row.capaian.status is Status.TIDAK_TERCAPAI
    bars = []
    for tahun, value, other in made:
        look = Rupa.LALU if tahun != now else Rupa.LUPUT if missed else Rupa.KINI
        text = persen_tegas(numbers, value) + (" (sementara)" if tahun == now and row.capaian.sementara else "")
        bars.append(Batang(f"{tahun}{'*' if other else ''}", value, text, look))
    return Deret(row.indikator.nama or BELUM_ADA, tuple(bars))


def _dibaca(deret: Deret) -> str:
    return ", ".join(f"{bar.nama} {bar.tulisan}" for bar in deret.batang)


def _lukisan(sheet: Lembar, rows: tuple[Deret, ...], uraian: str) -> tuple[Lukisan, ...]:
    bars = [bar for row in rows for bar in row.batang]
    axis = sumbu_persen((bar.nilai for bar in bars), _SUMBU, target=100)
    other = _BEDA if any(bar.nama.endswith("*") for bar in bars) else ""
    return (Lukisan(Diagram(sheet, rows, axis).lukis, f"{uraian}.{other}"),)


def grafik_tren(numbers: Pengukuran, sheet: Lembar) -> tuple[Lukisan, ...]:
    """Return bars of the mean capaian, one a year, oldest on top."""
    bars = []
    for one in tahun_tren(numbers):
        now = one.tahun == numbers.year.tahun
        text = persen_tegas(numbers, one.rerata) + (" (sementara)" if now and numbers.utama.sementara else "")
        name = f"{one.tahun}{'*' if one.berbeda else ''}"
        bars.append(Batang(name, one.rerata, text, Rupa.KINI if now else Rupa.LALU))
    rows = (Deret("", tuple(bars)),)
    return _lukisan(sheet, rows, f"Diagram batang rata-rata capaian tiap tahun: {_dibaca(rows[0])}")


def grafik_tren_indikator(numbers: Pengukuran, sheet: Lembar) -> tuple[Lukisan, ...]:
    """Return bars of capaian, a group for each indikator that is known for several years."""
    rows = tuple(_deret(numbers, row, made) for row, made in indikator_bertahun(numbers))
    told = "; ".join(f"{row.judul}: {_dibaca(row)}" for row in rows)
    return _lukisan(sheet, rows, f"Diagram batang capaian {len(rows)} indikator dari tahun ke tahun. {told}")
