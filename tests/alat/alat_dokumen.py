"""The documents of a year that lists no planning documents of its own."""

from lkj.model.rencana import bawaan
from lkj.report.dokumen import TRIWULANAN, dokumen_tahun

DOKUMEN = dokumen_tahun(bawaan())
#: The documents of a whole year that plans no actions; the quarterly one must be told which quarter.
TAHUNAN = tuple(name for name in DOKUMEN if name not in (TRIWULANAN, "rencana-aksi"))
