"""The numbers of a year as a table on a terminal: fits 80 columns, breaks no word, says what was left out."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from io import StringIO
from typing import TYPE_CHECKING

from msgspec import Struct

from lkj.capaian import Status
from lkj.capaian.steps import tulis_masukan
from lkj.diagnostics.escape import lines
from lkj.diagnostics.wrap import wrapped
from lkj.pengukuran import Anggaran, Baris, Pengukuran
from lkj.tables.selection import Pilihan, per_status, pilih
from lkj.wording.metode import LEBIH_TELITI
from lkj.wording.printed import banyaknya, kuantitas, persen_tegas, rupiah, sebutan_rerata, tulis_serapan
from lkj.wording.status import tulis_status

if TYPE_CHECKING:
    from rich.console import Console

PANJANG_BATANG = 10
#: What a bar ends with: nothing, and one to seven eighths of a cell.
PERDELAPAN = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
# Colours of what words beside them say: of the status, and of the bar.
_WARNA = {
    Status.TERCAPAI: "green",
    Status.TIDAK_TERCAPAI: "red",
    Status.BELUM_ADA_DATA: "yellow",
    Status.TAK_TERHITUNG: "yellow",
}
_BERWARNA = ("Status", "Grafik")
LEBAR = 120
_CELAH = 1
# Left out in this order where the terminal is too narrow for all words.
_BOLEH_HILANG = ("Sasaran", "Kategori", "Grafik", "Status")


class _Kolom(Struct, frozen=True):
    nama: str
    isi: tuple[str, ...]
    kanan: bool = False

    @property
    def terlebar(self) -> int:
        return max(len(text) for text in (self.nama, *self.isi))

    @property
    def kata(self) -> int:
        """Width of the longest word: narrower than this a column would break it."""
        return max(len(word) for text in (self.nama, *self.isi) for word in text.split(" "))


def batang(nilai: Decimal | None, *, halus: bool = True) -> str:
    """Draw a capaian as a bar of fixed width: full at 100 %, "▸" behind it for more, nothing without a number.

    It grows by eighths of a cell, or where it may not be `halus` by whole ones in ASCII. It is cut, not rounded: only
    what reached 100 % is full.
    """
    if nilai is None:
        return ""
    eighths = int((nilai * PANJANG_BATANG * 8 / 100).to_integral_value(ROUND_FLOOR))
    penuh, sisa = divmod(min(PANJANG_BATANG * 8, max(0, eighths)), 8)
    if not halus:
        return "#" * penuh + (">" if nilai > 100 else "")
    return "█" * penuh + PERDELAPAN[sisa] + ("▸" if nilai > 100 else "")


def _kolom(rows: tuple[Baris, ...], numbers: Pengukuran, halus: bool) -> list[_Kolom]:
    def capaian(row: Baris) -> str:
        return "–" if row.capaian.nilai is None else persen_tegas(numbers, row.capaian.nilai)

    kategori = [_Kolom("Kategori", tuple(row.kategori.nama if row.kategori else "–" for row in rows))]
    if not numbers.berkategori:
        kategori = []
    return [
        _Kolom("No", tuple(str(row.nomor) for row in rows), kanan=True),
        _Kolom("Id", tuple(row.indikator.id for row in rows)),
        _Kolom("Sasaran", tuple(row.sasaran.id for row in rows)),
        _Kolom("Indikator", tuple(row.indikator.nama for row in rows)),
        _Kolom("Target", tuple(kuantitas(row.indikator.target) for row in rows)),
        _Kolom("Realisasi", tuple(kuantitas(row.indikator.realisasi) for row in rows)),
        _Kolom("Capaian", tuple(capaian(row) for row in rows), kanan=True),
        _Kolom("Status", tuple(tulis_status(numbers, row) for row in rows)),
        *kategori,
        _Kolom("Grafik", tuple(batang(row.capaian.nilai, halus=halus).ljust(PANJANG_BATANG + 1) for row in rows)),
    ]


def _muat(columns: list[_Kolom], width: int) -> list[_Kolom]:
    """Leave columns out until every word of the others fits."""
    for name in _BOLEH_HILANG:
        if sum(c.kata for c in columns) + _CELAH * len(columns) <= width:
            break
        columns = [c for c in columns if c.nama != name]
    return columns


def _lebar(columns: list[_Kolom], width: int) -> list[int]:
    """Share the width out: every column its longest word, then the names of indicators what is left."""
    widths = {c.nama: c.kata for c in columns}
    rest = width - sum(widths.values()) - _CELAH * len(columns)
    # Short columns in one line read better; half of the spare room is kept for the names.
    for c in sorted(columns, key=lambda c: c.terlebar - c.kata):
        wish = c.terlebar - c.kata
        if c.nama != "Indikator" and wish <= rest // 2:
            widths[c.nama], rest = c.terlebar, rest - wish
    widths["Indikator"] += max(0, rest)
    return [widths[c.nama] for c in columns]


def print_table(numbers: Pengukuran, console: Console, pilihan: Pilihan | None = None, *, halus: bool = True) -> None:
    """Print the chosen rows (the measured document by default), their mean, what it leaves out, the absorption."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    chosen = pilihan or pilih(numbers)
    columns = _muat(_kolom(chosen.baris, numbers, halus), console.width)
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 0),
        title=Text(chosen.judul),
        title_justify="left",
    )
    for column, width in zip(columns, _lebar(columns, console.width), strict=True):
        table.add_column(column.nama, justify="right" if column.kanan else "left", width=width)
    styles = [_BERWARNA.count(c.nama) for c in columns]
    for one, row in zip(chosen.baris, zip(*(c.isi for c in columns), strict=True), strict=True):
        # Text, not markup: a name may hold square brackets.
        style = _WARNA[one.capaian.status]
        table.add_row(*(Text(value, style if own else "") for own, value in zip(styles, row, strict=True)))
    console.print(table)
    for line in ringkasan(numbers, chosen):
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def table_to_text(
    numbers: Pengukuran, pilihan: Pilihan, width: int = LEBAR, *, color: bool = False, halus: bool = True
) -> str:
    """Return the table as text, 120 columns wide where there is no terminal; with `color`, as a terminal shows it.

    Bars that may not be `halus` are of ASCII.
    """
    from rich.console import Console

    out = StringIO()
    console = Console(
        file=out,
        width=width,
        no_color=not color,
        force_terminal=color,
        color_system="standard" if color else None,
        legacy_windows=False,
    )
    print_table(numbers, console, pilihan, halus=halus)
    return wrapped(lines(out.getvalue(), color=color), width)


def _serapan(numbers: Pengukuran, now: Anggaran) -> str:
    missing = [name for name, value in (("pagu", now.pagu), ("realisasi", now.realisasi)) if value is None]
    if missing:
        return f"belum dapat dihitung; {' dan '.join(missing)} belum ada datanya"
    return f"{tulis_serapan(numbers, now)} ({rupiah(now.realisasi)} dari {rupiah(now.pagu)})"


def ringkasan(numbers: Pengukuran, chosen: Pilihan) -> list[str]:
    """Say what reached its target, the mean with number and category, what it leaves out and why, the absorption."""
    agregat = chosen.agregat
    counts = ", ".join(f"{count} {name.lower()}" for name, count in per_status(numbers, chosen))
    lines = [f"Indikator: {counts}."]
    if agregat.nilai is None:
        lines.append("Rata-rata capaian: belum dapat dihitung.")
    else:
        name, mean = sebutan_rerata(agregat).capitalize(), persen_tegas(numbers, agregat.nilai)
        lines.append(f"{name} capaian {banyaknya(agregat)}: {mean} ({chosen.kategori})")
    if chosen.sasaran is None and not numbers.berkategori:
        bands = [(band.nama, len(goals)) for band, _, goals in numbers.rekap[chosen.dokumen].per_pita if band and goals]
        if bands:
            lines.append(f"Kategori sasaran: {', '.join(f'{name} {n}' for name, n in bands)}")
    lines += [f"  sementara: {ident} – realisasinya belum lengkap" for ident in agregat.belum_lengkap]
    lines += [f"  dihitung {tulis_masukan(one.nilai)}: {one.id} – {one.alasan}" for one in agregat.skor]
    lines += [f"  tidak diikutkan: {ident} – {reason}" for ident, reason in agregat.dikecualikan]
    now = numbers.anggaran_tahun(numbers.year.tahun)
    if now is not None:
        lines.append(f"Serapan anggaran {now.tahun}: {_serapan(numbers, now)}")
    shown = [row.capaian.nilai for row in chosen.baris]
    shown += [agregat.nilai, None if now is None else now.serapan]
    places = numbers.year.metode.desimal
    if any(numbers.tegas(value) for value in shown if value is not None):
        lines.append(f"Pembulatan ke {places} desimal, tetapi {LEBIH_TELITI}.")
    return lines


def sebaris(numbers: Pengukuran, chosen: Pilihan) -> str:
    """Say in one line, in columns that meet those of other offices: the mean, its category, what reached its target."""
    mean = "–" if chosen.agregat.nilai is None else persen_tegas(numbers, chosen.agregat.nilai)
    reached = sum(row.capaian.status is Status.TERCAPAI for row in chosen.baris)
    now = numbers.anggaran_tahun(numbers.year.tahun)
    spent = "–" if now is None or now.serapan is None else tulis_serapan(numbers, now)
    count = f"{reached:>3} dari {len(chosen.baris):<3} tercapai"
    return f"{mean:>8}  {chosen.kategori or '–':<20}  {count}  serapan {spent:>8}"
