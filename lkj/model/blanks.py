"""What a year folder asks to be filled in, place by place, and how much of it is.

The places of the facts are those that the models declare as yearly; to them comes the prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from lkj.diagnostics import Position
from lkj.files.layout import narasi_sasaran
from lkj.model import YEAR_FILES, Tahun
from lkj.model.base import Belum, Model
from lkj.model.bidang import Langkah, sebutan
from lkj.model.yearly import Jalur, Tempat, menurut_renstra, tempat

__all__ = ["Isian", "bagian", "isian", "kemajuan", "kosong", "tanpa_komentar", "terisi"]

# Sections of the outline of PermenPANRB 53/2014 that a person writes, and what each is called.
_BAGIAN = {
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
# Prose that may hold no word: what stands beside it says enough.
_PELENGKAP = frozenset({"makna-visi", "misi", "tujuan", "sesudah-tujuan"})
_BUKA = re.compile(r"\{#|<!--")
_TUTUP = {"{#": "#}", "<!--": "-->"}
# What comes first in the work of a year; a file that is not named comes after these.
_URUTAN = ("visi-misi.yaml", "sasaran.yaml", "indikator.yaml", "pk.yaml", "pagu.yaml", "satker.yaml")


def bagian(year: Tahun) -> Mapping[str, str]:
    """Return the prose that a person is to write for the report's outline, each with what it is called."""
    known = {**_BAGIAN, "rencana-strategis": f"Bab II, {year.visi_misi.renstra.nama}"}
    if not year.kerangka.sendiri:
        return known
    return {name: known.get(name, title) for name, title in year.kerangka.narasi.items() if name not in _PELENGKAP}


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


class Isian(Struct, frozen=True, kw_only=True):
    """One place to fill: file in the year folder, path within it (empty for prose), what belongs there, and when.

    `jenis` gathers places of one kind in a summary ("target"); `sendiri` says that no other rule asks for this one.
    """

    berkas: str
    jalur: Jalur
    jenis: str
    nama: str
    langkah: Langkah
    terisi: bool
    position: Position
    sendiri: bool


def isian(year: Tahun) -> list[Isian]:
    """Return every place to fill of a year, files in the order of the work: plan, agreement, results, report.

    What is filled in stays a place, so that the whole does not shrink while a year is being filled in.
    """
    order = sorted(YEAR_FILES, key=lambda file: _URUTAN.index(file.name) if file.name in _URUTAN else len(_URUTAN))
    facts = (_satu(year, file.name, one) for file in order for one in tempat(getattr(year, file.field)))
    return [*chain.from_iterable(facts), *_riwayat(year), *_rincian(year), *_narasi(year)]


def _satu(year: Tahun, file: str, one: Tempat) -> Iterator[Isian]:
    """Yield a yearly place of the facts as a place to fill: nothing where it need not be filled, a list one by one."""
    yearly = one.bidang.tahunan or one.bidang.awal
    if yearly is None or yearly.isian == "tidak" or getattr(one.induk, yearly.kecuali or "__none__", None):
        return
    if yearly.pembanding and yearly.pembanding in getattr(one.induk, "tanpa_pembanding", ()):
        return
    if yearly.isian == "tertulis" and one.kunci not in one.induk.model_fields_set:
        return
    quoted = yearly.renstra and not menurut_renstra(file, yearly)
    alone = yearly.bila_induk and getattr(one.atas, one.kunci) is None
    many = isinstance(one.nilai, tuple)
    plan = year.visi_misi.renstra.singkatan
    kind = yearly.jenis.format(rencana=plan) or sebutan(one.kunci, one.bidang)
    nameless = _tak_bernama(one.induk, yearly.nama)
    for n, value in enumerate(one.nilai if many else [one.nilai]):
        path = (*one.jalur, n) if many else one.jalur
        yield Isian(
            berkas=file,
            jalur=path,
            jenis=kind,
            nama=kind
            if nameless
            else yearly.nama.format_map({**one.induk.__dict__, "n": n + 1, "rencana": plan})
            if yearly.nama
            else one.sebutan,
            langkah=Langkah.PERJANJIAN if quoted else yearly.langkah,
            terisi=value is not None,
            position=year.position(file, path),
            sendiri=not yearly.ditagih or alone,
        )


def _tak_bernama(item: Model, pola: str) -> bool:
    """Tell whether what would name an item is itself still to come."""
    return any(isinstance(value, Belum) and f"{{{key}}}" in pola for key, value in item.__dict__.items())


def _riwayat(year: Tahun) -> Iterator[Isian]:
    """Yield the history of each measured indikator: while no realisasi of it is known all is asked for (LKJ609).

    Where one is, what is null beside it was not to be found.
    """
    for n, one in year.indikator_bernomor(year.metode.capaian.dokumen):
        if "riwayat" in one.tanpa_pembanding:
            continue
        known = any(past.realisasi is not None for past in one.riwayat)
        for m, past in enumerate(one.riwayat):
            for key in ("target", "realisasi"):
                filled = getattr(past, key) is not None
                if known and not filled:
                    continue
                path = ("indikator", n, "riwayat", m, key)
                yield Isian(
                    berkas="indikator.yaml",
                    jalur=path,
                    jenis=f"{key} tahun lalu",
                    nama=f"{key} {past.tahun} {one.id}",
                    langkah=Langkah.REALISASI,
                    terisi=filled,
                    position=year.position("indikator.yaml", path),
                    sendiri=False,
                )


def _rincian(year: Tahun) -> Iterator[Isian]:
    """Yield the names of lines of the budget that the agreement does not list; of one that it lists none is needed."""
    listed = {p.kode for p in year.pk.program} | {k.kode for p in year.pk.program for k in p.kegiatan}
    for n, one in enumerate(year.pagu.rincian):
        if one.bernama and one.kode not in listed:
            yield Isian(
                berkas="pagu.yaml",
                jalur=("rincian", n, "nama"),
                jenis="nama rincian",
                nama=f"nama rincian {one.kode}",
                langkah=Langkah.DIPA,
                terisi=one.nama is not None,
                position=year.position("pagu.yaml", ("rincian", n, "nama")),
                sendiri=True,
            )


def _narasi(year: Tahun) -> Iterator[Isian]:
    names = {name: f"bagian «{title}»" for name, title in bagian(year).items()}
    for one in year.sasaran_dokumen(year.metode.capaian.dokumen):
        name = narasi_sasaran(one.id)
        if name in year.narasi:
            names[name] = f"analisis sasaran {one.id}"
    for name, title in names.items():
        prose = year.narasi[name]
        file = f"narasi/{name}.md"
        yield Isian(
            berkas=file,
            jalur=(),
            jenis="bagian",
            nama=title,
            langkah=Langkah.NARASI,
            terisi=not kosong(prose.teks),
            position=Position(prose.berkas, 1, 1),
            sendiri=False,
        )


def terisi(year: Tahun) -> str | None:
    """Say how much of a year is filled in, "isian 2025: 34 dari 112 terisi"; None when all of it is."""
    places = isian(year)
    return None if all(one.terisi for one in places) else _hitungan(year, places)


def _hitungan(year: Tahun, places: Sequence[Isian]) -> str:
    return f"isian {year.tahun}: {sum(one.terisi for one in places)} dari {len(places)} terisi"


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
    wide = max(map(len, left))
    lines = [f"{_hitungan(year, places)}; yang belum:"]
    for file, kinds in left.items():
        lines.append(f"  {file:{wide}}  {', '.join(f'{count} {kind}' for kind, count in kinds.items())}")
    return lines
