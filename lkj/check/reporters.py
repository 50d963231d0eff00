"""The forms in which `lkj check` hands over its findings, and which findings it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import replace

from lkj import __version__
from lkj.check.rules import codes, rule
from lkj.diagnostics import Finding, Severity, capped, tidy, to_json

__all__ = ["kode_asing", "kode_dikenal", "saring", "tulis"]


def tulis(form: str, findings: Sequence[Finding], *, all_of_them: bool = False) -> str:
    """Write findings in one of the machine's forms; text is for a person and written by `to_text`.

    Of one code in one file the first twenty are told and the rest counted, unless `all_of_them` are asked for.
    """
    told = tidy(findings) if all_of_them else capped(findings)
    # A file name may hold what no encoding of a terminal or file takes.
    return _PENULIS[form](told).encode("utf-8", errors="replace").decode("utf-8")


def _github(findings: Sequence[Finding]) -> str:
    from lkj.diagnostics.ci import to_github

    return to_github(findings)


def _gitlab(findings: Sequence[Finding]) -> str:
    from lkj.diagnostics.ci import to_gitlab

    return to_gitlab(findings)


def _junit(findings: Sequence[Finding]) -> str:
    from lkj.diagnostics.ci import to_junit

    return to_junit(findings)


def _sarif(findings: Sequence[Finding]) -> str:
    from lkj.check.rules.docs import page
    from lkj.diagnostics.sarif import RuleHelp, to_sarif

    def help_of(code: str) -> RuleHelp | None:
        if code not in codes():
            return None
        one = rule(code)
        return RuleHelp(one.title, one.finds, page(code), one.severity)

    return to_sarif(findings, __version__, help_of)


# Each is imported when it is asked for: most runs want none of them.
_PENULIS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "json": to_json,
    "github": _github,
    "sarif": _sarif,
    "junit": _junit,
    "gitlab": _gitlab,
}


def saring(
    findings: Iterable[Finding], select: Sequence[str] = (), ignore: Sequence[str] = (), *, strict: bool = False
) -> list[Finding]:
    """Keep the findings whose code begins as `select` says (all if empty) and not as `ignore` says.

    Under `strict` a warning weighs as an error, in every form of the report alike.
    """
    kept = [f for f in findings if f.code.startswith(tuple(select) or "LKJ") and not f.code.startswith(tuple(ignore))]
    if not strict:
        return kept
    return [replace(f, severity=Severity.ERROR) if f.severity is Severity.WARNING else f for f in kept]


def kode_dikenal(prefix: str) -> bool:
    """Tell whether any rule's code begins so."""
    return any(code.startswith(prefix) for code in codes())


def kode_asing(word: str) -> str:
    """Return the sentence on a code that no rule has: the one that is most likely meant, where it looks like one."""
    from lkj.diagnostics.escape import visible
    from lkj.diagnostics.nearest import nearest_code

    word = visible(word)
    near = f"mungkin maksud Anda «{nearest_code(word.upper(), codes())}»"
    return f"tidak ada aturan «{word}»; {near if any(map(str.isdecimal, word)) else '«lkj rule» menyebut semuanya'}"
