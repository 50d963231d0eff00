"""LKJ714: names and address of the office are spelt as the year before."""

from typing import Final

from lkj.check.claims.pola import Pola
from lkj.check.claims.serupa import jarak
from lkj.check.rules.define import WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ714",
    severity=WARNING,
    title="Ejaan identitas kantor berubah",
    finds="Nama, sebutan, sekretariat, lembaga, wilayah, kota, atau alamat kantor hanya berbeda satu huruf dari tahun"
    " sebelumnya.",
    why="Kantor yang berganti nama berganti kata; yang berganti satu huruf salah ketik, di tahun ini atau tahun lalu.",
    source="Tata naskah dinas",
    remedy="Samakan ejaannya.",
    examples=(Example(file="satker.yaml", good="alamat: Jalan Contoh Nomor 1", bad="alamat: Jalan Contho Nomor 1"),),
)


_KATA: Final = Pola(r"\w+")
_PANJANG: Final = 5


@RULE.years
def find(before: Tahun, now: Tahun) -> Findings:
    for key in ("nama", "sebutan", "sekretariat", "lembaga", "wilayah", "kota", "alamat"):
        said, was = getattr(now.satker.satker, key), getattr(before.satker.satker, key)
        if said is None or was is None:
            continue
        one, other = _KATA.findall(said.casefold()), _KATA.findall(was.casefold())
        apart = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
        if len(one) != len(other) or len(apart) != 1:
            continue
        # A number is no slip of another, and short words are one letter apart by chance.
        if all(word.isalpha() and len(word) >= _PANJANG for word in apart[0]) and jarak(*apart[0], most=1) == 1:
            yield RULE.at(
                now.position("satker.yaml", ("satker", key)),
                f"{key} «{said}», sedangkan dalam data/{before.tahun} «{was}»",
                "samakan ejaannya",
                (before.position("satker.yaml", ("satker", key)), f"dalam data/{before.tahun}"),
            )
