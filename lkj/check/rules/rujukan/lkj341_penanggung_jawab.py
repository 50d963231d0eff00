"""LKJ341: who answers for an indicator is named by an id that nobody has."""

from lkj.check.rules.define import TATA, WARNING, Example, Findings, Rule
from lkj.diagnostics.nearest import nearest
from lkj.model import Tahun
from lkj.model.manual import dikenal, pengenal_asing

_BAIK = "    catatan: Dua petugas pengaduan pindah tugas pada triwulan ketiga\n"

RULE = Rule(
    code="LKJ341",
    severity=WARNING,
    title="Penanggung jawab tidak dikenal",
    finds="`penanggung_jawab` berbentuk pengenal, tetapi tidak ada pejabat atau unit yang berpengenal itu.",
    why="Laporan mencetak pengenalnya, bukan nama jabatan atau unitnya.",
    source=TATA,
    remedy="Tulis pengenal pejabat atau unit seperti dalam satker.yaml, atau nama jabatannya selengkapnya.",
    examples=(
        Example(
            file="indikator.yaml",
            good=_BAIK,
            bad=_BAIK + "    penanggung_jawab: sekertaris\n",
            beside=("LKJ620",),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, one in enumerate(year.indikator.indikator):
        if one.penanggung_jawab is None or pengenal_asing(year, one.penanggung_jawab) is None:
            continue
        near = nearest(one.penanggung_jawab, list(dikenal(year)))
        yield RULE.at(
            year.position("indikator.yaml", ("indikator", n, "penanggung_jawab")),
            f"penanggung jawab {one.id} «{one.penanggung_jawab}» bukan pengenal pejabat atau unit",
            f"tulis {near} bila itu maksudnya" if near else "tulis pengenalnya seperti dalam satker.yaml, atau namanya",
        )
