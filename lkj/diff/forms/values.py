"""One value in words: as the report would print it, a text in quotation marks, what is missing named."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lkj.capaian import (
    Angka,
    Batas,
    Komposit,
    Nisbah,
    NisbahKosong,
    Peringkat,
    Rentang,
    Status,
    Tenggat,
    YaTidak,
    tempat_tegas,
    tulis_angka,
    tulis_persen,
    tulis_rupiah,
)
from lkj.diff import Jenis, Perubahan, Tanda
from lkj.model.base import Bulan
from lkj.model.bidang import Kosong, Ragam
from lkj.pengukuran import NAMA_STATUS
from lkj.wording.printed import kuantitas, tanggal

__all__ = ["dokumen", "nama_dokumen", "pangkas", "selisih", "tulis"]

_PANJANG = 60
_SEKITAR = 3


def tulis(p: Perubahan, value: object, desimal: int) -> str:
    """Write the value before or after a change; `desimal` is for percentages that were computed."""
    if isinstance(value, Nisbah):
        return f"{kuantitas(value, places=desimal)} ({value.operan})"
    if isinstance(value, (Angka, Rentang, Batas, Komposit, Peringkat, Tenggat, YaTidak, NisbahKosong)):
        return str(value)
    if value is None:
        return (p.bidang.kosong if p.bidang else Kosong.TIDAK_ADA).value
    if value is Tanda.MENURUT_METODE:
        return Kosong.MENURUT_METODE.value
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, (int, Decimal)):
        return _angka(p, value, desimal)
    if isinstance(value, Status):
        return NAMA_STATUS[value].lower()
    if isinstance(value, (date, Bulan)):
        return tanggal(value)
    if isinstance(value, dict):
        # A document with a target of its own is named as it is alone.
        return nama_dokumen(p, str(value["id"])) if dokumen(p) else f"«{value.get('nama', '…')}»"
    if isinstance(value, (tuple, list)):
        return " = ".join(map(str, value))
    return _teks(p, str(value))


def _angka(p: Perubahan, value: int | Decimal, desimal: int) -> str:
    number, ragam = Decimal(value), p.bidang and p.bidang.ragam
    if ragam is Ragam.RUPIAH:
        return tulis_rupiah(number)
    if ragam is Ragam.PERSEN:
        return tulis_persen(number, desimal) if p.jenis is Jenis.HITUNG else f"{tulis_angka(number)}%"
    # A year is a name, not an amount.
    return tulis_angka(number) if isinstance(value, Decimal) or p.satuan else str(value)


def _teks(p: Perubahan, text: str) -> str:
    if dokumen(p):
        return nama_dokumen(p, text)
    return f"«{text}»" if " " in text and p.jenis is not Jenis.HITUNG else text


def dokumen(p: Perubahan) -> bool:
    """Tell whether what changed is which planning document something stands in."""
    return p.bidang is not None and p.bidang.ragam is Ragam.DOKUMEN


def nama_dokumen(p: Perubahan, ident: str) -> str:
    """Return what a planning document is called, in B where it is there; its id where neither side lists it."""
    return next((nama for one, nama in p.dokumen if one == ident), ident)


def pangkas(before: str, after: str) -> tuple[str, str]:
    """Shorten two long texts to the words around what differs, "…" for what was left out."""
    if max(len(before), len(after)) <= _PANJANG or not (before.startswith("«") and after.startswith("«")):
        return before, after
    old, new = before[1:-1].split(), after[1:-1].split()
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
    first, last = max(0, head - _SEKITAR), max(0, tail - _SEKITAR)

    def cut(words: list[str]) -> str:
        middle = " ".join(words[first : len(words) - last])
        if len(middle) > 2 * _PANJANG:
            middle = middle[: 2 * _PANJANG].rstrip() + " …"
        return f"«{'… ' if first else ''}{middle}{' …' if last and not middle.endswith('…') else ''}»"

    return cut(old), cut(new)


def selisih(value: Decimal, unit: str, desimal: int) -> str:
    """Write the size of a difference: "Rp50.000.000", "2,53 poin", "2 orang"."""
    size = value.copy_abs()
    if unit == "rupiah":
        return tulis_rupiah(size)
    return f"{tulis_angka(size, tempat_tegas(size, desimal) if unit == 'poin' else None)} {unit}".rstrip()
