"""The imaginary offices of `scripts/kantor.py`: what rules and measures of many offices are tried on must be right."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from lkj.check.project import Project

SCRIPT = Path(__file__).parents[1] / "scripts" / "kantor.py"


@pytest.fixture(scope="module")
def kantor() -> ModuleType:
    spec = importlib.util.spec_from_file_location("kantor", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["kantor"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.lambat
def test_an_imaginary_office_is_passed_by_check_in_all_its_years(tmp_path: Path, kantor: ModuleType) -> None:
    """Three offices of as many sizes, each a project of its own: no error and no warning in any of their years."""
    for name, text in kantor.tree(3, whole=True):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    roots = sorted((tmp_path / "satker").iterdir())
    found = {
        (root.name, year): [str(one.message) for one in Project.at(root).year(year).findings()]
        for root in roots
        for year in kantor.YEARS
    }
    assert found == {(code, year): [] for code in ("0000", "1100", "1200") for year in (2022, 2023, 2024)}


@pytest.mark.lambat
def test_a_seed_gives_the_same_tree_and_another_seed_another(kantor: ModuleType) -> None:
    """A measure that is taken again is taken of the same offices."""
    first = dict(kantor.tree(3))
    assert dict(kantor.tree(3)) == first
    assert dict(kantor.tree(3, "lain")) != first


def test_552_offices_are_one_central_38_of_provinces_and_the_rest_of_regencies(kantor: ModuleType) -> None:
    """Each has a code and a name of its own, 13 to 40 indikator, and an office above it that is there."""
    known = kantor.offices(552, "lkj")
    codes = {one.code for one in known}
    assert (len(known), len(codes), len({one.name for one in known})) == (552, 552, 552)
    assert sum(one.above == "0000" for one in known) == 38
    assert all(one.above in codes for one in known[1:])
    assert {one.many for one in known} <= set(range(13, 41))
