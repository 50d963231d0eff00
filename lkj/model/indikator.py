"""`indikator.yaml`: each indicator with its unit, polarity, target and realisasi."""

from collections.abc import Sequence
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from lkj.capaian import (
    Akumulasi,
    Angka,
    Aturan,
    CaraTriwulan,
    Kuantitas,
    Nisbah,
    NisbahKosong,
    Polaritas,
    akumulasi,
    gabungan,
    satuan_sama,
)
from lkj.model.aksi import Aksi, Kendala
from lkj.model.base import (
    BELUM,
    BESARAN,
    DOKUMEN_ASAL,
    ID_TETAP,
    AngkaTahun,
    Berkas,
    BukanYaTidak,
    Daftar,
    Dokumen,
    Id,
    Model,
    SatuAtauBanyak,
    Teks,
    TeksIsian,
)
from lkj.model.besaran import Besaran
from lkj.model.bidang import Kosong, Langkah, Ragam, Tahunan, bidang, bidang_model, isian_awal
from lkj.model.bukti import DaftarBukti
from lkj.model.metode import CaraCapaian, NamaKomposit, NamaPeringkat, NamaRumus, Persen, galat_di, galat_semua
from lkj.model.padu import galat_aturan, galat_triwulan


class TahunLalu(Model, uraian="Target dan realisasi satu tahun sebelumnya."):
    """Target and realisasi of an earlier year; null where they are not known.

    rumus, batas_atas, batas_bawah, komposit and peringkat are what the indicator declared for itself in that year;
    they count only where `metode.yaml` tells the method of that year.
    """

    tahun: AngkaTahun = bidang("Tahunnya.")
    target: Besaran = bidang(f"Target tahun itu. {BESARAN}", kosong=Kosong.BELUM_ADA)
    realisasi: Besaran = bidang(f"Realisasi tahun itu. {BESARAN}", kosong=Kosong.BELUM_ADA)
    rumus: NamaRumus | None = bidang(
        "Rumus khusus indikator ini pada tahun itu.", None, kosong=Kosong.MENURUT_METODE, aturan=True
    )
    batas_atas: Annotated[Persen | None, Field(gt=0)] = bidang(
        "Batas atas khusus pada tahun itu, dalam persen; null berarti tanpa batas.",
        None,
        kosong=Kosong.TANPA_BATAS,
        aturan=True,
    )
    batas_bawah: Persen | None = bidang(
        "Batas bawah khusus pada tahun itu, dalam persen; null berarti tanpa batas.",
        None,
        kosong=Kosong.TANPA_BATAS,
        aturan=True,
        contoh="0",
    )
    komposit: NamaKomposit | None = bidang(
        "Cara menghitung nilai majemuk pada tahun itu.", None, kosong=Kosong.MENURUT_METODE, aturan=True
    )
    peringkat: NamaPeringkat | None = bidang(
        "Cara membandingkan peringkat pada tahun itu.", None, kosong=Kosong.MENURUT_METODE, aturan=True
    )

    @property
    def khusus(self) -> dict[str, Any]:
        """What was declared in the place of that year's method, as `CaraCapaian.aturan` takes it."""
        return _khusus(self)


# What an indicator declares in the place of a method, and what it means there that one is empty.
_KHUSUS = {key: one.kosong for key, one in bidang_model(TahunLalu).items() if one.aturan}


def _khusus(one: "Indikator | TahunLalu") -> dict[str, Any]:
    """Return the keys that stand in the place of a method's; a bound that is null was set to none."""
    if one.model_fields_set.isdisjoint(_KHUSUS):
        return {}
    written = {key: getattr(one, key) for key in _KHUSUS if key in one.model_fields_set}
    return {key: value for key, value in written.items() if value is not None or _KHUSUS[key] is Kosong.TANPA_BATAS}


def _dalam_satuan(value: Any, unit: str) -> Any:
    if value is None:
        return None
    return {"satuan": unit, **value} if isinstance(value, dict) else {"nilai": value, "satuan": unit}


def _butir_dokumen(one: Any, unit: str) -> Any:
    if isinstance(one, dict) and "target" in one:
        return one | {"target": _dalam_satuan(one["target"], unit)}
    return one


class DalamDokumen(Model, uraian="Sebuah dokumen yang memuat indikator, bila target atau bunyinya di sana lain."):
    """One document that an indicator stands in; without a target or a name of its own, the indicator's holds there."""

    id: Dokumen = bidang("Pengenal dokumen perencanaan.", contoh="pk-kepala")
    target: Besaran = bidang(
        f"Target menurut dokumen ini, bila lain dari «target» indikatornya. {BESARAN}",
        None,
        contoh="95",
        tahunan=Tahunan(langkah=Langkah.PERJANJIAN, minta="target {baru} menurut {dokumen} {baru}", ditagih="LKJ602"),
    )
    nama: Teks | None = bidang(
        "Bunyi indikator menurut dokumen ini, bila lain dari «nama» indikatornya.",
        None,
        contoh="Persentase pengaduan yang dijawab",
    )


_BERALASAN = BukanYaTidak(
    "«proksi» memuat alasannya",
    "tulis mengapa indikator ini hanya mendekati yang hendak diukur, atau hapus bila bukan indikator proksi",
)


class Indikator(Model, uraian="Sebuah indikator."):
    """One indicator. A quantity is in `satuan` unless it carries a unit of its own; no realisasi is None, never 0.

    With `triwulan` the realisasi of the year is not typed but accumulated. rumus, batas_atas, batas_bawah,
    komposit and peringkat stand in the place of the year's method; `batas_atas: null` is no cap. `bobot` is in
    percent. `nasional` is a national standard, `target_renstra` the target at the end of the Renstra.
    `tanpa_pembanding` names what the indicator has none of and needs none: earlier years for a new one, a target in
    the Renstra, a national standard.
    """

    id: Id = bidang(ID_TETAP)
    nama: TeksIsian = bidang(
        "Bunyi indikator seperti dalam dokumennya.", **isian_awal("bunyi indikator", "bunyi indikator {id}")
    )
    sasaran: Id = bidang("Pengenal sasaran yang diukur.")
    dokumen: Annotated[Daftar[DalamDokumen], Field(min_length=1), SatuAtauBanyak("id"), Ragam.DOKUMEN] = bidang(
        f"{DOKUMEN_ASAL}; boleh daftar, yang butirnya pengenal, atau «id» dan «target» bila targetnya lain.",
        contoh="pk-kepala",
    )
    satuan: TeksIsian = bidang(
        "Satuan target dan realisasi, misalnya persen; untuk predikat, nama tangganya.",
        aturan=True,
        **isian_awal("satuan indikator", "satuan indikator {id}"),
    )
    polaritas: Literal["naik", "turun", "rentang", "tetap"] = bidang(
        "Arah yang baik: naik, turun, rentang, atau tetap.", aturan=True
    )
    target: Besaran = bidang(
        f"Target setahun. {BESARAN}",
        urut=(0, 0),
        tahunan=Tahunan(langkah=Langkah.PERJANJIAN, minta="target {baru} menurut {dokumen} {baru}", ditagih="LKJ602"),
    )
    realisasi: Besaran = bidang(
        f"Realisasi setahun. {BESARAN} Tidak ditulis bila ada «triwulan».",
        None,
        urut=(1, 0),
        tahunan=Tahunan(
            langkah=Langkah.REALISASI,
            minta="realisasi sampai akhir {baru}",
            ditagih="LKJ601",
            isian="selalu",
            kecuali="triwulan",
        ),
    )
    triwulan: Annotated[Daftar[Besaran] | None, Field(min_length=1)] = bidang(
        "Realisasi setiap triwulan, paling banyak empat; null bila belum ada.",
        None,
        urut=(1, 0),
        tahunan=Tahunan(
            langkah=Langkah.REALISASI,
            minta="triwulan {n} {baru}",
            butir=("I", "II", "III", "IV"),
            jenis="realisasi triwulan",
            nama="realisasi {id} triwulan {n}",
            ditagih="LKJ601",
        ),
    )
    akumulasi: Literal["jumlah", "terakhir", "maksimum", "rerata", "gabungan"] | None = bidang(
        "Cara triwulan menjadi realisasi setahun: jumlah, terakhir, maksimum, rerata, atau gabungan (semua pembilang"
        " dibagi semua penyebut).",
        None,
        aturan=True,
    )
    rumus: NamaRumus | None = bidang(
        "Rumus khusus indikator ini, menggantikan rumus dalam metode.yaml.",
        None,
        kosong=Kosong.MENURUT_METODE,
        aturan=True,
    )
    batas_atas: Annotated[Persen | None, Field(gt=0)] = bidang(
        "Batas atas capaian dalam persen khusus indikator ini; null berarti tanpa batas.",
        None,
        kosong=Kosong.TANPA_BATAS,
        aturan=True,
    )
    batas_bawah: Persen | None = bidang(
        "Batas bawah capaian dalam persen khusus indikator ini; null berarti tanpa batas.",
        None,
        kosong=Kosong.TANPA_BATAS,
        aturan=True,
        contoh="0",
    )
    komposit: NamaKomposit | None = bidang(
        "Cara menghitung nilai majemuk khusus indikator ini: rerata atau minimum.",
        None,
        kosong=Kosong.MENURUT_METODE,
        aturan=True,
    )
    peringkat: NamaPeringkat | None = bidang(
        "Cara membandingkan peringkat khusus indikator ini: urutan atau skor.",
        None,
        kosong=Kosong.MENURUT_METODE,
        aturan=True,
    )
    bobot: Annotated[Persen | None, Field(ge=0, le=100)] = bidang(
        "Bobot dalam persen; jumlah bobot satu dokumen 100.", None
    )
    nasional: Besaran = bidang(
        f"Capaian atau standar nasional sebagai pembanding. {BESARAN}",
        None,
        urut=(2, 1),
        tahunan=Tahunan(
            langkah=Langkah.REALISASI,
            minta="standar nasional {baru}",
            jenis="standar nasional",
            pembanding="nasional",
            nama="standar nasional {id}",
        ),
    )
    target_renstra: Besaran = bidang(
        f"Target pada akhir Renstra. {BESARAN}",
        None,
        urut=(2, 0),
        tahunan=Tahunan(
            langkah=Langkah.RENSTRA,
            renstra=True,
            minta="target pada akhir {rencana} baru",
            jenis="target akhir {rencana}",
            pembanding="renstra",
            nama="target akhir {rencana} {id}",
        ),
    )
    target_triwulan: Annotated[Daftar[Besaran] | None, Field(min_length=1, max_length=4)] = bidang(
        "Target setiap triwulan menurut rencana aksi, paling banyak empat; digabungkan menurut «akumulasi», dan tanpa"
        " «akumulasi» berlaku sampai dengan triwulannya; null bila tidak ditetapkan.",
        None,
        urut=(0, 1),
        contoh="[20, 45, 70, 100]",
        tahunan=Tahunan(
            langkah=Langkah.PERJANJIAN,
            minta="target triwulan {n} {baru} menurut rencana aksi",
            butir=("I", "II", "III", "IV"),
            jenis="target triwulan",
            nama="target {id} triwulan {n}",
        ),
    )
    aksi: Daftar[Aksi] = bidang("Kegiatan yang membawa targetnya, menurut rencana aksi.", ())
    kendala: Daftar[Kendala] = bidang("Kendala setiap triwulan beserta tindak lanjutnya.", (), hapus=True)
    riwayat: Daftar[TahunLalu] = bidang("Target dan realisasi tahun-tahun sebelumnya.", ())
    tanpa_pembanding: Daftar[Literal["riwayat", "renstra", "nasional"]] = bidang(
        "Pembanding yang memang tidak ada bagi indikator ini: riwayat, renstra, atau nasional.", ()
    )
    menggantikan: Id | None = bidang(
        "Pengenal indikator yang digantikan oleh indikator ini dalam perubahan perjanjian tahun itu.",
        None,
        hapus=True,
        contoh="IKU-01",
    )
    alasan: Teks | None = bidang(
        "Alasan indikator ini dipilih.", None, sebutan="alasan pemilihan", contoh="Mencerminkan mutu layanan"
    )
    definisi: Teks | None = bidang(
        "Definisi operasional: apa yang dihitung, dan apa yang tidak.", None, contoh="Pegawai tetap, tanpa yang cuti"
    )
    formulasi: Teks | None = bidang(
        "Cara menghitung nilainya, seperti dalam manual indikator.",
        None,
        contoh="Pegawai yang lulus dibagi semua pegawai",
    )
    sumber_data: Teks | None = bidang("Dari mana datanya diambil.", None, contoh="Daftar nilai uji kompetensi")
    periode: Literal["bulanan", "triwulanan", "semesteran", "tahunan"] | None = bidang(
        "Seberapa sering datanya dikumpulkan: bulanan, triwulanan, semesteran, atau tahunan.", None
    )
    penanggung_jawab: Teks | None = bidang(
        "Yang bertanggung jawab atas indikator: pengenal pejabat atau unit dalam satker.yaml, atau namanya.",
        None,
        contoh="Bidang Kesehatan Masyarakat",
    )
    proksi: Annotated[Teks | None, _BERALASAN] = bidang(
        "Mengapa indikator ini hanya mendekati yang hendak diukur; null bila bukan indikator proksi.",
        None,
        contoh="Angka kematian kabupaten baru terbit dua tahun kemudian",
    )
    bukti: DaftarBukti = bidang("Bukti dukung realisasinya: berkas di dalam folder bukti, atau tautan.", (), hapus=True)
    catatan: Teks | None = bidang("Catatan yang ikut dicetak.", None, hapus=True)

    @model_validator(mode="before")
    @classmethod
    def _dokumen_bersatuan(cls, value: Any) -> Any:
        """Hand the unit of the indicator down to its targets in single documents."""
        listed = value.get("dokumen") if isinstance(value, dict) else None
        if not isinstance(listed, list):
            return value
        unit = BELUM if value.get("satuan", "") is None else value.get("satuan", "")
        return value | {"dokumen": [_butir_dokumen(one, unit) for one in listed]}

    @field_validator("riwayat", mode="before")
    @classmethod
    def _riwayat_bersatuan(cls, value: Any, info: ValidationInfo) -> Any:
        """Hand the unit of the indicator down to its earlier years."""
        unit = info.data.get("satuan", "")
        if not isinstance(value, list):
            return value
        return [
            {key: _dalam_satuan(v, unit) if key in ("target", "realisasi") else v for key, v in item.items()}
            if isinstance(item, dict)
            else item
            for item in value
        ]

    @field_validator("riwayat")
    @classmethod
    def _tahun_tunggal(cls, value: tuple[TahunLalu, ...]) -> tuple[TahunLalu, ...]:
        years = [lalu.tahun for lalu in value]
        galat_semua(
            galat_di((n, "tahun"), f"tahun «{tahun}» sudah dipakai", "sebut setiap tahun sekali", "LKJ302", tahun)
            for n, tahun in enumerate(years)
            if tahun in years[:n]
        )
        return value

    @model_validator(mode="after")
    def _padu(self, info: ValidationInfo) -> Self:
        galat_semua([*galat_triwulan(self), *galat_aturan(self, (info.context or {}).get("cara"))])
        return (
            self if self.triwulan is None else self.model_copy(update={"realisasi": self.terkumpul(self.triwulan)[1]})
        )

    @property
    def berdokumen(self) -> tuple[str, ...]:
        """Ids of the documents that this indicator stands in."""
        return tuple(one.id for one in self.dokumen)

    def menurut(self, dokumen: str) -> Self:
        """Return the indicator as one of its documents has it: with target and name of that, where they differ."""
        own = next((one for one in self.dokumen if one.id == dokumen), None)
        if own is None:
            return self
        differs: dict[str, Any] = {"target": own.target} if "target" in own.model_fields_set else {}
        if own.nama is not None and own.nama != self.nama:
            differs["nama"] = own.nama
        return self.model_copy(update=differs) if differs else self

    def jalur_target(self, dokumen: str) -> tuple[str | int, ...]:
        """Return where, below the indicator, the target of one of its documents is written."""
        for n, one in enumerate(self.dokumen):
            if one.id == dokumen and "target" in one.model_fields_set:
                return ("dokumen", n, "target")
        return ("target",)

    def aturan(self, cara: CaraCapaian) -> Aturan:
        """Return the rule by which this indicator is computed: the year's, with its own keys in their place."""
        return cara.aturan(Polaritas(self.polaritas), _khusus(self))

    @cached_property
    def akumulasi_triwulan(self) -> Akumulasi | None:
        """The quarters accumulated, step by step; None for an indicator without quarters."""
        if self.triwulan is None or self.akumulasi is None:
            return None
        return self.terkumpul(self.triwulan)[0]

    @property
    def ditunggu(self) -> tuple[int, ...]:
        """The quarters that can still change the realisasi; none where it is whole, or typed."""
        made = self.akumulasi_triwulan
        return made.ditunggu if made else ()

    def terkumpul(self, triwulan: Sequence[Kuantitas | None]) -> tuple[Akumulasi, Angka | None]:
        """Accumulate some quarters, first to last, and return how with the realisasi that they come to."""
        cara = CaraTriwulan(str(self.akumulasi))
        if cara is CaraTriwulan.GABUNGAN:
            return gabungan([q if isinstance(q, (Nisbah, NisbahKosong)) else None for q in triwulan])
        made = akumulasi([q.nilai if isinstance(q, Angka) else None for q in triwulan], cara)
        if made.nilai is None:
            return made, None
        given = [q for q in triwulan if isinstance(q, Angka)]
        # The last or the highest is one of the quarters, with its counts where it has them.
        same = (q for q in reversed(given) if q.nilai == made.nilai)
        one = next(same, None) if cara in (CaraTriwulan.TERAKHIR, CaraTriwulan.MAKSIMUM) else None
        return made, one or Angka(made.nilai, given[0].satuan)

    def target_sampai(self, n: int) -> Kuantitas | None:
        """Return the target up to quarter `n` (1 to 4) by the plan of action; None where it sets none for that quarter.

        Numbers of one unit are put together as the realisasi is; what cannot be, or has no way named, stands by itself.
        """
        given = (self.target_triwulan or ())[:n]
        if len(given) < n or given[-1] is None:
            return None
        last = given[-1]
        numbers = [one.nilai for one in given if isinstance(one, Angka) and satuan_sama(one.satuan, self.satuan)]
        if self.akumulasi is None or not isinstance(last, Angka) or len(numbers) != n:
            return last
        if self.akumulasi == "gabungan" and not all(isinstance(one, Nisbah) for one in given):
            return last
        return self.terkumpul(given)[1]

    @property
    def beraksi(self) -> bool:
        """Whether it has a part in a plan of action."""
        return self.target_triwulan is not None or bool(self.aksi)


class BerkasIndikator(Berkas, uraian="Indikator dengan target dan realisasinya."):
    """The whole of `indikator.yaml`."""

    indikator: Daftar[Indikator] = bidang("Daftar indikator, menurut urutan cetak.", min_length=1)
