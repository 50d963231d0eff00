"""The mean of the means of each objective."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from ..aggregation import Agregat, Anggota, CaraAgregat, kelompokkan, per_kelompok, rata
from ..kaidah import AGREGASI
from ..metode import Aturan
from ..result import Capaian
from ..steps import Kaidah
from .rerata_indikator import rerata

_NAMA: Final = "rerata-sasaran"
_RERATA: Final = Kaidah(id="rerata-sasaran", nama="Rata-rata dari rata-rata sasaran", rumus="ΣS ÷ n", sumber=AGREGASI)


def rerata_sasaran(capaian: Iterable[tuple[str, Capaian, str]], aturan: Aturan | None = None) -> Agregat:
    """Return the mean of the means of each group; items are (id, capaian, group).

    A group without any capaian is left out and named. `n` counts groups.
    """
    semua = list(capaian)
    rincian = tuple((g, rerata(anggota)) for g, anggota in kelompokkan(semua).items())
    butir = per_kelompok(semua, rincian)
    hasil = rata(butir, _NAMA, _RERATA, ("ΣS", "n"), aturan)
    return replace(hasil, kelompok=rincian)


def _gabungkan(anggota: Sequence[Anggota], aturan: Aturan, _: bool) -> Agregat:
    return rerata_sasaran(((one.id, one.capaian, one.kelompok) for one in anggota), aturan)


CARA = CaraAgregat(
    nama=_NAMA,
    urutan=20,
    metode="rata-rata dari rata-rata capaian setiap sasaran",
    kata="jumlah rata-rata capaian setiap sasaran, dibagi banyaknya sasaran itu",
    sebutan="rata-rata antarsasaran",
    gabungkan=_gabungkan,
    berkelompok=True,
    jumlah=("ΣS", "Jumlah rata-rata sasaran"),
)
