"""A year in the making and a year that looks back: facts not known yet, prose on objectives, methods of the past."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from alat_proyek import check, load_year

from lkj.capaian import Angka
from lkj.model import Tahun

BENAR = Path(__file__).parents[1] / "data" / "benar"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a root of its own with the right year."""
    shutil.copytree(BENAR, tmp_path / "benar")
    return tmp_path / "benar"


def ubah(root: Path, name: str, old: str, new: str) -> int:
    """Replace a text that stands once; return the line on which it begins."""
    path = root / "data/2024" / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    return text[: text.index(old)].count("\n") + 1


def fakta(root: Path) -> Tahun:
    """Return the facts of the year, which must be without an error."""
    year, findings = load_year(root, 2024)
    assert year is not None, findings
    return year


def kode(root: Path) -> list[tuple[str, str, int]]:
    """Return the findings of the year, flat."""
    return [(f.code, f.file.removeprefix("data/2024/"), f.line) for f in check(root, ["2024"])]


def test_a_period_that_is_not_known_has_no_text(root: Path) -> None:
    """Half a period is not printed as a whole one."""
    assert fakta(root).visi_misi.renstra.periode == "2020–2024"
    ubah(root, "visi-misi.yaml", "akhir: 2024", "akhir: null")
    assert (fakta(root).visi_misi.renstra.periode, fakta(root).visi_misi.renstra.lama) == (None, None)


def test_a_report_without_a_date_bears_the_last_day_of_its_year(root: Path) -> None:
    """A draft has no date of its own, and no clock is asked for one."""
    assert str(fakta(root).hari) == "2025-02-14"
    ubah(root, "satker.yaml", "tanggal: 2025-02-14", "tanggal: null")
    assert str(fakta(root).hari) == "2024-12-31"


@pytest.mark.lambat
def test_prose_on_an_objective_is_read_and_a_stranger_is_named(root: Path) -> None:
    """Each objective of the measured document may have its prose; a file of another name is read by nobody."""
    assert "arsiparis" in fakta(root).narasi["sasaran/SK-02"].teks
    folder = root / "data/2024/narasi/sasaran"
    (folder / "SK-02.md").rename(folder / "SK-2.md")
    assert "sasaran/SK-02" not in fakta(root).narasi
    found = kode(root)
    assert ("LKJ118", "narasi/sasaran/SK-2.md", 1) in found
    assert "LKJ609" in {code for code, _, _ in found}


@pytest.mark.lambat
def test_prose_of_an_objective_of_another_document_is_a_stranger(root: Path) -> None:
    """Only the measured document is analysed objective by objective."""
    (root / "data/2024/narasi/sasaran/SR-01.md").write_text("Rencana kerja disusun.\n", encoding="utf-8")
    assert kode(root) == [("LKJ118", "narasi/sasaran/SR-01.md", 1)]


def test_a_link_in_the_place_of_prose_is_refused(root: Path) -> None:
    """Also a link that leads nowhere: it is not passed over as if the prose were missing."""
    path = root / "data/2024/narasi/sasaran/SK-02.md"
    path.unlink()
    path.symlink_to("/etc/hostname-yang-tidak-ada")
    assert ("LKJ110", "narasi/sasaran/SK-02.md", 1) in kode(root)


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("sasaran.yaml", '- kode: "0201"', '- kode: "0209"', "LKJ301"),
        ("sasaran.yaml", '- kode: "0201"', '- kode: "01.01"', ""),
        ("sasaran.yaml", '- kode: "0102"', '- kode: "0101"', "LKJ302"),
        ("pagu.yaml", '- kode: "0201"', '- kode: "0209"', "LKJ301"),
        ("pagu.yaml", '- kode: "0201"', '- kode: "01.02"', ""),
        ("pagu.yaml", '- kode: "0201"', '- kode: "0102"', "LKJ302"),
        ("sasaran.yaml", "peran: menghambat", "peran: merugikan", "LKJ205"),
    ],
)
def test_codes_of_programmes_lead_to_the_agreement(root: Path, name: str, old: str, new: str, code: str) -> None:
    """An objective names programmes or activities of `pk.yaml`, each once; the budget details either."""
    line = ubah(root, name, old, new)
    found = [(c, f) for c, f, n in kode(root) if c.startswith(("LKJ2", "LKJ3")) and n >= line]
    assert found == ([(code, name)] if code else [])


METODE = """riwayat:
  - tahun: {}
    capaian:
      dokumen: pk-sekretaris
      naik: rasio
      turun: rasio
      komposit: rerata
      peringkat: urutan
      batas_atas: 100
      batas_bawah: 0
      penerapan_batas: sebelum
    agregasi: tertimbang
    skala: 91-76-66-51
"""


def test_the_method_of_an_earlier_year_is_told_whole(root: Path) -> None:
    """Formulas, caps, aggregation and scale of that year, as its own file declared them."""
    path = root / "data/2024/metode.yaml"
    path.write_text(path.read_text(encoding="utf-8") + METODE.format(2023), encoding="utf-8")
    method = fakta(root).metode.lalu(2023)
    assert method is not None
    assert method.pita.kategori(Decimal(80)).nama == "Tinggi"
    assert (method.capaian.batas_atas, method.agregasi) == (Decimal(100), "tertimbang")
    assert fakta(root).metode.lalu(2022) is None


def test_a_method_of_the_future_is_refused(root: Path) -> None:
    """A history holds years before that of the report."""
    path = root / "data/2024/metode.yaml"
    lines = path.read_text(encoding="utf-8").count("\n")
    path.write_text(path.read_text(encoding="utf-8") + METODE.format(2024), encoding="utf-8")
    assert ("LKJ405", "metode.yaml", lines + 2) in kode(root)


def test_what_an_indikator_declared_in_an_earlier_year_is_kept_apart(root: Path) -> None:
    """A bound that was null was no bound; what was not written was the method's."""
    ubah(
        root,
        "indikator.yaml",
        "        realisasi: 84\n",
        "        realisasi: 84\n        batas_atas: null\n        komposit: minimum\n",
    )
    (lalu,) = fakta(root).indikator.indikator[2].riwayat
    assert lalu.khusus == {"batas_atas": None, "komposit": "minimum"}
    assert isinstance(lalu.realisasi, Angka)
    (other,) = fakta(root).indikator.indikator[3].riwayat
    assert other.khusus == {}


def test_a_list_whose_items_are_wrong_is_not_called_empty(root: Path) -> None:
    """Each wrong quarter is named at its own place; that none is left is no finding of its own."""
    quarters = '    triwulan: ["6.100", "6.550"]\n    akumulasi: jumlah\n'
    line = ubah(root, "indikator.yaml", "    realisasi: 400\n", quarters)
    assert [(c, n) for c, f, n in kode(root) if f == "indikator.yaml"] == [("LKJ209", line), ("LKJ209", line)]
