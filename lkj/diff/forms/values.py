"""One value in words: as the report would print it, a text in quotation marks, what is missing named."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lkj.capaian import (
    Angka,
    Batas,
    Komposit,
    Peringkat,
    Rentang,
    Status,
    Tenggat,
    YaTidak,
    tempat_tegas,
    tulis_angka,
    tulis_persen,
)
from lkj.diff import Perubahan, Tanda, Topik
from lkj.model.base import Bulan
from lkj.pengukuran import NAMA_DOKUMEN, NAMA_STATUS
from lkj.wording.printed import tanggal

__all__ = ["kunci", "pangkas", "selisih", "tulis"]

_MENURUT = "menurut metode"
_MENURUT_METODE = frozenset({"rumus", "komposit", "peringkat"})
_BATAS = frozenset({"batas_atas", "batas_bawah"})
_PERSEN = frozenset({"capaian", "serapan", *_BATAS, "bobot"})
_UANG = frozenset({"pagu", "realisasi", "anggaran", "jumlah pagu", "jumlah realisasi"})
# What is not known yet; other keys that are empty have nothing to say.
_DINANTI = frozenset(
    {"target", "realisasi", "pagu", "anggaran", "tanggal", "keadaan", "pns", "ppnpn", "jumlah", "triwulan", "awal",
     "akhir", "visi", "jumlah pagu", "jumlah realisasi", "serapan"}
)  # fmt: skip
_PANJANG = 60
_SEKITAR = 3


def kunci(p: Perubahan) -> str:
    """Return the last key of a change's fact, without the number of an item."""
    return p.fakta.rpartition(".")[2].partition("[")[0]


def tulis(p: Perubahan, value: object, desimal: int) -> str:
    """Write the value before or after a change; `desimal` is for percentages that were computed."""
    if isinstance(value, (Angka, Rentang, Batas, Komposit, Peringkat, Tenggat, YaTidak)):
        return str(value)
    key = kunci(p)
    if value is None:
        return _kosong(p, key)
    if value is Tanda.MENURUT_METODE:
        return _MENURUT
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, (int, Decimal)):
        return _angka(p, key, value, desimal)
    if isinstance(value, Status):
        return NAMA_STATUS[value].lower()
    if isinstance(value, (date, Bulan)):
        return tanggal(value)
    if isinstance(value, dict):
        return f"«{value.get('nama', '…')}»"
    if isinstance(value, (tuple, list)):
        return " = ".join(map(str, value))
    return _teks(key, str(value))


def _kosong(p: Perubahan, key: str) -> str:
    if key in _BATAS:
        return "tanpa batas"
    if p.topik is Topik.INDIKATOR and key in _MENURUT_METODE:
        return _MENURUT
    return "belum ada" if key in _DINANTI else "tidak ada"


def _angka(p: Perubahan, key: str, value: int | Decimal, desimal: int) -> str:
    number = Decimal(value)
    if p.topik is Topik.ANGGARAN and key in _UANG:
        return f"Rp{tulis_angka(number)}"
    if key in _PERSEN:
        return tulis_persen(number, desimal) if key in ("capaian", "serapan") else f"{tulis_angka(number)}%"
    # A year is a name, not an amount.
    return tulis_angka(number) if isinstance(value, Decimal) or p.satuan else str(value)


def _teks(key: str, text: str) -> str:
    if key == "dokumen" and text in NAMA_DOKUMEN:
        return NAMA_DOKUMEN[text]
    return f"«{text}»" if " " in text and key != "kategori" else text


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
        return f"Rp{tulis_angka(size)}"
    return f"{tulis_angka(size, tempat_tegas(size, desimal) if unit == 'poin' else None)} {unit}".rstrip()
