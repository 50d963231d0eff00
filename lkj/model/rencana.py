"""`visi-misi.yaml`, `sasaran.yaml` and `pk.yaml`: what was planned and promised."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from lkj.model.base import (
    DOKUMEN_ASAL,
    ID_TETAP,
    RUPIAH_PENUH,
    AngkaTahun,
    BeberapaDokumen,
    Berkas,
    BukanYaTidak,
    Daftar,
    Dokumen,
    Id,
    Model,
    Rupiah,
    TanggalAtauBulan,
    Teks,
    TeksIsian,
    galat,
)
from lkj.model.bidang import Kosong, Langkah, Ragam, Tahunan, bidang, isian_awal
from lkj.model.presets import DOKUMEN


class Renstra(Model, uraian="Dokumen jangka menengah dan periodenya: Rencana Strategis, RPJMD, atau yang lain."):
    """The plan of several years by its name, and its first and last year; null while the new one is not known."""

    nama: Teks = bidang(
        "Nama dokumen jangka menengah seperti tercetak.",
        "Rencana Strategis",
        contoh="Rencana Pembangunan Jangka Menengah Daerah",
    )
    singkatan: Teks = bidang("Nama pendeknya.", "Renstra", contoh="RPJMD")
    awal: AngkaTahun | None = bidang(
        "Tahun pertama.",
        sebutan="awal Renstra",
        tahunan=Tahunan(
            langkah=Langkah.RENSTRA,
            renstra=True,
            minta="tahun pertama {rencana} baru; {renstra} berawal {lama}",
            jenis="{rencana}",
            nama="tahun awal {rencana}",
        ),
    )
    akhir: AngkaTahun | None = bidang(
        "Tahun terakhir.",
        sebutan="akhir Renstra",
        tahunan=Tahunan(
            langkah=Langkah.RENSTRA,
            renstra=True,
            minta="tahun terakhir {rencana} baru; {renstra} berakhir {lama}",
            jenis="{rencana}",
            nama="tahun akhir {rencana}",
        ),
    )

    @model_validator(mode="after")
    def _urut(self) -> Self:
        if self.awal is not None and self.akhir is not None and self.awal > self.akhir:
            raise galat(
                f"{self.singkatan} berawal {self.awal} dan berakhir {self.akhir}",
                "periksa kedua tahun itu: tahun akhir tidak mendahului tahun awal",
            )
        return self

    @property
    def periode(self) -> str | None:
        """The period as written, "2020–2024"; None while one of its years is not known."""
        return None if self.awal is None or self.akhir is None else f"{self.awal}–{self.akhir}"

    @property
    def lama(self) -> int | None:
        """Length of the period in years; None while one of them is not known."""
        return None if self.awal is None or self.akhir is None else self.akhir - self.awal + 1


class MaknaVisi(Model, uraian="Satu kata kunci visi."):
    """One word of the vision and what it means."""

    istilah: Teks = bidang("Kata kuncinya.")
    arti: Teks = bidang("Artinya.")


class Tujuan(Model, uraian="Sebuah tujuan."):
    """A goal, quoted as its document words it; null while a new Renstra has not worded it."""

    id: Id = bidang(ID_TETAP)
    nama: Teks | None = bidang(
        "Bunyi tujuan seperti dalam dokumennya.",
        kosong=Kosong.TIDAK_ADA,
        tahunan=Tahunan(
            langkah=Langkah.RENSTRA,
            renstra=True,
            minta="bunyi tujuan {id} menurut {naskah}",
            jenis="tujuan",
            nama="bunyi tujuan {id}",
        ),
    )


class BerkasVisiMisi(Berkas, uraian="Visi, misi, dan tujuan menurut Renstra."):
    """The whole of `visi-misi.yaml`."""

    renstra: Renstra = bidang("Periode Renstra.")
    visi: Teks | None = bidang(
        "Bunyi visi.", tahunan=Tahunan(langkah=Langkah.RENSTRA, renstra=True, minta="visi menurut {naskah}")
    )
    makna_visi: Daftar[MaknaVisi] = bidang(
        "Arti setiap kata kunci visi.",
        (),
        kosong=Kosong.TIDAK_ADA,
        tahunan=Tahunan(
            langkah=Langkah.RENSTRA, renstra=True, minta="istilah dan arti menurut {naskah}, bila ada", isian="tidak"
        ),
    )
    misi_presiden: Teks | None = bidang(
        "Misi Presiden yang didukung, bila disebut.",
        None,
        kosong=Kosong.TIDAK_ADA,
        tahunan=Tahunan(
            langkah=Langkah.RENSTRA,
            renstra=True,
            minta="misi Presiden dan Wakil Presiden yang didukung, bila disebut",
            isian="tidak",
        ),
    )
    misi: Daftar[Teks | None] = bidang(
        "Bunyi misi, butir demi butir.",
        min_length=1,
        kosong=Kosong.TIDAK_ADA,
        tahunan=Tahunan(
            langkah=Langkah.RENSTRA,
            renstra=True,
            minta="misi menurut {naskah}, satu butir satu baris",
            nama="misi ke-{n}",
        ),
    )
    tujuan: Daftar[Tujuan] = bidang("Tujuan menurut Renstra.", min_length=1)


class Dukungan(Model, uraian="Program atau kegiatan yang berpengaruh pada sebuah sasaran."):
    """A line of the budget, by its code in `pk.yaml` or `pagu.yaml`, that helped an objective or hindered it."""

    kode: Teks = bidang("Kode program atau kegiatan dalam pk.yaml, atau baris `rincian` dalam pagu.yaml.")
    peran: Literal["menunjang", "menghambat"] = bidang("menunjang atau menghambat.", "menunjang")


class SasaranSatker(Model, uraian="Sasaran sebuah satker lain dalam pohon yang sama."):
    """An objective of another office, such as that of the province above a regency."""

    kode: Teks = bidang("Kode satker itu, seperti nama foldernya.", contoh='"6200"')
    sasaran: Id = bidang("Pengenal sasarannya di sana.", contoh="SS-01")


class Sasaran(Model, uraian="Sebuah sasaran."):
    """An objective of one planning document or more; `tujuan` names a goal of them, `mendukung` the one above it.

    `program` lists what was spent on it: the seventh analysis of PermenPANRB 53/2014, and the cost in the sixth.
    """

    id: Id = bidang(ID_TETAP)
    dokumen: BeberapaDokumen = bidang(f"{DOKUMEN_ASAL}; boleh daftar.", contoh="pk-kepala")
    tujuan: Id | None = bidang("Pengenal tujuan yang didukung, bila dokumennya menyebut.", None)
    mendukung: Id | None = bidang(
        "Pengenal sasaran jenjang di atasnya yang didukung; null bila tidak ada.", None, contoh="SS-01"
    )
    mendukung_satker: SasaranSatker | None = bidang(
        "Sasaran satker di atasnya yang didukung, bila satker itu ada dalam pohon yang sama.", None
    )
    nama: TeksIsian = bidang("Bunyi sasaran.", **isian_awal("bunyi sasaran", "bunyi sasaran {id}"))
    program: Daftar[Dukungan] = bidang("Program atau kegiatan yang menunjang atau menghambat sasaran ini.", ())

    @property
    def berdokumen(self) -> tuple[str, ...]:
        """Ids of the documents that this objective stands in."""
        return self.dokumen


class BerkasSasaran(Berkas, uraian="Sasaran setiap dokumen perencanaan."):
    """The whole of `sasaran.yaml`."""

    sasaran: Daftar[Sasaran] = bidang("Daftar sasaran, menurut urutan cetak.", min_length=1)


class Kegiatan(Model, uraian="Sebuah kegiatan."):
    """An activity of a programme; code and amount are null where the source lost them."""

    kode: Teks | None = bidang(
        "Kode kegiatan di antara tanda kutip; null bila sumber tidak memuatnya.",
        kosong=Kosong.TIDAK_ADA,
        tahunan=Tahunan(
            langkah=Langkah.PERJANJIAN,
            minta="kode kegiatan menurut PK {baru}",
            jenis="kode kegiatan",
            nama="kode kegiatan «{nama}»",
            ditagih="LKJ603",
            bertahan=True,
        ),
    )
    nama: TeksIsian = bidang("Nama kegiatan.", **isian_awal("nama kegiatan", "nama kegiatan {kode}"))
    anggaran: Rupiah | None = bidang(
        RUPIAH_PENUH,
        tahunan=Tahunan(
            langkah=Langkah.PERJANJIAN,
            minta="anggaran menurut PK {baru}",
            nama="anggaran kegiatan «{nama}»",
            ditagih="LKJ410",
            bila_induk=True,
        ),
    )


class Program(Model, uraian="Sebuah program."):
    """A programme, its amount in rupiah, and its activities."""

    kode: TeksIsian = bidang("Kode program di antara tanda kutip.", **isian_awal("kode program", "kode program"))
    nama: TeksIsian = bidang("Nama program.", **isian_awal("nama program", "nama program {kode}"))
    anggaran: Rupiah | None = bidang(
        RUPIAH_PENUH,
        tahunan=Tahunan(
            langkah=Langkah.PERJANJIAN, minta="anggaran menurut PK {baru}", nama="anggaran {nama}", ditagih="LKJ603"
        ),
    )
    kegiatan: Daftar[Kegiatan] = bidang("Kegiatan program ini.", ())


# What commands, tables and figures are called already: the first word of no document's id. A document that lkj learns
# to make adds nothing here: its id stays with the years that list it.
_MILIK_LKJ = frozenset(
    {"all", "anggaran", "belum", "capaian", "efisiensi", "hasil", "jumlah", "lkj", "metode", "pagu", "pendidikan",
     "pengukuran", "pns", "ppnpn", "program", "rata", "realisasi", "rerata", "rincian", "serapan", "sisa", "skala",
     "tak", "tanpa", "tercapai", "terukur", "tidak", "total", "tren", "triwulan"}
)  # fmt: skip


def _bukan_milik_lkj(value: str) -> str:
    first = value.casefold().partition("-")[0]
    if first in _MILIK_LKJ:
        raise galat(
            f"«{value}» tidak dapat menjadi id dokumen: «{first}» sudah berarti lain bagi lkj",
            "pilih id yang berawal kata lain, misalnya renja atau pk-kepala",
        )
    return value


_DIUBAH = BukanYaTidak(
    "«perubahan» di sini menyebut dokumen yang diubah", "tulis pengenalnya, misalnya «perubahan: pk-kepala»"
)


class DokumenPerencanaan(Model, uraian="Sebuah dokumen perencanaan."):
    """One planning document of the year: what it is called, and what of it is printed.

    `anggaran` is how deep the agreement lists its budget; null is by activity under a second party, and by programme
    where the head of the agency signs alone. `perubahan` is the document that this one changes.
    """

    id: Annotated[Id, AfterValidator(_bukan_milik_lkj)] = bidang(ID_TETAP, contoh="pk-kepala")
    nama: Teks = bidang(
        "Nama dokumen seperti tercetak pada judul, tabel, dan kalimat, tanpa tahun.",
        contoh="Perjanjian Kinerja Kepala Dinas",
    )
    singkatan: Teks | None = bidang(
        "Nama pendeknya, misalnya PK Kepala Dinas; null bila tidak ada.", None, contoh="PK Kepala Dinas"
    )
    sebutan_sasaran: Teks = bidang(
        "Sebutan sasaran dalam dokumen ini, seperti tercetak pada kepala tabelnya.",
        "Sasaran",
        contoh="Sasaran Strategis",
    )
    jenis: Literal["rencana", "perjanjian", "rencana-aksi"] = bidang(
        "rencana, perjanjian, atau rencana-aksi; naskah perjanjian ditulis dalam «perjanjian»."
    )
    jenjang: Annotated[int, Field(ge=1, le=9), Ragam.BILANGAN] | None = bidang(
        "Jenjang: 1 bagi pimpinan instansi, 2 bagi jenjang di bawahnya, dan seterusnya; null bila tidak berjenjang.",
        None,
        contoh="1",
    )
    pihak: Literal["pertama", "kesatu"] = bidang(
        "Sebutan pihak yang berjanji: pertama (PIHAK PERTAMA) atau kesatu (PIHAK KESATU).", "pertama"
    )
    anggaran: Literal["program", "kegiatan", "tidak"] | None = bidang(
        "Anggaran yang dirinci naskahnya: program, kegiatan, atau tidak; null berarti kegiatan bila ada pihak kedua,"
        " program bila tidak.",
        None,
    )
    perubahan: Annotated[Id | None, _DIUBAH] = bidang(
        "Pengenal dokumen yang diubah oleh dokumen ini.", None, contoh="pk-kepala"
    )

    @property
    def pendek(self) -> str:
        """The short name, or the whole where there is none."""
        return self.singkatan or self.nama


class Perjanjian(Model, uraian="Sebuah Perjanjian Kinerja."):
    """One Perjanjian Kinerja; the head of the agency signs alone (`pihak_kedua` null), a draft has no date."""

    id: Dokumen = bidang(f"{DOKUMEN_ASAL}.")
    judul: Teks = bidang("Judul naskah.")
    unit: TeksIsian = bidang("Nama unit pada naskah.", **isian_awal("naskah PK", "nama unit pada naskah {id}"))
    pihak_pertama: Id = bidang("Pengenal pejabat yang berjanji.")
    pihak_kedua: Id | None = bidang("Pengenal pejabat atasannya; null bila ditandatangani sendiri.")
    tempat: TeksIsian = bidang("Tempat penandatanganan.", **isian_awal("naskah PK", "tempat penandatanganan {id}"))
    tanggal: TanggalAtauBulan | None = bidang(
        "Tanggal penandatanganan: 2024-01-15, atau 2024-01 bila harinya tidak diketahui.",
        tahunan=Tahunan(
            langkah=Langkah.PERJANJIAN,
            minta="tanggal penandatanganan PK {baru}",
            jenis="tanggal PK",
            nama="tanggal {judul} ({id})",
        ),
    )
    pembuka: Teks = bidang("Kalimat pembuka naskah.")
    sebutan_pertama: Teks | None = bidang(
        "Kalimat naskah yang menyebut pihak yang berjanji sesudah identitasnya; null berarti yang lazim.",
        None,
        contoh="Selanjutnya disebut pihak pertama",
    )
    sebutan_kedua: Teks | None = bidang(
        "Kalimat naskah yang menyebut pihak kedua sesudah identitasnya; null berarti yang lazim.",
        None,
        contoh="Selanjutnya disebut pihak kedua",
    )
    janji: Teks = bidang("Kalimat janji.")
    tanggung_jawab: Teks | None = bidang("Kalimat tanggung jawab; boleh tidak ditulis.", None)
    supervisi: Teks | None = bidang("Kalimat supervisi; null bila tidak ada.")
    tujuan: Daftar[Tujuan] = bidang("Tujuan yang disebut naskah.", ())
    tanda_tangan: Literal["lengkap", "ringkas"] = bidang(
        "lengkap: jabatan, nama, dan NIP; ringkas: jabatan pendek dan nama dengan huruf kapital, tanpa NIP.", "lengkap"
    )
    perubahan: bool = bidang("true bila naskah ini mengubah perjanjian yang lebih dahulu.", False, hapus=True)


class BerkasPk(Berkas, uraian="Perjanjian Kinerja."):
    """The whole of `pk.yaml`."""

    program: Daftar[Program] = bidang("Program dan kegiatan beserta anggarannya.", min_length=1, urut=(1, 0))
    dokumen: Annotated[Daftar[DokumenPerencanaan], Field(min_length=1)] | None = bidang(
        "Dokumen perencanaan tahun itu menurut urutan cetak; tanpa daftar ini, yang lazim:"
        f" {', '.join(one['id'] for one in DOKUMEN)}.",
        None,
    )
    perjanjian: Daftar[Perjanjian] = bidang("Naskah perjanjian, satu per dokumen.", min_length=1)

    @cached_property
    def semua_dokumen(self) -> Mapping[str, DokumenPerencanaan]:
        """The planning documents of the year by id, those of the preset where none are listed."""
        return bawaan() if self.dokumen is None else {one.id: one for one in self.dokumen}


def bawaan() -> dict[str, DokumenPerencanaan]:
    """Return the planning documents of a year that lists none, by id."""
    # Not validated, which would take every start some milliseconds: a test holds the presets to the model.
    made: Any = DokumenPerencanaan.model_construct
    return {one["id"]: made(**one) for one in DOKUMEN}


def dokumen_terbaca(data: Any) -> tuple[str, ...] | None:
    """Return the ids that `pk.yaml` lists as it was read, or the preset; None where the list cannot be made out."""
    listed = data.get("dokumen") if isinstance(data, dict) else None
    if listed is None:
        return tuple(one["id"] for one in DOKUMEN)
    ids: list[Any] = [one.get("id") for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return tuple(ids) if ids and all(isinstance(one, str) for one in ids) else None
