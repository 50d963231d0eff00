"""What holds for any year in any dress: formatting keeps its facts and comments, and comes to rest at once."""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from typing import Any

import pytest
from alat_tahun_acak import Data, tahun_acak, tulis_yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lkj.files.yaml.reader import parse
from lkj.fmt import rapikan_teks
from lkj.model.load import YEAR_FILES

pytestmark = pytest.mark.lambat

CONTOH = int(os.environ.get("LKJ_CONTOH", "150"))
# Shrinking ten files at once takes minutes and tells little.
TAHAP = (Phase.explicit, Phase.reuse, Phase.generate)
# Lists with one item a year, by the file they are in.
PER_TAHUN = {("pagu.yaml", "pagu"), ("indikator.yaml", "riwayat"), ("metode.yaml", "riwayat")}
KUNCI = {file.name: list(file.model.model_fields) for file in YEAR_FILES}


def fakta(value: Any) -> Any:
    """Return data with the kind of each value beside it: 1 is not true, and 1.50 not 1.5."""
    if isinstance(value, dict):
        return {key: fakta(inner) for key, inner in value.items()}
    return [fakta(inner) for inner in value] if isinstance(value, list) else (type(value).__name__, str(value))


def terurut(value: Any, file: str, key: str = "") -> Any:
    """Return data with its lists keyed by year in the order of the years."""
    if isinstance(value, dict):
        return {key: terurut(inner, file, key) for key, inner in value.items()}
    if not isinstance(value, list):
        return value
    items = sorted(value, key=lambda one: one["tahun"]) if (file, key) in PER_TAHUN else value
    return [terurut(inner, file) for inner in items]


def catatan(text: str) -> Counter[str]:
    return Counter(re.findall(r"# catatan \d+", text))


def terbaca(text: str) -> Data:
    reading = parse("acak.yaml", text)
    assert reading.document is not None
    assert not reading.findings
    return reading.document.data


@settings(max_examples=CONTOH, deadline=None, suppress_health_check=list(HealthCheck), phases=TAHAP)
@given(tahun_acak(), st.integers(0, 2**32))
def test_facts_and_comments_survive_and_the_form_is_stable(year: dict[str, Data], seed: int) -> None:
    """Keys in any order, any style, quoting and comments: the same facts, every comment, and nothing left to format."""
    dice = random.Random(seed)
    for file, data in year.items():
        text = tulis_yaml(data, dice)
        formatted = rapikan_teks(file, text)
        assert fakta(terbaca(formatted)) == fakta(terurut(data, file))
        assert catatan(formatted) == catatan(text)
        assert rapikan_teks(file, formatted) == formatted
        top = re.findall(r"^[a-z_]+(?=:)", formatted, re.MULTILINE)
        assert top == sorted(top, key=KUNCI[file].index)


@settings(max_examples=CONTOH // 10, deadline=None, suppress_health_check=list(HealthCheck), phases=TAHAP)
@given(tahun_acak(), st.integers(0, 2**32), st.integers(0, 2**32))
def test_the_dress_leaves_no_trace(year: dict[str, Data], one: int, other: int) -> None:
    """Without comments and blocks of text there is one form only: how the author wrote the same facts is not seen."""
    for file, data in year.items():
        for ladder in data.get("tangga", ()):
            ladder.pop("skor", None)  # its keys are ranks, in the order of the author
        texts = {rapikan_teks(file, tulis_yaml(data, random.Random(seed), catatan=False)) for seed in (one, other)}
        assert len(texts) == 1
