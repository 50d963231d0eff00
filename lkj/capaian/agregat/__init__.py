"""The ways in which several capaian become one, one a file; a new file is a new way, in the data and in reports."""

from __future__ import annotations

from typing import Final

from ..aggregation import CaraAgregat
from ..registry import collected

AGREGAT: Final = {cara.nama: cara for cara in collected(__name__, __path__, CaraAgregat)}
