"""Numbers (LKJ4xx): weights that add up, targets that can be measured against, and what is left without a number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkj.capaian import (
    AGREGAT,
    Angka,
    Batas,
    Capaian,
    JenisBatas,
    KodeCatatan,
    Komposit,
    Kuantitas,
    Rentang,
    Status,
    satuan_sama,
    tulis_angka,
)
from lkj.diagnostics import Finding, Position, Severity
from lkj.model import Tahun
from lkj.model.base import DOKUMEN
from lkj.model.indikator import Indikator
from lkj.model.metode import halus
from lkj.pengukuran import ukur

_SERATUS = Decimal(100)


def _place(year: Tahun, n: int, *path: str | int) -> Position:
    return year.position("indikator.yaml", ("indikator", n, *path))


def _tempat_realisasi(year: Tahun, n: int) -> Position:
    """Return where a realisasi was typed: for one that is accumulated, its quarters."""
    return _place(year, n, "realisasi" if year.indikator.indikator[n].triwulan is None else "triwulan")


def bobot_seratus(year: Tahun) -> Iterator[Finding]:
    """LKJ401: under a weighted mean every indicator has a weight, and the weights of a document make 100.

    The measured document needs weights; another needs them once one of its indicators has one.
    """
    if not AGREGAT[year.metode.agregasi].berbobot:
        return
    for dokumen in DOKUMEN:
        own = [(n, i) for n, i in enumerate(year.indikator.indikator) if i.dokumen == dokumen]
        weights = [i.bobot for _, i in own if i.bobot is not None]
        if not own or (not weights and dokumen != year.metode.capaian.dokumen):
            continue
        without = [(n, i) for n, i in own if i.bobot is None]
        if without:
            n, first = without[0]
            more = f" dan {len(without) - 1} indikator lain" if len(without) > 1 else ""
            yield Finding(
                "LKJ401",
                Severity.ERROR,
                _place(year, n, "id"),
                f"indikator {first.id}{more} pada dokumen «{dokumen}» belum mempunyai bobot",
                "isi «bobot» dalam persen pada setiap indikator dokumen ini, atau pilih agregasi lain di metode.yaml",
            )
        elif (total := sum(weights, Decimal(0))) != _SERATUS:
            yield Finding(
                "LKJ401",
                Severity.ERROR,
                _place(year, own[0][0], "bobot"),
                f"jumlah bobot dokumen «{dokumen}» {tulis_angka(total)}, seharusnya 100",
                "perbaiki bobot hingga jumlahnya tepat 100",
            )


def satuan_serasi(year: Tahun) -> Iterator[Finding]:
    """LKJ402: a realisasi in another unit than its target is not compared, or only by its percentage.

    Nor is a realisasi compared with a Renstra target or a standard in a unit that neither it nor its target has.
    """
    for n, _, capaian in _terukur(year):
        note = next((c for c in capaian.catatan if c.kode is KodeCatatan.BEDA_SATUAN), None)
        if note is not None:
            yield Finding(
                "LKJ402",
                Severity.WARNING,
                _tempat_realisasi(year, n),
                halus(note.pesan),
                "tulis realisasi dalam satuan targetnya bila datanya ada",
            )
    for n, indikator in enumerate(year.indikator.indikator):
        units = [u for value in (indikator.target, indikator.realisasi) if (u := _satuan(value)) is not None]
        for key, kunci, nama in (
            ("target_renstra", "renstra", "target akhir Renstra"),
            ("nasional", "nasional", "standar nasional"),
        ):
            value = getattr(indikator, key)
            own = _satuan(value)
            if own is None or not units or any(satuan_sama(own, unit) for unit in units):
                continue
            yield Finding(
                "LKJ402",
                Severity.WARNING,
                _place(year, n, key),
                f"{nama} {indikator.id} “{value}” bersatuan {own}, sedangkan targetnya {units[0]},"
                " sehingga tidak dapat dibandingkan",
                f"tulis dalam satuan {units[0]}; bila tidak ada yang sebanding, hapus dan"
                f" tulis `tanpa_pembanding: [{kunci}]`",
                (_place(year, n, "satuan"), "satuan indikatornya"),
            )


def _satuan(value: Kuantitas | None) -> str | None:
    """Return the one unit that a number, a range or a limit has; None for what has none, or several."""
    return value.satuan if isinstance(value, (Angka, Rentang, Batas)) else None


def capaian_terhitung(year: Tahun) -> Iterator[Finding]:
    """LKJ403: a realisasi from which no percentage follows counts by its status, or is left out of every mean."""
    for n, indikator, capaian in _terukur(year):
        unit = any(c.kode is KodeCatatan.BEDA_SATUAN for c in capaian.catatan)
        if capaian.nilai is None and indikator.target is not None and not unit and not _target_nol(indikator):
            yield Finding(
                "LKJ403",
                Severity.WARNING,
                _tempat_realisasi(year, n),
                f"capaian {indikator.id} tidak mempunyai persentase: {halus(capaian.alasan)}",
                _saran(capaian),
            )


def _saran(capaian: Capaian) -> str:
    if capaian.status is Status.BELUM_ADA_DATA:
        return "lengkapi realisasinya; tanpa itu indikator ini tidak masuk rata-rata"
    if capaian.pengganti is None:
        return "periksa target, realisasi, dan rumusnya; bila memang demikian, indikator ini tidak masuk rata-rata"
    if capaian.pengganti.is_infinite():
        return (
            "tetapkan «batas_atas», atau pakai rumus selisih; tanpa itu realisasi ini tidak berhingga dan rata-ratanya"
            " tidak dapat dihitung"
        )
    return (
        "periksa target, realisasi, dan rumusnya; bila memang demikian, indikator ini dihitung"
        f" {tulis_angka(capaian.pengganti)} dalam rata-rata"
    )


def target_bukan_nol(year: Tahun) -> Iterator[Finding]:
    """LKJ404: a target of 0 where higher is better can be met by anything and measured by nothing."""
    for n, indikator in enumerate(year.indikator.indikator):
        if _target_nol(indikator):
            yield Finding(
                "LKJ404",
                Severity.ERROR,
                _place(year, n, "target"),
                f"target {indikator.id} 0, sedangkan polaritasnya naik; capaiannya tidak dapat dihitung",
                "perbaiki targetnya; bila makin rendah makin baik, tulis `polaritas: turun`",
            )


def batas_searah(year: Tahun) -> Iterator[Finding]:
    """LKJ417: a limit in a target, or in what it is compared with, says the same as the polarity."""
    searah = {"naik": JenisBatas.MINIMAL, "turun": JenisBatas.MAKSIMAL}
    kata = {"naik": "makin tinggi makin baik", "turun": "makin rendah makin baik"}
    for n, indikator in enumerate(year.indikator.indikator):
        polaritas = indikator.polaritas
        for key in ("target", "target_renstra", "nasional"):
            value = getattr(indikator, key)
            if not isinstance(value, Batas) or searah.get(polaritas, value.jenis) is value.jenis:
                continue
            arah = "turun" if value.jenis is JenisBatas.MAKSIMAL else "naik"
            remedy, what = "perbaiki batasnya", "perbandingan dengannya"
            if key == "target":
                remedy, what = f"tulis `polaritas: {arah}`, atau {remedy}", "capaiannya"
            yield Finding(
                "LKJ417",
                Severity.WARNING,
                _place(year, n, key),
                f"{key.replace('_', ' ')} {indikator.id} “{value}”,"
                f" sedangkan polaritasnya {polaritas} ({kata[polaritas]})",
                f"{remedy}; selama begitu, {what} dihitung sebagai {arah}",
                (_place(year, n, "polaritas"), f"polaritas {polaritas} dinyatakan di sini"),
            )


def pembanding_padu(year: Tahun) -> Iterator[Finding]:
    """LKJ419: what `tanpa_pembanding` says an indicator has none of is not given all the same."""
    for n, indikator in enumerate(year.indikator.indikator):
        given = {
            "riwayat": any(lalu.realisasi is not None for lalu in indikator.riwayat),
            "renstra": indikator.target_renstra is not None,
            "nasional": indikator.nasional is not None,
        }
        for k, name in enumerate(indikator.tanpa_pembanding):
            key = "target_renstra" if name == "renstra" else name
            if given[name]:
                yield Finding(
                    "LKJ419",
                    Severity.WARNING,
                    _place(year, n, "tanpa_pembanding", k),
                    f"{indikator.id} menyebut {name} dalam «tanpa_pembanding», padahal «{key}» berisi",
                    f"hapus «{name}» di sini bila «{key}» benar; bila tidak, hapus «{key}»",
                    (_place(year, n, key), f"«{key}» di sini"),
                )


def riwayat_lampau(year: Tahun) -> Iterator[Finding]:
    """LKJ405: the history of an indicator, and that of the method, hold years before that of the report."""
    for k, method in enumerate(year.metode.riwayat):
        if method.tahun >= year.tahun:
            yield Finding(
                "LKJ405",
                Severity.ERROR,
                year.position("metode.yaml", ("riwayat", k, "tahun")),
                f"riwayat metode menyebut tahun {method.tahun}, padahal laporan ini tahun {year.tahun}",
                "isi riwayat dengan metode tahun-tahun sebelumnya saja",
            )
    for n, indikator in enumerate(year.indikator.indikator):
        for k, lalu in enumerate(indikator.riwayat):
            if lalu.tahun >= year.tahun:
                yield Finding(
                    "LKJ405",
                    Severity.ERROR,
                    _place(year, n, "riwayat", k, "tahun"),
                    f"riwayat {indikator.id} menyebut tahun {lalu.tahun}, padahal laporan ini tahun {year.tahun}",
                    "isi riwayat dengan tahun-tahun sebelumnya saja",
                )


def triwulan_lengkap(year: Tahun) -> Iterator[Finding]:
    """LKJ406: a year accumulated from some of its quarters only is not yet the year's realisasi."""
    for n, indikator in enumerate(year.indikator.indikator):
        quarters = indikator.akumulasi_triwulan
        if quarters is not None and quarters.n and not quarters.lengkap:
            missing = ", ".join(map(str, quarters.belum_ada))
            yield Finding(
                "LKJ406",
                Severity.WARNING,
                _place(year, n, "triwulan"),
                f"realisasi {indikator.id} baru dari {quarters.n} triwulan; yang belum ada: triwulan {missing}",
                "isi triwulan yang belum ada; selama kosong, triwulan itu tidak dihitung sebagai 0",
            )


def _terukur(year: Tahun) -> Iterator[tuple[int, Indikator, Capaian]]:
    """Yield the indicators that have a realisasi, with their place in the file and their capaian."""
    for n, indikator in enumerate(year.indikator.indikator):
        if indikator.realisasi is not None:
            yield n, indikator, ukur(year.metode, indikator)


def _target_nol(indikator: Indikator) -> bool:
    target = indikator.target
    parts = target.komponen if isinstance(target, Komposit) else (target,)
    return indikator.polaritas == "naik" and any(isinstance(p, Angka) and p.nilai == 0 for p in parts)


RULES = (
    bobot_seratus,
    satuan_serasi,
    capaian_terhitung,
    target_bukan_nol,
    batas_searah,
    pembanding_padu,
    riwayat_lampau,
    triwulan_lengkap,
)
