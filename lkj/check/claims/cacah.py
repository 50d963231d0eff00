"""Frames of counting: "dari 17 indikator, 10 mencapai target", "terdiri atas tiga bagian", "29 orang PNS"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain

from lkj.capaian import Status
from lkj.check.claims.butir import Butir
from lkj.check.claims.fakta import Bacaan
from lkj.check.claims.hitungan import Cacah, banding, hitungan
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.lingkup import (
    batasi,
    capaian_status,
    kategori_syarat,
    lingkup,
    nilai_syarat,
    porsi,
    saring,
    target_syarat,
    terbatas,
)
from lkj.check.claims.pegawai import PEGAWAI, berpendidikan, pegawai_sesuai
from lkj.check.claims.perkara import Perkara, Putusan, berbeda
from lkj.pengukuran import Baris, Rekap

_BOLEH = frozenset("NnEPSTUdQVkKfua&BW")


def cacah_sesuai(perkara: Perkara) -> Iterator[Putusan]:
    """Judge the counts of a clause."""
    if any(kind not in _BOLEH for kind in perkara.klausa.pola) or perkara.semua(Jenis.TRIWULAN, Jenis.BATAS):
        return
    nouns = [b.isi for b in perkara.semua(Jenis.CACAHAN)]
    if any(n in PEGAWAI for n in nouns) or berpendidikan(perkara):
        yield from pegawai_sesuai(perkara, nouns)
        return
    counted = _cari(perkara)
    if not counted:
        return
    years = perkara.tahun()
    if years is None:
        return
    if years != [perkara.fakta.tahun]:
        return
    if len(counted) == 2 and counted[0].dari is None and not perkara.semua(Jenis.STATUS):
        yield from _berpasangan(perkara, counted)
        return
    for one in counted:
        yield from _satu(perkara, one)


def _cari(perkara: Perkara) -> list[Cacah]:
    """Return the counts of a clause with what they count; nothing where one of them has no noun."""
    items = perkara.butir
    made: list[Cacah] = []
    n = 0
    whole: tuple[Butir, str] | None = None
    while n < len(items):
        b = items[n]
        if b.jenis is not Jenis.CACAH:
            n += 1
            continue
        after = items[n + 1].jenis if n + 1 < len(items) else None
        noun = items[n + 1].isi if after is Jenis.CACAHAN else ""
        before = items[n - 1].jenis if n else None
        if (
            not noun
            and before is Jenis.CACAHAN
            and not _terhitung(items, n)
            and after is not Jenis.DARI
            and not perkara.semua(Jenis.STATUS)
        ):
            # "Sasaran strategis berjumlah 8".
            made.append(Cacah(b, int(b.isi[0]), items[n - 1].isi))
            n += 1
            continue
        if after is Jenis.DARI and n + 3 <= len(items) and items[n + 2].jenis is Jenis.CACAH:
            noun = (
                items[n + 3].isi
                if n + 3 < len(items) and items[n + 3].jenis is Jenis.CACAHAN
                else perkara.sebelum.cacahan
            )
            if not noun:
                return []
            made.append(Cacah(b, int(b.isi[0]), noun, items[n + 2], int(items[n + 2].isi[0])))
            n += 4
            continue
        if before is Jenis.DARI and n > 1 and items[n - 2].jenis is Jenis.NILAI:
            # "58,82 persen dari 17 indikator": what the share is of.
            n += 1
            continue
        if before is Jenis.DARI and noun and n == 1:
            whole = (b, noun)
            n += 2
            continue
        if not noun:
            noun = whole[1] if whole else perkara.sebelum.cacahan if perkara.semua(Jenis.STATUS) else ""
            if not whole and perkara.sebelum.sifat:
                # "Dua indikator bersatuan persen, satu di antaranya tercapai": of those two alone.
                return []
            if not noun:
                return []
            made.append(Cacah(b, int(b.isi[0]), noun, whole[0] if whole else None,
                              int(whole[0].isi[0]) if whole else None))  # fmt: skip
            n += 1
            continue
        made.append(Cacah(b, int(b.isi[0]), noun))
        n += 2
    if whole is not None and not made:
        made.append(Cacah(whole[0], int(whole[0].isi[0]), whole[1]))
    return made


def _terhitung(items: list[Butir], n: int) -> bool:
    """Tell whether the noun before a count is that of another count: "2 indikator bernilai 0"."""
    return n > 1 and items[n - 2].jenis is Jenis.CACAH


def _satu(perkara: Perkara, one: Cacah) -> Iterator[Putusan]:
    status = perkara.semua(Jenis.STATUS)
    if len(status) > 1:
        return
    by_value = bool(nilai_syarat(perkara)) or any(target_syarat(perkara))
    conditioned = status or kategori_syarat(perkara) or perkara.semua(Jenis.SIFAT) or by_value
    measured = {b.isi for b in perkara.semua(Jenis.UKURAN)} & {"rerata", "capaian", "nilai"}
    if perkara.semua(Jenis.NILAI) and not measured and not by_value and not status:
        return
    measures = [b.isi for b in perkara.semua(Jenis.UKURAN)]
    if any(m not in ("capaian", "nilai", "target", "rerata", "sisa") for m in measures):
        return
    if one.hal == "target":
        one = Cacah(one.butir, one.jumlah, "indikator", one.dari, one.total)
    if one.hal in ("indikator", "sasaran"):
        if conditioned:
            yield from _bersyarat(perkara, one, bool(status))
        elif one.total is None and _menyebut_semua(perkara) and not perkara.klausa.bersatuan:
            yield from _semua(perkara, one)
        return
    if conditioned or one.dari is not None:
        return
    yield from _lain(perkara, one)


def _menyebut_semua(perkara: Perkara) -> bool:
    """Tell whether a clause counts all there are, and not some of them."""
    collective = any(b.isi[1] for b in perkara.semua(Jenis.CACAH)) or "nN" in perkara.pola
    return bool(perkara.semua(Jenis.TOTAL) or collective or perkara.semua(Jenis.KUANTOR)
                or perkara.klausa.pola in ("UNnV", "UNn"))  # fmt: skip


def _semua(perkara: Perkara, one: Cacah) -> Iterator[Putusan]:
    scopes = lingkup(perkara)
    if scopes is None:
        return
    readings: list[Bacaan] = []
    for _name, rows, rekap in scopes:
        if one.hal == "sasaran":
            if rekap is None:
                readings.append(hitungan(len({r.sasaran.id for r in rows})))
            else:
                use = _pakai(perkara, rekap, "sasaran")
                readings.append(hitungan(rekap.sasaran, use))
        else:
            readings.append(hitungan(len(rows), _pakai(perkara, rekap, "indikator")))
            if rekap is not None and not perkara.entitas:
                readings += [hitungan(len(inner)) for _, inner in rekap.kelompok]
    yield from banding(one, one.hal, readings)


def _pakai(perkara: Perkara, rekap: Rekap | None, key: str) -> str:
    if rekap is None:
        return ""
    if rekap is perkara.fakta.numbers.utama:
        return f"rekap.utama.{key}|bilangan"
    return f'rekap["{rekap.id}"].{key}|bilangan'


def _bersyarat(perkara: Perkara, one: Cacah, by_status: bool) -> Iterator[Putusan]:
    scopes = lingkup(perkara)
    if scopes is None:
        return
    readings: list[Bacaan] = []
    totals: list[Bacaan] = []
    planned = any(b.isi == "target" for b in perkara.semua(Jenis.UKURAN)) and not by_status
    reached, shares, fitting = capaian_status(perkara), porsi(perkara), False
    if not terbatas(reached):
        return
    for _name, rows, rekap in scopes:
        if rekap is not None and rekap.belum_ada_data == rekap.indikator and not perkara.entitas and not planned:
            continue
        kept, limited = saring(perkara, rows), batasi(perkara, rows)
        if kept is None or limited is None:
            return
        whole = len({r.sasaran.id for r in rows}) if one.hal == "sasaran" else len(rows)
        fitting |= any(b.isi.cocok(Decimal(n * 100) / whole) for b in shares if whole for n in (one.jumlah, len(kept)))
        if reached:
            scores = [r.capaian.nilai for r in rows if r.capaian.nilai is not None]
            readings.append(hitungan(sum(all(b.isi.cocok(score) for b in reached) for score in scores)))
        if one.hal == "sasaran":
            readings += _sasaran(perkara, rows)
            totals.append(hitungan(len({r.sasaran.id for r in rows})))
        else:
            positive = by_status and perkara.semua(Jenis.STATUS)[0].isi == "+"
            # Of a part of the indikator there is no expression.
            whole = by_status and rekap is not None and len(limited) == len(rows) and not kategori_syarat(perkara)
            key = ("tercapai" if positive else "tidak_tercapai") if whole else ""
            readings.append(hitungan(len(kept), _pakai(perkara, rekap, key) if key else ""))
            if by_status and not positive:
                readings.append(hitungan(sum(r.capaian.status is Status.TIDAK_TERCAPAI for r in rows)))
            totals += [hitungan(len(rows)), hitungan(len(limited))]
    if planned:
        # In a document that has none such nothing is counted.
        readings = [r for r in readings if r.nilai] or readings[:1]
    if not readings or (shares and not fitting):
        # "Satu indikator (99%) belum mencapai target": what is in brackets says which one.
        return
    if one.total is not None and one.dari is not None and not any(t.nilai == one.total for t in totals):
        yield berbeda(one.dari, f"jumlah {one.hal}", totals)
        return
    name = one.hal
    if by_status:
        name += " yang mencapai target" if perkara.semua(Jenis.STATUS)[0].isi == "+" else " yang tidak mencapai target"
    yield from banding(one, name, readings)


def _sasaran(perkara: Perkara, rows: Sequence[Baris]) -> list[Bacaan]:
    """Return in how many objectives all indikator met their target, or missed one, and how many have a mean so."""
    if perkara.semua(Jenis.NAMA_KATEGORI, Jenis.SIFAT, Jenis.NILAI):
        return []
    groups: dict[str, list[bool]] = {}
    for r in rows:
        groups.setdefault(r.sasaran.id, []).append(r.capaian.status is Status.TERCAPAI)
    positive = perkara.semua(Jenis.STATUS)[0].isi == "+"
    full, some = sum(all(g) for g in groups.values()), sum(any(g) for g in groups.values())
    counts = [full, some] if positive else [len(groups) - full, len(groups) - some]
    means = [m.nilai for _, m in perkara.fakta.numbers.utama.per_sasaran if m.nilai is not None]
    reached = sum(m >= 100 for m in means)
    return [hitungan(c) for c in (*counts, reached if positive else len(means) - reached)]


def _berpasangan(perkara: Perkara, counted: list[Cacah]) -> Iterator[Putusan]:
    """Judge objectives and indicators counted in one breath: they are of one document."""
    kinds = [c.hal for c in counted]
    if set(kinds) != {"sasaran", "indikator"}:
        for one in counted:
            yield from _satu(perkara, one)
        return
    scopes = lingkup(perkara)
    if scopes is None or perkara.semua(Jenis.NAMA_KATEGORI, Jenis.SIFAT, Jenis.NILAI):
        return
    pairs = [(r.sasaran if r else len({x.sasaran.id for x in rows}), len(rows), r) for _n, rows, r in scopes]
    objectives = next(c for c in counted if c.hal == "sasaran")
    indicators = next(c for c in counted if c.hal == "indikator")
    by_objectives = [p for p in pairs if p[0] == objectives.jumlah]
    by_indicators = [p for p in pairs if p[1] == indicators.jumlah]
    if by_objectives or not by_indicators:
        allowed = by_objectives or pairs
        yield from banding(
            indicators, "indikator", [hitungan(p[1], _pakai(perkara, p[2], "indikator")) for p in allowed]
        )
    if by_indicators or not by_objectives:
        allowed = by_indicators or pairs
        yield from banding(objectives, "sasaran", [hitungan(p[0], _pakai(perkara, p[2], "sasaran")) for p in allowed])


def _lain(perkara: Perkara, one: Cacah) -> Iterator[Putusan]:
    """Judge counts of what is not measured: programmes, activities, goals, missions, divisions, agreements."""
    year = perkara.fakta.numbers.year
    if not _menyebut_semua(perkara) or (
        perkara.semua(Jenis.ENTITAS, Jenis.NILAI, Jenis.UKURAN) and one.hal != "program"
    ):
        return
    if any(b.teks.casefold() in ("setiap", "tiap", "masing-masing") for b in perkara.semua(Jenis.KUANTOR)):
        return
    nouns = [b.isi for b in perkara.semua(Jenis.CACAHAN) if b.isi not in ("target", "butir")]
    goals = {len(year.visi_misi.tujuan), *(len(p.tujuan) for p in year.pk.perjanjian if p.tujuan)}
    activities = [k for p in year.pk.program for k in p.kegiatan]
    known = {
        "program": ({len(year.pk.program)}, "program|length|bilangan"),
        "kegiatan": ({len(activities), *(len(p.kegiatan) for p in year.pk.program)}, ""),
        "tujuan": (goals, "tujuan|length|bilangan"),
        "misi": ({len(year.visi_misi.misi)}, "misi|length|bilangan"),
        "bagian": (set(), "organisasi.bagian|length|bilangan" if year.satker.organisasi.bagian else ""),
        "perjanjian": ({len(year.pk.perjanjian)}, "pk|length|bilangan"),
    }
    what = one.hal
    if what == "butir":
        if nouns != ["misi"] and nouns != ["tujuan"]:
            return
        what = nouns[0]
    if what not in known or (len(set(nouns)) > 1 and what != nouns[-1]) or perkara.latar.entitas:
        return
    if what == "kegiatan" and not any(b.isi[1] for b in perkara.semua(Jenis.CACAH)) and perkara.entitas:
        return
    counts, use = known[what]
    if what == "bagian":
        # Divisions of a division are counted by its own, or all together.
        said = {b.teks.casefold() for b in perkara.semua(Jenis.CACAHAN) if b.isi == "bagian"}
        alike = [[one.nama.split()[0].casefold() for one in above.unit] for above in year.susunan.semua()]
        counts = {sum(kind in said for kind in kinds) for kinds in [*alike, [*chain.from_iterable(alike)]]} - {0}
        if counts and said == {"bagian"}:
            # The word for one kind of division is that for any.
            counts |= {len(kinds) for kinds in alike if said & {*kinds}}
        if len(said) != 1 or not counts:
            return
    yield from banding(one, what, [hitungan(c, use) for c in sorted(counts)])


def bagian_indikator(perkara: Perkara) -> Iterator[Putusan]:
    """Judge the share of indikator that met their target: "58,82% indikator mencapai target"."""
    pattern = perkara.pola
    if pattern not in ("VnS", "nSVdQn", "nSV", "VdQnS", "VdnS", "VnES", "nSVdn", "VEnS", "VdNnS") or (
        perkara.semua(Jenis.KUANTOR) and "Q" not in pattern
    ):
        return
    values, status = perkara.semua(Jenis.NILAI), perkara.semua(Jenis.STATUS)
    nouns = {b.isi for b in perkara.semua(Jenis.CACAHAN)}
    scopes = lingkup(perkara)
    if values[0].isi.satuan != "persen" or nouns - {"indikator", "target"} or scopes is None:
        return
    if perkara.tahun() != [perkara.fakta.tahun]:
        return
    readings: list[Bacaan] = []
    for _name, rows, rekap in scopes:
        if not rows or (rekap is not None and rekap.belum_ada_data == rekap.indikator):
            continue
        if any(b.isi[0] != len(rows) for b in perkara.semua(Jenis.CACAH)):
            continue
        met = sum(r.capaian.status is Status.TERCAPAI for r in rows)
        share = Decimal(met if status[0].isi == "+" else len(rows) - met) * 100 / len(rows)
        readings.append(Bacaan(share, perkara.fakta.persen(share)))
        break
    if readings and not any(values[0].isi.cocok(r.nilai) for r in readings):
        yield berbeda(values[0], f"bagian indikator yang {status[0].teks}", readings)
