"""What a verification found, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SHOWN = 40


class Kind(StrEnum):
    """What differs."""

    LAMPIRAN = "attachment"
    VERSI = "version"
    BERKAS = "file"
    HITUNGAN = "recomputation"
    NILAI = "value"
    TEKS = "text"
    TAMPILAN = "appearance"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference in Indonesian; `page` counts the sheets of the PDF from 1."""

    kind: Kind
    message: str
    page: int | None = None
    printed: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome: the document as its evidence names it, how much was compared, and what differs."""

    document: str
    year: int | None
    version: str
    pages: int
    words: int
    findings: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.findings


def to_text(result: Verification, name: str) -> str:
    """Tell the outcome in Indonesian, one difference a line; `name` is the file's."""
    if result.same:
        return (
            f"{name}: cocok. {result.words} kata pada {result.pages} halaman sama dengan hasil hitung ulang"
            f" dari lampirannya (lkj {result.version}).\n"
        )
    lines = [f"{name}: berbeda, {len(result.findings)} temuan"]
    lines += [f"  {'' if f.page is None else f'halaman PDF ke-{f.page}: '}{f.message}" for f in result.findings[:SHOWN]]
    if len(result.findings) > SHOWN:
        lines.append(f"  … dan {len(result.findings) - SHOWN} temuan lagi")
    return "\n".join(lines) + "\n"
