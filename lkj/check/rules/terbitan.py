"""What a year says of its publication (LKJ612): computed by another version of lkj, figures may come out otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from lkj import __version__
from lkj.diagnostics import Finding, Severity
from lkj.model import Tahun


def versi_terbitan(year: Tahun) -> Iterator[Finding]:
    """LKJ612: the year was published with another version than the one that opens it."""
    published = year.metode.terbit_dengan
    if published is not None and published != __version__:
        yield Finding(
            "LKJ612",
            Severity.INFO,
            year.position("metode.yaml", ("terbit_dengan",)),
            f"tahun ini terbit dengan lkj {published}, sedangkan yang membukanya lkj {__version__}",
            f"untuk membuat ulang berkas yang terbit, pasang versi itu: pip install lkj=={published}",
        )


RULES = (versi_terbitan,)
