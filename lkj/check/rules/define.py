"""A rule: what it finds, why that matters, what to do, examples that prove it, and the functions that find it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, field

from lkj.diagnostics import Finding, Position, Severity

if TYPE_CHECKING:
    # What is only told of a rule, such as its severity, costs no more than this file.
    from lkj.model import Tahun
    from lkj.pengukuran import Pengukuran
    from lkj.pengukuran.antarsatker import SemuaSatker

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# The regulations and conventions on which most rules rest.
PERPRES_29 = "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah"
PERMENPAN_53 = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014"
    " (petunjuk teknis Perjanjian Kinerja, pelaporan kinerja, dan reviunya)"
)
PERMENPAN_88 = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 88 Tahun 2021"
    " tentang Evaluasi Akuntabilitas Kinerja Instansi Pemerintah"
)
PP_8 = "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah"
TATA = "Tata cara penulisan data lkj"

Findings = Iterator[Finding]
OfFacts = Callable[["Tahun"], Findings]
OfNumbers = Callable[["Pengukuran"], Findings]
OfYears = Callable[["Tahun", "Tahun"], Findings]
OfOffices = Callable[["SemuaSatker"], Findings]


class Example(Struct, kw_only=True, eq=False):
    """An edit of one file that raises the rule: its test, and what its page shows.

    `good` stands exactly once in `file` (a name within the year folder) of the sample year `tests/data/benar`; `bad` in
    its place is found. Each of `near` in its place is not: right statements that a careless rule would accuse.

    The finding stands in the lines of the edit and is the only one, unless `places` (each `file:line`) says where it
    stands, and `beside` which other rules the same edit breaks.
    """

    file: str
    good: str
    bad: str
    near: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


class Rule(Struct, kw_only=True, eq=False):
    """One rule, told to an officer in Indonesian Markdown.

    `finds` says what is found, `why` why it matters, `source` on which regulation or convention it rests, `remedy` what
    to do. Where no edit of one file can raise the finding, `examples` is empty, and `file` is a name within the year
    folder under which one may stand, where a waiver may accept it. While the finding of a rule that
    `blocks` stands, no number of the year can be computed. `after` names the rules on whose findings
    it waits: while one of them stands, it says nothing of what that is about.

    A rule without a function is found where data is read or a document is made; its file says how much that weighs.
    """

    code: str
    severity: Severity
    title: str
    finds: str
    why: str
    source: str
    remedy: str
    examples: tuple[Example, ...] = ()
    blocks: bool = False
    after: tuple[str, ...] = ()
    file: str = ""
    of_facts: list[OfFacts] = field(default_factory=list)
    of_numbers: list[OfNumbers] = field(default_factory=list)
    of_years: list[OfYears] = field(default_factory=list)
    of_offices: list[OfOffices] = field(default_factory=list)

    def facts(self, find: OfFacts) -> OfFacts:
        """Decorate the function that finds it in the facts of a year."""
        self.of_facts.append(find)
        return find

    def numbers(self, find: OfNumbers) -> OfNumbers:
        """Decorate the function that finds it in the numbers of a year."""
        self.of_numbers.append(find)
        return find

    def years(self, find: OfYears) -> OfYears:
        """Decorate the function that finds it between the year before and this one."""
        self.of_years.append(find)
        return find

    def offices(self, find: OfOffices) -> OfOffices:
        """Decorate the function that finds it between the offices of a tree."""
        self.of_offices.append(find)
        return find

    def at(
        self, position: Position, message: str, hint: str = "", related: tuple[Position, str] | None = None
    ) -> Finding:
        """Return the finding of this rule at a place."""
        return Finding(
            code=self.code, position=position, message=message, hint=hint, related=related, severity=self.severity
        )
