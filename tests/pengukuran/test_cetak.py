"""Where rounding would cross a border, the digits that show it are printed, and it is said so."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from alat_proyek import environment, load_year
from openpyxl import load_workbook

from lkj.capaian import Angka, baca_kuantitas
from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import susun_laporan
from lkj.wording.printed import angka, apa_adanya, kuantitas, persen, rupiah

if TYPE_CHECKING:
    from conftest import Proyek

LAMA = "    satuan: persen\n    polaritas: naik\n    target: 100\n    realisasi: 98\n  - id: IKK-06"
KASUS = [
    ("84,995", "84,995%", "Berhasil"),
    ("99,996", "99,996%", "Tidak tercapai"),
    ("69,9999", "69,9999%", "Cukup Berhasil"),
    ("-0,001", "−0,001%", "Tidak tercapai"),
    ("0,001", "0,001%", "Tidak tercapai"),
]


def _laporan(numbers: Pengukuran, proyek: Proyek) -> str:
    text = susun_laporan(environment(proyek.root), numbers).markdown
    return re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), text)


@pytest.mark.lambat
@pytest.mark.parametrize(("realisasi", "cetakan", "kata"), KASUS)
def test_the_digits_that_show_the_border(proyek: Proyek, realisasi: str, cetakan: str, kata: str) -> None:
    """84,995 is «84,995% Berhasil», not «85,00% Berhasil», in table, workbook, explanation, chart and report alike."""
    proyek.ubah("indikator.yaml", LAMA, LAMA.replace("98\n", f'"{realisasi}"\n'))
    proyek.ubah("metode.yaml", "batas_bawah: 0", "batas_bawah: null")
    if kata != "Tidak tercapai":
        proyek.ubah("metode.yaml", "desimal: 2", "kategori: indikator\ndesimal: 2")
    _, table, _ = proyek.jalankan("capaian", "2024")
    line = next(line for line in table.split("\n") if "IKK-05" in line)
    assert cetakan in line
    assert kata in line
    assert "Pembulatan ke 2 desimal, tetapi lebih banyak angka dicetak bila pembulatannya melintasi" in table
    _, text, _ = proyek.jalankan("explain", "2024", "IKK-05")
    flat = " ".join(text.split())
    assert f"Bentuk cetak: {cetakan} (dibulatkan ke " in flat
    assert "karena 2 desimal melintasi batas kategori atau 0% atau 100%" in flat
    year, _ = load_year(proyek.root, 2024)
    assert year is not None
    numbers = Pengukuran(year)
    report = _laporan(numbers, proyek)
    assert f'"{cetakan}"' in report
    assert "hanya untuk pencetakan; lebih banyak angka dicetak bila" in report
    # Where the bars show deviations, theirs stands behind it.
    assert re.search(f">{re.escape(cetakan)}(?:, [+−][0-9,]+ poin)?<", numbers_chart(numbers))
    assert proyek.jalankan("explain", "2024", "--", cetakan)[0] == 0
    proyek.jalankan("capaian", "2024", "--format", "xlsx", "--output", "c.xlsx")
    sheet = load_workbook("c.xlsx")["Capaian"]
    cell = sheet.cell(6, [c.value for c in sheet[1]].index("Capaian") + 1)
    assert cell.number_format == "[$-421]0." + "0" * len(cetakan.partition(",")[2].rstrip("%")) + "%"


@pytest.mark.lambat
def test_what_ten_decimals_cannot_show(proyek: Proyek) -> None:
    """Eleven nines behind the comma are no 100: «< 100%» beside «Tidak tercapai», and what was typed as it was typed."""
    proyek.ubah("indikator.yaml", LAMA, LAMA.replace("98\n", '"99,99999999999"\n'))
    table = proyek.jalankan("capaian", "2024")[1]
    line = next(line for line in table.split("\n") if "IKK-05" in line)
    assert re.search(r"99,99999999999% +< 100% +Tidak", line)
    assert "Pembulatan ke 2 desimal, tetapi lebih banyak angka" in table
    text = " ".join(proyek.jalankan("explain", "2024", "IKK-05")[1].split())
    assert "99,99999999999 ÷ 100 × 100 = 99,99999999999" in text
    assert "Hasil, belum dibulatkan: 99,99999999999 Bentuk cetak: < 100% (tidak dibulatkan karena 10 desimal" in text
    year, _ = load_year(proyek.root, 2024)
    assert year is not None
    report = _laporan(Pengukuran(year), proyek)
    assert '"99,99999999999%", "< 100%", "Tidak tercapai"' in report.replace('","', '", "')
    asked = json.loads(proyek.jalankan("explain", "2024", "--format", "json", "--", "< 100%")[1])["matches"]
    assert "IKK-05" in [match["id"] for match in asked]
    assert "IKK-01" not in [match["id"] for match in asked]  # which has 100,00%
    proyek.jalankan("capaian", "2024", "--format", "xlsx", "--output", "c.xlsx")
    sheet = load_workbook("c.xlsx")["Capaian"]
    cell = sheet.cell(6, [c.value for c in sheet[1]].index("Capaian") + 1)
    assert (cell.number_format, cell.value < 1) == ('"< 100%"', True)


@pytest.mark.lambat
def test_a_budget_that_is_not_wholly_spent(proyek: Proyek) -> None:
    """One rupiah of 74,5 trillion left is not an absorption of 100 percent."""
    proyek.ubah("pagu.yaml", "pagu: 111186550000", "pagu: 74500000000000")
    proyek.ubah("pagu.yaml", "realisasi: 94496718290", "realisasi: 74499999999999")
    assert "Serapan anggaran 2024: < 100% (" in proyek.jalankan("capaian", "2024")[1]
    assert (
        json.loads(proyek.jalankan("explain", "2024", "serapan", "--format", "json")[1])["matches"][0]["printed"]
        == "< 100%"
    )


@pytest.mark.lambat
def test_no_decimals_at_all(proyek: Proyek) -> None:
    """With `desimal: 0` 0,4 is not 0%, nor is a rise of 0,4 points a rise of nothing."""
    riwayat = "    riwayat:\n      - tahun: 2023\n        target: 100\n        realisasi: 0\n"
    proyek.ubah("indikator.yaml", LAMA, LAMA.replace("98\n", f"0.4\n{riwayat}"))
    proyek.ubah("metode.yaml", "desimal: 2", "desimal: 0")
    line = next(line for line in proyek.jalankan("capaian", "2024")[1].split("\n") if "IKK-05" in line)
    assert re.search(r"0,4% +0,4% +Tidak", line)
    printed = json.loads(proyek.jalankan("explain", "2024", "--format", "json")[1])["items"]
    (row,) = [item["printed"] for item in printed if item["id"] == "IKK-05"]
    assert row["perubahan capaian tahun 2023"] == "capaian naik 0,4 poin"


def numbers_chart(numbers: Pengukuran) -> str:
    """Return the chart of capaian as SVG text."""
    from lkj.report.grafik import grafik_capaian
    from lkj.report.kanvas import lembar

    return grafik_capaian(numbers, lembar(numbers.year))[0].lukis()


@pytest.mark.lambat
def test_the_mean_too(proyek: Proyek) -> None:
    """A mean just below a border of the scale keeps the digits that keep it there, and so does the absorption."""
    proyek.ubah(
        "metode.yaml",
        "skala: 85-70-55",
        "skala:\n  nama: Skala\n  pita:\n    - nama: Baik\n      bawah: 97.53\n    - nama: Kurang\n  sumber: Kantor",
    )
    _, table, _ = proyek.jalankan("capaian", "2024")
    assert "Rata-rata capaian 17 indikator: 97,528% (Kurang)" in table
    year, _ = load_year(proyek.root, 2024)
    assert year is not None
    numbers = Pengukuran(year)
    assert (numbers.dipertegas, numbers.tempat(Decimal("99.9999")), numbers.tempat(None)) == (True, 4, 2)


@pytest.mark.lambat
def test_nothing_changes_where_no_border_is_crossed(proyek: Proyek) -> None:
    """The shipped year prints two decimals throughout, and says nothing of more."""
    year, _ = load_year(proyek.root, 2024)
    assert year is not None
    numbers = Pengukuran(year)
    assert not numbers.dipertegas
    assert "lebih banyak angka" not in _laporan(numbers, proyek)
    assert "Pembulatan ke" not in proyek.jalankan("capaian", "2024")[1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("realisasi: 94496718290", "realisasi: 94507567500"),
        ("    target: 80\n    realisasi: null", '    target: 80\n    realisasi: "67,996"'),
    ],
)
def test_every_percentage_that_is_printed_counts(proyek: Proyek, old: str, new: str) -> None:
    """The absorption of the budget, and an indicator of a document that is not the measured one, near a border."""
    file = "pagu.yaml" if "9449" in old else "indikator.yaml"
    if file == "pagu.yaml":
        # 111.186.550.000 × 84,998 %
        new = f"realisasi: {round(Decimal(111186550000) * Decimal('0.84998'))}"
    proyek.ubah(file, old, new)
    year, findings = load_year(proyek.root, 2024)
    assert year is not None, findings
    numbers = Pengukuran(year)
    assert numbers.dipertegas
    assert (numbers.tempat(Decimal("99.96"), 1), numbers.tempat(Decimal("99.94"), 1)) == (2, 1)
    assert (numbers.tempat(84), numbers.tempat(None, 4)) == (2, 4)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (angka(Decimal("-1250.5"), 2), "−1.250,50"),
        (angka(Decimal("-0.001"), 2), "0,00"),
        (rupiah(-4834375000), "−Rp4.834.375.000"),
        (persen(Decimal(-25)), "−25,00%"),
        (kuantitas(Angka(Decimal("-5.1"), "derajat")), "−5,1 derajat"),
        (kuantitas(Angka(Decimal(-1500), "rupiah")), "−Rp1.500"),
        (apa_adanya(-3), "−3"),
    ],
)
def test_a_negative_number_has_a_minus_sign(written: str, expected: str) -> None:
    """Where people read it, its sign is a minus and no hyphen, and stands before Rp."""
    assert written == expected


@pytest.mark.parametrize("typed", ["-5,1 derajat", "−5,1 derajat", "-Rp1.500", "−Rp1.500", "Rp-1.500"])
def test_what_is_printed_is_read_back(typed: str) -> None:
    """A value copied from a report, or typed with the hyphen of the keyboard, is the same value."""
    unit = "derajat" if "derajat" in typed else "rupiah"
    assert baca_kuantitas(typed, unit) == Angka(Decimal("-5.1") if unit == "derajat" else Decimal(-1500), unit)


@pytest.mark.lambat
def test_a_negative_capaian_is_found_with_either_sign(proyek: Proyek) -> None:
    """`explain` is asked with the sign that the report prints, or with the hyphen of the keyboard."""
    proyek.ubah("metode.yaml", "turun: selisih", "turun: penghematan")
    proyek.ubah("metode.yaml", "batas_bawah: 0", "batas_bawah: null")
    proyek.ubah("indikator.yaml", "target: 2.8\n    realisasi: null", "target: 2.8\n    realisasi: 3.5")
    found = []
    for asked in ("−25,00%", "-25,00%"):
        code, stdout, _ = proyek.jalankan("explain", "2024", "--", asked)
        assert code == 0
        found.append(stdout)
    assert "−25,00%" in found[0] and found[0].replace("−", "-") == found[1].replace("−", "-")
