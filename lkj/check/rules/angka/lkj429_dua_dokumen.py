"""LKJ429: one indikator in two documents has one target, one realisasi and one polarity."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from lkj.capaian import Kuantitas, satuan_sama
from lkj.check.claims.pola import Pola
from lkj.check.rules.angka.terukur import tempat, tempat_realisasi
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.indikator import Indikator
from lkj.model.presets.kata import RENCANA

RULE = Rule(
    code="LKJ429",
    severity=WARNING,
    title="Indikator yang sama berbeda dalam dua dokumen",
    finds="Indikator bernama dan bersatuan sama dalam dua dokumen mempunyai target, realisasi, atau polaritas yang"
    " berbeda. Target rencana, yang mendahului perjanjian, dan target perjanjian yang berupa perubahan tidak diperiksa;"
    " begitu pula realisasi terhadap target yang lain itu, rencana aksi, perjanjian yang sejenjang atau berjenjang tiga"
    " ke bawah, dan indikator yang `catatan`-nya menyebut dokumen atau id yang lain.",
    why="Satu hal diukur satu kali dalam setahun; dua angka untuknya saling membantah dalam satu laporan.",
    source=PERMENPAN_53,
    remedy="Samakan keduanya, atau jelaskan perbedaannya dalam `catatan`.",
    examples=(
        Example(
            file="indikator.yaml",
            good="nama: Nilai Akuntabilitas Kinerja\n    sasaran: SS-01\n    dokumen: pk-ketua\n"
            "    satuan: predikat-sakip\n"
            "    polaritas: naik\n    target: BB\n    realisasi: BB\n",
            bad="nama: Persentase pengaduan yang diselesaikan\n    sasaran: SS-01\n    dokumen: pk-ketua\n    satuan:"
            " persen\n"
            "    polaritas: naik\n    target: 95\n    realisasi: 81\n",
            near=(
                "nama: Persentase pengaduan yang diselesaikan\n    sasaran: SS-01\n    dokumen: pk-ketua\n"
                "    satuan: persen\n    polaritas: naik\n    target: 90\n    realisasi: 81\n",
            ),
            places=("indikator.yaml:26",),
        ),
    ),
)


_DOKUMEN: Final = Pola(rf"\b(?:{'|'.join(RENCANA)}|rencana kinerja|perjanjian|pk)\b", re.IGNORECASE)
# From the third level down an agreement is of a unit of the office.
_JENJANG_UNIT: Final = 3
_Beda = tuple[str, Kuantitas | str, Kuantitas | str]


def _dijelaskan(one: Indikator, other: Indikator) -> bool:
    notes = f"{one.catatan or ''} {other.catatan or ''}"
    return bool(_DOKUMEN.search(notes)) or one.id in (other.catatan or "") or other.id in (one.catatan or "")


def _terikat(year: Tahun, one: Indikator, other: Indikator) -> tuple[bool, bool]:
    """Tell whether two documents hold one indikator to one target, and whether to one realisasi where targets agree."""
    # One that names several documents tells itself what its target is in each.
    both = [year.dokumen[i.berdokumen[0]] for i in (one, other) if len(i.berdokumen) == 1]
    kinds = {document.jenis for document in both}
    levels = [document.jenjang for document in both if document.jenjang is not None]
    # Units side by side, or far below, each measure their own share under one name.
    apart = max(levels, default=0) >= _JENJANG_UNIT or (len(levels) == 2 and levels[0] == levels[1])
    if len(both) < 2 or "rencana-aksi" in kinds or apart:
        return False, False
    changed = any(d.perubahan or (d.id in year.perjanjian and year.perjanjian[d.id].perubahan) for d in both)
    return kinds == {"perjanjian"} and not changed, True


def _berbeda(year: Tahun, one: Indikator, other: Indikator) -> Iterator[_Beda]:
    aims, results = _terikat(year, one, other)
    if results and one.polaritas != other.polaritas:
        yield "polaritas", one.polaritas, other.polaritas
    if one.target is not None and other.target is not None and one.target != other.target:
        # What is aimed at otherwise elsewhere may be another part of it.
        if not aims:
            return
        yield "target", one.target, other.target
    if results and one.realisasi is not None and other.realisasi is not None and one.realisasi != other.realisasi:
        yield "realisasi", one.realisasi, other.realisasi


@RULE.facts
def find(year: Tahun) -> Findings:
    named: defaultdict[str, list[tuple[int, Indikator]]] = defaultdict(list)
    for n, one in enumerate(year.indikator.indikator):
        same = named[" ".join(one.nama.casefold().split())]
        for m, other in same:
            if (
                other.berdokumen == one.berdokumen
                or not satuan_sama(one.satuan, other.satuan)
                or _dijelaskan(one, other)
            ):
                continue
            for key, said, was in _berbeda(year, one, other):
                places = (tempat_realisasi(year, k) if key == "realisasi" else tempat(year, k, key) for k in (n, m))
                place, elsewhere = places
                yield RULE.at(
                    place,
                    f"{key} «{one.nama}» ({one.id}) {said}, sedangkan dalam {other.berdokumen[0]} ({other.id}) {was}",
                    "samakan keduanya, atau jelaskan perbedaannya dalam «catatan»",
                    (elsewhere, f"{key} {other.id}"),
                )
        same.append((n, one))
