"""The locked sets of packages: whole, by hash, wheels alone, and what pyproject.toml asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
SETS = ("run", "build", "dev", "windows", "mutate", "site")


def project() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as source:
        return tomllib.load(source)


def key(one: Requirement) -> str:
    """Return the name of a package, with the system that a pin is for."""
    return f"{canonicalize_name(one.name)} {one.marker or ''}".strip()


def locked(name: str) -> dict[str, tuple[Requirement, list[str]]]:
    """Return what a set pins, by name and system, each with its hashes."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    pins: dict[str, tuple[Requirement, list[str]]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            requirement, *hashes = line.split(" --hash=")
            one = Requirement(requirement.strip())
            pins[key(one)] = (one, [mark.strip() for mark in hashes])
    return pins


def asked() -> dict[str, list[Requirement]]:
    """Return what each set has to hold, as pyproject.toml asks for it."""
    facts = project()
    run = [Requirement(text) for text in facts["project"]["dependencies"]]
    build = [Requirement(text) for text in facts["build-system"]["requires"]]
    extra = [Requirement(text) for text in facts["project"]["optional-dependencies"]["dev"]]
    groups = facts["dependency-groups"]
    beside = {name: [Requirement(text) for text in groups[name]] for name in ("windows", "mutate", "site")}
    return {"run": run, "build": build, "dev": [*run, *build, *extra], **beside}


@pytest.mark.parametrize("name", SETS)
def test_each_package_is_pinned_with_its_hashes(name: str) -> None:
    """One version each, and no file but those that were seen when it was locked."""
    for one, hashes in locked(name).values():
        assert re.fullmatch(r"==[\w.]+", str(one.specifier)), one
        assert hashes
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", mark) for mark in hashes), one


@pytest.mark.parametrize("name", SETS)
def test_a_set_holds_what_is_asked_for(name: str) -> None:
    """A package or least version added to pyproject.toml and not locked is noticed: run `make lock`."""
    pins = locked(name)
    for wanted in asked()[name]:
        one, _ = pins[key(wanted)]
        (version,) = one.specifier
        assert wanted.specifier.contains(version.version), wanted


def test_the_parts_agree_with_the_whole() -> None:
    """What is tested is what runs: the same version and files in each set that has a package."""
    whole = locked("dev")
    for name in ("run", "build"):
        assert {pin: (str(one), hashes) for pin, (one, hashes) in locked(name).items()} == {
            pin: (str(whole[pin][0]), whole[pin][1]) for pin in locked(name)
        }
    # Beside the whole, not a part of it: what both have is the same, but for the Pythons that need it.
    for name in ("mutate", "site"):
        both = {pin: found for pin, found in locked(name).items() if pin in whole}
        assert both
        assert {pin: (str(one.specifier), hashes) for pin, (one, hashes) in both.items()} == {
            pin: (str(whole[pin][0].specifier), whole[pin][1]) for pin in both
        }


@pytest.mark.parametrize("name", SETS)
def test_a_set_names_no_place_to_fetch_from(name: str) -> None:
    """Where packages come from is each machine's own affair, and no set changes it."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)


def test_make_installs_nothing_but_what_is_locked() -> None:
    """Every package comes by hash and as a wheel; lkj itself is built by the backend that is locked too."""
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "LOCKED := $(PIP) --no-deps --require-hashes --only-binary :all:" in recipe
    installs = re.findall(r"^\t\$\((PIP|LOCKED)\) (.*)$", recipe, re.MULTILINE)
    assert installs == [
        ("LOCKED", "--requirement requirements/run.txt --requirement requirements/build.txt"),
        ("PIP", "--no-deps --no-build-isolation --editable ."),
        ("LOCKED", "--requirement requirements/dev.txt"),
        ("LOCKED", "--requirement requirements/site.txt"),
        ("LOCKED", "--requirement requirements/mutate.txt"),
    ]
