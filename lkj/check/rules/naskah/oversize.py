"""What of a text would outgrow the engines (LKJ502): lines, nesting and tables far beyond what anyone prints."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

# A PDF holds no string of more than 32767 bytes, and a word, a heading or an address is one.
LONGEST_LINE = 10_000
_LONGEST_MADE = 16_000
_DEEPEST_EMPHASIS, _DEEPEST_BRACKETS = 20, 50
_MOST_COLUMNS = 200
_MARK = re.compile(r"\\.|\*+|_+|\[|\]")
_OPENS = re.compile(r"[\w*_\[]")
_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*")
_DESCRIBED = re.compile(rf"!\[[^\[\]]{{{LONGEST_LINE},}}")
_HEADING = re.compile(r" {0,3}#{1,6}\s")

Told = tuple[int, str, str]


def panjang(lines: Sequence[str]) -> Iterator[Told]:
    """Yield what is too long to be printed in a text as it was typed: lines, and words for a picture."""
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            message = f"baris ini sepanjang {len(line)} huruf, lebih daripada {LONGEST_LINE}"
            yield number, message, "pecah menjadi beberapa alinea, dan hapus yang bukan naskah"
    text = "\n".join(lines)
    for found in _DESCRIBED.finditer(text):
        if "\n" in found[0]:
            yield (
                text.count("\n", 0, found.start()) + 1,
                "keterangan gambar ini terlalu panjang",
                "ringkas keterangannya",
            )


def panjang_jadi(lines: Sequence[str]) -> Iterator[Told]:
    """Yield what is too long to be printed in a text that was made: words and headings."""
    for number, line in enumerate(lines, start=1):
        if len(line) <= _LONGEST_MADE:
            continue
        text = html.unescape(line)
        if len(text if _HEADING.match(text) else max(text.split(), key=len, default="")) > _LONGEST_MADE:
            yield number, f"sebuah kata atau judul lebih panjang daripada {_LONGEST_MADE} huruf", "pecah atau hapus"


def bersarang(lines: Sequence[str]) -> Iterator[Told]:
    """Yield the first line of each paragraph in which emphasis or brackets stand within one another too deep."""
    emphasis = brackets = 0
    told = False
    for number, line in enumerate(lines, start=1):
        # Each row of a table is read by itself.
        if not line.strip() or "|" in line:
            emphasis, brackets, told = 0, 0, False
        for mark in _MARK.finditer(line):
            said = mark[0]
            before, after = line[: mark.start()][-1:], line[mark.end() :][:1]
            if said == "[":
                brackets += 1
            elif said == "]":
                brackets = max(0, brackets - 1)
            elif said[0] == "_" and before.isalnum() and after.isalnum():
                continue  # within a word it is a letter
            elif said[0] in "*_" and emphasis and before.strip():
                emphasis = max(0, emphasis - (len(said) + 1) // 2)
            elif said[0] in "*_" and _OPENS.match(after):
                emphasis += (len(said) + 1) // 2
            if not told and emphasis > _DEEPEST_EMPHASIS:
                told = True
                yield _deep(number, "huruf tebal dan miring", _DEEPEST_EMPHASIS)
            if not told and brackets > _DEEPEST_BRACKETS:
                told = True
                yield _deep(number, "kurung siku", _DEEPEST_BRACKETS)


def _deep(number: int, what: str, most: int) -> Told:
    return number, f"{what} bersarang lebih dari {most} tingkat", "tutup atau hapus tandanya"


def lebar(lines: Sequence[str]) -> Iterator[Told]:
    """Yield tables of more columns than a page has room for."""
    for number, line in enumerate(lines, start=1):
        if (columns := line.count("|")) > _MOST_COLUMNS and _RULE.fullmatch(line):
            yield number, f"tabel ini mempunyai {columns} kolom, lebih daripada {_MOST_COLUMNS}", "pecah tabelnya"
