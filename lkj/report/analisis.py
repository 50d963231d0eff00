"""The seven analyses of PermenPANRB 53/2014, objective by objective, as Bab III prints them.

What the data does not tell stays empty here and is printed as a placeholder; nothing is made up in its place.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from lkj.capaian import Acuan, Agregat, Capaian, Kuantitas, Nisbah
from lkj.model.rencana import Kegiatan, Program, Sasaran
from lkj.pengukuran import (
    EFISIENSI,
    PENYEBAB,
    Baris,
    Biaya,
    Cakupan,
    EfisiensiSasaran,
    Pengukuran,
    semua_biaya,
    tujuh_analisis,
)
from lkj.wording.pembanding import beda_aturan, capaian_lalu, kemajuan, perubahan
from lkj.wording.printed import kuantitas
from lkj.wording.status import tulis_hasil

_LONGEST, _PLAIN_WORD = 40, 9
_ACUAN: Final = {Acuan.TARGET_RENSTRA: "target akhir {}", Acuan.STANDAR_NASIONAL: "standar nasional"}
# What the head of the second column needs, in percent.
_PEMBANDING = 16


class BarisAnalisis(Struct, frozen=True, kw_only=True):
    """One row: an indikator beside one reference. `pernyataan` stands in the place of all numbers.

    A statement that is not `umum` needs its reference to be understood. With `kosong` the data that should stand here
    is missing. `indikator` is the id of its indikator.
    """

    pembanding: str
    target: Kuantitas | None = None
    realisasi: Kuantitas | None = None
    capaian: Decimal | None = None
    keterangan: str = ""
    pernyataan: str = ""
    umum: bool = True
    kosong: bool = False
    indikator: str = ""

    @property
    def terisi(self) -> bool:
        """Whether it has numbers, and neither a statement in their place nor a gap."""
        return not self.kosong and not self.pernyataan


class Dukungan(Struct, frozen=True):
    """A programme or activity that was spent on an objective; `anggaran` is that of the agreement, in rupiah.

    `biaya` holds its ceiling and spending where `pagu.yaml` details them.
    """

    kode: str
    nama: str
    anggaran: int | None
    biaya: Biaya | None


class AnalisisSasaran(Struct, frozen=True, kw_only=True):
    """One objective: its mean and the category of it, its rows by indikator, its efficiency, its programmes.

    `tabel` names its table, `lebar` the widths of its columns in percent. `terisi` are the rows of `indikator` that
    have numbers, `tiada` says of which comparisons there are none and why, `belum` names the analyses whose data is
    missing. It is `diuraikan` where prose tells of causes and efforts, `penuh` where an analysis beyond target and
    realisasi has data or prose. `kurang` says that a target or realisasi is missing; `metode` by which rules the
    earlier years in the rows were computed. `alasan` says why there is no index of efficiency, empty where there is
    one; `terbagi` that one of its programmes was spent on other objectives too.
    """

    tabel: str
    lebar: tuple[int, ...]
    sasaran: Sasaran
    agregat: Agregat
    kategori: str | None
    kurang: bool
    indikator: tuple[tuple[Baris, tuple[BarisAnalisis, ...]], ...]
    tiada: tuple[str, ...]
    belum: tuple[str, ...]
    diuraikan: bool
    penuh: bool
    metode: tuple[str, ...]
    efisiensi: EfisiensiSasaran
    alasan: str
    terbagi: bool
    menunjang: tuple[Dukungan, ...]
    menghambat: tuple[Dukungan, ...]

    @property
    def rerata(self) -> Decimal | None:
        """The mean capaian in percent, unrounded; None where there is none."""
        return self.agregat.nilai

    @property
    def terisi(self) -> tuple[tuple[Baris, tuple[BarisAnalisis, ...]], ...]:
        """The rows of its table: of each indikator this year's, and those of the comparisons that there are."""
        return tuple((row, tuple(one for one in made if one.terisi)) for row, made in self.indikator)


def _dibatasi(numbers: Pengukuran, made: Capaian) -> str:
    """Say behind a row what its capaian was before cap or floor; "" where neither changed it."""
    return "" if made.semula is None else f"; capaian dibatasi, semula {numbers.persen(made.semula)}"


def _tahun_lalu(numbers: Pengukuran, row: Baris) -> Iterator[BarisAnalisis]:
    """Yield the earlier years, newest first."""
    places = numbers.year.metode.desimal
    earlier = [one for one in reversed(row.banding) if one.tahun is not None]
    if all(one.nilai is None for one in earlier):
        none = "riwayat" in row.indikator.tanpa_pembanding
        yield BarisAnalisis(
            pembanding="Tahun sebelumnya", pernyataan="Tidak ada data tahun sebelumnya" if none else "", kosong=not none
        )
        return
    for one in earlier:
        if one.nilai is None and one.target is None:
            yield BarisAnalisis(pembanding=f"Tahun {one.tahun}", pernyataan="Tidak diketahui", umum=False)
            continue
        said = perubahan(one.hasil, places) if one.hasil.arah is not None else ""
        parts = [
            f"sejak itu realisasi {'sementara ' if row.capaian.sementara else ''}{said}" if said else "",
            capaian_lalu(one, row.capaian.nilai, places),
        ]
        text = "; ".join(part for part in parts if part) or perubahan(one.hasil, places)
        if isinstance(one.nilai, Nisbah):
            text = f"{one.nilai.operan}; {text}"
        text += _dibatasi(numbers, one.capaian)
        yield BarisAnalisis(
            pembanding=f"Tahun {one.tahun}",
            target=one.target,
            realisasi=one.nilai,
            capaian=one.capaian.nilai,
            keterangan=_kapital(text),
        )


def _kapital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _acuan(numbers: Pengukuran, row: Baris, acuan: Acuan, nama: str, kunci: str, tiada: str) -> BarisAnalisis:
    for one in row.banding:
        if one.acuan is acuan:
            value = one.capaian.nilai
            return BarisAnalisis(
                pembanding=nama,
                target=one.nilai,
                realisasi=row.indikator.realisasi,
                capaian=value,
                keterangan=_kapital(kemajuan(one, numbers.year.metode.desimal)) + _dibatasi(numbers, one.capaian),
            )
    none = kunci in row.indikator.tanpa_pembanding
    return BarisAnalisis(pembanding=nama, pernyataan=tiada if none else "", kosong=not none)


def _baris(numbers: Pengukuran, row: Baris) -> Iterator[BarisAnalisis]:
    year, facts, said = numbers.year, row.indikator, tulis_hasil(numbers, row)
    if isinstance(facts.realisasi, Nisbah):
        said += f"; {facts.realisasi.operan}"
    said += _dibatasi(numbers, row.capaian)
    yield BarisAnalisis(
        pembanding=f"Tahun {year.tahun}",
        target=facts.target,
        realisasi=facts.realisasi,
        capaian=row.capaian.nilai,
        keterangan=said,
    )
    yield from _tahun_lalu(numbers, row)
    end, called = year.visi_misi.renstra.akhir, year.visi_misi.renstra.singkatan
    plan = f"Akhir {called} {end}" if end else f"Akhir {called}"
    none = f"{called} tidak memuat target indikator ini"
    yield _acuan(numbers, row, Acuan.TARGET_RENSTRA, plan, "renstra", none)
    none = "Tidak ada standar nasional"
    yield _acuan(numbers, row, Acuan.STANDAR_NASIONAL, "Standar nasional", "nasional", none)


def _metode(numbers: Pengukuran, rows: Sequence[Baris]) -> Iterator[str]:
    """Say by which rules the other rows were computed: earlier years, newest first, then those beside a reference."""
    made = [(one, row) for row in rows for one in row.banding if one.tahun is not None and one.capaian.langkah]
    for tahun in sorted({one.tahun for one, _ in made if one.tahun is not None}, reverse=True):
        own = [(one, row) for one, row in made if one.tahun == tahun and one.metode == tahun]
        if not own:
            yield f"{tahun} menurut metode {numbers.year.tahun}, sebab metode {tahun} tidak tercatat"
            continue
        other = dict.fromkeys(word for one, row in own for word in beda_aturan(one, row))
        yield f"{tahun} menurut metode {tahun} ({', '.join(other) if other else 'ketentuannya sama'})"
    beside = [
        acuan for acuan in _ACUAN if any(one.acuan is acuan and one.capaian.langkah for r in rows for one in r.banding)
    ]
    if beside:
        called = " dan ".join(_ACUAN[acuan].format(numbers.year.visi_misi.renstra.singkatan) for acuan in beside)
        yield f"terhadap {called} dari realisasi {numbers.year.tahun} dengan rumus yang sama"


def _kurang(rows: Sequence[Baris]) -> bool:
    return any(row.indikator.target is None or row.indikator.realisasi is None for row in rows)


def _alasan(one: EfisiensiSasaran, rows: Sequence[Baris]) -> str:
    if one.indeks.nilai is not None:
        return ""
    if one.capaian is None and not _kurang(rows):
        return "capaian sasaran tidak mempunyai persentase"
    missing = [
        name
        for name, value in (("capaian sasaran", one.capaian), ("pagu", one.pagu), ("realisasi anggaran", one.realisasi))
        if value is None
    ]
    return f"data {' dan '.join(missing)} belum ada" if missing else "pagu atau realisasi anggarannya nol"


def _dukungan(numbers: Pengukuran, sasaran: Sasaran, peran: str) -> Iterator[Dukungan]:
    cost = {b.kode: b for b in semua_biaya(numbers.biaya)}
    lines: list[Program | Kegiatan] = []
    for program in numbers.year.pk.program:
        lines += [program, *program.kegiatan]
    named = {line.kode: line for line in lines}
    for one in sasaran.program:
        if one.peran == peran:
            line, spent = named.get(one.kode), cost.get(one.kode)
            if line is not None:
                yield Dukungan(one.kode, line.nama, line.anggaran, spent)
            elif spent is not None:  # a line that only the budget has
                yield Dukungan(one.kode, spent.nama, None, spent)


def _nama_tabel(n: int, ident: str) -> str:
    """Return the name of an objective's table; Word takes no name of more than 40 characters."""
    name = f"tabel-analisis-{ident}"
    return name if len(name) <= _LONGEST else f"tabel-analisis-ke-{n}"


def _lebar(rows: Sequence[BarisAnalisis], names: Sequence[str]) -> tuple[int, ...]:
    """Return the widths of the six columns, with room for the longest word of a target, a realisasi or of `names`."""
    words = [w for one in rows for q in (one.target, one.realisasi) if q is not None for w in kuantitas(q).split()]
    # A dot is half as wide as a digit; a digit takes 1.2 percent of the width of the text.
    longest = max((len(word) - word.count(".") // 2 for word in words), default=0)
    amount = max(12, min(22, math.ceil(longest * 1.2 + 2.3))) if longest > _PLAIN_WORD else 12
    rest = 100 - 11 - 2 * amount
    # A comparison over the years is a sentence; without one, the room is for names.
    wordy = any(len(one.keterangan) > _LONGEST for one in rows)
    first, second = (round(rest * share) for share in ((0.31, 0.24) if wordy else (0.37, 0.32)))
    second = max(second, _PEMBANDING)
    first = max(first, min(30, math.ceil(max(map(len, names), default=0) * 1.2 + 2.3)))
    return first, second, amount, amount, 11, rest - first - second


def _tiada(rows: Sequence[tuple[Baris, Sequence[BarisAnalisis]]]) -> Iterator[str]:
    """Say of each statement in the place of a comparison which indikator it is made of."""
    said: dict[str, list[str]] = {}
    for row, made in rows:
        for one in made:
            if one.pernyataan:
                # "Tidak diketahui" is said of a year, the others say by themselves what there is none of.
                what = one.pernyataan if one.umum else f"{one.pembanding} {one.pernyataan.lower()}"
                said.setdefault(what, []).append(row.indikator.id)
    yield from (f"{what} ({', '.join(ids)})" for what, ids in said.items())


def _belum(coverage: Sequence[Cakupan], sasaran: Sasaran, rows: Sequence[Baris]) -> Iterator[str]:
    """Name the analyses beyond target and realisasi whose data this objective, or some of its indikator, lacks."""
    ids = [row.indikator.id for row in rows]
    for one in coverage:
        lacking = {ident for ident, _ in one.tanpa}
        if one.hal == "indikator":
            mine = [ident for ident in ids if ident in lacking]
            if one.nomor > 1 and mine:
                yield one.nama + ("" if len(mine) == len(ids) else f" ({', '.join(mine)})")
        # Why a programme that is named has no index of efficiency is said where it would stand.
        elif sasaran.id in lacking and not (one.nomor == EFISIENSI and sasaran.program):
            yield one.nama


def analisis(numbers: Pengukuran) -> tuple[AnalisisSasaran, ...]:
    """Return the analyses of every objective of the measured document, in the order of their indikator."""
    used = [one.kode for sasaran, _ in numbers.utama.kelompok for one in sasaran.program]
    means = {sasaran.id: mean for sasaran, mean in numbers.utama.per_sasaran}
    coverage = tujuh_analisis(numbers)
    told = {ident for one in coverage if one.nomor == PENYEBAB for ident in one.berisi}

    def satu(n: int, sasaran: Sasaran, rows: Sequence[Baris]) -> AnalisisSasaran:
        printed = tuple(
            (row, tuple(replace(one, indikator=row.indikator.id) for one in _baris(numbers, row))) for row in rows
        )
        mean, cost = means[sasaran.id], numbers.efisiensi_sasaran[sasaran.id]
        return AnalisisSasaran(
            tabel=_nama_tabel(n, sasaran.id),
            lebar=_lebar(
                [one for _, made in printed for one in made],
                [word for row in rows for word in row.indikator.nama.split()],
            ),
            sasaran=sasaran,
            agregat=mean,
            kategori=None if mean.nilai is None else numbers.skala.kategori(mean.nilai).nama,
            kurang=_kurang(rows),
            indikator=printed,
            tiada=tuple(_tiada(printed)),
            belum=tuple(_belum(coverage, sasaran, rows)),
            diuraikan=sasaran.id in told,
            penuh=bool(sasaran.program)
            or sasaran.id in told
            or any(one.terisi for _, made in printed for one in made[1:])
            or any(row.indikator.proksi or row.indikator.kendala for row in rows),
            metode=tuple(_metode(numbers, rows)),
            efisiensi=cost,
            alasan=_alasan(cost, rows),
            terbagi=any(used.count(one.kode) > 1 for one in sasaran.program),
            menunjang=tuple(_dukungan(numbers, sasaran, "menunjang")),
            menghambat=tuple(_dukungan(numbers, sasaran, "menghambat")),
        )

    return tuple(satu(n, *group) for n, group in enumerate(numbers.utama.kelompok, start=1))
