"""LKJ712: the code of a programme or an activity names what it named."""

from collections.abc import Iterator

from lkj.check.rules.antartahun.pasangan import nama
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.similar import lain_sama_sekali

RULE = Rule(
    code="LKJ712",
    severity=WARNING,
    title="Kode kegiatan dipakai untuk hal lain",
    finds="Program atau kegiatan dengan kode yang sama bernama lain sama sekali daripada tahun sebelumnya.",
    why="Kode menghubungkan anggaran dua tahun; yang tertukar membandingkan dua kegiatan yang berbeda.",
    source=PERMENPAN_53,
    remedy="Periksa kode dan namanya menurut dokumen anggaran. Bila kodenya memang dipakai ulang, terima temuan ini"
    " dengan"
    " alasannya.",
    examples=(
        Example(
            file="pk.yaml",
            good="        nama: Penataan Arsip Dinas\n",
            bad="        nama: Pengadaan Kendaraan Operasional\n",
        ),
    ),
)


_Path = tuple[str | int, ...]


def _berkode(year: Tahun) -> Iterator[tuple[tuple[str, str], _Path, str]]:
    """Yield code and kind, path and name; an activity is known by its programme's code and its own."""
    for p, program in enumerate(year.pk.program):
        yield (program.kode, ""), ("program", p, "nama"), program.nama
        for n, activity in enumerate(program.kegiatan):
            if activity.kode is not None:
                yield (program.kode, activity.kode), ("program", p, "kegiatan", n, "nama"), activity.nama


@RULE.years
def find(before: Tahun, now: Tahun) -> Findings:
    known = {key: (path, name) for key, path, name in _berkode(before)}
    for key, path, name in _berkode(now):
        if key not in known or not lain_sama_sekali(nama(known[key][1]), nama(name)):
            continue
        yield RULE.at(
            now.position("pk.yaml", path),
            f"kode {key[1] or key[0]} tahun {before.tahun} bernama lain sama sekali: «{known[key][1]}»",
            "periksa kode dan namanya menurut dokumen anggaran",
            (before.position("pk.yaml", known[key][0]), f"nama tahun {before.tahun}"),
        )
