"""LKJ503: digits and the words in brackets behind them are one number."""

import re

from lkj.check.naskah import baca_terbilang, semua_teks
from lkj.check.rules.define import ERROR, TATA, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ503",
    severity=ERROR,
    title="Angka dan kata berbeda",
    finds="Bilangan yang diikuti kata dalam kurung tidak sama dengan katanya, misalnya «5 (enam)».",
    why="Salah satunya pasti keliru, dan pembaca tidak tahu yang mana.",
    source=TATA,
    remedy="Samakan keduanya; penyaring `bilangan` menulis angka dan katanya sekaligus.",
    examples=(
        Example(
            file="narasi/permasalahan.md",
            good="Jumlah petugas pengaduan",
            bad="Jumlah 5 (enam) petugas pengaduan",
            near=("Jumlah 6 (enam) petugas pengaduan", "Jumlah 5 (menurut laporan) petugas pengaduan"),
        ),
        Example(
            file="narasi/permasalahan.md",
            good="Jumlah petugas pengaduan",
            bad="Jumlah 5 (enam orang) petugas pengaduan",
            near=(
                "Jumlah 6 (enam orang) petugas pengaduan",
                "Bantuan Rp14.000.000 (tujuh persen) bagi petugas pengaduan",
                "Bantuan 40 (tujuh persen) bagi petugas pengaduan",
                "Sejak tahun 2023 (dua orang) jumlah petugas pengaduan",
                "Menurut IKK-05 (enam orang) jumlah petugas pengaduan",
            ),
        ),
    ),
)

_TERBILANG = re.compile(
    r"(\bRp\.?\s*|\b[Tt]ahun\s+)?(?<![\d.,-])(\d{1,3}(?:\.\d{3}){1,6}|\d{1,18})\s*\(([a-zA-Z][a-zA-Z \n]*)\)"
)
# "(enam miliar rupiah)": the unit is no part of the number. "Rp14.000.000 (tujuh persen)": a share is another one, and
# so is what is counted behind an amount or a year.
_SATUAN = re.compile(r"\s+(?:rupiah|orang|buah)\s*$", re.IGNORECASE)
_CACAH = re.compile(r"\s(?:orang|buah)\s*$", re.IGNORECASE)


@RULE.facts
def find(year: Tahun) -> Findings:
    for text, place in semua_teks(year):
        for found in _TERBILANG.finditer(text) if "(" in text else ():
            number, words = int(found[2].replace(".", "")), baca_terbilang(_SATUAN.sub("", found[3]))
            if words is not None and words != number and not (found[1] and _CACAH.search(found[3])):
                yield RULE.at(
                    place(found.start(2)),
                    f"angka {found[2]} dan kata «{' '.join(found[3].split())}» berbeda",
                    "samakan keduanya; penyaring `bilangan` menulis angka dan katanya sekaligus",
                )
