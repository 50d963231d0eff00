"""Comparisons of one indikator explained: earlier years, the Renstra's end target, a national standard."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkj.capaian import Acuan, Angka, Capaian, Nisbah, tulis_angka
from lkj.capaian.steps import tulis_hasil
from lkj.explain.records import BERKAS, METODE, Hitungan, Ketentuan, Masukan, hitungan, ketikan, nilai_kuantitas
from lkj.pengukuran import Baris, Pengukuran, Perbandingan
from lkj.wording.pembanding import beda_aturan, capaian_lalu, kemajuan, perubahan
from lkj.wording.printed import kuantitas, persen_tegas

_KUNCI = {Acuan.TARGET_RENSTRA: "target_renstra", Acuan.STANDAR_NASIONAL: "nasional"}


def _tahun_ke(row: Baris, tahun: int) -> int:
    return next(k for k, one in enumerate(row.indikator.riwayat) if one.tahun == tahun)


def masukan_banding(numbers: Pengukuran, n: int, row: Baris) -> Iterator[Masukan]:
    """Yield each reference of a row, as typed and with its place; of an earlier year its target too."""
    for satu in row.banding:
        path: tuple[str | int, ...] = ("indikator", n, _KUNCI.get(satu.acuan, ""))
        if satu.tahun is not None:
            earlier = ("indikator", n, "riwayat", _tahun_ke(row, satu.tahun))
            path = (*earlier, "realisasi")
            target = (*earlier, "target")
            yield _masukan(numbers, "TL", f"Target {satu.nama}", satu.target, target)
            yield from operan(numbers, target, satu.target, f"target {satu.nama}")
        yield _masukan(numbers, "L", f"Pembanding: {satu.nama}", satu.nilai, path)
        yield from operan(numbers, path, satu.nilai, satu.nama)


def _masukan(numbers: Pengukuran, simbol: str, nama: str, made: object, path: tuple[str | int, ...]) -> Masukan:
    value, unit = nilai_kuantitas(made)
    return Masukan(
        simbol=simbol,
        nama=nama,
        nilai=value,
        diketik=ketikan(numbers.year, BERKAS, path)[0],
        tempat=numbers.year.position(BERKAS, path),
        satuan=unit,
        hitungan=terhitung(made),
    )


def operan(numbers: Pengukuran, path: tuple[str | int, ...], value: object, nama: str) -> Iterator[Masukan]:
    """Yield the counts whose quotient a quantity is, as typed and with their places."""
    if isinstance(value, Nisbah):
        for key, count in (("pembilang", value.pembilang), ("penyebut", value.penyebut)):
            typed, place = ketikan(numbers.year, BERKAS, (*path, key))
            yield Masukan(simbol=key, nama=f"{key.capitalize()} {nama}", nilai=count, diketik=typed, tempat=place)


def terhitung(value: object) -> str:
    """Show how a quantity came of its counts; "" for one that was typed."""
    return value.langkah.penjabaran if isinstance(value, Nisbah) else ""


def _pengurang(value: Decimal) -> str:
    """Write a number behind a minus sign."""
    return f"({tulis_angka(value)})" if value < 0 else tulis_angka(value)


def _hasil(hitungan: str, value: Decimal) -> str:
    return tulis_hasil(hitungan, tulis_angka(value))


def langkah_banding(row: Baris) -> Iterator[Hitungan]:
    """Yield how realisasi and capaian moved from each reference, and how the capaian beside it came about."""
    now = row.indikator.realisasi
    for satu in row.banding:
        change = satu.hasil
        if change.selisih is not None and isinstance(now, Angka) and isinstance(satu.nilai, Angka):
            # What rises from a negative number rises: the share is of its size.
            of, size = ("|L|", f"|{tulis_angka(satu.nilai.nilai)}|") if satu.nilai.nilai < 0 else ("L", "")
            less = f"{tulis_angka(now.nilai)} − {_pengurang(satu.nilai.nilai)}"
            text = _hasil(less, change.selisih)
            if change.persen is not None:
                text += f"; {_hasil(f'({less}) ÷ {size or tulis_angka(satu.nilai.nilai)} × 100', change.persen)}"
            formula = f"R − L; (R − L) ÷ {of} × 100"
            yield Hitungan(f"Perbandingan dengan {satu.nama}", formula, text, change.selisih)
        yield from _langkah_capaian(row, satu)


def _langkah_capaian(row: Baris, satu: Perbandingan) -> Iterator[Hitungan]:
    whose = satu.nama if satu.tahun is not None else f"terhadap {satu.nama}"
    for step in (hitungan(one) for one in satu.capaian.langkah if one.berpengaruh):
        yield Hitungan(f"{step.nama}, capaian {whose}", step.rumus, step.penjabaran, step.hasil)
    change, now, then = satu.perubahan, row.capaian.nilai, satu.capaian.nilai
    if change is not None and change.selisih is not None and now is not None and then is not None:
        text = _hasil(f"{tulis_angka(now)} − {_pengurang(then)}", change.selisih)
        yield Hitungan(f"Perubahan capaian sejak {satu.nama}", "C − CL", text, change.selisih)


def ketentuan_banding(numbers: Pengukuran, row: Baris) -> Iterator[Ketentuan]:
    """Yield the method of each earlier year that was computed otherwise than the report's year."""
    methods = {one.tahun: k for k, one in enumerate(numbers.year.metode.riwayat)}
    for satu in row.banding:
        other = beda_aturan(satu, row) if satu.tahun is not None else []
        if other and satu.tahun in methods:
            place = numbers.year.position(METODE, ("riwayat", methods[satu.tahun]))
            text = f"{', '.join(other)}; capaiannya tidak dibandingkan dengan capaian {numbers.year.tahun}"
            yield Ketentuan(f"Metode {satu.tahun}", text, place)


def catatan_banding(row: Baris, places: int) -> list[str]:
    """Return each comparison as a sentence: how the realisasi moved since a year, how near a target or standard is."""
    return [
        f"Perbandingan: {satu.teks.removesuffix('.')}."
        if satu.tahun is not None
        else f"Perbandingan dengan {satu.nama} {kuantitas(satu.nilai)}: {kemajuan(satu, places)}."
        for satu in row.banding
    ]


def cetakan_mentah(numbers: Pengukuran, made: Capaian, role: str) -> list[tuple[str, str]]:
    """Return what a capaian was before cap or floor, where one of them changed it."""
    before = made.semula
    return [] if before is None else [(role, persen_tegas(numbers, before))]


def cetakan_banding(numbers: Pengukuran, row: Baris) -> list[tuple[str, str]]:
    """Return what the report prints of each comparison, by role."""
    places = numbers.year.metode.desimal
    printed = []
    for satu in row.banding:
        moved = f"; {satu.teks}" if satu.tahun is not None else ""  # a target is not left behind, it is reached or not
        printed.append((satu.nama, f"{kuantitas(satu.nilai)}{moved}"))
        if satu.capaian.nilai is not None:
            printed.append((f"capaian {satu.nama}", persen_tegas(numbers, satu.capaian.nilai)))
        printed += cetakan_mentah(numbers, satu.capaian, f"capaian {satu.nama} sebelum dibatasi")
        if satu.tahun is None:
            printed.append((f"jarak dari {satu.nama}", kemajuan(satu, places)))
            continue
        if satu.target is not None:
            printed.append((f"target {satu.nama}", kuantitas(satu.target)))
        printed.append((f"perubahan sejak {satu.nama}", perubahan(satu.hasil, places)))
        printed.append((f"perubahan capaian {satu.nama}", capaian_lalu(satu, row.capaian.nilai, places)))
        printed.append((f"metode {satu.nama}", ", ".join(beda_aturan(satu, row))))
    return [(role, text) for role, text in printed if text]
