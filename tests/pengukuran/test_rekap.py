"""A document as a whole: its mean by every way, and the means of its objectives and goals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from alat_proyek import load_year

from lkj.capaian import Angka, KodeCatatan, rerata, satuan_sama
from lkj.check.rules.run import check_year
from lkj.diagnostics import Severity
from lkj.pengukuran import Pengukuran

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

AGREGASI = "agregasi: rerata-indikator"
ISI_LAMA = "    satuan: persen\n    polaritas: naik\n    target: 100\n    realisasi: 98\n  - id: IKK-06"
TIGA = ("IKK-11", "IKK-13", "IKK-16")


def ukur_rekap(proyek: Proyek, metode: Mapping[str, str] | None = None) -> Pengukuran:
    """Measure the project's year with other lines in its method; the data must be without an error."""
    for old, new in (metode or {}).items():
        proyek.ubah("metode.yaml", old, new)
    year, findings = load_year(proyek.root, 2024)
    assert year is not None, findings
    assert [f for f in check_year(year) if f.severity is Severity.ERROR] == []
    return Pengukuran(year)


def _ikk_05(proyek: Proyek, isi: str) -> None:
    """Give IKK-05 another body."""
    body = "".join(f"    {line}\n" for line in isi.split("\n"))
    proyek.ubah("indikator.yaml", ISI_LAMA, body + "  - id: IKK-06")


def _beri_bobot(proyek: Proyek, weights: list[str]) -> None:
    """Give the indicators of the measured document, in order, a weight each."""
    text = proyek.path("indikator.yaml").read_text(encoding="utf-8")
    rest = iter(weights)
    # The weight goes before the target: keys may stand in any order, and a target may span several lines.
    proyek.tulis(
        "indikator.yaml", re.sub(r"(dokumen: pk-sekretaris\n)", lambda m: f"{m[1]}    bobot: {next(rest)}\n", text)
    )


def _satu_sasaran(proyek: Proyek, ids: tuple[str, ...]) -> None:
    """Move the indicators named to the objective SK-05, beside IKK-05, and drop their own objectives."""
    for name in ids:
        number = name[-2:]
        proyek.ubah("indikator.yaml", f"sasaran: SK-{number}\n", "sasaran: SK-05\n")
        text = proyek.path("sasaran.yaml").read_text(encoding="utf-8")
        proyek.tulis("sasaran.yaml", re.sub(rf"  - id: SK-{number}\n(    .*\n)+", "", text))


def _nilai(value: Decimal | None) -> str:
    assert value is not None
    return str(value)


def test_the_mean_of_2024(proyek: Proyek) -> None:
    """The mean of the 17 indicators is 97,528235…, not the published 84,99, which is the absorption."""
    main = ukur_rekap(proyek).utama
    assert _nilai(main.rerata).startswith("97.528235")
    assert (main.n, main.indikator, main.agregat.dikecualikan, main.kategori) == (17, 17, (), "Sangat Berhasil")


def test_the_mean_of_the_nine_pure_percentages(proyek: Proyek) -> None:
    """Target and realisasi of nine indicators are both percentages; their mean is 95,331111… percent."""
    pure = [
        (b.indikator.id, b.capaian)
        for b in ukur_rekap(proyek).utama.baris
        if isinstance(b.indikator.target, Angka) and b.indikator.target.satuan == "persen"
    ]
    result = rerata(pure)
    assert result.n == 9
    assert _nilai(result.nilai).startswith("95.331111")


def test_the_mean_without_mixed_units(proyek: Proyek) -> None:
    """Three indicators of 2024 have a target in one unit and a realisasi in another; without them it is 96,998571… percent."""
    rows = ukur_rekap(proyek).utama.baris
    mixed = [b.indikator.id for b in rows if any(c.kode is KodeCatatan.BEDA_SATUAN for c in b.capaian.catatan)]
    assert mixed == list(TIGA)
    for row in rows:
        target, made = row.indikator.target, row.indikator.realisasi
        same = isinstance(target, Angka) and isinstance(made, Angka) and satuan_sama(target.satuan, made.satuan)
        assert same is (row.indikator.id not in mixed)
    result = rerata((b.indikator.id, b.capaian) for b in rows if b.indikator.id not in mixed)
    assert result.n == 14
    assert _nilai(result.nilai).startswith("96.998571")


def test_the_mean_of_objectives_counts_indicators(proyek: Proyek) -> None:
    """Three indicators of one objective weigh as one, and n still says how many indicators are in the mean."""
    _satu_sasaran(proyek, ("IKK-06", "IKK-14"))
    main = ukur_rekap(proyek, {AGREGASI: "agregasi: rerata-sasaran"}).utama
    assert (main.sasaran, main.n, main.agregat.n) == (15, 17, 15)
    third = (Fraction(98) + 98 + Fraction("84.99")) / 3
    rest = Fraction(1658) - 98 - 98 - Fraction("84.99") - Fraction("0.02")
    assert abs(Fraction(_nilai(main.rerata)) - (third + rest) / 15) < Fraction(1, 10**40)
    by_id = {sasaran.id: agregat for sasaran, agregat in main.per_sasaran}
    assert by_id == dict(main.agregat.kelompok)
    assert by_id["SK-05"].n == 3


def test_each_objective_has_its_mean(proyek: Proyek) -> None:
    """The mean of an objective says its n, and names what it left out and why."""
    _satu_sasaran(proyek, ("IKK-06", "IKK-14"))
    proyek.ubah("indikator.yaml", 'realisasi: 98  # sumber: "98&"', "realisasi: null")
    main = ukur_rekap(proyek).utama
    by_id = {sasaran.id: agregat for sasaran, agregat in main.per_sasaran}
    assert by_id["SK-05"].nilai == Decimal("91.495")
    assert (by_id["SK-05"].n, by_id["SK-05"].dikecualikan) == (2, (("IKK-06", "Realisasi belum ada."),))
    assert main.n == 16
    assert len(by_id) == 15


def test_goals_are_those_of_the_document(proyek: Proyek) -> None:
    """The Ketua's objectives name goals of that agreement; the others name none, so they have no goal's mean."""
    for old, made in (("target: 80\n    realisasi: null", 40), ("target: 25\n    realisasi: null", 25)):
        proyek.ubah("indikator.yaml", old, old.replace("null", str(made)))
    numbers = ukur_rekap(proyek)
    goals = numbers.rekap["pk-ketua"].per_tujuan
    assert [(goal.id, agregat.nilai, agregat.n) for goal, agregat in goals] == [
        ("TK-01", 75, 2),
        ("TK-02", None, 0),
        ("TK-03", None, 0),
    ]
    assert [ident for ident, _ in goals[0][1].dikecualikan] == ["IKU-03", "IKU-04", "IKU-05", "IKU-06"]
    assert numbers.utama.per_tujuan == numbers.rekap["rkt"].per_tujuan == ()


def test_goals_of_the_renstra(proyek: Proyek) -> None:
    """A document without goals of its own uses the Renstra's; a goal's mean of objectives is by objective, too."""
    for number in ("05", "14"):
        proyek.ubah("sasaran.yaml", f"id: SK-{number}\n    dok", f"id: SK-{number}\n    tujuan: TJ-02\n    dok")
    ((goal, mean),) = ukur_rekap(proyek, {AGREGASI: "agregasi: rerata-sasaran"}).utama.per_tujuan
    assert (goal.id, mean.nilai, mean.n, mean.cara) == ("TJ-02", Decimal("91.495"), 2, "rerata-sasaran")


def test_weights(proyek: Proyek) -> None:
    """98 and 84,99 with 60 and 40 of the weight make 92,796; an objective uses its own weights in proportion."""
    _satu_sasaran(proyek, ("IKK-06", "IKK-14"))
    _beri_bobot(proyek, ["0"] * 4 + ["40", "20.5"] + ["0"] * 7 + ["39.5"] + ["0"] * 3)
    main = ukur_rekap(proyek, {AGREGASI: "agregasi: tertimbang"}).utama
    assert main.rerata == (Decimal(98) * Decimal("60.5") + Decimal("84.99") * Decimal("39.5")) / 100
    assert main.n == 17
    by_id = {sasaran.id: agregat for sasaran, agregat in main.per_sasaran}
    assert by_id["SK-05"].nilai == main.rerata
    assert (by_id["SK-05"].n, by_id["SK-05"].dikecualikan, by_id["SK-05"].catatan) == (3, (), ())
    # An objective whose indicators weigh nothing has no weighted mean.
    assert by_id["SK-15"].nilai is None


def test_a_part_of_the_weights_is_used_in_proportion(proyek: Proyek) -> None:
    """30 and 10 of 100 are three quarters and one quarter of their objective; nothing else is named left out."""
    _satu_sasaran(proyek, ("IKK-06", "IKK-14"))
    proyek.ubah("indikator.yaml", 'realisasi: 98  # sumber: "98&"', "realisasi: null")
    _beri_bobot(proyek, ["0"] * 4 + ["30", "20"] + ["0"] * 7 + ["10", "40"] + ["0"] * 2)
    main = ukur_rekap(proyek, {AGREGASI: "agregasi: tertimbang"}).utama
    part = {sasaran.id: agregat for sasaran, agregat in main.per_sasaran}["SK-05"]
    assert part.nilai == (98 * 30 + Decimal("84.99") * 10) / 40
    assert (part.n, part.dikecualikan) == (2, (("IKK-06", "Realisasi belum ada."),))


def test_a_weighted_mean_is_capped(proyek: Proyek) -> None:
    """A cap after averaging binds the weighted mean of the document and of each objective."""
    _beri_bobot(proyek, ["60"] + ["0"] * 3 + ["40"] + ["0"] * 12)
    metode = {AGREGASI: "agregasi: tertimbang", "batas_atas: null": "batas_atas: 90", "sebelum": "sesudah"}
    main = ukur_rekap(proyek, metode).utama
    assert (main.agregat.mentah, main.rerata) == (Decimal("99.2"), Decimal(90))
    by_id = {sasaran.id: agregat for sasaran, agregat in main.per_sasaran}
    assert (by_id["SK-05"].mentah, by_id["SK-05"].nilai) == (Decimal(98), Decimal(90))


def test_a_document_without_weights_tells_what_is_missing(proyek: Proyek) -> None:
    """No mean, no step, and still of how many indicators and whose realisasi is to come."""
    _beri_bobot(proyek, ["100"] + ["0"] * 16)
    proyek.ubah("indikator.yaml", "target: 80\n    realisasi: null", "target: 80\n    realisasi: 40")
    agregat = ukur_rekap(proyek, {AGREGASI: "agregasi: tertimbang"}).rekap["pk-ketua"].agregat
    assert (agregat.nilai, agregat.n, agregat.dari, agregat.langkah) == (None, 0, 10, ())
    assert len(agregat.belum_ada) == 9
    assert agregat.cara == "tertimbang"
    assert not agregat.sementara


def test_a_document_without_weights_has_no_weighted_mean(proyek: Proyek) -> None:
    """Weights are asked of the measured document; the others say why they have no mean."""
    _beri_bobot(proyek, ["100"] + ["0"] * 16)
    ketua = ukur_rekap(proyek, {AGREGASI: "agregasi: tertimbang"}).rekap["pk-ketua"]
    assert (ketua.rerata, ketua.n, ketua.kategori) == (None, 0, None)
    assert set(ketua.agregat.dikecualikan) == {(f"IKU-{n:02}", "Bobot belum ada.") for n in range(1, 11)}


def test_wrong_weights_make_no_mean(proyek: Proyek) -> None:
    """Weights that do not make 100 give no number, also to whoever measures before the rules have spoken."""
    proyek.ubah("metode.yaml", AGREGASI, "agregasi: tertimbang")
    _beri_bobot(proyek, ["5"] * 17)
    year, findings = load_year(proyek.root, 2024)
    assert year is not None, findings
    main = Pengukuran(year).utama
    assert (main.rerata, main.n) == (None, 0)
    assert {reason for _, reason in main.agregat.dikecualikan} == {"Jumlah bobot 85, seharusnya 100."}


@pytest.mark.parametrize("way", ["geometrik", "geometrik-sasaran"])
def test_geometric_means(proyek: Proyek, way: str) -> None:
    """PMK 22/2021: the 17-th root of the product; each objective of 2024 has one indicator, so both ways agree."""
    main = ukur_rekap(proyek, {AGREGASI: f"agregasi: {way}"}).utama
    product = Fraction(1)
    for row in main.baris:
        product *= Fraction(_nilai(row.capaian.nilai))
    assert abs(Fraction(_nilai(main.rerata)) ** 17 / product - 1) < Fraction(1, 10**40)
    assert main.n == 17


def test_a_negative_capaian_makes_a_geometric_mean_zero(proyek: Proyek) -> None:
    """A negative capaian counts as 0, and a note names it; left out, it would raise the mean."""
    metode = {AGREGASI: "agregasi: geometrik", "batas_bawah: 0": "batas_bawah: null"}
    body = "satuan: persen\npolaritas: turun\ntarget: 2.8\nrealisasi: 3.5\nrumus: penghematan"
    _ikk_05(proyek, body)
    main = ukur_rekap(proyek, metode).utama
    assert (main.rerata, main.n, main.agregat.dikecualikan) == (Decimal(0), 17, ())
    assert [note.pesan for note in main.agregat.catatan] == [
        "Capaian IKK-05 negatif; dalam rerata geometrik dihitung 0."
    ]


def test_a_cap_before_and_after_averaging(proyek: Proyek) -> None:
    """150 among sixteen others: capped first it counts as 100, capped last it lifts the mean up to the cap."""
    over = "satuan: persen\npolaritas: naik\ntarget: 100\nrealisasi: 150"
    _ikk_05(proyek, over)
    before = ukur_rekap(proyek, {"batas_atas: null": "batas_atas: 100"}).utama
    # The sum of the 17 of 2024 is 1657,98, with 98 for IKK-05.
    assert abs(Fraction(_nilai(before.rerata)) - Fraction("1659.98") / 17) < Fraction(1, 10**40)
    proyek.ubah("metode.yaml", "penerapan_batas: sebelum", "penerapan_batas: sesudah")
    after = ukur_rekap(proyek).utama
    assert abs(Fraction(_nilai(after.agregat.mentah)) - Fraction("1709.98") / 17) < Fraction(1, 10**40)
    assert after.rerata == 100
    by_id = {sasaran.id: agregat for sasaran, agregat in after.per_sasaran}
    assert (by_id["SK-05"].mentah, by_id["SK-05"].nilai) == (Decimal(150), Decimal(100))
    assert next(b for b in after.baris if b.indikator.id == "IKK-05").capaian.nilai == 150


def test_an_own_scale_names_the_mean(proyek: Proyek) -> None:
    """Words and bounds of the agency's own, open below where it says so: 98 is not above 98."""
    scale = (
        "skala:\n  nama: Skala mutu\n  pita:\n    - nama: Istimewa\n      bawah: 98\n    - nama: Baik\n      bawah: 84.99\n"
        "    - nama: Kurang\n  sumber: Keputusan satuan kerja\n  tutup: atas"
    )
    numbers = ukur_rekap(proyek, {"skala: 85-70-55": scale})
    category = {b.indikator.id: b.kategori.nama for b in numbers.utama.baris if b.kategori}
    assert (category["IKK-01"], category["IKK-05"], category["IKK-14"]) == ("Istimewa", "Baik", "Kurang")
    assert numbers.utama.kategori == "Baik"
    assert [numbers.skala.tulis_pita(p) for p in numbers.skala.pita] == ["> 98", "84,99 < C ≤ 98", "≤ 84,99"]
    assert (numbers.skala.nama, numbers.skala.sumber) == ("Skala mutu", "Keputusan satuan kerja")


def test_each_indicator_is_counted_once(proyek: Proyek) -> None:
    """Of the 17 of 2024, 10 met their target and 7 did not; one without data is neither, and those that missed are named."""
    main = ukur_rekap(proyek).utama
    counts = (main.tercapai, main.tidak_tercapai, main.belum_ada_data, main.tak_terhitung)
    assert (counts, sum(counts), main.indikator) == ((10, 7, 0, 0), 17, 17)
    assert [b.indikator.id for b in main.di_bawah] == [
        b.indikator.id for b in main.baris if b.capaian.nilai is not None and b.capaian.nilai < 100
    ]
    proyek.ubah("indikator.yaml", 'realisasi: 98  # sumber: "98&"', "realisasi: null")
    main = ukur_rekap(proyek).utama
    assert (main.tercapai, main.tidak_tercapai, main.belum_ada_data, main.tak_terhitung) == (10, 6, 1, 0)
