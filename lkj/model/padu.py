"""Whether the keys of an indikator fit one another: its quarters and how they add up, its rule and that of the year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic_core import InitErrorDetails

from lkj.capaian import Angka, Aturan, AturanError, Nisbah, NisbahKosong, Polaritas, satuan_sama
from lkj.model.metode import CaraCapaian, galat_di, halus

# That of `lkj.model.indikator`, which imports this module.
Indikator = Any
_TRIWULAN_SETAHUN = 4


def galat_triwulan(one: Indikator) -> Iterator[InitErrorDetails]:
    """Yield what is wrong with the quarters of an indikator, or with their lack."""
    if one.triwulan is None:
        if one.akumulasi is not None and one.target_triwulan is None:
            hint = "isi «triwulan», atau hapus «akumulasi»"
            yield galat_di(("akumulasi",), "«akumulasi» hanya berlaku bersama «triwulan»", hint, "LKJ212")
        return
    if one.akumulasi is None:
        message = f"kunci «akumulasi» belum ada pada indikator {one.id}, yang mempunyai triwulan"
        yield galat_di(
            (), message, "tambahkan «akumulasi: jumlah», terakhir, maksimum, rerata, atau gabungan", "LKJ203"
        )
    if one.realisasi is not None:
        message = "realisasi setahun dihitung dari triwulan, sehingga tidak ditulis juga"
        yield galat_di(("realisasi",), message, "hapus «realisasi», atau hapus «triwulan»", "LKJ211")
    if len(one.triwulan) > _TRIWULAN_SETAHUN:
        message = f"ada {len(one.triwulan)} nilai triwulan, sedangkan setahun hanya mempunyai empat"
        yield galat_di(("triwulan", _TRIWULAN_SETAHUN), message, _saran_kelebihan(one), "LKJ205")
    units = [quarter.satuan for quarter in one.triwulan if isinstance(quarter, Angka)]
    own = any(satuan_sama(unit, one.satuan) for unit in units)
    # Of quarters that differ the odd one is that which is not in the unit of the indicator.
    unit = one.satuan if own else None
    for n, quarter in enumerate(one.triwulan):
        if quarter is None:
            continue
        if isinstance(quarter, NisbahKosong):
            if one.akumulasi != "gabungan":
                hint = "tulis null bila tidak ada yang dihitung, atau «akumulasi: gabungan»"
                message = "penyebut 0, sehingga tidak ada yang dapat dibagi"
                yield galat_di(("triwulan", n, "penyebut"), message, hint, "LKJ205")
        elif not isinstance(quarter, Angka):
            hint = "tulis angka, atau null bila belum ada"
            yield galat_di(("triwulan", n), f"realisasi triwulan harus angka, tertulis «{quarter}»", hint, "LKJ205")
        elif unit is not None and not satuan_sama(unit, quarter.satuan):
            message = f"triwulan ini bersatuan {quarter.satuan}, yang {'lain' if own else 'sebelumnya'} {unit}"
            yield galat_di(("triwulan", n), message, "tulis semua triwulan dalam satu satuan", "LKJ205")
        elif one.akumulasi == "gabungan" and not isinstance(quarter, Nisbah):
            hint = "tulis «pembilang» dan «penyebut» setiap triwulan, atau pilih akumulasi yang lain"
            message = f"triwulan ini tanpa pembilang dan penyebut, sedangkan akumulasinya {one.akumulasi}"
            yield galat_di(("triwulan", n), message, hint, "LKJ212")
        elif unit is None:
            unit = quarter.satuan


def _saran_kelebihan(one: Indikator) -> str:
    """Tell what to do about more than four quarters; a decimal comma makes two of each."""
    values = [str(q.nilai) if isinstance(q, Angka) else "" for q in one.triwulan or ()]
    if len(values) % 2 == 0 and len(values) <= 2 * _TRIWULAN_SETAHUN and all(v.isdigit() for v in values):
        meant = ", ".join(f"{a}.{b}" for a, b in zip(values[::2], values[1::2], strict=True))
        return f"tulis [{meant}] bila koma itu tanda desimal; bila bukan, hapus kelebihannya"
    return "hapus kelebihannya"


def galat_aturan(one: Indikator, cara: CaraCapaian | None) -> Iterator[InitErrorDetails]:
    """Try the rule of the indicator; without a readable method only its own formula can be tried."""
    polaritas = Polaritas(one.polaritas)
    rumus = one.rumus or (getattr(cara, polaritas) if cara else None)
    if rumus or cara:
        try:
            Aturan(polaritas=polaritas, rumus=rumus)
        except AturanError as error:
            key = "rumus" if one.rumus else "polaritas"
            yield galat_di((key,), halus(error.pesan), halus(error.saran), "LKJ212", getattr(one, key))
            return
    if cara is None:
        return
    bounds = [key for key in ("batas_atas", "batas_bawah") if key in one.model_fields_set]
    if bounds and cara.penerapan_batas == "sesudah":
        message = "batas indikator tidak berlaku, sebab metode menerapkan batas sesudah perata-rataan"
        yield galat_di((bounds[0],), message, f"hapus «{bounds[0]}» di sini", "LKJ212")
        return
    try:
        one.aturan(cara)
    except AturanError as error:
        hint = "samakan dengan batas dalam metode.yaml, atau nyatakan kedua batas di sini"
        yield galat_di((bounds[-1],), halus(error.pesan), hint, "LKJ212")
