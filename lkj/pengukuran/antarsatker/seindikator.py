"""The same indikator of all offices: known by its words, and by those of its objective where an office has two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from lkj.pengukuran.antarsatker.hasil import Hasil, HasilIndikator, bunyi

Baris = tuple[Hasil, HasilIndikator]
#: What makes indikator the same: their words, and those of their objective where the former name two.
Kunci = tuple[str, str]


def per_indikator(hasil: Iterable[Hasil]) -> dict[Kunci, list[Baris]]:
    """Return the rows of the same indikator, by its words, in the order in which offices tell of it.

    Where an office words two alike, their objectives tell them apart: each is held to what the others have under an
    objective of those words, and what they have under any other stays together.
    """
    worded: dict[str, list[Baris]] = {}
    for office in hasil:
        for one in office.indikator:
            if one.nama:
                worded.setdefault(one.kunci, []).append((office, one))
    found: dict[Kunci, list[Baris]] = {}
    for words, rows in worded.items():
        often = Counter(office.kode for office, _ in rows)
        apart = {_bunyi_sasaran(*row) for row in rows if often[row[0].kode] > 1}
        for row in rows:
            goal = _bunyi_sasaran(*row) if apart else ""
            found.setdefault((words, goal if goal in apart else ""), []).append(row)
    return found


def sekali(rows: Sequence[Baris]) -> list[Baris]:
    """Return the rows of the offices that have one of them: of two nobody knows which is what the others have."""
    often = Counter(office.kode for office, _ in rows)
    return [row for row in rows if often[row[0].kode] == 1]


def _bunyi_sasaran(office: Hasil, one: HasilIndikator) -> str:
    """Return the objective of an indikator as it is compared, "" where there is none."""
    goal = next((goal.nama for goal in office.sasaran if goal.id == one.sasaran), "")
    return bunyi(goal)
