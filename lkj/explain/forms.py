"""Explanations shown: as text for an auditor who redoes the number by hand, and as JSON with English keys."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from lkj.diagnostics import Position
from lkj.diagnostics.escape import lines as shown
from lkj.explain import Butir, Masukan, Penjelasan
from lkj.explain.records import METODE, tulis_nilai
from lkj.tables.machine import decimal, dump

LEBAR = 100


def _tempat(place: Position | None, sampai: int = 0) -> str:
    """Write a place, of what goes over several lines its first and last."""
    return "" if place is None else f"{place.file}:{place.line}" + (f"–{sampai}" if sampai else "")


class _Alinea(Struct, frozen=True):
    """A paragraph that is broken to the width of where it is shown."""

    teks: str
    indent: str
    hanging: str

    def baris(self, lebar: int | None) -> list[str]:
        if lebar is None:
            return [self.indent + self.teks]
        return textwrap.wrap(
            self.teks,
            lebar,
            initial_indent=self.indent,
            subsequent_indent=self.indent + self.hanging,
            break_long_words=False,
            break_on_hyphens=False,
        )


class _Jajar(Struct, frozen=True):
    """One row of values: in columns where the width is known, else one after the other."""

    sel: tuple[str, ...]
    lebar: tuple[int, ...]

    def baris(self, lebar: int | None) -> list[str]:
        if lebar is None:
            return ["  " + " · ".join(text for text in self.sel if text)]
        *cells, last = self.sel
        padded = [text.ljust(width) for text, width in zip(cells, self.lebar, strict=True) if width]
        return ["  " + "  ".join([*padded, last]).rstrip()]


_Baris = str | _Alinea | _Jajar


def _paragraf(text: str, indent: str = "  ", hanging: str = "") -> Iterator[_Baris]:
    yield _Alinea(text, indent, hanging)


def nilai_masukan(entry: Masukan) -> str:
    """Write a value that was put in, with its unit."""
    text = tulis_nilai(entry.nilai)
    if not isinstance(entry.nilai, Decimal):
        return text
    if entry.satuan == "rupiah":
        return f"Rp{text}"
    if entry.satuan == "persen":
        return f"{text}%"
    return f"{text} {entry.satuan}".rstrip()


def _masukan(entries: Sequence[Masukan]) -> Iterator[_Baris]:
    """One value a line, in columns: symbol and name, value, how typed or made, place."""
    rows = []
    for entry in entries:
        name = entry.nama if entry.simbol in ("", "1", "n", "P", "C") else f"{entry.simbol} = {entry.nama}"
        if entry.kelompok:
            name += f" ({entry.kelompok})"
        value = "" if entry.simbol == "1" or (not entry.simbol and entry.nilai is None) else nilai_masukan(entry)
        if entry.bobot is not None:
            value += f" (bobot {tulis_nilai(entry.bobot)})"
        # An expression is no value: its line is cited, and who wants it as it is written reads it in a note.
        shown_as_typed = entry.diketik not in ("", entry.nama) and "{{" not in entry.diketik
        typed = f"diketik «{entry.diketik}»" if shown_as_typed else ""
        rows.append((name, value, typed, _tempat(entry.tempat, entry.sampai), entry.hitungan))
    widths = tuple(min(44, max(len(row[n]) for row in rows)) for n in range(3))
    for name, value, typed, place, made in rows:
        yield _Jajar((name, value, typed, place), widths)
        if made:
            yield f"      {made}"


def _hasil(symbol: str, value: Decimal | None) -> str:
    """Write a value behind its symbol: "C = 98", "C ≈ 97,5282352941"; without a symbol only "≈" is written."""
    text = tulis_nilai(value)
    sign = "≈" if text.startswith("≈") else "=" if symbol else ""
    return f"{symbol} {sign} {text.removeprefix('≈')}".strip()


def _perhitungan(it: Penjelasan) -> Iterator[_Baris]:
    for n, step in enumerate(it.langkah, start=1):
        same = step.penjabaran == step.rumus
        yield from _paragraf(f"{n}. {step.nama}: {step.rumus}", hanging="   ")
        if not same:
            yield from _paragraf(step.penjabaran, "     ")
    if it.nilai is not None and it.langkah:
        yield f"  Hasil, belum dibulatkan: {_hasil('', it.nilai)}"
    rounded = next((r.teks.partition(",")[0] for r in it.ketentuan if r.nama == "Pembulatan"), "")
    up = ", setengah ke atas" if rounded.startswith("dibulatkan") else ""
    how = f" ({rounded}{up})" if rounded and it.nilai is not None else ""
    yield f"  Bentuk cetak: {it.cetakan}{how}"


def _bagian(title: str, lines: Iterator[str] | Iterator[_Baris]) -> Iterator[_Baris]:
    body = list(lines)
    if body:
        yield ""
        yield title
        yield from body


def _rumus(it: Penjelasan) -> Iterator[_Baris]:
    if it.rumus_kata:
        yield from _paragraf(it.rumus_kata[:1].upper() + it.rumus_kata[1:] + ".")
    if it.rumus:
        yield from _paragraf(f"C = {it.rumus}" if it.jenis == "indicator" else it.rumus, "    ")
    yield from _paragraf(f"Sumber: {it.sumber_rumus}.")


def _ketentuan(it: Penjelasan) -> Iterator[_Baris]:
    for rule in it.ketentuan:
        place = f" [{_tempat(rule.tempat, rule.sampai)}]" if rule.tempat else ""
        if rule.bawaan:
            place = f" [bawaan; tidak ditulis dalam {METODE}]"
        yield from _paragraf(f"{rule.nama}: {rule.teks.removesuffix('.')}.{place}", hanging="  ")


def _kategori(it: Penjelasan) -> Iterator[_Baris]:
    if it.kategori is not None and it.berkategori:
        k = it.kategori
        yield from _paragraf(f"{k.nama}: {k.rentang}; {_hasil('C', it.nilai)}, belum dibulatkan.")
        yield from _paragraf(f"Menurut {k.skala} [{_tempat(k.tempat)}].")
        yield from _paragraf(f"Sumber skala: {k.sumber} ({k.kepastian}).")


def _dikecualikan(it: Penjelasan) -> Iterator[_Baris]:
    for ident, reason in it.dikecualikan:
        yield from _paragraf(f"{ident}: {reason}", hanging="  ")
    if it.jenis == "average" and not it.dikecualikan:
        yield "  Tidak ada."


def _catatan(it: Penjelasan) -> Iterator[_Baris]:
    for note in it.catatan:
        yield from _paragraf(f"- {note}", hanging="  ")


def _satu(it: Penjelasan, lebar: int) -> Iterator[_Baris]:
    yield from _paragraf(f"{it.id}: {it.nama}", "")
    yield "=" * min(lebar, len(f"{it.id}: {it.nama}"))
    head = f"{it.cetakan} ({it.kategori.nama})" if it.kategori and it.berkategori else it.cetakan
    yield from _paragraf(head, "")
    yield from _paragraf(f"{it.uraian}.", "")
    if it.cocok:
        yield from _paragraf(f"Cocok dengan: {'; '.join(it.cocok)}.", "")
    if it.langkah_cocok:
        step = it.langkah[it.langkah_cocok - 1]
        yield from _paragraf(f"Angka itu dari langkah {it.langkah_cocok}, {step.nama}: {step.penjabaran}.", "")
    count = f" ({len(it.masukan)})" if len(it.masukan) > 3 else ""
    yield from _bagian("Rumus", _rumus(it))
    yield from _bagian(f"Nilai yang dimasukkan{count}", _masukan(it.masukan) if it.masukan else iter(()))
    yield from _bagian("Perhitungan", _perhitungan(it))
    yield from _bagian("Kaidah yang menentukan", _ketentuan(it))
    yield from _bagian("Kategori", _kategori(it))
    yield from _bagian("Tidak diikutkan", _dikecualikan(it))
    yield from _bagian("Catatan", _catatan(it))


def _daftar(found: Sequence[Penjelasan]) -> Iterator[str]:
    """Yield a line for each explanation; what several documents have under one name is told by its description."""
    names = [it.nama for it in found]
    for it in found:
        alike = f". {it.uraian}" if names.count(it.nama) > 1 else ""
        yield f"  {it.id}: {it.nama}{alike}" + (f" ({'; '.join(it.cocok)})" if it.cocok else "")


def explanations_to_text(query: str, found: Sequence[Penjelasan], lebar: int | None = LEBAR) -> str:
    """Write explanations for a reader, one below the other; several are listed first.

    Paragraphs are broken at `lebar` characters, or left for the page to break where it is None.
    """
    lines: list[_Baris] = []
    if len(found) > 1:
        lines.append(f"«{query}» ditemukan sebagai {len(found)} hal:")
        lines += _daftar(found)
        lines.append("")
    for n, it in enumerate(found):
        one = _satu(it, LEBAR if lebar is None else lebar)
        lines += ["", *one] if n else one
    broken = (part for line in lines for part in ([line] if isinstance(line, str) else line.baris(lebar)))
    return shown("\n".join(broken) + "\n")


def _number(value: Decimal | str | None) -> str | None:
    return decimal(value) if isinstance(value, Decimal) else value


def _place(place: Position | None, sampai: int = 0) -> dict[str, Any]:
    return {"file": place and place.file, "line": place and place.line, **({"end_line": sampai} if sampai else {})}


def _match(it: Penjelasan) -> dict[str, Any]:
    k = it.kategori
    return {
        "id": it.id,
        "kind": it.jenis,
        "name": it.nama,
        "description": it.uraian,
        "value": decimal(it.nilai),
        "printed": it.cetakan,
        "printed_as": list(it.cocok),
        "formula": it.rumus,
        "formula_in_words": it.rumus_kata,
        "source_of_formula": it.sumber_rumus,
        "steps": [
            {"name": s.nama, "formula": s.rumus, "expansion": s.penjabaran, "result": _number(s.hasil)}
            for s in it.langkah
        ],
        "inputs": [
            {
                "symbol": m.simbol,
                "name": m.nama,
                "value": _number(m.nilai),
                "unit": m.satuan,
                "typed": m.diketik,
                "derivation": m.hitungan,
                **({"group": m.kelompok} if m.kelompok else {}),
                **({"weight": decimal(m.bobot)} if m.bobot is not None else {}),
                **_place(m.tempat, m.sampai),
            }
            for m in it.masukan
        ],
        "rules": [
            {
                "name": r.nama,
                "text": r.teks,
                **_place(r.tempat, r.sampai),
                **({"default": True} if r.bawaan else {}),
            }
            for r in it.ketentuan
        ],
        "category": k
        and {
            "name": k.nama,
            "band": k.rentang,
            "scale": k.skala,
            "source": k.sumber,
            "certainty": k.kepastian,
            **_place(k.tempat),
        },
        "excluded": [{"id": ident, "reason": reason} for ident, reason in it.dikecualikan],
        "notes": list(it.catatan),
    }


def explanations_to_json(query: str, found: Sequence[Penjelasan]) -> str:
    """Return explanations as JSON; decimals are strings, unrounded."""
    return dump({"query": query, "matches": [_match(it) for it in found]})


def list_to_text(items: Sequence[Butir]) -> str:
    """List everything that can be asked for, with how it came out as the report prints it."""
    width = max(len(item.id) for item in items)
    lines = [f"{item.id.ljust(width)}  {item.nama}: {item.hasil or item.cetakan[0][1]}" for item in items]
    return shown("\n".join(lines) + "\n")


def list_to_json(items: Sequence[Butir]) -> str:
    """Return everything that can be asked for as JSON."""
    return dump(
        {
            "query": None,
            "items": [
                {"id": item.id, "aliases": list(item.alias), "name": item.nama, "printed": dict(item.cetakan)}
                for item in items
            ],
        }
    )
