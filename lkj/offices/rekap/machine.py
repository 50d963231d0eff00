"""The recapitulation as JSON by contract: English keys, decimals as unrounded strings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lkj.diagnostics import Finding
from lkj.pengukuran.antarsatker import Golongan, Rekapitulasi
from lkj.pengukuran.antarsatker.gabungan import Gabungan
from lkj.tables.machine import decimal, dump

__all__ = ["to_json"]

_GOLONGAN = {Golongan.BELUM: "late", Golongan.DIBEBASKAN: "exempt", Golongan.BELUM_ADA: "not_begun"}


def _gabungan(made: Gabungan) -> dict[str, Any]:
    return {
        "value": decimal(made.nilai),
        "method": made.cara,
        "n": made.n,
        "offices": made.satker,
        "realisasi": decimal(made.realisasi),
        "target": decimal(made.target),
        "unit": made.satuan or None,
        "note": made.catatan or None,
    }


def to_json(rekap: Rekapitulasi, temuan: Sequence[Finding] = ()) -> str:
    """Return the numbers of all offices together, and what each of them reached."""
    return dump(
        {
            "year": rekap.tahun,
            "name": rekap.cara.nama,
            "part": {"selection": rekap.bagian.pilihan, "offices": rekap.banyak, "of": rekap.bagian.dari}
            if rekap.bagian
            else None,
            "capaian": {**_gabungan(rekap.capaian), "provisional": bool(rekap.sementara)},
            "coverage": {
                "offices": rekap.banyak,
                "delivered": len(rekap.satker),
                **{key: rekap.tanpa_menurut.get(kind, 0) for kind, key in _GOLONGAN.items()},
                "indicators": rekap.banyak_indikator,
                "measured": rekap.terukur,
                "reached": rekap.tercapai,
            },
            "absorption": {
                "budget": decimal(rekap.pagu),
                "realisasi": decimal(rekap.realisasi),
                "value": decimal(rekap.serapan),
                "offices": rekap.beranggaran,
                "unfunded": list(rekap.tanpa_pagu),
            },
            "compared": {
                "year": rekap.tahun - 1,
                "offices": rekap.lalu.n,
                "up": rekap.lalu.naik,
                "down": rekap.lalu.turun,
                "same": rekap.lalu.tetap,
            },
            "categories": [{"name": name, "offices": n} for name, n in rekap.kategori],
            "offices": [
                {
                    "code": one.hasil.kode,
                    "name": one.hasil.nama,
                    "document": one.hasil.dokumen,
                    "rank": one.peringkat,
                    "value": decimal(one.hasil.rerata),
                    "category": one.hasil.kategori,
                    "provisional": one.hasil.sementara,
                    "measured": one.hasil.terukur,
                    "of": len(one.hasil.indikator),
                    "reached": one.hasil.tercapai,
                    "absorption": decimal(one.serapan),
                    "change": decimal(one.selisih),
                    "weight": decimal(one.bobot),
                }
                for one in rekap.satker
            ],
            "missing": [
                {
                    "code": one.kode,
                    "name": one.nama or None,
                    "status": _GOLONGAN[one.golongan],
                    "reason": one.keterangan,
                }
                for one in rekap.tanpa
            ],
            "objectives": [{"name": one.nama, **_gabungan(one.gabungan)} for one in rekap.sasaran],
            "indicators": [
                {
                    "name": one.nama,
                    "objective": one.sasaran,
                    "of": one.satker,
                    "reached": one.tercapai,
                    "median": decimal(one.median),
                    "lowest": decimal(one.terendah[0]) if one.terendah else None,
                    "highest": decimal(one.tertinggi[0]) if one.tertinggi else None,
                    **_gabungan(one.gabungan),
                }
                for one in rekap.indikator
            ],
            "outliers": [
                {
                    "code": one.hasil.kode,
                    "indicator": one.indikator.id,
                    "name": one.indikator.nama,
                    "value": decimal(one.capaian),
                    "median": decimal(one.median),
                    "score": decimal(one.skor),
                    "offices": one.satker,
                }
                for one in rekap.pencilan
            ],
            "findings": [
                {
                    "code": one.code,
                    "office": one.office or None,
                    "file": one.position.file,
                    "line": one.position.line,
                    "message": one.message,
                    "hint": one.hint,
                }
                for one in temuan
            ],
        }
    )
