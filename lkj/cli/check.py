"""`lkj check`: is the data right."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkj.cli.output import deliver, forcible, refuse_taken, require_free
from lkj.cli.satker import PerSatker, Told, begun, own, run
from lkj.cli.shared import FORMATS, Codes, click, common, guard, note, report, show

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lkj.diagnostics import Finding
    from lkj.offices import Office
    from lkj.pengukuran.antarsatker import Hasil, TanpaData


@click.command(cls=PerSatker, short_help="Periksa data.", example="lkj check 2024 --strict")
@click.argument("sasaran", nargs=-1, metavar="[TAHUN|BERKAS] …")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    metavar="BENTUK",
    help=f"{', '.join(FORMATS)}.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="BERKAS",
    help="Tulis laporan temuan ke berkas ini.",
)
@forcible
@click.option("--select", type=Codes(), default="", metavar="KODE", help="Hanya kode ini atau awalannya: LKJ4,LKJ301.")
@click.option("--ignore", type=Codes(), default="", metavar="KODE", help="Kecuali kode ini atau awalannya.")
@click.option("--strict", is_flag=True, help="Perlakukan peringatan sebagai galat.")
@click.option("--no-waivers", is_flag=True, help="Juga temuan yang diterima di pengecualian.yaml.")
@click.option("--all", "semua", is_flag=True, help="Semua temuan, juga yang banyak dan sejenis.")
@click.option("--fix", is_flag=True, help="Perbaiki dahulu yang pasti: spasi, tab, titik ribuan.")
@click.option(
    "--stdin-filename",
    metavar="BERKAS",
    help="Periksa masukan baku (-) sebagai isi berkas ini.",
)
@common
def check(
    sasaran: tuple[str, ...],
    form: str,
    output: Path | None,
    force: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    no_waivers: bool,
    semua: bool,
    fix: bool,
    stdin_filename: str | None,
    root: Path,
    debug: bool,
) -> None:
    """Periksa data tanpa membuat dokumen; tanpa argumen, semua tahun diperiksa."""
    if ("-" in sasaran) != (stdin_filename is not None):
        raise click.UsageError("tanda - dan --stdin-filename dipakai bersama: lkj check - --stdin-filename BERKAS")
    if fix and stdin_filename is not None:
        raise click.UsageError("--fix memperbaiki berkas dan tidak dapat dipakai untuk masukan baku")
    with guard(root, debug) as folder:
        if output is not None:
            refuse_taken(output, root)
            require_free(output, force=force)
        from lkj.check.berikutnya import berikutnya
        from lkj.check.checked import check_again, check_now
        from lkj.check.reporters import saring
        from lkj.diagnostics import Severity, summary, to_text
        from lkj.files import Cache, Origin, Overlay, read_stream

        names: list[str] = list(sasaran)
        origin: Origin = folder
        if stdin_filename is not None:
            from lkj.check.targets import name_of

            names[names.index("-")] = stdin_filename
            origin = Overlay({name_of(folder, stdin_filename): read_stream(sys.stdin.buffer)}, folder)
        if fix:
            from lkj.check.expressions import ungkapkan
            from lkj.check.project import Project
            from lkj.check.repair import perbaiki
            from lkj.check.targets import find_targets

            project = Project(folder)
            wanted = find_targets(project, names)[0]
            changes, fixed = perbaiki(project, wanted)
            # What is repaired is read anew: figures are only replaced in what can be computed.
            more, expressed = ungkapkan(Project(Overlay(fixed, folder)), wanted)
            note(*map(str, (*changes, *more)))
            origin = Overlay({**fixed, **expressed}, folder)
        if origin is folder:
            from lkj.build.makers import source, tools

            by = {"tools": tools(), "source": source()}
            checked, origin = check_again(folder, names, Cache(folder.home), by, waivers=not no_waivers)
        else:
            checked = check_now(origin, names, waivers=not no_waivers)
        findings = saring(checked.findings, select, ignore, strict=strict)
        if form == "text" and output is None:
            report(findings, origin.peek, all_of_them=semua)
            if not findings:
                show(summary(findings))
            note(*checked.kemajuan)
            if not (select or ignore or stdin_filename):
                note(berikutnya(findings, checked.tahun, names))
        else:
            if form == "text":
                text = to_text(findings, origin.peek, all_of_them=semua)
            else:
                from lkj.check.reporters import tulis

                text = tulis(form, findings, all_of_them=semua)
            deliver(text, output, root)
            if output is not None:
                note(summary(findings))
        if any(f.severity is Severity.ERROR for f in findings):
            sys.exit(1)


@own("check")
def _for_offices(params: Mapping[str, Any], among: Sequence[Office], jobs: int) -> int:
    """Check offices: in text a summary where there is much to tell, else one file of the form asked for."""
    from lkj.files.layout import SATKER, is_year

    for option, given in (("--fix", params["fix"]), ("--stdin-filename", params["stdin_filename"] is not None)):
        if given:
            first = (params["root"] / SATKER / among[0].kode).as_posix()
            where = f"di folder {first}" if len(among) == 1 else f"di folder satu satker, misalnya {first}"
            raise click.UsageError(f"{option} bekerja untuk satu satker; jalankan {where}, tanpa --satker")
    if not all(map(is_year, params["sasaran"])):
        raise click.UsageError("bersama --satker sebut TAHUN saja; berkas diperiksa di folder satkernya")
    output, form = params["output"], params["form"]
    if output is not None:
        refuse_taken(output, params["root"])
        require_free(output, force=params["force"])
    from lkj.check import reporters
    from lkj.diagnostics import DataError, Severity, summary, tidy, to_text
    from lkj.offices.hasil import hasil_tahun
    from lkj.offices.work import CHECKING, check_office, settled

    told = Told(params["root"], whole=True, years=params["sasaran"])
    asked, waivers, between = params["sasaran"], not params["no_waivers"], len(among) > 1
    reached: dict[str, Mapping[int, Hasil | TanpaData]] = {}

    def wanted(findings: Sequence[Finding]) -> list[Finding]:
        return reporters.saring(findings, params["select"], params["ignore"], strict=params["strict"])

    task = partial(check_office, asked, waivers, between)
    there = begun(among, max(map(int, asked), default=None))
    for office, result in run(task, there, jobs, CHECKING):
        done = settled(result)
        told.add(office, done, wanted(done.findings))
        reached[office.kode] = done.hasil
    for office in among:
        if office not in there:
            reached[office.kode] = {int(one): hasil_tahun(office, office.year(int(one))) for one in asked}
    if between:
        from lkj.offices.rekap.check import periksa_satker

        try:
            found = periksa_satker(
                params["root"], among, reached, list(map(int, dict.fromkeys(asked))), waivers=waivers
            )
        except DataError as error:
            found = list(error.findings)
        # That a year is not there was told where it is not; LKJ805 would only say so again.
        absent = [one.file for one in told.findings if one.code == "LKJ109"]
        absent += [file.rpartition("/")[0] for file in absent]
        told.take(wanted([one for one in found if one.code != "LKJ805" or one.file not in absent]))
    findings = tidy(told.findings)
    if form == "text" and output is None:
        told.tell(detailed=params["semua"])
        if not findings:
            show(summary(findings))
    else:
        if form == "text":
            text = to_text(findings, told.peek, all_of_them=True)
        else:
            text = reporters.tulis(form, findings, all_of_them=params["semua"])
        deliver(text, output, params["root"])
        told.tell_failures()
        if output is not None:
            note(summary(findings))
    errors = any(one.severity is Severity.ERROR for one in findings)
    return max(int(errors), told.code if told.code > 1 else 0)
