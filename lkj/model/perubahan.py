"""What a change of the agreement did to the indicators of a year: other names, and others in their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lkj.model.indikator import Indikator
from lkj.model.tahun import Tahun

__all__ = ["PerubahanIndikator", "perubahan_indikator", "riwayat_perubahan"]


@dataclass(frozen=True, slots=True)
class PerubahanIndikator:
    """One change: what stood before and what stands now, each with the names of the documents that have it."""

    semula: Indikator
    menjadi: Indikator
    dokumen_semula: tuple[str, ...]
    dokumen_menjadi: tuple[str, ...]

    @property
    def ganti_nama(self) -> bool:
        """Whether it is the same indicator under another name."""
        return self.semula.id == self.menjadi.id


def _nama(year: Tahun, documents: Iterable[str]) -> tuple[str, ...]:
    return tuple(year.dokumen[one].nama for one in documents)


def perubahan_indikator(year: Tahun) -> Iterator[PerubahanIndikator]:
    """Yield the renamed and the replaced indicators of a year, in the order of its file."""
    by_id = {one.id: one for one in year.indikator.indikator}
    for one in year.indikator.indikator:
        words: dict[str, list[str]] = {}
        for document in one.berdokumen:
            words.setdefault(one.menurut(document).nama, []).append(document)
        now = _nama(year, words.pop(one.nama, ()))
        for documents in words.values():
            yield PerubahanIndikator(one.menurut(documents[0]), one, _nama(year, documents), now)
        before = by_id.get(one.menggantikan or "")
        if before is not None:
            yield PerubahanIndikator(before, one, _nama(year, before.berdokumen), _nama(year, one.berdokumen))


def riwayat_perubahan(year: Tahun, ident: str) -> list[str]:
    """Return in sentences what became of an indicator in its year."""
    said = []
    for one in perubahan_indikator(year):
        earlier, later = " dan ".join(one.dokumen_semula), " dan ".join(one.dokumen_menjadi)
        if one.ganti_nama and one.menjadi.id == ident:
            said.append(f"Dalam {earlier} berbunyi «{one.semula.nama}».")
        elif one.menjadi.id == ident:
            said.append(f"Menggantikan {one.semula.id} «{one.semula.nama}», indikator {earlier}.")
        elif one.semula.id == ident:
            said.append(f"Digantikan oleh {one.menjadi.id} «{one.menjadi.nama}» dalam {later}.")
    return said
