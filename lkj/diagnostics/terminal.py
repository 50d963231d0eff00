"""Findings as text for a person at a terminal: the line, a caret, and the remedy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from lkj.diagnostics.escape import lines as shown
from lkj.diagnostics.escape import visible
from lkj.diagnostics.finding import Finding, Severity, Source, many, tidy
from lkj.diagnostics.wrap import cells

__all__ = ["LABELS", "summary", "to_text"]

LABELS = {Severity.ERROR: "galat", Severity.WARNING: "peringatan", Severity.INFO: "info"}
_COLORS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;36m"}
_BOLD, _BLUE, _RESET = "\x1b[1m", "\x1b[34m", "\x1b[0m"

# Of one code in one file so many are told, and so many lines of the others named.
_FEW, _NAMED = 5, 10
_Kind = tuple[str, str, Severity]
_MAX_WIDTH = 100
_LEAST = 20
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
# What stands at a place in YAML: a quoted text, a bracket, or all up to a comment, the end of a key or of the
# line; between brackets, up to a comma or closing bracket as well.
_QUOTED = r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'"""
_TOKEN = re.compile(_QUOTED + r"""|[\[{].*[\]}]|.+?(?=\s+#|:\s|:$|\s*$)""")
_FLOW_TOKEN = re.compile(_QUOTED + r"""|.+?(?=[,\]}]|\s+#|:\s|:$|\s*$)""")


def to_text(
    findings: Iterable[Finding],
    source: Source,
    *,
    color: bool = False,
    width: int | None = None,
    all_of_them: bool = False,
) -> str:
    """Write findings in reading order, each with its line of `source`, then the summary line.

    Of one code in one file the first five are told, then how many more there are, in which lines, and the command that
    tells all, unless `all_of_them` are asked for. Lines of files are cut to `width`.

    An unreadable source file only leaves its line out. Nothing in the data reaches the result as a terminal
    control: such characters are written as escapes. With `color`, ANSI colours of our own are added.
    """
    ordered = tidy(findings)
    lines_of = cache(lambda file: _lines(source(file)))
    kinds: dict[_Kind, list[Finding]] = {}
    for finding in ordered:
        kinds.setdefault(_kind(finding), []).append(finding)
    blocks = []
    told: Counter[_Kind] = Counter()
    for finding in ordered:
        kind = _kind(finding)
        # One that would be left out alone is told.
        few = all_of_them or len(kinds[kind]) <= _FEW + 1
        told[kind] += 1
        if few or told[kind] <= _FEW:
            blocks.append(_block(finding, lines_of(finding.file), color=color, width=width))
        elif told[kind] == _FEW + 1:
            blocks.append(_rest(kinds[kind][_FEW:]))
    return shown("\n\n".join([*blocks, summary(ordered)]) + "\n", color=color)


def _kind(finding: Finding) -> _Kind:
    return finding.code, finding.file, finding.severity


def _rest(findings: list[Finding]) -> str:
    """Count the findings that are not told, and name their lines and how to see them."""
    first = findings[0]
    lines = list(dict.fromkeys(f.line for f in findings if f.count == 1))
    named = ", ".join(map(str, lines[:_NAMED])) + (", …" if len(lines) > _NAMED else "")
    count = many(sum(f.count for f in findings))
    return (
        f"… dan {count} temuan {first.code} lagi dalam {visible(first.file)}, baris {named}; semuanya ditampilkan"
        f" dengan «lkj check --all --select {first.code}»"
    )


def summary(findings: Iterable[Finding]) -> str:
    """Count the findings by weight: "3 galat, 1 peringatan"."""
    counts: Counter[Severity] = Counter()
    for finding in findings:
        counts[finding.severity] += finding.count
    parts = [f"{many(counts[severity])} {label}" for severity, label in LABELS.items() if counts[severity]]
    return ", ".join(parts) or "tidak ada temuan"


def _block(finding: Finding, lines: list[str], *, color: bool, width: int | None) -> str:
    label = LABELS[finding.severity]
    place = visible(f"{finding.file}:{finding.line}:{finding.column}:")
    head = f"{label} {finding.code}:"
    if color:
        place, head = f"{_BOLD}{place}{_RESET}", f"{_COLORS[finding.severity]}{head}{_RESET}"
    rows = [f"{place} {head} {visible(finding.message)}"]
    indent = " " * (len(str(finding.line)) + 1)

    def gutter(mark: str, text: str) -> str:
        left = f"{_BLUE}{mark}{_RESET}" if color else mark
        return f"{left} {text}".rstrip()

    if 0 < finding.line <= len(lines):
        # Beside the line stand its number and two marks of what was cut off.
        room = _MAX_WIDTH if width is None else max(_LEAST, min(_MAX_WIDTH, width - len(indent) - 4))
        source, caret = _excerpt(lines[finding.line - 1], finding.column, finding.file, room)
        if color:
            caret = f"{_COLORS[finding.severity]}{caret}{_RESET}"
        rows += [
            gutter(f"{indent}|", ""),
            gutter(f"{finding.line} |", source),
            gutter(f"{indent}|", caret),
        ]
    if finding.hint:
        rows.append(gutter(f"{indent}=", f"saran: {visible(finding.hint)}"))
    if finding.related:
        position, role = finding.related
        rows.append(
            gutter(
                f"{indent}=",
                visible(f"lihat {position.file}:{position.line}:{position.column}: {role}"),
            )
        )
    return "\n".join(rows)


def _excerpt(line: str, column: int, file: str, room: int) -> tuple[str, str]:
    """Return the part of a line around the column, and the carets that go under it."""
    start = min(max(column - 1, 0), len(line))
    # Cut first, look later: a line may be as long as the file.
    left = max(0, start - room * 3 // 5)
    rest = line[start : left + room]
    token = None
    if file.endswith((".yaml", ".yml")):
        opened = line.find("[", 0, start) >= 0 or line.find("{", 0, start) >= 0
        token = (_FLOW_TOKEN if opened else _TOKEN).match(rest)
    length = len(token[0]) if token else 1
    before = ("…" if left else "") + visible(line[left:start])
    marked = visible(rest[:length])
    after = visible(rest[length:]) + ("…" if left + room < len(line) else "")
    return before + marked + after, " " * cells(before) + "^" * max(1, cells(marked))


def _lines(content: bytes | None) -> list[str]:
    # Of what is no text there is no line to show; the zero byte is in no UTF-8 text, and in all of UTF-16.
    if content is None or b"\0" in content:
        return []
    text = content.decode("utf-8", errors="replace")
    return _LINE_BREAK.split(text.removeprefix("\ufeff"))
