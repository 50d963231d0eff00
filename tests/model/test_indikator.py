"""The further keys of an indicator: read in its unit, refused where they contradict each other."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from alat_proyek import load_year

from lkj.capaian import Angka, Peringkat
from lkj.model.indikator import BerkasIndikator

if TYPE_CHECKING:
    from conftest import Proyek

ISI_IKK_05 = "    satuan: persen\n    polaritas: naik\n    target: 100\n    realisasi: 98\n  - id: IKK-06"
NAIK = "satuan: persen\npolaritas: naik\ntarget: 100\n"
TURUN = "satuan: persen\npolaritas: turun\ntarget: 2.8\nrealisasi: 3.5\n"
TRIWULAN = "triwulan: [10, 20, 30, 40]\nakumulasi: jumlah\n"


def _isi(proyek: Proyek, body: str) -> tuple[int, int]:
    """Give IKK-05 another body; return line and column of the mark."""
    indented = "".join(f"    {line}\n" for line in body.strip().split("\n"))
    return proyek.ubah("indikator.yaml", ISI_IKK_05, indented + "  - id: IKK-06")


SALAH = [
    ("LKJ211", NAIK + "realisasi: ▸98\n" + TRIWULAN, "dihitung dari triwulan"),
    ("LKJ212", NAIK + "realisasi: 98\nakumulasi: ▸jumlah", "hanya berlaku bersama «triwulan»"),
    ("LKJ205", NAIK + "triwulan: [1, 2, 3, 4, ▸5]\nakumulasi: jumlah", "hanya mempunyai empat"),
    ("LKJ205", NAIK + "triwulan: ▸[]\nakumulasi: jumlah", "tidak boleh kosong"),
    ("LKJ205", NAIK + "triwulan: [1, ▸ya]\nakumulasi: jumlah", "harus angka"),
    ("LKJ205", NAIK + 'triwulan: [1, ▸"2 Laporan"]\nakumulasi: jumlah', "bersatuan Laporan, yang lain persen"),
    ("LKJ205", NAIK + 'triwulan: [▸"1 Laporan", 1, 1, 1]\nakumulasi: jumlah', "bersatuan Laporan, yang lain persen"),
    ("LKJ205", NAIK + 'triwulan: ["1 Buku", ▸"2 Laporan"]\nakumulasi: jumlah', "Laporan, yang sebelumnya Buku"),
    ("LKJ206", NAIK + "triwulan: [1, ▸dua]\nakumulasi: jumlah", "«dua» bukan angka"),
    ("LKJ205", NAIK + "triwulan: [1]\nakumulasi: ▸jumlh", "tidak boleh «jumlh»"),
    ("LKJ212", NAIK + "realisasi: 98\nrumus: ▸penghematan", "rumus penghematan tidak berlaku untuk polaritas naik"),
    ("LKJ212", "satuan: Kantor\npolaritas: ▸tetap\ntarget: 5\nrealisasi: 5", "menuntut rumus"),
    ("LKJ212", "satuan: Kantor\npolaritas: tetap\ntarget: 5\nrealisasi: 5\nrumus: ▸penghematan", "tidak berlaku"),
    ("LKJ212", TURUN + "batas_atas: 100\nbatas_bawah: ▸110", "batas bawah capaian (110) melebihi batas atasnya (100)"),
    ("LKJ205", TURUN + "rumus: ▸selsih", "selsih"),
    ("LKJ205", TURUN + "batas_atas: ▸0", "lebih dari 0"),
    ("LKJ204", TURUN + "bobot: ▸-5", "negatif"),
    ("LKJ205", TURUN + "bobot: ▸100.5", "paling banyak 100"),
    ("LKJ206", NAIK + "realisasi: 98\nnasional: ▸tinggi", "bukan angka"),
    ("LKJ206", NAIK + "realisasi: 98\ntarget_renstra: ▸tinggi", "bukan angka"),
    ("LKJ206", NAIK + "riwayat:\n  - tahun: 2023\n    target: 100\n    realisasi: ▸98&", "bukan angka"),
    ("LKJ203", NAIK + "riwayat:\n  - ▸tahun: 2023\n    target: 100", "«realisasi» belum ada"),
    ("LKJ201", NAIK + "riwayat:\n  - tahun: 2023\n    target: 1\n    realisasi: 1\n    ▸capaian: 1", "«capaian»"),
    ("LKJ302", NAIK + "riwayat:\n  - {tahun: 2023, target: 1, realisasi: 1}\n  - {tahun: ▸2023, target: 1, realisasi: 1}", "«2023» sudah dipakai"),
    ("LKJ208", "satuan: predikat-sakip\npolaritas: naik\ntarget: B\nnasional: ▸BBB", "bukan anggota tangga"),
]  # fmt: skip


@pytest.mark.lambat
@pytest.mark.parametrize(("code", "body", "words"), SALAH, ids=[f"{s[0]}-{n}" for n, s in enumerate(SALAH)])
def test_a_contradiction_is_one_finding_at_its_key(proyek: Proyek, code: str, body: str, words: str) -> None:
    """What cannot be meant is refused where it stands, with a remedy, and brings no second finding."""
    line, column = _isi(proyek, body)
    year, findings = load_year(proyek.root, 2024)
    assert year is None
    assert [(f.code, f.file, f.line, f.column) for f in findings] == [(code, "data/2024/indikator.yaml", line, column)]
    assert words in findings[0].message
    assert findings[0].hint


def test_quarters_need_their_way(proyek: Proyek) -> None:
    """Without `akumulasi` nobody knows what four quarters make; the finding stands at the indicator."""
    _isi(proyek, NAIK + "triwulan: [1, 2]")
    _, (finding,) = load_year(proyek.root, 2024)
    lines = proyek.path("indikator.yaml").read_text(encoding="utf-8").split("\n")
    assert finding.code == "LKJ203"
    assert lines[finding.line - 1].strip() == "- id: IKK-05"
    assert "«akumulasi»" in finding.message


def test_all_contradictions_are_told_at_once(proyek: Proyek) -> None:
    """Who repairs one is not then shown the next."""
    _isi(proyek, NAIK + "realisasi: 98\ntriwulan: [1]\nrumus: penghematan\nakumulasi: jumlah")
    _, findings = load_year(proyek.root, 2024)
    assert [f.code for f in findings] == ["LKJ211", "LKJ212"]


def test_a_bound_against_the_methods_other_bound(proyek: Proyek) -> None:
    """An indicator's floor above the year's cap is a contradiction across two files, told at the floor."""
    proyek.ubah("metode.yaml", "batas_atas: null", "batas_atas: 100")
    place = _isi(proyek, TURUN + "batas_bawah: ▸110")
    _, (finding,) = load_year(proyek.root, 2024)
    assert (finding.code, finding.line, finding.column) == ("LKJ212", *place)
    assert "metode.yaml" in finding.hint


def test_a_bound_that_would_have_no_effect(proyek: Proyek) -> None:
    """Where the method caps averages only, an indicator's own cap would be passed over in silence."""
    proyek.ubah("metode.yaml", "penerapan_batas: sebelum", "penerapan_batas: sesudah")
    place = _isi(proyek, TURUN + "batas_atas: ▸110")
    _, (finding,) = load_year(proyek.root, 2024)
    assert (finding.code, finding.line, finding.column) == ("LKJ212", *place)


def test_the_own_formula_is_judged_though_the_method_cannot_be_read(proyek: Proyek) -> None:
    """An error in the method hides no contradiction that an indicator has within itself, and invents none."""
    proyek.ubah("metode.yaml", "turun: selisih", "turun: selisi")
    _isi(proyek, NAIK + "realisasi: 98\nrumus: penghematan")
    proyek.ubah("indikator.yaml", "polaritas: turun", "polaritas: tetap")
    _, findings = load_year(proyek.root, 2024)
    assert [(f.code, f.file) for f in findings] == [
        ("LKJ212", "data/2024/indikator.yaml"),
        ("LKJ205", "data/2024/metode.yaml"),
    ]


def test_references_are_read_in_the_indicators_unit(proyek: Proyek) -> None:
    """Standard, Renstra target and history carry the unit of the indicator, or the one typed beside them."""
    _isi(
        proyek,
        NAIK + "realisasi: 98\nbobot: 12.5\nnasional: 90\ntarget_renstra: 95,5 %\nriwayat:\n"
        "  - tahun: 2023\n    target: 2\n    realisasi:\n      nilai: 1\n      satuan: Laporan\n"
        "  - tahun: 2022\n    target: null\n    realisasi: 80",
    )
    year, findings = load_year(proyek.root, 2024)
    assert year is not None, findings
    one = next(i for i in year.indikator.indikator if i.id == "IKK-05")
    assert one.bobot == Decimal("12.5")
    assert (one.nasional, one.target_renstra) == (Angka(Decimal(90), "persen"), Angka(Decimal("95.5"), "persen"))
    first, second = one.riwayat
    assert (first.target, first.realisasi) == (Angka(Decimal(2), "persen"), Angka(Decimal(1), "Laporan"))
    assert (second.target, second.realisasi) == (None, Angka(Decimal(80), "persen"))


@pytest.mark.lambat
def test_an_own_ladder_is_a_unit(proyek: Proyek) -> None:
    """A ladder of `metode.yaml` is known to indicators though their file is read before it in the year's order."""
    proyek.ubah("metode.yaml", "skala: 85", "tangga:\n  - id: mutu\n    urutan: [Rendah, Tinggi]\nskala: 85")
    _isi(proyek, "satuan: mutu\npolaritas: naik\ntarget: Tinggi\nrealisasi: Rendah\nnasional: Tinggi")
    year, findings = load_year(proyek.root, 2024)
    assert year is not None, findings
    one = next(i for i in year.indikator.indikator if i.id == "IKK-05")
    assert isinstance(one.target, Peringkat)
    assert (str(one.target), str(one.realisasi), str(one.nasional)) == ("Tinggi", "Rendah", "Tinggi")
    place = proyek.ubah("indikator.yaml", "realisasi: Rendah", "realisasi: ▸Sedang")
    _, (finding,) = load_year(proyek.root, 2024)
    assert (finding.code, finding.line, finding.column) == ("LKJ208", *place)
    assert "Rendah, Tinggi" in finding.hint


def test_editors_are_told_what_a_quantity_may_be() -> None:
    """The JSON Schema takes a plain value, one with its unit, or the two that it is computed of; nothing in between."""
    schema = BerkasIndikator.model_json_schema()
    target = schema["$defs"]["Indikator"]["properties"]["target"]["anyOf"]
    assert [kind["type"] for kind in target] == ["number", "string", "boolean", "null", "object", "object"]
    assert [kind["required"] for kind in target[4:]] == [["nilai"], ["pembilang", "penyebut"]]
    assert [kind["additionalProperties"] for kind in target[4:]] == [False, False]
    assert "realisasi" not in schema["$defs"]["Indikator"]["required"]
