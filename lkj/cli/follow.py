"""What `lkj build` does with --watch and --serve: it stays, and follows the project while it is written."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lkj.cli.shared import click, failed, note, progress_shown, report, seen, show

if TYPE_CHECKING:
    from lkj.build.desk import Action, Desk
    from lkj.build.order import Order
    from lkj.build.unchanged import Records
    from lkj.files import FolderOrigin

__all__ = ["kept", "launch", "serve", "watch"]

_WAITING = "Menunggu perubahan; Ctrl+C menghentikannya."


def launch(target: str) -> None:
    """Open a document or an address with the program that the system has for it."""
    if click.launch(target):
        note(f"{target} tidak dapat dibuka dari sini; bukalah sendiri")


def kept(name: str, before: str) -> str:
    """Return the sentence on a final or signed document that was not replaced, by its name now and the one before."""
    what = f"{before} yang dibuat dengan --final atau sudah ditandatangani"
    return f"{what} tidak ditimpa: disimpan sebagai {name}, SHA-256-nya tetap"


def watch(root: Path, tahun: int, order: Order, records: Records, *, poll: bool, opens: bool) -> None:
    """Build now and after each change, and show what was found in the place of what was found before."""
    from lkj.build.build import build
    from lkj.build.watch import follow
    from lkj.check.project import Project
    from lkj.diagnostics import UserError

    opened: list[Path] = []

    def work(origin: FolderOrigin) -> None:
        if sys.stderr.isatty():
            click.clear()
        try:
            with progress_shown() as progress:
                built = build(Project(origin).year(tahun), order, progress, records)
        except UserError as error:
            failed(error, origin)
        else:
            report(built.findings, origin.peek)
            for path in built.files:
                show(seen(origin, path))
                if opens and path not in opened:
                    opened.append(path)
                    launch(str(path.absolute()))
            for path, before in built.kept.items():
                note(kept(seen(origin, path), seen(origin, before)))
        sys.stdout.flush()
        note(_WAITING)

    follow(root, work, poll=poll)


def serve(root: Path, tahun: int, order: Order, records: Records, *, poll: bool, opens: bool) -> None:
    """Show the report in the browser as it is now, with what was found and buttons for the rest."""
    from lkj.build.build import make
    from lkj.build.desk import Desk
    from lkj.build.serve import Served
    from lkj.build.watch import follow
    from lkj.check.project import Project
    from lkj.diagnostics import DataError, UserError
    from lkj.files import package_templates

    desk = Desk(title=f"Laporan {tahun}")
    desk.actions = _actions(desk, root, tahun, order, records)
    page = replace(order, formats=("html",), dokumen=tuple(order.dokumen)[:1], keep=False)

    def work(origin: FolderOrigin) -> None:
        desk.show("membuat laporan …")
        try:
            made = make(Project(origin).year(tahun), page)
        except DataError as error:
            desk.show("ada galat; yang tampil ialah laporan sebelum perubahan itu", error.findings)
        except UserError as error:
            desk.show(_sentence(error))
        else:
            desk.show("laporan mutakhir", made.findings, next(iter(made.files.values())))

    served = Served(desk, package_templates() / "web")
    try:
        show(served.address)
        sys.stdout.flush()
        note("Alamat itu hanya untuk Anda di komputer ini. Ctrl+C menghentikannya.")
        if opens:
            launch(served.address)
        follow(root, work, poll=poll)
    finally:
        served.stop()


def _sentence(error: Exception) -> str:
    from lkj.diagnostics import UserError

    if isinstance(error, UserError):
        return "; ".join(filter(None, (error.message, error.hint)))
    return f"galat dalam lkj: {type(error).__name__}: {error}"


def _actions(desk: Desk, root: Path, tahun: int, order: Order, records: Records) -> dict[str, Action]:
    """Return the buttons: to check, to build, and to open what was built."""
    from lkj.build.build import build
    from lkj.build.desk import Action
    from lkj.check import targets
    from lkj.check.project import Project
    from lkj.diagnostics import DataError, summary
    from lkj.files import FolderOrigin, is_there, write_all
    from lkj.tables.isian.ekspor import ekspor

    home = FolderOrigin(root)

    def check() -> str:
        findings = targets.check(Project.at(root), [str(tahun)])
        desk.show("", findings)
        return summary(findings)

    def write() -> str:
        built = build(Project.at(root).year(tahun), order, records=records)
        said = [f"dibuat: {', '.join(path.name for path in built.files)}"]
        return "; ".join([*said, *(kept(path.name, before.name) for path, before in built.kept.items())])

    def workbook() -> str:
        year = Project.at(root).year(tahun)
        place = home.output / f"isian-{tahun}.xlsx"
        name = place.relative_to(home.home).as_posix()
        # It may have been filled in meanwhile.
        if is_there(place):
            return f"{name} sudah ada dan mungkin sudah diisi; pindahkan dahulu"
        numbers = year.numbers if year.computable else None
        write_all({place: ekspor(year.require_facts(), numbers, kode=home.office)}, home.home)
        return f"dibuat: {name}"

    def opening(kind: str) -> Callable[[], str]:
        def run() -> str:
            path = home.output / f"{next(iter(order.dokumen))}-{tahun}.{kind}"
            if click.launch(str(path.absolute())):
                return f"{path.name} tidak dapat dibuka; tekan «Buat dokumen» dahulu"
            return f"membuka {path.name}"

        return run

    def safely(run: Callable[[], str]) -> Callable[[], str]:
        def told() -> str:
            try:
                return run()
            except DataError as error:
                desk.show("", error.findings)
                return f"ada galat pada data; {error.outcome or 'tidak ada dokumen yang dibuat'}"
            except Exception as error:  # a button that fails says so, and the desk stays
                return _sentence(error)

        return told

    titles = {"periksa": ("Periksa", check), "buat": ("Buat dokumen", write), "excel": ("Tulis isian Excel", workbook)}
    titles |= {f"buka-{kind}": (f"Buka {kind.upper()}", opening(kind)) for kind in order.formats if kind != "html"}
    return {name: Action(title, safely(run)) for name, (title, run) in titles.items()}
