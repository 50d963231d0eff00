"""By standing only: a rank that is reached is worth 100, one that is missed has no percentage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..decimals import SERATUS
from ..ranking import SUMBER, CaraPeringkat, kedudukan
from ..result import Status
from ..steps import Catatan, Kaidah, KodeCatatan, Langkah

if TYPE_CHECKING:
    from ..compare import Mentah
    from ..kuantitas import Peringkat
    from ..metode import Aturan

_TERCAPAI: Final = Kaidah("peringkat-tercapai", "Nilai peringkat", "mencapai target = 100", SUMBER, "→")


def _hitung(target: Peringkat, realisasi: Peringkat, aturan: Aturan) -> Mentah:
    status, langkah = kedudukan(target, realisasi, aturan.polaritas, skor=False)
    if status is Status.TERCAPAI:
        return SERATUS, status, (langkah, Langkah(_TERCAPAI, (), SERATUS)), ()
    pesan = f"Peringkat {realisasi} tidak mencapai target {target}; selisih peringkat tidak mempunyai persentase."
    return None, status, (langkah,), (Catatan(KodeCatatan.DI_BAWAH_PERINGKAT, pesan),)


CARA = CaraPeringkat(
    nama="urutan",
    urutan=10,
    metode="peringkat yang sama dengan atau di atas target bernilai 100%; yang di bawahnya tidak tercapai",
    hitung=_hitung,
)
