"""Money by programme and activity, and what an objective cost beside what it achieved.

Source: PermenPANRB 53/2014, analyses 6 and 7; the index is that of BPOM 2021: capaian over absorption.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct

from lkj.capaian import Angka, Ukuran, indeks_efisiensi, serapan
from lkj.diagnostics import Position
from lkj.model import Tahun
from lkj.model.anggaran import TINGKAT, Keluaran, Rincian
from lkj.model.base import BELUM
from lkj.model.rencana import Sasaran


def desimal(rupiah: int | None) -> Decimal | None:
    """Return whole rupiah for arithmetic; None stays None."""
    return None if rupiah is None else Decimal(rupiah)


def _jumlah(amounts: Sequence[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None


class Volume(Struct, frozen=True, kw_only=True):
    """The output of an activity: what was planned and what came of it, in one unit, and its capaian in percent.

    `kode` is that of the activity. The capaian is realisasi over target, unrounded; None where it cannot be computed.
    """

    kode: str
    nama: str
    target: Angka | None
    realisasi: Angka | None
    capaian: Decimal | None


class Biaya(Struct, frozen=True, kw_only=True):
    """Ceiling and spending of a line of the budget in rupiah, with its absorption in percent, and the lines below it.

    Those of a line with others below it are the sums of these; where one of them is not known, what the line itself
    says, or None. `dalam` counts the lines above it.
    """

    kode: str
    nama: str
    tingkat: str
    pagu_awal: int | None
    pagu: int | None
    realisasi: int | None
    ukuran: Ukuran
    bagian: tuple[Biaya, ...]
    position: Position
    dalam: int = 0
    keluaran: Volume | None = None

    @property
    def serapan(self) -> Decimal | None:
        """Realisasi over pagu in percent, unrounded; None where it cannot be computed."""
        return self.ukuran.nilai

    def semua(self) -> Iterator[Biaya]:
        """Yield this line and all below it, as they are printed."""
        yield self
        for one in self.bagian:
            yield from one.semua()


def semua_biaya(lines: Iterable[Biaya]) -> Iterator[Biaya]:
    """Yield lines of the budget with all below them, as they are printed."""
    for one in lines:
        yield from one.semua()


class EfisiensiSasaran(Struct, frozen=True, kw_only=True):
    """An objective's mean capaian (percent) over the absorption of its programmes (percent): a bare ratio.

    `bagian` holds what was added up, each once; one that `pagu.yaml` does not detail is not among them.
    """

    sasaran: Sasaran
    capaian: Decimal | None
    pagu: int | None
    realisasi: int | None
    serapan: Decimal | None
    indeks: Ukuran
    bagian: tuple[Biaya, ...]


def biaya_program(year: Tahun) -> tuple[Biaya, ...]:
    """Return the budget that `pagu.yaml` details as its topmost lines, each with the lines below it.

    What `pk.yaml` knows comes in its order, and the rest as it is written.
    """
    lines = susunan_biaya(year)
    typed = {one.kode: n for n, one in enumerate(year.pagu.rincian)}

    def one(kode: str, depth: int, above: str) -> Biaya:
        line = lines[kode]
        row = year.pagu.rincian[typed[kode]] if kode in typed else None
        level = (row and row.tingkat) or line.tingkat or _di_bawah(above)
        parts = tuple(one(below, depth + 1, level) for below in line.bawah)

        def jumlah(key: str) -> int | None:
            total = _jumlah([getattr(part, key) for part in parts])
            return total if total is not None or row is None else getattr(row, key)

        pagu, spent = jumlah("pagu"), jumlah("realisasi")
        where = parts[0].position if row is None else year.position("pagu.yaml", ("rincian", typed[kode]))
        return Biaya(
            kode=kode,
            nama=line.nama,
            tingkat=level,
            pagu_awal=jumlah("pagu_awal"),
            pagu=pagu,
            realisasi=spent,
            ukuran=serapan(desimal(spent), desimal(pagu)),
            bagian=parts,
            position=where,
            dalam=depth,
            keluaran=_volume(kode, row.keluaran) if row is not None and row.keluaran is not None else None,
        )

    return tuple(one(kode, 0, "") for kode, line in lines.items() if line.atas is None)


def _di_bawah(above: str) -> str:
    """Return the level below another, a programme where there is none above."""
    return "program" if not above else TINGKAT[min(TINGKAT.index(above) + 1, len(TINGKAT) - 1)]


def _volume(kode: str, output: Keluaran) -> Volume:
    target, done = (
        None if value is None else Angka(value, output.satuan) for value in (output.target, output.realisasi)
    )
    return Volume(
        kode=kode,
        nama=output.nama,
        target=target,
        realisasi=done,
        capaian=serapan(output.realisasi, output.target).nilai,
    )


class Baris(Struct):
    """A line of the budget before its amounts: what it is called, the line above it, and the codes below it."""

    nama: str
    tingkat: str
    atas: str | None
    bawah: list[str]


def susunan_biaya(year: Tahun) -> dict[str, Baris]:
    """Return the lines of the budget by code, each with the line above it; those of `pk.yaml` come first.

    A programme of `pk.yaml` whose activities are detailed is a line even where it is not. Lines below one that is not
    there, or below themselves, stand for themselves, and one without a name is none: LKJ301 and LKJ329 find them.
    """
    typed = {one.kode: one for one in year.pagu.rincian}
    known: dict[str, Baris] = {}
    for program in year.pk.program:
        parts = [(k.kode, k.nama) for k in program.kegiatan if k.kode is not None and k.kode in typed]
        own = [kode for kode, _ in parts if typed[kode].induk in (None, program.kode)]
        if program.kode in typed or own:
            known[program.kode] = Baris(program.nama, "program", None, [])
        for kode, nama in parts:
            known[kode] = Baris(nama, "kegiatan", program.kode if kode in own else None, [])
    for kode, row in typed.items():
        if kode not in known:
            if not row.bernama:
                continue
            known[kode] = Baris(row.nama or BELUM, "", None, [])
        elif row.nama is not None:
            known[kode].nama = row.nama
        if row.induk is not None and not _berputar(typed, kode):
            known[kode].atas = row.induk
    for kode, line in known.items():
        if line.atas is not None and line.atas in known:
            known[line.atas].bawah.append(kode)
        else:
            line.atas = None
    return known


def _berputar(typed: Mapping[str, Rincian], kode: str) -> bool:
    """Tell whether a line leads back to itself, or to such a one."""
    seen: set[str] = set()
    up: str | None = kode
    while up is not None and up in typed and up not in seen:
        seen.add(up)
        up = typed[up].induk
    return up in seen


def jumlah_biaya(program: Sequence[Biaya]) -> Biaya | None:
    """Return the sum of the programmes as one more; None where there is none."""
    if not program:
        return None
    pagu, spent = _jumlah([b.pagu for b in program]), _jumlah([b.realisasi for b in program])
    measure = serapan(desimal(spent), desimal(pagu))
    return Biaya(
        kode="",
        nama="Jumlah",
        tingkat="",
        pagu_awal=_jumlah([b.pagu_awal for b in program]),
        pagu=pagu,
        realisasi=spent,
        ukuran=measure,
        bagian=tuple(program),
        position=program[0].position,
    )


class PosAnggaran(Struct, frozen=True, kw_only=True):
    """A part of the year's budget in rupiah, a kind of expense or a budget document, or all of them together.

    `id` is that of its figures; `jalur` is where it stands in `pagu.yaml`, None for the sum.
    """

    id: str
    nama: str
    pagu: int | None
    realisasi: int | None
    jalur: tuple[str | int, ...] | None

    @property
    def ukuran(self) -> Ukuran:
        """The absorption, with its step."""
        return serapan(desimal(self.realisasi), desimal(self.pagu))

    @property
    def serapan(self) -> Decimal | None:
        """Realisasi over pagu in percent, unrounded; None where it cannot be computed."""
        return self.ukuran.nilai


#: By what a year's budget is parted: the key, the key that names a part, and what headings say of it.
PECAHAN: Final = (
    ("belanja", "jenis", "menurut jenis belanja", "Jenis Belanja"),
    ("dipa", "nomor", "menurut dokumen anggaran", "Dokumen Anggaran"),
)


def pecahan(year: Tahun, key: str, name: str) -> tuple[PosAnggaran, ...]:
    """Return what the budget of the report's year is parted into by one key, the sum last; empty if it is not."""
    for n, budget in enumerate(year.pagu.pagu):
        if budget.tahun == year.tahun and getattr(budget, key):
            parts = [
                PosAnggaran(
                    id=f"{key}-{k + 1}",
                    nama=getattr(one, name),
                    pagu=one.pagu,
                    realisasi=one.realisasi,
                    jalur=("pagu", n, key, k),
                )
                for k, one in enumerate(getattr(budget, key))
            ]
            pagu, spent = _jumlah([p.pagu for p in parts]), _jumlah([p.realisasi for p in parts])
            return (*parts, PosAnggaran(id=key, nama="Jumlah", pagu=pagu, realisasi=spent, jalur=None))
    return ()


def efisiensi_sasaran(sasaran: Sasaran, capaian: Decimal | None, program: Sequence[Biaya]) -> EfisiensiSasaran:
    """Return the efficiency of one objective over the programmes and activities that it names.

    Without a named one, or where an amount of one is not known, the index is "tidak dapat dihitung".
    """
    known = {b.kode: b for b in semua_biaya(program)}
    named = [one.kode for one in sasaran.program]
    # An activity is not counted again beside the whole of its programme.
    inside = {part.kode for kode in named if kode in known for part in semua_biaya(known[kode].bagian)}
    chosen = [known.get(kode) for kode in named if kode not in inside]
    pagu = _jumlah([None if b is None else b.pagu for b in chosen])
    spent = _jumlah([None if b is None else b.realisasi for b in chosen])
    absorbed = serapan(desimal(spent), desimal(pagu))
    index = indeks_efisiensi(capaian, absorbed.nilai)
    return EfisiensiSasaran(
        sasaran=sasaran,
        capaian=capaian,
        pagu=pagu,
        realisasi=spent,
        serapan=absorbed.nilai,
        indeks=index,
        bagian=tuple(b for b in chosen if b is not None),
    )
