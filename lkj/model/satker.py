"""`satker.yaml`: who the agency is, its officials, its staff and its structure."""

from datetime import date
from typing import Any, Literal, Self

from pydantic import model_validator

from lkj.model.base import (
    ID_TETAP,
    AngkaTahun,
    Berkas,
    BulanSaja,
    Daftar,
    Id,
    Model,
    Nip,
    Orang,
    Teks,
    TeksIsian,
    galat,
)
from lkj.model.bidang import Langkah, Tahunan, bidang, isian_awal
from lkj.model.metode import galat_di, galat_semua
from lkj.model.tata_letak import TataLetak


class Satker(Model, uraian="Identitas satuan kerja seperti pada sampul dan kepala surat."):
    """Identity of the agency as it stands on the cover and in letterheads."""

    nama: TeksIsian = bidang("Nama lengkap satuan kerja.", **isian_awal("identitas", "nama satuan kerja"))
    sebutan: TeksIsian = bidang(
        "Nama singkat yang dipakai dalam kalimat.", **isian_awal("identitas", "sebutan satuan kerja")
    )
    induk: Daftar[Teks] = bidang(
        "Baris di atas nama satuan kerja pada kepala surat, dari atas ke bawah.",
        (),
        contoh="[Pemerintah Kabupaten Contoh]",
    )
    sekretariat: Teks | None = bidang("Nama sekretariatnya; null bila semua bagian langsung di bawah pimpinan.", None)
    lembaga: TeksIsian = bidang("Nama lembaga induk.", **isian_awal("identitas", "nama lembaga induk"))
    wilayah: TeksIsian = bidang("Nama provinsi, kabupaten, atau kota.", **isian_awal("identitas", "nama wilayah"))
    alamat: TeksIsian = bidang("Alamat kantor.", **isian_awal("identitas", "alamat kantor"))
    kota: TeksIsian = bidang("Kota tempat kantor.", **isian_awal("identitas", "kota tempat kantor"))
    telepon: Teks | None = bidang("Nomor telepon di antara tanda kutip; null bila tidak diketahui.", None)
    faksimile: Teks | None = bidang("Nomor faksimile di antara tanda kutip; null bila tidak diketahui.", None)
    surel: Teks | None = bidang("Alamat surel; null bila tidak diketahui.", None, contoh="dinkes@contoh.go.id")
    laman: Teks | None = bidang("Alamat laman; null bila tidak diketahui.", None)
    media_sosial: Teks | None = bidang("Nama akun media sosial; null bila tidak diketahui.", None)


class Pejabat(Model, uraian="Seorang pejabat."):
    """An official; a commissioner has no NIP."""

    id: Id = bidang(ID_TETAP)
    nama: TeksIsian = bidang("Nama lengkap dengan gelar.", **isian_awal("pejabat", "nama pejabat {id}"))
    jabatan: TeksIsian = bidang("Nama jabatan selengkapnya.", **isian_awal("pejabat", "jabatan pejabat {id}"))
    jabatan_singkat: TeksIsian = bidang(
        "Nama jabatan pada kolom tanda tangan.", **isian_awal("pejabat", "jabatan singkat pejabat {id}")
    )
    nip: Nip = bidang("NIP, 18 angka di antara tanda kutip; null bagi yang tidak mempunyai NIP.", None, sebutan="NIP")


class Laporan(Model, uraian="Penandatanganan laporan."):
    """Who signs the report, where and when; the date is null while the report is a draft."""

    penandatangan: Id = bidang("Pengenal pejabat yang menandatangani laporan.", sebutan="penanda tangan laporan")
    tempat: TeksIsian = bidang(
        "Tempat laporan ditandatangani.",
        sebutan="tempat laporan",
        **isian_awal("tempat laporan", "tempat laporan ditandatangani"),
    )
    tanggal: date | None = bidang(
        "Tanggal laporan: tahun-bulan-hari, misalnya 2025-01-10.",
        sebutan="tanggal laporan",
        tahunan=Tahunan(langkah=Langkah.AKHIR, minta="tanggal laporan {baru}, pada awal {berikut}"),
    )


class Bagian(Model, uraian="Sebuah bagian atau bidang."):
    """A division of the secretariat, or of the agency where it has none."""

    nama: TeksIsian = bidang("Nama bagian atau bidang.", **isian_awal("nama bagian", "nama bagian atau bidang"))


class Unit(Model, uraian="Sebuah unit pada bagan organisasi."):
    """A unit of the agency, below another or directly below its head; staff units advise, line units carry out."""

    id: Id = bidang(ID_TETAP, contoh="kesmas")
    nama: TeksIsian = bidang(
        "Nama unit seperti pada bagan.",
        contoh="Bidang Kesehatan Masyarakat",
        **isian_awal("nama unit", "nama unit {id}"),
    )
    induk: Id | None = bidang(
        "Pengenal unit di atasnya; null bila langsung di bawah pimpinan instansi.", None, contoh="dinas"
    )
    pimpinan: Id | None = bidang(
        "Pengenal pejabat yang memimpinnya; null bila belum ada, atau bila ia berjanji atas nama unit ini di pk.yaml.",
        None,
        contoh="kabid-kesmas",
    )
    jenis: Literal["lini", "staf"] = bidang("lini bagi unit pelaksana, atau staf bagi unit pembantu pimpinan.", "lini")

    @model_validator(mode="before")
    @classmethod
    def _sejajar(cls, value: Any) -> Any:
        """Say where a unit below another is written, to who writes it inside."""
        inner = next((key for key in ("unit", "bagian") if isinstance(value, dict) and key in value), None)
        if inner is not None:
            above = value.get("id", "…")
            hint = f"tulis unit di bawahnya sejajar dengan unit ini dalam «organisasi.unit», dengan «induk: {above}»"
            galat_semua([galat_di((inner,), "unit tidak ditulis di dalam unit lain", hint, "LKJ201")])
        return value


class Organisasi(Model, uraian="Susunan organisasi: «unit», atau «bagian» bila hanya satu jenjang."):
    """Type of the organisation where it has one, the regulations that rests on, its head, and its units.

    The units are listed in one of two ways: `bagian`, all on one level, or `unit`, each below another.
    """

    tipe: Teks | None = bidang("Tipe organisasi; null bila tidak bertipe.", None, sebutan="tipe organisasi")
    tahun_tipe: AngkaTahun | None = bidang("Tahun penetapan tipe itu.", None)
    dasar_tipe: Daftar[Id] = bidang("Pengenal peraturan yang menjadi dasar tipe itu.", ())
    pimpinan: Id | None = bidang(
        "Pengenal pejabat yang memimpin instansi; null berarti yang berjanji atas namanya di pk.yaml.",
        None,
        contoh="kadis",
    )
    bagian: Daftar[Bagian] = bidang("Bagian atau bidang sejenjang, sebagai ganti «unit».", ())
    unit: Daftar[Unit] = bidang("Unit, menurut urutan pada bagan.", ())

    @model_validator(mode="after")
    def _satu_cara(self) -> Self:
        if bool(self.bagian) == bool(self.unit):
            what = "memuat «bagian» dan juga «unit»" if self.unit else "belum memuat satu unit pun"
            raise galat(
                f"organisasi {what}",
                "tulis «unit», masing-masing dengan id dan nama; yang di bawah unit lain menyebutnya pada «induk»",
            )
        return self


class Pendidikan(Model, uraian="Jumlah pegawai satu jenjang pendidikan."):
    """Head count of one level of education; null while it is not known."""

    jenjang: Teks = bidang("Nama jenjang, misalnya S1.", contoh="S1")
    jumlah: Orang | None = bidang(
        "Jumlah pegawai jenjang ini.",
        contoh="8",
        tahunan=Tahunan(
            langkah=Langkah.AKHIR,
            minta="jumlah pegawai {jenjang:30} pada akhir {baru}",
            jenis="pegawai",
            nama="jumlah pegawai {jenjang}",
        ),
    )


def _jumlah(what: str, each: str, example: int) -> Any:
    return bidang(
        f"Jumlah pegawai {what}.",
        contoh=str(example),
        tahunan=Tahunan(
            langkah=Langkah.AKHIR,
            minta=f"jumlah pegawai {each} pada akhir {{baru}}",
            jenis="pegawai",
            nama=f"jumlah pegawai {each}",
        ),
    )


class Golongan(Model, uraian="Jumlah pegawai satu golongan."):
    """Head count of one rank; null while it is not known."""

    nama: Teks = bidang("Golongan, misalnya III atau III/a.", contoh="III")
    jumlah: Orang | None = _jumlah("golongan ini", "golongan {nama}", 9)


class JenisKelamin(Model, uraian="Jumlah pegawai laki-laki atau perempuan."):
    """Head count of one gender; null while it is not known."""

    nama: Literal["laki-laki", "perempuan"] = bidang("laki-laki atau perempuan.", contoh="perempuan")
    jumlah: Orang | None = _jumlah("berjenis kelamin ini", "{nama}", 7)


class KelompokPegawai(Model, uraian="Sekelompok pegawai menurut status kepegawaiannya."):
    """A group of staff by its own name (PNS, PPPK, contract staff), and what is known of who is in it."""

    id: Id = bidang(ID_TETAP, contoh="pppk")
    nama: Teks = bidang("Nama kelompok seperti tercetak.", contoh="PPPK")
    jumlah: Orang | None = _jumlah("kelompok ini", "{nama}", 6)
    pendidikan: Daftar[Pendidikan] = bidang("Jumlahnya menurut jenjang pendidikan; boleh tidak ditulis.", ())
    golongan: Daftar[Golongan] = bidang("Jumlahnya menurut golongan; boleh tidak ditulis.", ())
    jenis_kelamin: Daftar[JenisKelamin] = bidang("Jumlahnya menurut jenis kelamin; boleh tidak ditulis.", ())


class Pegawai(Model, uraian="Jumlah pegawai: «kelompok» menurut status kepegawaian, atau «pns» dan «ppnpn» saja."):
    """Staff at the end of a month: its groups, and breakdowns of them all; null if not known.

    An office of civil servants and contract staff alone may write `pns` and `ppnpn` in the place of `kelompok`.
    """

    keadaan: BulanSaja | None = bidang(
        "Bulan keadaan itu: tahun-bulan, misalnya 2024-12.",
        sebutan="keadaan pegawai",
        tahunan=Tahunan(
            langkah=Langkah.AKHIR,
            minta="bulan keadaan pegawai, misalnya {baru}-12",
            jenis="pegawai",
            nama="bulan keadaan pegawai",
        ),
    )
    pns: Orang | None = bidang(
        "Jumlah pegawai negeri sipil.",
        None,
        sebutan="jumlah PNS",
        tahunan=Tahunan(
            langkah=Langkah.AKHIR, minta="jumlah PNS pada akhir {baru}", jenis="pegawai", kecuali="kelompok"
        ),
    )
    ppnpn: Orang | None = bidang(
        "Jumlah pegawai pemerintah non-pegawai negeri; tidak ditulis bila tidak ada.",
        None,
        sebutan="jumlah PPNPN",
        tahunan=Tahunan(
            langkah=Langkah.AKHIR, minta="jumlah PPNPN pada akhir {baru}", jenis="pegawai", kecuali="kelompok"
        ),
    )
    kelompok: Daftar[KelompokPegawai] = bidang(
        "Kelompok menurut status kepegawaian, misalnya PNS, PPPK, dan honorer; sebagai ganti «pns» dan «ppnpn».",
        (),
    )
    tabel_kelompok: bool = bidang(
        "false bila naskah sudah menyebut jumlah setiap kelompok, sehingga tabelnya tidak dicetak.",
        True,
        contoh="false",
    )
    pendidikan: Daftar[Pendidikan] = bidang(
        "Jumlah pegawai menurut jenjang pendidikan; tidak ditulis bila dirinci menurut kelompok.", ()
    )
    golongan: Daftar[Golongan] = bidang("Jumlah pegawai menurut golongan; boleh tidak ditulis.", ())
    jenis_kelamin: Daftar[JenisKelamin] = bidang("Jumlah pegawai menurut jenis kelamin; boleh tidak ditulis.", ())

    @model_validator(mode="after")
    def _satu_cara(self) -> Self:
        short = [key for key in ("pns", "ppnpn") if key in self.model_fields_set]
        if short and self.kelompok:
            raise galat(
                f"jumlah pegawai ditulis sebagai «{short[0]}» dan juga dalam «kelompok»",
                f"pindahkan «{short[0]}» menjadi salah satu kelompok",
            )
        if not short and not self.kelompok:
            raise galat(
                "jumlah pegawai belum ditulis",
                "tulis «kelompok», satu butir bagi setiap status kepegawaian, misalnya PNS dan PPPK",
                code="LKJ203",
            )
        return self


class BerkasSatker(Berkas, uraian="Identitas satuan kerja, pejabat, organisasi, dan pegawainya."):
    """The whole of `satker.yaml`."""

    tahun: AngkaTahun = bidang("Tahun laporan; sama dengan nama folder.")
    satker: Satker = bidang("Identitas satuan kerja.")
    pejabat: Daftar[Pejabat] = bidang("Pejabat yang disebut atau menandatangani dalam laporan.", min_length=1)
    laporan: Laporan = bidang("Penandatangan, tempat, dan tanggal laporan.", urut=(1, 0))
    organisasi: Organisasi = bidang("Susunan organisasi.")
    pegawai: Pegawai = bidang("Jumlah pegawai pada akhir suatu bulan.")
    tata_letak: TataLetak = bidang(
        "Tata letak semua dokumen: kertas, margin, huruf, bahasa tanggal, dan urutan bab.", TataLetak.model_construct()
    )
