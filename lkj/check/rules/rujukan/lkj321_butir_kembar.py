"""LKJ321: a list of tasks, missions or words of the vision says each thing once."""

from collections.abc import Iterator, Sequence

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.base import Belum

RULE = Rule(
    code="LKJ321",
    severity=WARNING,
    title="Butir kembar",
    finds="Dua butir dalam satu kelompok tugas, dalam misi, atau dalam makna visi berbunyi sama.",
    why="Yang tersalin dua kali tercetak dua kali; barangkali butir yang seharusnya di situ hilang.",
    source=PERMENPAN_53,
    remedy="Hapus salah satu, atau tulis butir yang seharusnya.",
    examples=(
        Example(
            file="visi-misi.yaml",
            good="  - Meningkatkan mutu pelayanan contoh\n",
            bad="  - Meningkatkan mutu pelayanan contoh\n  - Meningkatkan mutu pelayanan contoh\n",
            near=("  - Meningkatkan mutu pelayanan contoh\n  - Meningkatkan mutu aparatur contoh\n",),
        ),
    ),
)


_Path = tuple[str | int, ...]


def _daftar(year: Tahun) -> Iterator[tuple[str, Sequence[tuple[_Path, str | None]]]]:
    for k, group in enumerate(year.tugas.tugas):
        yield "tugas.yaml", [(("tugas", k, "butir", n), one) for n, one in enumerate(group.butir)]
    plan = year.visi_misi
    yield "visi-misi.yaml", [(("misi", n), one) for n, one in enumerate(plan.misi)]
    yield "visi-misi.yaml", [(("makna_visi", n, "istilah"), one.istilah) for n, one in enumerate(plan.makna_visi)]


@RULE.facts
def find(year: Tahun) -> Findings:
    for file, listed in _daftar(year):
        first: dict[str, _Path] = {}
        for path, text in listed:
            if text is None or isinstance(text, Belum):
                continue
            earlier = first.setdefault(" ".join(text.casefold().split()), path)
            if earlier != path:
                yield RULE.at(
                    year.position(file, path),
                    f"butir «{text}» sudah ada",
                    "hapus salah satu, atau tulis butir yang seharusnya",
                    (year.position(file, earlier), "pertama kali di sini"),
                )
