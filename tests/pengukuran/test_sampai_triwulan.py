"""The measured document at the end of a quarter: quarters accumulated, later ones left out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from alat_benar import bertriwulan, ganti, salin
from alat_proyek import require_year

from lkj.capaian import Status
from lkj.pengukuran import BarisTriwulan, Pengukuran
from lkj.pengukuran import bertriwulan as ada_triwulan


def at(root: Path, n: int) -> dict[str, BarisTriwulan]:
    made = Pengukuran(require_year(root, 2024)).sampai_triwulan(n)
    return {one.baris.indikator.id: one for one in made.baris}


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("n", "last", "total", "missing"), [(1, 70, 100, ()), (2, 75, 100, (2,)), (3, 80, 220, (2,)), (4, 81, 310, (2,))]
)
def test_state_as_of_each_quarter(tmp_path: Path, n: int, last: int, total: int, missing: tuple[int, ...]) -> None:
    """Later quarters do not count; a missing one is left out and named, never taken as 0."""
    rows = at(bertriwulan(tmp_path), n)
    assert (str(rows["IKK-01"].realisasi), str(rows["IKK-03"].realisasi)) == (f"{last}%", f"{total} Berkas")
    assert rows["IKK-03"].belum_ada == missing
    assert rows["IKK-03"].baris.capaian.nilai == Decimal(total) / 4
    assert len(rows["IKK-01"].triwulan) == n


@pytest.mark.lambat
def test_an_indikator_without_quarters_is_not_measured(tmp_path: Path) -> None:
    """Its realisasi of the year does not stand in for quarters, and it is not in the mean."""
    root = bertriwulan(tmp_path)
    assert at(root, 2)["IKK-02"].triwulan == ()
    assert at(root, 2)["IKK-02"].baris.capaian.nilai is None
    made = Pengukuran(require_year(root, 2024)).sampai_triwulan(4)
    assert (made.terukur, len(made.baris)) == (2, 3)
    assert made.agregat.nilai == (Decimal(90) + Decimal("77.5")) / 2


def test_no_quarter_yet_is_no_zero(tmp_path: Path) -> None:
    """An indikator whose first quarters are all missing has no realisasi and no capaian so far."""
    root = bertriwulan(tmp_path)
    ganti(root, "indikator.yaml", ("[70, 75, 80, 81]", "[null, null, 80, 81]"))
    row = at(root, 2)["IKK-01"]
    assert (row.realisasi, row.baris.capaian.nilai, row.belum_ada) == (None, None, (1, 2))


@pytest.mark.lambat
def test_a_year_without_quarters_is_told_apart(tmp_path: Path) -> None:
    """Where nothing is measured by quarters there is nothing to report by quarters."""
    numbers = Pengukuran(require_year(salin(tmp_path), 2024))
    assert not ada_triwulan(numbers.utama.baris)


@pytest.mark.lambat
def test_a_row_of_a_quarter_is_the_row_so_far(tmp_path: Path) -> None:
    """Quarters, how they were joined and the realisasi; no category and no comparison, which are the whole year's."""
    root = bertriwulan(tmp_path)
    rows = at(root, 3)
    one = rows["IKK-03"]
    assert one.akumulasi is not None
    assert (one.akumulasi.nilai, one.akumulasi.belum_ada) == (Decimal(220), (2, 4))
    assert [None if q is None else str(q) for q in one.triwulan] == ["100 Berkas", None, "120 Berkas"]
    for row in rows.values():
        assert (row.baris.kategori, row.baris.banding) == (None, ())
    unmeasured = rows["IKK-02"]
    assert (unmeasured.akumulasi, unmeasured.realisasi, unmeasured.belum_ada) == (None, None, ())
    assert unmeasured.baris.capaian.status is Status.BELUM_ADA_DATA
    ganti(root, "indikator.yaml", ("[70, 75, 80, 81]", "[70]"))
    short = at(root, 3)["IKK-01"]
    assert ([None if q is None else str(q) for q in short.triwulan], short.belum_ada) == (["70%", None, None], (2, 3))


@pytest.mark.lambat
def test_a_quarter_knows_its_document_and_its_mean_is_capped(tmp_path: Path) -> None:
    """The cap of the method binds the mean of a quarter as it binds the year's, and a part of the weights will do."""
    root = bertriwulan(tmp_path)
    ganti(root, "metode.yaml", ("batas_atas: null", "batas_atas: 50"), ("sebelum", "sesudah"))
    made = Pengukuran(require_year(root, 2024)).sampai_triwulan(4)
    assert (made.triwulan, made.dokumen) == (4, "Perjanjian Kinerja Sekretaris")
    assert (made.agregat.nilai, made.agregat.mentah) == (Decimal(50), (Decimal(90) + Decimal("77.5")) / 2)
    assert [(s.id, [one.baris.indikator.id for one in rows]) for s, rows in made.kelompok] == [
        ("SK-01", ["IKK-01", "IKK-02"]),
        ("SK-02", ["IKK-03"]),
    ]
    ganti(
        root,
        "metode.yaml",
        ("agregasi: rerata-indikator", "agregasi: tertimbang"),
        ("batas_atas: 50", "batas_atas: 85"),
    )
    text = (root / "data/2024/indikator.yaml").read_text(encoding="utf-8")
    for target, weight in ((90, 50), (20, 30), (400, 20)):
        text = text.replace(f"    target: {target}\n", f"    bobot: {weight}\n    target: {target}\n")
    (root / "data/2024/indikator.yaml").write_text(text, encoding="utf-8", newline="\n")
    weighted = Pengukuran(require_year(root, 2024)).sampai_triwulan(4).agregat
    assert weighted.mentah is not None
    assert round(weighted.mentah, 20) == round((Decimal(90) * 50 + Decimal("77.5") * 20) / 70, 20)
    assert weighted.nilai == Decimal(85)


@pytest.mark.lambat
def test_a_quarter_without_data_is_provisional(tmp_path: Path) -> None:
    """An indikator without quarters yet leaves the mean open, as one without a quarter that has passed does.

    One that is not measured by quarters does not.
    """
    root = bertriwulan(tmp_path)
    assert not Pengukuran(require_year(root, 2024)).sampai_triwulan(1).sementara
    lacking = Pengukuran(require_year(root, 2024)).sampai_triwulan(2)
    assert (lacking.sementara, lacking.agregat.belum_lengkap) == (True, ("IKK-03",))
    ganti(root, "indikator.yaml", ("[70, 75, 80, 81]", "[null, null, 80, 81]"))
    made = Pengukuran(require_year(root, 2024)).sampai_triwulan(2)
    assert (made.sementara, made.terukur, made.agregat.dari, made.agregat.belum_ada) == (True, 1, 2, ("IKK-01",))
