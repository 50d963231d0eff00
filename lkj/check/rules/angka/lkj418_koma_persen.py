"""LKJ418: a percentage that is a hundredth, ten times or a hundred times what it must have been meant to be."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from lkj.capaian import PERSEN, Angka, Batas, CaraTriwulan, JenisBatas, Kuantitas, Rentang, satuan_sama, tulis_angka
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.indikator import Indikator

RULE = Rule(
    code="LKJ418",
    severity=WARNING,
    title="Koma persentase bergeser",
    finds="Realisasi di bawah 1 persen yang seratus kalinya mendekati target, misalnya 0,98 terhadap 100 persen; atau"
    " bagian dari keseluruhan (nama yang diawali «Persentase», «Proporsi», atau «Cakupan») yang melebihi 100 dan"
    " sepersepuluh atau seperseratusnya mendekati target, misalnya 980 atau 9800 persen. Mendekati berarti 80"
    " sampai dengan 125 persen dari target itu, dan tidak lebih dari 100. Terhadap target di bawah 10 persen"
    " realisasi hanya disebut bila seratus kalinya tepat sama dengannya (0,02 terhadap 2), dan terhadap target"
    " di bawah 1 persen tidak. Realisasi dan target tahun-tahun sebelumnya, target Renstra, dan standar nasional"
    " diperiksa demikian pula, begitu juga target terhadap realisasinya.",
    why="Lembar kerja menyimpan 98% sebagai 0,98, dan koma yang hilang menjadikan 98,0 sebagai 980. Satu angka seperti"
    " itu mengubah rata-rata seluruh laporan. Pertumbuhan, kenaikan, capaian, rasio, dan semacamnya, yang memang"
    " dapat kecil atau melebihi 100 persen, tidak diperiksa, begitu pula polaritas turun dan indikator yang"
    " tahun-tahun sebelumnya sudah demikian.",
    source=PERMENPAN_53,
    remedy="Tulis 98 untuk 98 persen.",
    examples=(
        Example(file="indikator.yaml", good="    realisasi: 81\n", bad="    realisasi: 0.81\n"),
        Example(file="indikator.yaml", good="    realisasi: 81\n", bad="    realisasi: 810\n"),
    ),
)


_SERATUS = Decimal(100)
#: Names of what is a share of a whole, and words for what may be tiny or exceed the whole all the same.
BAGIAN = re.compile(r"(?:persentase|prosentase|persen|proporsi|cakupan)\b", re.IGNORECASE)
LELUASA = re.compile(
    r"\b(?:pertumbuhan|pertambahan|penambahan|kenaikan|peningkatan|penurunan|pengurangan|perubahan|laju|inflasi|selisih"
    r"|deviasi|simpangan|capaian|pencapaian|ketercapaian|realisasi|rasio|perbandingan|dibanding\w*|terhadap|kontribusi"
    r"|andil|surplus|kelebihan|margin|laba|keuntungan|pengembalian|efisiensi|penghematan|suku bunga)\b",
    re.IGNORECASE,
)
# From this target on nearly a hundredth of it is a slip; of a smaller one only the hundredth itself.
_TARGET_BESAR, _TARGET_TERKECIL = Decimal(10), Decimal(1)
_DEKAT = (Decimal("0.8"), Decimal("1.25"))
_KALI = {Decimal(10): "sepuluh", _SERATUS: "seratus"}
_Path = tuple[str | int, ...]


class _Acuan(NamedTuple):
    """What a percentage is held against: None where there is none, its place, and what it is called."""

    nilai: Decimal | None
    tempat: _Path
    nama: str


class _Nilai(Struct, frozen=True):
    """A percentage of an indicator, and the one it is held against: `sendiri` where that is of the same year."""

    path: _Path
    nama: str
    nilai: Decimal
    acuan: _Acuan
    sendiri: bool = False


def _pecahan(value: Decimal) -> bool:
    return 0 < value < 1


def _berlebih(value: Decimal) -> bool:
    return value > _SERATUS


def _persen(value: Kuantitas | None) -> Decimal | None:
    """Return the percentage that a value is, or asks for at least; None for anything else."""
    if isinstance(value, Rentang) and satuan_sama(value.satuan, PERSEN):
        return value.bawah
    if isinstance(value, Batas) and value.jenis is JenisBatas.MINIMAL and satuan_sama(value.satuan, PERSEN):
        return value.nilai
    return value.nilai if isinstance(value, Angka) and satuan_sama(value.satuan, PERSEN) else None


def _nilai(indikator: Indikator, plan: str) -> Iterator[_Nilai]:
    """Yield the percentages of an indicator: realisasi first, then target, Renstra, nation and earlier years."""
    target, done = _persen(indikator.target), _persen(indikator.realisasi)
    at: _Path = ("realisasi",) if indikator.triwulan is None else ("triwulan",)
    if done is not None:
        yield _Nilai(at, "realisasi", done, _Acuan(target, ("target",), "target"), sendiri=True)
    if target is not None:
        yield _Nilai(("target",), "target", target, _Acuan(done, at, "realisasi"))
    # What stands beside a target that itself slipped is held against the realisasi.
    sound = target is not None and 1 <= target <= _SERATUS
    year = _Acuan(target, ("target",), "target") if sound else _Acuan(done, at, "realisasi")
    for key, name in (("target_renstra", f"target {plan}"), ("nasional", "standar nasional")):
        if (value := _persen(getattr(indikator, key))) is not None:
            yield _Nilai((key,), name, value, year)
    for k, lalu in enumerate(indikator.riwayat):
        pair = {"target": _persen(lalu.target), "realisasi": _persen(lalu.realisasi)}
        for (key, value), other in zip(pair.items(), ("realisasi", "target"), strict=True):
            if value is None:
                continue
            path: _Path = ("riwayat", k, key)
            # Both may rightly be small in a year when the work had just begun.
            beside = _Acuan(pair[other], ("riwayat", k, other), f"{other} {lalu.tahun}")
            if pair[other] is None:
                beside = year
            yield _Nilai(
                path, f"{key} {lalu.tahun}", value, beside, sendiri=key == "realisasi" and pair[other] is not None
            )


def _mendekati(value: Decimal, target: Decimal) -> bool:
    return _DEKAT[0] * target <= value <= min(_SERATUS, _DEKAT[1] * target)


def _maksud(one: _Nilai, nama: str) -> tuple[Decimal, str] | None:
    """Return what a percentage was likely meant to be, and what is odd about it; None where nothing is."""
    acuan = one.acuan.nilai
    if acuan is None:
        return None
    if _pecahan(one.nilai):
        meant = one.nilai * _SERATUS
        same = one.sendiri and acuan >= _TARGET_TERKECIL and meant == acuan
        if same or (acuan >= _TARGET_BESAR and _mendekati(meant, acuan)):
            return meant, f"padahal seratus kalinya mendekati {one.acuan.nama} {tulis_angka(acuan)}%"
    if _berlebih(one.nilai) and 0 < acuan <= _SERATUS and BAGIAN.match(nama):
        for kali, kata in _KALI.items():
            if _mendekati(one.nilai / kali, acuan):
                meant = one.nilai / kali
                return meant, f"{kata} kali {tulis_angka(meant)}%, padahal bagian tidak melebihi keseluruhannya"
    return None


def _bergeser(indikator: Indikator, plan: str) -> Iterator[tuple[_Nilai, Decimal, str]]:
    """Yield the percentages whose comma slipped, with what each was likely meant to be and what is odd about it."""
    if indikator.polaritas == "turun" or LELUASA.search(indikator.nama):
        return
    quarters = indikator.akumulasi_triwulan
    partial = quarters is not None and quarters.cara is CaraTriwulan.JUMLAH and not quarters.lengkap
    said = list(_nilai(indikator, plan))
    for odd in (_pecahan, _berlebih):
        alike = [one for one in said if odd(one.nilai)]
        # Where another year or the nation is of the kind, this year may be too: then it is the thing that is small.
        # And of some quarters only, a sum is.
        if alike and alike[0].nama == "realisasi" and (len(alike) > 1 or (partial and odd is _pecahan)):
            continue
        found = [(one, _maksud(one, indikator.nama)) for one in alike]
        if all(slip is not None for _, slip in found):
            yield from ((one, *slip) for one, slip in found if slip is not None)


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, indikator in enumerate(year.indikator.indikator):
        for one, meant, odd in _bergeser(indikator, year.visi_misi.renstra.singkatan):
            yield RULE.at(
                year.position("indikator.yaml", ("indikator", n, *one.path)),
                f"{one.nama} {indikator.id} {tulis_angka(one.nilai)}%, {odd}",
                f"tulis {meant.normalize():f} bila maksudnya {tulis_angka(meant)} persen;"
                f" bila memang {tulis_angka(one.nilai)}%, terima temuan ini dengan alasannya",
                (year.position("indikator.yaml", ("indikator", n, *one.acuan.tempat)), one.acuan.nama),
            )
