"""`lkj migrate`: what it offers, what stays as it was, and what it leaves alone."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkj.check.project import Project
from lkj.explain.find import katalog
from lkj.files import FolderOrigin, Overlay
from lkj.files.yaml.commented import cari_komentar
from lkj.fmt import rapikan_teks
from lkj.fmt.migrate.draft import Draft
from lkj.fmt.migrate.older import BENTUK
from lkj.report.dokumen import TETAP

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = pytest.mark.lambat

AKAR = Path(__file__).parents[3]
TAHUN = [("", 2024), ("examples", 2023), ("examples", 2024), ("examples", 2025), ("tests/data/benar", 2024)]
SATKER = "data/2024/satker.yaml"
URUTAN = "tata_letak:\n  urutan_bab:  # menurut Inspektorat\n    - perencanaan\n    # yang pertama dahulu\n    - pendahuluan\n"
URUTAN += "    - akuntabilitas\n    - penutup  # selalu terakhir\n"


def catatan(folder: Path) -> Counter[str]:
    return Counter(c.teks for path in folder.rglob("*.yaml") for c in cari_komentar(path.read_text(encoding="utf-8")))


def keadaan(root: Path, tahun: int) -> tuple[object, ...]:
    """Return what a year says: its findings by code and file, capaian, its report with all drawn in it, its counts."""
    year = Project.at(root).year(tahun)
    made = year.compose([TETAP["lkj"]])[0]["lkj"]
    numbers = [(b.indikator.id, b.capaian) for rekap in year.numbers.rekap.values() for b in rekap.baris]
    found = Counter((one.code, one.file) for one in year.findings())
    counts = {one.nama: (one.id, one.cetakan) for one in katalog(year.numbers) if one.id.startswith("jumlah-")}
    return found, numbers, made.markdown, {name: draw() for name, draw in made.figures.items()}, counts


@pytest.mark.parametrize(("akar", "tahun"), TAHUN)
def test_a_year_says_the_same_in_the_newer_shape(akar: str, tahun: int, proyek: Proyek) -> None:
    """Findings, figures, report and comments are as before, the form is tidy, and nothing is left to do."""
    root = proyek.root
    shutil.rmtree(root / "data")
    shutil.copytree(AKAR / akar / "data", root / "data")
    before, said = keadaan(root, tahun), catatan(root)
    code, out, err = proyek.jalankan("migrate", str(tahun), "--write")
    assert code == 0 and f"data/{tahun}/satker.yaml" in out and "dibiarkan" not in err
    text = (root / f"data/{tahun}/satker.yaml").read_text(encoding="utf-8")
    assert "  kelompok:\n    - id: pns\n" in text and "  unit:\n" in text
    assert not re.search(r"^  (pns|ppnpn|bagian|urutan_bab):", text, re.MULTILINE)
    assert keadaan(root, tahun) == before
    assert catatan(root) == said
    assert proyek.jalankan("fmt", "--check", str(tahun))[0] == 0
    assert proyek.jalankan("migrate", str(tahun)) == (0, "", f"{tahun}: data sudah berbentuk baru\n")


def test_nothing_is_written_unless_it_is_asked_for(proyek: Proyek) -> None:
    """The offer is a diff of each file that would change, the waiver that follows its value and the prose too."""
    before = {path: path.read_bytes() for path in proyek.root.rglob("*") if path.is_file()}
    code, out, err = proyek.jalankan("migrate")
    assert code == 0
    assert re.findall(r"^--- a/data/2024/(.*)$", out, re.MULTILINE) == [
        "narasi/organisasi.md", "pengecualian.yaml", "satker.yaml",
    ]  # fmt: skip
    assert "-    jalur: pegawai.pns\n+    jalur: pegawai.kelompok[pns].jumlah\n" in out
    assert "2024: organisasi.bagian dapat menjadi organisasi.unit\n" in err and "lkj migrate 2024 --write" in err
    assert before == {path: path.read_bytes() for path in proyek.root.rglob("*") if path.is_file()}


def test_an_order_of_chapters_becomes_an_outline(proyek: Proyek) -> None:
    """The chapters stand in the outline as they are printed, with what was said of them; the report is the same."""
    path = proyek.path("satker.yaml")
    path.write_text(path.read_text(encoding="utf-8") + URUTAN, encoding="utf-8", newline="\n")
    before = keadaan(proyek.root, 2024)
    code, out, _ = proyek.jalankan("migrate", "2024")
    assert code == 0 and "--- /dev/null\n+++ b/data/2024/kerangka.yaml\n" in out
    assert proyek.jalankan("migrate", "2024", "--write")[0] == 0
    outline = proyek.path("kerangka.yaml").read_text(encoding="utf-8")
    assert re.findall(r"^  (?:- judul: (.*)|(#.*))$", outline, re.MULTILINE) == [
        ("Perencanaan Kinerja", ""),
        ("", "# yang pertama dahulu"),
        ("Pendahuluan", ""),
        ("Akuntabilitas Kinerja", ""),
        ("", "# selalu terakhir"),
        ("Penutup", ""),
    ]
    assert "\n# menurut Inspektorat\nbab:\n" in outline
    assert "tata_letak" not in path.read_text(encoding="utf-8")
    assert keadaan(proyek.root, 2024) == before


def test_what_would_print_otherwise_is_left_alone(proyek: Proyek) -> None:
    """A template of the project's own names the divisions: they stay, and the rest is renewed."""
    templat = (AKAR / "templates" / "bagian-struktur-organisasi.md.j2").read_text(encoding="utf-8")
    proyek.tulis(
        "../../templates/bagian-struktur-organisasi.md.j2", templat + "\n{{ organisasi.bagian|length }} bagian.\n"
    )
    code, out, err = proyek.jalankan("migrate", "2024", "--write")
    assert code == 0 and "2024: organisasi.bagian dibiarkan: isi dokumen lkj akan berubah\n" in err
    text = proyek.path("satker.yaml").read_text(encoding="utf-8")
    assert "  bagian:\n    - nama: Bagian Program" in text and "  kelompok:\n" in text
    assert "narasi/organisasi.md" not in out


def test_what_is_not_known_yet_stays_a_blank(proyek: Proyek) -> None:
    """A division without a name and a head count that is to come are blanks of the newer shape, with their comments."""
    name = "Bagian Keuangan, Umum, dan Logistik"
    proyek.ubah("satker.yaml", f"nama: {name}", "nama: null  # isi: nama bagian")
    proyek.ubah("satker.yaml", "ppnpn: 30", "ppnpn: null  # isi: jumlah PPNPN")
    code, _, err = proyek.jalankan("migrate", "2024", "--write")
    assert (code, "dibiarkan" in err) == (0, False)
    text = proyek.path("satker.yaml").read_text(encoding="utf-8")
    assert "    - id: bagian-2\n      nama: null  # isi: nama bagian\n      induk: sekretariat\n" in text
    assert "      jumlah: null  # isi: jumlah PPNPN\n" in text


def test_a_year_with_errors_is_told_as_check_tells_it(proyek: Proyek) -> None:
    """Nothing is offered for what cannot be read, and a year that is not there is named."""
    proyek.ubah("satker.yaml", "pns: 29", "pns: dua")
    code, out, err = proyek.jalankan("migrate", "2024", "--write")
    assert (code, out) == (1, "") and "LKJ202" in err
    assert proyek.jalankan("migrate", "2030")[0] == 1


@settings(max_examples=25)
@given(st.data())
def test_comments_stay_wherever_they_stand(data: st.DataObject) -> None:
    """Comments beside and between any lines of satker.yaml, at any depth, all stand in the newer shape too."""
    origin = FolderOrigin(AKAR)
    lines = (AKAR / SATKER).read_text(encoding="utf-8").splitlines() + URUTAN.splitlines()
    made = lines[:1]
    for n, line in enumerate(lines[1:]):
        if data.draw(st.booleans()):
            made += ["", " " * data.draw(st.integers(0, 8)) + f"# di atas {n}"]
        made.append(line if "#" in line or not data.draw(st.booleans()) else f"{line}  # di samping {n}")
    text = rapikan_teks(SATKER, "\n".join(made) + "\n")
    overlay = Overlay({SATKER: text.encode()}, origin)
    facts, draft = Project(overlay).year(2024).facts, Draft(overlay, 2024)
    assert facts is not None
    assert [one.ubah(facts, draft) for one in BENTUK] == [None] * 3
    files = draft.berubah
    after = cari_komentar(files["satker.yaml"]) + cari_komentar(files["kerangka.yaml"])
    assert {c.teks for c in cari_komentar(text)} <= {c.teks for c in after}
    beside = re.search(r"pns: 29  (# .*)", text)
    assert beside and f"jumlah: 29  {beside[1]}\n" in files["satker.yaml"]
