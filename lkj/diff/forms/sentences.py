"""A comparison in Indonesian sentences, the same in every form: headlines, warnings, and one sentence a change."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import lru_cache

from lkj.capaian import tulis_angka, tulis_persen, tulis_rupiah
from lkj.diff import Alasan, Beda, Jenis, Nilaian, Peringatan, Perubahan, Pokok, Topik
from lkj.diff.forms import values

__all__ = [
    "SAMA",
    "arah",
    "judul",
    "judul_topik",
    "kalimat",
    "kepala",
    "keterangan",
    "label",
    "nama_pokok",
    "peringatan",
    "pokok",
    "tempat",
]  # fmt: skip

SAMA = "Tidak ada perbedaan."
_JUDUL = {
    Topik.TAHUN: "Tahun",
    Topik.METODE: "Metode",
    Topik.SASARAN: "Sasaran",
    Topik.INDIKATOR: "Indikator",
    Topik.ANGGARAN: "Anggaran",
    Topik.PERJANJIAN: "Perjanjian Kinerja",
    Topik.RENCANA: "{rencana}, visi, misi, dan tujuan",
    Topik.SATKER: "Satuan kerja, pejabat, dan pegawai",
    Topik.HUKUM: "Dasar hukum dan tugas",
    Topik.NARASI: "Narasi",
    Topik.PENGECUALIAN: "Pengecualian",
    Topik.LAIN: "Fakta lain",
}
_POKOK = {
    "average": "Rata-rata capaian",
    "objectives": "Sasaran",
    "indicators": "Indikator",
    "achieved": "Indikator tercapai",
    "budget": "Pagu",
    "realisasi": "Realisasi anggaran",
    "absorption": "Serapan",
}
# The first key of a fact says no more than its topic does.
_AWALAN = {Topik.METODE: "capaian.", Topik.SATKER: "satker."}
_NILAIAN = {
    Nilaian.MEMBAIK: "membaik",
    Nilaian.MEMBURUK: "memburuk",
    Nilaian.MENANTANG: "lebih menantang",
    Nilaian.RINGAN: "lebih ringan",
    Nilaian.NAIK: "naik",
    Nilaian.TURUN: "turun",
}
# In these lists the place of an item means nothing.
_HIMPUNAN = re.compile(r"\b(tanpa_pembanding|dasar_tipe)\[\d+\]")
_ISI = re.compile(r"\[([^\[\]]*)\]")
_DISEBUT = 10


def judul_topik(topik: Topik, beda: Beda) -> str:
    """Return what a topic is called in a comparison."""
    return _JUDUL[topik].format(rencana=beda.rencana)


def judul(beda: Beda) -> str:
    """Return the first line: which years, of whom, and the sides' labels."""
    sides = [side for side in (beda.a, beda.b) if side is not None]
    years = dict.fromkeys(str(side.tahun) for side in sides)
    agency = next((side.nama for side in reversed(sides) if side.nama), "")
    labels = [side.label for side in sides if side.label]
    return " · ".join(filter(None, (f"LKj {' → '.join(years)}", agency, " → ".join(labels))))


def label(p: Perubahan) -> str:
    """Name the fact of a change."""
    return (p.bidang and p.bidang.sebutan) or _label(p.topik, p.fakta)


@lru_cache(maxsize=4096)
def _label(topik: Topik, fakta: str) -> str:
    text = _HIMPUNAN.sub(r"\1", fakta.removeprefix(_AWALAN.get(topik, "")))
    return _ISI.sub(r" \1", text).replace(".", " ").replace("_", " ")


def arah(value: Decimal) -> str:
    """Return the word for a difference: naik or turun."""
    return "naik" if value > 0 else "turun"


def keterangan(p: Perubahan, desimal: int, *, ulang: bool = True) -> str:
    """Say which way a change goes and by how much, and whether the two can be compared; empty where nothing is.

    Without `ulang` it is not said that a figure is one of a past year.
    """
    parts = []
    if ulang and p.jenis is Jenis.NYATAKAN_ULANG:
        parts.append("angka tahun lalu berubah" if p.topik is not Topik.METODE else "metode tahun lalu berubah")
    if p.selisih:
        share = f" atau {tulis_angka(p.persen.copy_abs(), 2)}%" if p.persen is not None else ""
        parts.append(f"{arah(p.selisih)} {values.selisih(p.selisih, p.satuan, desimal)}{share}")
    elif p.nilaian:
        parts.append(_NILAIAN[p.nilaian])
    if p.jenis is Jenis.HITUNG and not p.sebanding:
        parts.append("tidak sebanding")
    return ", ".join(parts)


def kalimat(p: Perubahan, desimal: int, *, ulang: bool = True) -> str:
    """Say one change below its subject: "target 20 menit → 18 menit (lebih menantang)"."""
    if p.topik is Topik.NARASI:
        return _narasi(p)
    if p.jenis is Jenis.DUGAAN:
        return f"mungkin {p.sebelum} berganti id menjadi {p.sesudah}: namanya serupa"
    if p.jenis is Jenis.URUTAN:
        return f"urutan {label(p)} berubah"
    if p.jenis in (Jenis.BARU, Jenis.HILANG):
        return _datang_pergi(p, desimal)
    before, after = values.pangkas(values.tulis(p, p.sebelum, desimal), values.tulis(p, p.sesudah, desimal))
    said = keterangan(p, desimal, ulang=ulang)
    head = "berganti nama:" if p.jenis is Jenis.GANTI_NAMA else label(p)
    if p.jenis is Jenis.PINDAH:
        head = f"pindah {head}:"
    return f"{head} {before} → {after} ({said})" if said else f"{head} {before} → {after}"


def _datang_pergi(p: Perubahan, desimal: int) -> str:
    """Say of an item below its subject that it came or went; of the subject itself its heading says it."""
    word = "ditambahkan" if p.jenis is Jenis.BARU else "dihapus"
    value = p.sesudah if p.jenis is Jenis.BARU else p.sebelum
    if not p.fakta:
        return "tahun ini " + word if p.topik is Topik.TAHUN else ""
    shown = "" if isinstance(value, (dict, list)) and not values.dokumen(p) else f": {values.tulis(p, value, desimal)}"
    return f"{label(p)} {word}{shown}"


def _narasi(p: Perubahan) -> str:
    gone, come = (tulis_angka(n) for n in (p.sebelum, p.sesudah) if isinstance(n, Decimal))
    if p.jenis is Jenis.BARU:
        return f"ditulis ({come} baris)"
    if p.jenis is Jenis.HILANG:
        return f"dikosongkan ({gone} baris)"
    if not p.sebelum and not p.sesudah:
        return "diubah (urutan barisnya)"
    return f"diubah ({come} baris baru, {gone} baris hilang)"


def tempat(p: Perubahan) -> str:
    """Return file and line, in B where the fact is there."""
    place = p.tempat_b or p.tempat_a
    return "" if place is None else place.file if p.topik is Topik.TAHUN else f"{place.file}:{place.line}"


def kepala(p: Perubahan) -> str:
    """Return the name under which a subject is told; many ids are told as they are."""
    if p.topik is Topik.PERJANJIAN:
        return values.nama_dokumen(p, p.id)
    if p.berkas == "pagu.yaml" and p.jalur.startswith("pagu["):
        return f"Tahun anggaran {p.id}"
    if p.topik is Topik.METODE and p.jalur.startswith("riwayat["):
        return f"Metode {p.id}"
    if p.jalur.startswith("pegawai.pendidikan["):
        return f"Pegawai {p.id}"
    return p.id


def nama_pokok(one: Pokok) -> str:
    """Name a headline figure."""
    return _POKOK[one.kunci]


# What makes the two sides of a headline figure no longer one thing, and what makes them so only in part.
_TAK_SEBANDING = {
    "average": frozenset({Alasan.DOKUMEN, Alasan.METODE, Alasan.AGREGASI}),
    "objectives": frozenset({Alasan.DOKUMEN}),
    "indicators": frozenset({Alasan.DOKUMEN}),
    "achieved": frozenset({Alasan.DOKUMEN, Alasan.METODE}),
}
_TAK_SEPENUHNYA = {"average": frozenset({Alasan.ATURAN, Alasan.BOBOT}), "achieved": frozenset({Alasan.ATURAN})}


def pokok(one: Pokok, beda: Beda) -> tuple[str, str, str]:
    """Write a headline figure: before, after, and the difference in words ("tetap" where there is none).

    Where the two cannot be compared no difference is told, but why not.
    """
    before, after, said = _pokok(one, beda.desimal)
    if one.sebelum is None or one.sesudah is None:
        return before, after, said
    reasons = {warning.alasan for warning in beda.peringatan}
    if apart := reasons & _TAK_SEBANDING.get(one.kunci, frozenset()):
        return before, after, f"tidak sebanding, sebab {_sebab(apart)} berubah"
    notes = [said]
    if partly := reasons & _TAK_SEPENUHNYA.get(one.kunci, frozenset()):
        notes.append(f"tidak sepenuhnya sebanding, sebab {_sebab(partly)} berubah")
    if one.kategori_a and one.kategori_b and Alasan.SKALA in reasons:
        notes.append(f"kategorinya tidak sebanding, sebab {_sebab({Alasan.SKALA})} berubah")
    return before, after, "; ".join(notes)


def _sebab(reasons: AbstractSet[Alasan]) -> str:
    """Name what changed: "metode dan skala"."""
    names = [_AKIBAT[one][0].removesuffix(" berubah") for one in Alasan if one in reasons]
    return " dan ".join(filter(None, (", ".join(names[:-1]), names[-1]))).lower()


def _pokok(one: Pokok, desimal: int) -> tuple[str, str, str]:

    def side(value: Decimal | None, category: str | None) -> str:
        if value is None:
            return "belum ada"
        if one.satuan == "rupiah":
            return tulis_rupiah(value)
        text = tulis_persen(value, desimal) if one.satuan == "persen" else tulis_angka(value)
        return f"{text} ({category})" if category else text

    before, after = side(one.sebelum, one.kategori_a), side(one.sesudah, one.kategori_b)
    if one.sebelum == one.sesudah:
        return before, after, "tetap"
    if one.selisih is None or one.sebelum is None:
        return before, after, ""
    unit = "poin" if one.satuan == "persen" else one.satuan
    said = f"{arah(one.selisih)} {values.selisih(one.selisih, unit, desimal)}"
    if one.satuan == "rupiah" and one.sebelum:
        said += f" atau {tulis_angka((one.selisih * 100 / one.sebelum).copy_abs(), 2)}%"
    return before, after, said


# Those that concern the whole, not a subject.
_UMUM = frozenset({Alasan.DOKUMEN, Alasan.METODE, Alasan.AGREGASI, Alasan.SKALA})
# Facts that the warning's own words name already.
_BERNAMA = frozenset({"capaian.dokumen", "agregasi", "skala"})
_AKIBAT = {
    Alasan.DOKUMEN: ("Dokumen yang diukur berubah", "Rata-rata kedua sisi tidak dapat dibandingkan"),
    Alasan.METODE: ("Metode berubah", "Capaian kedua sisi tidak dapat dibandingkan"),
    Alasan.AGREGASI: ("Cara merata-ratakan berubah", "Rata-rata kedua sisi tidak dapat dibandingkan"),
    Alasan.SKALA: ("Skala berubah", "Kategori kedua sisi tidak dapat dibandingkan"),
    Alasan.ATURAN: ("Satuan atau aturan hitung berubah", "Capaian indikator itu tidak dapat dibandingkan"),
    Alasan.BOBOT: ("Bobot berubah", "Rata-rata kedua sisi tidak sepenuhnya sebanding"),
    Alasan.LAIN_NAMA: ("Nama berganti sama sekali", "Periksa apakah id itu kini dipakai untuk indikator lain"),
    Alasan.DINYATAKAN_ULANG: ("Fakta tahun lalu berubah", "Pastikan perubahan itu disengaja"),
}


def peringatan(one: Peringatan, desimal: int) -> str:
    """Say one warning as a sentence: what changed, and what follows from it."""
    what, follows = _AKIBAT[one.alasan]
    said = []
    for p in one.perubahan[:_DISEBUT]:
        text = kalimat(p, desimal, ulang=False)
        if p.fakta in _BERNAMA:
            text = text.removeprefix(f"{label(p)} ")
        said.append(text if one.alasan in _UMUM else f"{kepala(p)} {text}".strip())
    more = len(one.perubahan) - _DISEBUT
    rest = f"; dan {tulis_angka(Decimal(more))} lainnya" if more > 0 else ""
    return f"{what}: {'; '.join(said)}{rest}. {follows}."
