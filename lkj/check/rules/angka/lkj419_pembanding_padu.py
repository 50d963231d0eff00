"""LKJ419: what `tanpa_pembanding` says an indicator has none of is not given all the same."""

from lkj.check.rules.angka.terukur import tempat
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ419",
    severity=WARNING,
    title="Pembanding yang dinyatakan tidak ada, tetapi berisi",
    finds="`tanpa_pembanding` menyebut riwayat, renstra, atau nasional, padahal `riwayat` mempunyai realisasi, atau"
    " `target_renstra` atau `nasional` berisi.",
    why="Salah satunya keliru: laporan mencetak perbandingan yang menurut datanya tidak ada.",
    source=PERMENPAN_53,
    remedy="Hapus salah satunya.",
    examples=(
        Example(
            file="indikator.yaml",
            good="    nasional: 85\n    target_renstra: 95\n",
            bad="    nasional: 85\n    target_renstra: 95\n    tanpa_pembanding: [nasional]\n",
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, indikator in enumerate(year.indikator.indikator):
        given = {
            "riwayat": any(lalu.realisasi is not None for lalu in indikator.riwayat),
            "renstra": indikator.target_renstra is not None,
            "nasional": indikator.nasional is not None,
        }
        for k, name in enumerate(indikator.tanpa_pembanding):
            key = "target_renstra" if name == "renstra" else name
            if given[name]:
                yield RULE.at(
                    tempat(year, n, "tanpa_pembanding", k),
                    f"{indikator.id} menyebut {name} dalam «tanpa_pembanding», padahal «{key}» berisi",
                    f"hapus «{name}» di sini bila «{key}» benar; bila tidak, hapus «{key}»",
                    (tempat(year, n, key), f"«{key}» di sini"),
                )
