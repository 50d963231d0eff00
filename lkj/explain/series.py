"""Numbers along time explained: the mean of each earlier year, and what has been reached by the end of each quarter."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from lkj.capaian import AGREGAT, Capaian
from lkj.explain.agregat import anggota, langkah_agregat, uraian_realisasi
from lkj.explain.indikator import (
    langkah_pokok,
    masukan_realisasi,
    masukan_target,
    rumus_baris,
    uraian_capaian,
    uraian_skor,
    urutan,
)
from lkj.explain.pembanding import operan, terhitung
from lkj.explain.records import (
    BERKAS,
    METODE,
    Butir,
    Ketentuan,
    Masukan,
    Penjelasan,
    bentang,
    hitungan,
    kategori,
    ketikan,
    nilai_kuantitas,
    pembulatan,
)
from lkj.pengukuran import TRIWULAN, Baris, BarisTriwulan, Pengukuran, RekapTriwulan, TahunTren, bertriwulan
from lkj.wording.printed import angka, kuantitas, persen_tegas, rata_rata, romawi, tulis_capaian


def _anggota_tahun(numbers: Pengukuran, one: TahunTren) -> Iterator[Masukan]:
    order, averaged = urutan(numbers), {} if one.agregat is None else anggota(one.agregat)
    for row in one.baris:
        if row.indikator.id not in averaged:
            continue
        n, facts = order[row.indikator.id], row.indikator
        k = next(k for k, lalu in enumerate(facts.riwayat) if lalu.tahun == one.tahun)
        path = ("indikator", n, "riwayat", k, "realisasi")
        typed, place = ketikan(numbers.year, BERKAS, path)
        target = numbers.year.position(BERKAS, ("indikator", n, "riwayat", k, "target"))
        made = "; ".join(filter(None, (uraian_capaian(row), uraian_skor(row.capaian))))
        made += f"; target: {target.file}:{target.line}"
        made += uraian_realisasi(terhitung(facts.riwayat[k].realisasi))
        yield Masukan(
            simbol="C",
            nama=facts.id,
            nilai=averaged[facts.id],
            diketik=typed,
            tempat=place,
            sampai=0 if typed else bentang(numbers.year, BERKAS, path)[1],
            satuan="persen",
            hitungan=made,
            kelompok=row.sasaran.id,
        )


def _jelaskan_tahun(numbers: Pengukuran, ident: str, nama: str, one: TahunTren) -> Penjelasan:
    year, made = numbers.year, one.agregat
    assert made is not None  # a year without a mean is not offered
    step = made.langkah[0] if made.langkah else None
    method = year.metode.lalu(one.tahun)
    path = ("capaian",) if method is None else ("riwayat", year.metode.riwayat.index(method))
    place, last = bentang(year, METODE, path)
    band = kategori(year, method.pita if method else numbers.skala, made.nilai)
    same = "sama dengan" if not one.berbeda else "berbeda dari"
    whose = f"metode tahun {one.metode}, yang ketentuannya {same} metode {year.tahun}"
    if method is None:
        whose = f"metode {year.tahun}, sebab metode {one.tahun} tidak tercatat"
    return Penjelasan(
        id=ident,
        jenis="average",
        nama=nama,
        nilai=made.nilai,
        cetakan=persen_tegas(numbers, made.nilai),
        uraian=f"Rata-rata capaian {one.n} indikator {numbers.utama.dokumen} yang datanya tahun {one.tahun} diketahui",
        rumus=step.rumus if step else "",
        rumus_kata=AGREGAT[made.cara].kata,
        sumber_rumus=step.sumber if step else "cara agregasi yang dinyatakan dalam metode",
        masukan=tuple(_anggota_tahun(numbers, one)),
        langkah=tuple(langkah_agregat(made)),
        ketentuan=(Ketentuan("Metode", whose, place, last), pembulatan(year, made.nilai)),
        kategori=band if method is None or band is None else replace(band, tempat=place),
        dikecualikan=made.dikecualikan,
        catatan=(
            "Rata-rata ini bukan kutipan laporan tahun itu: indikator yang tidak dilaporkan lagi tidak ikut dihitung.",
        ),
    )


def butir_tren(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield the mean of every earlier year that is known; that of the report's own year is "rata-rata".

    A mean of one indikator is that indikator, and is not found by its number.
    """
    for one in numbers.tren[:-1]:
        if one.rerata is None:
            continue
        ident, nama = f"tren-{one.tahun}", f"Rata-rata capaian tahun {one.tahun}"
        printed = (("rata-rata", persen_tegas(numbers, one.rerata)), ("indikator", angka(one.n)))
        yield Butir(
            id=ident,
            nama=nama,
            cetakan=printed,
            buat=lambda i=ident, m=nama, o=one: _jelaskan_tahun(numbers, i, m, o),  # type: ignore[misc]
            dicari=one.n > 1,
        )


def _masukan_realisasi(numbers: Pengukuran, n: int, one: BarisTriwulan) -> Iterator[Masukan]:
    yield masukan_realisasi(numbers, n, one.realisasi, one.akumulasi)
    given = len(one.baris.indikator.triwulan or ())
    for quarter, amount in enumerate(one.triwulan[:given]):
        typed, place = ketikan(numbers.year, BERKAS, ("indikator", n, "triwulan", quarter))
        number, unit = nilai_kuantitas(amount)
        yield Masukan(
            simbol=f"TW{quarter + 1}",
            nama=f"Realisasi triwulan {quarter + 1}",
            nilai=number,
            diketik=typed,
            tempat=place,
            satuan=unit,
            hitungan=terhitung(amount),
        )
        yield from operan(numbers, ("indikator", n, "triwulan", quarter), amount, f"triwulan {quarter + 1}")


def _masukan_triwulan(numbers: Pengukuran, n: int, one: BarisTriwulan) -> Iterator[Masukan]:
    yield from _masukan_realisasi(numbers, n, one)
    yield from masukan_target(numbers, n, one.baris)


def _jelaskan_triwulan(numbers: Pengukuran, ident: str, nama: str, q: int, one: BarisTriwulan) -> Penjelasan:
    row: Baris = one.baris
    n, pokok = urutan(numbers)[row.indikator.id], langkah_pokok(row.capaian)
    rumus, words, source = rumus_baris(row, row.aturan, pokok)
    steps = (*(one.akumulasi.langkah if one.akumulasi else ()), *row.capaian.langkah)
    missing = ", ".join(romawi(quarter) for quarter in one.belum_ada)
    notes = [f"Triwulan {missing} belum ada datanya; tidak dihitung sebagai 0."] if missing else []
    return Penjelasan(
        id=ident,
        jenis="indicator",
        nama=nama,
        nilai=row.capaian.nilai,
        cetakan=tulis_capaian(numbers, row.capaian),
        uraian=f"Capaian {row.indikator.id} terhadap target setahun, dari realisasi sampai dengan triwulan {romawi(q)}",
        rumus=rumus,
        rumus_kata=words,
        sumber_rumus=source,
        masukan=tuple(_masukan_triwulan(numbers, n, one)),
        langkah=tuple(hitungan(step) for step in steps),
        ketentuan=(pembulatan(numbers.year, row.capaian.nilai),),
        kategori=None,
        dikecualikan=() if row.capaian.skor is not None else ((row.indikator.id, row.capaian.alasan),),
        catatan=tuple(notes),
    )


def _jelaskan_aksi(numbers: Pengukuran, ident: str, nama: str, q: int, one: BarisTriwulan, made: Capaian) -> Penjelasan:
    """Explain the capaian against the plan of action: as against the year's target, but for the target."""
    facts = one.baris.indikator
    planned = replace(one.baris, capaian=made, indikator=facts.model_copy(update={"target": one.target}))
    explained = _jelaskan_triwulan(numbers, ident, nama, q, replace(one, baris=planned))
    n = urutan(numbers)[facts.id]
    typed, place = ketikan(numbers.year, BERKAS, ("indikator", n, "target_triwulan", q - 1))
    value, unit = nilai_kuantitas(one.target)
    upto = f"sampai dengan triwulan {romawi(q)}"
    target = Masukan(
        simbol="T", nama=f"Target {upto} menurut rencana aksi", nilai=value, diketik=typed, tempat=place, satuan=unit
    )
    return replace(
        explained,
        uraian=f"Capaian {facts.id} terhadap target rencana aksi, keduanya {upto}",
        masukan=(*_masukan_realisasi(numbers, n, one), target),
    )


def _jelaskan_rerata(numbers: Pengukuran, ident: str, nama: str, rekap: RekapTriwulan) -> Penjelasan:
    made = rekap.agregat
    step = made.langkah[0] if made.langkah else None
    averaged = anggota(made)
    members = tuple(
        Masukan(simbol="C", nama=one.baris.indikator.id, nilai=averaged[one.baris.indikator.id], satuan="persen",
                hitungan=f"lihat «{one.baris.indikator.id}-tw{rekap.triwulan}»")
        for one in rekap.baris
        if one.baris.indikator.id in averaged
    )  # fmt: skip
    return Penjelasan(
        id=ident,
        jenis="average",
        nama=nama,
        nilai=made.nilai,
        cetakan=rata_rata(numbers, made),
        uraian=f"Rata-rata capaian {rekap.terukur} dari {len(rekap.baris)} indikator {rekap.dokumen}"
        " terhadap target setahun",
        rumus=step.rumus if step else "",
        rumus_kata=AGREGAT[made.cara].kata,
        sumber_rumus=step.sumber if step else "cara agregasi yang dinyatakan dalam metode",
        masukan=members,
        langkah=tuple(langkah_agregat(made)),
        ketentuan=(pembulatan(numbers.year, made.nilai),),
        dikecualikan=made.dikecualikan,
    )


def butir_triwulan(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield what the quarterly documents print: of each quarter the mean, and every indikator measured by quarters.

    From an indikator's last quarter on it stands as at the end of the year, so its number is then found there.
    """
    if not bertriwulan(numbers.utama.baris):
        return
    places = numbers.year.metode.desimal
    for q in TRIWULAN:
        rekap, upto = numbers.sampai_triwulan(q), f"sampai dengan triwulan {romawi(q)}"
        ident, nama = f"rata-rata-tw{q}", f"Rata-rata capaian {upto}"
        counts = (("terukur", angka(rekap.terukur)), ("indikator", angka(len(rekap.baris))))
        made = rekap.agregat
        mean = () if made.nilai is None else (("rata-rata", rata_rata(numbers, made)),)
        yield Butir(
            id=ident,
            nama=nama,
            cetakan=(*mean, *counts),
            buat=lambda i=ident, m=nama, r=rekap: _jelaskan_rerata(numbers, i, m, r),  # type: ignore[misc]
            hasil=rata_rata(numbers, made),
        )
        for one in rekap.baris:
            if not one.triwulan:
                continue
            facts, value = one.baris.indikator, one.baris.capaian.nilai
            ident, nama = f"{facts.id}-tw{q}", f"{facts.nama} {upto}"
            printed = [("realisasi", kuantitas(one.realisasi, places=places))]
            if value is not None:
                printed.insert(0, ("capaian", persen_tegas(numbers, value)))
            last = max((k for k, given in enumerate(facts.triwulan or (), 1) if given is not None), default=0)
            yield Butir(
                id=ident,
                nama=nama,
                cetakan=tuple(printed),
                buat=lambda i=ident, m=nama, q=q, o=one: _jelaskan_triwulan(numbers, i, m, q, o),  # type: ignore[misc]
                dicari=q < last,
                hasil=tulis_capaian(numbers, one.baris.capaian),
            )
            plan = one.terhadap_aksi
            if plan is not None:
                ident, nama = f"{facts.id}-aksi-tw{q}", f"{facts.nama}, rencana aksi {upto}"
                printed = [("capaian", persen_tegas(numbers, plan.nilai))] if plan.nilai is not None else []
                yield Butir(
                    id=ident,
                    nama=nama,
                    cetakan=(*printed, ("target", kuantitas(one.target, places=places))),
                    buat=lambda i=ident, m=nama, q=q, o=one, c=plan: _jelaskan_aksi(numbers, i, m, q, o, c),  # type: ignore[misc]
                    hasil=tulis_capaian(numbers, plan),
                )
