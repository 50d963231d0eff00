"""LKJ401: under a weighted mean every indicator has a weight, and the weights of a document make 100.

The measured document needs weights; another needs them once one of its indicators has one.
"""

from decimal import Decimal

from lkj.capaian import AGREGAT, tulis_angka
from lkj.check.rules.angka.terukur import tempat
from lkj.check.rules.define import ERROR, PERMENPAN_53, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.base import Belum

RULE = Rule(
    code="LKJ401",
    severity=ERROR,
    title="Bobot tidak berjumlah 100",
    finds="Agregasi tertimbang dipakai, tetapi ada indikator tanpa bobot atau jumlah bobotnya bukan 100.",
    why="Rata-rata tertimbang dengan bobot yang tidak genap lebih kecil atau lebih besar daripada capaiannya.",
    source=PERMENPAN_53,
    remedy="Isi `bobot` setiap indikator hingga berjumlah 100, atau pilih agregasi lain.",
    examples=(
        Example(
            file="metode.yaml",
            good="agregasi: rerata-indikator",
            bad="agregasi: tertimbang",
            places=("indikator.yaml:20",),
        ),
    ),
    blocks=True,
)


_SERATUS = Decimal(100)


@RULE.facts
def find(year: Tahun) -> Findings:
    if not AGREGAT[year.metode.agregasi].berbobot:
        return
    for dokumen in year.dokumen:
        own = year.indikator_bernomor(dokumen)
        weights = [i.bobot for _, i in own if i.bobot is not None]
        if not own or (not weights and dokumen != year.metode.capaian.dokumen):
            continue
        without = [(n, i) for n, i in own if i.bobot is None]
        if without and all(isinstance(i.nama, Belum) for _, i in without):
            continue  # they are only begun, and found as that
        if without:
            n, first = without[0]
            more = f" dan {len(without) - 1} indikator lain" if len(without) > 1 else ""
            yield RULE.at(
                tempat(year, n, "id"),
                f"indikator {first.id}{more} pada dokumen «{dokumen}» belum mempunyai bobot",
                "isi «bobot» dalam persen pada setiap indikator dokumen ini, atau pilih agregasi lain di metode.yaml",
            )
        elif (total := sum(weights, Decimal(0))) != _SERATUS:
            yield RULE.at(
                tempat(year, own[0][0], "bobot"),
                f"jumlah bobot dokumen «{dokumen}» {tulis_angka(total)}, seharusnya 100",
                "perbaiki bobot hingga jumlahnya tepat 100",
            )
