"""LKJ416: ceiling and spending by activity add up to those of the year."""

from lkj.check.rules.angka.terukur import berselisih, melebihi_pagu, rupiah
from lkj.check.rules.define import PP_8, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.base import BELUM
from lkj.pengukuran import Pengukuran

RULE = Rule(
    code="LKJ416",
    severity=WARNING,
    title="Rincian anggaran tidak sama dengan pagu atau realisasi",
    finds="Pagu atau realisasi menurut rincian tidak berjumlah sama dengan pagu atau realisasi tahun laporan.",
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


@RULE.numbers
def find(numbers: Pengukuran) -> Findings:
    year, lines = numbers.year, numbers.biaya
    now = next((n for n, p in enumerate(year.pagu.pagu) if p.tahun == year.tahun), None)
    if now is None or not lines:
        return
    # Of a line that spent more than it had it is known where the mistake is (LKJ420).
    for key in ("pagu_awal",) if melebihi_pagu(numbers) else ("pagu_awal", "pagu", "realisasi"):
        whole = getattr(year.pagu.pagu[now], key)
        parts = [(one.nama, getattr(one, key)) for one in lines]
        total, told = berselisih(whole, parts)
        if total is None:
            continue
        yield RULE.at(
            year.position("pagu.yaml", ("pagu", now, key)),
            f"{key.replace('_', ' ')} {year.tahun} {rupiah(whole)}, sedangkan rinciannya berjumlah {rupiah(total)};"
            f" {told}",
            f"{_tambahan(year)}samakan keduanya menurut laporan realisasi anggaran",
            (year.position("pagu.yaml", ("rincian", 0, key)), f"rinciannya berjumlah {rupiah(total)}"),
        )


def _tambahan(year: Tahun) -> str:
    """Say which programmes of the agreement have no line of their own, nor one of their activities."""
    lines = {one.kode for one in year.pagu.rincian}
    left = [
        one.kode
        for one in year.pk.program
        if one.kode != BELUM and lines.isdisjoint({one.kode, *(part.kode for part in one.kegiatan)})
    ]
    return f"tambahkan program {', '.join(left)} dari pk.yaml yang belum ada dalam rincian, atau " if left else ""
