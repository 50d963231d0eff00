"""The form of a year, or of those who answer for a part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkj.model import Tahun
from lkj.model.manual import nama_penanggung_jawab
from lkj.model.metode import tangga_terbaca
from lkj.tables.isian.bentuk import bentuk
from lkj.tables.isian.formulir import hitungan, ringkas, saring, tulis_formulir

if TYPE_CHECKING:
    from lkj.pengukuran import Pengukuran

__all__ = ["ekspor", "penanggung_jawab"]


def penanggung_jawab(year: Tahun) -> list[tuple[str, str]]:
    """Return who answers for indikator, as the data has it and by name, each once."""
    named = dict.fromkeys(one.penanggung_jawab for one in year.indikator.indikator if one.penanggung_jawab)
    return [(one, nama_penanggung_jawab(year, one)) for one in named]


def ekspor(year: Tahun, numbers: Pengukuran | None, unit: str | None = None, quarter: int = 0, kode: str = "") -> bytes:
    """Return the form as a workbook; of one unit, named by id or name, or of one quarter where that is asked for.

    `kode` is that of the office in its tree.
    """
    sheets = bentuk(year.documents)
    name = ""
    if unit is not None:
        same = [pair for pair in penanggung_jawab(year) if unit.casefold() in (pair[0].casefold(), pair[1].casefold())]
        sheets = saring(sheets, {ident for ident, _ in same})
        name = same[0][1] if same else unit
    if numbers is not None:
        hitungan(sheets, numbers)
    if quarter:
        ringkas(sheets, quarter)
    ladders = tangga_terbaca(year.documents["metode.yaml"].data)
    return tulis_formulir(sheets, year.tahun, year.satker.satker.nama, ladders, name, quarter, kode)
