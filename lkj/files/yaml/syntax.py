"""Broken YAML in Indonesian: what is wrong, and the line where it really starts."""

from __future__ import annotations

import re
from collections.abc import Iterable

import yaml
from msgspec import Struct

from lkj.diagnostics import Finding, Position
from lkj.files.yaml.events import Mark, ScalarNode, inside

__all__ = ["explain", "tab_indents", "trailing_spaces"]

_TAB_INDENT = re.compile(r" *\t[ \t]*(?=[^ \t])")
_NO_SPACE_AFTER_COLON = re.compile(r"[ -]*([\w-]+):(?=\S)")
# Where YAML asks for a space: in front of a line, behind the dash of an item or the colon of a key.
_HARD_SPACE = re.compile(r"(?: *|[ -]*[\w-]+:| *-)(?=\xa0)")
_QUOTE_REMEDY = "beri tanda kutip pada seluruh nilai"


class _Problem(Struct, frozen=True):
    """The message for parser errors with these words; `at_context` if they begin where the construct does."""

    problem: str
    context: str
    message: str
    hint: str
    at_context: bool = False


# The first that fits counts. Both parsers of PyYAML, the C one and the Python one, are covered.
_PROBLEMS = (
    _Problem(
        "end of stream",
        "quoted scalar",
        "tanda kutip dibuka di sini tetapi tidak pernah ditutup",
        "tutup dengan tanda kutip yang sama di akhir nilai",
        at_context=True,
    ),
    _Problem(
        "unexpected document",
        "quoted scalar",
        "tanda kutip dibuka di sini tetapi belum ditutup ketika muncul baris --- atau ...",
        "tutup dengan tanda kutip yang sama di akhir nilai",
        at_context=True,
    ),
    _Problem(
        "escape",
        "",
        "gabungan karakter sesudah garis miring terbalik (\\) tidak dikenal",
        "gandakan menjadi \\\\, atau pakai tanda kutip tunggal",
    ),
    _Problem(
        "hexdecimal",
        "",
        "kode karakter sesudah garis miring terbalik (\\) tidak lengkap",
        "gandakan menjadi \\\\, atau pakai tanda kutip tunggal",
    ),
    _Problem(
        "",
        "flow sequence",
        "kurung siku [ dibuka di sini tetapi tidak ditutup, atau koma di antara butirnya hilang",
        "tutup dengan ], dan pisahkan butir dengan koma",
        at_context=True,
    ),
    _Problem(
        "",
        "flow mapping",
        "kurung kurawal { dibuka di sini tetapi tidak ditutup, atau koma di antara butirnya hilang",
        "tutup dengan }, dan pisahkan butir dengan koma; teks yang memuat { diberi tanda kutip",
        at_context=True,
    ),
    _Problem(
        "mapping values are not allowed",
        "",
        "titik dua tidak boleh ada di sini",
        f"{_QUOTE_REMEDY} bila titik dua itu bagian teks; bila ini kunci, periksa indentasinya",
    ),
    _Problem(
        "sequence entries are not allowed",
        "",
        'butir daftar "- " tidak boleh ada di sini',
        f'tulis "- " pada baris tersendiri, {_QUOTE_REMEDY} bila itu teks, atau tulis null bila belum ada isinya',
    ),
    _Problem(
        "could not find expected ':'",
        "",
        "baris ini bukan «kunci: nilai» dan bukan kelanjutan nilai sebelumnya",
        "tambahkan titik dua dan spasi sesudah kunci, atau beri indentasi bila ini lanjutan teks",
        at_context=True,
    ),
    _Problem(
        "tab character",
        "",
        "tab dipakai sebagai indentasi",
        "ganti tab dengan spasi, sehingga barisnya sejajar dengan baris yang setingkat",
    ),
    _Problem(
        "cannot start any token",
        "",
        "nilai tidak boleh diawali karakter ini tanpa tanda kutip",
        _QUOTE_REMEDY,
    ),
    _Problem(
        "",
        "scanning an alias",
        "tanda bintang (*) di awal nilai berarti alias dalam YAML, bukan bagian teks",
        f"{_QUOTE_REMEDY}; alias tidak dipakai dalam data ini",
    ),
    _Problem(
        "",
        "scanning an anchor",
        "tanda & di awal nilai berarti jangkar dalam YAML, bukan bagian teks",
        f"{_QUOTE_REMEDY}; jangkar tidak dipakai dalam data ini",
    ),
    _Problem(
        "",
        " tag",
        "tanda seru (!) di awal nilai berarti tag dalam YAML, bukan bagian teks",
        f"{_QUOTE_REMEDY}; tag tidak dipakai dalam data ini",
    ),
    _Problem(
        "tag handle",
        "",
        "tanda seru (!) di awal nilai berarti tag dalam YAML, bukan bagian teks",
        f"{_QUOTE_REMEDY}; tag tidak dipakai dalam data ini",
    ),
    _Problem(
        "",
        "directive",
        "baris yang diawali % berarti arahan YAML dan tidak dipakai di sini",
        "hapus baris itu, atau beri tanda kutip bila itu teks",
    ),
    _Problem(
        "directive",
        "",
        "baris yang diawali % berarti arahan YAML dan tidak dipakai di sini",
        "hapus baris itu",
    ),
    _Problem(
        "incompatible YAML",
        "",
        "arahan %YAML menyebut versi yang tidak dikenal",
        "hapus baris itu",
    ),
    _Problem(
        "",
        "block scalar",
        "nilai yang diawali | atau > berarti teks bersusun dalam YAML, yang dimulai pada baris berikut",
        f"{_QUOTE_REMEDY} bila tanda itu bagian nilai, atau mulai teksnya pada baris berikut dengan indentasi",
    ),
    _Problem(
        "document start",
        "",
        "ada isi sesudah akhir dokumen, atau isi berkas tidak menyatu",
        "hapus baris ... atau bagian yang terlepas itu",
    ),
    _Problem(
        "node content",
        "",
        "di sini seharusnya ada nilai, tetapi ada tanda baca YAML",
        f"isi nilainya, atau {_QUOTE_REMEDY} bila tanda itu bagian teks",
    ),
    _Problem(
        "'-' indicator",
        "",
        'di sini seharusnya butir daftar "- ", tetapi ada hal lain',
        "samakan indentasinya dengan butir lain, atau pindahkan keluar dari daftar",
    ),
    _Problem(
        "",
        "block collection",
        'di sini seharusnya butir daftar "- ", tetapi ada hal lain',
        "samakan indentasinya dengan butir lain, atau pindahkan keluar dari daftar",
    ),
    _Problem(
        "",
        "block mapping",
        "di sini seharusnya «kunci: nilai» dengan indentasi yang sama seperti baris di atasnya",
        "samakan indentasinya; teks yang memuat tanda kutip seluruhnya diberi tanda kutip",
    ),
)
_PERSEN = _Problem(
    "",
    "",
    "nilai tidak boleh diawali % tanpa tanda kutip",
    "tulis persen bila itu satuan; teks yang diawali % diberi tanda kutip",
)
_UNKNOWN = _Problem(
    "",
    "",
    "susunan YAML rusak di sekitar sini",
    "periksa indentasi, tanda kutip, dan tanda kurung pada baris ini dan baris di atasnya",
)


def explain(error: yaml.YAMLError, lines: list[str], last: ScalarNode | None, file: str) -> Finding:
    """Turn a parser error into LKJ101, or LKJ106 for an escape that is no character.

    `lines` is the text by lines; `last` the last scalar read before the error, in which it often begins.
    The words of the parser never reach the message.
    """
    problem_words = str(getattr(error, "problem", None) or "")
    context_words = str(getattr(error, "context", None) or "")
    context: Mark | None = getattr(error, "context_mark", None)
    mark: Mark | None = getattr(error, "problem_mark", None) or context
    if "invalid Unicode character escape" in problem_words:
        return Finding(
            code="LKJ106",
            position=inside(mark, lines, file),
            message="kode karakter ini bukan karakter Unicode yang sah",
            hint="hapus kode itu, atau tulis karakternya langsung",
        )
    earlier = _begins_earlier(problem_words, mark, last, lines, file) if mark and last else None
    if earlier:
        return earlier
    if mark and (hard := _hard_space(mark, last, lines, file)):
        return hard
    found = next((p for p in _PROBLEMS if p.problem in problem_words and p.context in context_words), _UNKNOWN)
    at = "" if mark is None else "".join(lines[mark.line : mark.line + 1])[mark.column :]
    if found.problem == "cannot start any token" and at.startswith("%"):
        found = _PERSEN
    # A slip inside a one-line bracket is best shown where the reader stumbled.
    at_context = found.at_context and context is not None and (mark is None or context.line != mark.line)
    position = inside(context if at_context else mark, lines, file)
    return Finding(code="LKJ101", position=position, message=found.message, hint=found.hint)


def _hard_space(mark: Mark, last: ScalarNode | None, lines: list[str], file: str) -> Finding | None:
    """Recognise a no-break space, as Word writes it, in the place of a space that YAML asks for."""
    first = min(last.start_mark.line if last else mark.line, mark.line)
    for number in range(min(mark.line, len(lines) - 1), first - 1, -1):
        match = _HARD_SPACE.match(lines[number])
        if match:
            return Finding(
                code="LKJ101",
                position=Position(file, number + 1, match.end() + 1),
                message="di sini ada spasi tak-putus (U+00A0) dari Word atau laman web, yang bagi YAML bukan spasi",
                hint="hapus spasi itu, lalu ketik ulang dengan tombol spasi",
            )
    return None


def tab_indents(lines: list[str], exempt: Iterable[tuple[int, int]], file: str) -> list[Finding]:
    """Find LKJ102: lines indented with a tab, except inside `exempt` ranges of quoted or block text.

    A range holds the first and the last line that belong to it, counted from 0.
    """
    free = {number for first, final in exempt for number in range(first, final + 1)}
    findings = []
    for number, line in enumerate(lines):
        match = _TAB_INDENT.match(line)
        if match and number not in free:
            findings.append(
                Finding(
                    code="LKJ102",
                    position=Position(file, number + 1, line.index("\t") + 1),
                    message="tab dipakai sebagai indentasi",
                    hint="ganti tab dengan spasi, sehingga barisnya sejajar dengan baris yang setingkat",
                )
            )
    return findings


def trailing_spaces(lines: list[str], exempt: Iterable[tuple[int, int]], file: str) -> list[Finding]:
    """Find LKJ117: spaces or tabs at the ends of lines outside the `exempt` ranges, as one finding at the first."""
    free = {number for first, final in exempt for number in range(first, final + 1)}
    found = [n for n, line in enumerate(lines) if line[-1:] in (" ", "\t") and n not in free]
    if not found:
        return []
    many = f"; demikian pula {len(found) - 1} baris lain" if len(found) > 1 else ""
    column = len(lines[found[0]].rstrip(" \t")) + 1
    return [
        Finding(
            code="LKJ117",
            position=Position(file, found[0] + 1, column),
            message=f"baris ini berakhir dengan spasi{many}",
            hint="hapus spasi di akhir baris, atau jalankan «lkj check --fix»",
        )
    ]


def _begins_earlier(problem: str, mark: Mark, last: ScalarNode, lines: list[str], file: str) -> Finding | None:
    """Recognise an error that only surfaced here, because the value before it swallowed some lines."""
    start, end = last.start_mark, last.end_mark
    if start.line == end.line or end.line != mark.line:
        return None
    if last.style in ("'", '"'):
        return Finding(
            code="LKJ101",
            position=inside(start, lines, file),
            message=f"tanda kutip yang dibuka di sini baru tertutup pada baris {end.line + 1}",
            hint="tutup tanda kutip pada baris yang sama; tanda kutip di dalam teks ditulis "
            + ('\\"' if last.style == '"' else "''"),
        )
    missing_space = _NO_SPACE_AFTER_COLON.match(lines[start.line])
    if missing_space and "mapping values" in problem and missing_space.start(1) == start.column:
        return Finding(
            code="LKJ101",
            position=Position(file, start.line + 1, missing_space.end() + 1),
            message=f"sesudah «{missing_space[1]}:» harus ada spasi",
            hint=f"tulis «{missing_space[1]}: …»",
        )
    return None
