"""A rank against a rank of the same ladder: by the way that the rule names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..kuantitas import Kuantitas, Peringkat
from ..peringkat import PERINGKAT
from ..result import Status
from ..steps import Catatan, KodeCatatan
from ..targets import JenisTarget, Ternilai, ternilai

if TYPE_CHECKING:
    from ..metode import Aturan


def _cocok(target: Kuantitas, realisasi: Kuantitas) -> bool:
    return isinstance(target, Peringkat) and isinstance(realisasi, Peringkat)


def _hitung(target: Peringkat, realisasi: Peringkat, aturan: Aturan) -> Ternilai:
    if target.tangga.id != realisasi.tangga.id:
        pesan = f"Target memakai tangga {target.tangga.id}, realisasi memakai tangga {realisasi.tangga.id}."
        return ternilai((None, Status.TAK_TERHITUNG, (), (Catatan(KodeCatatan.TANGGA_BERBEDA, pesan),)))
    cara = PERINGKAT[aturan.peringkat]
    # A ladder without any score, as that of an audit opinion, has nothing that could be missing.
    if cara.berskor and not target.tangga.skor:
        cara = PERINGKAT[cara.tanpa_skor]
    return ternilai(cara.hitung(target, realisasi, aturan))


CARA = JenisTarget(urutan=30, cocok=_cocok, hitung=_hitung)
