"""pydantic's validation errors as findings: Indonesian, and at the place in the file where they arise.

Errors are translated by their type. The English text of pydantic is never read and never shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, Protocol, TypeAlias, get_args, get_origin

from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel, ValidationError
from pydantic_core.core_schema import ErrorType

from lkj.diagnostics.finding import Finding, Position, many, tidy
from lkj.diagnostics.nearest import nearest
from lkj.diagnostics.shape import allowed_keys, may_be_left_out
from lkj.diagnostics.values import alternatives, expected, remedy, scalar, shortened, widest, written

__all__ = ["Places", "findings_from_validation"]

Path: TypeAlias = tuple[str | int, ...]


class Places(Protocol):
    """What a document must know about its keys and values to place a finding."""

    def position(self, path: Path, /) -> Position:
        """Where the value at this path begins, or its nearest known ancestor."""

    def key_position(self, path: Path, /) -> Position:
        """Where the key of the value at this path begins."""

    def has(self, path: Path, /) -> bool:
        """Whether there is a value at this path."""


class _Issue(Struct, frozen=True, kw_only=True):
    """One error of pydantic, its location reduced to the path that exists in the file."""

    kind: str
    path: Path
    last: str | int | None
    context: Mapping[str, Any]
    value: object
    message: str
    # Under a union pydantic reports every member that did not fit.
    in_union: bool


# As many errors of one file as are told one by one.
_MOST = 2000
_NULL_REMEDY = "isi nilainya, atau hapus kunci ini bila tidak ada"
_CODES = {"missing": "LKJ203", "extra_forbidden": "LKJ201"}
_BUILT_IN = frozenset(get_args(ErrorType))
_QUOTED = r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"|(-?[0-9]+(?:\.[0-9]+)?)"


def findings_from_validation(error: ValidationError, document: Places, model: type[BaseModel]) -> list[Finding]:
    """Translate all errors of one validation into findings, in reading order.

    Codes: LKJ201 unknown key, LKJ202 wrong kind of value, LKJ203 missing key, LKJ204 negative number, LKJ205
    value not allowed. An error that a validator of ours raised (PydanticCustomError, ValueError) speaks for
    itself; the `code` and `hint` in its context count.
    """
    told = [details for details in error.errors(include_url=False) if not _counted_wrong(details)]
    issues = [_issue(details, document) for details in told[:_MOST]]
    return tidy(
        _wrong_kinds(issues, document, model) + _others(issues, document, model) + _rest(told[_MOST:], document)
    )


def _rest(told: Sequence[Mapping[str, Any]], document: Places) -> list[Finding]:
    """Count what is too much to be told one by one: a finding for each code, at the first of its kind."""
    counts: dict[str, int] = {}
    first: dict[str, Mapping[str, Any]] = {}
    for details in told:
        wrong = expected(details["type"], details.get("ctx") or {}) is not None
        code = "LKJ202" if wrong else _CODES.get(details["type"], "LKJ205")
        counts[code] = counts.get(code, 0) + 1
        first.setdefault(code, details)
    return [
        Finding(
            code=code,
            position=document.position(_issue(first[code], document).path),
            message=f"mulai di sini masih ada {many(count)} kesalahan seperti ini",
            hint="perbaiki yang di atas dahulu, lalu periksa lagi",
            count=count,
        )
        for code, count in counts.items()
    ]


def _counted_wrong(details: Mapping[str, Any]) -> bool:
    """Tell of a list that only its wrong items make too short: pydantic leaves those out of its count."""
    given = details["input"]
    return details["type"] == "too_short" and isinstance(given, list) and len(given) >= details["ctx"]["min_length"]


def _issue(details: Mapping[str, Any], document: Places) -> _Issue:
    location: Path = details["loc"]
    kind: str = details["type"]
    keyed = location[:-1] if kind == "missing" else location
    path: Path = ()
    for part in keyed:
        if document.has((*path, part)):
            path = (*path, part)
    return _Issue(
        kind=kind,
        path=path,
        last=location[-1] if location else None,
        context=details.get("ctx") or {},
        value=details.get("input"),
        message=details["msg"],
        in_union=len(path) < len(keyed),
    )


def _wrong_kinds(issues: Sequence[_Issue], document: Places, model: type[BaseModel]) -> list[Finding]:
    """Make one LKJ202 of all the kinds that were wanted at a place."""
    wanted: dict[Path, list[str]] = {}
    values: dict[Path, object] = {}
    for issue in issues:
        kind = expected(issue.kind, issue.context)
        if kind is None or (issue.in_union and _fits_better(issue, issues)):
            continue
        kinds = wanted.setdefault(issue.path, [])
        values[issue.path] = issue.value
        if kind not in kinds:
            kinds.append(kind)
    return [
        Finding(
            code="LKJ202",
            position=document.position(path),
            message=f"{_subject(path)} seharusnya {alternatives(widest(kinds))}, tertulis {written(values[path])}",
            hint=_NULL_REMEDY
            if values[path] is None and may_be_left_out(model, path)
            else next(filter(None, (remedy(kind, values[path]) for kind in widest(kinds))), ""),
        )
        for path, kinds in wanted.items()
    ]


def _fits_better(issue: _Issue, issues: Sequence[_Issue]) -> bool:
    """Whether another member of the union was of the right kind, and failed further in."""
    return any(
        _within(issue.path, other.path) or (other.path == issue.path and expected(other.kind, other.context) is None)
        for other in issues
    )


def _others(issues: Sequence[_Issue], document: Places, model: type[BaseModel]) -> list[Finding]:
    findings = []
    # A mistyped key is one mistake: the key it was meant to be is not also reported as missing.
    meant = {
        (issue.path[:-1], nearest(str(issue.last), allowed_keys(model, issue.path[:-1])))
        for issue in issues
        if issue.kind == "extra_forbidden"
    }
    for issue in issues:
        if expected(issue.kind, issue.context) is not None:
            continue
        if issue.kind == "missing":
            if (issue.path, issue.last) in meant:
                continue
            code, position = "LKJ203", document.position(issue.path)
            message, hint = (
                f"kunci «{issue.last}» belum ada pada {_place(issue.path)}{_own_name(issue)}",
                f"tambahkan «{issue.last}: {_only(model, issue)}»",
            )
        elif issue.kind == "extra_forbidden":
            code, position = "LKJ201", document.key_position(issue.path)
            message = f"kunci «{issue.last}» tidak dikenal"
            hint = _key_hint(str(issue.last), allowed_keys(model, issue.path[:-1]))
        elif issue.kind == "literal_error" and any(_within(issue.path, other.path) for other in issues):
            continue  # what else may stand there does, and is wrong further in
        else:
            position = document.position(issue.path)
            code, message, hint = _explain(_with_kinds(issue, issues))
        findings.append(Finding(code=code, position=position, message=message, hint=hint))
    return findings


def _only(model: type[BaseModel], issue: _Issue) -> str:
    """Return what alone may stand at a missing key of the file itself, as at «skema»; "…" where there is a choice."""
    field = model.model_fields.get(str(issue.last)) if not issue.path else None
    allowed = get_args(field.annotation) if field is not None and get_origin(field.annotation) is Literal else ()
    return scalar(allowed[0]) if len(allowed) == 1 else "…"


def _within(path: Path, other: Path) -> bool:
    """Tell whether a place lies further in than another."""
    return len(other) > len(path) and other[: len(path)] == path


def _with_kinds(issue: _Issue, issues: Sequence[_Issue]) -> _Issue:
    """Add to a word that is none of some what else may stand there: a list, say."""
    if issue.kind != "literal_error" or not issue.in_union:
        return issue
    kinds = [expected(other.kind, other.context) for other in issues if other.path == issue.path]
    return replace(issue, context={**issue.context, "kinds": [*dict.fromkeys(filter(None, kinds))]})


def _explain(issue: _Issue) -> tuple[str, str, str]:
    """Return code, message and hint of an error about a value of the right kind."""
    context = issue.context
    if issue.kind not in _BUILT_IN:
        return str(context.get("code", "LKJ205")), issue.message, str(context.get("hint", ""))
    raised = context.get("error")
    if issue.kind in ("value_error", "assertion_error") and str(raised or ""):
        return "LKJ205", str(raised), ""
    subject = _subject(issue.path)
    if issue.kind in _LIMITS:
        key, words = _LIMITS[issue.kind]
        limit = context.get(key)
        if issue.kind.startswith("greater") and limit == 0 and _negative(issue.value):
            return (
                "LKJ204",
                f"{subject} tidak boleh negatif, tertulis {scalar(issue.value)}",
                "hapus tanda minus",
            )
        message = f"{subject} harus {words} {limit}, tertulis {scalar(issue.value)}"
        return "LKJ205", message, f"tulis nilai {words} {limit}"
    explain = _EXPLANATIONS.get(issue.kind)
    if explain is None:
        return "LKJ205", f"{subject} tidak dapat diterima, tertulis {written(issue.value)}", ""
    message, hint = explain(issue)
    return "LKJ205", f"{subject} {message}", hint


def _negative(value: object) -> bool:
    return not isinstance(value, str) and bool(value is not None and value < 0)  # type: ignore[operator]


_LIMITS: Mapping[str, tuple[str, str]] = {
    "greater_than": ("gt", "lebih dari"),
    "greater_than_equal": ("ge", "paling sedikit"),
    "less_than": ("lt", "kurang dari"),
    "less_than_equal": ("le", "paling banyak"),
    "multiple_of": ("multiple_of", "kelipatan"),
}


def _choice(issue: _Issue) -> tuple[str, str]:
    listed = str(issue.context.get("expected", issue.context.get("expected_tags", "")))
    allowed = ["".join(groups) for groups in re.findall(_QUOTED, listed)] + issue.context.get("kinds", [])
    value = issue.context.get("tag", issue.value)
    near = nearest(value, allowed) if isinstance(value, str) else None
    given = written(value) if isinstance(value, (dict, list)) else f"«{scalar(value)}»"
    return (
        f"tidak boleh {given}; yang boleh: {alternatives(allowed)}",
        f"mungkin maksud Anda «{near}»" if near else f"pilih {alternatives(allowed)}",
    )


def _length(issue: _Issue) -> tuple[str, str]:
    context = issue.context
    unit = "karakter" if issue.kind.startswith("string") else "butir"
    if "min_length" in context and context["min_length"] == 1:
        return "tidak boleh kosong", "isi nilainya" if unit == "karakter" else "tulis sedikitnya satu butir"
    if "min_length" in context:
        return f"harus memuat paling sedikit {context['min_length']} {unit}", ""
    return f"boleh memuat paling banyak {context.get('max_length')} {unit}", ""


# What the patterns of the models ask for; an example stands in each.
_PATTERNS: Mapping[str, tuple[str, str]] = {
    "^[A-Za-z0-9][A-Za-z0-9-]*$": ("hanya huruf, angka, dan tanda hubung, tanpa spasi", "misalnya SK-17"),
    r"^[0-9]+\.[0-9]+(\.[0-9]+)?[a-z0-9.+]*$": ("angka-angka yang dipisahkan titik", "misalnya 1.4.0"),
    "^LKJ[0-9]{3}$": ("LKJ diikuti tiga angka", "misalnya LKJ402"),
}


def _pattern(issue: _Issue) -> tuple[str, str]:
    value, pattern = scalar(issue.value), str(issue.context.get("pattern"))
    if pattern not in _PATTERNS:
        return f"tertulis «{value}», tidak sesuai dengan pola {pattern}", "periksa ejaan, spasi, dan tanda bacanya"
    words, example = _PATTERNS[pattern]
    meant = re.sub(r"[\s_./–—]+", "-", value.strip())
    hint = f"tulis {meant}" if meant != value and re.fullmatch(pattern, meant) else f"tulis {words}, {example}"
    # Who names a person or a unit in words where its id is asked for does not mend it with hyphens.
    if issue.path and issue.path[-1] != "id" and re.fullmatch(r"[^\d]+\s[^\d]+", value.strip()):
        hint = "tulis pengenalnya (id), bukan namanya"
    return f"harus {words}, tertulis «{value}»", hint


def _digits(issue: _Issue) -> tuple[str, str]:
    context = issue.context
    if "decimal_places" in context:
        return f"boleh memuat paling banyak {context['decimal_places']} angka di belakang titik", ""
    limit = context.get("max_digits", context.get("whole_digits"))
    return f"boleh memuat paling banyak {limit} angka", ""


_EXPLANATIONS: Mapping[str, Callable[[_Issue], tuple[str, str]]] = {
    "literal_error": _choice,
    "enum": _choice,
    "union_tag_invalid": _choice,
    "union_tag_not_found": lambda issue: (
        f"tidak menyebut jenisnya pada kunci {str(issue.context.get('discriminator', '')).strip(chr(39))}",
        "tambahkan kunci itu",
    ),
    "string_pattern_mismatch": _pattern,
    "string_too_short": _length,
    "string_too_long": _length,
    "too_short": _length,
    "too_long": _length,
    "decimal_max_places": _digits,
    "decimal_max_digits": _digits,
    "decimal_whole_digits": _digits,
    "finite_number": lambda issue: ("harus bilangan terhingga", "tulis dengan angka biasa"),
    "date_past": lambda issue: ("harus tanggal yang sudah lewat", ""),
    "date_future": lambda issue: ("harus tanggal yang akan datang", ""),
    "invalid_key": lambda issue: ("memuat kunci yang bukan teks", "beri tanda kutip pada kunci itu"),
}


def _key_hint(key: str, known: list[str]) -> str:
    near = nearest(key, known)
    if near:
        return f"mungkin maksud Anda «{near}»"
    return f"kunci yang dikenal di sini: {', '.join(known)}" if known else "hapus kunci itu"


def _subject(path: Path) -> str:
    """Name a value by its nearest key: «target», or the third item of «misi»."""
    if not path:
        return "isi berkas"
    last = path[-1]
    if isinstance(last, str):
        return f"«{shortened(last)}»"
    return f"butir ke-{last + 1} dari {_subject(path[:-1])}"


#: The keys that name an item of a list, the most telling first.
NAMES = ("id", "kode", "tahun", "jenjang", "nama")


def _own_name(issue: _Issue) -> str:
    """Return the name that an item of a list has for itself, " (IKK-16)"; "" for what has none."""
    item = issue.value
    if not issue.path or isinstance(issue.path[-1], str) or not isinstance(item, dict):
        return ""
    name = next((item[key] for key in NAMES if isinstance(item.get(key), (str, int))), None)
    return f" ({scalar(name)})" if name is not None else ""


def _place(path: Path) -> str:
    return _subject(path) if path else "tingkat teratas berkas"
