"""LKJ614: nothing orders the report beside an outline of its own; templates are looked at while a year is read."""

from lkj.check.rules.define import TATA, WARNING, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ614",
    severity=WARNING,
    title="Susunan yang tidak berlaku bersama kerangka",
    finds="Tahun itu memuat `kerangka.yaml`, sedangkan `urutan_bab` dalam satker.yaml atau templat milik proyek"
    " (`laporan.md.j2`, `depan.md.j2`, `bab-1.md.j2` sampai `bab-4.md.j2`) menyatakan susunan yang lain.",
    why="Hanya salah satunya yang dipakai, sehingga perubahan pada yang lain tidak tampak dalam laporan.",
    source=TATA,
    remedy="Nyatakan susunan laporan dalam `kerangka.yaml` saja, lalu hapus yang lama.",
    file="kerangka.yaml",
)


@RULE.facts
def find(year: Tahun) -> Findings:
    if year.kerangka.bab is not None and "urutan_bab" in year.satker.tata_letak.model_fields_set:
        yield RULE.at(
            year.position("satker.yaml", ("tata_letak", "urutan_bab")),
            "urutan_bab tidak berlaku, sebab kerangka.yaml menyatakan bab-babnya",
            "hapus urutan_bab",
        )
