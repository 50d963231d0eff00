"""Means explained: what an explanation says of its members agrees with what was done with them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alat_benar import ganti, salin
from alat_proyek import year_of

from lkj.capaian import AGREGAT
from lkj.explain.find import jelaskan

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

LAMA = "    satuan: persen\n    polaritas: naik\n    target: 100\n    realisasi: 98\n  - id: IKK-06"


def _jelas(proyek: Proyek, query: str) -> dict[str, Any]:
    code, stdout, stderr = proyek.jalankan("explain", "2024", query, "--format", "json")
    assert code == 0, stderr
    match: dict[str, Any] = json.loads(stdout)["matches"][0]
    return match


def test_what_cannot_be_compared_was_not_computed_from_a_percentage(proyek: Proyek) -> None:
    """A realisasi of 5 Laporan against 5 Dokumen is left out; the note on percentages names only those that have one."""
    proyek.ubah(
        "indikator.yaml",
        LAMA,
        "    satuan: Dokumen\n    polaritas: naik\n    target: 5\n    realisasi: 5 Laporan\n  - id: IKK-06",
    )
    match = _jelas(proyek, "rata-rata")
    assert [one["id"] for one in match["excluded"]] == ["IKK-05"]
    assert "tidak dapat dibandingkan" in match["excluded"][0]["reason"]
    (note,) = [note for note in match["notes"] if "berbeda satuan" in note]
    assert note.startswith("Target dan realisasi IKK-11, IKK-13, IKK-16 berbeda satuan;")


@pytest.mark.parametrize(
    ("agregasi", "dalam"), [("rerata-sasaran", "rerata-indikator"), ("geometrik-sasaran", "geometrik")]
)
def test_the_mean_of_an_objective_cites_the_method_that_stands_at_its_line(
    proyek: Proyek, agregasi: str, dalam: str
) -> None:
    """The line that is cited says «rerata-sasaran»; of that mean the objective is one term, which no cap binds."""
    proyek.ubah("metode.yaml", "agregasi: rerata-indikator", f"agregasi: {agregasi}")
    proyek.ubah("metode.yaml", "penerapan_batas: sebelum", "penerapan_batas: sesudah")
    rules = {rule["name"]: rule for rule in _jelas(proyek, "SK-01")["rules"]}
    way = rules["Cara agregasi"]
    line = (proyek.root / way["file"]).read_text(encoding="utf-8").split("\n")[way["line"] - 1]
    assert line == f"agregasi: {agregasi}"
    said, term = AGREGAT[agregasi].metode, AGREGAT[dalam].metode
    assert way["text"] == f"{said}; nilai sasaran ini salah satu sukunya, yaitu {term} di dalam sasaran"
    assert rules["Batas"]["text"] == "batas capaian diterapkan pada rata-rata dokumen, bukan pada sukunya"
    whole = {rule["name"]: rule for rule in _jelas(proyek, "rata-rata")["rules"]}
    assert whole["Cara agregasi"]["text"] == said
    assert whole["Batas"]["text"] == "batas capaian diterapkan pada rata-rata, bukan pada setiap indikator"


def test_a_mean_without_a_percentage_has_data_all_the_same(proyek: Proyek) -> None:
    """Of a weighted objective whose indicators weigh nothing the report prints a dash, and so does the explanation."""
    text = proyek.path("indikator.yaml").read_text(encoding="utf-8")
    weights = iter([0, *[6] * 15, 10])
    text = re.sub(r"(    dokumen: pk-sekretaris\n)", lambda m: f"{m[1]}    bobot: {next(weights)}\n", text)
    proyek.tulis("indikator.yaml", text)
    proyek.ubah("metode.yaml", "agregasi: rerata-indikator", "agregasi: tertimbang")
    match = _jelas(proyek, "SK-01")
    assert (match["value"], match["printed"]) == (None, "–")
    assert _jelas(proyek, "IKU-01")["printed"] == "[belum ada data]"
    assert _jelas(proyek, "pk-ketua")["printed"] == "[belum ada data]"


def test_a_mean_of_one_that_a_bound_changed_is_found_by_its_number(tmp_path: Path) -> None:
    """600 of 400 is 150%, capped after averaging at 120%: the objective's mean is that, and its one indikator is not."""
    root = salin(tmp_path)
    ganti(root, "indikator.yaml", ("    realisasi: 400\n", "    realisasi: 600\n"))
    capped = ("batas_atas: null", "batas_atas: 120"), ("penerapan_batas: sebelum", "penerapan_batas: sesudah")
    ganti(root, "metode.yaml", *capped)
    numbers = year_of(root, 2024).numbers
    assert [one.id for one in jelaskan(numbers, "120,00%")] == ["SK-02", "batas-atas"]
    assert [one.id for one in jelaskan(numbers, "150,00%")] == ["IKK-03"]
