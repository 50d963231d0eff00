"""The capaian of one indicator: the right rule for each kind of target, then cap and floor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from . import kaidah
from .decimals import NOL, SERATUS, pastikan_skor
from .kuantitas import (
    PERSEN,
    Angka,
    Batas,
    Komposit,
    Kuantitas,
    Peringkat,
    Rentang,
    Tangga,
    Tenggat,
    YaTidak,
    kunci_satuan,
    satuan_sama,
)
from .majemuk import hitung_komposit
from .metode import Aturan, CaraPeringkat, PenerapanBatas, Polaritas, TanpaPersentase
from .result import Capaian, Status
from .rounding import tulis_angka
from .rumus import Mentah, bandingkan, skor_status
from .steps import Catatan, Kaidah, KodeCatatan, Langkah, Masukan

if TYPE_CHECKING:
    from decimal import Decimal

_BELUM_ADA: Final = Capaian(
    None,
    None,
    Status.BELUM_ADA_DATA,
    (),
    (Catatan(KodeCatatan.REALISASI_BELUM_ADA, "Realisasi belum ada."),),
)
_TANPA_TARGET: Final = Capaian(
    None,
    None,
    Status.TAK_TERHITUNG,
    (),
    (Catatan(KodeCatatan.TARGET_TIDAK_ADA, "Target tidak ada, sehingga realisasi tidak dapat dibandingkan."),),
)


def hitung(target: Kuantitas | None, realisasi: Kuantitas | None, aturan: Aturan) -> Capaian:
    """Compute the capaian of one indicator, exact and unrounded.

    A missing realisasi is "belum ada data", never 0; a real 0 counts. A target of 0 gives a status and no
    made-up number: naik is tak_terhitung; turun is met by 0 (100) and otherwise judged without a percentage.
    A rank at or above its target is 100, one below is not met and has no percentage; where the rule asks for scores
    and the ladder has any, the ratio of the two scores is taken. A date or a yes/no is 100 when met and 0 when not. A
    percentage against a target in another unit is taken as the capaian itself and noted. Where a status has no
    percentage, a score stands in its place in aggregates (100 met, 0 missed), unless the rule leaves such rows out.
    Never raises for quantities that `baca_kuantitas` accepts.
    """
    if realisasi is None:
        return _BELUM_ADA
    if target is None:
        return _TANPA_TARGET
    (mentah, status, langkah, catatan), skor = _pilih(target, realisasi, aturan)
    sebelum = aturan.penerapan_batas is PenerapanBatas.SEBELUM
    if mentah is None:
        if aturan.tanpa_persentase is TanpaPersentase.DIKELUARKAN:
            skor = None
        elif skor is not None and sebelum:
            skor, _ = terapkan_batas(skor, aturan)
        return Capaian(None, None, status, langkah, catatan, skor)
    nilai = mentah
    if sebelum:
        nilai, batas = terapkan_batas(mentah, aturan)
        langkah = langkah + batas
    return Capaian(nilai, mentah, status, langkah, catatan)


def terapkan_batas(nilai: Decimal, aturan: Aturan) -> tuple[Decimal, tuple[Langkah, ...]]:
    """Apply cap and floor to a percentage and return the steps; applying them twice changes nothing.

    Raises KuantitasError for what is no number.
    """
    pastikan_skor(nilai)
    langkah: tuple[Langkah, ...] = ()
    if (atas := aturan.batas_atas) is not None:
        hasil = min(nilai, atas)
        langkah = (Langkah(kaidah.BATAS_ATAS, (("C", nilai), ("batas", atas)), hasil),)
        nilai = hasil
    if (bawah := aturan.batas_bawah) is not None:
        hasil = max(nilai, bawah)
        langkah = (*langkah, Langkah(kaidah.BATAS_BAWAH, (("C", nilai), ("batas", bawah)), hasil))
        nilai = hasil
    return nilai, langkah


def _pilih(target: Kuantitas, realisasi: Kuantitas, aturan: Aturan) -> tuple[Mentah, Decimal | None]:
    """Return the result, and the score that stands in the place of a percentage."""
    if isinstance(target, Komposit) and isinstance(realisasi, (Angka, Komposit)):
        asing = isinstance(realisasi, Angka) and not any(
            satuan_sama(k.satuan, realisasi.satuan) for k in target.komponen
        )
        if not asing:
            return hitung_komposit(target, realisasi, aturan)
    mentah = _pilih_tunggal(target, realisasi, aturan)
    nilai, status, _, catatan = mentah
    return mentah, skor_status(status, catatan) if nilai is None else None


def _pilih_tunggal(target: Kuantitas, realisasi: Kuantitas, aturan: Aturan) -> Mentah:
    if isinstance(realisasi, Angka):
        if isinstance(target, (Angka, Rentang, Batas)):
            if satuan_sama(target.satuan, realisasi.satuan):
                return bandingkan(realisasi.nilai, target, aturan)
            return _beda_satuan(target, realisasi, aturan)
        if isinstance(target, Komposit):
            return _beda_satuan(target, realisasi, aturan)
    if isinstance(target, Peringkat) and isinstance(realisasi, Peringkat):
        return _peringkat(target, realisasi, aturan)
    if isinstance(target, Tenggat) and isinstance(realisasi, Tenggat):
        langkah = (("R", realisasi.tanggal), ("T", target.tanggal))
        return _biner(realisasi.tanggal <= target.tanggal, kaidah.TENGGAT, langkah)
    if isinstance(target, Tenggat) and isinstance(realisasi, YaTidak):
        tepat = "tepat waktu" if realisasi.nilai else "terlambat"
        return _biner(realisasi.nilai, kaidah.TENGGAT, (("R", tepat), ("T", target.tanggal)))
    if isinstance(target, YaTidak) and isinstance(realisasi, YaTidak):
        masukan = (("R", str(realisasi)), ("T", str(target)))
        return _biner(realisasi.nilai is target.nilai, kaidah.YA_TIDAK, masukan)
    pesan = f"Target “{target}” dan realisasi “{realisasi}” berbeda jenis, sehingga tidak dapat dibandingkan."
    return None, Status.TAK_TERHITUNG, (), (Catatan(KodeCatatan.BEDA_JENIS, pesan),)


def _biner(terpenuhi: bool, dasar: Kaidah, masukan: tuple[tuple[str, Masukan], ...]) -> Mentah:
    """Score what is either met or not: 100 or 0, so that a failure weighs in every average."""
    status = Status.TERCAPAI if terpenuhi else Status.TIDAK_TERCAPAI
    nilai = SERATUS if terpenuhi else NOL
    return nilai, status, (Langkah(dasar, masukan, status), Langkah(kaidah.BINER, (), nilai)), ()


def _peringkat(target: Peringkat, realisasi: Peringkat, aturan: Aturan) -> Mentah:
    """Compare two ranks by standing; form a ratio only where asked for and both have a score."""
    tangga = target.tangga
    if tangga.id != realisasi.tangga.id:
        pesan = f"Target memakai tangga {tangga.id}, realisasi memakai tangga {realisasi.tangga.id}."
        return None, Status.TAK_TERHITUNG, (), (Catatan(KodeCatatan.TANGGA_BERBEDA, pesan),)
    t, r = target.pangkat, realisasi.pangkat
    tercapai = {Polaritas.NAIK: r >= t, Polaritas.TURUN: r <= t}.get(aturan.polaritas, r == t)
    status = Status.TERCAPAI if tercapai else Status.TIDAK_TERCAPAI
    # A ladder without any score, as that of an audit opinion, has nothing that could be missing.
    berskor = aturan.peringkat is CaraPeringkat.SKOR and bool(tangga.skor)
    tempat = []
    for satu, pangkat in ((realisasi, r), (target, t)):
        skor = tangga.skor_dari(satu.nilai) if berskor else None
        tempat.append(f"{satu} ({pangkat} dari bawah{'' if skor is None else f', skor {tulis_angka(skor)}'})")
    langkah = (Langkah(kaidah.PERINGKAT, (("R", tempat[0]), ("T", tempat[1])), status),)
    if berskor:
        skor_r, skor_t = tangga.skor_dari(realisasi.nilai), tangga.skor_dari(target.nilai)
        tanpa = _tanpa_skor(tangga, aturan.polaritas)
        if skor_r is not None and skor_t is not None and not tanpa:
            nilai, _, rasio, catatan = bandingkan(skor_r, Angka(skor_t, "skor"), aturan)
            return nilai, status, rasio[:1] + langkah, catatan
        kosong = [str(satu) for satu, skor in ((target, skor_t), (realisasi, skor_r)) if skor is None]
        untuk = " dan ".join(dict.fromkeys(kosong)) or tanpa
        pesan = f"Tangga {tangga.id} tidak memberi skor untuk {untuk}; hanya status dinilai."
        return None, status, langkah, (Catatan(KodeCatatan.SKOR_TIDAK_ADA, pesan),)
    if tercapai:
        return SERATUS, status, (*langkah, Langkah(kaidah.PERINGKAT_TERCAPAI, (), SERATUS)), ()
    pesan = f"Peringkat {realisasi} tidak mencapai target {target}; selisih peringkat tidak mempunyai persentase."
    return None, status, langkah, (Catatan(KodeCatatan.DI_BAWAH_PERINGKAT, pesan),)


def _tanpa_skor(tangga: Tangga, polaritas: Polaritas) -> str:
    """Name a rank whose missing score would let a worse rank, which has one, count for more; "" for none.

    Where higher is better, ranks below all that have a score may lack one: they count as missed. Any other gap has the
    whole ladder judged by standing, whatever the realisasi.
    """
    berskor = [tangga.pangkat(nilai) for nilai in tangga.anggota if tangga.skor_dari(nilai) is not None]
    bawah_boleh = polaritas is not Polaritas.TURUN and all(skor >= NOL for skor in (tangga.skor or {}).values())
    batas = min(berskor, default=0) if bawah_boleh else 0
    kosong = (nilai for nilai in tangga.anggota if tangga.skor_dari(nilai) is None and tangga.pangkat(nilai) >= batas)
    return next(kosong, "")


def _beda_satuan(target: Angka | Rentang | Batas | Komposit, realisasi: Angka, aturan: Aturan) -> Mentah:
    """Take a percentage against a target in another unit as the capaian; nothing else is comparable."""
    if kunci_satuan(realisasi.satuan) == PERSEN and aturan.untuk(target).polaritas is not Polaritas.TURUN:
        r = realisasi.nilai
        status = Status.TERCAPAI if r >= SERATUS else Status.TIDAK_TERCAPAI
        pesan = f"Target “{target}” dan realisasi “{realisasi}” berbeda satuan; capaian dihitung dari persentasenya."
        masukan = (("R", r),)
        langkah = (Langkah(kaidah.PERSENTASE, masukan, r), Langkah(kaidah.STATUS_PERSENTASE, masukan, status))
        return r, status, langkah, (Catatan(KodeCatatan.BEDA_SATUAN, pesan),)
    pesan = f"Target “{target}” dan realisasi “{realisasi}” berbeda satuan, sehingga tidak dapat dibandingkan."
    return None, Status.TAK_TERHITUNG, (), (Catatan(KodeCatatan.BEDA_SATUAN, pesan),)
