"""What keeps a document from being final: a placeholder that is left, a waiver no longer right, what is not printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lkj.check.project import Year
from lkj.diagnostics import DataError, Finding, Position, Severity
from lkj.files.layout import year_folder
from lkj.model.blanks import terisi
from lkj.report.dokumen import TETAP, TRIWULANAN, Dokumen, dokumen_tahun

if TYPE_CHECKING:
    from lkj.pengukuran import Pengukuran
    from lkj.report.compose import Laporan

__all__ = ["require_final"]

# What says that a waiver is old.
OUTDATED = ("LKJ115", "LKJ116", "LKJ121")
# What says that something has no place in the report.
UNPRINTED = "LKJ616"


def _prints(document: Dokumen, finding: Finding) -> bool:
    """Tell whether what a finding speaks of can be printed as a placeholder in a document."""
    asked = document.isian
    return finding.code in asked or f"{finding.code} {Path(finding.file).name}" in asked


def _missing_quarters(numbers: Pengukuran, triwulan: int | None) -> Iterator[Finding]:
    """Yield each quarter up to the document's that has no realisasi."""
    if triwulan is None:
        return
    index = {one.id: n for n, one in enumerate(numbers.year.indikator.indikator)}
    for one in numbers.sampai_triwulan(triwulan).baris:
        ident = one.baris.indikator.id
        for quarter in one.belum_ada:
            place = numbers.year.position("indikator.yaml", ("indikator", index[ident], "triwulan", quarter - 1))
            message = f"realisasi {ident} triwulan {quarter} belum ada"
            yield Finding(
                code="LKJ406",
                position=place,
                message=message,
                hint="isi realisasi triwulan itu",
                severity=Severity.ERROR,
            )


def require_final(year: Year, laporan: Mapping[str, Laporan], triwulan: int | None) -> None:
    """Refuse a final document while a placeholder or an outdated waiver is left; DataError names each.

    The report is refused too while corrections or recommendations have no place in it.
    """
    from lkj.wording.printed import BELUM_ADA

    whole = TETAP["lkj"].id in laporan
    open_ends = [f for f in year.findings() if f.code in OUTDATED or (whole and f.code == UNPRINTED)]
    unfilled = [name for name, satu in laporan.items() if satu.belum_lengkap]
    if unfilled:
        known = dokumen_tahun(year.numbers.year.dokumen)
        open_ends += [f for f in year.findings(waivers=False) if any(_prints(known[name], f) for name in unfilled)]
        if TRIWULANAN in unfilled:
            open_ends += _missing_quarters(year.numbers, triwulan)
        if not open_ends:
            where = Position(year_folder(year.tahun), 1, 1)
            hint = "isi yang belum ada, atau bangun tanpa --final"
            open_ends = [
                Finding(
                    code="LKJ601",
                    position=where,
                    message=f"masih tercetak {BELUM_ADA}",
                    hint=hint,
                    severity=Severity.ERROR,
                )
            ]
    if open_ends:
        raise DataError([replace(f, severity=Severity.ERROR) for f in open_ends], _refusal(year, open_ends))


def _refusal(year: Year, open_ends: Sequence[Finding]) -> str:
    """Say that it was the final build that was refused: as drafts the documents may be made all the same."""
    outdated = sum(f.count for f in open_ends if f.code in OUTDATED)
    unprinted = any(f.code == UNPRINTED for f in open_ends)
    # A finding may tell of many places: they are counted as `lkj check` counts them.
    counted = terisi(year.numbers.year)
    empty = any(f.code not in (*OUTDATED, UNPRINTED) for f in open_ends)
    why = [f"masih ada isian kosong{f' ({counted})' if counted else ''}"] if empty else []
    why += [f"{outdated} pengecualian usang"] if outdated else []
    why += ["ada ralat atau tindak lanjut yang tidak tercetak"] if unprinted else []
    return f"--final ditolak: {', '.join([*why[:-2], ' dan '.join(why[-2:])])}; tidak ada dokumen dibuat"
