"""The examples of the rules are their tests: what a page shows as wrong is found, what it shows as right is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alat_proyek import check

from lkj.check.rules import rules
from lkj.check.rules.define import Example, Rule
from lkj.diagnostics import Finding

DATA = Path(__file__).parents[2] / "data"
CONTOH = [pytest.param(one, e, id=f"{one.code}-{n}") for one in rules() for n, e in enumerate(one.examples)]
SERUPA = [
    pytest.param(e, text, id=f"{one.code}-{n}-{k}")
    for one in rules()
    for n, e in enumerate(one.examples)
    for k, text in enumerate(e.near)
]


def salinan(tmp_path: Path, lalu: bool = False) -> Path:
    """Copy the right year into a root of its own, with `lalu` the year before beside it, which differs as years do."""
    root = tmp_path / "proyek"
    shutil.copytree(DATA / "benar", root)
    if lalu:
        before = root / "data" / "2023"
        shutil.copytree(root / "data" / "2024", before)
        shutil.rmtree(before / "narasi" / "sasaran")
        shutil.copytree(DATA / "lalu" / "2023", before, dirs_exist_ok=True)
    return root


def periksa(root: Path, example: Example, text: str) -> tuple[list[Finding], set[str]]:
    """Put a text in the place of the right one; return what is found, and the places that the edit covers."""
    path = root / "data" / "2024" / example.file
    before, found, after = path.read_text(encoding="utf-8").partition(example.good)
    assert found, f"{path.name} of the sample year has no «{example.good}»"
    assert example.good not in after, f"{path.name} of the sample year has «{example.good}» more than once"
    path.write_text(before + text + after, encoding="utf-8", newline="\n")
    first = before.count("\n") + 1
    lines = range(first, first + text.removesuffix("\n").count("\n") + 1)
    return check(root, ["2024"]), {f"{example.file}:{n}" for n in lines}


def tempat(finding: Finding) -> str:
    return f"{finding.file.removeprefix('data/2024/')}:{finding.line}"


def test_the_right_year_is_passed_in_silence(tmp_path: Path) -> None:
    """A complete report with sound figures raises nothing: no error, no warning, no information."""
    assert check(salinan(tmp_path), ["2024"]) == []


@pytest.mark.lambat
def test_the_right_year_agrees_with_the_one_before_it(tmp_path: Path) -> None:
    """Two years that tell the same of the past raise nothing between them."""
    assert check(salinan(tmp_path, lalu=True), ["2024"]) == []


@pytest.mark.lambat
@pytest.mark.parametrize(("rule", "example"), CONTOH)
def test_a_wrong_example_raises_its_rule_there_and_no_other(tmp_path: Path, rule: Rule, example: Example) -> None:
    """What a page shows as wrong raises that very code in that very place, as heavy as the page says, with a remedy."""
    found, edited = periksa(salinan(tmp_path, lalu=bool(rule.of_years)), example, example.bad)
    own = [f for f in found if f.code == rule.code]
    assert {f.severity for f in own} == {rule.severity}
    assert all(f.hint for f in own)
    assert {f.code for f in found} - {rule.code} == set(example.beside)
    places = {tempat(f) for f in own}
    assert places == set(example.places) if example.places else places <= edited


@pytest.mark.lambat
@pytest.mark.parametrize(("example", "text"), SERUPA)
def test_a_right_example_near_it_is_not_accused(tmp_path: Path, example: Example, text: str) -> None:
    """What a page shows as right raises nothing, by that rule or by another; a right figure is offered as expression."""
    found, _ = periksa(salinan(tmp_path), example, text)
    assert [f for f in found if f.code != "LKJ508"] == []
