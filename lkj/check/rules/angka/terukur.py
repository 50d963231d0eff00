"""What several rules of figures look at: the indicators that are measured, and amounts in rupiah."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkj.capaian import RUPIAH, Angka, Batas, Capaian, Komposit, Kuantitas, Rentang, satuan_sama
from lkj.diagnostics import Position
from lkj.model import Tahun
from lkj.model.indikator import Indikator
from lkj.model.rencana import Program
from lkj.pengukuran import Biaya, Pengukuran, semua_biaya, ukur


def tempat(year: Tahun, n: int, *path: str | int) -> Position:
    """Return where a value of an indicator stands, by the place of that in its list."""
    return year.position("indikator.yaml", ("indikator", n, *path))


def tempat_realisasi(year: Tahun, n: int) -> Position:
    """Return where a realisasi was typed: for one that is accumulated, its quarters."""
    return tempat(year, n, "realisasi" if year.indikator.indikator[n].triwulan is None else "triwulan")


def terukur(year: Tahun) -> Iterator[tuple[int, Indikator, Capaian]]:
    """Yield the indicators that have a realisasi, with their place in the file and their capaian."""
    for n, indikator in enumerate(year.indikator.indikator):
        if indikator.realisasi is not None:
            yield n, indikator, ukur(year.metode, indikator)


def angka_dalam(value: Kuantitas | None, unit: str) -> Decimal | None:
    """Return what a value of a unit says in one number, of a range its lower bound; None for another unit or kind."""
    if isinstance(value, Rentang):
        return value.bawah if satuan_sama(value.satuan, unit) else None
    return value.nilai if isinstance(value, (Angka, Batas)) and satuan_sama(value.satuan, unit) else None


def target_nol(indikator: Indikator) -> bool:
    """Tell whether a target of which more is better is 0, or a part of it."""
    target = indikator.target
    parts = target.komponen if isinstance(target, Komposit) else (target,)
    return indikator.polaritas == "naik" and any(isinstance(p, Angka) and p.nilai == 0 for p in parts)


def rupiah(jumlah: int) -> str:
    """Write an amount: Rp4.000.000.000."""
    return str(Angka(Decimal(jumlah), RUPIAH))


def berkegiatan(year: Tahun) -> Iterator[tuple[int, Program, int, int, list[int]]]:
    """Yield programmes with an amount and activities: place, facts, amount, their sum, those without one."""
    for p, program in enumerate(year.pk.program):
        if program.anggaran is not None and program.kegiatan:
            known = sum(k.anggaran for k in program.kegiatan if k.anggaran is not None)
            yield p, program, program.anggaran, known, [n for n, k in enumerate(program.kegiatan) if k.anggaran is None]


def melebihi_pagu(numbers: Pengukuran) -> list[Biaya]:
    """Return the lines that spent more than they had, where the lines do not add up to what the year had and spent.

    Where they do, each is what the books say: a single line may exceed its ceiling until that is revised.
    """
    now = next((p for p in numbers.year.pagu.pagu if p.tahun == numbers.year.tahun), None)
    if now is None or all(
        berselisih(getattr(now, key), [(one.nama, getattr(one, key)) for one in numbers.biaya])[0] is None
        for key in ("pagu", "realisasi")
    ):
        return []
    return [
        one
        for one in semua_biaya(numbers.biaya)
        if not one.bagian and None not in (one.pagu, one.realisasi) and (one.realisasi or 0) > (one.pagu or 0)
    ]


def berselisih(whole: int | None, parts: Sequence[tuple[str, int | None]]) -> tuple[int | None, str]:
    """Return what named parts add up to where that contradicts their whole, and by how much, in words.

    None where it does not: also while a part is not known, unless the known ones are more than the whole already.
    """
    known = [(name, amount) for name, amount in parts if amount is not None]
    total = sum(amount for _, amount in known)
    if whole is None or not known or total == whole or (len(known) < len(parts) and total < whole):
        return None, ""
    told = f"selisih {rupiah(abs(total - whole))}"
    left_out = next((name for name, amount in known if amount and amount == total - whole), None)
    if left_out is not None and len(parts) > 1:
        return total, f"{told} ialah {left_out}, yang barangkali tidak ikut dijumlahkan"
    return total, f"{told} tidak dijelaskan"
