"""Comparisons: earlier years, the Renstra, a national standard; a rise is not always for the better."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from alat_proyek import load_year

from lkj.capaian import (
    Acuan,
    Arah,
    Aturan,
    PenerapanBatas,
    Penilaian,
    Polaritas,
    Status,
    baca_kuantitas,
)
from lkj.check.rules.run import check_year
from lkj.diagnostics import Severity
from lkj.pengukuran import Baris, Pengukuran, berlaku
from lkj.wording.pembanding import kemajuan

if TYPE_CHECKING:
    from conftest import Proyek

ISI_LAMA = "    satuan: persen\n    polaritas: naik\n    target: 100\n    realisasi: 98\n  - id: IKK-06"

RIWAYAT = """satuan: persen
polaritas: {polaritas}
target: {target}
realisasi: {realisasi}
nasional: 90
target_renstra: 95
riwayat:
  - tahun: 2023
    target: 100
    realisasi: 80
  - tahun: 2022
    target: null
    realisasi: null"""


def ukur_banding(proyek: Proyek, isi: str) -> Baris:
    """Measure the shipped year with another body for IKK-05; return that row."""
    body = "".join(f"    {line}\n" for line in isi.split("\n"))
    proyek.ubah("indikator.yaml", ISI_LAMA, body + "  - id: IKK-06")
    year, findings = load_year(proyek.root, 2024)
    assert year is not None, findings
    assert [f for f in check_year(year) if f.severity is Severity.ERROR] == []
    return next(b for b in Pengukuran(year).utama.baris if b.indikator.id == "IKK-05")


def _row(proyek: Proyek, polaritas: str = "naik", target: str = "100", realisasi: str = "98") -> Baris:
    return ukur_banding(proyek, RIWAYAT.format(polaritas=polaritas, target=target, realisasi=realisasi))


@pytest.mark.lambat
def test_references_come_in_the_order_of_the_regulation(proyek: Proyek) -> None:
    """Earlier years oldest first, then the Renstra, then the standard; each leads to its own line."""
    row = _row(proyek)
    assert [(p.acuan, p.tahun) for p in row.banding] == [
        (Acuan.TAHUN_LALU, 2022),
        (Acuan.TAHUN_LALU, 2023),
        (Acuan.TARGET_RENSTRA, None),
        (Acuan.STANDAR_NASIONAL, None),
    ]
    assert [p.position.line - row.position.line for p in row.banding] == [14, 11, 9, 8]
    assert [str(p.nilai) for p in row.banding] == ["None", "80%", "95%", "90%"]


@pytest.mark.lambat
def test_change_in_points_and_percent(proyek: Proyek) -> None:
    """98 after 80 is 18 points and 22,5 percent more; so is the capaian, both targets being 100."""
    lalu = next(p for p in _row(proyek).banding if p.tahun == 2023)
    assert (lalu.hasil.selisih, lalu.hasil.persen) == (Decimal(18), Decimal("22.5"))
    assert lalu.capaian.nilai == 80
    assert lalu.perubahan is not None
    assert lalu.perubahan.selisih == 18
    assert lalu.teks == "naik 18,00 poin (22,50%) terhadap tahun 2023, membaik"


@pytest.mark.lambat
def test_a_rise_where_lower_is_better_is_for_the_worse(proyek: Proyek) -> None:
    """Direction is one thing, judgement by polarity another."""
    lalu = next(p for p in _row(proyek, "turun").banding if p.tahun == 2023)
    assert (lalu.hasil.arah, lalu.hasil.penilaian) == (Arah.NAIK, Penilaian.MEMBURUK)


@pytest.mark.lambat
def test_within_a_range_nearer_is_better(proyek: Proyek) -> None:
    """98 lies farther from 70–90 than 80 did."""
    lalu = next(p for p in _row(proyek, "rentang", "70–90 %").banding if p.tahun == 2023)
    assert (lalu.hasil.arah, lalu.hasil.penilaian) == (Arah.NAIK, Penilaian.MEMBURUK)


@pytest.mark.lambat
def test_an_absent_year_is_not_read_as_zero(proyek: Proyek) -> None:
    """Nothing is said of a year without data but that it cannot be compared."""
    lalu = next(p for p in _row(proyek).banding if p.tahun == 2022)
    assert lalu.hasil.penilaian is Penilaian.TAK_TERBANDINGKAN
    assert lalu.hasil.selisih is None
    assert lalu.perubahan is None
    assert lalu.capaian.nilai is None
    assert lalu.teks.startswith("Tidak dapat dibandingkan dengan tahun 2022")


@pytest.mark.lambat
def test_the_renstra_and_the_standard_are_targets_too(proyek: Proyek) -> None:
    """How far the end target is reached is a capaian: 98 of 95, and 98 of the national 90."""
    *_, renstra, nasional = _row(proyek).banding
    assert renstra.capaian.nilai is not None
    assert str(renstra.capaian.nilai)[:11] == "103.1578947"
    assert nasional.capaian.nilai is not None
    assert str(nasional.capaian.nilai)[:11] == "108.8888888"
    assert nasional.teks == "naik 8,00 poin (8,89%) terhadap standar nasional, membaik"


@pytest.mark.lambat
def test_no_realisasi_yet_is_compared_with_nothing(proyek: Proyek) -> None:
    """Without this year's realisasi every reference stays, and no judgement is made."""
    row = _row(proyek, realisasi="null")
    assert {p.hasil.penilaian for p in row.banding} == {Penilaian.TAK_TERBANDINGKAN}


@pytest.mark.lambat
def test_without_references_there_is_nothing_to_compare(proyek: Proyek) -> None:
    """No comparison is made up."""
    assert ukur_banding(proyek, "satuan: persen\npolaritas: naik\ntarget: 100\nrealisasi: 98").banding == ()


_ATURAN = Aturan(
    polaritas=Polaritas.NAIK,
    batas_atas=Decimal(120),
    penerapan_batas=PenerapanBatas.SESUDAH,
    komposit="minimum",
    peringkat="skor",
    rumus_turun="penghematan",
)
_BATAS = {"batas_atas": Decimal(120), "batas_bawah": None, "penerapan_batas": PenerapanBatas.SESUDAH}


@pytest.mark.parametrize(
    ("target", "parts"),
    [
        ("100", {"rumus_berlaku": "rasio"}),
        ("80–90", {"rumus_berlaku": "rasio"}),
        ("minimal 80", {"rumus_berlaku": "rasio"}),
        ("maksimal 80", {"rumus_berlaku": "penghematan"}),
        ("1 Lakip dan 2 PK", {"rumus_berlaku": "rasio", "komposit": "minimum"}),
        ("28 Februari 2025", {}),
        ("ya", {}),
    ],
)
def test_what_counts_for_a_kind_of_target(target: str, parts: dict[str, object]) -> None:
    """Formula and joining where there are numbers, caps always, and nothing that the kind of target has no use for."""
    assert berlaku(_ATURAN, baca_kuantitas(target, "persen")) == _BATAS | parts


def test_what_counts_for_a_rank_and_without_caps() -> None:
    """Of a rank how ranks are compared; when caps apply counts only where there is a cap or a floor."""
    assert berlaku(_ATURAN, baca_kuantitas("BB", "predikat-sakip")) == _BATAS | {"peringkat": "skor"}
    assert berlaku(Aturan(), None) == {"batas_atas": None, "batas_bawah": None}
    floor = berlaku(Aturan(batas_bawah=Decimal(0)), None)
    assert floor == {"batas_atas": None, "batas_bawah": Decimal(0), "penerapan_batas": PenerapanBatas.SEBELUM}


@pytest.mark.lambat
def test_capaian_that_rose_is_better_whatever_the_polarity(proyek: Proyek) -> None:
    """Fewer cases are better, and so is the higher capaian that they make: it rises, and is judged so."""
    row = _row(proyek, "turun", "100", "60")
    lalu = next(one for one in row.banding if one.tahun == 2023)
    assert lalu.perubahan is not None
    assert (lalu.perubahan.arah, lalu.perubahan.penilaian) == (Arah.NAIK, Penilaian.MEMBAIK)
    assert (lalu.perubahan.satuan, lalu.hasil.penilaian) == ("persen", Penilaian.MEMBAIK)
    assert (lalu.metode, lalu.berbeda, str(lalu.target)) == (2024, False, "100%")
    assert lalu.aturan == row.aturan


@pytest.mark.lambat
def test_a_percentage_is_none_of_a_reference_in_another_unit(proyek: Proyek) -> None:
    """98 percent of the own target says nothing of a standard of 3 Dokumen: neither met nor missed, and no capaian."""
    body = "satuan: persen\npolaritas: naik\ntarget: 100\nrealisasi: 98\nnasional: 3 Dokumen\ntarget_renstra: minimal 4 Buku"
    renstra, nasional = ukur_banding(proyek, body).banding
    for one, acuan in ((renstra, "minimal 4 Buku"), (nasional, "3 Dokumen")):
        assert (one.capaian.nilai, one.capaian.skor, one.capaian.status) == (None, None, Status.TAK_TERHITUNG)
        assert kemajuan(one, 2) == f"tidak dapat dibandingkan: “98%” dan “{acuan}” berbeda satuan"


@pytest.mark.lambat
def test_a_standard_is_nearer_or_farther_by_the_target(proyek: Proyek) -> None:
    """Within a range what is nearer to the target is better, also against the Renstra and the national standard."""
    row = _row(proyek, "rentang", "80–85", "84")
    judged = {one.acuan: one.hasil.penilaian for one in row.banding if one.tahun is None}
    assert judged == {Acuan.TARGET_RENSTRA: Penilaian.MEMBAIK, Acuan.STANDAR_NASIONAL: Penilaian.MEMBAIK}
    assert [(one.tahun, one.metode, one.perubahan) for one in row.banding if one.tahun is None] == [
        (None, 2024, None)
    ] * 2
