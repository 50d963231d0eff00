"""A year folder becomes facts: every value of its own kind, or a finding at its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from alat_proyek import load_year
from pydantic import ValidationError

from lkj.capaian import Angka
from lkj.files import FolderOrigin
from lkj.model import Tahun, years
from lkj.model.base import Bulan

if TYPE_CHECKING:
    from conftest import Proyek


def fakta(proyek: Proyek) -> Tahun:
    """Return the facts of the project's year, which must be without an error."""
    year, findings = load_year(proyek.root, 2024)
    assert findings == []
    assert year is not None
    return year


def golden(proyek: Proyek) -> list[tuple[str, str, int, int]]:
    """Return the findings of a year that cannot be read, flat."""
    year, findings = load_year(proyek.root, 2024)
    assert year is None
    assert all(f.hint for f in findings)
    return [(f.code, f.file.removeprefix("data/2024/"), f.line, f.column) for f in findings]


@pytest.mark.lambat
def test_the_shipped_year_is_read_whole(proyek: Proyek) -> None:
    """The three sets of the 2024 report are different sets, and each is there in full."""
    year = fakta(proyek)
    assert {d: len(year.indikator_dokumen(d)) for d in ("rkt", "pk-ketua", "pk-sekretaris")} == {
        "rkt": 13,
        "pk-ketua": 10,
        "pk-sekretaris": 17,
    }
    assert len(year.sasaran_dokumen("pk-sekretaris")) == 17
    assert year.pejabat["sekretaris"].nama == "Muhammad Hasyim"
    assert set(year.perjanjian) == {"pk-ketua", "pk-sekretaris"}


@pytest.mark.lambat
def test_values_keep_their_kind(proyek: Proyek) -> None:
    """Money is whole rupiah, a fraction is a Decimal, a date is a date, what is not known is None."""
    year = fakta(proyek)
    by_id = {i.id: i for i in year.indikator.indikator}
    target = by_id["IKU-07"].target
    assert isinstance(target, Angka)
    assert (target.nilai, target.satuan) == (Decimal("2.8"), "persen")
    assert by_id["IKU-07"].realisasi is None
    own = by_id["IKK-16"].realisasi
    assert isinstance(own, Angka)
    assert (own.nilai, own.satuan) == (Decimal(100), "persen")
    assert year.satker.laporan.tanggal == date(2025, 1, 10)
    assert year.perjanjian["pk-ketua"].tanggal == Bulan(2024, 1)
    assert [(p.tahun, p.pagu) for p in year.pagu.pagu][-1] == (2024, 111_186_550_000)


def test_facts_are_frozen(proyek: Proyek) -> None:
    """What was checked cannot be changed afterwards."""
    year = fakta(proyek)
    with pytest.raises(ValidationError):
        year.satker.satker.nama = "X"  # type: ignore[misc]
    assert isinstance(year.indikator.indikator, tuple)


def test_a_position_leads_to_the_value(proyek: Proyek) -> None:
    """Every value can be shown in its file."""
    year = fakta(proyek)
    n = next(k for k, i in enumerate(year.indikator.indikator) if i.id == "IKK-14")
    place = year.position("indikator.yaml", ("indikator", n, "realisasi"))
    lines = proyek.path("indikator.yaml").read_text(encoding="utf-8").split("\n")
    assert lines[place.line - 1][place.column - 1 :].startswith("84.99")


def test_the_years_there_are(proyek: Proyek) -> None:
    """Only folders named by four digits are years."""
    for name in ("2023", "arsip", "20", "202x"):
        (proyek.root / "data" / name).mkdir()
    (proyek.root / "data" / "2025").write_text("", encoding="utf-8")
    assert years(FolderOrigin(proyek.root)) == [2023, 2024]
    assert years(FolderOrigin(proyek.root / "build")) == []


SALAH = [
    ("LKJ201", "indikator.yaml", "realisasi: 95", "realisasi: 95\n    ▸keterangan: x"),
    ("LKJ202", "satker.yaml", "ppnpn: 30", 'ppnpn: ▸"30"'),
    ("LKJ202", "satker.yaml", "ppnpn: 30", "ppnpn: ▸30.5"),
    ("LKJ202", "satker.yaml", "ppnpn: 30", "ppnpn: ▸true"),
    ("LKJ202", "satker.yaml", "tahun: 2024", "tahun: ▸null"),
    ("LKJ202", "satker.yaml", "tipe: B", "tipe: ▸7"),
    ("LKJ202", "pagu.yaml", "pagu: 34884986000", "pagu: ▸34.884.986.000"),
    ("LKJ202", "pagu.yaml", "pagu: 34884986000", "pagu: ▸Rp34884986000"),
    ("LKJ202", "satker.yaml", "tanggal: 2025-01-10", "tanggal: ▸10 Januari 2025"),
    ("LKJ202", "pengecualian.yaml", "jalur: indikator[IKK-13].realisasi", "jalur: ▸[IKK-13]"),
    ("LKJ204", "satker.yaml", "ppnpn: 30", "ppnpn: ▸-1"),
    ("LKJ205", "satker.yaml", "id: ketua", "id: ▸ke tua"),
    ("LKJ205", "satker.yaml", '"196903031996031003"', '▸"19690303 199603 1 003"'),
    ("LKJ205", "satker.yaml", "keadaan: 2024-12", "keadaan: ▸2024-13"),
    ("LKJ205", "pk.yaml", "tanggal: 2024-07 ", "tanggal: ▸Juli "),
    ("LKJ205", "metode.yaml", "desimal: 2", "desimal: ▸7"),
    ("LKJ205", "metode.yaml", "skala: 85-70-55", "skala: ▸85-70"),
    ("LKJ205", "metode.yaml", "batas_atas: null", "batas_atas: ▸0"),
    ("LKJ205", "visi-misi.yaml", "  awal: 2020", "  ▸awal: 2025"),
    ("LKJ119", "pk.yaml", "skema: 1", "skema: ▸2"),
    ("LKJ205", "satker.yaml", "tipe: B", 'tipe: ▸" "'),
    ("LKJ206", "indikator.yaml", "target: 89", "target: ▸delapan"),
    ("LKJ207", "indikator.yaml", "target: B ", "target: ▸\u0412 "),
    ("LKJ208", "indikator.yaml", "target: WTP", "target: ▸WWW"),
    ("LKJ303", "satker.yaml", "\ntahun: 2024", "\ntahun: ▸2025"),
]  # fmt: skip


@pytest.mark.lambat
@pytest.mark.parametrize(("code", "file", "old", "new"), SALAH, ids=[f"{s[0]}-{n}" for n, s in enumerate(SALAH)])
def test_a_wrong_value_is_one_finding_at_its_place(proyek: Proyek, code: str, file: str, old: str, new: str) -> None:
    """One slip, one finding, with a remedy; nothing is converted in silence."""
    line, column = proyek.ubah(file, old, new)
    assert golden(proyek) == [(code, file, line, column)]


@pytest.mark.parametrize("written", ["1-07-07", "024-1-1"])
def test_a_date_with_digits_lost_is_told_in_indonesian(proyek: Proyek, written: str) -> None:
    """Seven characters with a dash in the fifth place are no month by that alone."""
    proyek.ubah("pk.yaml", "tanggal: 2024-07 ", f"tanggal: {written} ")
    (found,) = load_year(proyek.root, 2024)[1]
    assert (found.code, found.message) == ("LKJ205", f"«{written}» bukan tanggal")


def test_a_quantity_with_a_strange_key(proyek: Proyek) -> None:
    """The mapping of a quantity has «nilai» and «satuan» only."""
    line, _ = proyek.ubah("indikator.yaml", "realisasi: 95", "realisasi:\n      nilai: 95\n      unit: persen")
    (code, file, found, _), *rest = golden(proyek)
    assert (code, file, rest) == ("LKJ201", "indikator.yaml", [])
    assert found in (line, line + 1, line + 2)


@pytest.mark.parametrize(("old", "new"), [("penandatangan: sekretaris\n", "penandatangan: sekretaris\n")])
def test_a_missing_key_is_placed_at_its_mapping(proyek: Proyek, old: str, new: str) -> None:
    """What is not there is told where it belongs."""
    line, column = proyek.ubah("satker.yaml", old + "  tempat: Palangka Raya\n", "▸" + new)
    assert golden(proyek) == [("LKJ203", "satker.yaml", line, column)]


def test_all_files_are_read_before_anything_is_said(proyek: Proyek) -> None:
    """An unreadable file does not hide the slips of the others."""
    proyek.path("metode.yaml").unlink()
    proyek.path("narasi/misi.md").unlink()
    proyek.ubah("tugas.yaml", "skema: 1", "skema: [")
    line, column = proyek.ubah("satker.yaml", "ppnpn: 30", "ppnpn: ▸x")
    found = golden(proyek)
    assert ("LKJ108", "metode.yaml", 1, 1) in found
    assert ("LKJ108", "narasi/misi.md", 1, 1) in found
    assert ("LKJ202", "satker.yaml", line, column) in found
    assert [code for code, file, *_ in found if file == "tugas.yaml"] == ["LKJ101"]


def test_a_folder_in_place_of_a_file(proyek: Proyek) -> None:
    """A folder or a link is no data file."""
    path = proyek.path("pagu.yaml")
    path.rename(proyek.root / "pagu.yaml")
    path.mkdir()
    assert golden(proyek) == [("LKJ110", "pagu.yaml", 1, 1)]
    path.rmdir()
    path.symlink_to(proyek.root / "pagu.yaml")
    assert golden(proyek) == [("LKJ110", "pagu.yaml", 1, 1)]


def test_prose_on_objectives_is_no_stranger_while_these_are_not_known(proyek: Proyek) -> None:
    """Without a readable method nobody knows which objectives have prose: no file of theirs is called unknown."""
    proyek.tulis("narasi/sasaran/SK-01.md", "Sebab dan upaya.\n")
    proyek.path("metode.yaml").unlink()
    _, findings = load_year(proyek.root, 2024)
    assert [(f.code, f.file, f.hint) for f in findings] == [
        (
            "LKJ108",
            "data/2024/metode.yaml",
            "periksa ejaan nama berkas dan foldernya, atau buat berkas itu",
        )
    ]


def test_a_decimal_comma_in_the_quarters_is_told(proyek: Proyek) -> None:
    """Eight quarters are four with a decimal comma: the remedy is the list to type, not to delete half of it."""
    proyek.ubah(
        "indikator.yaml",
        "    target: 100\n    realisasi: 98\n  - id: IKK-06\n",
        "    target: 100\n    triwulan: [8,1,8,4,8,2,8,5]\n    akumulasi: terakhir\n  - id: IKK-06\n",
    )
    _, findings = load_year(proyek.root, 2024)
    assert "tulis [8.1, 8.4, 8.2, 8.5] bila koma itu tanda desimal" in findings[0].hint


def test_all_prose_together_has_a_limit(proyek: Proyek, monkeypatch: pytest.MonkeyPatch) -> None:
    """One text under hundreds of names takes a branch no room and all of the memory: past the limit no more is read."""
    monkeypatch.setattr("lkj.model.load.MOST_PROSE", 3 * 2**16)
    for name in ("misi", "tujuan", "evaluasi", "penutup"):
        proyek.tulis(f"narasi/{name}.md", "x" * 2**16)
    assert ("LKJ107", "narasi", 1, 1) in golden(proyek)


@pytest.mark.lambat
def test_what_systems_leave_in_a_folder_is_no_finding(proyek: Proyek) -> None:
    """Windows, macOS and Word put files of their own into every folder that they show; a misspelt name is told."""
    before = load_year(proyek.root, 2024)[1]
    (proyek.path("narasi") / "sasaran").mkdir(exist_ok=True)
    for folder in ("", "narasi/", "narasi/sasaran/"):
        for name in ("desktop.ini", "Thumbs.db", ".DS_Store", "~$catatan.docx", "misi.md~"):
            proyek.path(f"{folder}{name}").write_bytes(b"")
    assert load_year(proyek.root, 2024)[1] == before
    proyek.path("desktop.yaml").write_bytes(b"")
    assert [f.file for f in load_year(proyek.root, 2024)[1] if f not in before] == ["data/2024/desktop.yaml"]


@pytest.mark.lambat
def test_a_year_may_have_no_waivers(proyek: Proyek) -> None:
    """Without `pengecualian.yaml` nothing is waived; by a name that is nearly that, it is told and not passed over."""
    whole = load_year(proyek.root, 2024)[0]
    assert whole is not None and whole.pengecualian.pengecualian
    proyek.path("pengecualian.yaml").rename(proyek.path("pengecualian.yml"))
    year, findings = load_year(proyek.root, 2024)
    assert year is not None and year.pengecualian.pengecualian == ()
    (found,) = findings
    assert (found.code, found.file) == ("LKJ118", "data/2024/pengecualian.yml")
    assert "«pengecualian.yaml»" in found.hint
    proyek.path("pengecualian.yml").unlink()
    assert load_year(proyek.root, 2024)[1] == []
    for words in (("check",), ("fmt", "--check"), ("explain", "2024"), ("diff", "2024", "2024"), ("new", "2025")):
        code, _, stderr = proyek.jalankan(*words)
        assert (code, "2024/pengecualian" in stderr) == (0, False), words
    assert not (proyek.root / "data" / "2025" / "pengecualian.yaml").exists()
    assert proyek.jalankan("check", "2025")[0] == 0


def test_a_plan_that_ends_before_it_begins_is_to_be_looked_at(proyek: Proyek) -> None:
    """2025–2024 may be a slip for 2025–2029: which of the years is wrong only a person knows."""
    proyek.ubah("visi-misi.yaml", "  awal: 2020", "  awal: 2025")
    _, findings = load_year(proyek.root, 2024)
    assert ["periksa kedua tahun itu" in str(one.hint) for one in findings if one.code == "LKJ205"] == [True]
