"""LKJ509: each kind of tag once a file; it comes out as words."""

import re
from typing import Final

from lkj.check.naskah import naskah
from lkj.check.rules.define import TATA, WARNING, Example, Findings, Rule
from lkj.check.rules.naskah.markah import polos
from lkj.model import Tahun

RULE = Rule(
    code="LKJ509",
    severity=WARNING,
    title="Tag HTML dalam narasi",
    finds="Narasi memuat tag HTML seperti `<b>`, `<br>`, atau `<table>`. Tanda «<» biasa,"
    " alamat di antara tanda «<» dan «>», dan yang berada di antara tanda kutip miring (kode) tidak termasuk.",
    why="Tag tidak dijalankan, melainkan tercetak huruf demi huruf dalam dokumen resmi. Narasi tidak"
    " boleh memuat kode.",
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


def _is_tag(found: re.Match[str], closed: frozenset[str]) -> bool:
    name = found["nama"].lower()
    if name not in _SARAN:
        return False
    # A single letter between angle brackets may be a letter of a formula: only with its other half is it a tag.
    if len(name) > 1 or "=" in found["atribut"]:
        return not found["atribut"] or "=" in found["atribut"] or found[0].endswith("/>")
    return not found["atribut"] and (bool(found["tutup"]) or name in closed)


@RULE.facts
def find(year: Tahun) -> Findings:
    for prose in naskah(year):
        text = polos(prose)
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
