"""Tags of HTML in prose are told, and nothing that only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alat_benar import salin
from alat_proyek import load_year

from lkj.check.rules.naskah.lkj509_tag_html import find

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.lambat


def found(root: Path, text: str) -> list[tuple[str, int, int, str]]:
    """Return what is found in a piece of prose: code, line, column, and the tag or file named."""
    path = root / "data" / "2024" / "narasi" / "permasalahan.md"
    path.write_text(text, encoding="utf-8", newline="\n")
    year, findings = load_year(root, 2024)
    assert year is not None, findings
    return [(f.code, f.line, f.column, f.message.split("«")[1].split("»")[0]) for f in find(year)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kata <b>tebal</b> saja.", [(1, 6, "<b>")]),
        ("Satu\n\ndua<br>tiga<BR />empat", [(3, 4, "<br>")]),
        ("| a<br/>b | c |\n|---|---|\n| d | e |", [(1, 4, "<br/>")]),
        ('<div class="x">\nisi\n</div>', [(1, 1, '<div class="x">')]),
        ("<table><tr><td>a</td></tr></table>", [(1, 1, "<table>"), (1, 8, "<tr>"), (1, 12, "<td>")]),
        ("H<sub>2</sub>O dan <u>garis</u>", [(1, 2, "<sub>"), (1, 20, "<u>")]),
        ('Lihat <a href="https://kpu.go.id">laman</a>', [(1, 7, '<a href="https://kpu.go.id">')]),
        ("{% if tahun %}<strong>a</strong>{% endif %}", [(1, 15, "<strong>")]),
        ("<p\nalign=center>tengah", [(1, 1, "<p align=center>")]),
        ('<td>\n{% call tabel("t", "J", []) %}<tr></tr>{% endcall %} <br>', [(1, 1, "<td>"), (2, 54, "<br>")]),
    ],
)
def test_a_tag_is_found_at_its_place(tmp_path: Path, text: str, expected: list[tuple[int, int, str]]) -> None:
    """Whatever HTML an officer pastes is named with line and column, each kind once."""
    assert found(salin(tmp_path), text) == [("LKJ509", *one) for one in expected]


@pytest.mark.parametrize(
    "text",
    [
        "selesai dalam <5 hari, a < b dan c > d, a<b, b>c",
        "nilai x <b dan y> c; himpunan <i, j>; 0<p>1; <s> saja",
        "<https://kpu.go.id/b> dan <nama@contoh.id>",
        "tulis `<br>` dan ``a `<b>` c``, bukan lain",
        "```\n<table><tr></tr></table>\n```",
        "Contoh:\n\n    <div>\n",
        '{% call tabel("tabel-a", "Judul", [["No", 10, "tengah"], ["A", 90, "kiri"]]) %}\n'
        "<tr><td>1</td><td><strong>a</strong><br><em>b</em></td></tr>\n{% endcall %}",
        '{%- call formulir([["A", 100, "kiri"]]) -%}\n<tr><td>a</td></tr>\n{%- endcall -%}',
        '{% call polos([100]) %}<tr><td colspan="2">a</td></tr>{% endcall %}',
        "<!-- <b>catatan</b> --> {# <b>ini</b> #} {{ '<b>x</b>' }}",
        r"\<b>bukan tag\</b>",
        "<Nama Pejabat> <tanggal> <isi di sini> <link menyusul>",
    ],
)
def test_what_is_no_tag_is_left_alone(tmp_path: Path, text: str) -> None:
    """Comparisons, addresses, blanks between angle brackets, code and comments accuse nobody."""
    assert found(salin(tmp_path), text) == []
