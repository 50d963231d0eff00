"""LKJ407: the civil servants stated are those of the table by education."""

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ407",
    severity=WARNING,
    title="Jumlah PNS dan rinciannya berbeda",
    finds="Jumlah PNS yang dinyatakan tidak sama dengan jumlah menurut pendidikan.",
    why="Dua angka untuk satu hal; pembaca tidak tahu mana yang benar.",
    source=PERMENPAN_53,
    remedy="Samakan menurut data kepegawaian pada bulan yang sama.",
    examples=(Example(file="satker.yaml", good="pns: 12", bad="pns: 13"),),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    staff = year.satker.pegawai
    counts = [p.jumlah for p in staff.pendidikan if p.jumlah is not None]
    if staff.pns is None or staff.ppnpn is None or len(counts) < len(staff.pendidikan):
        return
    total = sum(counts)
    if total not in (staff.pns, staff.pns + staff.ppnpn):
        yield RULE.at(
            year.position("satker.yaml", ("pegawai", "pns")),
            f"di sini tertulis {staff.pns} PNS, sedangkan rincian menurut pendidikan berjumlah {total}",
            "samakan menurut data kepegawaian pada bulan yang sama",
            (year.position("satker.yaml", ("pegawai", "pendidikan")), f"rinciannya berjumlah {total}"),
        )
