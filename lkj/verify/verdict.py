"""What a verification found: the verdict with its exit code, what supports it, and what differs."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct, field


class Kind(StrEnum):
    """What a difference is about."""

    LAMPIRAN = "attachment"
    VERSI = "version"
    BERKAS = "file"
    HITUNGAN = "recomputation"
    NILAI = "value"
    TEKS = "text"
    TAMPILAN = "appearance"
    HALAMAN = "page"
    ANOTASI = "annotation"
    AKSI = "action"
    FORMULIR = "form"
    FON = "font"
    LAPISAN = "layer"
    METADATA = "metadata"
    STRUKTUR = "structure"
    NAVIGASI = "navigation"
    OBJEK = "object"
    SUSUNAN = "file-structure"
    TANDA_TANGAN = "signature"
    SIDIK = "sha256"


#: What no version of lkj puts into a PDF, so that another version is no excuse for it.
FOREIGN = frozenset(
    {Kind.LAMPIRAN, Kind.ANOTASI, Kind.AKSI, Kind.FORMULIR, Kind.LAPISAN, Kind.SUSUNAN, Kind.TANDA_TANGAN, Kind.SIDIK}
)


class Verdict(StrEnum):
    """The outcome in one word."""

    IDENTICAL = "identical"
    SIGNED = "signed"
    REWRITTEN = "rewritten"
    DIFFERENT = "different"
    UNPROVABLE = "unprovable"
    RECORDED = "recorded"

    @property
    def exit_code(self) -> int:
        """0 proven, 1 differs, 3 not provable here."""
        return {Verdict.DIFFERENT: 1, Verdict.UNPROVABLE: 3}.get(self, 0)


class Difference(Struct, frozen=True):
    """One difference in Indonesian; `page` counts the sheets of the PDF from 1."""

    kind: Kind
    message: str
    page: int | None = None
    printed: str = ""
    expected: str = ""


class Signature(Struct, frozen=True, kw_only=True):
    """A signature as the PDF itself describes it: who and when is what it says, not what is proven.

    `end` counts the bytes that it signs from the start of the file, `boxes` are the points where it shows on `pages`
    and `text` what it says there.
    """

    field: str
    name: str
    reason: str
    time: str
    kind: str
    end: int
    pages: tuple[int, ...] = ()
    boxes: tuple[tuple[float, ...], ...] = ()
    text: str = ""


class Verification(Struct, frozen=True, kw_only=True):
    """The outcome: the document as its evidence names it, how much was compared, and what differs.

    `tools` are the versions that the document records, `here` those of this machine where they differ, and `source` the
    digests of the code of lkj that made the document and of this one; `templates` are the
    project's own that are not lkj's, `unchanged` says whether the files of a project are still those that the document
    carries (None: no project was asked about), `notes` what a reader must know besides. `sha256` is the file's, `built`
    that of the document as it was built, where it stands in the file unchanged. `recorded` says that the SHA-256 that
    was noted is the file's, or with `recorded_beneath` that of its beginning, to which only signatures were added.
    """

    verdict: Verdict
    findings: tuple[Difference, ...] = ()
    document: str = ""
    year: int | None = None
    quarter: int | None = None
    final: bool = False
    tools: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    here: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    pages: int = 0
    words: int = 0
    source: tuple[str, str] = ("", "")
    signatures: tuple[Signature, ...] = ()
    templates: tuple[str, ...] = ()
    unchanged: bool | None = None
    notes: tuple[str, ...] = ()
    sha256: str = ""
    built: str = ""
    recorded: bool = False
    recorded_beneath: bool = False

    @property
    def version(self) -> str:
        """The version of lkj that the document records."""
        return self.tools.get("lkj", "")

    @property
    def same(self) -> bool:
        """Whether the print is proven to follow from its evidence."""
        return self.verdict.exit_code == 0
