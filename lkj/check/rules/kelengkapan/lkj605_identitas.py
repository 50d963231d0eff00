"""LKJ605: the letterhead leaves out what is not known of the agency."""

from lkj.check.rules.define import INFO, TATA, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ605",
    severity=INFO,
    title="Identitas satuan kerja belum lengkap",
    finds="Telepon, faksimile, atau laman belum ada.",
    why="Kepala surat tidak mencetaknya.",
    source=TATA,
    remedy="Isi bila ada.",
    examples=(Example(file="satker.yaml", good='telepon: "021-0000000"', bad="telepon: null"),),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for key, word in (("telepon", "nomor telepon"), ("faksimile", "nomor faksimile"), ("laman", "alamat laman")):
        if getattr(year.satker.satker, key) is None:
            yield RULE.at(
                year.position("satker.yaml", ("satker", key)),
                f"{word} satuan kerja belum ada",
                "isi bila ada; kepala surat tidak mencetaknya",
            )
