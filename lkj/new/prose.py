"""What becomes of the prose: what only frames carried facts stays, all else becomes a comment that asks for it anew."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkj.files.layout import NARASI, narasi_sasaran
from lkj.model.blanks import kosong
from lkj.new.edited import ringkas
from lkj.new.facts import Rencana
from lkj.new.kinds import awal

__all__ = ["RENSTRA", "dibawa", "naskah_baru"]

# These speak of the Renstra and say nothing of a year, as long as it is the same Renstra.
RENSTRA = ("rencana-strategis", "makna-visi", "misi", "tujuan", "sesudah-tujuan")
# A form that the reviewer fills in by hand.
_FORMULIR = frozenset({"pernyataan-reviu"})
_BELUM = "Belum diisi."
# What each is to say; {0} is the new year, {1} and {2} the plan of several years, whole and short.
_PETUNJUK = {
    "kata-pengantar": "kata pengantar laporan tahun {0}",
    "ringkasan-eksekutif": "ringkasan capaian tahun {0}: hasil utama, kendala, dan langkah ke depan",
    "latar-belakang": "latar belakang tahun {0}: dasar penyusunan, tugas dan fungsi, serta peristiwa penting tahun itu",
    "organisasi": "struktur organisasi yang berlaku pada tahun {0}",
    "sumber-daya-manusia": "keadaan pegawai pada akhir tahun {0}",
    "permasalahan": "permasalahan utama (isu strategis) yang dihadapi pada tahun {0}",
    "rencana-strategis": "pengantar {1} yang berlaku pada tahun {0}",
    "makna-visi": "makna visi menurut {2} yang baru",
    "misi": "pengantar misi menurut {2} yang baru",
    "tujuan": "pengantar tujuan menurut {2} yang baru",
    "sesudah-tujuan": "penghubung dari tujuan ke sasaran menurut {2} yang baru",
    "rencana-kinerja-tahunan": "pengantar Rencana Kinerja Tahunan {0}",
    "perjanjian-kinerja": "pengantar Perjanjian Kinerja {0}: siapa berjanji, kapan, dan apa isinya",
    "capaian-kinerja": "pengantar pengukuran kinerja tahun {0}",
    "evaluasi": "evaluasi dan analisis capaian kinerja tahun {0}",
    "realisasi-anggaran": "uraian realisasi anggaran tahun {0}: serapan, perubahan pagu, dan sebabnya",
    "penutup": "simpulan tahun {0} dan langkah perbaikan tahun berikutnya",
}
# Of prose that an outline adds, under its title.
_LAIN = "bagian «{1}» tahun {0}"
_SASARAN = (
    "analisis sasaran {1} ({2}) tahun {0}: penyebab keberhasilan atau kegagalan, peningkatan atau penurunan kinerja, "
    "dan upaya yang telah dilakukan"
)


def dibawa(rencana: Rencana) -> frozenset[str]:
    """Return the names of the prose that is carried as it is."""
    return _FORMULIR if rencana.habis else _FORMULIR.union(RENSTRA)


def naskah_baru(rencana: Rencana) -> Iterator[tuple[str, str]]:
    """Yield name and text of each prose file of the new year; each objective that is measured gets one."""
    year, carried = rencana.lama, dibawa(rencana)
    plan = year.visi_misi.renstra
    titles = year.kerangka.narasi if year.kerangka.sendiri else dict.fromkeys(NARASI, "")
    stock = {name: text for name, text in awal("data/narasi").items() if not kosong(text)}
    for name, title in titles.items():
        # What only frames data tells of whichever year it stands in.
        if name in carried or (name in year.narasi and year.narasi[name].teks == stock.get(f"narasi/{name}.md")):
            yield name, year.narasi[name].teks
        else:
            asked = (
                _PETUNJUK[name].format(rencana.baru, plan.nama, plan.singkatan)
                if name in _PETUNJUK
                else _LAIN.format(rencana.baru, title)
            )
            yield name, _komentar(rencana, asked, _bahan(rencana, name))
    for one in year.sasaran_dokumen(year.metode.capaian.dokumen):
        name = narasi_sasaran(one.id)
        parts = [_bahan(rencana, name)] if name in year.narasi else []
        # The notes of last year's values are material for this year's analysis.
        notes = ((i.id, i.catatan) for i in year.indikator.indikator if i.sasaran == one.id and i.catatan)
        parts += [f"{ident}: {' '.join(note.split())}" for ident, note in notes]
        asked = _SASARAN.format(rencana.baru, one.id, ringkas(one.nama))
        yield name, _komentar(rencana, asked, "\n\n".join(part for part in parts if part))


def _bahan(rencana: Rencana, name: str) -> str:
    """Return the prose of last year as it stands; only its place where it has errors to be repaired first."""
    old = rencana.lama.narasi[name]
    if old.berkas in rencana.bergalat:
        return f"(lihat {old.berkas}, yang masih bergalat)"
    if kosong(old.teks):
        return ""
    # The request that was met, left above the text, is no material.
    return re.sub(rf"\A\{{# {_BELUM}.*?#\}}\n", "", old.teks, flags=re.DOTALL).strip("\n")


def _komentar(rencana: Rencana, asked: str, old: str) -> str:
    """Return a comment of Jinja, which prints nothing, around what is asked for and the text of last year."""
    request = f"{_BELUM} Tulis {asked}."
    if not old:
        return "{# " + request.replace("#}", "(#)}") + " #}\n"
    inner = f"{request}\n\nNaskah tahun {rencana.dari} sebagai bahan:\n\n{old}\n"
    # Nothing inside may end the comment.
    return "{# " + inner.replace("#}", "(#)}") + "#}\n"
