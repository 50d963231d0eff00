"""Each value of a clause bound to the measure that it is of."""

from __future__ import annotations

from typing import NamedTuple

from lkj.check.claims.butir import Butir
from lkj.check.claims.kamus import Jenis
from lkj.check.claims.perkara import Perkara

#: Which measure two words beside each other make: "anggaran … terserap" is absorption.
_GABUNG = {
    frozenset({"anggaran", "serapan"}): "serapan",
    frozenset({"anggaran", "realisasi"}): "realisasi",
    frozenset({"pagu", "realisasi"}): "realisasi",
    frozenset({"pagu", "serapan"}): "serapan",
    frozenset({"anggaran", "sisa"}): "sisa",
    frozenset({"nilai", "rerata"}): "rerata",
    frozenset({"nilai", "capaian"}): "capaian",
    frozenset({"capaian", "rerata"}): "rerata",
    frozenset({"realisasi", "capaian"}): "capaian",
    frozenset({"nilai", "realisasi"}): "realisasi",
    frozenset({"pagu", "anggaran"}): "pagu",
}


class Ikatan(NamedTuple):
    """A value with the measure that it is of; `bagian` where the clause calls it a share of something."""

    butir: Butir
    ukuran: str
    bagian: str = ""
    tahun: tuple[int, ...] | None = None


def gabung(words: list[str]) -> str | None:
    """Return the measure that neighbouring words name together; None where they name two."""
    one = words[0]
    for other in words[1:]:
        if other != one:
            made = _GABUNG.get(frozenset({one, other}))
            if made is None:
                return None
            one = made
    return one


_DILEWATI = frozenset({Jenis.BEBERAPA, Jenis.DARI, Jenis.ATAU, Jenis.PERIODE, Jenis.TRIWULAN})


def _beberapa(items: list[Butir], n: int) -> bool:
    """Tell whether an item is what "beberapa" is of."""
    return items[n].isi == "indikator" and n > 0 and items[n - 1].jenis is Jenis.BEBERAPA


def _sampai(items: list[Butir], n: int, made: list[Ikatan]) -> bool:
    """Tell whether an item is "menjadi" before the only value."""
    after = items[n + 1].jenis if n + 1 < len(items) else None
    return items[n].jenis is Jenis.MENJADI and after is Jenis.NILAI and not made


def _sesudahnya(after: list[Butir]) -> bool:
    """Tell whether a measure is of the value after it: "12,5 menit dengan target 12 menit"."""
    kinds = [b.jenis for b in after]
    return kinds.count(Jenis.NILAI) > kinds.count(Jenis.UKURAN)


def ikat(perkara: Perkara) -> list[Ikatan] | None:
    """Bind each value of a clause to its measure; None where a word is left over, so that the frame is not full."""
    items = [b for b in perkara.butir if b.jenis is not Jenis.ENTITAS]
    made: list[Ikatan] = []
    pending: list[str] = []
    n = 0
    leading: Butir | None = None
    while n < len(items):
        b = items[n]
        if b.jenis is Jenis.UKURAN:
            share = n and items[n - 1].jenis is Jenis.DARI and n > 1 and items[n - 2].jenis is Jenis.NILAI
            after = next((x.jenis for x in items[n + 1 :] if x.jenis is not Jenis.PERIODE), None)
            if share and after not in (Jenis.NILAI, Jenis.UKURAN) and made and not pending:
                made[-1] = made[-1]._replace(bagian=b.isi)
            elif leading is not None and perkara.entitas and _sesudahnya(items[n + 1 :]):
                made.append(Ikatan(leading, perkara.sebelum.ukuran))
                leading = None
                pending.append(b.isi)
            elif leading is not None:
                names = [b.isi]
                while n + 1 < len(items) and items[n + 1].jenis is Jenis.UKURAN:
                    n += 1
                    names.append(items[n].isi)
                measure = gabung(names)
                if measure is None:
                    return None
                made.append(Ikatan(leading, measure))
                leading = None
            else:
                pending.append(b.isi)
        elif b.jenis is Jenis.NILAI:
            if leading is not None:
                return None
            if pending:
                measure = gabung(pending)
                if measure is None:
                    return None
                made.append(Ikatan(b, measure))
                pending = []
            elif made and (items[n - 1].jenis in (Jenis.ATAU, Jenis.NILAI)):
                made.append(Ikatan(b, made[-1].ukuran))
            elif perkara.entitas or perkara.sebelum.ukuran:
                made.append(Ikatan(b, perkara.sebelum.ukuran))
                if not any(x.jenis is Jenis.ENTITAS for x in perkara.butir) and not perkara.sebelum.ukuran:
                    leading, _ = b, made.pop()
            else:
                leading = b
        elif b.jenis is Jenis.HITUNG and (pending or made):
            # A computed value is right by itself, and takes the measure before it.
            pending = []
        elif b.jenis in _DILEWATI or _beberapa(items, n) or _sampai(items, n, made):
            pass
        elif (
            b.jenis is Jenis.KATEGORI
            and n + 1 < len(items)
            and items[n + 1].jenis
            in (
                Jenis.NAMA_KATEGORI,
                Jenis.HITUNG,
            )
        ):
            n += 1
        elif (b.jenis in (Jenis.STATUS, Jenis.BATAS, Jenis.TOTAL) and made) or b.jenis is Jenis.TOTAL:
            pass
        else:
            return None
        n += 1
    if leading is not None and perkara.entitas and perkara.pola == "V":
        # "Pada tahun 2024 masih 2,9%, kini 1,6%."
        made.append(Ikatan(leading, perkara.sebelum.ukuran))
        leading = None
    return None if pending or leading is not None else made
