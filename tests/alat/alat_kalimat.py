"""The corpora of sentences: what a report may rightly say, and what an officer gets wrong."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from alat_proyek import environment, load_year

from lkj.diagnostics import DataError
from lkj.pengukuran import Pengukuran
from lkj.report.context import context
from lkj.report.environment import Environment

REPOSITORY = Path(__file__).parents[2]
KALIMAT = REPOSITORY / "tests" / "data" / "kalimat"
#: The years that a sentence may speak of: the root of the project, and the year in it.
TAHUN = {
    "kpu-2024": (REPOSITORY, 2024),
    "perpus-2024": (REPOSITORY / "examples", 2024),
    "perpus-2025": (REPOSITORY / "examples", 2025),
}
#: Where a sentence is put that names no file of its own.
BERKAS = "narasi/evaluasi.md"
#: The parser in C where the machine has it: the corpora are long.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Benar:
    """A sentence that accuses no one: it is true of its year, or claims nothing that the data decides.

    `sumber` are expressions of the project's own Jinja language; each gives a text that stands in the sentence.
    """

    id: str
    tahun: str
    jenis: str
    teks: str
    berkas: str = BERKAS
    sumber: tuple[str, ...] = ()
    alasan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ubah:
    """One change to a shipped file of the year: a text that stands in it exactly once, and what replaces it."""

    berkas: str
    lama: str
    baru: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Salah:
    """A mistake of an officer: a sentence added to the prose, or texts of the facts or the prose replaced.

    `tertulis` is what was typed and `benar` what a finding should name; `sumber` is the expression of `benar` on
    the data as shipped, where there is one. `tak_pasti` says why the data alone does not decide, empty otherwise.
    """

    id: str
    tahun: str
    jenis: str
    salah: str
    tertulis: str
    benar: str
    teks: str = ""
    berkas: str = BERKAS
    ubah: tuple[Ubah, ...] = ()
    sumber: str = ""
    tak_pasti: str = ""

    @property
    def isi(self) -> str:
        """What is put into the year."""
        return self.teks or "\n".join(u.baru for u in self.ubah)


def baca_benar() -> tuple[Benar, ...]:
    """Return all right sentences, in the order of their files."""
    return tuple(Benar(**{**one, "sumber": tuple(one.get("sumber", ()))}) for one in _baca("benar"))


def baca_salah() -> tuple[Salah, ...]:
    """Return all mistakes, in the order of their files."""
    return tuple(
        Salah(**{**one, "ubah": tuple(Ubah(**change) for change in one.get("ubah", ()))}) for one in _baca("salah")
    )


def _baca(folder: str) -> Iterable[dict[str, Any]]:
    for path in sorted((KALIMAT / folder).glob("*.yaml")):
        yield from yaml.load(path.read_text(encoding="utf-8"), LOADER)


def berkas_tahun(tahun: str, berkas: str) -> Path:
    """Return where a file of a shipped year stands."""
    root, year = TAHUN[tahun]
    return root / "data" / str(year) / berkas


def rata(text: str) -> str:
    """Return a text on one line, so that a line break in Markdown is no difference."""
    return " ".join(text.split())


def berisi(teks: str, printed: str) -> bool:
    """Tell whether a text stands in another, and a number not as a part of a longer one."""
    return bool(printed) and re.search(rf"(?<!\d)(?<!\d[.,]){re.escape(printed)}(?![.,]?\d)", rata(teks)) is not None


@cache
def _tahun(tahun: str) -> tuple[Environment, dict[str, Any]]:
    root, number = TAHUN[tahun]
    year, findings = load_year(root, number)
    if year is None:
        raise DataError(findings)
    return environment(root), context(Pengukuran(year))


def cetak(tahun: str, teks: str) -> str:
    """Return the prose of a shipped year as it is printed, on one line."""
    env, isi = _tahun(tahun)
    return rata(html.unescape(env.from_string(teks).render(isi)))


def nilai(tahun: str, ungkapan: str) -> str:
    """Return what an expression prints in the prose of a shipped year."""
    return cetak(tahun, "{{ " + ungkapan + " }}")
