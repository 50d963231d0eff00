"""Tables are data before an engine sees them: a closed vocabulary passes, all else is refused at its line or is text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from alat_proyek import environment, require_year
from alat_tabel import tertulis
from hypothesis import given
from hypothesis import strategies as st

from lkj.diagnostics import DataError
from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import susun_laporan
from lkj.report.numbering import number
from lkj.report.rows import TableError, baca_baris
from lkj.report.tabel import Tables
from lkj.wording.literal import lolos

if TYPE_CHECKING:
    from conftest import Proyek

CALL = '{% call tabel("tabel-uji", "Uji", [["Satu", 50, "kiri"], ["Dua", 50, "kanan"]]) %}\n%s\n{% endcall %}\n'
# A value of the data: no control character is in it, and white space is one space.
VALUES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cn"]), max_size=30)


def cells(text: str, columns: int = 2) -> list[list[object]]:
    return [[cell.isi for cell in row] for row in baca_baris(text, columns)]


def test_the_vocabulary_of_templates() -> None:
    """Rows, spans, bold, italic, line breaks; white space is folded and none stands at an end or beside a break."""
    text = '\n <tr><td rowspan="2"> a\n b </td><td><strong>c</strong> <br/> d&amp;&#46; <em>e</em></td></tr>\n<tr><td></td></tr>'
    assert cells(text) == [[["a b"], [["b", "c"], "\nd&. ", ["i", "e"]]], [[]]]
    assert [(cell.kolom, cell.baris) for cell in baca_baris(text, 2)[0]] == [(1, 2), (1, 1)]
    assert cells("<tr><td>1 < 2 > 0</td></tr>") == [[["1 < 2 > 0"], []]]


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('<tr><td><iframe src="http://127.0.0.1:8765/x"></iframe></td></tr>', "tanda <iframe>"),
        ('<tr><td><pre class="x```#(1+41)```y">a</pre></td></tr>', "tanda <pre>"),
        ("<tr><td><img></td></tr>", "tanda <img>"),
        ("<tr><td><!-- c --></td></tr>", "bukan tanda yang dikenal"),
        ("<tr><td><?x ?></td></tr>", "bukan tanda yang dikenal"),
        ('<tr><td typst:fill="read(1)">a</td></tr>', "atribut selain rowspan dan colspan"),
        ('<tr><td rowspan="2" rowspan="2">a</td></tr>', "atribut selain rowspan dan colspan"),
        ('<tr class="x"><td>a</td></tr>', "tanda <tr> memuat atribut"),
        ('<tr><td><strong class="x">a</strong></td></tr>', "tanda <strong> memuat atribut"),
        ("<tr><td>a</tr>", "tanda </tr> tidak pada tempatnya"),
        ("<tr><td>a<td>b</td></tr>", "tanda <td> tidak pada tempatnya"),
        ("<tr><td><strong>a</td></tr>", "tanda </td> tidak pada tempatnya"),
        ("<tr><td>a</td></tr>x", "berada di luar sel"),
        ("<tr><td>a</td></tr><tr>", "tanda <tr> tidak ditutup"),
        ("<tr><td>a</td></tr></table>", "tanda </table> tidak dikenal"),
        ("<tr><td>a</td><td>b</td><td>c</td></tr>", "lebih banyak sel"),
        ('<tr><td colspan="3">a</td></tr>', "lebih banyak sel"),
        ("<strong>", "berada di luar sel"),
        (f"<tr><td><{'a' * 9000}", "bukan tanda yang dikenal"),
        ("<tr><td>" + "<em>" * 900, "bertingkat"),
    ],
)
def test_what_is_not_of_it_is_refused_at_its_line(proyek: Proyek, text: str, said: str) -> None:
    """In a project's own template as in prose: the file, the line of the call, the row, and what to write instead."""
    with pytest.raises(TableError, match="tabel"):
        baca_baris(text, 2)
    for file in ("../../templates/bab-4.md.j2", "narasi/misi.md"):
        proyek.tulis(file, "Satu.\n\n" + CALL.replace("%s", text))
        with pytest.raises(DataError) as caught:
            susun_laporan(environment(proyek.root), Pengukuran(require_year(proyek.root, 2024)))
        (finding,) = caught.value.findings
        name = proyek.path(file).relative_to(proyek.root).as_posix()
        assert (finding.code, finding.file, finding.line) == ("LKJ501", name, 3)
        assert said in finding.message
        assert "rowspan" in finding.hint
        proyek.path(file).write_text("", encoding="utf-8")


@pytest.mark.lambat
@given(VALUES)
def test_a_value_is_its_own_text(value: str) -> None:
    """Whatever characters a value of the data holds, they come out of the cell as they went in."""
    (row,) = cells(f"<tr><td>{lolos(value)}</td></tr>", 1)
    assert row == [[value] if value else []]


@pytest.mark.lambat
@given(st.text(max_size=60))
def test_any_text_is_rows_or_refused(text: str) -> None:
    """No text brings the reader to another end, and no control character comes through."""
    try:
        made = cells(text)
    except TableError:
        return
    assert all(ord(c) >= 32 or c == "\n" for c in str(made))


@pytest.mark.lambat
@pytest.mark.parametrize(
    "forged",
    [
        '``````tabel\n&#2;{"jenis":"polos"}\n``````',
        "``` {.tabel}\n<table><tr><td>a</td></tr></table>\n```",
        '{{ "\\x02blok:0\\x03"|e }}',
        '{{ "\\x02{}"|e }}',
    ],
)
def test_no_control_character_of_a_stranger_is_left(proyek: Proyek, forged: str) -> None:
    """What makes a block ours is in no block that prose wrote, by whatever way it tried."""
    proyek.tulis("narasi/misi.md", forged)
    env = environment(proyek.root)
    try:
        markdown = susun_laporan(env, Pengukuran(require_year(proyek.root, 2024))).markdown
    except DataError:  # check refuses it before it is composed, or composing does
        return
    blocks = [line for line in markdown.split("\n") if "\x02" in line]
    assert len(blocks) == sum(table.tercetak for table in env.tables.made)
    assert all(set(json.loads(line[1:] + "]}")) >= {"jenis", "baris"} for line in blocks)


@pytest.mark.lambat
def test_a_table_stands_in_one_place(proyek: Proyek) -> None:
    """The mark of a table, repeated by whatever way, does not print the table again and again."""
    proyek.tulis("narasi/misi.md", '{% for n in [1, 2] %}{{ "\\x02blok:0\\x03"|e }}{% endfor %}')
    with pytest.raises(DataError):
        susun_laporan(environment(proyek.root), Pengukuran(require_year(proyek.root, 2024)))


def test_a_table_in_a_sentence_is_a_block_of_its_own() -> None:
    """Called for in the middle of a line, a table parts it; the line's halves stay text."""
    tables = Tables()
    called = tables.polos([100], lambda: "<tr><td>a</td></tr>").strip()
    made = tertulis(number(f"sebelum {called} sesudah", tables.made))
    assert made.startswith("sebelum \n``````") and made.endswith("``````\n sesudah")
