"""A stranger's branch with links in it: no command reads or writes through one, and each is named."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Proyek

pytestmark = [
    pytest.mark.lambat,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows gives no right to make links"),
]
RAHASIA = "KUNCI_RAHASIA=sandi-yang-tidak-boleh-tampak"


@pytest.fixture
def luar(tmp_path: Path) -> Path:
    """Return a folder beside the project that holds what a stranger would like to read or replace."""
    folder = tmp_path / "luar"
    folder.mkdir()
    (folder / ".env").write_text(f"{RAHASIA}\n", encoding="utf-8")
    return folder


def isi(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_fixing_a_branch_does_not_replace_the_configuration_of_git(proyek: Proyek) -> None:
    """Links under each name that a process could write to, to `.git/config`: `check --fix` and `fmt` leave it alone."""
    config = proyek.root / ".git" / "config"
    config.parent.mkdir()
    config.write_text("[core]\n", encoding="utf-8")
    jahat = "[core]\n  fsmonitor = touch /tmp/terjalankan\r\n"
    (proyek.path("narasi/misi.md")).write_text(jahat, encoding="utf-8", newline="")
    satker = proyek.path("satker.yaml")
    satker.write_bytes(satker.read_bytes().replace(b"\n", b"\r\n"))
    for number in (os.getpid(), *range(2, 600)):
        proyek.path(f"narasi/.misi.md.{number}.tmp").symlink_to("../../../.git/config")
        proyek.path(f".satker.yaml.{number}.tmp").symlink_to("../../.git/config")
    proyek.jalankan("check", "--fix", "2024")
    proyek.jalankan("fmt", "2024")
    assert config.read_text(encoding="utf-8") == "[core]\n"
    assert b"\r" not in proyek.path("narasi/misi.md").read_bytes() + satker.read_bytes()


@pytest.mark.parametrize(
    ("command", "link"),
    [
        (["build", "2024", "--format", "html"], "build"),
        (["build", "2024", "--format", "html"], "build/lkj-2024.html"),
        (["schema"], "schema"),
        (["schema"], "schema/pk.schema.json"),
        (["schema", "--output", "lain/schema"], "lain"),
        (["capaian", "2024", "--format", "csv", "--output", "hasil/a.csv"], "hasil"),
        (["capaian", "2024", "--format", "csv", "--output", "a.csv"], "a.csv"),
        (["check", "2024", "--format", "json", "--output", "a.json"], "a.json"),
        (["templates", "--copy", "templates"], "templates"),
        (["new", "2025"], "data/2025"),
    ],
)
def test_nothing_is_written_through_a_link(proyek: Proyek, luar: Path, command: list[str], link: str) -> None:
    """Where a target or a folder above it is a link, the command says which, and nothing changes on either side."""
    path = proyek.root / link
    path.parent.mkdir(parents=True, exist_ok=True)
    folder = link in ("build", "schema", "lain", "hasil", "templates", "data/2025")
    target = luar / ("folder" if folder else ".env")
    target.mkdir() if folder else None
    path.symlink_to(target)
    before = isi(luar)
    code, _, stderr = proyek.jalankan(*command)
    assert code in (1, 3), stderr
    assert link in stderr
    assert isi(luar) == before
    assert path.is_symlink()
    assert not [one for one in proyek.root.rglob("*") if one.name.startswith(".lkj-")]


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(
    "link",
    ["data", "data/2024", "data/2024/satker.yaml", "data/2024/narasi", "data/2024/narasi/misi.md", "data/2024/logo.svg",
     "templates", "templates/bab-1.md.j2", "templates/reference.docx"],
)  # fmt: skip
def test_what_lies_beyond_a_link_is_not_read(proyek: Proyek, luar: Path, command: str, link: str) -> None:
    """A link in the place of data, prose, logo, template or styles is a finding with its name; nothing of it shows."""
    path = proyek.root / link
    path.parent.mkdir(exist_ok=True)
    if path.is_dir():
        path.rename(luar / "isi")
        path.symlink_to(luar / "isi")
        narasi = luar / "isi" / {"data": "2024/narasi/misi.md", "data/2024": "narasi/misi.md"}.get(link, "misi.md")
        narasi.write_text(f"{RAHASIA} {{{{\n", encoding="utf-8")
    else:
        path.unlink(missing_ok=True)
        path.symlink_to(luar if link == "templates" else luar / ".env")
    args = [command, "2024", *(["--format", "docx"] if command == "build" else [])]
    code, stdout, stderr = proyek.jalankan(*args)
    # A logo and the styles of Word are looked at only where they are used.
    if command == "build" or "logo" not in link:
        assert code == 1, stderr
        assert link in stderr
        assert "tautan" in stderr
    assert "RAHASIA" not in stdout + stderr
    assert not (proyek.root / "build").exists()


def test_a_link_is_told_once(proyek: Proyek, luar: Path) -> None:
    """A folder that is a link is one finding, not one for each file that is not read; a file in it is refused too."""
    path = proyek.path("narasi")
    path.rename(luar / "narasi")
    path.symlink_to(luar / "narasi")
    code, stdout, _ = proyek.jalankan("check", "2024", "--format", "json")
    found = json.loads(stdout)
    assert code == 1
    assert [(f["code"], f["file"]) for f in found if "tautan" in f["message"]] == [("LKJ110", "data/2024/narasi")]
    code, _, stderr = proyek.jalankan("check", "data/2024/narasi/misi.md")
    assert code == 1
    assert "«data/2024/narasi» adalah tautan" in stderr


def test_a_year_that_is_a_link_is_refused_by_every_command(proyek: Proyek, luar: Path) -> None:
    """Also where no year is named, and where the folder itself is."""
    proyek.path("").rename(luar / "2024")
    (proyek.root / "data" / "2024").symlink_to(luar / "2024")
    for command in (
        ["check"], ["check", "data/2024/pagu.yaml"], ["fmt"], ["fmt", "2024"], ["capaian", "2024"], ["explain", "2024"],
        ["new", "2025"], ["diff", "data/2024", "data/2024"], ["diff", "2024", "2024"],
    ):  # fmt: skip
        code, _, stderr = proyek.jalankan(*command)
        assert (code, "«data/2024» adalah tautan" in stderr) == (1, True), command


_SAKSI = """
    import os, sys
    seen = []
    def witness(event, args):
        if event == "open" and isinstance(args[0], (str, bytes)):
            seen.append((os.fsdecode(args[0]), args[2]))
        elif event.startswith(("os.", "shutil.", "subprocess.", "socket.", "ctypes.dlopen")) and args:
            if isinstance(args[0], (str, bytes)):
                seen.append((event + " " + os.fsdecode(args[0]), 0))
        elif event in ("subprocess.Popen", "socket.connect", "os.system", "os.exec"):
            seen.append((event, 0))
    sys.addaudithook(witness)
    sys.argv = ["lkj", "check", "2024"]
    from lkj.cli import main
    try:
        main()
    except SystemExit:
        pass
    import json
    print(json.dumps(seen), file=sys.__stdout__)
"""


def test_reading_a_hostile_project_opens_nothing_beyond_it(proyek: Proyek, luar: Path, tmp_path: Path) -> None:
    """A child with an audit hook checks a year full of links: every path it opens is the project's, lkj's or Python's.

    A name without a folder is opened from the folder above it and must not be followed.
    """
    for link in ("data/2024/narasi/misi.md", "data/2024/logo.svg", "data/2023", "templates", "build"):
        path = proyek.root / link
        path.unlink(missing_ok=True)
        path.symlink_to(luar / ".env" if "." in path.name else luar)
    (tmp_path / "sementara").mkdir()
    child = subprocess.run(
        [sys.executable, "-B", "-c", textwrap.dedent(_SAKSI)],
        cwd=proyek.root,
        env={**os.environ, "TMPDIR": str(tmp_path / "sementara"), "XDG_STATE_HOME": str(tmp_path / "catatan")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "LKJ110" in child.stderr
    assert "RAHASIA" not in child.stdout + child.stderr
    seen = json.loads(child.stdout.splitlines()[-1])
    house = Path(__file__).parents[2]
    allowed = [
        str(one)
        for one in (
            proyek.root,
            house / "lkj",
            house / "templates",
            sys.prefix,
            sys.base_prefix,
            "/usr",
            "/etc/mime",
            "/dev",
        )
    ]
    # The record of what was found lies in the folder of the user.
    allowed += [str(tmp_path / name) for name in ("sementara", "catatan", "simpanan")]
    no_follow = os.O_NOFOLLOW
    strange = []
    for path, flags in seen:
        bare = path.partition(" ")[2] or path
        if "/" not in bare:
            if not path.startswith("os.") and bare != "." and not flags & no_follow:
                strange.append(path)
        elif not bare.startswith(tuple(allowed)):
            strange.append(path)
    assert len(seen) > 30
    assert strange == []


_DIBUKA = re.compile(r"(?:openat2?|open|creat)\(.*, (O_[A-Z_|]+|\{flags=O_[A-Z_|]+).*= \d+<([^>]+)>")
_TULIS = ("O_WRONLY", "O_RDWR", "O_CREAT")


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_the_system_itself_sees_no_file_beyond_the_project(proyek: Proyek, luar: Path, tmp_path: Path) -> None:
    """A build of a year with links in it, engines and all, under strace: opened, written and connected to is nothing else.

    Takes seconds, for every call of every child is stopped and noted.
    """
    for link in ("data/2023", "data/2024/narasi/.misi.md.7.tmp", "data/2024/catatan.txt", ".env"):
        (proyek.root / link).symlink_to(luar / ".env" if "." in link.rpartition("/")[2] else luar)
    place = tmp_path / "sementara"
    place.mkdir()
    calls = "open,openat,openat2,creat,connect,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
    watched = subprocess.run(
        ["strace", "-f", "--seccomp-bpf", "-y", "-qq", "-e", f"trace={calls}", "-o", str(tmp_path / "jejak"),
         sys.executable, "-B", "-m", "lkj", "build", "2024", "--format", "pdf"],
        env={**os.environ, "TMPDIR": str(place), "XDG_STATE_HOME": str(tmp_path / "catatan")},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    if "ptrace" in watched.stderr:
        pytest.skip("this system lets nobody watch")
    assert watched.returncode == 0, watched.stderr
    trace = (tmp_path / "jejak").read_text(encoding="utf-8", errors="replace").splitlines()
    assert not [line for line in trace if "connect(" in line and "AF_UNIX" not in line]
    opened = [found.groups() for line in trace if (found := _DIBUKA.search(line))]
    house = Path(__file__).parents[2]
    machine = ("/usr/", "/etc/", "/lib", "/proc/", "/sys/", "/dev/", "/opt/", sys.prefix, sys.base_prefix, str(house))
    # The record of what was built lies in the folder of the user.
    kept = (str(tmp_path / "catatan"), str(tmp_path / "simpanan"))
    ours = (str(proyek.root), str(place), *kept)
    assert {path for _, path in opened if not path.startswith((*machine, *ours))} == set()
    written = {path for flags, path in opened if any(one in flags for one in _TULIS)}
    assert any(path.startswith(str(proyek.root / "build")) for path in written)
    home = (str(proyek.root / "build"), str(place), *kept, "/dev/", "/proc/")
    assert {path for path in written if not path.startswith(home)} == set()
    assert (luar / ".env").read_text(encoding="utf-8") == f"{RAHASIA}\n"
