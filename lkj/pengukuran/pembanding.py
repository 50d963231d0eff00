"""Realisasi beside what the regulation asks to compare it with: earlier years, the Renstra, a national standard.

Source: PermenPANRB 53/2014, analyses 2, 3 and 4 of each sasaran.
"""

from __future__ import annotations

from msgspec import Struct

from lkj.capaian import (
    PERSEN,
    Acuan,
    Angka,
    Aturan,
    AturanError,
    Banding,
    Batas,
    Capaian,
    Catatan,
    KodeCatatan,
    Komposit,
    Kuantitas,
    Peringkat,
    Polaritas,
    Rentang,
    Status,
    banding,
    banding_tahunan,
    hitung,
)
from lkj.diagnostics import Position
from lkj.model import Tahun
from lkj.model.indikator import Indikator, TahunLalu


class Perbandingan(Struct, frozen=True, kw_only=True):
    """This year's realisasi beside a reference.

    `nilai` is the reference itself: the realisasi of the earlier year `tahun`, the end target of the Renstra, or
    the national standard; `hasil` compares the two. `capaian` of an earlier year is that year's own, under the
    method of the year `metode`: its own where `metode.yaml` tells it, else this year's; of the others it is the
    realisasi measured against the reference. `perubahan` compares this year's capaian with the earlier year's, in
    points; None where one of them has no number, where the two were computed by different rules, and for the others.
    `aturan` is the rule of `capaian`, `target` the earlier year's target. `berbeda` says that this rule and this
    year's differ in something that counts for the indikator's kind of target. `rencana` is what the plan of several
    years is called, for its target.
    """

    acuan: Acuan
    tahun: int | None
    nilai: Kuantitas | None
    hasil: Banding
    capaian: Capaian
    perubahan: Banding | None
    position: Position
    metode: int
    aturan: Aturan
    target: Kuantitas | None = None
    berbeda: bool = False
    rencana: str = ""

    @property
    def nama(self) -> str:
        """The reference in words: "tahun 2023", "target akhir Renstra"."""
        if self.acuan is Acuan.TARGET_RENSTRA:
            return f"target akhir {self.rencana}"
        return str(self.acuan) if self.tahun is None else f"tahun {self.tahun}"

    @property
    def teks(self) -> str:
        """The comparison as a sentence without its full stop; direction judged by polarity."""
        return self.hasil.teks(self.nama)


def _perubahan(now: Capaian, before: Capaian) -> Banding | None:
    if now.nilai is None or before.nilai is None:
        return None
    return banding(Angka(now.nilai, PERSEN), Angka(before.nilai, PERSEN), Polaritas.NAIK)


def berlaku(aturan: Aturan, target: Kuantitas | None) -> dict[str, object]:
    """Return the parts of a rule that count for a kind of target: its caps, and how the kind is computed."""
    parts: dict[str, object] = {"batas_atas": aturan.batas_atas, "batas_bawah": aturan.batas_bawah}
    if aturan.batas_atas is not None or aturan.batas_bawah is not None:
        parts["penerapan_batas"] = aturan.penerapan_batas
    if isinstance(target, (Angka, Rentang, Batas, Komposit)):
        parts["rumus_berlaku"] = aturan.untuk(target).rumus_berlaku
    if isinstance(target, Komposit):
        parts["komposit"] = aturan.komposit
    if isinstance(target, Peringkat):
        parts["peringkat"] = aturan.peringkat
    return parts


def aturan_lalu(year: Tahun, indikator: Indikator, lalu: TahunLalu, kini: Aturan) -> tuple[int, Aturan]:
    """Return the rule of an earlier year's capaian, and the year whose method it is.

    That year's own method with what the indicator then declared, where `metode.yaml` tells it; else this year's
    rule `kini`, also where the two together have no meaning under the polarity of today.
    """
    metode = year.metode.lalu(lalu.tahun)
    if metode is None:
        return year.tahun, kini
    try:
        return lalu.tahun, metode.capaian.aturan(Polaritas(indikator.polaritas), lalu.khusus)
    except AturanError:
        return year.tahun, kini


def _terhadap(acuan: Kuantitas, kini: Kuantitas | None, aturan: Aturan) -> Capaian:
    """Measure a realisasi against a reference; 98 percent is that of the indicator's own target, not of 3 Dokumen."""
    made = hitung(acuan, kini, aturan)
    if made.status is Status.BELUM_ADA_DATA or all(c.kode is not KodeCatatan.BEDA_SATUAN for c in made.catatan):
        return made
    note = Catatan(KodeCatatan.BEDA_SATUAN, f"“{kini}” dan “{acuan}” berbeda satuan.")
    return Capaian(nilai=None, mentah=None, status=Status.TAK_TERHITUNG, langkah=(), catatan=(note,))


def bandingkan(year: Tahun, n: int, capaian: Capaian, aturan: Aturan) -> tuple[Perbandingan, ...]:
    """Compare the n-th indicator of the file with every reference that its data gives."""
    indikator: Indikator = year.indikator.indikator[n]
    kini = indikator.realisasi
    target = indikator.target
    found: list[Perbandingan] = []
    lalu = {one.tahun: (k, one) for k, one in enumerate(indikator.riwayat)}
    series = {tahun: one.realisasi for tahun, (_, one) in lalu.items()}
    series[year.tahun] = kini
    for tahun, hasil in banding_tahunan(series, year.tahun, aturan.polaritas, target):
        k, one = lalu[tahun]
        metode, rule = aturan_lalu(year, indikator, one, aturan)
        dahulu = hitung(one.target, one.realisasi, rule)
        place = year.position("indikator.yaml", ("indikator", n, "riwayat", k))
        other = berlaku(rule, indikator.target) != berlaku(aturan, indikator.target)
        perubahan = None if other else _perubahan(capaian, dahulu)
        found.append(
            Perbandingan(
                acuan=Acuan.TAHUN_LALU,
                tahun=tahun,
                nilai=one.realisasi,
                hasil=hasil,
                capaian=dahulu,
                perubahan=perubahan,
                position=place,
                metode=metode,
                aturan=rule,
                target=one.target,
                berbeda=other,
            )
        )
    for key, acuan, nilai in (
        ("target_renstra", Acuan.TARGET_RENSTRA, indikator.target_renstra),
        ("nasional", Acuan.STANDAR_NASIONAL, indikator.nasional),
    ):
        if nilai is not None:
            hasil = banding(kini, nilai, aturan.polaritas, target)
            place = year.position("indikator.yaml", ("indikator", n, key))
            measured = _terhadap(nilai, kini, aturan).menunggu(indikator.ditunggu)
            found.append(
                Perbandingan(
                    acuan=acuan,
                    tahun=None,
                    nilai=nilai,
                    hasil=hasil,
                    capaian=measured,
                    perubahan=None,
                    position=place,
                    metode=year.tahun,
                    aturan=aturan,
                    rencana=year.visi_misi.renstra.singkatan,
                )
            )
    return tuple(found)
