"""LKJ707: vision, mission and goals stay as worded while the Renstra runs."""

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ707",
    severity=WARNING,
    title="Visi, misi, atau tujuan berubah di tengah Renstra",
    finds="Bunyi visi, misi, atau tujuan berbeda dari tahun sebelumnya, padahal periode Renstranya sama; atau Renstra"
    " yang menurut folder tahun sebelumnya masih berlaku ditulis berakhir sebelum tahun laporan.",
    why="Visi, misi, dan tujuan ditetapkan untuk seluruh periode Renstra.",
    source=PERMENPAN_53,
    remedy="Samakan dengan naskah Renstra; bila Renstra diubah, terima temuan ini dengan menyebut dasar perubahannya.",
    examples=(
        Example(
            file="visi-misi.yaml",
            good="visi: Terwujudnya pelayanan contoh yang prima",
            bad="visi: Terwujudnya pelayanan contoh yang unggul",
        ),
        Example(file="visi-misi.yaml", good="  akhir: 2024\n", bad="  akhir: 2023\n", near=("  akhir: 2025\n",)),
    ),
)


@RULE.years
def find(before: Tahun, now: Tahun) -> Findings:
    then, plan = before.visi_misi, now.visi_misi
    name = plan.renstra.singkatan
    until, ended = then.renstra.akhir, plan.renstra.akhir
    if then.renstra.awal == plan.renstra.awal and until and ended and ended < now.tahun <= until:
        was = before.position("visi-misi.yaml", ("renstra", "akhir"))
        yield RULE.at(
            now.position("visi-misi.yaml", ("renstra", "akhir")),
            f"{name} {plan.renstra.periode} berakhir sebelum tahun laporan {now.tahun}, sedangkan dalam"
            f" {was.file.rpartition('/')[0]} {then.renstra.periode}",
            f"tulis tahun terakhir {name} yang berlaku",
            (was, f"dalam {was.file.rpartition('/')[0]}"),
        )
    if then.renstra != plan.renstra or plan.renstra.periode is None:
        return
    goals = {t.id: t.nama for t in then.tujuan}
    changed: list[tuple[tuple[str | int, ...], str]] = []
    if plan.visi != then.visi:
        changed.append((("visi",), "visi"))
    if plan.misi != then.misi:
        n = next((n for n, text in enumerate(plan.misi) if then.misi[n : n + 1] != (text,)), 0)
        changed.append((("misi", n), "misi"))
    changed += [
        (("tujuan", n, "nama"), f"tujuan {t.id}")
        for n, t in enumerate(plan.tujuan)
        if t.id in goals and goals[t.id] != t.nama
    ]
    for path, what in changed:
        yield RULE.at(
            now.position("visi-misi.yaml", path),
            f"{what} berubah, sedangkan {name} {plan.renstra.periode} masih berlaku",
            f"samakan dengan naskah {name}",
            (before.position("visi-misi.yaml", path), f"bunyi tahun {before.tahun}"),
        )
