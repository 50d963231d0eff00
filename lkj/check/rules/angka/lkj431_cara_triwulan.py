"""LKJ431: quarters are accumulated as what they are: parts of a year, its growing total, or four states of it."""

from decimal import Decimal
from itertools import pairwise
from typing import Final

from lkj.capaian import PERSEN, satuan_sama, tulis_angka
from lkj.capaian.kuantitas import kunci_satuan
from lkj.check.rules.angka.terukur import angka_dalam, tempat
from lkj.check.rules.define import PERMENPAN_53, WARNING, Example, Findings, Rule
from lkj.model import Tahun
from lkj.model.indikator import Indikator

RULE = Rule(
    code="LKJ431",
    severity=WARNING,
    title="Cara menjumlahkan triwulan keliru",
    finds="Triwulan yang sudah kumulatif dijumlahkan: nilainya tidak pernah turun, yang terakhir mendekati target, dan"
    " jumlahnya dua kali target atau lebih. Atau persentase, indeks, lamanya waktu, dan rata-rata dijumlahkan, padahal"
    " setiap triwulan mendekati target. Atau cacah setiap triwulan diambil yang terakhir, tertinggi, atau rata-ratanya,"
    " padahal jumlahnya yang mendekati target. Mendekati diukur pula dengan realisasi tahun lalu.",
    why="Realisasi setahun menjadi dua kali yang sebenarnya, atau seperempatnya.",
    source=PERMENPAN_53,
    remedy="Perbaiki `akumulasi`, atau tulis nilai setiap triwulan saja.",
    examples=(
        Example(
            file="indikator.yaml",
            good="    realisasi: 400\n",
            bad="    triwulan:\n      - 100\n      - 200\n      - 300\n      - 400\n    akumulasi: jumlah\n",
            near=("    triwulan:\n      - 100\n      - 200\n      - 300\n      - 400\n    akumulasi: terakhir\n",),
        ),
    ),
)


_PALING_SEDIKIT: Final = 3
_DEKAT: Final = (Decimal("0.8"), Decimal("1.25"))
_AGAK_DEKAT: Final = (Decimal("0.7"), Decimal("1.3"))
_BERLIPAT: Final = 2
_KURANG: Final = Decimal("0.45")
_JENIS_KEADAAN: Final = (
    "rata-rata",
    "rerata",
    "indeks",
    "persentase",
    "prosentase",
    "tingkat",
    "suhu",
    "rasio",
    "lama ",
)
_SATUAN_KEADAAN: Final = frozenset(
    ["indeks", "nilai", "poin", "detik", "menit", "jam", "hari", "hari kerja", "derajat celsius", "skor"]
)


def _antara(value: Decimal, whole: Decimal, bounds: tuple[Decimal, Decimal]) -> bool:
    return bounds[0] * whole <= value <= bounds[1] * whole


def _lebih_dekat(lalu: Decimal | None, one: Decimal, other: Decimal) -> bool:
    """Tell whether last year's realisasi is nearer to the one than to the other, or not known."""
    return lalu is None or lalu <= 0 or max(lalu / one, one / lalu) < max(lalu / other, other / lalu)


def _keliru(one: Indikator, quarters: list[Decimal], target: Decimal, lalu: Decimal | None) -> tuple[str, str] | None:
    """Return what stands against the way that quarters are accumulated, and the remedy."""
    total, last = sum(quarters, Decimal(0)), quarters[-1]
    state = satuan_sama(one.satuan, PERSEN) or kunci_satuan(one.satuan) in _SATUAN_KEADAAN
    state = state or one.nama.casefold().startswith(_JENIS_KEADAAN)
    if one.akumulasi == "jumlah":
        rising = all(a <= b for a, b in pairwise(quarters)) and quarters[0] <= last * 3 / 5
        if rising and total >= _BERLIPAT * target and _antara(last, target, _DEKAT) and _lebih_dekat(lalu, last, total):
            return "kumulatif, tetapi dijumlahkan", "tulis `akumulasi: terakhir`, atau nilai setiap triwulan saja"
        if state and total >= _BERLIPAT * target and all(_antara(q, target, _AGAK_DEKAT) for q in quarters):
            return "masing-masing mendekati target, tetapi dijumlahkan", "tulis `akumulasi: rerata`, atau `terakhir`"
        return None
    year = one.akumulasi_triwulan
    if state or year is None or year.nilai is None or year.nilai > _KURANG * target or year.nilai <= 0:
        return None
    steady = all(a <= b for a, b in pairwise(quarters))
    if not steady and _antara(total, target, _DEKAT) and _lebih_dekat(lalu, total, year.nilai):
        how = {"terakhir": "hanya yang terakhir", "rerata": "rata-ratanya"}.get(
            str(one.akumulasi), "hanya yang tertinggi"
        )
        return f"berjumlah {tulis_angka(total)}, tetapi {how} yang diambil", "tulis `akumulasi: jumlah`"
    return None


@RULE.facts
def find(year: Tahun) -> Findings:
    for n, one in enumerate(year.indikator.indikator):
        quarters = [q for q in (angka_dalam(value, one.satuan) for value in one.triwulan or ()) if q is not None]
        target = angka_dalam(one.target, one.satuan)
        # By their counts quarters of any kind come together rightly.
        if one.akumulasi == "gabungan":
            continue
        if len(quarters) < _PALING_SEDIKIT or target is None or target <= 0 or min(quarters) <= 0:
            continue
        latest = max(one.riwayat, key=lambda lalu: lalu.tahun, default=None)
        found = _keliru(one, quarters, target, None if latest is None else angka_dalam(latest.realisasi, one.satuan))
        if found is not None:
            listed = "; ".join(tulis_angka(q) for q in quarters)
            yield RULE.at(
                tempat(year, n, "akumulasi"),
                f"triwulan {one.id} ({listed}) {found[0]}; targetnya {one.target}",
                found[1],
                (tempat(year, n, "triwulan"), "triwulannya"),
            )
