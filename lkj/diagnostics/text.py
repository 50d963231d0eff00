"""Findings as text for a person at a terminal: the line, a caret, and the remedy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from lkj.diagnostics.escape import lines as shown
from lkj.diagnostics.escape import visible
from lkj.diagnostics.finding import Finding, Severity, Source, capped, many, tidy
from lkj.diagnostics.wrap import cells

__all__ = ["LABELS", "summary", "to_text"]

LABELS = {Severity.ERROR: "galat", Severity.WARNING: "peringatan", Severity.INFO: "info"}
_COLORS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;36m"}
_BOLD, _BLUE, _RESET = "\x1b[1m", "\x1b[34m", "\x1b[0m"

_MAX_WIDTH = 100
_BEFORE_CARET = 60
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
) -> str:
    """Write findings in reading order, each with its line of `source`, then the summary line.

    Of one code in one file the first twenty are told and the rest counted.

    An unreadable source file only leaves its line out. Nothing in the data reaches the result as a terminal
    control: such characters are written as escapes. With `color`, ANSI colours of our own are added.
    """
    ordered = tidy(findings)
    lines_of = cache(lambda file: _lines(source(file)))
    blocks = [_block(finding, lines_of(finding.file), color=color) for finding in capped(ordered)]
    return shown("\n\n".join([*blocks, summary(ordered)]) + "\n", color=color)


def summary(findings: Iterable[Finding]) -> str:
    """Count the findings by weight: "3 galat, 1 peringatan"."""
    counts: Counter[Severity] = Counter()
    for finding in findings:
        counts[finding.severity] += finding.count
    parts = [f"{many(counts[severity])} {label}" for severity, label in LABELS.items() if counts[severity]]
    return ", ".join(parts) or "tidak ada temuan"


def _block(finding: Finding, lines: list[str], *, color: bool) -> str:
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
        source, caret = _excerpt(lines[finding.line - 1], finding.column, finding.file)
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


def _excerpt(line: str, column: int, file: str) -> tuple[str, str]:
    """Return the part of a line around the column, and the carets that go under it."""
    start = min(max(column - 1, 0), len(line))
    # Cut first, look later: a line may be as long as the file.
    left = max(0, start - _BEFORE_CARET)
    rest = line[start : left + _MAX_WIDTH]
    token = None
    if file.endswith((".yaml", ".yml")):
        opened = line.find("[", 0, start) >= 0 or line.find("{", 0, start) >= 0
        token = (_FLOW_TOKEN if opened else _TOKEN).match(rest)
    length = len(token[0]) if token else 1
    before = ("…" if left else "") + visible(line[left:start])
    marked = visible(rest[:length])
    after = visible(rest[length:]) + ("…" if left + _MAX_WIDTH < len(line) else "")
    return before + marked + after, " " * cells(before) + "^" * max(1, cells(marked))


def _lines(content: bytes | None) -> list[str]:
    # Of what is no text there is no line to show; the zero byte is in no UTF-8 text, and in all of UTF-16.
    if content is None or b"\0" in content:
        return []
    text = content.decode("utf-8", errors="replace")
    return _LINE_BREAK.split(text.removeprefix("\ufeff"))
