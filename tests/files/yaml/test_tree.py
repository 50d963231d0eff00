"""Laws of reading: places that point at their values, and no input that makes the reader fail."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from alat_proyek import load
from hypothesis import given
from hypothesis import strategies as st

from lkj.diagnostics import Finding, Severity
from lkj.files.yaml import Document, reader

PARSERS = [name for name in ("CSafeLoader", "SafeLoader") if hasattr(yaml, name)]


def read_with(parser: str, folder: Path, content: bytes) -> tuple[Document | None, list[Finding]]:
    path = folder / f"{parser}.yaml"
    path.write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_LOADER", getattr(yaml, parser))
        return load(path, folder)


scalar_tokens = st.one_of(
    st.integers(-(10**9), 10**9).map(str),
    st.sampled_from(["97.53", "0.5", "true", "null", "~", "2025-01-10", "ya", "98&", "Kota Baru", "a é 漢"]),
    st.text("ab é漢'", max_size=8).map(lambda text: "'" + text.replace("'", "''") + "'"),
    st.text("ab é漢 ", max_size=8).map(lambda text: f'"{text}"'),
)
source_trees = st.recursive(
    scalar_tokens,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.dictionaries(st.text("abcdefgh", min_size=2, max_size=4), inner, min_size=1, max_size=3),
    ),
    max_leaves=12,
)


def as_source(tree: object, indent: int) -> str:
    pad = "\n" + " " * indent
    if isinstance(tree, dict):
        return "".join(f"{pad}{key}:  {as_source(value, indent + 2)}" for key, value in tree.items())
    if isinstance(tree, list):
        return "".join(f"{pad}- {as_source(value, indent + 2)}" for value in tree)
    return str(tree)


def scalar_paths(tree: object, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(tree, dict):
        return [found for key, value in tree.items() for found in scalar_paths(value, (*path, key))]
    if isinstance(tree, list):
        return [found for index, value in enumerate(tree) for found in scalar_paths(value, (*path, index))]
    return [(path, str(tree))]


@pytest.mark.lambat
@pytest.mark.parametrize("parser", PARSERS)
@given(st.dictionaries(st.text("abcdefgh", min_size=2, max_size=4), source_trees, min_size=1, max_size=4))
def test_a_position_points_at_the_value_s_own_text(
    tmp_path_factory: pytest.TempPathFactory, parser: str, tree: dict[str, object]
) -> None:
    """For every value of every document, the text at its position is the text it was written as."""
    text = as_source(tree, 0)[1:] + "\n"
    document, findings = read_with(parser, tmp_path_factory.getbasetemp(), text.encode())
    # A key whose value stands below it is written with spaces at the end of its line.
    assert {finding.code for finding in findings} <= {"LKJ117"}
    assert document is not None
    lines = text.split("\n")
    for path, token in scalar_paths(tree):
        place = document.position(path)
        assert document.has(path)
        assert lines[place.line - 1][place.column - 1 :].startswith(token)
        if isinstance(path[-1], str):
            key = document.key_position(path)
            assert lines[key.line - 1][key.column - 1 :].startswith(f"{path[-1]}:")


fragments = st.sampled_from(
    [b"a", b": ", b"\n", b"  ", b"- ", b"\t", b'"', b"'", b"[", b"]", b"{", b"}", b",", b"&x ", b"*x", b"!t ",
     b"|", b">", b"#", b"%", b"---", b"...", b"? ", b"<<", b"\r", b"\xc3\xa9", b"\xff", b"\x00", b"\\",
     b"1.250", b"yes", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"2025-02-30", b"\\ud800", b"0"]
)  # fmt: skip


@pytest.mark.lambat
@pytest.mark.parametrize("parser", PARSERS)
@given(st.one_of(st.binary(max_size=60), st.lists(fragments, max_size=25).map(b"".join)))
def test_any_bytes_give_a_document_or_findings(
    tmp_path_factory: pytest.TempPathFactory, parser: str, content: bytes
) -> None:
    """No file can make the reader raise; every finding lies within the file and is in Indonesian words."""
    document, findings = read_with(parser, tmp_path_factory.getbasetemp(), content)
    assert (document is None) == any(finding.severity is Severity.ERROR for finding in findings)
    text = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    lines = text.count(b"\n") + (not text.endswith(b"\n"))
    for finding in findings:
        assert 1 <= finding.line <= lines
        assert finding.column >= 1
        assert not any(word in finding.message for word in ("expected", "found", "while", " the "))


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[8,1, 8,4]", "[8.1, 8.4]"),
        ("[8,05,8,4]", "[8.05,8.4]"),
        ("[20, 21,5, null]", "[20, 21.5, null]"),
    ],
)
def test_a_decimal_comma_in_a_list_is_the_cause(parser: str, written: str, meant: str, tmp_path: Path) -> None:
    """Four items that were two numbers are not read as four: the comma is named, with what to type."""
    document, (finding,) = read_with(parser, tmp_path, f"skema: 1\ntriwulan: {written}\n".encode())
    assert document is None
    assert (finding.code, finding.line, finding.column) == ("LKJ104", 2, 11)
    assert f"tulis {meant} bila koma tanpa spasi itu tanda desimal" in finding.hint


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("written", ["[20,21,20,20]", "[20, 21, 20, 20]", "[8.1,8.4]", "[a,1, b]", "[null,8, null]"])
def test_a_list_written_in_one_way_is_left_alone(parser: str, written: str, tmp_path: Path) -> None:
    """Whoever always or never puts a space behind a comma means items, and so does whoever lists words."""
    document, findings = read_with(parser, tmp_path, f"skema: 1\ntriwulan: {written}\n".encode())
    assert findings == []
    assert document is not None


@pytest.mark.parametrize("parser", PARSERS)
def test_a_bare_greater_sign_is_no_empty_value(parser: str, tmp_path: Path) -> None:
    """«>5» opens a text of several lines to YAML, and there is none: it is told instead of read as nothing."""
    _, (finding,) = read_with(parser, tmp_path, b"skema: 1\nrealisasi: >5\ncatatan: a\n")
    assert (finding.code, finding.line, finding.column) == ("LKJ104", 2, 12)
    assert 'tulis ">5" dalam tanda kutip' in finding.hint
