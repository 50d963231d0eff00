"""The planning documents of a year: those that it lists, or those that its kind of office has."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from alat_benar import ganti, salin
from alat_proyek import check_folder, load_year, require_year
from click.testing import CliRunner

from lkj.cli import cli
from lkj.model.presets import DOKUMEN
from lkj.model.rencana import DokumenPerencanaan, bawaan
from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import RENCANA_AKSI, TETAP, Dokumen, dokumen_tahun

ROOT = Path(__file__).parents[2]
DAFTAR = """dokumen:
  - id: renja
    nama: Rencana Kerja
    jenis: rencana
  - id: pk-kepala
    nama: Perjanjian Kinerja Kepala Dinas
    jenis: perjanjian
  - id: pk-sekretaris
    nama: Perjanjian Kinerja Sekretaris Dinas
    jenis: perjanjian
    pihak: kesatu
    anggaran: tidak
"""


def berdaftar(target: Path) -> Path:
    """Return the right year with planning documents of its own."""
    root = salin(target)
    ganti(root, "pk.yaml", ('program:\n  - kode: "01.01"', f'{DAFTAR}program:\n  - kode: "01.01"'))
    ganti(root, "pk.yaml", ("  - id: pk-ketua", "  - id: pk-kepala"))
    for file in ("sasaran.yaml", "indikator.yaml"):
        ganti(root, file, ("dokumen: rkt", "dokumen: renja"), ("dokumen: pk-ketua", "dokumen: pk-kepala"))
    ganti(root, "narasi/perjanjian-kinerja.md", ("tabel-pk-ketua", "tabel-pk-kepala"))
    ganti(root, "narasi/rencana-kinerja-tahunan.md", ("tabel-rkt", "tabel-renja"))
    return root


def jalankan(root: Path, *args: str) -> tuple[int, str, str]:
    """Run lkj in a project; return exit code and both streams."""
    result = CliRunner().invoke(cli, [*args, "--root", str(root)], prog_name="lkj")
    return result.exit_code, result.stdout, result.stderr


def test_what_a_preset_lists_is_what_a_file_might() -> None:
    """A preset is not validated when a year is read; each of its entries is right by the model of the file."""
    read = [DokumenPerencanaan.model_validate(dict(one)) for one in DOKUMEN]
    assert {one.id: one for one in read} == bawaan()


@pytest.mark.lambat
def test_a_year_may_list_documents_of_its_own(tmp_path: Path) -> None:
    """Ids of the list are those of its files, its names those that are printed; the preset's are no longer known."""
    root = berdaftar(tmp_path)
    facts, findings = check_folder(root, 2024)
    assert facts is not None
    assert [f for f in findings if f.severity != "info"] == []
    assert list(facts.dokumen) == ["renja", "pk-kepala", "pk-sekretaris"]
    code, out, _ = jalankan(root, "capaian", "2024", "--document", "pk-kepala")
    assert (code, "Perjanjian Kinerja Kepala Dinas" in out) == (0, True)
    ganti(root, "indikator.yaml", ("dokumen: renja", "dokumen: rkt"))
    _, findings = load_year(root, 2024)
    assert [(f.file, f.line) for f in findings] == [("data/2024/indikator.yaml", 7)]
    assert "«rkt»" in findings[0].message and "renja, pk-kepala, pk-sekretaris" in findings[0].hint


@pytest.mark.lambat
def test_documents_print_their_own_names_and_parties(tmp_path: Path) -> None:
    """Titles, tables and the words for the parties are those of the list, and a budget that is not listed is not."""
    root = berdaftar(tmp_path)
    code, out, err = jalankan(root, "build", "2024", "--document", "all", "--format", "docx", "--keep")
    assert code == 0, err
    made = [line.removeprefix("build/").removesuffix("-2024.docx") for line in out.split() if line.endswith("docx")]
    assert [one for one in made if one not in TETAP] == ["renja", "pk-kepala", "pk-sekretaris"]
    assert made[0] == "lkj"
    report = (root / "build" / "lkj-2024.md").read_text(encoding="utf-8")
    assert "Rencana Kerja Contoh" in report or "Rencana Kerja Dinas Contoh Tahun 2024" in report
    assert "Perjanjian Kinerja Sekretaris Dinas Tahun 2024" in report
    assert "Perjanjian Kinerja Ketua" not in report and "Rencana Kinerja Tahunan Dinas" not in report
    agreement = (root / "build" / "pk-sekretaris-2024.md").read_text(encoding="utf-8")
    assert "Pihak Kesatu" in agreement and "PIHAK KESATU" in agreement and "PIHAK PERTAMA" not in agreement
    assert "Penataan Arsip Dinas" not in agreement


@pytest.mark.lambat
@pytest.mark.parametrize("command", ["build", "capaian"])
def test_a_document_that_the_year_does_not_list_is_wrong_usage(tmp_path: Path, command: str) -> None:
    """An unknown id ends with exit code 2 and all ids that there are."""
    code, _, err = jalankan(berdaftar(tmp_path), command, "2024", "--document", "pk-ketua")
    assert code == 2
    assert "'pk-ketua' bukan salah satu dari" in err and "'renja', 'pk-kepala', 'pk-sekretaris'" in err


@pytest.mark.lambat
@pytest.mark.parametrize("command", ["build", "capaian"])
def test_a_document_with_nothing_to_print_says_so(tmp_path: Path, command: str) -> None:
    """A listed document of which the year has no facts is an error that names it."""
    root = berdaftar(tmp_path)
    ganti(root, "pk.yaml", ("dokumen:\n", "dokumen:\n  - id: aksi\n    nama: Rencana Aksi\n    jenis: rencana-aksi\n"))
    code, _, err = jalankan(root, command, "2024", "--document", "aksi")
    assert code == 1
    assert "LKJ114" in err and "tidak ada indikator berdokumen «aksi»" in err


@pytest.mark.lambat
def test_a_plan_of_action_that_the_year_lists_is_its_own(tmp_path: Path) -> None:
    """It is made under the id and the name that the year gives it, and stands in the place of lkj's."""
    root = berdaftar(tmp_path)
    own = "dokumen:\n  - id: aksi\n    nama: Rencana Aksi Dinas\n    jenis: rencana-aksi\n"
    ganti(root, "pk.yaml", ("dokumen:\n", own))
    known = dokumen_tahun(require_year(root, 2024).dokumen)
    assert RENCANA_AKSI not in known and known["aksi"].judul == "Rencana Aksi Dinas"
    assert RENCANA_AKSI in dokumen_tahun(require_year(berdaftar(tmp_path / "b"), 2024).dokumen)


@pytest.mark.lambat
@pytest.mark.parametrize("name", ["lkj", "pengukuran", "triwulan", "all", "serapan", "capaian-dinas", "rata-rata"])
def test_names_that_lkj_uses_itself_name_no_document(tmp_path: Path, name: str) -> None:
    """An id under which lkj knows something else is refused at its line."""
    root = berdaftar(tmp_path)
    ganti(root, "pk.yaml", ("dokumen:\n", f"dokumen:\n  - id: {name}\n    nama: Lain\n    jenis: rencana\n"))
    _, findings = load_year(root, 2024)
    assert [(f.file, f.line) for f in findings] == [("data/2024/pk.yaml", 4)]
    assert f"«{name}» tidak dapat menjadi id dokumen" in findings[0].message


def test_a_document_that_a_year_lists_is_not_taken_by_one_that_lkj_learns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A year has a document under an id that later becomes one of lkj's: it stays the year's own."""
    facts = require_year(berdaftar(tmp_path), 2024)
    ours = Dokumen(id="renja", templat="ringkas.md.j2", judul="Ringkasan Kinerja")
    monkeypatch.setattr("lkj.report.dokumen.TETAP", {**TETAP, ours.id: ours})
    made = dokumen_tahun(facts.dokumen)
    assert (made["renja"].judul, list(made).index("renja")) == ("Rencana Kerja", 1)
    assert dokumen_tahun({})["renja"] is ours


@pytest.mark.lambat
def test_an_id_twice_is_told(tmp_path: Path) -> None:
    """Two documents of one id are told at the second."""
    root = berdaftar(tmp_path)
    ganti(root, "pk.yaml", ("  - id: pk-sekretaris\n    nama", "  - id: renja\n    nama"))
    ganti(root, "pk.yaml", ("  - id: pk-sekretaris\n    judul", "  - id: pk-kepala\n    judul"))
    findings = load_year(root, 2024)[1]
    assert "pk-sekretaris" in " ".join(f.message for f in findings)


@pytest.mark.lambat
def test_only_the_presets_know_their_documents() -> None:
    """No code and no template names a document of the preset; examples of rules speak of the right year's."""
    named = re.compile(r"\bpk[-_](?:ketua|sekretaris)\b|[\"']rkt[\"']|(?:PK|Kinerja) (?:Ketua|Sekretaris)\b")
    own = [*(ROOT / "lkj").rglob("*.py"), *(ROOT / "templates").rglob("*.j2")]
    others = [p for p in own if "presets" not in p.parts and "rules" not in p.parts]
    assert len(others) > 200
    found = {p.relative_to(ROOT).as_posix() for p in others if named.search(p.read_text(encoding="utf-8"))}
    assert found == set()


def test_a_year_without_a_list_has_those_of_the_preset(tmp_path: Path) -> None:
    """A year folder written before there were lists is read as ever."""
    facts = require_year(salin(tmp_path), 2024)
    assert list(facts.dokumen) == [one["id"] for one in DOKUMEN]


def berbanyak(target: Path) -> Path:
    """Return a year in which an indicator stands in two agreements, with a target of its own in one of them."""
    root = berdaftar(target)
    ganti(
        root,
        "sasaran.yaml",
        ("  - id: SK-01\n    dokumen: pk-sekretaris", "  - id: SK-01\n    dokumen: [pk-kepala, pk-sekretaris]"),
    )
    old = "    sasaran: SK-01\n    dokumen: pk-sekretaris\n    satuan: persen"
    several = "    dokumen:\n      - id: pk-kepala\n        target: 75\n      - pk-sekretaris\n"
    ganti(root, "indikator.yaml", (old, f"    sasaran: SK-01\n{several}    satuan: persen"))
    return root


@pytest.mark.lambat
def test_an_indicator_stands_in_several_documents(tmp_path: Path) -> None:
    """Each document measures it against its own target: 81 of 75 in one, 81 of 90 in the other."""
    root = berbanyak(tmp_path)
    numbers = Pengukuran(require_year(root, 2024))
    assert [b.indikator.id for b in numbers.rekap["pk-kepala"].baris] == ["IKU-01", "IKK-01"]
    capaian = {d: r.capaian.nilai for d, one in numbers.rekap.items() for r in one.baris if r.indikator.id == "IKK-01"}
    assert capaian == {"pk-kepala": 108, "pk-sekretaris": 90}
    assert [f for f in check_folder(root, 2024)[1] if f.severity == "error"] == []
    _, out, _ = jalankan(root, "capaian", "2024", "--document", "pk-kepala", "--format", "csv")
    assert "IKK-01;Perjanjian Kinerja Kepala Dinas;SK-01" in out and ";75;" in out
    _, out, _ = jalankan(root, "capaian", "2024", "--sasaran", "SK-01")
    assert "Perjanjian Kinerja Sekretaris Dinas" in out


@pytest.mark.lambat
def test_a_target_of_one_document_is_explained_at_its_line(tmp_path: Path) -> None:
    """The measured document's figure keeps the indicator's id; the other has the document's beside it, and its line."""
    root = berbanyak(tmp_path)
    _, plain, _ = jalankan(root, "explain", "2024", "IKK-01")
    assert "90,00%" in plain and "108,00%" not in plain
    _, own, _ = jalankan(root, "explain", "2024", "IKK-01-pk-kepala")
    assert "108,00%" in own and "Perjanjian Kinerja Kepala Dinas" in own
    line = (root / "data/2024/indikator.yaml").read_text(encoding="utf-8").split("\n").index("        target: 75") + 1
    assert f"indikator.yaml:{line}" in own


@pytest.mark.lambat
def test_a_changed_target_of_one_document_is_one_change(tmp_path: Path) -> None:
    """Two years differ in the target of one agreement: told under the indicator, by the document's id."""
    before, after = berbanyak(tmp_path / "a"), berbanyak(tmp_path / "b")
    ganti(after, "indikator.yaml", ("        target: 75", "        target: 78"))
    _, out, err = jalankan(after, "diff", str(before / "data/2024"), "2024", "--format", "json")
    told = json.loads(out)["comparisons"][0]["changes"]
    changes = [c for c in told if c["file"] == "indikator.yaml" and "target" in c["path"]]
    assert [(c["path"], c["before"], c["after"]) for c in changes] == [
        (
            "indikator[IKK-01].dokumen[pk-kepala].target",
            {"value": "75", "unit": "persen"},
            {"value": "78", "unit": "persen"},
        )
    ], err


MANY = "    dokumen:\n      - id: pk-kepala\n        target: 75\n      - pk-sekretaris\n"


@pytest.mark.parametrize(
    ("written", "line", "message"),
    [
        ("    dokumen: [pk-kepala, pk-kepala]\n", 23, "dokumen «pk-kepala» sudah disebut"),
        ("    dokumen: []\n", 23, "kosong"),
        ("    dokumen:\n      - pk-kepala\n      - pk-x\n", 25, "«pk-x»"),
        ("    dokumen:\n      - id: pk-kepala\n        sasaran: SK-01\n", 25, "sasaran"),
        ("    dokumen:\n      - id: pk-kepala\n        target: satu\n", 25, "satu"),
        ("    dokumen: [pk-kepala, renja]\n", 23, "berdokumen «renja»"),
    ],
)
def test_what_is_wrong_with_several_documents_is_told_at_its_line(
    tmp_path: Path, written: str, line: int, message: str
) -> None:
    """Twice the same, none, an unknown one, an unknown key, no number, one that the objective is not in."""
    root = berbanyak(tmp_path)
    ganti(root, "indikator.yaml", (MANY, written))
    findings = [f for f in check_folder(root, 2024)[1] if f.severity == "error"]
    assert [(f.file, f.line) for f in findings] == [("data/2024/indikator.yaml", line)]
    assert message in findings[0].message and findings[0].hint
