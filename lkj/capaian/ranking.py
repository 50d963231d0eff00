"""What a way of comparing ranks is: a file in `peringkat` declares one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .polaritas import Polaritas
from .result import Status
from .rounding import tulis_angka
from .steps import Kaidah, Langkah

if TYPE_CHECKING:
    from collections.abc import Callable

    from .compare import Mentah
    from .kuantitas import Peringkat
    from .metode import Aturan

SUMBER: Final = "kaidah urutan peringkat; rasio hanya dibentuk bila kedua peringkat mempunyai skor resmi"
_PERINGKAT: Final = Kaidah(
    "peringkat-urutan",
    "Peringkat",
    "R dibanding T pada tangga peringkat",
    SUMBER,
    kata="kedudukan realisasi pada tangga peringkat dibanding kedudukan target",
)


@dataclass(frozen=True, slots=True)
class CaraPeringkat:
    """How two ranks of one ladder are compared.

    `nama` is what the data call it, `metode` what a report's method says of it. `hitung` takes target and realisasi.
    A way that needs scores (`berskor`) names the one that stands in its place on a ladder without any.
    """

    nama: str
    urutan: int
    metode: str
    hitung: Callable[[Peringkat, Peringkat, Aturan], Mentah]
    tanpa_skor: str = ""

    @property
    def berskor(self) -> bool:
        """Whether it compares scores."""
        return bool(self.tanpa_skor)


def kedudukan(target: Peringkat, realisasi: Peringkat, polaritas: Polaritas, *, skor: bool) -> tuple[Status, Langkah]:
    """Return whether the standing on the ladder meets the target, and the step that says so, if wished with scores."""
    t, r = target.pangkat, realisasi.pangkat
    tercapai = {Polaritas.NAIK: r >= t, Polaritas.TURUN: r <= t}.get(polaritas, r == t)
    status = Status.TERCAPAI if tercapai else Status.TIDAK_TERCAPAI
    tempat = []
    for satu, pangkat in ((realisasi, r), (target, t)):
        nilai = target.tangga.skor_dari(satu.nilai) if skor else None
        tempat.append(f"{satu} ({pangkat} dari bawah{'' if nilai is None else f', skor {tulis_angka(nilai)}'})")
    return status, Langkah(_PERINGKAT, (("R", tempat[0]), ("T", tempat[1])), status)
