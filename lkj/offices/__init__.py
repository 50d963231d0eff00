"""Many offices in one tree: which there are, which are meant, and each of them as the project that it is.

An office is what a project is: nothing is known of it here but its code and where it lies.
"""

from lkj.offices.office import (
    Office,
    OfficesError,
    Stranger,
    offices,
    select,
    shard,
    strangers,
    twin_of,
    wrong_code,
)

__all__ = ["Office", "OfficesError", "Stranger", "offices", "select", "shard", "strangers", "twin_of", "wrong_code"]
