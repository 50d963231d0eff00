"""The documents of the SAKIP cycle that one year's facts become."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from lkj.model import Tahun
from lkj.pengukuran import Pengukuran
from lkj.report.analisis import analisis
from lkj.report.compose import Laporan, Penyusun
from lkj.report.environment import Environment
from lkj.wording.printed import romawi

TRIWULANAN: Final = "triwulan"


@dataclass(frozen=True, slots=True)
class Dokumen:
    """One kind of document: its id (also the file's name), template, title, and what its template is told."""

    id: str
    templat: str
    judul: str
    isi: MappingProxyType[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def ada(self, year: Tahun) -> bool:
        """Tell whether the year has the facts for it: an agreement, or indikator of the RKT."""
        agreement = self.isi.get("dokumen_pk")
        if agreement is not None:
            return agreement in year.perjanjian
        return self.id != "rkt" or bool(year.indikator_dokumen("rkt"))

    def nama(self, triwulan: int | None) -> str:
        """Return its title without the year: that of a quarterly document names its quarter."""
        return self.judul if triwulan is None or self.id != TRIWULANAN else f"{self.judul} {romawi(triwulan)}"

    def bahan(self, numbers: Pengukuran, triwulan: int | None) -> dict[str, Any]:
        """Return what only this document's template is told, beside what every template knows."""
        if self.id == "lkj":
            return {"analisis": analisis(numbers)}
        if self.id == TRIWULANAN:
            assert triwulan is not None  # the command line asks for it
            return {"triwulan": numbers.sampai_triwulan(triwulan)}
        return dict(self.isi)


def _pk(ident: str, judul: str) -> Dokumen:
    return Dokumen(ident, "pk.md.j2", judul, MappingProxyType({"dokumen_pk": ident}))


DOKUMEN: Final = MappingProxyType(
    {
        d.id: d
        for d in (
            Dokumen("lkj", "laporan.md.j2", "Laporan Kinerja"),
            Dokumen("rkt", "rkt.md.j2", "Rencana Kinerja Tahunan"),
            _pk("pk-ketua", "Perjanjian Kinerja Ketua"),
            _pk("pk-sekretaris", "Perjanjian Kinerja Sekretaris"),
            Dokumen("pengukuran", "pengukuran.md.j2", "Pengukuran Kinerja"),
            Dokumen(TRIWULANAN, "triwulan.md.j2", "Laporan Kinerja Triwulan"),
        )
    }
)


def susun(
    env: Environment, numbers: Pengukuran, dokumen: Dokumen, logo: str | None = None, triwulan: int | None = None
) -> Laporan:
    """Compose one document of a year; `logo` is SVG text for its cover, `triwulan` the quarter of a quarterly one."""
    year = numbers.year
    title = f"{dokumen.nama(triwulan)} {year.satker.satker.sebutan} Tahun {year.tahun}"
    return Penyusun(env, numbers, logo).susun(dokumen.templat, title, dokumen.bahan(numbers, triwulan))


def susun_laporan(env: Environment, numbers: Pengukuran) -> Laporan:
    """Compose the Laporan Kinerja of a year."""
    return susun(env, numbers, DOKUMEN["lkj"])
