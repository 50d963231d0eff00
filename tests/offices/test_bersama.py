"""What offices share goes with them: into the PDF and its proof, into a comparison of revisions, into an explanation."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from alat_pohon import pohon
from click.testing import CliRunner

from lkj.cli import cli
from lkj.files import package_templates
from lkj.offices import offices

pytestmark = pytest.mark.lambat


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a tree of two offices, in the folder of one of which the test works."""
    monkeypatch.chdir(pohon(tmp_path) / "satker/6200")
    return tmp_path


def run(*args: str) -> tuple[int, str, str]:
    """Run `lkj` in the working folder: exit code, stdout, stderr."""
    result = CliRunner().invoke(cli, args, prog_name="lkj")
    return result.exit_code, result.stdout, result.stderr


def test_a_pdf_is_proved_with_what_was_shared(tree: Path) -> None:
    """It is built again from itself alone, on any machine; what was changed among the shared files is told by name."""
    template = tree / "bersama/templates/bagian-visi.md.j2"
    template.parent.mkdir()
    template.write_text(f"{(package_templates() / template.name).read_text()}\nVisi ini milik bersama.\n")
    assert run("build", "2024", "--format", "pdf")[:2] == (0, "../../build/6200/lkj-2024.pdf\n")
    pdf = str(tree / "build/6200/lkj-2024.pdf")
    code, out, _ = run("verify", pdf, "--root", ".")
    assert code == 0, out
    assert "sama persis" in out
    assert "masih sama dengan yang dibawa" in out
    assert "bersama/templates/bagian-visi.md.j2" in out
    shared = tree / "bersama/data/2024/narasi/latar-belakang.md"
    shared.write_text("Latar belakang yang lain.\n")
    _, out, _ = run("verify", pdf, "--root", ".")
    assert "berkas bersama/data/2024/narasi/latar-belakang.md berubah" in out
    os.chdir(tree.parent)
    code, out, _ = run("verify", pdf)
    assert (code, "sama persis" in out) == (0, True), out


def test_a_shared_change_is_told_between_revisions(tree: Path) -> None:
    """`lkj diff --git` of an office tells what a change of the shared files means for it."""

    def git(*args: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *args], cwd=tree, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "awal")
    assert "Tidak ada perbedaan" in run("diff", "--git", "HEAD", "2024")[1]
    method = tree / "bersama/data/2024/metode.yaml"
    method.write_text(method.read_text().replace("batas_atas: null", "batas_atas: 110"))
    code, out, err = run("diff", "--git", "HEAD")
    assert code == 0, err
    assert "110" in out
    git("commit", "-qam", "batas")
    assert "110" in run("diff", "--git", "HEAD~1..HEAD")[1]


def test_an_explanation_names_the_shared_file(tree: Path) -> None:
    """What a capaian owes to the shared method is said of that, with its line."""
    code, out, _ = run("explain", "2024", "IKK-01")
    assert code == 0
    assert "bersama/data/2024/metode.yaml:" in out
    assert " data/2024/indikator.yaml:" in out


def test_a_remedy_names_the_shared_file(tree: Path) -> None:
    """What is to be copied from the method of the year before lies where the offices share it."""
    for place in ("bersama/data", "satker/6200/data"):
        shutil.copytree(tree / place / "2024", tree / place / "2023")
        for path in (tree / place / "2023").glob("*.yaml"):
            path.write_text(path.read_text(encoding="utf-8").replace("tahun: 2024", "tahun: 2023"), encoding="utf-8")
    method = tree / "bersama/data/2024/metode.yaml"
    method.write_text(method.read_text(encoding="utf-8").replace("batas_atas: null", "batas_atas: 110"), "utf-8")
    (found,) = [one for one in offices(tree)[0].year(2024).findings() if one.code == "LKJ704"]
    assert found.file == "bersama/data/2024/metode.yaml"
    assert "dari bersama/data/2023/metode.yaml ke riwayat tahun 2023" in found.hint


def test_a_new_year_says_where_the_new_plan_is_told(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file of the plan is the tree's where that has one for the year, else the office's own."""
    monkeypatch.chdir(tree)
    shared = tree / "bersama/data/2025"
    shutil.copytree(tree / "bersama/data/2024", shared)

    def told(code: str) -> str:
        done = CliRunner().invoke(cli, ["new", "2025", "--satker", code], prog_name="lkj")
        assert done.exit_code == 0, done.stderr
        return " ".join(done.stderr.split())

    assert "Isi dahulu Renstra yang baru di bersama/data/2025/visi-misi.yaml, lalu" in told("6200")
    (shared / "visi-misi.yaml").unlink()
    assert "Isi dahulu Renstra yang baru di data/2025/visi-misi.yaml, lalu" in told("6201")
