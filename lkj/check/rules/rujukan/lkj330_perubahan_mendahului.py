"""LKJ330: an agreement that changes another is signed after it, and is what the report measures."""

from datetime import date

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.base import Bulan

_DAFTAR = """skema: 1
dokumen:
  - id: rkt
    nama: Rencana Kinerja Tahunan
    jenis: rencana
  - id: pk-ketua
    nama: Perjanjian Kinerja Kepala Dinas
    jenis: perjanjian
    perubahan: {ketua}
  - id: pk-sekretaris
    nama: Perjanjian Kinerja Sekretaris
    jenis: perjanjian
    perubahan: {sekretaris}
program:
  - kode: "01.01"
"""

RULE = Rule(
    code="LKJ330",
    severity=WARNING,
    title="Perubahan perjanjian tidak sejalan dengan naskah semula",
    finds="Perjanjian yang mengubah perjanjian lain bertanggal sebelum naskah semula, atau `capaian.dokumen` dalam"
    " metode.yaml masih menyebut perjanjian yang sudah diubah.",
    why="Naskah perubahan menggantikan naskah semula; kinerja diukur menurut perjanjian yang terakhir.",
    source=PERMENPAN_53,
    remedy="Perbaiki tanggalnya, atau sebut perjanjian yang terakhir pada `capaian.dokumen`.",
    examples=(
        Example(
            file="pk.yaml",
            good='skema: 1\nprogram:\n  - kode: "01.01"\n',
            bad=_DAFTAR.format(ketua="pk-sekretaris", sekretaris="null"),
            near=(_DAFTAR.format(ketua="null", sekretaris="pk-ketua"),),
            places=("metode.yaml:4", "pk.yaml:40"),
        ),
    ),
)


def _bulan(when: date | Bulan) -> tuple[int, int]:
    return (when.tahun, when.bulan) if isinstance(when, Bulan) else (when.year, when.month)


def _mendahului(when: date | Bulan, first: date | Bulan) -> bool:
    """Tell whether a day or a month is certainly before another."""
    if isinstance(when, date) and isinstance(first, date):
        return when < first
    return _bulan(when) < _bulan(first)


@RULE.facts
def find(year: Tahun) -> Findings:
    signed = {one.id: (n, one.tanggal) for n, one in enumerate(year.pk.perjanjian) if one.tanggal is not None}
    for one in year.dokumen.values():
        if one.id not in signed or one.perubahan not in signed:
            continue
        (n, when), (m, first) = signed[one.id], signed[one.perubahan]
        if when is not None and first is not None and _mendahului(when, first):
            yield RULE.at(
                year.position("pk.yaml", ("perjanjian", n, "tanggal")),
                f"«{one.id}» bertanggal sebelum «{one.perubahan}» yang diubahnya",
                "perbaiki salah satu tanggalnya, atau tukar keduanya pada «perubahan»",
                (year.position("pk.yaml", ("perjanjian", m, "tanggal")), f"tanggal «{one.perubahan}»"),
            )
    measured = year.metode.capaian.dokumen
    later = [one for one in year.dokumen.values() if one.perubahan == measured and year.indikator_dokumen(one.id)]
    if later:
        yield RULE.at(
            year.position("metode.yaml", ("capaian", "dokumen")),
            f"yang diukur «{measured}», padahal sudah diubah oleh {later[-1].nama} («{later[-1].id}»)",
            f"tulis «dokumen: {later[-1].id}»",
        )
