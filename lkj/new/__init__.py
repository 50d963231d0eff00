"""The next year's folder, made of this year's: structure carried, what must be new asked for, nothing stale."""

from lkj.new.prepare import Hasil, TahunError, siapkan

__all__ = ["Hasil", "TahunError", "siapkan"]
