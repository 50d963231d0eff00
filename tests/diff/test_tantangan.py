"""Harder or easier: every kind of target, told only where the two stand in an order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lkj.capaian import (
    TANGGA,
    Angka,
    Batas,
    JenisBatas,
    Komposit,
    Kuantitas,
    Peringkat,
    Polaritas,
    Rentang,
    Tenggat,
    YaTidak,
)
from lkj.diff import Nilaian
from lkj.diff.challenge import tantangan

NAIK, TURUN, RENTANG, TETAP = Polaritas.NAIK, Polaritas.TURUN, Polaritas.RENTANG, Polaritas.TETAP
MENANTANG, RINGAN = Nilaian.MENANTANG, Nilaian.RINGAN
SAKIP, OPINI = TANGGA["predikat-sakip"], TANGGA["opini-bpk"]


def majemuk(lakip: int, pk: int) -> Komposit:
    return Komposit((Angka(Decimal(lakip), "Lakip"), Angka(Decimal(pk), "PK")))


KASUS: list[tuple[Kuantitas | None, Kuantitas | None, Polaritas, Nilaian | None]] = [
    (Angka(Decimal(80), "persen"), Angka(Decimal(90), "%"), NAIK, MENANTANG),
    (Angka(Decimal(20), "menit"), Angka(Decimal(18), "menit"), TURUN, MENANTANG),
    (Angka(Decimal(80), "persen"), Angka(Decimal(90), "persen"), TETAP, None),
    (Angka(Decimal(80), "persen"), Angka(Decimal(90), "persen"), RENTANG, None),
    (Angka(Decimal(80), "persen"), Angka(Decimal(90), "Dokumen"), NAIK, None),
    (Rentang(Decimal(70), Decimal(90), "persen"), Rentang(Decimal(75), Decimal(85), "persen"), RENTANG, MENANTANG),
    (Rentang(Decimal(70), Decimal(90), "persen"), Rentang(Decimal(75), Decimal(95), "persen"), RENTANG, None),
    (
        Batas(JenisBatas.MAKSIMAL, Decimal(5), "persen"),
        Batas(JenisBatas.MAKSIMAL, Decimal(3), "persen"),
        TURUN,
        MENANTANG,
    ),
    (Batas(JenisBatas.MINIMAL, Decimal(5), "persen"), Batas(JenisBatas.MINIMAL, Decimal(3), "persen"), NAIK, RINGAN),
    (Batas(JenisBatas.MINIMAL, Decimal(5), "persen"), Batas(JenisBatas.MAKSIMAL, Decimal(3), "persen"), NAIK, None),
    (Peringkat("B", SAKIP), Peringkat("BB", SAKIP), NAIK, MENANTANG),
    (Peringkat("TMP", OPINI), Peringkat("TW", OPINI), NAIK, None),
    (Peringkat("B", SAKIP), Peringkat("WTP", OPINI), NAIK, None),
    (Tenggat(date(2024, 12, 31)), Tenggat(date(2024, 11, 30)), NAIK, MENANTANG),
    (majemuk(1, 2), majemuk(1, 3), NAIK, MENANTANG),
    (majemuk(1, 2), majemuk(2, 1), NAIK, None),
    (majemuk(1, 2), Komposit((Angka(Decimal(1), "Lakip"),)), NAIK, None),
    (YaTidak(True), YaTidak(False), NAIK, None),
    (Angka(Decimal(1), "Dokumen"), majemuk(1, 2), NAIK, None),
    (None, Angka(Decimal(1), "Dokumen"), NAIK, None),
]


@pytest.mark.parametrize(("lama", "baru", "polaritas", "hasil"), KASUS)
def test_a_target_is_judged_by_its_kind(
    lama: Kuantitas | None, baru: Kuantitas | None, polaritas: Polaritas, hasil: Nilaian | None
) -> None:
    """Harder one way is easier the other way, and what stands in no order is not judged at all."""
    other = {MENANTANG: RINGAN, RINGAN: MENANTANG, None: None}
    assert tantangan(lama, baru, polaritas) is hasil
    assert tantangan(baru, lama, polaritas) is other[hasil]
    assert tantangan(lama, lama, polaritas) is None
