"""Money explained: absorption, ceiling, spending and remainder by year, programmes and activities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from lkj.capaian import tulis_angka
from lkj.explain.records import (
    Butir,
    Hitungan,
    Ketentuan,
    Masukan,
    Penjelasan,
    hitungan,
    ketikan,
    pembulatan,
)
from lkj.model.rencana import Kegiatan, Program
from lkj.pengukuran import Anggaran, Pengukuran, semua_biaya, susunan_biaya
from lkj.pengukuran.biaya import desimal
from lkj.report.perjanjian import AnggaranNaskah, anggaran_naskah
from lkj.wording.printed import persen_tegas, rupiah, tulis_serapan

PAGU, PK = "pagu.yaml", "pk.yaml"
_NAMA = {"pagu_awal": "Pagu awal anggaran", "pagu": "Pagu anggaran", "realisasi": "Realisasi anggaran"}
_DIKETIK = "disalin dari data, tidak dihitung"
NOL = Ketentuan("Nol", "pagu 0 atau data yang belum ada berarti serapan tidak dapat dihitung, bukan 0")


def _nilai_tahun(numbers: Pengukuran, tahun: int, key: str, simbol: str) -> Masukan:
    n = next(i for i, p in enumerate(numbers.year.pagu.pagu) if p.tahun == tahun)
    typed, place = ketikan(numbers.year, PAGU, ("pagu", n, key))
    value = getattr(numbers.year.pagu.pagu[n], key)
    nama = f"{_NAMA[key]} {tahun}"
    return Masukan(simbol=simbol, nama=nama, nilai=desimal(value), diketik=typed, tempat=place, satuan="rupiah")


def _jelaskan_serapan(numbers: Pengukuran, ident: str, a: Anggaran) -> Penjelasan:
    year, step = numbers.year, a.ukuran.langkah[0] if a.ukuran.langkah else None
    notes = [note.pesan for note in a.ukuran.catatan]
    main = numbers.utama
    if a.tahun == year.tahun and main.rerata is not None:
        mean = persen_tegas(numbers, main.rerata)
        notes.append(
            f"Serapan bukan capaian kinerja: rata-rata capaian {main.n} indikator adalah {mean},"
            " dan kategori kinerja ditentukan dari rata-rata itu."
        )
    return Penjelasan(
        id=ident,
        jenis="absorption",
        nama=f"Serapan anggaran {a.tahun}",
        nilai=a.serapan,
        cetakan=tulis_serapan(numbers, a),
        uraian=f"Bagian pagu tahun {a.tahun} yang direalisasikan",
        rumus="realisasi ÷ pagu × 100",
        rumus_kata="realisasi anggaran dibagi pagu anggaran, dikali 100",
        sumber_rumus=step.sumber if step else "realisasi dibanding pagu",
        masukan=(
            _nilai_tahun(numbers, a.tahun, "realisasi", "realisasi"),
            _nilai_tahun(numbers, a.tahun, "pagu", "pagu"),
        ),
        langkah=tuple(hitungan(s) for s in a.ukuran.langkah),
        ketentuan=(NOL, pembulatan(year, a.serapan)),
        catatan=tuple(notes),
    )


def _jelaskan_sisa(numbers: Pengukuran, ident: str, a: Anggaran) -> Penjelasan:
    value = desimal(a.sisa)
    steps: tuple[Hitungan, ...] = ()
    if a.pagu is not None and a.realisasi is not None and value is not None:
        text = f"{tulis_angka(Decimal(a.pagu))} − {tulis_angka(Decimal(a.realisasi))} = {tulis_angka(value)}"
        steps = (Hitungan("Sisa anggaran", "pagu − realisasi", text, value),)
    return Penjelasan(
        id=ident,
        jenis="budget",
        nama=f"Sisa anggaran {a.tahun}",
        nilai=value,
        cetakan=rupiah(a.sisa),
        uraian=f"Bagian pagu tahun {a.tahun} yang tidak direalisasikan",
        rumus="pagu − realisasi",
        rumus_kata="pagu anggaran dikurangi realisasi anggaran",
        sumber_rumus="selisih pagu dan realisasi",
        masukan=(
            _nilai_tahun(numbers, a.tahun, "pagu", "pagu"),
            _nilai_tahun(numbers, a.tahun, "realisasi", "realisasi"),
        ),
        langkah=steps,
    )


def diketik(ident: str, jenis: str, nama: str, uraian: str, cetakan: str, masukan: Masukan) -> Penjelasan:
    """Explain a number that is typed and printed as it is."""
    value = masukan.nilai if isinstance(masukan.nilai, Decimal) else None
    return Penjelasan(
        id=ident,
        jenis=jenis,
        nama=nama,
        nilai=value,
        cetakan=cetakan,
        uraian=uraian,
        rumus="",
        rumus_kata=_DIKETIK,
        sumber_rumus="data yang diketik",
        masukan=(masukan,),
    )


def butir_anggaran(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield absorption, ceiling, spending and remainder of every year; the report's year also without its number."""
    year = numbers.year
    for a in numbers.anggaran:
        now = a.tahun == year.tahun

        def nama(what: str, a: Anggaran = a, now: bool = now) -> tuple[str, tuple[str, ...]]:
            return (what, (f"{what}-{a.tahun}",)) if now else (f"{what}-{a.tahun}", ())

        ident, alias = nama("serapan")
        printed = (("serapan", tulis_serapan(numbers, a)),)
        yield Butir(
            id=ident,
            nama=f"Serapan anggaran {a.tahun}",
            cetakan=printed,
            buat=lambda i=ident, a=a: _jelaskan_serapan(numbers, i, a),  # type: ignore[misc]
            alias=alias,
        )
        for key in ("pagu_awal", "pagu", "realisasi") if a.pagu_awal is not None else ("pagu", "realisasi"):
            ident, alias = nama(key.replace("_", "-"))
            value = _nilai_tahun(numbers, a.tahun, key, key)
            text = rupiah(getattr(a, key))
            yield Butir(
                id=ident,
                nama=value.nama,
                cetakan=((key.replace("_", " "), text),),
                buat=lambda i=ident, v=value, t=text: diketik(i, "budget", v.nama, f"{v.nama}, dalam rupiah", t, v),  # type: ignore[misc]
                alias=alias,
            )
        ident, alias = nama("sisa")
        yield Butir(
            id=ident,
            nama=f"Sisa anggaran {a.tahun}",
            cetakan=(("sisa", rupiah(a.sisa)),),
            buat=lambda i=ident, a=a: _jelaskan_sisa(numbers, i, a),  # type: ignore[misc]
            alias=alias,
        )


def _masukan_program(
    numbers: Pengukuran, path: tuple[str | int, ...], simbol: str, line: Program | Kegiatan
) -> Masukan:
    typed, place = ketikan(numbers.year, PK, (*path, "anggaran"))
    name = line.kode or "tanpa kode"
    return Masukan(
        simbol=simbol,
        nama=name,
        nilai=desimal(line.anggaran),
        diketik=typed,
        tempat=place,
        satuan="rupiah",
        hitungan=line.nama,
    )


def _jumlah(nama: str, values: list[int]) -> Hitungan:
    total = Decimal(sum(values))
    text = " + ".join(tulis_angka(Decimal(v)) for v in values)
    return Hitungan(nama, "jumlah anggaran", f"{text} = {tulis_angka(total)}", total)


def _jelaskan_program(numbers: Pengukuran, p: int, program: Program) -> Penjelasan:
    """Explain the amount of a programme, which is typed, and check it against its activities."""
    own = _masukan_program(numbers, ("program", p), "P", program)
    made = diketik(
        program.kode, "budget", program.nama, "Anggaran program dalam Perjanjian Kinerja", rupiah(program.anggaran), own
    )
    parts = [k.anggaran for k in program.kegiatan]
    known = [value for value in parts if value is not None]
    notes = []
    if parts and program.anggaran is not None:
        total = rupiah(sum(known))
        if len(known) < len(parts):
            rest = rupiah(program.anggaran - sum(known))
            notes.append(
                f"Jumlah {len(known)} dari {len(parts)} kegiatannya yang terbaca adalah {total};"
                f" sisanya {rest} ada pada kegiatan yang anggarannya belum ada."
            )
        elif sum(known) == program.anggaran:
            notes.append(f"Jumlah anggaran {len(parts)} kegiatannya sama, yaitu {total}.")
        else:
            notes.append(f"Jumlah anggaran {len(parts)} kegiatannya {total}, berbeda dari angka ini.")
    return replace(made, catatan=tuple(notes))


def _jelaskan_total(numbers: Pengukuran) -> Penjelasan:
    programs = numbers.year.pk.program
    inputs = tuple(_masukan_program(numbers, ("program", n), "P", p) for n, p in enumerate(programs))
    values = [p.anggaran for p in programs if p.anggaran is not None]
    complete = len(values) == len(programs)
    total = sum(values) if complete else None
    notes = []
    now = numbers.anggaran_tahun(numbers.year.tahun)
    if now is not None and now.pagu is not None and total is not None and total != now.pagu:
        notes.append(
            f"Berbeda dari pagu {now.tahun} sebesar {rupiah(now.pagu)};"
            f" selisihnya {rupiah(abs(total - now.pagu))} tidak dijelaskan dalam data."
        )
    return Penjelasan(
        id="total-program",
        jenis="budget",
        nama="Jumlah anggaran program",
        nilai=desimal(total),
        cetakan=rupiah(total),
        uraian=f"Jumlah anggaran {len(programs)} program dalam Perjanjian Kinerja",
        rumus="ΣP",
        rumus_kata="jumlah anggaran semua program",
        sumber_rumus="penjumlahan baris pada tabel program dan kegiatan",
        masukan=inputs,
        langkah=(_jumlah("Jumlah anggaran program", values),) if complete else (),
        dikecualikan=tuple((p.kode, "Anggarannya belum ada.") for p in programs if p.anggaran is None),
        catatan=tuple(notes),
    )


def _jelaskan_naskah(numbers: Pengukuran, scope: AnggaranNaskah) -> Penjelasan:
    """Explain the sum of the programmes and activities that an agreement lists by itself."""
    programs = numbers.year.pk.program
    name = f"Jumlah anggaran {numbers.year.dokumen[scope.id].nama}"
    if scope.awal:
        return _jelaskan_awal(numbers, scope, name)
    entries: list[Masukan] = []
    for listed in scope.program:
        p, whole = next((n, one) for n, one in enumerate(programs) if one.kode == listed.kode)
        if whole is listed:
            entries.append(_masukan_program(numbers, ("program", p), "P", whole))
            continue
        for k, part in enumerate(whole.kegiatan):
            if any(part is one for one in listed.kegiatan):
                entries.append(_masukan_program(numbers, ("program", p, "kegiatan", k), "P", part))
    about = "Jumlah anggaran program dan kegiatan yang disebut sasaran perjanjian ini"
    return _jumlah_naskah(scope, name, about, "anggaran", entries)


def _jelaskan_awal(numbers: Pengukuran, scope: AnggaranNaskah, name: str) -> Penjelasan:
    """Explain the sum of an agreement of before the revision, by the ceilings that `pagu.yaml` has of then."""
    order = {line.kode: n for n, line in enumerate(numbers.year.pagu.rincian)}
    wanted = {one.kode for p in scope.program for one in (p.kegiatan or (p,))}
    entries = []
    for one in semua_biaya(numbers.biaya):
        if not one.bagian and wanted & {one.kode, *_di_atas(numbers, one.kode)}:
            typed, place = ketikan(numbers.year, PAGU, ("rincian", order[one.kode], "pagu_awal"))
            value = desimal(one.pagu_awal)
            label = f"Pagu awal {one.kode} ({one.nama})"
            entries.append(Masukan(simbol="P", nama=label, nilai=value, diketik=typed, tempat=place, satuan="rupiah"))
    about = "Jumlah pagu sebelum perubahan anggaran, sebab perjanjian ini dibuat sebelum perubahan itu"
    return _jumlah_naskah(scope, name, about, "pagu awal", entries)


def _jumlah_naskah(scope: AnggaranNaskah, name: str, uraian: str, what: str, entries: Sequence[Masukan]) -> Penjelasan:
    """Explain the sum of an agreement by its lines; `what` each of them is."""
    known = [int(one.nilai) for one in entries if isinstance(one.nilai, Decimal)]
    return Penjelasan(
        id=f"anggaran-{scope.id}",
        jenis="budget",
        nama=name,
        nilai=desimal(scope.jumlah),
        cetakan=rupiah(scope.jumlah),
        uraian=uraian,
        rumus="ΣP",
        rumus_kata=f"jumlah {what} program dan kegiatan yang tercantum dalam perjanjian",
        sumber_rumus="penjumlahan baris pada naskah perjanjian",
        masukan=tuple(entries),
        langkah=(_jumlah(name, known),) if scope.jumlah is not None else (),
        dikecualikan=tuple((one.nama, "Anggarannya belum ada.") for one in entries if one.nilai is None),
    )


def _di_atas(numbers: Pengukuran, kode: str) -> Iterator[str]:
    """Yield the codes of the lines above a line of the budget."""
    lines = susunan_biaya(numbers.year)
    above = lines[kode].atas
    while above is not None:
        yield above
        above = lines[above].atas


def butir_program(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield every programme and activity by its code (one without a code as "076.01.CQ/1"), and their total."""
    programs = numbers.year.pk.program
    complete = all(p.anggaran is not None for p in programs)
    total = rupiah(sum(p.anggaran or 0 for p in programs)) if complete else rupiah(None)
    yield Butir(
        id="total-program",
        nama="Jumlah anggaran program",
        cetakan=(("jumlah", total),),
        buat=lambda: _jelaskan_total(numbers),
    )
    for one in numbers.year.pk.perjanjian:
        scope = anggaran_naskah(numbers.year, one)
        if (scope.sebagian or scope.awal) and scope.rinci != "tidak":
            yield Butir(
                id=f"anggaran-{one.id}",
                nama=f"Jumlah anggaran {numbers.year.dokumen[one.id].nama}",
                cetakan=(("jumlah", rupiah(scope.jumlah)),),
                buat=lambda s=scope: _jelaskan_naskah(numbers, s),  # type: ignore[misc]
            )
    for p, program in enumerate(programs):
        yield Butir(
            id=program.kode,
            nama=program.nama,
            cetakan=(("anggaran", rupiah(program.anggaran)),),
            buat=lambda p=p, program=program: _jelaskan_program(numbers, p, program),  # type: ignore[misc]
        )
        for k, kegiatan in enumerate(program.kegiatan):
            ident = kegiatan.kode or f"{program.kode}/{k + 1}"
            value = _masukan_program(numbers, ("program", p, "kegiatan", k), "P", kegiatan)
            text = rupiah(kegiatan.anggaran)
            uraian = f"Anggaran kegiatan pada program {program.kode} ({program.nama})"
            yield Butir(
                id=ident,
                nama=kegiatan.nama,
                cetakan=(("anggaran", text),),
                buat=lambda i=ident, m=kegiatan.nama, u=uraian, t=text, v=value: diketik(i, "budget", m, u, t, v),  # type: ignore[misc]
            )
