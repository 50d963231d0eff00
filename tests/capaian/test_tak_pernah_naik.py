"""The law of every aggregate: a worse result never raises it.

Rows of every kind, polarity, formula, cap and floor; one of them gets worse, and no aggregate may rise. What "worse"
means is said here anew, from the polarity alone, not taken from the library.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkj.capaian import (
    AGREGAT,
    KOMPOSIT,
    PERINGKAT,
    Agregat,
    Angka,
    Aturan,
    Batas,
    Capaian,
    JenisBatas,
    Komposit,
    Kuantitas,
    PenerapanBatas,
    Peringkat,
    Polaritas,
    Rentang,
    Tangga,
    Tenggat,
    YaTidak,
    hitung,
    nama_rumus,
)
from lkj.capaian.aggregation import Anggota, CaraAgregat

pytestmark = pytest.mark.lambat

Kasus = tuple[Aturan, Kuantitas, Kuantitas, Kuantitas]
# Small numbers, so that 0, targets of 0, negatives and equal values all turn up often.
_angka = st.integers(-12, 24).map(lambda n: Decimal(n) / 2)
_BATAS = st.sampled_from([(None, None), (None, 0), (120, 0), (100, None), (80, 30), (250, -50)])
_LADDERS = [
    Tangga("polos", ("D", "C", ("B", "Baik"), "A")),
    Tangga("berskor", ("D", "C", ("B", "Baik"), "A"), {k: Decimal(v) for k, v in {"C": 60, "B": 80, "A": 100}.items()}),
    Tangga("berlubang", ("D", "C", "B", "A"), {k: Decimal(v) for k, v in {"D": 40, "C": 60, "A": 100}.items()}),
    Tangga("dari nol", ("D", "C", "B", "A"), {k: Decimal(v) for k, v in {"D": 0, "C": 10, "B": 90, "A": 100}.items()}),
]


@st.composite
def _aturan(draw: st.DrawFn, penerapan: PenerapanBatas, polaritas: Polaritas | None = None) -> Aturan:
    arah = polaritas or draw(st.sampled_from(list(Polaritas)))
    # After averaging the caps are the method's, so that all rows share them.
    atas, bawah = draw(_BATAS) if penerapan is PenerapanBatas.SEBELUM else (None, None)
    return Aturan(
        polaritas=arah,
        rumus=draw(st.sampled_from(nama_rumus(arah))),
        batas_atas=None if atas is None else Decimal(atas),
        batas_bawah=None if bawah is None else Decimal(bawah),
        penerapan_batas=penerapan,
        komposit=draw(st.sampled_from(list(KOMPOSIT))),
        peringkat=draw(st.sampled_from(list(PERINGKAT))),
    )


def _lebih_buruk(draw: st.DrawFn, r: Decimal, bawah: Decimal, atas: Decimal, arah: Polaritas) -> Decimal:
    """Return a realisasi that is worse than, or as good as, `r` for a target of these bounds."""
    beda = draw(st.integers(0, 20).map(lambda n: Decimal(n) / 2))
    if arah is Polaritas.NAIK:
        return r - beda
    if arah is Polaritas.TURUN:
        return r + beda
    # Within a range all is equally good; outside, the farther on the same side the worse.
    if bawah <= r <= atas:
        return draw(st.sampled_from([bawah - beda, atas + beda]))
    return r - beda if r < bawah else r + beda


@st.composite
def _numerik(draw: st.DrawFn, penerapan: PenerapanBatas) -> Kasus:
    aturan = draw(_aturan(penerapan))
    a, b, r = sorted((draw(_angka), draw(_angka))), draw(st.sampled_from(["angka", "rentang", "batas"])), draw(_angka)
    bawah, atas, arah = a[0], a[1], aturan.polaritas
    target: Angka | Rentang | Batas
    if b == "rentang":
        target = Rentang(bawah, atas, "x")
    elif b == "batas":
        jenis = draw(st.sampled_from(list(JenisBatas)))
        target = Batas(jenis, atas, "x")
        if arah in (Polaritas.NAIK, Polaritas.TURUN):
            arah = Polaritas.TURUN if jenis is JenisBatas.MAKSIMAL else Polaritas.NAIK
        jauh = Decimal(1000)
        bawah, atas = (-jauh, atas) if jenis is JenisBatas.MAKSIMAL else (atas, jauh)
    else:
        target, bawah = Angka(atas, "x"), atas
    buruk = _lebih_buruk(draw, r, bawah, atas, arah)
    return aturan, target, Angka(r, "x"), Angka(buruk, "x")


@st.composite
def _komposit(draw: st.DrawFn, penerapan: PenerapanBatas) -> Kasus:
    aturan = draw(_aturan(penerapan))
    t, r = [draw(_angka) for _ in "ab"], [draw(_angka) for _ in "ab"]
    i = draw(st.sampled_from([0, 1]))
    buruk = list(r)
    buruk[i] = _lebih_buruk(draw, r[i], t[i], t[i], aturan.polaritas)
    target, baik, jelek = (Komposit((Angka(v[0], "a"), Angka(v[1], "b"))) for v in (t, r, buruk))
    return aturan, target, baik, jelek


@st.composite
def _peringkat(draw: st.DrawFn, penerapan: PenerapanBatas) -> Kasus:
    aturan, tangga = draw(_aturan(penerapan)), draw(st.sampled_from(_LADDERS))
    t, r, s = (draw(st.sampled_from(tangga.anggota)) for _ in range(3))
    target, satu, dua = (Peringkat(v, tangga) for v in (t, r, s))
    jauh = {
        Polaritas.NAIK: lambda p: -p.pangkat,
        Polaritas.TURUN: lambda p: p.pangkat,
    }.get(aturan.polaritas)
    if jauh is None:
        # Both on one side of the target, or the better one on it.
        sisi = {(p.pangkat > target.pangkat) - (p.pangkat < target.pangkat) for p in (satu, dua)} - {0}
        if len(sisi) > 1:
            dua = target
        baik, buruk = sorted((satu, dua), key=lambda p: abs(p.pangkat - target.pangkat))
    else:
        baik, buruk = sorted((satu, dua), key=jauh)
    return aturan, target, baik, buruk


@st.composite
def _biner(draw: st.DrawFn, penerapan: PenerapanBatas) -> Kasus:
    aturan, hari = draw(_aturan(penerapan)), date(2024, 6, 1)
    if draw(st.booleans()):
        awal, akhir = sorted(draw(st.integers(-5, 5)) for _ in "ab")
        return aturan, Tenggat(hari), Tenggat(hari + timedelta(awal)), Tenggat(hari + timedelta(akhir))
    return aturan, YaTidak(True), YaTidak(True), YaTidak(False)


def _baris(penerapan: PenerapanBatas) -> st.SearchStrategy[Kasus]:
    return st.one_of(_numerik(penerapan), _komposit(penerapan), _peringkat(penerapan), _biner(penerapan))


def _gabung(cara: CaraAgregat, c: list[Capaian], aturan: Aturan) -> Agregat:
    """Aggregate members of two groups, with weights of a part, one of them 0."""
    members = [Anggota(str(i), one, str(i % 2), Decimal(10 * (i % 3))) for i, one in enumerate(c)]
    return cara.gabungkan(members, aturan, False)


@pytest.mark.parametrize("penerapan", list(PenerapanBatas))
@pytest.mark.parametrize("cara", AGREGAT.values(), ids=list(AGREGAT))
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_worse_result_never_raises_an_aggregate(
    cara: CaraAgregat, penerapan: PenerapanBatas, data: st.DataObject
) -> None:
    """Whatever the rows, worsening one lowers the aggregate or leaves it; one that has no bound has no number."""
    kasus = data.draw(st.lists(_baris(penerapan), min_size=1, max_size=4))
    atas, bawah = data.draw(_BATAS) if penerapan is PenerapanBatas.SESUDAH else (None, None)
    gabung = Aturan(
        batas_atas=None if atas is None else Decimal(atas),
        batas_bawah=None if bawah is None else Decimal(bawah),
        penerapan_batas=penerapan,
    )
    n = data.draw(st.integers(0, len(kasus) - 1))
    baik = [hitung(target, r, aturan) for aturan, target, r, _ in kasus]
    aturan, target, _, buruk = kasus[n]
    sesudah = [*baik[:n], hitung(target, buruk, aturan), *baik[n + 1 :]]
    a, b = _gabung(cara, baik, gabung), _gabung(cara, sesudah, gabung)
    assert (a.mentah is None) == (b.mentah is None)
    if a.mentah is not None and b.mentah is not None:
        assert b.mentah <= a.mentah
    if a.nilai is not None:
        assert b.nilai is not None
        assert b.nilai <= a.nilai
