"""The mean of all capaian."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from ..aggregation import Agregat, Anggota, CaraAgregat, pisahkan, rata
from ..kaidah import AGREGASI
from ..metode import Aturan
from ..result import Capaian
from ..steps import Kaidah

_NAMA: Final = "rerata-indikator"
_RERATA: Final = Kaidah(id="rerata", nama="Rata-rata capaian", rumus="ΣC ÷ n", sumber=AGREGASI)


def rerata(capaian: Iterable[tuple[str, Capaian]], aturan: Aturan | None = None) -> Agregat:
    """Return the mean of the capaian; `aturan` caps the mean if it says "sesudah"."""
    return rata(pisahkan(capaian), _NAMA, _RERATA, ("ΣC", "n"), aturan)


def _gabungkan(anggota: Sequence[Anggota], aturan: Aturan, _: bool) -> Agregat:
    return rerata(((one.id, one.capaian) for one in anggota), aturan)


CARA = CaraAgregat(
    nama=_NAMA,
    urutan=10,
    metode="rata-rata hitung capaian semua indikator",
    kata="jumlah capaian indikator yang terukur, dibagi banyaknya indikator itu",
    sebutan="rata-rata",
    gabungkan=_gabungkan,
    jumlah=("ΣC", "Jumlah capaian"),
)
