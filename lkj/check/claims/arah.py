"""Frames of change: "serapan turun dari 93,37% menjadi 84,99%", "pagu naik 147,32%", "kunjungan meningkat"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkj.capaian import Angka, Batas, Peringkat
from lkj.check.claims.bilangan import Nilai
from lkj.check.claims.butir import Butir, Periode
from lkj.check.claims.fakta import Bacaan
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.nama import Entitas
from lkj.check.claims.perkara import Perkara, Putusan, berbeda
from lkj.check.claims.perubahan import NAIK, angka, besar, di_pembanding, perubahan, rentang, tanda, terbalik, terus
from lkj.diagnostics import Severity

_BOLEH = frozenset("UEDdmVNPGLa&,un")
_SATUAN_UKURAN = {
    "pagu": ("rupiah",), "anggaran": ("rupiah",), "program": ("rupiah",), "realisasi": ("rupiah", "persen"),
    "serapan": ("persen",), "sisa": ("rupiah", "persen"), "rerata": ("persen",), "capaian": ("persen",),
}  # fmt: skip


def arah_sesuai(perkara: Perkara) -> Iterator[Putusan]:
    """Judge the direction and the figures of a change."""
    directions = perkara.semua(Jenis.ARAH)
    if not directions or any(kind not in _BOLEH for kind in perkara.klausa.pola):
        return
    values = _peran(perkara)
    if values is None:
        return
    start, end, growths = values
    signs = {d.isi for d in directions}
    if len(signs) > 1:
        return
    if start is not None and end is not None and start.jenis is not Jenis.PERINGKAT:
        yield from _arah_tertulis(directions[0], start, end)
    if perkara.semua(Jenis.CACAHAN):
        return
    measures = perkara.semua(Jenis.UKURAN)
    entities = perkara.semua(Jenis.ENTITAS)
    if len(entities) > 1:
        return
    if Jenis.DAN in {b.jenis for b in perkara.butir} or len({m.isi for m in measures}) > 1:
        if growths or start or end or entities:
            return
        for m in measures:
            yield from _satu(perkara, m.isi, directions[0], None, None, ())
        return
    if not measures and not perkara.entitas and not perkara.sebelum.ukuran:
        return
    measure = measures[0].isi if measures else perkara.sebelum.ukuran if not entities else ""
    yield from _satu(perkara, measure, directions[0], start, end, tuple(growths))


def _peran(perkara: Perkara) -> tuple[Butir | None, Butir | None, list[Butir]] | None:
    """Tell which value is the start, which the end and which the change; None where one has no place."""
    start: Butir | None = None
    end: Butir | None = None
    growths: list[Butir] = []
    items = perkara.butir
    turn = next(n for n, b in enumerate(items) if b.jenis is Jenis.ARAH)
    for n, b in enumerate(items):
        if b.jenis not in (Jenis.NILAI, Jenis.CACAH, Jenis.PERINGKAT):
            continue
        named = any(x.jenis in (Jenis.UKURAN, Jenis.ENTITAS) for x in items[:n])
        if n < turn and named and not di_pembanding(perkara, b):
            # "realisasi mencapai Rp94,50 miliar, meningkat 125,13%": what it has come to.
            if end is not None:
                return None
            end = b
            continue
        before = items[n - 1].jenis if n else None
        if (
            before is Jenis.DARI
            or before is Jenis.BANDING
            or (b.jenis is Jenis.PERINGKAT and before is Jenis.PERIODE and items[n - 1].isi.banding)
            or (before is Jenis.UKURAN and n > 1 and items[n - 2].jenis in (Jenis.DARI, Jenis.BANDING))
        ):
            if start is not None:
                return None
            start = b
        elif before is Jenis.MENJADI:
            if end is not None:
                return None
            end = b
        elif b.jenis is Jenis.PERINGKAT:
            return None
        else:
            growths.append(b)
    return start, end, growths


def _arah_tertulis(direction: Butir, start: Butir, end: Butir) -> Iterator[Putusan]:
    """Judge a direction by the two figures beside it, whatever they are of."""
    a, b = angka(start), angka(end)
    sign = NAIK.get(direction.isi)
    if sign is None or a.satuan != b.satuan or a.angka == b.angka:
        return
    if (b.angka - a.angka) * sign < 0:
        other = "berkurang" if sign > 0 else "bertambah"
        message = f"«{direction.teks}», padahal dari {start.teks} menjadi {end.teks} berarti {other}"
        yield Putusan(
            kode="LKJ504",
            tingkat=Severity.WARNING,
            mulai=direction.mulai,
            pesan=message,
            saran="samakan arah dengan angkanya",
        )


def _tahun_awal_akhir(perkara: Perkara, start: Butir | None, end: Butir | None) -> tuple[list[int], list[int]] | None:
    """Return the years between which something changed: those it can have changed from, and that it changed to."""
    now = perkara.fakta.tahun
    froms: list[int] = []
    tos: list[int] = []
    items = perkara.butir
    for n, b in enumerate(items):
        if b.jenis is not Jenis.PERIODE:
            continue
        period: Periode = b.isi
        before = items[n - 1] if n else None
        attached = before is not None and before.jenis in (Jenis.NILAI, Jenis.CACAH, Jenis.PERINGKAT)
        if period.tahun is None:
            return None
        # "Daripada pagu tahun 2024": the year is that of the measure that is compared with.
        behind = n > 1 and items[n - 1].jenis is Jenis.UKURAN and items[n - 2].jenis is Jenis.BANDING
        compared = before is not None and before.jenis in (Jenis.DARI, Jenis.BANDING)
        if period.banding or behind or compared or (attached and before is start):
            froms.append(period.tahun)
        else:
            tos.append(period.tahun)
    if len(froms) > 1 or len(tos) > 1:
        return None
    if not tos and perkara.sebelum.periode is not None and perkara.sebelum.periode.tahun is not None:
        tos = perkara.tahun_lanjut() or []
    # A year may be lower than a later one, but does not change from it.
    plain = not any(b.teks.casefold().startswith("lebih") for b in perkara.semua(Jenis.ARAH))
    if plain and froms and tos and froms[0] > tos[0]:
        return None
    if not tos:
        if perkara.latar.tak_tentu:
            return None
        if froms and froms[0] >= now:
            return None
        tos = [now, *sorted(y for y in perkara.latar.tahun if y < now and not froms)]
    if not froms:
        froms = [t - 1 for t in tos]
        if perkara.sebelum.dasar is not None:
            froms = list(dict.fromkeys((perkara.sebelum.dasar, *froms)))
    return froms, tos


def _deret(perkara: Perkara) -> Periode | None:
    """Return the span that a change is said to go on through, "setiap tahun sejak 2021"."""
    spans = [b.isi for b in perkara.semua(Jenis.PERIODE) if b.isi.tahun is None]
    if not spans:
        return None
    first = max((s.awal for s in spans if s.awal is not None), default=None)
    last = min((s.akhir for s in spans if s.akhir is not None), default=None)
    return Periode(first, last)


def _satuan(perkara: Perkara, measure: str, entity: tuple[Entitas, ...]) -> tuple[str, ...]:
    if entity and entity[0].jenis == "indikator":
        units = [perkara.fakta.baris[e.id].indikator.satuan.casefold() for e in entity]
        return tuple(dict.fromkeys("persen" if u == "%" else u for u in units))
    return _SATUAN_UKURAN.get(measure, ())


def _satu(
    perkara: Perkara, measure: str, direction: Butir, start: Butir | None, end: Butir | None, growths: tuple[Butir, ...]
) -> Iterator[Putusan]:
    entity = perkara.entitas
    measure = "rerata" if measure == "capaian" and not entity else measure
    if measure in ("target", "renstra", "nasional", "bobot", "efisiensi", "nilai", "program"):
        return
    if perkara.bukan_uang(measure):
        return
    units = _satuan(perkara, measure, entity)
    span = _deret(perkara)
    if span is not None:
        if not (start or end or growths):
            yield from terus(perkara, measure, direction, span, units)
        return
    years = _tahun_awal_akhir(perkara, start, end)
    if years is None:
        return
    froms, tos = years
    for b, when in ((start, froms), (end, tos)):
        if b is not None:
            yield from _ujung(perkara, measure, b, when, start is b)
    yearly = len(froms) == len(tos) and perkara.sebelum.dasar is None
    pairs = list(zip(froms, tos, strict=True)) if yearly else [(f, t) for f in froms for t in tos if f != t]
    if entity and entity[0].jenis == "indikator" and not measure and not growths:
        yield from _arah_indikator(perkara, direction, pairs)
        return
    changes = perubahan(perkara, measure, units, pairs)
    if changes is None:
        return
    read = [(g, _bacaan_ujung(perkara, measure, angka(g), froms) if di_pembanding(perkara, g) else []) for g in growths]
    yield from _arah_dan_besar(perkara, measure, direction, changes, read, start is None and end is None)


def _bacaan_ujung(perkara: Perkara, measure: str, value: Nilai, years: list[int]) -> list[Bacaan]:
    """Return what the figure at one end of a change can be in some years; empty where one of them is not known."""
    unit = value.kata_satuan or value.satuan
    which = "serapan" if measure == "realisasi" and unit == "persen" else measure
    units = _satuan(perkara, which, perkara.entitas) if unit == "" and perkara.entitas else (unit,)
    found: list[Bacaan] = []
    for year in years:
        known = [r for u in units for r in perkara.fakta.nilai(which, u, perkara.entitas, year)]
        if not known:
            return []
        found += known
    return found


def _ujung(perkara: Perkara, measure: str, b: Butir, years: list[int], first: bool) -> Iterator[Putusan]:
    """Judge a figure at one end of a change; the earlier end without a year of its own may be any earlier one."""
    if b.jenis is Jenis.PERINGKAT:
        return
    value = angka(b)
    unit = value.kata_satuan or value.satuan
    which = "serapan" if measure == "realisasi" and unit == "persen" else measure
    named = perkara.semua(Jenis.PERIODE)
    if first and not named:
        years = [a.tahun for a in perkara.fakta.numbers.anggaran if a.tahun < perkara.fakta.tahun] or years
        if perkara.entitas or which in ("rerata", "capaian"):
            years = [one.tahun for one in perkara.fakta.numbers.tren if one.tahun < perkara.fakta.tahun] or years
    found = _bacaan_ujung(perkara, measure, value, years)
    if found and not any(value.cocok(r.nilai) for r in found):
        hal = perkara.fakta.nama_ukuran(which)
        hal = f"{hal} {perkara.entitas[0].id}" if perkara.entitas else hal
        when = f" tahun {years[0]}" if len(years) == 1 else ""
        yield berbeda(b, hal + when, found)


def _arah_dan_besar(
    perkara: Perkara,
    measure: str,
    direction: Butir,
    changes: list[tuple[str, Bacaan, Bacaan]],
    growths: list[tuple[Butir, list[Bacaan]]],
    judged: bool,
) -> Iterator[Putusan]:
    sign = tanda(direction.isi, perkara, measure, perkara.entitas)
    if sign is None:
        return
    fitting = [c for c in changes if (c[2].nilai - c[1].nilai) * sign > 0 or (sign == 0 and c[2].nilai == c[1].nilai)]
    only = {b.isi for b in perkara.semua(Jenis.SATUAN)}
    if only and not only <= {"persen", "rupiah"}:
        return
    if only:
        # "baik dalam rupiah maupun dalam persen": each of them is claimed.
        wrong = [c for c in changes if c[0] in only and c not in fitting]
        if wrong:
            yield terbalik(direction, measure, perkara, wrong)
            return
    if not fitting and judged:
        yield terbalik(direction, measure, perkara, changes)
        return
    if judged and not growths and len(fitting) < len(changes) and len({c[0] for c in changes}) > 1 and not only:
        told = [c for c in changes if c not in fitting]
        message = (
            f"«{direction.teks}» benar menurut satu bacaan saja: {rentang(fitting[0])}, sedangkan {rentang(told[0])}"
        )
        yield Putusan(
            kode="LKJ510",
            tingkat=Severity.INFO,
            mulai=direction.mulai,
            pesan=message,
            saran="sebut ukurannya, dalam rupiah atau dalam persen",
        )
    for growth, own in growths:
        yield from besar(growth, measure, perkara, changes, sign, own)


def _arah_indikator(perkara: Perkara, direction: Butir, pairs: list[tuple[int, int]]) -> Iterator[Putusan]:
    """Judge the direction of an indikator: of its realisasi, of its rank, or of its capaian."""
    shown = ""
    for one in perkara.entitas:
        if one.jenis != "indikator":
            return
        row = perkara.fakta.baris[one.id]
        sign = tanda(direction.isi, perkara, "", (one,))
        if sign is None:
            return
        for a, b in pairs:
            before = next(iter(perkara.fakta.kuantitas(row, "", a, None)), None)
            after = next(iter(perkara.fakta.kuantitas(row, "", b, None)), None)
            change = _beda(before, after)
            if change is None or change * sign > 0 or (sign == 0 and change == 0):
                return
            word = "naik" if change > 0 else "turun" if change < 0 else "tetap"
            shown = shown or f"{word} dari {before} menjadi {after}"
    if shown:
        message = f"{perkara.entitas[0].id} disebut «{direction.teks}», menurut data {shown}"
        yield Putusan(
            kode="LKJ504", tingkat=Severity.WARNING, mulai=direction.mulai, pesan=message, saran="betulkan arahnya"
        )


def _beda(before: object, after: object) -> Decimal | None:
    if isinstance(before, (Angka, Batas)) and isinstance(after, (Angka, Batas)) and before.satuan == after.satuan:
        return after.nilai - before.nilai
    if isinstance(before, Peringkat) and isinstance(after, Peringkat):
        return Decimal(after.pangkat - before.pangkat)
    return None
