"""LKJ416: ceiling and spending by activity add up to those of the year."""

from lkj.check.rules.angka.terukur import rupiah
from lkj.check.rules.define import PP_8, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ416",
    severity=WARNING,
    title="Rincian anggaran tidak sama dengan pagu atau realisasi",
    finds="Pagu atau realisasi menurut kegiatan tidak berjumlah sama dengan pagu atau realisasi tahun laporan.",
    why="Rincian dan jumlahnya tercetak dalam satu bab dan saling membantah.",
    source=PP_8,
    remedy="Samakan keduanya menurut laporan realisasi anggaran.",
    examples=(
        Example(
            file="pagu.yaml",
            good="    realisasi: 950000000\n",
            bad="    realisasi: 940000000\n",
            places=("pagu.yaml:18",),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    now = next((n for n, p in enumerate(year.pagu.pagu) if p.tahun == year.tahun), None)
    if now is None or not year.pagu.rincian:
        return
    for key in ("pagu", "realisasi"):
        parts = [getattr(r, key) for r in year.pagu.rincian]
        whole = getattr(year.pagu.pagu[now], key)
        if whole is None or None in parts or sum(parts) == whole:
            continue
        yield RULE.at(
            year.position("pagu.yaml", ("pagu", now, key)),
            f"{key} {year.tahun} {rupiah(whole)}, sedangkan rinciannya berjumlah {rupiah(sum(parts))};"
            f" selisih {rupiah(abs(whole - sum(parts)))} tidak dijelaskan",
            "samakan keduanya menurut laporan realisasi anggaran",
            (year.position("pagu.yaml", ("rincian", 0, key)), f"rinciannya berjumlah {rupiah(sum(parts))}"),
        )
