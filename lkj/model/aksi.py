"""The plan of action of an indicator: what is to bring its target by quarters, and what is done where it fails."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from lkj.model.base import Daftar, Model, Teks
from lkj.model.bidang import Ragam, bidang
from lkj.model.bukti import DaftarBukti

Triwulan = Annotated[int, Field(ge=1, le=4), Ragam.BILANGAN]
PENANGGUNG_JAWAB = "Yang bertanggung jawab: pengenal pejabat atau unit dalam satker.yaml, atau namanya."
_SIAPA = "Bidang Kesehatan Masyarakat"


class TindakLanjut(Model, uraian="Tindak lanjut: apa, oleh siapa, sampai kapan, dan keadaannya."):
    """What is done about something: by whom, until when, how far it is, and what proves it."""

    uraian: Teks = bidang("Apa yang dilakukan.", contoh="Jadwal bimbingan teknis dimajukan ke bulan Mei")
    penanggung_jawab: Teks | None = bidang(PENANGGUNG_JAWAB, None, contoh=_SIAPA)
    tenggat: date | None = bidang("Paling lambat: tahun-bulan-hari.", None, contoh="2024-06-30")
    status: Literal["belum", "proses", "selesai"] | None = bidang(
        "Keadaannya: belum, proses, atau selesai.", None, contoh="proses"
    )
    bukti: DaftarBukti = bidang("Bukti dukungnya: berkas di dalam folder bukti, atau tautan.", (), hapus=True)


class Aksi(Model, uraian="Sebuah kegiatan dalam rencana aksi."):
    """An activity that is to bring the target: in which quarters, under which code of the budget, and whose."""

    nama: Teks = bidang("Nama kegiatannya.", contoh="Bimbingan teknis petugas")
    triwulan: Daftar[Triwulan] = bidang("Triwulan pelaksanaannya, 1 sampai dengan 4.", (), contoh="[1, 2]")
    kode: Teks | None = bidang(
        "Kode program atau kegiatan dalam pk.yaml, atau baris `rincian` dalam pagu.yaml; null bila tidak ada.",
        None,
        contoh='"3355"',
    )
    penanggung_jawab: Teks | None = bidang(PENANGGUNG_JAWAB, None, contoh=_SIAPA)


class Kendala(Model, uraian="Sebuah kendala dan tindak lanjutnya."):
    """What stood in the way in a quarter, and what is done about it; None while nothing is known to be."""

    triwulan: Triwulan = bidang("Triwulan terjadinya, 1 sampai dengan 4.", contoh="2")
    uraian: Teks = bidang("Apa kendalanya.", contoh="Anggaran baru tersedia pada bulan Maret")
    tindak_lanjut: TindakLanjut | None = bidang("Tindak lanjutnya; null bila belum ada.", None)


def tindak_lanjut(one: Model, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], TindakLanjut]]:
    """Yield all that is done about something in a file of facts, each with its place."""
    if isinstance(one, TindakLanjut):
        yield path, one
        return
    for key, value in one.__dict__.items():
        if isinstance(value, Model):
            yield from tindak_lanjut(value, (*path, key))
        elif isinstance(value, tuple) and value and isinstance(value[0], Model):
            for n, item in enumerate(value):
                yield from tindak_lanjut(item, (*path, key, n))
