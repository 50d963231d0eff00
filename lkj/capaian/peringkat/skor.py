"""By the ratio of official scores, where the ladder has one for every rank that could be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..compare import bandingkan
from ..decimals import NOL
from ..kuantitas import Angka, Peringkat, Tangga
from ..polaritas import Polaritas
from ..ranking import CaraPeringkat, kedudukan
from ..steps import Catatan, KodeCatatan

if TYPE_CHECKING:
    from ..compare import Mentah
    from ..metode import Aturan


def _hitung(target: Peringkat, realisasi: Peringkat, aturan: Aturan) -> Mentah:
    tangga = target.tangga
    status, langkah = kedudukan(target, realisasi, aturan.polaritas, skor=True)
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
    batas = min(berskor, default=0) if bawah_boleh else 0
    kosong = (nilai for nilai in tangga.anggota if tangga.skor_dari(nilai) is None and tangga.pangkat(nilai) >= batas)
    return next(kosong, "")


CARA = CaraPeringkat(
    nama="skor",
    urutan=20,
    metode="perbandingan skor peringkat realisasi dengan skor peringkat target",
    hitung=_hitung,
    tanpa_skor="urutan",
)
