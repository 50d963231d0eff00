"""Comparisons in words: how far a number moved, how near a reference is, what an earlier year's rule was."""

from __future__ import annotations

from decimal import Decimal

from lkj.capaian import (
    PERSEN,
    RUPIAH,
    Acuan,
    Arah,
    Banding,
    Penilaian,
    Peringkat,
    Status,
    Tenggat,
    bulatkan,
    satuan_sama,
    tempat_tegas,
    tulis_persen,
)
from lkj.pengukuran import Baris, Perbandingan, berlaku
from lkj.wording.printed import angka, angka_apa_adanya, rupiah

SERATUS = Decimal(100)
_ACUAN = {
    Acuan.TARGET_RENSTRA: ("sudah tercapai", "belum tercapai"),
    Acuan.STANDAR_NASIONAL: ("memenuhi standar", "belum memenuhi standar"),
}


def _besar(value: Decimal, places: int) -> str:
    """Write a difference with as many decimals as it has, at most those of a printed percentage unless all are 0."""
    exponent = value.normalize().as_tuple().exponent
    long = isinstance(exponent, int) and -exponent > places
    size = value.copy_abs()
    return angka(size, tempat_tegas(size, places)) if long else angka_apa_adanya(size)


def _jauh(hasil: Banding, places: int) -> str:
    """Write a distance in its unit: "2 poin", "15 menit"; empty where there is none or it is not a number."""
    if hasil.selisih is None or hasil.selisih == 0:
        return ""
    if satuan_sama(hasil.satuan, RUPIAH):
        return rupiah(hasil.selisih.copy_abs())
    unit = "poin" if satuan_sama(hasil.satuan, PERSEN) else hasil.satuan
    return f"{_besar(hasil.selisih, places)} {unit}".rstrip()


def perubahan(hasil: Banding, places: int) -> str:
    """Say a change and whether it is for the better: "naik 12 menit (10,00%), membaik"; "naik 2 poin, membaik".

    What a change in points is in percent of a percentage is not said: beside the points it reads like another change.
    """
    if hasil.arah is None:
        return f"tidak dapat dibandingkan: {hasil.alasan[:1].lower()}{hasil.alasan[1:].removesuffix('.')}"
    text = hasil.gerak or f"{hasil.arah} {_jauh(hasil, places)}".rstrip()
    points = satuan_sama(hasil.satuan, PERSEN)
    if hasil.persen is not None and hasil.arah is not Arah.TETAP and not points:
        text += f" ({tulis_persen(hasil.persen.copy_abs(), places)})"
    judged = hasil.penilaian in (Penilaian.MEMBAIK, Penilaian.MEMBURUK)
    return f"{text}, {hasil.penilaian}" if judged else text


def capaian_lalu(satu: Perbandingan, kini: Decimal | None, places: int) -> str:
    """Say how this year's capaian moved from an earlier year's.

    Empty where one of the two has no number; where their rules differ, that they cannot be compared.
    """
    if kini is None or satu.capaian.nilai is None:
        return ""
    if satu.perubahan is None:
        return "capaian tidak sebanding (metode berbeda)"
    change = satu.perubahan
    return f"capaian {change.arah} {_jauh(change, places)}".rstrip()


def kemajuan(satu: Perbandingan, places: int) -> str:
    """Say whether a target or standard is reached, and how far off the realisasi is."""
    reached, missed = _ACUAN[satu.acuan]
    status = satu.capaian.status
    if status is Status.BELUM_ADA_DATA:
        return "realisasi belum ada"
    if status is Status.TAK_TERHITUNG:
        return f"tidak dapat dibandingkan: {satu.capaian.alasan[:1].lower()}{satu.capaian.alasan[1:].removesuffix('.')}"
    text = reached if status is Status.TERCAPAI else missed
    if satu.capaian.sementara:
        text = f"sementara {text}"
    if satu.hasil.gerak:
        return f"{text}; {satu.hasil.gerak}" if satu.hasil.selisih is not None else text
    far = _jauh(satu.hasil, places) if satu.hasil.arah is not None else ""
    return f"{text}; {far} di {'atas' if satu.hasil.arah is Arah.NAIK else 'bawah'}nya" if far else text


def selisih_target(row: Baris, places: int) -> str:
    """Say how far a realisasi is off its target: "2 poin di bawah"; "" where nothing tells how far.

    Of a percentage of a thing that is counted it is told how far its capaian is off 100 %.
    """
    target, realisasi, hasil = row.indikator.target, row.indikator.realisasi, row.terhadap_target
    if isinstance(target, Peringkat) and isinstance(realisasi, Peringkat) and hasil.arah is Arah.TURUN:
        return f"{angka(target.pangkat - realisasi.pangkat)} peringkat di bawah"
    if isinstance(realisasi, Tenggat):
        return hasil.gerak
    if far := _jauh(hasil, places):
        return f"{far} di {'atas' if hasil.arah is Arah.NAIK else 'bawah'}"
    value = row.capaian.nilai
    if hasil.arah is not None or value is None or value >= SERATUS:
        return ""
    return f"capaian {_besar(SERATUS - value, places)} poin di bawah 100%"


def selisih_seratus(value: Decimal, places: int) -> str:
    """Say by how many points a capaian stands above or below 100 %: "−15,01 poin"; "" where that rounds to none."""
    off = bulatkan(value - SERATUS, places)
    return f"{'+' if off > 0 else '−'}{angka(abs(off), places)} poin" if off else ""


def _batas(arah: str, value: Decimal | None) -> str:
    return f"tanpa batas {arah}" if value is None else f"batas {arah} {angka_apa_adanya(value)}%"


def beda_aturan(satu: Perbandingan, row: Baris) -> list[str]:
    """Return what an earlier year's rule had otherwise than this year's, part by part, as far as it counts."""
    lama, target = satu.aturan, row.indikator.target
    before, now = berlaku(lama, target), berlaku(row.aturan, target)
    words = {
        "rumus_berlaku": f"rumus {lama.untuk(target).rumus_berlaku}",
        "batas_atas": _batas("atas", lama.batas_atas),
        "batas_bawah": _batas("bawah", lama.batas_bawah),
        "penerapan_batas": f"batas diterapkan {lama.penerapan_batas} perata-rataan",
        "komposit": f"target majemuk menurut {lama.komposit}",
        "peringkat": f"peringkat menurut {lama.peringkat}",
    }
    return [text for part, text in words.items() if part in before and before[part] != now.get(part)]
