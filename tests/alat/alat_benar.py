"""Variants of the small right year: several years with a change of method, quarters, a year not filled in yet."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

RIGHT = Path(__file__).parents[1] / "data" / "benar"
_FIRST = "      - tahun: 2023\n        target: 88\n        realisasi: 84\n"
_SECOND = "      - tahun: 2023\n        target: 22\n        realisasi: 21\n"
_THIRD = (
    "    nasional: 350\n    target_renstra: 450\n    riwayat:\n"
    "      - tahun: 2023\n        target: 375\n        realisasi: 380\n"
)
_METHOD = """  - tahun: {tahun}
    capaian:
      dokumen: pk-sekretaris
      naik: rasio
      turun: {turun}
      komposit: rerata
      peringkat: urutan
      batas_atas: 120
      batas_bawah: 0
      penerapan_batas: sebelum
    agregasi: rerata-indikator
    skala: 91-76-66-51
"""


def salin(target: Path) -> Path:
    """Copy the right year into a folder of its own."""
    shutil.copytree(RIGHT, target, dirs_exist_ok=True)
    return target


def ganti(root: Path, file: str, *pairs: tuple[str, str]) -> None:
    """Replace texts that each stand exactly once in a file of the year."""
    path = root / "data" / "2024" / file
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        if text.count(old) != 1:
            raise AssertionError(f"{file} memuat {old!r} {text.count(old)} kali, bukan sekali")
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8", newline="\n")


def bertahun(target: Path) -> Path:
    """Return the right year with three earlier years, of which 2022 and 2021 had methods of their own.

    2021 is unknown for IKK-02; IKK-03 has no reference and needs none.
    """
    root = salin(target)
    first = "      - tahun: 2021\n        target: 80\n        realisasi: 100\n        batas_atas: 150\n"
    first += "      - tahun: 2022\n        target: 85\n        realisasi: 110\n"
    second = "      - tahun: 2021\n        target: null\n        realisasi: null\n"
    second += "      - tahun: 2022\n        target: 24\n        realisasi: 22.456789\n"
    none = "    tanpa_pembanding: [riwayat, renstra, nasional]\n"
    ganti(root, "indikator.yaml", (_FIRST, first + _FIRST), (_SECOND, second + _SECOND), (_THIRD, none))
    path = root / "data" / "2024" / "metode.yaml"
    methods = _METHOD.format(tahun=2022, turun="rasio") + _METHOD.format(tahun=2021, turun="selisih")
    path.write_text(f"{path.read_text(encoding='utf-8')}riwayat:\n{methods}", encoding="utf-8", newline="\n")
    return root


def bertriwulan(target: Path) -> Path:
    """Return the right year with quarters: IKK-01 the last counts, IKK-03 their sum, of which the second is missing."""
    root = salin(target)
    ganti(
        root,
        "indikator.yaml",
        ("    target: 90\n    realisasi: 81\n", "    target: 90\n    triwulan: [70, 75, 80, 81]\n    akumulasi: terakhir\n"),
        (
            "    target: 400\n    realisasi: 400\n",
            "    target: 400\n    triwulan: [100, null, 120, 90]\n    akumulasi: jumlah\n",
        ),
    )  # fmt: skip
    return root


# What a new year leaves open, file by file: the lines whose value becomes null.
_OPEN = {
    "satker.yaml": (r"^(  (?:tanggal|keadaan|pns|ppnpn): ).*$", r"^(      jumlah: ).*$"),
    "visi-misi.yaml": (r"^(  (?:awal|akhir): ).*$", r"^(visi: ).*$", r"^(    nama: ).*$", r"(?<=^misi:\n)(  - ).*$"),
    "pagu.yaml": (r"^(    (?:pagu|realisasi): ).*$",),
    "pk.yaml": (r"^(    tanggal: ).*$", r"^(\s+anggaran: ).*$"),
    "indikator.yaml": (
        r"^(    (?:target|realisasi|nasional|target_renstra): ).*$",
        r"^(        (?:target|realisasi): ).*$",
    ),
}


def kosongkan(root: Path) -> Path:
    """Set every fact that may be null to null, and leave of the prose only a comment."""
    for file, patterns in _OPEN.items():
        path = root / "data" / "2024" / file
        text = path.read_text(encoding="utf-8")
        for pattern in patterns:
            text = re.sub(pattern, r"\1null", text, flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8", newline="\n")
    for prose in (root / "data" / "2024" / "narasi").rglob("*.md"):
        prose.write_text("{# tulis di sini #}\n", encoding="utf-8", newline="\n")
    return root
