"""A project and its years: what was read of a year, its facts, findings and numbers, each made once and on demand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lkj.check.rules import is_rule, waits_for
from lkj.check.rules.composed import check_made, check_references, check_templates
from lkj.check.rules.nilai.lkj210_aksara_tercetak import dalam_rekap
from lkj.check.rules.run import check_year, check_years, computable
from lkj.check.waivers import dapat_dikecualikan, terapkan
from lkj.diagnostics import DataError, Finding, Severity, tidy
from lkj.files import FolderOrigin, Origin, RefusedError, Why, layout
from lkj.model import Tahun, years
from lkj.model.load import Bacaan, read_year
from lkj.model.pengecualian import TIDAK_MENYAMPAIKAN, BerkasPengecualian

if TYPE_CHECKING:
    from lkj.model.rencana import DokumenPerencanaan
    from lkj.pengukuran import Pengukuran
    from lkj.report.compose import Laporan
    from lkj.report.dokumen import Dokumen
    from lkj.report.environment import Environment
    from lkj.report.foto import Foto
    from lkj.report.logo import Logo
    from lkj.report.pindaian import Pindaian

__all__ = ["ExcusedError", "Project", "Year"]


class ExcusedError(DataError):
    """A year is accepted not to be delivered: nothing can be made of it, and nothing is wrong."""

    exit = 0


class Project:
    """The years of a project, wherever its files come from."""

    def __init__(self, origin: Origin, alone: int | None = None) -> None:
        """Read a project; with `alone` a year, as if it held no other."""
        self.origin, self._alone = origin, alone
        self._years: dict[int, Year] = {}

    @classmethod
    def at(cls, root: Path) -> Project:
        """Return the project that lies in a folder."""
        return cls(FolderOrigin(root))

    @cached_property
    def years(self) -> list[int]:
        """The years that it holds, ascending."""
        return [one for one in years(self.origin) if self._alone in (None, one)]

    def year(self, tahun: int) -> Year:
        """Return a year, whether the project holds it or not: what is asked of it will say."""
        if tahun not in self._years:
            self._years[tahun] = Year(self, tahun)
        return self._years[tahun]


class Year:
    """One year of a project."""

    def __init__(self, project: Project, tahun: int) -> None:
        self.project, self.tahun = project, tahun
        self._findings: dict[bool, list[Finding]] = {}

    @property
    def origin(self) -> Origin:
        """Where its files come from."""
        return self.project.origin

    @cached_property
    def reading(self) -> Bacaan:
        """What reading its files gave."""
        found = read_year(self.origin, self.tahun)
        return replace(found, findings=self._placed(found.findings))

    def _placed(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return findings where they are true: what an office takes from the files that it shares stands in those."""
        if not self.origin.shares:
            return list(findings)
        return [one.renamed(self.origin.true) for one in findings]

    @property
    def facts(self) -> Tahun | None:
        """The facts, None where an error of reading stands in their way; what they say is not judged here."""
        return self.reading.tahun

    @cached_property
    def computable(self) -> bool:
        """Whether its numbers can be computed. They can be although the facts contradict themselves."""
        return self.facts is not None and computable(self.facts)

    @cached_property
    def numbers(self) -> Pengukuran:
        """The numbers; DataError with all findings where they cannot be computed."""
        from lkj.pengukuran import Pengukuran

        if self.facts is None or not self.computable:
            raise self._refusal()
        return Pengukuran(self.facts)

    def findings(self, *, waivers: bool = True) -> list[Finding]:
        """Return what reading and the rules find; with `waivers`, without what `pengecualian.yaml` accepts."""
        if waivers not in self._findings:
            found = self._waived(self.findings(waivers=False)) if waivers else self._judged()
            self._findings[waivers] = tidy(self._placed(found))
        return self._findings[waivers]

    def sound(self, *, waivers: bool = True) -> bool:
        """Tell whether there are facts, and no error among the findings."""
        return self.facts is not None and all(f.severity is not Severity.ERROR for f in self.findings(waivers=waivers))

    def require(self) -> Year:
        """Return the year itself; DataError with all findings where it has errors."""
        if not self.sound():
            raise self._refusal()
        return self

    def require_facts(self) -> Tahun:
        """Return the facts, whatever the rules find in them; DataError where errors of reading stand in their way."""
        if self.facts is None:
            raise self._refusal() if self.excused else DataError(self._slips or self.reading.findings)
        return self.facts

    @cached_property
    def excused(self) -> Finding | None:
        """What is told of a year that is not to be delivered; None for any other.

        Its folder holds nothing of the office's own but the waivers, and among them that of not delivering.
        """
        accepted = self.reading.berkas.get("pengecualian")
        waivers = enumerate(accepted.pengecualian if accepted is not None else ())
        # There is no report whose date could tell: it holds if it does to the end of the year.
        end = date(self.tahun, 12, 31)
        waiver = next(
            (one for one in waivers if one[1].kode == TIDAK_MENYAMPAIKAN and (one[1].sampai or end) >= end), None
        )
        if waiver is None or self.facts is not None or not self._only_waivers():
            return None
        return Finding(
            code=TIDAK_MENYAMPAIKAN,
            position=self.reading.documents[layout.WAIVERS].position(("pengecualian", waiver[0])),
            message=f"tahun {self.tahun} tidak disampaikan: {waiver[1].alasan}",
            severity=Severity.INFO,
        )

    @cached_property
    def _slips(self) -> list[Finding]:
        """What keeps the waiver of not delivering from being one: nothing else is missing of a year that has only it.

        Empty where it can be read, or is meant for something else.
        """
        accepted = self.reading.berkas.get("pengecualian")
        if accepted is not None:
            return self._other_codes(accepted)
        name = f"{layout.year_folder(self.tahun)}/{layout.WAIVERS}"
        own = [one for one in self.reading.findings if one.file == name]
        if all(one.severity is not Severity.ERROR for one in own) or not self._only_waivers():
            return []
        return own if TIDAK_MENYAMPAIKAN.encode() in (self.origin.peek(name) or b"").upper() else []

    def _other_codes(self, accepted: BerkasPengecualian) -> list[Finding]:
        """Return what is told of waivers that are all a year has, where none of them excuses it."""
        codes = [one.kode for one in accepted.pengecualian]
        if not codes or TIDAK_MENYAMPAIKAN in codes or self.facts is not None or not self._only_waivers():
            return []
        return [
            Finding(
                code="LKJ205",
                position=self.reading.documents[layout.WAIVERS].position(("pengecualian", 0, "kode")),
                message=f"hanya {TIDAK_MENYAMPAIKAN} yang menerima tahun tanpa data, bukan {codes[0]}; folder ini tidak"
                " memuat berkas lain milik satker",
                hint=f"tulis «kode: {TIDAK_MENYAMPAIKAN}» bila tahun {self.tahun} memang tidak disampaikan; bila"
                " disampaikan, lengkapi dahulu berkas yang lain",
            )
        ]

    def _unprinted(self, accepted: BerkasPengecualian) -> list[Finding]:
        """Return what of the reasons of a year that is not delivered a recapitulation, which prints them, cannot."""
        place = self.reading.documents[layout.WAIVERS].position
        return [
            found
            for n, one in enumerate(accepted.pengecualian)
            for found in dalam_rekap(one.alasan, partial(place, ("pengecualian", n, "alasan")))
        ]

    def _only_waivers(self) -> bool:
        folder = layout.year_folder(self.tahun)
        held = (name for name, _ in self.origin.entries(folder) if self.origin.holds_own(f"{folder}/{name}"))
        return list(held) == [layout.WAIVERS]

    def _refusal(self) -> DataError:
        return ExcusedError(self.findings()) if self.excused else DataError(self.findings())

    def _judged(self) -> list[Finding]:
        found = list(self.reading.findings)
        if self.facts is not None:
            found += [*check_year(self.facts, lambda: self.numbers), *self._since(self.facts)]
        return found

    def _since(self, now: Tahun) -> list[Finding]:
        """Return what the rules find between a year and the one before it, where that is held and can be read."""
        if self.tahun - 1 not in self.project.years:
            return []
        before = self.project.year(self.tahun - 1).facts
        return [] if before is None else check_years(before, now)

    @property
    def lost(self) -> Finding | None:
        """The error for which a year was not held to the one before it; None where that can be read or is not due."""
        before = self.project.year(self.tahun - 1)
        if before.tahun not in self.project.years or before.facts is not None or before.excused:
            return None
        return next((one for one in before.reading.findings if one.severity is Severity.ERROR), None)

    def _waived(self, findings: list[Finding]) -> list[Finding]:
        accepted = self.reading.berkas.get("pengecualian")
        if self._slips:
            return self._slips
        if accepted is None or not accepted.pengecualian:
            return findings
        if self.excused:
            return [self.excused, *self._unprinted(accepted)]
        # While an error stops some of the rules, a waiver that met nothing may only have met nothing yet.
        stopping = any(f.severity is Severity.ERROR and not dapat_dikecualikan(f.code, f.severity) for f in findings)
        whole = self.facts is not None and not stopping
        report = self.facts.satker.laporan.tanggal if self.facts else None
        return terapkan(findings, accepted, self.reading.documents, report, whole, waits_for, is_rule)

    @property
    def planning(self) -> Mapping[str, DokumenPerencanaan] | None:
        """The planning documents that the year lists, by id; None where `pk.yaml` cannot be read."""
        pk = self.reading.berkas.get("pk")
        return None if pk is None else pk.semua_dokumen

    @cached_property
    def logo(self) -> Logo | None:
        """The agency's logo; DataError (LKJ120) for one that cannot be used."""
        from lkj.report.logo import baca_logo

        return baca_logo(self.origin, self.tahun)

    @cached_property
    def foto(self) -> tuple[Mapping[str, Foto], list[Finding]]:
        """The pictures that its prose shows, by file, and what stands in the way of some (LKJ530)."""
        from lkj.check.foto import siapkan_foto

        return siapkan_foto(self.origin, self.numbers.year)

    @cached_property
    def pindaian(self) -> tuple[Sequence[Pindaian], list[Finding]]:
        """The scans that are its annexes, in order, and what stands in the way of some (LKJ130)."""
        if not self._holds(layout.annex_folder(self.tahun)):
            return (), []  # and nothing is loaded for it
        from lkj.check.pindaian import siapkan_pindaian

        return siapkan_pindaian(self.origin, self.numbers.year)

    def _holds(self, folder: str) -> bool:
        """Tell whether something stands under a name; a link above it is told of the files beneath it."""
        try:
            return self.origin.kind(folder) is not None
        except RefusedError:
            return True

    @cached_property
    def tabel(self) -> tuple[Mapping[str, list[list[str]]], list[Finding]]:
        """The rows of the tables that its prose shows from files, and what stands in the way of some (LKJ532)."""
        from lkj.check.tabel import siapkan_tabel

        return siapkan_tabel(self.origin, self.numbers.year)

    @cached_property
    def environment(self) -> Environment:
        """What templates and prose are rendered in."""
        from lkj.report.environment import Environment

        return Environment(self.origin)

    def compose(
        self, documents: Iterable[Dokumen], quarter: int | None = None, *, final: bool = False
    ) -> tuple[dict[str, Laporan], list[Finding]]:
        """Return documents as Markdown by their id, and what in logo, prose and templates stands in their way.

        They are drafts unless they are `final`.
        """
        from lkj.report.dokumen import susun
        from lkj.report.environment import as_shipped

        found: list[Finding] = []
        made: dict[str, Laporan] = {}
        by_template: list[tuple[str, Laporan]] = []
        logo = None
        try:
            logo = self.logo
        except DataError as error:
            found += error.findings
        for one in documents:
            scans, unusable = self.pindaian if one.berlampiran else ((), [])
            found += unusable
            try:
                made[one.id] = susun(
                    self.environment,
                    self.numbers,
                    one,
                    logo.svg if logo else None,
                    quarter,
                    lambda: self.foto,
                    scans,
                    lambda: self.tabel,
                    final=final,
                )
                by_template.append((one.templat, made[one.id]))
                found += check_made(made[one.id].prosa)
            except DataError as error:
                found += error.findings
        font = self.numbers.year.satker.tata_letak.fon
        # Which templates are the project's own is known when all that a document takes have been read.
        own = {name: text for name, text in self.environment.own.items() if not as_shipped(self.origin, name)}
        found += check_templates(own, ((name, document.markdown) for name, document in by_template), font)
        return made, tidy(self._placed(found))

    def composing(self) -> list[Finding]:
        """Compose without making a document: logo, prose and templates fail here as they would in a build.

        What lkj's own templates make of right facts is right; of a project with others, every document is composed.
        """
        from lkj.pengukuran import bertriwulan
        from lkj.report.dokumen import TETAP, TRIWULANAN, dokumen_tahun

        own = self._has_own_templates()
        quarterly = bertriwulan(self.numbers.utama.baris)
        made, found = self.compose(
            [
                one
                for one in (dokumen_tahun(self.numbers.year.dokumen).values() if own else [TETAP["lkj"]])
                if one.ada(self.numbers.year) and (quarterly or one.id != TRIWULANAN)
            ],
            4,
        )
        report = made.get(TETAP["lkj"].id)
        return tidy(self._placed([*found, *(check_references(self.numbers.year, report.nomor) if report else ())]))

    def _has_own_templates(self) -> bool:
        """Tell whether the project has a template other than lkj's, or a folder of them that cannot be read."""
        from lkj.report.environment import as_shipped

        try:
            there = self.origin.entries(layout.TEMPLATES)
        except RefusedError as error:
            return error.why is not Why.MISSING
        return any(name.endswith(".md.j2") and not as_shipped(self.origin, name) for name, _ in there)
