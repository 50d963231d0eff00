"""A realisasi against a number, a range or a limit: on which side it lies, and the formula that holds there."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from . import kaidah
from .decimals import NOL, SERATUS, TAK_BERHINGGA
from .formula import Rumus
from .kuantitas import Angka, Batas, JenisBatas, Rentang
from .metode import Aturan
from .polaritas import Polaritas
from .result import Status
from .rumus import NAIK, pilih
from .steps import Catatan, Kaidah, KodeCatatan, Langkah

#: Number, status, steps and notes, before cap and floor.
Mentah = tuple["Decimal | None", Status, tuple[Langkah, ...], tuple[Catatan, ...]]

_TARGET_NOL_NAIK: Final = Catatan(
    KodeCatatan.TARGET_NOL,
    "Target 0 dengan polaritas naik tidak dapat dihitung (pembagian dengan nol); periksa targetnya.",
)
_TARGET_NOL: Final = Catatan(
    KodeCatatan.TARGET_NOL,
    "Target atau batas rentangnya 0, sehingga hanya statusnya yang dinilai, tanpa persentase.",
)
_TARGET_NEGATIF: Final = Catatan(
    KodeCatatan.TARGET_NEGATIF,
    "Target atau batas rentangnya negatif, sehingga hanya statusnya yang dinilai, tanpa persentase.",
)


def skor_status(status: Status, catatan: tuple[Catatan, ...]) -> Decimal | None:
    """Return what a status without a percentage counts as: 100 met, 0 missed, None where nothing can be said.

    A realisasi of 0 under T ÷ R is beyond every other result, so its score is infinite: the cap decides what it counts.
    """
    if status is Status.TERCAPAI:
        tak_terbatas = any(c.kode is KodeCatatan.REALISASI_TAK_POSITIF for c in catatan)
        return TAK_BERHINGGA if tak_terbatas else SERATUS
    return NOL if status is Status.TIDAK_TERCAPAI else None


def _terapkan(
    rumus: Rumus, r: Decimal, t: Decimal, simbol: str
) -> tuple[Decimal | None, Langkah | None, Catatan | None]:
    """Apply a formula to a realisasi and the target or bound it is measured against."""
    masukan = (("R", r), (simbol, t))
    if t <= NOL:
        # Where higher is better anything from 0 on meets 0, so that 0 is worth no more than 5.
        if t == NOL == r and rumus.nol_terpenuhi and Polaritas.NAIK not in rumus.polaritas:
            return SERATUS, Langkah(kaidah.NOL_TERPENUHI, masukan, SERATUS), None
        return None, None, _TARGET_NOL if t == NOL else _TARGET_NEGATIF
    nilai = rumus.hitung(r, t)
    if isinstance(nilai, Catatan):
        return None, None, nilai
    return nilai, Langkah(rumus.kaidah[simbol], masukan, nilai), None


def bandingkan(r: Decimal, target: Angka | Rentang | Batas, aturan: Aturan) -> Mentah:
    """Compute the percentage of a realisasi that has the unit of its target.

    naik and turun: the declared formula. Below a range the lower bound is the target, above it the upper one, inside it
    the result is 100, unless the formula says otherwise. rentang and tetap lose on either side: below by the formula of
    naik, above by the declared one. A limit says its direction itself, see `Aturan.untuk`; under rentang anything
    within it is 100.
    Source: each formula cites its own.
    """
    berlaku = aturan.untuk(target)
    polaritas = berlaku.polaritas
    rumus = pilih(polaritas, berlaku.rumus_berlaku)
    bawah: Decimal | None
    atas: Decimal | None
    catatan: tuple[Catatan, ...] = ()
    b, a = "T", "T"
    if isinstance(target, Angka):
        bawah = atas = target.nilai
    elif isinstance(target, Rentang):
        bawah, atas, b, a = target.bawah, target.atas, "B", "A"
    else:
        maksimal = target.jenis is JenisBatas.MAKSIMAL
        bawah, atas = (None, target.nilai) if maksimal else (target.nilai, None)
        if berlaku is not aturan:
            catatan = (
                Catatan(
                    KodeCatatan.ARAH_BATAS,
                    f"Target berupa batas {target.jenis}, sehingga dihitung sebagai polaritas {polaritas}, "
                    f"bukan {aturan.polaritas}.",
                ),
            )

    nilai: Decimal | None
    langkah: Langkah | None
    kendala: Catatan | None
    if polaritas is Polaritas.NAIK and bawah is not None:
        tercapai, uji = r >= bawah, f"R ≥ {b}"
        if atas is None or bawah == atas or r < bawah:
            nilai, langkah, kendala = _terapkan(rumus, r, bawah, b)
        elif r > atas:
            nilai, langkah, kendala = _terapkan(rumus, r, atas, a)
        else:
            nilai, langkah, kendala = _di_dalam(r, bawah, atas, b, a)
        # Nothing lies on either side of 0: whatever is reached meets it, and no ratio is defined.
        if kendala is _TARGET_NOL and (atas is None or bawah == atas):
            return None, Status.TAK_TERHITUNG, (), (*catatan, _TARGET_NOL_NAIK)
    elif polaritas is Polaritas.TURUN and atas is not None:
        tercapai, uji = r <= atas, f"R ≤ {a}"
        if bawah is None or bawah == atas or r > atas:
            nilai, langkah, kendala = _terapkan(rumus, r, atas, a)
        elif r < bawah:
            nilai, langkah, kendala = _terapkan(rumus, r, bawah, b)
        elif rumus.di_dalam is not None:
            dasar, nilai = rumus.di_dalam
            langkah, kendala = Langkah(dasar, _masukan(r, bawah, atas, b, a), nilai), None
        else:
            nilai, langkah, kendala = _di_dalam(r, bawah, atas, b, a)
    else:
        kurang_, lebih = bawah is not None and r < bawah, atas is not None and r > atas
        tercapai = not (kurang_ or lebih)
        uji = "R ≥ T" if atas is None else "R ≤ T" if bawah is None else "R = T" if b == "T" else "B ≤ R ≤ A"
        if bawah is not None and kurang_:
            nilai, langkah, kendala = _terapkan(NAIK, r, bawah, b)
        elif atas is not None and lebih:
            nilai, langkah, kendala = _terapkan(rumus, r, atas, a)
        else:
            nilai, langkah, kendala = _di_dalam(r, bawah, atas, b, a)

    status = Status.TERCAPAI if tercapai else Status.TIDAK_TERCAPAI
    masukan = _masukan(r, bawah, atas, b, a)
    uji_status = Langkah(kaidah.STATUS[uji], masukan, status)
    if kendala is not None:
        catatan = (*catatan, kendala)
    return nilai, status, (uji_status,) if langkah is None else (langkah, uji_status), catatan


def _masukan(
    r: Decimal, bawah: Decimal | None, atas: Decimal | None, b: str, a: str
) -> tuple[tuple[str, Decimal], ...]:
    # Of a single target and of a limit both bounds bear one symbol, T.
    batas = {simbol: nilai for simbol, nilai in ((b, bawah), (a, atas)) if nilai is not None}
    return (("R", r), *batas.items())


def _di_dalam(r: Decimal, bawah: Decimal | None, atas: Decimal | None, b: str, a: str) -> tuple[Decimal, Langkah, None]:
    kunci = "≥" if atas is None else "≤" if bawah is None else "T" if b == a else "AB"
    return SERATUS, Langkah(kaidah.DI_DALAM[kunci], _masukan(r, bawah, atas, b, a), SERATUS), None


def kaidah_aturan(aturan: Aturan, *, rentang: bool = True) -> tuple[Kaidah, ...]:
    """Return the formulas that a rule uses for numeric targets, for a report that prints its method.

    naik and turun have one. rentang and tetap have two: below the range, where B is its lower bound, and
    above it, where A is its upper bound; a single target, no `rentang`, is T in both.
    """
    rumus = pilih(aturan.polaritas, aturan.rumus_berlaku)
    if aturan.polaritas in (Polaritas.NAIK, Polaritas.TURUN):
        return (rumus.kaidah["T"],)
    bawah, atas = ("B", "A") if rentang else ("T", "T")
    return NAIK.kaidah[bawah], rumus.kaidah[atas]
