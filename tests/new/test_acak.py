"""Random years, written as no author would: whatever a year holds, the next one can be made of it."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from alat_proyek import load_year
from alat_tahun_acak import Data, tahun_acak, tulis_yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lkj.files import FolderOrigin
from lkj.fmt import rapikan_teks
from lkj.model import Tahun
from lkj.new.facts import Rencana
from lkj.new.prepare import _isi_folder

pytestmark = pytest.mark.lambat

NARASI = Path(__file__).parents[1] / "data" / "benar" / "data" / "2024" / "narasi"
CONTOH = int(os.environ.get("LKJ_CONTOH", "40"))


def _fakta(root: Path, year: int) -> Tahun:
    facts, findings = load_year(root, year)
    assert facts is not None, findings
    return facts


def _bentuk(year: Tahun) -> list[Any]:
    """Return what no year changes of its indicators."""
    return [(i.id, i.nama, i.sasaran, i.satuan, i.polaritas, i.bobot, i.akumulasi) for i in year.indikator.indikator]


@settings(max_examples=CONTOH, deadline=None, suppress_health_check=list(HealthCheck))
@given(year=tahun_acak(), dadu=st.integers(0, 2**32))
def test_any_year_becomes_the_next(year: dict[str, Data], dadu: int) -> None:
    """The new year loads, has the same ids and names, its targets are empty and its history holds what they were."""
    dice = random.Random(dadu)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(NARASI, root / "data" / "2024" / "narasi")
        shutil.rmtree(root / "data" / "2024" / "narasi" / "sasaran")
        for name, data in year.items():
            (root / "data" / "2024" / name).write_bytes(tulis_yaml(data, dice).encode())
        old = _fakta(root, 2024)
        # The rules refuse a history that is not past; here the new year comes after all of it.
        last = max([2024, *(lalu.tahun for i in old.indikator.indikator for lalu in i.riwayat)])
        if any(lalu.tahun == 2024 for i in old.indikator.indikator for lalu in i.riwayat):
            return
        files, _ = _isi_folder(FolderOrigin(root), Rencana(old, last + 1))
        for name, content in files.items():
            path = root / "data" / str(last + 1) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        new = _fakta(root, last + 1)
        for name in year:
            text = files[name].decode()
            assert rapikan_teks(name, text) == text
    assert _bentuk(new) == _bentuk(old)
    assert new.sasaran == old.sasaran
    assert new.tugas == old.tugas
    assert new.dasar_hukum == old.dasar_hukum
    assert [(p.kode, p.nama) for p in new.pk.program] == [(p.kode, p.nama) for p in old.pk.program]
    for before, after in zip(old.indikator.indikator, new.indikator.indikator, strict=True):
        assert (after.target, after.realisasi, after.nasional, after.catatan) == (None, None, None, None)
        assert set(after.triwulan or ()) <= {None}
        (then,) = [lalu for lalu in after.riwayat if lalu.tahun == 2024]
        assert then.target == before.target
        if before.akumulasi != "rerata":  # a mean is rounded to what a file may hold
            assert then.realisasi == (None if before.ditunggu else before.realisasi)
        assert len(after.riwayat) == len(before.riwayat) + 1
