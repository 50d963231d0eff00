"""The corpora of facts: edits of right years that are right too, and those that an officer gets wrong."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from alat_kalimat import LOADER, Ubah

from lkj.check.rules.run import check_year, check_years
from lkj.diagnostics import Finding
from lkj.model.load import Bacaan, read_year

REPOSITORY = Path(__file__).parents[2]
DATA = REPOSITORY / "tests" / "data"
FAKTA = DATA / "fakta"
#: The years that an edit may be of: the root of the project, and the year in it.
TAHUN = {
    "contoh": (DATA / "benar", 2024),
    "kpu-2024": (REPOSITORY, 2024),
    "perpus-2024": (REPOSITORY / "examples", 2024),
    "perpus-2025": (REPOSITORY / "examples", 2025),
}
#: The right year with the one before it, for which the shipped files are put together first.
BERTAHUN_LALU = "contoh-lalu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fakta:
    """An edit of a right year: right too, with its `alasan`, or a mistake, with what is `salah` and the `kode` of it.

    `tak_pasti` says why the data alone does not decide a mistake, empty otherwise.
    """

    id: str
    tahun: str
    jenis: str
    ubah: tuple[Ubah, ...]
    alasan: str = ""
    salah: str = ""
    kode: str = ""
    tak_pasti: str = ""


def baca(corpus: str) -> tuple[Fakta, ...]:
    """Return all edits of a corpus, `benar` or `salah`, in the order of their files."""
    return tuple(_baca(corpus))


def _baca(corpus: str) -> Iterator[Fakta]:
    for path in sorted((FAKTA / corpus).glob("*.yaml")):
        for one in yaml.load(path.read_text(encoding="utf-8"), LOADER):
            yield Fakta(**{**one, "ubah": tuple(Ubah(**change) for change in one["ubah"])})


def bertahun_lalu(root: Path) -> Path:
    """Put the right year into a root, with the year before beside it."""
    shutil.copytree(DATA / "benar", root)
    before = root / "data" / "2023"
    shutil.copytree(root / "data" / "2024", before)
    shutil.rmtree(before / "narasi" / "sasaran")
    shutil.copytree(DATA / "lalu" / "2023", before, dirs_exist_ok=True)
    return root


class Tahunan:
    """The years that edits are of; finds what an edit newly brings, reading each year that stays as it is once."""

    def __init__(self, lalu: Path) -> None:
        self.tahun = {**TAHUN, BERTAHUN_LALU: (bertahun_lalu(lalu / "proyek"), 2024)}
        self._read: dict[tuple[Path, int], Bacaan] = {}
        self._found = {name: Counter(map(_inti, self._temuan(name, {}))) for name in self.tahun}

    def isi(self, tahun: str, berkas: str) -> tuple[str, str]:
        """Return the name of a file under its root, and its text as shipped."""
        root, year = self.tahun[tahun]
        name = f"data/{berkas[3:]}" if berkas.startswith("../") else f"data/{year}/{berkas}"
        return name, (root / name).read_text(encoding="utf-8")

    def temuan_baru(self, fakta: Fakta) -> list[Finding]:
        """Return the findings that an edit brings, without those that the year as shipped has."""
        texts: dict[str, str] = {}
        for ubah in fakta.ubah:
            name, shipped = self.isi(fakta.tahun, ubah.berkas)
            texts[name] = texts.get(name, shipped).replace(ubah.lama, ubah.baru)
        left = self._found[fakta.tahun].copy()
        new = []
        for finding in self._temuan(fakta.tahun, {name: text.encode() for name, text in texts.items()}):
            if left[_inti(finding)]:
                left[_inti(finding)] -= 1
            else:
                new.append(finding)
        return new

    def _temuan(self, tahun: str, contents: Mapping[str, bytes]) -> Iterable[Finding]:
        root, year = self.tahun[tahun]
        now = self._baca(root, year, contents)
        if now.tahun is None:
            return now.findings
        found = [*now.findings, *check_year(now.tahun)]
        if (root / "data" / str(year - 1)).is_dir():
            before = self._baca(root, year - 1, contents)
            found += check_years(before.tahun, now.tahun) if before.tahun else before.findings
        return found

    def _baca(self, root: Path, year: int, contents: Mapping[str, bytes]) -> Bacaan:
        if any(name.startswith(f"data/{year}/") for name in contents):
            return read_year(root, year, contents)
        if (root, year) not in self._read:
            self._read[root, year] = read_year(root, year)
        return self._read[root, year]


def _inti(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.file, finding.message
