"""Money by programme and activity explained: its absorption, and the efficiency of the objective it was spent on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkj.capaian import Ukuran, serapan, tulis_angka
from lkj.explain.agregat import langkah_agregat
from lkj.explain.anggaran import NOL, PAGU, uang
from lkj.explain.records import Butir, Hitungan, Ketentuan, Masukan, Penjelasan, hitungan, ketikan, pembulatan
from lkj.pengukuran import Biaya, EfisiensiSasaran, Pengukuran, jumlah_biaya
from lkj.wording.printed import indeks, rupiah, tulis_serapan

_NAMA = {"pagu": "Pagu", "realisasi": "Realisasi"}
_SIMBOL = {"pagu": "P", "realisasi": "R"}


def _daun(bagian: Sequence[Biaya]) -> Iterator[Biaya]:
    """Yield the lines that are typed in `pagu.yaml`."""
    for one in bagian:
        if one.bagian:
            yield from _daun(one.bagian)
        else:
            yield one


def _masukan(numbers: Pengukuran, bagian: Sequence[Biaya], *, satu: bool) -> Iterator[Masukan]:
    order = {line.kode: n for n, line in enumerate(numbers.year.pagu.rincian)}
    for key in ("realisasi", "pagu"):
        for one in _daun(bagian):
            typed, place = ketikan(numbers.year, PAGU, ("rincian", order[one.kode], key))
            name = f"{_NAMA[key]} {one.kode} ({one.nama})"
            yield Masukan(
                simbol=key if satu else _SIMBOL[key],
                nama=name,
                nilai=uang(getattr(one, key)),
                diketik=typed,
                tempat=place,
                satuan="rupiah",
            )


def _langkah(bagian: Sequence[Biaya], measure: Ukuran) -> Iterator[Hitungan]:
    lines = list(_daun(bagian))
    for key in ("realisasi", "pagu") if len(lines) > 1 else ():
        values = [value for one in lines if (value := uang(getattr(one, key))) is not None]
        if len(values) == len(lines):
            total = sum(values, Decimal(0))
            text = f"{' + '.join(map(tulis_angka, values))} = {tulis_angka(total)}"
            yield Hitungan(f"Jumlah {key}", f"Σ{_SIMBOL[key]}", text, total)
    yield from (hitungan(step) for step in measure.langkah)


def _jelaskan_rincian(numbers: Pengukuran, ident: str, nama: str, one: Biaya) -> Penjelasan:
    lines = one.bagian or (one,)
    single = len(list(_daun(lines))) == 1
    what = "program dan kegiatan yang dirinci" if not one.kode else f"«{one.nama}»"
    return Penjelasan(
        id=ident,
        jenis="absorption",
        nama=nama,
        nilai=one.serapan,
        cetakan=tulis_serapan(numbers, one),
        uraian=f"Bagian pagu {what} tahun {numbers.year.tahun} yang direalisasikan",
        rumus="realisasi ÷ pagu × 100" if single else "ΣR ÷ ΣP × 100",
        rumus_kata="realisasi dibagi pagu, dikali 100" if single else "jumlah realisasi dibagi jumlah pagu, dikali 100",
        sumber_rumus="realisasi dibanding pagu",
        masukan=tuple(_masukan(numbers, lines, satu=single)),
        langkah=tuple(_langkah(lines, one.ukuran)),
        ketentuan=(NOL, pembulatan(numbers.year, one.serapan)),
        catatan=tuple(note.pesan for note in one.ukuran.catatan),
    )


def butir_rincian(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield ceiling, spending and absorption of every programme and activity that `pagu.yaml` details, and their sum.

    A sum of one line is that line: it can be asked for by name, and is not found by its number.
    """
    total = jumlah_biaya(numbers.biaya)
    if total is None:
        return
    for one in (total, *(b for whole in numbers.biaya for b in (whole, *whole.bagian))):
        ident = f"rincian-{one.kode}" if one.kode else "rincian"
        nama = f"Serapan {one.kode} {one.nama}" if one.kode else "Serapan seluruh rincian anggaran"
        amounts = (("pagu", rupiah(one.pagu)), ("realisasi", rupiah(one.realisasi)))
        yield Butir(
            id=ident,
            nama=nama,
            cetakan=(("serapan", tulis_serapan(numbers, one)), *amounts),
            buat=lambda i=ident, m=nama, b=one: _jelaskan_rincian(numbers, i, m, b),  # type: ignore[misc]
            dicari=len(one.bagian) != 1,
        )


def _indeks(numbers: Pengukuran, one: EfisiensiSasaran) -> str:
    value = one.indeks.nilai
    return "tidak dapat dihitung" if value is None else indeks(value, numbers.year.metode.desimal)


def _langkah_capaian(numbers: Pengukuran, one: EfisiensiSasaran) -> Iterator[Hitungan]:
    """Yield how the capaian of the objective came about: the mean of its indicators."""
    for rekap in numbers.rekap.values():
        for sasaran, agregat in rekap.per_sasaran:
            if sasaran.id == one.sasaran.id:
                yield from langkah_agregat(agregat)


def _jelaskan_efisiensi(numbers: Pengukuran, ident: str, nama: str, one: EfisiensiSasaran) -> Penjelasan:
    made, whose = one.indeks, one.sasaran.id
    absorbed = serapan(uang(one.realisasi), uang(one.pagu))
    return Penjelasan(
        id=ident,
        jenis="efficiency",
        nama=nama,
        nilai=made.nilai,
        cetakan=_indeks(numbers, one),
        uraian=f"Perbandingan capaian sasaran {whose} dengan serapan program dan kegiatannya; {made.status}",
        rumus="capaian output ÷ capaian input",
        rumus_kata="capaian sasaran dibagi serapan program dan kegiatannya; efisien bila hasilnya 1 atau lebih",
        sumber_rumus=made.langkah[0].sumber if made.langkah else "Laporan Kinerja BPOM Tahun 2021",
        masukan=(
            Masukan(
                simbol="capaian output", nama=f"Capaian sasaran {whose}", nilai=one.capaian, hitungan=f"lihat «{whose}»"
            ),
            Masukan(simbol="capaian input", nama="Serapan program dan kegiatan", nilai=one.serapan),
            *_masukan(numbers, one.bagian, satu=False),
        ),
        langkah=(
            *_langkah_capaian(numbers, one),
            *_langkah(one.bagian, absorbed),
            *(hitungan(step) for step in made.langkah),
        ),
        ketentuan=(
            Ketentuan("Nol", "serapan 0 atau data yang belum ada berarti indeks tidak dapat dihitung, bukan efisien"),
            pembulatan(numbers.year),
        ),
        catatan=tuple(note.pesan for note in made.catatan),
    )


def butir_efisiensi_sasaran(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield the index of efficiency of every objective that names what was spent on it."""
    for one in numbers.efisiensi_sasaran.values():
        if not one.sasaran.program:
            continue
        ident, nama = f"efisiensi-{one.sasaran.id}", f"Indeks efisiensi sasaran {one.sasaran.id}"
        printed = [("indeks", _indeks(numbers, one))]
        if len(one.bagian) > 1:  # of one line they are that line's own
            printed += [
                ("serapan", tulis_serapan(numbers, one)),
                ("pagu", rupiah(one.pagu)),
                ("realisasi", rupiah(one.realisasi)),
            ]
        yield Butir(
            id=ident,
            nama=nama,
            cetakan=tuple(printed),
            buat=lambda i=ident, m=nama, e=one: _jelaskan_efisiensi(numbers, i, m, e),  # type: ignore[misc]
        )
