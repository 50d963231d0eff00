"""Verify a PDF: take its evidence out, build it again from that, and say whether it is the same, or what differs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lkj.build.build import Order, make
from lkj.build.evidence import Manifest, largest, read_manifest, sources
from lkj.build.makers import ENGINES, LIBRARIES, source, tools
from lkj.check.project import Project
from lkj.diagnostics import DataError, Severity
from lkj.files import FolderOrigin, Origin, Overlay, RefusedError, has_own, package_templates, read_own
from lkj.files.layout import (
    BUKTI,
    OUTLINE,
    REFERENCE,
    TEMPLATES,
    annex_folder,
    belongs,
    outlined,
    own_name,
    picture_folder,
    year_folder,
)
from lkj.files.yaml import load
from lkj.publish.attachments import VALUES, attached
from lkj.publish.engines.client import Worker
from lkj.publish.engines.limits import DEFAULT, Limit, LimitError, Limits
from lkj.publish.errors import REPORT_IT, EngineError
from lkj.publish.paper import REKAPITULASI
from lkj.report.dokumen import TETAP
from lkj.verify.differences import CONTENT
from lkj.verify.objects import Inspection
from lkj.verify.pdf import IrregularError
from lkj.verify.revisions import revision_ends
from lkj.verify.task import Compared, as_attachments, as_compared, as_differences, as_inspection
from lkj.verify.values import parted_values
from lkj.verify.verdict import FOREIGN, Difference, Kind, Verdict, Verification

_MOST_NOTES = 12
#: So far from the start a reader looks for the mark of a PDF.
_HEADER = 1024
#: What has no lines.
_SCANNED = (".jpg", ".jpeg", ".png", ".pdf", ".xlsx")
_ASK_AGAIN = "minta lagi berkas itu kepada penerbitnya; bila tetap, laporkan pesan ini beserta berkasnya"
_TOO_LARGE = "PDF ini, atau naskah di dalamnya, meminta jauh lebih banyak daripada laporan; periksa dari siapa asalnya"
_MORE_TIME = f"{_TOO_LARGE}. Bila memang besar, tambah waktunya dengan --timeout"
_READER = "lkj.verify.task"
_WITHOUT_EVIDENCE = (
    "menurut catatannya sendiri ini rekapitulasi banyak satker, dan rekapitulasi tidak membawa bukti: periksa PDF"
    " setiap satker, atau cocokkan SHA-256 berkas ini dengan yang dicatat ketika terbit: --sha256 HEX"
)
#: A figure that is computed: a percentage, an amount, a decimal; not the number of a page or a table.
_FIGURE = re.compile(r"\d,\d|\d\.\d{3}|\d\s*%|Rp\s*\d")


def verify(
    pdf: bytes,
    root: Path | None = None,
    *,
    recorded: str = "",
    strict: bool = False,
    limits: Limits = DEFAULT,
) -> Verification:
    """Build a PDF again from its own attachments and compare; with `root` also its files with those of today.

    `recorded` is the SHA-256 that was noted when the file was published; `strict` holds templates of the project for a
    difference. Raises EngineError when the PDF cannot be read or an engine fails.
    """
    _require_pdf(pdf)
    try:
        with Worker(limits, name="pembaca PDF") as reader:
            result = replace(_verify(pdf, root, strict, limits, reader), sha256=sha256(pdf).hexdigest())
            return _held_to(recorded, result, pdf, reader) if recorded else result
    except LimitError as error:
        # What is too large is the received file, or prose within it: nothing that its reader could change.
        error.hint = _MORE_TIME if error.limit is Limit.WAKTU else _TOO_LARGE
        raise
    except EngineError as error:
        error.hint = error.hint.replace(REPORT_IT, _ASK_AGAIN)
        raise


def _held_to(recorded: str, result: Verification, pdf: bytes, reader: Worker) -> Verification:
    """Return the result as the SHA-256 that was noted changes it: it vouches for what it was taken of, no more."""
    added = Inspection()
    if recorded != result.sha256:
        beneath = _recorded_revision(pdf, recorded)
        if not beneath:
            finding = _other_digest(result.sha256, recorded)
            return replace(result, verdict=Verdict.DIFFERENT, findings=(finding, *result.findings))
        added = as_inspection(reader.call(f"{_READER}:added", recorded=beneath, pdf=pdf))
    if added.differences:
        later = (replace(one, message=f"sesudah yang dicatat: {one.message}") for one in added.differences)
        return replace(result, verdict=Verdict.DIFFERENT, findings=(*later, *result.findings))
    return replace(
        result,
        verdict=Verdict.RECORDED if result.verdict is Verdict.UNPROVABLE else result.verdict,
        signatures=result.signatures or added.signatures,
        recorded=True,
        recorded_beneath=recorded != result.sha256,
    )


def _require_pdf(data: bytes) -> None:
    """Refuse what is no PDF: it carries no evidence, and no other copy of it would."""
    if b"%PDF-" in data[:_HEADER]:
        return
    what = "berkas ini bukan PDF"
    if data.startswith(b"PK") and b"word/" in data:
        what = "ini berkas Word, dan berkas Word tidak membawa bukti"
    elif b"<html" in data[:_HEADER].lower():
        what = "ini halaman web, dan halaman web tidak membawa bukti"
    hint = "periksa PDF-nya, atau cocokkan SHA-256 berkas ini dengan yang dicatat ketika terbit: --sha256 HEX"
    raise EngineError(what, hint)


def only_recorded(data: bytes, recorded: str) -> Verification:
    """Compare the SHA-256 of any file with the one noted when it was published."""
    digest = sha256(data).hexdigest()
    if digest == recorded:
        return Verification(verdict=Verdict.RECORDED, sha256=digest, recorded=True)
    return Verification(verdict=Verdict.DIFFERENT, findings=(_other_digest(digest, recorded),), sha256=digest)


def _other_digest(digest: str, recorded: str) -> Difference:
    message = f"SHA-256 berkas adalah {digest}, bukan yang dicatat, {recorded}"
    return Difference(Kind.SIDIK, message, None, digest, recorded)


def _recorded_revision(pdf: bytes, recorded: str) -> bytes:
    """Return the start of a file that was recorded before a signature was appended; empty for none."""
    try:
        ends = revision_ends(pdf)
    except IrregularError:
        return b""
    # What was published may have ended with a line end.
    places = (at for end in ends for at in range(end.at, min(end.with_blanks, end.at + 2) + 1))
    return next((pdf[:at] for at in places if sha256(pdf[:at]).hexdigest() == recorded), b"")


class _Case(Struct, frozen=True):
    """What is known of a document before it is built again."""

    manifest: Manifest
    usable: Mapping[str, bytes]
    templates: tuple[str, ...]
    findings: tuple[Difference, ...]
    unchanged: bool | None

    def outcome(self, verdict: Verdict, findings: Sequence[Difference], **more: Any) -> Verification:
        """Return the result with what the evidence says of the document."""
        found = (*self.findings, *findings)
        # What the evidence itself says is certain, whatever the version.
        if self.findings or (found and verdict.exit_code == 0):
            verdict = Verdict.DIFFERENT
        return Verification(
            verdict=verdict,
            findings=tuple(dict.fromkeys(found)),
            document=self.manifest.document,
            year=self.manifest.year,
            quarter=self.manifest.quarter,
            final=self.manifest.final,
            tools=self.manifest.tools,
            here={name: now for name, now in tools().items() if self.manifest.tools.get(name) != now},
            source=(self.manifest.source or "", source()),
            templates=self.templates,
            unchanged=self.unchanged,
            **more,
        )

    @property
    def other_version(self) -> bool:
        """Whether lkj or an engine is not the one that made the document."""
        now = tools()
        engines = any(self.manifest.tools.get(name) != now[name] for name in ("lkj", *ENGINES))
        return engines or self.manifest.source != source()

    @property
    def other_libraries(self) -> bool:
        """Whether a library is not the one that was used."""
        now = tools()
        return any(self.manifest.tools.get(name) != now[name] for name in LIBRARIES)


def _verify(pdf: bytes, root: Path | None, strict: bool, limits: Limits, reader: Worker) -> Verification:
    listed = as_attachments(reader.call(f"{_READER}:attachments", pdf=pdf))
    carried = dict(listed)
    manifest = read_manifest(carried.get(VALUES, b""))
    if manifest is None and VALUES not in carried and reader.call(f"{_READER}:subject", pdf=pdf) == REKAPITULASI:
        return Verification(verdict=Verdict.UNPROVABLE, findings=(Difference(Kind.LAMPIRAN, _WITHOUT_EVIDENCE),))
    if manifest is None:
        reason = f"lampiran {VALUES} {'tidak dikenali' if VALUES in carried else 'tidak ada'}"
        message = (
            f"dokumen ini tidak dapat diperiksa: {reason}; yang dapat diperiksa hanya PDF dari `lkj build` yang tidak"
            " disimpan ulang tanpa lampirannya: mintalah itu kepada yang menerbitkannya"
        )
        return Verification(verdict=Verdict.DIFFERENT, findings=(Difference(Kind.LAMPIRAN, message),))
    found = list(_attachments(manifest, listed))
    # Names come from a file that anyone may have made: only those of a year's files are ever looked at.
    more = outlined(Overlay(carried).peek(f"{year_folder(manifest.year)}/{OUTLINE}") or b"")
    usable = {
        name: data
        for name, data in carried.items()
        if belongs(name, manifest.year, more) and len(data) <= largest(name, manifest.year)
    }
    templates = tuple(_foreign_templates(usable))
    unchanged = None
    if root is not None:
        here = FolderOrigin(root)
        changed = list(_other_office(manifest.year, Overlay(usable), here)) or [
            *_changed_files(usable, sources(here, manifest.year, pictures=_pictured(manifest, usable))),
            *_changed_evidence(manifest, here),
        ]
        found, unchanged = [*found, *changed], not changed
    if strict:
        found += [Difference(Kind.LAMPIRAN, f"templat {name} bukan milik lkj") for name in templates]
    case = _Case(manifest, usable, templates, tuple(found), unchanged)
    try:
        again = _rebuild(manifest, usable, limits)
    except DataError as error:
        verdict = Verdict.UNPROVABLE if case.other_version else Verdict.DIFFERENT
        return case.outcome(verdict, [_incomputable(error)])
    if templates:
        notes = tuple(_told_by_templates(case, again, limits, reader))
        return replace(_compared(case, pdf, again, reader), notes=notes)
    return _compared(case, pdf, again, reader)


def _compared(case: _Case, pdf: bytes, again: bytes, reader: Worker) -> Verification:
    if pdf == again:
        pages, words = reader.call(f"{_READER}:size", pdf=again)
        verdict = Verdict.UNPROVABLE if case.other_version else Verdict.IDENTICAL
        return case.outcome(verdict, [], pages=pages, words=words, built=sha256(again).hexdigest())
    compared = as_compared(reader.call(f"{_READER}:differences", expected=again, actual=pdf))
    more: dict[str, Any] = {
        "pages": compared.pages,
        "words": compared.words,
        "signatures": compared.inspection.signatures,
        "built": sha256(again).hexdigest() if compared.inspection.beneath else "",
    }
    if case.other_version:
        return _of_other_version(case, again, compared, more)
    told = _told(compared)
    if not told:
        signed = compared.inspection.beneath and compared.inspection.signatures
        return case.outcome(Verdict.SIGNED if signed else Verdict.REWRITTEN, [], **more)
    wrong, lacking = parted_values(case.manifest, read_manifest(attached(again).get(VALUES, b"")))
    values = [*wrong, *lacking]
    if case.other_libraries and not any(one.kind in FOREIGN for one in (*case.findings, *told)):
        appended = compared.appended is not None and compared.appended.differences
        verdict = Verdict.DIFFERENT if any(_figures(told)) or values or appended else Verdict.UNPROVABLE
        return case.outcome(verdict, [*values, *told], **more)
    return case.outcome(Verdict.DIFFERENT, [*values, *told], **more)


def _of_other_version(case: _Case, again: bytes, compared: Compared, more: dict[str, Any]) -> Verification:
    """Judge a document of another version: what no version does, and figures, differ for sure; the rest may not."""
    values, lacking = parted_values(case.manifest, read_manifest(attached(again).get(VALUES, b"")))
    appended = () if compared.appended is None else compared.appended.differences
    # What is attached is compared with its own list; another version may describe it otherwise.
    told = [one for one in _told(compared) if one.kind is not Kind.LAMPIRAN]
    certain = [one for one in told if one.kind in FOREIGN] + list(_figures(told))
    if compared.appended is not None:
        more["signatures"] = compared.appended.signatures
        certain = [one for one in certain if one.kind is not Kind.TANDA_TANGAN]
        told = [one for one in told if one.kind not in (Kind.TANDA_TANGAN, Kind.FORMULIR)]
    differs = bool(case.findings or values or certain or appended)
    verdict = Verdict.DIFFERENT if differs else Verdict.UNPROVABLE
    return case.outcome(verdict, [*values, *appended, *told, *lacking], **more)


def _told(compared: Compared) -> list[Difference]:
    """Return each difference once, in words where the words of a page tell it."""
    in_words = {one.page for one in compared.text}
    objects = [d for d in compared.inspection.differences if d.message != CONTENT or d.page not in in_words]
    return [*compared.text, *objects]


def _figures(found: Sequence[Difference]) -> Iterator[Difference]:
    """Yield the differences in which one computed figure stands in place of another."""
    for one in found:
        if _FIGURE.search(one.printed) and _FIGURE.search(one.expected):
            yield one


def _attachments(manifest: Manifest, listed: Sequence[tuple[str, bytes]]) -> Iterator[Difference]:
    """Yield what does not agree between the attachments and the list that `nilai.json` has of them."""
    carried = dict(listed)
    for name, times in Counter(name for name, _ in listed).items():
        if times > 1:
            yield Difference(Kind.LAMPIRAN, f"ada {times} lampiran bernama {name}")
    for name, digest in manifest.files.items():
        if name not in carried:
            yield Difference(Kind.LAMPIRAN, f"lampiran {name} tidak ada")
        elif sha256(carried[name]).hexdigest() != digest:
            yield Difference(Kind.LAMPIRAN, f"lampiran {name} tidak lagi seperti saat dokumen dibuat")
    for name in sorted(carried.keys() - manifest.files.keys() - {VALUES}):
        yield Difference(Kind.LAMPIRAN, f"lampiran {name} tidak tercatat dalam {VALUES}")
    # The same code names the same tools, whatever their versions.
    odd = sorted(manifest.tools.keys() ^ tools().keys()) if manifest.source == source() else ()
    if odd:
        yield Difference(Kind.LAMPIRAN, f"{VALUES} menyebut alat lain daripada lkj yang membuatnya: {', '.join(odd)}")


def _foreign_templates(carried: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the templates of the project that are not, byte for byte, those of the installed lkj.

    A reference document gives looks, and no words: what stands in it is not printed.
    """
    own = package_templates()
    for name, data in carried.items():
        mine = own_name(name)
        folder, _, file = mine.rpartition("/")
        if folder == TEMPLATES and mine != REFERENCE and not (has_own(own / file) and read_own(own / file) == data):
            yield name


def _told_by_templates(case: _Case, again: bytes, limits: Limits, reader: Worker) -> Iterator[str]:
    """Yield what the project's templates print otherwise than those of lkj would."""
    files = {
        name: data
        for name, data in case.usable.items()
        if own_name(name) == REFERENCE or not own_name(name).startswith(f"{TEMPLATES}/")
    }
    try:
        plain = _rebuild(case.manifest, files, limits)
        found = as_differences(reader.call(f"{_READER}:words", expected=plain, actual=again))
    except (DataError, EngineError):
        yield "dengan templat lkj sendiri, dokumen ini tidak dapat dibangun untuk dibandingkan"
        return
    # Figures first: they are what may have been typed.
    for one in sorted(found, key=lambda d: not (_FIGURE.search(d.printed) or _FIGURE.search(d.expected)))[:_MOST_NOTES]:
        yield f"dibandingkan dengan templat lkj, halaman PDF ke-{one.page}: {one.message}"
    if len(found) > _MOST_NOTES:
        yield f"dan {len(found) - _MOST_NOTES} perbedaan lagi karena templat itu"


def _pictured(manifest: Manifest, files: Mapping[str, bytes]) -> bool:
    """Tell whether a document carries pictures, or would if its year had some."""
    known = TETAP.get(manifest.document)
    return (known is not None and known.berlampiran) or any(
        own_name(name).startswith((f"{picture_folder(manifest.year)}/", f"{annex_folder(manifest.year)}/"))
        for name in files
    )


def _other_office(year: int, then: Origin, now: Origin) -> Iterator[Difference]:
    """Yield that a folder is of another office than a document, by name and place: none of its files has changed."""
    before, today = _identity(year, then), _identity(year, now)
    named, called = before.get("nama"), today.get("nama")
    if named and called and named != called and any(before.get(key) != today.get(key) for key in ("wilayah", "alamat")):
        message = (
            f"folder yang dibandingkan memuat data satker lain, «{called}», sedangkan dokumen ini milik «{named}»;"
            " sebut folder satkernya dengan --root"
        )
        yield Difference(Kind.BERKAS, message)


def _identity(year: int, origin: Origin) -> Mapping[str, object]:
    document, _ = load(origin, f"{year_folder(year)}/satker.yaml")
    found = None if document is None else document.data.get("satker")
    return found if isinstance(found, dict) else {}


def _changed_files(then: Mapping[str, bytes], now: Mapping[str, bytes]) -> Iterator[Difference]:
    for name in sorted(then.keys() | now.keys()):
        if name not in now:
            yield Difference(Kind.BERKAS, f"berkas {name} tidak ada lagi")
        elif name not in then:
            yield Difference(Kind.BERKAS, f"berkas {name} ditambahkan sesudah dokumen dibuat")
        elif then[name] != now[name] and name.lower().endswith(_SCANNED):
            yield Difference(Kind.BERKAS, f"berkas {name} berubah sesudah dokumen dibuat")
        elif then[name] != now[name]:
            old, new = then[name].splitlines(), now[name].splitlines()
            line = next((n for n, (a, b) in enumerate(zip(old, new, strict=False), 1) if a != b), None)
            first = line or min(len(old), len(new)) + 1
            yield Difference(Kind.BERKAS, f"berkas {name} berubah sesudah dokumen dibuat, mulai baris {first}")


def _changed_evidence(manifest: Manifest, here: Origin) -> Iterator[Difference]:
    """Yield the files of evidence that are no longer what was recorded of them."""
    # Names come from a file that anyone may have made: only those in the year's folder of evidence are looked at.
    within = f"{year_folder(manifest.year)}/{BUKTI}/"
    for name, (digest, _) in sorted(manifest.evidence.items()):
        if not name.startswith(within):
            yield Difference(Kind.LAMPIRAN, f"bukti {name} berada di luar folder bukti")
            continue
        try:
            now, _ = here.digest(name)
        except RefusedError as error:
            yield Difference(Kind.BERKAS, f"bukti {name} tidak terbaca lagi: {error.message}")
            continue
        if now != digest:
            yield Difference(Kind.BERKAS, f"bukti {name} berubah sesudah dokumen dibuat")


def _rebuild(manifest: Manifest, files: Mapping[str, bytes], limits: Limits) -> bytes:
    """Build the document anew from its evidence alone, with the installed templates."""
    order = Order(
        formats=("pdf",),
        dokumen=(manifest.document,),
        triwulan=manifest.quarter,
        final=manifest.final,
        limits=limits,
        like=manifest,
    )
    made = make(Project(Overlay(files, digests=manifest.evidence)).year(manifest.year), order)
    return next(iter(made.files.values()))


def _incomputable(error: DataError) -> Difference:
    first = next((f for f in error.findings if f.severity is Severity.ERROR), error.findings[0])
    place = f"{first.file}:{first.line}"
    message = f"lampirannya tidak dapat dihitung ulang: {place}: {first.code}: {first.message}"
    return Difference(Kind.HITUNGAN, message)
