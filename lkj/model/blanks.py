"""What a year folder asks to be filled in, place by place, and how much of it is.

The places that may be null are those that each year brings anew: targets, realisasi, amounts, dates, staff, prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lkj.diagnostics import Position
from lkj.model import Tahun
from lkj.model.load import narasi_sasaran

__all__ = ["BAGIAN", "Isian", "isian", "kemajuan", "kosong", "tanpa_komentar"]

# Sections of the outline of PermenPANRB 53/2014 that a person writes, and what each is called.
BAGIAN = {
    "kata-pengantar": "Kata Pengantar",
    "pernyataan-reviu": "Pernyataan Telah Direviu",
    "ringkasan-eksekutif": "Ringkasan Eksekutif",
    "latar-belakang": "Bab I, latar belakang",
    "organisasi": "Bab I, struktur organisasi",
    "sumber-daya-manusia": "Bab I, sumber daya manusia",
    "permasalahan": "Bab I, isu strategis",
    "rencana-strategis": "Bab II, Rencana Strategis",
    "rencana-kinerja-tahunan": "Bab II, Rencana Kinerja Tahunan",
    "perjanjian-kinerja": "Bab II, Perjanjian Kinerja",
    "capaian-kinerja": "Bab III, capaian kinerja",
    "evaluasi": "Bab III, evaluasi dan analisis",
    "realisasi-anggaran": "Bab III, realisasi anggaran",
    "penutup": "Bab IV, penutup",
}
_BUKA = re.compile(r"\{#|<!--")
_TUTUP = {"{#": "#}", "<!--": "-->"}
Jalur = tuple[str | int, ...]


def tanpa_komentar(teks: str) -> str:
    """Return prose without its comments, which are for who writes it and are never printed; lines stay lines."""
    parts: list[str] = []
    done = at = 0
    unclosed: set[str] = set()
    while opener := _BUKA.search(teks, at):
        closer = _TUTUP[opener[0]]
        # An opener that is never closed hides nothing, and need not be looked for again.
        end = -1 if closer in unclosed else teks.find(closer, opener.end())
        at = opener.end()
        if end < 0:
            unclosed.add(closer)
            continue
        at = end + len(closer)
        parts += [teks[done : opener.start()], "\n" * teks.count("\n", opener.start(), at)]
        done = at
    return "".join([*parts, teks[done:]])


def kosong(teks: str) -> bool:
    """Tell whether prose holds no word outside its comments."""
    return not re.search(r"\w", tanpa_komentar(teks))


@dataclass(frozen=True, slots=True)
class Isian:
    """One place to fill: file in the year folder, path within it (empty for prose), what belongs there.

    `jenis` gathers places of one kind in a summary ("target"); `sendiri` says that no other rule asks for this one.
    """

    berkas: str
    jalur: Jalur
    jenis: str
    nama: str
    terisi: bool
    position: Position
    sendiri: bool


def isian(year: Tahun) -> list[Isian]:
    """Return every place to fill of a year, files in the order of the work: plan, agreement, results, report."""
    return [*_fakta(year), *_narasi(year)]


def _fakta(year: Tahun) -> Iterator[Isian]:
    for file, path, kind, name, value, own in (
        *_renstra(year),
        *_indikator(year),
        *_pk(year),
        *_pagu(year),
        *_satker(year),
    ):
        yield Isian(file, path, kind, name, value is not None, year.position(file, path), own)


_Butir = tuple[str, Jalur, str, str, object, bool]


def _renstra(year: Tahun) -> Iterator[_Butir]:
    plan, file = year.visi_misi, "visi-misi.yaml"
    yield file, ("renstra", "awal"), "Renstra", "tahun awal Renstra", plan.renstra.awal, True
    yield file, ("renstra", "akhir"), "Renstra", "tahun akhir Renstra", plan.renstra.akhir, True
    yield file, ("visi",), "visi", "visi", plan.visi, True
    for n, text in enumerate(plan.misi):
        yield file, ("misi", n), "misi", f"misi ke-{n + 1}", text, True
    for n, goal in enumerate(plan.tujuan):
        yield file, ("tujuan", n, "nama"), "tujuan", f"bunyi tujuan {goal.id}", goal.nama, True


def _indikator(year: Tahun) -> Iterator[_Butir]:
    file, rows = "indikator.yaml", year.indikator.indikator
    for n, one in enumerate(rows):
        yield file, ("indikator", n, "target"), "target", f"target {one.id}", one.target, False
    for n, one in enumerate(rows):
        if one.triwulan is None:
            yield file, ("indikator", n, "realisasi"), "realisasi", f"realisasi {one.id}", one.realisasi, False
        for q, value in enumerate(one.triwulan or ()):
            name = f"realisasi {one.id} triwulan {q + 1}"
            yield file, ("indikator", n, "triwulan", q), "realisasi triwulan", name, value, False
    document = year.documents[file]
    for n, one in enumerate(rows):
        for key, kind in (("target_renstra", "target akhir Renstra"), ("nasional", "standar nasional")):
            # Only where the key is written: most indikator have no such reference.
            if document.has(("indikator", n, key)):
                yield file, ("indikator", n, key), kind, f"{kind} {one.id}", getattr(one, key), True


def _pk(year: Tahun) -> Iterator[_Butir]:
    file = "pk.yaml"
    for n, pk in enumerate(year.pk.perjanjian):
        yield file, ("perjanjian", n, "tanggal"), "tanggal PK", f"tanggal {pk.judul} ({pk.id})", pk.tanggal, True
        for k, goal in enumerate(pk.tujuan):
            yield file, ("perjanjian", n, "tujuan", k, "nama"), "tujuan", f"bunyi tujuan {goal.id}", goal.nama, True
    for p, program in enumerate(year.pk.program):
        yield file, ("program", p, "anggaran"), "anggaran", f"anggaran {program.nama}", program.anggaran, False
        for k, part in enumerate(program.kegiatan):
            path = ("program", p, "kegiatan", k)
            # Of an activity without an amount, LKJ410 speaks only where its programme has one.
            alone = program.anggaran is None
            yield file, (*path, "kode"), "kode kegiatan", f"kode kegiatan «{part.nama}»", part.kode, False
            yield file, (*path, "anggaran"), "anggaran", f"anggaran kegiatan «{part.nama}»", part.anggaran, alone


def _pagu(year: Tahun) -> Iterator[_Butir]:
    file = "pagu.yaml"
    for n, one in enumerate(year.pagu.pagu):
        yield file, ("pagu", n, "pagu"), "pagu", f"pagu tahun {one.tahun}", one.pagu, True
        yield file, ("pagu", n, "realisasi"), "realisasi anggaran", f"realisasi {one.tahun}", one.realisasi, False
    for n, part in enumerate(year.pagu.rincian):
        yield file, ("rincian", n, "pagu"), "pagu", f"pagu {part.kode}", part.pagu, True
        name = f"realisasi anggaran {part.kode}"
        yield file, ("rincian", n, "realisasi"), "realisasi anggaran", name, part.realisasi, True


def _satker(year: Tahun) -> Iterator[_Butir]:
    file, staff = "satker.yaml", year.satker.pegawai
    yield file, ("pegawai", "keadaan"), "pegawai", "bulan keadaan pegawai", staff.keadaan, True
    yield file, ("pegawai", "pns"), "pegawai", "jumlah PNS", staff.pns, True
    yield file, ("pegawai", "ppnpn"), "pegawai", "jumlah PPNPN", staff.ppnpn, True
    for n, level in enumerate(staff.pendidikan):
        path = ("pegawai", "pendidikan", n, "jumlah")
        yield file, path, "pegawai", f"jumlah pegawai {level.jenjang}", level.jumlah, True
    yield file, ("laporan", "tanggal"), "tanggal laporan", "tanggal laporan", year.satker.laporan.tanggal, True


def _narasi(year: Tahun) -> Iterator[Isian]:
    names = {name: f"bagian «{title}»" for name, title in BAGIAN.items()}
    for one in year.sasaran_dokumen(year.metode.capaian.dokumen):
        name = narasi_sasaran(one.id)
        if name in year.narasi:
            names[name] = f"analisis sasaran {one.id}"
    for name, title in names.items():
        prose = year.narasi[name]
        file = f"narasi/{name}.md"
        yield Isian(file, (), "bagian", title, not kosong(prose.teks), Position(prose.berkas, 1, 1), False)


def kemajuan(year: Tahun) -> list[str]:
    """Say how much of a year is filled in and what is left, by file in the order of the work; no line when all is.

    The first line counts ("isian 2025: 34 dari 112 terisi"), each of the others names a file and what it lacks.
    """
    places = isian(year)
    left: dict[str, dict[str, int]] = {}
    for one in places:
        if not one.terisi:
            file = one.berkas.partition("/")[0]
            kinds = left.setdefault(file, {})
            kinds[one.jenis] = kinds.get(one.jenis, 0) + 1
    if not left:
        return []
    done = sum(one.terisi for one in places)
    wide = max(map(len, left))
    lines = [f"isian {year.tahun}: {done} dari {len(places)} terisi; yang belum:"]
    for file, kinds in left.items():
        lines.append(f"  {file:{wide}}  {', '.join(f'{count} {kind}' for kind, count in kinds.items())}")
    return lines
