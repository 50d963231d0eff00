"""A rank against a rank of the same ladder: by standing, or by the ratio of official scores, as the rule names it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from ..compare import Mentah, bandingkan
from ..decimals import NOL, SERATUS
from ..kuantitas import Angka, Kuantitas, Peringkat, Tangga
from ..metode import Aturan
from ..polaritas import Polaritas
from ..result import Status
from ..rounding import tulis_angka
from ..steps import Catatan, Kaidah, KodeCatatan, Langkah
from ..targets import JenisTarget, Ternilai, ternilai

_SUMBER: Final = "kaidah urutan peringkat; rasio hanya dibentuk bila kedua peringkat mempunyai skor resmi"
_PERINGKAT: Final = Kaidah(
    id="peringkat-urutan",
    nama="Peringkat",
    rumus="R dibanding T pada tangga peringkat",
    sumber=_SUMBER,
    kata="kedudukan realisasi pada tangga peringkat dibanding kedudukan target",
)
_TERCAPAI: Final = Kaidah(
    id="peringkat-tercapai", nama="Nilai peringkat", rumus="mencapai target = 100", sumber=_SUMBER, tanda="→"
)


class CaraPeringkat(Struct, frozen=True):
    """How two ranks are compared; `metode` is what a report's method says of it.

    A way that compares scores names the one that stands in its place on a ladder without any (`tanpa_skor`).
    """

    metode: str
    hitung: Callable[[Peringkat, Peringkat, Aturan], Mentah]
    tanpa_skor: str = ""


def _kedudukan(target: Peringkat, realisasi: Peringkat, polaritas: Polaritas, *, skor: bool) -> tuple[Status, Langkah]:
    """Return whether the standing on the ladder meets the target, and the step that says so, if wished with scores."""
    t, r = target.pangkat, realisasi.pangkat
    tercapai = {Polaritas.NAIK: r >= t, Polaritas.TURUN: r <= t}.get(polaritas, r == t)
    status = Status.TERCAPAI if tercapai else Status.TIDAK_TERCAPAI
    tempat = []
    for satu, pangkat in ((realisasi, r), (target, t)):
        nilai = target.tangga.skor_dari(satu.nilai) if skor else None
        tempat.append(f"{satu} ({pangkat} dari bawah{'' if nilai is None else f', skor {tulis_angka(nilai)}'})")
    return status, Langkah(_PERINGKAT, (("R", tempat[0]), ("T", tempat[1])), status)


def _urutan(target: Peringkat, realisasi: Peringkat, aturan: Aturan) -> Mentah:
    """Judge by standing only: a rank that is reached is worth 100, one that is missed has no percentage."""
    status, langkah = _kedudukan(target, realisasi, aturan.polaritas, skor=False)
    if status is Status.TERCAPAI:
        return SERATUS, status, (langkah, Langkah(_TERCAPAI, (), SERATUS)), ()
    pesan = f"Peringkat {realisasi} tidak mencapai target {target}; selisih peringkat tidak mempunyai persentase."
    return None, status, (langkah,), (Catatan(KodeCatatan.DI_BAWAH_PERINGKAT, pesan),)


def _skor(target: Peringkat, realisasi: Peringkat, aturan: Aturan) -> Mentah:
    """Form the ratio of the scores, where the ladder has one for every rank that could be reached."""
    tangga = target.tangga
    status, langkah = _kedudukan(target, realisasi, aturan.polaritas, skor=True)
    skor_r, skor_t = tangga.skor_dari(realisasi.nilai), tangga.skor_dari(target.nilai)
    tanpa = _tanpa_skor(tangga, aturan.polaritas)
    if skor_r is not None and skor_t is not None and not tanpa:
        nilai, _, rasio, catatan = bandingkan(skor_r, Angka(skor_t, "skor"), aturan)
        return nilai, status, (*rasio[:1], langkah), catatan
    kosong = [str(satu) for satu, skor in ((target, skor_t), (realisasi, skor_r)) if skor is None]
    untuk = " dan ".join(dict.fromkeys(kosong)) or tanpa
    pesan = f"Tangga {tangga.id} tidak memberi skor untuk {untuk}; hanya status dinilai."
    return None, status, (langkah,), (Catatan(KodeCatatan.SKOR_TIDAK_ADA, pesan),)


def _tanpa_skor(tangga: Tangga, polaritas: Polaritas) -> str:
    """Name a rank whose missing score would let a worse rank, which has one, count for more; "" for none.

    Where higher is better, ranks below all that have a score may lack one: they count as missed. Any other gap has the
    whole ladder judged by standing, whatever the realisasi.
    """
    berskor = [tangga.pangkat(nilai) for nilai in tangga.anggota if tangga.skor_dari(nilai) is not None]
    bawah_boleh = polaritas is not Polaritas.TURUN and all(skor >= NOL for skor in (tangga.skor or {}).values())
    batas = min(berskor) if bawah_boleh else 0
    kosong = (nilai for nilai in tangga.anggota if tangga.skor_dari(nilai) is None and tangga.pangkat(nilai) >= batas)
    return next(kosong, "")


#: The ways by the names that the data call them.
PERINGKAT: Final = {
    "urutan": CaraPeringkat(
        "peringkat yang sama dengan atau di atas target bernilai 100%; yang di bawahnya tidak tercapai", _urutan
    ),
    "skor": CaraPeringkat("perbandingan skor peringkat realisasi dengan skor peringkat target", _skor, "urutan"),
}


def _cocok(target: Kuantitas, realisasi: Kuantitas) -> bool:
    return isinstance(target, Peringkat) and isinstance(realisasi, Peringkat)


def _hitung(target: Peringkat, realisasi: Peringkat, aturan: Aturan) -> Ternilai:
    if target.tangga.id != realisasi.tangga.id:
        pesan = f"Target memakai tangga {target.tangga.id}, realisasi memakai tangga {realisasi.tangga.id}."
        return ternilai((None, Status.TAK_TERHITUNG, (), (Catatan(KodeCatatan.TANGGA_BERBEDA, pesan),)))
    cara = PERINGKAT[aturan.peringkat]
    # A ladder without any score, as that of an audit opinion, has nothing that could be missing.
    if cara.tanpa_skor and not target.tangga.skor:
        cara = PERINGKAT[cara.tanpa_skor]
    return ternilai(cara.hitung(target, realisasi, aturan))


CARA = JenisTarget(urutan=30, cocok=_cocok, hitung=_hitung)
