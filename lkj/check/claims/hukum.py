"""Regulations cited in prose: a year, a number or a kind that is not that of the one that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lkj.check.claims.perkara import Putusan
from lkj.check.claims.pola import Pola
from lkj.check.claims.serupa import jarak
from lkj.check.naskah import Naskah
from lkj.diagnostics import Severity
from lkj.model import Tahun
from lkj.model.presets.kata import PERATURAN, selengkapnya

_PERMENPAN = "peraturan menteri pendayagunaan aparatur negara dan reformasi birokrasi"
# Titles as promulgated, of regulations that performance reports cite again and again.
JUDUL = {
    ("undang-undang", "17", 2003): "Keuangan Negara",
    ("undang-undang", "1", 2004): "Perbendaharaan Negara",
    ("undang-undang", "25", 2004): "Sistem Perencanaan Pembangunan Nasional",
    ("undang-undang", "22", 2007): "Penyelenggara Pemilihan Umum",
    ("undang-undang", "15", 2011): "Penyelenggara Pemilihan Umum",
    ("undang-undang", "23", 2014): "Pemerintahan Daerah",
    ("undang-undang", "7", 2017): "Pemilihan Umum",
    ("peraturan pemerintah", "8", 2006): "Pelaporan Keuangan dan Kinerja Instansi Pemerintah",
    ("peraturan presiden", "29", 2014): "Sistem Akuntabilitas Kinerja Instansi Pemerintah",
    (_PERMENPAN, "53", 2014): "Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas "
    "Laporan Kinerja Instansi Pemerintah",
    (_PERMENPAN, "88", 2021): "Evaluasi Akuntabilitas Kinerja Instansi Pemerintah",
}
_JENIS = (
    r"Undang[ -]?Undang(?! Dasar)|UU|Peraturan Pemerintah(?: Pengganti Undang-Undang)?|PP|Peraturan Presiden|Perpres"
    r"|Peraturan Menteri (?:PANRB|PAN-?RB|PAN dan RB|Pendayagunaan Aparatur Negara dan Reformasi Birokrasi)"
    rf"|Permen ?PAN-?RB|Permenpan RB|{'|'.join(dict.fromkeys((*PERATURAN.values(), *PERATURAN)))}"
)
_KUTIPAN = Pola(
    rf"\b(?P<jenis>{_JENIS})(?:\s+Republik Indonesia|\s+RI)?"
    r"\s+(?:(?:Nomor|No\.?)\s+(?P<nomor>\d+)\s+[Tt]ahun\s+(?P<tahun>\d{4})"
    r"|(?:Nomor\s+|No\.?\s+)?(?P<nomor2>\d+)/(?P<tahun2>\d{4}))(?:\s+tentang\s+(?P<tentang>[\w ,/()&-]+))?"
)
_PENDEK = {
    "uu": "undang-undang", "undang undang": "undang-undang", "pp": "peraturan pemerintah",
    "perpres": "peraturan presiden",
    **{short.casefold(): whole.casefold() for short, whole in PERATURAN.items()},
}  # fmt: skip
_PELAPORAN = Pola(r"\b(?:laporan|pelaporan|kinerja|akuntabilitas|sakip|lkj)\b", re.IGNORECASE)
_DUA_LAGI = Pola(r"\b(?:mengubah|perubahan|dicabut|mencabut|menggantikan|diganti|pengganti)\b", re.IGNORECASE)


class Peraturan(NamedTuple):
    """A regulation that is known: from the data, or as one that reports cite again and again."""

    jenis: str
    nomor: str
    tahun: int
    tentang: str
    singkat: str


def _jenis(text: str) -> str:
    kind = " ".join(text.casefold().split())
    if "menteri" in kind or kind.startswith("permen"):
        return _PERMENPAN
    return _PENDEK.get(kind, kind.removesuffix(" republik indonesia"))


def _inti(title: str) -> list[str]:
    words = re.findall(r"\w+", selengkapnya(title))
    return [w for w in words if w not in ("dan", "republik", "indonesia", "tentang", "serta")]


def peraturan_dikenal(year: Tahun) -> list[Peraturan]:
    """Return the regulations of the data and those that every report may cite."""
    made = [
        Peraturan(_jenis(law.jenis), law.nomor, law.tahun, law.tentang or "", law.singkat)
        for law in year.dasar_hukum.dasar_hukum
        if law.nomor is not None
    ]
    have = {(p.jenis, p.nomor, p.tahun) for p in made}
    for (kind, number, when), title in JUDUL.items():
        if (kind, number, when) not in have:
            name = " ".join(w if w in ("dan", "atas") else w.capitalize() for w in kind.split())
            made.append(Peraturan(kind, number, when, title, f"{name} Nomor {number} Tahun {when}"))
    return made


def peraturan_sesuai(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    """Yield citations that differ in one thing from a known regulation, and have its title or its purpose."""
    if not re.search(r"\d/\d{4}|Nomor\s+\d|No\.?\s+\d", prose.teks):
        return
    known = peraturan_dikenal(year)
    keys = {(p.jenis, p.nomor, p.tahun) for p in known}
    for start, sentence in prose.kalimat:
        for found in _KUTIPAN.finditer(sentence):
            kind = _jenis(found["jenis"])
            number, when = found["nomor"] or found["nomor2"], int(found["tahun"] or found["tahun2"])
            if (kind, number, when) in keys or _DUA_LAGI.search(sentence):
                continue
            title = _inti(found["tentang"] or "")
            for law in known:
                if _terkait(law, kind, number, when) and _dimaksud(law, title, sentence):
                    said = " ".join(found[0].split(" tentang ")[0].split())
                    message = f"tertulis {said}, mungkin maksudnya {law.singkat}"
                    hint = "periksa jenis, nomor, dan tahunnya; peraturan dalam dasar-hukum.yaml ditulis {{ hukum[…] }}"
                    yield (
                        start + found.start(),
                        Putusan(kode="LKJ310", tingkat=Severity.WARNING, mulai=0, pesan=message, saran=hint),
                    )
                    break


def _terkait(law: Peraturan, kind: str, number: str, when: int) -> bool:
    """Tell whether a citation differs from a regulation in one of kind, number and year, by a slip of the hand."""
    same = (law.jenis == kind, law.nomor == number, law.tahun == when)
    if sum(same) != 2:
        return False
    if not same[2]:
        return jarak(str(law.tahun), str(when), 1) <= 1
    if not same[1]:
        return sorted(law.nomor) == sorted(number) or jarak(law.nomor, number, 1) <= 1
    return True


def _dimaksud(law: Peraturan, title: list[str], sentence: str) -> bool:
    """Tell whether a citation means a regulation: it has its title, or none and is of the making of reports."""
    right = _inti(law.tentang)
    if title:
        return title[: len(right)] == right
    own = {"kinerja", "akuntabilitas", "pelaporan"} & set(right)
    return bool(own) and _PELAPORAN.search(sentence) is not None
