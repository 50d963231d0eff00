"""Charts from data: capaian by indicator, absorption over the years, staff by education."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from lkj.capaian import Status
from lkj.model.kepegawaian import rincian
from lkj.pengukuran import Baris, Pengukuran
from lkj.report.bagan import bagan_struktur
from lkj.report.batang import Batang, Deret, Diagram, Rupa, Sumbu, muat, sumbu_cacah, sumbu_persen, sumbu_selisih
from lkj.report.grafik_tren import grafik_tren, grafik_tren_indikator, indikator_bertahun, tahun_tren
from lkj.report.kanvas import Lembar, Lukisan, lembar
from lkj.report.pohon import pohon_kinerja
from lkj.wording.pembanding import SERATUS, selisih_seratus
from lkj.wording.printed import BELUM_ADA, angka, persen_tegas

Penggambar = Callable[[Pengukuran, Lembar], tuple[Lukisan, ...]]
_DEKAT = 80  # percent: where all stand above it, what they differ by says more than bars of nearly one length


def _lukisan(sheet: Lembar, rows: Sequence[Deret], axis: Sumbu, uraian: str) -> tuple[Lukisan, ...]:
    return (Lukisan(Diagram(sheet, rows, axis).lukis, uraian),)


def _tanpa_persentase(row: Baris) -> str:
    """Say why a bar is missing: no data, or a status of which no percentage can be formed."""
    if row.capaian.status is Status.BELUM_ADA_DATA:
        return "belum ada data"
    return "tanpa persentase" if row.capaian.status is Status.TAK_TERHITUNG else f"{row.status}, tanpa persentase"


def _nama(row: Baris) -> str:
    return row.indikator.nama or BELUM_ADA


def _batang(numbers: Pengukuran, row: Baris) -> Batang:
    made = row.capaian
    if made.nilai is None:
        return Batang("", None, _tanpa_persentase(row))
    look = Rupa.LUPUT if made.status is Status.TIDAK_TERCAPAI else Rupa.CAPAI
    text = persen_tegas(numbers, made.nilai) + (" (sementara)" if made.sementara else "")
    return Batang("", made.nilai, text, look)


def _selisih(bar: Batang, places: int) -> Batang:
    """Return the bar of what a capaian stands above or below the target, said beside the capaian in its label."""
    if bar.nilai is None:
        return bar
    said = selisih_seratus(bar.nilai, places)
    return Batang("", bar.nilai - SERATUS, ", ".join(filter(None, (bar.tulisan, said))), bar.rupa)


def baris_grafik(numbers: Pengukuran) -> tuple[Baris, ...]:
    """Return the indikator that the chart of capaian shows, in their order: of too many for a page the lowest."""
    rows = numbers.utama.baris
    lowest = sorted(rows, key=lambda b: (b.capaian.nilai is None, b.capaian.nilai or 0))
    shown = lowest[: muat([Deret(_nama(b), (_batang(numbers, b),)) for b in lowest], lembar(numbers.year))]
    return tuple(sorted(shown, key=lambda b: b.nomor))


def grafik_capaian(numbers: Pengukuran, sheet: Lembar) -> tuple[Lukisan, ...]:
    """Return bars of capaian, one an indicator, each with the line of its target.

    Where all stand above 80 percent, they show by how much each stands above or below the target.
    """
    rows = baris_grafik(numbers)
    bars = [_batang(numbers, b) for b in rows]
    values = [bar.nilai for bar in bars if bar.nilai is not None]
    near = bool(values) and min(values) > _DEKAT
    if near:
        axis = sumbu_selisih([v - SERATUS for v in values], "Selisih capaian dari 100% (poin persen)")
        bars = [_selisih(bar, numbers.year.metode.desimal) for bar in bars]
    else:
        axis = sumbu_persen(values, "Capaian (% dari target)", target=100)
    told = "; ".join(_dibaca(numbers, b) for b in rows)
    kind = (
        "Diagram batang selisih capaian tiap indikator dari garis target 100%"
        if near
        else f"Diagram batang capaian tiap indikator terhadap garis target 100%, sumbu {axis.tanda[0][1]} sampai"
        f" {axis.tanda[-1][1]}"
    )
    drawn = [Deret(_nama(b), (bar,)) for b, bar in zip(rows, bars, strict=True)]
    return _lukisan(sheet, drawn, axis, f"{kind}. {told}.")


def _dibaca(numbers: Pengukuran, row: Baris) -> str:
    made = row.capaian
    if made.nilai is None:
        return f"{_nama(row)}: {_tanpa_persentase(row)}"
    return f"{_nama(row)}: {persen_tegas(numbers, made.nilai)}, {row.status}"


def grafik_serapan(numbers: Pengukuran, sheet: Lembar) -> tuple[Lukisan, ...]:
    """Return bars of absorption, one a year."""
    bars = []
    for one in numbers.anggaran:
        none = "belum ada data" if one.pagu is None or one.realisasi is None else "tanpa persentase"
        text = none if one.serapan is None else persen_tegas(numbers, one.serapan)
        look = Rupa.KINI if one.tahun == numbers.year.tahun else Rupa.LALU
        bars.append(Batang(str(one.tahun), one.serapan, text, look))
    axis = sumbu_persen((bar.nilai for bar in bars), "Serapan (% dari pagu)")
    told = "; ".join(f"{bar.nama}: {bar.tulisan}" for bar in bars)
    return _lukisan(sheet, [Deret("", tuple(bars))], axis, f"Diagram batang serapan anggaran tiap tahun. {told}.")


def grafik_pendidikan(numbers: Pengukuran, sheet: Lembar) -> tuple[Lukisan, ...]:
    """Return bars of the number of employees, one a level of education."""
    levels = rincian(numbers.year.satker.pegawai)["pendidikan"]
    bars = tuple(
        Batang(
            p.jenjang,
            None if p.jumlah is None else Decimal(p.jumlah),
            "belum ada data" if p.jumlah is None else angka(p.jumlah),
        )
        for p in levels
    )
    axis = sumbu_cacah(max(p.jumlah or 0 for p in levels), "Jumlah pegawai (orang)")
    told = "; ".join(f"{bar.nama}: {bar.tulisan}" for bar in bars)
    return _lukisan(sheet, [Deret("", bars)], axis, f"Diagram batang jumlah pegawai menurut pendidikan. {told}.")


FIGURES: dict[str, Penggambar] = {
    "gambar-struktur": bagan_struktur,
    "gambar-pendidikan": grafik_pendidikan,
    "gambar-pohon": pohon_kinerja,
    "gambar-capaian": grafik_capaian,
    "gambar-serapan": grafik_serapan,
}


def tersedia(numbers: Pengukuran) -> dict[str, Penggambar]:
    """Return the figures that a year can show by name; a change over the years is drawn only where there is one.

    A figure that no page has room for comes in several parts.
    """
    found = dict(FIGURES)
    if "pendidikan" not in rincian(numbers.year.satker.pegawai):
        del found["gambar-pendidikan"]
    if len(tahun_tren(numbers)) > 1:
        found["gambar-tren"] = grafik_tren
    if indikator_bertahun(numbers):
        found["gambar-tren-indikator"] = grafik_tren_indikator
    return found
