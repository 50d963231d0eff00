"""Pairs of years for comparisons: the small right year, and the same year with texts replaced."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from alat_proyek import read_year

from lkj.pengukuran import Pengukuran

BENAR = Path(__file__).parents[1] / "data" / "benar"
TAHUN = 2024
Suntingan = Iterable[tuple[str, str, str]]


def isi(berkas: str) -> str:
    """Return the text of a file of the right year."""
    return (BENAR / "data" / "2024" / berkas).read_text(encoding="utf-8")


def sunting(suntingan: Suntingan) -> dict[str, str]:
    """Return the files that edits (file, old, new) make; each old text stands there exactly once."""
    texts: dict[str, str] = {}
    for berkas, lama, baru in suntingan:
        text = texts.get(berkas) or isi(berkas)
        assert text.count(lama) == 1, f"{berkas} memuat {lama!r} {text.count(lama)} kali"
        texts[berkas] = text.replace(lama, baru)
    return texts


def ukur(berkas: dict[str, str] | None = None) -> Pengukuran:
    """Return the numbers of the right year with some files in other words."""
    contents = {f"data/{TAHUN}/{name}": text.encode() for name, text in (berkas or {}).items()}
    reading = read_year(BENAR, TAHUN, contents)
    assert reading.tahun is not None, reading.findings
    return Pengukuran(reading.tahun)


@cache
def benar() -> Pengukuran:
    """Return the numbers of the right year."""
    return ukur()


def disunting(*suntingan: tuple[str, str, str]) -> Pengukuran:
    """Return the numbers of the right year after edits."""
    return ukur(sunting(suntingan))


def tulis(root: Path, berkas: dict[str, str] | None = None, tahun: int = TAHUN) -> Path:
    """Write the right year, with some files in other words, as a year of `root`; return the year folder."""
    folder = root / "data" / str(tahun)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(BENAR / "data" / "2024", folder)
    for name, text in (berkas or {}).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return folder


def tahun_lalu() -> dict[str, str]:
    """Return the files of 2023: the right year with the figures that 2024 tells of it, but for one."""
    files = sunting(
        [
            ("satker.yaml", "tahun: 2024\n", "tahun: 2023\n"),
            ("satker.yaml", "tanggal: 2025-02-14", "tanggal: 2024-02-10"),
            ("satker.yaml", "keadaan: 2024-12", "keadaan: 2023-12"),
            ("satker.yaml", "  pns: 12", "  pns: 11"),
            ("pagu.yaml", "  - tahun: 2024\n    pagu: 4000000000\n    realisasi: 3771000000\n", ""),
            ("pk.yaml", "tanggal: 2024-01-08", "tanggal: 2023-01-09"),
            ("pk.yaml", "tanggal: 2024-01-15", "tanggal: 2023-01-16"),
            ("metode.yaml", "batas_atas: null", "batas_atas: 120"),
            ("indikator.yaml", "target: 90\n    realisasi: 81", "target: 88\n    realisasi: 84"),
            ("indikator.yaml", "target: 20\n    realisasi: 19", "target: 22\n    realisasi: 21"),
            ("indikator.yaml", "target: 400\n    realisasi: 400", "target: 375\n    realisasi: 385"),
        ]
    )
    files["indikator.yaml"] = re.sub(r"    riwayat:\n(?: {6,}.*\n)+", "", files["indikator.yaml"])
    return files
