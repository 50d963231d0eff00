"""Where a number comes from: formula, values with file and line, steps, and the rules that decided.

Facts and numbers go in, records come out; nothing here prints.
"""

from lkj.penjelasan.bentuk import Butir, Hitungan, Kategori, Ketentuan, Masukan, Penjelasan
from lkj.penjelasan.cari import jelaskan, katalog

__all__ = ["Butir", "Hitungan", "Kategori", "Ketentuan", "Masukan", "Penjelasan", "jelaskan", "katalog"]
