"""Counts explained: indicators, objectives, staff; every thing counted is listed with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from lkj.capaian import Status, tulis_angka
from lkj.explain.anggaran import diketik
from lkj.explain.indikator import uraian_capaian, urutan
from lkj.explain.records import BERKAS, METODE, Butir, Hitungan, Masukan, Penjelasan, ketikan
from lkj.pengukuran import NAMA_DOKUMEN, Baris, Pengukuran, Rekap
from lkj.wording.printed import BELUM_ADA, angka

_MENCACAH = "mencacah butir yang tercantum di bawah ini satu per satu"
SATKER = "satker.yaml"


def _cacahan(ident: str, nama: str, uraian: str, butir: Sequence[Masukan], notes: Sequence[str] = ()) -> Penjelasan:
    n = Decimal(len(butir))
    text = f"{' + '.join('1' * len(butir)) or '0'} = {n}"
    return Penjelasan(
        ident,
        "count",
        nama,
        n,
        angka(n),
        uraian,
        "n",
        _MENCACAH,
        "cacah langsung dari data",
        tuple(butir),
        (Hitungan("Cacah", "n", text, n),),
        catatan=tuple(notes),
    )


def _satu(numbers: Pengukuran, file: str, path: tuple[str | int, ...], nama: str) -> Masukan:
    """Return one thing counted: what is typed at its place, and what it is called."""
    typed, place = ketikan(numbers.year, file, path)
    return Masukan("1", typed, Decimal(1), typed, place, hitungan="" if nama == typed else nama)


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
    main, dokumen = rekap is numbers.utama, NAMA_DOKUMEN[rekap.id]

    def nama(what: str) -> tuple[str, tuple[str, ...]]:
        return (what, (f"{what}-{rekap.id}",)) if main else (f"{what}-{rekap.id}", ())

    year = numbers.year
    objectives = [(n, s) for n, s in enumerate(year.sasaran.sasaran) if s.dokumen == rekap.id]
    ident, alias = nama("jumlah-sasaran")
    yield Butir(
        ident,
        f"Jumlah sasaran, {dokumen}",
        (("jumlah", angka(len(objectives))),),
        lambda: _cacahan(
            ident,
            f"Jumlah sasaran, {dokumen}",
            f"Banyaknya sasaran dalam {dokumen}",
            [_satu(numbers, "sasaran.yaml", ("sasaran", n, "id"), s.nama) for n, s in objectives],
        ),
        alias,
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
            ident_i,
            title,
            (("jumlah", angka(len(rows))),),
            lambda i=ident_i, t=title, r=rows: _cacahan(i, t, t, _baris(numbers, r), (note,)),  # type: ignore[misc]
            alias_i,
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
        ("jumlah-bagian", "Jumlah bagian sekretariat", SATKER, ("organisasi", "bagian"), "nama",
         tuple(b.nama for b in year.satker.organisasi.bagian)),
    )  # fmt: skip
    for ident, nama, file, path, key, names in lists:
        made = [
            _satu(numbers, file, (*path, n, key) if key else (*path, n), called or BELUM_ADA)
            for n, called in enumerate(names)
        ]
        yield Butir(
            ident,
            nama,
            (("jumlah", angka(len(names))),),
            lambda i=ident, m=nama, e=made: _cacahan(i, m, m, e),  # type: ignore[misc]
        )


def _butir_pegawai(numbers: Pengukuran) -> Iterator[Butir]:
    staff = numbers.year.satker.pegawai
    for key, nama in (("pns", "Jumlah Pegawai Negeri Sipil"), ("ppnpn", "Jumlah PPNPN")):
        value: int | None = getattr(staff, key)
        if value is None:
            continue
        typed, place = ketikan(numbers.year, SATKER, ("pegawai", key))
        entry = Masukan("n", nama, Decimal(value), typed, place, "orang")
        yield Butir(
            key,
            nama,
            (("jumlah", angka(value)),),
            lambda k=key, m=nama, v=value, e=entry: diketik(k, "count", m, f"{m}, dalam orang", angka(v), e),  # type: ignore[misc]
            ("pegawai",),
        )
    levels = [
        Masukan("n", p.jenjang, Decimal(p.jumlah), *ketikan(numbers.year, SATKER, (*_PENDIDIKAN, n, "jumlah")), "orang")
        for n, p in enumerate(staff.pendidikan)
        if p.jumlah is not None
    ]
    if len(levels) < len(staff.pendidikan):
        return
    total = sum(p.jumlah or 0 for p in staff.pendidikan)
    yield Butir(
        "pendidikan",
        "Jumlah pegawai menurut pendidikan",
        (("jumlah", angka(total)),),
        lambda: _jelaskan_pendidikan(numbers, levels, total),
        ("jumlah-pendidikan",),
    )
    for level in levels:
        nama = f"Jumlah pegawai berpendidikan {level.nama}"
        text = tulis_angka(level.nilai) if isinstance(level.nilai, Decimal) else ""
        yield Butir(
            f"pendidikan-{level.nama}",
            nama,
            (("jumlah", text),),
            lambda m=nama, e=level, t=text: diketik(f"pendidikan-{e.nama}", "count", m, f"{m}, dalam orang", t, e),  # type: ignore[misc]
        )


_PENDIDIKAN = ("pegawai", "pendidikan")


def _jelaskan_pendidikan(numbers: Pengukuran, levels: Sequence[Masukan], total: int) -> Penjelasan:
    values = [level.nilai for level in levels if isinstance(level.nilai, Decimal)]
    text = f"{' + '.join(tulis_angka(v) for v in values)} = {tulis_angka(Decimal(total))}"
    notes = []
    pns = numbers.year.satker.pegawai.pns
    if pns is not None and pns != total:
        notes.append(f"Jumlah PNS yang dinyatakan adalah {pns} orang; selisihnya tidak dijelaskan dalam data.")
    return Penjelasan(
        "pendidikan",
        "count",
        "Jumlah pegawai menurut pendidikan",
        Decimal(total),
        angka(total),
        "Jumlah pegawai yang dirinci menurut jenjang pendidikan, dalam orang",
        "Σn",
        "jumlah pegawai semua jenjang pendidikan",
        "penjumlahan baris pada tabel pendidikan",
        tuple(levels),
        (Hitungan("Jumlah pegawai", "Σn", text, Decimal(total)),),
        catatan=tuple(notes),
    )


def _butir_skala(numbers: Pengukuran) -> Iterator[Butir]:
    skala = numbers.skala
    bands = [(p.nama, skala.tulis_pita(p)) for p in skala.pita]
    own = numbers.year.documents[METODE].has(("skala", "pita"))
    places = [("skala", "pita", n, "bawah") if own else ("skala",) for n in range(len(bands))]
    yield Butir(
        "skala",
        f"Skala kategori: {skala.nama}",
        (*((f"batas {nama}", text) for nama, text in bands), ("sumber", skala.sumber)),
        lambda: Penjelasan(
            "skala",
            "scale",
            f"Skala kategori: {skala.nama}",
            None,
            "; ".join(f"{nama} {text}" for nama, text in bands),
            f"Skala yang memberi nama pada capaian; {skala.kepastian}",
            "",
            "nilai yang belum dibulatkan masuk tepat satu pita",
            skala.sumber,
            tuple(
                Masukan("", nama, text, *ketikan(numbers.year, METODE, path))
                for (nama, text), path in zip(bands, places, strict=True)
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
        entry, text = Masukan("batas", nama, value, typed, place, "persen"), f"{tulis_angka(value)}%"
        yield Butir(
            ident,
            nama,
            (("batas", text),),
            lambda i=ident, m=nama, e=entry, t=text: diketik(i, "method", m, f"{m}, dalam persen", t, e),  # type: ignore[misc]
        )


def butir_cacah(numbers: Pengukuran) -> Iterator[Butir]:
    """Yield counts of every document (the measured one without its name), of lists, of staff; the scale's bounds."""
    for rekap in sorted(numbers.rekap.values(), key=lambda r: r is not numbers.utama):
        yield from _butir_rekap(numbers, rekap)
    yield from _butir_daftar(numbers)
    yield from _butir_pegawai(numbers)
    yield from _butir_skala(numbers)
    yield from _butir_batas(numbers)
