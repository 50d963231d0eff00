"""LKJ311: a regulation named as basis of the office's type is younger than the decision that rests on it."""

from lkj.check.rules.define import WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ311",
    severity=WARNING,
    title="Dasar lebih muda daripada keputusannya",
    finds="Peraturan yang menjadi dasar tipe organisasi terbit sesudah keputusan atau penetapan yang berdasar padanya.",
    why="Keputusan tidak dapat berdasar pada peraturan yang belum ada.",
    source="Urutan waktu peraturan",
    remedy="Periksa tahun peraturan dan tahun keputusannya.",
    examples=(
        Example(
            file="satker.yaml",
            good="tahun_tipe: 2021",
            bad="tahun_tipe: 2015",
            places=("satker.yaml:35", "satker.yaml:36"),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    office = year.satker.organisasi
    laws = {law.id: (n, law) for n, law in enumerate(year.dasar_hukum.dasar_hukum)}
    bases = [(k, *laws[one]) for k, one in enumerate(office.dasar_tipe) if one in laws]
    decisions = [(n, law) for _, n, law in bases if law.jenis.casefold().startswith("keputusan")]
    for k, _, law in bases:
        place = year.position("satker.yaml", ("organisasi", "dasar_tipe", k))
        hint = "periksa tahun keduanya; peraturan yang terbit kemudian tidak dapat menjadi dasar"
        older = min((d for d in decisions if d[1].tahun < law.tahun), key=lambda d: d[1].tahun, default=None)
        if older is not None:
            n, decision = older
            yield RULE.at(
                place,
                f"{law.singkat} terbit sesudah {decision.singkat} yang berdasar padanya",
                hint,
                (
                    year.position("dasar-hukum.yaml", ("dasar_hukum", n, "tahun")),
                    f"keputusannya tahun {decision.tahun}",
                ),
            )
        elif office.tahun_tipe is not None and law.tahun > office.tahun_tipe:
            yield RULE.at(
                place,
                f"{law.singkat} terbit sesudah penetapan tipe tahun {office.tahun_tipe} yang berdasar padanya",
                hint,
                (year.position("satker.yaml", ("organisasi", "tahun_tipe")), f"ditetapkan tahun {office.tahun_tipe}"),
            )
