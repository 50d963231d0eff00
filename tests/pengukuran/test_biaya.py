"""Money by programme and activity, and the efficiency of the objectives it was spent on."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from alat_benar import ganti, salin
from alat_proyek import load_year, require_year

from lkj.capaian import StatusEfisiensi
from lkj.pengukuran import Pengukuran, jumlah_biaya


def measured(root: Path) -> Pengukuran:
    return Pengukuran(require_year(root, 2024))


@pytest.mark.lambat
def test_a_programme_is_the_sum_of_its_activities(tmp_path: Path) -> None:
    """Ceilings and spending add up from activity to programme to all."""
    numbers = measured(salin(tmp_path))
    assert [(b.kode, b.pagu, b.realisasi) for b in numbers.biaya] == [
        ("01.01", 3000000000, 2821000000),
        ("01.02", 1000000000, 950000000),
    ]
    total = jumlah_biaya(numbers.biaya)
    assert total is not None and (total.pagu, total.realisasi) == (4000000000, 3771000000)


@pytest.mark.lambat
def test_the_index_is_capaian_over_absorption(tmp_path: Path) -> None:
    """SK-02: 100 over 95 percent of its activity, efficient; what it names is counted once."""
    root = salin(tmp_path)
    one = measured(root).efisiensi_sasaran["SK-02"]
    assert (one.pagu, one.realisasi, one.serapan) == (1000000000, 950000000, Decimal(95))
    assert one.indeks.nilai is not None and round(one.indeks.nilai, 6) == round(Decimal(100) / 95, 6)
    assert one.indeks.status is StatusEfisiensi.EFISIEN
    ganti(root, "sasaran.yaml", ('      - kode: "0201"\n', '      - kode: "01.02"\n      - kode: "0201"\n'))
    assert measured(root).efisiensi_sasaran["SK-02"].pagu == 1000000000


@pytest.mark.lambat
def test_spending_nothing_is_never_efficient(tmp_path: Path) -> None:
    """0 spent, or an amount that is not known, gives no index; 0 against 0 is not "efisien"."""
    for amount in ("0", "null"):
        root = salin(tmp_path / amount)
        ganti(root, "pagu.yaml", ("    realisasi: 950000000\n", f"    realisasi: {amount}\n"))
        one = measured(root).efisiensi_sasaran["SK-02"]
        assert (one.indeks.nilai, one.indeks.status) == (None, StatusEfisiensi.TIDAK_DAPAT_DIHITUNG)


@pytest.mark.lambat
def test_without_detail_nothing_is_made_up(tmp_path: Path) -> None:
    """A year that does not detail its budget has no cost by programme."""
    root = salin(tmp_path)
    path = root / "data" / "2024" / "pagu.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("rincian:")], encoding="utf-8", newline="\n")
    numbers = measured(root)
    assert (numbers.biaya, jumlah_biaya(numbers.biaya)) == ((), None)
    assert numbers.efisiensi_sasaran["SK-01"].indeks.nilai is None


def test_a_partial_sum_never_passes_as_the_total(tmp_path: Path) -> None:
    """One amount that is not known leaves the sum unknown: of its programme, of all, and of the objective it serves."""
    for key, amount in (("pagu", "1000000000"), ("realisasi", "950000000")):
        root = salin(tmp_path / key)
        ganti(root, "pagu.yaml", (f"    {key}: {amount}\n", f"    {key}: null\n"))
        year, _ = load_year(root, 2024)
        assert year is not None
        numbers = Pengukuran(year)
        first, second = numbers.biaya
        assert getattr(second, key) is None
        assert (second.serapan, second.bagian[0].serapan) == (None, None)
        assert (first.pagu, first.realisasi) == (3000000000, 2821000000)
        total = jumlah_biaya(numbers.biaya)
        assert total is not None
        other = "realisasi" if key == "pagu" else "pagu"
        assert (getattr(total, key), total.serapan) == (None, None)
        assert getattr(total, other) == {"pagu": 4000000000, "realisasi": 3771000000}[other]
        one = numbers.efisiensi_sasaran["SK-02"]
        assert (getattr(one, key), one.serapan, one.indeks.nilai) == (None, None, None)


@pytest.mark.lambat
def test_a_sum_tells_of_what_it_is_made(tmp_path: Path) -> None:
    """Code, name, parts and absorption of programme, activity and total; each leads to its own line."""
    numbers = measured(salin(tmp_path))
    first, second = numbers.biaya
    assert [(b.kode, [part.kode for part in b.bagian]) for b in (first, second)] == [
        ("01.01", ["0101", "0102"]),
        ("01.02", ["0201"]),
    ]
    assert first.serapan is not None
    assert round(first.serapan, 6) == round(Decimal(2821) / 30, 6)
    assert second.serapan == 95
    for whole in numbers.biaya:
        assert whole.pagu == sum(part.pagu or 0 for part in whole.bagian)
        assert whole.realisasi == sum(part.realisasi or 0 for part in whole.bagian)
        assert whole.position == whole.bagian[0].position
        assert all(part.nama and part.kode != whole.kode and part.bagian == () for part in whole.bagian)
        for part in whole.bagian:
            assert part.pagu is not None and part.realisasi is not None and part.serapan is not None
            assert round(part.serapan, 9) == round(Decimal(part.realisasi) * 100 / part.pagu, 9)
            line = (tmp_path / part.position.file).read_text(encoding="utf-8").split("\n")[part.position.line - 1]
            assert f'kode: "{part.kode}"' in line
    total = jumlah_biaya(numbers.biaya)
    assert total is not None
    assert (total.kode, total.nama, total.bagian) == ("", "Jumlah", numbers.biaya)
    assert total.position == first.position
    assert total.serapan is not None
    assert round(total.serapan, 6) == round(Decimal(3771) / 40, 6)


@pytest.mark.lambat
def test_an_activity_is_not_counted_again_beside_its_programme(tmp_path: Path) -> None:
    """An objective that names both counts the programme; one that names what is not detailed has no sum."""
    root = salin(tmp_path)
    ganti(root, "sasaran.yaml", ('      - kode: "0201"\n', '      - kode: "01.02"\n      - kode: "0201"\n'))
    one = measured(root).efisiensi_sasaran["SK-02"]
    assert ([b.kode for b in one.bagian], one.pagu, one.realisasi) == (["01.02"], 1000000000, 950000000)
    path = root / "data" / "2024" / "pagu.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('kode: "0201"', 'kode: "0299"'), encoding="utf-8", newline="\n")
    year, _ = load_year(root, 2024)
    assert year is not None
    gone = Pengukuran(year).efisiensi_sasaran["SK-02"]
    assert (gone.pagu, gone.realisasi, gone.bagian) == (None, None, ())


def test_a_programme_detailed_as_a_whole_stands_alone(tmp_path: Path) -> None:
    """A programme without activities has the amounts of its own line, and the programmes behind it are still told."""
    root = salin(tmp_path)
    path = root / "data" / "2024" / "pk.yaml"
    text = path.read_text(encoding="utf-8")
    head, tail = text.split("    kegiatan:\n", 1)
    path.write_text(head + tail[tail.index('  - kode: "01.02"') :], encoding="utf-8", newline="\n")
    pagu = root / "data" / "2024" / "pagu.yaml"
    lines = pagu.read_text(encoding="utf-8").replace('kode: "0101"', 'kode: "01.01"')
    pagu.write_text(lines, encoding="utf-8", newline="\n")
    year, findings = load_year(root, 2024)
    assert year is not None, findings
    first, second = Pengukuran(year).biaya
    assert (first.kode, first.nama, first.bagian) == ("01.01", year.pk.program[0].nama, ())
    assert (first.pagu, first.realisasi) == (1750000000, 1650000000)
    assert (second.kode, second.pagu) == ("01.02", 1000000000)
