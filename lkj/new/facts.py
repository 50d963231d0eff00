"""What becomes of each data file in the next year: the facts that stay, and those that are asked for anew.

A value that is taken out is named in the comment of the null in its place. What the year before was, is said only in
comments, in `riwayat`, and in the earlier years of `pagu.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Context
from typing import get_args

from lkj.capaian import Angka, Kuantitas, satuan_sama
from lkj.model import Tahun
from lkj.new.sheet import ISI, Jalur, Lembar, ringkas

__all__ = ["BERKAS", "Rencana", "menyebut"]

_DIGIT = 28
_RIBUAN = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_TRIWULAN = ("I", "II", "III", "IV")
_KHUSUS = ("rumus", "batas_atas", "batas_bawah", "komposit", "peringkat")
_NAMA_DOKUMEN = {"rkt": "RKT", "pk-ketua": "PK Ketua", "pk-sekretaris": "PK Sekretaris"}
# Names that are references, not words.
_PENGENAL = re.compile(r"[A-Za-z0-9.-]+")
# A regulation's own year is part of its name.
_NOMOR_TAHUN = re.compile(r"\bNomor\s+\S+\s+Tahun\s+\d{4}\b", re.IGNORECASE)


@dataclass(frozen=True)
class Rencana:
    """From which year to which; `bergalat` are the prose files of the old year (relative to the root) with errors."""

    lama: Tahun
    baru: int
    bergalat: frozenset[str] = frozenset()

    @property
    def dari(self) -> int:
        """The year that is carried over."""
        return self.lama.tahun

    @property
    def habis(self) -> bool:
        """Whether the Renstra of the old year does not reach the new one."""
        last = self.lama.visi_misi.renstra.akhir
        return last is not None and self.baru > last

    @property
    def renstra(self) -> str:
        """The Renstra of the old year as it is called."""
        return f"Renstra {self.lama.visi_misi.renstra.periode or self.lama.visi_misi.renstra.akhir}"

    def dahulu(self, nilai: object) -> str:
        """Say what a value was, so that it can be typed again: dots between thousands would be ambiguous in data."""
        text = "belum ada" if nilai is None else str(nilai)
        if isinstance(nilai, get_args(Kuantitas)) and "Rp" not in text:
            text = _RIBUAN.sub("", text)
        return f"tahun {self.dari}: {ringkas(text)}"


def menyebut(teks: str, tahun: int) -> bool:
    """Tell whether a text names a year otherwise than in the name of a regulation."""
    if _PENGENAL.fullmatch(teks):
        return False
    return re.search(rf"\b{tahun}\b", _NOMOR_TAHUN.sub("", teks)) is not None


def _rupiah(nilai: int | None) -> str | None:
    return None if nilai is None else f"Rp{nilai:,}".replace(",", ".")


def _satker(lembar: Lembar, rencana: Rencana) -> None:
    baru = rencana.baru
    lembar.tulis(("tahun",), str(baru))
    date: Jalur = ("laporan", "tanggal")
    lembar.isi(date, f"tanggal laporan {baru}, pada awal {baru + 1}; {rencana.dahulu(lembar.tulisan(date))}")
    for key, words in (
        ("keadaan", f"bulan keadaan pegawai, misalnya {baru}-12"),
        ("pns", f"jumlah PNS pada akhir {baru}"),
        ("ppnpn", f"jumlah PPNPN pada akhir {baru}"),
    ):
        lembar.isi(("pegawai", key), f"{words}; {rencana.dahulu(lembar.tulisan(('pegawai', key)))}")
    for n, level in enumerate(rencana.lama.satker.pegawai.pendidikan):
        path = ("pegawai", "pendidikan", n, "jumlah")
        lembar.isi(
            path, f"jumlah pegawai {ringkas(level.jenjang, 30)} pada akhir {baru}; {rencana.dahulu(level.jumlah)}"
        )


def _visi_misi(lembar: Lembar, rencana: Rencana) -> None:
    if not rencana.habis:
        return
    lembar.hapus_kepala()
    old, plan = rencana.renstra, rencana.lama.visi_misi
    lembar.isi(("renstra", "awal"), f"tahun pertama Renstra baru; {old} berawal {plan.renstra.awal or 'belum ada'}")
    lembar.isi(("renstra", "akhir"), f"tahun terakhir Renstra baru; {old} berakhir {plan.renstra.akhir}")
    lembar.isi(("visi",), f"visi menurut Renstra baru; {old}: {ringkas(plan.visi or 'belum ada')}")
    if lembar.ada(("makna_visi",)):
        lembar.ganti(("makna_visi",), [f"makna_visi: []  # {ISI}istilah dan arti menurut Renstra baru, bila ada"])
    if lembar.ada(("misi_presiden",)):
        what = "misi Presiden dan Wakil Presiden yang didukung, bila disebut"
        lembar.isi(("misi_presiden",), f"{what}; {old}: {ringkas(plan.misi_presiden or 'belum ada')}")
    before = [f"  # {old}: {ringkas(text)}" for text in plan.misi if text]
    lembar.ganti(
        ("misi",), ["misi:", *before, *lembar.kosong("  - ", "misi menurut Renstra baru, satu butir satu baris")]
    )
    for n, goal in enumerate(plan.tujuan):
        words = f"bunyi tujuan {goal.id} menurut Renstra baru"
        lembar.isi(("tujuan", n, "nama"), f"{words}; {old}: {ringkas(goal.nama or 'belum ada')}")


def _indikator(lembar: Lembar, rencana: Rencana) -> None:
    for n in range(len(rencana.lama.indikator.indikator)):
        _satu_indikator(lembar, rencana, n)


def _satu_indikator(lembar: Lembar, rencana: Rencana, n: int) -> None:
    one, baru, at = rencana.lama.indikator.indikator[n], rencana.baru, ("indikator", n)

    def ada(key: str) -> bool:
        return lembar.ada((*at, key))

    # Copied before anything is taken out; the copy follows the item.
    past = list(_riwayat(lembar, rencana, n))
    document = _NAMA_DOKUMEN[one.dokumen]
    lembar.isi((*at, "target"), f"target {baru} menurut {document} {baru}; {rencana.dahulu(one.target)}")
    if one.triwulan is not None:
        if ada("realisasi"):
            lembar.hapus((*at, "realisasi"))
        quarters = [*one.triwulan, *[None] * len(_TRIWULAN)]
        asked = [
            lembar.kosong("      - ", f"triwulan {name} {baru}; {rencana.dahulu(old)}")
            for name, old in zip(_TRIWULAN, quarters, strict=False)
        ]
        lembar.ganti((*at, "triwulan"), ["    triwulan:", *(line for lines in asked for line in lines)])
    else:
        request = f"realisasi sampai akhir {baru}; {rencana.dahulu(one.realisasi)}"
        if ada("realisasi"):
            lembar.isi((*at, "realisasi"), request)
        else:
            lembar.tambah((*at, "target"), lembar.kosong("    realisasi: ", request))
    if ada("nasional"):
        lembar.isi((*at, "nasional"), f"standar nasional {baru}; {rencana.dahulu(one.nasional)}")
    if ada("target_renstra") and rencana.habis:
        old = f"{rencana.renstra}: {ringkas('belum ada' if one.target_renstra is None else one.target_renstra)}"
        lembar.isi((*at, "target_renstra"), f"target pada akhir Renstra baru; {old}")
    if "riwayat" in one.tanpa_pembanding:
        # It has an earlier year now.
        rest = [f"      - {key}" for key in one.tanpa_pembanding if key != "riwayat"]
        lembar.ganti((*at, "tanpa_pembanding"), ["    tanpa_pembanding:", *rest] if rest else [])
    if ada("catatan"):
        lembar.hapus((*at, "catatan"))
    if ada("riwayat") and one.riwayat:
        lembar.bertahun((*at, "riwayat"))
        lembar.tambah((*at, "riwayat"), past)
    else:
        if ada("riwayat"):
            lembar.hapus((*at, "riwayat"))
        lembar.tambah(at, ["    riwayat:", *past])


def _riwayat(lembar: Lembar, rencana: Rencana, n: int) -> Iterator[str]:
    """Yield the lines that keep target and realisasi of the year that ends, by the rule of that year."""
    one, at = rencana.lama.indikator.indikator[n], ("indikator", n)
    note = f"  # catatan {rencana.dari}: {ringkas(one.catatan)}" if one.catatan else ""
    yield f"      - tahun: {rencana.dari}{note}"
    yield from lembar.salin((*at, "target"), 8)
    if one.triwulan is not None:
        # Accumulated, hence typed nowhere; a plain number is in the unit of the indicator.
        yield from _setahun(rencana, n)
    elif lembar.ada((*at, "realisasi")):
        yield from lembar.salin((*at, "realisasi"), 8)
    else:
        yield "        realisasi: null"
    for key in _KHUSUS:
        if lembar.ada((*at, key)):
            yield from lembar.salin((*at, key), 8, komentar=False)


def _setahun(rencana: Rencana, n: int) -> Iterator[str]:
    one = rencana.lama.indikator.indikator[n]
    year = one.akumulasi_triwulan
    if year is None or year.nilai is None or one.realisasi is None:
        yield "        realisasi: null"
        return
    # A mean may have more digits than a file may hold.
    number = f"{year.nilai.normalize(Context(prec=_DIGIT)):f}"
    unit = one.realisasi.satuan if isinstance(one.realisasi, Angka) else one.satuan
    if satuan_sama(unit, one.satuan):
        yield f"        realisasi: {number}"
    else:
        yield "        realisasi:"
        yield f"          nilai: {number}"
        yield f"          satuan: {_kutip(unit)}"


def _kutip(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _pk(lembar: Lembar, rencana: Rencana) -> None:
    facts, baru = rencana.lama.pk, rencana.baru

    def amount(path: Jalur, nilai: int | None) -> None:
        lembar.isi((*path, "anggaran"), f"anggaran menurut PK {baru}; {rencana.dahulu(_rupiah(nilai))}")

    for p, program in enumerate(facts.program):
        amount(("program", p), program.anggaran)
        for k, kegiatan in enumerate(program.kegiatan):
            path = ("program", p, "kegiatan", k)
            amount(path, kegiatan.anggaran)
            if kegiatan.kode is None:
                lembar.isi((*path, "kode"), f"kode kegiatan menurut PK {baru}; {rencana.dahulu(None)}")
    for n, pk in enumerate(facts.perjanjian):
        at = ("perjanjian", n)
        date = (*at, "tanggal")
        lembar.isi(date, f"tanggal penandatanganan PK {baru}; {rencana.dahulu(lembar.tulisan(date))}")
        if lembar.ada((*at, "perubahan")):
            lembar.hapus((*at, "perubahan"))
        if rencana.habis:
            for k, goal in enumerate(pk.tujuan):
                words = f"bunyi tujuan {goal.id} menurut PK {baru}"
                lembar.isi((*at, "tujuan", k, "nama"), f"{words}; {rencana.dahulu(goal.nama)}")


def _pagu(lembar: Lembar, rencana: Rencana) -> None:
    facts, baru = rencana.lama.pagu, rencana.baru
    lembar.bertahun(("pagu",))
    # A ceiling that is known beforehand is a fact of the new year already.
    if all(one.tahun != baru for one in facts.pagu):
        pagu, realisasi = next(((p.pagu, p.realisasi) for p in facts.pagu if p.tahun == rencana.dari), (None, None))
        asked = f"pagu menurut DIPA {baru}; {rencana.dahulu(_rupiah(pagu))}"
        spent = f"realisasi anggaran sampai akhir {baru}; {rencana.dahulu(_rupiah(realisasi))}"
        lines = [*lembar.kosong("    pagu: ", asked), *lembar.kosong("    realisasi: ", spent)]
        lembar.tambah(("pagu",), [f"  - tahun: {baru}", *lines])
    for n, part in enumerate(facts.rincian):
        what = f"{baru} bagi {ringkas(part.kode, 20)}"
        lembar.isi(("rincian", n, "pagu"), f"pagu {what}; {rencana.dahulu(_rupiah(part.pagu))}")
        lembar.isi(("rincian", n, "realisasi"), f"realisasi {what}; {rencana.dahulu(_rupiah(part.realisasi))}")


def _metode(lembar: Lembar, rencana: Rencana) -> None:
    if lembar.ada(("terbit_dengan",)):
        lembar.hapus(("terbit_dengan",))
    if rencana.lama.metode.lalu(rencana.dari) is not None:
        return
    past = [f"  - tahun: {rencana.dari}"]
    for key in ("capaian", "agregasi", "skala"):
        past += lembar.salin((key,), 4, komentar=False)
    if rencana.lama.metode.riwayat:
        lembar.bertahun(("riwayat",))
        lembar.tambah(("riwayat",), past)
    else:
        if lembar.ada(("riwayat",)):
            lembar.hapus(("riwayat",))
        last = list(lembar.data)[-1]
        lembar.tambah((last,), ["riwayat:", *past])


def _tetap(_lembar: Lembar, _rencana: Rencana) -> None:
    """Carry a file as it is."""


def _tanpa_pengecualian(lembar: Lembar, _rencana: Rencana) -> None:
    lembar.hapus_kepala()
    lembar.ganti(("pengecualian",), ["pengecualian: []"])


#: By file of the year folder, what is done to it.
BERKAS: Mapping[str, Callable[[Lembar, Rencana], None]] = {
    "satker.yaml": _satker,
    "dasar-hukum.yaml": _tetap,
    "tugas.yaml": _tetap,
    "visi-misi.yaml": _visi_misi,
    "sasaran.yaml": _tetap,
    "indikator.yaml": _indikator,
    "pk.yaml": _pk,
    "pagu.yaml": _pagu,
    "metode.yaml": _metode,
    "pengecualian.yaml": _tanpa_pengecualian,
}
