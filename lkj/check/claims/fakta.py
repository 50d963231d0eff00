"""What the facts of a year say of a measure: every value that a figure in prose can rightly stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import repeat
from typing import NamedTuple

from lkj.capaian import (
    Angka,
    Batas,
    Komposit,
    Kuantitas,
    NisbahKosong,
    Peringkat,
    Rentang,
    Tenggat,
    tulis_angka,
    tulis_rupiah,
)
from lkj.capaian.kuantitas import PERSEN, RUPIAH, kunci_satuan
from lkj.check.claims.nama import Entitas
from lkj.check.claims.ukuran import nama_ukuran
from lkj.model.indikator import Indikator
from lkj.pengukuran import Anggaran, Baris, Biaya, Pengukuran, semua_biaya
from lkj.wording.printed import romawi


class Bacaan(NamedTuple):
    """One value that a measure can have, as it is printed, and the expression that prints it."""

    nilai: Decimal
    tampil: str
    pakai: str = ""


def rupiah(nilai: int | Decimal) -> str:
    """Write an amount as documents do."""
    return tulis_rupiah(Decimal(nilai), 0)


class Fakta:
    """The values of one year, by measure, thing and year."""

    def __init__(self, numbers: Pengukuran) -> None:
        self.numbers = numbers
        self.tahun = numbers.year.tahun
        self.baris: dict[str, Baris] = numbers.per_id
        self.biaya: dict[str, Biaya] = {b.kode: b for b in semua_biaya(numbers.biaya)}

    def persen(self, nilai: Decimal) -> str:
        """Write a percentage as documents of the year do."""
        return self.numbers.persen(nilai)

    def nilai(
        self, ukuran: str, satuan: str, entitas: Sequence[Entitas], tahun: int, triwulan: int | None = None
    ) -> list[Bacaan]:
        """Return all readings of a measure; empty where the data does not tell it, so that nothing is judged."""
        if not entitas:
            return [] if triwulan else list(self._lembaga(ukuran, satuan, tahun))
        found: list[Bacaan] = []
        for one in entitas:
            known = list(self._entitas(one, ukuran, satuan, tahun, triwulan))
            if not known:
                return []
            found += known
        return found

    def nama_ukuran(self, ukuran: str) -> str:
        """Return what a measure is called in a finding of this office."""
        return nama_ukuran(ukuran, self.numbers.year.visi_misi.renstra.singkatan)

    def _lembaga(self, ukuran: str, satuan: str, tahun: int) -> Iterator[Bacaan]:
        budget = self.numbers.anggaran_tahun(tahun)
        now = tahun == self.tahun
        use = "anggaran.kini" if now else "anggaran.lalu" if tahun == self.tahun - 1 else ""
        if satuan == RUPIAH:
            yield from self._uang(ukuran, budget, use)
            if now and ukuran in ("anggaran", "program"):
                total = [p.anggaran for p in self.numbers.year.pk.program]
                if all(amount is not None for amount in total):
                    yield Bacaan(Decimal(sum(a or 0 for a in total)), rupiah(sum(a or 0 for a in total)),
                                 "total_program|rupiah")  # fmt: skip
        elif satuan == PERSEN and ukuran in ("realisasi", "serapan") and budget and budget.serapan is not None:
            yield Bacaan(budget.serapan, self.persen(budget.serapan), f"{use}.serapan|persen" if use else "")
        elif satuan == PERSEN and ukuran == "sisa" and budget and budget.serapan is not None:
            rest = 100 - budget.serapan
            yield Bacaan(rest, self.persen(rest))
        elif satuan in (PERSEN, "") and ukuran in ("rerata", "capaian"):
            yield from self._rerata(tahun)
        elif satuan == "" and ukuran == "efisiensi" and now and self.numbers.efisiensi.nilai is not None:
            index = self.numbers.efisiensi.nilai
            yield Bacaan(index, tulis_angka(index, 2))

    def _uang(self, ukuran: str, budget: Anggaran | None, use: str) -> Iterator[Bacaan]:
        if budget is None:
            return
        key = {"anggaran": "pagu", "serapan": "realisasi"}.get(ukuran, ukuran)
        if key in ("pagu", "realisasi", "sisa"):
            amount = getattr(budget, key)
            if amount is not None:
                yield Bacaan(Decimal(amount), rupiah(amount), f"{use}.{key}|rupiah" if use else "")

    def _rerata(self, tahun: int) -> Iterator[Bacaan]:
        main = self.numbers.utama
        if tahun == self.tahun:
            if main.rerata is not None:
                yield Bacaan(main.rerata, self.persen(main.rerata), "rekap.utama.rerata|persen")
            return
        for one in self.numbers.tren:
            if one.tahun == tahun and one.rerata is not None:
                yield Bacaan(one.rerata, self.persen(one.rerata))

    def _entitas(self, one: Entitas, ukuran: str, satuan: str, tahun: int, triwulan: int | None) -> Iterator[Bacaan]:
        if one.jenis == "indikator":
            yield from self._indikator(self.baris[one.id], ukuran, satuan, tahun, triwulan)
        elif triwulan:
            return
        elif one.jenis in ("program", "kegiatan"):
            yield from self._biaya(one, ukuran, satuan, tahun)
        elif one.jenis == "dokumen" and tahun == self.tahun:
            rekap = self.numbers.rekap[one.id]
            if ukuran in ("rerata", "capaian", "") and satuan in (PERSEN, "") and rekap.rerata is not None:
                use = f'rekap["{one.id}"].rerata|persen'
                yield Bacaan(rekap.rerata, self.persen(rekap.rerata), use)
            elif ukuran in ("anggaran", "program"):
                yield from self._lembaga("program", satuan, tahun)
        elif one.jenis in ("sasaran", "tujuan") and tahun == self.tahun:
            yield from self._kelompok(one, ukuran, satuan)

    def _kelompok(self, one: Entitas, ukuran: str, satuan: str) -> Iterator[Bacaan]:
        if ukuran == "efisiensi" and satuan == "":
            cost = self.numbers.efisiensi_sasaran.get(one.id)
            if cost is not None and cost.indeks.nilai is not None:
                yield Bacaan(cost.indeks.nilai, tulis_angka(cost.indeks.nilai, 2))
            return
        if satuan not in (PERSEN, "") or ukuran not in ("", "rerata", "capaian", "realisasi"):
            return
        for rekap in self.numbers.rekap.values():
            means = [(s.id, m) for s, m in rekap.per_sasaran] + [(t.id, m) for t, m in rekap.per_tujuan]
            for key, mean in means:
                if key == one.id and mean.nilai is not None:
                    yield Bacaan(mean.nilai, self.persen(mean.nilai))
            # What one indikator measures may be named for the whole objective.
            rows = [b for b in rekap.baris if b.sasaran.id == one.id]
            if len(rows) == 1:
                yield from self._indikator(rows[0], ukuran, satuan, self.tahun, None)

    def _biaya(self, one: Entitas, ukuran: str, satuan: str, tahun: int) -> Iterator[Bacaan]:
        if tahun != self.tahun:
            return
        cost = self.biaya.get(one.id)
        if satuan == RUPIAH and ukuran in ("pagu", "anggaran", ""):
            if cost is not None and cost.pagu is not None:
                yield Bacaan(Decimal(cost.pagu), rupiah(cost.pagu))
            promised = self._perjanjian(one.id)
            # What was promised is not yet the ceiling, which may have been revised since.
            if promised is not None and (cost is not None or ukuran == "anggaran"):
                yield Bacaan(Decimal(promised), rupiah(promised))
        elif cost is None or cost.serapan is None or cost.realisasi is None or cost.pagu is None:
            return
        elif satuan == RUPIAH and ukuran in ("realisasi", "serapan"):
            yield Bacaan(Decimal(cost.realisasi), rupiah(cost.realisasi))
        elif satuan == RUPIAH and ukuran == "sisa":
            yield Bacaan(Decimal(cost.pagu - cost.realisasi), rupiah(cost.pagu - cost.realisasi))
        elif satuan == PERSEN and ukuran in ("realisasi", "serapan", ""):
            yield Bacaan(cost.serapan, self.persen(cost.serapan))
        elif satuan == PERSEN and ukuran == "sisa":
            yield Bacaan(100 - cost.serapan, self.persen(100 - cost.serapan))

    def _perjanjian(self, kode: str) -> int | None:
        """Return the amount that the agreements give a programme or an activity."""
        for program in self.numbers.year.pk.program:
            if program.kode == kode:
                return program.anggaran
            for kegiatan in program.kegiatan:
                if kegiatan.kode == kode:
                    return kegiatan.anggaran
        return None

    def bagian(self, one: Entitas, terhadap: str) -> Iterator[Bacaan]:
        """Yield the share in percent that a programme or activity has of all of them."""
        promised = self._perjanjian(one.id)
        total = [p.anggaran for p in self.numbers.year.pk.program]
        if promised is not None and all(total):
            share = Decimal(promised) * 100 / sum(a or 0 for a in total)
            yield Bacaan(share, self.persen(share))
        cost = self.biaya.get(one.id)
        for key in ("pagu", "realisasi"):
            amounts = [getattr(b, key) for b in self.numbers.biaya]
            own = getattr(cost, key, None)
            if own is not None and amounts and all(amounts):
                share = Decimal(own) * 100 / sum(amounts)
                yield Bacaan(share, self.persen(share))

    def _indikator(self, row: Baris, ukuran: str, satuan: str, tahun: int, triwulan: int | None) -> Iterator[Bacaan]:
        for value, sense in zip(self.kuantitas(row, ukuran, tahun, triwulan), _arti(triwulan), strict=False):
            yield from (one._replace(tampil=one.tampil + sense) for one in angka_dari(value, satuan))
        if satuan == PERSEN and triwulan is None and ukuran in ("", "capaian", "realisasi", "rerata", "nilai"):
            if tahun == self.tahun:
                for number in dict.fromkeys((row.capaian.nilai, row.capaian.mentah)):
                    if number is not None:
                        yield self._capaian(number)
            for one in row.banding:
                if one.tahun == tahun and one.capaian.nilai is not None:
                    yield self._capaian(one.capaian.nilai)
            if ukuran != "realisasi" and tahun == self.tahun:
                for one in row.banding:
                    if one.tahun is None and one.capaian.nilai is not None:
                        yield self._capaian(one.capaian.nilai)
        if ukuran == "bobot" and satuan in ("", PERSEN) and row.indikator.bobot is not None:
            yield Bacaan(row.indikator.bobot, tulis_angka(row.indikator.bobot))

    def _capaian(self, number: Decimal) -> Bacaan:
        return Bacaan(number, f"{self.persen(number)} (capaian)")

    def kuantitas(self, row: Baris, ukuran: str, tahun: int, triwulan: int | None) -> Iterator[Kuantitas]:
        """Yield the quantities that a measure of an indikator can mean in a year or a quarter."""
        one: Indikator = row.indikator
        if triwulan is not None:
            given = one.triwulan or ()
            if tahun == self.tahun and ukuran != "target" and triwulan <= len(given) and given[triwulan - 1]:
                value = given[triwulan - 1]
                assert value is not None
                if not isinstance(value, NisbahKosong):
                    yield value
                known = [q.nilai for q in given[:triwulan] if isinstance(q, Angka)]
                if len(known) == triwulan and isinstance(value, Angka):
                    yield Angka(sum(known, Decimal(0)), value.satuan)
            return
        if ukuran in ("renstra", "nasional"):
            value = one.target_renstra if ukuran == "renstra" else one.nasional
        elif tahun == self.tahun:
            value = one.target if ukuran == "target" else one.realisasi
        else:
            past = next((r for r in one.riwayat if r.tahun == tahun), None)
            value = None if past is None else past.target if ukuran == "target" else past.realisasi
        if value is not None and ukuran != "bobot":
            yield value


def _arti(triwulan: int | None) -> Iterator[str]:
    """Yield how each quantity of a quarter is to be told apart: the quarter's own, then all up to it."""
    yield from (f" (triwulan {romawi(triwulan)})", f" (sampai dengan triwulan {romawi(triwulan)})") if triwulan else ()
    yield from repeat("")


def angka_dari(value: Kuantitas, satuan: str) -> Iterator[Bacaan]:
    """Yield the numbers in a quantity that a figure with this unit can stand for."""
    if isinstance(value, Komposit):
        for part in value.komponen:
            yield from angka_dari(part, satuan)
        return
    if not isinstance(value, (Angka, Rentang, Batas)):
        return
    unit = kunci_satuan(value.satuan)
    if satuan in (PERSEN, RUPIAH) and unit != satuan:
        return
    if satuan not in (PERSEN, RUPIAH, "") and unit != satuan.casefold():
        return
    numbers = (value.bawah, value.atas) if isinstance(value, Rentang) else (value.nilai,)
    for number in numbers:
        yield Bacaan(number, str(value))


def satu_nilai(value: Kuantitas) -> str | None:
    """Return the rank or the date of a quantity as it is written; None for a number."""
    return str(value) if isinstance(value, (Peringkat, Tenggat)) else None
