"""LKJ435: what a year's budget is by kind of expense, and by budget document, adds up to the year."""

from lkj.check.rules.angka.terukur import berselisih, rupiah
from lkj.check.rules.define import PP_8, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.anggaran import Belanja, Dipa

_TAHUN = "    pagu: 3800000000\n    realisasi: 3610000000\n"
_BELANJA = (
    "    belanja:\n      - jenis: Belanja Pegawai\n        pagu: 2000000000\n        realisasi: 1900000000\n"
    "      - jenis: Belanja Barang\n        pagu: {barang}\n        realisasi: 1710000000\n"
)

RULE = Rule(
    code="LKJ435",
    severity=WARNING,
    title="Jumlah menurut jenis belanja atau DIPA berbeda dari tahunnya",
    finds="Pagu atau realisasi menurut jenis belanja (`belanja`), atau menurut DIPA (`dipa`), tidak berjumlah sama"
    " dengan pagu atau realisasi tahun itu.",
    why="Satu anggaran tercetak dengan dua jumlah.",
    source=PP_8,
    remedy="Samakan menurut laporan realisasi anggaran.",
    examples=(
        Example(
            file="pagu.yaml",
            good=_TAHUN,
            bad=_TAHUN + _BELANJA.format(barang=1794000000),
            near=(_TAHUN + _BELANJA.format(barang=1800000000),),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, budget in enumerate(year.pagu.pagu):
        kinds: list[tuple[str, Belanja | Dipa]] = [(one.jenis, one) for one in budget.belanja]
        documents: list[tuple[str, Belanja | Dipa]] = [(one.nomor, one) for one in budget.dipa]
        for what, heading, parts in (
            ("belanja", "menurut jenis belanja", kinds),
            ("dipa", "menurut DIPA", documents),
        ):
            for key in ("pagu", "realisasi"):
                whole = getattr(budget, key)
                total, told = berselisih(whole, [(name, getattr(one, key)) for name, one in parts])
                if total is None:
                    continue
                yield RULE.at(
                    year.position("pagu.yaml", ("pagu", n, key)),
                    f"{key} {budget.tahun} {rupiah(whole)}, sedangkan {heading} berjumlah {rupiah(total)}; {told}",
                    "samakan keduanya menurut laporan realisasi anggaran",
                    (year.position("pagu.yaml", ("pagu", n, what)), f"{heading} berjumlah {rupiah(total)}"),
                )
