"""`pagu.yaml`: budget ceiling and spending, year by year."""

from lkj.model.base import RUPIAH_PENUH, AngkaTahun, Berkas, Daftar, Model, Rupiah, Teks
from lkj.model.bidang import Langkah, Tahunan, bidang


class PaguTahun(Model, uraian="Pagu dan realisasi satu tahun."):
    """Ceiling and spending of one year, in rupiah; null while they are not known."""

    tahun: AngkaTahun = bidang("Tahun anggaran.")
    pagu: Rupiah | None = bidang(
        "Pagu dalam rupiah penuh, bilangan bulat tanpa titik.",
        tahunan=Tahunan(langkah=Langkah.DIPA, minta="pagu menurut DIPA {baru}", nama="pagu tahun {tahun}"),
    )
    realisasi: Rupiah | None = bidang(
        RUPIAH_PENUH,
        tahunan=Tahunan(
            langkah=Langkah.REALISASI,
            minta="realisasi anggaran sampai akhir {baru}",
            jenis="realisasi anggaran",
            ditagih="LKJ603",
        ),
    )


class Rincian(Model, uraian="Pagu dan realisasi sebuah kegiatan dalam tahun laporan."):
    """Ceiling and spending of one activity of the report's year, in rupiah.

    `kode` is that of an activity in `pk.yaml`, or of a programme there that names no activities.
    """

    kode: Teks = bidang("Kode kegiatan dalam pk.yaml, atau kode program yang tidak mempunyai kegiatan.")
    pagu: Rupiah | None = bidang(
        RUPIAH_PENUH, tahunan=Tahunan(langkah=Langkah.DIPA, minta="pagu {baru} bagi {kode:20}")
    )
    realisasi: Rupiah | None = bidang(
        RUPIAH_PENUH,
        tahunan=Tahunan(
            langkah=Langkah.REALISASI,
            minta="realisasi {baru} bagi {kode:20}",
            jenis="realisasi anggaran",
            nama="realisasi anggaran {kode}",
        ),
    )


class BerkasPagu(Berkas, uraian="Pagu dan realisasi anggaran setiap tahun."):
    """The whole of `pagu.yaml`."""

    pagu: Daftar[PaguTahun] = bidang("Daftar tahun anggaran.", min_length=1)
    rincian: Daftar[Rincian] = bidang("Pagu dan realisasi tahun laporan menurut kegiatan; boleh tidak ditulis.", ())
