"""What follows from the facts: capaian, status and category, money by programme, and a past told in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from lkj.capaian import Status
from lkj.diff.meaning import Konteks, Sifat, berselisih, rupiah
from lkj.diff.result import Jenis, Nilaian, Perubahan, Topik
from lkj.diff.walk import semakna, telusuri
from lkj.model.bidang import Bidang, Kosong, Ragam, bidang_model
from lkj.model.indikator import TahunLalu
from lkj.model.metode import MetodeLalu
from lkj.pengukuran import Baris, Biaya, Pengukuran, semua_biaya

__all__ = ["belanja", "capaian", "masa_lalu"]

# What the numbers of indicators, programmes and activities are.
_CAPAIAN = Bidang(arti="Capaian indikator.", ragam=Ragam.PERSEN)
_SERAPAN = Bidang(arti="Realisasi dibagi pagu.", ragam=Ragam.PERSEN, kosong=Kosong.BELUM_ADA)
_JUMLAH = Bidang(arti="Jumlah rupiah kegiatan.", ragam=Ragam.RUPIAH, kosong=Kosong.BELUM_ADA)
_PERINGKAT_STATUS = {Status.TIDAK_TERCAPAI: 0, Status.TERCAPAI: 1}


def capaian(konteks: Konteks, ident: str) -> Iterator[Perubahan]:
    """Yield how the capaian, status and category of an indicator changed; nothing for one that a side lacks."""
    a, b = (side.get(ident) for side in konteks.baris)
    if a is None or b is None:
        return
    same = konteks.seaturan(ident)
    old, new = a.capaian, b.capaian
    if old.nilai != new.nilai:
        said = {} if old.nilai is None or new.nilai is None else berselisih(old.nilai, new.nilai, "poin")
        way = said.get("nilaian")
        better = {Nilaian.NAIK: Nilaian.MEMBAIK, Nilaian.TURUN: Nilaian.MEMBURUK}.get(way) if same and way else None
        yield _turunan(
            a, b, "capaian", old.nilai, new.nilai, {**said, "nilaian": better, "sebanding": same, "bidang": _CAPAIAN}
        )
    if old.status is not new.status:
        crossed = _melintas(*(_PERINGKAT_STATUS.get(side.status) for side in (old, new))) if same else None
        yield _turunan(a, b, "status", old.status, new.status, {"nilaian": crossed, "sebanding": same})
    before, after = (row.kategori.nama if row.kategori else None for row in (a, b))
    one_scale = konteks.a.skala.pita == konteks.b.skala.pita
    if not konteks.b.berkategori:
        return
    # The same capaian under another scale has another name: that the scale changed says it for all.
    if before != after and (one_scale or old.nilai != new.nilai):
        same = same and one_scale
        order = {pita.nama: -n for n, pita in enumerate(konteks.b.skala.pita)}
        crossed = _melintas(order.get(before or ""), order.get(after or "")) if same else None
        yield _turunan(a, b, "kategori", before, after, {"nilaian": crossed, "sebanding": same})


def _turunan(a: Baris, b: Baris, fakta: str, before: object, after: object, said: Sifat) -> Perubahan:
    return Perubahan(
        topik=Topik.INDIKATOR,
        jenis=Jenis.HITUNG,
        berkas="indikator.yaml",
        jalur=f"indikator[{b.indikator.id}]",
        id=b.indikator.id,
        nama=b.indikator.nama,
        fakta=fakta,
        sebelum=before,
        sesudah=after,
        tempat_a=a.position,
        tempat_b=b.position,
        **said,
    )


def _melintas(before: int | None, after: int | None) -> Nilaian | None:
    if before is None or after is None or before == after:
        return None
    return Nilaian.MEMBAIK if after > before else Nilaian.MEMBURUK


def _biaya(numbers: Pengukuran) -> dict[str, tuple[Biaya, bool]]:
    """Return programmes and activities by code; true marks a sum of activities."""
    return {one.kode: (one, bool(one.bagian)) for one in semua_biaya(numbers.biaya)}


def belanja(konteks: Konteks) -> Iterator[Perubahan]:
    """Yield how the sums of programmes, and the absorption of programmes and activities, changed."""
    old, new = _biaya(konteks.a), _biaya(konteks.b)
    for kode, (b, total) in new.items():
        if kode not in old or old[kode][1] is not total:
            continue
        a = old[kode][0]
        key = "program" if total else "rincian"
        one = Perubahan(
            topik=Topik.ANGGARAN,
            jenis=Jenis.HITUNG,
            berkas="pagu.yaml",
            jalur=f"{key}[{kode}]",
            id=kode,
            nama=b.nama,
            fakta="",
            sebelum=None,
            sesudah=None,
            tempat_a=a.position,
            tempat_b=b.position,
        )
        for name, before, after in (("pagu", a.pagu, b.pagu), ("realisasi", a.realisasi, b.realisasi)):
            if total and before != after:
                said = {**rupiah(before, after), "bidang": _JUMLAH}
                yield one._replace(fakta=f"jumlah {name}", sebelum=before, sesudah=after, **said)
        if a.serapan != b.serapan:
            said = {} if a.serapan is None or b.serapan is None else berselisih(a.serapan, b.serapan, "poin")
            yield one._replace(fakta="serapan", sebelum=a.serapan, sesudah=b.serapan, bidang=_SERAPAN, **said)


def masa_lalu(konteks: Konteks) -> Iterator[Perubahan]:
    """Yield where the later year tells the earlier one otherwise than that year told itself."""
    if konteks.setahun:
        return
    yield from _riwayat(konteks)
    yield from _metode_lalu(konteks)


def _riwayat(konteks: Konteks) -> Iterator[Perubahan]:
    earlier, later = sorted((konteks.a, konteks.b), key=lambda side: side.year.tahun)
    own = {i.id: (n, i) for n, i in enumerate(earlier.year.indikator.indikator)}
    tahun = earlier.year.tahun
    for n, indikator in enumerate(later.year.indikator.indikator):
        if indikator.id not in own:
            continue
        m, dahulu = own[indikator.id]
        for k, lalu in enumerate(indikator.riwayat):
            if lalu.tahun != tahun:
                continue
            for key in ("target", "realisasi"):
                typed, told = getattr(dahulu, key), getattr(lalu, key)
                if typed is None or told is None or semakna(typed, told):
                    continue
                sides = [
                    (typed, earlier.year.position("indikator.yaml", ("indikator", m, key))),
                    (told, later.year.position("indikator.yaml", ("indikator", n, "riwayat", k, key))),
                ]
                (before, place_a), (after, place_b) = sides if konteks.a is earlier else sides[::-1]
                yield Perubahan(
                    topik=Topik.INDIKATOR,
                    jenis=Jenis.NYATAKAN_ULANG,
                    berkas="indikator.yaml",
                    jalur=f"indikator[{indikator.id}].riwayat[{tahun}].{key}",
                    id=indikator.id,
                    nama=konteks.baris[1][indikator.id].indikator.nama,
                    fakta=f"riwayat[{tahun}].{key}",
                    sebelum=before,
                    sesudah=after,
                    tempat_a=place_a,
                    tempat_b=place_b,
                    bidang=bidang_model(TahunLalu)[key],
                )


def _metode_lalu(konteks: Konteks) -> Iterator[Perubahan]:
    earlier, later = sorted((konteks.a.year, konteks.b.year), key=lambda year: year.tahun)
    told = later.metode.lalu(earlier.tahun)
    if told is None:
        return
    n = later.metode.riwayat.index(told)
    own = earlier.metode
    found: list[tuple[tuple[str, ...], object, object, Bidang]] = [
        (("capaian", t.bidang), t.sebelum, t.sesudah, bidang_model(t.pemilik)[t.bidang])
        for t in telusuri(own.capaian, told.capaian)
    ]
    if own.agregasi != told.agregasi:
        found.append((("agregasi",), own.agregasi, told.agregasi, bidang_model(MetodeLalu)["agregasi"]))
    if own.pita.pita != told.pita.pita:
        found.append((("skala",), own.pita.nama, told.pita.nama, bidang_model(MetodeLalu)["skala"]))
    for path, typed, then, declared in found:
        sides = [
            (typed, earlier.position("metode.yaml", path)),
            (then, later.position("metode.yaml", ("riwayat", n, *path))),
        ]
        (before, place_a), (after, place_b) = sides if konteks.a.year is earlier else sides[::-1]
        key = ".".join(path)
        yield Perubahan(
            topik=Topik.METODE,
            jenis=Jenis.NYATAKAN_ULANG,
            berkas="metode.yaml",
            jalur=f"riwayat[{earlier.tahun}].{key}",
            id=str(earlier.tahun),
            nama="",
            fakta=key,
            sebelum=before,
            sesudah=after,
            tempat_a=place_a,
            tempat_b=place_b,
            bidang=declared,
        )
