"""Whom prose calls the majority of the staff: the largest level of education, and more than half."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkj.check.claims.nama import sebutan_jenjang
from lkj.check.claims.perkara import Putusan
from lkj.check.claims.pola import Pola
from lkj.check.naskah import Naskah
from lkj.diagnostics import Severity
from lkj.model import Tahun
from lkj.model.kepegawaian import rincian

_PEGAWAI = r"(?:pegawai|PNS|ASN|SDM|aparatur|sumber daya manusia|(?:jenjang |tingkat )?pendidikan)"
# Of the staff itself: "sebagian besar pengaduan ditangani pegawai lulusan S1" counts complaints.
_MAYORITAS = Pola(
    rf"\b(?P<separuh>sebagian besar|mayoritas|kebanyakan)\s+(?:dari\s+)?(?:jumlah\s+|seluruh\s+)?{_PEGAWAI}\b"
    rf"|\b{_PEGAWAI}\s+(?:yang\s+)?(?:terbanyak|paling banyak)\b",
    re.IGNORECASE,
)
_ISYARAT = ("sebagian besar", "mayoritas", "kebanyakan", "terbanyak", "paling banyak")
# Where the sentence goes on otherwise the level only tells of whom it speaks: "mayoritas pegawai S2 adalah laki-laki".
_SELESAI = Pola(
    r"(?:\s*\(?S\s?[1-3Il]\)?)?\s*(?:[,.;:)]|$|\b(?:yaitu|yakni|sebanyak|sejumlah|sehingga|dengan jumlah)\b)"
)


def mayoritas_benar(year: Tahun, prose: Naskah) -> Iterator[tuple[int, Putusan]]:
    """Yield the levels of education that are called the majority and are not."""
    if not any(word in prose.teks.casefold() for word in _ISYARAT):
        return
    levels = rincian(year.satker.pegawai).get("pendidikan", ())
    counts = {level.jenjang: level.jumlah for level in levels if level.jumlah is not None}
    if not counts or len(counts) < len(levels):
        return
    total = sum(counts.values())
    most = max(levels, key=lambda level: counts[level.jenjang])
    table = year.position("satker.yaml", most.asal[0][0])
    for start, sentence in prose.kalimat:
        claim = _MAYORITAS.search(sentence)
        if claim is None or prose.bersyarat(start + claim.start()):
            continue
        said = sorted(
            (found.start(), found.end(), level.jenjang)
            for level in levels
            if (found := _sebutan(level.jenjang).search(sentence, claim.end()))
        )
        if not said or not _SELESAI.match(sentence, said[0][1]):
            continue
        level = said[0][2]
        words = " ".join((claim["separuh"] or claim[0]).split())
        count, highest = counts[level], counts[most.jenjang]
        share = f"{count} dari {total} orang"
        if count < highest:
            message = f"«{words}» {level} ({share}), padahal {most.jenjang} lebih banyak ({highest})"
        elif claim["separuh"] and count * 2 <= total:
            message = f"«{words}» {level}, padahal hanya {share}"
        else:
            continue
        hint = "tulis {{ pegawai.terbanyak.jenjang }} dan jumlahnya, tanpa menyebutnya sebagian besar"
        other = (table, f"menurut data {most.jenjang} {most.jumlah} orang")
        yield (
            start + claim.start(),
            Putusan(kode="LKJ505", tingkat=Severity.WARNING, mulai=0, pesan=message, saran=hint, terkait=other),
        )


def _sebutan(jenjang: str) -> re.Pattern[str]:
    forms = "|".join(r"\s+".join(map(re.escape, words)) for words in sebutan_jenjang(jenjang))
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)
