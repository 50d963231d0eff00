"""The ways in which ranks are compared, one a file; a new file is a new way, in the data and in reports."""

from __future__ import annotations

from typing import Final

from ..ranking import CaraPeringkat
from ..registry import collected

PERINGKAT: Final = {cara.nama: cara for cara in collected(__name__, __path__, CaraPeringkat)}
