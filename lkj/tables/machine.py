"""The year's numbers as JSON by contract: English keys, decimals as unrounded strings."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from lkj.capaian import Angka, Nisbah
from lkj.diagnostics.escape import json_text
from lkj.pengukuran import Baris, Pengukuran
from lkj.tables.selection import URUTAN, pilih


def decimal(value: Decimal | int | None) -> str | None:
    """Write a number with all its digits and no exponent."""
    return None if value is None else format(Decimal(value), "f")


def dump(value: Any) -> str:
    """Write JSON as every command does: readable, in UTF-8, with a final newline."""
    return json_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _quantity(value: Any) -> str | None:
    if value is None:
        return None
    return decimal(value.nilai) if isinstance(value, Angka) else str(value)


def _unit(value: Any) -> str | None:
    """Return the unit of a plain number; whatever else is written whole, with its units in it."""
    return value.satuan if isinstance(value, Angka) else None


def _operands(key: str, value: Any) -> dict[str, Any]:
    """Return the counts whose quotient a number is, under a key of their own; nothing for any other."""
    if not isinstance(value, Nisbah):
        return {}
    counts = {
        "numerator": value.pembilang,
        "denominator": value.penyebut,
        "per": value.per,
        "published": value.tercetak,
    }
    return {key: {name: decimal(count) for name, count in counts.items()}}


def _indicator(row: Baris) -> dict[str, Any]:
    facts = row.indikator
    return {
        "id": facts.id,
        "name": facts.nama,
        "document": row.dokumen.id,
        "objective": facts.sasaran,
        "unit": facts.satuan,
        "polarity": facts.polaritas,
        "target": _quantity(facts.target),
        "target_unit": _unit(facts.target),
        **_operands("target_operands", facts.target),
        "realisasi": _quantity(facts.realisasi),
        "realisasi_unit": _unit(facts.realisasi),
        **_operands("realisasi_operands", facts.realisasi),
        "capaian": decimal(row.capaian.nilai),
        "status": str(row.capaian.status),
        "provisional": row.capaian.sementara,
        "category": row.kategori.nama if row.kategori else None,
        "notes": [note.pesan for note in row.capaian.catatan],
        "source": {"file": row.position.file, "line": row.position.line},
    }


def to_json(
    numbers: Pengukuran, dokumen: str | None = None, sasaran: str | None = None, urutan: str | None = None
) -> str:
    """Return the numbers as JSON: all documents, or only one document or objective.

    `average` is that of what was asked for, else of the measured document. Raises DataError as `pilih` does.
    """
    chosen = pilih(numbers, dokumen, sasaran, urutan)
    if dokumen or sasaran:
        rows = chosen.baris
    else:
        rows = tuple(row for rekap in numbers.rekap.values() for row in rekap.baris)
        rows = tuple(sorted(rows, key=URUTAN[urutan])) if urutan else rows
    year = numbers.year.tahun
    budgets = [
        {
            "year": a.tahun,
            "budget": decimal(a.pagu),
            "realisasi": decimal(a.realisasi),
            "value": decimal(a.serapan),
            "source": {"file": a.position.file, "line": a.position.line},
        }
        for a in numbers.anggaran
    ]
    return dump(
        {
            "year": year,
            "indicators": [_indicator(row) for row in rows],
            "average": {
                "document": chosen.dokumen,
                **({"objective": chosen.sasaran} if chosen.sasaran else {}),
                "method": chosen.agregat.cara,
                "value": decimal(chosen.agregat.nilai),
                "n": chosen.agregat.n,
                "measured": chosen.agregat.terukur,
                "of": chosen.agregat.dari,
                "provisional": chosen.agregat.sementara,
                "excluded": [{"id": ident, "reason": reason} for ident, reason in chosen.agregat.dikecualikan],
                "scored": [
                    {"id": one.id, "score": decimal(one.nilai) if one.nilai.is_finite() else None, "reason": one.alasan}
                    for one in chosen.agregat.skor
                ],
                "category": chosen.kategori,
            },
            "objectives": [
                {
                    "id": goal.id,
                    "name": goal.nama,
                    "value": decimal(mean.nilai),
                    "measured": mean.terukur,
                    "of": mean.dari,
                    "provisional": mean.sementara,
                    "category": None if mean.nilai is None else numbers.skala.kategori(mean.nilai).nama,
                }
                for goal, mean in numbers.rekap[chosen.dokumen].per_sasaran
                if chosen.sasaran in (None, goal.id)
            ],
            "absorption": {**next(b for b in budgets if b["year"] == year), "years": budgets},
        }
    )
