"""Evidence: files and links that prove a figure, held to what was recorded of them."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from alat_benar import ganti, salin
from alat_proyek import build, check_folder, environment, load_year, require_year
from click.testing import CliRunner
from pypdf import PdfReader

from lkj.cli import cli
from lkj.pengukuran import Pengukuran
from lkj.report.dokumen import susun_laporan
from lkj.verify.rebuild import verify
from lkj.verify.verdict import Verdict

CATATAN = "    catatan: Dua petugas pengaduan pindah tugas pada triwulan ketiga\n"
ISI = b"%PDF-1.7 daftar hadir\n"
SIDIK = sha256(ISI).hexdigest()


def _berbukti(tmp_path: Path, text: str, content: bytes | None = ISI) -> Path:
    root = salin(tmp_path)
    ganti(root, "indikator.yaml", (CATATAN, "    bukti:\n      - nama: Daftar hadir\n" + text + CATATAN))
    if content is not None:
        (root / "data" / "2024" / "bukti").mkdir()
        (root / "data" / "2024" / "bukti" / "hadir.pdf").write_bytes(content)
    return root


def _temuan(root: Path) -> list[tuple[str, int]]:
    return [(f.code, f.position.line) for f in check_folder(root, 2024)[1] if f.severity != "info"]


BERKAS = "        berkas: bukti/hadir.pdf\n"
BERSIDIK = f"{BERKAS}        sha256: {SIDIK}\n"


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        (BERSIDIK, ISI, []),
        ("        tautan: https://contoh.go.id/hadir\n", None, []),
        (BERSIDIK, None, [("LKJ342", 36)]),
        (BERSIDIK, ISI + b".", [("LKJ343", 37)]),
        (BERKAS, ISI, [("LKJ344", 36)]),
        ("        berkas: hadir.pdf\n", ISI, [("LKJ205", 36)]),
        ("        berkas: bukti/../satker.yaml\n", ISI, [("LKJ205", 36)]),
        ("        berkas: /etc/passwd\n", ISI, [("LKJ205", 36)]),
        ("        berkas: C:/bukti/hadir.pdf\n", ISI, [("LKJ205", 36)]),
        ("        berkas: bukti\\hadir.pdf\n", ISI, [("LKJ205", 36)]),
        ("        tautan: http://contoh.go.id/hadir\n", ISI, [("LKJ205", 36)]),
        ("        tautan: contoh.go.id\n", ISI, [("LKJ205", 36)]),
        (f"{BERKAS}        tautan: https://contoh.go.id/hadir\n", ISI, [("LKJ205", 35)]),
        ("", ISI, [("LKJ203", 35)]),
        (f"{BERKAS}        sha256: {SIDIK[:-1]}\n", ISI, [("LKJ205", 37)]),
    ],
)
def test_mistakes_are_told_at_their_line(
    tmp_path: Path, text: str, content: bytes | None, expected: list[tuple[str, int]]
) -> None:
    """What is not there, not what was recorded, not in its folder, not a link, or both or neither."""
    assert _temuan(_berbukti(tmp_path, text, content)) == expected


@pytest.mark.lambat
def test_a_link_in_the_folder_is_not_followed(tmp_path: Path) -> None:
    """Evidence that a symbolic link stands for could be any file of the machine."""
    root = _berbukti(tmp_path / "a", BERKAS, None)
    outside = tmp_path / "rahasia.txt"
    outside.write_bytes(ISI)
    (root / "data" / "2024" / "bukti").mkdir()
    (root / "data" / "2024" / "bukti" / "hadir.pdf").symlink_to(outside)
    assert _temuan(root) == [("LKJ342", 36)]


@pytest.mark.lambat
def test_fix_records_what_is_there(tmp_path: Path) -> None:
    """The SHA-256 is written below the name of the file, and nothing else changes."""
    root = _berbukti(tmp_path, BERKAS)
    path = root / "data" / "2024" / "indikator.yaml"
    before = path.read_text(encoding="utf-8")
    made = CliRunner().invoke(cli, ["check", "2024", "--fix", "--root", str(root)])
    assert made.exit_code == 0, made.output
    assert path.read_text(encoding="utf-8") == before.replace(BERKAS, BERSIDIK)
    assert _temuan(root) == []


@pytest.mark.lambat
def test_the_annex_lists_it(tmp_path: Path) -> None:
    """Whose it is, its file and its SHA-256; a year without evidence has no such annex."""
    text = susun_laporan(environment(tmp_path), Pengukuran(require_year(_berbukti(tmp_path, BERSIDIK), 2024))).markdown
    annex = text[text.index("DAFTAR BUKTI DUKUNG") :].replace("\u200b", "")
    assert "IKK-01 Persentase pengaduan yang diselesaikan" in annex
    assert "bukti/hadir.pdf" in annex and SIDIK in annex


@pytest.mark.lambat
def test_a_pdf_records_it_and_verify_holds_the_folder_to_that(tmp_path: Path) -> None:
    """The file is not attached; rebuilt without it the PDF is the same, and a folder where it changed is told."""
    root = _berbukti(tmp_path, BERSIDIK)
    build(root, 2024, ("pdf",))
    made = root / "build" / "lkj-2024.pdf"
    attached = PdfReader(made).attachments
    assert not any("bukti" in name for name in attached)
    recorded = json.loads(attached["nilai.json"][0])["evidence"]
    assert recorded == [{"name": "data/2024/bukti/hadir.pdf", "sha256": SIDIK, "size": len(ISI)}]
    whole = verify(made.read_bytes(), root)
    assert (whole.verdict, whole.findings) == (Verdict.IDENTICAL, ())
    (root / "data" / "2024" / "bukti" / "hadir.pdf").write_bytes(b"lain")
    (changed,) = verify(made.read_bytes(), root).findings
    assert changed.message == "bukti data/2024/bukti/hadir.pdf berubah sesudah dokumen dibuat"


@pytest.mark.lambat
def test_next_year_brings_its_own(tmp_path: Path) -> None:
    """Evidence is of its year: it is not carried over, nor are its files."""
    root = _berbukti(tmp_path, BERSIDIK)
    made = CliRunner().invoke(cli, ["new", "2025", "--from", "2024", "--root", str(root)])
    assert made.exit_code == 0, made.output
    assert "bukti" not in (root / "data" / "2025" / "indikator.yaml").read_text(encoding="utf-8")
    assert not (root / "data" / "2025" / "bukti").exists()


def test_files_that_nothing_names_are_told_by_folder(tmp_path: Path) -> None:
    """A picture that no prose shows and evidence that no fact names are an info each; what is named is right."""
    salin(tmp_path)
    year = tmp_path / "data" / "2024"
    for name in ("gambar/lupa.png", "gambar/tampak.png", "bukti/2024/lupa.pdf", "bukti/.DS_Store"):
        (year / name).parent.mkdir(parents=True, exist_ok=True)
        (year / name).write_bytes(b"isi")
    prose = year / "narasi" / "evaluasi.md"
    prose.write_text(prose.read_text(encoding="utf-8") + "\n![Tampak](gambar/tampak.png)\n", encoding="utf-8")
    found = [f for f in load_year(tmp_path, 2024)[1] if f.code == "LKJ131"]
    assert [(f.file, f.severity.value) for f in found] == [
        ("data/2024/gambar/lupa.png", "info"),
        ("data/2024/bukti/2024/lupa.pdf", "info"),
    ]
    assert "«gambar/lupa.png»" in found[0].message and "tampak" not in found[0].message
