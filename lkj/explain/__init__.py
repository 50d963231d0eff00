"""Where a number comes from: formula, values with file and line, steps, and the rules that decided.

Facts and numbers go in, records come out; nothing here prints.
"""

from lkj.explain.find import jelaskan, katalog
from lkj.explain.records import Butir, Hitungan, Kategori, Ketentuan, Masukan, Penjelasan

__all__ = ["Butir", "Hitungan", "Kategori", "Ketentuan", "Masukan", "Penjelasan", "jelaskan", "katalog"]
