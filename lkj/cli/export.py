"""`lkj export`: the form of a year as a workbook for the divisions that fill it in."""

from __future__ import annotations

import re
from pathlib import Path

from lkj.cli.output import forcible, refuse_taken, require_free, require_place
from lkj.cli.satker import PerSatker
from lkj.cli.shared import Cacah, Tahun, click, common, guard, say, show


@click.command(
    short_help="Tulis isian setahun sebagai buku kerja Excel.", cls=PerSatker, example="lkj export 2024 -o isian.xlsx"
)
@click.argument("tahun", type=Tahun())
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="BERKAS", help="Buku kerja yang ditulis."
)
@click.option("--unit", metavar="UNIT", help="Hanya indikator dengan penanggung jawab ini: pengenal atau namanya.")
@click.option("--quarter", "triwulan", type=Cacah(1, 4), metavar="1-4", help="Hanya triwulan ini.")
@click.option("--per-unit", is_flag=True, help="Satu buku kerja bagi setiap penanggung jawab.")
@forcible
@common
def export(
    tahun: int,
    output: Path | None,
    unit: str | None,
    triwulan: int | None,
    per_unit: bool,
    force: bool,
    root: Path,
    debug: bool,
) -> None:
    """Tulis isian setahun sebagai buku kerja Excel, untuk diisi oleh bidang lalu dibaca kembali dengan «lkj import».

    Contoh: «lkj export 2025 -o isian.xlsx --quarter 2 --per-unit» membuat satu berkas bagi setiap penanggung jawab.
    """
    if unit is not None and per_unit:
        raise click.UsageError("--unit dan --per-unit tidak dipakai bersama; sebut salah satu")
    output = output or Path(f"isian-{tahun}.xlsx")
    if output.suffix.casefold() != ".xlsx":
        raise click.UsageError(f"isian berbentuk .xlsx; sebut misalnya {output.with_suffix('.xlsx').as_posix()}")
    with guard(root, debug) as origin:
        from lkj.check.project import Project
        from lkj.files import foresee, write_all
        from lkj.tables.isian.ekspor import ekspor, penanggung_jawab

        year = Project(origin).year(tahun)
        facts = year.require_facts()
        numbers = year.numbers if year.computable else None
        units = penanggung_jawab(facts)
        if unit is not None and unit.casefold() not in {name.casefold() for pair in units for name in pair}:
            known = ", ".join(name for _, name in units) or "belum ada indikator yang menyebut penanggung_jawab"
            raise click.UsageError(f"tidak ada indikator dengan penanggung jawab «{unit}»; yang ada: {known}")
        if per_unit and not units:
            raise click.UsageError(
                "belum ada indikator yang menyebut penanggung_jawab; tanpa --per-unit semuanya ditulis"
            )
        wanted: dict[Path, str | None] = {output: unit}
        if per_unit:
            wanted = {output.with_name(f"{output.stem}-{_slug(ident)}.xlsx"): ident for ident, _ in units}
        # In the tree of an office as in its own folder no link is followed: none of them is a person's choice.
        foresee(wanted, origin.home)
        for place in wanted:
            refuse_taken(place, root)
            require_free(place, force=force)
        require_place(output, root)
        made = {place: ekspor(facts, numbers, one, triwulan or 0, origin.office) for place, one in wanted.items()}
        write_all(made, origin.home)
        for place in wanted:
            show(place.as_posix())
        if triwulan is not None and all(one.akumulasi is None for one in facts.indikator.indikator):
            say(
                "belum ada indikator yang mempunyai «triwulan», sehingga isian ini tidak menanyakan triwulan"
                f" {triwulan}; isi «triwulan» dan «akumulasi» pada indikator yang diukur per triwulan"
            )
        alone = sum(one.penanggung_jawab is None for one in facts.indikator.indikator)
        if per_unit and alone:
            say(f"{alone} indikator tanpa penanggung_jawab tidak ikut; tulis semuanya dengan «lkj export {tahun}»")


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60] or "unit"
