"""Charts from data, as SVG text: capaian by indicator, absorption over the years, staff by education.

Drawn for grey paper: each bar carries its number, and nothing is said by colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from lkj.capaian import Status
from lkj.capaian.decimals import LEBAR
from lkj.model.kepegawaian import rincian
from lkj.pengukuran import Baris, Pengukuran
from lkj.publish import palet
from lkj.report.bagan import FONT, INK, bagan_struktur, percent_ticks
from lkj.report.grafik_tren import grafik_tren, grafik_tren_indikator, indikator_bertahun, tahun_tren
from lkj.report.pohon import pohon_kinerja
from lkj.wording.printed import angka, persen_tegas

_SHOWN = Decimal("0.000001")  # finer than any picture
MOST_BARS = 40  # what a page can show legibly


def _chart(
    kind: str,
    *,
    height: int,
    labels: list[str],
    values: Sequence[Decimal | None],
    ticks: list[int],
    unit: str = "%",
    tanpa: str = "belum ada data",
) -> str:
    import pygal  # 20 ms, and only a report with charts needs it
    from pygal.style import Style

    style = Style(
        background="white",
        plot_background="white",
        font_family=FONT,
        label_font_size=16,
        major_label_font_size=16,
        colors=(palet.BATANG,),
        foreground=INK,
        foreground_strong=INK,
        foreground_subtle=palet.KISI,
        opacity="1",
    )
    chart: Any = getattr(pygal, kind)(
        style=style,
        js=[],
        no_prefix=True,
        disable_xml_declaration=True,
        width=1000,
        height=height,
        margin=12,
        margin_right=40,
        show_legend=False,
        range=(0, ticks[-1]),
        truncate_label=-1,
        no_data_text=tanpa,
    )
    chart.x_labels = labels
    chart.y_labels = [{"value": v, "label": f"{angka(v)}{unit}"} for v in ticks]
    # pygal draws with floats; the printed numbers stand in the labels.
    chart.add("", [None if v is None else float(v.quantize(_SHOWN, context=LEBAR)) for v in values])
    return str(chart.render(is_unicode=True))


def _percent_ticks(values: Sequence[Decimal | None]) -> list[int]:
    return percent_ticks(max((v for v in values if v is not None), default=None))


def _label(numbers: Pengukuran, name: str, value: Decimal | None, tanpa: str = "belum ada data") -> str:
    # The number stands beside the name, where it can be read on any bar, however short or dark.
    return f"{name} · {tanpa if value is None else persen_tegas(numbers, value)}"


def _tanpa_persentase(row: Baris) -> str:
    """Say why a bar is missing: no data, or a status of which no percentage can be formed."""
    if row.capaian.status is Status.BELUM_ADA_DATA:
        return "belum ada data"
    return "tanpa persentase" if row.capaian.status is Status.TAK_TERHITUNG else f"{row.status}, tanpa persentase"


def grafik_capaian(numbers: Pengukuran) -> str:
    """Return horizontal bars of capaian, one an indicator, first on top; of many, those with the lowest only."""
    shown = sorted(numbers.utama.baris, key=lambda b: (b.capaian.nilai is None, b.capaian.nilai or 0))[:MOST_BARS]
    rows = sorted(shown, key=lambda b: -b.nomor)
    values = [b.capaian.nilai for b in rows]
    return _chart(
        "HorizontalBar",
        height=90 + 36 * len(rows),
        labels=[_label(numbers, b.indikator.id, b.capaian.nilai, _tanpa_persentase(b)) for b in rows],
        values=values,
        ticks=_percent_ticks(values),
        # What a chart without a single bar says in its middle.
        tanpa="belum ada data" if all(b.capaian.status is Status.BELUM_ADA_DATA for b in rows) else "tanpa persentase",
    )


def grafik_serapan(numbers: Pengukuran) -> str:
    """Return columns of absorption, one a year."""
    values = [a.serapan for a in numbers.anggaran]
    return _chart(
        "Bar",
        height=420,
        labels=[_label(numbers, str(a.tahun), a.serapan) for a in numbers.anggaran],
        values=values,
        ticks=_percent_ticks(values),
    )


def grafik_pendidikan(numbers: Pengukuran) -> str:
    """Return columns of the number of employees, one a level of education."""
    levels = rincian(numbers.year.satker.pegawai)["pendidikan"]
    highest = max(p.jumlah or 0 for p in levels)
    step = max(1, -(-highest // 5))
    return _chart(
        "Bar",
        height=380,
        labels=[f"{p.jenjang} · {'–' if p.jumlah is None else angka(p.jumlah)}" for p in levels],
        values=[None if p.jumlah is None else Decimal(p.jumlah) for p in levels],
        ticks=list(range(0, step * 5 + 1, step)),
        unit="",
    )


FIGURES = {
    "gambar-struktur": bagan_struktur,
    "gambar-pendidikan": grafik_pendidikan,
    "gambar-pohon": pohon_kinerja,
    "gambar-capaian": grafik_capaian,
    "gambar-serapan": grafik_serapan,
}


def tersedia(numbers: Pengukuran) -> dict[str, Callable[[Pengukuran], str]]:
    """Return the figures that a year can show by name; a change over the years is drawn only where there is one."""
    found: dict[str, Callable[[Pengukuran], str]] = dict(FIGURES)
    if "pendidikan" not in rincian(numbers.year.satker.pegawai):
        del found["gambar-pendidikan"]
    if len(tahun_tren(numbers)) > 1:
        found["gambar-tren"] = grafik_tren
    if indikator_bertahun(numbers):
        found["gambar-tren-indikator"] = grafik_tren_indikator
    return found
