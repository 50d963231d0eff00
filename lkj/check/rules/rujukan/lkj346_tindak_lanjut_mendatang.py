"""LKJ346: a report follows up what was said of its own year or of an earlier one."""

from lkj.check.rules.define import PERMENPAN_88, WARNING, Findings, Rule
from lkj.files.layout import FOLLOW_UP
from lkj.model import Tahun

RULE = Rule(
    code="LKJ346",
    severity=WARNING,
    title="Tindak lanjut atas tahun yang belum tiba",
    finds="`tahun` sebuah rekomendasi atau catatan reviu dalam `tindak-lanjut.yaml` sesudah tahun laporan. Rekomendasi"
    " menyebut tahun yang dievaluasi, catatan reviu tahun laporan yang direviu.",
    why="Tahun yang belum dilaporkan belum dapat dievaluasi atau direviu; tabel tindak lanjut mencetak tahun itu.",
    source=PERMENPAN_88,
    remedy="Tulis tahun yang dievaluasi atau direviu, bukan tahun terbit laporan hasilnya.",
    file="tindak-lanjut.yaml",
)


@RULE.facts
def find(year: Tahun) -> Findings:
    said = [("rekomendasi", n, one.id, one.tahun) for n, one in enumerate(year.tindak_lanjut.rekomendasi)]
    said += [("reviu", n, one.id, one.tahun) for n, one in enumerate(year.tindak_lanjut.reviu)]
    for key, n, ident, of in said:
        if of > year.tahun:
            what, done = ("rekomendasi", "dievaluasi") if key == "rekomendasi" else ("catatan reviu", "direviu")
            yield RULE.at(
                year.position(FOLLOW_UP, (key, n, "tahun")),
                f"{what} {ident} menyebut tahun {of}, sesudah tahun laporan {year.tahun}",
                f"tulis tahun yang {done}, bukan tahun terbit laporan hasilnya",
            )
