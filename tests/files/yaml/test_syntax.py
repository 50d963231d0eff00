"""The English words of PyYAML by which a broken file is explained: each is provoked in the PyYAML that is installed."""

from __future__ import annotations

import pytest
import yaml

from lkj.files.yaml import syntax

PARSERS = [name for name in ("CSafeLoader", "SafeLoader") if hasattr(yaml, name)]
QUOTE = "tanda kutip dibuka di sini tetapi tidak pernah ditutup"
QUOTE_DOCUMENT = "tanda kutip dibuka di sini tetapi belum ditutup ketika muncul baris"
ESCAPE, ESCAPE_CODE = "gabungan karakter sesudah garis miring", "kode karakter sesudah garis miring"
TAB, START = "tab dipakai sebagai indentasi", "nilai tidak boleh diawali karakter ini"
TAG, DIRECTIVE = "tanda seru (!)", "baris yang diawali %"
DOCUMENT, ITEM = "ada isi sesudah akhir dokumen", 'di sini seharusnya butir daftar "- "'
# Broken texts with what is said of each, of the two parsers where they see different things in it.
SAID: dict[str, str | tuple[str, str]] = {
    "a: 'b\n": QUOTE,
    'a: "b\n': QUOTE,
    'a: "b\n---\n': QUOTE_DOCUMENT,
    "a: 'b\n...\n": QUOTE_DOCUMENT,
    'a: "\\q"\n': ESCAPE,
    'a: "\\x1z"\n': (ESCAPE_CODE, ESCAPE),
    "a: [1, 2\nb: 1\n": "kurung siku [ dibuka",
    "a: {b: 1\nc: 2\n": "kurung kurawal { dibuka",
    "a: b: c\n": "titik dua tidak boleh ada di sini",
    "a: - b\n": 'butir daftar "- " tidak boleh ada di sini',
    "a: 1\nfoo\nb: 2\n": "baris ini bukan «kunci: nilai»",
    "a: |\n\tb\n": (TAB, START),
    "a:\n\t- b\n": START,
    "a: @b\n": START,
    "a: `b\n": START,
    "a: * b\n": "tanda bintang (*)",
    "a: & b\n": "tanda & di awal nilai",
    "a: !<b\n": TAG,
    "a: !x!y b\n": TAG,
    "%FOO\n": (DIRECTIVE, DOCUMENT),
    "%YAML a\n": DIRECTIVE,
    "%YAML 1.1\n%YAML 1.1\n---\na: 1\n": DIRECTIVE,
    "%YAML 3.0\n---\na: 1\n": "arahan %YAML menyebut versi",
    "a: |x\n": "nilai yang diawali | atau >",
    "a: > b\n": "nilai yang diawali | atau >",
    "a: 1\n...\nb: 2\n": DOCUMENT,
    "a: ]\n": "di sini seharusnya ada nilai",
    "a:\n  - b\n  c: 1\n": ITEM,
    "- a\nb: 1\n": ITEM,
    "a: 'b' c\n": "di sini seharusnya «kunci: nilai» dengan indentasi",
}


def error_of(text: str, parser: str) -> yaml.YAMLError:
    """Return the error that a parser of PyYAML finds in a text."""
    loader = getattr(yaml, parser)(text)
    with pytest.raises(yaml.YAMLError) as caught:
        loader.get_single_node()
    loader.dispose()
    return caught.value


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("text", SAID)
def test_each_error_of_the_parser_is_explained_as_what_it_is(text: str, parser: str) -> None:
    """A release of PyYAML with other words would have every slip called broken YAML: this says which words changed."""
    said = SAID[text]
    wanted = said if isinstance(said, str) else said[parser == "SafeLoader"]
    finding = syntax.explain(error_of(text, parser), text.split("\n"), None, "a.yaml")
    assert finding.message.startswith(wanted)


def test_no_explanation_is_without_an_error() -> None:
    """Each explanation that is kept is given for something that a parser says; what none says any more can go."""
    given = {
        syntax.explain(error_of(text, parser), text.split("\n"), None, "a.yaml").message
        for parser in PARSERS
        for text in SAID
    }
    assert [one.message for one in syntax._PROBLEMS if one.message not in given] == []
