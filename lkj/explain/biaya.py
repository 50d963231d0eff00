"""Money by programme and activity explained: its absorption, and the efficiency of the objective it was spent on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from lkj.capaian import Angka, Ukuran, serapan, tulis_angka
from lkj.explain.agregat import langkah_agregat
from lkj.explain.anggaran import NOL, PAGU
from lkj.explain.records import Butir, Hitungan, Ketentuan, Masukan, Penjelasan, hitungan, ketikan, pembulatan
from lkj.pengukuran import (
    PECAHAN,
    Biaya,
    EfisiensiSasaran,
    Pengukuran,
    PosAnggaran,
    Volume,
    jumlah_biaya,
    pecahan,
    semua_biaya,
)
from lkj.pengukuran.biaya import desimal
from lkj.wording.printed import BELUM_ADA, indeks, kuantitas, rupiah, tulis_serapan

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
                nilai=desimal(getattr(one, key)),
                diketik=typed,
                tempat=place,
                satuan="rupiah",
            )


def _langkah(bagian: Sequence[Biaya], measure: Ukuran) -> Iterator[Hitungan]:
    lines = list(_daun(bagian))
    for key in ("realisasi", "pagu") if len(lines) > 1 else ():
        values = [value for one in lines if (value := desimal(getattr(one, key))) is not None]
        if len(values) == len(lines):
            total = sum(values, Decimal(0))
            text = f"{' + '.join(map(tulis_angka, values))} = {tulis_angka(total)}"
            yield Hitungan(f"Jumlah {key}", f"Σ{_SIMBOL[key]}", text, total)
    yield from (hitungan(step) for step in measure.langkah)


def _jelaskan_rincian(numbers: Pengukuran, ident: str, nama: str, one: Biaya) -> Penjelasan:
    lines = one.bagian or (one,)
    single = len(list(_daun(lines))) == 1
    what = "program dan kegiatan yang dirinci" if not one.kode else f"«{one.nama}»"
    made = _serapan(numbers, ident, nama, one, what, _masukan(numbers, lines, satu=single), satu=single)
    return replace(
        made, langkah=tuple(_langkah(lines, one.ukuran)), catatan=tuple(note.pesan for note in one.ukuran.catatan)
    )


def _serapan(
    numbers: Pengukuran,
    ident: str,
    nama: str,
    one: Biaya | PosAnggaran,
    sebutan: str,
    masukan: Iterable[Masukan],
    *,
    satu: bool,
) -> Penjelasan:
    """Explain how much of a part of the budget was spent; `satu` where it is one line, and nothing is added up."""
    return Penjelasan(
        id=ident,
        jenis="absorption",
        nama=nama,
        nilai=one.serapan,
        cetakan=tulis_serapan(numbers, one),
        uraian=f"Bagian pagu {sebutan} tahun {numbers.year.tahun} yang direalisasikan",
        rumus="realisasi ÷ pagu × 100" if satu else "ΣR ÷ ΣP × 100",
        rumus_kata="realisasi dibagi pagu, dikali 100" if satu else "jumlah realisasi dibagi jumlah pagu, dikali 100",
        sumber_rumus="realisasi dibanding pagu",
        masukan=tuple(masukan),
        langkah=tuple(hitungan(step) for step in one.ukuran.langkah),
        ketentuan=(NOL, pembulatan(numbers.year, one.serapan)),
    )


def butir_rincian(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield ceiling, spending and absorption of every programme and activity that `pagu.yaml` details, and their sum.

    A sum of one line is that line: it can be asked for by name, and is not found by its number.
    """
    yield from _butir_pecahan(numbers)
    total = jumlah_biaya(numbers.biaya)
    if total is None:
        return
    for one in semua_biaya(numbers.biaya):
        if one.keluaran is not None:
            yield _butir_keluaran(numbers, one, one.keluaran)
    for one in (total, *semua_biaya(numbers.biaya)):
        ident = f"rincian-{one.kode}" if one.kode else "rincian"
        nama = f"Serapan {one.kode} {one.nama}" if one.kode else "Serapan seluruh rincian anggaran"
        amounts: tuple[tuple[str, str], ...] = (("pagu", rupiah(one.pagu)), ("realisasi", rupiah(one.realisasi)))
        if one.pagu_awal is not None:
            amounts = (*amounts, ("pagu awal", rupiah(one.pagu_awal)))
        yield Butir(
            id=ident,
            nama=nama,
            cetakan=(("serapan", tulis_serapan(numbers, one)), *amounts),
            buat=lambda i=ident, m=nama, b=one: _jelaskan_rincian(numbers, i, m, b),  # type: ignore[misc]
            dicari=len(one.bagian) != 1,
        )


def _tulis_persen(numbers: Pengukuran, value: Decimal | None) -> str:
    return BELUM_ADA if value is None else numbers.persen(value)


def _butir_keluaran(numbers: Pengukuran, line: Biaya, output: Volume) -> Butir:
    """Return the output of an activity: its volumes and its capaian."""
    n = next(n for n, one in enumerate(numbers.year.pagu.rincian) if one.kode == line.kode)
    ident, nama = f"keluaran-{line.kode}", f"Keluaran {line.kode} {output.nama}"
    text = _tulis_persen(numbers, output.capaian)
    measure = serapan(*(None if v is None else v.nilai for v in (output.realisasi, output.target)))

    def buat() -> Penjelasan:
        entries = []
        for key in ("realisasi", "target"):
            value: Angka | None = getattr(output, key)
            typed, place = ketikan(numbers.year, PAGU, ("rincian", n, "keluaran", key))
            entries.append(
                Masukan(
                    simbol=key,
                    nama=f"{key.capitalize()} {output.nama}",
                    nilai=None if value is None else value.nilai,
                    diketik=typed,
                    tempat=place,
                    satuan="" if value is None else value.satuan,
                )
            )
        steps = [
            Hitungan("Capaian keluaran", "realisasi ÷ target × 100", step.penjabaran, step.hasil)
            for step in map(hitungan, measure.langkah)
        ]
        return Penjelasan(
            id=ident,
            jenis="output",
            nama=nama,
            nilai=output.capaian,
            cetakan=text,
            uraian=f"Bagian keluaran «{line.nama}» tahun {numbers.year.tahun} yang dihasilkan",
            rumus="realisasi ÷ target × 100",
            rumus_kata="realisasi dibagi target, dikali 100",
            sumber_rumus="volume keluaran dibanding rencananya",
            masukan=tuple(entries),
            langkah=tuple(steps),
            ketentuan=(pembulatan(numbers.year, output.capaian),),
        )

    printed = [("capaian", text), ("target", kuantitas(output.target)), ("realisasi", kuantitas(output.realisasi))]
    return Butir(id=ident, nama=nama, cetakan=tuple(printed), buat=buat)


def _butir_pecahan(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield the year's budget by kind of expense and by budget document, and the sum of each."""
    for key, name, heading, _ in PECAHAN:
        parts = pecahan(numbers.year, key, name)
        for one in parts:
            chosen = parts[:-1] if one.jalur is None else (one,)
            nama = f"Serapan anggaran {heading}" if one.jalur is None else f"Serapan {one.nama}"
            yield Butir(
                id=one.id,
                nama=nama,
                cetakan=(
                    ("serapan", tulis_serapan(numbers, one)),
                    ("pagu", rupiah(one.pagu)),
                    ("realisasi", rupiah(one.realisasi)),
                ),
                buat=lambda m=nama, o=one, c=chosen: _jelaskan_pos(numbers, m, o, c),  # type: ignore[misc]
                dicari=one.jalur is not None,
            )


def _jelaskan_pos(numbers: Pengukuran, nama: str, one: PosAnggaran, parts: Sequence[PosAnggaran]) -> Penjelasan:
    entries = []
    for key in ("realisasi", "pagu"):
        for part in parts:
            typed, place = ketikan(numbers.year, PAGU, (*(part.jalur or ()), key))
            entries.append(
                Masukan(
                    simbol=key if len(parts) == 1 else _SIMBOL[key],
                    nama=f"{_NAMA[key]} {part.nama}",
                    nilai=desimal(getattr(part, key)),
                    diketik=typed,
                    tempat=place,
                    satuan="rupiah",
                )
            )
    return _serapan(numbers, one.id, nama, one, f"«{one.nama}»", entries, satu=len(parts) == 1)


def _indeks(numbers: Pengukuran, one: EfisiensiSasaran) -> str:
    value = one.indeks.nilai
    return "tidak dapat dihitung" if value is None else indeks(value, numbers.year.metode.desimal)


def _langkah_capaian(numbers: Pengukuran, one: EfisiensiSasaran) -> Iterator[Hitungan]:
    """Yield how the capaian of the objective came about: the mean of its indicators in the measured document."""
    for sasaran, agregat in numbers.utama.per_sasaran:
        if sasaran.id == one.sasaran.id:
            yield from langkah_agregat(agregat)


def _jelaskan_efisiensi(numbers: Pengukuran, ident: str, nama: str, one: EfisiensiSasaran) -> Penjelasan:
    made, whose = one.indeks, one.sasaran.id
    absorbed = serapan(desimal(one.realisasi), desimal(one.pagu))
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
