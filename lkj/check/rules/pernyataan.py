"""Statements in prose (LKJ504–LKJ506): categories, majorities and "all targets met", held against the data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkj.capaian import Status
from lkj.check.rules.klaim import sebutan_jenjang
from lkj.check.rules.naskah import naskah
from lkj.diagnostics import Finding, Severity
from lkj.model import Tahun
from lkj.pengukuran import Pengukuran

_PEGAWAI = r"(?:pegawai|PNS|ASN|SDM|aparatur|sumber daya manusia|(?:jenjang |tingkat )?pendidikan)"
# Of the staff itself: "sebagian besar pengaduan ditangani pegawai lulusan S1" counts complaints.
_MAYORITAS = re.compile(
    rf"\b(?P<separuh>sebagian besar|mayoritas|kebanyakan)\s+(?:dari\s+)?(?:jumlah\s+|seluruh\s+)?{_PEGAWAI}\b"
    rf"|\b{_PEGAWAI}\s+(?:yang\s+)?(?:terbanyak|paling banyak)\b",
    re.IGNORECASE,
)


def mayoritas_benar(year: Tahun) -> Iterator[Finding]:
    """LKJ505: the level of education that prose calls the majority is the largest, and more than half."""
    levels = year.satker.pegawai.pendidikan
    counts = {level.jenjang: level.jumlah for level in levels if level.jumlah is not None}
    if len(counts) < len(levels):
        return
    total = sum(counts.values())
    most = max(levels, key=lambda level: counts[level.jenjang])
    table = year.position("satker.yaml", ("pegawai", "pendidikan", levels.index(most), "jumlah"))
    for prose in naskah(year):
        for start, sentence in prose.kalimat:
            claim = _MAYORITAS.search(sentence)
            if claim is None or prose.bersyarat(start + claim.start()):
                continue
            said = [
                (found.start(), level)
                for level in levels
                if (found := re.compile(sebutan_jenjang(level.jenjang)).search(sentence, claim.end()))
            ]
            if not said:
                continue
            _, level = min(said, key=lambda item: item[0])
            words = " ".join((claim["separuh"] or claim[0]).split())
            count, highest = counts[level.jenjang], counts[most.jenjang]
            share = f"{count} dari {total} orang"
            if count < highest:
                message = f"«{words}» {level.jenjang} ({share}), padahal {most.jenjang} lebih banyak ({highest})"
            elif claim["separuh"] and count * 2 <= total:
                message = f"«{words}» {level.jenjang}, padahal hanya {share}"
            else:
                continue
            yield Finding(
                "LKJ505",
                Severity.WARNING,
                prose.position(start + claim.start()),
                message,
                "tulis {{ pegawai.terbanyak.jenjang }} dan jumlahnya, tanpa menyebutnya sebagian besar",
                (table, f"menurut data {most.jenjang} {most.jumlah} orang"),
            )


_SEMUA = re.compile(
    r"(?<!hampir )(?<!tidak )(?<!belum )(?<!bukan )\b(?:semua|seluruh|segenap)\s+(?:target|indikator|sasaran)\b"
    r"(?!\s+(?:yang|tersebut))[^.;|]{0,60}?\b(?:terpenuhi|tercapai|mencapai target|memenuhi target|terwujud)\b",
    re.IGNORECASE,
)


def semua_tercapai(numbers: Pengukuran) -> Iterator[Finding]:
    """LKJ506: prose says that every target was met while an indicator missed its own."""
    main = numbers.utama
    short = main.indikator - main.tercapai
    if not short:
        return
    below = next(b for b in main.baris if b.capaian.status is not Status.TERCAPAI)
    for prose in naskah(numbers.year):
        for found in _SEMUA.finditer(prose.teks):
            if prose.bersyarat(found.start()) or re.search(r"\b(?:tidak|belum)\b", found[0], re.IGNORECASE):
                continue
            yield Finding(
                "LKJ506",
                Severity.WARNING,
                prose.position(found.start()),
                f"«{' '.join(found[0].split())}», padahal {short} dari {main.indikator} indikator"
                " tidak mencapai target",
                "sebut jumlahnya: {{ rekap.utama.tercapai|bilangan }} dari {{ rekap.utama.indikator|bilangan }}",
                (below.position, f"{below.indikator.id} belum mencapai target"),
            )


def kategori_benar(numbers: Pengukuran) -> Iterator[Finding]:
    """LKJ504: the category that prose gives the mean capaian is the one that follows from it."""
    main = numbers.utama
    if main.kategori is None or main.rerata is None:
        return
    names = sorted((band.nama for band in numbers.skala.pita), key=len, reverse=True)
    said = re.compile(
        rf"rata-rata\s+(?:\w+\s+)?capaian[^.;|]{{0,300}}?\b(?:kategori|dikategorikan|tergolong|termasuk)[\s“\"*«]+"
        rf"(?P<nama>{'|'.join(map(re.escape, names))})\b",
        re.IGNORECASE,
    )
    for prose in naskah(numbers.year):
        for start, sentence in prose.kalimat:
            found = said.search(sentence)
            if found and found["nama"].casefold() != main.kategori.casefold():
                yield Finding(
                    "LKJ504",
                    Severity.WARNING,
                    prose.position(start + found.start("nama")),
                    f"kategori tertulis «{found['nama']}», sedangkan rata-rata capaian"
                    f" {numbers.persen(main.rerata)} termasuk «{main.kategori}»",
                    "tulis {{ rekap.utama.kategori }}",
                )


RULES = (mayoritas_benar,)
NUMBER_RULES = (semua_tercapai, kategori_benar)
