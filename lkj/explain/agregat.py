"""Means explained: every member with its value, the sum, the number of members, the quotient, what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial

from lkj.capaian import AGREGAT, Agregat, CaraAgregat, PenerapanBatas, TanpaPersentase
from lkj.capaian.decimals import jumlah
from lkj.capaian.steps import tulis_hasil, tulis_masukan
from lkj.explain.indikator import langkah_pokok, masukan_realisasi, uraian_capaian, uraian_skor, urutan
from lkj.explain.records import (
    BERKAS,
    Butir,
    Hitungan,
    Ketentuan,
    Masukan,
    Penjelasan,
    hitungan,
    kategori,
    ketentuan,
    pembulatan,
)
from lkj.pengukuran import Baris, Pengukuran, Rekap, aturan_untuk, nama_kelompok, nama_rerata
from lkj.wording.metode import TANPA_PERSENTASE
from lkj.wording.printed import indeks, persen_tegas, rata_rata


def anggota(agregat: Agregat) -> dict[str, Decimal]:
    """Return the indicators of an aggregate with the value of each, also where it is made of groups."""
    inner = [a for _, a in agregat.kelompok] or [agregat]
    return {ident: value for a in inner for ident, value in a.anggota}


def _anggota(numbers: Pengukuran, rows: Iterable[Baris], agregat: Agregat) -> Iterator[Masukan]:
    order, averaged, cara = urutan(numbers), anggota(agregat), AGREGAT[agregat.cara]
    for row in rows:
        if row.indikator.id not in averaged:
            continue
        typed = masukan_realisasi(numbers, order[row.indikator.id], row.indikator.realisasi, row.akumulasi)
        yield Masukan(
            simbol="C",
            nama=row.indikator.id,
            nilai=averaged[row.indikator.id],
            diketik=typed.diketik,
            tempat=typed.tempat,
            sampai=typed.sampai,
            satuan="persen",
            hitungan=_uraian(numbers, order[row.indikator.id], row, cara, averaged[row.indikator.id])
            + uraian_realisasi(typed.hitungan),
            kelompok=row.sasaran.id if cara.berkelompok else "",
            bobot=row.indikator.bobot if cara.berbobot else None,
        )


def _uraian(numbers: Pengukuran, n: int, row: Baris, cara: CaraAgregat, nilai: Decimal) -> str:
    """Show how the value of a member came about, and where its target and its weight stand."""
    text = _uraian_rumus(numbers, n, row)
    if row.capaian.nilai is None:
        text += f"; {uraian_skor(row.capaian)}"
    elif row.capaian.nilai != nilai:
        text += f"; negatif, sehingga dihitung {tulis_masukan(nilai)}"
    if cara.berbobot:
        place = numbers.year.position(BERKAS, ("indikator", n, "bobot"))
        text += f"; bobot: {place.file}:{place.line}"
    return text


def uraian_realisasi(hitungan: str) -> str:
    """Say behind how a member came about how its realisasi did; "" of one that was typed."""
    return f"; realisasi: {hitungan}" if hitungan else ""


def _uraian_rumus(numbers: Pengukuran, n: int, row: Baris) -> str:
    text, step = uraian_capaian(row), langkah_pokok(row.capaian)
    if step is None or step.kaidah.id == "persentase":
        return f"{text}, dari persentase karena satuannya berbeda" if step else text
    place = numbers.year.position(BERKAS, ("indikator", n, *row.indikator.jalur_target(row.dokumen.id)))
    return f"{text}; target: {place.file}:{place.line}"


def _jumlah(simbol: str, nama: str, anggota: Iterable[tuple[str, Decimal]]) -> Hitungan:
    values = [value for _, value in anggota]
    total = jumlah(values)
    sum_ = " + ".join(f"({tulis_masukan(v)})" if v < 0 else tulis_masukan(v) for v in values)
    return Hitungan(nama, simbol, tulis_hasil(sum_, tulis_masukan(total)), total)


def langkah_agregat(agregat: Agregat) -> Iterator[Hitungan]:
    """Yield how a mean came about: those of its groups, the sum, the quotient."""
    for group, inner in agregat.kelompok:
        for step in inner.langkah:
            yield Hitungan(f"{step.nama} sasaran {group}", step.rumus, step.penjabaran, step.hasil)
    if agregat.nilai is None:
        return
    if divided := AGREGAT[agregat.cara].jumlah:
        yield _jumlah(*divided, agregat.anggota)
    for step in agregat.langkah:
        yield hitungan(step)


def _ketentuan(numbers: Pengukuran, agregat: Agregat) -> Iterator[Ketentuan]:
    year = numbers.year
    term = agregat.cara != year.metode.agregasi  # of the mean of the document
    whole, way = AGREGAT[year.metode.agregasi].metode, AGREGAT[agregat.cara].metode
    if term:
        way = f"{whole}; nilai sasaran ini salah satu sukunya, yaitu {way} di dalam sasaran"
    yield ketentuan(year, "Cara agregasi", way, ("agregasi",))
    yield Ketentuan(
        "Nol",
        "capaian 0 yang nyata ikut dirata-ratakan; indikator yang belum ada datanya dikeluarkan, bukan dihitung 0",
    )
    rule = aturan_untuk(year.metode)
    if agregat.skor or rule.tanpa_persentase is TanpaPersentase.DIKELUARKAN:
        left = TANPA_PERSENTASE[rule.tanpa_persentase]
        yield ketentuan(year, "Tanpa persentase", left, ("capaian", "tanpa_persentase"))
    if rule.penerapan_batas is PenerapanBatas.SEBELUM:
        where = "pada setiap indikator sebelum dirata-ratakan"
    elif term:
        where = "pada rata-rata dokumen, bukan pada sukunya"
    else:
        where = "pada rata-rata, bukan pada setiap indikator"
    yield ketentuan(year, "Batas", f"batas capaian diterapkan {where}", ("capaian", "penerapan_batas"))
    yield pembulatan(year, agregat.nilai)


def _catatan(rows: Iterable[Baris], agregat: Agregat) -> Iterator[str]:
    mixed = [r.indikator.id for r in rows if any(s.kaidah.id == "persentase" for s in r.capaian.langkah)]
    if mixed:
        yield (
            f"Target dan realisasi {', '.join(mixed)} berbeda satuan;"
            " capaiannya dihitung dari persentase yang ditulis sebagai realisasi."
        )
    for what, which in (("belum ada", agregat.belum_ada), ("belum lengkap", agregat.belum_lengkap)):
        if which and agregat.sementara:
            yield f"Sementara: realisasi {', '.join(which)} {what}, sehingga rata-rata ini masih dapat berubah."
    yield from (note.pesan for note in agregat.catatan)


def jelaskan_rerata(
    numbers: Pengukuran,
    ident: str,
    nama: str,
    uraian: str,
    rows: tuple[Baris, ...],
    agregat: Agregat,
    tercetak: Decimal | None,
) -> Penjelasan:
    """Explain a mean of the given rows; `tercetak` is what their printed capaian give where it is another."""
    step = agregat.langkah[0] if agregat.langkah else None
    notes = list(_catatan(rows, agregat))
    if tercetak is not None:
        given = numbers.persen(tercetak)
        notes.append(f"Capaian yang dirata-ratakan belum dibulatkan; dari capaian tercetak hasilnya {given}.")
    if ident == "rata-rata":
        now = numbers.anggaran_tahun(numbers.year.tahun)
        if now is not None and now.serapan is not None:
            serapan = persen_tegas(numbers, now.serapan)
            notes.append(f"Angka ini bukan serapan anggaran; serapan {now.tahun} adalah {serapan}.")
    return Penjelasan(
        id=ident,
        jenis="average",
        nama=nama,
        nilai=agregat.nilai,
        cetakan=rata_rata(numbers, agregat),
        uraian=uraian,
        rumus=step.rumus if step else "",
        rumus_kata=AGREGAT[agregat.cara].kata,
        sumber_rumus=step.sumber if step else "cara agregasi yang dinyatakan dalam metode",
        masukan=tuple(_anggota(numbers, rows, agregat)),
        langkah=tuple(langkah_agregat(agregat)),
        ketentuan=tuple(_ketentuan(numbers, agregat)),
        kategori=kategori(numbers.year, numbers.skala, agregat.nilai),
        dikecualikan=agregat.dikecualikan,
        catatan=tuple(notes),
    )


def butir_efisiensi(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield the index of efficiency of the report's year: mean capaian over absorption."""
    printed = (("indeks", _cetak_efisiensi(numbers)),)
    yield Butir(id="efisiensi", nama="Indeks efisiensi", cetakan=printed, buat=lambda: _jelaskan_efisiensi(numbers))


def _cetak_efisiensi(numbers: Pengukuran) -> str:
    value = numbers.efisiensi.nilai
    return "tidak dapat dihitung" if value is None else indeks(value, numbers.year.metode.desimal)


def _jelaskan_efisiensi(numbers: Pengukuran) -> Penjelasan:
    made, now = numbers.efisiensi, numbers.anggaran_tahun(numbers.year.tahun)
    return Penjelasan(
        id="efisiensi",
        jenis="efficiency",
        nama="Indeks efisiensi",
        nilai=made.nilai,
        cetakan=_cetak_efisiensi(numbers),
        uraian=f"Perbandingan rata-rata capaian dengan serapan anggaran {numbers.year.tahun}; {made.status}",
        rumus="capaian output ÷ capaian input",
        rumus_kata="rata-rata capaian indikator dibagi serapan anggaran; efisien bila hasilnya 1 atau lebih",
        sumber_rumus=made.langkah[0].sumber if made.langkah else "Laporan Kinerja BPOM Tahun 2021",
        masukan=(
            Masukan(
                simbol="capaian output",
                nama="Rata-rata capaian",
                nilai=numbers.utama.rerata,
                hitungan="lihat «rata-rata»",
            ),
            Masukan(
                simbol="capaian input",
                nama="Serapan anggaran",
                nilai=now.serapan if now else None,
                hitungan="lihat «serapan»",
            ),
        ),
        langkah=(
            *langkah_agregat(numbers.utama.agregat),
            *(hitungan(step) for step in (*(now.ukuran.langkah if now else ()), *made.langkah)),
        ),
        ketentuan=(
            Ketentuan("Nol", "serapan 0 atau data yang belum ada berarti indeks tidak dapat dihitung, bukan efisien"),
            pembulatan(numbers.year),
        ),
        catatan=tuple(note.pesan for note in made.catatan),
    )


def _dicetak(numbers: Pengukuran, agregat: Agregat, tercetak: Decimal | None) -> tuple[tuple[str, str], ...]:
    printed = (("rata-rata", rata_rata(numbers, agregat)),)
    return printed if tercetak is None else (*printed, ("dari capaian tercetak", numbers.persen(tercetak)))


def _butir_dokumen(numbers: Pengukuran, rekap: Rekap) -> Iterator[Butir]:
    main = rekap is numbers.utama
    ident, alias = ("rata-rata", (rekap.id,)) if main else (rekap.id, ())
    nama = f"Rata-rata capaian {rekap.dokumen}"
    uraian = (
        f"Rata-rata capaian {rekap.n} dari {rekap.indikator} indikator dalam {rekap.dokumen} ({rekap.sasaran} sasaran)"
    )
    if main:
        uraian += "; dokumen inilah yang diukur dalam laporan"
    given = dict(numbers.rerata_tercetak(rekap)).get("")
    yield Butir(
        id=ident,
        nama=nama,
        cetakan=_dicetak(numbers, rekap.agregat, given),
        buat=lambda: jelaskan_rerata(numbers, ident, nama, uraian, rekap.baris, rekap.agregat, given),
        alias=alias,
    )


def butir_rerata(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield the mean of every document, the measured one first, then of every objective and every goal.

    A mean of one indicator that no bound changed is that indicator: it can be asked for by id, and is not found by its
    number.
    """
    for rekap in sorted(numbers.rekap.values(), key=lambda r: r is not numbers.utama):
        yield from _butir_dokumen(numbers, rekap)
    for rekap in sorted(numbers.rekap.values(), key=lambda r: r is not numbers.utama):
        groups = [(s.id, s.nama, "sasaran", agregat) for s, agregat in rekap.per_sasaran]
        groups += [(t.id, t.nama or t.id, "tujuan", agregat) for t, agregat in rekap.per_tujuan]
        given = dict(numbers.rerata_tercetak(rekap))
        for group, nama, what, agregat in groups:
            rows = tuple(b for b in rekap.baris if group in (b.sasaran.id, b.sasaran.tujuan))
            n = agregat.terukur
            ident = nama_kelompok(numbers, rekap, group)
            uraian = f"Rata-rata capaian {n} dari {len(rows)} indikator {what} {group}, {rekap.dokumen}"
            yield Butir(
                id=ident,
                nama=nama,
                cetakan=_dicetak(numbers, agregat, given.get(group)),
                buat=partial(jelaskan_rerata, numbers, ident, nama, uraian, rows, agregat, given.get(group)),
                dicari=n > 0 and nama_rerata(ident, agregat) == ident,
                alias=() if ident == group else (group,),
            )
