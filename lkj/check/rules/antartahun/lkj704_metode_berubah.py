"""LKJ704: a method that differs from last year's is told, so that last year's capaian stays as it was reported."""

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ704",
    severity=WARNING,
    title="Metode berubah tanpa dicatat",
    finds="Metode tahun sebelumnya berbeda dari metode tahun ini, dan `riwayat` dalam metode.yaml tidak mencatatnya.",
    why="Tanpa catatan itu capaian tahun lalu dihitung ulang dengan metode tahun ini, sehingga berbeda dari yang"
    " pernah dilaporkan.",
    source=f"{PERMENPAN_53}, analisis 2",
    remedy="Salin `capaian`, `agregasi`, dan `skala` tahun lalu ke `riwayat` dalam metode.yaml.",
    examples=(Example(file="metode.yaml", good="batas_atas: null", bad="batas_atas: 120", places=("metode.yaml:4",)),),
)


@RULE.years
def find(before: Tahun, now: Tahun) -> Findings:
    if now.metode.tercatat(before.tahun, before.metode):
        return
    told = now.metode.lalu(before.tahun)
    n = next((n for n, one in enumerate(now.metode.riwayat) if one is told), None)
    path: tuple[str | int, ...] = ("capaian",) if n is None else ("riwayat", n, "tahun")
    what = "tidak ditulis dalam riwayat metode" if told is None else "dalam riwayat berbeda dari datanya"
    was = before.position("metode.yaml", ("capaian",))
    yield RULE.at(
        now.position("metode.yaml", path),
        f"metode tahun {before.tahun} berbeda dari metode {now.tahun}, dan {what}"
        if told is None
        else f"metode tahun {before.tahun} {what}",
        f"salin capaian, agregasi, dan skala dari {was.file} ke riwayat tahun {before.tahun}",
        (was, f"metode tahun {before.tahun}"),
    )
