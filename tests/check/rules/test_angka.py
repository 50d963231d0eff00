"""Numbers that cannot stand: weights, targets of zero, mixed units, what is left without a percentage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from alat_proyek import load_year

from lkj.check.rules.run import check_year
from lkj.diagnostics import Finding, Severity

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

ISI_ASLI = "    satuan: persen\n    polaritas: naik\n    target: 100\n    realisasi: 98\n  - id: IKK-06"
ANGKA = ("LKJ401", "LKJ403", "LKJ404", "LKJ405", "LKJ406", "LKJ417", "LKJ419")


def temuan_angka(proyek: Proyek, *codes: str) -> list[Finding]:
    """Return the findings of these codes in the project's year, which must be readable."""
    year, findings = load_year(proyek.root, 2024)
    assert year is not None, findings
    return [f for f in check_year(year) if f.code in codes]


def _ganti(proyek: Proyek, body: str) -> tuple[int, int]:
    """Give IKK-05 another body; return line and column of the mark."""
    indented = "".join(f"    {line}\n" for line in body.strip().split("\n"))
    return proyek.ubah("indikator.yaml", ISI_ASLI, indented + "  - id: IKK-06")


def _bobot(proyek: Proyek, weights: list[str], dokumen: str = "pk-sekretaris") -> None:
    """Give the indicators of a document, in order, a weight each; "" leaves one without."""
    proyek.ubah("metode.yaml", "agregasi: rerata-indikator", "agregasi: tertimbang")
    text, rest = proyek.path("indikator.yaml").read_text(encoding="utf-8"), iter(weights)

    def one(match: re.Match[str]) -> str:
        weight = next(rest)
        return match[0] + (f"    bobot: {weight}\n" if weight else "")

    proyek.tulis("indikator.yaml", re.sub(rf"    dokumen: {dokumen}\n", one, text))


def _at(proyek: Proyek, finding: Finding) -> str:
    """Return the text that a finding points at, to the end of its line."""
    lines = (proyek.root / finding.file).read_text(encoding="utf-8").split("\n")
    return lines[finding.line - 1][finding.column - 1 :]


NAIK, TURUN = "satuan: persen\npolaritas: naik\n", "satuan: Kasus\npolaritas: turun\n"
GALAT, AWAS = Severity.ERROR, Severity.WARNING
KASUS = [
    ("LKJ404", GALAT, NAIK + "target: ▸0\nrealisasi: 98", "polaritasnya naik"),
    ("LKJ404", GALAT, NAIK + "target: ▸0\nrealisasi: 0", "polaritasnya naik"),
    ("LKJ404", GALAT, NAIK + "target: ▸0\nrealisasi: null", "polaritasnya naik"),
    ("LKJ404", GALAT, NAIK + "target: ▸0 Lakip dan 2 PK\nrealisasi: 1 Lakip dan 2 PK", "polaritasnya naik"),
    ("LKJ403", AWAS, TURUN + "target: 0\nrealisasi: ▸3", "tidak mempunyai persentase: target atau batas rentangnya 0"),
    ("LKJ403", AWAS, TURUN + "target: 2\nrealisasi: ▸0\nrumus: rasio", "tidak dapat menjadi pembagi"),
    ("LKJ403", AWAS, NAIK + "target: 100\nrealisasi: ▸ya", "berbeda jenis"),
    ("LKJ403", AWAS, NAIK + "target: 1 Lakip dan 2 PK\nrealisasi: ▸1 Lakip dan 1 Buku", "«2 PK» belum ada"),
    ("LKJ403", AWAS, "satuan: opini-bpk\npolaritas: naik\ntarget: WTP\nrealisasi: ▸WDP", "tidak mencapai target WTP"),
    ("LKJ405", GALAT, NAIK + "target: 100\nriwayat:\n  - tahun: ▸2024\n    target: 1\n    realisasi: 1", "tahun 2024"),
    ("LKJ417", AWAS, NAIK + "target: ▸maksimal 2 %\nrealisasi: 3", "«maksimal 2%», sedangkan polaritasnya naik"),
    ("LKJ417", AWAS, TURUN + "target: ▸minimal 2\nrealisasi: 3", "«minimal 2 Kasus», sedangkan polaritasnya turun"),
    ("LKJ417", AWAS, NAIK + "target: 98\nrealisasi: 98\nnasional: ▸paling banyak 99", "nasional IKK-05 «maksimal 99%»"),
    (
        "LKJ419",
        AWAS,
        NAIK + "target: 98\nrealisasi: 98\nnasional: 90\ntanpa_pembanding: [renstra, ▸nasional]",
        "padahal «nasional» berisi",
    ),
    (
        "LKJ419",
        AWAS,
        NAIK + "target: 98\nrealisasi: 98\ntarget_renstra: 99\ntanpa_pembanding: [▸renstra]",
        "padahal «target_renstra» berisi",
    ),
    (
        "LKJ419",
        AWAS,
        NAIK + "target: 98\nrealisasi: 98\nriwayat:\n  - tahun: 2023\n    target: null\n    realisasi: 97\n"
        "tanpa_pembanding: [▸riwayat]",
        "padahal «riwayat» berisi",
    ),
    ("LKJ406", AWAS, NAIK + "target: 100\ntriwulan: ▸[1, null, 3]\nakumulasi: jumlah", "triwulan 2, 4"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "weight", "body", "words"), KASUS, ids=[f"{k[0]}-{n}" for n, k in enumerate(KASUS)])
def test_a_number_that_cannot_stand(proyek: Proyek, code: str, weight: Severity, body: str, words: str) -> None:
    """Each brings its one finding, at its value, with the reason and a remedy."""
    line, column = _ganti(proyek, body)
    (finding,) = temuan_angka(proyek, *ANGKA)
    assert (finding.code, finding.severity, finding.line, finding.column) == (code, weight, line, column)
    assert words in finding.message
    assert finding.hint


@pytest.mark.parametrize(
    "body",
    [
        TURUN + "target: 0\nrealisasi: 0",
        TURUN + "target: maksimal 2\nrealisasi: 3",
        NAIK + "target: minimal 80\nrealisasi: 70\nnasional: minimal 75",
        "satuan: persen\npolaritas: rentang\ntarget: maksimal 80\nrealisasi: 70",
        NAIK + "target: 100\nrealisasi: 0",
        NAIK + "target: null\nrealisasi: 1",
        NAIK + "target: 100\ntriwulan: [1, 2, 3, 4]\nakumulasi: jumlah",
        NAIK + "target: 100\ntriwulan: [null]\nakumulasi: jumlah",
        NAIK + "target: 100\nriwayat:\n  - tahun: 2023\n    target: 0\n    realisasi: 1",
        NAIK + "target: 100\ntarget_renstra: 100\ntanpa_pembanding: [riwayat, nasional]",
        NAIK
        + "target: 100\nriwayat:\n  - tahun: 2023\n    target: 90\n    realisasi: null\ntanpa_pembanding: [riwayat]",
    ],
)
def test_a_number_that_may_stand(proyek: Proyek, body: str) -> None:
    """A real 0, a target of 0 kept, four quarters or none yet: nothing to say of them here."""
    _ganti(proyek, body)
    assert temuan_angka(proyek, *ANGKA) == []


def test_a_limit_of_a_standard_says_nothing_of_the_polarity(proyek: Proyek) -> None:
    """Beside a sound target a standard «minimal 3» is itself wrong: the capaian is not computed by it."""
    _ganti(proyek, TURUN + "target: 5\nrealisasi: 4\nnasional: minimal 3")
    (finding,) = temuan_angka(proyek, "LKJ417")
    assert finding.hint == "perbaiki batasnya; selama begitu, perbandingan dengannya dihitung sebagai naik"


@pytest.mark.parametrize(
    ("pagu", "realisasi", "rincian", "count"),
    [
        (5, 6, "", 1),
        (5, 5, "", 0),
        ("null", 6, "", 0),
        (5, "null", "", 0),
        (
            5,
            4,
            '\nrincian:\n  - kode: "3355"\n    pagu: 2\n    realisasi: 3\n  - kode: "3356"\n    pagu: 3\n    realisasi: 1',
            0,
        ),
    ],
)
def test_spending_above_the_ceiling(proyek: Proyek, pagu: object, realisasi: object, rincian: str, count: int) -> None:
    """A year that spent more than it had is told at its realisasi; one activity that did so is not."""
    text = f"skema: 1\npagu:\n  - tahun: 2024\n    pagu: {pagu}\n    realisasi: ▸{realisasi}{rincian}\n"
    place = proyek.tulis("pagu.yaml", text)
    found = temuan_angka(proyek, "LKJ420")
    assert [(f.line, f.column, f.message) for f in found] == [
        (*place, "realisasi anggaran 2024 Rp6 melebihi pagunya Rp5")
    ] * count


def test_a_limit_against_the_polarity_is_computed_by_the_declared_formula(proyek: Proyek) -> None:
    """«maksimal 2 %» with naik and 3: by `turun: rasio` 66,67, by selisih 50; explain cites that way and its line."""
    _ganti(proyek, NAIK + "target: maksimal 2 %\nrealisasi: 3")
    place = {}
    for rumus, capaian in (("selisih", "50,00%"), ("rasio", "66,67%")):
        if rumus == "rasio":
            proyek.ubah("metode.yaml", "turun: selisih", "turun: rasio")
        code, out, _ = proyek.jalankan("explain", "2024", "IKK-05")
        text = " ".join(out.split())
        assert code == 0
        assert f"{capaian} (" in text
        found = re.search(rf"Cara: {rumus}, untuk polaritas turun, sebab targetnya batas maksimal. \[(\S+)\]", text)
        assert found is not None
        place[rumus] = found[1]
    file, _, line = place["rasio"].rpartition(":")
    assert (proyek.root / file).read_text(encoding="utf-8").split("\n")[int(line) - 1] == "  turun: rasio"


def test_the_three_mixed_units_of_2024(proyek: Proyek) -> None:
    """What the source writes in another unit than its target is computed from the percentage, and warned of."""
    found = temuan_angka(proyek, "LKJ402")
    assert [(f.severity, _at(proyek, f)) for f in found] == [(Severity.WARNING, "nilai: 100")] * 3
    assert ["«1 Laporan»" in f.message or "«2 Laporan»" in f.message for f in found] == [True, False, True]
    assert "«1 Lakip dan 2 Perjanjian Kinerja» dan realisasi «100%» berbeda satuan" in found[1].message


def test_units_that_cannot_be_compared_are_one_warning(proyek: Proyek) -> None:
    """Where the realisasi is no percentage either, the unit is the reason, told once."""
    place = _ganti(proyek, 'satuan: Laporan\npolaritas: naik\ntarget: 2\nrealisasi: ▸"2 Dokumen"')
    found = [f for f in temuan_angka(proyek, "LKJ402", "LKJ403") if (f.line, f.column) == place]
    assert [f.code for f in found] == ["LKJ402"]
    assert "tidak dapat dibandingkan" in found[0].message


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            NAIK + "target: 100\nrealisasi: 98\nnasional: ▸3 Dokumen",
            "standar nasional IKK-05 «3 Dokumen» bersatuan Dokumen",
        ),
        (NAIK + "target: 100\nrealisasi: null\ntarget_renstra: ▸minimal 3 Dokumen", "sedangkan targetnya persen"),
    ],
)
def test_a_reference_in_another_unit(proyek: Proyek, body: str, words: str) -> None:
    """98 percent is not 98 percent of 3 Dokumen: such a standard is named at its place."""
    place = _ganti(proyek, body)
    (finding,) = [f for f in temuan_angka(proyek, "LKJ402") if (f.line, f.column) == place]
    assert words in finding.message
    assert "tanpa_pembanding: [" in (finding.hint or "")


@pytest.mark.parametrize(
    "body",
    [
        "satuan: Laporan\npolaritas: naik\ntarget: 2\nrealisasi: 100 %\nnasional: 3\ntarget_renstra: 90 %",
        "satuan: Laporan\npolaritas: naik\ntarget: 2\nrealisasi: 2\nnasional: 3 laporan\ntarget_renstra: null",
        "satuan: Laporan\npolaritas: naik\ntarget: 1 Lakip dan 2 PK\nrealisasi: 1 Lakip dan 2 PK\nnasional: 3 Dokumen",
    ],
)
def test_a_reference_in_a_unit_of_the_target_or_the_realisasi(proyek: Proyek, body: str) -> None:
    """The unit of either may stand, in capitals or not; of a composite target no one unit is the right one."""
    before = len(temuan_angka(proyek, "LKJ402"))
    _ganti(proyek, body)
    mixed = "100 %" in body  # the realisasi itself, as ever
    assert len(temuan_angka(proyek, "LKJ402")) == before + mixed


def test_weights_make_a_hundred(proyek: Proyek) -> None:
    """99,5 is not 100: the mean would be smaller than every part of it."""
    _bobot(proyek, ["3.5"] + ["6"] * 16)
    (finding,) = temuan_angka(proyek, "LKJ401")
    assert finding.severity is Severity.ERROR
    assert "99,5" in finding.message
    assert _at(proyek, finding) == "3.5"


def test_weights_that_make_a_hundred_are_passed(proyek: Proyek) -> None:
    """No finding for the measured document, nor for those that have no weights at all."""
    _bobot(proyek, ["4"] + ["6"] * 16)
    assert temuan_angka(proyek, "LKJ401") == []


@pytest.mark.parametrize(
    ("weights", "named", "more"),
    [([""] * 17, "IKK-01", " dan 16 indikator lain"), (["4"] + ["6"] * 15 + [""], "IKK-17", " pada")],
)
def test_every_indicator_has_a_weight(proyek: Proyek, weights: list[str], named: str, more: str) -> None:
    """An indicator without a weight would drop out of the mean unseen; the first stands for all."""
    _bobot(proyek, weights)
    (finding,) = temuan_angka(proyek, "LKJ401")
    assert _at(proyek, finding) == named
    assert f"{named}{more}" in finding.message


def test_another_document_needs_all_its_weights_once_it_has_one(proyek: Proyek) -> None:
    """Weights of a document that is not measured are checked where they are begun."""
    _bobot(proyek, ["4"] + ["6"] * 16)
    proyek.ubah("indikator.yaml", "    target: 89\n", "    bobot: 50\n    target: 89\n")
    (finding,) = temuan_angka(proyek, "LKJ401")
    assert "pk-ketua" in finding.message
    assert _at(proyek, finding) == "IKU-01"


def test_weights_matter_to_a_weighted_mean_only(proyek: Proyek) -> None:
    """Weights kept for another year's method are no fault of this one's."""
    proyek.ubah("indikator.yaml", "    target: 89\n", "    bobot: 50\n    target: 89\n")
    assert temuan_angka(proyek, "LKJ401") == []
