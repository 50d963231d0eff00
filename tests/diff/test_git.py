"""`lkj diff --git`: revisions are read as they are, and reading them leaves no trace and runs nothing of theirs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from alat_beda import isi, tahun_lalu, tulis
from click.testing import CliRunner

from lkj.cli import cli
from lkj.diff import git, git_objects, git_process
from lkj.files import MAX_BYTES
from lkj.files.text import MOST_TEXT
from lkj.model.load import read_year
from lkj.publish.engines.limits import Limits

pytestmark = pytest.mark.skipif(
    shutil.which("git") is None and os.environ.get("CI") != "true", reason="git is not installed"
)
SIAPA = {
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Penguji", "GIT_AUTHOR_EMAIL": "penguji@example.id",
    "GIT_COMMITTER_NAME": "Penguji", "GIT_COMMITTER_EMAIL": "penguji@example.id",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Repo:
    """A repository whose project root is the folder `proyek` in it, and a commit of the right year."""

    folder: Path

    @property
    def root(self) -> Path:
        """The project root."""
        return self.folder / "proyek"

    def git(self, *words: str) -> str:
        """Run git as a user does; return what it prints."""
        done = subprocess.run(
            ["git", *words], cwd=self.folder, env={**os.environ, **SIAPA}, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def simpan(self, pesan: str, **berkas: str) -> str:
        """Write files of 2024 (dots for slashes are not needed: names without .yaml), commit, return the commit."""
        for name, text in berkas.items():
            (self.root / "data" / "2024" / f"{name}.yaml").write_text(text, encoding="utf-8", newline="\n")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", pesan)
        return self.git("rev-parse", "HEAD")

    def objek(self, kind: str, data: bytes) -> bytes:
        """Put an object into the repository as it stands, whatever git thinks of it; return its name."""
        made = subprocess.run(
            ["git", "hash-object", "-t", kind, "-w", "--stdin", "--literally"], cwd=self.folder, input=data,
            env={**os.environ, **SIAPA}, check=True, capture_output=True,
        )  # fmt: skip
        return bytes.fromhex(made.stdout.decode().strip())

    def beda(self, *words: str) -> tuple[int, str, str]:
        """Run `lkj diff` in the project: exit code, stdout, stderr."""
        result = CliRunner().invoke(cli, ["diff", "--root", str(self.root), *words], prog_name="lkj")
        return result.exit_code, result.stdout, result.stderr

    def perubahan(self, *words: str) -> list[dict[str, Any]]:
        """Return the changes that `lkj diff --format json` lists."""
        code, stdout, stderr = self.beda(*words, "--format", "json")
        assert (code, stderr) == (0, "")
        return [change for one in json.loads(stdout)["comparisons"] for change in one["changes"]]


def target(nilai: int) -> str:
    return isi("indikator.yaml").replace("target: 20\n", f"target: {nilai}\n")


def target_berubah(changes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [
        (c["before"]["value"], c["after"]["value"]) for c in changes if (c["id"], c["fact"]) == ("IKK-02", "target")
    ]


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """Return a repository with the right year, the project root in a folder of it."""
    for name, value in SIAPA.items():
        monkeypatch.setenv(name, value)
    made = Repo(tmp_path / "repo")
    tulis(made.root)
    made.git("init", "--quiet", "--initial-branch=main")
    made.simpan("data")
    return made


def jejak(repo: Repo) -> tuple[str, bytes, str, list[str]]:
    """Return all that reading could disturb: status, index, references, files."""
    files = sorted(
        f"{path.relative_to(repo.folder)} {path.stat().st_mtime_ns}"
        for path in repo.folder.rglob("*")
        if path.is_file()
    )
    index = (repo.folder / ".git" / "index").read_bytes()
    return repo.git("--no-optional-locks", "status", "--porcelain=v2"), index, repo.git("show-ref"), files


@pytest.mark.lambat
def test_two_revisions_are_compared_and_nothing_is_touched(repo: Repo) -> None:
    """The change between two commits is told, while the work tree holds a third state and stays as it is."""
    first = repo.git("rev-parse", "HEAD")
    second = repo.simpan("target", indikator=target(18))
    (repo.root / "data" / "2024" / "indikator.yaml").write_text(target(15), encoding="utf-8")
    (repo.root / "baru.txt").write_text("belum dicatat", encoding="utf-8")
    before = jejak(repo)
    assert target_berubah(repo.perubahan("--git", f"{first}..{second}")) == [("20", "18")]
    assert target_berubah(repo.perubahan("--git", f"{second}..{first}")) == [("18", "20")]
    assert jejak(repo) == before


@pytest.mark.lambat
def test_one_revision_is_compared_with_the_work_tree(repo: Repo) -> None:
    """What is not committed yet is side B; `REV..` ends at HEAD instead."""
    first = repo.git("rev-parse", "HEAD")
    repo.simpan("target", indikator=target(18))
    (repo.root / "data" / "2024" / "indikator.yaml").write_text(target(15), encoding="utf-8")
    assert target_berubah(repo.perubahan("--git", first)) == [("20", "15")]
    assert target_berubah(repo.perubahan("--git", f"{first}..")) == [("20", "18")]
    code, stdout, _ = repo.beda("--git", "HEAD")
    assert code == 0
    assert "HEAD → berkas kerja" in stdout


@pytest.mark.lambat
def test_three_dots_begin_where_the_two_parted(repo: Repo) -> None:
    """What main did since is no change of the branch."""
    repo.git("switch", "--quiet", "--create", "cabang")
    repo.simpan("target", indikator=target(18))
    repo.git("switch", "--quiet", "main")
    repo.simpan("pns", satker=isi("satker.yaml").replace("pns: 12", "pns: 13"))
    assert {c["path"] for c in repo.perubahan("--git", "main...cabang")} == {
        "indikator[IKK-02].target", "indikator[IKK-02]",
    }  # fmt: skip
    assert "pegawai.pns" in {c["path"] for c in repo.perubahan("--git", "main..cabang")}


@pytest.mark.lambat
def test_years_that_came_are_told_and_years_alike_are_not(repo: Repo) -> None:
    """Without a year all that differ are compared; a broken year that nobody touched stands in no one's way."""
    tulis(repo.root, {"pagu.yaml": "pagu: [\n"}, 2022)
    first = repo.simpan("rusak")
    tulis(repo.root, tahun_lalu(), 2023)
    repo.simpan("2023", indikator=target(18))
    code, stdout, _ = repo.beda("--git", f"{first}..")
    assert code == 0
    assert "+ 2023 tahun ini ditambahkan" in stdout
    assert "target 20 menit → 18 menit (lebih menantang)" in stdout
    assert "2022" not in stdout
    code, stdout, _ = repo.beda("--git", f"{first}..", "2024")
    assert "2023 tahun ini" not in stdout
    code, _, stderr = repo.beda("--git", f"{first}..", "2031")
    assert (code, "LKJ109" in stderr, "2022, 2023, 2024" in stderr) == (1, True, True)


@pytest.mark.lambat
def test_nothing_changed_is_said_and_exit_code_tells(repo: Repo) -> None:
    """0 without differences; 1 with them only when that is asked for."""
    first = repo.git("rev-parse", "HEAD")
    assert repo.beda("--git", f"{first}..HEAD", "--exit-code") == (0, "Tidak ada perbedaan.\n", "")
    repo.simpan("target", indikator=target(18))
    assert repo.beda("--git", f"{first}..HEAD", "--exit-code")[0] == 1
    assert repo.beda("--git", f"{first}..HEAD")[0] == 0


@pytest.mark.lambat
@pytest.mark.parametrize(
    "rentang", ["takada..HEAD", "HEAD..takada", "--help..HEAD", "--output=x", "HEAD:proyek", "HEAD^{tree}"]
)
def test_an_unknown_revision_is_wrong_usage(repo: Repo, rentang: str) -> None:
    """Exit code 2 and its name; what looks like an option never reaches git as one."""
    code, stdout, stderr = repo.beda(f"--git={rentang}")
    assert (code, stdout) == (2, "")
    assert "revisi git «" in stderr
    assert "tidak dikenal" in stderr
    assert not list(repo.folder.glob("**/x"))


def test_no_repository_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder outside every repository has no revisions."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    tulis(tmp_path / "p")
    result = CliRunner().invoke(cli, ["diff", "--root", str(tmp_path / "p"), "--git", "HEAD"], prog_name="lkj")
    assert result.exit_code == 2
    assert "tidak berada di dalam repositori git" in result.stderr


@pytest.mark.lambat
def test_a_folder_that_git_lost_is_told(repo: Repo) -> None:
    """Exit code 3 and what to do; git's own English stays with git."""
    first, tree = repo.git("rev-parse", "HEAD"), repo.git("rev-parse", "HEAD:proyek/data/2024")
    repo.simpan("target", indikator=target(18))
    (repo.folder / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    code, stdout, stderr = repo.beda("--git", f"{first}..HEAD")
    assert (code, stdout) == (3, "")
    assert "git tidak dapat membaca objeknya sendiri" in stderr


@pytest.mark.lambat
def test_two_sides_without_a_year_are_not_alike(repo: Repo) -> None:
    """Where neither revision holds data at all, «no difference» would be a wrong answer."""
    shutil.move(repo.root / "data", repo.root / "lama")
    first = repo.simpan("tanpa data")
    (repo.root / "lain.txt").write_text("lain", encoding="utf-8")
    repo.simpan("masih tanpa data")
    code, stdout, stderr = repo.beda("--git", f"{first}..HEAD")
    assert (code, stdout) == (1, "")
    assert "tidak ada data satu tahun pun di kedua sisi" in stderr


@pytest.mark.lambat
@pytest.mark.parametrize("bare", ["false", "true"])
def test_a_configuration_does_not_lead_to_another_folder(repo: Repo, tmp_path: Path, bare: str) -> None:
    """`core.worktree` of a received repository, by which data would seem to be there or not, moves nothing."""
    first = repo.git("rev-parse", "HEAD")
    second = repo.simpan("target", indikator=target(18))
    repo.git("config", "core.worktree", str(tmp_path))
    repo.git("config", "core.bare", bare)
    assert target_berubah(repo.perubahan("--git", f"{first}..{second}")) == [("20", "18")]
    assert target_berubah(repo.perubahan("--git", first)) == [("20", "18")]


@pytest.mark.lambat
def test_a_work_tree_of_its_own_branch_is_read(repo: Repo, tmp_path: Path) -> None:
    """`git worktree add` leaves a file in the place of `.git`; the project is found in it all the same."""
    repo.git("worktree", "add", "--quiet", "-b", "cabang", str(tmp_path / "lain"))
    other = Repo(tmp_path / "lain")
    first = other.git("rev-parse", "HEAD")
    other.simpan("target", indikator=target(18))
    assert target_berubah(other.perubahan("--git", f"{first}..")) == [("20", "18")]


@pytest.mark.lambat
@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes among files")
@pytest.mark.parametrize(
    "name",
    [
        "HEAD",
        "config",
        "packed-refs",
        "shallow",
        "commondir",
        "info/grafts",
        "objects/info/alternates",
        "refs/heads/main",
    ],
)
def test_a_pipe_in_a_repository_keeps_nobody_waiting(repo: Repo, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Git waits for ever for what a pipe in the place of its file holds; that is told with the repository's name.

    What git reads first is looked at before it is asked.
    """
    monkeypatch.setattr(git_process, "_BATAS", Limits(seconds=0.4))
    repo.git("pack-refs", "--all")
    path = repo.folder / ".git" / name
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)
    code, stdout, stderr = repo.beda("--git", "main~0..main", "2024")
    assert (code, stdout) == (3, "")
    if name.startswith("refs"):
        assert "proyek/../.git» tidak dapat dibaca: git dihentikan karena melampaui batas 0,4 detik" in stderr
        assert "saran: repositori itu rusak, atau memuat yang bukan berkas biasa di dalam .git" in stderr
    else:
        assert f"proyek/../.git» tidak dapat dibaca: {name} di dalamnya bukan berkas biasa" in stderr
    assert "git clone" in stderr


@pytest.mark.lambat
def test_a_configuration_that_includes_another_file_is_told_as_such(repo: Repo, tmp_path: Path) -> None:
    """A stranger's `[include]` leads git to a file that is no configuration: that is said, not that there is no git."""
    other = tmp_path / "sandi.txt"
    other.write_text("pengguna:rahasia:1000\n", encoding="utf-8")
    with (repo.folder / ".git" / "config").open("a", encoding="utf-8") as config:
        config.write(f"[include]\n\tpath = {other.as_posix()}\n")
    code, stdout, stderr = repo.beda("--git", "main~0..main", "2024")
    assert (code, stdout) == (3, "")
    assert "proyek/../.git» tidak dapat dibaca git" in stderr
    assert "[include]" in stderr and "rahasia" not in stderr


@pytest.mark.lambat
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system does not end a child with its parent")
def test_git_ends_with_lkj(repo: Repo) -> None:
    """Killed while git waits, lkj leaves no git behind."""
    head = repo.folder / ".git" / "refs" / "heads" / "main"
    head.unlink()
    os.mkfifo(head)
    command = [sys.executable, "-m", "lkj", "diff", "--root", str(repo.root), "--git", "main"]
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)

    def started() -> list[int]:
        found = []
        for one in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if str(repo.folder).encode() in (one / "cmdline").read_bytes() and int(one.name) != running.pid:
                    found.append(int(one.name))
        return found

    assert _becomes(lambda: bool(started()))
    running.kill()
    running.wait()
    assert _becomes(lambda: not started())


def _becomes(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + 20
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.lambat
@pytest.mark.parametrize("what", ["HEAD:proyek/data/2024/indikator.yaml", "HEAD:proyek/data/2024"])
def test_an_object_of_another_content_than_its_name_is_not_believed(repo: Repo, what: str) -> None:
    """A file or a folder put in the place of another in the store of objects: told, and nothing of it shown."""
    first = repo.git("rev-parse", "HEAD")
    name = repo.git("rev-parse", what)
    repo.simpan("target", indikator=target(18))
    other = repo.git("rev-parse", what)
    objects = repo.folder / ".git" / "objects"
    path = objects / name[:2] / name[2:]
    path.chmod(0o644)
    shutil.copyfile(objects / other[:2] / other[2:], path)
    code, stdout, stderr = repo.beda("--git", f"{first}..HEAD")
    assert (code, stdout) == (3, "")
    assert "rusak atau diubah: isi " in stderr
    assert f"(objek {name})" in stderr


@pytest.mark.lambat
def test_a_repository_of_sha256_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of 64 digits are held to what they name too."""
    for key, value in SIAPA.items():
        monkeypatch.setenv(key, value)
    made = Repo(tmp_path / "repo")
    tulis(made.root)
    made.git("init", "--quiet", "--initial-branch=main", "--object-format=sha256")
    first = made.simpan("data")
    assert len(first) == 64
    made.simpan("target", indikator=target(18))
    assert target_berubah(made.perubahan("--git", f"{first}..")) == [("20", "18")]


def test_a_machine_without_git_is_told(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 3, and what to do instead."""
    monkeypatch.setenv("PATH", "")
    code, _, stderr = repo.beda("--git", "HEAD")
    assert code == 3
    assert "git tidak ditemukan" in stderr
    assert "saran: pasang git" in stderr


@pytest.mark.lambat
def test_errors_of_a_revision_are_shown_with_its_own_lines(repo: Repo) -> None:
    """The finding quotes the file of the revision, not that of the work tree; exit code 1."""
    bad = repo.simpan("rusak", pagu=isi("pagu.yaml").replace("pagu: 3200000000", "pagu: -7"))
    repo.simpan("benar", pagu=isi("pagu.yaml"))
    code, stdout, stderr = repo.beda("--git", f"{bad}..HEAD")
    assert (code, stdout) == (1, "")
    assert f"data «{bad}» tidak dapat dibandingkan" in stderr
    assert "LKJ204" in stderr
    assert "pagu: -7" in stderr


@pytest.mark.lambat
@pytest.mark.skipif(os.name == "nt", reason="Windows needs a privilege for symbolic links")
def test_a_link_in_a_revision_is_not_followed(repo: Repo, tmp_path: Path) -> None:
    """It is refused by name (LKJ110), and what it leads to is nowhere shown."""
    secret = tmp_path / "rahasia.yaml"
    secret.write_text("rahasia: sekali\n", encoding="utf-8")
    path = repo.root / "data" / "2024" / "pagu.yaml"
    path.unlink()
    path.symlink_to(secret)
    bad = repo.simpan("tautan")
    path.unlink()
    repo.simpan("benar", pagu=isi("pagu.yaml"))
    code, stdout, stderr = repo.beda("--git", f"{bad}..HEAD")
    assert (code, stdout) == (1, "")
    assert "data/2024/pagu.yaml:1:1: galat LKJ110" in stderr
    assert "sekali" not in stderr


@pytest.mark.lambat
def test_a_file_too_large_is_refused_as_any_other(repo: Repo) -> None:
    """The limit of the reader holds for revisions too (LKJ107)."""
    bad = repo.simpan("besar", tugas="#" * (MAX_BYTES + 1))
    code, _, stderr = repo.beda("--git", f"HEAD~1..{bad}")
    assert code == 1
    assert "data/2024/tugas.yaml:1:1: galat LKJ107" in stderr


@pytest.mark.lambat
@pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")
def test_no_program_of_the_repository_is_run(repo: Repo, tmp_path: Path) -> None:
    """Hooks, filters, text conversion and a file system monitor that the repository names stay silent."""
    mark = tmp_path / "dijalankan"
    program = tmp_path / "program.sh"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    first = repo.git("rev-parse", "HEAD")
    (repo.folder / ".gitattributes").write_text("*.yaml filter=jahat diff=jahat\n", encoding="utf-8")
    second = repo.simpan("target", indikator=target(18))
    hooks = repo.folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-checkout", "post-index-change", "reference-transaction", "pre-commit"):
        shutil.copy(program, hooks / name)
    for key in ("filter.jahat.smudge", "filter.jahat.clean", "diff.jahat.textconv", "core.fsmonitor", "core.pager"):
        repo.git("config", key, str(program))
    mark.unlink(missing_ok=True)
    assert target_berubah(repo.perubahan("--git", f"{first}..{second}")) == [("20", "18")]
    assert target_berubah(repo.perubahan("--git", first)) == [("20", "18")]
    assert not mark.exists()


@pytest.mark.lambat
def test_an_environment_left_by_a_hook_does_not_mislead(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """GIT_DIR of another repository, as git sets it for hooks, is not the repository of this project."""
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "lain"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "lain" / "index"))
    code, stdout, _ = repo.beda("--git", "HEAD..HEAD", "2024")
    assert code == 0
    assert "Tidak ada perbedaan." in stdout


@pytest.mark.lambat
@pytest.mark.parametrize("size", [2**17, 2**20])
def test_one_blob_under_many_names_is_read_once(repo: Repo, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Prose that is one blob under many names: asked of git once, and where it or all of it is too much, refused."""
    names = [f"SK-{number}" for number in range(100, 140)]
    one = "  - id: {}\n    nama: Sasaran {}\n    dokumen: pk-sekretaris\n"
    sasaran = isi("sasaran.yaml") + "".join(one.format(name, name) for name in names)
    folder = repo.root / "data" / "2024" / "narasi" / "sasaran"
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / f"{name}.md").write_text("x" * size, encoding="utf-8")
    many = repo.simpan("satu isi, empat puluh nama", sasaran=sasaran)
    asked: list[str] = []
    real = git_objects.Objek.isi

    def noted(self: git_objects.Objek, objek: str, nama: str, terbesar: int) -> tuple[bytes, bytes]:
        asked.append(nama)
        return real(self, objek, nama, terbesar)

    monkeypatch.setattr(git_objects.Objek, "isi", noted)
    with git.Repositori(repo.root) as repositori:
        found = read_year(repositori.revisi(many), 2024)
    assert [name for name in asked if "/sasaran/SK-1" in name] == ["data/2024/narasi/sasaran/SK-100.md"]
    if size > MOST_TEXT:
        assert [f.code for f in found.findings] == ["LKJ107"] * 40
        return
    assert found.tahun is not None, found.findings
    assert sum(len(prose.teks) == size for prose in found.tahun.narasi.values()) == 40
    monkeypatch.setattr("lkj.model.load.MOST_PROSE", 30 * size)
    code, _, stderr = repo.beda("--git", f"{many}..HEAD", "2024")
    assert code == 1
    assert "data/2024/narasi:1:1: galat LKJ107" in stderr


@pytest.mark.lambat
def test_trees_within_trees_are_not_unfolded(repo: Repo) -> None:
    """Ten folders that each hold ten times the next, ten deep, are ten thousand million files: never listed."""
    tree = repo.objek("tree", b"100644 a\0" + repo.objek("blob", b"x"))
    for _ in range(10):
        tree = repo.objek("tree", b"".join(b"40000 d%d\0" % number + tree for number in range(10)))
    first = repo.git("rev-parse", "HEAD")
    listing = repo.git("ls-tree", "HEAD:proyek/data/2024").splitlines()
    for line in (f"040000 tree {tree.hex()}\tnarasi-lain", f"040000 tree {tree.hex()}\tbom"):
        listing.append(line)
    kept = "\n".join(line for line in listing) + "\n"
    made = subprocess.run(["git", "mktree"], cwd=repo.folder, input=kept, check=True, capture_output=True, text=True)
    year = made.stdout.strip()
    for name in ("2024", "data", "proyek"):
        made = subprocess.run(
            ["git", "mktree"], cwd=repo.folder, input=f"040000 tree {year}\t{name}\n", check=True, capture_output=True,
            text=True,
        )  # fmt: skip
        year = made.stdout.strip()
    bomb = repo.git("commit-tree", "-m", "bom", "-p", first, year)
    begin = time.monotonic()
    code, stdout, stderr = repo.beda("--git", f"{first}..{bomb}")
    assert (code, stdout, stderr) == (0, "Tidak ada perbedaan.\n", "")
    assert time.monotonic() - begin < 10


@pytest.mark.lambat
def test_a_folder_of_a_hundred_thousand_files_is_read_at_once(repo: Repo) -> None:
    """A tree that is as large as any may be takes as long as it has entries, not as long as their square: minutes."""
    empty = repo.objek("blob", b"")
    data = b"".join(b"100644 %06d\0" % number + empty for number in range(120_000))
    tree, objek = repo.objek("tree", data).hex(), git_objects.Objek(git_process.Git(repo.folder))
    begin = time.monotonic()
    found = objek.pohon(tree, "folder", len(data))
    assert time.monotonic() - begin < 5
    objek.berhenti()
    assert len(found) == 120_000
    assert list(found.items())[-1] == ("119999", git_objects.Entri("100644", empty.hex()))


@pytest.mark.lambat
@pytest.mark.skipif(os.name == "nt", reason="Windows needs a privilege for symbolic links")
@pytest.mark.parametrize("link", ["narasi", "."])
def test_a_folder_that_is_a_link_in_a_revision_is_named(repo: Repo, tmp_path: Path, link: str) -> None:
    """The year, or its prose, as a link in a commit: LKJ110 with its name, and nothing of what it leads to."""
    (tmp_path / "lain").mkdir()
    first = repo.git("rev-parse", "HEAD")
    path = repo.root / "data" / "2024" / link
    shutil.rmtree(path)
    path.symlink_to(tmp_path / "lain")
    repo.git("add", "--all")
    repo.git("commit", "--quiet", "--message", "tautan")
    name = "data/2024/narasi" if link == "narasi" else "data/2024"
    code, _, stderr = repo.beda("--git", f"{first}..HEAD")
    assert code == 1
    assert f"{name}:1:1: galat LKJ110: «{name}» adalah tautan" in stderr


@pytest.mark.lambat
@pytest.mark.skipif(os.name == "nt", reason="the program is a shell script")
def test_a_folder_that_passes_for_a_repository_is_none(repo: Repo, tmp_path: Path) -> None:
    """A branch whose project holds HEAD, objects, refs and a configuration of its own has nothing of it run."""
    mark = tmp_path / "dijalankan"
    first = repo.git("rev-parse", "HEAD")
    second = repo.simpan("target", indikator=target(18))
    repo.git("clone", "--quiet", "--bare", str(repo.folder), str(tmp_path / "polos"))
    shutil.copytree(tmp_path / "polos", repo.root, dirs_exist_ok=True)
    with (repo.root / "config").open("a", encoding="utf-8") as config:
        config.write(f"[core]\n\tfsmonitor = touch '{mark}'\n\talternateRefsCommand = touch '{mark}'\n")
        config.write(f"[include]\n\tpath = {tmp_path / 'rahasia'}\n")
    code, _, stderr = repo.beda("--git", f"{first}..{second}")
    assert code == 2
    assert "folder ini tidak berada di dalam repositori git" in stderr
    assert not mark.exists()
