"""What the tree of a year shows: the vision, its goals, and below them the objectives with their indikator."""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct

from lkj.model import Tahun
from lkj.pengukuran import Pengukuran
from lkj.wording.printed import BELUM_ADA


class Cabang(Struct, frozen=True, eq=False):
    """A box: its heading, the indikator beside it, whether it is marked as measured, and what stands below it."""

    judul: str
    indikator: tuple[str, ...] = ()
    diukur: bool = False
    cabang: tuple[Cabang, ...] = ()

    @property
    def dalam(self) -> int:
        """How many levels it and its branches have."""
        return 1 + max((one.dalam for one in self.cabang), default=0)


def berjenjang(year: Tahun) -> bool:
    """Tell whether an objective of the year names one that it supports."""
    return any(one.mendukung for one in year.sasaran.sasaran)


def akar(numbers: Pengukuran) -> Cabang:
    """Return the vision with all below it.

    Where objectives name those that they support, that is every level, those that the report measures marked; else the
    agreement whose objectives name their goals.
    """
    return _berjenjang(numbers) if berjenjang(numbers.year) else _perjanjian(numbers)


def _perjanjian(numbers: Pengukuran) -> Cabang:
    year = numbers.year
    agreement = next((p for p in year.pk.perjanjian if p.tujuan and numbers.rekap[p.id].baris), None)
    branches: list[Cabang] = []
    if agreement is not None:
        groups = [
            (s.tujuan, Cabang(s.nama, tuple(row.indikator.nama for row in rows)))
            for s, rows in numbers.rekap[agreement.id].kelompok
        ]
        for goal in agreement.tujuan:
            made = tuple(one for of, one in groups if of == goal.id)
            branches += [Cabang(goal.nama or BELUM_ADA, cabang=made)] if made else []
        # Without a goal between them, an objective stands below the vision.
        branches += [one for of, one in groups if of is None]
    return Cabang(year.visi_misi.visi or BELUM_ADA, cabang=tuple(branches))


def _berjenjang(numbers: Pengukuran) -> Cabang:
    year = numbers.year
    below, of_goal = defaultdict(list), defaultdict(list)
    supported = {one.mendukung for one in year.sasaran.sasaran}
    # Beside those that others support stand the other objectives of the same documents.
    top = {d for one in year.sasaran.sasaran if one.id in supported and not one.mendukung for d in one.berdokumen}
    measured = numbers.utama.id
    indicators: defaultdict[str, list[str]] = defaultdict(list)
    replaced = {one.menggantikan for one in year.indikator.indikator}
    for facts in year.indikator.indikator:
        if facts.id in replaced:
            continue
        indicators[facts.sasaran].append(facts.nama)
    for one in year.sasaran.sasaran:
        if one.mendukung:
            below[one.mendukung].append(one)
        elif top & {*one.berdokumen}:
            of_goal[one.tujuan].append(one)

    def cabang(ident: str, nama: str, diukur: bool) -> Cabang:
        branches = tuple(cabang(one.id, one.nama, measured in one.berdokumen) for one in below[ident])
        return Cabang(nama, tuple(indicators[ident]), diukur, branches)

    names = {goal.id: goal.nama or BELUM_ADA for pk in year.pk.perjanjian for goal in pk.tujuan}
    names |= {goal.id: goal.nama or BELUM_ADA for goal in year.visi_misi.tujuan}
    branches: list[Cabang] = []
    for goal, objectives in of_goal.items():
        made = tuple(cabang(one.id, one.nama, measured in one.berdokumen) for one in objectives)
        branches += made if goal is None else [Cabang(names.get(goal, goal), cabang=made)]
    return Cabang(year.visi_misi.visi or BELUM_ADA, cabang=tuple(branches))
