"""The text of a file in its one form, with proof that it says what it said."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath

from lkj.diagnostics import DataError, Severity
from lkj.files import MAX_BYTES
from lkj.files.yaml.commented import Butir, Komentar, Naskah, Wadah, baca, cari_komentar
from lkj.files.yaml.document import Document
from lkj.files.yaml.quoting import tulis_kunci, tulis_nilai
from lkj.files.yaml.reader import parse
from lkj.fmt.sequence import Urutan
from lkj.model.load import YEAR_FILES
from lkj.publish.errors import EngineError

__all__ = ["rapikan_teks"]

_MODEL = {file.name: file.model for file in YEAR_FILES}
_SKEMA_PENYUNTING = "# yaml-language-server:"


def rapikan_teks(nama_berkas: str, teks: str) -> str:
    """Return the text of a data file in its one form; formatting that again changes nothing.

    `nama_berkas` ends in the name of a file of a year folder ("indikator.yaml"), which says whose order its keys have;
    findings bear it. Values are not judged: keys the model does not know come last. DataError with the findings of
    the strict reader where the text cannot be read; EngineError where the result would not say the same, or be larger
    than a data file may be: never is anything lost in silence.
    """
    source = teks.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    before = _baca_ketat(nama_berkas, source)
    order = Urutan(_MODEL[PurePosixPath(nama_berkas).name])
    naskah = baca(source)
    order.terapkan(naskah.puncak)
    result = "\n".join(_Penulis().tulis(naskah)) + "\n"
    try:
        after = _baca_ketat(nama_berkas, result)
    except DataError as error:
        raise _tidak_sama(nama_berkas) from error
    if order.bentuk(before.data) != order.bentuk(after.data) or _isi_komentar(source) != _isi_komentar(result):
        raise _tidak_sama(nama_berkas)
    if len(result.encode()) > MAX_BYTES:
        message = f"{nama_berkas} tidak dirapikan: hasilnya melebihi batas {MAX_BYTES // 1024 // 1024} MiB"
        raise EngineError(message, "pecah isinya, atau keluarkan bahan yang bukan data laporan")
    return result


def _baca_ketat(file: str, text: str) -> Document:
    reading = parse(file, text)
    errors = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    if errors or reading.document is None:
        raise DataError(errors)
    return reading.document


def _isi_komentar(text: str) -> Counter[str]:
    return Counter(comment.teks for comment in cari_komentar(text))


def _tidak_sama(file: str) -> EngineError:
    return EngineError(
        f"{file} tidak dirapikan: hasilnya tidak akan sama isinya, sehingga berkas dibiarkan",
        "ini kekurangan lkj; laporkan bersama berkasnya",
    )


class _Penulis:
    """Writes the tree, line by line."""

    def __init__(self) -> None:
        self.baris: list[str] = []

    def tulis(self, naskah: Naskah) -> list[str]:
        """Return the lines of the whole file."""
        for comment in _angkat_skema(naskah):
            self.baris.append(comment.teks)
        self._komentar(naskah.atas, 0)
        self._isi(naskah.puncak, 0)
        return self.baris

    def _isi(self, wadah: Wadah, column: int, lead: str = "") -> None:
        """Write what a container holds; `lead` is what its first line begins with in the place of spaces."""
        spaces = " " * column
        for n, butir in enumerate(wadah.butir):
            self._butir(butir, column, spaces if n or not lead else lead)
        self._komentar(wadah.kaki, column)

    def _butir(self, butir: Butir, column: int, lead: str) -> None:
        if not lead.strip():
            self._komentar(_kepala(butir), column)
        value = butir.nilai
        name = "-" if butir.kunci is None else f"{tulis_kunci(butir.kunci)}:"
        if isinstance(value, Wadah) and value.butir:
            if butir.kunci is None:
                self._isi(value, column + 2, f"{lead}- ")
            else:
                self.baris.append(f"{lead}{name}{_ekor(butir)}")
                self._isi(value, column + 2)
            return
        if isinstance(value, Wadah):
            first, *block = ["[]" if value.daftar else "{}"]
        else:
            assert value is not None
            first, *block = tulis_nilai(value)
        self.baris.append(f"{lead}{name} {first}{_ekor(butir)}")
        self.baris += [f"{' ' * (column + 2)}{line}" if line else "" for line in block]

    def _komentar(self, comments: list[Komentar], column: int) -> None:
        for comment in comments:
            if comment.kosong and self.baris:
                self.baris.append("")
            self.baris.append(f"{' ' * column}{comment.teks}")


def _kepala(butir: Butir) -> list[Komentar]:
    """Return the comments above an item, with those of what begins on the same line."""
    heads = butir.kepala
    if butir.kunci is None and isinstance(butir.nilai, Wadah) and butir.nilai.butir:
        heads = [*heads, *_kepala(butir.nilai.butir[0])]
    return heads


def _ekor(butir: Butir) -> str:
    return "".join(f"  {comment.teks}" for comment in butir.ekor)


def _angkat_skema(naskah: Naskah) -> list[Komentar]:
    """Take out the comments that tell an editor the schema, wherever at the top level they stand."""
    places = [naskah.atas, naskah.puncak.kaki, *(butir.kepala for butir in naskah.puncak.butir)]
    found = []
    for comments in places:
        found += [comment for comment in comments if comment.teks.startswith(_SKEMA_PENYUNTING)]
        comments[:] = [comment for comment in comments if not comment.teks.startswith(_SKEMA_PENYUNTING)]
    return found
