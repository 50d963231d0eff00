"""Reading: regular files inside the project, by no link, no larger than they may be."""

from __future__ import annotations

import errno
import os
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lkj import files
from lkj.files import Kind, RefusedError, Why, opening
from lkj.files.errors import _BY_NAME, _BY_WINDOWS
from lkj.files.folder import kind_of

links = pytest.mark.skipif(sys.platform == "win32", reason="Windows gives no right to make links")
SECRET = b"KUNCI=rahasia\n"


@pytest.fixture(params=["descriptor", "path"])
def root(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project beside a secret, opened in either of the ways that systems have."""
    if request.param == "path":
        monkeypatch.setattr(opening, "_BY_DESCRIPTOR", False)
    elif not opening._BY_DESCRIPTOR:
        pytest.skip("this system has no such way")
    made = tmp_path / "proyek"
    (made / "data" / "2024" / "narasi").mkdir(parents=True)
    (made / "data" / "2024" / "narasi" / "misi.md").write_bytes(b"misi")
    (tmp_path / "luar" / "2024" / "narasi").mkdir(parents=True)
    (tmp_path / "luar" / "2024" / "narasi" / "misi.md").write_bytes(SECRET)
    return made


def why(root: Path, name: str, limit: int = files.MAX_BYTES) -> tuple[Why, str]:
    """Return why a file is refused, and what stands in the way."""
    with pytest.raises(RefusedError) as caught:
        files.read(root, name, limit)
    assert caught.value.message
    assert caught.value.hint
    return caught.value.why, caught.value.name


@links
@pytest.mark.parametrize("link", ["data", "data/2024", "data/2024/narasi", "data/2024/narasi/misi.md"])
@pytest.mark.parametrize("inside", [False, True], ids=["luar", "dalam"])
def test_a_link_anywhere_beneath_the_root_is_named(root: Path, link: str, inside: bool) -> None:
    """Wherever a link lies and wherever it leads, what is beyond it is not read, and the link is what is named."""
    path = root / link
    away = root / "asli" if inside else root.parent / "lain"
    path.rename(away)
    path.symlink_to(away)
    name = "data/2024/narasi/misi.md"
    assert why(root, name) == (Why.LINK, link)
    if link != name:
        with pytest.raises(RefusedError, match=f"«{link}» adalah tautan"):
            files.kind(root, name)
        with pytest.raises(RefusedError, match=f"«{link}» adalah tautan"):
            files.entries(root, "data/2024/narasi")
    else:
        assert files.kind(root, name) is Kind.LINK


@links
def test_links_that_lead_nowhere_or_in_a_circle_are_links(root: Path) -> None:
    """What cannot be followed is refused for being a link all the same."""
    (root / "putus").symlink_to("tidak-ada")
    (root / "lingkar").symlink_to("lingkar")
    assert why(root, "putus") == (Why.LINK, "putus")
    assert why(root, "lingkar/x") == (Why.LINK, "lingkar")


@links
def test_links_above_the_root_are_followed(root: Path) -> None:
    """A home or a `/tmp` that is a link is how some machines are, however the file is named."""
    link = root.parent / "pintas"
    link.symlink_to("proyek")
    assert files.read(link, "data/2024/narasi/misi.md") == b"misi"
    assert files.name_in(link, root / "data" / "2024") == "data/2024"
    assert files.name_in(root, link / "data" / "2024") == "data/2024"
    assert files.name_in(root, root) == ""
    assert files.name_in(root, root / ".editorconfig") == ".editorconfig"
    assert files.name_in(root, root.parent / "luar") is None


@pytest.mark.parametrize("name", ["../luar/narasi", "/etc/hostname", "data/../../luar"])
def test_no_name_leads_out_of_the_root(root: Path, name: str) -> None:
    """A name with `..` or from the top of the machine is none of the project."""
    assert why(root, name)[0] is Why.OUTSIDE


def test_what_is_no_regular_file_is_refused_at_once(root: Path) -> None:
    """A folder is no file, and a pipe does not make the reader wait for its other end."""
    assert why(root, "data")[0] is Why.SPECIAL
    assert why(root, "tidak-ada")[0] is Why.MISSING
    assert why(root, "data/2024/narasi/misi.md/x")[0] is Why.MISSING
    if hasattr(os, "mkfifo"):
        os.mkfifo(root / "pipa")
        assert why(root, "pipa")[0] is Why.SPECIAL
        with pytest.raises(RefusedError, match="bukan berkas biasa"):
            files.read_named(root / "pipa", 10)
    if Path("/dev/zero").exists():
        with pytest.raises(RefusedError, match="bukan berkas biasa"):
            files.read_named(Path("/dev/zero"), 10)


def test_the_size_is_known_before_anything_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of a terabyte is refused without a byte of it being read; one of just the limit is read."""
    big = root / "besar"
    with big.open("wb") as stream:
        stream.truncate(2**33)
    reads: list[int] = []
    real = os.fdopen

    def noted(*args: Any, **kwargs: Any) -> Any:
        stream = real(*args, **kwargs)

        class Noted:
            def __enter__(self) -> Noted:
                return self

            def __exit__(self, *_: object) -> None:
                stream.close()

            def read(self, size: int) -> bytes:
                reads.append(size)
                return bytes(stream.read(size))

        return Noted()

    monkeypatch.setattr(os, "fdopen", noted)
    assert why(root, "besar")[0] is Why.TOO_LARGE
    assert reads == []
    assert files.read(root, "data/2024/narasi/misi.md", 4) == b"misi"
    assert why(root, "data/2024/narasi/misi.md", 3)[0] is Why.TOO_LARGE
    with pytest.raises(RefusedError, match="melebihi batas"):
        files.read_named(big, 2**20)


@links
def test_a_link_put_in_place_between_looking_and_opening_does_not_win(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that was looked at is exchanged for a link before it is opened: what it leads to is not read."""
    if not opening._BY_DESCRIPTOR:
        pytest.skip("only a system with descriptors of folders can hold this")
    path = root / "data" / "2024" / "narasi" / "misi.md"
    real = opening._Held.stat

    def swapping(self: opening._Held, part: str) -> os.stat_result:
        found = real(self, part)
        if part == "misi.md" and not path.is_symlink():
            path.unlink()
            path.symlink_to(root.parent / "luar" / "2024" / "narasi" / "misi.md")
        return found

    monkeypatch.setattr(opening._Held, "stat", swapping)
    assert why(root, "data/2024/narasi/misi.md") == (Why.LINK, "data/2024/narasi/misi.md")


@links
def test_a_folder_that_is_a_link_now_and_then_never_leads_out(root: Path) -> None:
    """While another process exchanges a folder for a link and back, the reader reads its own file or none."""
    if not opening._BY_DESCRIPTOR:
        pytest.skip("only a system with descriptors of folders can hold this")
    folder, spare = root / "data" / "2024", root / "data" / "asli"
    over = threading.Event()

    def exchange() -> None:
        while not over.is_set():
            folder.rename(spare)
            folder.symlink_to(root.parent / "luar" / "2024")
            folder.unlink()
            spare.rename(folder)

    swapper = threading.Thread(target=exchange)
    swapper.start()
    seen: set[bytes] = set()
    try:
        until = time.monotonic() + 10
        tries = 0
        while (tries < 2000 or len(seen) < 2) and time.monotonic() < until:
            tries += 1
            try:
                seen.add(files.read(root, "data/2024/narasi/misi.md"))
            except RefusedError as error:
                assert error.why in (Why.LINK, Why.MISSING)
                seen.add(b"")
    finally:
        over.set()
        swapper.join()
    assert SECRET not in seen
    assert b"" in seen, "the folder was never exchanged while it was read"


def found(mode: int = 0o100644, tag: int = 0) -> os.stat_result:
    """Return what Windows says of a file with a reparse tag."""
    made: Any = SimpleNamespace(st_mode=mode, st_file_attributes=0x400 if tag else 0, st_reparse_tag=tag)
    return made  # type: ignore[no-any-return]


@pytest.mark.parametrize("tag", [0xA000_000C, 0xA000_0003, 0xA000_001D, 0x8000_001B])
def test_junctions_are_links(tag: int) -> None:
    """Links, junctions, links of the Linux subsystem and aliases of the store's apps lead elsewhere."""
    assert kind_of(found(0o040755, tag)) is Kind.LINK
    assert kind_of(found(0o100644, tag)) is Kind.LINK


@pytest.mark.parametrize("tag", [0x9000_001A, 0x9000_101A, 0x9000_F01A, 0x8000_0017, 0x8000_0013, 0x9000_0016])
def test_files_of_onedrive_are_files(tag: int) -> None:
    """What OneDrive keeps in the cloud, and what the system compresses, is the file or folder itself."""
    assert kind_of(found(0o040755, tag)) is Kind.FOLDER
    assert kind_of(found(0o100644, tag)) is Kind.FILE


@pytest.mark.lambat
@pytest.mark.parametrize("name", sorted(errno.errorcode.values()))
def test_no_word_of_the_system_reaches_a_reader(name: str) -> None:
    """Whatever the system says in English is said in Indonesian, or as a number."""
    number = getattr(errno, name)
    sentence, hint = files.reason(OSError(number, os.strerror(number)))
    assert hint
    assert os.strerror(number).lower() not in sentence.lower()
    assert (name in _BY_NAME or number in {getattr(errno, n, 0) for n in _BY_NAME}) != (str(number) in sentence)


@pytest.mark.parametrize(
    ("name", "word"),
    [("ENOSPC", "cakram penuh"), ("EACCES", "izin"), ("EROFS", "hanya dapat dibaca"), ("ENAMETOOLONG", "panjang"),
     ("ELOOP", "tautan"), ("EMFILE", "terlalu banyak berkas"), ("EISDIR", "folder"), ("ENOENT", "tidak ada"),
     ("EXDEV", "cakram lain")],
)  # fmt: skip
def test_usual_failures_are_told_with_a_remedy(name: str, word: str) -> None:
    """A full disk is told as one, and so on."""
    assert word in files.reason(OSError(getattr(errno, name), "English"))[0]


def test_windows_numbers_are_told_finer_than_those_of_c() -> None:
    """OneDrive's and Word's reasons have Windows numbers that C has none for."""
    error = OSError(errno.EINVAL, "The cloud file provider is not running")
    error.winerror = 362  # type: ignore[attr-defined, unused-ignore]
    assert "OneDrive" in files.reason(error)[1]
    assert all(sentence and hint for sentence, hint in _BY_WINDOWS.values())
