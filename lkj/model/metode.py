"""`metode.yaml`: how capaian is computed and named."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, ValidationError, field_validator, model_validator
from pydantic_core import InitErrorDetails

from lkj.capaian import (
    AGREGAT,
    KOMPOSIT,
    PERINGKAT,
    SKALA,
    TANGGA,
    Aturan,
    KuantitasError,
    PenerapanBatas,
    Pita,
    Polaritas,
    Skala,
    SkalaError,
    Tangga,
    TanpaPersentase,
    Tutup,
    nama_rumus,
)
from lkj.model.base import AngkaTahun, Berkas, Daftar, Dokumen, Id, Model, Pilihan, Teks, desimal, galat
from lkj.model.bidang import Kosong, Ragam, bidang

# A version of lkj, as PyPI names it.
Versi = Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+(\.[0-9]+)?[a-z0-9.+]*$", max_length=30)]
Bilangan = Annotated[Decimal, BeforeValidator(desimal)]
Persen = Annotated[Decimal, BeforeValidator(desimal), Ragam.PERSEN]
NamaRumus = Annotated[str, Pilihan(nama_rumus())]
NamaKomposit = Annotated[str, Pilihan(tuple(KOMPOSIT))]
NamaPeringkat = Annotated[str, Pilihan(tuple(PERINGKAT))]


def halus(sentence: str) -> str:
    """Fit a sentence of the capaian library into a finding: lower case, no full stop, «quotation» as there."""
    return (sentence[:1].lower() + sentence[1:].removesuffix(".")).replace("“", "«").replace("”", "»")


def galat_di(path: tuple[str | int, ...], message: str, hint: str, code: str, value: object = None) -> InitErrorDetails:
    """Return an error at a place below the model that finds it; raise it with `galat_semua`."""
    return InitErrorDetails(type=galat(message, hint, code=code), loc=path, input=value)


def galat_semua(errors: Iterable[InitErrorDetails]) -> None:
    """Raise all errors together, each at its own place; do nothing where there is none."""
    found = list(errors)
    if found:
        raise ValidationError.from_exception_data("lkj", found)


class CaraCapaian(Model, uraian="Rumus capaian menurut polaritas, dan batasnya."):
    """Formulas by polarity, treatment of composites and ranks, cap and floor (percent; null means none).

    Without `tetap` an indicator of that polarity declares a formula of its own. `tanpa_persentase` says what an
    indicator whose status has no percentage brings to an aggregate: 100 or 0 by its status, or nothing.
    """

    dokumen: Dokumen = bidang("Dokumen yang indikatornya diukur.", sebutan="dokumen yang diukur")
    naik: Annotated[str, Pilihan(nama_rumus(Polaritas.NAIK))] = bidang("Rumus bila makin tinggi makin baik.")
    turun: Annotated[str, Pilihan(nama_rumus(Polaritas.TURUN))] = bidang("Rumus bila makin rendah makin baik.")
    rentang: Annotated[str, Pilihan(nama_rumus(Polaritas.RENTANG))] = bidang(
        "Rumus bila target berupa rentang.", nama_rumus(Polaritas.RENTANG)[0]
    )
    tetap: Annotated[str, Pilihan(nama_rumus(Polaritas.TETAP))] | None = bidang(
        "Rumus bila nilai harus tepat; tanpa ini setiap indikatornya menyebut rumus sendiri.", None
    )
    komposit: NamaKomposit = bidang("Cara menghitung nilai majemuk: rerata atau minimum.")
    peringkat: NamaPeringkat = bidang("Cara membandingkan peringkat: urutan atau skor.")
    batas_atas: Annotated[Persen | None, Field(gt=0)] = bidang(
        "Capaian tertinggi yang diakui, dalam persen; null berarti tanpa batas.", kosong=Kosong.TANPA_BATAS
    )
    batas_bawah: Persen | None = bidang(
        "Capaian terendah yang diakui, dalam persen; null berarti tanpa batas.", kosong=Kosong.TANPA_BATAS, contoh="0"
    )
    penerapan_batas: Literal["sebelum", "sesudah"] = bidang(
        "Kapan batas diterapkan: sebelum atau sesudah perata-rataan."
    )
    tanpa_persentase: Literal["dinilai", "dikeluarkan"] = bidang(
        "Yang berstatus tetapi tanpa persentase: dinilai (tercapai 100, tidak 0) atau dikeluarkan.", "dinilai"
    )

    @model_validator(mode="after")
    def _batas_urut(self) -> Self:
        atas, bawah = self.batas_atas, self.batas_bawah
        if atas is not None and bawah is not None and bawah > atas:
            message = "batas bawah capaian melebihi batas atasnya"
            galat_semua([galat_di(("batas_bawah",), message, "tukar atau perbaiki kedua batas itu", "LKJ212", bawah)])
        return self

    def aturan(self, polaritas: Polaritas = Polaritas.NAIK, khusus: Mapping[str, Any] = MappingProxyType({})) -> Aturan:
        """Return the rule for a polarity, with what an indicator declares for itself in its place.

        `khusus` may hold rumus, batas_atas, batas_bawah, komposit and peringkat. Raises AturanError for a
        combination that has no meaning.
        """
        # Most of thousands of indikator declare nothing of their own.
        if not khusus and polaritas in self._umum:
            return self._umum[polaritas]
        rule = self._aturan(polaritas, khusus)
        if not khusus:
            self._umum[polaritas] = rule
        return rule

    @cached_property
    def _umum(self) -> dict[Polaritas, Aturan]:
        return {}

    def _aturan(self, polaritas: Polaritas, khusus: Mapping[str, Any]) -> Aturan:
        cara: dict[str, Any] = {
            "rumus": getattr(self, polaritas),
            "batas_atas": self.batas_atas,
            "batas_bawah": self.batas_bawah,
            "komposit": self.komposit,
            "peringkat": self.peringkat,
            **khusus,
        }
        return Aturan(
            polaritas=polaritas,
            rumus=cara["rumus"],
            batas_atas=cara["batas_atas"],
            batas_bawah=cara["batas_bawah"],
            penerapan_batas=PenerapanBatas(self.penerapan_batas),
            komposit=cara["komposit"],
            peringkat=cara["peringkat"],
            tanpa_persentase=TanpaPersentase(self.tanpa_persentase),
            # Only where higher is better does a target that is an upper limit need another formula.
            rumus_turun=khusus.get("rumus") or self.turun if polaritas is Polaritas.NAIK else None,
        )


class TanggaSendiri(Model, uraian="Tangga peringkat milik instansi sendiri."):
    """A ladder of ranks of the agency's own, low to high; an item that is a list holds ranks of equal standing.

    `skor` gives ranks a number where an official score exists. Its id serves as `satuan` of an indicator.
    """

    id: Id = bidang("Nama tangga; dipakai sebagai «satuan» indikator.")
    urutan: Daftar[Teks | Daftar[Teks]] = bidang(
        "Peringkat dari yang terendah; yang setara ditulis sebagai daftar.", min_length=1
    )
    skor: dict[str, Bilangan] | None = bidang("Skor resmi setiap peringkat, bila ada.", None, contoh="{A: 85, B: 70}")

    @model_validator(mode="after")
    def _padu(self) -> Self:
        try:
            self.sebagai_tangga()
        except KuantitasError as error:
            hint = halus(error.saran) or "sebut setiap peringkat sekali, dan beri skor hanya kepada anggotanya"
            raise galat(halus(error.pesan), hint, code="LKJ213") from error
        return self

    def sebagai_tangga(self) -> Tangga:
        """Return the ladder as the capaian library knows it."""
        return Tangga(self.id, self.urutan, self.skor and MappingProxyType(self.skor))


class PitaSendiri(Model, uraian="Sebuah kategori."):
    """One band of an own scale, bounds in percent; `atas` is needed only where the source prints it."""

    nama: Teks = bidang("Nama kategori.", contoh="Sangat Baik")
    bawah: Bilangan | None = bidang("Batas bawah dalam persen.", None, contoh="90")
    atas: Bilangan | None = bidang("Batas atas dalam persen, bila sumber mencetaknya.", None, contoh="100")


class SkalaSendiri(Model, uraian="Skala kategori milik instansi sendiri."):
    """A scale of categories of the agency's own, highest band first; the lowest has no `bawah`.

    `tutup` says which bound belongs to a band: bawah means from its lower bound on, atas up to its upper one.
    """

    nama: Teks = bidang("Nama skala.", contoh="Skala kinerja lima kategori")
    pita: Daftar[PitaSendiri] = bidang("Kategori dari yang tertinggi; yang terendah tanpa «bawah».", min_length=1)
    sumber: Teks = bidang("Dasar skala ini.", contoh="Keputusan Nomor 1 Tahun 2024")
    tutup: Literal["bawah", "atas"] = bidang("Batas yang termasuk ke dalam kategori: bawah atau atas.", "bawah")

    @model_validator(mode="after")
    def _tanpa_celah(self) -> Self:
        # The first band that cannot join those above it is the one to repair.
        for n in range(len(self.pita)):
            try:
                self._skala(n + 1)
            except SkalaError as error:
                hint = halus(error.saran) or "urutkan pita dari yang tertinggi, masing-masing dengan nama sendiri"
                galat_semua([galat_di(("pita", n), halus(error.pesan), hint, "LKJ213")])
        last = self.pita[-1]
        if last.bawah is not None:
            message = f"nilai di bawah batas pita terendah ({last.nama}) tidak masuk pita mana pun"
            hint = "hapus «bawah» pada pita terendah, atau tambahkan pita di bawahnya"
            galat_semua([galat_di(("pita", len(self.pita) - 1, "bawah"), message, hint, "LKJ213", last.bawah)])
        return self

    def _skala(self, many: int) -> Skala:
        tops = [None, *(upper.bawah for upper, _ in pairwise(self.pita))]
        bands = (
            Pita(p.nama, p.bawah, top if p.atas is None else p.atas) for p, top in zip(self.pita, tops, strict=True)
        )
        return Skala(
            id="sendiri", nama=self.nama, pita=tuple(bands)[:many], sumber=self.sumber, tutup=Tutup(self.tutup)
        )

    def sebagai_skala(self) -> Skala:
        """Return the scale as the capaian library knows it."""
        return self._skala(len(self.pita))


def _skala(value: Any) -> Any:
    if isinstance(value, str) and value not in SKALA:
        hint = "pilih salah satu: " + ", ".join(SKALA) + "; atau nyatakan skala sendiri (nama, pita, sumber)"
        raise galat(f"skala «{value}» tidak dikenal", hint)
    return value


Agregasi = Annotated[str, Pilihan(tuple(AGREGAT))]
SkalaPilihan = Annotated[Id | SkalaSendiri, BeforeValidator(_skala)]


def _pita(skala: str | SkalaSendiri) -> Skala:
    return skala.sebagai_skala() if isinstance(skala, SkalaSendiri) else SKALA[skala]


class MetodeLalu(Model, uraian="Metode satu tahun sebelumnya."):
    """The method of an earlier year, as that year's `metode.yaml` declared it."""

    tahun: AngkaTahun = bidang("Tahunnya.")
    capaian: CaraCapaian = bidang("Rumus capaian tahun itu, dan batasnya.")
    agregasi: Agregasi = bidang("Cara merata-ratakan capaian tahun itu.")
    skala: SkalaPilihan = bidang("Skala kategori tahun itu.")

    @property
    def pita(self) -> Skala:
        """The scale of categories that the report of that year used."""
        return _pita(self.skala)


class BerkasMetode(Berkas, uraian="Cara capaian dihitung, dirata-ratakan, dan dinamai."):
    """The whole of `metode.yaml`; `skala` is the id of a shipped scale, or a scale of its own.

    `riwayat` holds the methods of earlier years, so that their capaian is computed as it was reported; a year that
    is not named there is computed by this year's method. `kategori` says whether each indikator has a category
    too, or the whole and its objectives alone. `naskah` says whether a figure in prose must be an expression or name
    its source. `terbit_dengan` is the version of lkj that the year was published with.
    """

    capaian: CaraCapaian = bidang("Rumus capaian menurut polaritas, dan batasnya.")
    agregasi: Agregasi = bidang("Cara merata-ratakan capaian.")
    tangga: Daftar[TanggaSendiri] = bidang("Tangga peringkat milik instansi sendiri.", ())
    skala: SkalaPilihan = bidang("Skala kategori: nama skala bawaan, atau skala sendiri.")
    kategori: Literal["sasaran", "indikator"] = bidang(
        "Yang diberi kategori: keseluruhan dan setiap sasaran (sasaran), atau setiap indikator juga (indikator).",
        "sasaran",
    )
    desimal: Annotated[int, Field(ge=0, le=6)] = bidang("Banyaknya angka di belakang koma pada laporan.")
    sumber: Teks = bidang("Dasar metode ini.")
    terbit_dengan: Versi | None = bidang(
        "Versi lkj yang dipakai ketika tahun ini diterbitkan, misalnya 0.1.0.", None, hapus=True, contoh="0.1.0"
    )
    riwayat: Daftar[MetodeLalu] = bidang(
        "Metode tahun-tahun sebelumnya, supaya capaiannya dihitung seperti ketika dilaporkan.", ()
    )
    naskah: Literal["bebas", "bersumber"] = bidang(
        "Angka dalam narasi: bebas, atau bersumber (diambil dari data atau menyebut sumbernya).", "bebas"
    )

    @field_validator("tangga")
    @classmethod
    def _id_tunggal(cls, value: tuple[TanggaSendiri, ...]) -> tuple[TanggaSendiri, ...]:
        def repeated() -> Iterator[InitErrorDetails]:
            known = set(TANGGA)
            for n, one in enumerate(value):
                if one.id in known:
                    message = f"tangga «{one.id}» sudah ada"
                    hint = "beri id lain, juga pada satuan indikator yang memakainya"
                    yield galat_di((n, "id"), message, hint, "LKJ302", one.id)
                known.add(one.id)

        galat_semua(repeated())
        return value

    @property
    def pita(self) -> Skala:
        """The scale of categories that the report uses."""
        return _pita(self.skala)

    def lalu(self, tahun: int) -> MetodeLalu | None:
        """Return the method of an earlier year, or None where the file does not tell it."""
        return next((one for one in self.riwayat if one.tahun == tahun), None)

    def tercatat(self, tahun: int, then: Self) -> bool:
        """Tell whether what it says of an earlier year, or of all where it says nothing, is how that one measured."""
        told = self.lalu(tahun) or self
        return (told.capaian, told.agregasi, told.skala) == (then.capaian, then.agregasi, then.skala)

    @property
    def semua_tangga(self) -> dict[str, Tangga]:
        """Ladders by id: the shipped ones and those of this file."""
        return {**TANGGA, **{t.id: t.sebagai_tangga() for t in self.tangga}}


def tangga_terbaca(data: Mapping[str, Any]) -> dict[str, Tangga]:
    """Return every ladder that can be read from a `metode.yaml` that has errors elsewhere.

    So a slip in the method does not make a finding of each indicator that uses a ladder.
    """
    ladders = dict(TANGGA)
    own = data.get("tangga")
    for item in own if isinstance(own, list) else ():
        try:
            one = TanggaSendiri.model_validate(item)
        except ValidationError:
            continue
        ladders.setdefault(one.id, one.sebagai_tangga())
    return ladders
