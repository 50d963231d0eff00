"""Two measured years compared: every difference once, told by topic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lkj.capaian import AGREGAT
from lkj.diagnostics import Position
from lkj.diff.derived import belanja, capaian, masa_lalu
from lkj.diff.headline import pokok
from lkj.diff.meaning import Konteks, tafsirkan
from lkj.diff.prose import narasi
from lkj.diff.result import Beda, Jenis, Perubahan, Sisi, Topik
from lkj.diff.setara import SATKER, Setara, setara
from lkj.diff.walk import telusuri
from lkj.diff.warnings import peringatan
from lkj.files.layout import year_folder
from lkj.model import YEAR_FILES
from lkj.model.similar import pasangan_serupa
from lkj.pengukuran import Pengukuran

__all__ = ["banding_tahun", "setahun_penuh"]


def banding_tahun(a: Pengukuran, b: Pengukuran, label_a: str = "", label_b: str = "") -> Beda:
    """Compare two years, or two states of one year, by meaning.

    Every fact in which the sides differ is told by exactly one change; what follows from facts (capaian, status,
    category, absorption) has changes of its own. The labels name the sides where the years do not.
    """
    konteks = Konteks(a, b)
    alike = setara(a.year, b.year), setara(b.year, a.year)
    found = [
        *_fakta(konteks, *alike),
        *belanja(konteks),
        *masa_lalu(konteks),
        *_dugaan(konteks),
        *narasi(a.year, b.year, *alike),
    ]
    order = {topik: n for n, topik in enumerate(Topik)}
    changes = tuple(sorted(found, key=lambda one: order[one.topik]))
    return Beda(
        a=Sisi(a.year.tahun, a.year.satker.satker.sebutan, label_a),
        b=Sisi(b.year.tahun, b.year.satker.satker.sebutan, label_b),
        pokok=pokok(a, b),
        peringatan=peringatan(changes, any(AGREGAT[side.year.metode.agregasi].berbobot for side in (a, b))),
        perubahan=changes,
        desimal=max(a.year.metode.desimal, b.year.metode.desimal),
        rencana=b.year.visi_misi.renstra.singkatan,
    )


def setahun_penuh(tahun: int, label_a: str, label_b: str, *, baru: bool) -> Beda:
    """Return the comparison of a year that exists on one side only: all of it came (`baru`) or went."""
    place = Position(year_folder(tahun), 1, 1)
    here, there = Sisi(tahun, "", label_a), Sisi(tahun, "", label_b)
    kind, old, new = (Jenis.BARU, None, place) if baru else (Jenis.HILANG, place, None)
    change = Perubahan(
        topik=Topik.TAHUN,
        jenis=kind,
        berkas="",
        jalur="",
        id=str(tahun),
        nama="",
        fakta="",
        sebelum=None,
        sesudah=None,
        tempat_a=old,
        tempat_b=new,
    )
    return Beda(a=None if baru else here, b=there if baru else None, pokok=(), peringatan=(), perubahan=(change,))


def _fakta(konteks: Konteks, a: Setara, b: Setara) -> Iterator[Perubahan]:
    for file in YEAR_FILES:
        before = a.fakta.get(file.name) or getattr(konteks.a.year, file.field)
        after = b.fakta.get(file.name) or getattr(konteks.b.year, file.field)
        for found in telusuri(before, after):
            titik = found
            if file.name == SATKER:
                titik = found._replace(a=found.a and a.asal(found.a), b=found.b and b.asal(found.b))
            change = tafsirkan(konteks, file.name, titik)
            if change is not None:
                yield change
        if file.name == "indikator.yaml":
            for ident in konteks.baris[1]:
                yield from capaian(konteks, ident)


def _dugaan(konteks: Konteks) -> Iterator[Perubahan]:
    """Yield which indicator or objective may go on under another id."""
    for berkas, key, topik in (
        ("sasaran.yaml", "sasaran", Topik.SASARAN),
        ("indikator.yaml", "indikator", Topik.INDIKATOR),
    ):
        sides = [
            {one.id: (n, one) for n, one in enumerate(getattr(getattr(side.year, key), key))}
            for side in (konteks.a, konteks.b)
        ]
        old, new = sides
        for dokumen in konteks.a.rekap:
            gone = _tanpa(old, new, dokumen)
            come = _tanpa(new, old, dokumen)
            for a, b in pasangan_serupa(gone, come):
                place_a = konteks.a.year.position(berkas, (key, old[a][0]))
                place_b = konteks.b.year.position(berkas, (key, new[b][0]))
                yield Perubahan(
                    topik=topik,
                    jenis=Jenis.DUGAAN,
                    berkas=berkas,
                    jalur=f"{key}[{b}]",
                    id="",
                    nama="",
                    fakta="id",
                    sebelum=a,
                    sesudah=b,
                    tempat_a=place_a,
                    tempat_b=place_b,
                )


def _tanpa(one: Mapping[str, tuple[int, object]], other: Iterable[str], dokumen: str) -> dict[str, str]:
    """Return the names of what only one side has, in one document, by id."""
    return {
        ident: item.nama  # type: ignore[attr-defined]
        for ident, (_, item) in one.items()
        if ident not in other and dokumen in item.berdokumen  # type: ignore[attr-defined]
    }
