"""LKJ802: a target that all others share is not another in one office by a slip."""

from decimal import Decimal

from lkj.capaian.kuantitas import kunci_satuan
from lkj.check.rules.antarsatker.tempat import lazim, temuan
from lkj.check.rules.define import PERMENPAN_53, WARNING, Findings, Rule
from lkj.pengukuran.antarsatker import SemuaSatker

RULE = Rule(
    code="LKJ802",
    severity=WARNING,
    title="Target lain daripada di satker lain",
    finds="Target sebuah indikator lain daripada target yang sama di sedikitnya sembilan dari sepuluh satker (paling"
    " sedikit sembilan) yang mempunyai indikator berbunyi sama. Indikator yang targetnya memang berlainan antarsatker"
    " tidak disebut.",
    why="Target yang ditetapkan bersama berlaku bagi semua; yang lain sendiri biasanya salah ketik atau belum"
    " diperbarui.",
    source=f"{PERMENPAN_53}, Perjanjian Kinerja",
    remedy="Cocokkan dengan Perjanjian Kinerja. Bila memang ditetapkan lain, terima temuan ini dengan alasannya.",
    file="indikator.yaml",
)
_PALING_SEDIKIT = 9


@RULE.offices
def find(semua: SemuaSatker) -> Findings:
    for rows in semua.seindikator.values():
        said: dict[tuple[Decimal, str], list[int]] = {}
        for n, (_, one) in enumerate(rows):
            if one.nilai_target is not None and one.target_biasa:
                said.setdefault((one.nilai_target, kunci_satuan(one.satuan)), []).append(n)
        usual = lazim(said, sedikitnya=_PALING_SEDIKIT, bagian=(9, 10))
        if usual is None:
            continue
        office, first = rows[said[usual][0]]
        for (value, unit), own in said.items():
            # Of another unit it is another number: LKJ801 tells that.
            if value == usual[0] or unit != usual[1]:
                continue
            for other, one in (rows[n] for n in own):
                yield temuan(
                    RULE,
                    other.kode,
                    one.di("target"),
                    f"target {one.id} {one.target}, sedangkan di {len(said[usual])} satker lain {first.target}",
                    "cocokkan dengan Perjanjian Kinerja; bila memang lain, terima temuan ini dengan alasannya",
                    (office, first.di("target"), f"target di satker {office.kode}"),
                )
