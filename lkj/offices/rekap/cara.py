"""How a tree puts its offices together: `bersama/rekap.yaml`, its places, and where else its words are used."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import Any

from msgspec import Struct

from lkj.diagnostics import DataError, Finding, Position, Severity
from lkj.files import Origin, RefusedError
from lkj.files.layout import REKAP, year_folder
from lkj.files.yaml import Document, load
from lkj.model.rekap import BerkasRekap
from lkj.offices.office import Office
from lkj.pengukuran.antarsatker.hasil import bunyi

__all__ = ["CaraTertulis", "cara_rekap"]


class CaraTertulis(Struct, frozen=True):
    """What the file says, or the defaults where there is none, and the file."""

    isi: BerkasRekap
    dokumen: Document | None = None

    def bagi_aturan(self, among: Sequence[Office]) -> dict[str, Any]:
        """Return what the rules between the offices of a tree are told of it, as `SemuaSatker` calls it."""
        return {"cara": self.isi, "tempat": self._tempat, "tertulis": partial(_tertulis, among)}

    def _tempat(self, path: Sequence[str | int]) -> Position:
        return self.dokumen.position(tuple(path)) if self.dokumen else Position(REKAP, 1, 1)


def cara_rekap(origin: Origin) -> CaraTertulis:
    """Return how a tree puts its offices together; the defaults where it does not say. DataError for errors."""
    from pydantic import ValidationError

    from lkj.diagnostics.pydantic_id import findings_from_validation

    try:
        if origin.kind(REKAP) is None:
            return CaraTertulis(BerkasRekap(skema=1))
    except RefusedError:
        pass  # told where it is read
    document, found = load(origin, REKAP)
    if document is None:
        raise DataError(found)
    try:
        cara = CaraTertulis(BerkasRekap.model_validate(document.data), document)
    except ValidationError as error:
        raise DataError([*found, *findings_from_validation(error, document, BerkasRekap)]) from error
    if twice := list(_kembar(cara.isi, document)):
        raise DataError([*found, *twice])
    return cara


def _kembar(cara: BerkasRekap, document: Document) -> Iterator[Finding]:
    """Yield what is said twice of one indikator or one office: which of the two holds, nobody knows."""
    weights = () if cara.bobot == "pagu" else cara.bobot
    lists = (("indikator", "nama", [bunyi(one.nama) for one in cara.indikator]),
             ("bobot", "kode", [one.kode for one in weights]))  # fmt: skip
    for part, key, values in lists:
        seen: dict[str, int] = {}
        for n, value in enumerate(values):
            first = seen.setdefault(value, n)
            if first < n:
                yield Finding(
                    code="LKJ302",
                    position=document.position((part, n, key)),
                    message=f"{key} ini sudah disebut",
                    hint="hapus salah satunya",
                    severity=Severity.ERROR,
                    related=(document.position((part, first, key)), "pertama kali di sini"),
                )


def _tertulis(among: Sequence[Office], names: Collection[str]) -> set[str]:
    """Return the names that stand in some `indikator.yaml` of any year, whether its data can be counted or not.

    The file of the method is of no year: what it says may be for another one.
    """
    wanted = {name: _polos(name) for name in names}
    for office in among:
        project = office.project
        for year in project.years:
            text = _polos((project.origin.peek(f"{year_folder(year)}/indikator.yaml") or b"").decode(errors="replace"))
            wanted = {name: plain for name, plain in wanted.items() if plain not in text}
            if not wanted:
                return set(names)
    return set(names) - set(wanted)


def _polos(text: str) -> str:
    """Return words as they are compared, whatever quotes a file puts around them."""
    return bunyi(text.replace('"', "").replace("'", ""))
