"""LKJ441: a count of whole things that is not whole."""

import re
from typing import Final

from lkj.capaian import tulis_angka
from lkj.check.rules.angka.berpembilang import berpembilang
from lkj.check.rules.angka.lkj421_nilai_mustahil import BENDA
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ441",
    severity=WARNING,
    title="Cacah yang tidak bulat",
    finds="Pembilang atau penyebut berupa pecahan, padahal nama indikator menyebut persentase benda yang dicacah satu"
    " demi satu: «Persentase pegawai …», «Persentase dokumen …», dan semacamnya.",
    why="Biasanya titik atau koma ribuan yang terbaca sebagai koma desimal. Luas, anggaran, dan waktu, yang memang"
    " dapat pecahan, tidak diperiksa.",
    source=PERMENPAN_53,
    remedy="Tulis cacahnya sebagai bilangan bulat tanpa titik.",
    examples=(
        Example(
            file="indikator.yaml",
            good="nama: Persentase pengaduan yang diselesaikan\n    sasaran: SK-01\n    dokumen: pk-sekretaris\n"
            "    satuan: persen\n    polaritas: naik\n    target: 90\n    realisasi: 81\n",
            bad="nama: Persentase pegawai yang dilatih\n    sasaran: SK-01\n    dokumen: pk-sekretaris\n"
            "    satuan: persen\n    polaritas: naik\n    target: 90\n    realisasi: {pembilang: 40.5, penyebut: 50}\n",
            near=(
                "nama: Persentase luas kebun yang diairi\n    sasaran: SK-01\n    dokumen: pk-sekretaris\n"
                "    satuan: persen\n    polaritas: naik\n    target: 90\n"
                "    realisasi: {pembilang: 40.5, penyebut: 50}\n",
            ),
        ),
    ),
)

_PERSENTASE: Final = re.compile(r"(?:persentase|prosentase|proporsi|cakupan)\s+(?:jumlah\s+)?([\w/]+)", re.IGNORECASE)


@RULE.facts
def find(year: Tahun) -> Findings:
    for path, one, name, value in berpembilang(year):
        named = _PERSENTASE.match(one.nama)
        if named is None or named[1].casefold() not in BENDA:
            continue
        for key, count in (("pembilang", value.pembilang), ("penyebut", value.penyebut)):
            if count != count.to_integral_value():
                yield RULE.at(
                    year.position("indikator.yaml", (*path, key)),
                    f"{key} {name} {one.id} {tulis_angka(count)}, padahal {named[1].casefold()} dicacah bulat",
                    "tulis cacahnya sebagai bilangan bulat tanpa titik atau koma",
                )
