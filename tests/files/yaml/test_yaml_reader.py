"""Strict YAML: what is accepted, what is refused, and where the finding points."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from alat_proyek import load

from lkj.diagnostics import Finding
from lkj.files.yaml import Document, reader, tree


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every example with the C parser and with the Python one that replaces it where it is missing."""
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML without libyaml")
    monkeypatch.setattr(reader, "_LOADER", getattr(yaml, request.param))


def read_yaml(folder: Path, content: str | bytes) -> tuple[Document | None, list[Finding]]:
    path = folder / "data" / "a.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load(path, folder)


def flat(findings: list[Finding]) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.line, finding.column) for finding in findings]


def test_plain_scalars_have_one_strict_meaning(tmp_path: Path) -> None:
    """Numbers, booleans, dates and null are read exactly; decimals never become floats; the rest is text."""
    document, findings = read_yaml(
        tmp_path,
        "a: 98\nb: -5\nc: 97.53\nd: 0.125\ne: true\nf: null\ng: ~\nh:\ni: 2025-01-10\nj: ya\nk: tidak\n"
        "l: \"0125\"\nm: 0536-3224034\nnn: 2024-12\no: 98&\np: 1.250.000\nq: |\n  teks\nr: ''\ns: 5 orang\n",
    )
    assert findings == []
    assert document is not None
    assert document.data == {
        "a": 98,
        "b": -5,
        "c": Decimal("97.53"),
        "d": Decimal("0.125"),
        "e": True,
        "f": None,
        "g": None,
        "h": None,
        "i": date(2025, 1, 10),
        "j": "ya",
        "k": "tidak",
        "l": "0125",
        "m": "0536-3224034",
        "nn": "2024-12",
        "o": "98&",
        "p": "1.250.000",
        "q": "teks\n",
        "r": "",
        "s": "5 orang",
    }


@pytest.mark.parametrize(
    "written",
    [
        "yes", "No", "ON", "off", "y", "N", "True", "FALSE", "Null", "12:30", "1:02:03", "0125", "-007",
        "1_000", "0x1F", "0o17", "0b11", "1e3", "1.5E-3", ".inf", "-.INF", ".NaN", "1.250", "12.500",
        "-112.500", "+5", "5.", ".5",
    ],
)  # fmt: skip
def test_ambiguous_scalars_are_refused_with_a_remedy(tmp_path: Path, written: str) -> None:
    """What two tools or readers would read differently is an error, as value and key; quoted it is text."""
    document, findings = read_yaml(tmp_path, f"a: {written}\n{written}: b\n")
    assert document is None
    assert flat(findings) == [("LKJ104", 1, 4), ("LKJ104", 2, 1)]
    assert all(finding.hint for finding in findings)
    document, findings = read_yaml(tmp_path, f'a: "{written}"\n"{written}": b\n')
    assert document is not None
    assert document.data == {"a": written, written: "b"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1e3", "1000"), ("1.5E-3", "0.0015"), ("98.", "98"), (".5", "0.5"), ("+98", "98"), ("1_000", "1000"),
        ("0125", "125"), ("yes", "true"), ("1e999999", ""), ("0x1F", ""), ("12:30", ""),
    ],
)  # fmt: skip
def test_a_number_is_never_to_be_quoted(tmp_path: Path, written: str, meant: str) -> None:
    """The remedy names the value first; quotes are for text only, for where a number is wanted they fail again."""
    _, (finding,) = read_yaml(tmp_path, f"a: {written}\n")
    first, _, rest = finding.hint.partition(f'atau "{written}" dalam tanda kutip bila ')
    assert first.startswith(f"tulis {meant}")
    assert rest in ("isian ini teks, bukan angka", "ini kode")
    if meant:
        assert read_yaml(tmp_path, f"a: {meant}\n")[1] == []


def test_ya_is_text_but_yes_is_a_trap(tmp_path: Path) -> None:
    """`ya: yes` gives one finding, on `yes`."""
    _, findings = read_yaml(tmp_path, "ya: yes\n")
    assert flat(findings) == [("LKJ104", 1, 5)]


@pytest.mark.parametrize(
    ("written", "thousands", "decimal"),
    [("1.250", "1250", "1.25"), ("12.345", "12345", "12.3450"), ("-1.000", "-1000", "-1.0")],
)
def test_a_thousands_point_names_both_readings(tmp_path: Path, written: str, thousands: str, decimal: str) -> None:
    """The remedy gives a spelling for each reading, and each spelling is accepted as just that number."""
    _, [finding] = read_yaml(tmp_path, f"a: {written}\n")
    assert thousands in finding.hint
    assert decimal in finding.hint
    document, _ = read_yaml(tmp_path, f"a: {thousands}\nb: {decimal}\n")
    assert document is not None
    assert document.data == {"a": int(thousands), "b": Decimal(written)}


def test_a_date_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    """30 February is an error where it stands, not text."""
    _, findings = read_yaml(tmp_path, "tanggal: 2025-02-30\n")
    assert flat(findings) == [("LKJ112", 1, 10)]


def test_a_number_of_thousands_of_digits_is_refused(tmp_path: Path) -> None:
    """Nobody's budget has 5.000 digits; the reader must not choke on it."""
    _, findings = read_yaml(tmp_path, f"a: {'9' * 5000}\nb: 1.{'1' * 5000}\n")
    assert flat(findings) == [("LKJ107", 1, 4), ("LKJ107", 2, 4)]


def test_a_repeated_key_points_at_the_second_and_names_the_first(tmp_path: Path) -> None:
    """A repeated key must never win silently, also when quoting or Unicode composition hides the likeness."""
    _, findings = read_yaml(tmp_path, 'é: 1\nb:\n  c: 1\n  "c": 2\n"e\u0301": 3\n')
    assert flat(findings) == [("LKJ103", 4, 3), ("LKJ103", 5, 1)]
    related = [finding.related for finding in findings]
    assert [(place[0].line, place[0].column) for place in related if place] == [(3, 3), (1, 1)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a: &x 1\n", [(1, 4)]),
        ("a: &x {b: 1}\n", [(1, 4)]),
        ("a: *x\n", [(1, 4)]),
        ("*x : a\n", [(1, 1)]),
        ("<<: a\n", [(1, 1)]),
        ("a: !!str 1\n", [(1, 4)]),
        ("a: ! b\n", [(1, 4)]),
        ("a: !!map {b: 1}\n", [(1, 4)]),
        ("a: 1\n---\nb: 1\n", [(2, 1)]),
        ("%YAML 1.1\n---\na: 1\n", [(1, 1)]),
        ("2024: a\n", [(1, 1)]),
        ("2024-01-10: a\n", [(1, 1)]),
        ("true: a\n", [(1, 1)]),
        ("?\n: a\n", [(1, 2)]),
        ("? [a, b]\n: c\nd: 1\n", [(1, 3)]),
        ("? {a: b}\n: {c: d}\n", [(1, 3)]),
    ],
)
def test_yaml_features_that_hide_facts_are_refused(
    tmp_path: Path, content: str, expected: list[tuple[int, int]]
) -> None:
    """Anchors, aliases, merges, tags, directives, more documents, keys that are not text: LKJ105."""
    document, findings = read_yaml(tmp_path, content)
    assert document is None
    assert flat(findings) == [("LKJ105", *place) for place in expected]


def test_an_alias_bomb_costs_nothing(tmp_path: Path) -> None:
    """References are refused one by one and never multiplied."""
    levels = [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    _, findings = read_yaml(tmp_path, "a0: &a0 x\n" + "\n".join(levels) + "\n")
    assert {finding.code for finding in findings} == {"LKJ105"}


@pytest.mark.parametrize(
    ("content", "line", "word"),
    [
        ('a: 1\nb: "x\nc: 2\nd: 3\n', 2, "kutip"),
        ("a: 1\nb: 'x\nc: 2\n", 2, "kutip"),
        ('a: "x\nb: "y"\nc: 1\n', 1, "kutip"),
        ("a: 1\nb: [1, 2\nc: 2\nd: 3\n", 2, "kurung siku"),
        ("a: 1\nb: {x: 1\nc: 2\n", 2, "kurung kurawal"),
        ("a: 1\nb: KPU: Kalteng\n", 2, "titik dua"),
        ("a: 1\nb\nc: 2\n", 2, "kunci: nilai"),
        ("a:b\nc: 1\n", 1, "spasi"),
        ("x: 1\na:b\nc: 1\n", 2, "kunci: nilai"),
        ("a:\n  b: 1\n c: 2\n", 3, "indentasi"),
        ("a:\n  - b\n  c: 1\n", 3, "butir"),
        ("a: @x\n", 1, "tanda kutip"),
        ("a: *Output* x\n", 1, "bintang"),
        ('a: "C:\\Data"\n', 1, "garis miring"),
        ("a: |x\n", 1, "baris"),
        ("a: ]\n", 1, "tanda baca"),
        ("a: 1\n...\nb: 1\n", 3, "akhir dokumen"),
    ],
)
def test_broken_yaml_is_explained_where_it_starts(tmp_path: Path, content: str, line: int, word: str) -> None:
    """An open quote or bracket is shown where it opens, not at the end of the file where YAML notices."""
    document, findings = read_yaml(tmp_path, content)
    assert document is None
    assert [(finding.code, finding.line) for finding in findings] == [("LKJ101", line)]
    assert word in findings[0].message
    assert findings[0].hint


def test_what_stands_before_the_break_is_reported_too(tmp_path: Path) -> None:
    """One run names all it can: the trap, the repeated key, and the broken line."""
    _, findings = read_yaml(tmp_path, "a: yes\na: 1\nb: [1\n")
    assert flat(findings) == [("LKJ104", 1, 4), ("LKJ103", 2, 1), ("LKJ101", 3, 4)]


def test_tabs_as_indentation_are_each_named(tmp_path: Path) -> None:
    """Every line that a tab indents is named once, and no error that only follows from it."""
    _, findings = read_yaml(tmp_path, "a:\n\tb: 1\n \tc: 2\nd: 3\n")
    assert flat(findings) == [("LKJ102", 2, 1), ("LKJ102", 3, 2)]
    assert "spasi" in findings[0].hint


def test_tabs_inside_text_are_content(tmp_path: Path) -> None:
    """Block text keeps its tabs, also at the start of its lines."""
    document, findings = read_yaml(tmp_path, "a: |\n  x\n  \ty\nb: 'p\n\tq'\n")
    assert findings == []
    assert document is not None
    assert document.data == {"a": "x\n\ty\n", "b": "p q"}


@pytest.mark.parametrize("escape", ["\\e", "\\0", "\\x9b", "\\u202E", "\\N", "\\L", "\\ud800", "\\r"])
def test_invisible_characters_do_not_come_in_by_escapes(tmp_path: Path, escape: str) -> None:
    """A terminal sequence or direction override written as an escape is refused like the character."""
    document, findings = read_yaml(tmp_path, f'a: "x{escape}y"\n')
    assert document is None
    assert [(finding.code, finding.line) for finding in findings] == [("LKJ106", 1)]


@pytest.mark.parametrize("content", ["", "\n\n", "# hanya komentar\n", "---\n"])
def test_an_empty_file_is_named_as_such(tmp_path: Path, content: str) -> None:
    """Empty, blank, or comments only: LKJ111 that says so."""
    _, findings = read_yaml(tmp_path, content)
    assert [finding.code for finding in findings] == ["LKJ111"]
    assert "kosong" in findings[0].message


@pytest.mark.parametrize("content", ["- a\n", "halo\n", '"halo"\n', "[a]\n"])
def test_the_top_must_be_a_mapping(tmp_path: Path, content: str) -> None:
    """A list or a single value at the top is refused."""
    _, findings = read_yaml(tmp_path, content)
    assert flat(findings) == [("LKJ111", 1, 1)]


def test_nesting_has_a_limit(tmp_path: Path) -> None:
    """Twenty levels are read, the twenty-first is refused where it opens."""
    document, _ = read_yaml(tmp_path, "a: " + "[" * 19 + "]" * 19)
    assert document is not None
    _, findings = read_yaml(tmp_path, "a: " + "[" * 20 + "]" * 20)
    assert flat(findings) == [("LKJ107", 1, 23)]


def test_the_number_of_values_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys, values and containers all count; the first one too many is where reading stops."""
    monkeypatch.setattr(tree, "MAX_NODES", 6)
    document, _ = read_yaml(tmp_path, "a: [1, 2, 3]\n")
    assert document is not None
    _, findings = read_yaml(tmp_path, "a: [1, 2, 3, 4, 5]\n")
    assert flat(findings) == [("LKJ107", 1, 14)]


def test_text_is_composed_to_nfc(tmp_path: Path) -> None:
    """Two spellings of the same letter are the same data."""
    document, _ = read_yaml(tmp_path, "a: cafe\u0301\n")
    assert document is not None
    assert document.data == {"a": "caf\u00e9"}


def test_line_ends_of_every_system_count_alike(tmp_path: Path) -> None:
    """A byte order mark, CRLF and CR change neither the data nor a line number."""
    document, _ = read_yaml(tmp_path, b"\xef\xbb\xbfa: 1\r\nb: 2\rc: 3\r\n")
    assert document is not None
    assert document.data == {"a": 1, "b": 2, "c": 3}
    assert [document.position((key,)).line for key in "abc"] == [1, 2, 3]
    assert document.key_position(("a",)).column == 1


def test_a_percent_sign_alone_is_the_unit_in_words(tmp_path: Path) -> None:
    """Who types «satuan: %» means per cent: the remedy is the word that the guide uses."""
    _, (found,) = read_yaml(tmp_path, "satuan: %\n")
    assert (found.code, found.line, found.column) == ("LKJ101", 1, 9)
    assert found.hint is not None and found.hint.startswith("tulis persen bila itu satuan")
