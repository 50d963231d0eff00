"""What Jinja says of a failed template, told in Indonesian with its file and line."""

from __future__ import annotations

import re
import traceback
from collections.abc import Collection, Mapping
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from lkj.diagnostics import Finding, Position
from lkj.diagnostics.nearest import nearest
from lkj.model import Tahun
from lkj.model.indikator import Indikator
from lkj.model.rencana import Kegiatan, Program, Renstra
from lkj.model.satker import BerkasSatker, Laporan, Organisasi, Pegawai, Pejabat, Satker
from lkj.report.budget import BudgetError
from lkj.report.compiler import SourceError
from lkj.report.environment import FILTERS
from lkj.report.hitungan import HitunganError
from lkj.report.marks import MissingReferenceError
from lkj.report.numbering import SwallowedError
from lkj.report.rows import TableError

#: How the environment names a prose file: this prefix and the file's stem.
PROSE = "narasi:"
# fmt: off
_COMMON = (
    "anggaran", "awal", "hukum", "jumlah_pendidikan", "kategori", "kini", "lalu", "laporan", "organisasi",
    "pegawai", "pejabat", "program", "realisasi", "rekap", "renstra", "rerata", "satker", "serapan",
    "rincian", "sisa", "tahun", "tercapai", "terbanyak", "tidak_tercapai", "tren", "utama", "visi",
)
# fmt: on
#: What rendering can raise when data, prose or template is at fault.
RENDER_ERRORS = (
    TemplateError,
    MissingReferenceError,
    SwallowedError,
    ArithmeticError,
    AssertionError,  # Babel says so of a date that is none
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    NameError,
    RecursionError,
)
_ODD = r"[^A-Za-z0-9-]"
_NO_FILTER = r"No (?:filter|test) named '([^']*)'"
_UNKNOWN_TAG = r"[Uu]nknown tag '([^']*)'"
# As what lkj itself says of a computation begins.
_OWN_WORDS = r"^(?:penyaring|angka) «([^»]*)»"
_UNDEFINED = r"'([^']*)' is undefined|has no attribute '([^']*)'|no element (\S+)"


def _nearest(word: str, known: Collection[str]) -> str:
    near = nearest(word, known)
    return f"mungkin maksud Anda «{near}»" if near else ""


def _syntax(error: TemplateSyntaxError) -> tuple[str, str]:
    """Return sentence and remedy for a template that cannot be read; Jinja's own words are English."""
    said = str(error.message)
    if missing := re.search(_NO_FILTER, said):
        known = sorted(FILTERS)
        return f"penyaring «{missing[1]}» tidak dikenal", _nearest(missing[1], known) or "yang ada: " + ", ".join(known)
    if missing := re.search(_UNKNOWN_TAG, said):
        return (
            f"perintah «{missing[1]}» tidak dikenal atau tidak pada tempatnya",
            "pasangkan if dengan endif, for dengan endfor",
        )
    # A name in Markdown, {#id}, looks to Jinja like the beginning of a comment.
    if "comment" in said.lower():
        return (
            "«{#» membuka komentar Jinja yang tidak ditutup",
            "nama seperti {#id} hanya dipakai di ujung judul: hapus, atau beri spasi, { #id}; komentar ditutup #}",
        )
    if "nexpected end" in said or "end of template" in said:
        return (
            "ungkapan atau blok belum ditutup",
            "tutup {{ dengan }}, {% dengan %}, if dengan endif, for dengan endfor",
        )
    return "susunan ungkapan keliru", "periksa pasangan {{ … }} dan {% … %} serta tanda kutip pada baris ini"


def _explain(error: Exception) -> tuple[str, str]:
    """Return an Indonesian sentence and a remedy for what failed while rendering."""
    if isinstance(error, (BudgetError, HitunganError, SourceError, TableError)):
        return str(error.message), error.hint
    if isinstance(error, RecursionError):
        return "templat ini memanggil dirinya tanpa henti", "periksa include, extends, dan makro di dalamnya"
    if isinstance(error, TemplateNotFound):
        return f"templat «{str(error.name)[:60]}» tidak ada", "periksa nama berkas di folder templates"
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error)
    if isinstance(error, MissingReferenceError):
        # The kind is no likeness: tabel-rkt is not tabel-skala.
        (name,) = error.names
        kind, _, own = name.partition("-")
        near = nearest(own, [n.removeprefix(f"{kind}-") for n in error.known if n.startswith(f"{kind}-")])
        hint = f"mungkin maksud Anda «{kind}-{near}»" if near else "yang ada: " + ", ".join(error.known)
        return f"rujukan «{name}» tidak menunjuk tabel atau gambar mana pun", hint
    if isinstance(error, SwallowedError):
        shown = " ".join(error.opener.split())[:20]
        return (
            f"«{shown}» tidak ditutup sebelum tabel, sehingga tabel itu tidak tercetak",
            "tutup, atau hapus pembukanya",
        )
    if isinstance(error, UndefinedError):
        found = re.search(_UNDEFINED, str(error))
        name = next((g for g in found.groups() if g), "") if found else ""
        known = sorted(_field_names())
        remedy = _nearest(name, known) or "lihat daftar nama dalam docs/panduan/narasi.md"
        return f"nama «{name}» tidak dikenal di sini", remedy
    if isinstance(error, SecurityError):
        return "ungkapan ini tidak diizinkan", "narasi hanya boleh memakai fakta, penyaring, if, dan for"
    return (
        "ungkapan ini tidak dapat dihitung",
        "periksa jenis nilainya: penyaring angka tidak menerima teks atau daftar",
    )


def _field_names() -> set[str]:
    """Names that an expression may use after a dot, or alone."""
    names = set(_COMMON)
    for model in (BerkasSatker, Satker, Pejabat, Organisasi, Pegawai, Laporan, Renstra, Indikator, Program, Kegiatan):
        names.update(model.model_fields)
    return names


_CALL = r"rujuk|gambar"
_LONGEST_CALL = 400
# A call whose name holds an escape, such as "t\abel".
_ESCAPED = re.compile(rf"(?:{_CALL})\(\s*(?:\"[^\"\n]*?\\|'[^'\n]*?\\)")


def _called(text: str, bare: str) -> int | None:
    """Return where a text last calls for a name; None where it does not.

    The name is read without its odd characters, of which a line's end may be one, and there may be many of them.
    """
    kept = [at for at, sign in enumerate(text) if not re.match(_ODD, sign)]
    plain = "".join(text[at] for at in kept)
    calls = [call.start() for call in re.finditer(_CALL, text)]
    found = plain.rfind(bare)
    while found >= 0:
        at = max((call for call in calls if 0 <= kept[found] - call <= _LONGEST_CALL), default=None)
        if at is not None:
            return at
        found = plain.rfind(bare, 0, found + len(bare) - 1)
    return None


def _column(error: Exception, text: str, line: int) -> int:
    """Return where what an error speaks of stands in its line; 1 where that is not one place in an expression."""
    if isinstance(error, TemplateNotFound):
        name = str(error.name)
    else:
        found = re.search(rf"{_NO_FILTER}|{_UNKNOWN_TAG}|{_UNDEFINED}|{_OWN_WORDS}", str(error))
        name = next(filter(None, found.groups()), "") if found else ""
    lines = text.split("\n")
    written = lines[line - 1] if name and 0 < line <= len(lines) else ""
    places = [one.start() for one in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", written)]
    return places[0] + 1 if len(places) == 1 and re.search(r"\{[{%]", written[: places[0]]) else 1


def _place(error: Exception, year: Tahun, own: Mapping[str, str]) -> Position:
    """Find the line of the prose or of the project's own template that raised the error."""
    names = {f"{PROSE}{name}": prose for name, prose in year.narasi.items()}
    texts = {prose.berkas: prose.teks for prose in names.values()}
    texts |= {f"templates/{name}": text for name, text in own.items()}

    def named(file: str, line: int) -> Position:
        return Position(file, line, _column(error, texts.get(file, ""), line))

    if isinstance(error, TemplateSyntaxError):
        prose = names.get(error.name or "")
        return named(prose.berkas if prose else f"templates/{error.name}", error.lineno)
    if isinstance(error, MissingReferenceError):
        (name,) = error.names
        for file, text in texts.items():
            at = _called(text, re.sub(_ODD, "", name))
            if at is not None:
                start = text.rfind("\n", 0, at) + 1
                written = text.find(name, at, at + _LONGEST_CALL + len(name))
                if written >= 0:
                    at, start = written, text.rfind("\n", 0, written) + 1
                return Position(file, text.count("\n", 0, at) + 1, at - start + 1)
        for file, text in texts.items():
            # What an escape stands for is not what is written.
            if escaped := _ESCAPED.search(text):
                start = text.rfind("\n", 0, escaped.start()) + 1
                return Position(file, text.count("\n", 0, escaped.start()) + 1, escaped.start() - start + 1)
    if isinstance(error, SwallowedError):
        opener = error.opener.strip()
        for file, text in texts.items():
            for number, line in enumerate(text.split("\n"), start=1):
                if opener in line:
                    return Position(file, number, line.find(opener) + 1)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename in names:
            return named(names[frame.filename].berkas, frame.lineno or 1)
        template = Path(frame.filename).name
        # A template of lkj's own is no file of the project; what it was given came from one that is.
        if frame.filename.endswith(".md.j2") and (template in own or not own):
            return named(f"templates/{template}", frame.lineno or 1)
    return Position(f"templates/{next(iter(own))}" if len(own) == 1 else "templates", 1, 1)


def temuan(error: Exception, year: Tahun, own: Mapping[str, str]) -> list[Finding]:
    """Return LKJ501 for what failed: sentence, remedy, file and line; `own` holds the project's own templates."""
    if isinstance(error, MissingReferenceError) and len(error.names) > 1:
        return [one for name in error.names for one in temuan(MissingReferenceError([name], error.known), year, own)]
    message, hint = _explain(error)
    return [Finding(code="LKJ501", position=_place(error, year, own), message=message, hint=hint)]
