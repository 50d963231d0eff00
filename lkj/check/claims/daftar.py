"""Lists that are announced with a number: "terdiri atas tiga bagian, yaitu:", and as many items below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkj.check.claims.hakim import Hakim
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.perkara import Putusan
from lkj.check.claims.pola import Pola
from lkj.check.naskah import Naskah
from lkj.diagnostics import Severity

#: How far before a colon its sentence may begin, in characters.
_TERJAUH = 600
_BUTIR = r"[ \t]*(?:\d{1,2}\.|[a-z]\.|[-*])[ \t]"
_TITIK_DUA = Pola(rf"\b(?:yaitu|yakni|ialah|adalah|sebagai berikut)\s{{0,3}}:[ \t]*\n(?:[ \t]*\n)?(?={_BUTIR})")
_AKHIR = Pola(rf"\n[ \t]*\n(?!{_BUTIR})")
_ANGGOTA = Pola(r"^(?P<lekuk>[ \t]*)(?:\d+\.|[a-z]\.|[-*])[ \t]+(?P<isi>[^\n]+)", re.MULTILINE)


def jumlah_daftar(hakim: Hakim, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    """Yield announced numbers that the list below does not have."""
    year = hakim.numbers.year
    done = 0
    for found in _TITIK_DUA.finditer(prose.teks):
        if found.start() < done:
            continue
        nearest = max(0, found.start() - _TERJAUH)
        begin = max(nearest - 1, *(prose.teks.rfind(mark, nearest, found.start()) for mark in (".", "\n", "|"))) + 1
        stop = _AKHIR.search(prose.teks, found.end())
        end = stop.start() if stop else len(prose.teks)
        done = end
        listed = prose.teks[found.end() : end]
        if "{%" in prose.narasi.teks[begin:end] or "¤" in listed:
            continue
        items = [b for b in hakim.pengurai.butir(prose.teks[begin : found.end()]) if b.jenis is not Jenis.NETRAL]
        counts = [n for n, b in enumerate(items) if b.jenis is Jenis.CACAH]
        if len(counts) != 1 or counts[0] + 1 >= len(items) or items[counts[0] + 1].jenis is not Jenis.CACAHAN:
            continue
        if any(b.jenis not in (Jenis.KOMA, Jenis.NETRAL) for b in items[counts[0] + 2 :]):
            continue
        members = list(_ANGGOTA.finditer(listed))
        top = [m for m in members if len(m["lekuk"]) == len(members[0]["lekuk"])]
        wanted = int(items[counts[0]].isi[0])
        if top and len(top) != wanted and wanted > 1:
            divisions = year.satker.organisasi.bagian
            missing = [b.nama for b in divisions if b.nama.casefold() not in listed.casefold()]
            told = (
                f"; yang belum disebut {', '.join(missing)}" if items[counts[0] + 1].isi == "bagian" and missing else ""
            )
            said = f"{items[counts[0]].teks} {items[counts[0] + 1].teks}"
            message = f"disebut {said}, sedangkan daftarnya memuat {len(top)}{told}"
            at = begin + items[counts[0]].mulai
            yield (
                at,
                Putusan(
                    kode="LKJ504",
                    tingkat=Severity.WARNING,
                    mulai=0,
                    pesan=message,
                    saran="lengkapi daftarnya, atau betulkan jumlahnya",
                ),
            )
