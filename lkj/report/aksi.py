"""The plan of action of a document: targets by quarters and the activities that are to bring them."""

from __future__ import annotations

from msgspec import Struct

from lkj.capaian import Kuantitas
from lkj.model import Tahun
from lkj.model.aksi import Aksi, Kendala, TindakLanjut
from lkj.model.indikator import Indikator
from lkj.model.manual import nama_penanggung_jawab
from lkj.model.rencana import DokumenPerencanaan, Sasaran
from lkj.pengukuran import TRIWULAN, Baris, BarisTriwulan, Pengukuran, RekapTriwulan
from lkj.wording.printed import romawi, tanggal


class BarisAksi(Struct, frozen=True):
    """One indicator: its row, the target of each quarter (None where none is set), and its activities in words."""

    baris: Baris
    triwulan: tuple[Kuantitas | None, ...]
    bertarget: bool
    kegiatan: tuple[str, ...]
    penanggung_jawab: str


class RencanaAksi(Struct, frozen=True):
    """A plan of action as it is printed: its title, and the rows of each objective."""

    judul: str
    kelompok: tuple[tuple[Sasaran, tuple[BarisAksi, ...]], ...]


def rencana_aksi(numbers: Pengukuran, dokumen: DokumenPerencanaan | None) -> RencanaAksi:
    """Return the plan of action that a document is, or that of the measured document."""
    recap = numbers.utama if dokumen is None else numbers.rekap[dokumen.id]
    title = f"Rencana Aksi {recap.dokumen}" if dokumen is None else dokumen.nama
    kelompok = tuple((s, tuple(_baris(numbers.year, row) for row in rows)) for s, rows in recap.kelompok)
    return RencanaAksi(title, kelompok)


def _baris(year: Tahun, row: Baris) -> BarisAksi:
    given = row.indikator.target_triwulan or ()
    quarters = tuple(given[n - 1] if n <= len(given) else None for n in TRIWULAN)
    # Who answers for the activities; for the indikator itself where none of them says so.
    said = [aksi.penanggung_jawab for aksi in row.indikator.aksi if aksi.penanggung_jawab is not None]
    said = said or [row.indikator.penanggung_jawab or ""]
    people = dict.fromkeys(nama_penanggung_jawab(year, one) for one in said if one)
    activities = tuple(_kegiatan(one) for one in row.indikator.aksi)
    return BarisAksi(row, quarters, row.indikator.target_triwulan is not None, activities, "; ".join(people))


def _kegiatan(one: Aksi) -> str:
    when = f" (triwulan {', '.join(romawi(n) for n in one.triwulan)})" if one.triwulan else ""
    return f"{one.nama}{when}"


class Hambatan(Struct, frozen=True):
    """An obstacle as it is printed: its quarter, what it is, and what is done about it ("" while nothing is)."""

    triwulan: int
    uraian: str
    tindak_lanjut: str


class BarisTerhadapAksi(Struct, frozen=True):
    """An indicator as of a quarter beside its plan of action: activities and obstacles up to that quarter."""

    baris: BarisTriwulan
    kegiatan: tuple[str, ...]
    kendala: tuple[Hambatan, ...]


def terhadap_aksi(numbers: Pengukuran, recap: RekapTriwulan) -> tuple[BarisTerhadapAksi, ...]:
    """Return the indicators of a quarterly document that have a plan of action, or met an obstacle."""
    rows = []
    for one in recap.baris:
        facts = one.baris.indikator
        met = hambatan(numbers.year, facts, recap.triwulan)
        if facts.beraksi or met:
            due = [aksi for aksi in facts.aksi if not aksi.triwulan or min(aksi.triwulan) <= recap.triwulan]
            rows.append(BarisTerhadapAksi(one, tuple(_kegiatan(aksi) for aksi in due), met))
    return tuple(rows)


def hambatan(year: Tahun, one: Indikator, sampai: int = TRIWULAN[-1]) -> tuple[Hambatan, ...]:
    """Return the obstacles that an indicator met up to a quarter, in the order of the data."""
    return tuple(Hambatan(k.triwulan, k.uraian, _tindakan(year, k)) for k in one.kendala if k.triwulan <= sampai)


def _tindakan(year: Tahun, one: Kendala) -> str:
    return "" if one.tindak_lanjut is None else uraian_tindak_lanjut(year, one.tindak_lanjut)


def uraian_tindak_lanjut(year: Tahun, done: TindakLanjut) -> str:
    """Say what is done about something: what, by whom, until when, and how far it is."""
    whose = f", oleh {nama_penanggung_jawab(year, done.penanggung_jawab)}" if done.penanggung_jawab else ""
    until = f", paling lambat {tanggal(done.tenggat)}" if done.tenggat else ""
    state = f" ({done.status})" if done.status else ""
    return f"{done.uraian.removesuffix('.')}{whose}{until}{state}"
