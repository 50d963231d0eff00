"""What `lkj check` tells between offices: as `lkj rekap` does, of what was reached while they were checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from lkj.check.antarsatker import periksa_antarsatker
from lkj.diagnostics import Finding
from lkj.files import FolderOrigin
from lkj.offices import Office, offices, strangers
from lkj.offices.hasil import TERPUTUS
from lkj.offices.rekap.cara import cara_rekap
from lkj.pengukuran.antarsatker import Hasil, SemuaSatker, TanpaData

__all__ = ["periksa_satker"]


def periksa_satker(
    tree: Path,
    among: Sequence[Office],
    made: Mapping[str, Mapping[int, Hasil | TanpaData]],
    asked: Sequence[int] = (),
    *,
    waivers: bool = True,
) -> list[Finding]:
    """Return the findings between some offices of a tree in the years asked for, of each what it `made` by its code.

    Where no year is asked for, each is one among the offices that have it. DataError for a `rekap.yaml` with errors.
    """
    cara = cara_rekap(FolderOrigin(tree))
    own = offices(tree)
    whole = len(among) == len(own) and not strangers(tree)
    found: list[Finding] = []
    for tahun in asked or sorted({one for own in made.values() for one in own}):
        known = [own[tahun] for _, own in sorted(made.items()) if tahun in own]
        lacking = sorted({one.kode for one in among} - {one.kode for one in known})
        if asked:
            known += [TanpaData(kode=kode, nama="", alasan=TERPUTUS, berkas="data") for kode in lacking]
        semua = SemuaSatker(
            tahun=tahun,
            hasil=tuple(one for one in known if isinstance(one, Hasil)),
            tanpa=tuple(one for one in known if isinstance(one, TanpaData)),
            utuh=whole and bool(asked or not lacking),
            **cara.bagi_aturan(own),
        )
        found += periksa_antarsatker(semua, waivers=waivers)
    return found
