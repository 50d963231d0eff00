"""What changed by how much: each reading of a change, and the figure that a clause gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from lkj.capaian import tulis_angka
from lkj.check.claims.bilangan import Nilai
from lkj.check.claims.butir import Butir, Periode
from lkj.check.claims.fakta import Bacaan, rupiah
from lkj.check.claims.ikatan import gabung
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.nama import Entitas
from lkj.check.claims.perkara import Perkara, Putusan, berbeda
from lkj.diagnostics import Severity

NAIK = {"naik": 1, "turun": -1}
#: What is compared with, up to its figure, or to the second of two: "Rp41.974.782.083 atau 93,37%"; a measure behind a
#: year is of that year only where the change is told before: "naik dibandingkan dengan tahun 2023, yang terserap …".
_PEMBANDING = re.compile(r"(?:p|[Ld](?:(?:UE?|EU?)P?|P)|D(?:Va?)*(?:p|[Ld]P)U)(?:Va?)*$")


def perubahan(
    perkara: Perkara, measure: str, units: tuple[str, ...], pairs: list[tuple[int, int]]
) -> list[tuple[str, Bacaan, Bacaan]] | None:
    """Return each reading of a change: its unit, the value before and the value after."""
    found: list[tuple[str, Bacaan, Bacaan]] = []
    for unit in units:
        for a, b in pairs:
            which = "serapan" if measure == "realisasi" and unit == "persen" else measure
            before = (
                perkara.bacaan(which, unit, [a])
                if not perkara.latar.entitas
                else perkara.fakta.nilai(which, unit, perkara.entitas, a)
            )
            after = perkara.fakta.nilai(which, unit, perkara.entitas, b)
            if not before or not after:
                return None
            found += [(unit, x, y) for x in before for y in after]
    return found or None


def rentang(change: tuple[str, Bacaan, Bacaan]) -> str:
    """Write a change: "turun dari 93,37% menjadi 84,99%"."""
    before, after = change[1], change[2]
    word = "naik" if after.nilai > before.nilai else "turun" if after.nilai < before.nilai else "tetap"
    return f"{word} dari {before.tampil} menjadi {after.tampil}"


def terbalik(direction: Butir, measure: str, perkara: Perkara, changes: list[tuple[str, Bacaan, Bacaan]]) -> Putusan:
    """Return the finding that a direction is against every reading."""
    name = perkara.fakta.nama_ukuran(measure) if measure else ""
    who = f" {perkara.entitas[0].id}" if perkara.entitas else ""
    shown = "; ".join(dict.fromkeys(rentang(c) for c in changes[:2]))
    message = f"{(name + who).strip()} disebut «{direction.teks}», menurut data {shown}"
    return Putusan(
        kode="LKJ504",
        tingkat=Severity.WARNING,
        mulai=direction.mulai,
        pesan=message,
        saran="betulkan arahnya, atau sebut ukuran yang dimaksud",
    )


def tanda(direction: str, perkara: Perkara, measure: str, entitas: Sequence[Entitas]) -> int | None:
    """Return 1 for a direction upwards, -1 for one downwards, 0 for none; None where what is better may be either."""
    if direction not in ("baik", "buruk"):
        return NAIK.get(direction, 0)
    # A capaian is the better the higher, whatever its indikator.
    kinds = {perkara.fakta.baris[e.id].indikator.polaritas for e in entitas if e.jenis == "indikator"}
    if measure == "sisa" or (measure != "capaian" and (len(kinds) > 1 or not kinds <= NAIK.keys())):
        return None
    better = -1 if measure != "capaian" and "turun" in kinds else 1
    return better if direction == "baik" else -better


def di_pembanding(perkara: Perkara, b: Butir) -> bool:
    """Tell whether a figure stands behind what is compared with: "daripada serapan tahun 2023, yang mencapai …"."""
    before = perkara.butir[: perkara.butir.index(b)]
    kinds = ("p" if x.jenis is Jenis.PERIODE and x.isi.banding else x.jenis for x in before)
    return _PEMBANDING.search("".join(kinds)) is not None


def besar(
    b: Butir, measure: str, perkara: Perkara, changes: list[tuple[str, Bacaan, Bacaan]], sign: int, own: list[Bacaan]
) -> Iterator[Putusan]:
    """Judge by how much something changed: as an amount, in percent of what it was, or in points.

    `own` are readings of what it is compared with, where the figure may as well be of that.
    """
    value = angka(b)
    readings: list[Bacaan] = []
    for unit, before, after in changes:
        difference = (after.nilai - before.nilai) * (sign or 1)
        relative = difference * 100 / before.nilai if before.nilai else None
        if value.satuan == "kali" and before.nilai:
            ratio = after.nilai / before.nilai
            readings += [Bacaan(r, f"{tulis_angka(r, 2)} kali") for r in (ratio, ratio - 1)]
        if value.satuan == "persen" and relative is not None:
            readings.append(Bacaan(relative, f"{tulis_angka(relative, 2)}%"))
        if value.satuan == "rupiah" and unit == "rupiah":
            readings.append(Bacaan(difference, rupiah(difference)))
        if value.satuan in ("poin", "persen") and unit == "persen":
            readings.append(Bacaan(difference, f"{tulis_angka(difference, 2)} poin"))
        if value.satuan == "" and unit not in ("rupiah", "persen"):
            readings.append(Bacaan(difference, f"{tulis_angka(difference)} {unit}"))
        if value.satuan == "" and unit == "persen" and value.langkah < 1:
            readings.append(Bacaan(difference, f"{tulis_angka(difference, 2)} poin"))
    fits = any(value.cocok(r.nilai) or (value.satuan == "poin" and abs(value.angka - r.nilai) <= value.langkah)
               for r in readings)  # fmt: skip
    if readings and not fits and not any(value.cocok(r.nilai) for r in own):
        name = perkara.fakta.nama_ukuran(measure)
        yield berbeda(b, f"{name} atau perubahannya" if own else f"perubahan {name}", [*own, *readings])


def terus(perkara: Perkara, measure: str, direction: Butir, span: Periode, units: tuple[str, ...]) -> Iterator[Putusan]:
    """Judge a change that is said to go on year after year; "dari tahun-tahun sebelumnya" is each of them alone."""
    now = perkara.fakta.tahun
    compared = any(b.jenis is Jenis.DARI or (b.jenis is Jenis.PERIODE and b.isi.banding) for b in perkara.butir)
    sign = tanda(direction.isi, perkara, measure, perkara.entitas)
    if sign is None:
        return
    wrong: list[tuple[str, Bacaan, Bacaan]] = []
    for unit in units:
        which = "serapan" if measure == "realisasi" and unit == "persen" else measure
        series: list[Bacaan] = []
        first = (
            span.awal if span.awal is not None else min((a.tahun for a in perkara.fakta.numbers.anggaran), default=now)
        )
        for year in range(first, now + 1):
            known = perkara.fakta.nilai(which, unit, perkara.entitas, year)
            if len(known) != 1:
                return
            series += known
        if len(series) < 2:
            return
        if compared:
            agree = any((series[-1].nilai - s.nilai) * sign > 0 for s in series[:-1])
            if agree:
                return
            wrong.append((unit, series[-2], series[-1]))
        else:
            steps = list(pairwise(series))
            bad = [(a, b) for a, b in steps if (b.nilai - a.nilai) * sign <= 0]
            if not bad:
                return
            wrong += [(unit, series[0], series[-1])] if len(bad) == len(steps) else [(unit, *bad[0])]
    if wrong:
        yield terbalik(direction, measure, perkara, wrong)


def kelipatan_sesuai(perkara: Perkara) -> Iterator[Putusan]:
    """Judge how many times one year's amount another's is: "sekitar 2,25 kali realisasi tahun sebelumnya"."""
    values = [v for v in perkara.semua(Jenis.NILAI) if v.isi.satuan == "kali"]
    if perkara.pola not in ("UVU", "UVdU") or len(values) != 1 or perkara.entitas:
        return
    left, right = perkara.semua(Jenis.UKURAN)
    periods = perkara.semua(Jenis.PERIODE)
    now = perkara.fakta.tahun
    measure = gabung([left.isi])
    if left.isi != right.isi or measure not in ("pagu", "realisasi", "sisa", "serapan"):
        return
    before = next((p.isi.tahun for p in periods if p.mulai > values[0].mulai), None)
    after = next((p.isi.tahun for p in periods if p.mulai < values[0].mulai), now)
    if before is None or after is None:
        return
    unit = "persen" if measure == "serapan" else "rupiah"
    a = perkara.fakta.nilai(measure, unit, (), before)
    b = perkara.fakta.nilai(measure, unit, (), after)
    if len(a) != 1 or len(b) != 1 or not a[0].nilai:
        return
    ratio = b[0].nilai / a[0].nilai
    if not values[0].isi.cocok(ratio):
        yield berbeda(values[0], f"perbandingan {measure}", [Bacaan(ratio, f"{tulis_angka(ratio, 2)} kali")])


def angka(b: Butir) -> Nilai:
    """Return the value of an item, of a bare count too."""
    return b.isi if b.jenis is Jenis.NILAI else Nilai(b.isi[0], Decimal(1), "")
