"""Frames of all, most and none, of what was reached, and of categories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkj.capaian import Status, tulis_angka
from lkj.check.claims.bilangan import Batas
from lkj.check.claims.butir import Butir
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.lingkup import Lingkup, batasi, lingkup, saring
from lkj.check.claims.nama import Entitas
from lkj.check.claims.perkara import Perkara, Putusan
from lkj.diagnostics import Position, Severity
from lkj.pengukuran import Baris

_BOLEH = frozenset("QnUESPVkKafu&")
#: From which share on "hampir seluruh" is no longer against the data, whatever one means by it.
_HAMPIR = Decimal("0.66")


def kuantor_sesuai(perkara: Perkara) -> Iterator[Putusan]:
    """Judge "semua", "hampir seluruh", "sebagian besar", "tidak ada" and their like against the indikator."""
    quantifiers = perkara.semua(Jenis.KUANTOR)
    if len(quantifiers) != 1 or any(kind not in _BOLEH for kind in perkara.klausa.pola):
        return
    nouns = [b.isi for b in perkara.semua(Jenis.CACAHAN)]
    measures = [b.isi for b in perkara.semua(Jenis.UKURAN)]
    word = quantifiers[0]
    if "pagu" in measures or "anggaran" in measures:
        yield from _habis(perkara, word, measures)
        return
    if not set(nouns) <= {"indikator", "sasaran", "target"} or not set(measures) <= {"target", "capaian", "realisasi"}:
        return
    if not nouns and "target" not in measures:
        return
    if any(b.anafora and b.isi == "sasaran" for b in perkara.semua(Jenis.CACAHAN)):
        return
    status, bands = perkara.semua(Jenis.STATUS), perkara.semua(Jenis.NAMA_KATEGORI)
    values = perkara.semua(Jenis.NILAI)
    if len(status) + bool(bands) + len(values) != 1:
        return
    if perkara.semua(Jenis.KATEGORI) and not bands:
        return
    if any(b.mulai > s.mulai for b in perkara.semua(Jenis.SIFAT) for s in status):
        # "Semua indikator yang belum mencapai target bersatuan persen": those that missed it are all of that unit.
        return
    years = perkara.tahun()
    if years is None or any(y != perkara.fakta.tahun for y in years):
        return
    at = perkara.butir.index(word)
    after = perkara.butir[at + 1] if at + 1 < len(perkara.butir) else None
    if after is None or after.jenis not in (Jenis.CACAHAN, Jenis.UKURAN, Jenis.ENTITAS):
        return
    scopes = lingkup(perkara)
    if scopes is None:
        return
    if not perkara.semua(Jenis.ENTITAS) and not perkara.sebelum.entitas:
        scopes = [s for s in scopes if s[2] is perkara.fakta.numbers.utama or s[2] is None]
    yield from _banding(perkara, word, scopes, "sasaran" if "sasaran" in nouns and not perkara.entitas else "indikator")


def _banding(perkara: Perkara, word: Butir, scopes: Sequence[Lingkup], noun: str) -> Iterator[Putusan]:
    told = ""
    for _name, every, _rekap in scopes:
        if not every:
            return
        rows = batasi(perkara, every)
        kept = None if not rows else saring(perkara, rows)
        if kept is None or not rows:
            return
        counts = [(len(kept), len(rows))]
        if noun == "sasaran" and perkara.semua(Jenis.STATUS):
            counts.append(_sasaran(perkara, rows))
        if any(_benar(word.isi, n, total) for n, total in counts):
            return
        n, total = counts[-1]
        met = perkara.semua(Jenis.STATUS)
        what = "" if not met else " mencapai target" if met[0].isi == "+" else " tidak mencapai target"
        told = told or f"{n} dari {total} {noun}{what}"
        missing = sum(r.capaian.status is Status.BELUM_ADA_DATA for r in rows)
        if missing == len(rows):
            told = f"realisasi {missing} indikatornya belum ada"
    if not told:
        return
    last = max(perkara.butir, key=lambda b: b.akhir)
    claim = " ".join(b.teks for b in perkara.butir if word.mulai <= b.mulai <= last.mulai)
    missed = any(b.isi == "-" for b in perkara.semua(Jenis.STATUS))
    message = f"«{claim}», menurut data {told}{_terburuk(perkara, scopes, missed)}"
    key = "tidak_tercapai" if missed else "tercapai"
    hint = f"sebut jumlahnya: {{{{ rekap.utama.{key}|bilangan }}}} dari {{{{ rekap.utama.indikator|bilangan }}}}"
    below = [r for _n, group, _k in scopes for r in group if r.capaian.status is not Status.TERCAPAI]
    other = (below[0].position, f"{below[0].indikator.id} belum mencapai target") if below else None
    yield Putusan(kode="LKJ506", tingkat=Severity.WARNING, mulai=word.mulai, pesan=message, saran=hint, terkait=other)


def _terburuk(perkara: Perkara, scopes: Sequence[Lingkup], told: bool) -> str:
    """Write how many missed their target, unless that is told already, and one of them."""
    rows = [r for _n, group, _k in scopes for r in group]
    below = [r for r in rows if r.capaian.status is Status.TIDAK_TERCAPAI]
    if not below:
        return ""
    first = below[0]
    shown = "" if first.capaian.nilai is None else f" ({perkara.fakta.persen(first.capaian.nilai)})"
    count = "" if told else f"; {len(below)} tidak mencapai target"
    return f"{count}, antara lain {first.indikator.id}{shown}"


def _sasaran(perkara: Perkara, rows: Sequence[Baris]) -> tuple[int, int]:
    groups: dict[str, list[bool]] = {}
    for r in rows:
        groups.setdefault(r.sasaran.id, []).append(r.capaian.status is Status.TERCAPAI)
    positive = perkara.semua(Jenis.STATUS)[0].isi == "+"
    full = sum(all(g) for g in groups.values())
    return (full if positive else len(groups) - full), len(groups)


def _benar(word: str, n: int, total: int) -> bool:
    share = Decimal(n) / total
    return {
        "semua": n == total,
        "hampir": share >= _HAMPIR,
        "besar": share > Decimal("0.5"),
        "kecil": share < Decimal("0.5"),
        "nihil": n == 0,
        "tidak semua": n < total,
    }[word]


def _habis(perkara: Perkara, word: Butir, measures: list[str]) -> Iterator[Putusan]:
    """Judge "seluruh pagu terserap": nothing is left."""
    if (
        word.isi != "semua"
        or not set(measures) <= {"pagu", "anggaran", "serapan", "realisasi"}
        or perkara.semua(Jenis.NILAI)
    ):
        return
    if not {"serapan", "realisasi"} & set(measures) or perkara.entitas or perkara.semua(Jenis.CACAHAN):
        return
    if perkara.tahun() != [perkara.fakta.tahun]:
        return
    rest = perkara.fakta.nilai("sisa", "rupiah", (), perkara.fakta.tahun)
    if rest and rest[0].nilai > 0:
        message = f"«{' '.join(b.teks for b in perkara.butir)}», menurut data masih tersisa {rest[0].tampil}"
        yield Putusan(
            kode="LKJ506",
            tingkat=Severity.WARNING,
            mulai=word.mulai,
            pesan=message,
            saran="sebut serapannya: {{ anggaran.kini.serapan|persen }}",
        )


def status_sesuai(perkara: Perkara) -> Iterator[Putusan]:
    """Judge what is said of one indikator or objective: that its target was met, or was not."""
    pattern = perkara.pola
    status = perkara.semua(Jenis.STATUS)
    if len(status) != 1 or not set(pattern) <= set("EUSn&Nm") or not perkara.semua(Jenis.ENTITAS):
        return
    if any(b.isi not in ("target", "capaian", "realisasi") for b in perkara.semua(Jenis.UKURAN)):
        return
    if perkara.semua(Jenis.CACAHAN, Jenis.CACAH, Jenis.MENJADI):
        return
    if perkara.tahun() != [perkara.fakta.tahun]:
        return
    wanted = status[0].isi == "+"
    for b in perkara.semua(Jenis.ENTITAS):
        yield from status_satu(perkara, b, wanted, status[0])


def status_satu(perkara: Perkara, b: Butir, wanted: bool, at: Butir) -> Iterator[Putusan]:
    """Judge one thing that is said to have met its target, or not."""
    told = ""
    place: tuple[Position, str] | None = None
    for one in b.isi:
        rows = _baris(perkara, one)
        if not rows or any(r.capaian.status in (Status.BELUM_ADA_DATA, Status.TAK_TERHITUNG) for r in rows):
            return
        reached = [r.capaian.status is Status.TERCAPAI for r in rows]
        if (all(reached) if wanted else not all(reached)) or (len(rows) > 1 and any(reached) and not wanted):
            return
        if len(rows) > 1 and wanted:
            means = [m.nilai for _, m in perkara.fakta.numbers.utama.per_sasaran if _.id == one.id]
            if any(m is not None and m >= 100 for m in means):
                return
        first = next((r for r, ok in zip(rows, reached, strict=True) if ok is not wanted), rows[0])
        shown = "" if first.capaian.nilai is None else f" {perkara.fakta.persen(first.capaian.nilai)}"
        place = place or (first.position, f"{first.indikator.id} {first.status.casefold()}")
        told = told or f"{first.indikator.id} {first.status.casefold()}, capaiannya{shown or ' tidak berpersentase'}"
    if told:
        message = f"{b.teks} disebut «{at.teks}», menurut data {told}"
        yield Putusan(
            kode="LKJ506",
            tingkat=Severity.WARNING,
            mulai=at.mulai,
            pesan=message,
            saran="betulkan pernyataannya, atau datanya bila narasinya benar",
            terkait=place,
        )


def _baris(perkara: Perkara, one: Entitas) -> list[Baris]:
    if one.jenis == "indikator":
        return [perkara.fakta.baris[one.id]]
    if one.jenis == "sasaran":
        return [r for rekap in perkara.fakta.numbers.rekap.values() for r in rekap.baris if r.sasaran.id == one.id]
    if one.jenis == "dokumen":
        return list(perkara.fakta.numbers.rekap[one.id].baris)
    return []


def kategori_sesuai(perkara: Perkara) -> Iterator[Putusan]:
    """Judge the category that a mean, an objective or an indikator is given."""
    bands = perkara.semua(Jenis.NAMA_KATEGORI)
    pattern = perkara.pola.replace("&", "")
    if len(bands) != 1 or not set(pattern) <= set("UEVkKTNnZ") or perkara.semua(Jenis.ATAU):
        return
    if not perkara.semua(Jenis.KATEGORI) and not pattern.endswith("VK"):
        return
    entities, nouns = perkara.semua(Jenis.ENTITAS), [b.isi for b in perkara.semua(Jenis.CACAHAN)]
    measures = {b.isi for b in perkara.semua(Jenis.UKURAN)}
    years = perkara.tahun()
    if years is None or len(entities) > 1 or not measures <= {"rerata", "capaian", "nilai"}:
        return
    names: list[tuple[str, str]] = []
    if entities:
        if years != [perkara.fakta.tahun] or nouns:
            return
        for one in entities[0].isi:
            names += _kategori(perkara, one)
    elif nouns == ["indikator"] and pattern in ("nUVkK", "nVkK"):
        value = perkara.semua(Jenis.NILAI)[0].isi
        names.append((perkara.fakta.numbers.skala.kategori(value.angka).nama, perkara.semua(Jenis.NILAI)[0].teks))
    elif not nouns or pattern.startswith("UNnV"):
        if not measures and not perkara.semua(Jenis.NILAI) and not perkara.sebelum.ukuran:
            return
        if perkara.sebelum.ukuran not in ("", "rerata", "capaian", "nilai") and not measures:
            return
        for year in years:
            for t in perkara.fakta.numbers.tren:
                if t.tahun == year and t.kategori is not None and t.rerata is not None:
                    names.append((t.kategori, perkara.fakta.persen(t.rerata)))
            if not any(t.tahun == year for t in perkara.fakta.numbers.tren):
                return
    if pattern == "kKUV":
        yield from _ambang(perkara, bands[0])
        return
    if names and all(name.casefold() != bands[0].isi.casefold() for name, _ in names):
        name, shown = names[0]
        message = f"kategori tertulis «{bands[0].isi}», sedangkan {shown} termasuk «{name}»"
        yield Putusan(
            kode="LKJ504",
            tingkat=Severity.WARNING,
            mulai=bands[0].mulai,
            pesan=message,
            saran="tulis {{ rekap.utama.kategori }}",
        )


def _ambang(perkara: Perkara, band: Butir) -> Iterator[Putusan]:
    """Judge from where on a category is said to be given: the lower bound of its band."""
    value = perkara.semua(Jenis.NILAI)[0]
    lower = next((p.bawah for p in perkara.fakta.numbers.skala.pita if p.nama == band.isi), None)
    if lower is not None and value.isi.batas in (Batas.LEBIH, Batas.PALING_SEDIKIT) and value.isi.angka != lower:
        message = f"kategori «{band.isi}» disebut untuk {value.teks}, menurut skala batas bawahnya {tulis_angka(lower)}"
        yield Putusan(
            kode="LKJ504",
            tingkat=Severity.WARNING,
            mulai=value.mulai,
            pesan=message,
            saran="betulkan batasnya, atau skala dalam metode.yaml",
        )


def _kategori(perkara: Perkara, one: Entitas) -> list[tuple[str, str]]:
    if one.jenis == "indikator":
        row = perkara.fakta.baris[one.id]
        if row.kategori is None or row.capaian.nilai is None:
            return []
        return [(row.kategori.nama, perkara.fakta.persen(row.capaian.nilai))]
    numbers = perkara.fakta.numbers
    means = [m.nilai for r in numbers.rekap.values() for s, m in r.per_sasaran if s.id == one.id]
    if one.jenis == "dokumen":
        means = [numbers.rekap[one.id].rerata]
    return [(numbers.skala.kategori(m).nama, perkara.fakta.persen(m)) for m in means if m is not None]
