"""The budget that an agreement lists: who promises below the head of the agency answers for a part of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from alat_proyek import require_year
from click.testing import CliRunner
from msgspec.structs import replace

from lkj.cli import cli
from lkj.model import Tahun
from lkj.report.perjanjian import anggaran_naskah

DINAS = Path(__file__).parents[2] / "examples" / "dinas-kesehatan"


@pytest.fixture(scope="module")
def year() -> Tahun:
    return require_year(DINAS, 2025)


def naskah(year: Tahun, ident: str) -> tuple[list[str | None], int | None, bool]:
    """Return the codes that an agreement lists, their sum, and whether they are only a part."""
    (one,) = [one for one in year.pk.perjanjian if one.id == ident]
    made = anggaran_naskah(year, one)
    codes = [code for p in made.program for code in (p.kode, *(part.kode for part in p.kegiatan))]
    return codes, made.jumlah, made.sebagian


def test_the_head_lists_the_whole_budget(year: Tahun) -> None:
    """All programmes with their activities, and their sum is that of the year."""
    codes, total, part = naskah(year, "pk-perubahan")
    assert {"1.02.01", "1.02.02", "1.02.03"} <= set(codes)
    assert (total, part) == (98_500_000_000, False)


def test_an_agreement_of_before_the_revision_lists_what_there_was_then(year: Tahun) -> None:
    """Signed in January, it cannot know of September: what was changed later, and what was signed before that, too."""
    assert naskah(year, "pk-kepala")[1:] == (96_750_000_000, False)
    (head,) = [one for one in year.pk.perjanjian if one.id == "pk-kepala"]
    made = anggaran_naskah(year, head)
    assert {p.kode: p.anggaran for p in made.program}["1.02.02"] == 50_650_000_000
    assert naskah(year, "pk-yankes")[1:] == (19_850_000_000 + 1_850_000_000, True)


def test_without_all_ceilings_of_then_an_agreement_lists_those_of_now(year: Tahun) -> None:
    """A list of which half is of before the revision and half of after it adds up to neither."""
    lines = tuple(
        one.model_copy(update={"pagu_awal": None}) if one.kode == "1.02.03.2.02" else one for one in year.pagu.rincian
    )
    changed = replace(year, pagu=year.pagu.model_copy(update={"rincian": lines}))
    assert naskah(changed, "pk-kepala")[1:] == (98_500_000_000, False)


def test_a_division_lists_what_its_objectives_name(year: Tahun) -> None:
    """Activities of two programmes, and their sum alone."""
    codes, total, part = naskah(year, "pk-yankes")
    assert codes == ["1.02.02", "1.02.02.2.01", "1.02.03", "1.02.03.2.03"]
    assert (total, part) == (19_850_000_000 + 1_850_000_000, True)


def test_who_names_a_whole_programme_lists_all_of_it(year: Tahun) -> None:
    """A programme that is named brings its activities, and its own amount once."""
    above = {one.id: one for one in year.sasaran.sasaran}
    lower = above["SP-03"].model_copy(update={"program": above["SS-01"].program})
    rest = tuple(lower if one.id == "SP-03" else one for one in year.sasaran.sasaran)
    changed = replace(year, sasaran=year.sasaran.model_copy(update={"sasaran": rest}))
    assert naskah(changed, "pk-p2p") == (["1.02.02", "1.02.02.2.01", "1.02.02.2.02"], 50_650_000_000, True)


@pytest.mark.lambat
def test_the_sum_of_a_lower_agreement_is_explained() -> None:
    """The sum that only one agreement prints can be asked for, and names each line that it is made of."""
    result = CliRunner().invoke(cli, ["explain", "2025", "anggaran-pk-kesmas", "--root", str(DINAS)])
    assert result.exit_code == 0, result.stderr
    assert "Rp30.800.000.000" in result.stdout and "data/2025/pagu.yaml:52" in result.stdout
