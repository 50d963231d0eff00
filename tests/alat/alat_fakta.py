"""The corpora of facts: edits of right years that are right too, and those that an officer gets wrong."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from alat_kalimat import LOADER, Ubah

from lkj.check.project import Project
from lkj.diagnostics import Finding
from lkj.files.origin import FolderOrigin, Overlay

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
    """The years that edits are of; finds what an edit newly brings.

    Their prose is blank: what it says of the facts is another corpus, and takes most of the time.
    """

    def __init__(self, lalu: Path) -> None:
        roots = {**TAHUN, BERTAHUN_LALU: (bertahun_lalu(lalu / "proyek"), 2024)}
        self.tahun = {name: Project(_tanpa_naskah(root)).year(year) for name, (root, year) in roots.items()}

    def isi(self, tahun: str, berkas: str) -> tuple[str, str]:
        """Return the name of a file under its root, and its text as shipped."""
        year = self.tahun[tahun]
        name = f"data/{berkas[3:]}" if berkas.startswith("../") else f"data/{year.tahun}/{berkas}"
        return name, year.origin.read(name).decode()

    def temuan_baru(self, fakta: Fakta) -> list[Finding]:
        """Return the findings that an edit brings, without those that the year as shipped has."""
        texts: dict[str, str] = {}
        for ubah in fakta.ubah:
            name, shipped = self.isi(fakta.tahun, ubah.berkas)
            texts[name] = texts.get(name, shipped).replace(ubah.lama, ubah.baru)
        shipped_year = self.tahun[fakta.tahun]
        edited = Project(Overlay({name: text.encode() for name, text in texts.items()}, shipped_year.origin))
        before = shipped_year.tahun - 1
        if before in edited.years and not any(name.startswith(f"data/{before}/") for name in texts):
            # What stays as it is was read already.
            edited.year(before).reading = shipped_year.project.year(before).reading
        left = Counter(map(_inti, shipped_year.findings(waivers=False)))
        found = edited.year(shipped_year.tahun).findings(waivers=False)
        # The findings that are left over when each that was there before is taken off once.
        return [one for one in found if left.subtract([_inti(one)]) or left[_inti(one)] < 0]


def _tanpa_naskah(root: Path) -> Overlay:
    prose = (path.relative_to(root).as_posix() for path in root.glob("data/*/narasi/**/*.md"))
    return Overlay(dict.fromkeys(prose, b"Naskah.\n"), FolderOrigin(root))


def _inti(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.file, finding.message
