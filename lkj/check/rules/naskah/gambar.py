"""The pictures that prose names, and which of them stand where one is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from lkj.check.naskah import TERHITUNG, Naskah, naskah, sekali
from lkj.check.rules.naskah.markah import polos
from lkj.diagnostics import Position
from lkj.diagnostics.nearest import folded
from lkj.files.layout import GAMBAR, TABEL, is_picture, picture_folder
from lkj.model import Tahun
from lkj.report.foto import BERDAMPINGAN, Sebutan, baca_baris

__all__ = ["Tersebut", "gambar_naskah"]

# Inline, with one pair of brackets within its words or address at most; or by a label that is defined elsewhere.
_PICTURE = (
    r"(?<!\\)!\[(?P<kata>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"(?:\((?P<berkas>(?:[^()]|\([^()]*\))*)\)|(?:\[(?P<label>[^\[\]]*)\])?)"
)
_DEFINITION = r"(?m)^ {0,3}\[(?P<label>[^\[\]^][^\[\]]*)\]:\s*(?P<berkas>\S.*)"
_OURS = "gambar:"
_CARA = f"![Judul gambar]({GAMBAR}/nama.jpg)"


class Tersebut(Struct, frozen=True, kw_only=True):
    """A picture that prose names: as its line has it, where, how many stand in that line, or why it will not print.

    `sebutan` is None, and `sebab` and `saran` say why, where it cannot be printed as it stands.
    """

    berkas: str
    position: Position
    sebutan: Sebutan | None = None
    sebaris: int = 1
    sebab: str = ""
    saran: str = ""


def _file(picture: re.Match[str], labels: Mapping[str, str]) -> str:
    """Return the file that a picture names; "" where brackets are no picture, for their label is not defined."""
    if picture["berkas"] is not None:
        return picture["berkas"].strip()
    return labels.get(folded(picture["label"] or picture["kata"]), "")


@sekali
def gambar_naskah(year: Tahun) -> Iterator[Tersebut]:
    """Yield the pictures that the prose of a year names, in order; charts of the report and tables are none."""
    if not any("![" in one.teks for one in year.narasi.values()):
        return
    # One document is made of all prose, so that a label may be defined in another file.
    labels = {
        folded(found["label"]): found["berkas"].strip()
        for one in year.narasi.values()
        for found in re.finditer(_DEFINITION, one.teks)
    }
    for prose in naskah(year):
        if "![" not in prose.teks:
            continue
        text = polos(prose)
        lines = _Baris(prose, text)
        # What is read as prose has no links, and a picture may be one.
        for picture in re.finditer(_PICTURE, prose.narasi.teks):
            file = _file(picture, labels)
            if text[picture.start()] == "!" and file and not file.startswith((_OURS, f"{TABEL}/")):
                yield _judged(year.tahun, lines, picture.start(), file)


class _Baris:
    """The lines of prose that hold pictures alone, each read once."""

    def __init__(self, prose: Naskah, text: str) -> None:
        self.prose, self._text = prose, text
        self._known: dict[int, list[Sebutan]] = {}

    def pada(self, at: int) -> tuple[int, list[Sebutan]]:
        """Return where the line of a character begins, and its pictures where it holds nothing else."""
        typed = self.prose.narasi.teks
        start = typed.rfind("\n", 0, at) + 1
        if start not in self._known:
            end = typed.find("\n", at)
            line = self._text[start : end if end >= 0 else len(typed)]
            # Commands of templates print nothing; a blank that was typed makes the line part of something else.
            before = len(line) - len(line.lstrip())
            own = typed[start : start + before].strip() or not before
            found = baca_baris(line.strip()) if own else []
            self._known[start] = [Sebutan(one.judul, one.berkas, one.alt, start + before + one.awal) for one in found]
        return start, self._known[start]


def _judged(tahun: int, lines: _Baris, at: int, file: str) -> Tersebut:
    position = lines.prose.position(at)
    folder = picture_folder(tahun)
    put = f"simpan gambarnya di {folder}, lalu tulis {_CARA} pada baris sendiri"
    if "://" in file or file.startswith(("data:", "//")):
        return Tersebut(berkas=file, position=position, sebab="gambar dari luar proyek tidak dimuat", saran=put)
    if TERHITUNG in lines.prose.teks[at : at + len(file)] or "{{" in file:
        return Tersebut(
            berkas=file, position=position, sebab="nama berkasnya dihitung", saran="tulis nama berkasnya langsung"
        )
    bare = file.strip("<>")
    inside, name = bare.startswith(f"{GAMBAR}/"), bare.removeprefix(f"{GAMBAR}/")
    if not inside:
        return Tersebut(berkas=file, position=position, sebab=f"berkasnya tidak di folder {folder}", saran=put)
    if not is_picture(name):
        why, hint = _nama(name)
        return Tersebut(berkas=file, position=position, sebab=why, saran=hint)
    _, found = lines.pada(at)
    sebutan = next((one for one in found if one.awal == at), None)
    if sebutan is None:
        hint = f'tulis {_CARA} mulai awal baris, tanpa teks lain pada baris itu; uraiannya, bila perlu, {{alt="…"}}'
        return Tersebut(berkas=file, position=position, sebab="tidak berdiri sendiri pada barisnya", saran=hint)
    if len(found) > BERDAMPINGAN:
        return Tersebut(
            berkas=file,
            position=position,
            sebab=f"paling banyak {BERDAMPINGAN} gambar berdampingan",
            saran="bagi dalam dua baris",
        )
    return Tersebut(berkas=file, position=position, sebutan=sebutan, sebaris=len(found))


_AKHIRAN = r"\.([A-Za-z0-9]{1,5})(?:[ \"'?#].*)?$"


def _nama(name: str) -> tuple[str, str]:
    """Return why a file of that name is no picture for prose, and what to do."""
    ending = found[1].lower() if (found := re.search(_AKHIRAN, name)) else ""
    if "/" in name or "\\" in name:
        return f"letaknya harus langsung di folder {GAMBAR}", f"pindahkan berkasnya ke folder {GAMBAR}"
    if '"' in name or "'" in name:
        return "ada tulisan lain di belakang nama berkasnya", f"tulis judulnya di antara kurung siku: {_CARA}"
    if ending not in ("jpg", "jpeg", "png", "svg"):
        return "jenis berkasnya tidak dikenal", "simpan ulang sebagai JPEG (.jpg), PNG (.png), atau SVG (.svg)"
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", name.strip().replace("%20", "-"))
    near = f", misalnya «{plain}»" if is_picture(plain) else ""
    return "nama berkasnya memuat tanda khusus atau nama alat Windows", (
        f"ganti nama berkas itu dengan huruf, angka, «.», «_», dan «-» saja{near}"
    )
