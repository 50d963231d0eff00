"""Write files: whole or not at all, never through a link, and several of them together.

Each file is written under a random name beside its target, brought to the disk, and put in the target's place in one
step. Of a set, nothing is replaced before all is written; what a failure in between has replaced is put back. A run
that is killed leaves at most files of such names, which the next one removes, and a set half replaced, which the next
one completes (see `unfinished`).
"""

from __future__ import annotations

import os
import signal
import stat
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from lkj.files.errors import FileError, RefusedError, Why, is_held, locked_folder, read_only, unwritable
from lkj.files.folder import Folder, Kind, kind_of
from lkj.files.interrupt import not_lost
from lkj.files.leftovers import create, make_workshop, sweep, token
from lkj.files.opening import open_folder, reachable
from lkj.files.read import name_in, parts_of
from lkj.files.unfinished import Step, committed, digest, identity

__all__ = ["foresee", "probe", "write_all", "write_folder"]

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL
_FEW = 100
_HAS_MODES = hasattr(os, "fchmod")
# What to do about something that is no file: most names within a project lkj chose itself, with no way to name another;
# elsewhere a person named one, and what stands there, such as a device, is not theirs to delete.
_MOVE, _ANOTHER = "pindahkan atau hapus {kind} «{name}», lalu jalankan lagi", "sebut nama berkas lain"


class _Staged(Struct, kw_only=True):
    """One file on its way: written under `temporary`, to stand under `target`; `kept` is a second name of the old."""

    folder: Folder
    place: Path
    parts: tuple[str, ...]
    before: os.stat_result | None
    temporary: str = ""
    fd: int | None = None
    digest: str = ""
    kept: str | None = None

    @property
    def target(self) -> str:
        return self.parts[-1]

    @property
    def name(self) -> str:
        return "/".join(self.parts)

    def close(self) -> None:
        if self.fd is not None:
            os.close(self.fd)
            self.fd = None


def write_all(files: Mapping[Path, bytes], root: Path) -> None:
    """Write every file, then put all in place; nothing is replaced unless everything could be written.

    Beneath `root` no link is followed; of a file elsewhere, its own folder is the root. A file that is there keeps its
    permissions. FileError when one cannot be written (on Windows Word holds an open document) or when a link or
    something that is no file stands in its place or above it; then all files are as they were.
    """
    _make_room(2 * len(files))
    with ExitStack() as stack:
        staged: list[_Staged] = []
        try:
            for path, data in files.items():
                with _explained(path, root):
                    _stage(path, data, root, staged, stack)
            not_lost()
            _put_in_place(staged)
        finally:
            _discard(staged)


def foresee(files: Iterable[Path], root: Path) -> None:
    """Refuse before any work what `write_all` would refuse after it; FileError. Nothing is made or written."""
    for path in files:
        name = name_in(root, path)
        if name is None:
            continue
        *above, last = parts_of(name)
        # What is not there yet can be made.
        with _explained(path, root), suppress(FileNotFoundError), open_folder(root, tuple(above)) as folder:
            _target(folder, last, name, _MOVE)


def write_folder(root: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Make a folder with all its files, or none of it; `name` and the names of the files are relative, with slashes.

    FileError where something of that name is there, or as for `write_all`.
    """
    *above, last = parts_of(name)
    with _explained(root / name, root), open_folder(root, tuple(above), make=True) as folder:
        if folder.kind(last) is not None:
            raise FileError(f"{name} sudah ada", "hapus atau ganti nama yang ada")
        sweep(folder)
        with _in_folder(root / name, root):
            workshop, inner = make_workshop(folder)
        try:
            for file, data in files.items():
                _fill(inner, parts_of(file), data)
            inner.sync()
            with _undisturbed():
                folder.rename(workshop, last)
                folder.sync()
        except BaseException:
            with suppress(OSError, FileError):
                folder.remove_tree(workshop)
            raise
        finally:
            inner.close()


def probe(root: Path, name: str) -> None:
    """Find out whether a folder of the project can be written to, leaving nothing; FileError tells why not."""
    with _explained(root / name, root), open_folder(root, parts_of(name) if name else ()) as folder:
        with _in_folder(root / name, root):
            name, fd = create(folder)
        os.close(fd)
        folder.unlink(name)


def _fill(folder: Folder, parts: tuple[str, ...], data: bytes) -> None:
    if len(parts) > 1:
        with folder.child(parts[0], make=True) as inner:
            _fill(inner, parts[1:], data)
            inner.sync()
        return
    with os.fdopen(folder.open(parts[0], _CREATE), "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _make_room(number: int) -> None:
    """Let so many more files be open, where the system bounds them by default to some hundred and allows more."""
    if sys.platform != "win32" and number > _FEW:
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = number + _FEW if hard == resource.RLIM_INFINITY else min(number + _FEW, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            with suppress(OSError, ValueError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _stage(path: Path, data: bytes, root: Path, staged: list[_Staged], stack: ExitStack) -> None:
    name = name_in(root, path)
    place, remedy = root, _MOVE
    if name is None:
        # A person named it: what leads to its folder is theirs to choose.
        place, name, remedy = path.parent, path.name, _ANOTHER
        reachable(place).mkdir(parents=True, exist_ok=True)
    parts = parts_of(name)
    beside = (other.folder for other in staged if (other.place, other.parts[:-1]) == (place, parts[:-1]))
    folder = next(beside, None)
    if folder is None:
        with _in_folder(path, root):
            folder = stack.enter_context(open_folder(place, parts[:-1], make=True))
        sweep(folder)
    before = _target(folder, parts[-1], _called(path, root), remedy)
    one = _Staged(folder=folder, place=place, parts=parts, before=before)
    staged.append(one)
    with _in_folder(path, root):
        one.temporary, one.fd = create(folder)
    one.digest = digest(data)
    mode = None if before is None else stat.S_IMODE(before.st_mode) & 0o777
    if mode is not None and _HAS_MODES:
        os.fchmod(one.fd, mode | stat.S_IRUSR | stat.S_IWUSR)
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(one.fd, rest) :]
    if mode is not None and _HAS_MODES:
        os.fchmod(one.fd, mode)
    os.fsync(one.fd)


def _called(path: Path, root: Path) -> str:
    """Return what a path is called: beneath the root by its name there, elsewhere as a person named it."""
    return name_in(root, path) or path.as_posix()


def _target(folder: Folder, name: str, called: str, remedy: str) -> os.stat_result | None:
    """Return what is to be replaced, None for nothing; only a regular file is, and for anything else is a remedy."""
    try:
        found = folder.stat(name)
    except FileNotFoundError:
        return None
    kind = kind_of(found)
    if kind is Kind.LINK:
        raise folder.refuse_link(name)
    if kind is not Kind.FILE:
        why = f"{called} tidak dapat ditulis: ini {kind.value}, bukan berkas"
        raise FileError(why, remedy.format(kind=kind.value, name=called))
    # Windows replaces none; elsewhere its folder decides, but who sets a file so wants it kept there too.
    if not found.st_mode & stat.S_IWUSR:
        raise read_only(called)
    return found


def _put_in_place(staged: list[_Staged]) -> None:
    """Replace the targets one after the other, undisturbed; what a failure has replaced is put back."""
    for one in staged:
        if sys.platform == "win32":
            one.close()  # an open file cannot be renamed there
            with _explained(one.place / one.name, one.place):
                if one.before is not None:
                    one.folder.rename(one.target, one.target)  # refused where another program holds it open
    done: list[_Staged] = []
    steps = [Step(one.place, one.parts, one.temporary, one.digest, identity(one.before)) for one in staged]
    with committed(steps), _undisturbed():
        try:
            for one in staged:
                with _explained(one.place / one.name, one.place):
                    if one.before is not None and len(staged) > 1:
                        _keep(one)
                    one.folder.rename(one.temporary, one.target)
                done.append(one)
        except BaseException:
            for one in done:
                _put_back(one)
            raise
        for folder in {id(one.folder): one.folder for one in staged}.values():
            folder.sync()


def _keep(one: _Staged) -> None:
    name = token()
    try:
        one.folder.link(one.target, name)
    except OSError:
        return  # a disk without second names: only a failure in between would want it
    one.kept = name


def _put_back(one: _Staged) -> None:
    with suppress(OSError):
        if one.kept is not None:
            one.folder.rename(one.kept, one.target)
            one.kept = None
        elif one.before is None:
            one.folder.unlink(one.target)


def _discard(staged: list[_Staged]) -> None:
    for one in staged:
        one.close()
        for name in (one.temporary, one.kept):
            if name:
                with suppress(OSError):
                    one.folder.unlink(name)


@contextmanager
def _explained(path: Path, root: Path) -> Iterator[None]:
    """Turn what the system says of a file into a FileError that says it in Indonesian."""
    try:
        yield
    except RefusedError as error:
        if error.why is Why.LINK:
            hint = f"hapus tautan «{error.name}», lalu jalankan lagi"
            raise FileError(f"{_called(path, root)} tidak dapat ditulis: {error.message}", hint) from error
        raise FileError(f"{_called(path, root)} tidak dapat ditulis: {error.message}", error.hint) from error
    except (FileExistsError, NotADirectoryError) as error:
        # The nearest above may be one that was yet to be made.
        held = next((one for one in reversed(path.parents) if one.exists() and not one.is_dir()), path.parent)
        above = _called(held, root)
        own = name_in(root, path) is not None
        hint = f"hapus atau ganti nama berkas «{above}»" if own else "sebut folder lain"
        raise FileError(f"{_called(path, root)} tidak dapat ditulis: «{above}» bukan folder", hint) from error
    except OSError as error:
        raise unwritable(_called(path, root), error) from error


@contextmanager
def _in_folder(path: Path, root: Path) -> Iterator[None]:
    """Tell a folder in which nothing may be made from a file that another program holds."""
    try:
        yield
    except PermissionError as error:
        if is_held(error):
            raise
        raise locked_folder(_called(path, root)) from error


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let no interrupt come between the first and the last step; one that came is told afterwards."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    wanted = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in wanted}
    held = {number: old for number, old in before.items() if old not in (signal.SIG_IGN, None)}
    for number in held:
        signal.signal(number, lambda got, _: came.append(got))
    try:
        yield
    finally:
        for number, old in held.items():
            signal.signal(number, old)
        for number in came[:1]:
            signal.raise_signal(number)
