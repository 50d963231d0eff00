"""What stands between offices: what the rules find in their results, without what they accept of it."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from lkj.check.rules.nilai.lkj210_aksara_tercetak import dalam_rekap
from lkj.check.rules.run import check_offices
from lkj.check.waivers import terapkan_antarsatker
from lkj.diagnostics import Finding, tidy
from lkj.files.layout import is_shared
from lkj.model.pengecualian import TIDAK_MENYAMPAIKAN
from lkj.pengukuran.antarsatker import SemuaSatker

__all__ = ["periksa_antarsatker"]


def periksa_antarsatker(semua: SemuaSatker, *, waivers: bool = True) -> list[Finding]:
    """Return the findings between offices by their places in the tree; with `waivers` without the accepted ones.

    What stands in a shared file is of no office, and told once; that one did not deliver for it is its own.
    """
    found = [*check_offices(semua), *dalam_rekap(semua.cara.nama or "", partial(semua.tempat, ("nama",)))]
    if waivers:
        found = terapkan_antarsatker(found, semua)
    shared = {one for one in found if is_shared(one.file) and one.code != TIDAK_MENYAMPAIKAN}
    return tidy(replace(one, office="") if one in shared else one for one in found)
