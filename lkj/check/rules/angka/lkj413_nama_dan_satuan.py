"""LKJ413: what is called a number is counted, and what is called a percentage is in percent."""

import re

from lkj.capaian import PERSEN, TANGGAL, YA_TIDAK, Angka, Kuantitas, satuan_sama
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.base import BELUM

RULE = Rule(
    code="LKJ413",
    severity=WARNING,
    title="Nama indikator dan satuannya tidak sesuai",
    finds="Indikator bernama «Jumlah …» bertarget persen, atau bernama «Persentase …» bertarget cacah.",
    why="Pembaca mengharapkan cacah dan mendapat persen, atau sebaliknya.",
    source=PERMENPAN_53,
    remedy="Ukur menurut namanya, atau ubah namanya pada dokumen perencanaan berikutnya.",
    examples=(
        Example(
            file="indikator.yaml",
            good="nama: Persentase pengaduan yang diselesaikan",
            bad="nama: Jumlah pengaduan yang diselesaikan",
            places=("indikator.yaml:26",),
        ),
        Example(
            file="indikator.yaml",
            good="nama: Jumlah berkas arsip yang ditata",
            bad="nama: Persentase berkas arsip yang ditata",
            places=("indikator.yaml:56",),
        ),
    ),
)


_JUMLAH = re.compile(r"(?:jumlah|banyaknya)\s", re.IGNORECASE)
_PERSENTASE = re.compile(r"(?:persentase|prosentase)\s", re.IGNORECASE)
# While a unit is still to come, nothing is known of it.
_BUKAN_CACAH = frozenset([PERSEN, TANGGAL, YA_TIDAK, BELUM])


def _cacah(target: Kuantitas) -> bool:
    return isinstance(target, Angka) and target.satuan not in _BUKAN_CACAH


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, row in enumerate(year.indikator.indikator):
        if row.target is None:
            continue
        percent = isinstance(row.target, Angka) and satuan_sama(row.target.satuan, PERSEN)
        called, unit = "", ""
        if _JUMLAH.match(row.nama) and percent:
            called, unit = "jumlah", "persen"
        elif _PERSENTASE.match(row.nama) and _cacah(row.target):
            called, unit = "persentase", row.satuan
        if called:
            yield RULE.at(
                year.position("indikator.yaml", ("indikator", n, "target")),
                f"{row.id} bernama «{row.nama}», tetapi targetnya dalam {unit}",
                f"ukur {called} menurut namanya, atau ubah nama indikatornya pada dokumen perencanaan berikutnya",
                (year.position("indikator.yaml", ("indikator", n, "nama")), f"namanya menyebut {called}"),
            )
