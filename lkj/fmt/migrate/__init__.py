"""A year folder in the newer shape of its data, offered and never asked for.

What may be written in two ways is written in the one that holds more: staff as groups, divisions as a tree of units,
the order of chapters as an outline. Facts, figures, documents and comments stay what they were: a part of which that
is not so is left alone, with the reason.
"""

from lkj.fmt.migrate.offer import Hasil, tawarkan

__all__ = ["Hasil", "tawarkan"]
