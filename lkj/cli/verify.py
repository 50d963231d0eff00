"""`lkj verify`: from a document back to its data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from lkj.cli.help import Satu
from lkj.cli.output import deliver
from lkj.cli.shared import Ada, click, form_option, guard, limited, show

# Far more than any report; what is larger is none.
MAX_PDF = 128 * 2**20


class Sidik(click.ParamType[str]):
    """A SHA-256, 64 hexadecimal digits, as `sha256sum` or `Get-FileHash` print it."""

    name = "sidik"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the digest in lower case; a usage error for anything else."""
        text = "".join(str(value).split()).lower()
        if len(text) != 64 or not set(text) <= set("0123456789abcdef"):
            self.fail("SHA-256 terdiri atas 64 angka heksadesimal", param, ctx)
        return text


@click.command(
    cls=Satu, short_help="Buktikan bahwa PDF mengikuti data yang menyertainya.", example="lkj verify build/lkj-2024.pdf"
)
@click.argument("berkas", type=Ada(exists=True, dir_okay=False), metavar="BERKAS")
@click.option(
    "--root",
    type=Ada(exists=True, file_okay=False),
    default=None,
    metavar="FOLDER",
    help="Bandingkan juga dengan data di folder proyek ini.",
)
@click.option(
    "--sha256",
    "recorded",
    type=Sidik(),
    default=None,
    metavar="HEX",
    help="SHA-256 yang dicatat ketika berkas terbit; yang lain adalah perbedaan.",
)
@click.option("--strict", is_flag=True, help="Perlakukan templat milik proyek sebagai perbedaan.")
@form_option("text", "json")
@limited
@click.option("--debug", is_flag=True, help="Tampilkan rincian teknis bila terjadi galat.")
def verify(
    berkas: Path, root: Path | None, recorded: str | None, strict: bool, form: str, timeout: float, debug: bool
) -> None:
    """Bangun ulang PDF dari data di dalamnya, dan katakan apakah berkas ini sama, atau apa yang berbeda."""
    with guard(root or Path(), debug):
        from lkj.files import read_named
        from lkj.publish.engines.limits import Limits
        from lkj.verify import forms
        from lkj.verify.rebuild import only_recorded
        from lkj.verify.rebuild import verify as run

        data = read_named(berkas, MAX_PDF)
        if recorded and not data.startswith(b"%PDF-"):
            result = only_recorded(data, recorded)
        else:
            result = run(data, root, recorded=recorded or "", strict=strict, limits=Limits(timeout))
        if form == "json":
            deliver(forms.to_json(result, berkas.name), None, Path())
        else:
            show(forms.to_text(result, berkas.name), nl=False)
        sys.exit(result.verdict.exit_code)
