"""`pagu.yaml`: budget ceiling and spending, year by year."""

from __future__ import annotations

from pydantic import Field

from lkj.model.dasar import AngkaTahun, Berkas, Daftar, Model, Rupiah


class PaguTahun(Model):
    """Ceiling and spending of one year, in rupiah; spending is null while it is not known."""

    tahun: AngkaTahun
    pagu: Rupiah
    realisasi: Rupiah | None


class BerkasPagu(Berkas):
    """The whole of `pagu.yaml`."""

    pagu: Daftar[PaguTahun] = Field(min_length=1)
