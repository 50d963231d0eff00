"""What is shipped: generated files are fresh, the wheel stands alone, the Word file opens elsewhere."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from alat_proyek import build
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from docx import Document
from pypdf import PdfReader

from lkj import __version__
from lkj.check.rules.nilai.lkj210_aksara_tercetak import LISTS

PROJECT = Path(__file__).parent.parent


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, PROJECT / "scripts" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tool(name: str) -> str:
    """Return a tool's path; without it the test is skipped, but never in CI, which installs it."""
    path = shutil.which(name)
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{name} is missing; .ci/run installs it")
        pytest.skip(f"{name} is not installed")
    return path


def through_libreoffice(soffice: str, document: Path, folder: Path) -> Path:
    """Let LibreOffice lay a Word document out, as on a machine without Word; return its PDF."""
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(command, check=True, capture_output=True)
    return folder / f"{document.stem}.pdf"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.lambat
def test_reference_document_is_what_its_script_makes() -> None:
    """`make reference` would change nothing: the styles in Git are the styles in the DOCX."""
    made, kept = parts(script("reference_docx").make()), parts((PROJECT / "templates" / "reference.docx").read_bytes())
    assert made == kept


def test_catalogue_of_click_is_compiled_from_its_source() -> None:
    """`make locale` would change nothing."""
    folder = PROJECT / "lkj" / "cli" / "locale" / "id" / "LC_MESSAGES"
    made = BytesIO()
    with (folder / "messages.po").open("rb") as source:
        write_mo(made, read_po(source, locale="id"))
    assert made.getvalue() == (folder / "messages.mo").read_bytes()


@pytest.mark.parametrize(("font", "name"), LISTS.items())
def test_printable_characters_are_those_of_the_font(font: str, name: str) -> None:
    """The list of printable characters was made from the font that the report uses."""
    assert script("aksara").make(font) == (PROJECT / "lkj" / "check" / "rules" / "nilai" / name).read_text(
        encoding="ascii"
    )


@pytest.mark.lambat
@pytest.mark.skipif(sys.platform == "win32", reason="the network is cut with a proxy setting that Windows ignores")
def test_wheel_builds_the_report_alone_and_offline(tmp_path: Path) -> None:
    """A built wheel, unpacked elsewhere, with the network cut and no checkout in sight, builds both documents.

    From it alone another office begins, too.
    """
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "--quiet",
            "wheel",
            "--no-deps",
            "--no-build-isolation",
            "--wheel-dir",
            str(tmp_path),
            str(PROJECT),
        ],
        check=True,
    )
    (wheel,) = tmp_path.glob("lkj-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "situs")
    for name in ("filter.lua", "laporan.typ", "reference.docx", "laporan.md.j2", "bagian-capaian-kinerja.md.j2"):
        assert f"lkj/templates/{name}" in names
    assert {
        f"lkj-{__version__}.dist-info/{name}" for name in ("sboms/sbom.cdx.json", "licenses/THIRD-PARTY-NOTICES.md")
    } <= names
    assert {"lkj/requirements.txt", "lkj/model/presets/kerangka.yaml"} <= names
    assert "lkj/cli/locale/id/LC_MESSAGES/messages.mo" in names
    assert {f"lkj/check/rules/nilai/{name}" for name in LISTS.values()} <= names
    assert "lkj/ci/github-actions.yml" in names
    for shipped in ("lkj/new/awal", "lkj/model/presets/jenis"):
        there = {path.relative_to(PROJECT).as_posix() for path in (PROJECT / shipped).rglob("*") if path.is_file()}
        assert there <= names
    assert {f"lkj/publish/fon/{path.name}" for path in (PROJECT / "lkj" / "publish" / "fon").iterdir()} <= names
    root = tmp_path / "kantor"
    shutil.copytree(PROJECT / "data", root / "data")
    nowhere = "http://127.0.0.1:9"
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); import lkj.cli; print(lkj.cli.__file__); lkj.cli.main()"

    def lkj(*args: str) -> None:
        run = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "situs"), *args],
            cwd=root,
            env={**os.environ, "http_proxy": nowhere, "https_proxy": nowhere, "HTTPS_PROXY": nowhere, "PYTHONPATH": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        assert str(tmp_path / "situs") in run.stdout.splitlines()[0]

    lkj("build", "2024")
    assert (root / "build" / "lkj-2024.docx").stat().st_size > 50_000
    assert (root / "build" / "lkj-2024.pdf").read_bytes().startswith(b"%PDF-")
    # Another office begins with nothing but the wheel.
    lkj("init", "../dinas", "--yes", "--kind", "dinas", "--year", "2025")
    lkj("check", "--root", "../dinas")
    assert (tmp_path / "dinas" / ".github" / "workflows" / "periksa-data.yml").is_file()


@pytest.mark.lambat
def test_word_file_opens_in_libreoffice_with_its_lists_filled(tmp_path: Path) -> None:
    """LibreOffice lays the DOCX out: contents with page numbers, no broken reference, nothing empty."""
    soffice, pdftotext = tool("soffice"), tool("pdftotext")
    shutil.copytree(PROJECT / "data" / "2024", tmp_path / "data" / "2024")
    build(tmp_path, 2024, ("docx",))
    laid_out = through_libreoffice(soffice, tmp_path / "build" / "lkj-2024.docx", tmp_path)
    command = [pdftotext, "-layout", str(laid_out), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert re.search(r"BAB III AKUNTABILITAS KINERJA\.+ ?\d+", text)
    assert re.search(r"Tabel 3\.2 Capaian Kinerja.*\.+ ?\d+", text)
    assert re.search(r"Gambar 3\.2 Serapan Anggaran.*\.+ ?\d+", text)
    assert "Error" not in text and "Sumber acuan tidak" not in text


@pytest.mark.lambat
@pytest.mark.parametrize("font", LISTS)
def test_page_numbers_in_the_word_lists_are_where_the_headings_are(tmp_path: Path, font: str) -> None:
    """At least 95 of 100 entries name the page on which LibreOffice puts their heading, table or figure."""
    soffice = tool("soffice")
    shutil.copytree(PROJECT / "data" / "2024", tmp_path / "data" / "2024")
    with (tmp_path / "data" / "2024" / "satker.yaml").open("a", encoding="utf-8") as satker:
        satker.write(f"tata_letak:\n  fon: {font}\n")
    build(tmp_path, 2024, ("docx",))
    laid_out = through_libreoffice(soffice, tmp_path / "build" / "lkj-2024.docx", tmp_path)
    pages = []
    for page in PdfReader(laid_out).pages:
        # LibreOffice writes the footer before the text of its page.
        body = re.sub(r"^\s*Laporan Kinerja [^\n]* Tahun \d+\s*KONSEP", "", page.extract_text())
        number, _, rest = body.strip().partition("\n")
        pages.append((number.strip(), " ".join(rest.split())))
    lists = [n for n, (_, text) in enumerate(pages) if text.startswith(("DAFTAR ISI", "DAFTAR TABEL", "DAFTAR GAMBAR"))]
    entries = [
        p.text.rsplit("\t", 1)
        for p in Document(str(tmp_path / "build" / "lkj-2024.docx")).paragraphs
        if p.style is not None and (p.style.name or "").lower() in ("toc 1", "toc 2", "toc 3", "table of figures")
    ]
    right = 0
    for title, printed in entries:
        title = " ".join(title.split())
        found = [
            number
            for n, (number, text) in enumerate(pages)
            if title in text and (n not in lists or text.startswith(title))
        ]
        right += printed in found
    assert len(entries) > 40
    assert right >= 0.95 * len(entries)


@pytest.mark.lambat
@pytest.mark.parametrize(
    "elsewhere",
    [
        {"TZ": "Asia/Jayapura", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "LANGUAGE": "de", "PYTHONHASHSEED": "2"},
    ],
)
def test_the_same_bytes_in_another_place_zone_and_locale(tmp_path: Path, elsewhere: dict[str, str]) -> None:
    """DOCX, PDF and web page do not depend on folder, time zone, locale or the order of hashes."""
    made = []
    for name, setting in (("satu", {"TZ": "UTC", "PYTHONHASHSEED": "0"}), ("dua", elsewhere)):
        root = tmp_path / name / "kantor"
        shutil.copytree(PROJECT / "data" / "2024", root / "data" / "2024")
        command = [sys.executable, "-m", "lkj", "build", "2024", "--format", "docx,pdf,html", "--root", str(root)]
        subprocess.run(command, cwd=tmp_path, env={**os.environ, **setting}, check=True, capture_output=True)
        made.append({p.name: p.read_bytes() for p in (root / "build").iterdir()})
    assert set(made[0]) == {"lkj-2024.docx", "lkj-2024.pdf", "lkj-2024.html"}
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []


@pytest.mark.lambat
def test_repository_has_nothing_of_the_machine_it_was_made_on() -> None:
    """No absolute path and no registry host in what is committed; text files end lines with LF."""
    git = tool("git")
    if not (PROJECT / ".git").exists():
        pytest.skip("not a Git checkout")
    listed = subprocess.run([git, "ls-files"], cwd=PROJECT, check=True, capture_output=True, text=True).stdout.split(
        "\n"
    )
    for name in filter(None, listed):
        if Path(name).suffix in (".docx", ".png", ".jpg", ".mo", ".ttf") or not (PROJECT / name).is_file():
            continue
        data = (PROJECT / name).read_bytes()
        assert b"\r\n" not in data or name.startswith("tests/"), name
        assert not re.search(rb"/work/(?!\.)|/root/|pythonhosted|\.pyenv", data) or name == "tests/test_paket.py", name
