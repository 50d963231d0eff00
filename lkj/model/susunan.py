"""The agency as one tree of units, whichever way `satker.yaml` lists them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from lkj.model.base import BELUM
from lkj.model.satker import BerkasSatker, Pejabat, Unit

_KODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_BAGIAN = re.compile(r"(?<![\w.])organisasi\.bagian\b")
# As many levels as officials of an agency have.
TERDALAM = 9


class Simpul(Struct, frozen=True):
    """A unit with its head, null where nobody is there, and the units below it, in the order of the data.

    `staf` marks one that advises who heads the unit above it.
    """

    nama: str
    pimpinan: Pejabat | None
    staf: bool
    unit: tuple[Simpul, ...]

    @property
    def uraian(self) -> str:
        """The tree in one sentence, for who cannot see it drawn."""
        if len(self.unit) == 1 and self.unit[0].unit:
            (only,) = self.unit
            return f"{self.nama} membawahkan {only.nama} dengan {_daftar(only)}"
        return f"{self.nama} membawahkan {_daftar(self)}"

    def semua(self) -> Iterator[Simpul]:
        """Yield this unit and all below it."""
        yield self
        for one in self.unit:
            yield from one.semua()


def _daftar(above: Simpul, between: str = "; ") -> str:
    parts = (one.nama + (f" ({_daftar(one, ', ')})" if one.unit else "") for one in above.unit)
    return between.join(parts)


def unit_setara(satker: BerkasSatker) -> tuple[Unit, ...]:
    """Return the units of an agency as a list of units, each with its `induk`, where they are written as divisions."""
    organisasi, secretariat = satker.organisasi, satker.satker.sekretariat
    if organisasi.unit:
        return organisasi.unit
    top = () if secretariat is None else (Unit(id="sekretariat", nama=secretariat),)
    above = top[0].id if top else None
    below = (Unit(id=f"bagian-{n}", nama=one.nama, induk=above) for n, one in enumerate(organisasi.bagian, start=1))
    return (*top, *below)


def naskah_setara(teks: str, satker: BerkasSatker) -> str:
    """Return prose whose expressions name the divisions of an agency as the same units of its tree."""
    new = "susunan.unit" if satker.satker.sekretariat is None else "susunan.unit[0].unit"
    return _KODE.sub(lambda code: _BAGIAN.sub(new, code[0]), teks)


def susun(satker: BerkasSatker, berjanji: Mapping[str, str]) -> Simpul:
    """Return the tree of an agency; `berjanji` names who promised in the name of a unit, and so heads it.

    Units below one that is not there, or below themselves, are left out: LKJ301 and LKJ328 find them.
    """
    officials = {one.id: one for one in satker.pejabat}
    below: dict[str | None, list[Unit]] = defaultdict(list)
    for one in unit_setara(satker):
        below[one.induk].append(one)

    def kepala(written: str | None, name: str) -> Pejabat | None:
        return officials.get(written or ("" if name == BELUM else berjanji.get(name, "")))

    def cabang(above: str | None, depth: int) -> tuple[Simpul, ...]:
        return tuple(
            Simpul(
                one.nama,
                kepala(one.pimpinan, one.nama),
                one.jenis == "staf",
                cabang(one.id, depth + 1) if depth < TERDALAM else (),
            )
            for one in below[above]
        )

    name = satker.satker.sebutan
    return Simpul(name, kepala(satker.organisasi.pimpinan, name), False, cabang(None, 1))
