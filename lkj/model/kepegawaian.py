"""The staff of an office as groups and their breakdowns, whichever way `satker.yaml` lists them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from msgspec import Struct

from lkj.model.satker import KelompokPegawai, Pegawai
from lkj.model.yearly import Jalur

#: By what staff is broken down: the key, the key of an item that names it, and what a heading calls it.
RINCIAN: Final = (
    ("pendidikan", "jenjang", "tingkat pendidikan"),
    ("golongan", "nama", "golongan"),
    ("jenis_kelamin", "nama", "jenis kelamin"),
)


# Levels of education and ranks as they follow one another; groups that have other ones of them are listed together.
_URUTAN: Final = (
    "SD", "SMP", "SLTP", "SMA", "SLTA", "SMK", "D1", "D2", "D3", "D4", "S1", "Profesi", "S2", "S3",
    "I", "II", "III", "IV",
)  # fmt: skip


class Cacahan(Struct, frozen=True):
    """How many people there are of a kind, null while not known; the places that say so, and the figure's name."""

    nama: str
    jumlah: int | None
    asal: tuple[tuple[Jalur, int | None], ...]
    angka: str

    @property
    def jenjang(self) -> str:
        """The name as that of a level of education."""
        return self.nama


class Kelompok(Struct, frozen=True):
    """A group of staff: its count, and the breakdowns that are of it alone, by key."""

    id: str
    hitungan: Cacahan
    rincian: dict[str, tuple[Cacahan, ...]]

    @property
    def nama(self) -> str:
        """The name of the group as it is printed."""
        return self.hitungan.nama

    @property
    def jumlah(self) -> int | None:
        """How many people are in it; None while that is not known."""
        return self.hitungan.jumlah


def jumlah(counts: tuple[Cacahan, ...]) -> int | None:
    """Return the sum of head counts; None where there is none, or one is not known."""
    known = [one.jumlah for one in counts if one.jumlah is not None]
    return sum(known) if counts and len(known) == len(counts) else None


def _dinyatakan(part: Pegawai | KelompokPegawai, at: Jalur, suffix: str = "") -> dict[str, tuple[Cacahan, ...]]:
    """Return the breakdowns that a part of the data states itself, by key."""

    def satu(key: str, name: str) -> Iterator[Cacahan]:
        for n, item in enumerate(getattr(part, key)):
            called: str = getattr(item, name)
            place = (*at, key, n, "jumlah")
            figure = f"{key.replace('_', '-')}-{called}{suffix}"
            yield Cacahan(called, item.jumlah, ((place, item.jumlah),), figure)

    return {key: found for key, name, _ in RINCIAN if (found := tuple(satu(key, name)))}


@lru_cache(maxsize=16)
def kelompok(staff: Pegawai) -> tuple[Kelompok, ...]:
    """Return the groups of the staff, in the order of the data: its own, or civil servants and contract staff."""
    made = []
    for n, one in enumerate(staff.kelompok):
        at = ("pegawai", "kelompok", n)
        count = Cacahan(one.nama, one.jumlah, (((*at, "jumlah"), one.jumlah),), f"pegawai-{one.id}")
        made.append(Kelompok(one.id, count, _dinyatakan(one, at, f"-{one.id}")))
    for key in ("pns", "ppnpn") if not made else ():
        value: int | None = getattr(staff, key)
        if key in staff.model_fields_set:
            made.append(Kelompok(key, Cacahan(key.upper(), value, ((("pegawai", key), value),), key), {}))
    return tuple(made)


def lazim(staff: Pegawai) -> bool:
    """Tell whether the groups are civil servants and contract staff alone, whichever way they are written."""
    return {one.id for one in kelompok(staff)} <= {"pns", "ppnpn"}


@lru_cache(maxsize=16)
def rincian(staff: Pegawai) -> dict[str, tuple[Cacahan, ...]]:
    """Return the breakdowns of the whole staff by key: those stated of it, or else the sums of its groups'."""
    found = _dinyatakan(staff, ("pegawai",))
    for key, _, _ in RINCIAN:
        if key in found:
            continue
        parts: dict[str, list[Cacahan]] = {}
        for group in kelompok(staff):
            for one in group.rincian.get(key, ()):
                parts.setdefault(one.nama, []).append(one)
        if parts:
            if all(name in _URUTAN for name in parts):
                parts = {name: parts[name] for name in _URUTAN if name in parts}
            found[key] = tuple(
                Cacahan(
                    name,
                    jumlah(tuple(same)),
                    tuple(place for one in same for place in one.asal),
                    f"{key.replace('_', '-')}-{name}",
                )
                for name, same in parts.items()
            )
    return found


def seluruhnya(staff: Pegawai) -> int | None:
    """Return how many people all groups have together; None while one is not known."""
    return jumlah(tuple(one.hitungan for one in kelompok(staff)))


#: As many columns of counts as a page has room for.
_TERBANYAK = 10

Baris = tuple[str, tuple[Cacahan | None, ...], int | None]


class TabelPegawai(Struct, frozen=True, kw_only=True):
    """A table of the staff: by what, the head of its first column, its columns, and its rows.

    A row has its name, the counts of the columns (None for what it does not tell), and their sum where `berjumlah`;
    `total` is the last row where there are several, and `jumlah` the sum of it. `di_luar` are the groups of which the
    office knows how many they are, and not this.
    """

    id: str
    menurut: str
    kepala: str
    kolom: tuple[str, ...]
    baris: tuple[Baris, ...]
    total: tuple[Cacahan | int | None, ...]
    jumlah: int | None
    berjumlah: bool
    di_luar: tuple[str, ...]


def tabel(staff: Pegawai, office: str) -> Iterator[TabelPegawai]:
    """Yield the tables of the staff, by each thing it is broken down by; `office` names the row of the whole.

    What it is broken down into goes across the page, or down it where it is more than the page has room for.
    """
    whole = rincian(staff)
    for key, _, heading in RINCIAN:
        if key not in whole:
            continue
        total = whole[key]
        stated = bool(getattr(staff, key))
        groups = () if stated else tuple(one for one in kelompok(staff) if key in one.rincian)
        own = [{one.nama: one for one in group.rincian[key]} for group in groups] or [{one.nama: one for one in total}]
        names = tuple(group.nama for group in groups) or (office,)
        others = tuple(one.nama for one in kelompok(staff) if groups and one not in groups and one.jumlah)
        sums = tuple(jumlah(tuple(counts.values())) for counts in own)
        everyone, ident = jumlah(total), key.replace("_", "-")
        if len(total) <= _TERBANYAK:
            columns = tuple(one.nama for one in total)
            rows = tuple(
                (name, tuple(counts.get(column) for column in columns), of)
                for name, counts, of in zip(names, own, sums, strict=True)
            )
            if key == "jenis_kelamin":
                columns = tuple(column.capitalize() for column in columns)
            head = "Status Kepegawaian" if groups else "Unit Kerja"
            last = total if len(rows) > 1 else ()
            yield TabelPegawai(
                id=ident,
                menurut=heading,
                kepala=head,
                kolom=columns,
                baris=rows,
                total=last,
                jumlah=everyone,
                berjumlah=True,
                di_luar=others,
            )
        else:
            rows = tuple((one.nama, tuple(counts.get(one.nama) for counts in own), one.jumlah) for one in total)
            columns = names if groups else ("Jumlah",)
            yield TabelPegawai(
                id=ident,
                menurut=heading,
                kepala=heading.capitalize(),
                kolom=columns,
                baris=rows,
                total=sums,
                jumlah=everyone,
                berjumlah=len(columns) > 1,
                di_luar=others,
            )
