"""From a difference to a change that a person understands: its topic, its subject, and which way it goes."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lkj.capaian import Angka, Batas, Penilaian, Peringkat, Polaritas, Rentang, banding, satuan_sama, seperti_tahun
from lkj.diff.challenge import tantangan
from lkj.diff.result import ATURAN_INDIKATOR, Jenis, Nilaian, Perubahan, Topik
from lkj.diff.walk import Pasangan, Titik
from lkj.model.anggaran import PaguTahun, Rincian
from lkj.model.base import Model
from lkj.model.bidang import Bidang, Kosong, Ragam, bidang_model
from lkj.model.hukum import Peraturan
from lkj.model.indikator import Indikator, TahunLalu
from lkj.model.metode import CaraCapaian, MetodeLalu, PitaSendiri, TanggaSendiri
from lkj.model.rencana import Kegiatan, Program, Sasaran, Tujuan
from lkj.model.satker import BerkasSatker
from lkj.pengukuran import Baris, Pengukuran

__all__ = ["Konteks", "Sifat", "berselisih", "rupiah", "tafsirkan"]

# By file, and by key where a file speaks of two; a fact of a file that is not named is told as another fact.
_TOPIK: dict[str | tuple[str, str], Topik] = {
    "satker.yaml": Topik.SATKER,
    "dasar-hukum.yaml": Topik.HUKUM,
    "tugas.yaml": Topik.HUKUM,
    "visi-misi.yaml": Topik.RENCANA,
    "sasaran.yaml": Topik.SASARAN,
    "indikator.yaml": Topik.INDIKATOR,
    "pk.yaml": Topik.PERJANJIAN,
    ("pk.yaml", "program"): Topik.ANGGARAN,
    "pagu.yaml": Topik.ANGGARAN,
    "metode.yaml": Topik.METODE,
    ("metode.yaml", "terbit_dengan"): Topik.LAIN,
    "kerangka.yaml": Topik.LAIN,
    "pengecualian.yaml": Topik.PENGECUALIAN,
}
_BERNAMA = (Indikator, Sasaran, Tujuan, Program, Kegiatan)
_SERATUS = Decimal(100)
_MAKNA = {Penilaian.MEMBAIK: Nilaian.MEMBAIK, Penilaian.MEMBURUK: Nilaian.MEMBURUK}
# What a change says beside its values, by the fields of Perubahan.
Sifat = dict[str, Any]


class Konteks(Struct, frozen=True, dict=True):
    """Both sides, and what is looked up in them again and again."""

    a: Pengukuran
    b: Pengukuran

    @cached_property
    def setahun(self) -> bool:
        """Whether both sides are the same year."""
        return self.a.year.tahun == self.b.year.tahun

    @cached_property
    def terakhir(self) -> int:
        """The later of the two years."""
        return max(self.a.year.tahun, self.b.year.tahun)

    @cached_property
    def baris(self) -> tuple[dict[str, Baris], dict[str, Baris]]:
        """The measured indicators of either side by id."""
        return self.a.per_id, self.b.per_id

    @cached_property
    def nama_kode(self) -> dict[str, str]:
        """Names of programmes and activities by code, those of B first."""
        names: dict[str, str] = {}
        for side in (self.a, self.b):
            for program in side.year.pk.program:
                names[program.kode] = program.nama
                names.update((k.kode, k.nama) for k in program.kegiatan if k.kode is not None)
        return names

    @cached_property
    def nama_dokumen(self) -> tuple[tuple[str, str], ...]:
        """Ids and names of the planning documents of both sides, those of B first."""
        return tuple((one.id, one.nama) for side in (self.b, self.a) for one in side.year.dokumen.values())

    def seaturan(self, ident: str) -> bool:
        """Tell whether an indicator is measured by the same rule and in the same unit on both sides."""
        a, b = (side.get(ident) for side in self.baris)
        if a is None or b is None:
            return False
        return a.aturan == b.aturan and satuan_sama(a.indikator.satuan, b.indikator.satuan)


def tafsirkan(konteks: Konteks, berkas: str, titik: Titik) -> Perubahan | None:
    """Return the change that a difference is; None where only the unit differs, which is a change of its own."""
    if _hanya_satuan(titik) or (titik.pemilik is BerkasSatker and titik.bidang == "tahun"):
        return None
    a, b = konteks.a.year, konteks.b.year
    pair, fakta = _pokok(titik)
    # What has parts is told by what its file says, as plain data.
    before, after = titik.sebelum, titik.sesudah
    if isinstance(before, Model) and titik.a is not None:
        before = _mentah(a.documents[berkas].data, titik.a)
    if isinstance(after, Model) and titik.b is not None:
        after = _mentah(b.documents[berkas].data, titik.b)
    first = titik.jalur.partition(".")[0].partition("[")[0]
    topik = _TOPIK.get((berkas, first)) or _TOPIK.get(berkas, Topik.LAIN)
    bidang = bidang_model(titik.pemilik).get(titik.bidang)
    yearly = bidang and bidang.tahunan
    if bidang and yearly and yearly.pembanding and yearly.pembanding in _tanpa_pembanding(titik):
        bidang = replace(bidang, kosong=Kosong.TIDAK_ADA)
    said = _nilai(konteks, titik, bidang) if titik.jenis is Jenis.UBAH else {}
    if topik is Topik.METODE:
        said |= _metode(titik)
    return Perubahan(
        topik=topik,
        jenis=said.pop("jenis", titik.jenis),
        berkas=berkas,
        jalur=titik.jalur,
        id="" if pair is None else pair.pengenal,
        nama="" if pair is None else _nama(konteks, pair),
        fakta=fakta,
        sebelum=before,
        sesudah=after,
        tempat_a=None if titik.a is None else a.position(berkas, titik.a),
        tempat_b=None if titik.b is None else b.position(berkas, titik.b),
        rutin=not konteks.setahun and _rutin(titik, bidang),
        bidang=bidang,
        dokumen=konteks.nama_dokumen if topik is Topik.PERJANJIAN or _dokumen(bidang) else (),
        **said,
    )


def _tanpa_pembanding(titik: Titik) -> tuple[str, ...]:
    """Return what the indikator has none of on the side where the value is empty."""
    pair = titik.rantai[-1]
    one: Indikator = pair.a if titik.sebelum is None else pair.b
    return one.tanpa_pembanding


def _dokumen(bidang: Bidang | None) -> bool:
    return bidang is not None and bidang.ragam is Ragam.DOKUMEN


def _mentah(data: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        if isinstance(data, str):  # a document named alone, in the place of a list
            return data
        data = data[part]
    return data


def _pokok(titik: Titik) -> tuple[Pasangan | None, str]:
    """Return the subject (the outermost item; an activity rather than its programme), and the key below it."""
    if not titik.rantai:
        return None, titik.jalur
    n = 1 if len(titik.rantai) > 1 and isinstance(titik.rantai[1].a or titik.rantai[1].b, Kegiatan) else 0
    rest = titik.jalur
    for pair in titik.rantai[: n + 1]:
        head = f"{pair.daftar}[{pair.pengenal}]"
        rest = rest[rest.index(head) + len(head) :].removeprefix(".")
    return titik.rantai[n], rest


def _nama(konteks: Konteks, pair: Pasangan) -> str:
    item = pair.a if pair.b is None else pair.b
    if isinstance(item, Rincian):
        return konteks.nama_kode.get(item.kode, "")
    if isinstance(item, Peraturan):
        return str(item)
    if isinstance(item, Indikator) and (of := _digantikan(konteks, pair)):
        return f"{item.nama}, {of}"
    name = getattr(item, "nama", None) or getattr(item, "judul", None) or getattr(item, "arti", None) or ""
    return "" if name == pair.pengenal else str(name)


def _digantikan(konteks: Konteks, pair: Pasangan) -> str:
    """Say of an indicator that came or went which other it replaces, or is replaced by; "" for any other."""
    if pair.a is None:
        return f"menggantikan {pair.b.menggantikan}" if pair.b.menggantikan else ""
    if pair.b is None:
        heirs = (one.id for one in konteks.b.year.indikator.indikator if one.menggantikan == pair.pengenal)
        return next((f"digantikan {ident}" for ident in heirs), "")
    return ""


def _hanya_satuan(titik: Titik) -> bool:
    if not titik.rantai or not isinstance(titik.rantai[0].a, Indikator) or titik.rantai[0].b is None:
        return False
    units = titik.rantai[0].a.satuan, titik.rantai[0].b.satuan
    a, b = titik.sebelum, titik.sesudah
    if units[0] == units[1] or type(a) is not type(b):
        return False
    if isinstance(a, Peringkat):
        return a.nilai == b.nilai and (a.tangga.id, b.tangga.id) == units
    if isinstance(a, (Angka, Rentang, Batas)):
        return (a.satuan, b.satuan) == units and replace(b, satuan=a.satuan) == a
    return False


def _rutin(titik: Titik, bidang: Bidang | None) -> bool:
    """Tell what every new year brings by itself: one more row of history, dates of its own."""
    item = titik.rantai[-1].a or titik.rantai[-1].b if titik.rantai else None
    if titik.jenis in (Jenis.BARU, Jenis.HILANG):
        return isinstance(item, (TahunLalu, PaguTahun, MetodeLalu))
    dated = bidang is not None and bidang.tahunan is not None and bidang.ragam in (Ragam.TANGGAL, Ragam.BULAN)
    return dated and titik.sebelum is not None and titik.sesudah is not None


def _nilai(konteks: Konteks, titik: Titik, bidang: Bidang | None) -> Sifat:
    """Say of a changed value which way it goes, and by how much."""
    kind, key, before, after = titik.pemilik, titik.bidang, titik.sebelum, titik.sesudah
    if kind is Indikator:
        return _nilai_indikator(konteks, titik)
    if kind in _BERNAMA and key == "nama":
        return {"jenis": Jenis.GANTI_NAMA} if before is not None and after is not None else {}
    if kind is Sasaran and key in ("dokumen", "tujuan"):
        return {"jenis": Jenis.PINDAH}
    known = before is not None and after is not None
    ragam = bidang and bidang.ragam
    if ragam is Ragam.RUPIAH:
        past = kind is PaguTahun and titik.rantai[-1].pengenal != str(konteks.terakhir)
        return rupiah(before, after) | ({"jenis": Jenis.NYATAKAN_ULANG} if past and known else {})
    if kind is TahunLalu and key in ("target", "realisasi") and known:
        return {"jenis": Jenis.NYATAKAN_ULANG}
    if ragam is Ragam.ORANG and isinstance(before, int) and isinstance(after, int):
        return berselisih(Decimal(before), Decimal(after), "orang")
    return {}


def _nilai_indikator(konteks: Konteks, titik: Titik) -> Sifat:
    a, b, key = titik.rantai[0].a, titik.rantai[0].b, titik.bidang
    before, after = titik.sebelum, titik.sesudah
    if key in ("sasaran", "dokumen"):
        return {"jenis": Jenis.PINDAH}
    if key in ("nama", "satuan") and None in (before, after):
        return {}
    if key == "nama":
        return {"jenis": Jenis.GANTI_NAMA}
    if key in ATURAN_INDIKATOR:
        if key == "akumulasi":
            return {"sebanding": before is None or after is None}
        return {"sebanding": konteks.seaturan(b.id) or (key == "satuan" and satuan_sama(before, after))}
    if key == "bobot" and before is not None and after is not None:
        return berselisih(before, after, "poin")
    if a.polaritas != b.polaritas:
        return {}
    polaritas = Polaritas(b.polaritas)
    if key == "target_renstra":
        return {"nilaian": tantangan(before, after, polaritas)}
    if not konteks.setahun:
        before = seperti_tahun(before, konteks.b.year.tahun - konteks.a.year.tahun)
        after = seperti_tahun(after, 0)
    if key == "target":
        return {"nilaian": tantangan(before, after, polaritas)}
    if key == "realisasi":
        # Nearness to a target tells something only while the target stands still.
        target = b.target if a.target == b.target else None
        return {"nilaian": _MAKNA.get(banding(after, before, polaritas, target).penilaian)}
    return {}


def _metode(titik: Titik) -> Sifat:
    """Mark what decides how everything is measured: formulas, ladders, aggregation, scale."""
    if titik.rantai and isinstance(titik.rantai[0].a or titik.rantai[0].b, MetodeLalu):
        return {"jenis": Jenis.NYATAKAN_ULANG} if titik.jenis is Jenis.UBAH else {}
    decides = titik.pemilik in (CaraCapaian, TanggaSendiri, PitaSendiri)
    return {"sebanding": not decides and titik.bidang not in ("agregasi", "skala", "pita", "tutup")}


def berselisih(before: Decimal, after: Decimal, satuan: str) -> Sifat:
    """Return what a change says of its difference and direction."""
    step = after - before
    way = Nilaian.NAIK if step > 0 else Nilaian.TURUN if step < 0 else None
    return {"selisih": step, "satuan": satuan, "nilaian": way}


def rupiah(before: int | None, after: int | None) -> Sifat:
    """Return what a change of an amount says: the difference in rupiah, and in percent of the amount before."""
    if before is None or after is None:
        return {}
    share = None if before == 0 else Decimal(after - before) * _SERATUS / Decimal(before)
    return {**berselisih(Decimal(before), Decimal(after), "rupiah"), "persen": share}
