"""The Jinja environment: sandboxed, strict, escaping everything; prose and templates may come from a stranger."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from types import CodeType
from typing import Any, ClassVar

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    ChoiceLoader,
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
    nodes,
)
from jinja2 import Environment as BaseEnvironment
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError, TemplateNotFound
from jinja2.runtime import Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedEnvironment

from lkj import __version__
from lkj.diagnostics import DataError
from lkj.files import Origin, RefusedError, Why, has_own, keep, kept, package_templates, read_own
from lkj.files.layout import GAMBAR, TEMPLATES
from lkj.files.text import MOST_TEXT, read_source, refusal
from lkj.report.budget import Budget, BudgetNamespace, bounded, bounded_join, bounded_sum
from lkj.report.compiler import CountingGenerator, SourceError, compiled, parse
from lkj.report.hitungan import HITUNGAN, PENCETAK
from lkj.report.marks import mark, nama_foto
from lkj.report.tabel import Tables, gambar
from lkj.report.turunan import Jejak
from lkj.wording import printed
from lkj.wording.literal import Tercetak, finalize

# Jinja's own filters that only choose, order and join; the others pad and repeat without bound.
_FILTERS = (
    "abs", "capitalize", "count", "d", "default", "e", "escape", "first", "groupby", "int", "items", "join", "last",
    "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse", "select", "selectattr", "sort",
    "string", "sum", "title", "trim", "unique", "upper",
)  # fmt: skip
# Methods that only read, and whose result is no larger than what they read.
_METHODS = frozenset(
    ["endswith", "get", "items", "keys", "lower", "startswith", "strip", "tulis_pita", "upper", "values"]
)
# Those that make text of their value.
_WRITERS = frozenset(
    ["capitalize", "dalam_kalimat", "e", "escape", "kapital", "lower", "string", "title", "trim", "upper"]
)


# A name or other attributes of Markdown, {#id .kelas}, where a comment would begin; comments and raw text else.
_KOMENTAR = re.compile(
    r"(?P<nama>\{#[A-Za-z][\w:.-]*(?: +(?:\.[\w-]+|[\w-]+=[^\s{}]+))*\})"
    r"|\{#.*?#\}|\{%[-+]? *raw\b.*?\{%[-+]? *endraw\b",
    re.DOTALL,
)


class Environment(ImmutableSandboxedEnvironment):
    """A sandbox that also counts what a template does, and refuses to grow text or numbers beyond reason.

    A project's own `templates/*.md.j2` come before the installed ones.
    """

    code_generator_class = CountingGenerator
    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "**", "%"])

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Give `str.format` no safe form of its own: a width in it grows without bound."""
        return None

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may see an attribute: facts, and the few methods that only read.

        All other methods are out of reach: pydantic's read files and unpickle, those of text and numbers fill
        the memory.
        """
        if callable(value) and not isinstance(value, Macro) and attr not in _METHODS:
            return False
        # The immutable sandbox asks besides whether it is a method that changes a list or a mapping: none is readable.
        # Jinja's answer follows from the type and the name.
        asked = type(obj), attr
        if asked not in self._safe and SandboxedEnvironment.is_safe_attribute(self, obj, attr, value):
            self._safe.add(asked)
        return asked in self._safe

    def __init__(self, origin: Origin) -> None:
        self.budget = Budget()
        #: The figures that prose computed or brought from elsewhere, where they were printed.
        self.jejak = Jejak()
        self._safe: set[tuple[type, str]] = set()
        #: The project's own templates that were read, by name.
        self.own: dict[str, str] = {}
        super().__init__(
            optimized=False,
            undefined=StrictUndefined,
            autoescape=True,
            finalize=finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=_Bytecode(origin.place),
        )
        self._prose: dict[str, str] = {}
        shipped = FileSystemLoader(package_templates())
        self.loader = ChoiceLoader([FunctionLoader(self._prose_source), _ProjectLoader(origin, self.own), shipped])
        self.concat = self.budget.concat  # type: ignore[method-assign]
        known: dict[str, Callable[..., Any]] = {name: self.filters[name] for name in _FILTERS}
        known["join"] = bounded_join(self.budget, known["join"])
        known["sum"] = bounded_sum(known["sum"])
        self.filters = {}
        self.add_filters({**known, **FILTERS})
        tests: dict[str, Any] = dict(self.tests)
        self.tests = {name: bounded(self.budget, test) for name, test in tests.items()}
        self.globals.clear()
        #: What templates and prose called for while the document at hand is composed.
        self.tables = tables = Tables()
        self.globals.update(tabel=tables.tabel, formulir=tables.formulir, polos=tables.polos)
        #: The names of the figures that were printed in it, in the order of their first place; and who knows them.
        self.figures: dict[str, int] = {}
        self.nama: Callable[[object, str], str | None] = lambda of, part: None
        self.globals.update(gambar=gambar, rujuk=rujuk, namespace=BudgetNamespace)

    def bernama(self, text: Any, of: object, part: str) -> Any:
        """Return a printed figure with its name, where what it is a part of has one for it."""
        name = self.nama(of, part) if type(text) is str and text else None
        return text if name is None else Tercetak.bernama(text, name)

    def _prose_source(self, name: str) -> tuple[str, str, None] | None:
        # Named as its own file, so that an error says where in the prose it arose.
        if name not in self._prose:
            return None
        text = self._prose[name]
        for found in _KOMENTAR.finditer(text):
            if found["nama"]:
                message = f"«{found['nama']}» membuka komentar Jinja, yang menyembunyikan naskah sampai dengan «#}}»"
                hint = "nama seperti {#id} hanya dipakai di ujung judul: hapus, atau beri spasi, { #id}"
                raise SourceError(message, hint, text.count("\n", 0, found.start()) + 1, name, name)
        return text, name, None

    def add_prose(self, texts: Mapping[str, str]) -> None:
        """Make prose known as templates under their names."""
        self._prose.update(texts)

    def add_filters(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        """Make filters known, each counted."""
        for name, one in filters.items():
            kept = self.jejak.mencetak(one) if name in PENCETAK else one
            self.filters[name] = bounded(self.budget, kept, writes=name in _WRITERS, needs=name in FILTERS)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return parse(self, source, name, filename)

    def _compile(self, source: str, filename: str) -> CodeType:
        return compiled(source, filename)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item; what it is asked for by is weighed before it is hashed."""
        return super().getitem(obj, self.budget.plain(argument))

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 (Jinja's names)
        """Call a macro or function, no deeper than the budget allows."""
        budget = __self.budget
        budget.charge(2)
        if not isinstance(__obj, Macro):
            budget.plain(getattr(__obj, "__self__", None))
            for value in (*args, *kwargs.values()):
                budget.plain(value)
        budget.enter()
        try:
            return super().call(__context, __obj, *args, **kwargs)
        finally:
            budget.leave()

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Compute; refuse powers, formatting by `%`, products of text, and what would fill the memory."""
        if operator in ("**", "%") or (
            operator == "*" and any(isinstance(x, (str, list, tuple)) for x in (left, right))
        ):
            raise SecurityError(f"operator {operator} tidak tersedia di sini")
        for value in (left, right):
            if isinstance(value, (str, list, tuple)):
                self.budget.charge(len(value) // 16)
        return self.budget.grown(super().call_binop(context, operator, left, right))


# No system takes a longer name, so no file has one: it is who asks for it that is wrong.
_LONGEST_NAME = 200


class _ProjectLoader(BaseLoader):
    """The templates of a project; a link is no template, for it could lead to any file of the machine."""

    def __init__(self, origin: Origin, own: dict[str, str]) -> None:
        self._origin, self._own = origin, own

    def get_source(self, environment: BaseEnvironment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template; TemplateNotFound where there is none, DataError where it is not to be read."""
        if len(template.encode(errors="replace")) > _LONGEST_NAME:
            raise TemplateNotFound(template)
        name = f"{TEMPLATES}/{template}"
        try:
            self._origin.entries(TEMPLATES)  # most projects have none, and none of their names is looked for
            self._origin.read(name, MOST_TEXT)
        except RefusedError as error:
            if error.why in (Why.MISSING, Why.OUTSIDE):
                raise TemplateNotFound(template) from error
            raise DataError([refusal(error, self._origin)]) from error
        text, findings = read_source(self._origin, name)
        if text is None:
            raise DataError(findings)
        self._own[template] = text
        return text, self._origin.true(name), lambda: True


def as_shipped(origin: Origin, template: str) -> bool:
    """Tell whether a project's template is a copy of lkj's of that name, unchanged."""
    shipped = package_templates() / template
    return has_own(shipped) and origin.peek(f"{TEMPLATES}/{template}") == read_own(shipped)


def rujuk(name: str) -> str:
    """Return the mark that becomes "Tabel 3.1" when all captions have their number; a picture is named by its file."""
    from markupsafe import Markup

    if name.startswith(f"{GAMBAR}/"):
        name = nama_foto(name)
    return Markup(mark("rujuk", "".join(c for c in name if c.isalnum() or c == "-")))  # noqa: S704


FILTERS: Mapping[str, Any] = {
    "persen": printed.persen,
    "angka": printed.angka,
    "rupiah": printed.rupiah,
    "tanggal": printed.tanggal,
    "tanggal_isian": printed.tanggal_isian,
    "terbilang": printed.terbilang,
    "bilangan": printed.bilangan,
    "nip": printed.nip,
    "kuantitas": printed.kuantitas,
    "kuantitas_sempit": printed.kuantitas_sempit,
    "romawi": printed.romawi,
    "kapital": printed.kapital,
    "dalam_kalimat": printed.dalam_kalimat,
    **HITUNGAN,
}


class _Bytecode(BytecodeCache):
    """Compiled templates, kept in a folder of the user alone: it is code that is read back.

    Compiling all templates and prose costs 60 ms, most of what composing a report takes; what this process has had
    once it does not look for there again.
    """

    _had: ClassVar[dict[str, tuple[str, CodeType]]] = {}

    def __init__(self, place: Path | None) -> None:
        self._place = place

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept; one that is of other source, of another Python or damaged stays empty."""
        name = self._name(bucket)
        checksum, code = self._had.get(name, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code
            return
        content = kept(name, self._place)
        if content is not None:
            try:
                bucket.load_bytecode(BytesIO(content))
            except Exception:  # pickle raises whatever it meets
                bucket.reset()
        self._remember(name, bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        name = self._name(bucket)
        self._remember(name, bucket)
        keep(name, bucket.bytecode_to_string())

    def _remember(self, name: str, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._had[name] = bucket.checksum, bucket.code

    def _name(self, bucket: Bucket) -> str:
        # Prose has its name in common with that of every other year, which is not to take its place; what is kept of
        # a text that was edited is to make room some time.
        return f"{__version__}-bernama-{bucket.key}-{bucket.checksum[:1]}.cache"
