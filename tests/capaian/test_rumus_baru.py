"""A formula and an aggregate are a file each: added to a copy of the package, they are known everywhere."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alat_contributing import block

import lkj
from lkj.capaian import AGREGAT
from lkj.capaian.formula import Rumus
from lkj.capaian.polaritas import Polaritas
from lkj.capaian.registry import collected
from lkj.capaian.rumus import nama_rumus

if TYPE_CHECKING:
    from conftest import Proyek

AGGREGATE = """
from ..aggregation import CaraAgregat, hasil_butir, pisahkan
from ..steps import Kaidah, Langkah

TERENDAH = Kaidah(id="terendah", nama="Capaian terendah", rumus="min(C)", sumber="keputusan sendiri")


def _gabungkan(anggota, aturan, utuh):
    butir = pisahkan((one.id, one.capaian) for one in anggota)
    langkah = Langkah(TERENDAH, (), min(nilai for _, nilai in butir.ada)) if butir.ada else None
    return hasil_butir(butir, langkah, "terendah", aturan)


CARA = CaraAgregat(
    nama="terendah",
    urutan=60,
    metode="capaian indikator yang terendah",
    kata="yang terendah",
    sebutan="capaian terendah",
    gabungkan=_gabungkan,
)
"""
# In the copy: what the method prints, a number and its explanation, the schemas, the guide, a year from `lkj init`.
SCRIPT = """
import json, runpy, sys
from pathlib import Path
from click.testing import CliRunner
from lkj.check.project import Project
from lkj.cli import cli
from lkj.explain.indikator import jelaskan_indikator, urutan
from lkj.explain.agregat import butir_rerata
from lkj.model.schema import semua_skema
from lkj.wording.metode import ketentuan

numbers = Project.at(Path(sys.argv[1])).year(2024).require().numbers
row = next(b for b in numbers.utama.baris if b.indikator.id == "IKK-05")
told = jelaskan_indikator(numbers, urutan(numbers)["IKK-05"], row)
mean = next(butir_rerata(numbers)).buat()
skema = semua_skema()
guide = runpy.run_path(sys.argv[2])["make"](Path(sys.argv[3]).read_text(encoding="utf-8"))
made = CliRunner().invoke(cli, ["init", "kantor", "--kind", "dinas", "--year", "2025", "--yes"])
assert made.exit_code == 0, made.stderr
print(json.dumps({
    "from": sys.modules["lkj"].__file__,
    "capaian": str(row.capaian.nilai), "rumus": told.rumus, "kata": told.rumus_kata, "sumber": told.sumber_rumus,
    "langkah": told.langkah[0].penjabaran, "metode": dict(ketentuan(numbers)),
    "rerata": str(mean.nilai), "rerata_kata": mean.rumus_kata,
    "turun": json.loads(skema["metode.schema.json"])["$defs"]["CaraCapaian"]["properties"]["turun"]["enum"],
    "agregasi": json.loads(skema["metode.schema.json"])["properties"]["agregasi"]["enum"],
    "guide": guide, "awal": Path("kantor/data/2025/metode.yaml").read_text(encoding="utf-8"),
}))
"""


def guide_script() -> Path:
    return Path(__file__).parents[2] / "scripts" / "rumus_docs.py"


@pytest.mark.lambat
def test_one_new_file_is_a_new_formula(proyek: Proyek, tmp_path: Path) -> None:
    """In a copy of lkj with one file more, data may name the formula; it is computed, printed, explained, documented."""
    copy = tmp_path / "copy"
    shutil.copytree(Path(lkj.__file__).parent, copy / "lkj", ignore=shutil.ignore_patterns("__pycache__", "fon"))
    shutil.copytree(guide_script().parents[1] / "docs" / "ci", copy / "docs" / "ci")
    formula = "lkj/capaian/rumus/kuadrat.py"
    (copy / formula).write_text(block("A formula", formula), encoding="utf-8")
    (copy / "lkj" / "capaian" / "agregat" / "terendah.py").write_text(AGGREGATE, encoding="utf-8")
    proyek.ubah(
        "indikator.yaml",
        "    sasaran: SK-05\n    dokumen: pk-sekretaris\n    satuan: persen\n    polaritas: naik\n    target: 100\n    realisasi: 98\n",
        "    sasaran: SK-05\n    dokumen: pk-sekretaris\n    satuan: persen\n    polaritas: turun\n    rumus: kuadrat\n    target: 4\n    realisasi: 5\n",
    )
    proyek.ubah("metode.yaml", "agregasi: rerata-indikator", "agregasi: terendah")
    guide = guide_script().parents[1] / "docs" / "panduan" / "berkas-metode.md"
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(proyek.root), str(guide_script()), str(guide)],
        env={**os.environ, "PYTHONPATH": str(copy), "PYTHONIOENCODING": "utf-8"},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert Path(told["from"]).is_relative_to(copy)
    assert (told["capaian"], told["langkah"]) == ("64", "T² ÷ R² × 100 = 64")
    assert (told["rumus"], told["kata"]) == ("T² ÷ R² × 100", "target dibagi realisasi, dikuadratkan")
    assert told["sumber"] == "keputusan sendiri"
    assert told["metode"]["Rumus, makin rendah makin baik"] == (
        "C = T² ÷ R² × 100 (sumber: keputusan sendiri); berlaku bagi IKK-05"
    )
    assert told["metode"]["Agregasi"].startswith("capaian indikator yang terendah; dihitung atas ")
    assert (told["rerata"], told["rerata_kata"]) == ("64", "yang terendah")
    assert set(told["turun"]) == {*nama_rumus(Polaritas.TURUN), "kuadrat"}
    assert set(told["agregasi"]) == {*AGREGAT, "terendah"}
    (offered,) = [line for line in told["awal"].splitlines() if "turun: selisih  # " in line]
    assert set(re.findall(r"\w+", offered.partition("# ")[2])) == {*nama_rumus(Polaritas.TURUN), "kuadrat", "atau"}
    assert "| `kuadrat` | `turun` | T² ÷ R² × 100 | keputusan sendiri |\n" in told["guide"]
    assert "| `terendah` | capaian indikator yang terendah |\n" in told["guide"]


def test_a_file_without_a_formula_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who forgets to declare the formula is told in which file, not met with a formula that is missing."""
    package = tmp_path / "kosong"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "lupa.py").write_text("RUMUS = None\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(TypeError, match=r"kosong\.lupa declares no CARA"):
        collected("kosong", [str(package)], Rumus)


def test_the_tables_of_the_guide_are_those_of_the_files() -> None:
    """`make docs` would not change the guide."""
    spec = importlib.util.spec_from_file_location("rumus_docs", guide_script())
    assert spec and spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    guide = script.GUIDE.read_text(encoding="utf-8")
    assert script.make(guide) == guide, "jalankan «make docs»"
