"""LKJ442: quarterly targets that do not come to the year's."""

from lkj.capaian import Angka, satuan_sama
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ442",
    severity=WARNING,
    title="Target triwulan tidak menjadi target setahun",
    finds="Keempat target triwulan rencana aksi, digabungkan menurut `akumulasi: jumlah` atau `akumulasi: terakhir`,"
    " tidak sama dengan target setahun. Cara lain dan target yang bukan angka tidak diperiksa.",
    why="Rencana aksi yang tercapai seluruhnya tidak akan mencapai perjanjiannya, atau sebaliknya.",
    source=PERMENPAN_53,
    remedy="Perbaiki target triwulan atau target setahunnya.",
    examples=(
        Example(
            file="indikator.yaml",
            good="    realisasi: 400\n",
            bad="    triwulan: [100, 100, 100, 100]\n    akumulasi: jumlah\n    target_triwulan: [100, 100, 100, 50]\n",
            near=(
                "    triwulan: [100, 100, 100, 100]\n    akumulasi: jumlah\n    target_triwulan: [50, 100, 100, 150]\n",
                "    triwulan: [100, 200, 300, 400]\n    akumulasi: terakhir\n"
                "    target_triwulan: [100, 200, 300, 400]\n",
            ),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, one in enumerate(year.indikator.indikator):
        if one.akumulasi not in ("jumlah", "terakhir") or None in (one.target_triwulan or (None,)):
            continue
        whole, end = one.target, one.target_sampai(4)
        if not isinstance(whole, Angka) or not isinstance(end, Angka) or not satuan_sama(whole.satuan, end.satuan):
            continue
        if whole.nilai != end.nilai:
            what = "jumlah target triwulan" if one.akumulasi == "jumlah" else "target triwulan IV"
            yield RULE.at(
                year.position("indikator.yaml", ("indikator", n, "target_triwulan")),
                f"{what} {one.id} {end}, sedangkan target setahunnya {whole}",
                "perbaiki target triwulan atau target setahunnya",
                (year.position("indikator.yaml", ("indikator", n, "target")), "target setahun"),
            )
