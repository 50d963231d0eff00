"""One indicator measured: the rule it follows, its capaian, its category, what it is compared with."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from lkj.capaian import Akumulasi, Angka, Aturan, Banding, Batas, Capaian, Pita, Rentang, Status, banding, hitung
from lkj.diagnostics import Position
from lkj.model.indikator import Indikator
from lkj.model.metode import BerkasMetode
from lkj.model.rencana import DokumenPerencanaan, Sasaran
from lkj.pengukuran.pembanding import Perbandingan

NAMA_STATUS = {
    Status.TERCAPAI: "Tercapai",
    Status.TIDAK_TERCAPAI: "Tidak tercapai",
    Status.BELUM_ADA_DATA: "Belum ada data",
    Status.TAK_TERHITUNG: "Tak terhitung",
}


class Baris(Struct, frozen=True, kw_only=True):
    """One indicator measured: the facts, the result, and its category under the year's scale.

    `aturan` is the rule that was used; `banding` holds the comparisons that the data allows: earlier years,
    oldest first, then the Renstra's end target, then the national standard. `position` is the indicator's own.
    `dokumen` is the planning document in which it is measured.
    """

    nomor: int
    indikator: Indikator
    dokumen: DokumenPerencanaan
    sasaran: Sasaran
    capaian: Capaian
    kategori: Pita | None
    position: Position
    aturan: Aturan
    banding: tuple[Perbandingan, ...]

    @property
    def status(self) -> str:
        """The status in words; of a realisasi that is not whole yet it is provisional."""
        return NAMA_STATUS[self.capaian.status] + self.sementara

    @property
    def sementara(self) -> str:
        """What is said behind the status of a realisasi that is not whole yet; "" of all others."""
        return " (sementara)" if self.capaian.sementara else ""

    @property
    def terhadap_target(self) -> Banding:
        """The realisasi beside its target, of a range or a limit beside the bound that lies nearest to it."""
        target, realisasi = self.indikator.target, self.indikator.realisasi
        if isinstance(target, Batas):
            target = Angka(target.nilai, target.satuan)
        elif isinstance(target, Rentang) and isinstance(realisasi, Angka):
            nearest = min(max(realisasi.nilai, target.bawah), target.atas)
            target = Angka(nearest, target.satuan)
        return banding(realisasi, target, self.aturan.polaritas, self.indikator.target)

    @property
    def akumulasi(self) -> Akumulasi | None:
        """How the quarters became the realisasi; None where the realisasi was typed."""
        return self.indikator.akumulasi_triwulan


def lalu(row: Baris, tahun: int) -> Baris | None:
    """Return the indikator as it stood in an earlier year, measured by the method that its comparison names.

    None where the data do not tell of that year. Its category is not judged here: scales change too.
    """
    for one in row.banding:
        if one.tahun == tahun:
            return replace(
                row, capaian=one.capaian, kategori=None, position=one.position, aturan=one.aturan, banding=()
            )
    return None


def aturan_untuk(metode: BerkasMetode, indikator: Indikator | None = None) -> Aturan:
    """Return the rule by which an indicator is computed; without one, the rule whose cap and floor bind averages."""
    return metode.capaian.aturan() if indikator is None else indikator.aturan(metode.capaian)


def ukur(metode: BerkasMetode, indikator: Indikator) -> Capaian:
    """Compute the capaian of one indicator under the year's method and its own keys."""
    return ukur_menurut(aturan_untuk(metode, indikator), indikator)


def ukur_menurut(aturan: Aturan, indikator: Indikator) -> Capaian:
    """Compute the capaian of one indicator by a rule; provisional where quarters of its realisasi are to come."""
    return hitung(indikator.target, indikator.realisasi, aturan).menunggu(indikator.ditunggu)
