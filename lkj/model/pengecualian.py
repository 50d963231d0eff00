"""`pengecualian.yaml`: which findings are accepted, and why."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, model_validator

from lkj.model.base import Berkas, Daftar, Model, Teks
from lkj.model.bidang import Ragam, bidang
from lkj.model.metode import galat_di, galat_semua
from lkj.model.ralat import CatatanData

#: The code of the finding that an office of a tree did not deliver a year: accepted, there need be no other file.
TIDAK_MENYAMPAIKAN = "LKJ805"
# A value of any data file, as it stands there.
Nilai = Annotated[str | int | Decimal | bool | date | None, Ragam.TEKS]


class Pengecualian(Model, uraian="Sebuah temuan yang diterima."):
    """A finding accepted: its code, its place, why, by whom and until when.

    `berkas` is a name within the year folder. `jalur` leads to a value of a YAML file, as in
    `indikator[IKK-11].realisasi`; without it the whole file is meant. `nilai` is what stood there when it was accepted:
    another value is to be weighed anew. `sampai` is compared with the date of the report.
    """

    kode: Annotated[str, Field(pattern=r"^LKJ[0-9]{3}$")] = bidang("Kode temuan, misalnya LKJ402.")
    berkas: Teks = bidang("Berkas di dalam folder tahun, misalnya indikator.yaml atau narasi/evaluasi.md.")
    jalur: Teks | None = bidang(
        "Tempat di dalam berkas YAML, misalnya indikator[IKK-11].realisasi; tanpa ini, seluruh berkas.", None
    )
    nilai: Nilai = bidang(
        "Nilai pada «jalur» ketika temuan ini diterima; bila nilainya berubah, pengecualian ini tidak berlaku lagi.",
        None,
        contoh="84.99",
    )
    alasan: Teks = bidang("Mengapa temuan ini diterima.")
    oleh: Teks = bidang("Siapa yang menerimanya.")
    sampai: date | None = bidang(
        "Tanggal terakhir berlakunya; dibandingkan dengan tanggal laporan.", None, contoh="2025-12-31"
    )
    cetak: CatatanData | None = bidang(
        "Catatan yang dicetak dalam lampiran «Ralat dan Catatan Data»; null bila tidak dicetak.", None
    )

    @model_validator(mode="after")
    def _bernilai(self) -> Self:
        """Refuse a value that is of no place."""
        if self.nilai is not None and self.jalur is None:
            galat_semua([galat_di(("nilai",), "«nilai» tanpa «jalur»", "sebut jalur nilai itu", "LKJ203", self.nilai)])
        return self


class BerkasPengecualian(Berkas, uraian="Temuan pemeriksaan yang diterima, masing-masing dengan alasannya."):
    """The whole of `pengecualian.yaml`."""

    pengecualian: Daftar[Pengecualian] = bidang("Daftar pengecualian; [] bila tidak ada.")
