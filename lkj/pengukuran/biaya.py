"""Money by programme and activity, and what an objective cost beside what it achieved.

Source: PermenPANRB 53/2014, analyses 6 and 7; the index is that of BPOM 2021: capaian over absorption.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkj.capaian import Ukuran, indeks_efisiensi, serapan
from lkj.diagnostics import Position
from lkj.model import Tahun
from lkj.model.rencana import Sasaran


def desimal(rupiah: int | None) -> Decimal | None:
    """Return whole rupiah for arithmetic; None stays None."""
    return None if rupiah is None else Decimal(rupiah)


def _jumlah(amounts: Sequence[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Biaya:
    """Ceiling and spending of a programme or activity in rupiah, with its absorption in percent.

    A programme's are the sums of its activities'; None where one of them is not known.
    """

    kode: str
    nama: str
    pagu: int | None
    realisasi: int | None
    ukuran: Ukuran
    bagian: tuple[Biaya, ...]
    position: Position

    @property
    def serapan(self) -> Decimal | None:
        """Realisasi over pagu in percent, unrounded; None where it cannot be computed."""
        return self.ukuran.nilai


@dataclass(frozen=True, slots=True, kw_only=True)
class EfisiensiSasaran:
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
    """Return the programmes of `pk.yaml` that `pagu.yaml` details, each with its activities."""
    place = {r.kode: n for n, r in enumerate(year.pagu.rincian)}

    def one(kode: str, nama: str) -> Biaya | None:
        if kode not in place:
            return None
        row = year.pagu.rincian[place[kode]]
        where = year.position("pagu.yaml", ("rincian", place[kode]))
        return Biaya(
            kode=kode,
            nama=nama,
            pagu=row.pagu,
            realisasi=row.realisasi,
            ukuran=serapan(desimal(row.realisasi), desimal(row.pagu)),
            bagian=(),
            position=where,
        )

    found = []
    for program in year.pk.program:
        alone = one(program.kode, program.nama)
        if alone is not None and not program.kegiatan:
            found.append(alone)
            continue
        parts = tuple(b for k in program.kegiatan if k.kode is not None and (b := one(k.kode, k.nama)) is not None)
        if parts:
            pagu, spent = _jumlah([b.pagu for b in parts]), _jumlah([b.realisasi for b in parts])
            measure = serapan(desimal(spent), desimal(pagu))
            found.append(
                Biaya(
                    kode=program.kode,
                    nama=program.nama,
                    pagu=pagu,
                    realisasi=spent,
                    ukuran=measure,
                    bagian=parts,
                    position=parts[0].position,
                )
            )
    return tuple(found)


def jumlah_biaya(program: Sequence[Biaya]) -> Biaya | None:
    """Return the sum of the programmes as one more; None where there is none."""
    if not program:
        return None
    pagu, spent = _jumlah([b.pagu for b in program]), _jumlah([b.realisasi for b in program])
    measure = serapan(desimal(spent), desimal(pagu))
    return Biaya(
        kode="",
        nama="Jumlah",
        pagu=pagu,
        realisasi=spent,
        ukuran=measure,
        bagian=tuple(program),
        position=program[0].position,
    )


def efisiensi_sasaran(sasaran: Sasaran, capaian: Decimal | None, program: Sequence[Biaya]) -> EfisiensiSasaran:
    """Return the efficiency of one objective over the programmes and activities that it names.

    Without a named one, or where an amount of one is not known, the index is "tidak dapat dihitung".
    """
    known = {b.kode: b for whole in program for b in (whole, *whole.bagian)}
    named = [one.kode for one in sasaran.program]
    # An activity is not counted again beside the whole of its programme.
    inside = {part.kode for kode in named if kode in known for part in known[kode].bagian}
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
