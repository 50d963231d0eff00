"""Waivers: what they leave out, what they cannot, and what is said of those that waive nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from alat_proyek import check_folder, load

from lkj.check.waivers import cari_jalur

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Proyek

KEPALA = "skema: 1\npengecualian:\n"
ALASAN = "    alasan: sumber memang demikian\n    oleh: Tim\n"


def kecualikan(proyek: Proyek, *items: str) -> None:
    """Write a waiver for each item, which holds its keys but for reason and name."""
    blocks = ("  - " + item.replace("\n", "\n    ") + "\n" + ALASAN for item in items)
    proyek.tulis("pengecualian.yaml", KEPALA + "".join(blocks))


def temuan(proyek: Proyek, *args: str) -> list[tuple[str, str, int]]:
    """Return code, file within the year and line of what `lkj check` finds."""
    _, stdout, _ = proyek.jalankan("check", "2024", "--format", "json", *args)
    return [(f["code"], f["file"].removeprefix("data/2024/"), f["line"]) for f in json.loads(stdout)]


@pytest.fixture
def cacat(proyek: Proyek) -> Proyek:
    """Return a project without waivers in which an indicator in each of two documents has lost its target (LKJ602)."""
    proyek.tulis("pengecualian.yaml", "skema: 1\npengecualian: []\n")
    proyek.ubah("indikator.yaml", "target: 89\n", "target: null\n")
    block = "sasaran: SK-05\n    dokumen: pk-sekretaris\n    satuan: persen\n    polaritas: naik\n    target: "
    proyek.ubah("indikator.yaml", f"{block}100\n", f"{block}null\n")
    return proyek


def baris(proyek: Proyek, kode: str) -> list[int]:
    return [line for code, _, line in temuan(proyek, "--no-waivers") if code == kode]


@pytest.mark.lambat
def test_a_waiver_without_a_path_takes_all_of_its_code_in_its_file(cacat: Proyek) -> None:
    """Both findings are gone, every other finding stays, and nothing is said against the waiver."""
    before = temuan(cacat)
    assert len(baris(cacat, "LKJ602")) == 2
    kecualikan(cacat, "kode: LKJ602\nberkas: indikator.yaml")
    assert temuan(cacat) == [f for f in before if f[0] != "LKJ602"]


@pytest.mark.lambat
def test_a_waiver_with_a_path_takes_one_place(cacat: Proyek) -> None:
    """The path names the indicator by its id; the other finding of the same code stays."""
    first, second = baris(cacat, "LKJ602")
    lines = cacat.path("indikator.yaml").read_text(encoding="utf-8").split("\n")
    ids = [line.split()[-1] for line in lines[:first] if line.startswith("  - id: ")]
    kecualikan(cacat, f"kode: LKJ602\nberkas: indikator.yaml\njalur: indikator[{ids[-1]}].target")
    assert [line for code, _, line in temuan(cacat) if code == "LKJ602"] == [second]
    kecualikan(cacat, f"kode: LKJ602\nberkas: indikator.yaml\njalur: indikator[{ids[-1]}]")
    assert [line for code, _, line in temuan(cacat) if code == "LKJ602"] == [second]


@pytest.mark.lambat
def test_no_waivers_shows_everything(cacat: Proyek) -> None:
    """With --no-waivers what was accepted is shown again, and no waiver is judged."""
    before = temuan(cacat)
    kecualikan(cacat, "kode: LKJ602\nberkas: indikator.yaml", "kode: LKJ499\nberkas: pk.yaml")
    assert temuan(cacat, "--no-waivers") == before


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("kode: LKJ499\nberkas: pk.yaml", "aturan LKJ499 tidak ada"),
        ("kode: LKJ602\nberkas: indikatr.yaml", "berkas data/2024/indikatr.yaml tidak ada"),
        ("kode: LKJ602\nberkas: pk.yaml", "tidak ada temuan LKJ602"),
        ("kode: LKJ602\nberkas: indikator.yaml\njalur: indikator[IKK-99].target", "«indikator[IKK-99].target»"),
        ("kode: LKJ602\nberkas: indikator.yaml\njalur: indikator..id", "«indikator..id»"),
        ("kode: LKJ602\nberkas: narasi/misi.md\njalur: indikator", "hanya berlaku untuk berkas data YAML"),
    ],
)
def test_a_waiver_that_matches_nothing_is_a_finding(cacat: Proyek, item: str, words: str) -> None:
    """LKJ115 stands at the waiver's own line and says why; nothing else changes."""
    before = temuan(cacat)
    kecualikan(cacat, item)
    assert [f for f in temuan(cacat) if f not in before] == [("LKJ115", "pengecualian.yaml", 3)]
    _, stdout, _ = cacat.jalankan("check", "2024", "--format", "json")
    (finding,) = [f for f in json.loads(stdout) if f["code"] == "LKJ115"]
    assert finding["severity"] == "warning"
    assert words in finding["message"]
    assert finding["hint"]


def test_waivers_are_judged_before_the_report_has_a_date(cacat: Proyek) -> None:
    """Most of a year it has none: what waives nothing is told all the same, what waives something is not."""
    cacat.ubah("satker.yaml", "tanggal: 2025-01-10", "tanggal: null")
    kecualikan(cacat, "kode: LKJ499\nberkas: pk.yaml", "kode: LKJ602\nberkas: indikator.yaml\nsampai: 2024-12-31")
    assert [f for f in temuan(cacat) if f[0] in ("LKJ115", "LKJ116", "LKJ602")] == [("LKJ115", "pengecualian.yaml", 3)]


@pytest.mark.lambat
def test_the_remedy_of_a_path_that_leads_nowhere_names_what_is_there(cacat: Proyek) -> None:
    """The key that stands in the place of the one named, the likeliest one, or all that the item has."""
    cacat.ubah("indikator.yaml", "realisasi: 95\n", "triwulan: [80, 90, 92, 95]\n    akumulasi: terakhir\n")
    told = {
        "indikator[IKK-15].realisasi": "mungkin maksud Anda «indikator[IKK-15].triwulan»",
        "indikator[IKK-15].traget": "mungkin maksud Anda «indikator[IKK-15].target»",
        "indikator[IKK-15].zzz": "di «indikator[IKK-15]» yang ada: id, nama, sasaran, dokumen, satuan",
        "indikator[IKK-99].target": "di «indikator» yang ada: IKK-0",
        "indikator[IKK-15].nama.x": "«indikator[IKK-15].nama» sebuah nilai tanpa bagian",
        "indikator..id": "misalnya indikator[",
        "[IKK-15]": "yang ada: skema, indikator",
    }
    kecualikan(cacat, *(f"kode: LKJ602\nberkas: indikator.yaml\njalur: {jalur!r}" for jalur in told))
    _, stdout, _ = cacat.jalankan("check", "2024", "--format", "json")
    hints = [one["hint"] for one in json.loads(stdout) if one["code"] == "LKJ115"]
    assert len(hints) == len(told)
    for hint, expected in zip(hints, told.values(), strict=True):
        assert expected in hint


@pytest.mark.lambat
def test_the_remedy_names_the_line_that_was_missed(cacat: Proyek) -> None:
    """A path that leads past the finding: the remedy says where the findings of this code are."""
    first, second = baris(cacat, "LKJ602")
    kecualikan(cacat, "kode: LKJ602\nberkas: indikator.yaml\njalur: indikator[IKK-06].target")
    _, stdout, _ = cacat.jalankan("check", "2024", "--format", "json")
    (finding,) = [f for f in json.loads(stdout) if f["code"] == "LKJ115"]
    assert f"baris {first}, {second}" in finding["hint"]


@pytest.mark.lambat
def test_a_waiver_is_not_sent_to_findings_that_others_waive(cacat: Proyek) -> None:
    """A waiver whose finding is gone is to be deleted, not moved to what is waived already."""
    ids = [f"IKK-{n:02}" for n in range(1, 18)]
    bodies = [f"kode: LKJ602\nberkas: indikator.yaml\njalur: indikator[{one}].target" for one in ids]
    kecualikan(cacat, bodies[5])
    before = [f for f in json.loads(cacat.jalankan("check", "2024", "--format", "json")[1]) if f["code"] == "LKJ115"]
    assert "sesuaikan" in before[0]["hint"]
    kecualikan(cacat, *bodies[5:6], "kode: LKJ602\nberkas: indikator.yaml")
    after = [f for f in json.loads(cacat.jalankan("check", "2024", "--format", "json")[1]) if f["code"] == "LKJ115"]
    assert [f["hint"][:24] for f in after] == ["hapus pengecualian ini b"]


@pytest.mark.lambat
def test_an_expired_waiver_no_longer_waives(cacat: Proyek) -> None:
    """The date of the report decides, not today's: the same data gives the same findings for ever."""
    before = temuan(cacat)
    kecualikan(cacat, "kode: LKJ602\nberkas: indikator.yaml\nsampai: 2025-01-09")
    assert sorted(temuan(cacat)) == sorted([*before, ("LKJ116", "pengecualian.yaml", 3)])
    kecualikan(cacat, "kode: LKJ602\nberkas: indikator.yaml\nsampai: 2025-01-10")
    assert temuan(cacat) == [f for f in before if f[0] != "LKJ602"]


@pytest.mark.lambat
def test_an_error_of_the_facts_can_be_accepted(proyek: Proyek) -> None:
    """A target of 0 blocks a build (LKJ404) until it is accepted; then the facts are there."""
    proyek.tulis("pengecualian.yaml", "skema: 1\npengecualian: []\n")
    proyek.ubah("indikator.yaml", "target: 89\n", "target: 0\n")
    assert check_folder(proyek.root, 2024)[0] is None
    kecualikan(proyek, "kode: LKJ404\nberkas: indikator.yaml")
    facts, findings = check_folder(proyek.root, 2024)
    assert facts is not None
    assert "LKJ404" not in {f.code for f in findings}
    assert check_folder(proyek.root, 2024, waivers=False)[0] is None


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("kode", "berkas", "file", "lama", "baru"),
    [
        ("LKJ301", "indikator.yaml", "indikator.yaml", "sasaran: SS-01\n", "sasaran: SS-99\n"),
        ("LKJ502", "narasi/misi.md", "narasi/misi.md", "", "# Judul\n"),
    ],
)
def test_what_cannot_be_read_or_set_cannot_be_accepted(
    proyek: Proyek, kode: str, berkas: str, file: str, lama: str, baru: str
) -> None:
    """An unknown reference or a broken chapter stays an error, and the waiver is told so."""
    if lama:
        text = proyek.path(file).read_text(encoding="utf-8")
        proyek.tulis(file, text.replace(lama, baru, 1))
    else:
        proyek.tulis(file, baru)
    kecualikan(proyek, f"kode: {kode}\nberkas: {berkas}")
    found = temuan(proyek)
    assert (kode, berkas) in {(code, name) for code, name, _ in found}
    assert ("LKJ115", "pengecualian.yaml", 3) in found


@pytest.mark.lambat
def test_waivers_are_not_judged_in_a_year_that_cannot_be_read(cacat: Proyek) -> None:
    """With a broken file not every rule has run: a waiver may only seem to waive nothing."""
    kecualikan(cacat, "kode: LKJ602\nberkas: indikator.yaml")
    cacat.ubah("pagu.yaml", "pagu: 34884986000", "pagu: x")
    assert [code for code, _, _ in temuan(cacat)] == ["LKJ202"]


@pytest.mark.lambat
def test_a_waiver_says_why_and_by_whom(proyek: Proyek) -> None:
    """Without a reason or a name a waiver is refused, at its own place."""
    proyek.tulis("pengecualian.yaml", KEPALA + "  - kode: LKJ602\n    berkas: indikator.yaml\n")
    assert temuan(proyek) == [("LKJ203", "pengecualian.yaml", 3), ("LKJ203", "pengecualian.yaml", 3)]


@pytest.mark.parametrize(
    ("jalur", "path"),
    [
        ("b", ("b",)),
        ("a.c", ("a", "c")),
        ("daftar[X-2].isi", ("daftar", 1, "isi")),
        ("daftar[2023]", ("daftar", 2)),
        ("daftar[2]", ("daftar", 1)),
        ("uji.a.c", ("a", "c")),
        ("daftar[9]", None),
        ("daftar[0]", None),
        ("b.c", None),
        ("a[1]", None),
        ("", None),
        (".a", None),
        ("a.", None),
        ("daftar[]", None),
    ],
)
def test_paths_lead_to_places(tmp_path: Path, jalur: str, path: tuple[str | int, ...] | None) -> None:
    """Items go by id or year first, by number from 1 else; the file's own name may stand in front."""
    file = tmp_path / "uji.yaml"
    file.write_text("a:\n  c: 1\nb: 2\ndaftar:\n  - id: X-1\n  - id: X-2\n    isi: 3\n  - tahun: 2023\n", "utf-8")
    document, _ = load(file, tmp_path)
    assert document is not None
    assert cari_jalur(document, jalur) == path


@pytest.mark.lambat
def test_a_waiver_waits_while_its_rule_does(proyek: Proyek) -> None:
    """While an agreement is dated in another year, what comes after the first one is not told, and its waiver stays."""
    before = temuan(proyek)
    line = proyek.ubah("pk.yaml", "tanggal: 2024-07  #", "tanggal: ▸2023-07  #")[0]
    assert [f for f in temuan(proyek) if f not in before] == [("LKJ313", "pk.yaml", line)]


@pytest.mark.lambat
def test_a_waiver_is_told_when_its_value_has_changed(proyek: Proyek) -> None:
    """It no longer hides the finding; one that records no value, and one whose value is the same, hide it as before."""
    proyek.tulis("pengecualian.yaml", "skema: 1\npengecualian: []\n")
    before = temuan(proyek)
    (line,) = [line for code, _, line in before if code == "LKJ407"]
    rest = [f for f in before if f[0] != "LKJ407"]
    item = "kode: LKJ407\nberkas: satker.yaml\njalur: pegawai.pns"
    for same in ("", "\nnilai: 29"):
        kecualikan(proyek, item + same)
        assert temuan(proyek) == rest
    kecualikan(proyek, item + "\nnilai: 28")
    assert sorted(temuan(proyek)) == sorted([*before, ("LKJ121", "pengecualian.yaml", 3)])
    assert ("LKJ407", "satker.yaml", line) in temuan(proyek)


@pytest.mark.lambat
def test_a_quantity_with_its_unit_is_compared_by_its_number(proyek: Proyek) -> None:
    """`realisasi: {nilai: 100, satuan: persen}` is 100; a waiver that meets no finding is told so, not that it is old."""
    proyek.tulis("pengecualian.yaml", "skema: 1\npengecualian: []\n")
    before = temuan(proyek)
    item = "kode: LKJ402\nberkas: indikator.yaml\njalur: indikator[IKK-11].realisasi\nnilai: "
    kecualikan(proyek, item + "100")
    assert len(temuan(proyek)) == len(before) - 1
    kecualikan(proyek, item + "99")
    assert sorted(temuan(proyek)) == sorted([*before, ("LKJ121", "pengecualian.yaml", 3)])
    kecualikan(proyek, item.replace("IKK-11", "IKK-01") + "99")
    assert sorted(temuan(proyek)) == sorted([*before, ("LKJ115", "pengecualian.yaml", 3)])


@pytest.mark.lambat
def test_a_value_is_the_same_however_it_is_written(proyek: Proyek) -> None:
    """Text, a percent sign and a decimal comma change no value; another value is told with the comma."""
    item = "kode: LKJ{}\nberkas: indikator.yaml\njalur: indikator[IKK-{}].realisasi\nnilai: "
    first, second = item.format(402, 11), item.format(411, 14)
    same = [first + one for one in ('"100"', "100%", "100.0", "100 persen")]
    kecualikan(proyek, *same, *(second + one for one in ('"84,99"', "84,99%", '"84.99"', "84,990")))
    assert not {code for code, file, _ in temuan(proyek) if file == "pengecualian.yaml"}
    other = [first + one for one in ('"100,5"', "1000", "true")]
    kecualikan(proyek, *other, *(second + one for one in ("84.98", "85%", "ya")))
    _, stdout, _ = proyek.jalankan("check", "2024", "--format", "json")
    messages = [f["message"] for f in json.loads(stdout) if f["code"] == "LKJ121"]
    assert len(messages) == len(other) + 3
    assert any("nilai 84,98, sedangkan «indikator[IKK-14].realisasi» kini bernilai 84,99" in one for one in messages)


@pytest.mark.lambat
def test_a_value_needs_its_place(proyek: Proyek) -> None:
    """A value of a whole file is none."""
    kecualikan(proyek, "kode: LKJ407\nberkas: satker.yaml\nnilai: 29")
    assert ("LKJ203", "pengecualian.yaml", 5) in temuan(proyek)
