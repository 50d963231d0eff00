"""The numbers of a year shown to people and machines: a terminal table, and JSON by contract."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from lkj.capaian import Angka
from lkj.pengukuran import Baris, Pengukuran, Rekap
from lkj.report.tulis import angka, kuantitas, persen, rupiah


def _decimal(value: Decimal | int | None) -> str | None:
    return None if value is None else format(Decimal(value), "f")


def _quantity(value: Any) -> str | None:
    if value is None:
        return None
    return _decimal(value.nilai) if isinstance(value, Angka) else str(value)


def _indicator(row: Baris) -> dict[str, Any]:
    facts = row.indikator
    return {
        "id": facts.id,
        "name": facts.nama,
        "document": facts.dokumen,
        "objective": facts.sasaran,
        "unit": facts.satuan,
        "polarity": facts.polaritas,
        "target": _quantity(facts.target),
        "realisasi": _quantity(facts.realisasi),
        "capaian": _decimal(row.capaian.nilai),
        "status": str(row.capaian.status),
        "category": row.kategori.nama if row.kategori else None,
        "notes": [note.pesan for note in row.capaian.catatan],
        "source": {"file": row.position.file, "line": row.position.line},
    }


def to_json(numbers: Pengukuran) -> str:
    """Return the year's numbers as JSON; English keys, decimals as unrounded strings."""
    main = numbers.utama
    year = numbers.year.tahun
    budgets = [
        {
            "year": a.tahun,
            "budget": _decimal(a.pagu),
            "realisasi": _decimal(a.realisasi),
            "value": _decimal(a.serapan),
            "source": {"file": a.position.file, "line": a.position.line},
        }
        for a in numbers.anggaran
    ]
    result = {
        "year": year,
        "indicators": [_indicator(row) for rekap in numbers.rekap.values() for row in rekap.baris],
        "average": {
            "document": main.id,
            "method": str(main.agregat.cara),
            "value": _decimal(main.rerata),
            "n": main.agregat.n,
            "excluded": [{"id": ident, "reason": reason} for ident, reason in main.agregat.dikecualikan],
            "category": main.kategori,
        },
        "absorption": {**next(b for b in budgets if b["year"] == year), "years": budgets},
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _table(rekap: Rekap, places: int) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title=rekap.dokumen, title_justify="left", pad_edge=False)
    table.add_column("No", justify="right")
    table.add_column("Id", no_wrap=True)
    table.add_column("Indikator", ratio=1, min_width=20)
    for name in ("Target", "Realisasi"):
        table.add_column(name, max_width=16)
    table.add_column("Capaian", justify="right", no_wrap=True)
    table.add_column("Status")
    table.add_column("Kategori")
    for row in rekap.baris:
        facts = row.indikator
        values = [
            str(row.nomor),
            facts.id,
            facts.nama,
            kuantitas(facts.target),
            kuantitas(facts.realisasi),
            "–" if row.capaian.nilai is None else persen(row.capaian.nilai, places),
            row.status,
            row.kategori.nama if row.kategori else "–",
        ]
        # Text, not markup: a name may hold square brackets.
        table.add_row(*(Text(value) for value in values))
    return table


def print_table(numbers: Pengukuran, console: Console) -> None:
    """Print the measured document as a table, with its mean, what was left out, and the absorption."""
    main, places = numbers.utama, numbers.year.metode.desimal
    console.print(_table(main, places))
    if main.rerata is None:
        console.print("Rata-rata capaian: belum dapat dihitung.")
    else:
        console.print(
            f"Rata-rata capaian {angka(main.n)} indikator: {persen(main.rerata, places)} ({main.kategori})",
            highlight=False,
        )
    for ident, reason in main.agregat.dikecualikan:
        console.print(f"  tidak diikutkan: {ident} – {reason}", highlight=False, markup=False)
    for a in numbers.anggaran:
        if a.tahun == numbers.year.tahun:
            share = f"{rupiah(a.realisasi)} dari {rupiah(a.pagu)}"
            text = f"Serapan anggaran {a.tahun}: {persen(a.serapan, places)} ({share})"
            console.print(text, highlight=False, markup=False)
