"""What all commands share: Indonesian click, parameter types, failures into sentences, progress."""

from __future__ import annotations

import gettext
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

# click looks its own sentences up in the catalogue of the process's language: Indonesian, whatever the machine's.
os.environ["LANGUAGE"] = "id"
# Looking for plugins of pydantic would read the metadata of every installed package, and there is no use for one.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))

import click  # noqa: E402 (after the catalogue is bound)

from lkj.diagnostics.colour import colored  # noqa: E402

if TYPE_CHECKING:
    from lkj.diagnostics import UserError
    from lkj.files import FolderOrigin

__all__ = [
    "FORMATS",
    "SETTINGS",
    "Ada",
    "Codes",
    "Formats",
    "Tahun",
    "click",
    "common",
    "failed",
    "form_option",
    "guard",
    "hushed",
    "note",
    "one_year",
    "progress_shown",
    "refuse_shared",
    "refuse_tree",
    "report",
    "say",
    "seen",
    "show",
    "tree_of",
]  # fmt: skip

F = TypeVar("F", bound=Callable[..., Any])
# The forms of `lkj check`, here because asking lkj.check.reporters would load the models for every --help.
FORMATS = ("text", "json", "github", "sarif", "junit", "gitlab")
EXIT_USAGE, EXIT_MACHINE = 2, 3
_QUIET = "lkj.quiet"
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Tahun(click.ParamType[int]):
    """A year, four digits."""

    name = "tahun"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the year as a number; a usage error for anything else."""
        from lkj.files.layout import is_year

        text = str(value)
        if not is_year(text):
            self.fail(f"«{value}» bukan tahun; tulis empat angka, misalnya 2024", param, ctx)
        return int(text)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[click.shell_completion.CompletionItem]:
        """Return the years of the project."""
        from click.shell_completion import CompletionItem

        from lkj.files import FolderOrigin, project_above
        from lkj.model import years

        found = years(FolderOrigin(ctx.params.get("root") or project_above()))
        return [CompletionItem(str(year)) for year in found if str(year).startswith(incomplete)]


class Ada(click.Path):
    """A path under which something is, also where Windows would look no further than 260 characters."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path as it was given; a usage error where nothing or something else is."""
        from lkj.files import reachable

        super().convert(reachable(Path(value)), param, ctx)
        return Path(value)


class Formats(click.ParamType[tuple[str, ...]]):
    """A comma-separated list of document formats, and of those that a command makes `also`."""

    name = "format"

    def __init__(self, *also: str) -> None:
        self._also = also

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the formats, each once; a usage error for an unknown one."""
        if isinstance(value, tuple):
            return value
        from lkj.publish.pipeline import FORMATS

        known = (*FORMATS, *self._also)
        wanted = tuple(dict.fromkeys(part.strip().lower() for part in str(value).split(",") if part.strip()))
        unknown = [part for part in wanted if part not in known]
        if unknown or not wanted:
            from lkj.diagnostics.values import alternatives

            said = f"format «{', '.join(unknown)}» tidak dikenal" if unknown else "belum ada format yang disebut"
            several = "beberapa sekaligus dipisahkan koma, misalnya docx,pdf"
            self.fail(f"{said}; pilih {alternatives(known)}; {several}", param, ctx)
        return wanted


class Codes(click.ParamType[tuple[str, ...]]):
    """A comma-separated list of finding codes or of their beginnings."""

    name = "kode"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the codes in capitals; a usage error for one with which no rule's code begins."""
        if isinstance(value, tuple):
            return value
        codes = tuple(part.strip().upper() for part in str(value).split(",") if part.strip())
        if codes:
            from lkj.check.reporters import kode_asing, kode_dikenal
        for code in codes:
            if not kode_dikenal(code):
                self.fail(kode_asing(code), param, ctx)
        return codes


def refuse_unknown(name: str, known: Iterable[str]) -> None:
    """Raise a UsageError for a document that is not among those known, as click words one for a choice."""
    ids = list(known)
    if name not in ids:
        listed = ", ".join(f"'{one}'" for one in ids)
        raise click.BadParameter(
            f"'{name}' bukan salah satu dari {listed}.", click.get_current_context(), param_hint="'--document'"
        )


@contextmanager
def guard(root: Path, debug: bool) -> Iterator[FolderOrigin]:
    """Turn every failure into a sentence and an exit code; no traceback reaches a user unless asked for.

    Give what reads the project: a finding shows its line as it was when it was read.
    """
    from lkj.diagnostics import UserError
    from lkj.files import FolderOrigin, clean_up, told
    from lkj.files.interrupt import undisguised

    origin = FolderOrigin(root)
    try:
        with undisguised():
            clean_up(root)
            if root.parts and set(root.parts) == {".."}:
                note(f"folder proyek: {root.as_posix()}")
            yield origin
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except UserError as error:
        if debug and (error.exit == EXIT_MACHINE or error.__cause__ is not None):
            say(traceback.format_exc())
        if error.exit == EXIT_USAGE:
            raise click.UsageError("; ".join(filter(None, (error.message, error.hint)))) from error
        failed(error, origin)
        sys.exit(error.exit)
    except BrokenPipeError:
        # The reader of our output went away; that is its right.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if debug:
            say(traceback.format_exc())
        say(*told(error))
        sys.exit(EXIT_MACHINE)


def failed(error: UserError, origin: FolderOrigin) -> None:
    """Tell what stopped a command: its findings, and what a person is told of it."""
    for heading, findings, source in error.parts:
        say(heading)
        report(findings, source or origin.peek)
    say(*error.said)


def show(text: object, *, err: bool = False, nl: bool = True, color: bool = False) -> None:
    """Print text for a person or a log, the one way in which text leaves a command; `color` keeps our own colours.

    Whatever the data holds, or a file's name, or the argument of a stranger's script: it is shown and does nothing. On
    a terminal lines are broken at words.
    """
    from lkj.diagnostics.escape import lines
    from lkj.diagnostics.wrap import columns, wrapped

    shown = wrapped(lines(str(text), color=color), columns(sys.stderr if err else sys.stdout))
    click.echo(shown, err=err, nl=nl, color=color or None)


def seen(origin: FolderOrigin, path: Path) -> str:
    """Return how a result is called: of an office as it is seen from the working folder, else from the project's."""
    within = origin.tree is not None and not path.is_absolute()
    return (path if within else path.relative_to(origin.home)).as_posix()


def tree_of(origin: FolderOrigin) -> Path:
    """Return the tree of offices that a command is for; which it is, is told where that lies above an office."""
    refuse_shared(origin.place)
    if origin.tree is not None:
        note(f"pohon satker: {origin.tree.as_posix()}")
    return origin.home


def refuse_shared(root: Path) -> None:
    """Refuse the folder of what the offices of a tree share, where a command is for a project or for a tree."""
    from lkj.files import tree_sharing

    tree = tree_sharing(root)
    if tree is not None:
        raise click.UsageError(
            "folder ini bukan proyek, melainkan yang dipakai bersama oleh satker dalam pohon di atasnya; jalankan di"
            f" folder pohon itu, {tree.as_posix()}, atau dalam folder satu satker, satker/KODE"
        )


def refuse_tree(root: Path, how: str = "jalankan dalam folder satker/KODE, atau --root {satker}") -> None:
    """Refuse a tree of offices where a command is for one project; `how` says what to do, `{satker}` is its first."""
    from lkj.files import is_tree

    if not is_tree(root):
        return
    from lkj.files.layout import SATKER
    from lkj.offices import offices

    known = offices(root)
    first = (root / SATKER / (known[0].kode if known else "KODE")).as_posix()
    raise click.UsageError(f"folder ini ialah pohon yang memuat {len(known)} satker; {how.format(satker=first)}")


def hushed() -> bool:
    """Tell whether the command was given --quiet."""
    ctx = click.get_current_context(silent=True)
    return ctx is not None and bool(ctx.find_root().meta.get(_QUIET))


def note(*texts: str) -> None:
    """Print texts to stderr that a user can do without, and --quiet is without."""
    if not hushed():
        say(*texts)


def say(*texts: str) -> None:
    """Print texts to stderr; empty ones are left out."""
    for text in texts:
        if text:
            show(text, err=True)


def report(findings: Sequence[Any], source: Callable[[str], bytes | None], *, all_of_them: bool = False) -> None:
    """Print findings to stderr with the lines that `source` has of their files, with colour on a terminal.

    With --quiet only errors.
    """
    if findings and hushed():
        from lkj.diagnostics import Severity

        findings = [one for one in findings if one.severity is Severity.ERROR]
    if findings:
        from lkj.diagnostics import to_text
        from lkj.diagnostics.wrap import columns

        color = colored(sys.stderr)
        text = to_text(findings, source, color=color, width=columns(sys.stderr), all_of_them=all_of_them)
        show(text, err=True, nl=False, color=color)


@contextmanager
def progress_shown() -> Iterator[Callable[[str], None]]:
    """Show what is going on, on a terminal only."""
    if hushed() or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.text import Text

    from lkj.diagnostics.escape import visible

    with Console(stderr=True).status("memulai …") as status:
        # Text, not markup: a title may hold square brackets, and markup has links.
        yield lambda step: status.update(Text(visible(f"{step} …")))


class Rentang(click.FloatRange):
    """Numbers between two bounds, which the option's word for them tells in help."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number; a usage error that names both bounds for anything else."""
        return _berbatas(super().convert, self, "bilangan", value, param, ctx)

    def _describe_range(self) -> str:
        return ""


class Cacah(click.IntRange):
    """Whole numbers between two bounds, which the option's word for them tells in help."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the number; a usage error that names both bounds for anything else."""
        return _berbatas(super().convert, self, "bilangan bulat", value, param, ctx)

    def _describe_range(self) -> str:
        return ""


def _berbatas(
    convert: Callable[..., Any], bounds: Rentang | Cacah, kind: str, value: Any, param: Any, ctx: click.Context | None
) -> Any:
    low, high = bounds.min, bounds.max
    assert low is not None
    assert high is not None
    try:
        number = convert(value, param, ctx)
    except click.BadParameter:
        number = None
    # What is no number is neither below the one nor above the other.
    if number is None or not low <= number <= high:
        bounds.fail(f"«{value}» tidak dapat dipakai; tulis {kind} dari {low:g} sampai dengan {high:g}", param, ctx)
    return number


def limited(command: F) -> F:
    """Give a command the option --timeout, in seconds, for each run of an engine."""
    return click.option(
        "--timeout",
        type=Rentang(1, 86_400),
        default=120.0,
        metavar="DETIK",
        help="Waktu paling lama bagi setiap mesin (bawaan: 120).",
    )(command)


def _project() -> Path:
    from lkj.files import project_above

    return project_above()


def _hush(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    ctx.find_root().meta[_QUIET] = value


def form_option(*forms: str, help: str = "Bentuk keluaran.") -> Callable[[F], F]:  # noqa: A002 (click's own word)
    """Give a command --format, of which the first form is taken where none is asked for."""
    return click.option("--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help=help)


def common(command: F) -> F:
    """Give a command the options that all have: --root, --quiet and --debug."""
    command = click.option("--debug", is_flag=True, help="Tampilkan rincian teknis bila terjadi galat.")(command)
    command = click.option(
        "-q",
        "--quiet",
        is_flag=True,
        expose_value=False,
        callback=_hush,
        help="Hanya hasil dan galat yang ditampilkan.",
    )(command)
    return click.option(
        "--root",
        type=Ada(exists=True, file_okay=False),
        default=_project,
        help="Folder proyek; bawaan: yang memuat folder ini.",
        metavar="FOLDER",
    )(command)


def one_year(origin: FolderOrigin, given: int | None) -> int:
    """Return the year that was given, or the only one of the project; UsageError where there are others to choose."""
    if given is not None:
        return given
    from lkj.model import years

    known = years(origin)
    if len(known) == 1:
        return known[0]
    if not known:
        raise click.UsageError("folder ini bukan proyek lkj dan tidak berada di dalamnya; sebut tahun dan --root")
    listed = ", ".join(map(str, known))
    raise click.UsageError(f"proyek ini memuat tahun {listed}; sebut TAHUN, misalnya {known[-1]}")
