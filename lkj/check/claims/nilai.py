"""Frames of a measure and its value: "serapan anggaran tahun 2023 mencapai 93,37%"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkj.capaian import tulis_angka
from lkj.check.claims.bilangan import Batas, Nilai
from lkj.check.claims.butir import Butir
from lkj.check.claims.fakta import Bacaan, rupiah, satu_nilai
from lkj.check.claims.ikatan import Ikatan, ikat
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.perkara import Perkara, Putusan, berbeda, diketik
from lkj.diagnostics import Severity


def _ukuran(one: Ikatan, perkara: Perkara) -> str:
    """Return the measure of a value: percent of the ceiling is absorption, whatever the word."""
    entity = perkara.entitas
    value: Nilai = one.butir.isi
    if one.ukuran == "nilai":
        return "capaian" if entity else "rerata"
    if one.ukuran == "realisasi" and value.satuan == "persen" and not entity:
        return "serapan"
    if one.ukuran == "capaian" and not entity:
        # The capaian of the office is its mean; without "kinerja" the word may be of anything.
        return "rerata" if any("kinerja" in b.teks.casefold() for b in perkara.semua(Jenis.UKURAN)) else "?"
    return one.ukuran


def nilai_sesuai(perkara: Perkara) -> Iterator[Putusan]:
    """Judge the values of a clause; nothing where one of its words cannot be placed."""
    spans = [b.isi for b in perkara.semua(Jenis.PERIODE)]
    quarters = perkara.semua(Jenis.TRIWULAN)
    if any(p.tahun is None or p.banding for p in spans):
        return
    if len({p.tahun for p in spans}) > 1:
        yield from _jumlah_tahun(perkara, [p.tahun for p in spans if p.tahun is not None])
        return
    if len(quarters) > 1 or (quarters and (quarters[0].isi[0] != "triwulan" or quarters[0].isi[1] is None)):
        return
    entities = perkara.semua(Jenis.ENTITAS)
    if len(entities) > 1:
        return
    bound = ikat(perkara)
    if not bound:
        yield from _peringkat(perkara)
        return
    quarter = quarters[0].isi[1] if quarters else None
    first = perkara.butir.index(bound[0].butir)
    late = len(bound) > 1 and any(
        b.jenis is Jenis.PERIODE and n > first for n, b in enumerate(perkara.butir)
    )  # fmt: skip
    years = perkara.tahun()
    if years is None:
        return
    if late and perkara.fakta.tahun not in years:
        years = [*years, perkara.fakta.tahun]
    for one in bound:
        yield from _satu(one, perkara, years, quarter)


def _jumlah_tahun(perkara: Perkara, years: list[int]) -> Iterator[Putusan]:
    """Judge the sum of two years: "pagu tahun 2023 dan 2024 berjumlah …"."""
    if perkara.klausa.pola != "UP&PV" or perkara.entitas:
        return
    measure, value = perkara.semua(Jenis.UKURAN)[0].isi, perkara.semua(Jenis.NILAI)[0]
    if measure not in ("pagu", "realisasi", "sisa") or value.isi.satuan != "rupiah":
        return
    parts = [perkara.fakta.nilai(measure, "rupiah", (), year) for year in years]
    if any(len(p) != 1 for p in parts):
        return
    total = sum((p[0].nilai for p in parts), Decimal(0))
    readings = [Bacaan(total, rupiah(total)), *(p[0] for p in parts)]
    if not any(value.isi.cocok(r.nilai) for r in readings):
        yield berbeda(value, f"jumlah {measure} tahun {years[0]} dan {years[1]}", readings[:1])


def _satu(one: Ikatan, perkara: Perkara, years: list[int], quarter: int | None) -> Iterator[Putusan]:
    value: Nilai = one.butir.isi
    measure = _ukuran(one, perkara)
    if measure in ("?", "target", "renstra", "nasional", "bobot") and not perkara.entitas:
        return
    if value.satuan in ("poin", "kali") or perkara.bukan_uang(measure):
        return
    unit = value.kata_satuan or value.satuan
    if one.bagian and not (
        (one.bagian == "pagu" and measure in ("serapan", "sisa", "realisasi") and unit == "persen")
        or (one.bagian == "target" and perkara.entitas)
        or (one.bagian == "sisa")
    ):
        return
    if value.satuan == "persen" and measure in ("pagu", "anggaran", "program"):
        return
    if measure == "rerata" and not perkara.entitas and value.satuan == "" and value.langkah == 1:
        return
    readings = perkara.bacaan(measure, unit, years, quarter)
    if not readings and unit == "" and perkara.entitas:
        readings = [
            r
            for u in _satuan(perkara)
            for r in perkara.bacaan(measure, u, years, quarter)
        ]  # fmt: skip
    if not readings and unit and measure != "target" and perkara.entitas and unit not in ("rupiah", "persen"):
        return
    if not readings:
        return
    if agreeing := [r for r in readings if value.cocok(r.nilai)]:
        if value.batas is Batas.TEPAT:
            yield from diketik(one.butir, perkara.fakta.nama_ukuran(measure), agreeing)
        return
    between = _antara(one.butir, perkara) if measure == "target" else []
    if between or _jarak(one.butir, perkara):
        apart = _selisih_target(perkara, value, years)
        if not _SEBANYAK.issuperset(between):
            apart += perkara.bacaan("realisasi", unit, years, quarter)
        if not apart or any(value.cocok(r.nilai) for r in apart):
            return
        readings += apart
    note = ""
    if measure == "rerata":
        absorbed = perkara.fakta.nilai("serapan", "persen", (), perkara.fakta.tahun)
        note = next((f"; {a.tampil} adalah serapan anggaran" for a in absorbed if value.cocok(a.nilai)), "")
    if perkara.semua(Jenis.BEBERAPA) and not note:
        # "Dari beberapa indikator" may be any of them, unless the figure is known to be of something else.
        return
    when = f" tahun {years[0]}" if len(years) == 1 and years[0] != perkara.fakta.tahun else ""
    yield berbeda(one.butir, _hal(measure, perkara) + when, readings, note)


def _jarak(b: Butir, perkara: Perkara) -> bool:
    """Tell whether a figure may be how far something is from its target: "95%, lima persen di bawah target"."""
    n = perkara.butir.index(b)
    before, after = perkara.butir[:n], perkara.butir[n + 1 :]
    if before and before[-1].jenis is Jenis.STATUS and before[-1].teks.casefold().startswith("meleset"):
        return True
    if not any(x.jenis is Jenis.NILAI for x in before):
        # "Serapan 84,99%, di bawah target": what stands behind a comma is said of the first figure, not with it.
        after = [x for x in perkara.klausa.utuh if x.mulai >= b.akhir]
    # "5% (lima persen) di bawah target": the words repeat the figure.
    words = after[1:] if after and after[0].teks == "(" else after
    if words and words[0].jenis is Jenis.NILAI and words[0].isi.angka == b.isi.angka:
        after = words[1:]
    if after and after[0].teks == ")":
        after = after[1:]
    return bool(after) and "target" in after[0].teks and after[0].teks.startswith(("di bawah", "di atas", "lebih"))


#: What may stand before the target or how far something is from it, and not before what was reached.
_SEBANYAK = frozenset({"sebanyak", "sejumlah", "sebesar", "senilai", "sampai", "hingga"})


def _antara(b: Butir, perkara: Perkara) -> list[str]:
    """Return what stands between a target, told to be reached or missed, and a figure: "melebihi target sebanyak"."""
    before = [x for x in perkara.klausa.utuh if x.akhir <= b.mulai and x.jenis is not Jenis.KOMA]
    words: list[str] = []
    while before and before[-1].jenis is Jenis.NETRAL:
        words.append(before.pop().teks.casefold())
    if before and before[-1].jenis is Jenis.NILAI:
        # "Melebihi target 24.500 kunjungan sebanyak 1.535 kunjungan."
        before.pop()
    told = any(x.jenis in (Jenis.STATUS, Jenis.BATAS) for x in before[-2:])
    return words if told and "target" in before[-1].teks.casefold() else []


def _selisih_target(perkara: Perkara, value: Nilai, years: list[int]) -> list[Bacaan]:
    """Return how far the indikator of a clause are from their targets: in their unit, and in percent of the target."""
    unit, found = value.kata_satuan or value.satuan, list[Bacaan]()
    for one in ((e,) for e in perkara.entitas if e.jenis == "indikator"):
        for year in years:
            targets, made = (perkara.fakta.nilai(m, "", one, year) for m in ("target", "realisasi"))
            for t, r in ((t.nilai, r.nilai) for t in targets for r in made):
                apart = abs(r - t)
                if perkara.fakta.nilai("target", unit, one, year):
                    shown = rupiah(apart) if unit == "rupiah" else tulis_angka(apart) + "%" * (unit == "persen")
                    found.append(Bacaan(apart, f"selisih {shown} dari target"))
                if unit == "persen" and t:
                    found.append(Bacaan(apart * 100 / t, f"selisih {tulis_angka(apart * 100 / t, 2)}% dari target"))
    return found


def _satuan(perkara: Perkara) -> list[str]:
    found: list[str] = []
    for one in perkara.entitas:
        if one.jenis == "indikator":
            unit = perkara.fakta.baris[one.id].indikator.satuan.casefold()
            found.append("persen" if unit == "%" else unit)
    return found


def _hal(measure: str, perkara: Perkara) -> str:
    name = perkara.fakta.nama_ukuran(measure)
    who = perkara.entitas
    if not who or len({e.id for e in who}) > 1:
        return name
    return f"{name} {who[0].nama} ({who[0].id})" if who[0].jenis in ("program", "kegiatan") else f"{name} {who[0].id}"


def _peringkat(perkara: Perkara) -> Iterator[Putusan]:
    """Judge a rank or a date that a clause gives an indikator: "ditargetkan WTP"."""
    pattern = perkara.pola
    if pattern not in ("EG", "EUG", "UEG", "EmG", "EUF", "EF", "EFS"):
        return
    entity, value = perkara.semua(Jenis.ENTITAS)[0], perkara.semua(Jenis.PERINGKAT, Jenis.TANGGAL)[0]
    measures = [b.isi for b in perkara.semua(Jenis.UKURAN)]
    years = perkara.tahun()
    if years is None or any(
        m not in ("target", "realisasi", "capaian", "nilai", "renstra", "nasional") for m in measures
    ):
        return
    if value.jenis is Jenis.TANGGAL and not value.teks[-4:].isdigit():
        return
    known: list[str] = []
    for one in entity.isi:
        if one.jenis != "indikator":
            return
        if value.jenis is Jenis.TANGGAL and not measures and not perkara.periode:
            # The day names its year itself.
            years = [perkara.fakta.tahun, *(past.tahun for past in perkara.fakta.baris[one.id].indikator.riwayat)]
        for year in years:
            known += [
                text
                for q in perkara.fakta.kuantitas(
                    perkara.fakta.baris[one.id], measures[0] if measures else "", year, None
                )
                if (text := satu_nilai(q)) is not None
            ]
    if known and value.teks not in known:
        known = known[:1] if value.jenis is Jenis.TANGGAL else known
        measure = perkara.fakta.nama_ukuran(measures[0]) if measures else "realisasi"
        message = (
            f"{measure} {entity.isi[0].id} tertulis {value.teks}, menurut data {' atau '.join(dict.fromkeys(known))}"
        )
        yield Putusan(kode="LKJ504", tingkat=Severity.WARNING, mulai=value.mulai, pesan=message,
                      saran="betulkan narasinya, atau datanya bila narasinya yang benar")  # fmt: skip
