"""The outline of the report as templates print it: each part with its heading and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from lkj.files.layout import nama_narasi, nama_pindaian
from lkj.model import Tahun
from lkj.model.kerangka import BAGIAN_BAWAAN, POLA_SISIPAN, Bab, bab_bawaan
from lkj.model.tata_letak import BAB
from lkj.report.pindaian import judul_berkas
from lkj.wording.literal import lolos
from lkj.wording.printed import apa_adanya

# Templates by which projects changed what is now a part of the outline; one that a project has still holds.
_BAB_LAMA = {name: f"bab-{n}.md.j2" for n, name in enumerate(BAB, 1)}
_BAGIAN_LAMA = {"analisis-sasaran": "analisis-sasaran.md.j2", "naskah-perjanjian": "lampiran-pk.md.j2"}
_LAMPIRAN_LAMA = {("pengukuran-kinerja",): "lampiran-pengukuran.md.j2"}
_LAMPIRAN = ".lampiran"


class Sumber(Struct, frozen=True):
    """What a part is made of: prose by its name, the first of some templates that is there, or a scan by its file."""

    narasi: str = ""
    templat: tuple[str, ...] = ()
    lampiran: str = ""


class Bagian(Struct, frozen=True, kw_only=True):
    """A part with its heading as Markdown ("" where what it holds has its own); `wadah` holds others below it.

    `mendatar` says whether an annex lies on its side; chapters say so of their own tables.
    """

    kepala: Markup
    sumber: tuple[Sumber, ...]
    wadah: bool = False
    mendatar: bool | None = None
    lama: str = ""


class BabTercetak(Struct, frozen=True, kw_only=True):
    """A chapter: itself and all its sections in order; `lama` is the template that once was the whole of it."""

    bagian: tuple[Bagian, ...]
    pertama: bool
    lama: str = ""


def kerangka(year: Tahun) -> SimpleNamespace:
    """Return the outline of a year's report, by the names of the templates that print its groups."""
    own, whole = year.kerangka, year.kerangka.utuh
    values = _nilai(year)
    if own.bab is None:
        default = bab_bawaan()
        chapters = [(default[name], _BAB_LAMA[name]) for name in year.satker.tata_letak.urutan_bab]
    else:
        chapters = [(one, "") for one in own.bab]
    return SimpleNamespace(
        depan=tuple(_bagian(one, 1, values, _awalan(one)) for one in whole.depan or ()),
        bab=tuple(
            BabTercetak(bagian=tuple(_bab(one, values)), pertama=n == 0, lama=old)
            for n, (one, old) in enumerate(chapters)
        ),
        lampiran=tuple(_bagian(one, 1, values, _LAMPIRAN) for one in whole.lampiran or ()),
        pindaian=frozenset(judul_pindaian(year)),
    )


def judul_pindaian(year: Tahun) -> Mapping[str, str]:
    """Return what each scan that the outline places is called, by its file: as its annex, and which of several."""
    values, found = _nilai(year), {}
    for one in year.kerangka.utuh.lampiran or ():
        scans = [source for source in one.isi if nama_pindaian(source) is not None]
        for n, source in enumerate(scans, start=1):
            title = _judul(one, values)
            found[source] = title if len(scans) == 1 else f"{title}, berkas {n} dari {len(scans)}"
    return found


def _judul(one: Any, values: Mapping[str, str]) -> str:
    """Return the title of a part as text, "" for one that has its own headings."""
    if one.judul:
        return POLA_SISIPAN.sub(lambda found: values[found[1]], one.judul)
    name = nama_pindaian(one.isi[0]) if one.isi else None
    return judul_berkas(name) if name else ""


def _bab(chapter: Bab, values: Mapping[str, str]) -> Iterator[Bagian]:
    yield _bagian(chapter, 1, values, ".bab")
    for section in chapter.subbab:
        yield _bagian(section, 2, values)
        for point in section.subbab:
            yield _bagian(point, 3, values, ".pokok")


def _awalan(one: Any) -> str:
    prefixes = (BAGIAN_BAWAAN[source].awalan for source in one.isi if source in BAGIAN_BAWAAN)
    return f"awalan={next(filter(None, prefixes), 'D')}"


def _bagian(one: Any, level: int, values: Mapping[str, str], attributes: str = "") -> Bagian:
    kepala = ""
    if title := _judul(one, values):
        # Nothing of a title is markup: what it inserts is no more than text either.
        kepala = f"{'#' * level} {lolos(title)}{f' {{{attributes}}}' if attributes else ''}"
    parts = [BAGIAN_BAWAAN[source] for source in one.isi if source in BAGIAN_BAWAAN]
    return Bagian(
        kepala=Markup(kepala),  # noqa: S704
        sumber=tuple(_sumber(source) for source in one.isi),
        wadah=bool(getattr(one, "subbab", ())),
        mendatar=any(part.mendatar for part in parts) if attributes == _LAMPIRAN else None,
        lama=_LAMPIRAN_LAMA.get(one.isi, ""),
    )


def _sumber(source: str) -> Sumber:
    name = nama_narasi(source)
    if name is not None:
        return Sumber(name)
    if nama_pindaian(source) is not None:
        return Sumber(lampiran=source)
    own = f"bagian-{source}.md.j2"
    return Sumber("", (_BAGIAN_LAMA[source], own) if source in _BAGIAN_LAMA else (own,))


def _nilai(year: Tahun) -> Mapping[str, str]:
    """Return what a title may insert, by `lkj.model.kerangka.SISIPAN`."""
    satker = year.satker.satker
    return {
        "tahun": str(year.tahun),
        "renstra.nama": apa_adanya(year.visi_misi.renstra.nama),
        "renstra.periode": apa_adanya(year.visi_misi.renstra.periode),
        "satker.nama": apa_adanya(satker.nama),
        "tugas.judul": apa_adanya(year.tugas.judul),
        "satker.sebutan": apa_adanya(satker.sebutan),
    }
