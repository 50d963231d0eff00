"""LKJ341: who answers for something is named by an id that nobody has."""

from collections.abc import Iterator

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
    for file, path, named in _penanggung_jawab(year):
        if pengenal_asing(year, named) is None:
            continue
        near = nearest(named, list(dikenal(year)))
        yield RULE.at(
            year.position(file, (*path, "penanggung_jawab")),
            f"penanggung jawab «{named}» bukan pengenal pejabat atau unit",
            f"tulis {near} bila itu maksudnya" if near else "tulis pengenalnya seperti dalam satker.yaml, atau namanya",
        )


def _penanggung_jawab(year: Tahun) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    """Yield who is named to answer for something, with the file and the place of that."""
    for n, one in enumerate(year.indikator.indikator):
        answers = [((), one.penanggung_jawab), *((("aksi", k), a.penanggung_jawab) for k, a in enumerate(one.aksi))]
        yield from (("indikator.yaml", ("indikator", n, *path), who) for path, who in answers if who is not None)
    for file, path, done in year.semua_tindak_lanjut():
        if done.penanggung_jawab is not None:
            yield file, path, done.penanggung_jawab
