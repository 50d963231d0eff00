"""The geometric mean of the geometric means of each objective. PMK 22/2021."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from ..aggregation import Agregat, Anggota, CaraAgregat, kelompokkan, per_kelompok
from ..metode import Aturan
from ..result import Capaian
from ..steps import KodeCatatan
from .geometrik import gabungkan_butir, rerata_geometrik

_NAMA: Final = "geometrik-sasaran"


def rerata_geometrik_sasaran(capaian: Iterable[tuple[str, Capaian, str]], aturan: Aturan | None = None) -> Agregat:
    """Return the geometric mean of the geometric means of each group (PMK 22/2021); see `rerata_sasaran`."""
    semua = list(capaian)
    rincian = tuple((g, rerata_geometrik(anggota)) for g, anggota in kelompokkan(semua).items())
    hasil = gabungkan_butir(per_kelompok(semua, rincian), _NAMA, aturan)
    nol = tuple(c for _, inner in rincian for c in inner.catatan if c.kode is KodeCatatan.DIHITUNG_NOL)
    return replace(hasil, kelompok=rincian, catatan=(*hasil.catatan, *nol))


def _gabungkan(anggota: Sequence[Anggota], aturan: Aturan, _: bool) -> Agregat:
    return rerata_geometrik_sasaran(((one.id, one.capaian, one.kelompok) for one in anggota), aturan)


CARA = CaraAgregat(
    nama=_NAMA,
    urutan=50,
    metode="rata-rata geometrik dari rata-rata geometrik setiap sasaran",
    kata="rerata geometrik setiap sasaran dikalikan, diakar pangkat banyaknya sasaran",
    sebutan="rata-rata geometrik antarsasaran",
    gabungkan=_gabungkan,
    berkelompok=True,
)
