"""The measured document over the years: each year's mean under the method of that year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from lkj.capaian import AGREGAT, Agregat, Aturan, Status
from lkj.model import Tahun
from lkj.pengukuran.baris import Baris, lalu
from lkj.pengukuran.gabungan import gabungkan
from lkj.pengukuran.pembanding import berlaku
from lkj.pengukuran.rekap import Rekap


class TahunTren(Struct, frozen=True, kw_only=True):
    """One year of the series: the mean in percent over `n` indikator, and the year whose method it is.

    Only the indikator of the report's year are known, so an earlier year's mean is theirs, not that of its own
    report. `tercapai` counts those that met their target; `baris` are those that the year tells of, `agregat` made
    the mean. `berbeda` says that the year was computed by other rules than the report's own, `sementara` that a
    realisasi of the report's own year is still to come.
    """

    tahun: int
    n: int
    rerata: Decimal | None
    kategori: str | None
    tercapai: int
    metode: int
    baris: tuple[Baris, ...]
    agregat: Agregat | None
    berbeda: bool
    sementara: bool = False


def tren(year: Tahun, utama: Rekap) -> tuple[TahunTren, ...]:
    """Return the years that some indikator of the measured document tells of, ascending, the report's own last.

    A weighted mean needs the weights of its own year, which the data do not tell: there the mean is None.
    """
    known = sorted({one.tahun for row in utama.baris for one in row.indikator.riwayat if one.realisasi is not None})
    found = [_satu(year, utama, tahun) for tahun in known if tahun < year.tahun]
    now = TahunTren(
        tahun=year.tahun,
        n=utama.n,
        rerata=utama.rerata,
        kategori=utama.kategori,
        tercapai=utama.tercapai,
        metode=year.tahun,
        baris=utama.baris,
        agregat=utama.agregat,
        berbeda=False,
        sementara=utama.sementara,
    )
    return (*found, now)


def _satu(year: Tahun, utama: Rekap, tahun: int) -> TahunTren:
    method, current = year.metode.lalu(tahun), year.metode
    rows: Sequence[Baris] = [row for b in utama.baris if (row := lalu(b, tahun)) is not None]
    reached = sum(row.capaian.status is Status.TERCAPAI for row in rows)
    n = sum(row.capaian.skor is not None for row in rows)
    cara = method.agregasi if method else current.agregasi
    own = tahun if method else year.tahun
    rule: Aturan = method.capaian.aturan() if method else current.capaian.aturan()
    other = (
        cara != current.agregasi
        or berlaku(rule, None) != berlaku(current.capaian.aturan(), None)
        or rule.tanpa_persentase is not current.capaian.aturan().tanpa_persentase
        or any(one.berbeda for b in utama.baris for one in b.banding if one.tahun == tahun)
    )
    made = None if AGREGAT[cara].berbobot else gabungkan(rows, cara, rule, utuh=False)
    mean = None if made is None else made.nilai
    scale = method.pita if method else current.pita
    return TahunTren(
        tahun=tahun,
        n=n,
        rerata=mean,
        kategori=None if mean is None else scale.kategori(mean).nama,
        tercapai=reached,
        metode=own,
        baris=tuple(rows),
        agregat=made,
        berbeda=other,
    )
