"""LKJ344: a file of evidence has no SHA-256, so that a change of it would not show."""

from lkj.check.rules.define import TATA, WARNING, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ344",
    severity=WARNING,
    title="Berkas bukti tanpa SHA-256",
    finds="`bukti` menyebut berkas tanpa `sha256`.",
    why="Tanpa SHA-256, tidak diketahui apakah berkasnya masih yang semula.",
    source=TATA,
    remedy="Jalankan `lkj check --fix`, yang mengisinya.",
    file="indikator.yaml",
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for file, one in year.semua_bukti():
        found = year.bukti.get(one.bukti.berkas or "")
        if found is not None and found.sha256 and one.bukti.sha256 is None:
            yield RULE.at(
                year.position(file, (*one.jalur, "berkas")),
                f"bukti «{one.bukti.nama}» belum mempunyai SHA-256",
                f"tulis sha256: {found.sha256}, atau jalankan lkj check --fix",
            )
