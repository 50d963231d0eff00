"""LKJ420: a whole year's spending does not exceed its ceiling; a single activity's may, until it is revised."""

from lkj.check.rules.angka.terukur import rupiah
from lkj.check.rules.define import WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ420",
    severity=WARNING,
    title="Realisasi anggaran melebihi pagu",
    finds="Realisasi anggaran seluruh tahun melebihi pagu tahun itu. Kegiatan tunggal tidak diperiksa, sebab pagu"
    " minusnya dapat diselesaikan dengan revisi.",
    why="Pengeluaran yang anggarannya tidak cukup tersedia dilarang, sehingga serapan di atas 100 persen hampir selalu"
    " berarti pagu sebelum revisi atau angka yang salah ketik. Badan layanan umum dapat melebihi pagunya dalam"
    " ambang batas; terima temuan ini dengan alasan itu.",
    source="Undang-Undang Nomor 1 Tahun 2004 tentang Perbendaharaan Negara, Pasal 3 ayat (3)",
    remedy="Tulis pagu menurut DIPA terakhir, dan realisasi menurut laporan realisasi anggaran.",
    examples=(
        Example(
            file="pagu.yaml", good="    pagu: 3800000000\n", bad="    pagu: 3600000000\n", places=("pagu.yaml:15",)
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, budget in enumerate(year.pagu.pagu):
        if budget.pagu is None or budget.realisasi is None or budget.realisasi <= budget.pagu:
            continue
        yield RULE.at(
            year.position("pagu.yaml", ("pagu", n, "realisasi")),
            f"realisasi anggaran {budget.tahun} {rupiah(budget.realisasi)} melebihi pagunya {rupiah(budget.pagu)}",
            "periksa keduanya menurut DIPA terakhir dan laporan realisasi anggaran; bila memang demikian, terima temuan"
            " ini dengan alasannya",
            (year.position("pagu.yaml", ("pagu", n, "pagu")), f"pagu {budget.tahun}"),
        )
