"""`bersama/rekap.yaml`: how the numbers of many offices become one, and what between them is worth a look."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from lkj.model.base import Berkas, Daftar, Model, Teks
from lkj.model.bidang import bidang
from lkj.model.metode import Persen

#: How the capaian of many offices become one.
CaraRekap = Literal["rerata-indikator", "rerata-satker", "tertimbang"]
#: How the same indikator of many offices becomes one.
CaraIndikator = Literal["gabungan", "jumlah", "rerata", "tertimbang"]


class BobotSatker(Model, uraian="Bobot sebuah satker."):
    """The weight of an office: any positive number, used in proportion."""

    kode: Teks = bidang("Kode satker, seperti nama foldernya.", contoh='"6200"')
    bobot: Annotated[Persen, Field(gt=0)] = bidang("Bobotnya; yang dipakai perbandingannya.", contoh="12.5")


class RekapIndikator(Model, uraian="Cara menggabungkan satu indikator."):
    """How one indikator, known by its words, is put together from all offices that have it."""

    nama: Teks = bidang("Bunyi indikator, sama di setiap satker.", contoh="Persentase pengaduan yang diselesaikan")
    cara: CaraIndikator = bidang(
        "gabungan (semua pembilang dibagi semua penyebut), jumlah (jumlah realisasi terhadap jumlah target), rerata"
        " (rata-rata capaian), atau tertimbang (menurut bobot satker)."
    )


class Pencilan(Model, uraian="Kapan sebuah capaian disebut jauh dari satker lain."):
    """When a capaian lies far from those of the others: by the modified z-score, and by percentage points as well."""

    skor: Annotated[Persen, Field(gt=0)] = bidang(
        "Skor 0,6745 × (capaian − median) ÷ MAD yang dilampaui.", Decimal("3.5"), contoh="3.5"
    )
    selisih: Annotated[Persen, Field(ge=0)] = bidang("Selisih dari median dalam poin persen.", Decimal(25), contoh="25")
    satker: Annotated[int, Field(ge=3)] = bidang("Paling sedikit dari satker sebanyak ini.", 8, contoh="8")


class BerkasRekap(Berkas, uraian="Cara merekapitulasi banyak satker."):
    """The whole of `rekap.yaml`; what it does not say is as these defaults have it."""

    nama: Teks | None = bidang("Nama seluruhnya, misalnya nama lembaga induk.", None, contoh="Komisi Contoh")
    capaian: CaraRekap = bidang(
        "rerata-indikator (semua indikator semua satker), rerata-satker (rata-rata dari rata-rata satker), atau"
        " tertimbang (rata-rata satker menurut bobotnya).",
        "rerata-indikator",
    )
    bobot: Literal["pagu"] | Daftar[BobotSatker] = bidang(
        "Bobot satker: pagu tahun itu, atau daftar kode dan bobotnya.", "pagu", contoh="pagu"
    )
    indikator: Daftar[RekapIndikator] = bidang(
        "Cara indikator tertentu digabungkan. Yang tidak disebut: gabungan bila semua satker mempunyai pembilang dan"
        " penyebut, selain itu rata-rata capaian.",
        (),
    )
    pencilan: Pencilan = bidang("Kapan capaian disebut pencilan.", Pencilan.model_construct())
    desimal: Annotated[int, Field(ge=0, le=6)] = bidang("Banyaknya angka di belakang koma.", 2, contoh="2")
