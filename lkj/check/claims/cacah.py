"""Frames of counting: "dari 17 indikator, 10 mencapai target", "terdiri atas tiga bagian", "29 orang PNS"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from lkj.capaian import Status, tulis_angka
from lkj.capaian.kuantitas import kunci_satuan
from lkj.check.claims.bilangan import Batas, Nilai
from lkj.check.claims.butir import Butir
from lkj.check.claims.fakta import Bacaan
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.nama import Entitas
from lkj.check.claims.perkara import Perkara, Putusan, berbeda
from lkj.diagnostics import Severity
from lkj.pengukuran import Baris, Rekap

#: A set of indikator that a count can be of: its name, its rows, and the document where it is a whole one.
Lingkup = tuple[str, Sequence[Baris], Rekap | None]
_PEGAWAI = frozenset({"pns", "ppnpn", "pegawai"})
_BOLEH = frozenset("NnEPSTUdQVkKfua&BW")


class Cacah(NamedTuple):
    """A number that counts things, `dari` the number that they are part of."""

    butir: Butir
    jumlah: int
    hal: str
    dari: Butir | None = None
    total: int | None = None


def orang(b: Butir) -> int | None:
    """Return the count that an item is; people may be counted in a unit of their own."""
    if b.jenis is Jenis.CACAH:
        return int(b.isi[0])
    value = b.isi
    if isinstance(value, Nilai) and value.kata_satuan in ("orang",) and value.batas is Batas.TEPAT:
        return int(value.angka)
    return None


def cacah_sesuai(perkara: Perkara) -> Iterator[Putusan]:
    """Judge the counts of a clause."""
    if any(kind not in _BOLEH for kind in perkara.klausa.pola) or perkara.semua(Jenis.TRIWULAN, Jenis.BATAS):
        return
    nouns = [b.isi for b in perkara.semua(Jenis.CACAHAN)]
    if any(n in _PEGAWAI for n in nouns) or _berpendidikan(perkara):
        yield from _pegawai(perkara, nouns)
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
        if before is Jenis.DARI and noun and n == 1:
            whole = (b, noun)
            n += 2
            continue
        if not noun:
            noun = whole[1] if whole else perkara.sebelum.cacahan if perkara.semua(Jenis.STATUS) else ""
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


def lingkup(perkara: Perkara) -> list[Lingkup] | None:
    """Return the sets of indikator that a count can be of: the document or objective named, or each document."""
    numbers = perkara.fakta.numbers
    named = perkara.semua(Jenis.ENTITAS)
    entity: tuple[Entitas, ...] = named[0].isi if named else perkara.sebelum.entitas
    if len(named) > 1:
        return None
    if not entity:
        entity = tuple(e for e in perkara.latar.entitas if e.jenis == "dokumen") if perkara.latar.judul else ()
    if entity:
        found: list[Lingkup] = []
        for one in entity:
            if one.jenis == "dokumen":
                rekap = numbers.rekap[one.id]
                found.append((one.nama, rekap.baris, rekap))
            elif one.jenis in ("sasaran", "tujuan"):
                rows = [
                    row
                    for r in numbers.rekap.values()
                    for row in r.baris
                    if one.id in (row.sasaran.id, row.sasaran.tujuan)
                ]
                found.append((one.id, rows, None))
            else:
                return None
        return found
    order = sorted(numbers.rekap.values(), key=lambda r: r is not numbers.utama)
    return [(r.dokumen, r.baris, r) for r in order if r.baris]


def saring(perkara: Perkara, rows: Sequence[Baris], satuan_saja: bool = False) -> list[Baris] | None:
    """Return the rows that fulfil what a clause says of them, or only those of the unit that it names.

    None for a condition that cannot be read.
    """
    kept = list(rows)
    if satuan_saja and not perkara.semua(Jenis.SIFAT):
        return kept
    for b in [] if satuan_saja else perkara.semua(Jenis.STATUS):
        kept = [r for r in kept if (r.capaian.status is Status.TERCAPAI) == (b.isi == "+")]
    bands = [] if satuan_saja else _kategori_syarat(perkara)
    if bands:
        kept = [r for r in kept if r.kategori is not None and r.kategori.nama in bands]
    if perkara.semua(Jenis.SIFAT):
        units = [b.isi for b in perkara.semua(Jenis.SATUAN)]
        if len(units) != 1:
            return None
        kept = [r for r in kept if kunci_satuan(r.indikator.satuan) == kunci_satuan(units[0])]
    for b in [] if satuan_saja else _nilai_syarat(perkara):
        value: Nilai = b.isi
        if value.satuan != "persen" or perkara.semua(Jenis.ATAU):
            return None
        kept = [r for r in kept if r.capaian.nilai is not None and value.cocok(r.capaian.nilai)]
    return kept


def _kategori_syarat(perkara: Perkara) -> list[str]:
    """Return the categories of what is counted; one beside a mean is the mean's."""
    if perkara.semua(Jenis.NILAI) or any(b.isi == "rerata" for b in perkara.semua(Jenis.UKURAN)):
        return []
    return [b.isi for b in perkara.semua(Jenis.NAMA_KATEGORI)]


def _nilai_syarat(perkara: Perkara) -> list[Butir]:
    """Return the values that say which indikator are counted: "2 indikator bernilai 84,99%"."""
    if perkara.semua(Jenis.STATUS):
        return []
    items, found = perkara.butir, []
    for n, b in enumerate(items):
        before = [x.jenis for x in items[max(0, n - 2) : n]]
        counted = before[-1:] == [Jenis.CACAHAN] or before == [Jenis.CACAHAN, Jenis.UKURAN]
        measured = any(x.jenis is Jenis.UKURAN and x.isi in ("rerata", "capaian", "nilai") for x in items[: n - 2])
        if b.jenis is Jenis.NILAI and counted and (perkara.semua(Jenis.KUANTOR) or not measured):
            found.append(b)
    return found


def _satu(perkara: Perkara, one: Cacah) -> Iterator[Putusan]:
    status = perkara.semua(Jenis.STATUS)
    if len(status) > 1:
        return
    conditioned = status or _kategori_syarat(perkara) or perkara.semua(Jenis.SIFAT) or _nilai_syarat(perkara)
    measured = {b.isi for b in perkara.semua(Jenis.UKURAN)} & {"rerata", "capaian", "nilai"}
    if perkara.semua(Jenis.NILAI) and not measured and not _nilai_syarat(perkara) and not status:
        return
    measures = [b.isi for b in perkara.semua(Jenis.UKURAN)]
    if any(m not in ("capaian", "nilai", "target", "rerata", "sisa") for m in measures):
        return
    if one.hal == "target":
        one = Cacah(one.butir, one.jumlah, "indikator", one.dari, one.total)
    if one.hal in ("indikator", "sasaran"):
        if conditioned:
            yield from _bersyarat(perkara, one, bool(status))
        elif one.total is None and _menyebut_semua(perkara):
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
                readings.append(_hitungan(len({r.sasaran.id for r in rows})))
            else:
                use = _pakai(perkara, rekap, "sasaran")
                readings.append(_hitungan(rekap.sasaran, use))
        else:
            readings.append(_hitungan(len(rows), _pakai(perkara, rekap, "indikator")))
            if rekap is not None and not perkara.entitas:
                readings += [_hitungan(len(inner)) for _, inner in rekap.kelompok]
    yield from _banding(one, one.hal, readings)


def _pakai(perkara: Perkara, rekap: Rekap | None, key: str) -> str:
    if rekap is None:
        return ""
    if rekap is perkara.fakta.numbers.utama:
        return f"rekap.utama.{key}|bilangan"
    return f'rekap["{rekap.id}"].{key}|bilangan'


def _hitungan(n: int, use: str = "") -> Bacaan:
    return Bacaan(Decimal(n), tulis_angka(Decimal(n), 0), use)


def _bersyarat(perkara: Perkara, one: Cacah, by_status: bool) -> Iterator[Putusan]:
    scopes = lingkup(perkara)
    if scopes is None:
        return
    readings: list[Bacaan] = []
    totals: list[Bacaan] = []
    for _name, rows, rekap in scopes:
        if rekap is not None and rekap.belum_ada_data == rekap.indikator and not perkara.entitas:
            continue
        kept = saring(perkara, rows)
        if kept is None:
            return
        if one.hal == "sasaran":
            readings += _sasaran(perkara, rows)
            totals.append(_hitungan(len({r.sasaran.id for r in rows})))
        else:
            positive = by_status and perkara.semua(Jenis.STATUS)[0].isi == "+"
            key = ("tercapai" if positive else "tidak_tercapai") if by_status and rekap is not None else ""
            readings.append(_hitungan(len(kept), _pakai(perkara, rekap, key) if key else ""))
            if by_status and not positive:
                readings.append(_hitungan(sum(r.capaian.status is Status.TIDAK_TERCAPAI for r in rows)))
            totals.append(_hitungan(len(rows)))
    if not readings:
        return
    if one.total is not None and one.dari is not None and not any(t.nilai == one.total for t in totals):
        yield berbeda(one.dari, f"jumlah {one.hal}", totals)
        return
    name = one.hal
    if by_status:
        name += " yang mencapai target" if perkara.semua(Jenis.STATUS)[0].isi == "+" else " yang tidak mencapai target"
    yield from _banding(one, name, readings)


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
    return [_hitungan(c) for c in (*counts, reached if positive else len(means) - reached)]


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
        yield from _banding(
            indicators, "indikator", [_hitungan(p[1], _pakai(perkara, p[2], "indikator")) for p in allowed]
        )
    if by_indicators or not by_objectives:
        allowed = by_indicators or pairs
        yield from _banding(objectives, "sasaran", [_hitungan(p[0], _pakai(perkara, p[2], "sasaran")) for p in allowed])


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
        "bagian": ({len(year.satker.organisasi.bagian)}, "organisasi.bagian|length|bilangan"),
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
    if what == "bagian":
        # A division of divisions is counted only where it is what the data lists.
        said = {b.teks.casefold() for b in perkara.semua(Jenis.CACAHAN) if b.isi == "bagian"}
        kinds = {b.nama.split()[0].casefold() for b in year.satker.organisasi.bagian}
        if len(said) != 1 or said != kinds:
            return
    counts, use = known[what]
    yield from _banding(one, what, [_hitungan(c, use) for c in sorted(counts)])


def _banding(one: Cacah, hal: str, readings: Sequence[Bacaan]) -> Iterator[Putusan]:
    if not readings:
        return
    use = next((r.pakai for r in readings if r.nilai == one.jumlah and r.pakai), "")
    if all(r.nilai != one.jumlah for r in readings):
        yield berbeda(one.butir, f"jumlah {hal}", readings)
    elif use:
        message = f"jumlah {hal} ({one.butir.teks}) diketik, padahal dihitung dari data"
        hint = f"tulis {{{{ {use} }}}} sehingga angkanya selalu mengikuti data"
        yield Putusan("LKJ508", Severity.INFO, one.butir.mulai, message, hint)


def _berpendidikan(perkara: Perkara) -> bool:
    return any(e.jenis == "pendidikan" for b in perkara.semua(Jenis.ENTITAS) for e in b.isi)


def _pegawai(perkara: Perkara, nouns: list[str]) -> Iterator[Putusan]:
    """Judge head counts: of civil servants, of contract staff, of all, and of one level of education."""
    staff = perkara.fakta.numbers.year.satker.pegawai
    years = perkara.tahun()
    if years is None or any(y != perkara.fakta.tahun for y in years):
        return
    if _berpendidikan(perkara) and "ppnpn" in nouns:
        return
    if not set(nouns) <= _PEGAWAI or perkara.semua(Jenis.STATUS, Jenis.NAMA_KATEGORI, Jenis.ATAU, Jenis.SIFAT):
        return
    quantifiers = [b.isi for b in perkara.semua(Jenis.KUANTOR)]
    entities = perkara.semua(Jenis.ENTITAS)
    if len(entities) > 1 or (entities and any(e.jenis != "pendidikan" for e in entities[0].isi)):
        return
    counts = [b for b in perkara.butir if orang(b) is not None]
    shares = [b for b in perkara.semua(Jenis.NILAI) if b.isi.satuan == "persen"]
    levels = {p.jenjang: p.jumlah for p in staff.pendidikan}
    if entities:
        level = entities[0].isi[0].id
        count = levels.get(level)
        if count is None or any(q not in ("semua",) for q in quantifiers):
            return
        if len(counts) == 1 and not shares and not perkara.semua(Jenis.DARI):
            one = Cacah(counts[0], orang(counts[0]) or 0, f"pegawai berpendidikan {level}")
            yield from _banding(one, one.hal, [_hitungan(count, f'pegawai.pendidikan["{level}"]|bilangan')])
        elif len(shares) == 1 and not counts:
            total = sum(c or 0 for c in levels.values())
            bases = [b for b in (total, staff.pns) if b]
            readings = [Bacaan(Decimal(count) * 100 / b, f"{tulis_angka(Decimal(count) * 100 / b, 2)}%") for b in bases]
            if not any(shares[0].isi.cocok(r.nilai) for r in readings):
                yield berbeda(shares[0], f"bagian pegawai berpendidikan {level}", readings)
        return
    if len(counts) != 1 or shares or perkara.semua(Jenis.DARI):
        return
    everyone = None if staff.pns is None or staff.ppnpn is None else staff.pns + staff.ppnpn
    kinds = set(nouns) - {"pegawai"}
    if kinds == {"pns", "ppnpn"} or (not kinds and "semua" in quantifiers):
        if everyone is None:
            return
        readings = [_hitungan(everyone)]
        if not kinds and staff.pns is not None:
            known = sum(c or 0 for c in levels.values())
            readings += [_hitungan(staff.pns), _hitungan(known)]
        yield from _banding(Cacah(counts[0], orang(counts[0]) or 0, "pegawai"), "pegawai", readings)
    elif len(kinds) == 1 and (perkara.klausa.pola.replace("P", "") in ("nN", "nV", "QnN", "QnV", "nTN", "nTV")
                              or _menghitung(perkara)):  # fmt: skip
        key = kinds.pop()
        value = getattr(staff, key)
        if value is not None:
            one = Cacah(counts[0], orang(counts[0]) or 0, key.upper())
            yield from _banding(one, one.hal, [_hitungan(value, f"pegawai.{key}|bilangan")])


def _menghitung(perkara: Perkara) -> bool:
    """Tell whether a clause says how many there are: "mempunyai 29 PNS", and not "29 PNS" of a sentence cut in two."""
    return perkara.klausa.pola.replace("P", "") in ("TNn", "TVn", "nTNn", "nTVn", "Nn", "Vn", "NnT", "VnT")


def bagian_indikator(perkara: Perkara) -> Iterator[Putusan]:
    """Judge the share of indikator that met their target: "58,82% indikator mencapai target"."""
    pattern = perkara.pola
    if pattern not in ("VnS", "nSVdQn", "nSV", "VdQnS", "VdnS", "VnES", "nSVdn", "VEnS") or (
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
        met = sum(r.capaian.status is Status.TERCAPAI for r in rows)
        share = Decimal(met if status[0].isi == "+" else len(rows) - met) * 100 / len(rows)
        readings.append(Bacaan(share, perkara.fakta.persen(share)))
        break
    if readings and not any(values[0].isi.cocok(r.nilai) for r in readings):
        yield berbeda(values[0], f"bagian indikator yang {status[0].teks}", readings)
