"""Write docs/acuan from the code: every command, the methods with their sources, every filter: `make docs`."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from lkj.capaian import (
    AGREGAT,
    KOMPOSIT,
    PERINGKAT,
    RUMUS,
    SKALA,
    TANGGA,
    ButirEfisiensi,
    CaraTriwulan,
    Langkah,
    akumulasi,
    efisiensi_anggaran,
    gabungan,
    indeks_efisiensi,
    nisbah,
    serapan,
)
from lkj.check.rules.define import PERMENPAN_53, PERMENPAN_88, PERPRES_29, PP_8
from lkj.cli import cli
from lkj.cli.help import GROUPS
from lkj.files import FolderOrigin
from lkj.report.environment import FILTERS, Environment
from lkj.report.hitungan import HITUNGAN

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "acuan"
MADE = "Halaman ini dibuat dari kode dengan `make docs`; jangan menyuntingnya."


BASIS = f"""
R ialah realisasi, T target, B dan A batas bawah dan batas atas target yang berupa rentang, C capaian dalam persen.
Hitungan memakai bilangan desimal tanpa pembulatan; pembulatan hanya pada yang dicetak. Metode yang dipakai sebuah
tahun ditulis dalam [metode.yaml](../panduan/berkas-metode.md) dan dicetak dalam Bab III.

## Peraturan yang mendasari

- {PERPRES_29}: daur perencanaan, perjanjian, pengukuran, pelaporan, reviu, dan evaluasi kinerja.
- {PERMENPAN_53}: susunan laporan dan tujuh analisis bagi setiap sasaran.
- {PERMENPAN_88}: yang dinilai dari laporan, dan predikatnya.
- {PP_8}.

Bila makin rendah makin baik, tiga rumus dipakai orang, dan hasilnya sangat berbeda: dengan T 2,8 dan R 3,5 hasilnya
75 (`selisih`), 80 (`rasio`), dan −25 (`penghematan`). Karena itu rumusnya dinyatakan dalam data dan dicetak dalam
laporan.
"""
SURE = """
«Terverifikasi» berarti bunyinya dibaca dalam peraturannya; «lazim dipakai» berarti dipakai banyak laporan, tetapi
peraturan asalnya tidak dibaca ketika lkj disusun. Cocokkan dengan pedoman instansi Anda.
"""
QUARTERS = """
Contoh dengan dua triwulan; a ialah pembilang dan b penyebut. Triwulan yang belum ada tidak dihitung sebagai 0.
"""
FILTERS_HEAD = f"""
{MADE} Artinya beserta contoh ada dalam [Menulis narasi](../panduan/narasi.md#penyaring); di sini semua yang dikenal
narasi dan templat, dengan isian di dalam kurung dan nilai bawaannya.
"""


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table of Markdown; a bar in a cell does not part it."""
    lines = [list(head), ["---"] * len(list(head)), *(list(row) for row in rows)]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _parameters(command: click.Command) -> Iterator[tuple[str, str]]:
    context = click.Context(command, info_name=command.name)
    for one in command.params:
        told = one.get_help_record(context) if isinstance(one, click.Option) else None
        if told is not None:
            yield f"`{told[0]}`", told[1]


def _command(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=f"lkj {name}")
    yield f"### lkj {name}"
    yield inspect.cleandoc(command.help or "")
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"```text\nlkj {name} {usage}\n```"
    yield table(("Opsi", "Gunanya"), _parameters(command))
    example = getattr(command, "example", "")
    if example:
        yield f"Contoh: `{example}`"


def commands() -> str:
    """Return the page of commands, under their tasks as `lkj` shows them."""
    parts = [
        "# Semua perintah",
        f"{MADE} `lkj PERINTAH --help` menampilkan hal yang sama di terminal.",
    ]
    known = [name for names in GROUPS.values() for name in names]
    groups = {**GROUPS, "Lainnya": tuple(name for name in cli.commands if name not in known)}
    for task, names in groups.items():
        if names:
            parts += [f"## {task}", *(part for name in names for part in _command(name, cli.commands[name]))]
    parts += [
        "## Kode keluar",
        table(
            ("Kode", "Arti"),
            (
                ("0", "berhasil; boleh ada peringatan"),
                ("1", "ada galat pada data (atau peringatan, dengan `--strict`)"),
                ("2", "perintah salah ketik"),
                ("3", "alat atau komputer gagal"),
                ("130", "dihentikan dengan Ctrl+C"),
            ),
        ),
    ]
    return "\n\n".join(parts) + "\n"


def _steps(steps: Iterable[Langkah]) -> Iterator[tuple[str, str, str]]:
    for step in steps:
        yield step.kaidah.nama, step.kaidah.rumus, step.kaidah.sumber


def _quarters() -> Iterator[tuple[str, str]]:
    two = (Decimal(1), Decimal(2))
    counts = [nisbah(one, Decimal(4), "persen") for one in two]
    for way in CaraTriwulan:
        steps = gabungan(counts)[0].langkah if way is CaraTriwulan.GABUNGAN else akumulasi(two, way).langkah
        yield f"`{way}`", steps[-1].kaidah.rumus


def _efficiency() -> Iterator[tuple[str, str, str]]:
    one, hundred = Decimal(1), Decimal(100)
    yield from _steps(efisiensi_anggaran([ButirEfisiensi("a", hundred, one, hundred)]).langkah)
    yield from _steps(indeks_efisiensi(hundred, hundred).langkah)
    yield from _steps(serapan(one, hundred).langkah)


def _ladder(rank: str | tuple[str, ...]) -> str:
    return rank if isinstance(rank, str) else " = ".join(rank)


def methods() -> str:
    """Return the page of methods: each formula, aggregate, way and scale, with what it rests on."""
    parts = [
        "# Metode dan sumbernya",
        MADE,
        BASIS.strip(),
        "## Rumus capaian",
        table(
            ("Rumus", "Polaritas", "Cara menghitung", "Dengan kata-kata", "Sumber"),
            (
                (
                    f"`{one.nama}`",
                    ", ".join(f"`{p}`" for p in one.polaritas),
                    one.kaidah["T"].rumus,
                    one.kaidah["T"].kata,
                    one.kaidah["T"].sumber,
                )
                for one in RUMUS
            ),
        ),
        "## Agregasi",
        table(
            ("Agregasi", "Artinya", "Cara menghitung"),
            ((f"`{one.nama}`", one.metode, one.kata) for one in AGREGAT.values()),
        ),
        "## Target gabungan",
        table(
            ("`komposit`", "Cara menghitung"),
            ((f"`{name}`", f"{one.kata}: {one.rumus(('C1', 'C2'))}") for name, one in KOMPOSIT.items()),
        ),
        "## Peringkat",
        table(("`peringkat`", "Cara membandingkan"), ((f"`{name}`", one.metode) for name, one in PERINGKAT.items())),
        table(
            ("Tangga", "Urutan, dari yang terendah"),
            ((f"`{name}`", ", ".join(map(_ladder, one.urutan))) for name, one in TANGGA.items()),
        ),
        "## Triwulan menjadi setahun",
        QUARTERS.strip(),
        table(("`akumulasi`", "Cara menghitung"), _quarters()),
        "## Skala kategori",
        table(
            ("Skala", "Kategori", "Sumber", "Kepastian"),
            (
                (
                    f"`{name}`",
                    "; ".join(f"{band.nama} {one.tulis_pita(band)}" for band in one.pita),
                    one.sumber,
                    one.kepastian.value,
                )
                for name, one in SKALA.items()
            ),
        ),
        SURE.strip(),
        "## Anggaran dan efisiensi",
        table(("Ukuran", "Cara menghitung", "Sumber"), _efficiency()),
        "Data yang kurang, atau 0 terhadap 0, menghasilkan «tidak dapat dihitung», tidak pernah «efisien».",
    ]
    return "\n\n".join(parts) + "\n"


def _signature(name: str, filter_: Callable[..., Any]) -> str:
    # What stands before the bar is given by the bar.
    _, *more = inspect.signature(filter_).parameters.values()
    told = [
        one.name if one.default is one.empty else f"{one.name}={one.default!r}" for one in more if one.name != "dikenal"
    ]
    return f"`{name}({', '.join(told)})`" if told else f"`{name}`"


def filters() -> str:
    """Return the page of filters, tests and functions that prose and templates may call."""
    environment = Environment(FolderOrigin(ROOT))
    printing = {name: one for name, one in FILTERS.items() if name not in HITUNGAN}
    general = [name for name in environment.filters if name not in FILTERS]
    parts = [
        "# Semua penyaring",
        FILTERS_HEAD.strip(),
        "## Yang mencetak",
        "\n".join(f"- {_signature(name, one)}" for name, one in printing.items()),
        "## Yang menghitung",
        "\n".join(f"- {_signature(name, one)}" for name, one in HITUNGAN.items()),
        "## Dari Jinja",
        ", ".join(f"`{name}`" for name in sorted(general)) + ".",
        "## Pengujian sesudah `is`",
        ", ".join(f"`{name}`" for name in sorted(environment.tests)) + ".",
        "## Fungsi",
        ", ".join(f"`{name}`" for name in sorted(environment.globals)) + ".",
    ]
    return "\n\n".join(parts) + "\n"


def make() -> dict[str, str]:
    """Return every page by file name."""
    return {"perintah.md": commands(), "metode.md": methods(), "penyaring.md": filters()}


def main() -> None:
    """Write all pages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in make().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
