"""LKJ605: the letterhead has no telephone number. An office may well have no fax or site: none asks for those."""

from lkj.check.rules.define import INFO, TATA, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ605",
    severity=INFO,
    title="Identitas satuan kerja belum lengkap",
    finds="Nomor telepon belum ada. Faksimile, laman, surel, dan media sosial boleh tidak ada.",
    why="Kepala surat tidak mencetaknya.",
    source=TATA,
    remedy="Isi bila ada.",
    examples=(
        Example(
            file="satker.yaml",
            good='telepon: "021-0000000"\n  faksimile: "021-0000001"\n  laman: https://dinas.example.id\n',
            bad='telepon: null\n  faksimile: "021-0000001"\n  laman: https://dinas.example.id\n',
            near=('telepon: "021-0000000"\n  faksimile: null\n  laman: null\n', 'telepon: "021-0000000"\n'),
            places=("satker.yaml:12",),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    if year.satker.satker.telepon is None:
        yield RULE.at(
            year.position("satker.yaml", ("satker", "telepon")),
            "nomor telepon satuan kerja belum ada",
            "isi bila ada; kepala surat tidak mencetaknya",
        )
