"""`lkj fmt`: one form for each data file, so that a changed fact is one changed line.

The form, for a file that can be read:

- The comment `# yaml-language-server: …` comes first, then the keys in the order of the models. Keys the models do not
  know come last, in the author's order.
- Everything stands in blocks, one fact a line, two spaces a level, list items indented under their key. Only an
  empty list or mapping keeps its brackets.
- Text is plain where the reader reads it back as the same text, and in double quotes otherwise; so is text that
  begins with a zero and a digit (a code, a telephone number). Text of several lines stays a block (`|` or `>`).
  Numbers and dates stay as they are written; what is empty or `~` becomes `null`.
- Lists keep their order, which the report prints. Only lists whose items are keyed by year, that is whose model begins
  with `tahun`, are sorted by year: there is one right order.
- A comment line belongs to the key or item below it and moves with it; one at the end of a block stays at its end; a
  comment after a value stays on that line, two spaces away. A comment on the line of a dash moves above the item.
- One blank line is kept where it sets a comment apart; no other blank line is.
"""

from lkj.fmt.data_files import Rapi, rapikan
from lkj.fmt.form import rapikan_teks

__all__ = ["Rapi", "rapikan", "rapikan_teks"]
