"""LKJ409: activities add up to their programme."""

from lkj.check.rules.angka.terukur import berkegiatan, rupiah
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ409",
    severity=WARNING,
    title="Jumlah kegiatan tidak sama dengan program",
    finds="Anggaran kegiatan tidak berjumlah sama dengan anggaran programnya, atau melebihinya.",
    why="Rincian dan jumlah dalam satu lampiran PK saling membantah.",
    source=PERMENPAN_53,
    remedy="Samakan menurut naskah PK.",
    examples=(Example(file="pk.yaml", good="anggaran: 1250000000", bad="anggaran: 1260000000", places=("pk.yaml:6",)),),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for p, program, whole, known, without in berkegiatan(year):
        if known > whole or (known != whole and not without):
            yield RULE.at(
                year.position("pk.yaml", ("program", p, "anggaran")),
                f"anggaran {program.nama} {rupiah(whole)}, sedangkan kegiatannya berjumlah {rupiah(known)}",
                "samakan jumlah kegiatan dengan anggaran programnya menurut naskah PK",
                (year.position("pk.yaml", ("program", p, "kegiatan")), f"kegiatan berjumlah {rupiah(known)}"),
            )
