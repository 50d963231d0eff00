"""Counts explained: indicators, objectives, staff; every thing counted is listed with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from lkj.capaian import Status, tulis_angka
from lkj.explain.anggaran import diketik
from lkj.explain.indikator import uraian_capaian, urutan
from lkj.explain.records import BERKAS, METODE, Butir, Hitungan, Masukan, Penjelasan, ketikan
from lkj.model.kepegawaian import RINCIAN, Cacahan, jumlah, kelompok, rincian, seluruhnya
from lkj.model.susunan import unit_setara
from lkj.model.yearly import Jalur
from lkj.pengukuran import Baris, Pengukuran, Rekap, tujuh_analisis
from lkj.wording.printed import BELUM_ADA, angka, dalam_kalimat

MENCACAH = "mencacah butir yang tercantum di bawah ini satu per satu"
SATKER = "satker.yaml"


def _cacahan(ident: str, nama: str, uraian: str, butir: Sequence[Masukan], notes: Sequence[str] = ()) -> Penjelasan:
    n = Decimal(len(butir))
    text = f"{' + '.join('1' * len(butir)) or '0'} = {n}"
    return Penjelasan(
        id=ident,
        jenis="count",
        nama=nama,
        nilai=n,
        cetakan=angka(n),
        uraian=uraian,
        rumus="n",
        rumus_kata=MENCACAH,
        sumber_rumus="cacah langsung dari data",
        masukan=tuple(butir),
        langkah=(Hitungan("Cacah", "n", text, n),),
        catatan=tuple(notes),
    )


def _satu(numbers: Pengukuran, file: str, path: tuple[str | int, ...], nama: str) -> Masukan:
    """Return one thing counted: what is typed at its place, and what it is called."""
    typed, place = ketikan(numbers.year, file, path)
    return Masukan(
        simbol="1", nama=typed, nilai=Decimal(1), diketik=typed, tempat=place, hitungan="" if nama == typed else nama
    )


def _baris(numbers: Pengukuran, rows: Sequence[Baris]) -> list[Masukan]:
    order = urutan(numbers)
    made = []
    for row in rows:
        status = row.status.lower()
        reason = row.capaian.alasan or uraian_capaian(row)
        path = ("indikator", order[row.indikator.id], "id")
        text = "; ".join(part for part in (row.indikator.nama, status, reason.removesuffix(".")) if part)
        made.append(_satu(numbers, BERKAS, path, text))
    return made


_Saring = Callable[[Baris], bool]
_CACAH_INDIKATOR: tuple[tuple[str, str, _Saring], ...] = (
    ("jumlah-indikator", "Jumlah indikator", lambda _: True),
    ("terukur", "Jumlah indikator terukur", lambda b: b.capaian.skor is not None),
    ("tercapai", "Jumlah indikator yang mencapai target", lambda b: b.capaian.status is Status.TERCAPAI),
    (
        "tidak-tercapai",
        "Jumlah indikator yang tidak mencapai target",
        lambda b: b.capaian.status is Status.TIDAK_TERCAPAI,
    ),
    ("belum-ada-data", "Jumlah indikator yang belum ada datanya", lambda b: b.capaian.status is Status.BELUM_ADA_DATA),
    ("tak-terhitung", "Jumlah indikator yang tak terhitung", lambda b: b.capaian.status is Status.TAK_TERHITUNG),
    (
        "tanpa-status",
        "Jumlah indikator yang belum ada datanya atau tak terhitung",
        lambda b: b.capaian.status in (Status.BELUM_ADA_DATA, Status.TAK_TERHITUNG),
    ),
)


def _butir_rekap(numbers: Pengukuran, rekap: Rekap) -> Iterator[Butir]:
    main, dokumen = rekap is numbers.utama, rekap.dokumen

    def nama(what: str) -> tuple[str, tuple[str, ...]]:
        return (what, (f"{what}-{rekap.id}",)) if main else (f"{what}-{rekap.id}", ())

    year = numbers.year
    objectives = [(n, s) for n, s in enumerate(year.sasaran.sasaran) if rekap.id in s.berdokumen]
    ident, alias = nama("jumlah-sasaran")
    yield Butir(
        id=ident,
        nama=f"Jumlah sasaran, {dokumen}",
        cetakan=(("jumlah", angka(len(objectives))),),
        buat=lambda: _cacahan(
            ident,
            f"Jumlah sasaran, {dokumen}",
            f"Banyaknya sasaran dalam {dokumen}",
            [_satu(numbers, "sasaran.yaml", ("sasaran", n, "id"), s.nama) for n, s in objectives],
        ),
        alias=alias,
    )
    counts = ", ".join(
        f"{word} {value}"
        for word, value in (
            ("tercapai", rekap.tercapai),
            ("tidak tercapai", rekap.tidak_tercapai),
            ("belum ada data", rekap.belum_ada_data),
            ("tak terhitung", rekap.tak_terhitung),
        )
    )
    note = f"Seluruh {rekap.indikator} indikator terbagi habis: {counts}."
    for what, text, keep in _CACAH_INDIKATOR:
        ident_i, alias_i = nama(what)
        rows = [b for b in rekap.baris if keep(b)]
        title = f"{text}, {dokumen}"
        yield Butir(
            id=ident_i,
            nama=title,
            cetakan=(("jumlah", angka(len(rows))),),
            buat=lambda i=ident_i, t=title, r=rows: _cacahan(i, t, t, _baris(numbers, r), (note,)),  # type: ignore[misc]
            alias=alias_i,
        )


def _butir_daftar(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield the lists whose length the report prints."""
    year = numbers.year
    lists: tuple[tuple[str, str, str, tuple[str, ...], str, tuple[str | None, ...]], ...] = (
        ("jumlah-program", "Jumlah program", "pk.yaml", ("program",), "kode", tuple(p.nama for p in year.pk.program)),
        ("jumlah-pk", "Jumlah Perjanjian Kinerja", "pk.yaml", ("perjanjian",), "id",
         tuple(p.judul for p in year.pk.perjanjian)),
        ("jumlah-misi", "Jumlah misi", "visi-misi.yaml", ("misi",), "", year.visi_misi.misi),
        ("jumlah-tujuan", "Jumlah tujuan", "visi-misi.yaml", ("tujuan",), "id",
         tuple(t.nama for t in year.visi_misi.tujuan)),
    )  # fmt: skip
    for ident, nama, file, path, key, names in lists:
        made = [
            _satu(numbers, file, (*path, n, key) if key else (*path, n), called or BELUM_ADA)
            for n, called in enumerate(names)
        ]
        yield _tercacah(ident, nama, made)
    yield from _butir_unit(numbers)


def _tercacah(ident: str, nama: str, things: Sequence[Masukan], alias: tuple[str, ...] = ()) -> Butir:
    return Butir(
        id=ident,
        nama=nama,
        cetakan=(("jumlah", angka(len(things))),),
        buat=lambda: _cacahan(ident, nama, nama, things),
        alias=alias,
    )


def _butir_unit(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield the units directly below the secretariat, or below the head; and those of all levels, where there are more.

    They are called the same whichever way `satker.yaml` lists them.
    """
    satker = numbers.year.satker
    units, short = unit_setara(satker), satker.organisasi.bagian
    top = [one for one in units if one.induk is None]
    secretariat = top[0].id if satker.satker.sekretariat is not None and len(top) == 1 else None
    key, skipped = ("bagian", len(units) - len(short)) if short else ("unit", 0)
    made = [
        (one.induk, _satu(numbers, SATKER, ("organisasi", key, n - skipped, "nama"), one.nama))
        for n, one in enumerate(units)
        if one.id != secretariat
    ]
    direct = [thing for above, thing in made if above == secretariat]
    nested = len(direct) < len(made)
    nama = "Jumlah unit kerja" if secretariat is None else "Jumlah bagian sekretariat"
    yield _tercacah("jumlah-bagian", nama, direct, () if nested else ("jumlah-unit",))
    if nested:
        yield _tercacah("jumlah-unit", "Jumlah unit kerja semua jenjang", [thing for _, thing in made])


# What the groups are called at length, that an explanation may say it.
_SELENGKAPNYA = {"pns": "Pegawai Negeri Sipil"}


def _butir_pegawai(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield the head counts: each group, all of them, and each breakdown of the whole staff and of each group."""
    staff = numbers.year.satker.pegawai
    groups = kelompok(staff)
    for group in groups:
        count = group.hitungan
        alias = f"jumlah-{group.id}" if staff.kelompok else "pegawai"
        yield from _butir_orang(numbers, count, _SELENGKAPNYA.get(count.angka, dalam_kalimat(group.nama)), alias)
    if staff.kelompok and seluruhnya(staff) is not None:
        yield _butir_jumlah(numbers, "pegawai", "Jumlah pegawai", [one.hitungan for one in groups])
    whole = rincian(staff)
    for key, _, heading in RINCIAN:
        levels = whole.get(key, ())
        if levels and jumlah(levels) is None:
            continue
        if levels:
            short = heading.removeprefix("tingkat ")
            kind = "jenjang pendidikan" if key == "pendidikan" else short
            yield _butir_jumlah(numbers, key.replace("_", "-"), f"Jumlah pegawai menurut {short}", levels, kind)
        for level in levels:
            yield from _butir_orang(numbers, level, f"pegawai {_KATA[key]}{level.nama}")
        for group in groups:
            for level in group.rincian.get(key, ()) if key not in staff.model_fields_set else ():
                yield from _butir_orang(numbers, level, f"{group.nama} {_KATA[key]}{level.nama}")


_KATA = {"pendidikan": "berpendidikan ", "golongan": "golongan ", "jenis_kelamin": ""}


def _orang(numbers: Pengukuran, nama: str, path: Jalur, value: int | None) -> Masukan:
    typed, place = ketikan(numbers.year, SATKER, path)
    return Masukan(simbol="n", nama=nama, nilai=Decimal(value or 0), diketik=typed, tempat=place, satuan="orang")


def _butir_orang(numbers: Pengukuran, one: Cacahan, what: str, alias: str = "") -> Iterator[Butir]:
    """Yield a head count that is typed, or the sum of those that are; nothing where it is not known."""
    nama = f"Jumlah {what}"
    if len(one.asal) > 1:
        names = [group.nama for group in kelompok(numbers.year.satker.pegawai)]
        parts = [Cacahan(names[int(path[2])], n, ((path, n),), "") for path, n in one.asal]
        if one.jumlah is not None:
            yield _butir_jumlah(numbers, one.angka, nama, parts)
    elif one.jumlah is not None:
        text = angka(one.jumlah)
        entry = _orang(numbers, nama if alias else one.nama, one.asal[0][0], one.jumlah)
        yield Butir(
            id=one.angka,
            nama=nama,
            cetakan=(("jumlah", text),),
            buat=lambda: diketik(one.angka, "count", nama, f"{nama}, dalam orang", text, entry),
            alias=(alias,) if alias else (),
        )


def _butir_jumlah(
    numbers: Pengukuran, ident: str, nama: str, parts: Sequence[Cacahan], kind: str = "kelompok"
) -> Butir:
    entries = [_orang(numbers, one.nama, *one.asal[0]) for one in parts]
    total = sum(one.jumlah or 0 for one in parts)
    return Butir(
        id=ident,
        nama=nama,
        cetakan=(("jumlah", angka(total)),),
        buat=lambda: _jelaskan_jumlah(numbers, ident, nama, entries, kind),
        alias=(f"jumlah-{ident}",),
    )


def _jelaskan_jumlah(numbers: Pengukuran, ident: str, nama: str, entries: Sequence[Masukan], kind: str) -> Penjelasan:
    values = [entry.nilai for entry in entries if isinstance(entry.nilai, Decimal)]
    total = sum(values, Decimal(0))
    text = f"{' + '.join(tulis_angka(v) for v in values)} = {tulis_angka(total)}"
    staff = numbers.year.satker.pegawai
    first, notes = kelompok(staff)[0], []
    if ident == "pendidikan" and first.jumlah is not None and total not in (first.jumlah, seluruhnya(staff)):
        notes.append(
            f"Jumlah {first.nama} yang dinyatakan adalah {first.jumlah} orang; selisihnya tidak dijelaskan dalam data."
        )
    return Penjelasan(
        id=ident,
        jenis="count",
        nama=nama,
        nilai=total,
        cetakan=angka(int(total)),
        uraian=f"Jumlah pegawai yang dirinci menurut {kind}, dalam orang",
        rumus="Σn",
        rumus_kata=f"jumlah pegawai semua {kind}",
        sumber_rumus=f"penjumlahan baris pada tabel {kind.removeprefix('jenjang ')}",
        masukan=tuple(entries),
        langkah=(Hitungan("Jumlah pegawai", "Σn", text, total),),
        catatan=tuple(notes),
    )


def _butir_skala(numbers: Pengukuran) -> Iterator[Butir]:
    skala = numbers.skala
    bands = [(p.nama, skala.tulis_pita(p)) for p in skala.pita]
    own = numbers.year.documents[METODE].has(("skala", "pita"))
    places = [("skala", "pita", n, "bawah") if own else ("skala",) for n in range(len(bands))]
    yield Butir(
        id="skala",
        nama=f"Skala kategori: {skala.nama}",
        cetakan=(*((f"batas {nama}", text) for nama, text in bands), ("sumber", skala.sumber)),
        buat=lambda: Penjelasan(
            id="skala",
            jenis="scale",
            nama=f"Skala kategori: {skala.nama}",
            nilai=None,
            cetakan="; ".join(f"{nama} {text}" for nama, text in bands),
            uraian=f"Skala yang memberi nama pada capaian; {skala.kepastian}",
            rumus="",
            rumus_kata="nilai yang belum dibulatkan masuk tepat satu pita",
            sumber_rumus=skala.sumber,
            masukan=tuple(
                Masukan(simbol="", nama=nama, nilai=text, diketik=typed, tempat=place)
                for (nama, text), path in zip(bands, places, strict=True)
                for typed, place in [ketikan(numbers.year, METODE, path)]
            ),
        ),
    )


def _butir_batas(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield cap and floor of the method, where it has them."""
    for key, nama in (("batas_atas", "Batas atas capaian"), ("batas_bawah", "Batas bawah capaian")):
        value: Decimal | None = getattr(numbers.year.metode.capaian, key)
        if value is None:
            continue
        typed, place = ketikan(numbers.year, METODE, ("capaian", key))
        ident = key.replace("_", "-")
        entry, text = (
            Masukan(simbol="batas", nama=nama, nilai=value, diketik=typed, tempat=place, satuan="persen"),
            f"{tulis_angka(value)}%",
        )
        yield Butir(
            id=ident,
            nama=nama,
            cetakan=(("batas", text),),
            buat=lambda i=ident, m=nama, e=entry, t=text: diketik(i, "method", m, f"{m}, dalam persen", t, e),  # type: ignore[misc]
        )


def _butir_cakupan(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield how many indikator or objectives each of the seven analyses has content for."""
    year, order = numbers.year, urutan(numbers)
    names = {s.id: (n, s.nama) for n, s in enumerate(year.sasaran.sasaran)}

    def satu(hal: str, ident: str) -> Masukan:
        if hal == "indikator":
            return _satu(numbers, BERKAS, ("indikator", order[ident], "id"), numbers.per_id[ident].indikator.nama)
        n, nama = names[ident]
        return _satu(numbers, "sasaran.yaml", ("sasaran", n, "id"), nama)

    for one in tujuh_analisis(numbers) if numbers.utama.baris else ():
        title = f"Analisis {one.nomor} dari 7: {one.nama}"
        said = f"Banyaknya {one.hal} dari {one.dari} {one.hal} dalam {numbers.utama.dokumen} yang analisisnya ada"
        notes = [f"Belum ada pada: {one.kosong}."] if one.tanpa else []
        notes += [f"Dinyatakan tanpa pembanding: {', '.join(one.dinyatakan)}."] if one.dinyatakan else []
        yield Butir(
            id=f"analisis-{one.nomor}",
            nama=title,
            cetakan=(("jumlah", angka(one.ada)),),
            buat=lambda o=one, t=title, s=said, x=tuple(notes): _cacahan(  # type: ignore[misc]
                f"analisis-{o.nomor}", t, s, [satu(o.hal, ident) for ident in o.berisi], x
            ),
        )


def butir_cacah(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield counts of every document (the measured one without its name), of analyses, lists and staff; the scale."""
    for rekap in sorted(numbers.rekap.values(), key=lambda r: r is not numbers.utama):
        yield from _butir_rekap(numbers, rekap)
    yield from _butir_cakupan(numbers)
    yield from _butir_daftar(numbers)
    yield from _butir_pegawai(numbers)
    yield from _butir_skala(numbers)
    yield from _butir_batas(numbers)
