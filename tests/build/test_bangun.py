"""Every document of the cycle from the same facts; drafts and final copies; paper as the data says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alat_benar import bertriwulan, ganti, kosongkan, salin
from alat_dokumen import TAHUNAN
from alat_proyek import build, load_year, year_of
from click.testing import CliRunner
from docx import Document
from pypdf import PdfReader

from lkj.build.build import Order, make
from lkj.cli import cli
from lkj.diagnostics import DataError, Severity
from lkj.model.blanks import kemajuan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conftest import Proyek

    from lkj.diagnostics import Finding

RIGHT = Path(__file__).parents[1] / "data" / "benar"


def pdf_text(path: Path) -> str:
    return " ".join("".join(page.extract_text() + "\n" for page in PdfReader(path).pages).split())


def word_text(path: Path) -> str:
    document = Document(str(path))
    parts = [p.text for p in document.paragraphs]
    parts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join(parts).split())


def tanpa(root: Path, document: str) -> Path:
    """Take a document out of a year: its indikator, its objectives, and its agreement where it has one."""
    folder = root / "data" / "2024"
    for file, key in (("indikator.yaml", "dokumen"), ("sasaran.yaml", "dokumen"), ("pk.yaml", "id")):
        text = (folder / file).read_text(encoding="utf-8")
        head, *items = re.split(r"(?m)^(?=  - id: )", text)
        kept = [i for i in items if not re.search(rf"(?m)^(?:    |  - ){key}: {document}$", i)]
        (folder / file).write_text(head + "".join(kept), encoding="utf-8")
    for prose in (folder / "narasi").glob("*.md"):
        text = prose.read_text(encoding="utf-8")
        prose.write_text(text.replace(f'{{{{ rujuk("tabel-{document}") }}}}', "lampiran"), encoding="utf-8")
    return root


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("document", "place", "what"),
    [
        ("rkt", "data/2024/indikator.yaml:3:1", "Rencana Kinerja Tahunan tidak dapat dibuat: tidak ada indikator"),
        ("pk-ketua", "data/2024/pk.yaml:21:1", "Perjanjian Kinerja Ketua tidak dapat dibuat: tidak ada perjanjian"),
    ],
)
def test_a_document_without_data_is_refused_aloud(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, document: str, place: str, what: str
) -> None:
    """Asked for by name it is an error at its place, and nothing is written; among all of them it is left out and told."""
    monkeypatch.chdir(tanpa(salin(tmp_path), document))
    result = CliRunner().invoke(cli, ["build", "2024", "--format", "docx", "--document", document])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "LKJ114" in result.stderr and what in result.stderr and place[:-4] in result.stderr
    assert not (tmp_path / "build").exists()
    result = CliRunner().invoke(cli, ["build", "2024", "--format", "docx", "--document", "all"])
    assert result.exit_code == 0
    assert result.stdout.split() == [f"build/{name}-2024.docx" for name in TAHUNAN if name != document]
    assert f"dilewati: {what}" in result.stderr


@pytest.mark.lambat
def test_all_documents_of_the_cycle(proyek: Proyek) -> None:
    """One command makes the five documents in both formats, each with its own content."""
    code, out, _ = proyek.jalankan("build", "2024", "--document", "all")
    assert code == 0
    assert out.split() == [f"build/{name}-2024.{suffix}" for name in TAHUNAN for suffix in ("docx", "pdf")]
    folder = proyek.root / "build"
    for suffix, read in (("pdf", pdf_text), ("docx", word_text)):
        ketua, sekretaris = (read(folder / f"pk-{who}-2024.{suffix}") for who in ("ketua", "sekretaris"))
        assert "berjanji akan mewujudkan target kinerja yang seharusnya" in ketua
        assert "Palangka Raya, ……… Januari 2024" in ketua and "PIHAK KEDUA" not in ketua
        assert "Rp115.805.681.000" in ketua and "Rp126.887.188.000" in ketua
        assert sekretaris.index("PIHAK KEDUA") < sekretaris.index("PIHAK PERTAMA")
        assert "Pihak Kedua akan melakukan supervisi" in sekretaris and "(3355)" in sekretaris
        assert "1 NSPK" in read(folder / f"rkt-2024.{suffix}")
        assert "84,99%" in read(folder / f"pengukuran-2024.{suffix}")
    wide = PdfReader(folder / "rkt-2024.pdf").pages[0].mediabox
    assert wide.width > wide.height


@pytest.mark.lambat
def test_a_changed_agreement_is_titled_perubahan(proyek: Proyek) -> None:
    """An agreement marked as a change says so in its title."""
    proyek.ubah("pk.yaml", "    judul: Perjanjian Kinerja\n", "    judul: Perjanjian Kinerja\n    perubahan: true\n")
    build(proyek.root, 2024, ("pdf",), dokumen=("pk-sekretaris",))
    assert "PERUBAHAN PERJANJIAN KINERJA TAHUN 2024" in pdf_text(proyek.root / "build" / "pk-sekretaris-2024.pdf")


@pytest.mark.lambat
def test_final_is_refused_while_a_placeholder_is_left(proyek: Proyek) -> None:
    """The real report prints placeholders for what its source lost: it stays a draft, and each gap is named."""
    with pytest.raises(DataError) as caught:
        build(proyek.root, 2024, ("pdf",), final=True)
    assert {"LKJ601", "LKJ603"} <= {f.code for f in caught.value.findings}
    code, stdout, stderr = proyek.jalankan("build", "2024", "--format", "pdf", "--final")
    counted = kemajuan(load_year(proyek.root, 2024)[0])[0].partition(";")[0]  # type: ignore[arg-type]
    assert (code, stdout) == (1, "")
    # What `lkj check` calls an info is an error here alone: the last line says why, and that nothing was made.
    assert stderr.splitlines()[-1].startswith(f"--final ditolak: masih ada isian kosong ({counted}); tidak ada dokumen")
    assert not (proyek.root / "build" / "lkj-2024.pdf").exists()


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("narasi/penutup.md", "Dinas Contoh", "", "LKJ608"),
        ("indikator.yaml", "    nasional: 350\n", "", "LKJ609"),
        ("satker.yaml", "  pns: 12\n", "  pns: null\n", "LKJ611"),
        ("pagu.yaml", "    realisasi: 950000000\n", "    realisasi: null\n", "LKJ611"),
    ],
)
def test_final_names_the_finding_of_each_placeholder(tmp_path: Path, file: str, old: str, new: str, code: str) -> None:
    """An empty section, a missing analysis and a fact not filled in each stand in the way of a final report."""
    root = salin(tmp_path)
    if code == "LKJ608":
        (root / "data" / "2024" / file).write_text("<!-- menyusul -->\n", encoding="utf-8")
    else:
        ganti(root, file, (old, new))
    with pytest.raises(DataError) as caught:
        build(root, 2024, ("pdf",), final=True)
    assert code in {f.code for f in caught.value.findings}


@pytest.mark.lambat
def test_final_is_judged_document_by_document(tmp_path: Path) -> None:
    """A gap that only the report prints does not hold back the Rencana Kinerja Tahunan."""
    root = salin(tmp_path)
    ganti(root, "satker.yaml", ("  pns: 12\n", "  pns: null\n"))
    assert build(root, 2024, ("pdf",), dokumen=("rkt",), final=True).files
    ganti(root, "pk.yaml", ("    tanggal: 2024-01-15\n", "    tanggal: null\n"))
    with pytest.raises(DataError) as caught:
        build(root, 2024, ("pdf",), dokumen=("rkt", "pk-sekretaris"), final=True)
    assert {(f.code, Path(f.file).name) for f in caught.value.findings} == {("LKJ611", "pk.yaml")}


@pytest.mark.lambat
def test_a_year_not_filled_in_yet_is_built(tmp_path: Path) -> None:
    """A draft of nothing but placeholders becomes a Word document and a PDF."""
    root = kosongkan(salin(tmp_path))
    assert len(build(root, 2024, ("docx", "pdf")).files) == 2
    for text in (pdf_text(root / "build" / "lkj-2024.pdf"), word_text(root / "build" / "lkj-2024.docx")):
        assert text.count("[belum ada data]") > 40
        assert "None" not in text


@pytest.mark.lambat
def test_a_quarterly_document(tmp_path: Path) -> None:
    """As of the second quarter: quarters, realisasi so far, capaian of the year's target, what is missing."""
    root = bertriwulan(tmp_path)
    made = build(root, 2024, ("docx", "pdf"), dokumen=("triwulan",), triwulan=2)
    assert [path.name for path in made.files] == ["triwulan-2-2024.docx", "triwulan-2-2024.pdf"]
    reader = PdfReader(root / "build" / "triwulan-2-2024.pdf")
    assert reader.pages[0].mediabox.width > reader.pages[0].mediabox.height
    about = reader.metadata
    assert about is not None and about.title == "Laporan Kinerja Triwulan II Dinas Contoh Tahun 2024"
    assert about.creation_date is not None and about.creation_date.date().isoformat() == "2024-06-30"
    for text in (pdf_text(root / "build" / "triwulan-2-2024.pdf"), word_text(root / "build" / "triwulan-2-2024.docx")):
        for part in ("LAPORAN KINERJA TRIWULAN II TAHUN 2024", "100 Berkas", "25,00%", "75%", "83,33%", "54,17%"):
            assert part in text
        assert "TW II belum ada datanya" in text and "Tidak diukur per triwulan" in text
        assert "Rata-rata capaian sementara, 2 dari 3 indikator sampai dengan triwulan II" in text
        assert "120 Berkas" not in text and "TW III" not in text
        assert "Contoh Kepala" in text


@pytest.mark.lambat
def test_a_final_quarterly_document_needs_its_quarters(tmp_path: Path) -> None:
    """The first quarter is complete; the second lacks a value, which is named with its line."""
    root = bertriwulan(tmp_path)
    build(root, 2024, ("pdf",), dokumen=("triwulan",), triwulan=1, final=True)
    assert "KONSEP" not in pdf_text(root / "build" / "triwulan-1-2024.pdf")
    with pytest.raises(DataError) as caught:
        build(root, 2024, ("pdf",), dokumen=("triwulan",), triwulan=2, final=True)
    (found,) = caught.value.findings
    lines = (root / "data" / "2024" / "indikator.yaml").read_text(encoding="utf-8").split("\n")
    assert found.message == "realisasi IKK-03 triwulan 2 belum ada"
    assert lines[found.line - 1].strip() == "triwulan: [100, null, 120, 90]"


@pytest.mark.lambat
def test_quarter_and_document_belong_together(proyek: Proyek) -> None:
    """A quarterly document must be told its quarter, another takes none; a year without quarters says so."""
    for args, words in (
        (("--document", "triwulan"), "--quarter 2"),
        (("--quarter", "2"), "hanya berlaku bersama"),
        (("--document", "triwulan", "--quarter", "5"), "5"),
    ):
        code, out, err = proyek.jalankan("build", "2024", *args)
        assert (code, out) == (2, "") and words in err
    code, out, err = proyek.jalankan("build", "2024", "--document", "all", "--quarter", "2")
    assert (code, out) == (1, "")
    assert "tidak ada indikator Perjanjian Kinerja Sekretaris yang mempunyai realisasi triwulan" in err
    assert not (proyek.root / "build").exists()


@pytest.mark.lambat
def test_final_takes_the_draft_mark_away(tmp_path: Path) -> None:
    """A complete year is a draft with KONSEP on its pages until it is built as final."""
    shutil.copytree(RIGHT, tmp_path, dirs_exist_ok=True)
    for final in (False, True):
        build(tmp_path, 2024, ("docx", "pdf"), final=final)
        head = Document(str(tmp_path / "build" / "lkj-2024.docx")).sections[2].header.paragraphs[0].text
        assert ("KONSEP" in head) is not final
        assert ("KONSEP" in pdf_text(tmp_path / "build" / "lkj-2024.pdf")) is not final


@pytest.mark.lambat
def test_paper_margins_and_type_come_from_the_data(proyek: Proyek) -> None:
    """F4 paper with a wider binding edge is what both documents have."""
    text = proyek.path("satker.yaml").read_text(encoding="utf-8")
    layout = "tata_letak:\n  kertas: F4\n  margin:\n    kiri: 4\n  ukuran: 12\n"
    proyek.path("satker.yaml").write_text(text + layout, encoding="utf-8")
    build(proyek.root, 2024, ("docx", "pdf"))
    box = PdfReader(proyek.root / "build" / "lkj-2024.pdf").pages[0].mediabox
    assert (round(float(box.width) / 72 * 2.54, 1), round(float(box.height) / 72 * 2.54, 1)) == (21.5, 33.0)
    word = Document(str(proyek.root / "build" / "lkj-2024.docx"))
    body, normal = word.styles["Body Text"], word.styles["Normal"]
    assert body.font.size is None and body.base_style == normal
    assert normal.font.size is not None and normal.font.size.pt == 12
    section = word.sections[1]
    sizes = (section.page_width, section.page_height, section.left_margin)
    assert [round(size / 360000, 1) for size in sizes if size] == [21.5, 33.0, 4.0]


@pytest.mark.parametrize("where", ["build", "build/lkj-2024.pdf"])
def test_what_cannot_be_written_is_told_before_the_work(
    proyek: Proyek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """A link where a document is to stand ends the build before an engine starts; nothing is written through it."""
    aim = tmp_path / "lain"
    aim.mkdir()
    link = proyek.root / where
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(aim)
    monkeypatch.setattr("lkj.build.build.Publisher", None)
    monkeypatch.setattr("lkj.build.build.page_worker", None)
    code, _, stderr = proyek.jalankan("build", "2024")
    assert code == 3
    assert f"«{where}» adalah tautan" in stderr
    assert not list(aim.iterdir())


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("change", "errors"),
    [
        ((), set()),
        (("pagu.yaml", "    realisasi: 3771000000\n", "    realisasi: 3771000001\n"), {"LKJ501"}),
        (("indikator.yaml", "    sasaran: SK-02\n", "    sasaran: SK-99\n"), {"LKJ301", "LKJ305"}),
        (("satker.yaml", "skema: 1\n", "skema: 1\n: [\n"), {"LKJ101"}),
    ],
    ids=["right", "contradiction", "no numbers", "no facts"],
)
def test_what_is_made_ahead_of_the_rules_is_judged_all_the_same(
    tmp_path: Path, change: tuple[str, str, str], errors: set[str]
) -> None:
    """A year with errors is told these, and not what its document would meet besides; a right one is made."""
    root = salin(tmp_path)
    if change:
        file, old, new = change
        path = root / "data" / "2024" / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
        # What would stop the work itself is told by the build alone, when those errors are gone.
        (root / "data" / "2024" / "narasi" / "misi.md").write_text("{{ tidak_ada }}\n", encoding="utf-8")

    def made() -> Sequence[Finding]:
        try:
            return make(year_of(root, 2024), Order(formats=("html",))).findings
        except DataError as error:
            assert change
            return error.findings

    assert {one.code for one in made() if one.severity is Severity.ERROR} == errors


@pytest.mark.lambat
def test_under_strict_a_warning_stops_what_is_made_ahead(tmp_path: Path) -> None:
    """The rules are asked before anything is handed over."""
    root = salin(tmp_path)
    ganti(root, "pagu.yaml", ("  - tahun: 2021\n    pagu: 3400000000\n    realisasi: 3162000000\n", ""))
    with pytest.raises(DataError) as refused:
        make(year_of(root, 2024), Order(formats=("html",), strict=True))
    assert "LKJ606" in {one.code for one in refused.value.findings}


@pytest.mark.lambat
def test_a_reference_document_that_is_none_is_told_with_the_data(proyek: Proyek) -> None:
    """What is wrong with the data is told in the same breath, as check tells it; there is no year 0000 to build."""
    proyek.tulis("../../templates/reference.docx", "x")
    proyek.ubah("indikator.yaml", "    sasaran: SK-02\n", "    sasaran: SK-99\n")
    told = [proyek.jalankan(command, "2024") for command in ("check", "build")]
    assert [code for code, _, _ in told] == [1, 1]
    for code in ("LKJ125", "LKJ301"):
        assert all(code in out + err for _, out, err in told)
    assert proyek.jalankan("build", "0000")[0] == 2
