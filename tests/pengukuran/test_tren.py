"""The measured document over the years, each year under the method of that year."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from alat_benar import bertahun, ganti, salin
from alat_proyek import load_year, require_year

from lkj.pengukuran import Pengukuran, TahunTren


def series(root: Path) -> dict[int, TahunTren]:
    return {one.tahun: one for one in Pengukuran(require_year(root, 2024)).tren}


def test_each_year_is_computed_by_its_own_method(tmp_path: Path) -> None:
    """2022 capped at 120 and lower-is-better by ratio; 2021's indikator had a cap of its own, 150."""
    made = series(bertahun(tmp_path))
    assert list(made) == [2021, 2022, 2023, 2024]
    ratio = Decimal(24) / Decimal("22.456789") * 100
    assert made[2022].rerata is not None and abs(made[2022].rerata - (120 + ratio) / 2) < Decimal("1e-20")
    assert made[2021].rerata == 125
    assert [one.berbeda for one in made.values()] == [True, True, False, False]
    assert [one.metode for one in made.values()] == [2021, 2022, 2024, 2024]
    assert made[2022].kategori == "Sangat Tinggi"


def test_an_indikator_without_data_is_left_out_of_that_year(tmp_path: Path) -> None:
    """The count says over how many indikator a year's mean goes."""
    made = series(bertahun(tmp_path))
    assert [one.n for one in made.values()] == [1, 2, 2, 3]


@pytest.mark.lambat
def test_a_year_alone_is_no_series(tmp_path: Path) -> None:
    """The report's own year is always the last, and the only one where nothing else is known."""
    root = salin(tmp_path)
    path = root / "data" / "2024" / "indikator.yaml"
    text = path.read_text(encoding="utf-8")
    for years in ("84", "21", "380"):
        text = text.replace(f"        realisasi: {years}\n", "        realisasi: null\n")
    path.write_text(text, encoding="utf-8", newline="\n")
    assert [one.tahun for one in Pengukuran(require_year(root, 2024)).tren] == [2024]


@pytest.mark.lambat
def test_weights_of_an_earlier_year_are_not_guessed(tmp_path: Path) -> None:
    """Under a weighted mean an earlier year has none, for its weights are not known."""
    root = salin(tmp_path)
    ganti(root, "metode.yaml", ("agregasi: rerata-indikator", "agregasi: tertimbang"))
    ganti(
        root,
        "indikator.yaml",
        ("    target: 90\n", "    bobot: 50\n    target: 90\n"),
        ("    target: 20\n", "    bobot: 30\n    target: 20\n"),
        ("    target: 400\n", "    bobot: 20\n    target: 400\n"),
    )
    made = series(root)
    assert (made[2023].rerata, made[2023].agregat) == (None, None)
    assert made[2024].rerata == (90 * 50 + 105 * 30 + 100 * 20) / Decimal(100)


@pytest.mark.lambat
def test_each_year_tells_all_of_itself(tmp_path: Path) -> None:
    """Rows, how many met their target, the category under that year's own scale, and what made the mean."""
    made = series(bertahun(tmp_path))
    assert [one.tercapai for one in made.values()] == [1, 2, 1, 2]
    assert [[row.indikator.id for row in one.baris] for one in made.values()] == [
        ["IKK-01", "IKK-02"],
        ["IKK-01", "IKK-02"],
        ["IKK-01", "IKK-02"],
        ["IKK-01", "IKK-02", "IKK-03"],
    ]
    for one in made.values():
        assert one.agregat is not None
        assert (one.agregat.nilai, one.sementara) == (one.rerata, False)
        assert all(row.kategori is None for row in one.baris) is (one.tahun != 2024)
    now, before = made[2024].baris[0], made[2022].baris[0]
    assert (before.nomor, before.indikator, before.sasaran) == (now.nomor, now.indikator, now.sasaran)
    assert (before.aturan.batas_atas, before.banding) == (Decimal(120), ())
    assert before.position == next(one.position for one in now.banding if one.tahun == 2022)
    last, main = made[2024], Pengukuran(require_year(tmp_path, 2024)).utama
    assert (last.kategori, last.tercapai, last.n, last.metode) == (main.kategori, main.tercapai, main.n, 2024)
    assert last.kategori == "Sangat Berhasil"
    assert last.rerata == main.rerata


def test_the_own_year_is_provisional_while_a_realisasi_is_missing(tmp_path: Path) -> None:
    """The report's year says so in the series; earlier years are told by how many are known."""
    root = bertahun(tmp_path)
    ganti(root, "indikator.yaml", ("    realisasi: 19\n", "    realisasi: null\n"))
    year, _ = load_year(root, 2024)
    assert year is not None
    made = {one.tahun: one for one in Pengukuran(year).tren}
    assert [made[tahun].sementara for tahun in (2021, 2022, 2023, 2024)] == [False, False, False, True]
    assert made[2024].n == 2


def test_an_earlier_year_joins_in_its_own_way(tmp_path: Path) -> None:
    """2022 was a geometric mean capped after averaging: 125 and 80 make 100, and the cap of 90 binds the mean."""
    root = bertahun(tmp_path)
    path = root / "data" / "2024" / "metode.yaml"
    head, tail = path.read_text(encoding="utf-8").split("riwayat:\n")
    old, rest = tail.split("  - tahun: 2021\n")
    for a, b in (
        ("agregasi: rerata-indikator", "agregasi: geometrik"),
        ("batas_atas: 120", "batas_atas: 90"),
        ("penerapan_batas: sebelum", "penerapan_batas: sesudah"),
    ):
        assert old.count(a) == 1
        old = old.replace(a, b)
    path.write_text(f"{head}riwayat:\n{old}  - tahun: 2021\n{rest}", encoding="utf-8", newline="\n")
    one = series(root)[2022]
    assert one.agregat is not None
    assert (one.agregat.cara, one.rerata, one.berbeda) == ("geometrik", Decimal(90), True)
    ratio = Decimal(24) / Decimal("22.456789") * Decimal(110) / Decimal(85)
    assert one.agregat.mentah is not None
    assert abs((one.agregat.mentah / 100) ** 2 - ratio) < Decimal("1e-20")


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("agregasi: rerata-indikator", "agregasi: rerata-sasaran"),
        ("batas_bawah: 0", "batas_bawah: 0\n      tanpa_persentase: dikeluarkan"),
        ("batas_atas: null", "batas_atas: 110"),
    ],
)
def test_a_year_of_another_method_is_marked(tmp_path: Path, old: str, new: str) -> None:
    """Any one thing that the method of 2022 had otherwise makes the year one that cannot be compared directly."""
    root = bertahun(tmp_path)
    path = root / "data" / "2024" / "metode.yaml"
    head = path.read_text(encoding="utf-8").split("riwayat:\n")[0]
    start = head.split("capaian:\n")[1].split("skala:")[0]
    capaian, agregasi = start.split("agregasi:")
    body = "".join(f"    {line}\n" for line in capaian.rstrip("\n").split("\n"))
    same = f"  - tahun: 2022\n    capaian:\n{body}    agregasi:{agregasi.rstrip()}\n    skala: 85-70-55\n"
    path.write_text(f"{head}riwayat:\n{same}", encoding="utf-8", newline="\n")
    first = series(root)[2022]
    assert (first.berbeda, first.metode) == (False, 2022)
    assert same.count(old) == 1
    path.write_text(f"{head}riwayat:\n{same.replace(old, new)}", encoding="utf-8", newline="\n")
    assert series(root)[2022].berbeda


def test_an_earlier_year_without_weights_tells_the_rest(tmp_path: Path) -> None:
    """No mean, yet how many are known, how many met their target, and whose method it is."""
    root = salin(tmp_path)
    ganti(root, "metode.yaml", ("agregasi: rerata-indikator", "agregasi: tertimbang"))
    text = (root / "data/2024/indikator.yaml").read_text(encoding="utf-8")
    for target, weight in ((90, 50), (20, 30), (400, 20)):
        text = text.replace(f"    target: {target}\n", f"    bobot: {weight}\n    target: {target}\n")
    (root / "data/2024/indikator.yaml").write_text(text, encoding="utf-8", newline="\n")
    one = series(root)[2023]
    assert (one.n, one.kategori, one.metode, len(one.baris), one.berbeda) == (3, None, 2024, 3, False)
    assert one.tercapai == sum(row.status == "Tercapai" for row in one.baris)
