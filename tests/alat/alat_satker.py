"""Offices and their results, made by hand for the tests between offices."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lkj.capaian import Status
from lkj.pengukuran.antarsatker import Hasil, HasilIndikator
from lkj.pengukuran.antarsatker.hasil import HasilSasaran, Tempat

BERKAS = "data/2024/indikator.yaml"


def indikator(nama: str, target: str, realisasi: str | None, **lain: Any) -> HasilIndikator:
    """Return an indikator in percent, higher better; `realisasi` is a number, "450/500", or None.

    Its capaian is realisasi over target, unless `capaian` says otherwise.
    """
    counts = [Decimal(one) for one in (realisasi or "").split("/")] if "/" in (realisasi or "") else None
    value = None if realisasi is None else (counts[0] * 100 / counts[1]) if counts else Decimal(realisasi)
    number = Decimal(target)
    capaian = lain.pop("capaian", None if value is None else value * 100 / number)
    given: dict[str, Any] = {
        "id": "IKK-01",
        "nama": nama,
        "sasaran": "SK-01",
        "satuan": "persen",
        "polaritas": "naik",
        "rumus": "rasio",
        "target": target,
        "nilai_target": number,
        "realisasi": realisasi,
        "nilai": value,
        "pembilang": counts[0] if counts else None,
        "penyebut": counts[1] if counts else None,
        "per": Decimal(100) if counts else None,
        "capaian": capaian,
        "skor": capaian,
        "status": Status.BELUM_ADA_DATA
        if value is None
        else Status.TERCAPAI
        if value >= number
        else Status.TIDAK_TERCAPAI,
        "tempat": {
            key: Tempat(BERKAS, line)
            for line, key in enumerate(("id", "satuan", "polaritas", "target", "realisasi"), start=3)
        },
    }
    return HasilIndikator(**(given | lain))


def satker(kode: str, *rows: HasilIndikator, pagu: int | None = 100, realisasi: int | None = 90, **lain: Any) -> Hasil:
    """Return an office with one objective, whose mean is that of its indikator."""
    scores = [one.skor for one in rows if one.skor is not None]
    mean = sum(scores, Decimal(0)) / len(scores) if scores else None
    given: dict[str, Any] = {
        "kode": kode,
        "nama": f"Kantor {kode}",
        "tahun": 2024,
        "dokumen": "Perjanjian Kinerja",
        "rerata": mean,
        "kategori": None if mean is None else "Baik" if mean >= 90 else "Cukup",
        "sementara": False,
        "terukur": len(scores),
        "pagu": pagu,
        "realisasi": realisasi,
        "sasaran": (
            HasilSasaran(id="SK-01", nama="Meningkatnya mutu", rerata=mean, tempat=Tempat("data/2024/sasaran.yaml", 3)),
        ),
        "indikator": rows,
    }
    return Hasil(**(given | lain))
