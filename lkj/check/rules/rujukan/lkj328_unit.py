"""LKJ328: no unit of the agency hangs below itself, nor deeper than agencies go."""

from collections.abc import Mapping, Set

from lkj.check.rules.define import ERROR, TATA, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.susunan import TERDALAM

_BAGIAN = "  bagian:\n    - nama: Subbagian Perencanaan\n    - nama: Subbagian Umum dan Kepegawaian\n"
_UNIT = (
    "  unit:\n    - id: bidang\n      nama: Bidang Layanan\n      induk: {induk}\n"
    "    - id: seksi\n      nama: Seksi Pengaduan\n      induk: bidang\n"
)

RULE = Rule(
    code="LKJ328",
    severity=ERROR,
    title="Unit di bawah dirinya sendiri",
    finds="`induk` sebuah unit dalam `organisasi` menyebut unit itu sendiri atau unit di bawahnya; atau unit itu berada"
    f" lebih dari {TERDALAM} jenjang di bawah pimpinan instansi.",
    why="Unit yang tidak sampai pada pimpinan instansi tidak tercetak pada bagan struktur organisasi.",
    source=TATA,
    remedy="Sebut unit di atasnya, atau hapus `induk` bila unit itu langsung di bawah pimpinan instansi.",
    examples=(
        Example(
            file="satker.yaml",
            good=_BAGIAN,
            bad=_UNIT.format(induk="seksi"),
            near=(_UNIT.format(induk="null"),),
            places=("satker.yaml:40", "satker.yaml:43"),
        ),
    ),
    blocks=True,
)


@RULE.facts
def find(year: Tahun) -> Findings:
    units = year.satker.organisasi.unit
    depth, loops = _jenjang({one.id: one.induk for one in units})
    told = False
    for n, one in enumerate(units):
        if one.id in loops:
            wrong = f"unit «{one.id}» berada di bawah dirinya sendiri"
            wrong += "" if one.induk == one.id else f" lewat «{one.induk}»"
            hint = "sebut unit di atasnya, atau hapus «induk» bila unit ini langsung di bawah pimpinan instansi"
        elif depth[one.id] == TERDALAM + 1 and not told:
            told = True  # all below it, and beside it, are too deep for the same reason
            wrong = f"unit «{one.id}» berada lebih dari {TERDALAM} jenjang di bawah pimpinan instansi"
            hint = f"susunan paling dalam {TERDALAM} jenjang; letakkan unit ini di bawah unit yang lebih tinggi"
        else:
            continue
        yield RULE.at(year.position("satker.yaml", ("organisasi", "unit", n, "induk")), wrong, hint)


def _jenjang(above: Mapping[str, str | None]) -> tuple[Mapping[str, int], Set[str]]:
    """Return how deep each unit is below the head, 0 where that is not told, and the units below themselves."""
    depth: dict[str, int] = {}
    loops: set[str] = set()
    for one in above:
        way: list[str] = []
        seen: set[str] = set()
        up: str | None = one
        while up is not None and up in above and up not in depth and up not in seen:
            way.append(up)
            seen.add(up)
            up = above[up]
        if up is not None and up in seen:
            loops.update(way[way.index(up) :])
        lost = up is not None and (up in seen or depth.get(up) == 0)
        start = depth.get(up, 0) if up is not None else 0
        depth |= {name: 0 if lost else start + k for k, name in enumerate(reversed(way), start=1)}
    return depth, loops
