"""The geometric mean of all capaian. PMK 22/2021."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from ..aggregation import Agregat, Anggota, Butir, CaraAgregat, hasil_butir, pisahkan
from ..decimals import KONTEKS, NOL, TAK_BERHINGGA, jumlah
from ..kaidah import PMK_22_2021
from ..metode import Aturan
from ..result import Capaian
from ..steps import Catatan, Kaidah, KodeCatatan, Langkah, tulis_masukan

_NAMA: Final = "geometrik"
_GEOMETRIK: Final = Kaidah(
    id="geometrik", nama="Rata-rata geometrik", rumus="akar pangkat n dari ΠC", sumber=PMK_22_2021
)


def rerata_geometrik(capaian: Iterable[tuple[str, Capaian]], aturan: Aturan | None = None) -> Agregat:
    """Return the geometric mean (PMK 22/2021): 5/5 and 9/10 give 94,868.

    One 0 makes it 0. A negative capaian has no place in a product of ratios and counts as 0, which a note says.
    """
    return gabungkan_butir(pisahkan(capaian), _NAMA, aturan)


def gabungkan_butir(butir: Butir, cara: str, aturan: Aturan | None) -> Agregat:
    """Return the geometric mean of what is sorted already; `cara` is the name of the way."""
    if not butir.ada:
        return hasil_butir(butir, None, cara, aturan)
    ada = tuple((id_, max(NOL, nilai)) for id_, nilai in butir.ada)
    angka = [nilai for _, nilai in ada]
    hasil_kali = f"({' × '.join(map(tulis_masukan, angka))})"
    langkah = Langkah(_GEOMETRIK, (("n", Decimal(len(ada))), ("ΠC", hasil_kali)), _akar_hasil_kali(angka))
    hasil = hasil_butir(replace(butir, ada=ada), langkah, cara, aturan)
    negatif = [id_ for id_, nilai in butir.ada if nilai < NOL]
    if negatif:
        pesan = f"Capaian {', '.join(negatif)} negatif; dalam rerata geometrik dihitung 0."
        return replace(hasil, catatan=(*hasil.catatan, Catatan(KodeCatatan.DIHITUNG_NOL, pesan)))
    return hasil


def _akar_hasil_kali(angka: list[Decimal]) -> Decimal:
    """Return the n-th root of the product, through logarithms summed without loss: order cannot matter."""
    rendah, tinggi = min(angka), max(angka)
    if rendah in (NOL, tinggi):
        return rendah
    if tinggi == TAK_BERHINGGA:
        return tinggi
    teliti = KONTEKS.copy()
    teliti.prec += 15
    log = jumlah(teliti.ln(a) for a in angka)
    akar = KONTEKS.plus(teliti.exp(teliti.divide(log, Decimal(len(angka)))))
    return min(max(akar, rendah), tinggi)


def _gabungkan(anggota: Sequence[Anggota], aturan: Aturan, _: bool) -> Agregat:
    return rerata_geometrik(((one.id, one.capaian) for one in anggota), aturan)


CARA = CaraAgregat(
    nama=_NAMA,
    urutan=40,
    metode="rata-rata geometrik capaian semua indikator",
    kata="hasil kali capaian indikator, diakar pangkat banyaknya indikator",
    sebutan="rata-rata geometrik",
    gabungkan=_gabungkan,
)
