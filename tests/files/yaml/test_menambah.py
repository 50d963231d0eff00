"""Values set and items added in a text: nothing else changes, whatever the style that it is written in."""

from __future__ import annotations

import copy
import random
from typing import Any

import pytest
from alat_yaml_acak import tulis_yaml
from hypothesis import given
from hypothesis import strategies as st

from lkj.files.yaml.commented import Skalar, cari_komentar
from lkj.files.yaml.editing import CannotSetError, YamlEdit, quoted
from lkj.files.yaml.reader import parse

KUNCI = ("a", "b", "c", "d")
DATA = st.recursive(
    st.sampled_from([None, 1, "teks", "dua: #", "baris\nkedua"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KUNCI), inner, max_size=3),
    max_leaves=12,
)
NILAI = (7, "baru", "x: # y", "satu\ndua", None)


def skalar(value: Any) -> Any:
    """Return a value as what is written."""
    if isinstance(value, dict):
        return {key: skalar(one) for key, one in value.items()}
    if isinstance(value, list):
        return [skalar(one) for one in value]
    return quoted(value) if isinstance(value, str) else Skalar("null" if value is None else str(value), "", 0, 0)


def tempat(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[tuple[Any, ...], Any]]:
    """Return every place of the data with what stands there."""
    found = [(path, data)]
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        found += tempat(value, (*path, key))
    return found


def di(data: Any, path: tuple[Any, ...]) -> Any:
    """Return what stands at a place."""
    for key in path:
        data = data[key]
    return data


@pytest.mark.lambat
@given(st.dictionaries(st.sampled_from(KUNCI), DATA, min_size=1), st.randoms(use_true_random=False))
def test_what_is_set_and_added_is_read_back(data: dict[str, Any], dice: random.Random) -> None:
    """Some edits of a text in any style give the data with these edits, and no comment is lost."""
    text = tulis_yaml(data, random.Random(dice.random()))
    wanted, setting = copy.deepcopy(data), YamlEdit(text)
    # What is begun or set in one place is not edited in another way at once, as no form does.
    touched: set[tuple[Any, ...]] = set()
    for _ in range(3):
        path, value = dice.choice(tempat(data))
        if any(path[: len(one)] == one or one[: len(path)] == path for one in touched if one != path):
            continue
        new = dice.choice([*NILAI, {"a": 1, "d": ["x", {"b": "y: z"}], "c": {}}, ["p", 2]])
        if isinstance(value, list) or (value is None and path and isinstance(path[-1], str)):
            setting.append(path, skalar(new), KUNCI)
            if di(wanted, path) is None:
                di(wanted, path[:-1])[path[-1]] = []
            di(wanted, path).append(new)
        elif path and not isinstance(value, dict) and path not in touched and not isinstance(new, (dict, list)):
            setting.set(path, skalar(new), KUNCI)
            di(wanted, path[:-1])[path[-1]] = new
        elif isinstance(value, dict) and value and (key := dice.choice(KUNCI)) not in value and path not in touched:
            setting.append((*path, key), skalar(new), KUNCI)
            di(wanted, path)[key] = [new]
        touched.add(path)
    made = setting.text()
    reading = parse("a.yaml", made)
    assert reading.document is not None, (reading.findings, text, made)
    assert reading.document.data == wanted, (text, made)
    assert sorted(c.teks for c in cari_komentar(made)) == sorted(c.teks for c in cari_komentar(text)), (text, made)


@pytest.mark.parametrize(
    ("text", "edits", "made"),
    [
        ("a:\n  - id: x\n    b: null  # belum\n  - id: y\n", [(("a", 0, "b"), {"n": "p", "m": {"k": 1}})], "a:\n  - id: x\n    b:  # belum\n      - n: p\n        m:\n          k: 1\n  - id: y\n"),
        ("a:\n- id: x\n  b: []\n", [(("a", 0, "b"), "p"), (("a", 0, "b"), "q")], "a:\n- id: x\n  b:\n    - p\n    - q\n"),
        ("a:\n  - {id: x, b: [1]}\n", [(("a", 0, "b"), {"n": "p, q"}), (("a", 0, "c"), 2)], 'a:\n  - {id: x, b: [1, {n: "p, q"}], c: [2]}\n'),
        ("b:\n- n: 1\n", [(("b",), {"n": 2}), (("c",), {"n": 3}), (("b", 0, "m"), 4)], "b:\n- n: 1\n  m:\n    - 4\n- n: 2\nc:\n  - n: 3\n"),
    ],
)  # fmt: skip
def test_items_are_added_where_a_person_would_write_them(text: str, edits: list[Any], made: str) -> None:
    """A list is begun under its key, its comment kept; what ends on one line is added the deepest first."""
    setting = YamlEdit(text)
    for path, value in edits:
        setting.append(path, skalar(value), ("b", "c"))
    assert setting.text() == made


def test_a_list_is_begun_at_the_place_that_is_known() -> None:
    """The third quarter of a list that is null: those before it are null."""
    setting = YamlEdit("a:\n  q: null\n  z: 1\n")
    setting.set(("a", "q", 2), skalar(85))
    setting.set(("a", "q", 0), skalar(82))
    assert setting.text() == "a:\n  q:\n    - 82\n    - null\n    - 85\n  z: 1\n"


def test_a_list_that_is_there_has_no_gaps() -> None:
    """What would stand behind items that are not there is refused, and so is an item of what is no list."""
    setting = YamlEdit("a: [1]\nb: teks\n")
    with pytest.raises(CannotSetError, match="belum sepanjang itu"):
        setting.set(("a", 3), skalar(4))
    with pytest.raises(CannotSetError, match="«b» bukan daftar"):
        setting.append(("b",), skalar(4))
