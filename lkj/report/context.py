"""What templates and prose may name: facts and numbers, read-only, under the field's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from lkj.capaian import AGREGAT, Rentang
from lkj.model import Tahun, kepegawaian
from lkj.model.anggaran import TINGKAT
from lkj.model.hukum import Peraturan
from lkj.model.perubahan_indikator import perubahan_indikator
from lkj.pengukuran import (
    PECAHAN,
    Anggaran,
    Biaya,
    Penamaan,
    Pengukuran,
    RekapTriwulan,
    jumlah_biaya,
    nama_rerata,
    pecahan,
    semua_biaya,
)
from lkj.report.aksi import hambatan
from lkj.report.analisis import AnalisisSasaran, BarisAnalisis, Dukungan
from lkj.report.bukti import daftar_bukti
from lkj.report.grafik import baris_grafik
from lkj.report.grafik_tren import indikator_bertahun, tahun_tren, tanpa_tren, terpotong
from lkj.report.kelengkapan import BawahTarget
from lkj.report.kertas import layout
from lkj.report.kop import kop_alamat, sampul_alamat
from lkj.report.manual import manual
from lkj.report.perjanjian import AnggaranNaskah, PosAwal, anggaran_naskah
from lkj.report.pohon_jenjang import berjenjang
from lkj.report.tindak_lanjut import rekap_tindak_lanjut
from lkj.wording.metode import ketentuan
from lkj.wording.printed import BELUM_ADA


def _arah(now: Decimal | int | None, before: Decimal | int | None) -> str | None:
    if now is None or before is None:
        return None
    return "naik" if now > before else "turun" if now < before else "tetap"


def _pegawai(year: Tahun) -> SimpleNamespace:
    staff = year.satker.pegawai
    levels = kepegawaian.rincian(staff).get("pendidikan", ())
    groups = {one.id: one for one in kepegawaian.kelompok(staff)}
    most = max(levels, key=lambda one: one.jumlah or 0, default=None)
    made = {
        "pns": groups["pns"].jumlah if "pns" in groups else None,
        "ppnpn": groups["ppnpn"].jumlah if "ppnpn" in groups else None,
        "kelompok": groups,
        "berkelompok": bool(staff.kelompok) and staff.tabel_kelompok,
        "seluruhnya": kepegawaian.seluruhnya(staff),
        "jenjang": levels,
        "pendidikan": {one.nama: one.jumlah for one in levels},
        "jumlah_pendidikan": kepegawaian.jumlah(levels),
        "terbanyak": most,
        "tabel": tuple(kepegawaian.tabel(staff, year.satker.satker.sebutan)),
    }
    return SimpleNamespace(**{**dict(staff), **made})


def _pecahan(year: Tahun) -> Iterator[SimpleNamespace]:
    for key, name, heading, title in PECAHAN:
        if parts := pecahan(year, key, name):
            *rows, total = parts
            yield SimpleNamespace(
                id=key,
                menurut=heading,
                judul=f"Menurut {title}",
                kepala=title,
                baris=tuple(rows),
                jumlah=total,
            )


def _menurut(lines: Iterable[Biaya]) -> tuple[str, str]:
    """Return what the budget is detailed by, as a sentence and as a title say it: "program dan kegiatan"."""
    found = {one.tingkat for one in lines} | {"program", "kegiatan"}
    levels = [level for level in TINGKAT if level in found]

    def joined(names: list[str]) -> str:
        return f"{', '.join(names[:-1])}{',' if len(names) > 2 else ''} dan {names[-1]}"

    return joined(levels), joined([level.title() for level in levels])


def _anggaran(numbers: Pengukuran) -> SimpleNamespace:
    now = numbers.anggaran_tahun(numbers.year.tahun)
    assert now is not None  # LKJ306
    before: Anggaran | None = numbers.anggaran_tahun(now.tahun - 1)
    return SimpleNamespace(
        kini=now,
        lalu=before,
        awal=numbers.anggaran[0],
        daftar=numbers.anggaran,
        arah_pagu=before and _arah(now.pagu, before.pagu),
        arah_realisasi=before and _arah(now.realisasi, before.realisasi),
        menurut=tuple(_pecahan(numbers.year)),
        arah_serapan=before and _arah(now.serapan, before.serapan),
    )


class _Rekap(dict[str, Any]):
    """Recaps by document id, and `utama`, the one the report measures."""

    utama: Any


# Parts of the groups that are made here, and the names of their figures.
_NAMA = {"total": "total-program", "jumlah_pendidikan": "pendidikan", "pns": "pns", "ppnpn": "ppnpn",
         "seluruhnya": "pegawai"}  # fmt: skip


def penamaan(numbers: Pengukuran, isi: Mapping[str, Any]) -> Callable[[object, str], str | None]:
    """Return what tells the name of a figure by the group of numbers that it is a part of, as templates know them.

    `isi` is what only the document at hand is told.
    """
    names = Penamaan(numbers)
    if isinstance(quarter := isi.get("triwulan"), RekapTriwulan):
        names.triwulan(quarter)

    def nama(of: object, part: str) -> str | None:
        if isinstance(of, SimpleNamespace):
            listed = part in ("pns", "ppnpn") and numbers.year.satker.pegawai.kelompok
            return f"pegawai-{part}" if listed else _NAMA.get(part)
        if isinstance(of, AnggaranNaskah):
            return f"anggaran-{of.id}" if part == "jumlah" and (of.sebagian or of.awal) else None
        if isinstance(of, PosAwal):
            return f"rincian-{of.kode}" if part == "anggaran" else None
        if isinstance(of, BarisAnalisis):
            return of.indikator if part in ("target", "realisasi", "capaian") else None
        if isinstance(of, AnalisisSasaran):
            return nama_rerata(of.sasaran.id, of.agregat) if part == "rerata" else None
        if isinstance(of, BawahTarget):
            return names.nama(of.baris.indikator, "realisasi") if part == "selisih" else None
        if isinstance(of, Dukungan):
            return of.kode if part == "anggaran" else None
        return names.nama(of, part)

    return nama


def context(numbers: Pengukuran) -> dict[str, Any]:
    """Return the names that a template may use."""
    year = numbers.year
    total = sum((p.anggaran for p in year.pk.program if p.anggaran is not None), 0)
    complete = all(p.anggaran is not None for p in year.pk.program)
    rekap = _Rekap(numbers.rekap)
    rekap.utama = numbers.utama
    hukum: dict[str, Peraturan] = {p.id: p for p in year.dasar_hukum.dasar_hukum}
    officials = year.pejabat
    lines = tuple(semua_biaya(numbers.biaya))
    menurut = _menurut(lines)
    return {
        # The fields of satker.yaml under their own keys; what stands below in the place of one is made of it.
        **{key: value for key, value in year.satker if key != "skema"},
        "tahun": year.tahun,
        "kop_alamat": kop_alamat(year, layout(year)),
        "sampul_alamat": sampul_alamat(year, layout(year)),
        "pejabat": officials,
        "penandatangan": officials[year.satker.laporan.penandatangan],
        "susunan": year.susunan,
        "pegawai": _pegawai(year),
        "hukum": hukum,
        "tugas": year.tugas,
        "renstra": year.visi_misi.renstra,
        "visi": year.visi_misi.visi,
        "makna_visi": year.visi_misi.makna_visi,
        "misi": year.visi_misi.misi,
        "misi_presiden": year.visi_misi.misi_presiden,
        "tujuan": year.visi_misi.tujuan,
        "rekap": rekap,
        "rekap_sama": [one.id for one in rekap.values() if one is not rekap.utama and one.sama_dengan(rekap.utama)],
        "skala": numbers.skala,
        "berkategori": numbers.berkategori,
        "berentang": any(isinstance(one.target, Rentang) for one in year.indikator.indikator),
        "berbobot": AGREGAT[year.metode.agregasi].berbobot,
        "metode": year.metode,
        "ketentuan": ketentuan(numbers),
        "anggaran": _anggaran(numbers),
        "rincian": numbers.biaya,
        "rincian_jumlah": jumlah_biaya(numbers.biaya),
        "rincian_baris": lines,
        "rincian_menurut": menurut[0],
        "rincian_judul": menurut[1],
        "tren": tahun_tren(numbers),
        "tren_indikator": indikator_bertahun(numbers),
        "tren_terpotong": terpotong(numbers),
        "tren_tanpa": tanpa_tren(numbers),
        "batas_grafik": len(baris_grafik(numbers)),
        "belum_ada": BELUM_ADA,
        "manual": manual(numbers),
        "tindak_lanjut": rekap_tindak_lanjut(year),
        "perubahan_indikator": tuple(perubahan_indikator(year)),
        "sasaran": year.sasaran_per_id,
        "indikator": {one.id: one for one in year.indikator.indikator},
        "kendala": {one.id: hambatan(year, one) for one in year.indikator.indikator if one.kendala},
        "bukti": daftar_bukti(year),
        "program": year.pk.program,
        "dokumen": tuple(year.dokumen.values()),
        "pohon_berjenjang": len(year.sasaran.sasaran) if berjenjang(year) else 0,
        "pk": {
            p.id: SimpleNamespace(
                isi=p,
                id=p.id,
                judul=p.judul,
                unit=p.unit,
                tanggal=p.tanggal,
                tempat=p.tempat,
                pihak_pertama=officials[p.pihak_pertama],
                pihak_kedua=None if p.pihak_kedua is None else officials[p.pihak_kedua],
                total=total if complete else None,
                tujuan=p.tujuan,
                anggaran=(scope := anggaran_naskah(year, p)).rinci,
                lingkup=scope,
                pertama=year.dokumen[p.id].pihak.capitalize(),
                perubahan=p.perubahan or year.dokumen[p.id].perubahan is not None,
            )
            for p in year.pk.perjanjian
        },
        "total_program": total if complete else None,
        "keseluruhan": SimpleNamespace(total=total if complete else None),
    }
