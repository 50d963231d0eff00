"""LKJ622: what was to be done by a day is not done on the day of the report."""

from lkj.check.rules.define import PERMENPAN_88, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.wording.printed import tanggal

_BAIK = "    catatan: Penataan dikerjakan bersama arsiparis kabupaten\n"
_AWAL = (
    "    kendala:\n      - triwulan: 2\n        uraian: Rak arsip terlambat datang\n        tindak_lanjut:\n"
    "          uraian: Rak dipinjam dari kabupaten\n          penanggung_jawab: sekretaris\n"
)

RULE = Rule(
    code="LKJ622",
    severity=WARNING,
    title="Tindak lanjut lewat tenggat",
    finds="Tenggat tindak lanjut sudah lewat pada tanggal laporan, sedangkan keadaannya belum selesai. Laporan yang"
    " belum bertanggal tidak diperiksa.",
    why="Evaluator menanyakan mengapa rekomendasi atau kendala itu belum diselesaikan.",
    source=PERMENPAN_88,
    remedy="Selesaikan, atau sepakati tenggat yang baru.",
    examples=(
        Example(
            file="indikator.yaml",
            good=_BAIK,
            bad=_AWAL + "          tenggat: 2024-09-30\n          status: proses\n" + _BAIK,
            near=(
                _AWAL + "          tenggat: 2024-09-30\n          status: selesai\n" + _BAIK,
                _AWAL + "          tenggat: 2025-09-30\n          status: proses\n" + _BAIK,
            ),
        ),
    ),
)


@RULE.facts
def find(year: Tahun) -> Findings:
    today = year.satker.laporan.tanggal
    if today is None:
        return
    for file, path, done in year.semua_tindak_lanjut():
        if done.tenggat is not None and done.tenggat < today and done.status in ("belum", "proses"):
            yield RULE.at(
                year.position(file, (*path, "tenggat")),
                f"tindak lanjut «{done.uraian}» lewat tenggat {tanggal(done.tenggat)}, keadaannya {done.status}",
                "tulis «status: selesai» bila sudah, atau sepakati tenggat yang baru",
                (year.position("satker.yaml", ("laporan", "tanggal")), "tanggal laporan"),
            )
