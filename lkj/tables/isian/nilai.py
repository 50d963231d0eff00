"""What a cell says of a fact: read strictly, and refused with a sentence where it may say two things."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from lkj.capaian import PERSEN, RUPIAH, Angka, BacaanError, baca_angka, baca_kuantitas, satuan_sama
from lkj.capaian.intended import keraguan, maksud_tanggal
from lkj.files.text import FORBIDDEN, describe_character
from lkj.model.bidang import Ragam
from lkj.model.metode import halus
from lkj.tables.isian.buku import Galat, Sel

__all__ = ["Terbaca", "TolakError", "baca_sel"]

# 1,234 is a decimal to an Indonesian, a thousand to a workbook that came from elsewhere.
_KOMA_RANCU = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}")
_BULAT = frozenset({Ragam.RUPIAH, Ragam.ORANG, Ragam.TAHUN})


class TolakError(ValueError):
    """A cell that is not read: why, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class Terbaca(Struct, frozen=True):
    """What a cell was read as, a plain value of a data file; `catatan` tells how, where that is not plain."""

    nilai: Any
    catatan: str = ""


def baca_sel(sel: Sel, ragam: Ragam, satuan: str = "", pilihan: tuple[str, ...] = (), lama: Any = None) -> Terbaca:
    """Read a cell for a field of some kind, in the unit of its indikator; `lama` is what the file has now.

    Raises TolakError.
    """
    isi = sel.isi
    if isinstance(isi, Galat):
        if isi.aksara:
            raise TolakError(f"sel berisi aksara yang rusak ({isi.teks})", "ketik ulang isinya")
        if isi.jam:
            raise TolakError(
                f"sel berisi jam {isi.teks}; Excel mengubah ketikan seperti 22.05 menjadi jam",
                "jadikan sel itu Umum atau Teks, lalu ketik ulang nilainya",
            )
        raise TolakError(f"sel berisi galat {isi.teks}", "betulkan rumusnya, atau kosongkan")
    if isi is None and sel.rumus:
        raise TolakError("sel berisi rumus yang belum dihitung", "buka di Excel atau LibreOffice, lalu simpan")
    if sel.berlebih:
        raise TolakError(
            f"bilangan {isi:f} lebih dari 15 angka, dan Excel sudah mengganti angka terakhirnya",
            "jadikan sel itu Teks, lalu ketik ulang",
        )
    if isi is None or (isinstance(isi, str) and not isi.strip()):
        return Terbaca(None)
    made = _menurut_ragam(sel, isi, ragam, satuan, pilihan, lama)
    return Terbaca(made.nilai, "; ".join(filter(None, (made.catatan, "hasil rumus" if sel.rumus else ""))))


def _menurut_ragam(sel: Sel, isi: Any, ragam: Ragam, satuan: str, pilihan: tuple[str, ...], lama: Any) -> Terbaca:
    if ragam is Ragam.KUANTITAS:
        return _kuantitas(sel, isi, satuan, lama)
    if ragam in _BULAT or ragam in (Ragam.BILANGAN, Ragam.PERSEN):
        return _bilangan(sel, isi, ragam)
    if ragam is Ragam.PILIHAN:
        found = next(
            (word for word in pilihan if isinstance(isi, str) and word.casefold() == isi.strip().casefold()), None
        )
        if found is None:
            raise TolakError(f"«{_sebut(isi)}» bukan pilihan", f"pilih {', '.join(pilihan)}")
        return Terbaca(found)
    if ragam is Ragam.YA_TIDAK:
        if isinstance(isi, bool):
            return Terbaca(isi)
        if isinstance(isi, str) and isi.strip().casefold() in ("ya", "tidak"):
            return Terbaca(isi.strip().casefold() == "ya")
        raise TolakError(f"«{_sebut(isi)}» bukan ya atau tidak", "tulis ya atau tidak")
    if ragam is Ragam.TANGGAL:
        return _tanggal(isi)
    if ragam is Ragam.BULAN:
        return Terbaca(f"{isi:%Y-%m}") if isinstance(isi, date) else _teks(isi)
    return _teks(isi)


def _teks(isi: Any) -> Terbaca:
    if isinstance(isi, str):
        lines = isi.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        text = "\n".join(map(str.rstrip, lines)).strip()
        if found := FORBIDDEN.search(text):
            raise TolakError(f"sel berisi {describe_character(found[0])}", "ketik ulang isinya")
        return Terbaca(text)
    if isinstance(isi, Decimal):
        return Terbaca(f"{isi:f}", "bilangan dibaca sebagai teks")
    hint = "jadikan sel itu Teks, lalu ketik ulang"
    if isinstance(isi, date):
        raise TolakError(f"sel berisi tanggal {isi.isoformat()}, bukan teks", hint)
    raise TolakError(f"sel berisi {_sebut(isi)}, bukan teks", hint)


def _tanggal(isi: Any) -> Terbaca:
    if isinstance(isi, date):
        return Terbaca(isi)
    meant = maksud_tanggal(isi.strip()) if isinstance(isi, str) else None
    if meant is None or keraguan(isi.strip(), meant):
        raise TolakError(f"«{_sebut(isi)}» bukan tanggal yang pasti", "tulis tahun-bulan-hari, misalnya 2025-01-10")
    return Terbaca(meant, f"«{isi.strip()}» dibaca sebagai {meant.isoformat()}")


def _bilangan(sel: Sel, isi: Any, ragam: Ragam) -> Terbaca:
    note = ""
    if isinstance(isi, str):
        number = _dari_teks(isi.strip(), RUPIAH if ragam is Ragam.RUPIAH else "")
        if number is None:
            raise TolakError(f"«{_sebut(isi)}» bukan bilangan", "tulis angkanya saja")
        isi, note = number, f"teks «{isi.strip()}» dibaca sebagai {_tulis(number)}"
    if isinstance(isi, bool) or not isinstance(isi, Decimal):
        raise TolakError(f"sel berisi {_sebut(isi)}, bukan bilangan", "tulis angkanya saja")
    if sel.persen:
        if ragam is not Ragam.PERSEN:
            raise TolakError(
                f"sel berformat persen ({_tulis(isi * 100)}%)", "ubah formatnya menjadi Umum, lalu ketik ulang"
            )
        return Terbaca(isi * 100, f"{_tulis(isi * 100)}% (tersimpan {_tulis(isi)})")
    if ragam in _BULAT:
        if isi != isi.to_integral_value():
            hint = (
                "tulis rupiah penuh, bukan ribuan, juta, atau miliar"
                if ragam is Ragam.RUPIAH
                else "tulis tanpa desimal"
            )
            raise TolakError(f"{_tulis(isi)} bukan bilangan bulat", hint)
        return Terbaca(int(isi), note)
    return Terbaca(isi, note)


def _kuantitas(sel: Sel, isi: Any, satuan: str, lama: Any) -> Terbaca:
    if isinstance(isi, Decimal):
        if not sel.persen:
            return Terbaca(isi)
        if not satuan_sama(satuan, PERSEN):
            raise TolakError(
                f"sel berformat persen ({_tulis(isi * 100)}%), sedangkan satuannya {satuan or 'belum diisi'}",
                f"ubah formatnya menjadi Umum, lalu ketik ulang nilainya dalam {satuan or 'satuannya'}",
            )
        return Terbaca(isi * 100, f"{_tulis(isi * 100)}% (tersimpan {_tulis(isi)})")
    if isinstance(isi, date):
        if isinstance(lama, date) or satuan.casefold() in ("tanggal", "tenggat"):
            return Terbaca(isi)
        raise TolakError(
            f"sel berisi tanggal {isi.isoformat()}; Excel mengubah ketikan seperti 1-2 menjadi tanggal",
            "jadikan sel itu Umum atau Teks, lalu ketik ulang nilainya",
        )
    if isinstance(isi, bool):
        return Terbaca(isi)
    text = isi.strip()
    number = _dari_teks(text, satuan)
    if number is not None:
        return Terbaca(number, f"teks «{text}» dibaca sebagai {_tulis(number)}")
    return Terbaca(" ".join(text.split()))


def _dari_teks(text: str, satuan: str) -> Decimal | None:
    """Return the number that a text is, None where it is none; TolakError where it may be two."""
    if _KOMA_RANCU.fullmatch(text):
        whole, decimal = text.replace(",", ""), text.replace(",", ".")
        raise TolakError(
            f"teks «{text}» dapat berarti {whole} (koma ribuan) atau {_tulis(Decimal(decimal))} (koma desimal)",
            "ketik sebagai bilangan, bukan teks",
        )
    try:
        if satuan_sama(satuan, RUPIAH):
            made = baca_kuantitas(text, RUPIAH)
            return made.nilai if isinstance(made, Angka) and satuan_sama(made.satuan, RUPIAH) else None
        return baca_angka(text)
    except BacaanError as error:
        if len(error.bacaan) == 1:
            return error.bacaan[0]
        if len(error.bacaan) > 1:
            raise TolakError(halus(error.pesan), "ketik sebagai bilangan, bukan teks") from error
    return None


def _tulis(number: Decimal) -> str:
    text = f"{number.normalize():f}"
    return text.replace(".", ",")


def _sebut(isi: Any) -> str:
    if isinstance(isi, bool):
        return "TRUE" if isi else "FALSE"
    if isinstance(isi, Decimal):
        return _tulis(isi)
    return isi.isoformat() if isinstance(isi, date) else str(isi)[:60]
