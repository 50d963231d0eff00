"""Which indikator a clause counts: those of what it names, and of these the ones that it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from lkj.capaian import Angka, Status
from lkj.capaian.kuantitas import kunci_satuan
from lkj.check.claims.bilangan import Nilai
from lkj.check.claims.butir import Butir
from lkj.check.claims.fakta import angka_dari
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.nama import Entitas
from lkj.check.claims.perkara import Perkara
from lkj.pengukuran import Baris, Rekap

#: A set of indikator that a count can be of: its name, its rows, and the document where it is a whole one.
Lingkup = tuple[str, Sequence[Baris], Rekap | None]


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


#: What says which target something has; "mencapai target 100%" says that it was reached.
_BERTARGET = frozenset({"target", "targetnya", "bertarget", "ditargetkan"})
_MENCAPAI = frozenset({"mencapai target", "telah mencapai target", "sudah mencapai target", "memenuhi target"})


def batasi(perkara: Perkara, rows: Sequence[Baris]) -> list[Baris] | None:
    """Return the rows of which a clause speaks, those of a unit or with a target that it names; None as in `saring`."""
    kept = list(rows)
    if perkara.semua(Jenis.SIFAT):
        units = [b.isi for b in perkara.semua(Jenis.SATUAN)]
        if len(units) != 1:
            return None
        kept = [r for r in kept if kunci_satuan(r.indikator.satuan) == kunci_satuan(units[0])]
    for measure, value in target_syarat(perkara):
        if measure.teks.casefold() not in _BERTARGET:
            continue
        if value.satuan != "persen":
            return None
        kept = [r for r in kept if isinstance(r.indikator.target, Angka)
                and any(value.cocok(a.nilai) for a in angka_dari(r.indikator.target, "persen"))]  # fmt: skip
    return kept


def saring(perkara: Perkara, rows: Sequence[Baris]) -> list[Baris] | None:
    """Return the rows that fulfil what a clause says of them; None for a condition that cannot be read."""
    kept = batasi(perkara, rows)
    if kept is None:
        return None
    for b in perkara.semua(Jenis.STATUS):
        kept = [r for r in kept if (r.capaian.status is Status.TERCAPAI) == (b.isi == "+")]
    for measure, aim in target_syarat(perkara):
        if measure.teks.casefold() in _BERTARGET:
            continue
        # Of a count it is not sure which target is meant, of all of them it is each one's own.
        if perkara.semua(Jenis.CACAH) or measure.teks.casefold() not in _MENCAPAI or aim.angka != 100:
            return None
        kept = [r for r in kept if r.capaian.status is Status.TERCAPAI]
    if bands := kategori_syarat(perkara):
        kept = [r for r in kept if r.kategori is not None and r.kategori.nama in bands]
    values = nilai_syarat(perkara)
    if not terbatas(values):
        return None
    for b in values:
        value: Nilai = b.isi
        before = perkara.butir[perkara.butir.index(b) - 1]
        if value.satuan != "persen" or perkara.semua(Jenis.ATAU):
            return None
        if before.jenis is Jenis.UKURAN and before.isi not in ("capaian", "nilai", "rerata"):
            return None
        kept = [r for r in kept if r.capaian.nilai is not None and value.cocok(r.capaian.nilai)]
    return kept


def target_syarat(perkara: Perkara) -> Iterator[tuple[Butir, Nilai]]:
    """Yield the targets that say of which indikator a clause speaks, "indikator yang targetnya 100%"."""
    for before, b in pairwise(perkara.butir):
        if b.jenis is Jenis.NILAI and before.jenis is Jenis.UKURAN and before.isi == "target":
            yield before, b.isi


def kategori_syarat(perkara: Perkara) -> list[str]:
    """Return the categories of what is counted; one beside a mean is the mean's."""
    if perkara.semua(Jenis.NILAI) or any(b.isi == "rerata" for b in perkara.semua(Jenis.UKURAN)):
        return []
    return [b.isi for b in perkara.semua(Jenis.NAMA_KATEGORI)]


def nilai_syarat(perkara: Perkara) -> list[Butir]:
    """Return the values that say which indikator are counted: "2 indikator bernilai 84,99%"."""
    if perkara.semua(Jenis.STATUS):
        return []
    shares = porsi(perkara)
    items, found = [b for b in perkara.butir if b not in shares], list[Butir]()
    for n, b in enumerate(items):
        before = [x.jenis for x in items[max(0, n - 2) : n]]
        counted = before[-1:] == [Jenis.CACAHAN] or before == [Jenis.CACAHAN, Jenis.UKURAN]
        # "Target sembilan indikator adalah 100%": the target's value, not theirs.
        limits = any(x.isi == "target" and x.jenis is Jenis.UKURAN for x in items[max(0, n - 3) : n])
        measured = any(x.jenis is Jenis.UKURAN and x.isi in ("rerata", "capaian", "nilai") for x in items[: n - 2])
        if b.jenis is Jenis.NILAI and counted and not limits and (perkara.semua(Jenis.KUANTOR) or not measured):
            found += _serangkai(items[n:])
    return found


def _serangkai(items: Sequence[Butir]) -> Iterator[Butir]:
    """Yield the values that items begin with, "di atas 100% dan di bawah 110%"."""
    yield from takewhile(lambda b: b.jenis is Jenis.NILAI, (b for b in items if b.jenis is not Jenis.DAN))


def terbatas(values: Sequence[Butir]) -> bool:
    """Tell whether values say together what is counted: bounds do, but "di atas 100% sampai 110%" is not sure."""
    return len(values) < 2 or all(b.isi.batas for b in values)


def porsi(perkara: Perkara) -> list[Butir]:
    """Return the values behind what is counted that are no condition but a share: "sepuluh indikator (58,82%)"."""
    items, found = perkara.butir, list[Butir]()
    for n, (a, b) in enumerate(pairwise(items), 2):
        # "Sepuluh indikator, yaitu 58,82%, capaiannya 100%".
        beside = [x.jenis for x in items[n : n + 2]] == [Jenis.UKURAN, Jenis.NILAI]
        if b.jenis is Jenis.NILAI and a.jenis is Jenis.CACAHAN and (beside or perkara.terkurung(b)):
            found.append(b)
    return found


def capaian_status(perkara: Perkara) -> list[Butir]:
    """Return the values right behind what says that a target was met: "lima indikator tercapai lebih dari 100%"."""
    for n, (a, b) in enumerate(pairwise(perkara.butir), 1):
        if a.jenis is Jenis.STATUS and b.jenis is Jenis.NILAI and not perkara.terkurung(b):
            return [*_serangkai(perkara.butir[n:])]
    return []
