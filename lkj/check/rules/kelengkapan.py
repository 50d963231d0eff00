"""Completeness (LKJ6xx): a fact that the source lacks prints a marked placeholder and is reported here."""

from __future__ import annotations

from collections.abc import Iterator

from lkj.diagnostics import Finding, Severity
from lkj.model import Tahun
from lkj.model.base import DOKUMEN, Bulan
from lkj.model.blanks import Isian, isian


def realisasi_ada(year: Tahun) -> Iterator[Finding]:
    """LKJ601: indicators without realisasi print "belum ada data"; one finding a document, at its first."""
    for dokumen in DOKUMEN:
        empty = [n for n, i in enumerate(year.indikator.indikator) if i.dokumen == dokumen and i.realisasi is None]
        if empty:
            total = len(year.indikator_dokumen(dokumen))
            yield Finding(
                "LKJ601",
                Severity.WARNING,
                year.position("indikator.yaml", ("indikator", empty[0], "realisasi")),
                f"{len(empty)} dari {total} indikator dokumen «{dokumen}» belum mempunyai realisasi",
                "isi realisasi bila datanya ada; laporan mencetaknya sebagai «belum ada data»",
            )


def target_ada(year: Tahun) -> Iterator[Finding]:
    """LKJ602: an indicator without a target cannot be measured; one finding a document, at its first."""
    for dokumen in DOKUMEN:
        empty = [(n, i) for n, i in enumerate(year.indikator.indikator) if i.dokumen == dokumen and i.target is None]
        if empty:
            n, first = empty[0]
            many = f"{len(empty)} dari {len(year.indikator_dokumen(dokumen))} indikator dokumen «{dokumen}»"
            yield Finding(
                "LKJ602",
                Severity.WARNING,
                year.position("indikator.yaml", ("indikator", n, "target")),
                f"{many if len(empty) > 1 else f'indikator {first.id}'} belum mempunyai target",
                "isi target menurut dokumen perencanaannya",
            )


def anggaran_terbaca(year: Tahun) -> Iterator[Finding]:
    """LKJ603: an amount or a code that the source lost is printed as a placeholder; for activities see LKJ410."""
    for p, program in enumerate(year.pk.program):
        if program.anggaran is None:
            place = year.position("pk.yaml", ("program", p, "anggaran"))
            yield Finding(
                "LKJ603",
                Severity.WARNING,
                place,
                f"anggaran {program.nama} belum ada",
                "isi menurut naskah PK",
            )
        for k, kegiatan in enumerate(program.kegiatan):
            if kegiatan.kode is None:
                yield Finding(
                    "LKJ603",
                    Severity.WARNING,
                    year.position("pk.yaml", ("program", p, "kegiatan", k, "kode")),
                    f"kode kegiatan «{kegiatan.nama}» belum ada",
                    "isi menurut naskah PK yang ditandatangani",
                )
    for n, satu in enumerate(year.pagu.pagu):
        if satu.realisasi is None:
            place = year.position("pagu.yaml", ("pagu", n, "realisasi"))
            yield Finding(
                "LKJ603",
                Severity.WARNING,
                place,
                f"realisasi anggaran tahun {satu.tahun} belum ada",
                "isi dalam rupiah",
            )


def tanggal_lengkap(year: Tahun) -> Iterator[Finding]:
    """LKJ604: a date without a day leaves dots to be filled by hand."""
    for n, pk in enumerate(year.pk.perjanjian):
        if isinstance(pk.tanggal, Bulan):
            yield Finding(
                "LKJ604",
                Severity.WARNING,
                year.position("pk.yaml", ("perjanjian", n, "tanggal")),
                f"tanggal {pk.judul} ({pk.id}) tidak menyebut hari",
                f"tulis tanggal lengkapnya, misalnya {pk.tanggal.tahun}-{pk.tanggal.bulan:02}-15",
            )


def identitas_lengkap(year: Tahun) -> Iterator[Finding]:
    """LKJ605: the letterhead leaves out what is not known of the agency."""
    for key, word in (
        ("telepon", "nomor telepon"),
        ("faksimile", "nomor faksimile"),
        ("laman", "alamat laman"),
    ):
        if getattr(year.satker.satker, key) is None:
            yield Finding(
                "LKJ605",
                Severity.INFO,
                year.position("satker.yaml", ("satker", key)),
                f"{word} satuan kerja belum ada",
                "isi bila ada; kepala surat tidak mencetaknya",
            )


# How many of one kind are named; the rest follow them in the file.
_DISEBUT = 3


def tahun_terisi(year: Tahun) -> Iterator[Finding]:
    """LKJ611: facts of the year that no other rule asks for are not filled in yet; one finding a kind, at its first."""
    left: dict[tuple[str, str], list[Isian]] = {}
    for one in isian(year):
        if one.sendiri and not one.terisi:
            left.setdefault((one.berkas, one.jenis), []).append(one)
    for (_, kind), places in left.items():
        names = ", ".join(one.nama for one in places[:_DISEBUT])
        rest = f", dan {len(places) - _DISEBUT} lainnya" if len(places) > _DISEBUT else ""
        yield Finding(
            "LKJ611",
            Severity.WARNING,
            places[0].position,
            f"{places[0].nama} belum diisi"
            if len(places) == 1
            else f"{len(places)} isian {kind} kosong: {names}{rest}",
            "isi bila sudah diketahui; laporan mencetaknya sebagai «belum ada data»",
        )


RULES = (realisasi_ada, target_ada, anggaran_terbaca, tanggal_lengkap, identitas_lengkap, tahun_terisi)
