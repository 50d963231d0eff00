"""What prose says of the method: caps, and how the mean is made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkj.capaian import tulis_angka
from lkj.check.claims.perkara import Putusan
from lkj.check.claims.pola import Pola
from lkj.check.naskah import Naskah
from lkj.diagnostics import Severity
from lkj.pengukuran import Pengukuran

_BATAS = Pola(
    r"\b[Cc]apaian(?:\s+(?:setiap|tiap|masing-masing))?\s+indikator\s+(?:\w+\s+)?dibatasi"
    r"\s+(?:paling tinggi|maksimal|hingga|sampai dengan|setinggi-tingginya)?\s*(?P<n>\d{2,3}(?:,\d+)?)\s*(?:%|persen)"
)
_CARA = Pola(
    r"\b(?:nilai capaian(?: keseluruhan)?|rata-rata capaian(?: kinerja)?|capaian kinerja)\b[^.;]{0,40}?"
    r"\b(?:merupakan|adalah|dihitung(?: sebagai| dengan)?|berupa)\s+rata-rata"
    r"\s+(?P<cara>sederhana|tertimbang|geometrik|hitung)\b",
    re.IGNORECASE,
)
_SEBUTAN = {
    "sederhana": "rerata-indikator",
    "hitung": "rerata-indikator",
    "tertimbang": "tertimbang",
    "geometrik": "geometrik",
}
_DATA = {
    "rerata-indikator": "rata-rata sederhana",
    "tertimbang": "rata-rata tertimbang",
    "rerata-sasaran": "rata-rata sasaran",
}


def cara_sesuai(numbers: Pengukuran, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    """Yield what prose says of the method that `metode.yaml` says otherwise."""
    if "dibatasi" not in prose.teks and "rata-rata" not in prose.teks:
        return
    method = numbers.year.metode
    own = any(i.batas_atas is not None for i in numbers.year.indikator.indikator)
    for found in _BATAS.finditer(prose.teks):
        cap = method.capaian.batas_atas
        said = Decimal(found["n"].replace(",", "."))
        if cap is not None and method.capaian.penerapan_batas == "sebelum" and said != cap and not (own and said > cap):
            message = f"batas capaian tertulis {found['n']}%, menurut metode.yaml {tulis_angka(cap)}%"
            yield (
                found.start("n"),
                Putusan(kode="LKJ504", tingkat=Severity.WARNING, mulai=0, pesan=message, saran="betulkan batasnya"),
            )
    for found in _CARA.finditer(prose.teks):
        said_way, way = _SEBUTAN[found["cara"].casefold()], method.agregasi
        if not way.startswith(said_way) and not (said_way == "rerata-indikator" and way.startswith("rerata")):
            right = _DATA.get(way, way)
            message = f"cara menggabungkan tertulis rata-rata {found['cara']}, menurut metode.yaml {right}"
            yield (
                found.start("cara"),
                Putusan(kode="LKJ504", tingkat=Severity.WARNING, mulai=0, pesan=message, saran="betulkan caranya"),
            )
