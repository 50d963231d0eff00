"""LKJ408: the programmes of the agreement add up to the budget ceiling that the report accounts for."""

from lkj.check.rules.angka.terukur import rupiah
from lkj.check.rules.define import PERMENPAN_53, PP_8, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ408",
    severity=WARNING,
    title="Program dalam PK tidak sama dengan pagu",
    finds="Jumlah anggaran program dalam Perjanjian Kinerja berbeda dari pagu tahun laporan.",
    why="Anggaran yang dijanjikan dan yang dipertanggungjawabkan seharusnya satu; selisihnya perlu dijelaskan, misalnya"
    " karena revisi DIPA.",
    source=f"{PERMENPAN_53}; {PP_8}",
    remedy="Samakan dengan DIPA terakhir dan PK yang berlaku, atau terima selisihnya dengan alasan.",
    examples=(
        Example(
            file="pagu.yaml",
            good="- tahun: 2024\n    pagu: 4000000000",
            bad="- tahun: 2024\n    pagu: 3900000000",
            beside=("LKJ416",),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    amounts = [p.anggaran for p in year.pk.program if p.anggaran is not None]
    if len(amounts) < len(year.pk.program):
        return
    total = sum(amounts)
    for n, budget in enumerate(year.pagu.pagu):
        if budget.tahun == year.tahun and budget.pagu is not None and budget.pagu != total:
            yield RULE.at(
                year.position("pagu.yaml", ("pagu", n, "pagu")),
                f"pagu {year.tahun} {rupiah(budget.pagu)}, sedangkan program dalam PK berjumlah {rupiah(total)};"
                f" selisih {rupiah(abs(total - budget.pagu))} tidak dijelaskan",
                "samakan dengan DIPA terakhir dan PK yang berlaku, atau jelaskan selisihnya dalam pengecualian.yaml",
                (year.position("pk.yaml", ("program", 0, "anggaran")), f"program berjumlah {rupiah(total)}"),
            )
