"""LKJ702: the budget of a past year is the same in both folders."""

from lkj.check.rules.angka.terukur import rupiah
from lkj.check.rules.define import PP_8, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ702",
    severity=WARNING,
    title="Pagu tahun lampau berubah",
    finds="Pagu atau realisasi anggaran sebuah tahun lampau berbeda dari yang tertulis dalam folder tahun sebelumnya.",
    why="Anggaran tahun yang telah ditutup tidak berubah; perbedaan berarti salah satu laporan keliru.",
    source=PP_8,
    remedy="Samakan menurut laporan keuangan yang telah diperiksa.",
    examples=(Example(file="pagu.yaml", good="    realisasi: 3610000000\n", bad="    realisasi: 3600000000\n"),),
)


@RULE.years
def find(before: Tahun, now: Tahun) -> Findings:
    known = {p.tahun: (n, p) for n, p in enumerate(before.pagu.pagu)}
    for n, one in enumerate(now.pagu.pagu):
        if one.tahun not in known or one.tahun == now.tahun:
            continue
        m, then = known[one.tahun]
        for key in ("pagu", "realisasi"):
            said, was = getattr(one, key), getattr(then, key)
            if said != was and was is not None:
                yield RULE.at(
                    now.position("pagu.yaml", ("pagu", n, key)),
                    f"{key} tahun {one.tahun} tertulis {'kosong' if said is None else rupiah(said)}, sedangkan dalam"
                    f" data/{before.tahun} {rupiah(was)}",
                    "samakan keduanya menurut laporan keuangan yang telah diperiksa",
                    (before.position("pagu.yaml", ("pagu", m, key)), f"dalam data/{before.tahun}"),
                )
