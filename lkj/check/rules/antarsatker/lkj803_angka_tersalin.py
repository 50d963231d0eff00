"""LKJ803: the figures of an office are its own."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from lkj.capaian import PERSEN, satuan_sama
from lkj.capaian.sebaran import HITUNGAN_KECIL, pecahan_kecil
from lkj.check.rules.antarsatker.tempat import temuan
from lkj.check.rules.define import PERMENPAN_53, WARNING, Findings, Rule
from lkj.diagnostics.listed import listed
from lkj.files.layout import is_shared
from lkj.pengukuran.antarsatker import Hasil, HasilIndikator, SemuaSatker
from lkj.pengukuran.antarsatker.seindikator import Kunci
from lkj.wording.printed import angka_apa_adanya

RULE = Rule(
    code="LKJ803",
    severity=WARNING,
    title="Angka satker lain tersalin",
    finds="Realisasi tiga indikator atau lebih sama dengan realisasi satker lain sampai empat angka penting atau lebih,"
    " tanpa satu pun realisasi yang berbeda di antaranya, dan realisasi kedua satker yang sama demikian tidak lebih"
    " sedikit daripada yang berbeda. Yang dihitung hanya angka yang berlainan satu sama lain, yang"
    " bukan targetnya, dan yang tidak dipakai banyak satker; realisasi 100% atau hitungan kecil yang kebetulan sama"
    " tidak disebut: yang penyebutnya 24 atau kurang, misalnya 11 dari 12, juga bila ditulis sebagai persentasenya,"
    " misalnya 66,67% untuk dua dari tiga. Angka yang ditetapkan bagi kelompok, misalnya oleh provinsi bagi"
    " kabupatennya, tidak dihitung: sepertiga satker atau lebih berbagi angkanya dengan satker lain, dalam tiga"
    " kelompok atau lebih. Indikator yang bunyinya dipakai dua kali dalam satu satker dibandingkan menurut sasarannya."
    " Empat satker atau lebih, paling banyak separuh dari semuanya, disebut sekali bersama-sama bila semua"
    " realisasinya sama. Yang lain, juga lebih dari separuh dan semua satker, disebut bila pagu dan realisasi"
    " anggarannya pun sama sampai rupiah terakhir; angka dalam berkas bersama memang sama, dan tidak dinilai.",
    why="Angka yang terbawa ketika folder satker lain disalin menceritakan kinerja kantor lain.",
    source=f"{PERMENPAN_53}, keandalan data kinerja",
    remedy="Isi realisasi satker ini sendiri. Mana yang tersalin tidak dapat dibaca dari angkanya: periksa keduanya."
    " Bila memang sama, temuan ini diterima oleh salah satu satker yang disebutnya, bagi semuanya.",
    file="indikator.yaml",
)
Baris = Mapping[Kunci, HasilIndikator]
_BERTURUT = 3
_ANGKA_PENTING = 4
# Of an amount, where only two or three offices have it.
_ANGKA_RUPIAH = 7
# A figure that so many offices have is a common one, such as a rate that was set for all.
_UMUM = 4
# So many groups of offices that share a figure show that it is one of groups.
_KELOMPOK = 3
# So many offices are named in a sentence.
_DISEBUT = 5


def _angka(one: HasilIndikator) -> str | None:
    """Return a realisasi as it is compared: its counts, or its number; None for one whose equal proves nothing."""
    if one.nilai is None or not _sendiri(one):
        return None
    values = [one.nilai] if one.pembilang is None or one.penyebut is None else [one.pembilang, one.penyebut]
    digits = sum(map(_penting, values))
    if digits < _ANGKA_PENTING or _sedikit(one):
        return None
    return "/".join(str(value.normalize()) for value in values)


def _sedikit(one: HasilIndikator) -> bool:
    """Tell whether it is counted among few, such as 11 of 12 reports, or typed as 66,67% for two of three."""
    if one.penyebut is not None:
        return one.penyebut <= HITUNGAN_KECIL
    return one.nilai is not None and satuan_sama(one.satuan, PERSEN) and pecahan_kecil(one.nilai) is not None


def _sendiri(one: HasilIndikator) -> bool:
    """Tell whether a realisasi is a figure of the office: not its target, nor typed once for all that share a file."""
    return one.nilai != one.nilai_target and not is_shared(one.di("realisasi").file)


def _tertulis(one: HasilIndikator) -> str | None:
    """Return a realisasi as its data have it: the counts where it is a quotient, which may have no end."""
    if one.pembilang is None or one.penyebut is None:
        return one.realisasi
    return f"{angka_apa_adanya(one.pembilang)} dari {angka_apa_adanya(one.penyebut)}"


def _penting(value: Decimal) -> int:
    """Return the number of significant digits, zeros at the end left out."""
    return len(value.normalize().as_tuple().digits)


def _terpanjang(
    first: Baris, second: Baris, telling: Collection[tuple[Kunci, str]]
) -> list[tuple[HasilIndikator, HasilIndikator]]:
    """Return the longest run of equal figures that are telling among the indikator that both have, each figure once.

    Between them no figure of the two differs; one that is equal, and of no weight, may lie there.
    """
    longest: list[tuple[HasilIndikator, HasilIndikator]] = []
    run: list[tuple[HasilIndikator, HasilIndikator]] = []
    seen: set[str] = set()
    for key, one in first.items():
        other, value = second.get(key), _angka(one)
        if other is None or one.nilai is None or other.nilai is None:
            continue
        if (one.nilai, one.pembilang, one.penyebut) != (other.nilai, other.pembilang, other.penyebut):
            run, seen = [], set()
        elif value is not None and value == _angka(other) and (key, value) in telling and value not in seen:
            run.append((one, other))
            seen.add(value)
        if len(run) > len(longest):
            longest = list(run)
    return longest


def _kebanyakan(first: Baris, second: Baris) -> bool:
    """Tell whether at least as many telling figures of the two are equal as figures of any kind differ.

    What a centre sets for a few offices is common to these too, among many figures that each has of its own.
    """
    equal = different = 0
    for key, one in first.items():
        other = second.get(key)
        if other is None or one.nilai is None or other.nilai is None:
            continue
        if (one.nilai, one.pembilang, one.penyebut) != (other.nilai, other.pembilang, other.penyebut):
            different += 1
        elif _angka(one) is not None and _angka(other) is not None:
            equal += 1
    return equal >= different


def _barisan(semua: SemuaSatker) -> dict[str, Baris]:
    """Return the indikator of each office that can be held to those of others, in the order of the office."""
    keys = {(office.kode, id(one)): key for key, rows in semua.seindikator.items() for office, one in rows}
    return {
        office.kode: {key: one for one in office.indikator if (key := keys.get((office.kode, id(one)))) is not None}
        for office in semua.hasil
    }


def _kelompok(semua: SemuaSatker, rows: Mapping[str, Baris], given: Collection[Kunci]) -> Iterator[list[Hasil]]:
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
        telling = {_angka(one) for key, one in rows[alike[0].kode].items() if key not in given} - {None}
        if _UMUM <= len(alike) <= half and len(telling) >= _BERTURUT:
            yield alike
            continue
        spent: defaultdict[tuple[int | None, int | None], list[Hasil]] = defaultdict(list)
        for office in alike:
            spent[office.pagu, office.realisasi].append(office)
        yield from filter(_belanja, spent.values())


def _per_kelompok(holders: Mapping[tuple[Kunci, str], Sequence[str]]) -> set[Kunci]:
    """Return the indikator whose figures are set for groups of offices, such as the regencies of a province.

    A third of the offices have theirs in common with another, in three groups or more: no copying does that.
    """
    among: defaultdict[Kunci, list[int]] = defaultdict(list)
    for (key, _), codes in holders.items():
        among[key].append(len(codes))
    found = set()
    for key, sizes in among.items():
        groups = [size for size in sizes if size > 1]
        if len(groups) >= _KELOMPOK and 3 * sum(groups) >= sum(sizes):
            found.add(key)
    return found


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
        places = {
            office.kode: next(
                (one for one in office.indikator if _angka(one)), next(filter(_sendiri, office.indikator))
            )
            for office in group
        }
        own, other = places[last.kode], places[first.kode]
        names = [one.kode for one in group[:-1]]
        yield temuan(
            RULE,
            last.kode,
            own.di("realisasi"),
            f"semua realisasi, misalnya {own.id} ({_tertulis(own)}), sama dengan realisasi {len(names)} satker lain:"
            f" {listed(names, _DISEBUT)}",
            "isi realisasi setiap satker sendiri; yang benar sama diterima dengan alasannya oleh salah satunya",
            (first, other.di("realisasi"), f"realisasi di satker {first.kode}"),
            juga=[(office, places[office.kode].di("realisasi")) for office in group[:-1]],
        )


@RULE.offices
def find(semua: SemuaSatker) -> Findings:
    rows = _barisan(semua)
    holders: defaultdict[tuple[Kunci, str], list[str]] = defaultdict(list)
    for code, own_rows in rows.items():
        for key, one in own_rows.items():
            value = _angka(one)
            if value is not None:
                holders[key, value].append(code)
    given = _per_kelompok(holders)
    groups = list(_kelompok(semua, rows, given))
    yield from _serupa(groups)
    together = {
        frozenset(pair)
        for group in groups
        if len(group) < _UMUM
        for pair in combinations([one.kode for one in group], 2)
    }
    by_code = {one.kode: one for one in semua.hasil}
    telling = {held for held, codes in holders.items() if len(codes) < _UMUM and held[0] not in given}
    shared: defaultdict[tuple[str, str], int] = defaultdict(int)
    for held in telling:
        for pair in combinations(sorted(holders[held]), 2):
            shared[pair] += 1
    for (kode, lain), many in sorted(shared.items()):
        if many < _BERTURUT or frozenset((kode, lain)) in together:
            continue
        run = _terpanjang(rows[lain], rows[kode], telling)
        if len(run) >= _BERTURUT and _kebanyakan(rows[lain], rows[kode]):
            (own, other), (last, _) = run[0], run[-1]
            yield temuan(
                RULE,
                lain,
                own.di("realisasi"),
                f"realisasi {len(run)} indikator, dari {own.id} ({_tertulis(own)}) sampai dengan {last.id}"
                f" ({_tertulis(last)}), sama dengan realisasi satker {kode}, tanpa satu pun yang berbeda di antaranya",
                "isi realisasi satker ini sendiri, dan periksa satker yang satu lagi; yang benar sama diterima dengan"
                " alasannya oleh salah satunya",
                (by_code[kode], other.di("realisasi"), f"realisasi di satker {kode}"),
                juga=[(by_code[kode], other.di("realisasi"))],
            )
