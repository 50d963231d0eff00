"""`tindak-lanjut.yaml`: the reviewer's notes and last year's recommendations, and what is done about them."""

from lkj.model.aksi import TindakLanjut
from lkj.model.base import ID_TETAP, AngkaTahun, Berkas, Daftar, Id, Model, Teks
from lkj.model.bidang import bidang

_TINDAK_LANJUT = "Tindak lanjutnya; null bila belum ada."


class CatatanReviu(Model, uraian="Sebuah catatan hasil reviu APIP."):
    """A note of the reviewer (APIP) on a report, and what is done about it; None while nothing is known to be."""

    id: Id = bidang(ID_TETAP, contoh="CR-01")
    tahun: AngkaTahun = bidang("Tahun laporan yang direviu.", contoh="2024")
    catatan: Teks = bidang("Bunyi catatannya.", contoh="Sumber data dua indikator belum disebut")
    tindak_lanjut: TindakLanjut | None = bidang(_TINDAK_LANJUT, None)


class Rekomendasi(Model, uraian="Sebuah rekomendasi hasil evaluasi akuntabilitas kinerja (LHE)."):
    """A recommendation of an evaluation of performance accountability, and what is done about it."""

    id: Id = bidang(ID_TETAP, contoh="RE-01")
    tahun: AngkaTahun = bidang("Tahun yang dievaluasi.", contoh="2023")
    rekomendasi: Teks = bidang("Bunyi rekomendasinya.", contoh="Susun rencana aksi setiap triwulan")
    sumber: Teks | None = bidang("Nomor dan tanggal laporan hasil evaluasinya.", None, contoh="LHE Nomor 700/12/2024")
    tindak_lanjut: TindakLanjut | None = bidang(_TINDAK_LANJUT, None)


class BerkasTindakLanjut(Berkas, uraian="Catatan hasil reviu dan rekomendasi hasil evaluasi beserta tindak lanjutnya."):
    """The whole of `tindak-lanjut.yaml`; a year without the file has none of either."""

    rekomendasi: Daftar[Rekomendasi] = bidang("Rekomendasi hasil evaluasi tahun lalu, menurut urutan cetak.", ())
    reviu: Daftar[CatatanReviu] = bidang("Catatan hasil reviu APIP, menurut urutan cetak.", ())
