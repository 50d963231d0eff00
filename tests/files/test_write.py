"""Writing: whole or not at all, under names that nobody can foresee, never through a link."""

from __future__ import annotations

import os
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lkj import files
from lkj.files import FileError, probe, reason, write_all, write_folder
from lkj.files.folder import Folder
from lkj.files.leftovers import OURS, create, token
from lkj.files.opening import open_folder

links = pytest.mark.skipif(sys.platform == "win32", reason="Windows gives no right to make links")
modes = pytest.mark.skipif(not hasattr(os, "fchmod"), reason="this system has no such permissions")


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@links
def test_planted_links_of_the_temporary_names_of_old_lead_nowhere(tmp_path: Path) -> None:
    """A branch that holds a link for every name that a process could take does not write over `.git/config`."""
    prose = tmp_path / "data" / "2024" / "narasi"
    prose.mkdir(parents=True)
    git = tmp_path / ".git" / "config"
    git.parent.mkdir()
    git.write_text("[core]\n", encoding="utf-8")
    for number in {os.getpid(), *range(2, 400)}:
        (prose / f".misi.md.{number}.tmp").symlink_to("../../../.git/config")
    write_all({prose / "misi.md": b"[core]\nfsmonitor = sh -c id\n"}, tmp_path)
    assert git.read_text(encoding="utf-8") == "[core]\n"
    assert (prose / "misi.md").read_bytes().startswith(b"[core]")


@links
@pytest.mark.parametrize("where", ["build", "build/lkj.docx"])
def test_a_link_is_not_written_through(tmp_path: Path, where: str) -> None:
    """Where the target or a folder above it is a link, nothing is written on either side and the link is named."""
    root, outside = tmp_path / "proyek", tmp_path / "luar"
    (outside / "build").mkdir(parents=True)
    (outside / "build" / "lkj.docx").write_bytes(b"milik orang")
    root.mkdir()
    (root / where).parent.mkdir(exist_ok=True)
    (root / where).symlink_to(outside / where)
    before = names(outside)
    with pytest.raises(FileError) as caught:
        write_all({root / "satu.txt": b"1", root / "build" / "lkj.docx": b"baru"}, root)
    assert f"«{where}» adalah tautan" in caught.value.message
    assert where in caught.value.hint
    assert names(outside) == before
    assert (outside / "build" / "lkj.docx").read_bytes() == b"milik orang"
    assert (root / where).is_symlink()
    assert not (root / "satu.txt").exists()


@links
def test_a_link_above_the_project_is_followed(tmp_path: Path) -> None:
    """A home or `/tmp` that is a link is how some machines are."""
    (tmp_path / "asli").mkdir()
    (tmp_path / "pintas").symlink_to("asli")
    write_all({tmp_path / "pintas" / "build" / "a.txt": b"1"}, tmp_path / "pintas")
    assert (tmp_path / "asli" / "build" / "a.txt").read_bytes() == b"1"


def test_a_set_appears_together_or_not_at_all(tmp_path: Path) -> None:
    """Where one of the files cannot be written, none of the others is, and nothing is left beside them."""
    (tmp_path / "a.docx").write_bytes(b"lama")
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(FileError, match=r"b\.pdf"):
        write_all({tmp_path / n: b"baru" for n in ("a.docx", "c.html", "b.pdf")}, tmp_path)
    assert names(tmp_path) == {"a.docx", "b.pdf"}
    assert (tmp_path / "a.docx").read_bytes() == b"lama"


def test_what_was_replaced_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure when some files are in place already gives the old ones back, and takes the new ones away."""
    (tmp_path / "a.docx").write_bytes(b"lama")
    with open_folder(tmp_path, ()) as folder:
        owner: Any = type(folder)
    real = owner.rename

    def fails_at_last(self: Folder, old: str, new: str) -> None:
        if new == "c.html" and OURS.fullmatch(old):
            raise PermissionError(13, "Permission denied", new)
        real(self, old, new)

    monkeypatch.setattr(owner, "rename", fails_at_last)
    with pytest.raises(FileError, match=r"c\.html tidak dapat ditulis: "):
        write_all({tmp_path / n: b"baru" for n in ("a.docx", "b.pdf", "c.html")}, tmp_path)
    assert names(tmp_path) == {"a.docx"}
    assert (tmp_path / "a.docx").read_bytes() == b"lama"


def test_a_read_only_file_is_kept_and_named_as_such(tmp_path: Path) -> None:
    """On every system: who sets a published report to be read only finds it as it was, and the others too.

    Windows refuses to replace it as if Word had it open, but the remedy is another one.
    """
    for name in ("a.docx", "b.pdf"):
        (tmp_path / name).write_bytes(b"lama")
    (tmp_path / "b.pdf").chmod(0o444)
    with pytest.raises(FileError) as caught:
        write_all({tmp_path / "a.docx": b"baru", tmp_path / "b.pdf": b"baru"}, tmp_path)
    assert "b.pdf" in caught.value.message
    assert "hanya-baca" in caught.value.message
    assert ("Read-only" if sys.platform == "win32" else "chmod u+w b.pdf") in caught.value.hint
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.docx": b"lama", "b.pdf": b"lama"}


@pytest.mark.parametrize(
    ("windows", "said"), [(None, "foldernya tidak boleh"), (5, "foldernya tidak boleh"), (32, "sedang dibuka program")]
)
def test_a_folder_that_may_not_be_written_to_is_no_open_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, windows: int | None, said: str
) -> None:
    """Where not even a new file can be made there is no program to be closed, whichever command writes or tries to.

    A sharing violation is what only Windows tells (32), and then it is one.
    """

    def denied(*_: object) -> None:
        error = PermissionError(13, "Permission denied")
        if windows is not None:
            error.winerror = windows  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr("lkj.files.write.create", denied)
    monkeypatch.setattr("lkj.files.write.make_workshop", denied)
    (tmp_path / "build").mkdir()
    attempts: list[Callable[[], None]] = [
        lambda: write_all({tmp_path / "build" / "a.pdf": b"baru"}, tmp_path),
        lambda: write_folder(tmp_path, "data/2025", {"a.yaml": b"baru"}),
        lambda: probe(tmp_path, "build"),
    ]
    for attempt in attempts:
        with pytest.raises(FileError) as caught:
            attempt()
        assert said in caught.value.message
        assert ("di Word" in caught.value.hint) == (windows == 32)


def test_a_place_is_named_from_the_root_and_one_that_a_person_named_as_they_did(tmp_path: Path) -> None:
    """Of many folders the one that is meant; what stands in a project may go, what stands elsewhere may be a device."""
    root, outside = tmp_path / "proyek", tmp_path / "luar"
    (root / "build/6200").mkdir(parents=True)
    (root / "build/6200/a.json").mkdir()
    (root / "build/6201").touch()
    (outside / "a.json").mkdir(parents=True)
    (outside / "berkas").touch()
    told = {}
    for path in ("proyek/build/6200/a.json", "proyek/build/6201/a.json", "luar/a.json", "luar/berkas/a.json"):
        with pytest.raises(FileError) as caught:
            write_all({tmp_path / path: b"baru"}, root)
        told[path] = (caught.value.message, caught.value.hint)
    place = outside.as_posix()
    assert list(told.values()) == [
        (
            "build/6200/a.json tidak dapat ditulis: ini folder, bukan berkas",
            "pindahkan atau hapus folder «build/6200/a.json», lalu jalankan lagi",
        ),
        (
            "build/6201/a.json tidak dapat ditulis: «build/6201» bukan folder",
            "hapus atau ganti nama berkas «build/6201»",
        ),
        (f"{place}/a.json tidak dapat ditulis: ini folder, bukan berkas", "sebut nama berkas lain"),
        (f"{place}/berkas/a.json tidak dapat ditulis: «{place}/berkas» bukan folder", "sebut folder lain"),
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="there the system says the same of both")
def test_no_program_is_blamed_where_the_system_knows_of_none() -> None:
    """Outside Windows an open document hinders nobody, so that being denied has another cause."""
    why, hint = reason(PermissionError(13, "Permission denied"))
    assert "program lain" not in why and "Word" not in hint


@modes
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o755])
def test_the_permissions_of_a_file_are_kept(tmp_path: Path, mode: int) -> None:
    """A file that only its owner may read does not become readable for all by being tidied."""
    path = tmp_path / "a.yaml"
    path.write_bytes(b"lama")
    path.chmod(mode)
    write_all({path: b"baru", tmp_path / "b.yaml": b"baru"}, tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == mode
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((tmp_path / "b.yaml").stat().st_mode) == 0o666 & ~mask


def test_leftovers_of_a_killed_run_are_removed_and_a_living_ones_are_not(tmp_path: Path) -> None:
    """The next run removes what nobody holds; what another run is writing stays, and so does all that is not ours."""
    folder = tmp_path / "build"
    folder.mkdir()
    (folder / token()).write_bytes(b"setengah")
    (folder / token()).mkdir()
    others = {".misi.md.2.tmp", ".lkj-abc.tmp", "a.lkj-" + "0" * 32 + ".tmp"}
    for name in others:
        (folder / name).write_bytes(b"")
    with open_folder(tmp_path, ("build",)) as opened:
        name, fd = create(opened)
        files.clean_up(tmp_path)
        assert names(folder) == {name, *others}
        os.close(fd)
    files.clean_up(tmp_path)
    assert names(folder) == others


@links
def test_a_planted_link_of_our_form_is_left_alone(tmp_path: Path) -> None:
    """What looks like a leftover but is a link is neither followed nor removed, nor is what it leads to."""
    (tmp_path / "luar").mkdir()
    (tmp_path / "luar" / "berkas").write_bytes(b"1")
    link = tmp_path / "build" / token()
    link.parent.mkdir()
    link.symlink_to("../luar", target_is_directory=True)
    (tmp_path / "build" / token()).mkdir()
    (inside := next(p for p in (tmp_path / "build").iterdir() if not p.is_symlink()) / "x").symlink_to("../../luar")
    files.clean_up(tmp_path)
    assert (tmp_path / "luar" / "berkas").read_bytes() == b"1"
    assert link.is_symlink()
    assert not inside.parent.exists()


def test_a_folder_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    """A folder appears with all its files; where one cannot be made, nothing appears; one that is there stays."""
    write_folder(tmp_path, "data/2025", {"a.yaml": b"1", "narasi/b.md": b"2"})
    assert names(tmp_path) == {"data", "data/2025", "data/2025/a.yaml", "data/2025/narasi", "data/2025/narasi/b.md"}
    with pytest.raises(FileError, match="data/2025 sudah ada"):
        write_folder(tmp_path, "data/2025", {"c.yaml": b"3"})
    with pytest.raises(FileError):
        write_folder(tmp_path, "data/2026", {"a.yaml": b"1", "a.yaml/b.md": b"2"})
    assert {p.name for p in (tmp_path / "data").iterdir()} == {"2025"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_the_system_speaks_indonesian() -> None:
    """What the system says in English of a full disk, a long name or a missing right is said in Indonesian."""
    with pytest.raises(FileError) as caught:
        write_all({Path("/proc/lkj-uji/a.txt"): b""}, Path("/proc"))
    assert not {"No such", "denied", "not permitted"} & set(caught.value.message.split())
    assert "ditulis" in caught.value.message


def test_what_is_kept_for_later_runs_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kept code is read back only from a folder that is the user's alone, and never from one within the project."""
    root, place = tmp_path / "proyek", tmp_path / "sementara"
    root.mkdir()
    place.mkdir()
    for name in ("TMPDIR", "TEMP"):
        monkeypatch.setenv(name, str(place))
    assert files.kept("a.cache", root) is None
    files.keep("a.cache", b"isi")
    assert files.kept("a.cache", root) == b"isi"
    assert files.kept("a.cache", place) is None
    [own] = place.iterdir()
    assert [path.name for path in own.rglob("*") if path.is_file()] == ["a.cache"]
    if hasattr(os, "fchmod"):
        own.chmod(0o755)
        assert files.kept("a.cache", root) is None


@pytest.mark.lambat
@pytest.mark.skipif(sys.platform == "win32", reason="there the second run is told that the file is held")
def test_runs_at_the_same_time_do_not_disturb_each_other(tmp_path: Path) -> None:
    """Two runs that write the same files and sweep the same folders: each file is one of theirs, none fails."""
    failed: list[BaseException] = []

    def run(who: bytes) -> None:
        try:
            for n in range(40):
                write_all({tmp_path / "build" / name: who for name in ("a.docx", "b.pdf")}, tmp_path)
                files.clean_up(tmp_path)
                write_folder(tmp_path, f"data/{who.decode()}-{n}", {"a.yaml": who, "narasi/b.md": who})
                files.keep("a.cache", who)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(who,)) for who in (b"satu", b"dua", b"tiga")]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert failed == []
    assert {path.read_bytes() for path in (tmp_path / "build").iterdir()} <= {b"satu", b"dua", b"tiga"}
    assert names(tmp_path / "build") == {"a.docx", "b.pdf"}
    assert len(list((tmp_path / "data").iterdir())) == 120


@pytest.mark.lambat
@modes
def test_many_files_need_no_more_than_the_system_lets_be_open(tmp_path: Path) -> None:
    """A system lets some hundred files be open by default; a tidied archive of years has more."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    if before[1] != resource.RLIM_INFINITY and before[1] < 1000:
        pytest.skip("this system allows no more")
    resource.setrlimit(resource.RLIMIT_NOFILE, (128, before[1]))
    try:
        write_all({tmp_path / f"{n % 40}" / f"{n}.yaml": b"1" for n in range(160)}, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 160
