"""What the measures are called in a finding."""

from __future__ import annotations

NAMA_UKURAN = {
    "pagu": "pagu", "anggaran": "anggaran", "program": "jumlah anggaran program", "realisasi": "realisasi",
    "serapan": "serapan anggaran", "sisa": "sisa anggaran", "rerata": "rata-rata capaian", "capaian": "capaian",
    "target": "target", "renstra": "target akhir Renstra", "nasional": "standar nasional",
    "efisiensi": "indeks efisiensi", "bobot": "bobot", "": "nilai", "nilai": "nilai",
}  # fmt: skip
