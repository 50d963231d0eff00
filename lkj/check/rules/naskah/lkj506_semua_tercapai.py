"""LKJ506: prose says that every target was met while an indicator missed its own."""

import re

from lkj.capaian import Status
from lkj.check.rules.define import PERMENPAN_53, PERMENPAN_88, WARNING, Example, Findings, Rule
from lkj.check.rules.naskah import naskah
from lkj.pengukuran import Pengukuran

RULE = Rule(
    code="LKJ506",
    severity=WARNING,
    title="«Semua target terpenuhi» padahal belum",
    finds="Narasi menyatakan semua target, indikator, atau sasaran tercapai, padahal ada indikator di bawah target.",
    why="Laporan kinerja mengungkapkan keberhasilan dan kegagalan; kalimat penenang menutupi yang perlu diperbaiki.",
    source=f"{PERMENPAN_53}; {PERMENPAN_88}",
    remedy="Sebut berapa yang tercapai dari berapa.",
    examples=(
        Example(
            file="narasi/evaluasi.md",
            good="Belum semua target terpenuhi pada triwulan pertama.",
            bad="Semua target terpenuhi sesuai dengan rencana.",
        ),
    ),
)


_SEMUA = re.compile(
    r"(?<!hampir )(?<!tidak )(?<!belum )(?<!bukan )\b(?:semua|seluruh|segenap)\s+(?:target|indikator|sasaran)\b"
    r"(?!\s+(?:yang|tersebut))[^.;|]{0,60}?\b(?:terpenuhi|tercapai|mencapai target|memenuhi target|terwujud)\b",
    re.IGNORECASE,
)


@RULE.numbers
def find(numbers: Pengukuran) -> Findings:
    main = numbers.utama
    short = main.indikator - main.tercapai
    if not short:
        return
    below = next(b for b in main.baris if b.capaian.status is not Status.TERCAPAI)
    for prose in naskah(numbers.year):
        for found in _SEMUA.finditer(prose.teks):
            if prose.bersyarat(found.start()) or re.search(r"\b(?:tidak|belum)\b", found[0], re.IGNORECASE):
                continue
            yield RULE.at(
                prose.position(found.start()),
                f"«{' '.join(found[0].split())}», padahal {short} dari {main.indikator} indikator"
                " tidak mencapai target",
                "sebut jumlahnya: {{ rekap.utama.tercapai|bilangan }} dari {{ rekap.utama.indikator|bilangan }}",
                (below.position, f"{below.indikator.id} belum mencapai target"),
            )
