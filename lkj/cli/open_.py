"""`lkj open`: the page of a project in the browser, without a terminal: what a double click does on Windows."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from lkj.cli.build import build
from lkj.cli.help import Satu
from lkj.cli.init import init
from lkj.cli.shared import Ada, click, guard, note


@click.command(
    "open", cls=Satu, short_help="Buka laman proyek terakhir di peramban.", example='lkj open "D:\\Laporan Kinerja"'
)
@click.argument("folder", type=Ada(exists=True), required=False)
@click.option("--debug", is_flag=True, hidden=True)
@click.pass_context
def open_(ctx: click.Context, folder: Path | None, debug: bool) -> None:
    """Buka laman laporan di peramban dan ikuti perubahannya, seperti «lkj build --serve --open».

    Tanpa FOLDER: proyek yang memuat folder ini, atau yang terakhir dibuka; bila belum ada, foldernya ditanyakan. FOLDER
    tahun, misalnya data/2024, memilih tahunnya; tanpa itu tahun yang terakhir dibuka, atau yang terbaru. Di folder yang
    belum memuat data, tahun pertama ditawarkan.
    """
    with guard(Path(), debug):
        from lkj.files.last import remember

        found = _here(folder) if folder is not None else _known()
        if found is None:
            place = folder or _asked()
            if not click.confirm(f"{place} belum memuat data lkj. Mulai laporan pertama di folder itu?", err=True):
                sys.exit(1)
            _run(ctx, init, str(place), debug=debug)
            found = _here(place)
            assert found is not None
        root, tahun = found
        remember(root, tahun)
        note(f"Proyek: {root}, tahun {tahun}. Biarkan jendela ini terbuka selama bekerja; menutupnya menghentikan lkj.")
    words = [str(tahun), "--root", str(root), "--serve", "--open", *(["--poll"] if _shared(root) else [])]
    _run(ctx, build, *words, debug=debug)


def _run(ctx: click.Context, command: click.Command, *words: str, debug: bool) -> None:
    """Run another command as if these words had been typed."""
    with command.make_context(command.name, [*words, *(["--debug"] if debug else [])], parent=ctx) as made:
        command.invoke(made)


def _here(place: Path) -> tuple[Path, int] | None:
    """Return the project that a place lies in and the year that is meant, None where it lies in none."""
    from lkj.files import FolderOrigin, is_tree, kind, project_above
    from lkj.files.folder import Kind
    from lkj.files.last import last_project
    from lkj.files.layout import DATA, SATKER, is_year
    from lkj.model import years

    whole = Path(os.path.abspath(place))  # noqa: PTH100 (a drive of Windows keeps its letter)
    named_file = bool(whole.name) and kind(whole.parent, whole.name) is Kind.FILE
    if named_file:
        whole = whole.parent
    root = Path(os.path.normpath(project_above(whole)))
    if is_tree(root):
        raise click.UsageError(f"{root} memuat banyak satker; sebut folder satu satker di dalam {root / SATKER}")
    known = years(FolderOrigin(root))
    if not known and named_file:
        raise click.UsageError(f"{place} ialah berkas di luar proyek lkj; sebut folder proyeknya")
    if not known:
        return None
    *_, first, second = (*whole.relative_to(root).parts[:2], "", "")[:2]
    if first == DATA and is_year(second) and int(second) in known:
        return root, int(second)
    before = last_project()
    return root, before[1] if before is not None and before[0] == root and before[1] in known else known[-1]


def _known() -> tuple[Path, int] | None:
    """Return the project of the working folder, else the last one while it is there."""
    from lkj.files import is_there
    from lkj.files.last import last_project

    last = last_project()
    return _here(Path()) or (_here(last[0]) if last is not None and is_there(last[0]) else None)


def _asked() -> Path:
    """Ask for the folder of a project: in a window on Windows, else in the terminal."""
    from lkj.cli.folder_window import choose

    if not sys.stdin.isatty():
        raise click.UsageError('belum ada proyek yang pernah dibuka; sebut foldernya, misalnya lkj open "D:\\LKj"')
    chosen = choose("Pilih folder laporan kinerja (folder yang memuat «data»), atau folder kosong untuk memulai")
    if chosen is not None:
        return chosen

    def read(value: str) -> Path:
        # What is dragged into a terminal comes in quotes.
        return Ada(exists=True, file_okay=False).convert(value.strip().strip("\"'"), None, None)

    said: Path = click.prompt("Folder proyek (ketik, atau seret ke jendela ini)", value_proc=read, err=True)
    return said


def _shared(root: Path) -> bool:
    """Tell whether a project lies on another computer, which tells nobody of what is saved there."""
    if sys.platform == "win32":
        import ctypes

        remote = 4
        return root.drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{root.drive}\\") == remote
    return False
