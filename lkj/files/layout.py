"""What a year folder is: the files that it has, what else may lie in it, and what of a project belongs to a year.

All names are relative to the project root, with slashes. An office of a tree has besides what all its offices share:
`bersama/data/2024/tugas.yaml` stands for the `data/2024/tugas.yaml` that an office has not.
"""

from __future__ import annotations

import re
from collections.abc import Collection

__all__ = [
    "BERSAMA", "BUKTI", "DATA", "FOLLOW_UP", "GAMBAR", "LAMPIRAN", "LOGOS", "MAX_PICTURE", "MAX_REFERENCE",
    "MOST_PICTURES", "NARASI", "OPTIONAL", "OUTLINE", "PICTURES", "RALAT", "REFERENCE", "REKAP", "SASARAN", "SATKER",
    "TABEL", "TEMPLATES", "WAIVERS", "YAML", "annex_folder", "belongs", "folders", "in_tree", "is_annex", "is_device",
    "is_foreign", "is_picture", "is_prose", "is_shared", "is_table", "is_year", "nama_narasi", "nama_pindaian",
    "narasi_sasaran", "outlined", "own_name", "picture_folder", "shared_name", "year_folder", "year_of",
]  # fmt: skip

DATA = "data"
#: The offices of a tree, a folder each by its code, and what they share.
SATKER = "satker"
BERSAMA = "bersama"
#: How the numbers of the offices become one.
REKAP = f"{BERSAMA}/rekap.yaml"
#: Where a project may have templates of its own.
TEMPLATES = "templates"
#: The Word file whose styles the report takes.
REFERENCE = f"{TEMPLATES}/reference.docx"
WAIVERS = "pengecualian.yaml"
FOLLOW_UP = "tindak-lanjut.yaml"
#: What an earlier publication said otherwise.
RALAT = "ralat.yaml"
#: The outline of the report; without it, that of the regulation holds.
OUTLINE = "kerangka.yaml"
YAML = (
    "satker.yaml", "dasar-hukum.yaml", "tugas.yaml", "visi-misi.yaml", "sasaran.yaml", "indikator.yaml", "pk.yaml",
    "pagu.yaml", "metode.yaml", OUTLINE, FOLLOW_UP, RALAT, WAIVERS,
)  # fmt: skip
#: What a year can do without: where it is not there, it says nothing.
OPTIONAL = frozenset({FOLLOW_UP, OUTLINE, RALAT, WAIVERS})
#: The prose of `narasi/`, without `.md`, in the order of the report; an outline may name more.
NARASI = (
    "kata-pengantar", "pernyataan-reviu", "ringkasan-eksekutif", "latar-belakang", "organisasi",
    "sumber-daya-manusia", "permasalahan", "rencana-strategis", "makna-visi", "misi", "tujuan", "sesudah-tujuan",
    "rencana-kinerja-tahunan", "perjanjian-kinerja", "capaian-kinerja", "evaluasi", "realisasi-anggaran", "penutup",
)  # fmt: skip
#: Prose on one objective: why it succeeded or failed and what was done, `narasi/sasaran/SK-01.md`.
SASARAN = "sasaran"
#: The agency's logo; the first that is there is taken.
LOGOS = ("logo.svg", "logo.png")
#: The evidence that facts name; documents record its SHA-256 and carry none of it.
BUKTI = "bukti"
#: Pictures that prose shows, `gambar/posyandu.jpg`; each no larger than a camera makes them, in bytes.
GAMBAR = "gambar"
#: Tables that prose shows, `tabel/kendala.csv`.
TABEL = "tabel"
MAX_PICTURE = 24 * 2**20
#: The largest reference document; fonts in one make it large, styles alone never.
MAX_REFERENCE = 16 * 2**20
#: All pictures of a year together, and all its scans: each PDF carries them as evidence.
MOST_PICTURES = 56 * 2**20
#: Scans that are annexes of the report, each called by its title, and no larger than a picture.
LAMPIRAN = "lampiran"
#: How the names of such files end, and what each then is.
PICTURES = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "svg": "SVG"}
_OF_OUTLINE = re.compile(r"narasi/([a-z0-9][a-z0-9-]{0,59})\.md")
_YEAR = re.compile(r"(?!0000)[0-9]{4}")
_OF_SASARAN = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}\.md")
# What every system can hold, and Markdown and URLs leave as it is.
_PICTURE = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,79}}\.(?:{'|'.join(PICTURES)})", re.IGNORECASE)
# What every system can hold; such a name is a title.
_ANNEX = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._,()&-]{0,119}\.(?:pdf|jpe?g|png)", re.IGNORECASE)
_TABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}\.(?:csv|xlsx)", re.IGNORECASE)
# Devices of Windows, whatever follows their name.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|\Z)", re.IGNORECASE)
_TEMPLATE = re.compile(r"[a-z0-9-]+\.md\.j2")
# What Windows and macOS put into every folder that they show; by their names, not as they are written.
_OF_SYSTEM = frozenset({"desktop.ini", "thumbs.db", "ehthumbs.db", "icon\r"})


def is_year(text: str) -> bool:
    """Tell whether a text is a year as a folder is called: four digits, and not 0000, which no calendar has."""
    return _YEAR.fullmatch(text) is not None


def year_folder(year: int) -> str:
    """Return the folder of a year."""
    return f"{DATA}/{year}"


def folders(year: int) -> tuple[str, str, str]:
    """Return the folders that hold files of a year: its own, that of its prose, and that of prose on objectives."""
    folder = year_folder(year)
    return folder, f"{folder}/narasi", f"{folder}/narasi/{SASARAN}"


def year_of(name: str) -> int | None:
    """Return the year in whose folder a name stands; None where that is none."""
    parts = name.split("/")
    return int(parts[1]) if len(parts) >= 2 and parts[0] == DATA and is_year(parts[1]) else None


def is_shared(name: str) -> bool:
    """Tell whether a name is one of what the offices of a tree share."""
    return name == BERSAMA or name.startswith(f"{BERSAMA}/")


def shared_name(name: str) -> str | None:
    """Return the name under which offices share what one of them may have; None for what is each one's own.

    Shared is what lies in the folder of a year and in that of templates. Which years there are each office says itself.
    """
    above, _, rest = name.partition("/")
    year, slash, _ = rest.partition("/")
    whole = above == TEMPLATES or (above == DATA and is_year(year) and bool(slash))
    return f"{BERSAMA}/{name}" if whole else None


def in_tree(office: str, name: str) -> str:
    """Return the name that a file of an office has in the tree; that of a shared one is the same there."""
    return name if is_shared(name) else f"{SATKER}/{office}/{name}"


def own_name(name: str) -> str:
    """Return the name that a shared file has for the office it serves; any other name as it is."""
    own = name.removeprefix(f"{BERSAMA}/")
    return own if shared_name(own) == name else name


def narasi_sasaran(ident: str) -> str:
    """Return the name of the prose on one objective."""
    return f"{SASARAN}/{ident}"


def nama_narasi(source: str) -> str | None:
    """Return the name of the prose that a source of an outline is, `narasi/NAMA.md`; None for any other source."""
    found = _OF_OUTLINE.fullmatch(source)
    return found[1] if found else None


def outlined(outline: bytes) -> frozenset[str]:
    """Return the names of all prose that the text of an outline speaks of, whether it can be read as one or not."""
    return frozenset(_OF_OUTLINE.findall(outline.decode("utf-8", "replace")))


def is_prose(name: str, year: int, more: Collection[str] = ()) -> bool:
    """Tell whether a name is one that prose of a year has; `more` are the names that its outline adds."""
    folder, _, file = name.rpartition("/")
    _, prose, on_objectives = folders(year)
    if folder == on_objectives:
        return _OF_SASARAN.fullmatch(file) is not None
    stem = file.removesuffix(".md")
    return folder == prose and file.endswith(".md") and (stem in NARASI or stem in more)


def picture_folder(year: int) -> str:
    """Return the folder of the pictures that prose of a year shows."""
    return f"{year_folder(year)}/{GAMBAR}"


def is_device(name: str) -> bool:
    """Tell whether Windows takes a name for one of its devices, which no file or folder there can be called."""
    return _DEVICE.match(name) is not None


def is_picture(file: str) -> bool:
    """Tell whether a file is called as a picture may be: plain letters, digits, `.`, `_`, `-`, and a known ending."""
    return _PICTURE.fullmatch(file) is not None and not is_device(file)


def annex_folder(year: int) -> str:
    """Return the folder of the scans that are annexes of a year's report."""
    return f"{year_folder(year)}/{LAMPIRAN}"


def is_annex(file: str) -> bool:
    """Tell whether a file is called as a scan may be: as its title, in plain letters, with a known ending."""
    return _ANNEX.fullmatch(file) is not None and not is_device(file)


def nama_pindaian(source: str) -> str | None:
    """Return the file's name of the scan that a source of an outline is, `lampiran/NAMA`; None for any other source."""
    folder, _, file = source.partition("/")
    return file if folder == LAMPIRAN and is_annex(file) else None


def is_table(file: str) -> bool:
    """Tell whether a file is called as a table for prose may be, as `is_picture` has it."""
    return _TABLE.fullmatch(file) is not None and not is_device(file)


def belongs(name: str, year: int, more: Collection[str] = ()) -> bool:
    """Tell whether documents of a year are made from a file of that name: data, prose, picture, scan, own layout.

    `more` are the names of prose that the year's outline adds. What is shared belongs as what it stands for does.
    """
    name = own_name(name)
    folder, _, file = name.rpartition("/")
    if folder == year_folder(year):
        return file in YAML or file in LOGOS
    if folder == picture_folder(year):
        return is_picture(file)
    if folder == annex_folder(year):
        return is_annex(file)
    if folder == f"{year_folder(year)}/{TABEL}":
        return is_table(file)
    own = folder == TEMPLATES and _TEMPLATE.fullmatch(file) is not None
    return own or name == REFERENCE or is_prose(name, year, more)


def is_foreign(name: str) -> bool:
    """Tell whether a file is nobody's: one that the system or an editor keeps there for itself."""
    return name.startswith((".", "~")) or name.endswith("~") or name.lower() in _OF_SYSTEM
