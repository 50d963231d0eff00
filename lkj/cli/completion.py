"""`lkj completion`: the Tab key completes commands, options and years."""

from __future__ import annotations

from pathlib import Path

from lkj.cli.help import Satu
from lkj.cli.output import deliver
from lkj.cli.shared import click

SHELLS = ("bash", "zsh", "fish", "powershell")
#: What a shell asks by: click's own names for the variable and for how it asks.
VARIABLE = "_LKJ_COMPLETE"
_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $env:COMP_WORDS = $commandAst.ToString()
    $env:COMP_CWORD = $wordToComplete
    $env:%(complete_var)s = 'powershell_complete'
    try {
        & %(prog_name)s | ForEach-Object {
            $kind, $value, $help = $_ -split "`t", 3
            if ($kind -eq 'plain') {
                [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
            }
        }
    } finally {
        Remove-Item Env:COMP_WORDS, Env:COMP_CWORD, Env:%(complete_var)s
    }
}
"""


def register() -> None:
    """Make PowerShell known to click, which knows the other three."""
    from click.shell_completion import CompletionItem, ShellComplete, add_completion_class, split_arg_string

    class PowerShell(ShellComplete):
        """PowerShell is given kind, value and a word on it, parted by tabs; files it completes itself."""

        name = "powershell"
        source_template = _POWERSHELL

        def get_completion_args(self) -> tuple[list[str], str]:
            """Return the words before the one that is typed, and that one."""
            import os

            words = split_arg_string(os.environ.get("COMP_WORDS", ""))[1:]
            incomplete = os.environ.get("COMP_CWORD", "")
            if incomplete and words and words[-1] == incomplete:
                words.pop()
            return words, incomplete

        def format_completion(self, item: CompletionItem) -> str:
            """Return a completion on a line; PowerShell accepts none without a word on it."""
            return f"{item.type}\t{item.value}\t{item.help or item.value}"

    add_completion_class(PowerShell)


@click.command(cls=Satu, short_help="Lengkapi perintah dengan tombol Tab.", example="lkj completion bash >> ~/.bashrc")
@click.argument("shell", type=click.Choice(SHELLS), metavar=f"[{'|'.join(SHELLS)}]")
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Tampilkan skrip yang membuat tombol Tab melengkapi perintah, pilihan, dan tahun.

    Di PowerShell: lkj completion powershell >> $PROFILE
    """
    from click.shell_completion import get_completion_class

    register()
    known = get_completion_class(shell)
    assert known is not None
    made = known(ctx.find_root().command, {}, "lkj", VARIABLE)
    # Not `source`, which would look for bash and ask it its version.
    deliver(f"{made.source_template % made.source_vars()}\n", None, Path())
