"""Claims in prose: sentences read into frames from a closed vocabulary, and judged only where the frame is full.

A frame is of whom, which measure, of which time, which value, compared with what. A clause with a word that the
vocabulary cannot place has no full frame and is not judged. What a sentence leaves open is read in every way that
the data knows, and contradicted only where all of them disagree.
"""

from lkj.check.claims.hakim import Hakim
from lkj.check.claims.perkara import Putusan

__all__ = ["Hakim", "Putusan"]
