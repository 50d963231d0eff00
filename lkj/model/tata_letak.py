"""`tata_letak` in `satker.yaml`: how the pages of all documents are laid out."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from lkj.capaian import tulis_angka
from lkj.model.base import Daftar, Model, desimal, galat
from lkj.model.bidang import bidang

# Paper sizes in centimetres, upright.
KERTAS = {"A4": (21.0, 29.7), "F4": (21.5, 33.0), "Letter": (21.59, 27.94), "Legal": (21.59, 35.56)}
# What the data and Word call a typeface, and the free one of the same metrics that the PDF is set in.
FON = {"Arial": "Arimo", "Times New Roman": "Liberation Serif"}
Bab = Literal["pendahuluan", "perencanaan", "akuntabilitas", "penutup"]
BAB: tuple[Bab, ...] = ("pendahuluan", "perencanaan", "akuntabilitas", "penutup")
_TERSEMPIT, _TERPENDEK = 10, 9  # centimetres of text in which every table still stands
Sentimeter = Annotated[Decimal, BeforeValidator(desimal), Field(gt=0, le=10)]


class Margin(Model, uraian="Jarak tepi dalam sentimeter."):
    """Margins in centimetres; the left one is the binding edge."""

    kiri: Sentimeter = bidang("Tepi kiri, yaitu tepi jilid.", Decimal("3"))
    kanan: Sentimeter = bidang("Tepi kanan.", Decimal("2.5"))
    atas: Sentimeter = bidang("Tepi atas.", Decimal("2.5"))
    bawah: Sentimeter = bidang("Tepi bawah.", Decimal("2.5"))


def _periksa_urutan(value: tuple[Bab, ...]) -> tuple[Bab, ...]:
    wrong = [f"«{bab}» {'belum ada' if bab not in value else 'berulang'}" for bab in BAB if value.count(bab) != 1]
    if wrong:
        raise galat(
            f"urutan bab harus memuat setiap bab tepat satu kali; {', '.join(wrong)}",
            f"tulis keempatnya menurut urutan cetak, misalnya [{', '.join(BAB)}]",
        )
    return value


class TataLetak(Model, uraian="Tata letak semua dokumen; yang tidak ditulis memakai kelaziman."):
    """Paper, margins, type, language of dates and order of chapters of all documents; customary when left out."""

    kertas: Literal["A4", "F4", "Letter", "Legal"] = bidang("Ukuran kertas: A4, F4, Letter, atau Legal.", "A4")
    margin: Margin = bidang("Jarak tepi dalam sentimeter.", Margin.model_construct())
    fon: Literal["Arial", "Times New Roman"] = bidang("Jenis huruf: Arial atau Times New Roman.", "Arial")
    ukuran: Annotated[Decimal, BeforeValidator(desimal), Field(ge=9, le=14)] = bidang(
        "Ukuran huruf isi dalam poin.", Decimal("11")
    )
    bahasa_tanggal: Literal["id", "en", "ms", "jv", "su"] = bidang(
        "Bahasa nama bulan pada tanggal: id, en, ms, jv, atau su.", "id"
    )
    urutan_bab: Annotated[
        Daftar[Bab],
        AfterValidator(_periksa_urutan),
        Field(json_schema_extra={"minItems": len(BAB), "maxItems": len(BAB), "uniqueItems": True}),
    ] = bidang("Keempat bab laporan menurut urutan cetak, masing-masing tepat satu kali.", BAB)

    @model_validator(mode="after")
    def _muat(self) -> Self:
        """Refuse margins that leave no room for a table."""
        across, down = (Decimal(str(side)) for side in KERTAS[self.kertas])
        margin = self.margin
        width, height = across - margin.kiri - margin.kanan, down - margin.atas - margin.bawah
        for left, least, first, second in (
            (width, _TERSEMPIT, "kiri", "kanan"),
            (height, _TERPENDEK, "atas", "bawah"),
        ):
            if left < least:
                message = f"margin {first} dan {second} menyisakan {tulis_angka(left)} cm pada kertas {self.kertas}"
                raise galat(message, f"kecilkan margin hingga tersisa paling sedikit {least} cm")
        return self
