"""The one place where words of kinds of offices stand, as data.

`kpu.py` has the planning documents of a year that lists none, `kerangka.yaml` the outline of a report whose year has
none, `kata.py` the words that checks of prose need, and `jenis` what `lkj init` asks each kind of office.
"""

from lkj.model.presets.kpu import DOKUMEN

__all__ = ["DOKUMEN"]
