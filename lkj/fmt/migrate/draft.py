"""The files of a year folder on their way to another shape: each as it stands now, data files in their one form."""

from __future__ import annotations

from lkj.files import Origin
from lkj.files.layout import year_folder
from lkj.files.yaml.editing import YamlEdit
from lkj.fmt import rapikan_teks

__all__ = ["Draft"]


class Draft:
    """The files of one year by their names in its folder; `berubah` holds those that were written anew."""

    def __init__(self, origin: Origin, year: int) -> None:
        self._origin, self._folder = origin, year_folder(year)
        self.berubah: dict[str, str] = {}

    def salin(self) -> Draft:
        """Return a copy, so that an attempt can be given up."""
        made = Draft.__new__(Draft)
        made._origin, made._folder, made.berubah = self._origin, self._folder, dict(self.berubah)
        return made

    def teks(self, nama: str) -> str | None:
        """Return what a file holds now, None where there is none."""
        if nama in self.berubah:
            return self.berubah[nama]
        content = self._origin.peek(f"{self._folder}/{nama}")
        return None if content is None else content.decode("utf-8")

    def naskah(self, nama: str) -> YamlEdit | None:
        """Return a data file to edit, None where there is none."""
        text = self.teks(nama)
        return None if text is None else YamlEdit(rapikan_teks(nama, text))

    def tulis(self, nama: str, teks: str) -> None:
        """Put a text in the place of a file's, a data file in its one form."""
        self.berubah[nama] = rapikan_teks(nama, teks) if nama.endswith(".yaml") else teks
