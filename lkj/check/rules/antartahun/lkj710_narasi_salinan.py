"""LKJ710: prose on the events of a year is written anew."""

from lkj.check.rules.define import PERMENPAN_88, WARNING, Example, Findings, Rule
from lkj.diagnostics import Position
from lkj.files.layout import SASARAN
from lkj.model import Tahun
from lkj.model.blanks import kosong, tanpa_komentar

RULE = Rule(
    code="LKJ710",
    severity=WARNING,
    title="Narasi disalin dari tahun lalu",
    finds="Narasi tentang keadaan tahun ini sama persis dengan narasi tahun sebelumnya.",
    why="Permasalahan, evaluasi, dan penutup menceritakan tahun laporan; salinan menceritakan tahun yang lain.",
    source=PERMENPAN_88,
    remedy="Tulis keadaan tahun ini.",
    examples=(
        Example(
            file="narasi/permasalahan.md",
            good="Jumlah petugas pengaduan belum sebanding dengan jumlah pengaduan yang masuk.",
            bad="Loket pengaduan hanya satu.",
        ),
    ),
)


def _dihitung(teks: str) -> bool:
    """Tell whether each paragraph takes what it says from the data, and so tells of its own year wherever it stands."""
    paragraphs = [one for one in tanpa_komentar(teks).split("\n\n") if one.strip()]
    return all("{{" in one or "{%" in one for one in paragraphs)


# Prose on what happened in the year; the rest may well read alike.
_KEJADIAN = ("permasalahan", "evaluasi", "penutup")


@RULE.years
def find(before: Tahun, now: Tahun) -> Findings:
    for name, prose in now.narasi.items():
        if name not in _KEJADIAN and not name.startswith(f"{SASARAN}/"):
            continue
        then = before.narasi.get(name)
        if then is None or then.teks.strip() != prose.teks.strip() or kosong(prose.teks):
            continue
        if not _dihitung(prose.teks):
            yield RULE.at(
                Position(prose.berkas, 1, 1),
                f"narasi ini sama persis dengan narasi tahun {before.tahun}",
                "tulis keadaan tahun ini",
                (Position(then.berkas, 1, 1), f"narasi tahun {before.tahun}"),
            )
