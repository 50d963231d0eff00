"""A verification told: what a PDF calls itself and its signers cannot look like a verdict."""

from __future__ import annotations

import json

import pytest
from alat_musuh import NAMES, acts

from lkj.verify.forms import to_json, to_text
from lkj.verify.verdict import Difference, Kind, Signature, Verdict, Verification

pytestmark = pytest.mark.lambat


def told(name: str, verdict: Verdict) -> Verification:
    """Return a verification in which every text that comes out of a PDF is this one."""
    return Verification(
        verdict=verdict,
        findings=(Difference(Kind.LAMPIRAN, f"lampiran «{name}» tidak dikenal", printed=name, expected=name),),
        document=name,
        tools={"lkj": name},
        signatures=(
            Signature(
                field=name,
                name=name,
                reason=name,
                time=name,
                kind=name,
                end=1,
                pages=(1,),
                boxes=((0, 0, 1, 1),),
                text=name,
            ),
        ),
        templates=(name,),
        notes=(name,),
        sha256="0" * 64,
    )


@pytest.mark.parametrize("verdict", Verdict)
def test_no_name_adds_a_line(verdict: Verdict) -> None:
    """A signer, an attachment or a file of any name takes the lines that a plain one takes, and acts on nothing."""
    plain = to_text(told("x", verdict), "x").count("\n")
    for name in (*NAMES, "Ketua\nlkj-2024.pdf: sama persis.", "a\r\nb", "a\x0bb"):
        text = to_text(told(name, verdict), name)
        assert text.count("\n") == plain
        assert not acts(text)


def test_json_says_the_names_as_they_are() -> None:
    """A script reads each name unchanged; a terminal that shows the JSON does nothing."""
    for name in NAMES:
        text = to_json(told(name, Verdict.DIFFERENT), name)
        assert not acts(text)
        assert json.loads(text)["signatures"][0]["name"] == name
