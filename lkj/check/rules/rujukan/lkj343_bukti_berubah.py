"""LKJ343: a file of evidence is another than the one that was recorded."""

from lkj.check.rules.define import ERROR, TATA, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ343",
    severity=ERROR,
    title="Berkas bukti berubah",
    finds="SHA-256 berkas bukti tidak sama dengan `sha256` yang dicatat untuknya.",
    why="Berkas itu diganti atau disunting sesudah dicatat sebagai bukti.",
    source=TATA,
    remedy="Kembalikan berkas yang semula; bila penggantiannya memang benar, tulis SHA-256 yang baru.",
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for file, one in year.semua_bukti():
        found, typed = year.bukti.get(one.bukti.berkas or ""), one.bukti.sha256
        if found is not None and typed is not None and found.sha256 not in ("", typed):
            yield RULE.at(
                year.position(file, (*one.jalur, "sha256")),
                f"berkas {one.bukti.berkas} bukan lagi yang dicatat sebagai bukti «{one.bukti.nama}»",
                f"kembalikan berkas semula, atau tulis sha256: {found.sha256} bila penggantiannya benar",
            )
