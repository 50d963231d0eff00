"""Where results are written: beside what lkj reads, and over nothing but results of the same command."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, TypeVar

from lkj.cli.shared import click, show

__all__ = ["deliver", "forcible", "refuse_taken", "refuse_within", "require_free", "require_place"]

F = TypeVar("F", bound=Callable[..., Any])
# The last is what Windows calls the first where it keeps short names.
_OF_GIT = {".git", "git~1"}
_ELSEWHERE = "tulis hasil di tempat lain, misalnya di build/"
_MOST_RESULT = 64 * 2**20
# A workbook as openpyxl packs it, until Excel has saved it.
_WORKBOOK = rb"\APK\x03\x04.{26}docProps/app\.xml"
#: How results of a command begin, in each of their forms: such a file can be made again.
_RESULTS = {
    "check": (
        rb"\A[^\n]{0,1000} LKJ\d{3}: |\Atidak ada temuan",  # text
        rb"\A\[\]\s*\Z|\A\[\s*\{\s*\"code\": \"LKJ\d{3}\"",  # json
        rb"\A::(error|warning|notice) [^\n]*title=LKJ\d{3}",  # github
        rb"\A\{.{0,1000}\"driver\": \{\s*\"name\": \"lkj\"",  # sarif
        rb"\A<\?xml[^\n]*\n<testsuites name=\"lkj check\"",  # junit
        rb"\A\[\s*\{\s*\"description\": .{0,5000}\"check_name\": \"LKJ\d{3}\"",  # gitlab
    ),
    "capaian": (
        rb"\A([^\n]*\n){0,6}? *No +Id +",  # table
        rb"\A\{\s*\"year\": \d{4},\s*\"indicators\": \[",  # json
        rb"\A\xef\xbb\xbfNo;Id;",  # csv
        _WORKBOOK,
    ),
    "diff": (
        rb"\A(#+ )?LKj \d{4}|\ATidak ada perbedaan",  # text and Markdown
        rb"\A\{\s*\"comparisons\": \[",  # json
        rb"\A<!DOCTYPE html>.{0,1000}<meta name=\"generator\" content=\"lkj\">\n<title>Perbandingan ",  # html
    ),
    "export": (_WORKBOOK,),
}


def forcible(command: F) -> F:
    """Give a command that has --output the option --force."""
    return click.option("--force", is_flag=True, help="Ganti berkas --output, walaupun bukan hasil perintah ini.")(
        command
    )


def refuse_taken(output: Path, root: Path, kept: Collection[str] = ("templates", "schema")) -> None:
    """Refuse to write where the project keeps what lkj reads, or git and other programs what they live by.

    A place is looked at as it was named and as links lead to it; `kept` are the folders beside those of the years.
    """
    from lkj.files import name_in, reachable
    from lkj.files.layout import year_of

    for place in (output, Path(os.path.realpath(reachable(output.parent))) / output.name):
        if any(part.rstrip(" .").casefold() in _OF_GIT for part in place.absolute().parts):
            raise click.UsageError(f"{output.as_posix()} milik git; {_ELSEWHERE}")
        inside = [part.casefold() for part in (name_in(root, place) or "").split("/")]
        if inside[0] in kept or year_of("/".join(inside)) is not None:
            said = f"{output.as_posix()} berada di antara berkas yang dibaca lkj, dan hasil dapat menimpanya"
            raise click.UsageError(f"{said}; {_ELSEWHERE}")
        # Programs look for their settings under such names, in the project and in the folder that one stands in.
        named = [part for base in (root, Path()) for part in (name_in(base, place) or "").split("/")]
        if any(part.startswith(".") for part in (*named, output.name)):
            said = f"{output.as_posix()} bernama seperti pengaturan: berkas dan folder berawalan titik tidak ditulisi"
            raise click.UsageError(f"{said}; {_ELSEWHERE}")


def refuse_within(cache: Path, root: Path) -> None:
    """Refuse a folder for records within the project: a stranger's branch could bring along what is in it."""
    from lkj.files import name_in

    if name_in(root, cache) is not None:
        said = f"--cache {cache.as_posix()} berada di dalam proyek, dan siapa pun dapat menitipkan isinya di sana"
        raise click.UsageError(f"{said}; sebut folder di luar proyek")


def require_free(output: Path, *, force: bool) -> None:
    """Refuse to replace a file that is no result of the command, unless asked to: a slip must cost nobody a work."""
    from lkj.files import RefusedError, Why, read

    if force:
        return
    try:
        content = read(output.parent, output.name, _MOST_RESULT)
    except RefusedError as error:
        if error.why not in (Why.TOO_LARGE, Why.UNREADABLE):
            return  # what is no file is refused when it is written, with --force too
        content = b"\0"
    command = click.get_current_context().command.name or ""
    if content and not any(re.search(result, content, re.DOTALL) for result in _RESULTS[command]):
        said = f"{output.as_posix()} sudah ada, dan bukan hasil «lkj {command}»"
        raise click.UsageError(f"{said}; sebut nama lain, atau tambahkan --force untuk menggantinya")


def require_place(output: Path, root: Path) -> None:
    """Refuse a folder outside the project that does not exist: a slip in its name must not make one there."""
    from lkj.files import FolderOrigin, is_there, name_in

    folder = output.parent
    if name_in(FolderOrigin(root).home, folder) is None and not is_there(folder):
        said = f"folder {folder.as_posix()} tidak ada, dan letaknya di luar proyek"
        raise click.UsageError(f"{said}; buat dahulu folder itu, atau sebut folder lain")


def deliver(result: str | bytes, output: Path | None, root: Path) -> None:
    """Print a result that is written for its reader, or write it to a file and print the file's name."""
    if output is None:
        click.echo(result, nl=False)
        return
    from lkj.files import write_all

    require_place(output, root)
    write_all({output: result.encode() if isinstance(result, str) else result}, root)
    show(output.as_posix())
