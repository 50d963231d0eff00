"""Help: commands grouped by task, each on one screen with an example; what was mistyped is shown as data is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lkj.cli.shared import click

__all__ = ["GROUPS", "SCREEN", "Perintah", "Satu"]

#: The lines of the smallest screen that help is made for, at 80 columns.
SCREEN = 24
#: The commands by task, in the order of the work; what is in none comes last.
GROUPS = {
    "Memulai": ("init", "new", "migrate"),
    "Mengisi dan memeriksa": ("export", "import", "undo", "check", "fmt", "rule"),
    "Membuat laporan": ("build", "open", "capaian", "explain", "rekap"),
    "Meninjau dan membuktikan": ("diff", "review", "verify"),
    "Alat": ("offices", "doctor", "templates", "schema", "completion"),
}
_OTHERS = "Lainnya"


class Satu(click.Command):
    """A command whose help closes with an example and has no more lines than a screen."""

    def __init__(self, *args: Any, example: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[OPSI]", **kwargs})
        self.example = example

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example."""
        if self.example:
            formatter.write(f"\nContoh: {self.example}\n")

    def get_help(self, ctx: click.Context) -> str:
        """Return the help, without empty lines where it would be too long with them."""
        lines = super().get_help(ctx).splitlines()
        return "\n".join(lines if len(lines) <= SCREEN else filter(str.strip, lines))


class Perintah(click.Group):
    """The commands."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the options before the command."""
        with _shown_as_data():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Read the command with its own options, and run it."""
        with _shown_as_data():
            return super().invoke(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under their tasks."""
        grouped = {name for names in GROUPS.values() for name in names}
        others = tuple(name for name in self.list_commands(ctx) if name not in grouped)
        wide = max(map(len, self.commands))
        for task, names in (*GROUPS.items(), (_OTHERS, others)):
            there = [self.commands[name] for name in names if name in self.commands]
            rows = [(f"{one.name:<{wide}}", one.short_help or "") for one in there]
            if rows:
                with formatter.section(task):
                    formatter.write_dl(rows)


@contextmanager
def _shown_as_data() -> Iterator[None]:
    try:
        yield
    except click.ClickException as error:
        from lkj.diagnostics.escape import lines
        from lkj.diagnostics.wrap import columns, wrapped

        width = columns(sys.stderr)
        # Click's own "Galat: " stands before it.
        said = wrapped(lines(error.format_message()), width and width - 8)
        error.format_message = lambda: said  # type: ignore[method-assign]
        raise
