"""Frames of a measure and its value: "serapan anggaran tahun 2023 mencapai 93,37%"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from lkj.capaian import tulis_angka
from lkj.check.claims.bilangan import Batas, Nilai
from lkj.check.claims.butir import Butir
from lkj.check.claims.fakta import Bacaan, rupiah, satu_nilai
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.perkara import Perkara, Putusan, berbeda
from lkj.diagnostics import Severity

#: Which measure two words beside each other make: "anggaran … terserap" is absorption.
_GABUNG = {
    frozenset({"anggaran", "serapan"}): "serapan",
    frozenset({"anggaran", "realisasi"}): "realisasi",
    frozenset({"pagu", "realisasi"}): "realisasi",
    frozenset({"pagu", "serapan"}): "serapan",
    frozenset({"anggaran", "sisa"}): "sisa",
    frozenset({"nilai", "rerata"}): "rerata",
    frozenset({"nilai", "capaian"}): "capaian",
    frozenset({"capaian", "rerata"}): "rerata",
    frozenset({"realisasi", "capaian"}): "capaian",
    frozenset({"nilai", "realisasi"}): "realisasi",
    frozenset({"pagu", "anggaran"}): "pagu",
}
NAMA_UKURAN = {
    "pagu": "pagu", "anggaran": "anggaran", "program": "jumlah anggaran program", "realisasi": "realisasi",
    "serapan": "serapan anggaran", "sisa": "sisa anggaran", "rerata": "rata-rata capaian", "capaian": "capaian",
    "target": "target", "renstra": "target akhir Renstra", "nasional": "standar nasional",
    "efisiensi": "indeks efisiensi", "bobot": "bobot", "": "nilai", "nilai": "nilai",
}  # fmt: skip
_TERUKUR = frozenset({"rerata", "capaian"})


class Ikatan(NamedTuple):
    """A value with the measure that it is of; `bagian` where the clause calls it a share of something."""

    butir: Butir
    ukuran: str
    bagian: str = ""
    tahun: tuple[int, ...] | None = None


def gabung(words: list[str]) -> str | None:
    """Return the measure that neighbouring words name together; None where they name two."""
    one = words[0]
    for other in words[1:]:
        if other != one:
            made = _GABUNG.get(frozenset({one, other}))
            if made is None:
                return None
            one = made
    return one


_DILEWATI = frozenset({Jenis.BEBERAPA, Jenis.DARI, Jenis.ATAU, Jenis.PERIODE, Jenis.TRIWULAN})


def _beberapa(items: list[Butir], n: int) -> bool:
    """Tell whether an item is what "beberapa" is of."""
    return items[n].isi == "indikator" and n > 0 and items[n - 1].jenis is Jenis.BEBERAPA


def _sampai(items: list[Butir], n: int, made: list[Ikatan]) -> bool:
    """Tell whether an item is "menjadi" before the only value."""
    after = items[n + 1].jenis if n + 1 < len(items) else None
    return items[n].jenis is Jenis.MENJADI and after is Jenis.NILAI and not made


def ikat(perkara: Perkara) -> list[Ikatan] | None:
    """Bind each value of a clause to its measure; None where a word is left over, so that the frame is not full."""
    items = [b for b in perkara.butir if b.jenis is not Jenis.ENTITAS]
    made: list[Ikatan] = []
    pending: list[str] = []
    n = 0
    leading: Butir | None = None
    while n < len(items):
        b = items[n]
        if b.jenis is Jenis.UKURAN:
            share = n and items[n - 1].jenis is Jenis.DARI and n > 1 and items[n - 2].jenis is Jenis.NILAI
            after = next((x.jenis for x in items[n + 1 :] if x.jenis is not Jenis.PERIODE), None)
            if share and after not in (Jenis.NILAI, Jenis.UKURAN) and made and not pending:
                made[-1] = made[-1]._replace(bagian=b.isi)
            elif leading is not None:
                names = [b.isi]
                while n + 1 < len(items) and items[n + 1].jenis is Jenis.UKURAN:
                    n += 1
                    names.append(items[n].isi)
                measure = gabung(names)
                if measure is None:
                    return None
                made.append(Ikatan(leading, measure))
                leading = None
            else:
                pending.append(b.isi)
        elif b.jenis is Jenis.NILAI:
            if leading is not None:
                return None
            if pending:
                measure = gabung(pending)
                if measure is None:
                    return None
                made.append(Ikatan(b, measure))
                pending = []
            elif made and (items[n - 1].jenis in (Jenis.ATAU, Jenis.NILAI)):
                made.append(Ikatan(b, made[-1].ukuran))
            elif perkara.entitas or perkara.sebelum.ukuran:
                made.append(Ikatan(b, perkara.sebelum.ukuran))
                if not any(x.jenis is Jenis.ENTITAS for x in perkara.butir) and not perkara.sebelum.ukuran:
                    leading, _ = b, made.pop()
            else:
                leading = b
        elif b.jenis is Jenis.HITUNG and (pending or made):
            # A computed value is right by itself, and takes the measure before it.
            pending = []
        elif b.jenis in _DILEWATI or _beberapa(items, n) or _sampai(items, n, made):
            pass
        elif (
            b.jenis is Jenis.KATEGORI
            and n + 1 < len(items)
            and items[n + 1].jenis
            in (
                Jenis.NAMA_KATEGORI,
                Jenis.HITUNG,
            )
        ):
            n += 1
        elif (b.jenis in (Jenis.STATUS, Jenis.BATAS, Jenis.TOTAL) and made) or b.jenis is Jenis.TOTAL:
            pass
        else:
            return None
        n += 1
    return None if pending or leading is not None else made


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
    if value.satuan in ("poin", "kali"):
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
    if any(value.cocok(r.nilai) for r in readings):
        yield from _diketik(one.butir, measure, value, readings)
        return
    note = ""
    if measure == "rerata":
        absorbed = perkara.fakta.nilai("serapan", "persen", (), perkara.fakta.tahun)
        note = next((f"; {a.tampil} adalah serapan anggaran" for a in absorbed if value.cocok(a.nilai)), "")
    if perkara.semua(Jenis.BEBERAPA) and not note:
        # "Dari beberapa indikator" may be any of them, unless the figure is known to be of something else.
        return
    when = f" tahun {years[0]}" if len(years) == 1 and years[0] != perkara.fakta.tahun else ""
    yield berbeda(one.butir, _hal(measure, perkara) + when, readings, note)


def _satuan(perkara: Perkara) -> list[str]:
    found: list[str] = []
    for one in perkara.entitas:
        if one.jenis == "indikator":
            unit = perkara.fakta.baris[one.id].indikator.satuan.casefold()
            found.append("persen" if unit == "%" else unit)
    return found


def _hal(measure: str, perkara: Perkara) -> str:
    name = NAMA_UKURAN.get(measure, measure)
    who = perkara.entitas
    return f"{name} {who[0].id}" if who and len({e.id for e in who}) == 1 else name


def _diketik(b: Butir, measure: str, value: Nilai, readings: list[Bacaan]) -> Iterator[Putusan]:
    """Tell, as information, of a figure that agrees today and is typed all the same."""
    if measure != "rerata" or value.batas is not Batas.TEPAT or not readings[0].pakai:
        return
    message = f"{NAMA_UKURAN[measure]} ({b.teks}) diketik, padahal dihitung dari data"
    use = f"tulis {{{{ {readings[0].pakai} }}}} sehingga angkanya selalu mengikuti data"
    yield Putusan("LKJ508", Severity.INFO, b.mulai, message, use)


def _peringkat(perkara: Perkara) -> Iterator[Putusan]:
    """Judge a rank or a date that a clause gives an indikator: "ditargetkan WTP"."""
    pattern = perkara.pola
    if pattern not in ("EG", "EUG", "UEG", "EmG", "EUF", "EF"):
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
        for year in years:
            known += [
                text
                for q in perkara.fakta.kuantitas(
                    perkara.fakta.baris[one.id], measures[0] if measures else "", year, None
                )
                if (text := satu_nilai(q)) is not None
            ]
    if known and value.teks not in known:
        measure = NAMA_UKURAN.get(measures[0], "realisasi") if measures else "realisasi"
        message = (
            f"{measure} {entity.isi[0].id} tertulis {value.teks}, menurut data {' atau '.join(dict.fromkeys(known))}"
        )
        yield Putusan("LKJ504", Severity.WARNING, value.mulai, message,
                      "betulkan narasinya, atau datanya bila narasinya yang benar")  # fmt: skip


def bagian_sesuai(perkara: Perkara) -> Iterator[Putusan]:
    """Judge the share that a programme or activity has of all: "91,27% dari jumlah anggaran program"."""
    pattern = perkara.pola
    if pattern not in ("EVdU", "EUVdU", "EUXVdU", "EXVdU", "VUUE", "VUE", "EVU", "VdUE", "EVdQU"):
        return
    entity = perkara.semua(Jenis.ENTITAS)[0]
    value = perkara.semua(Jenis.NILAI)[0]
    measures = [b.isi for b in perkara.semua(Jenis.UKURAN)]
    own = any(b.anafora for b in perkara.semua(Jenis.UKURAN))
    if value.isi.satuan != "persen" or own or entity.isi[0].jenis not in ("program", "kegiatan"):
        return
    if perkara.periode and perkara.tahun() != [perkara.fakta.tahun]:
        return
    if not set(measures) <= {"program", "anggaran", "pagu", "serapan", "realisasi"}:
        return
    readings = [r for one in entity.isi for r in perkara.fakta.bagian(one, measures[-1])]
    # "menyerap 95% dari pagu" may mean its own ceiling.
    if "program" not in measures:
        readings += [
            r for one in entity.isi for r in perkara.fakta.nilai("serapan", "persen", (one,), perkara.fakta.tahun)
        ]
        if not any(perkara.fakta.biaya.get(one.id) for one in entity.isi) and set(measures) & {"serapan", "realisasi"}:
            return
    if readings and not any(value.isi.cocok(r.nilai) for r in readings):
        yield berbeda(value, f"bagian {entity.isi[0].nama}", readings)


def beda_ukuran(perkara: Perkara) -> Iterator[Putusan]:
    """Judge by how much one measure of the office exceeds another: "lebih tinggi 12,54 poin daripada …"."""
    pattern = perkara.pola
    if pattern not in ("UDVLU", "UVDVLUV", "UDLU") or perkara.entitas:
        return
    if any(y != perkara.fakta.tahun for y in perkara.tahun() or [0]):
        return
    left, right = perkara.semua(Jenis.UKURAN)
    direction = perkara.semua(Jenis.ARAH)[0]
    values = perkara.semua(Jenis.NILAI)
    value = values[0] if pattern == "UDVLU" else values[1] if pattern == "UVDVLUV" else None
    unit = "persen" if value is None or value.isi.satuan in ("poin", "persen") else "rupiah"
    a = perkara.bacaan(
        "serapan" if left.isi == "realisasi" and unit == "persen" else left.isi, unit, [perkara.fakta.tahun]
    )
    b = perkara.bacaan(
        "serapan" if right.isi == "realisasi" and unit == "persen" else right.isi, unit, [perkara.fakta.tahun]
    )
    if not a or not b or direction.isi not in ("naik", "turun"):
        return
    sign = 1 if direction.isi == "naik" else -1
    differences = [(x.nilai - y.nilai) * sign for x in a for y in b]
    if value is None:
        if all(d <= 0 for d in differences):
            other = "turun" if sign > 0 else "naik"
            message = (f"{left.teks} disebut {direction.teks} daripada {right.teks}, padahal"
                       f" {a[0].tampil} berbanding {b[0].tampil}")  # fmt: skip
            yield Putusan("LKJ504", Severity.WARNING, direction.mulai, message, f"periksa arahnya ({other})")
        return
    if not any(_cocok_beda(value.isi, d) for d in differences):
        shown = " atau ".join(dict.fromkeys(_tulis_beda(d, unit) for d in differences))
        message = (f"selisih {left.teks} dan {right.teks} tertulis {value.teks}, menurut data {shown}"
                   f" ({a[0].tampil} dan {b[0].tampil})")  # fmt: skip
        yield Putusan("LKJ504", Severity.WARNING, value.mulai, message, "betulkan selisihnya")


def _cocok_beda(value: Nilai, difference: Decimal) -> bool:
    """Tell whether a typed difference fits; that of two rounded figures may be one off in its last digit."""
    return value.cocok(difference) or (value.batas is Batas.TEPAT and abs(value.angka - difference) <= value.langkah)


def _tulis_beda(value: Decimal, unit: str) -> str:
    return tulis_angka(value, 2) + " poin" if unit == "persen" else f"Rp{tulis_angka(value, 0)}"
