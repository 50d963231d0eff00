"""LKJ433: every realisasi of the measured document is its target to the point."""

from lkj.capaian import Angka
from lkj.check.rules.angka.terukur import tempat_realisasi
from lkj.check.rules.define import INFO, PERMENPAN_88, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ433",
    severity=INFO,
    title="Semua realisasi tepat sama dengan targetnya",
    finds="Realisasi semua indikator berangka yang diukur (paling sedikit tiga) tepat sama dengan targetnya, padahal"
    " tidak"
    " semua targetnya 1 atau 100.",
    why="Evaluator menanyakan apakah realisasinya diukur atau disalin dari target.",
    source=PERMENPAN_88,
    remedy="Periksa bukti dukung realisasinya.",
    examples=(
        Example(
            file="indikator.yaml",
            good="    target: 90\n    realisasi: 81\n    nasional: 85\n    target_renstra: 95\n    riwayat:\n"
            "      - tahun: 2023\n        target: 88\n        realisasi: 84\n"
            "    catatan: Dua petugas pengaduan pindah tugas pada triwulan ketiga\n"
            "  - id: IKK-02\n    nama: Rata-rata waktu tunggu penerima layanan\n    sasaran: SK-01\n"
            "    dokumen: pk-sekretaris\n    satuan: menit\n    polaritas: turun\n    target: 20\n    realisasi: 19\n",
            bad="    target: 90\n    realisasi: 90\n    nasional: 85\n    target_renstra: 95\n    riwayat:\n"
            "      - tahun: 2023\n        target: 88\n        realisasi: 84\n"
            "    catatan: Dua petugas pengaduan pindah tugas pada triwulan ketiga\n"
            "  - id: IKK-02\n    nama: Rata-rata waktu tunggu penerima layanan\n    sasaran: SK-01\n"
            "    dokumen: pk-sekretaris\n    satuan: menit\n    polaritas: turun\n    target: 20\n    realisasi: 20\n",
        ),
    ),
)


_PALING_SEDIKIT = 3
_LAZIM = (1, 100)


@RULE.facts
def find(year: Tahun) -> Findings:
    measured = [
        (n, one) for n, one in year.indikator_bernomor(year.metode.capaian.dokumen) if isinstance(one.realisasi, Angka)
    ]
    if len(measured) < _PALING_SEDIKIT or any(one.realisasi != one.target for _, one in measured):
        return
    if all(isinstance(one.target, Angka) and one.target.nilai in _LAZIM for _, one in measured):
        return
    yield RULE.at(
        tempat_realisasi(year, measured[0][0]),
        f"realisasi semua indikator berangka yang diukur ({len(measured)}) tepat sama dengan targetnya",
        "periksa bukti dukung realisasinya",
    )
