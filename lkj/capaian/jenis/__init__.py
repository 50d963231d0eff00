"""The kinds of targets and how each is computed, one a file."""

from __future__ import annotations

from typing import Final

from ..registry import collected
from ..targets import JenisTarget

JENIS: Final = collected(__name__, __path__, JenisTarget)
