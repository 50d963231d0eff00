"""LKJ411: a realisasi that is, digit for digit, the absorption of the budget was likely copied from it."""

import re

from lkj.capaian import PERSEN, Angka, bulatkan, satuan_sama, tulis_angka
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.pengukuran import Pengukuran

RULE = Rule(
    code="LKJ411",
    severity=WARNING,
    title="Realisasi sama dengan serapan anggaran",
    finds="Realisasi satu indikator sama dengan serapan anggaran tahun itu sampai dua angka di belakang koma.",
    why="Serapan anggaran bukan realisasi kinerja. Laporan yang menyalinnya menilai belanja, bukan hasil.",
    source=PERMENPAN_53,
    remedy="Periksa sumber realisasinya. Indikator yang memang tentang serapan menyebutnya dalam namanya.",
    examples=(Example(file="indikator.yaml", good="realisasi: 81", bad="realisasi: 94.28"),),
)


_TERCETAK = 2  # as many decimals as a report prints of an absorption
_SERAPAN = re.compile(r"serap|penyerapan|realisasi anggaran", re.IGNORECASE)


@RULE.numbers
def find(numbers: Pengukuran) -> Findings:
    year = numbers.year
    budget = numbers.anggaran_tahun(year.tahun)
    if budget is None or budget.serapan is None:
        return
    for n, row in enumerate(year.indikator.indikator):
        done = row.realisasi
        if not isinstance(done, Angka) or not satuan_sama(done.satuan, PERSEN) or _SERAPAN.search(row.nama):
            continue
        digits = -int(done.nilai.normalize().as_tuple().exponent)
        # A whole number meets another by chance, and 96,1 meets 96,13 so; 84,99 meets 84,99 hardly.
        if digits >= 1 and bulatkan(budget.serapan, max(digits, _TERCETAK)) == done.nilai:
            yield RULE.at(
                year.position("indikator.yaml", ("indikator", n, "realisasi")),
                f"realisasi {row.id} {tulis_angka(done.nilai)}% sama dengan serapan anggaran {year.tahun}",
                "periksa sumber realisasinya; serapan anggaran bukan realisasi indikator ini",
                (budget.position, f"serapan {year.tahun} dihitung dari sini"),
            )
