"""The facts: one frozen pydantic model per YAML file, and `Tahun`, which holds a whole year."""

from lkj.model.load import YEAR_FILES, saran_awal, years
from lkj.model.tahun import Narasi, Tahun

__all__ = ["YEAR_FILES", "Narasi", "Tahun", "saran_awal", "years"]
