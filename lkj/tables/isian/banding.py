"""Forms that came back, compared with what they held when they were written and with what the year's data holds now."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from lkj.files.yaml import Document
from lkj.tables.isian.baca import Baru, Formulir, Isian, baca_isian
from lkj.tables.isian.formulir import pendek
from lkj.tables.isian.lembar import Jalur, LembarIsian, isi_sel, tanda
from lkj.tables.isian.nilai import TolakError, baca_sel
from lkj.tables.isian.outcome import (
    Bentrok,
    Hasil,
    Perubahan,
    Tambahan,
    Tolakan,
    letak_daftar,
    sebut,
    sebut_isi,
    sebut_tanda,
)

__all__ = ["bandingkan"]


def bandingkan(forms: Sequence[Formulir], sheets: Sequence[LembarIsian], documents: Mapping[str, Document]) -> Hasil:
    """Compare forms of a year with what its data holds now; nothing is written."""
    result = Hasil()
    typed: dict[tuple[str, Jalur], list[Isian]] = {}
    added: dict[tuple[str, Jalur], list[Baru]] = {}
    for form in forms:
        if form.dipetakan:
            result.catatan.append(form.dipetakan)
        for one in baca_isian(form, sheets, result):
            if isinstance(one, Isian):
                typed.setdefault((one.lembar.berkas, one.medan.jalur), []).append(one)
            else:
                added.setdefault((one.lembar.berkas, one.lembar.induk[one.induk].jalur), []).append(one)
    for (file, _), given in typed.items():
        _putuskan(documents[file], given, result)
    for (file, _), new in added.items():
        _tambahkan(documents[file], new, result)
    return result


def _tambahkan(document: Document, given: Sequence[Baru], result: Hasil) -> None:
    """Decide on the items that are added to one list."""
    sheet, above = given[0].lembar, given[0].induk
    place = sheet.induk[above]
    groups: dict[str, list[Baru]] = {}
    for one in given:
        groups.setdefault(one.kunci or _mutu(one.isi), []).append(one)
    for same in groups.values():
        first = same[0]
        label = " ".join((*above, sheet.nama.casefold(), first.kunci)).strip()
        if len({_mutu(one.isi) for one in same}) > 1:
            sides = tuple(f"{one.asal} menulis {sebut_isi(one.isi)}" for one in same)
            result.bentrok.append(Bentrok(label, sides))
        elif not any(_memuat(item, first.isi) for item in place.butir):
            result.tambahan.append(
                Tambahan(
                    berkas=sheet.berkas,
                    jalur=place.jalur,
                    posisi=letak_daftar(document, place.jalur, len(place.butir)),
                    nama=label,
                    isi=first.isi,
                    sudah=len(place.butir),
                    asal=first.asal,
                    catatan=first.catatan,
                )
            )


def _mutu(value: Any) -> str:
    """Return a text by which two items say the same or not."""
    if isinstance(value, Mapping):
        return json.dumps({key: _mutu(one) for key, one in value.items()}, sort_keys=True)
    return tanda(isi_sel(value))


def _memuat(item: Any, said: Any) -> bool:
    """Whether an item of the data says all that another says."""
    if isinstance(said, Mapping):
        return isinstance(item, Mapping) and all(_memuat(item.get(key), one) for key, one in said.items())
    return not isinstance(item, (Mapping, list)) and tanda(isi_sel(item)) == tanda(isi_sel(said))


def _putuskan(document: Document, given: Sequence[Isian], result: Hasil) -> None:
    """Decide on one fact by all that was typed of it."""
    field = given[0].medan
    now, place = tanda(field.isi), document.position(field.jalur)
    read: list[tuple[Isian, Any, str]] = []
    for one in given:
        try:
            made = baca_sel(one.sel, field.ragam, field.satuan, field.pilihan, field.tulisan)
        except TolakError as error:
            result.tolakan.append(Tolakan(one.asal, one.nama, error.message, error.hint))
            continue
        mark = tanda(isi_sel(made.nilai))
        # A number that was typed as text, a month that became a date: it may say what it said, or what is there now.
        if mark == now or pendek(mark) == one.dasar:
            continue
        read.append((one, made.nilai, made.catatan))
    if not read:
        return
    values = {tanda(isi_sel(value)) for _, value, _ in read}
    stale = [one for one, _, _ in read if one.dasar is not None and one.dasar != pendek(now)]
    if len(values) > 1 or stale:
        sides = [f"{one.asal} menulis {sebut(value)}" for one, value, _ in read]
        if stale:
            before = stale[0].dasar or ""
            was = f", ketika diekspor {sebut_tanda(before)}" if before[:1] != "h" else ", lain daripada ketika diekspor"
            sides.append(f"{place.file}:{place.line} kini {sebut(field.tulisan)}{was}")
        result.bentrok.append(Bentrok(read[0][0].nama, tuple(sides)))
        return
    one, value, note = read[0]
    said = "; ".join(filter(None, (note, one.catatan)))
    result.perubahan.append(
        Perubahan(
            berkas=one.lembar.berkas,
            jalur=field.jalur,
            posisi=place,
            nama=one.nama,
            lama=field.tulisan,
            baru=value,
            asal=one.asal,
            catatan=said,
        )
    )
