"""Year folders that begin: the first of an office, and the next of this year's, with what must be new asked for."""

from lkj.new.prepare import Hasil, TahunError, siapkan

__all__ = ["Hasil", "TahunError", "siapkan"]
