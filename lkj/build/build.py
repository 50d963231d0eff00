"""Build: a year folder to finished documents in `build/`."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from lkj.check.project import check_folder
from lkj.check.rules.composed import check_made, check_templates
from lkj.diagnostics import DataError, Finding, Position, Severity, tidy
from lkj.files import foresee, write_all
from lkj.model import Tahun
from lkj.model.satker import FON, KERTAS
from lkj.publish.engines.limits import DEFAULT, LimitError, Limits
from lkj.publish.errors import EngineError
from lkj.publish.layout import Layout, Properties
from lkj.publish.pipeline import Assets, Content, Publisher, page_worker
from lkj.publish.reference import reference

if TYPE_CHECKING:
    from lkj.build.evidence import Manifest
    from lkj.pengukuran import Pengukuran
    from lkj.publish.web import Explanation
    from lkj.report.compose import Laporan
    from lkj.report.dokumen import Dokumen
    from lkj.report.logo import Logo

Progress = Callable[[str], None]


KONSEP = "KONSEP"
# What prints a placeholder (a day that is not known leaves dots for the pen), and what says that a waiver is old. A
# code with a file counts for that file only; a document that is not named here prints what the report prints.
PLACEHOLDERS = ("LKJ410", "LKJ601", "LKJ602", "LKJ603", "LKJ608", "LKJ609", "LKJ611")
_OF_AGREEMENT = ("LKJ410", "LKJ602", "LKJ603", "LKJ611 pk.yaml")
OF_DOCUMENT: Mapping[str, tuple[str, ...]] = {
    "rkt": ("LKJ602",),
    "pk-ketua": _OF_AGREEMENT,
    "pk-sekretaris": _OF_AGREEMENT,
    "pengukuran": ("LKJ601", "LKJ602", "LKJ611 satker.yaml"),
    "triwulan": ("LKJ602",),
}
_LAST_SECOND = 253_402_300_799  # of the year 9999
OUTDATED = ("LKJ115", "LKJ116")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build wrote, with its SHA-256; findings that did not stop it, and why documents were left out."""

    sha256: Mapping[Path, str]
    findings: tuple[Finding, ...] = field(default=())
    dilewati: tuple[Finding, ...] = field(default=())

    @property
    def files(self) -> tuple[Path, ...]:
        """The files, in the order in which they were made."""
        return tuple(self.sha256)


def _assets(root: Path, formats: Collection[str], stack: ExitStack) -> Assets:
    from lkj.report.environment import package_templates

    own = package_templates()
    restyled = own / "reference.docx"
    if "docx" in formats:
        restyled = stack.enter_context(reference(root, restyled))
    return Assets(own / "filter.lua", own / "laporan.typ", restyled, own / "web")


def _layout(facts: Tahun) -> Layout:
    chosen = facts.satker.tata_letak
    width, height = KERTAS[chosen.kertas]
    margin = chosen.margin
    return Layout(
        lebar=width,
        tinggi=height,
        kiri=float(margin.kiri),
        kanan=float(margin.kanan),
        atas=float(margin.atas),
        bawah=float(margin.bawah),
        ukuran=float(chosen.ukuran),
        fon=FON[chosen.fon],
        fon_word=chosen.fon,
    )


def _epoch(like: Manifest | None) -> int | None:
    """Return SOURCE_DATE_EPOCH: of this machine, or of the record that a document is made again from.

    None where it is not set; EngineError for what is no time of a document.
    """
    if like is not None:
        return like.epoch
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        return None
    known = given.isascii() and given.isdecimal() and len(given) <= len(str(_LAST_SECOND))
    if not known or int(given) > _LAST_SECOND:
        raise EngineError(
            f"variabel SOURCE_DATE_EPOCH berisi «{given[:30]}», bukan waktu yang dapat dicatat dalam dokumen",
            "isi dengan banyaknya detik sejak 1 Januari 1970, misalnya 1735689600, atau kosongkan variabel itu",
        )
    return int(given)


def _timestamp(day: date, epoch: int | None) -> int:
    """Seconds since 1970 for a document's properties: SOURCE_DATE_EPOCH, else the report's own date."""
    return int(datetime.combine(day, time(), UTC).timestamp()) if epoch is None else epoch


def _evidence(
    root: Path, numbers: Pengukuran, name: str, final: bool, quarter: int | None, like: Manifest | None
) -> Mapping[str, bytes]:
    from lkj.build.evidence import evidence  # what a PDF carries to prove itself

    made_with, made_from = (None, None) if like is None else (like.tools, like.source)
    return evidence(root, numbers, name, final, quarter, made_with=made_with, made_from=made_from, epoch=_epoch(like))


def _explanations(numbers: Pengukuran) -> Sequence[Explanation]:
    from lkj.explain.web import explanations  # the catalogue of all numbers, which only the web page shows

    return explanations(numbers)


def _prints(document: str, finding: Finding) -> bool:
    """Tell whether what a finding speaks of can be printed as a placeholder in a document."""
    asked = OF_DOCUMENT.get(document, PLACEHOLDERS)
    return finding.code in asked or f"{finding.code} {Path(finding.file).name}" in asked


def _missing_quarters(numbers: Pengukuran, triwulan: int | None) -> Iterator[Finding]:
    """Yield each quarter up to the document's that has no realisasi."""
    if triwulan is None:
        return
    index = {one.id: n for n, one in enumerate(numbers.year.indikator.indikator)}
    for one in numbers.sampai_triwulan(triwulan).baris:
        ident = one.baris.indikator.id
        for quarter in one.belum_ada:
            place = numbers.year.position("indikator.yaml", ("indikator", index[ident], "triwulan", quarter - 1))
            message = f"realisasi {ident} triwulan {quarter} belum ada"
            yield Finding("LKJ406", place, message, "isi realisasi triwulan itu", severity=Severity.ERROR)


def _require_quarters(numbers: Pengukuran) -> None:
    """Refuse a quarterly document where nothing of the measured document is measured by quarters."""
    from lkj.pengukuran import bertriwulan

    if not bertriwulan(numbers.utama.baris):
        message = f"tidak ada indikator {numbers.utama.dokumen} yang mempunyai realisasi triwulan"
        hint = "isi «triwulan» dan «akumulasi» pada indikator yang diukur per triwulan"
        raise DataError([Finding("LKJ406", numbers.utama.baris[0].position, message, hint, severity=Severity.ERROR)])


def _tanpa_bahan(facts: Tahun, document: Dokumen) -> Finding:
    """LKJ114 for a document of which the year has no facts."""
    agreement = document.perjanjian
    if agreement:
        place = facts.position("pk.yaml", ("perjanjian",))
        what, hint = f"perjanjian «{agreement}»", "tambahkan perjanjian itu di pk.yaml"
    else:
        place = facts.position("indikator.yaml", ("indikator",))
        what, hint = f"indikator berdokumen «{document.indikator}»", "tambahkan indikatornya di indikator.yaml"
    message = f"{document.judul} tidak dapat dibuat: tidak ada {what}"
    return Finding("LKJ114", place, message, f"{hint}, atau pilih dokumen lain")


def _require_final(
    root: Path,
    numbers: Pengukuran,
    findings: Sequence[Finding],
    laporan: Mapping[str, Laporan],
    triwulan: int | None,
) -> None:
    """Refuse a final document while a placeholder or an outdated waiver is left; DataError names each."""
    from lkj.wording.printed import BELUM_ADA

    year = numbers.year.tahun
    open_ends = [f for f in findings if f.code in OUTDATED]
    unfilled = [name for name, satu in laporan.items() if satu.belum_lengkap]
    if unfilled:
        _, everything = check_folder(root, year, waivers=False)
        open_ends += [f for f in everything if any(_prints(name, f) for name in unfilled)]
        if "triwulan" in unfilled:
            open_ends += _missing_quarters(numbers, triwulan)
        if not open_ends:
            where = Position(f"data/{year}", 1, 1)
            hint = "isi yang belum ada, atau bangun tanpa --final"
            open_ends = [Finding("LKJ601", where, f"masih tercetak {BELUM_ADA}", hint, severity=Severity.ERROR)]
    if open_ends:
        raise DataError([replace(f, severity=Severity.ERROR) for f in open_ends], _refusal(open_ends))


def _refusal(open_ends: Sequence[Finding]) -> str:
    """Say that it was the final build that was refused: as drafts the documents may be made all the same."""
    outdated = sum(f.count for f in open_ends if f.code in OUTDATED)
    empty = sum(f.count for f in open_ends) - outdated
    why = [f"{empty} isian masih kosong"] if empty else []
    why += [f"{outdated} pengecualian usang"] if outdated else []
    return f"--final ditolak: {' dan '.join(why)}; tidak ada dokumen dibuat"


def _day(facts: Tahun, triwulan: int | None) -> date:
    """Return the day that a document's properties bear: of a quarterly one the last of its quarter."""
    if triwulan is None:
        return facts.hari
    return date(facts.tahun + triwulan // 4, triwulan * 3 % 12 + 1, 1) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Blame:
    """Finds what is at fault where an engine stumbled over a document."""

    facts: Tahun
    own: Collection[str]
    logo: Logo | None
    assets: Assets
    limits: Limits

    def of(self, error: EngineError, laporan: Laporan, progress: Progress) -> DataError | EngineError:
        """Return what to raise: the finding at what the engine stumbles over, else its error.

        That is the logo or prose which it stumbles over by itself too; else, where it refused and did not only go over
        a limit, the project's `own` templates: with those of lkj alone it is the machine, or lkj.
        """
        from lkj.publish.culprit import culprit, drawing_fails
        from lkj.report.logo import unusable

        progress("mencari bagian yang menghentikan mesin dokumen")
        if self.logo is not None and (no := drawing_fails("logo", self.logo.svg, _layout(self.facts), self.limits)):
            return unusable(self.logo.file, f"logo ini tidak dapat digambar: {no.message}")
        found = culprit(laporan.prosa, error, self.assets, self.limits)
        if found is not None:
            place = self._place(found.name, laporan.prosa[found.name], found.offset)
            message = f"bagian ini tidak dapat dibuat menjadi dokumen: {found.reason.message}"
            return DataError([Finding("LKJ502", place, message, found.reason.hint)])
        if self.own and not isinstance(error, LimitError):
            where = f"templates/{next(iter(self.own))}" if len(self.own) == 1 else "templates"
            message = f"{laporan.judul} tidak dapat dibuat dengan templat proyek: {error.message}"
            hint = "periksa susunan templat itu; templat bawaan dipakai lagi bila templat proyek dihapus"
            hint = f"{hint}; {error.original}" if error.original else hint
            return DataError([Finding("LKJ502", Position(where, 1, 1), message, hint)])
        return EngineError(f"{laporan.judul}: {error.message}", error.hint)

    def _place(self, file: str, made: str, offset: int) -> Position:
        """Return the line of a file that a place in what was made of it comes from: the nearest that stands in both."""
        typed = {prose.berkas: prose.teks for prose in self.facts.narasi.values()}.get(file, "").split("\n")
        lines = made.split("\n")
        at = made.count("\n", 0, offset)
        for n in (*range(at, -1, -1), *range(at + 1, len(lines))):
            if lines[n].strip() and typed.count(lines[n]) == 1:
                return Position(file, min(max(typed.index(lines[n]) + 1 + at - n, 1), len(typed)), 1)
        return Position(file, 1, 1)


def _made(root: Path, year: int, document: str, quarter: int | None, suffix: str) -> Path:
    """Return where a document is written."""
    stem = f"{document}-{quarter}-{year}" if document == "triwulan" and quarter else f"{document}-{year}"
    return root / "build" / f"{stem}.{suffix}"


def build(
    root: Path,
    year: int,
    formats: Collection[str],
    *,
    dokumen: Collection[str] = ("lkj",),
    triwulan: int | None = None,
    final: bool = False,
    keep: bool = False,
    strict: bool = False,
    lewati: bool = False,
    limits: Limits = DEFAULT,
    like: Manifest | None = None,
    progress: Progress = lambda _: None,
) -> Built:
    """Build the documents of a year; `keep` also writes the Markdown and the Typst text.

    With `lewati` a document of which the year has no facts is left out and told of, else it is an error. `triwulan` is
    the quarter, 1 to 4, of the document of that name. A document bears the mark KONSEP unless it is `final`, which is
    refused while a placeholder is left. `like` is the record of a PDF to be made again: its date and the versions that
    it names stand in for this machine's. Raises DataError when the data has errors (or warnings under `strict`) and
    EngineError when a tool fails; in both cases the last good files stay.
    """
    _epoch(like)
    foresee((_made(root, year, name, triwulan, suffix) for name in dokumen for suffix in formats), root)
    stack = ExitStack()
    # First, so that a refusal leaves no engine waiting.
    assets = _assets(root, formats, stack)
    # The engines' own start overlaps with reading the data.
    publishers: dict[str, Publisher] = {}
    try:
        worker = page_worker(limits) if {"docx", "pdf"} & set(formats) else None
        if worker is not None:
            stack.callback(worker.stop)
        for name in dokumen:
            publishers[name] = Publisher(assets, formats, limits=limits, worker=worker)
        progress("membaca data")
        facts, findings = check_folder(root, year)
        blocking = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        if facts is None or any(f.severity in blocking for f in findings):
            raise DataError(findings)
        progress("menyusun laporan")
        from lkj.pengukuran import Pengukuran
        from lkj.report.dokumen import DOKUMEN, TRIWULANAN, susun
        from lkj.report.environment import environment
        from lkj.report.logo import baca_logo

        numbers, env, logo = Pengukuran(facts), environment(root), baca_logo(root, year)
        if TRIWULANAN in dokumen:
            _require_quarters(numbers)
        missing = tuple(_tanpa_bahan(facts, DOKUMEN[name]) for name in dokumen if not DOKUMEN[name].ada(facts))
        if missing and not lewati:
            raise DataError([*findings, *missing])
        made_of = [DOKUMEN[name] for name in dokumen if DOKUMEN[name].ada(facts)]
        composed = {one.id: susun(env, numbers, one, logo.svg if logo else None, triwulan) for one in made_of}
        by_template = [(DOKUMEN[name].templat, one.markdown) for name, one in composed.items()]
        broken = check_templates(env.own, by_template, facts.satker.tata_letak.fon)
        broken += [one for laporan in composed.values() for one in check_made(laporan.prosa)]
        if broken:
            raise DataError([*findings, *tidy(broken)])
        if final:
            _require_final(root, numbers, findings, composed, triwulan)
        files: dict[Path, bytes] = {}
        for name, laporan in composed.items():
            quarter = triwulan if name == TRIWULANAN else None
            kind = DOKUMEN[name].nama(quarter)
            progress(f"membuat {laporan.judul}")
            content = Content(
                laporan.markdown,
                laporan.figures,
                laporan.sel,
                _layout(facts),
                Properties(
                    judul=laporan.judul,
                    penulis=laporan.penulis,
                    waktu=_timestamp(_day(facts, quarter), _epoch(like)),
                    tanda="" if final else KONSEP,
                    subjek=kind,
                    kata_kunci=(kind, "SAKIP", facts.satker.satker.nama, str(year)),
                ),
                attachments=partial(_evidence, root, numbers, name, final, quarter, like),
                named=laporan.bernama,
                names=laporan.nama,
                explanations=partial(_explanations, numbers),
            )
            try:
                made = publishers[name].publish(content, progress=progress)
            except EngineError as error:
                blame = _Blame(facts, env.own, logo, assets, limits)
                raise blame.of(error, laporan, progress) from error
            kept = made.files | made.intermediate if keep else made.files
            files |= {_made(root, year, name, quarter, suffix): data for suffix, data in kept.items()}
    finally:
        for publisher in publishers.values():
            publisher.stop()
        stack.close()
    write_all(files, root)
    return Built({path: sha256(data).hexdigest() for path, data in files.items()}, tuple(findings), missing)
