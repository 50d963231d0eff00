"""LKJ509: each kind of tag once a file, and each picture; both come out as words."""

import re
from collections.abc import Mapping
from typing import Final

from lkj.check.naskah import Naskah, naskah, tanpa_kode
from lkj.check.rules.define import TATA, WARNING, Example, Findings, Rule
from lkj.model import Tahun

RULE = Rule(
    code="LKJ509",
    severity=WARNING,
    title="Tag HTML atau gambar dalam narasi",
    finds="Narasi memuat tag HTML seperti `<b>`, `<br>`, atau `<table>`, atau gambar dari berkas. Tanda «<» biasa,"
    " alamat di antara tanda «<» dan «>», dan yang berada di antara tanda kutip miring (kode) tidak termasuk.",
    why="Tag tidak dijalankan, melainkan tercetak huruf demi huruf dalam dokumen resmi; dari gambar hanya kata-katanya"
    " yang tercetak. Narasi tidak boleh memuat berkas atau kode.",
    source=TATA,
    remedy="Pakai tanda Markdown yang disarankan, atau hapus tagnya.",
    examples=(
        Example(
            file="narasi/permasalahan.md",
            good="Jumlah petugas pengaduan belum sebanding",
            bad="<b>Jumlah petugas</b> pengaduan belum sebanding",
        ),
    ),
)


# The elements of HTML (Living Standard, with those of its past that word processors still write), and what to write
# in their stead. Whatever else stands between angle brackets is text: «<5 hari», «a < b», <nama@contoh.id>.
_TEBAL, _MIRING = "tulis **teks tebal**", "tulis *teks miring*"
_HAPUS = "hapus tag itu; teksnya tetap"
_DAFTAR, _TABEL = (
    'tulis tiap butir pada baris sendiri, diawali "- " atau "1. "',
    "tulis tabel Markdown: | kolom | kolom |",
)
_SARAN: Final = {
    **dict.fromkeys(("b", "strong"), _TEBAL),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), _MIRING),
    "br": "kosongkan satu baris untuk paragraf baru, atau akhiri baris dengan garis miring terbalik (\\)",
    "p": "kosongkan satu baris di antara dua paragraf",
    "a": "tulis [teks](https://alamat)",
    "hr": "hapus garis itu, atau tulis --- pada baris sendiri",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "tulis judul dengan tanda #, misalnya ### Judul"),
    **dict.fromkeys(("ul", "ol", "li", "dl", "dt", "dd"), _DAFTAR),
    **dict.fromkeys(("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "col", "colgroup"), _TABEL),
    **dict.fromkeys(("blockquote", "q"), "awali baris kutipan dengan tanda >"),
    **dict.fromkeys(("code", "pre", "kbd", "samp", "tt"), "tulis di antara tanda `"),
    **dict.fromkeys(
        (
            "abbr", "address", "article", "aside", "audio", "bdi", "bdo", "big", "button", "canvas", "center", "del",
            "details", "div", "embed", "figcaption", "figure", "font", "footer", "form", "header", "iframe", "img",
            "input", "ins", "label", "link", "main", "mark", "meta", "nav", "object", "s", "script", "section", "small",
            "source", "span", "strike", "style", "sub", "summary", "sup", "svg", "time", "u", "video", "wbr",
        ),
        _HAPUS,
    ),
}  # fmt: skip
_ATTRIBUTE = r"""(?:\s+[a-zA-Z:_-]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=`]+))?)"""
_TAG = rf"(?<!\\)<(?P<tutup>/?)(?P<nama>[a-zA-Z][a-zA-Z0-9]*)(?P<atribut>{_ATTRIBUTE}*)\s*/?>"
# Inline, with one pair of brackets within its words or address at most; or by a label that is defined elsewhere.
_PICTURE = (
    r"(?<!\\)!\[(?P<kata>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"(?:\((?P<berkas>(?:[^()]|\([^()]*\))*)\)|(?:\[(?P<label>[^\[\]]*)\])?)"
)
_DEFINITION = r"(?m)^ {0,3}\[(?P<label>[^\[\]^][^\[\]]*)\]:\s*(?P<berkas>\S.*)"
# Where a block of HTML begins (CommonMark 0.31, section 4.6): up to the next empty line all is one text, pictures too.
_BLOCKS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt"
    "|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu"
    "|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr"
    "|track|ul"
)
_HTML_BLOCK = (
    rf"(?mi)(?:^[ \t>*+-]*(?:\d{{1,9}}[.)][ \t]+)?</?(?:{_BLOCKS})(?=[\s/>])"
    rf"|(?:\A|(?<=\n\n)) {{0,3}}</?[a-z][^<>\n]*>(?=[ \t]*\n))[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*"
)
_OURS = "gambar:"
# What is indented so far behind an empty line is code, or goes on with a list: left alone, for it may be either.
_INDENTED = r"(?m)(?<=\n\n)(?: {4}|\t).*"
# The rows of a table of one's own are the only place where tags are set, not printed; which ones, the compiler decides.
_TABLE = re.compile(
    r"\{%[-+]?\s*call\b\s*(?:\([^()]*\)\s*)?(?:tabel|formulir|polos)\s*\(.*?\{%[-+]?\s*endcall\b", re.DOTALL
)
_ADDRESS = r"""(?<==["'])https?://[^\s"'<>]+["'][^\s]*|(?<==)https?://\S+"""


def _plain(prose: Naskah) -> str:
    text = prose.teks
    # What is read as prose has no links; here they may stand within a tag.
    for link in re.finditer(_ADDRESS, prose.narasi.teks):
        if text[link.start() - 1] == prose.narasi.teks[link.start() - 1]:
            text = text[: link.start()] + link[0] + text[link.end() :]
    # One that is not closed fails by itself, and need not be looked for to the end of the file, again and again.
    for table in _TABLE.finditer(prose.narasi.teks, 0, prose.narasi.teks.rfind("endcall") + len("endcall")):
        text = text[: table.start()] + re.sub(r"[^\n]", " ", table[0]) + text[table.end() :]
    return re.sub(_INDENTED, lambda found: re.sub(r"[^\n]", " ", found[0]), tanpa_kode(text))


def _is_tag(found: re.Match[str], closed: frozenset[str]) -> bool:
    name = found["nama"].lower()
    if name not in _SARAN:
        return False
    # A single letter between angle brackets may be a letter of a formula: only with its other half is it a tag.
    if len(name) > 1 or "=" in found["atribut"]:
        return not found["atribut"] or "=" in found["atribut"] or found[0].endswith("/>")
    return not found["atribut"] and (bool(found["tutup"]) or name in closed)


def _label(words: str) -> str:
    return " ".join(words.split()).casefold()


def _file(picture: re.Match[str], labels: Mapping[str, str]) -> str:
    """Return the file that a picture names; "" where brackets are no picture, for their label is not defined."""
    if picture["berkas"] is not None:
        return picture["berkas"].strip()
    return labels.get(_label(picture["label"] or picture["kata"]), "")


@RULE.facts
def find(year: Tahun) -> Findings:
    # One document is made of all prose, so that a label may be defined in another file.
    labels = {
        _label(found["label"]): found["berkas"].strip()
        for one in year.narasi.values()
        for found in re.finditer(_DEFINITION, one.teks)
    }
    for prose in naskah(year):
        text = _plain(prose)
        if "<" in text:
            tags = [found for found in re.finditer(_TAG, text) if found["nama"].lower() in _SARAN]
            closed = frozenset(found["nama"].lower() for found in tags if found["tutup"])
            first: dict[str, re.Match[str]] = {}
            for found in tags:
                if _is_tag(found, closed):
                    first.setdefault(found["nama"].lower(), found)
            for name, found in first.items():
                message = f"tag HTML «{' '.join(found[0].split())}» akan tercetak apa adanya"
                yield RULE.at(prose.position(found.start()), message, _SARAN[name])
        blocks = [found.span() for found in re.finditer(_HTML_BLOCK, text)] if "![" in text else []
        # What is read as prose has no links, and a picture may be one.
        for picture in re.finditer(_PICTURE, prose.narasi.teks) if "![" in text else ():
            file = _file(picture, labels)
            if text[picture.start()] == "!" and file and not file.startswith(_OURS):
                printed = "yang tercetak hanya kata-katanya"
                if any(begin <= picture.start() < end for begin, end in blocks):
                    printed = "tandanya tercetak apa adanya"
                message = f"gambar «{file}» tidak dapat dimuat; {printed}"
                hint = "hapus gambar itu; bagan laporan dibuat dari data"
                yield RULE.at(prose.position(picture.start()), message, hint)
