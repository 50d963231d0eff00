"""LKJ326: a document changes an earlier one of its kind, never itself."""

from lkj.check.rules.define import ERROR, TATA, Example, Findings, Rule
from lkj.model import Tahun

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
program:
  - kode: "01.01"
"""

RULE = Rule(
    code="LKJ326",
    severity=ERROR,
    title="Dokumen mengubah dirinya sendiri atau dokumen jenis lain",
    finds="`perubahan` sebuah dokumen perencanaan menyebut dokumen itu sendiri, langsung atau lewat dokumen lain, atau"
    " dokumen yang jenisnya lain, misalnya perjanjian yang mengubah rencana.",
    why="Dokumen perubahan menggantikan naskah sejenis yang lebih dahulu; lingkaran tidak mempunyai naskah semula.",
    source=TATA,
    remedy="Sebut dokumen yang semula, atau hapus `perubahan`.",
    examples=(
        Example(
            file="pk.yaml",
            good='skema: 1\nprogram:\n  - kode: "01.01"\n',
            bad=_DAFTAR.format(ketua="pk-ketua"),
            near=(_DAFTAR.format(ketua="null"),),
            places=("pk.yaml:10",),
        ),
        Example(
            file="pk.yaml",
            good='skema: 1\nprogram:\n  - kode: "01.01"\n',
            bad=_DAFTAR.format(ketua="rkt"),
            places=("pk.yaml:10",),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    changed = {one.id: one.perubahan for one in year.dokumen.values()}
    for n, one in enumerate(year.pk.dokumen or ()):
        seen, earlier = {one.id}, one.perubahan
        while earlier is not None and earlier not in seen:
            seen.add(earlier)
            earlier = changed.get(earlier)
        if earlier == one.id:
            yield RULE.at(
                year.position("pk.yaml", ("dokumen", n, "perubahan")),
                f"dokumen «{one.id}» menjadi perubahan atas dirinya sendiri",
                "sebut dokumen yang semula, atau hapus «perubahan»",
            )
        before = year.dokumen.get(one.perubahan or "")
        if before is not None and before.jenis != one.jenis:
            yield RULE.at(
                year.position("pk.yaml", ("dokumen", n, "perubahan")),
                f"«{one.id}» berjenis {one.jenis}, sedangkan «{before.id}» yang diubahnya berjenis {before.jenis}",
                "sebut dokumen sejenis yang semula, atau hapus «perubahan»",
            )
