"""What `lkj new` says when it is done: what to fill in, in the order of the work, and what to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lkj.model.bidang import Langkah
from lkj.model.blanks import Isian
from lkj.model.rencana import Renstra
from lkj.new.prepare import Hasil
from lkj.new.prose import RENSTRA

__all__ = ["ringkasan", "urutan_kerja"]

_PERIKSA_TAMPAK = 30


def _folder(one: Isian) -> str:
    return f"{one.berkas.rpartition('/')[0]}/*.md" if one.berkas.endswith(".md") else one.berkas


def urutan_kerja(
    folder: str, places: Sequence[Isian], jangka: Renstra | None = None, *, habis: bool = False
) -> Iterator[str]:
    """Yield what is to be filled in, step by step; `jangka` is the plan of several years, `habis` that it has ended."""
    # Prose has no such words, and a list that may stay empty has them and is no place to fill.
    marked = "dalam data berketerangan «isi: …»; daftar «[]» yang juga berketerangan itu tidak dihitung"
    yield f"Yang perlu diisi, menurut urutan kerja ({len(places)} isian, {marked}):"
    number = 0
    for step in Langkah:
        files: dict[str, Counter[str]] = {}
        for one in places:
            if one.langkah is step:
                files.setdefault(_folder(one), Counter())[one.jenis] += 1
        if files:
            number += 1
            planned = jangka if step is Langkah.RENSTRA else None
            yield f"  {number}. {f'{planned.nama} ({planned.singkatan})' if planned else step.value}"
            if planned and habis:
                yield f"     {folder}/narasi: pengantar {planned.singkatan}, yaitu {', '.join(RENSTRA)}"
            for file, kinds in files.items():
                yield f"     {folder}/{file}: {', '.join(f'{many} {kind}' for kind, many in kinds.items())}"


def ringkasan(hasil: Hasil) -> Iterator[str]:
    """Yield the lines of the summary, in Indonesian."""
    yield f"{hasil.folder} dibuat dari data/{hasil.dari}."
    if hasil.lompat:
        skipped = ", ".join(map(str, hasil.lompat))
        yield f"Perhatian: tahun {skipped} dilompati; tambahkan sendiri riwayat indikator dan pagu tahun itu."
    if hasil.renstra:
        yield (
            f"PERHATIAN: {hasil.renstra} TIDAK MENCAKUP {hasil.baru}. Isi dahulu {hasil.jangka.singkatan} yang baru di"
            f" {hasil.berkas_renstra}, lalu sesuaikan sasaran.yaml dan indikator.yaml dengannya: keduanya masih"
            f" menurut {hasil.jangka.singkatan} lama."
        )
    if hasil.tanpa_realisasi:
        yield (
            f"Perhatian: {hasil.tanpa_realisasi} indikator belum mempunyai realisasi {hasil.dari}. Bila kelak diisi di "
            f"data/{hasil.dari}, isi juga «riwayat» tahun {hasil.dari} di {hasil.folder}/indikator.yaml."
        )
    for name in hasil.tertinggal:
        yield f"Perhatian: {name} tidak dapat dibaca, sehingga tidak disalin."
    yield ""
    yield from urutan_kerja(hasil.folder, hasil.isian, hasil.jangka, habis=hasil.renstra is not None)
    yield ""
    yield "Disalin dan perlu diperiksa: pejabat (satker.yaml), pihak dan program (pk.yaml), sasaran, dan indikator."
    if hasil.periksa:
        yield f"Masih menyebut tahun lama ({len(hasil.periksa)} tempat):"
        for text in hasil.periksa[:_PERIKSA_TAMPAK]:
            yield f"  {text.position.file}:{text.position.line}: menyebut {text.tahun}: «{text.teks}»"
        if len(hasil.periksa) > _PERIKSA_TAMPAK:
            yield f"  dan {len(hasil.periksa) - _PERIKSA_TAMPAK} tempat lain, bertanda «periksa: menyebut»"
    yield ""
    yield "Perintah berikutnya:"
    yield f"  lkj check {hasil.baru}    menunjukkan yang belum terisi"
    yield f"  lkj build {hasil.baru}    membuat konsep; yang belum terisi tercetak sebagai «[belum ada data]»"
