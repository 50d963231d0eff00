"""What prose refers to: chapters and figures that a report does not have, ids and names that do not belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lkj.check.claims.butir import Butir
from lkj.check.claims.hakim import Hakim
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.kata import penggal
from lkj.check.claims.perkara import Putusan
from lkj.check.claims.pola import Pola
from lkj.check.naskah import Naskah
from lkj.diagnostics import Severity
from lkj.model.tata_letak import BAB

_ROMAWI = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_LAIN = (
    r"(?!\s+(?:(?:dalam|pada|dari)\s+)?(?:laporan|buku|dokumen|undang|peraturan|uu|pp|keputusan|renstra|rencana|pedoman|permen"
    r"|kitab|naskah|kajian|publikasi|lkj|lakip))"
)
_ANGKA_BAB = "|".join(sorted(_ROMAWI, key=len, reverse=True))
_BAB = Pola(rf"\b(?:dalam|pada|di|lihat|melalui)\s+Bab\s+(?P<bab>{_ANGKA_BAB}|\d{{1,2}})\b{_LAIN}",
                  re.IGNORECASE)  # fmt: skip
_GAMBAR = Pola(
    rf"\b(?P<jenis>Tabel|Gambar|Grafik|Bagan)\s+(?P<bab>\d{{1,2}})\.(?P<n>\d{{1,3}})\b(?!\.\d){_LAIN}", re.IGNORECASE
)
#: More tables or figures than a chapter of this report ever has.
_TERBANYAK = 15
_AWALAN = Pola(r"^([A-Z]{2,5})-\d{1,3}$")
_DAHULU = Pola(
    r"\b(?:diganti\w*|dahulu|semula|tidak lagi|dihapus\w*|sebelumnya|lalu|lama|pengganti\w*|menggantikan|bernama)\b",
    re.IGNORECASE,
)
_NILAI = Pola(
    r"\b(?:mencapai|memperoleh|terealisasi|bernilai|sebesar|tercapai|ditargetkan|meraih|capaian\w*)\b", re.IGNORECASE
)


def rujukan_ada(hakim: Hakim, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    """Yield references to chapters, tables and figures that the report cannot have."""
    for found in _BAB.finditer(prose.teks) if "Bab" in prose.teks else ():
        number = _ROMAWI.get(found["bab"].upper()) or (int(found["bab"]) if found["bab"].isdigit() else 0)
        if number > len(BAB):
            message = f"«Bab {found['bab']}» tidak ada; bab terakhir laporan ini Bab IV"
            yield (
                found.start("bab"),
                Putusan(kode="LKJ515", tingkat=Severity.WARNING, mulai=0, pesan=message, saran="sebut bab yang ada"),
            )
    for found in _GAMBAR.finditer(prose.teks) if re.search(r"\d\.\d", prose.teks) else ():
        chapter, n = int(found["bab"]), int(found["n"])
        if chapter > len(BAB) or chapter == 0 or n > _TERBANYAK:
            yield _tiada(found)
    for start, sentence in prose.kalimat:
        if re.search(r"\d", sentence):
            yield from ((start + p.mulai, p) for p in _pasangan(hakim, sentence))


def _tiada(found: re.Match[str]) -> tuple[int, Putusan]:
    message = f"{found['jenis']} {int(found['bab'])}.{int(found['n'])} tidak ada dalam laporan ini"
    hint = 'tulis {{ rujuk("…") }}, misalnya {{ rujuk("tabel-capaian") }} atau {{ rujuk("gambar-serapan") }}'
    return found.start(), Putusan(kode="LKJ515", tingkat=Severity.WARNING, mulai=0, pesan=message, saran=hint)


def gambar_ada(prose: Naskah, nomor: Mapping[tuple[str, int], int]) -> Iterator[tuple[int, Putusan]]:
    """Yield references to tables and figures beyond the last of their chapter, which is the report's own number.

    `nomor` holds the last number by "Tabel" or "Gambar" and chapter. What opens a line may be a caption that was typed.
    """
    for found in _GAMBAR.finditer(prose.teks) if re.search(r"\d\.\d", prose.teks) else ():
        kind, chapter, n = found["jenis"].capitalize(), int(found["bab"]), int(found["n"])
        last = nomor.get(("Tabel" if kind == "Tabel" else "Gambar", chapter), 0)
        own = re.search(rf"^\W*{re.escape(found[0])}\b", prose.teks, re.MULTILINE | re.IGNORECASE)
        if 0 < chapter <= len(BAB) and last < n <= _TERBANYAK and not own:
            yield _tiada(found)


def _pasangan(hakim: Hakim, sentence: str) -> Iterator[Putusan]:
    """Judge an id or a code beside the name of what it stands for, and ids that are of nothing."""
    items = [b for b in hakim.pengurai.butir(sentence) if not (b.jenis is Jenis.NETRAL and b.teks in ("(", ")", ":"))]
    for n, b in enumerate(items):
        if b.jenis is not Jenis.ENTITAS or not _kode(b):
            continue
        for other in (*_tetangga(items, n),):
            kinds = {e.jenis for e in b.isi} & {e.jenis for e in other.isi}
            if kinds and not set(b.isi) & set(other.isi) and not _kode(other) and len(other.teks.split()) > 1:
                right = " atau ".join(dict.fromkeys(e.id for e in other.isi))
                message = (
                    f"{b.teks} dan «{other.teks}» tidak berpasangan; «{other.teks}» ialah {right},"
                    f" {b.teks} ialah {b.isi[0].nama}"
                )
                yield Putusan(
                    kode="LKJ515",
                    tingkat=Severity.WARNING,
                    mulai=b.mulai,
                    pesan=message,
                    saran="betulkan kode atau namanya",
                )
    prefixes = {m[1] for key in hakim.nama.per_id if (m := _AWALAN.match(key))}
    if _DAHULU.search(sentence) or not _NILAI.search(sentence):
        return
    for word in penggal(sentence):
        found = _AWALAN.match(word.teks) if word.jenis == "id" else None
        if found and found[1] in prefixes and word.teks not in hakim.nama.per_id:
            near = [k for k in hakim.nama.per_id if k.startswith(found[1] + "-")]
            message = f"{word.teks} tidak ada dalam data; yang ada {near[0]} sampai dengan {near[-1]}"
            yield Putusan(
                kode="LKJ515",
                tingkat=Severity.WARNING,
                mulai=word.mulai,
                pesan=message,
                saran="sebut id yang ada dalam indikator.yaml atau sasaran.yaml",
            )


def _kode(b: Butir) -> bool:
    return any(b.teks == e.id for e in b.isi)


def _tetangga(items: list[Butir], n: int) -> Iterator[Butir]:
    """Yield the names that stand right beside a code: "SK-02, Terselamatkannya …", "… (0591)", "… berkode 0591"."""
    at = n + 1
    if at < len(items) and items[at].jenis is Jenis.KOMA:
        at += 1
    if at < len(items) and items[at].jenis is Jenis.ENTITAS and (at == n + 1 or _diapit(items, at)):
        yield items[at]
    at = n - 1
    if at >= 0 and items[at].jenis is Jenis.ASING and items[at].isi in ("berkode", "kode", "bernomor"):
        at -= 1
    if at >= 0 and items[at].jenis is Jenis.ENTITAS:
        yield items[at]


def _diapit(items: list[Butir], at: int) -> bool:
    """Tell whether a name behind a comma explains what stands before it, and is not the next of a list."""
    return at + 1 < len(items) and items[at + 1].jenis is Jenis.KOMA
