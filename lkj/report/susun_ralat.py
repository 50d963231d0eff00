"""The annex of corrections by itself, as the report that ships with lkj prints it."""

from __future__ import annotations

from lkj.files import FolderOrigin, package_templates
from lkj.pengukuran import Pengukuran
from lkj.report.budget import BudgetError
from lkj.report.compose import Penyusun
from lkj.report.environment import Environment
from lkj.report.ralat import RekapRalat, rekap_ralat
from lkj.wording.literal import lolos
from lkj.wording.printed import BELUM_ADA

__all__ = ["susun_ralat"]


def susun_ralat(numbers: Pengukuran) -> RekapRalat:
    """Return the corrections and notes of a year; what cannot be rendered is a placeholder, and told where it is."""
    try:
        return Penyusun(Environment(FolderOrigin(package_templates().parent)), numbers).ralat()
    except BudgetError:
        return rekap_ralat(numbers.year, lambda _: lolos(BELUM_ADA))
