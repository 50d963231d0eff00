"""`pagu.yaml`: budget ceiling and spending, year by year, and of the report's year in as much detail as there is."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from lkj.model.base import RUPIAH_PENUH, AngkaTahun, Berkas, Daftar, Model, Rupiah, Teks, desimal
from lkj.model.bidang import Langkah, Tahunan, bidang

Volume = Annotated[Decimal, BeforeValidator(desimal), Field(ge=0)]


class Belanja(Model, uraian="Pagu dan realisasi satu jenis belanja."):
    """Ceiling and spending of one kind of expense (personnel, goods, capital …), in rupiah."""

    jenis: Teks = bidang("Jenis belanja.", contoh="Belanja Pegawai")
    pagu: Rupiah | None = bidang(
        RUPIAH_PENUH,
        contoh="2000000000",
        tahunan=Tahunan(langkah=Langkah.DIPA, minta="pagu {jenis:30} {baru}", nama="pagu {jenis}"),
    )
    realisasi: Rupiah | None = bidang(
        RUPIAH_PENUH,
        tahunan=Tahunan(
            langkah=Langkah.REALISASI,
            minta="realisasi {jenis:30} {baru}",
            jenis="realisasi anggaran",
            nama="realisasi {jenis}",
        ),
        contoh="1900000000",
    )


class Dipa(Model, uraian="Pagu dan realisasi satu DIPA atau DPA."):
    """Ceiling and spending of one of several budget documents, in rupiah."""

    nomor: Teks = bidang("Nomor atau nama DIPA di antara tanda kutip.", contoh='"DIPA-076.01.2.654321/2024"')
    pagu: Rupiah | None = bidang(
        RUPIAH_PENUH,
        contoh="2000000000",
        tahunan=Tahunan(langkah=Langkah.DIPA, minta="pagu {baru} menurut {nomor:30}", nama="pagu {nomor}"),
    )
    realisasi: Rupiah | None = bidang(
        RUPIAH_PENUH,
        tahunan=Tahunan(
            langkah=Langkah.REALISASI,
            minta="realisasi {baru} menurut {nomor:30}",
            jenis="realisasi anggaran",
            nama="realisasi {nomor}",
        ),
        contoh="1900000000",
    )


class PaguTahun(Model, uraian="Pagu dan realisasi satu tahun."):
    """Ceiling and spending of one year, in rupiah; null while they are not known.

    `pagu` is the ceiling after the last revision, `pagu_awal` that before any. What the year is made up of may stand
    beside it twice: by kind of expense, and by budget document.
    """

    tahun: AngkaTahun = bidang("Tahun anggaran.")
    pagu_awal: Rupiah | None = bidang(
        "Pagu sebelum revisi pertama, dalam rupiah penuh; null bila tidak disebut.", None, contoh="3900000000"
    )
    pagu: Rupiah | None = bidang(
        "Pagu dalam rupiah penuh, bilangan bulat tanpa titik; sesudah revisi yang terakhir.",
        tahunan=Tahunan(langkah=Langkah.DIPA, minta="pagu menurut DIPA atau DPA {baru}", nama="pagu tahun {tahun}"),
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
    belanja: Daftar[Belanja] = bidang("Pagu dan realisasi tahun itu menurut jenis belanja; boleh tidak ditulis.", ())
    dipa: Daftar[Dipa] = bidang("Pagu dan realisasi tahun itu menurut DIPA, bila lebih dari satu.", ())


class Keluaran(Model, uraian="Keluaran sebuah kegiatan: volume yang direncanakan dan yang dihasilkan."):
    """What an activity was to bring about and did, in a unit of its own; null while it is not known.

    `tercetak` is the capaian that was published elsewhere, in percent.
    """

    nama: Teks = bidang("Nama keluaran.", contoh="Puskesmas yang terakreditasi")
    satuan: Teks = bidang("Satuan volumenya.", contoh="Puskesmas")
    target: Volume | None = bidang(
        "Volume yang direncanakan.",
        tahunan=Tahunan(langkah=Langkah.PERJANJIAN, minta="target {baru}: {nama:30}", nama="target keluaran «{nama}»"),
        contoh="80",
    )
    realisasi: Volume | None = bidang(
        "Volume yang dihasilkan.",
        tahunan=Tahunan(
            langkah=Langkah.REALISASI,
            minta="realisasi {baru}: {nama:30}",
            jenis="realisasi keluaran",
            nama="realisasi keluaran «{nama}»",
        ),
        contoh="83",
    )
    tercetak: Volume | None = bidang(
        "Capaian dalam persen yang sudah terbit di tempat lain, untuk diperiksa.", None, hapus=True, contoh="103.75"
    )


TINGKAT = ("urusan", "bidang urusan", "program", "kegiatan", "sub-kegiatan")


class Rincian(Model, uraian="Pagu dan realisasi sebuah urusan, program, kegiatan, atau sub-kegiatan tahun laporan."):
    """Ceiling and spending of one line of the budget of the report's year, in rupiah.

    `kode` is that of a programme or an activity in `pk.yaml`; another line has a `nama` of its own. `induk` is the code
    of the line above; an activity of `pk.yaml` is below its programme without it. The amounts of a line that has others
    below it are their sums, and may be left out.
    """

    kode: Teks = bidang("Kode di antara tanda kutip; program dan kegiatan menurut pk.yaml.")
    nama: Teks | None = bidang(
        "Nama urusan, program, atau kegiatan yang tidak ada dalam pk.yaml.", None, contoh="Kesehatan"
    )
    induk: Teks | None = bidang(
        "Kode baris di atasnya; tidak perlu bagi kegiatan dalam pk.yaml.", None, contoh='"1.02"'
    )
    tingkat: Literal["urusan", "bidang urusan", "program", "kegiatan", "sub-kegiatan"] | None = bidang(
        "urusan, bidang urusan, program, kegiatan, atau sub-kegiatan; null berarti menurut letaknya.",
        None,
        contoh="sub-kegiatan",
    )
    pagu_awal: Rupiah | None = bidang("Pagu sebelum revisi pertama, dalam rupiah penuh.", None, contoh="480000000")
    pagu: Rupiah | None = bidang(
        f"{RUPIAH_PENUH} Tidak perlu bila baris ini mempunyai baris di bawahnya.",
        None,
        tahunan=Tahunan(langkah=Langkah.DIPA, minta="pagu {baru} bagi {kode:20}"),
    )
    realisasi: Rupiah | None = bidang(
        f"{RUPIAH_PENUH} Tidak perlu bila baris ini mempunyai baris di bawahnya.",
        None,
        tahunan=Tahunan(
            langkah=Langkah.REALISASI,
            minta="realisasi {baru} bagi {kode:20}",
            jenis="realisasi anggaran",
            nama="realisasi anggaran {kode}",
        ),
    )
    keluaran: Keluaran | None = bidang("Keluaran kegiatan ini; null bila tidak dirinci.", None)

    @property
    def bernama(self) -> bool:
        """Whether a name of its own is written, be it null while it is not known."""
        return "nama" in self.model_fields_set


class BerkasPagu(Berkas, uraian="Pagu dan realisasi anggaran setiap tahun."):
    """The whole of `pagu.yaml`."""

    pagu: Daftar[PaguTahun] = bidang("Daftar tahun anggaran.", min_length=1)
    rincian: Daftar[Rincian] = bidang(
        "Pagu dan realisasi tahun laporan menurut urusan, program, kegiatan, atau sub-kegiatan; boleh tidak ditulis.",
        (),
    )
