"""LKJ420: a whole year's spending does not exceed its ceiling, nor a line's that does not add up with the others."""

from lkj.check.rules.angka.terukur import melebihi_pagu, rupiah
from lkj.check.rules.define import WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.pengukuran import Pengukuran

RULE = Rule(
    code="LKJ420",
    severity=WARNING,
    title="Realisasi anggaran melebihi pagu",
    finds="Realisasi anggaran seluruh tahun melebihi pagu tahun itu; atau realisasi satu baris rincian melebihi pagunya"
    " sendiri dan rincian tidak berjumlah sama dengan pagu atau realisasi tahun itu. Baris yang berjumlah benar tidak"
    " diperiksa, sebab pagu minusnya dapat diselesaikan dengan revisi.",
    why="Pengeluaran yang anggarannya tidak cukup tersedia dilarang, sehingga serapan di atas 100 persen hampir selalu"
    " berarti pagu sebelum revisi atau angka yang salah ketik. Badan layanan umum dapat melebihi pagunya dalam"
    " ambang batas; terima temuan ini dengan alasan itu.",
    source="Undang-Undang Nomor 1 Tahun 2004 tentang Perbendaharaan Negara, Pasal 3 ayat (3)",
    remedy="Tulis pagu menurut DIPA terakhir, dan realisasi menurut laporan realisasi anggaran.",
    examples=(
        Example(
            file="pagu.yaml", good="    pagu: 3800000000\n", bad="    pagu: 3600000000\n", places=("pagu.yaml:15",)
        ),
        Example(file="pagu.yaml", good="    realisasi: 950000000\n", bad="    realisasi: 1950000000\n"),
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


@RULE.numbers
def find_rincian(numbers: Pengukuran) -> Findings:
    year = numbers.year
    places = {one.kode: n for n, one in enumerate(year.pagu.rincian)}
    for line in melebihi_pagu(numbers):
        n = places.get(line.kode)
        if n is None or line.pagu is None or line.realisasi is None:
            continue
        yield RULE.at(
            year.position("pagu.yaml", ("rincian", n, "realisasi")),
            f"realisasi {line.nama} ({line.kode}) {rupiah(line.realisasi)} melebihi pagunya {rupiah(line.pagu)}, dan"
            " rincian tidak berjumlah sama dengan pagu atau realisasi tahun itu",
            "periksa keduanya menurut DIPA terakhir dan laporan realisasi anggaran",
            (year.position("pagu.yaml", ("rincian", n, "pagu")), f"pagu {line.kode}"),
        )
