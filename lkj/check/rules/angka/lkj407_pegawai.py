"""LKJ407: the staff stated and what it is broken down into agree."""

from itertools import combinations

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.kepegawaian import RINCIAN, Cacahan, Kelompok, jumlah, kelompok, lazim
from lkj.wording.printed import dalam_kalimat

_HINT = "samakan menurut data kepegawaian pada bulan yang sama"

RULE = Rule(
    code="LKJ407",
    severity=WARNING,
    title="Jumlah pegawai dan rinciannya berbeda",
    finds="Jumlah sebuah kelompok pegawai (PNS, PPPK, dan seterusnya) tidak sama dengan jumlah rinciannya menurut"
    " pendidikan, golongan, atau jenis kelamin; atau rincian seluruh pegawai tidak sama dengan jumlah kelompok mana"
    " pun, sendiri atau bersama.",
    why="Dua angka untuk satu hal; pembaca tidak tahu mana yang benar.",
    source=PERMENPAN_53,
    remedy="Samakan menurut data kepegawaian pada bulan yang sama.",
    examples=(
        Example(file="satker.yaml", good="pns: 12", bad="pns: 13"),
        Example(
            file="satker.yaml",
            good="  pns: 12\n  ppnpn: 3\n",
            bad="  kelompok:\n    - id: pns\n      nama: PNS\n      jumlah: 12\n      jenis_kelamin:\n"
            "        - nama: laki-laki\n          jumlah: 7\n        - nama: perempuan\n          jumlah: 6\n",
            near=(
                "  kelompok:\n    - id: pns\n      nama: PNS\n      jumlah: 9\n    - id: honorer\n      nama: Honorer\n"
                "      jumlah: 5\n    - id: pppk\n      nama: PPPK\n      jumlah: 3\n",
            ),
        ),
    ),
)


def _mungkin(groups: tuple[Kelompok, ...], own: bool) -> set[int]:
    """Return the counts that a breakdown of the staff may come to: of some groups, of which it does not say which.

    Civil servants and contract staff are counted as the former alone, or together.
    """
    counts = [one.jumlah or 0 for one in groups]
    if not own:
        return {sum(counts[: n + 1]) for n in range(len(counts))}
    return {sum(some) for n in range(1, len(counts) + 1) for some in combinations(counts, n)}


# Of more groups any number is the sum of some.
_TERBANYAK = 8


@RULE.facts
def find(year: Tahun) -> Findings:
    staff = year.satker.pegawai
    groups, own = kelompok(staff), not lazim(staff)
    for group in groups:
        for key, _, heading in RINCIAN:
            total = jumlah(group.rincian.get(key, ()))
            if total is not None and group.jumlah is not None and total != group.jumlah:
                place = group.hitungan.asal[0][0]
                yield RULE.at(
                    year.position("satker.yaml", place),
                    f"di sini tertulis {group.jumlah} {dalam_kalimat(group.nama)}, sedangkan rincian menurut"
                    f" {heading.removeprefix('tingkat ')} berjumlah {total}",
                    _HINT,
                    (year.position("satker.yaml", (*place[:-1], key)), f"rinciannya berjumlah {total}"),
                )
    if any(one.jumlah is None for one in groups) or len(groups) > _TERBANYAK:
        return
    for key, name, heading in RINCIAN:
        stated = tuple(Cacahan(getattr(one, name), one.jumlah, (), "") for one in getattr(staff, key))
        total = jumlah(stated)
        if total is None or total in _mungkin(groups, own=own):
            continue
        said = " dan ".join(f"{one.jumlah} {dalam_kalimat(one.nama)}" for one in (groups if own else groups[:1]))
        yield RULE.at(
            year.position("satker.yaml", groups[0].hitungan.asal[0][0]),
            f"di sini tertulis {said}, sedangkan rincian menurut {heading.removeprefix('tingkat ')} berjumlah {total}",
            _HINT,
            (year.position("satker.yaml", ("pegawai", key)), f"rinciannya berjumlah {total}"),
        )
