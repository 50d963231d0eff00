"""LKJ322: an official is of an age at which one still serves."""

from lkj.check.rules.define import WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ322",
    severity=WARNING,
    title="Usia menurut NIP terlalu lanjut",
    finds="Menurut NIP-nya seorang pejabat berusia lebih dari 70 tahun ketika laporan disusun.",
    why="Batas usia pensiun tertinggi 70 tahun; tahun lahir dalam NIP itu barangkali salah ketik.",
    source="Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara, Pasal 55, dan batas usia guru besar",
    remedy="Salin NIP dari keputusan pengangkatan.",
    examples=(Example(file="satker.yaml", good='"197001011995031001"', bad='"190101011925031001"'),),
)


_USIA_TERTUA = 70


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, official in enumerate(year.satker.pejabat):
        if official.nip is None:
            continue
        age = year.tahun + 1 - int(official.nip[:4])
        if age > _USIA_TERTUA + 1:
            yield RULE.at(
                year.position("satker.yaml", ("pejabat", n, "nip")),
                f"menurut NIP-nya {official.nama} lahir {official.nip[:4]}, {age} tahun sebelum laporan disusun",
                "salin NIP dari keputusan pengangkatan",
            )
