"""`dasar-hukum.yaml` and `tugas.yaml`: the legal bases, and the statutory tasks that rest on one of them."""

from lkj.model.base import ID_TETAP, AngkaTahun, Berkas, Daftar, Id, Model, Teks, TeksIsian
from lkj.model.bidang import bidang, isian_awal
from lkj.model.presets.kata import JUDUL_TUGAS


class Peraturan(Model, uraian="Sebuah peraturan."):
    """One regulation: kind, number, year and title as promulgated."""

    id: Id = bidang(ID_TETAP)
    jenis: Teks = bidang("Jenis peraturan, misalnya Undang-Undang.")
    nomor: Teks | None = bidang("Nomor peraturan di antara tanda kutip; null bila tidak bernomor.")
    tahun: AngkaTahun = bidang("Tahun peraturan.")
    tentang: Teks | None = bidang("Judul peraturan seperti diundangkan; null bila tidak ada.")
    pasal: Teks | None = bidang("Pasal yang dirujuk, bila ada.", None)

    @property
    def singkat(self) -> str:
        """Kind, number and year, e.g. "Undang-Undang Nomor 7 Tahun 2017"."""
        number = f" Nomor {self.nomor}" if self.nomor else ""
        # A decision's number may end in its year: "541/ORT.01-Kpt/01/KPU/VIII/2021" needs no "Tahun 2021".
        year = "" if number.endswith(f"/{self.tahun}") else f" Tahun {self.tahun}"
        return f"{self.jenis}{number}{year}"

    def __str__(self) -> str:
        return f"{self.singkat} tentang {self.tentang}" if self.tentang else self.singkat


class BerkasDasarHukum(Berkas, uraian="Peraturan yang menjadi dasar."):
    """The whole of `dasar-hukum.yaml`."""

    dasar_hukum: Daftar[Peraturan] = bidang("Daftar peraturan, menurut urutan cetak.", min_length=1)


class KelompokTugas(Model, uraian="Tugas, wewenang, atau kewajiban satu organ."):
    """Tasks, powers or duties of one organ, item by item."""

    id: Id = bidang(ID_TETAP)
    judul: Teks = bidang("Judul kelompok.")
    butir: Daftar[TeksIsian] = bidang(
        "Isi kelompok, butir demi butir.", min_length=1, **isian_awal("butir tugas", "butir ke-{n} «{judul}»")
    )


class BerkasTugas(Berkas, uraian="Tugas, wewenang, dan kewajiban."):
    """The whole of `tugas.yaml`; `dasar` is the id of the regulation that sets the tasks."""

    dasar: Id | None = bidang(
        "Pengenal peraturan yang menetapkan tugas itu.", **isian_awal("dasar tugas", "peraturan yang menetapkan tugas")
    )
    judul: Teks = bidang("Judul bagian laporan yang memuatnya.", JUDUL_TUGAS, contoh="Tugas dan Fungsi")
    tugas: Daftar[KelompokTugas] = bidang("Kelompok tugas, wewenang, dan kewajiban.", min_length=1)
    tanggung_jawab: Teks | None = bidang("Kalimat tentang kepada siapa organ itu bertanggung jawab, bila ada.", None)
