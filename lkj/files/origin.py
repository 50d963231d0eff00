"""Where the files of a project come from, and each of them once: whoever asks again is given the same bytes.

So what was checked is what is printed, and what was printed is what is attached, whatever is saved meanwhile.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from lkj.files.errors import RefusedError, Why, refused
from lkj.files.folder import Kind
from lkj.files.layout import is_foreign, is_shared, shared_name
from lkj.files.locate import tree_above
from lkj.files.opening import folders_kept
from lkj.files.read import MAX_BYTES, bounded, entries, kind, read

__all__ = ["FolderOrigin", "Origin", "Overlay"]

T = TypeVar("T")
#: The largest file whose digest is asked for: a scan of some hundred pages.
MAX_EVIDENCE = 64 * 1024 * 1024


class Origin(ABC):
    """A project's files by their names relative to its root; `place` is that root, None where it is no folder.

    All that is asked for raises RefusedError as `lkj.files.read` does: for links, for what is too large, for what is
    not there.

    An office of a tree `shares` files with the others: what it has not itself is looked for there, and `true` tells
    under which name it is found.
    """

    place: Path | None = None
    shares: bool = False

    def __init__(self) -> None:
        self._held: dict[str, bytes | RefusedError] = {}
        self._kinds: dict[str, Kind | RefusedError | None] = {}
        self._digests: dict[str, tuple[str, int] | RefusedError] = {}
        # One that was too large is not known, and yet was asked for.
        self._weighed: set[str] = set()
        self._listed: dict[str, list[tuple[str, Kind]] | RefusedError] = {}
        self._over: dict[str, int] = {}

    def true(self, name: str) -> str:
        """Return the name under which something is found: its own, or of an office that has none the shared one."""
        shared = shared_name(name) if self.shares else None
        if shared is None:
            return name
        try:
            if self._known_kind(name) is not None:
                return name
        except RefusedError:
            return name  # who reads it is told why not, as of what is shared
        try:
            return name if self._known_kind(shared) is None else shared
        except RefusedError:
            return shared

    def owns(self, name: str) -> bool:
        """Tell whether a file is the project's own to change: what offices share is changed where it lies."""
        return not is_shared(name) and self.true(name) == name

    def holds_own(self, name: str) -> bool:
        """Tell whether something of the project's own stands under a name: no folder without a file in it.

        Of a folder git keeps its files alone, so that one without any is there on one machine and not on another.
        """
        todo = [name]
        while todo:
            one = todo.pop()
            try:
                if not self.owns(one):
                    continue
                if self.kind(one) is not Kind.FOLDER:
                    return True
                todo += [f"{one}/{entry}" for entry, _ in self.entries(one)]
            except RefusedError:
                return True  # what cannot be listed may hold anything
        return False

    def _known_kind(self, name: str) -> Kind | None:
        return _once(self._kinds, name, lambda: self._kind(name))

    def _listing(self, name: str) -> list[tuple[str, Kind]]:
        # What is foreign says nothing of a year: who asks sees as little of it as the answer that is remembered.
        return _once(self._listed, name, lambda: [one for one in self._entries(name) if not is_foreign(one[0])])

    def read(self, name: str, limit: int = MAX_BYTES) -> bytes:
        """Return what a file holds."""
        return self._contents_of(self.true(name), limit)

    def _contents_of(self, name: str, limit: int) -> bytes:
        try:
            return bounded(_once(self._held, name, lambda: self._read(name, limit)), name, limit)
        except RefusedError as error:
            if error.why is Why.TOO_LARGE:
                self._over[name] = max(limit, self._over.get(name, 0))
            raise

    def kind(self, name: str) -> Kind | None:
        """Return what stands under a name, None for nothing."""
        return self._known_kind(self.true(name))

    def entries(self, name: str) -> list[tuple[str, Kind]]:
        """Return the names in a folder and what each is, sorted; of an office also those that it shares.

        What the system or an editor keeps there for itself is left out.
        """
        shared = shared_name(f"{name}/") if self.shares else None
        if shared is None:
            return self._listing(name)
        found: dict[str, Kind] = {}
        for folder in (shared.rstrip("/"), name):  # what an office has itself comes last, and stays
            try:
                found |= dict(self._listing(folder))
            except RefusedError as error:
                if error.why is not Why.MISSING or (folder == name and not found):
                    raise
        return sorted(found.items())

    def digest(self, name: str) -> tuple[str, int]:
        """Return the SHA-256 of a file and its size in bytes; what it holds is not kept."""
        name = self.true(name)
        self._weighed.add(name)
        return _once(self._digests, name, lambda: self._digest(name))

    def _digest(self, name: str) -> tuple[str, int]:
        content = self._read(name, MAX_EVIDENCE)
        return sha256(content).hexdigest(), len(content)

    def peek(self, name: str, limit: int = MAX_BYTES) -> bytes | None:
        """Return what a file holds, None where `read` refuses it."""
        try:
            return self.read(name, limit)
        except RefusedError:
            return None

    def asked(self) -> dict[str, str]:
        """Return all that was asked so far, and what was answered: of the same answers the same is made.

        No content is in it, only its SHA-256, and every name is relative to the root.
        """
        questions = [
            *(f"read {name}" for name in self._held),
            *(f"over {limit} {name}" for name, limit in self._over.items()),
            *(f"kind {name}" for name in self._kinds),
            *(f"list {name}" for name in self._listed),
            *(f"digest {name}" for name in self._weighed),
        ]
        return {question: self._answer(question) for question in sorted(questions)}

    def answers(self, asked: Mapping[str, str], shared: dict[str, str] | None = None) -> bool:
        """Tell whether it answers now all that was asked as it was answered then.

        `shared` keeps the answers about what the offices of a tree share, for the next of them. What a name is, the
        listing of its folder tells, where that was asked too.
        """
        listed = {question.partition(" ")[2] for question in asked if question.startswith("list ")}

        def same(question: str, answer: str) -> bool:
            what, _, name = question.partition(" ")
            folder, _, last = name.rpartition("/")
            if what == "kind" and folder in listed and not is_foreign(last):
                return True
            if shared is None or not is_shared(name):
                return self._answer(question) == answer
            if question not in shared:
                shared[question] = self._answer(question)
            return shared[question] == answer

        with folders_kept():
            return all(same(question, answer) for question, answer in asked.items())

    def _answer(self, question: str) -> str:
        what, _, name = question.partition(" ")
        try:
            if what == "read":
                # Questions bear true names; where another would be now, its kind was asked too.
                return sha256(self._contents_of(name, MAX_EVIDENCE)).hexdigest()
            if what == "over":
                limit, _, name = name.partition(" ")
                self._contents_of(name, int(limit))
                return "not over"
            if what == "kind":
                return str(self._known_kind(name))
            if what == "list":
                listed = [f"{kind.value} {entry}" for entry, kind in self._listing(name)]
                return sha256("\0".join(listed).encode(errors="surrogateescape")).hexdigest()
            return " ".join(map(str, self.digest(name)))
        except RefusedError as error:
            return f"{error.why.value}: {error.message}"

    @abstractmethod
    def _read(self, name: str, limit: int) -> bytes: ...

    @abstractmethod
    def _kind(self, name: str) -> Kind | None: ...

    @abstractmethod
    def _entries(self, name: str) -> list[tuple[str, Kind]]: ...


def _once(known: dict[str, T | RefusedError], name: str, ask: Callable[[], T]) -> T:
    """Return what is known of a name, asked for where it is not; a refusal stays one."""
    if name not in known:
        try:
            known[name] = ask()
        except RefusedError as error:
            if error.why is Why.TOO_LARGE:
                raise  # for who asked now; another may take more
            known[name] = error
    found = known[name]
    if isinstance(found, RefusedError):
        raise found
    return found


class FolderOrigin(Origin):
    """A project as it lies on this machine; where it is an office, `tree` is the folder of the tree that it is of."""

    place: Path

    def __init__(self, root: Path, tree: Path | None = None) -> None:
        super().__init__()
        self.place, self.tree = root, tree_above(root) if tree is None else tree
        self.shares = self.tree is not None

    @property
    def office(self) -> str:
        """The code of the office in its tree, "" for a project that is none."""
        return "" if self.tree is None else Path(os.path.normpath(self.place.absolute())).name

    @property
    def home(self) -> Path:
        """The folder whose `build/` has the results and beneath which all lies that is read: the tree, or its own."""
        return self.tree or self.place

    @property
    def output(self) -> Path:
        """The folder of the results: `build/`, of an office `build/KODE` of the tree."""
        return self.home / "build" / self.office

    def _at(self, name: str) -> Path:
        return self.tree if self.tree is not None and is_shared(name) else self.place

    def _read(self, name: str, limit: int) -> bytes:
        return read(self._at(name), name, limit)

    def _kind(self, name: str) -> Kind | None:
        return kind(self._at(name), name)

    def _entries(self, name: str) -> list[tuple[str, Kind]]:
        return entries(self._at(name), name)


class Overlay(Origin):
    """Contents by name, such as the attachments of a PDF; over another origin they stand in the place of its files.

    Of files that are not carried along, `digests` has what was recorded: SHA-256 and size.
    """

    def __init__(
        self,
        contents: Mapping[str, bytes],
        beneath: Origin | None = None,
        digests: Mapping[str, tuple[str, int]] | None = None,
    ) -> None:
        super().__init__()
        self._known = digests or {}
        self._contents, self._beneath = contents, beneath
        self.place = None if beneath is None else beneath.place
        self.shares = any(map(is_shared, contents)) if beneath is None else beneath.shares

    def _read(self, name: str, limit: int) -> bytes:
        if name in self._contents:
            return self._contents[name]
        if self._beneath is None:
            raise refused(name, FileNotFoundError())
        return self._beneath.read(name, limit)

    def _digest(self, name: str) -> tuple[str, int]:
        if name in self._contents or (name not in self._known and self._beneath is None):
            return super()._digest(name)
        return self._known[name] if name in self._known or self._beneath is None else self._beneath.digest(name)

    def _kind(self, name: str) -> Kind | None:
        if name in self._contents:
            return Kind.FILE
        found = None if self._beneath is None else self._beneath._known_kind(name)
        # A link in the place of a folder stays one.
        return found or (Kind.FOLDER if any(one.startswith(f"{name}/") for one in self._contents) else None)

    def _entries(self, name: str) -> list[tuple[str, Kind]]:
        above = f"{name}/" if name else ""
        own = {one.removeprefix(above).partition("/") for one in self._contents if one.startswith(above)}
        found: dict[str, Kind] = {}
        try:
            found = {} if self._beneath is None else dict(self._beneath._listing(name))
        except RefusedError:
            if not own or self._kind(name) is Kind.LINK:
                raise
        if self._beneath is None and not own:
            raise refused(name, FileNotFoundError())
        for first, slash, _ in own:
            if not slash:
                found[first] = Kind.FILE
            else:
                found.setdefault(first, Kind.FOLDER)
        return sorted(found.items())
