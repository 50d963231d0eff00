"""LKJ345: an indicator replaces one that is there, in a later document, and not in a circle."""

from lkj.check.rules.define import ERROR, TATA, Example, Findings, Rule
from lkj.diagnostics.nearest import hint_known
from lkj.model import Tahun

RULE = Rule(
    code="LKJ345",
    severity=ERROR,
    title="Penggantian indikator keliru",
    finds="`menggantikan` menyebut indikator yang tidak ada, indikator itu sendiri (langsung atau lewat yang lain),"
    " atau indikator yang masih berada dalam dokumen yang sama.",
    why="Perubahan perjanjian harus dapat ditelusuri dari indikator yang baru ke yang semula.",
    source=TATA,
    remedy="Sebut pengenal indikator perjanjian semula, dan keluarkan indikator itu dari dokumen perubahannya.",
    examples=(
        Example(
            file="indikator.yaml",
            good="    catatan: Penataan dikerjakan bersama arsiparis kabupaten\n",
            bad="    menggantikan: IKK-3\n    catatan: Penataan dikerjakan bersama arsiparis kabupaten\n",
        ),
        Example(
            file="indikator.yaml",
            good="    catatan: Penataan dikerjakan bersama arsiparis kabupaten\n",
            bad="    menggantikan: IKK-02\n    catatan: Penataan dikerjakan bersama arsiparis kabupaten\n",
            near=("    menggantikan: IKU-01\n    catatan: Penataan dikerjakan bersama arsiparis kabupaten\n",),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    by_id = {one.id: one for one in year.indikator.indikator}
    for n, one in enumerate(year.indikator.indikator):
        if one.menggantikan is None:
            continue
        place = year.position("indikator.yaml", ("indikator", n, "menggantikan"))
        before = by_id.get(one.menggantikan)
        if before is None:
            hint = hint_known(one.menggantikan, [ident for ident in by_id if ident != one.id])
            yield RULE.at(place, f"indikator «{one.menggantikan}» yang digantikan {one.id} tidak ada", hint)
            continue
        seen = {one.id}
        earlier: str | None = one.menggantikan
        while earlier is not None and earlier not in seen:
            seen.add(earlier)
            earlier = by_id[earlier].menggantikan if earlier in by_id else None
        if earlier == one.id:
            hint = "sebut indikator yang semula, atau hapus «menggantikan»"
            yield RULE.at(place, f"indikator {one.id} menggantikan dirinya sendiri", hint)
            continue
        both = [year.dokumen[d].nama for d in one.berdokumen if d in before.berdokumen]
        if both:
            yield RULE.at(
                place,
                f"{one.id} menggantikan {before.id}, tetapi keduanya berada dalam {' dan '.join(both)}",
                f"hapus dokumen itu dari «dokumen» {before.id}, atau hapus «menggantikan»",
                (year.position("indikator.yaml", ("indikator", [*by_id].index(before.id), "dokumen")), before.id),
            )
