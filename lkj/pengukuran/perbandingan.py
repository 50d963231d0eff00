"""Realisasi beside what the regulation asks to compare it with: earlier years, the Renstra, a national standard.

Source: PermenPANRB 53/2014, analyses 2, 3 and 4 of each sasaran.
"""

from __future__ import annotations

from dataclasses import dataclass

from lkj.capaian import (
    PERSEN,
    Acuan,
    Angka,
    Aturan,
    Banding,
    Batas,
    Capaian,
    Kuantitas,
    Polaritas,
    Rentang,
    banding,
    banding_tahunan,
    hitung,
)
from lkj.diagnostics import Position
from lkj.model import Tahun
from lkj.model.indikator import Indikator


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """This year's realisasi beside a reference.

    `nilai` is the reference itself: the realisasi of the earlier year `tahun`, the end target of the Renstra, or
    the national standard; `hasil` compares the two. `capaian` of an earlier year is that year's own, under this
    year's rule; of the others it is the realisasi measured against the reference. `perubahan` compares this
    year's capaian with the earlier year's, in points; None where one of them has no number, and for the others.
    """

    acuan: Acuan
    tahun: int | None
    nilai: Kuantitas | None
    hasil: Banding
    capaian: Capaian
    perubahan: Banding | None
    position: Position

    @property
    def nama(self) -> str:
        """The reference in words: "tahun 2023", "target akhir Renstra"."""
        return str(self.acuan) if self.tahun is None else f"tahun {self.tahun}"

    @property
    def teks(self) -> str:
        """The comparison as a sentence without its full stop; direction judged by polarity."""
        return self.hasil.teks(self.nama)


def _perubahan(now: Capaian, before: Capaian) -> Banding | None:
    if now.nilai is None or before.nilai is None:
        return None
    return banding(Angka(now.nilai, PERSEN), Angka(before.nilai, PERSEN), Polaritas.NAIK)


def bandingkan(year: Tahun, n: int, capaian: Capaian, aturan: Aturan) -> tuple[Perbandingan, ...]:
    """Compare the n-th indicator of the file with every reference that its data gives."""
    indikator: Indikator = year.indikator.indikator[n]
    kini = indikator.realisasi
    target = indikator.target if isinstance(indikator.target, (Angka, Rentang, Batas)) else None
    found: list[Perbandingan] = []
    lalu = {one.tahun: (k, one) for k, one in enumerate(indikator.riwayat)}
    series = {tahun: one.realisasi for tahun, (_, one) in lalu.items()}
    series[year.tahun] = kini
    for tahun, hasil in banding_tahunan(series, year.tahun, aturan.polaritas, target):
        k, one = lalu[tahun]
        dahulu = hitung(one.target, one.realisasi, aturan)
        place = year.position("indikator.yaml", ("indikator", n, "riwayat", k))
        perubahan = _perubahan(capaian, dahulu)
        found.append(Perbandingan(Acuan.TAHUN_LALU, tahun, one.realisasi, hasil, dahulu, perubahan, place))
    for key, acuan, nilai in (
        ("target_renstra", Acuan.TARGET_RENSTRA, indikator.target_renstra),
        ("nasional", Acuan.STANDAR_NASIONAL, indikator.nasional),
    ):
        if nilai is not None:
            hasil = banding(kini, nilai, aturan.polaritas, target)
            place = year.position("indikator.yaml", ("indikator", n, key))
            found.append(Perbandingan(acuan, None, nilai, hasil, hitung(nilai, kini, aturan), None, place))
    return tuple(found)
