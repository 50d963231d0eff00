"""LKJ803: the figures of an office are its own."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from lkj.check.rules.antarsatker.tempat import temuan
from lkj.check.rules.define import PERMENPAN_53, WARNING, Findings, Rule
from lkj.files.layout import is_shared
from lkj.pengukuran.antarsatker import Hasil, HasilIndikator, SemuaSatker

RULE = Rule(
    code="LKJ803",
    severity=WARNING,
    title="Angka satker lain tersalin",
    finds="Realisasi tiga indikator atau lebih, berturut-turut di antara yang dimiliki keduanya, sama dengan realisasi"
    " satker lain sampai empat angka penting atau lebih. Yang dihitung hanya angka yang berlainan satu sama lain, yang"
    " bukan targetnya, dan yang tidak dipakai banyak satker; realisasi 100% atau hitungan kecil yang kebetulan sama"
    " tidak disebut. Empat satker atau lebih, paling banyak separuh dari semuanya, disebut sekali bersama-sama bila"
    " semua realisasinya sama. Lebih dari separuh, dan juga semua satker, disebut bila pagu dan realisasi anggarannya"
    " pun sama sampai rupiah terakhir; angka dalam berkas bersama memang sama, dan tidak dinilai.",
    why="Angka yang terbawa ketika folder satker lain disalin menceritakan kinerja kantor lain.",
    source=f"{PERMENPAN_53}, keandalan data kinerja",
    remedy="Isi realisasi satker ini sendiri. Mana yang tersalin tidak dapat dibaca dari angkanya: periksa keduanya.",
)
_BERTURUT = 3
_ANGKA_PENTING = 4
# Of an amount, where only two or three offices have it.
_ANGKA_RUPIAH = 7
# A figure that so many offices have is a common one, such as a rate that was set for all.
_UMUM = 4
# So many offices are named in a sentence.
_DISEBUT = 5


def _angka(one: HasilIndikator) -> str | None:
    """Return a realisasi as it is compared: its counts, or its number; None for one whose equal proves nothing."""
    if one.nilai is None or not _sendiri(one):
        return None
    values = [one.nilai] if one.pembilang is None or one.penyebut is None else [one.pembilang, one.penyebut]
    digits = sum(map(_penting, values))
    return None if digits < _ANGKA_PENTING else "/".join(str(value.normalize()) for value in values)


def _sendiri(one: HasilIndikator) -> bool:
    """Tell whether a realisasi is a figure of the office: not its target, nor typed once for all that share a file."""
    return one.nilai != one.nilai_target and not is_shared(one.di("realisasi").file)


def _penting(value: Decimal) -> int:
    """Return the number of significant digits, zeros at the end left out."""
    return len(value.normalize().as_tuple().digits)


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


def _kelompok(semua: SemuaSatker) -> Iterator[list[Hasil]]:
    """Yield each group of offices whose figures are all the same, and no matter of chance or of what is set for all.

    A rate that a centre set for a region is common to its offices too, but leaves each some figure of its own. What so
    many as more than half have may be set for all of them; what each spent, to the rupiah, is not.
    """
    groups: defaultdict[object, list[Hasil]] = defaultdict(list)
    for office in semua.hasil:
        filled = [one for one in office.indikator if one.nilai is not None]
        if any(map(_sendiri, filled)):
            groups[tuple((one.kunci, one.nilai, one.pembilang, one.penyebut) for one in filled)].append(office)
    for alike in groups.values():
        half = len(semua.hasil) // 2
        telling = {_angka(one) for one in alike[0].indikator} - {None}
        if _UMUM <= len(alike) <= half and len(telling) >= _BERTURUT:
            yield alike
            continue
        spent: defaultdict[tuple[int | None, int | None], list[Hasil]] = defaultdict(list)
        for office in alike:
            spent[office.pagu, office.realisasi].append(office)
        yield from (own for own in spent.values() if (len(own) >= _UMUM or len(own) > half) and _belanja(own))


def _belanja(alike: Sequence[Hasil]) -> bool:
    """Tell whether what each of some offices spent is its own, and too long a figure to be equal by chance."""
    first = alike[0]
    if (
        len(alike) == 1
        or not first.realisasi
        or first.realisasi == first.pagu
        or any(one.pagu_bersama for one in alike)
    ):
        return False
    return _penting(Decimal(first.realisasi)) >= (_ANGKA_PENTING if len(alike) >= _UMUM else _ANGKA_RUPIAH)


def _serupa(groups: Iterable[Sequence[Hasil]]) -> Findings:
    """Yield a finding for each group of offices whose figures are all the same."""
    for alike in groups:
        group = sorted(alike, key=lambda one: one.kode)
        first, last = group[0], group[-1]
        own, other = (
            next((one for one in office.indikator if _angka(one)), next(filter(_sendiri, office.indikator)))
            for office in (last, first)
        )
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
    groups = list(_kelompok(semua))
    yield from _serupa(groups)
    together = {
        frozenset(pair)
        for group in groups
        if len(group) < _UMUM
        for pair in combinations([one.kode for one in group], 2)
    }
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
        if many < _BERTURUT or frozenset((kode, lain)) in together:
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
