"""Scales: the words that a percentage earns. Half-open bands without gap or overlap."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from .decimals import NOL, SERATUS, kurang, pastikan_wajar
from .errors import SkalaError
from .rounding import TEMPAT_TERBANYAK, bulatkan, tulis_angka

if TYPE_CHECKING:
    from collections.abc import Mapping

# Data have thirty digits at most, results fifty: what is nearer to a border came of rounding a quotient or a root.
_SISA_HITUNGAN: Final = Decimal("1E-35")


class Kepastian(StrEnum):
    """How sure the source of a scale is."""

    TERVERIFIKASI = "terverifikasi"
    LAZIM = "lazim dipakai"
    SENDIRI = "ditetapkan sendiri"


class Tutup(StrEnum):
    """Which bound belongs to the band: bawah means [lower, upper), atas means (lower, upper]."""

    BAWAH = "bawah"
    ATAS = "atas"


class Pita(Struct, frozen=True):
    """One band of a scale, bounds in percent; None means unbounded on that side."""

    nama: str
    bawah: Decimal | None
    atas: Decimal | None


class Skala(Struct, frozen=True, kw_only=True):
    """A scale of bands, highest first; raises SkalaError for a gap, an overlap or a wrong order.

    A value above the highest band belongs to it, and one below the lowest belongs to that.
    """

    id: str
    nama: str
    pita: tuple[Pita, ...]
    sumber: str
    kepastian: Kepastian = Kepastian.SENDIRI
    tutup: Tutup = Tutup.BAWAH

    def __post_init__(self) -> None:
        if not self.pita:
            raise SkalaError(f"Skala {self.id} tidak mempunyai pita.", "Nyatakan sedikitnya satu pita.")
        nama = [p.nama for p in self.pita]
        if len(set(nama)) != len(nama):
            raise SkalaError(f"Skala {self.id} memakai satu nama untuk lebih dari satu pita.")
        pastikan_wajar(*(b for p in self.pita for b in (p.bawah, p.atas) if b is not None))
        for pita in self.pita:
            if pita.bawah is not None and pita.atas is not None and pita.bawah >= pita.atas:
                raise SkalaError(
                    f"Pita {pita.nama} pada skala {self.id} tidak berisi: batas bawah "
                    f"{tulis_angka(pita.bawah)}, batas atas {tulis_angka(pita.atas)}."
                )
        for tinggi, rendah in pairwise(self.pita):
            self._periksa_sambungan(tinggi, rendah)

    def _periksa_sambungan(self, tinggi: Pita, rendah: Pita) -> None:
        lantai, langit = tinggi.bawah, rendah.atas
        if lantai is None or langit is None:
            raise SkalaError(
                f"Pita {tinggi.nama} dan {rendah.nama} pada skala {self.id} tanpa batas di antaranya.",
                "Urutkan pita dari yang tertinggi; hanya pita terluar boleh tak berbatas.",
            )
        if lantai == langit:
            return
        if lantai > langit:
            raise SkalaError(
                f"Skala {self.id} bercelah: nilai di antara {tulis_angka(langit)} ({rendah.nama}) dan "
                f"{tulis_angka(lantai)} ({tinggi.nama}) tidak masuk pita mana pun.",
                f"Samakan batas atas {rendah.nama} dengan batas bawah {tinggi.nama}.",
            )
        if rendah.bawah is not None and tinggi.atas is not None and rendah.bawah >= tinggi.atas:
            raise SkalaError(
                f"Pita {tinggi.nama} dan {rendah.nama} pada skala {self.id} tertukar urutannya.",
                "Urutkan pita dari yang tertinggi.",
            )
        raise SkalaError(
            f"Skala {self.id} tumpang-tindih: nilai di antara {tulis_angka(lantai)} dan "
            f"{tulis_angka(langit)} masuk pita {tinggi.nama} dan {rendah.nama}.",
            f"Samakan batas atas {rendah.nama} dengan batas bawah {tinggi.nama}.",
        )

    def kategori(self, nilai: Decimal) -> Pita:
        """Return the band of a percentage; give it the unrounded value. KuantitasError for what is no number."""
        pastikan_wajar(nilai)
        if self.tutup is Tutup.BAWAH:
            for pita in self.pita:
                if pita.bawah is None or nilai >= pita.bawah:
                    return pita
        else:
            for pita in self.pita:
                if pita.bawah is None or nilai > pita.bawah:
                    return pita
        return self.pita[-1]

    def tulis_pita(self, pita: Pita) -> str:
        """Write the bounds of a band as a report prints them: "≥ 85", "70 ≤ C < 85", "< 55"."""
        masuk, luar = ("≤", "<") if self.tutup is Tutup.BAWAH else ("<", "≤")
        terendah, tertinggi = pita == self.pita[-1], pita == self.pita[0]
        if pita.bawah is None or terendah:
            return "semua nilai" if pita.atas is None or tertinggi else f"{luar} {tulis_angka(pita.atas)}"
        if pita.atas is None or tertinggi:
            return f"{'≥' if masuk == '≤' else '>'} {tulis_angka(pita.bawah)}"
        return f"{tulis_angka(pita.bawah)} {masuk} C {luar} {tulis_angka(pita.atas)}"


def _sisi(nilai: Decimal, ambang: Decimal, skala: Skala | None) -> tuple[bool, bool, bool, str]:
    return nilai >= NOL, nilai > NOL, nilai >= ambang, "" if skala is None else skala.kategori(nilai).nama


def tempat_tegas(nilai: Decimal, tempat: int, skala: Skala | None = None, ambang: Decimal = SERATUS) -> int:
    """Return how many decimals to print, `tempat` or more, so that rounding carries a number over no border.

    The borders are 0, `ambang` (the 100 of a percentage, the 1 of an index) and those between the bands of `skala`:
    84,995 is below 85, 99,996 below 100 and 0,001 above 0, and two decimals would say otherwise. Where ten decimals
    cannot show it, it is `tempat`; see `tulis_persen`.
    """
    cukup = _cukup(nilai, tempat, skala, ambang)
    return tempat if cukup is None else cukup


def _cukup(nilai: Decimal, tempat: int, skala: Skala | None, ambang: Decimal) -> int | None:
    pastikan_wajar(nilai)
    return _tempat_cukup(nilai, tempat, skala, ambang)


@lru_cache(maxsize=4096)
def _tempat_cukup(nilai: Decimal, tempat: int, skala: Skala | None, ambang: Decimal) -> int | None:
    tegas = _sisi(nilai, ambang, skala)
    banyak = range(tempat, max(tempat, TEMPAT_TERBANYAK) + 1)
    return next((n for n in banyak if _sisi(bulatkan(nilai, n), ambang, skala) == tegas), None)


def tulis_persen(nilai: Decimal, tempat: int = 2, skala: Skala | None = None) -> str:
    """Write a percentage so that it crosses no border: "97,53%", "84,995%", and "< 100%" where ten decimals fail.

    What differs from a border by no more than the last digit of a quotient or a root is no result, and is written as
    the border.
    """
    cukup = _cukup(nilai, tempat, skala, SERATUS)
    if cukup is None:
        pita = () if skala is None else skala.pita[:-1]
        batas = min(
            (NOL, SERATUS, *(p.bawah for p in pita if p.bawah is not None)), key=lambda b: abs(kurang(nilai, b))
        )
        if abs(kurang(nilai, batas)) > _SISA_HITUNGAN:
            return f"{'<' if nilai < batas else '>'} {tulis_angka(batas)}%"
    return f"{tulis_angka(nilai, tempat if cukup is None else cukup)}%"


def susun_pita(
    nama: tuple[str, ...], ambang: tuple[int | Decimal, ...], atas: Decimal | None = None
) -> tuple[Pita, ...]:
    """Build adjoining bands, highest first, from their names and the thresholds between them.

    `atas` is the printed upper bound of the highest band. Raises SkalaError unless there is one name more
    than there are thresholds.
    """
    if len(nama) != len(ambang) + 1:
        raise SkalaError(f"Ada {len(nama)} nama pita untuk {len(ambang)} ambang.", "Nama harus lebih satu dari ambang.")
    batas: list[Decimal | None] = [atas, *(Decimal(a) for a in ambang), None]
    return tuple(Pita(n, bawah, atas_) for n, (atas_, bawah) in zip(nama, pairwise(batas), strict=True))


#: Shipped scales by id.
SKALA: Final[Mapping[str, Skala]] = MappingProxyType(
    {
        "85-70-55": Skala(
            id="85-70-55",
            nama="Skala ordinal empat kategori",
            pita=susun_pita(("Sangat Berhasil", "Berhasil", "Cukup Berhasil", "Tidak Berhasil"), (85, 70, 55)),
            sumber="lazim dirujuk pada Keputusan Kepala LAN 239/2003",
            kepastian=Kepastian.LAZIM,
        ),
        "91-76-66-51": Skala(
            id="91-76-66-51",
            nama="Skala peringkat kinerja lima kategori",
            pita=susun_pita(("Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah"), (91, 76, 66, 51)),
            sumber="skala peringkat kinerja menurut Permendagri sebagaimana dipakai laporan kinerja daerah",
            kepastian=Kepastian.LAZIM,
        ),
        "predikat-88-2021": Skala(
            id="predikat-88-2021",
            nama="Predikat akuntabilitas kinerja",
            pita=susun_pita(("AA", "A", "BB", "B", "CC", "C", "D"), (90, 80, 70, 60, 50, 30), Decimal(100)),
            sumber="PermenPANRB Nomor 88 Tahun 2021",
            kepastian=Kepastian.TERVERIFIKASI,
            tutup=Tutup.ATAS,
        ),
    }
)
