"""LKJ502: prose leaves the report's own structure whole, is closed in itself, and is no more than was written."""

import re
from collections.abc import Iterator

from lkj.check.rules.define import ERROR, PERMENPAN_53, Example, Findings, Rule
from lkj.check.rules.naskah.keutuhan import celah
from lkj.diagnostics import Finding, Position
from lkj.model import Narasi, Tahun
from lkj.model.blanks import tanpa_komentar

RULE = Rule(
    code="LKJ502",
    severity=ERROR,
    title="Narasi atau templat merusak susunan laporan",
    finds="Narasi memuat judul tingkat bab, judul kosong, kutipan atau daftar terlalu dalam, catatan kaki di dalam "
    "catatan kaki, atau blok kode, komentar, atau HTML yang tidak ditutup; atau baris, huruf tebal dan miring, "
    "kurung siku, atau tabel yang melampaui kemampuan mesin dokumen. Templat milik proyek diperiksa pula, sebab "
    "yang tidak ditutup di sana menelan tabel sesudahnya; begitu pula templat yang tidak menghasilkan isi.",
    why="Susunan bab ditetapkan untuk semua laporan; judul dari narasi menggeser nomornya.",
    source=PERMENPAN_53,
    remedy="Pakai `###` untuk judul di dalam narasi.",
    examples=(Example(file="narasi/misi.md", good="Misi {{", bad="# Misi {{"),),
)

_HEADING = re.compile(r"^ {0,3}#{1,2}(\s|$)")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{2,})\s*$")
_EMPTY_HEADING = re.compile(r"^ {0,3}#{3,6}[\s#]*$")
_PART = re.compile(r"^:{3,}[ \t]*(\{[^{}]*\}|[\w-]+)?[ \t]*:*[ \t]*$")
_WORDLESS = re.compile(r"^ {0,3}#{1,6}[ \t#]*$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}|:{3,})")
# Of templates one may open a part (:::) that another closes.
_CODE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_NESTING = 5
_DEEP = re.compile(r"^(\s*>){6,}")


def _lines(prose: Narasi, opener: re.Pattern[str] = _FENCE) -> Iterator[tuple[int, str, bool]]:
    """Yield number and text of each line, and whether it stands inside a code fence."""
    fence = ""
    for number, line in enumerate(tanpa_komentar(prose.teks).split("\n"), start=1):
        found = opener.match(line)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        yield number, line, bool(fence)


def _at(prose: Narasi, number: int, problem: str, hint: str) -> Finding:
    return RULE.at(Position(prose.berkas, number, 1), problem, hint)


def susunan(prose: Narasi, opener: re.Pattern[str] = _CODE, *, composed: bool = False) -> Findings:
    """Yield what no text may hold, a template no more than prose: an open fence, quotes in quotes.

    In a `composed` document a heading without a word and a part (:::) that nothing closes are told too; of a template
    the word or the end may come from elsewhere.
    """
    opened = 0
    parts: list[tuple[int, str]] = []
    for number, line, fenced in _lines(prose, opener):
        opened = (opened or number) if fenced else 0
        if not fenced and _DEEP.match(line):
            problem, hint = "kutipan bersarang terlalu dalam", f"pakai paling banyak {_NESTING} tanda `>`"
            yield _at(prose, number, problem, hint)
        if composed and not fenced and (part := _PART.match(line)):
            if part[1]:
                parts.append((number, part[1]))
            elif parts:
                parts.pop()
        if composed and not fenced and _WORDLESS.match(line):
            problem, hint = "judul ini kosong", "tulis judulnya sesudah tanda #, atau hapus baris itu"
            yield _at(prose, number, problem, hint)
    for number, name in parts[:1]:
        problem = f"bagian «::: {name[:30]}» tidak ditutup, sehingga yang sesudahnya dapat hilang"
        yield _at(prose, number, problem, "tutup dengan ::: saja")
    if opened:
        yield _at(
            prose,
            opened,
            "blok kode ini tidak ditutup, sehingga sisa laporan ikut masuk ke dalamnya",
            "tutup dengan tanda yang sama pada baris sendiri, atau hapus pembukanya",
        )


@RULE.facts
def find(year: Tahun) -> Findings:
    for prose in year.narasi.values():
        before = ""
        for number, line, fenced in _lines(prose):
            problem = hint = ""
            if fenced:
                continue
            underlined = before.strip() and _UNDERLINE.match(line)
            before = line
            if underlined or _HEADING.match(line):
                problem = "judul tingkat ini mengubah susunan bab laporan"
                hint = "pakai `###` untuk judul di dalam narasi"
            elif _EMPTY_HEADING.match(line):
                problem, hint = "judul ini kosong", "tulis judulnya sesudah `###`, atau hapus baris ini"
            if problem:
                yield _at(prose, number, problem, hint)
        yield from susunan(prose, _FENCE)


def keutuhan(prose: Narasi, *, composed: bool = False) -> Findings:
    """Yield what is not closed in a text, be it prose or a template, or what would outgrow the engines."""
    for number, problem, hint in celah(prose, composed=composed):
        yield _at(prose, number, problem, hint)


@RULE.facts
def find_gaps(year: Tahun) -> Findings:
    for prose in year.narasi.values():
        yield from keutuhan(prose)
