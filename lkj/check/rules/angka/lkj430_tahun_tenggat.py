"""LKJ430: a deadline, and the day on which it was met, fall into the year that they are told of."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from lkj.capaian import Kuantitas, Tenggat, seperti_tahun, tulis_tanggal
from lkj.check.rules.angka.lkj415_tanggal_laporan import tanggal_ganjil
from lkj.check.rules.angka.terukur import tempat
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.indikator import Indikator

RULE = Rule(
    code="LKJ430",
    severity=WARNING,
    title="Tahun tenggat atau penyampaian keliru",
    finds="Target atau realisasi berupa tanggal jatuh di luar tahunnya: sebelum Oktober tahun sebelumnya atau sesudah"
    " tahun"
    " berikutnya; tenggatnya berselisih setengah tahun atau lebih dengan tenggat tahun lalu; atau realisasinya"
    " sesudah tanggal laporan, atau hampir setahun sebelum tenggatnya.",
    why="Tahun yang salah ketik menjadikan laporan yang tepat waktu terlambat setahun, atau sebaliknya.",
    source=PERMENPAN_53,
    remedy="Periksa tahunnya.",
    after=("LKJ415",),
    examples=(
        Example(
            file="indikator.yaml",
            good="    satuan: Berkas\n    polaritas: naik\n    target: 400\n    realisasi: 400\n    nasional: 350\n"
            "    target_renstra: 450\n    riwayat:\n      - tahun: 2023\n        target: 375\n        realisasi: 380\n",
            bad="    satuan: tanggal\n    polaritas: naik\n    target: 2023-02-28\n    realisasi: 2024-02-20\n"
            "    nasional: 2024-02-28\n    target_renstra: 2024-02-28\n    riwayat:\n      - tahun: 2023\n"
            "        target: 2023-02-28\n        realisasi: 2023-02-25\n",
            near=(
                "    satuan: tanggal\n    polaritas: naik\n    target: 2024-02-28\n    realisasi: 2024-02-20\n"
                "    nasional: 2024-02-28\n    target_renstra: 2024-02-28\n    riwayat:\n      - tahun: 2023\n"
                "        target: 2023-02-28\n        realisasi: 2023-02-25\n",
            ),
        ),
    ),
)


# A budget is passed, and a plan signed, in the last quarter of the year before.
_BULAN_AWAL: Final = 10
_SETENGAH_TAHUN: Final = 183
_HAMPIR_SETAHUN: Final = 330
_Ganjil = tuple[tuple[str | int, ...], str]


def _hari(value: Kuantitas | None) -> date | None:
    return value.tanggal if isinstance(value, Tenggat) else None


def _di_luar(day: date, year: int) -> bool:
    return not date(year - 1, _BULAN_AWAL, 1) <= day <= date(year + 1, 12, 31)


def _tenggat_lalu(year: Tahun, one: Indikator) -> tuple[int, date] | None:
    """Return the deadline of the latest year before, moved to this year, and the year; None where none is sound."""
    for lalu in sorted(one.riwayat, key=lambda lalu: -lalu.tahun):
        day = _hari(lalu.target)
        moved = _hari(seperti_tahun(lalu.target, year.tahun - lalu.tahun))
        if day is not None and moved is not None and not _di_luar(day, lalu.tahun):
            return lalu.tahun, moved
    return None


def _ganjil(year: Tahun, one: Indikator) -> Iterator[_Ganjil]:
    due, done = _hari(one.target), _hari(one.realisasi)
    report = None if tanggal_ganjil(year) else year.satker.laporan.tanggal
    before = _tenggat_lalu(year, one)
    sound = False
    if due is not None and _di_luar(due, year.tahun):
        yield ("target",), f"tenggat {one.id} {tulis_tanggal(due)} di luar tahun laporan {year.tahun}"
    elif due is not None and before is not None and abs((due - before[1]).days) > _SETENGAH_TAHUN:
        yield (
            ("target",),
            f"tenggat {one.id} {tulis_tanggal(due)}, sedangkan menurut tenggat {before[0]} sekitar"
            f" {tulis_tanggal(before[1])}",
        )
    else:
        sound = due is not None
    if done is not None and _di_luar(done, year.tahun):
        yield ("realisasi",), f"realisasi {one.id} {tulis_tanggal(done)} di luar tahun laporan {year.tahun}"
    elif done is not None and report is not None and done > report:
        yield (
            ("realisasi",),
            f"realisasi {one.id} {tulis_tanggal(done)} sesudah tanggal laporan {tulis_tanggal(report)}",
        )
    elif done is not None and due is not None and sound and (due - done).days > _HAMPIR_SETAHUN:
        yield (
            ("realisasi",),
            f"realisasi {one.id} {tulis_tanggal(done)}, {(due - done).days} hari sebelum tenggatnya"
            f" {tulis_tanggal(due)}",
        )
    for k, lalu in enumerate(one.riwayat):
        for key in ("target", "realisasi"):
            day = _hari(getattr(lalu, key))
            if day is not None and _di_luar(day, lalu.tahun):
                yield ("riwayat", k, key), f"{key} {lalu.tahun} {one.id} {tulis_tanggal(day)} di luar tahun itu"


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, one in enumerate(year.indikator.indikator):
        for path, message in _ganjil(year, one):
            yield RULE.at(tempat(year, n, *path), message, "periksa tahunnya")
