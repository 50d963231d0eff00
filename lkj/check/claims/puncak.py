"""Frames of the highest and the lowest: of a year among years, a programme among programmes, an indikator among all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkj.capaian import Angka, tulis_angka
from lkj.check.claims.butir import Butir
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.nama import Entitas
from lkj.check.claims.perkara import Perkara, Putusan
from lkj.diagnostics import Severity
from lkj.pengukuran import semua_biaya

_BOLEH = frozenset("UEXPVNnWTda")
_Calon = tuple[str, Decimal, str]


def puncak_sesuai(perkara: Perkara) -> Iterator[Putusan]:
    """Judge who or what is called the highest or the lowest, and the value that it is given."""
    peaks = perkara.semua(Jenis.PUNCAK)
    if len(peaks) != 1 or any(kind not in _BOLEH for kind in perkara.klausa.pola):
        return
    measures = [b.isi for b in perkara.semua(Jenis.UKURAN)]
    entities = perkara.semua(Jenis.ENTITAS)
    if len(set(measures)) > 1 or len(entities) > 2:
        return
    measure = measures[0] if measures else ""
    quarters = perkara.semua(Jenis.TRIWULAN)
    if quarters:
        if len(entities) == 1 and not measures and len(quarters) == 1:
            yield from _triwulan(perkara, peaks[0], entities[0], quarters[0])
        return
    scope = next((e for e in entities if e.isi[0].jenis == "dokumen"), None)
    entities = [e for e in entities if e is not scope]
    if len(entities) > 1:
        return
    entity = entities[0] if entities else None
    if entity is None and scope is None and measure in ("pagu", "realisasi", "serapan", "sisa", "rerata", "anggaran"):
        yield from _tahun(perkara, peaks[0], measure)
        return
    if entity is not None and entity.isi[0].jenis in ("program", "kegiatan"):
        yield from _program(perkara, peaks[0], measure, entity)
        return
    if measure in ("capaian", "nilai", "rerata", "") or measure == "bobot":
        yield from _capaian(perkara, peaks[0], measure, entity)


def _putus(
    peak: Butir, hal: str, claimed: Butir | None, candidates: Sequence[Sequence[_Calon]], perkara: Perkara,
    names: set[str],
) -> Iterator[Putusan]:  # fmt: skip
    """Judge against each set that may be meant: wrong only where it is the extreme of none of them."""
    best = max if peak.isi == "maks" else min
    told = ""
    for one in candidates:
        if not one or (names and not names & {c[0] for c in one}):
            continue
        extreme = best(c[1] for c in one)
        first = next(c for c in one if c[1] == extreme)
        values = perkara.semua(Jenis.NILAI)
        right = not names or any(c[1] == extreme for c in one if c[0] in names)
        if right and all(v.isi.cocok(extreme) for v in values if v.isi.satuan in ("persen", "rupiah", "")):
            return
        told = told or f"{first[0]} ({first[2]})"
    if told:
        at = claimed or (perkara.semua(Jenis.NILAI) or [peak])[0]
        message = f"{hal} {peak.teks} tertulis {at.teks}, menurut data {told}"
        yield Putusan(
            kode="LKJ504",
            tingkat=Severity.WARNING,
            mulai=at.mulai,
            pesan=message,
            saran="betulkan sebutannya, atau datanya bila narasinya benar",
        )


def _satuan(measure: str) -> tuple[str, ...]:
    """Return the units in which a measure of money is ranked."""
    if measure in ("serapan", "rerata"):
        return ("persen",)
    return ("rupiah", "persen") if measure in ("realisasi", "sisa") else ("rupiah",)


def _tahun(perkara: Perkara, peak: Butir, measure: str) -> Iterator[Putusan]:
    spans = [b for b in perkara.semua(Jenis.PERIODE) if b.isi.tahun is None]
    single = [b for b in perkara.semua(Jenis.PERIODE) if b.isi.tahun is not None]
    since = [b for b in single if b.isi.banding]
    single = [b for b in single if not b.isi.banding]
    if len(spans) > 1 or len(single) > 1 or since or perkara.semua(Jenis.CACAH, Jenis.CACAHAN, Jenis.TOTAL):
        return
    if not single and not spans:
        return
    measure = "pagu" if measure == "anggaran" else measure
    claimed = single[0].isi.tahun if single else perkara.fakta.tahun
    sets: list[list[_Calon]] = []
    for unit in _satuan(measure):
        which = "serapan" if measure == "realisasi" and unit == "persen" else measure
        known: list[_Calon] = []
        years = {a.tahun for a in perkara.fakta.numbers.anggaran} | {t.tahun for t in perkara.fakta.numbers.tren}
        for year in sorted(years):
            if spans and not (spans[0].isi.awal or 0) <= year <= (spans[0].isi.akhir or year):
                continue
            known += [(str(year), r.nilai, r.tampil) for r in perkara.fakta.nilai(which, unit, (), year)]
        wanted = (spans[0].isi.awal, spans[0].isi.akhir) if spans else None
        # A span that begins before the data does cannot be told, unless what is known already contradicts it.
        if wanted and wanted[0] is not None and str(wanted[0]) not in {k[0] for k in known}:
            best = max if peak.isi == "maks" else min
            if not known or best(k[1] for k in known) == next((k[1] for k in known if k[0] == str(claimed)), None):
                return
        if str(claimed) not in {k[0] for k in known} or len(known) < 2:
            return
        sets.append(known)
    yield from _putus(peak, measure, single[0] if single else None, sets, perkara, {str(claimed)})


def _program(perkara: Perkara, peak: Butir, measure: str, entity: Butir) -> Iterator[Putusan]:
    if measure not in ("serapan", "pagu", "realisasi", "anggaran", "sisa"):
        return
    if perkara.semua(Jenis.PERIODE) and perkara.tahun() != [perkara.fakta.tahun]:
        return
    wholes = perkara.fakta.numbers.biaya
    lines = [*semua_biaya(wholes)]
    parts = [b for b in lines if not b.bagian]
    kind = entity.isi[0].jenis
    sets: list[list[_Calon]] = []
    # A programme without kegiatan is none of them, but may be ranked with them.
    for group in ([b for b in lines if b.tingkat == kind], wholes, parts, [*wholes, *parts]):
        for unit in _satuan(measure):
            row: list[_Calon] = []
            for b in group:
                known = perkara.fakta.nilai(measure, unit, (Entitas(kind, b.kode, b.nama),), perkara.fakta.tahun)
                if not known:
                    return
                row.append((b.nama, known[0].nilai, known[0].tampil))
            sets.append(row)
    yield from _putus(peak, measure, entity, sets, perkara, {e.nama for e in entity.isi})


def _capaian(perkara: Perkara, peak: Butir, measure: str, entity: Butir | None) -> Iterator[Putusan]:
    if perkara.semua(Jenis.PERIODE) and perkara.tahun() != [perkara.fakta.tahun]:
        return
    values = perkara.semua(Jenis.NILAI)
    if entity is None and not any(v.isi.satuan == "persen" for v in values):
        return
    if entity is None and (measure != "capaian" or perkara.klausa.anafora):
        return
    sets: list[list[_Calon]] = []
    nouns = {b.isi for b in perkara.semua(Jenis.CACAHAN)}
    if not nouns <= {"indikator", "sasaran", "tujuan", "target"} or (perkara.semua(Jenis.CACAH) and entity):
        return
    kinds = {e.jenis for e in entity.isi} if entity else {"indikator", "sasaran"}
    for rekap in perkara.fakta.numbers.rekap.values():
        if "indikator" in kinds and measure == "bobot":
            sets.append([(b.indikator.nama, b.indikator.bobot, tulis_angka(b.indikator.bobot))
                         for b in rekap.baris if b.indikator.bobot is not None])  # fmt: skip
            continue
        if "indikator" in kinds:
            # Where no percentage can be computed the score stands in its place, and may be left out of the ranking.
            for key in ("nilai", "mentah", "skor"):
                known = [(b.indikator.nama, getattr(b.capaian, key)) for b in rekap.baris]
                sets.append([(n, v, perkara.fakta.persen(v)) for n, v in known if v is not None and v.is_finite()])
        if "sasaran" in kinds:
            sets.append(
                [(s.nama, m.nilai, perkara.fakta.persen(m.nilai)) for s, m in rekap.per_sasaran if m.nilai is not None]
            )
        if "tujuan" in kinds:
            sets.append(
                [
                    (t.nama or t.id, m.nilai, perkara.fakta.persen(m.nilai))
                    for t, m in rekap.per_tujuan
                    if m.nilai is not None
                ]
            )
    # The measured document is the one most likely meant, and the others tell nothing about its values.
    if entity is None:
        sets = [s for s in sets if s]
    yield from _putus(
        peak, measure or "nilai", entity, sets, perkara, {e.nama for e in entity.isi} if entity else set()
    )


def _triwulan(perkara: Perkara, peak: Butir, entity: Butir, quarter: Butir) -> Iterator[Putusan]:
    if quarter.isi[0] != "triwulan" or quarter.isi[1] is None:
        return
    name = f"triwulan {quarter.isi[1]}"
    sets: list[list[_Calon]] = []
    for one in entity.isi:
        if one.jenis != "indikator":
            return
        given = perkara.fakta.baris[one.id].indikator.triwulan
        if given is None or len(given) < 4 or not all(isinstance(q, Angka) for q in given):
            return
        numbers = [q for q in given if isinstance(q, Angka)]
        sets.append([(f"triwulan {n}", q.nilai, str(q)) for n, q in enumerate(numbers, 1)])
    yield from _putus(peak, entity.isi[0].id, quarter, sets, perkara, {name})
