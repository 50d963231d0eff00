"""LKJ425: a value of an indikator that is ten, a hundred or a thousand times what all its other values are."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from lkj.capaian import PERSEN, RUPIAH, Angka, CaraTriwulan, Kuantitas, satuan_sama, tulis_angka
from lkj.check.claims.pola import Pola
from lkj.check.rules.angka.berpembilang import berpembilang
from lkj.check.rules.angka.terukur import angka_dalam
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.indikator import Indikator

RULE = Rule(
    code="LKJ425",
    severity=WARNING,
    title="Nilai sepuluh, seratus, atau seribu kali yang lain",
    finds="Satu nilai sebuah indikator (target, realisasi, target Renstra, atau nilai tahun sebelumnya) sekitar 10,"
    " 100, 1000,"
    " atau sejuta kali nilai-nilai lainnya, yang berdekatan satu sama lain; atau sekian bagiannya. Demikian pula satu"
    " triwulan yang sepuluh atau seratus kali triwulan lainnya, sehingga jumlahnya jauh melampaui target. Persentase,"
    " cacah yang kecil, dan realisasi yang sepersepuluh atau seperseratus target tidak diperiksa, begitu pula"
    " indikator yang lonjakannya dijelaskan dalam `catatan`.",
    why="Satu nol yang berlebih, koma yang hilang, atau jumlah dalam ribuan rupiah mengubah rata-rata seluruh laporan.",
    source=PERMENPAN_53,
    remedy="Periksa banyaknya angka. Bila memang demikian, jelaskan lonjakannya dalam `catatan`.",
    examples=(
        Example(
            file="indikator.yaml",
            good="    realisasi: 400\n",
            bad="    realisasi: 4000\n",
            near=("    realisasi: 2000\n",),
        ),
        Example(
            file="indikator.yaml", good="    realisasi: 19\n", bad="    realisasi: 190\n", near=("    realisasi: 2\n",)
        ),
    ),
)


_SAMA_BESAR: Final = 3
_DEKAT: Final = (Decimal("0.7"), Decimal("1.5"))
_PANGKAT: Final = (1, 2, 3, 6)
_SEBUTAN: Final = {1: "sepuluh", 2: "seratus", 3: "seribu", 6: "sejuta"}
_SEBAGIAN: Final = {1: "sepersepuluh", 2: "seperseratus", 3: "seperseribu", 6: "sepersejuta"}
_CACAH_KECIL: Final = 10
_LONJAKAN: Final = Pola(
    r"lonjak|kali lipat|berlipat|naik tajam|meningkat tajam|turun tajam|menurun tajam|sepuluh kali|kumulatif",
    re.IGNORECASE,
)
_Path = tuple[str | int, ...]
_Nilai = tuple[_Path, str, Decimal]
#: A value that is off: where, its name, the value, by which power of ten, and the values it was held to.
_Ganjil = tuple[_Path, str, Decimal, int, list[Decimal]]


def _nilai(one: Indikator, unit: str, plan: str) -> list[_Nilai]:
    """Return the values of an indikator that are of one kind; a national figure may be of the whole country."""
    at = "realisasi" if one.triwulan is None else "triwulan"
    told: list[tuple[_Path, str, Kuantitas | None]] = [
        (("target",), "target", one.target),
        ((at,), "realisasi", one.realisasi),
        (("target_renstra",), f"target {plan}", one.target_renstra),
    ]
    for k, lalu in enumerate(one.riwayat):
        told.append((("riwayat", k, "target"), f"target {lalu.tahun}", lalu.target))
        told.append((("riwayat", k, "realisasi"), f"realisasi {lalu.tahun}", lalu.realisasi))
    known = ((path, name, angka_dalam(value, unit)) for path, name, value in told)
    return [(path, name, value) for path, name, value in known if value is not None]


def _sebesar(values: list[Decimal]) -> Decimal | None:
    """Return the middle of values that are about as large as one another; None where they are not."""
    if len(values) < 2 or min(values) <= 0 or max(values) > _SAMA_BESAR * min(values):
        return None
    return sorted(values)[len(values) // 2]


def _kali(value: Decimal, usual: Decimal) -> int | None:
    """Return the power of ten, negative for a part, by which a value is off; None where it is not."""
    if value <= 0:
        return None
    for power in _PANGKAT:
        if _DEKAT[0] <= (value / usual).scaleb(-power) <= _DEKAT[1]:
            return power
        if _DEKAT[0] <= (value / usual).scaleb(power) <= _DEKAT[1]:
            return -power
    return None


def _ganjil(one: Indikator, unit: str, plan: str) -> Iterator[_Ganjil]:
    values = _nilai(one, unit, plan)
    for n, (path, name, value) in enumerate(values):
        others = [other for m, (_, _, other) in enumerate(values) if m != n]
        usual = _sebesar(others)
        power = None if usual is None else _kali(value, usual)
        if usual is None or power is None or (power > 0 and usual < _CACAH_KECIL):
            continue
        # To achieve a tenth of what was meant, or to need a tenth of it, is news and no slip.
        if name.startswith("realisasi") and -3 < power < 0:
            continue
        yield path, name, value, power, others


def _ganjil_triwulan(one: Indikator, unit: str) -> Iterator[_Ganjil]:
    target, year = angka_dalam(one.target, unit), one.akumulasi_triwulan
    quarters = [angka_dalam(q, unit) for q in one.triwulan or ()]
    if target is None or target <= 0 or year is None or year.nilai is None:
        return
    if year.cara not in (CaraTriwulan.JUMLAH, CaraTriwulan.RERATA):
        return
    parts = 1 if year.cara is CaraTriwulan.JUMLAH else sum(q is not None for q in quarters)
    for n, value in enumerate(quarters):
        others = [q for m, q in enumerate(quarters) if m != n and q is not None]
        usual = _sebesar(others)
        power = None if usual is None or value is None else _kali(value, usual)
        if value is None or usual is None or power not in (1, 2) or usual < _CACAH_KECIL:
            continue
        meant = (sum(others) + value.scaleb(-power)) / parts
        if year.nilai >= 2 * target and target / 2 <= meant <= target * 3 / 2:
            yield ("triwulan", n), f"triwulan {n + 1}", value, power, others


@RULE.facts
def find(year: Tahun) -> Findings:
    counted = {path: value for path, _, _, value in berpembilang(year)}
    for n, one in enumerate(year.indikator.indikator):
        unit = getattr(one.target, "satuan", None) or one.satuan
        if satuan_sama(unit, PERSEN):
            continue
        for path, name, value, power, others in (
            *_ganjil(one, unit, year.visi_misi.renstra.singkatan),
            *_ganjil_triwulan(one, unit),
        ):
            if _LONJAKAN.search(one.catatan or ""):
                break
            times = f"{_SEBUTAN[power]} kali" if power > 0 else _SEBAGIAN[-power]
            of = counted.get(("indikator", n, *path))
            # What is computed is put right where it comes from.
            remedy = (
                f"periksa banyaknya angka; tulis {_polos(value.scaleb(-power))} bila itu maksudnya"
                if of is None
                else f"periksa pembilang, penyebut, dan «per»: tertulis {of.operan}, barangkali tertukar"
            )
            yield RULE.at(
                year.position("indikator.yaml", ("indikator", n, *path)),
                f"{name} {one.id} {Angka(value, unit)}, sekitar {times} nilai-nilai lainnya, yaitu"
                f" {_rentang(others, unit)}",
                f"{remedy}, atau jelaskan lonjakannya dalam «catatan»",
            )


def _rentang(values: list[Decimal], unit: str) -> str:
    """Write from which value to which the others are."""
    least, most = min(values), max(values)
    if least == most:
        return str(Angka(least, unit))
    low = str(Angka(least, unit)) if unit == RUPIAH else tulis_angka(least)
    return f"{low} sampai dengan {Angka(most, unit)}"


def _polos(value: Decimal) -> str:
    return f"{value.normalize():f}"
