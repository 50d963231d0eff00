"""`--satker`: a command for the offices of a tree, many at once; what each gives is told apart by its code."""

from __future__ import annotations

import io
import json
import sys
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import partial
from importlib import import_module
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from lkj.cli.help import Satu
from lkj.cli.output import deliver, refuse_taken, require_free
from lkj.cli.shared import Cacah, click, guard, hushed, note, refuse_shared, refuse_tree, report, say, show
from lkj.diagnostics.listed import listed
from lkj.files.layout import BERSAMA

if TYPE_CHECKING:
    from lkj.diagnostics import Finding, Severity
    from lkj.offices import Office
    from lkj.offices.work import Done

__all__ = ["PerSatker", "Told", "begun", "meaning", "own", "run"]

T = TypeVar("T")
# So many findings are shown with their lines before a summary takes their place.
_DETAILED = 20
# So many offices are named in a sentence.
_NAMED = 10
_YANG_MANA = "sebut --satker all untuk semuanya, --satker KODE untuk sebagian, atau jalankan dalam folder {satker}"
_GAGAL = "berakhir dengan galat"
# Where a command that is run for several offices finds the option that names them.
_MEANING = "lkj.satker"
_SATU_SATU = "jalankan dalam folder satu satker, misalnya {satker}"
# What a command does for one office only: it is asked for by these parameters.
_ALONE = ("ikuti", "sajikan", "buka", "fix", "stdin_filename")
# What is done to the files themselves, those that offices share too.
_OF_FILES = ("fmt", "undo")


class Shard(click.ParamType[tuple[int, int]]):
    """One of n equal parts, `2/4`."""

    name = "bagian"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """Return number and count; a usage error for anything else."""
        if isinstance(value, tuple):
            return value
        part, slash, parts = str(value).partition("/")
        right = slash and all(one.isascii() and one.isdigit() and len(one) <= 4 for one in (part, parts))
        if not right or not 1 <= int(part) <= int(parts):
            self.fail(f"«{value}» bukan bagian; tulis misalnya 2/4, bagian kedua dari empat", param, ctx)
        return int(part), int(parts)


class PerSatker(Satu):
    """A command that `--satker` runs for offices of a tree, in their own processes, with the same options."""

    #: Commands of which many offices give something else than the outputs of each: by name, what is run.
    OWN: ClassVar[dict[str, Callable[[Mapping[str, Any], Sequence[Office], int], int]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        last = next(n for n, one in enumerate(self.params) if one.name == "root")
        self.params[last:last] = [
            click.Option(
                ["--satker"], multiple=True, metavar="KODE", help="Satker pohon: kode, 62*, all; --jobs N, --shard I/N."
            ),
            click.Option(["--jobs"], type=Cacah(1, 1024), metavar="N", hidden=True),
            click.Option(["--shard"], type=Shard(), metavar="I/N", hidden=True),
        ]

    def invoke(self, ctx: click.Context) -> Any:
        """Run it once, or for each office that is meant."""
        satker, jobs, part = (ctx.params.pop(name) for name in ("satker", "jobs", "shard"))
        if satker or not self._of_files(ctx):
            refuse_shared(ctx.params["root"])
        if not satker:
            if jobs or part:
                raise click.UsageError("--jobs dan --shard hanya berlaku bersama --satker, misalnya --satker all")
            alone = self.name == "import" or any(ctx.params.get(name) for name in _ALONE)
            refuse_tree(ctx.params["root"], _SATU_SATU if alone else _YANG_MANA)
            _tell_shared(ctx.params["root"])
            return super().invoke(ctx)
        root, debug = ctx.params["root"], ctx.params["debug"]
        with guard(root, debug) as origin:
            from lkj.offices import offices, select, shard, strangers
            from lkj.offices.pool import cores

            tree = origin.home
            odd = strangers(tree)
            say(*(one.said for one in odd))
            meant = select(offices(tree), satker)
            meant = meant if part is None else shard(meant, *part)
            # What a new year is made of, it does not tell; a check has a word on those without the year itself.
            if self.name not in ("check", "new"):
                meant = begun(meant, _year_of(ctx.params))
            work = self.OWN.get(self.name or "", partial(_each_alone, self.name or "", _again(satker)))
            code = work({**ctx.params, "root": tree}, meant, jobs or cores())
        code = max(code, int(bool(odd)))
        if code:
            sys.exit(code)
        return None

    def _of_files(self, ctx: click.Context) -> bool:
        """Tell whether files are meant, which may be shared ones, and no year as a whole."""
        from lkj.files.layout import is_year

        named = ctx.params.get("sasaran") or ()
        return self.name in _OF_FILES or (bool(named) and not any(map(is_year, named)))


def _year_of(params: Mapping[str, Any]) -> int | None:
    """Return the year that a command is for, of two that are compared the earlier; None where none is named."""
    from lkj.files.layout import is_year

    named = [params.get("tahun"), *(params.get("sisi") or ())]
    return min((int(one) for one in named if one is not None and is_year(str(one))), default=None)


def begun(among: Sequence[Office], tahun: int | None) -> tuple[Office, ...]:
    """Return the offices that may have a year; those whose data begin later are told, and nothing is wrong with it."""
    from lkj.offices.office import not_begun

    later = {} if tahun is None else not_begun(among, tahun)
    if later:
        since = sorted(set(later.values()))
        years = f"{since[0]}" if len(since) == 1 else f"{since[0]} sampai {since[-1]}"
        note(f"belum ada tahun {tahun}, datanya mulai {years}: {_first(sorted(later))}")
    return tuple(one for one in among if one.kode not in later)


def _tell_shared(root: Path) -> None:
    """Say that an office has nothing of what its tree shares, where a file stands in the place of that folder."""
    from lkj.files import Kind, kind, tree_above

    tree = tree_above(root)
    if tree is not None and kind(tree, BERSAMA) is Kind.FILE:
        from lkj.offices.office import wrong_shared

        say(wrong_shared(tree))


def own(name: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Have a function do what a command does for offices; it returns the exit code."""

    def keep(work: Callable[..., int]) -> Callable[..., int]:
        PerSatker.OWN[name] = work
        return work

    return keep


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Office], None]]:
    """Show on a terminal how many offices are done, how fast, and when the rest will be."""
    if hushed() or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("satker"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("sisa"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=total, rate="")

        def step(office: Office) -> None:
            speed = shown.tasks[0].finished_speed or shown.tasks[0].speed
            rate = f"{speed * 60:.0f} per menit" if speed else ""
            shown.update(task, advance=1, rate=rate)

        yield step


def run(
    task: Callable[[Office], Any], among: Sequence[Office], jobs: int, warm: Sequence[str]
) -> Iterator[tuple[Office, Any]]:
    """Yield each office in its order with what a task gives for it, by processes with the modules `warm`.

    How far that is is shown. What is done before its turn waits for it: no more than the slowest office lets pass.
    One alone is done here, as the command does it in its folder: a process of its own would take longer to start.
    """
    from lkj.offices.pool import each

    if len(among) == 1:
        yield among[0], task(among[0])
        return
    waiting, done = deque(among), dict[str, Any]()
    with _progress(len(among)) as step:
        for office, result in each(task, among, jobs, warm):
            step(office)
            done[office.kode] = result
            while waiting and waiting[0].kode in done:
                first = waiting.popleft()
                yield first, done.pop(first.kode)


class Told:
    """What offices gave, to be told together; with `whole` all findings are kept, else how many there are of which.

    `years` are those that were asked for, where some were.
    What is found in a shared file is found for each office, and counts once.
    """

    def __init__(self, root: Path, *, whole: bool, years: Iterable[int | str] = ()) -> None:
        from lkj.files import FolderOrigin

        self.findings: list[Finding] = []
        self._whole, self._years = whole, tuple(dict.fromkeys(years))
        self._shared: set[Finding] = set()
        self._rules: Counter[tuple[Severity, str]] = Counter()
        self._among: defaultdict[str, set[str]] = defaultdict(set)
        self._offices: defaultdict[str, Counter[Severity]] = defaultdict(Counter)
        self._said: list[tuple[str, Sequence[str]]] = []
        self._codes: Counter[int] = Counter()
        self.peek = FolderOrigin(root).peek

    def add(self, office: Office, done: Done, findings: Sequence[Finding]) -> None:
        """Take the result of an office, of its findings those that are to be told."""
        self._codes[done.exit] += 1
        if done.said:
            self._said.append((office.kode, done.said))
        self.take(findings)

    def take(self, findings: Sequence[Finding]) -> None:
        """Take findings, of an office or between some."""
        for one in findings:
            if not one.office:
                if one in self._shared:
                    continue
                self._shared.add(one)
            self._rules[one.severity, one.code] += one.count
            self._among[one.code].add(one.office)
            self._offices[one.office or BERSAMA][one.severity] += one.count
            if self._whole or len(self.findings) <= _DETAILED:
                self.findings.append(one)

    @property
    def failed(self) -> int:
        """How many offices failed."""
        return sum(n for code, n in self._codes.items() if code)

    @property
    def code(self) -> int:
        """The heaviest exit code of all."""
        return max(self._codes, default=0)

    def tell(self, *, detailed: bool = False) -> None:
        """Print findings, all of them or how many there are of which, and failures."""
        if detailed or len(self.findings) <= _DETAILED:
            report(self.findings, self.peek, all_of_them=detailed)
        else:
            say(*self._summary())
        self.tell_failures()

    def tell_failures(self) -> None:
        """Print what ended the work for offices, other than their findings."""
        for codes, lines in _alike(sorted(self._said)):
            say(*(f"{_named(codes)}: {line}" for line in lines))

    def _summary(self) -> Iterator[str]:
        """Yield how many findings there are by rule and by office, the heaviest first."""
        from lkj.check.rules import codes, rule
        from lkj.diagnostics import Severity
        from lkj.diagnostics.finding import many
        from lkj.diagnostics.terminal import LABELS

        weight = list(Severity)
        yield "Menurut aturan:"
        where = {code: _where(places) for code, places in self._among.items()}
        wide = max(10, *map(len, where.values()))
        for (severity, code), n in sorted(
            self._rules.items(), key=lambda item: (weight.index(item[0][0]), -item[1], item[0][1])
        ):
            title = rule(code).title if code in codes() else ""
            yield f"  {code}  {LABELS[severity]:<10} {many(n):>6} di {where[code]:<{wide}}  {title}"
        yield "Menurut satker (galat, peringatan):"
        order = sorted(
            self._offices.items(), key=lambda item: (-item[1][Severity.ERROR], -item[1][Severity.WARNING], item[0])
        )
        for kode, counted in order[:_DETAILED]:
            yield f"  {kode:<12} {many(counted[Severity.ERROR]):>6} {many(counted[Severity.WARNING]):>6}"
        if len(order) > _DETAILED:
            yield f"  dan {len(order) - _DETAILED} lagi"
        total = [(sum(one[severity] for one in self._offices.values()), LABELS[severity]) for severity in weight]
        yield ", ".join(f"{many(n)} {label}" for n, label in total if n)
        check = " ".join(["lkj check", *map(str, self._years)])
        yield f"Rinciannya: {check} --satker KODE, atau --satker all --all."


def _where(places: Set[str]) -> str:
    """Say how many offices there are among places; what they share is none of them."""
    shared, many = "" in places, len(places - {""})
    return f"{many} satker" + f" dan {BERSAMA}" * shared if many else BERSAMA


def _again(patterns: Sequence[str]) -> str:
    """Return the option that means the same offices, as it is typed in a shell."""
    return f" --satker {quote(','.join(patterns))}"


def meaning() -> str:
    """Return the option that names the offices a command is run for, with a space before it; "" for one project."""
    said = click.get_current_context().meta.get(_MEANING, "")
    return str(said)


def _each_alone(name: str, again: str, params: Mapping[str, Any], among: Sequence[Office], jobs: int) -> int:
    """Run a command for each office as it is for one, and tell what each printed under its code."""
    form, output = params.get("form", ""), params.get("output")
    if name == "import" and len(among) > 1:
        raise click.UsageError("isian adalah milik satu satker; sebut satu kode, misalnya --satker 6200")
    if form not in _JOINED:
        option = next(one for one in click.get_current_context().command.params if one.name == "form")
        known = ", ".join(one for one in getattr(option.type, "choices", _JOINED) if one and one in _JOINED)
        raise click.UsageError(f"bersama --satker bentuknya {known}; bukan {form}")
    if name != "export" and output is not None:
        refuse_taken(output, params["root"])
        require_free(output, force=params["force"])
    from lkj.offices.pool import Lost
    from lkj.offices.work import LOST

    # What is printed is gathered here: one file, whatever the number of offices.
    given = {**params, **({} if name == "export" or "output" not in params else {"output": None})}
    short = given.get("ringkas", False) is None and len(among) > _DETAILED
    if short:
        given["ringkas"] = True
    results: dict[str, tuple[int, str, str]] = {}
    for office, result in run(partial(alone, name, again, given), among, jobs, ("lkj.cli",)):
        results[office.kode] = (LOST.exit, "", "\n".join(LOST.said)) if isinstance(result, Lost) else result
    told = [(kode, *results[kode]) for kode in sorted(results)]
    failed = [kode for kode, code, _, _ in told if code]
    text = _JOINED[form]([(kode, out) for kode, _, out, _ in told], failed)
    if name != "export" and output is not None:
        deliver(text, output, params["root"])
    else:
        show(text, nl=False) if form in ("", "text", "table") else deliver(text, None, params["root"])
    for codes, err in _alike((kode, err.rstrip("\n")) for kode, _, _, err in told if err.strip()):
        say(f"satker {_named(codes)}:" if len(codes) == 1 else f"{_named(codes)}:", err)
    if short and form == "table":
        note("Tabelnya: sebut satkernya, misalnya --satker KODE, atau --no-summary.")
    # A check of the form ends with 1 where a file is named that is not in it, and that is no error.
    untidy = [kode for kode, code, out, _ in told if code == 1 and out.strip() and params.get("periksa")]
    for codes, what in ((untidy, "belum rapi"), ([one for one in failed if one not in untidy], _GAGAL)):
        if codes:
            note(f"{len(codes)} dari {len(told)} satker {what}: {_first(codes)}")
    return max((code for _, code, _, _ in told), default=0)


def _alike(told: Iterable[tuple[str, T]]) -> list[tuple[list[str], T]]:
    """Return what is told of offices once each, with the codes of all of which it is."""
    found: list[tuple[list[str], T]] = []
    for kode, said in told:
        same = next((codes for codes, other in found if other == said), None)
        if same is None:
            found.append(([kode], said))
        else:
            same.append(kode)
    return found


def _named(codes: Sequence[str]) -> str:
    """Name an office, or say how many there are and which."""
    return codes[0] if len(codes) == 1 else f"{len(codes)} satker ({_first(codes)})"


def _first(codes: Sequence[str]) -> str:
    return listed(codes, _NAMED)


def alone(name: str, again: str, params: Mapping[str, Any], office: Office) -> tuple[int, str, str]:
    """Run a command in the folder of one office; return its exit code and what it printed.

    `again` is the option that names all the offices for which it is run.
    """
    out, err, code = io.StringIO(), io.StringIO(), 0
    given = {**params, "root": office.root}
    if name == "export":
        given["output"] = office.origin.output / (params["output"] or Path(f"isian-{params['tahun']}.xlsx")).name
    with redirect_stdout(out), redirect_stderr(err):
        try:
            command = import_module("lkj.cli").cli.commands[name]  # which knows this module
            with click.Context(command, info_name=name) as ctx:
                ctx.params, ctx.meta[_MEANING] = given, again
                if command.callback is not None:
                    command.callback(**given)
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except SystemExit as error:
            code = error.code if isinstance(error.code, int) else int(error.code is not None)
    return code, out.getvalue(), err.getvalue()


def _as_text(told: Sequence[tuple[str, str]], failed: Sequence[str]) -> str:
    if all(len(out.splitlines()) <= 1 for _, out in told):
        wide = max((len(kode) for kode, _ in told), default=0)
        return "".join(f"{kode:<{wide}}  {out.rstrip()}\n" for kode, out in told if out.strip())
    return "".join(f"satker {kode}:\n{out.rstrip()}\n" for kode, out in told if out.strip())


def _as_json(told: Sequence[tuple[str, str]], failed: Sequence[str]) -> str:
    from lkj.diagnostics.escape import json_text

    found = {kode: json.loads(out) for kode, out in told if out.strip()}
    return json_text(json.dumps({"offices": found, "failed": failed}, indent=2) + "\n")


def _as_csv(told: Sequence[tuple[str, str]], failed: Sequence[str]) -> str:
    lines: list[str] = []
    for kode, out in told:
        head, *rows = out.removeprefix("\ufeff").splitlines(keepends=True) or [""]
        if not lines and head:
            lines.append(f"\ufeffSatker;{head}")
        lines += [f"{kode};{row}" for row in rows]
    return "".join(lines)


#: The forms in which the outputs of offices become one.
_JOINED: Mapping[str, Callable[[Sequence[tuple[str, str]], Sequence[str]], str]] = {
    "": _as_text,
    "text": _as_text,
    "table": _as_text,
    "json": _as_json,
    "csv": _as_csv,
}
