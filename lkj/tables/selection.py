"""Which rows are shown, in which order, and the aggregate that belongs to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from msgspec import Struct

from lkj.capaian import Agregat, Skala, Status
from lkj.diagnostics import DataError, Finding, Position
from lkj.diagnostics.nearest import hint_known
from lkj.files.layout import year_folder
from lkj.pengukuran import Baris, Pengukuran
from lkj.wording.status import tulis_status

# What needs attention comes first.
_STATUS = (Status.TIDAK_TERCAPAI, Status.TAK_TERHITUNG, Status.BELUM_ADA_DATA, Status.TERCAPAI)
_Key = Callable[[Baris], Any]
URUTAN: dict[str, _Key] = {
    "id": lambda row: row.indikator.id,
    "capaian": lambda row: (row.capaian.nilai is None, row.capaian.nilai or Decimal(0)),
    "status": lambda row: _STATUS.index(row.capaian.status),
}


class Pilihan(Struct, frozen=True, kw_only=True):
    """The rows to show with the heading over them, and the mean that belongs to them."""

    judul: str
    dokumen: str
    sasaran: str | None
    baris: tuple[Baris, ...]
    agregat: Agregat
    skala: Skala

    @property
    def n(self) -> int:
        """Number of rows in the mean."""
        return self.agregat.terukur

    @property
    def kategori(self) -> str | None:
        """Category of the mean, judged on the unrounded value."""
        return None if self.agregat.nilai is None else self.skala.kategori(self.agregat.nilai).nama


def per_status(numbers: Pengukuran, pilihan: Pilihan) -> list[tuple[str, int]]:
    """Count the rows of each status that occurs, under its name, those that reached their target first."""
    named = {row.capaian.status: tulis_status(numbers, row).removesuffix(row.sementara) for row in pilihan.baris}
    counts = Counter(row.capaian.status for row in pilihan.baris)
    return [(named[one], counts[one]) for one in Status if one in named]


def _tidak_ada(year: int, message: str, hint: str) -> DataError:
    return DataError([Finding(code="LKJ114", position=Position(year_folder(year), 1, 1), message=message, hint=hint)])


def pilih(
    numbers: Pengukuran, dokumen: str | None = None, sasaran: str | None = None, urutan: str | None = None
) -> Pilihan:
    """Choose the rows of a document (the measured one by default) or of one objective, in the order asked for.

    Raises DataError (LKJ114) for an objective that the year, or the document named, does not have.
    """
    year = numbers.year
    satu = None
    if sasaran is not None:
        known = {s.id.casefold(): s for s in year.sasaran.sasaran}
        satu = known.get(sasaran.casefold())
        if satu is None:
            # Without a document any objective may be meant; those of the measured one come first.
            main = dokumen or numbers.utama.id
            own = [s.id for s in known.values() if main in s.berdokumen]
            others = [s.id for s in known.values() if main not in s.berdokumen and dokumen is None]
            raise _tidak_ada(year.tahun, f"sasaran «{sasaran}» tidak ada", hint_known(sasaran, [*own, *others]))
        if dokumen not in (None, *satu.berdokumen):
            raise _tidak_ada(
                year.tahun,
                f"sasaran {satu.id} bukan bagian dari dokumen «{dokumen}»",
                f"pakai --document {satu.berdokumen[0]}, atau hapus --document",
            )
        dokumen = dokumen or (numbers.utama.id if numbers.utama.id in satu.berdokumen else satu.berdokumen[0])
    rekap = numbers.rekap[dokumen] if dokumen else numbers.utama
    if dokumen and not rekap.baris:
        message = f"tidak ada indikator berdokumen «{dokumen}»"
        raise _tidak_ada(year.tahun, message, "isi indikatornya di indikator.yaml, atau pilih dokumen lain")
    rows, agregat, judul = rekap.baris, rekap.agregat, rekap.dokumen
    if satu is not None:
        rows = tuple(b for b in rows if b.sasaran.id == satu.id)
        agregat = next(a for s, a in rekap.per_sasaran if s.id == satu.id)
        judul = f"{judul}, sasaran {satu.id} {satu.nama}"
    if urutan is not None:
        rows = tuple(sorted(rows, key=URUTAN[urutan]))
    return Pilihan(
        judul=judul,
        dokumen=rekap.id,
        sasaran=None if satu is None else satu.id,
        baris=rows,
        agregat=agregat,
        skala=rekap.skala,
    )
