"""A year in an older shape of its data beside one in the newer, both in the newer, so that only meaning differs.

`lkj migrate` rewrites the shape and keeps the meaning; who compares the two sees nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from lkj.check.waivers import cari_jalur
from lkj.files.layout import OUTLINE
from lkj.model import Tahun
from lkj.model.base import BELUM
from lkj.model.kepegawaian import kelompok
from lkj.model.kerangka import bab_bawaan
from lkj.model.pengecualian import Pengecualian
from lkj.model.satker import BerkasSatker, KelompokPegawai, Unit
from lkj.model.susunan import naskah_setara, unit_setara
from lkj.model.tata_letak import BAB
from lkj.model.yearly import Jalur

__all__ = ["SATKER", "Setara", "setara"]

SATKER = "satker.yaml"


class Setara(Struct, frozen=True):
    """The facts and the prose of a year as they are compared, and where in `satker.yaml` a place of them is written."""

    fakta: Mapping[str, Any]
    naskah: Callable[[str], str] = str
    asal: Callable[[Jalur], Jalur] = tuple


def setara(year: Tahun, other: Tahun) -> Setara:
    """Return a year in the shape of the other where that is the newer one; as it is otherwise."""
    satker, beside = year.satker, other.satker
    staff = not satker.pegawai.kelompok and bool(beside.pegawai.kelompok)
    units = not satker.organisasi.unit and bool(beside.organisasi.unit)
    order = satker.tata_letak.urutan_bab if year.kerangka.bab is None and other.kerangka.bab is not None else BAB
    if not (staff or units or order != BAB):
        return Setara({})
    top = 1 if satker.satker.sekretariat is not None else 0
    names = _unit(satker, beside) if units else ()
    groups = _kelompok(satker, beside) if staff else ()
    keys = tuple(one.id for one in kelompok(satker.pegawai)) if staff else ()

    def asal(path: Jalur) -> Jalur:
        head, rest = path[:2], path[2:]
        if units and head == ("organisasi", "unit"):
            if not rest:
                return "organisasi", "bagian"
            n = int(rest[0]) - top
            return ("organisasi", "bagian", n, *rest[1:]) if n >= 0 else ("satker", "sekretariat")
        if staff and head == ("pegawai", "kelompok"):
            return ("pegawai", keys[int(rest[0])]) if rest and int(rest[0]) < len(keys) else ("pegawai",)
        return path

    def kini(path: Jalur) -> str | None:
        if units and path[:2] == ("organisasi", "bagian"):
            one = f"[{names[int(path[2]) + top].id}]" if len(path) > 2 else ""
            return ".".join((f"organisasi.unit{one}", *map(str, path[3:])))
        if path[:1] == ("pegawai",) and path[1:] and path[1] in keys:
            return f"pegawai.kelompok[{groups[keys.index(str(path[1]))].id}].jumlah"
        return None

    def dimaafkan(one: Pengecualian) -> Pengecualian:
        found = cari_jalur(year.documents[SATKER], one.jalur) if one.berkas == SATKER and one.jalur else ()
        new = kini(found) if found else None
        return one if new is None else one.model_copy(update={"jalur": new})

    whole: dict[str, Any] = {}
    if units:
        whole["organisasi"] = satker.organisasi.model_copy(update={"bagian": (), "unit": names})
    if staff:
        # The prose of such a year tells the groups; no table of them is printed.
        update = {"pns": None, "ppnpn": None, "kelompok": groups, "tabel_kelompok": False}
        whole["pegawai"] = satker.pegawai.model_copy(update=update)
    outline: dict[str, Any] = {}
    if order != BAB:
        chapters = bab_bawaan()
        outline = {OUTLINE: year.kerangka.model_copy(update={"bab": tuple(chapters[one] for one in order)})}
        whole["tata_letak"] = satker.tata_letak.model_copy(update={"urutan_bab": BAB})
    waivers = year.pengecualian.model_copy(
        update={"pengecualian": tuple(dimaafkan(one) for one in year.pengecualian.pengecualian)}
    )
    return Setara(
        {SATKER: satker.model_copy(update=whole), "pengecualian.yaml": waivers, **outline},
        (lambda text: naskah_setara(text, satker)) if units else str,
        asal,
    )


def _unit(satker: BerkasSatker, beside: BerkasSatker) -> tuple[Unit, ...]:
    """Return the divisions as units by the ids of those of their names on the other side, else by their own names.

    Of one that has no name yet the place tells which it is.
    """
    known = {one.nama: one.id for one in reversed(beside.organisasi.unit) if one.nama != BELUM}
    made = unit_setara(satker)
    ids = {one.id: one.id if one.nama == BELUM else known.get(one.nama, str(one.nama)) for one in made}
    return tuple(
        one.model_copy(update={"id": ids[one.id], "induk": None if one.induk is None else ids[one.induk]})
        for one in made
    )


def _kelompok(satker: BerkasSatker, beside: BerkasSatker) -> tuple[KelompokPegawai, ...]:
    known = {one.nama.casefold(): one.id for one in reversed(beside.pegawai.kelompok)}
    names = {one.id: one.nama for one in beside.pegawai.kelompok}
    made = []
    for one in kelompok(satker.pegawai):
        ident = known.get(one.nama.casefold(), one.id)
        made.append(KelompokPegawai(id=ident, nama=names.get(ident, one.nama), jumlah=one.jumlah))
    return tuple(made)
