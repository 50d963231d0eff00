"""The forms that a person hands over, each read, and the one year that they are of."""

from __future__ import annotations

from collections.abc import Sequence

from lkj.diagnostics.nearest import folded
from lkj.model.base import BELUM
from lkj.tables.isian.baca import Formulir, baca_formulir
from lkj.tables.isian.buku import BukuError, baca_buku

__all__ = ["bersama", "milik"]


def bersama(files: Sequence[tuple[str, bytes]], year: int | None = None) -> tuple[int, list[Formulir]]:
    """Return the year of some workbooks, given by name and content, and their forms.

    Raises BukuError where one cannot be read, where they are of several years, or where none says of which.
    """
    forms = []
    for name, data in files:
        try:
            forms.append(baca_formulir(name, baca_buku(data)))
        except BukuError as error:
            raise BukuError(f"{name}: {error.message}", error.hint) from error
    for form in forms:
        if form.tahun is not None and year is not None and form.tahun != year:
            raise BukuError(f"{form.nama} adalah isian tahun {form.tahun}, bukan {year}", "periksa berkas atau --year")
    found = {form.tahun for form in forms if form.tahun is not None} | ({year} if year is not None else set())
    if len(found) > 1:
        raise BukuError("isian ini dari tahun yang berlain-lainan", "baca isian setiap tahun sendiri-sendiri")
    if not found:
        raise BukuError(f"{forms[0].nama} tidak menyebut tahunnya", "tambahkan --year, misalnya --year 2025")
    return next(iter(found)), forms


def milik(forms: Sequence[Formulir], kode: str, satker: str) -> list[str]:
    """Return what is to be told of forms that another office exported than the one of this code and name.

    BukuError for one of another code: the offices of a tree share ids, so that it would be taken for their own. A name
    alone refuses nothing, for it may have been corrected since.
    """
    told = []
    for form in forms:
        if kode and form.kode and form.kode != kode:
            raise BukuError(
                f"{form.nama} adalah isian satker {form.kode} ({form.satker}), bukan {kode}",
                f"baca dengan --satker {form.kode}, atau pakai isian dari «lkj export» satker {kode}",
            )
        unknown = BELUM in (form.satker, satker) or not form.satker
        if not unknown and not (kode and form.kode) and folded(form.satker) != folded(satker):
            told.append(
                f"{form.nama} diekspor dari «{form.satker}», sedangkan data ini milik «{satker}»; periksa berkasnya"
            )
    return told
