"""`pagu.yaml`: budget ceiling and spending, year by year."""

from __future__ import annotations

from pydantic import Field

from lkj.model.base import AngkaTahun, Berkas, Daftar, Model, Rupiah, Teks


class PaguTahun(Model):
    """Ceiling and spending of one year, in rupiah; null while they are not known."""

    tahun: AngkaTahun
    pagu: Rupiah | None
    realisasi: Rupiah | None


class Rincian(Model):
    """Ceiling and spending of one activity of the report's year, in rupiah.

    `kode` is that of an activity in `pk.yaml`, or of a programme there that names no activities.
    """

    kode: Teks
    pagu: Rupiah | None
    realisasi: Rupiah | None


class BerkasPagu(Berkas):
    """The whole of `pagu.yaml`."""

    pagu: Daftar[PaguTahun] = Field(min_length=1)
    rincian: Daftar[Rincian] = ()
