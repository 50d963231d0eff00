"""The rules of `lkj check`, a file each: `FAMILY/lkjNNN_name.py` defines `RULE`. They are listed nowhere, but found."""

from __future__ import annotations

import os
import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lkj.check.rules.define import Rule

#: The folders of rules by the hundreds of their codes, each with what its rules are about.
FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "berkas": "Berkas dan YAML",
        "nilai": "Bentuk data",
        "rujukan": "Rujukan dan identitas",
        "angka": "Angka",
        "naskah": "Narasi",
        "kelengkapan": "Kelengkapan menurut peraturan",
        "antartahun": "Antara dua tahun",
        "antarsatker": "Antara satker",
    }
)


@cache
def _files() -> Mapping[str, str]:
    """Return the module of each rule by its code, in the order of the codes."""
    # What tells the modules of a folder tells those of an archive too, in the form that its system gives to paths.
    folders = {os.path.join(place, family): family for family in FAMILIES for place in __path__}  # noqa: PTH118
    found = (
        (name, family)
        for folder, family in folders.items()
        for _, name, _ in pkgutil.iter_modules([folder])
        if name.startswith("lkj")
    )
    return {name[:6].upper(): f"{__name__}.{family}.{name}" for name, family in sorted(found)}


def codes() -> tuple[str, ...]:
    """Return the code of every rule, in order."""
    return tuple(_files())


def rule(code: str) -> Rule:
    """Return the rule of a code; KeyError for a code that no rule has."""
    found: Rule = import_module(_files()[code]).RULE
    return found


def is_rule(code: str) -> bool:
    """Tell whether there is a rule of a code."""
    return code in _files()


def rules(*families: str) -> tuple[Rule, ...]:
    """Return the rules of some families, or of all, in the order of their codes."""
    wanted = tuple(f"{__name__}.{family}." for family in families or FAMILIES)
    return tuple(rule(code) for code, module in _files().items() if module.startswith(wanted))


def waits_for(code: str) -> tuple[str, ...]:
    """Return the codes of the rules that a rule waits for; none for a code that no rule has."""
    return rule(code).after if code in _files() else ()
