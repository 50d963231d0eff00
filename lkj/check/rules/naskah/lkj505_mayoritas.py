"""LKJ505: the level of education that prose calls the majority is the largest, and more than half."""

import re

from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.check.rules.naskah import naskah
from lkj.check.rules.naskah.klaim import sebutan_jenjang
from lkj.model import Tahun

RULE = Rule(
    code="LKJ505",
    severity=WARNING,
    title="Pernyataan mayoritas yang tidak benar",
    finds="Narasi menyebut satu jenjang pendidikan sebagai sebagian besar, mayoritas, atau terbanyak, padahal jenjang"
    " lain lebih banyak atau jumlahnya tidak lebih dari separuh.",
    why="Pernyataan itu dapat diuji pada tabel di bawahnya.",
    source=PERMENPAN_53,
    remedy="Sebut `{{ pegawai.terbanyak.jenjang }}` dan jumlahnya.",
    examples=(
        Example(
            file="narasi/sumber-daya-manusia.md",
            good="Sebagian besar pegawai berpendidikan S1.",
            bad="Sebagian besar pegawai berpendidikan S2.",
        ),
    ),
)


_PEGAWAI = r"(?:pegawai|PNS|ASN|SDM|aparatur|sumber daya manusia|(?:jenjang |tingkat )?pendidikan)"
# Of the staff itself: "sebagian besar pengaduan ditangani pegawai lulusan S1" counts complaints.
_MAYORITAS = re.compile(
    rf"\b(?P<separuh>sebagian besar|mayoritas|kebanyakan)\s+(?:dari\s+)?(?:jumlah\s+|seluruh\s+)?{_PEGAWAI}\b"
    rf"|\b{_PEGAWAI}\s+(?:yang\s+)?(?:terbanyak|paling banyak)\b",
    re.IGNORECASE,
)


@RULE.facts
def find(year: Tahun) -> Findings:
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
            yield RULE.at(
                prose.position(start + claim.start()),
                message,
                "tulis {{ pegawai.terbanyak.jenjang }} dan jumlahnya, tanpa menyebutnya sebagian besar",
                (table, f"menurut data {most.jenjang} {most.jumlah} orang"),
            )
