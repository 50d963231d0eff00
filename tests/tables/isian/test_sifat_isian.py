"""For any valid year: a form that nobody filled in changes nothing, whatever its texts, numbers and lists are."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest
from alat_isian import REPOSITORY
from alat_mutasi import baca_proyek, jinak
from alat_tahun_acak import Data, tahun_acak, tulis_yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lkj.diagnostics import Severity
from lkj.files import Overlay
from lkj.files.yaml import Document
from lkj.files.yaml.reader import parse
from lkj.model.load import read_year
from lkj.model.metode import tangga_terbaca
from lkj.tables.isian.baca import baca_formulir
from lkj.tables.isian.banding import bandingkan
from lkj.tables.isian.bentuk import BERKAS, bentuk
from lkj.tables.isian.buku import baca_buku
from lkj.tables.isian.formulir import ringkas, tulis_formulir

pytestmark = pytest.mark.lambat


def tetap(documents: Mapping[str, Document], method: Mapping[str, object], quarter: int) -> None:
    """Export a year, read it back, and hold that nothing came of it."""
    asked = bentuk(documents)
    if quarter:
        ringkas(asked, quarter)
    made = tulis_formulir(asked, 2024, "Kantor", tangga_terbaca(method), quarter=quarter)
    result = bandingkan([baca_formulir("isian.xlsx", baca_buku(made))], bentuk(documents), documents)
    assert (result.perubahan, result.tambahan, result.bentrok, result.tolakan) == ([], [], [], [])


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(tahun_acak(), st.integers(0, 2**32), st.integers(0, 4))
def test_export_then_import_changes_nothing(year: dict[str, Data], seed: int, quarter: int) -> None:
    """Written in any style of YAML, exported whole or for one quarter, and read back as it is."""
    documents = {}
    for name in BERKAS:
        reading = parse(f"data/2024/{name}", tulis_yaml(year[name], random.Random(seed)))
        assert reading.document is not None
        documents[name] = reading.document
    tetap(documents, year["metode.yaml"], quarter)


@pytest.mark.parametrize(("example", "year"), [("examples/dinas-kesehatan", 2025), ("tests/data/benar", 2024)])
def test_a_year_that_was_changed_is_still_itself(example: str, year: int) -> None:
    """Values made huge, tiny, odd or empty, lists made longer and shorter: what can still be read comes back."""
    files = baca_proyek(REPOSITORY / example)
    tried = 0
    for seed in range(12):
        changed = {**files, **jinak(files, random.Random(seed))}
        origin = Overlay({name: data for name, data in changed.items() if isinstance(data, bytes)})
        reading = read_year(origin, year)
        if any(one.severity is Severity.ERROR for one in reading.findings):
            continue
        tried += 1
        tetap(reading.documents, reading.documents["metode.yaml"].data, seed % 5)
    assert tried >= 3
