"""What the measures are called in a finding."""

from __future__ import annotations

_NAMA = {
    "pagu": "pagu", "anggaran": "anggaran", "program": "jumlah anggaran program", "realisasi": "realisasi",
    "serapan": "serapan anggaran", "sisa": "sisa anggaran", "rerata": "rata-rata capaian", "capaian": "capaian",
    "target": "target", "renstra": "target akhir {rencana}", "nasional": "standar nasional",
    "efisiensi": "indeks efisiensi", "bobot": "bobot", "": "nilai", "nilai": "nilai",
}  # fmt: skip


def nama_ukuran(measure: str, rencana: str) -> str:
    """Return what a measure is called, the plan of several years by its short name."""
    return _NAMA.get(measure, measure).format(rencana=rencana)
