"""The offices of a tree, `satker/KODE`, and those among them that a person means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lkj.check.project import Project, Year
from lkj.diagnostics import Finding, UserError
from lkj.diagnostics.escape import one_line
from lkj.diagnostics.nearest import hint_known, nearest_few
from lkj.files import FolderOrigin, Kind, RefusedError, Why, entries, kind, layout, link_refused
from lkj.files.layout import BERSAMA, SATKER, in_tree, is_device, is_foreign, is_shared
from lkj.files.yaml import load

__all__ = [
    "ALL",
    "Office",
    "OfficesError",
    "Stranger",
    "not_begun",
    "offices",
    "select",
    "shard",
    "strangers",
    "twin_of",
    "wrong_code",
    "wrong_shared",
]

#: The word for every office, where codes are asked for.
ALL = "all"
#: What the code of an office is, in a sentence.
KAIDAH = "pakailah huruf, angka, titik, garis bawah, atau tanda hubung, paling banyak 64, diawali huruf atau angka"
_DIPAKAI_WINDOWS = "Windows tidak dapat menyimpan folder bernama demikian"
# What every system can hold as the name of a folder, and what is no option of a command.
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")

# So many codes are all named where one is not among them.
_FEW = 12


class OfficesError(UserError):
    """No office is meant: the tree has none, or none of that code."""

    exit = 2


class Office(Struct, frozen=True):
    """An office by its code, in the tree at the folder `tree`. Nothing of it is read before it is asked for."""

    kode: str
    tree: Path

    @property
    def root(self) -> Path:
        """Its folder, which is that of a project."""
        return self.tree / SATKER / self.kode

    @property
    def origin(self) -> FolderOrigin:
        """Its files, with those that it shares; anew with each call, for a tree of hundreds is not to be held."""
        return FolderOrigin(self.root, self.tree)

    @property
    def project(self) -> Project:
        """Its years; anew with each call."""
        return Project(self.origin)

    def year(self, tahun: int) -> Year:
        """Return a year of it, read anew, whether it has that or not: what is asked of it will say."""
        return self.project.year(tahun)

    @property
    def nama(self) -> str:
        """Its name as the last of its years has it, "" where that cannot be read."""
        return self._identitas("nama")

    @property
    def sebutan(self) -> str:
        """What a sentence calls it, as the results of offices have it; "" where that cannot be read."""
        return self._identitas("sebutan") or self.nama

    def _identitas(self, key: str) -> str:
        project = self.project
        for tahun in reversed(project.years):
            found, _ = load(project.origin, f"{layout.year_folder(tahun)}/satker.yaml")
            if found is None:
                continue  # in a year that it is not to deliver it has none
            named = found.data.get("satker")
            said = named.get(key) if isinstance(named, dict) else None
            return said if isinstance(said, str) else ""
        return ""

    def placed(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return its findings as the tree has them: the files by their names there, each of its own with its code."""
        moved = (one.renamed(partial(in_tree, self.kode)) for one in findings)
        return [one if is_shared(one.file) else replace(one, office=self.kode) for one in moved]


def not_begun(among: Sequence[Office], tahun: int) -> dict[str, int]:
    """Return by code the first year of each office whose data begin after a year.

    None of them where all in the tree do: then the year is a slip, and each tells what it has.
    """
    first = {one.kode: min(one.project.years, default=tahun) for one in among}
    later = {kode: year for kode, year in first.items() if year > tahun}
    if later and len(later) == len(among):
        others = (one for one in offices(among[0].tree) if one.kode not in later)
        if all(min(one.project.years, default=tahun + 1) > tahun for one in others):
            return {}
    return later


def offices(root: Path) -> tuple[Office, ...]:
    """Return the offices of the tree at a folder, by their codes; none where it has no `satker/`.

    A link, and a folder whose name is no code or that of another but for capitals, is none; `strangers` tells of them.
    """
    held = _held(root)
    twins = _twins(held)
    return tuple(
        Office(name, root)
        for name, what in held
        if what is Kind.FOLDER and not wrong_code(name) and name.casefold() not in twins
    )


def wrong_code(name: str) -> str:
    """Return what keeps a name from being the code of an office, with the remedy; "" for one that is a code."""
    if is_device(name) or name != name.rstrip(" ."):
        return f"{_DIPAKAI_WINDOWS}; ganti namanya, dan jangan akhiri dengan titik atau spasi"
    if name == ALL:
        return f"«{ALL}» berarti semua satker; ganti namanya"
    return "" if _CODE.fullmatch(name) else f"bukan kode satker; {KAIDAH}"


def twin_of(root: Path, name: str) -> str:
    """Return the office of a tree whose code is this one but for capitals; "" where there is none."""
    return next((one for one, _ in _held(root) if one != name and one.casefold() == name.casefold()), "")


class Stranger(Struct, frozen=True):
    """What stands among the offices and is none: its names, and why it is none. An office is missed by each.

    Without a name it is what should be shared, and every office misses something by it.
    """

    names: tuple[str, ...]
    why: str

    @property
    def said(self) -> str:
        """What is said of it."""
        return f"satker dilewati: {self.why}" if self.names else self.why


def strangers(root: Path) -> list[Stranger]:
    """Return what stands among the offices and is none; what systems and editors keep there is passed over."""
    wrong = wrong_shared(root)
    found = [Stranger((), wrong)] if wrong else []
    held = _held(root)
    twins = _twins(held)
    for name, what in held:
        wrong = wrong_code(name)
        if what is Kind.LINK and not wrong:
            why = f"{link_refused(f'{SATKER}/{name}').message}; ganti dengan folder biasa, atau hapus"
            found.append(Stranger((name,), why))
        elif what is Kind.FOLDER and wrong and not is_foreign(name):
            found.append(
                Stranger((name,), f"«{SATKER}/{one_line(name)}» {wrong}; bila bukan satker, pindahkan dari sana")
            )
    for names in twins.values():
        others = " dan ".join(f"«{SATKER}/{one_line(one)}»" for one in names)
        why = (
            f"{others} hanya berbeda huruf besar dan kecilnya, dan di Windows keduanya satu folder; ganti nama salah"
            " satunya"
        )
        found.append(Stranger(tuple(names), why))
    return found


def wrong_shared(root: Path) -> str:
    """Return what keeps the offices of a tree from what they share: a link or a file in its place; "" for nothing."""
    what = kind(root, BERSAMA)
    if what in (None, Kind.FOLDER):
        return ""
    why = link_refused(BERSAMA).message if what is Kind.LINK else f"«{BERSAMA}» bukan folder"
    return f"{why}; yang dipakai bersama tidak terbaca, jadikan «{BERSAMA}» folder biasa"


def _twins(held: Sequence[tuple[str, Kind]]) -> dict[str, list[str]]:
    """Return the folders that have one name but for capitals, by that name."""
    alike: dict[str, list[str]] = {}
    for name, what in held:
        if what is Kind.FOLDER:
            alike.setdefault(name.casefold(), []).append(name)
    return {key: names for key, names in alike.items() if len(names) > 1}


def _held(root: Path) -> Sequence[tuple[str, Kind]]:
    try:
        return entries(root, SATKER)
    except RefusedError as error:
        if error.why is Why.MISSING:
            return ()
        raise


def shard(among: Sequence[Office], part: int, parts: int) -> tuple[Office, ...]:
    """Return the part of that number of so many, counted from 1: every office is in one, and no part much larger."""
    return tuple(among[part - 1 :: parts])


def select(among: Sequence[Office], patterns: Iterable[str]) -> tuple[Office, ...]:
    """Return the offices whose codes are meant: `6200`, `62*`, several after commas, or `all`; each once, in order.

    OfficesError for a pattern that means none.
    """
    wanted: set[str] = set()
    known = [one.kode for one in among]
    for pattern in (part.strip() for given in patterns for part in given.split(",")):
        if not pattern:
            continue
        meant = set(known) if pattern == ALL else {code for code in known if fnmatchcase(code, pattern)}
        if not meant:
            raise OfficesError(f"tidak ada satker «{pattern}»", _which(pattern, known))
        wanted |= meant
    if not wanted:
        raise OfficesError("belum ada satker yang disebut", "sebut kodenya, misalnya --satker 6200, atau all")
    return tuple(one for one in among if one.kode in wanted)


def _which(pattern: str, known: Sequence[str]) -> str:
    """Return the remedy for a pattern that means no office: the codes that there are, of many those that are alike."""
    if not known:
        return "buat satker pertama: lkj init satker/KODE"
    if len(known) <= _FEW:
        return hint_known(pattern, known)
    alike = nearest_few(pattern, known)
    near = f"kode yang mirip: {', '.join(alike)}; " if alike else ""
    return f"{near}jalankan «lkj offices» untuk kode semua satker"
