"""Filters on lists: the highest and lowest and whose they are, names as a sentence lists them, counts of a part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any, Final

from lkj.capaian import Angka, tulis_angka
from lkj.diagnostics.nearest import nearest
from lkj.pengukuran import Baris
from lkj.pengukuran.baris import NAMA_STATUS
from lkj.report.hitungan.dasar import HitunganError, bilangan, utuh
from lkj.report.turunan import Asal, berasal

__all__ = ["cacah", "sebutan", "terendah", "tertinggi", "yang_terendah", "yang_tertinggi"]

#: What can be compared in a list, by the word for it.
_UKURAN: Final = ("capaian", "pagu", "realisasi", "serapan", "sisa", "anggaran", "rerata", "jumlah", "target")


def _daftar(values: Any, penyaring: str) -> list[Any]:
    if isinstance(values, (str, Mapping)) or not isinstance(values, Iterable):
        hint = "beri daftar, misalnya rekap.utama.baris, program, rincian, atau anggaran.daftar"
        raise HitunganError(f"penyaring «{penyaring}» memerlukan daftar", hint)
    return list(values)


def _ukuran(item: Any, apa: str, penyaring: str) -> Any:
    if isinstance(item, Baris):
        value = item.capaian.nilai if apa == "capaian" else getattr(item.indikator, apa, item)
    else:
        value = getattr(item, apa, item) if apa in _UKURAN else item
    if value is item:
        known = [one for one in _UKURAN if hasattr(item, one) or (isinstance(item, Baris) and one == "capaian")]
        hint = "yang ada: " + ", ".join(known) if known else "beri daftar indikator, program, atau anggaran"
        raise HitunganError(f"penyaring «{penyaring}»: butir daftar ini tidak mempunyai «{str(apa)[:40]}»", hint)
    return value


def _terukur(values: Any, apa: str, penyaring: str) -> list[tuple[Any, Decimal]]:
    """Return the items whose measure is known, each with it; HitunganError where the units differ."""
    made: list[tuple[Any, Decimal]] = []
    units = set()
    for item in _daftar(values, penyaring):
        value = _ukuran(item, apa, penyaring)
        units.add(value.satuan if isinstance(value, Angka) else "")
        number = bilangan(value, penyaring)
        if number is not None:
            made.append((item, Decimal(number)))
        if len(units) > 1:
            raise HitunganError(
                f"penyaring «{penyaring}» memerlukan satuan yang sama pada setiap butir",
                "bandingkan capaiannya, bukan target atau realisasinya",
            )
    return made


def _ujung(penyaring: str, best: Callable[..., Decimal], values: Any, apa: str) -> Any:
    known = _terukur(values, apa, penyaring)
    if not known:
        return None
    made = best(value for _, value in known)
    names = tuple((_sebut(item, penyaring), value) for item, value in known)
    kata = f"{penyaring.removeprefix('yang_')} di antara {len(known)} butir yang diketahui, menurut {apa}"
    step = f"{penyaring.removeprefix('yang_')} = {tulis_angka(made)}"
    whole = made == made.to_integral_value() and apa in ("pagu", "realisasi", "sisa", "anggaran", "jumlah")
    asal = Asal(
        penyaring=penyaring,
        rumus="maks(x)" if best is max else "min(x)",
        kata=kata,
        masukan=names,
        langkah=step,
        hasil=made,
    )
    return berasal(utuh(made, whole), asal)


def _pemilik(penyaring: str, best: Callable[..., Decimal], values: Any, apa: str) -> list[Any]:
    known = _terukur(values, apa, penyaring)
    made = best((value for _, value in known), default=None)
    return [item for item, value in known if value == made]


tertinggi = partial(_ujung, "tertinggi", max)
terendah = partial(_ujung, "terendah", min)
yang_tertinggi = partial(_pemilik, "yang_tertinggi", max)
yang_terendah = partial(_pemilik, "yang_terendah", min)


def _sebut(item: Any, penyaring: str) -> str:
    """Return what a thing is called: its name, a level of education, a year."""
    if isinstance(item, (str, int)):
        return str(item)
    of = item.indikator if isinstance(item, Baris) else item
    for key in ("nama", "jenjang", "tahun", "istilah"):
        name = getattr(of, key, None)
        if isinstance(name, (str, int)):
            return str(name)
    hint = "beri indikator, sasaran, program, kegiatan, atau tahun anggaran"
    raise HitunganError(f"penyaring «{penyaring}»: butir ini tidak mempunyai nama", hint)


def sebutan(values: Any) -> str | None:
    """Write what things are called, as a sentence lists them: A; A dan B; A, B, dan C. None of nothing."""
    items = list(values) if isinstance(values, (list, tuple)) else _satu_atau_banyak(values)
    names = [_sebut(item, "sebutan") for item in items]
    if not names:
        return None
    if len(names) <= _DUA:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"


_DUA: Final = 2


def _satu_atau_banyak(values: Any) -> Sequence[Any]:
    return list(values) if hasattr(values, "__next__") else [values]


def cacah(
    values: Any,
    status: str | None = None,
    sasaran: str | None = None,
    kategori: str | None = None,
    dikenal: Sequence[str] = (),
) -> Any:
    """Count the items of a list; with conditions, the indikator of that status, objective (id), category.

    `dikenal` are the categories of the year's scale, where they are known. HitunganError for a status, objective or
    category that there is not.
    """
    items = _daftar(values, "cacah")
    wanted: dict[str, tuple[str | None, Sequence[str]]] = {
        "status": (status, list(NAMA_STATUS.values())),
        "sasaran": (sasaran, [b.sasaran.id for b in items if isinstance(b, Baris)]),
        "kategori": (kategori, dikenal),
    }
    conditions = {key: str(one) for key, (one, _) in wanted.items() if one is not None}
    if conditions and not all(isinstance(item, Baris) for item in items):
        hint = "beri rekap.utama.baris, atau baris rekap yang lain"
        raise HitunganError("penyaring «cacah» dengan syarat memerlukan daftar indikator", hint)
    for key, said in conditions.items():
        known = list(dict.fromkeys(wanted[key][1]))
        if known and said.casefold() not in {one.casefold() for one in known}:
            near = nearest(said, known)
            hint = f"mungkin maksud Anda «{near}»" if near else "yang ada: " + ", ".join(known)
            raise HitunganError(f"penyaring «cacah» tidak mengenal {key} «{said[:60]}»", hint)

    def fits(row: Any) -> bool:
        has = {
            "status": NAMA_STATUS[row.capaian.status],
            "sasaran": row.sasaran.id,
            "kategori": row.kategori.nama if row.kategori else "",
        }
        return all(has[key].casefold() == said.casefold() for key, said in conditions.items())

    found = [item for item in items if fits(item)] if conditions else items
    of = ", ".join(f"{key} {said}" for key, said in conditions.items())
    kata = f"banyaknya butir daftar{' dengan ' + of if of else ''}"
    names = tuple((_sebut(item, "cacah"), Decimal(1)) for item in found)
    step = f"{' + '.join('1' for _ in found) or '0'} = {len(found)}"
    return berasal(
        len(found),
        Asal(penyaring="cacah", rumus="n", kata=kata, masukan=names, langkah=step, hasil=Decimal(len(found))),
    )
