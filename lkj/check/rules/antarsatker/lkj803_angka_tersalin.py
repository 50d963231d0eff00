"""LKJ803: the figures of an office are its own."""

from collections import defaultdict
from itertools import combinations

from lkj.check.rules.antarsatker.tempat import temuan
from lkj.check.rules.define import PERMENPAN_53, WARNING, Findings, Rule
from lkj.pengukuran.antarsatker import Hasil, HasilIndikator, SemuaSatker

RULE = Rule(
    code="LKJ803",
    severity=WARNING,
    title="Angka satker lain tersalin",
    finds="Realisasi tiga indikator atau lebih, berturut-turut di antara yang dimiliki keduanya, sama dengan realisasi"
    " satker lain sampai empat angka penting atau lebih. Yang dihitung hanya angka yang berlainan satu sama lain, yang"
    " bukan targetnya, dan yang tidak dipakai banyak satker; realisasi 100% atau hitungan kecil yang kebetulan sama"
    " tidak disebut. Empat satker atau lebih, paling banyak separuh dari semuanya, disebut sekali bersama-sama bila"
    " semua realisasinya sama.",
    why="Angka yang terbawa ketika folder satker lain disalin menceritakan kinerja kantor lain.",
    source=f"{PERMENPAN_53}, keandalan data kinerja",
    remedy="Isi realisasi satker ini sendiri. Mana yang tersalin tidak dapat dibaca dari angkanya: periksa keduanya.",
)
_BERTURUT = 3
_ANGKA_PENTING = 4
# A figure that so many offices have is a common one, such as a rate that was set for all.
_UMUM = 4
# So many offices are named in a sentence.
_DISEBUT = 5


def _angka(one: HasilIndikator) -> str | None:
    """Return a realisasi as it is compared: its counts, or its number; None for one whose equal proves nothing."""
    if one.nilai is None or one.nilai == one.nilai_target:
        return None
    values = [one.nilai] if one.pembilang is None or one.penyebut is None else [one.pembilang, one.penyebut]
    digits = sum(len(value.normalize().as_tuple().digits) for value in values)
    return None if digits < _ANGKA_PENTING else "/".join(str(value.normalize()) for value in values)


def _terpanjang(first: Hasil, second: Hasil) -> list[tuple[HasilIndikator, HasilIndikator]]:
    """Return the longest run of equal figures among the indikator that both have, each figure once."""
    others = {one.kunci: one for one in second.indikator}
    longest: list[tuple[HasilIndikator, HasilIndikator]] = []
    run: list[tuple[HasilIndikator, HasilIndikator]] = []
    seen: set[str] = set()
    for one in first.indikator:
        other, value = others.get(one.kunci), _angka(one)
        if other is None or one.nilai is None:
            continue
        if value is None and one.nilai == other.nilai:
            continue  # equal, and of no weight: it neither proves nor refutes
        if value is None or value != _angka(other):
            run, seen = [], set()
        elif value not in seen:
            run.append((one, other))
            seen.add(value)
        if len(run) > len(longest):
            longest = list(run)
    return longest


def _serupa(semua: SemuaSatker) -> Findings:
    """Yield a finding for each group of many offices, half of all at most, whose figures are all the same.

    A rate that a centre set for a region is common to its offices too, but leaves each some figure of its own.
    """
    groups: defaultdict[object, list[Hasil]] = defaultdict(list)
    for office in semua.hasil:
        filled = [one for one in office.indikator if one.nilai is not None]
        if len({_angka(one) for one in filled} - {None}) >= _BERTURUT:
            groups[tuple((one.kunci, one.nilai, one.pembilang, one.penyebut) for one in filled)].append(office)
    for alike in groups.values():
        if not _UMUM <= len(alike) <= len(semua.hasil) // 2:
            continue
        group = sorted(alike, key=lambda one: one.kode)
        first, last = group[0], group[-1]
        own, other = (next(one for one in office.indikator if _angka(one)) for office in (last, first))
        names = [one.kode for one in group[:-1]]
        rest = f", dan {len(names) - _DISEBUT} lainnya" if len(names) > _DISEBUT else ""
        yield temuan(
            RULE,
            last.kode,
            own.di("realisasi"),
            f"semua realisasi, misalnya {own.id} ({own.realisasi}), sama dengan realisasi {len(names)} satker lain:"
            f" {', '.join(names[:_DISEBUT])}{rest}",
            "isi realisasi setiap satker sendiri; yang benar sama diterima dengan alasannya",
            (first, other.di("realisasi"), f"realisasi di satker {first.kode}"),
        )


@RULE.offices
def find(semua: SemuaSatker) -> Findings:
    yield from _serupa(semua)
    by_code = {one.kode: one for one in semua.hasil}
    holders: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for office in semua.hasil:
        for one in office.indikator:
            value = _angka(one)
            if value is not None:
                holders[one.kunci, value].append(office.kode)
    shared: defaultdict[tuple[str, str], int] = defaultdict(int)
    for codes in holders.values():
        if len(codes) < _UMUM:
            for pair in combinations(sorted(set(codes)), 2):
                shared[pair] += 1
    for (kode, lain), many in sorted(shared.items()):
        if many < _BERTURUT:
            continue
        run = _terpanjang(by_code[lain], by_code[kode])
        if len(run) >= _BERTURUT:
            own, other = run[0]
            yield temuan(
                RULE,
                lain,
                own.di("realisasi"),
                f"realisasi {len(run)} indikator berturut-turut, mulai {own.id} ({own.realisasi}), sama dengan"
                f" realisasi satker {kode}",
                "isi realisasi satker ini sendiri, dan periksa satker yang satu lagi; yang benar sama diterima dengan"
                " alasannya",
                (by_code[kode], other.di("realisasi"), f"realisasi di satker {kode}"),
            )
