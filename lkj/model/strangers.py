"""What lies in a year folder beside what is read: most likely a misspelt name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set

from msgspec.structs import replace

from lkj.diagnostics import Finding, Position
from lkj.diagnostics.listed import listed
from lkj.diagnostics.nearest import nearest_file
from lkj.files import Kind, Origin, RefusedError
from lkj.files.layout import (
    BUKTI,
    GAMBAR,
    LAMPIRAN,
    LOGOS,
    NARASI,
    OPTIONAL,
    OUTLINE,
    SASARAN,
    TABEL,
    TEMPLATES,
    YAML,
    folders,
    is_picture,
    is_table,
    nama_narasi,
    picture_folder,
)
from lkj.model.kerangka import BerkasKerangka, teks_bawaan

__all__ = ["lost_folder", "strangers", "unnamed"]

_PROSE = frozenset(f"{one}.md" for one in NARASI)


def lost_folder(origin: Origin, name: str) -> tuple[Finding, str] | None:
    """LKJ108: there is no folder of prose. Return that with the folder that is likely it by another name, or ""."""
    folder = f"{name}/narasi"
    try:
        if origin.kind(folder) is not None:
            return None
        others = [entry for entry, kind in origin.entries(name) if kind is Kind.FOLDER]
        like = [one for one in others if any(entry in _PROSE for entry, _ in origin.entries(f"{name}/{one}"))]
    except RefusedError:
        return None  # told of the files in it
    other = like[0] if len(like) == 1 else ""
    hint = "buat folder itu; isinya berkas narasi (.md)"
    if other:
        hint = f"ganti nama folder «{other}» menjadi «narasi»"
    message = f"folder «{folder}» tidak ada, sehingga tidak satu pun narasi terbaca"
    return Finding(code="LKJ108", position=Position(folder, 1, 1), message=message, hint=hint), other


def strangers(
    origin: Origin, year: int, of_sasaran: Sequence[str] | None, told: str, outline: BerkasKerangka | None
) -> list[Finding]:
    """LKJ118: a file that nothing reads is most likely a misspelt one; those of systems and editors are their own.

    Nothing is said of `told`, of which another finding speaks. Where it is not known which prose on objectives there
    may be, or what the outline prints, nothing is said of that.
    """
    folder, prose, on_objectives = folders(year)
    found = _unknown(origin, folder, {*YAML}, {"narasi", BUKTI, GAMBAR, LAMPIRAN, TABEL, *LOGOS, told})
    if outline is not None:
        printed = frozenset(f"{name}.md" for name in outline.narasi) if outline.sendiri else _PROSE
        found += [_disebutkan(one, printed) for one in _unknown(origin, prose, printed, {SASARAN})]
        found += _overruled(origin, folder, outline)
    elsewhere = f"{TEMPLATES}/{OUTLINE}"
    own = origin.peek(elsewhere)
    if own is not None and own.split() != teks_bawaan().split():
        message, hint = f"«{elsewhere}» tidak dibaca", f"pindahkan ke {folder}/{OUTLINE}"
        found.append(Finding(code="LKJ118", position=Position(elsewhere, 1, 1), message=message, hint=hint))
    found += _odd(origin, picture_folder(year), is_picture, "gambar", ".jpg, .png, atau .svg")
    found += _odd(origin, f"{folder}/{TABEL}", is_table, "tabel", ".csv atau .xlsx")
    if of_sasaran is not None:
        expected = {f"{one.rpartition('/')[2]}.md" for one in of_sasaran}
        found += _unknown(origin, on_objectives, expected, expected)
    return found


# How many files that nothing names are told by their names.
_DISEBUT = 3


def unnamed(origin: Origin, year: int, evidence: Set[str], texts: Sequence[str]) -> list[Finding]:
    """LKJ131: pictures that no prose names, and files of evidence that no fact does; one finding a folder.

    `evidence` are the files that facts name, by their names in the year folder, `texts` all that was written for it.
    """
    folder = folders(year)[0]
    found = []
    for name, what, use in (
        (GAMBAR, "gambar", f"tempatkan dengan ![Judul]({GAMBAR}/…)"),
        (BUKTI, "berkas bukti", "sebut pada «bukti»"),
    ):
        named = [*_below(origin, folder, name)]
        lost = [one for one in named if one not in evidence and not any(one.rpartition("/")[2] in t for t in texts)]
        if lost:
            shown = listed([f"«{one}»" for one in lost], _DISEBUT)
            found.append(
                Finding(
                    code="LKJ131",
                    position=Position(f"{folder}/{lost[0]}", 1, 1),
                    message=f"{what} tidak disebut di mana pun: {shown}",
                    hint=f"{use}, atau pindahkan ke luar folder data tahun",
                )
            )
    return found


def _below(origin: Origin, folder: str, name: str) -> Iterator[str]:
    """Yield the files below a folder of a year, by their names in that; nothing where it cannot be listed."""
    try:
        listed = origin.entries(f"{folder}/{name}")
    except RefusedError:
        return
    for entry, kind in listed:
        if kind is Kind.FOLDER and name.partition("/")[0] == BUKTI:
            yield from _below(origin, folder, f"{name}/{entry}")
        elif kind is Kind.FILE and (name != GAMBAR or is_picture(entry)):
            yield f"{name}/{entry}"


def _odd(origin: Origin, folder: str, known: Callable[[str], bool], what: str, endings: str) -> list[Finding]:
    """Return what lies among the pictures or tables of prose, and no prose can show by its name."""
    try:
        listed = origin.entries(folder)
    except RefusedError:
        return []
    hint = f"namai dengan huruf, angka, «.», «_», atau «-», berakhiran {endings}; bila bukan {what}, pindahkan"
    return [
        Finding(
            code="LKJ118",
            position=Position(f"{folder}/{name}", 1, 1),
            message=f"«{name}» tidak dapat dipakai sebagai {what} narasi",
            hint=hint,
        )
        for name, kind in listed
        if kind is Kind.FOLDER or not known(name)
    ]


# Templates that order the report, by the group of the outline that each orders.
_ORDERING = {"laporan.md.j2": "", "depan.md.j2": "depan", **{f"bab-{n}.md.j2": "bab" for n in range(1, 5)}}


def _overruled(origin: Origin, folder: str, outline: BerkasKerangka) -> list[Finding]:
    """LKJ614: templates of the project that order the report in another way than its outline."""
    found = []
    for name, group in _ORDERING.items():
        if not outline.sendiri or (group and getattr(outline, group) is None):
            continue
        text = origin.peek(f"{TEMPLATES}/{name}")
        if text is None or b"kerangka." in text:
            continue
        if group == "bab":
            position = Position(f"{TEMPLATES}/{name}", 1, 1)
            message, hint = (
                f"templat «{name}» tidak dipakai, sebab {OUTLINE} menyatakan bab-babnya",
                "hapus templat itu",
            )
        else:
            position = Position(f"{folder}/{OUTLINE}", 1, 1)
            message = f"{OUTLINE} tidak berlaku, sebab templat «{TEMPLATES}/{name}» menyusun laporan sendiri"
            hint = "hapus templat itu, atau salin lagi yang baru dengan lkj templates --copy"
        found.append(Finding(code="LKJ614", position=position, message=message, hint=hint))
    return found


def _disebutkan(finding: Finding, printed: Set[str]) -> Finding:
    """Say of prose that it can be printed, or of a known one that the outline leaves it out."""
    file = finding.file.rpartition("/")[2]
    if file in _PROSE - printed:
        message = f"«{file}» tidak disebut dalam {OUTLINE}, sehingga tidak tercetak"
        hint = f"sebut narasi/{file} di sana, atau pindahkan ke luar folder data tahun"
        return replace(finding, message=message, hint=hint)
    if nama_narasi(f"narasi/{file}") is None:
        return finding
    return replace(finding, hint=f"{finding.hint}, atau sebut narasi/{file} dalam {OUTLINE} agar tercetak")


def _unknown(origin: Origin, folder: str, wanted: Set[str], beside: Set[str]) -> list[Finding]:
    """Return what is neither `wanted` nor may lie `beside` it; what lies there may as well be missing."""
    try:
        present = {entry for entry, _ in origin.entries(folder)}
    except RefusedError:
        return []  # not there, or a link, which is told of the files in it
    findings = []
    for stranger in sorted(present - wanted - beside):
        near = nearest_file(stranger, wanted)
        # Of a right file that is missing, the reader already says that this one may be meant.
        if near and near not in {*present, *beside, *OPTIONAL}:
            continue
        hint = f"mungkin maksud Anda «{near}»; bila bukan" if near else "bila ini bahan kerja"
        findings.append(
            Finding(
                code="LKJ118",
                position=Position(f"{folder}/{stranger}", 1, 1),
                message=f"«{stranger}» tidak dikenal dan tidak dibaca",
                hint=f"{hint}, pindahkan ke luar folder data tahun",
            )
        )
    return findings
