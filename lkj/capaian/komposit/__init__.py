"""The ways in which components become one number, one a file; a new file is a new way, in the data and in reports."""

from __future__ import annotations

from typing import Final

from ..joining import CaraKomposit
from ..registry import collected

KOMPOSIT: Final = {cara.nama: cara for cara in collected(__name__, __path__, CaraKomposit)}
