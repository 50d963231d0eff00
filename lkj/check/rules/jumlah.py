"""Sums and differences (LKJ407–LKJ411, LKJ416, LKJ420): staff, programmes, activities, the budget and the agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkj.capaian import PERSEN, RUPIAH, Angka, bulatkan, satuan_sama, tulis_angka
from lkj.diagnostics import Finding, Severity
from lkj.model import Tahun
from lkj.pengukuran import Pengukuran

_SERAPAN = re.compile(r"serap|penyerapan|realisasi anggaran", re.IGNORECASE)


def _rupiah(jumlah: int) -> str:
    return str(Angka(Decimal(jumlah), RUPIAH))


def pegawai_serasi(year: Tahun) -> Iterator[Finding]:
    """LKJ407: the civil servants stated are those of the table by education."""
    staff = year.satker.pegawai
    counts = [p.jumlah for p in staff.pendidikan if p.jumlah is not None]
    if staff.pns is None or staff.ppnpn is None or len(counts) < len(staff.pendidikan):
        return
    total = sum(counts)
    if total not in (staff.pns, staff.pns + staff.ppnpn):
        yield Finding(
            "LKJ407",
            Severity.WARNING,
            year.position("satker.yaml", ("pegawai", "pns")),
            f"di sini tertulis {staff.pns} PNS, sedangkan rincian menurut pendidikan berjumlah {total}",
            "samakan menurut data kepegawaian pada bulan yang sama",
            (year.position("satker.yaml", ("pegawai", "pendidikan")), f"rinciannya berjumlah {total}"),
        )


def pk_dan_pagu(year: Tahun) -> Iterator[Finding]:
    """LKJ408: the programmes of the agreement add up to the budget ceiling that the report accounts for."""
    amounts = [p.anggaran for p in year.pk.program if p.anggaran is not None]
    if len(amounts) < len(year.pk.program):
        return
    total = sum(amounts)
    for n, budget in enumerate(year.pagu.pagu):
        if budget.tahun == year.tahun and budget.pagu is not None and budget.pagu != total:
            yield Finding(
                "LKJ408",
                Severity.WARNING,
                year.position("pagu.yaml", ("pagu", n, "pagu")),
                f"pagu {year.tahun} {_rupiah(budget.pagu)}, sedangkan program dalam PK berjumlah {_rupiah(total)};"
                f" selisih {_rupiah(abs(total - budget.pagu))} tidak dijelaskan",
                "samakan dengan DIPA terakhir dan PK yang berlaku, atau jelaskan selisihnya dalam pengecualian.yaml",
                (year.position("pk.yaml", ("program", 0, "anggaran")), f"program berjumlah {_rupiah(total)}"),
            )


def realisasi_dalam_pagu(year: Tahun) -> Iterator[Finding]:
    """LKJ420: a whole year's spending does not exceed its ceiling; a single activity's may, until it is revised."""
    for n, budget in enumerate(year.pagu.pagu):
        if budget.pagu is None or budget.realisasi is None or budget.realisasi <= budget.pagu:
            continue
        yield Finding(
            "LKJ420",
            Severity.WARNING,
            year.position("pagu.yaml", ("pagu", n, "realisasi")),
            f"realisasi anggaran {budget.tahun} {_rupiah(budget.realisasi)} melebihi pagunya {_rupiah(budget.pagu)}",
            "periksa keduanya menurut DIPA terakhir dan laporan realisasi anggaran; bila memang demikian, terima temuan"
            " ini dengan alasannya",
            (year.position("pagu.yaml", ("pagu", n, "pagu")), f"pagu {budget.tahun}"),
        )


def rincian_dan_pagu(year: Tahun) -> Iterator[Finding]:
    """LKJ416: ceiling and spending by activity add up to those of the year."""
    now = next((n for n, p in enumerate(year.pagu.pagu) if p.tahun == year.tahun), None)
    if now is None or not year.pagu.rincian:
        return
    for key in ("pagu", "realisasi"):
        parts = [getattr(r, key) for r in year.pagu.rincian]
        whole = getattr(year.pagu.pagu[now], key)
        if whole is None or None in parts or sum(parts) == whole:
            continue
        yield Finding(
            "LKJ416",
            Severity.WARNING,
            year.position("pagu.yaml", ("pagu", now, key)),
            f"{key} {year.tahun} {_rupiah(whole)}, sedangkan rinciannya berjumlah {_rupiah(sum(parts))};"
            f" selisih {_rupiah(abs(whole - sum(parts)))} tidak dijelaskan",
            "samakan keduanya menurut laporan realisasi anggaran",
            (year.position("pagu.yaml", ("rincian", 0, key)), f"rinciannya berjumlah {_rupiah(sum(parts))}"),
        )


def kegiatan_dan_program(year: Tahun) -> Iterator[Finding]:
    """LKJ409: activities add up to their programme; LKJ410: one without an amount, and what it must then be."""
    for p, program in enumerate(year.pk.program):
        if program.anggaran is None or not program.kegiatan:
            continue
        known = sum(k.anggaran for k in program.kegiatan if k.anggaran is not None)
        without = [n for n, k in enumerate(program.kegiatan) if k.anggaran is None]
        place = year.position("pk.yaml", ("program", p, "anggaran"))
        if known > program.anggaran or (known != program.anggaran and not without):
            yield Finding(
                "LKJ409",
                Severity.WARNING,
                place,
                f"anggaran {program.nama} {_rupiah(program.anggaran)},"
                f" sedangkan kegiatannya berjumlah {_rupiah(known)}",
                "samakan jumlah kegiatan dengan anggaran programnya menurut naskah PK",
                (year.position("pk.yaml", ("program", p, "kegiatan")), f"kegiatan berjumlah {_rupiah(known)}"),
            )
        rest = _rupiah(max(program.anggaran - known, 0))
        for n in without:
            others = f" bersama {len(without) - 1} kegiatan lain" if len(without) > 1 else ""
            yield Finding(
                "LKJ410",
                Severity.WARNING,
                year.position("pk.yaml", ("program", p, "kegiatan", n, "anggaran")),
                f"anggaran kegiatan «{program.kegiatan[n].nama}» belum ada; menurut programnya{others} {rest}",
                "isi menurut naskah PK yang ditandatangani",
                (place, f"anggaran program {_rupiah(program.anggaran)}"),
            )


def realisasi_bukan_serapan(numbers: Pengukuran) -> Iterator[Finding]:
    """LKJ411: a realisasi that is, digit for digit, the absorption of the budget was likely copied from it."""
    year = numbers.year
    budget = numbers.anggaran_tahun(year.tahun)
    if budget is None or budget.serapan is None:
        return
    for n, row in enumerate(year.indikator.indikator):
        done = row.realisasi
        if not isinstance(done, Angka) or not satuan_sama(done.satuan, PERSEN) or _SERAPAN.search(row.nama):
            continue
        digits = -int(done.nilai.normalize().as_tuple().exponent)
        # A whole number meets another by chance; 84,99 does not.
        if digits >= 1 and bulatkan(budget.serapan, digits) == done.nilai:
            yield Finding(
                "LKJ411",
                Severity.WARNING,
                year.position("indikator.yaml", ("indikator", n, "realisasi")),
                f"realisasi {row.id} {tulis_angka(done.nilai)}% sama dengan serapan anggaran {year.tahun}",
                "periksa sumber realisasinya; serapan anggaran bukan realisasi indikator ini",
                (budget.position, f"serapan {year.tahun} dihitung dari sini"),
            )


RULES = (pegawai_serasi, pk_dan_pagu, realisasi_dalam_pagu, rincian_dan_pagu, kegiatan_dan_program)
NUMBER_RULES = (realisasi_bukan_serapan,)
