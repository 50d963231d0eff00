"""LKJ504: a number or a category that prose gives is the one that follows from the data."""

import re

from lkj.capaian import tulis_angka
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.check.rules.naskah import naskah
from lkj.check.rules.naskah.klaim import klaim
from lkj.pengukuran import Pengukuran

RULE = Rule(
    code="LKJ504",
    severity=WARNING,
    title="Angka dalam narasi berbeda dari data",
    finds="Narasi menyebut jumlah sasaran, indikator, atau pegawai, rata-rata capaian dan kategorinya, serapan, pagu,"
    " atau realisasi yang tidak sama dengan hasil hitungan.",
    why="Yang dapat dihitung tidak diketik: angka ketikan tidak ikut berubah bila datanya berubah. Rata-rata capaian"
    " kerap tertukar dengan serapan anggaran.",
    source=PERMENPAN_53,
    remedy="Ganti angkanya dengan `{{ … }}` yang disarankan.",
    examples=(
        Example(
            file="narasi/ringkasan-eksekutif.md",
            good="{{ rekap.utama.sasaran|bilangan }} sasaran dengan {{ rekap.utama.indikator|bilangan }} indikator",
            bad="8 (delapan) sasaran dengan 15 (lima belas) indikator",
        ),
        Example(
            file="narasi/ringkasan-eksekutif.md",
            good="Rata-rata capaiannya {{ rekap.utama.rerata|persen }}",
            bad="Rata-rata capaian tahun ini 94,28%",
        ),
    ),
)

# Of many values that a number could have been, the likely ones come first.
_TERSEBUT = 3


@RULE.numbers
def find_numbers(numbers: Pengukuran) -> Findings:
    for place, claim in klaim(numbers):
        if not claim.sesuai:
            values = list(dict.fromkeys(claim.benar))[:_TERSEBUT]
            right = " atau ".join(tulis_angka(v, 2 if v % 1 else 0) for v in values)
            message = f"{claim.hal} tertulis {claim.tertulis}, menurut data {right}{claim.catatan}"
            yield RULE.at(place, message, claim.saran)


@RULE.numbers
def find_categories(numbers: Pengukuran) -> Findings:
    main = numbers.utama
    if main.kategori is None or main.rerata is None:
        return
    names = sorted((band.nama for band in numbers.skala.pita), key=len, reverse=True)
    said = re.compile(
        rf"rata-rata\s+(?:\w+\s+)?capaian[^.;|]{{0,300}}?\b(?:kategori|dikategorikan|tergolong|termasuk)[\s“\"*«]+"
        rf"(?P<nama>{'|'.join(map(re.escape, names))})\b",
        re.IGNORECASE,
    )
    for prose in naskah(numbers.year):
        for start, sentence in prose.kalimat:
            found = said.search(sentence)
            if found and found["nama"].casefold() != main.kategori.casefold():
                yield RULE.at(
                    prose.position(start + found.start("nama")),
                    f"kategori tertulis «{found['nama']}», sedangkan rata-rata capaian"
                    f" {numbers.persen(main.rerata)} termasuk «{main.kategori}»",
                    "tulis {{ rekap.utama.kategori }}",
                )
