"""Explanations read as an auditor reads them: every number is redone by hand from the answer alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from fractions import Fraction
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alat_benar import bertahun, bertriwulan, salin
from alat_dokumen import DOKUMEN
from alat_proyek import environment, require_year
from alat_tabel import tertulis

from lkj.explain import jelaskan, katalog
from lkj.explain.forms import explanations_to_json, explanations_to_text, list_to_text
from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import susun, susun_laporan

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

ROOT = Path(__file__).parents[2]
IKK = [f"IKK-{n:02}" for n in range(1, 18)]
COUNTS = {
    "jumlah-indikator": 17, "jumlah-sasaran": 17, "terukur": 17, "tercapai": 10, "tidak-tercapai": 7,
    "belum-ada-data": 0, "tak-terhitung": 0, "belum-ada-data-pk-ketua": 10, "jumlah-indikator-rkt": 13,
    "jumlah-sasaran-pk-ketua": 5, "jumlah-program": 2, "jumlah-pk": 2, "jumlah-misi": 5, "jumlah-tujuan": 3,
    "jumlah-bagian": 3,
}  # fmt: skip


def _tanya(proyek: Proyek, query: str) -> list[dict[str, Any]]:
    code, stdout, stderr = proyek.jalankan("explain", "2024", "--format", "json", "--", query)
    assert (code, stderr) == (0, "")
    answer = json.loads(stdout, parse_float=lambda text: pytest.fail(f"pecahan biner: {text}"))
    assert answer["query"] == query
    matches: list[dict[str, Any]] = answer["matches"]
    return matches


def _satu(proyek: Proyek, query: str) -> dict[str, Any]:
    (match,) = _tanya(proyek, query)
    return match


def _hitung(formula: str, values: dict[str, Fraction]) -> Fraction:
    """Work out a formula of the answer in exact fractions, with nothing but its symbols and signs known."""
    text = formula
    for symbol in sorted(values, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(symbol)}(?!\w)", f"values[{symbol!r}]", text)
    for sign, code in {"÷": "/", "×": "*", "−": "-", ";": ",", "maks(": "max(", "min(": "min("}.items():
        text = text.replace(sign, code)
    result = eval(text, {"__builtins__": {}}, {"values": values, "max": max, "min": min})
    return Fraction(result)


def _baca(text: str) -> Fraction:
    """Read a number of the answer, written the Indonesian way."""
    return Fraction(text.replace(".", "").replace(",", "."))


def _jabarkan(text: str) -> Fraction:
    """Work out the left side of an expansion such as "84,99 ÷ 100 × 100 = 84,99; target: …"."""
    left = re.split(r" [=≈] ", text)[0]
    return _hitung(re.sub(r"\d[\d.]*(?:,\d+)?", lambda m: f"x{m.start()}", left),
                   {f"x{m.start()}": _baca(m.group()) for m in re.finditer(r"\d[\d.]*(?:,\d+)?", left)})  # fmt: skip


def _cetak(value: Fraction, places: int = 2) -> str:
    """Round half up by hand and write with a decimal comma."""
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).zfill(places + 1)
    return f"{'-' if value < 0 and whole else ''}{digits[:-places]},{digits[-places:]}%"


def _sama(value: str, expected: Fraction) -> None:
    assert abs(Fraction(value) - expected) < Fraction(1, 10**40)


def _nilai(match: dict[str, Any]) -> dict[str, Fraction]:
    return {i["symbol"]: Fraction(i["value"]) for i in match["inputs"] if re.fullmatch(r"-?[\d.]+", i["value"] or "")}


@pytest.mark.parametrize("ident", IKK)
def test_each_indicator_can_be_redone(proyek: Proyek, ident: str) -> None:
    """Formula and inputs of the answer give its value, its printed form and its status."""
    match = _satu(proyek, ident)
    by_hand = _hitung(match["formula"], _nilai(match))
    _sama(match["value"], by_hand)
    assert match["printed"] == _cetak(by_hand)
    assert match["source_of_formula"]
    status = "tercapai" if by_hand >= 100 else "tidak tercapai"
    assert match["description"].endswith(f"status: {status}")
    assert match["category"]["name"] == ("Sangat Berhasil" if by_hand >= 85 else "Berhasil")


def test_the_mean_can_be_redone(proyek: Proyek) -> None:
    """Each member follows from what was typed, their sum over their number is the mean."""
    match = _satu(proyek, "rata-rata")
    members = [Fraction(i["value"]) for i in match["inputs"]]
    assert [i["name"] for i in match["inputs"]] == IKK
    assert [_jabarkan(i["derivation"]) for i in match["inputs"]] == members
    assert match["formula"] == "ΣC ÷ n"
    mean = sum(members, Fraction(0)) / len(members)
    assert mean == Fraction(165798, 1700)
    _sama(match["value"], mean)
    assert (match["printed"], match["excluded"]) == (_cetak(mean), [])
    assert Fraction(match["steps"][0]["result"]) == sum(members)
    assert any("IKK-11, IKK-13, IKK-16" in note for note in match["notes"])
    assert _tanya(proyek, "pk-sekretaris") == [match]


@pytest.mark.parametrize(
    ("query", "budget", "spent"),
    [
        ("serapan-2021", 34884986000, 34024395214),
        ("serapan-2022", 20158342000, 19434570514),
        ("serapan-2023", 44957146000, 41974782083),
        ("serapan-2024", 111186550000, 94496718290),
        ("serapan", 111186550000, 94496718290),
    ],
)
def test_each_absorption_can_be_redone(proyek: Proyek, query: str, budget: int, spent: int) -> None:
    """Realisasi over pagu of that year, from the two typed values."""
    match = _satu(proyek, query)
    by_hand = _hitung(match["formula"], _nilai(match))
    assert by_hand == Fraction(spent, budget) * 100
    _sama(match["value"], by_hand)
    assert match["printed"] == _cetak(by_hand)


@pytest.mark.parametrize(("query", "count"), COUNTS.items())
def test_each_count_can_be_redone(proyek: Proyek, query: str, count: int) -> None:
    """A count lists what it counted, each with its place."""
    match = _satu(proyek, query)
    assert len(match["inputs"]) == int(match["value"]) == int(match["printed"]) == count
    assert len({(i["file"], i["line"]) for i in match["inputs"]}) == count


@pytest.mark.parametrize(
    ("query", "value", "note"),
    [
        ("total-program", 126887188000, "Rp15.700.638.000"),
        ("pendidikan", 27, "29 orang"),
        ("sisa-2024", 16689831710, ""),
        ("sisa", 16689831710, ""),
    ],
)
def test_each_sum_can_be_redone(proyek: Proyek, query: str, value: int, note: str) -> None:
    """The inputs add up (a remainder: subtract), and what disagrees with it is named."""
    match = _satu(proyek, query)
    inputs = [Fraction(i["value"]) for i in match["inputs"]]
    assert (inputs[0] - inputs[1] if query.startswith("sisa") else sum(inputs)) == value == int(match["value"])
    assert note in " ".join(match["notes"])


@pytest.mark.parametrize(
    ("query", "printed"),
    [
        ("3355", "Rp4.834.375.000"),
        ("076.01.WA", "Rp11.081.507.000"),
        ("076.01.wa", "Rp11.081.507.000"),
        ("076.01.CQ/1", "[belum ada data]"),
        ("pagu-2022", "Rp20.158.342.000"),
        ("realisasi-2024", "Rp94.496.718.290"),
    ],
)
def test_budget_lines(proyek: Proyek, query: str, printed: str) -> None:
    """A budget line leads to where its amount was typed; one the source lost says so and is not 0."""
    match = _satu(proyek, query)
    (entry,) = match["inputs"]
    assert match["printed"] == printed
    line = (proyek.root / entry["file"]).read_text(encoding="utf-8").split("\n")[entry["line"] - 1]
    assert entry["typed"] in line
    assert match["value"] == (None if entry["typed"] == "null" else entry["typed"])


def test_efficiency_can_be_redone(proyek: Proyek) -> None:
    """The index is the mean capaian over the absorption."""
    match = _satu(proyek, "efisiensi")
    _sama(match["value"], _hitung(match["formula"], _nilai(match)))
    assert match["printed"] == "1,15"


def test_every_place_holds_what_was_typed(proyek: Proyek) -> None:
    """For everything that can be asked for, file:line of each input is the line with that very text."""
    ids = [item["id"] for item in json.loads(proyek.jalankan("explain", "2024", "--format", "json")[1])["items"]]
    assert len(ids) == len(set(ids)) > 120
    seen = 0
    numbers = Pengukuran(require_year(proyek.root, 2024))
    for item in katalog(numbers):
        for entry in item.buat().masukan:
            if entry.tempat is not None:
                lines = (proyek.root / entry.tempat.file).read_text(encoding="utf-8").split("\n")
                assert entry.diketik
                assert entry.diketik in lines[entry.tempat.line - 1]
                seen += 1
    assert seen > 200


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Cara", "naik: rasio"),
        ("Batas atas", "batas_atas:"),
        ("Batas bawah", "batas_bawah:"),
        ("Pembulatan", "desimal:"),
    ],
)
def test_every_rule_leads_to_where_it_is_declared(proyek: Proyek, name: str, key: str) -> None:
    """The method's lines are named: formula, cap, floor, rounding; and the scale's."""
    match = _satu(proyek, "IKK-05")
    lines = (proyek.root / "data/2024/metode.yaml").read_text(encoding="utf-8").split("\n")
    (rule,) = (r for r in match["rules"] if r["name"] == name)
    assert key in lines[rule["line"] - 1]
    assert "skala:" in lines[match["category"]["line"] - 1]
    assert match["category"]["certainty"] == "lazim dipakai"


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("97,53", ["rata-rata", "serapan-2021"]),
        ("97,53%", ["rata-rata", "serapan-2021"]),
        ("84,99", ["serapan", "IKK-14", "IKK-17", "RL-01"]),
        ("27", ["pendidikan"]),
        ("126.887.188.000", ["total-program"]),
        ("Rp94.496.718.290", ["realisasi"]),
        ("Rp 94.496.718.290", ["realisasi"]),
        ("94496718290", ["realisasi"]),
        ("96,41", ["serapan-2022"]),
        ("2,8", ["IKU-07"]),
        ("pegawai", ["pns", "ppnpn"]),
    ],
)
def test_a_printed_number_finds_what_it_is(proyek: Proyek, query: str, ids: list[str]) -> None:
    """Everything printed so is found, with or without its sign: 97,53 is the mean and 2021's absorption."""
    assert [match["id"] for match in _tanya(proyek, query)] == ids


def test_a_number_inside_an_answer_is_told_with_its_step() -> None:
    """Who asks for the capaian of an earlier year, or a growth, reads its own step before the formula of this year's."""
    numbers = Pengukuran(require_year(ROOT / "examples", 2025))
    for asked, step in (("87,00%", "20.880 ÷ 24.000 × 100 = 87."), ("5.155", "26.035 − 20.880 = 5.155;")):
        found = [one for one in jelaskan(numbers, asked) if one.id == "IKK-01"]
        text = explanations_to_text(asked, found, None)
        line = text.index("Angka itu dari langkah")
        assert text.index("Cocok dengan:") < line < text.index("\nRumus\n")
        assert step in text[line:].split("\n")[0]
    (mean,) = [one for one in jelaskan(numbers, "99,02%") if one.id == "rata-rata"]
    assert "Angka itu dari langkah" not in explanations_to_text("99,02%", [mean])


def test_a_sign_narrows_the_search(proyek: Proyek) -> None:
    """98% is a realisasi and a capaian; nobody was paid Rp98."""
    assert [match["id"] for match in _tanya(proyek, "98%")] == ["IKK-05", "IKK-06", "IKK-10"]
    assert proyek.jalankan("explain", "2024", "Rp98")[0] == 1


def test_a_number_with_two_meanings_says_both(proyek: Proyek) -> None:
    """The text opens with both meanings, then explains each under its own heading."""
    code, stdout, _ = proyek.jalankan("explain", "2024", "97,53")
    assert code == 0
    assert stdout.startswith("«97,53» ditemukan sebagai 2 hal:\n")
    assert "\nrata-rata: Rata-rata capaian Perjanjian Kinerja Sekretaris\n====" in stdout
    assert "\nserapan-2021: Serapan anggaran 2021\n====" in stdout


def test_an_objective_of_two_documents_is_told_apart() -> None:
    """Where an id has a mean in each of several documents, the list names the document of each."""
    numbers = Pengukuran(require_year(ROOT / "examples" / "dinas-kesehatan", 2025))
    stdout = explanations_to_text("SS-01", jelaskan(numbers, "SS-01"))
    listed = [line for line in stdout.splitlines() if line.startswith("  SS-01")]
    documents = ("Perubahan Perjanjian Kinerja Kepala Dinas", "Rencana Kerja", "Perjanjian Kinerja Kepala Dinas")
    assert [line.partition("sasaran SS-01, ")[2].rstrip(".") for line in listed] == list(documents)


def test_every_number_of_the_report_can_be_asked_for() -> None:
    """Each number in the tables and sentences of the composed report has an explanation."""
    numbers = Pengukuran(require_year(ROOT, 2024))
    report = susun_laporan(environment(ROOT), numbers)
    lines = [unescape(line) for line in tertulis(report.markdown).split("\n") if not re.match(r"[#:!\[]|.*<", line)]
    # Numbers of list items, and of tables and sections ("Tabel 3.1"), are no numbers of the report.
    number = re.compile(r"(?<![\w,.])(?<!\w-)(?:Rp)?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?%?(?!\w|[.,]\d)")
    printed = {found for text in report.sel for found in number.findall(text)}
    printed |= {found for text in lines for found in number.findall(re.sub(r"^\d+\. ", "", text))}
    assert {"97,53%", "Rp126.887.188.000", "84,99%", "17"} <= printed
    for one in sorted(printed):
        assert jelaskan(numbers, one)


# Ordinals of rows, and of the steps of a method, are no numbers of the report.
_ANGKA_CETAK = re.compile(r"(?<![\w,.])(?<!\w-)(?:Rp)?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?%?(?!\w|[.,]\d)")


@pytest.mark.parametrize(
    ("made", "dokumen", "triwulan"),
    [
        (salin, "lkj", None),
        (bertahun, "lkj", None),
        (bertriwulan, "lkj", None),
        *((bertriwulan, "triwulan", q) for q in (1, 2, 3, 4)),
    ],
)
def test_every_number_over_the_years_and_quarters(
    tmp_path: Path, made: Callable[[Path], Path], dokumen: str, triwulan: int | None
) -> None:
    """Earlier years, changes, the Renstra, efficiency, money by programme, means and quarters can all be asked for."""
    root = made(tmp_path)
    numbers = Pengukuran(require_year(root, 2024))
    report = susun(environment(root), numbers, DOKUMEN[dokumen], None, triwulan)
    lines = [unescape(line) for line in tertulis(report.markdown).split("\n") if not re.match(r"[#:!\[]|.*<", line)]
    ordinals = re.compile(r"\(?\d{1,2}\)?")
    printed = {one for text in report.sel if not ordinals.fullmatch(text) for one in _ANGKA_CETAK.findall(text)}
    printed |= {one for text in lines for one in _ANGKA_CETAK.findall(re.sub(r"^\d+\. ", "", text))}
    assert len(printed) > 12
    for one in sorted(printed):
        assert jelaskan(numbers, one), one


def _tanya_di(root: Path, query: str) -> dict[str, Any]:
    (made,) = jelaskan(Pengukuran(require_year(root, 2024)), query)
    answer: dict[str, Any] = json.loads(explanations_to_json(query, (made,)))["matches"][0]
    return answer


def test_money_by_programme_can_be_redone(tmp_path: Path) -> None:
    """A line from its two typed amounts; a programme from those of its activities."""
    root = salin(tmp_path)
    line = _tanya_di(root, "rincian-0101")
    by_hand = _hitung(line["formula"], _nilai(line))
    assert by_hand == Fraction(165000, 1750)
    _sama(line["value"], by_hand)
    whole = _tanya_di(root, "rincian-01.01")
    amounts = [Fraction(i["value"]) for i in whole["inputs"]]
    _sama(whole["value"], sum(amounts[:2], Fraction(0)) / sum(amounts[2:], Fraction(0)) * 100)
    assert [i["line"] for i in whole["inputs"]] == [22, 25, 21, 24]


def test_efficiency_of_an_objective_can_be_redone(tmp_path: Path) -> None:
    """Capaian over absorption, with the amounts that made the absorption."""
    match = _tanya_di(salin(tmp_path), "efisiensi-SK-01")
    _sama(match["value"], _hitung(match["formula"], _nilai(match)))
    assert match["printed"] == "1,04"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("efisiensi-SK-01", ["Jumlah capaian", "Rata-rata capaian", "Jumlah realisasi", "Serapan anggaran"]),
        ("efisiensi", ["Jumlah capaian", "Rata-rata capaian", "Serapan anggaran"]),
    ],
)
def test_efficiency_carries_the_steps_of_both_its_parts(tmp_path: Path, query: str, names: list[str]) -> None:
    """An index is a quotient of two computed numbers: how each came about stands above it, step by step."""
    steps = [step["name"] for step in _tanya_di(salin(tmp_path), query)["steps"]]
    found = [next((s for s in steps if s.startswith(name)), "") for name in names]
    assert "" not in found
    assert [steps.index(s) for s in found] == sorted(steps.index(s) for s in found)
    assert steps[-1] == "Indeks efisiensi"


def test_a_target_ahead_is_not_called_a_step_back(tmp_path: Path) -> None:
    """Below the end target of a Renstra that still runs an indikator has not become worse: it is not there yet."""
    root = salin(tmp_path)
    (made,) = jelaskan(Pengukuran(require_year(root, 2024)), "IKK-01")
    text = "\n".join(made.catatan)
    assert "Perbandingan dengan target akhir Renstra 95%: belum tercapai; 14 poin di bawahnya." in text
    assert "Perbandingan dengan standar nasional 85%: belum memenuhi standar; 4 poin di bawahnya." in text
    assert "terhadap target" not in text and "terhadap standar" not in text
    assert "turun 3,00 poin (3,57%) terhadap tahun 2023, memburuk" in text


def test_the_mean_of_an_earlier_year_can_be_redone(tmp_path: Path) -> None:
    """Each member follows from that year's own target and realisasi under that year's method."""
    root = bertahun(tmp_path)
    match = _tanya_di(root, "tren-2022")
    members = [Fraction(i["value"]) for i in match["inputs"]]
    assert members[0] == 120 and abs(members[1] - Fraction(2400) / Fraction("22.456789")) < Fraction(1, 10**30)
    _sama(match["value"], sum(members, Fraction(0)) / 2)
    assert match["category"]["name"] == "Sangat Tinggi"
    lines = (root / "data/2024/indikator.yaml").read_text(encoding="utf-8").split("\n")
    assert [lines[i["line"] - 1].strip() for i in match["inputs"]] == ["realisasi: 110", "realisasi: 22.456789"]


def test_an_earlier_year_is_explained_with_its_method(tmp_path: Path) -> None:
    """The indikator shows how that year's capaian came about, and which line of the method decided otherwise."""
    root = bertahun(tmp_path)
    match = _tanya_di(root, "IKK-01")
    steps = {step["name"]: step for step in match["steps"]}
    assert steps["Batas atas capaian, capaian tahun 2022"]["result"] == "120"
    change = Fraction(steps["Perubahan capaian sejak tahun 2023"]["result"])
    assert abs(change - (90 - Fraction(8400, 88))) < Fraction(1, 10**30)
    assert "Perubahan capaian sejak tahun 2022" not in steps
    (rule,) = (r for r in match["rules"] if r["name"] == "Metode 2022")
    line = (root / rule["file"]).read_text(encoding="utf-8").split("\n")[rule["line"] - 1]
    assert "tahun: 2022" in line and "batas atas 120%" in rule["text"]


def test_a_quarter_can_be_redone(tmp_path: Path) -> None:
    """What was reached by the third quarter: the quarters so far, accumulated, over the year's target."""
    root = bertriwulan(tmp_path)
    match = _tanya_di(root, "IKK-03-tw3")
    values = _nilai(match)
    assert _hitung(match["steps"][0]["formula"], values) == values["R"] == 220
    _sama(match["value"], _hitung(match["formula"], values))
    mean = _tanya_di(root, "rata-rata-tw3")
    assert Fraction(mean["inputs"][1]["value"]) == 55
    _sama(mean["value"], sum((Fraction(i["value"]) for i in mean["inputs"]), Fraction(0)) / 2)


@pytest.mark.parametrize(
    ("query", "hint"),
    [("IKK-55", "«IKK-05»"), ("rata", "«rata-rata»"), ("97.53", "tulis 97,53"), ("12.345.678", "lkj explain 2024")],
)
def test_what_is_not_there_names_the_nearest(proyek: Proyek, query: str, hint: str) -> None:
    """Exit 1 with code, nearest id or right spelling, and how to list them all."""
    code, stdout, stderr = proyek.jalankan("explain", "2024", query)
    assert (code, stdout) == (1, "")
    assert f"LKJ114: «{query}»" in stderr
    assert hint in stderr
    assert "lkj explain 2024" in stderr


def test_the_list_names_all(proyek: Proyek) -> None:
    """Without a question everything that can be asked for is listed, one a line, with its printed form."""
    code, stdout, _ = proyek.jalankan("explain", "2024")
    assert code == 0
    lines = stdout.splitlines()
    assert len(lines) == len(katalog(Pengukuran(require_year(proyek.root, 2024))))
    assert re.search(r"^rata-rata +Rata-rata capaian .*: 97,53%$", stdout, re.MULTILINE)


def test_the_list_shows_how_each_came_out(proyek: Proyek, tmp_path: Path) -> None:
    """Of an indikator without a percentage its target is no result: the list has what asking for it by name prints."""
    right = salin(tmp_path / "benar")
    path = right / "data/2024/indikator.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("realisasi: BB", "realisasi: B"), encoding="utf-8")
    for root, ident, expected in ((right, "IKU-01", "–"), (proyek.root, "IKU-07", "[belum ada data]")):
        items = katalog(Pengukuran(require_year(root, 2024)))
        shown = {line.split()[0]: line.rpartition(": ")[2] for line in list_to_text(items).splitlines()}
        assert shown[ident] == expected
        for one in items:
            if re.match(r"IK.-|rata-rata", one.id):
                assert shown[one.id] == one.buat().cetakan, one.id


def test_missing_data_is_said_and_not_computed(proyek: Proyek) -> None:
    """Without realisasi there is no number and no category; the formula that would apply is named."""
    match = _satu(proyek, "IKU-07")
    assert (match["value"], match["category"], match["printed"]) == (None, None, "[belum ada data]")
    assert match["formula"] == "(2 × T − R) ÷ T × 100"
    assert match["excluded"] == [{"id": "IKU-07", "reason": "Realisasi belum ada."}]
    mean = _satu(proyek, "pk-ketua")
    assert (mean["value"], len(mean["excluded"]), mean["inputs"]) == (None, 10, [])


@pytest.mark.parametrize(
    ("rumus", "expected"),
    [("selisih", Fraction(75)), ("rasio", Fraction(80)), ("penghematan", Fraction(-25))],
)
def test_lower_is_better_by_the_declared_formula(proyek: Proyek, rumus: str, expected: Fraction) -> None:
    """2,8 against 3,5 is 75, 80 or −25; the answer shows the formula declared, and a floor where it cut."""
    proyek.ubah("metode.yaml", "turun: selisih", f"turun: {rumus}")
    proyek.ubah("indikator.yaml", "target: 2.8\n    realisasi: null", "target: 2.8\n    realisasi: 3.5")
    match = _satu(proyek, "IKU-07")
    assert _hitung(match["formula"], _nilai(match)) == expected
    assert Fraction(match["value"]) == max(expected, Fraction(0))
    floor = next(rule for rule in match["rules"] if rule["name"] == "Batas bawah")
    assert ("tidak mengubah nilai" in floor["text"]) is (expected >= 0)


def test_a_target_of_zero_is_explained(proyek: Proyek) -> None:
    """Lower is better, target 0: 0 is met, anything more is not met and has no percentage."""
    proyek.ubah("indikator.yaml", "target: 2.8\n    realisasi: null", "target: 0\n    realisasi: 0")
    met = _satu(proyek, "IKU-07")
    assert met["value"] == "100"
    proyek.ubah("indikator.yaml", "target: 0\n    realisasi: 0", "target: 0\n    realisasi: 1")
    missed = _satu(proyek, "IKU-07")
    assert missed["value"] is None
    rules = {r["name"]: r["text"] for r in missed["rules"]}
    assert (rules["Nol"] in missed["notes"], missed["excluded"]) == (True, [])
    assert rules["Dalam rata-rata"] == "tanpa persentase, tidak tercapai, sehingga dihitung 0"


def test_quarters_are_shown(proyek: Proyek) -> None:
    """An accumulated realisasi is redone from its quarters, each with its own line."""
    proyek.ubah(
        "indikator.yaml",
        "target: 2.8\n    realisasi: null",
        "target: 2.8\n    triwulan:\n      - 0.5\n      - 1\n      - 0.75\n      - null\n    akumulasi: jumlah",
    )
    match = _satu(proyek, "IKU-07")
    quarters = [i for i in match["inputs"] if i["symbol"].startswith("TW")]
    assert [(q["typed"], q["value"]) for q in quarters] == [
        ("0.5", "0.5"),
        ("1", "1"),
        ("0.75", "0.75"),
        ("null", None),
    ]
    assert [q["line"] - quarters[0]["line"] for q in quarters] == [0, 1, 2, 3]
    values = _nilai(match)
    assert _hitung(match["steps"][0]["formula"], values) == values["R"] == Fraction("2.25")
    _sama(match["value"], _hitung(match["formula"], values))


def test_comparisons_are_explained_and_found(proyek: Proyek) -> None:
    """A change against an earlier year is redone from both values, and its number leads to the indicator."""
    proyek.ubah(
        "indikator.yaml",
        "target: 100\n    realisasi: 95\n",
        "target: 100\n    realisasi: 95\n    riwayat:\n      - tahun: 2023\n        target: 100\n        realisasi: 91.5\n",
    )
    match = _satu(proyek, "IKK-15")
    values = _nilai(match)
    (step,) = (s for s in match["steps"] if s["name"] == "Perbandingan dengan tahun 2023")
    assert Fraction(step["result"]) == values["R"] - values["L"] == Fraction("3.5")
    assert "IKK-15" in [m["id"] for m in _tanya(proyek, "3,50")]


def test_own_rules_of_an_indicator_are_found_at_the_indicator(proyek: Proyek) -> None:
    """A cap that an indicator declares for itself is shown with its own line, and what it did."""
    proyek.ubah(
        "indikator.yaml",
        "target: 100\n    realisasi: 95\n",
        "target: 100\n    realisasi: 130\n    batas_atas: 120\n",
    )
    match = _satu(proyek, "IKK-15")
    (cap,) = (r for r in match["rules"] if r["name"] == "Batas atas")
    line = (proyek.root / cap["file"]).read_text(encoding="utf-8").split("\n")[cap["line"] - 1]
    assert "batas_atas: 120" in line
    assert "min(130; 120) = 120, mengubah nilai" in cap["text"]
    assert (match["value"], match["printed"]) == ("120", "120,00%")


def _kelompok(match: dict[str, Any]) -> dict[str, list[Fraction]]:
    groups: dict[str, list[Fraction]] = {}
    for entry in match["inputs"]:
        groups.setdefault(entry["group"], []).append(Fraction(entry["value"]))
    return groups


def test_a_mean_of_means_can_be_redone(proyek: Proyek) -> None:
    """Members stand under their objectives: mean of each, then mean of those."""
    proyek.ubah("metode.yaml", "agregasi: rerata-indikator", "agregasi: rerata-sasaran")
    proyek.ubah("indikator.yaml", "sasaran: SK-17", "sasaran: SK-14")
    text = proyek.path("sasaran.yaml").read_text(encoding="utf-8")
    proyek.tulis("sasaran.yaml", text[: text.index("  - id: SK-17")])
    match = _satu(proyek, "rata-rata")
    groups = _kelompok(match)
    assert (len(groups), len(groups["SK-14"])) == (16, 2)
    _sama(match["value"], sum((sum(v, Fraction(0)) / len(v) for v in groups.values()), Fraction(0)) / 16)
    objective = _satu(proyek, "SK-14")
    assert (objective["value"], objective["printed"]) == ("84.99", "84,99%")
    assert "SK-14" in [m["id"] for m in _tanya(proyek, "84,99")]


def test_a_weighted_mean_can_be_redone(proyek: Proyek) -> None:
    """Each member carries its weight, with the line it was typed in."""
    proyek.ubah("metode.yaml", "agregasi: rerata-indikator", "agregasi: tertimbang")
    text = proyek.path("indikator.yaml").read_text(encoding="utf-8")
    out, weights = [], {"IKK-05": 60, "IKK-14": 40}
    for block in re.split(r"(?m)^(?=  - id: )", text):
        ident = block.split("\n")[0].removeprefix("  - id: ")
        note = "    catatan: "
        head, sep, tail = block.partition(note)
        out.append(f"{head}    bobot: {weights.get(ident, 0)}\n{sep}{tail}" if ident.startswith("IKK") else block)
    # The two other documents are not measured and have no weights.
    proyek.tulis("indikator.yaml", "".join(out))
    match = _satu(proyek, "rata-rata")
    weighted = [(Fraction(i["weight"]), Fraction(i["value"])) for i in match["inputs"]]
    assert sum(w for w, _ in weighted) == 100
    by_hand = sum((w * v for w, v in weighted), Fraction(0)) / 100
    assert by_hand == Fraction("92.796")
    _sama(match["value"], by_hand)
    for entry in match["inputs"]:
        file, line = entry["derivation"].rpartition("bobot: ")[2].rsplit(":", 1)
        assert "bobot:" in (proyek.root / file).read_text(encoding="utf-8").split("\n")[int(line) - 1]


def test_a_geometric_mean_can_be_redone(proyek: Proyek) -> None:
    """The n-th power of the mean is the product of its members."""
    proyek.ubah("metode.yaml", "agregasi: rerata-indikator", "agregasi: geometrik")
    match = _satu(proyek, "rata-rata")
    product = Fraction(1)
    for entry in match["inputs"]:
        product *= Fraction(entry["value"])
    assert abs(Fraction(match["value"]) ** len(match["inputs"]) / product - 1) < Fraction(1, 10**40)


def test_a_cap_after_averaging_is_a_step_of_the_mean(proyek: Proyek) -> None:
    """Under "sesudah" the mean is capped, not its members, and the answer says which line decided so."""
    proyek.ubah("metode.yaml", "penerapan_batas: sebelum", "penerapan_batas: sesudah")
    proyek.ubah("metode.yaml", "batas_atas: null", "batas_atas: 90")
    match = _satu(proyek, "rata-rata")
    assert (match["value"], match["printed"]) == ("90", "90,00%")
    assert match["steps"][-2]["formula"] == "min(C; batas)"
    assert "pada rata-rata" in next(r["text"] for r in match["rules"] if r["name"] == "Batas")


def test_a_question_cannot_control_the_terminal(proyek: Proyek) -> None:
    """A question with control characters is shown, not obeyed."""
    code, stdout, stderr = proyek.jalankan("explain", "2024", "\x1b[31mIKK")
    assert (code, stdout) == (1, "")
    assert "\x1b" not in stderr
    assert r"\x1b[31mIKK" in stderr


@pytest.mark.parametrize("query", ["IKK-05", "rata-rata"])
def test_golden_text(proyek: Proyek, query: str) -> None:
    """The text as it was read and redone by hand; line numbers stand as N, for they are proved elsewhere."""
    code, stdout, _ = proyek.jalankan("explain", "2024", query)
    assert code == 0
    golden = (ROOT / "tests" / "data" / f"jelaskan-{query}.txt").read_text(encoding="utf-8")
    assert re.sub(r"(\.yaml):\d+", r"\1:N", stdout) == golden
