"""What each office reached: read where it was kept for the data as they are, else computed, and gathered from others.

`build/KODE/hasil-TAHUN.jsonl` holds it: a line with every question that was asked of the data and its answer, and a
line with what came of it. A shard leaves these files behind, so whoever has them needs no data of the office.

Anyone who can change a project can put such a file there. One is used again only where its SHA-256 is what this user's
own cache has of the last time, as the record of an unchanged build is.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from lkj.build.makers import source
from lkj.capaian import Polaritas
from lkj.check.project import Project
from lkj.diagnostics import DataError, Finding, Position, Severity
from lkj.files import Cache, FileError, Kind, RefusedError, entries, read, write_all
from lkj.offices import Office
from lkj.offices.hasil import TERPUTUS, hasil_tahun
from lkj.offices.pool import Lost, each
from lkj.pengukuran.antarsatker import Hasil, HasilIndikator, SalahHasilError, TanpaData, baca_hasil
from lkj.pengukuran.antarsatker.hasil import HasilSasaran

__all__ = [
    "Kumpulan",
    "dari_folder",
    "hasil_baru",
    "kumpulkan",
    "nama_hasil",
    "tempat_hasil",
    "tulis_yang_dapat",
]

_LARGEST = 2**24
_SEDIKIT = 8
# Powers of ten beyond every amount and share.
_PANGKAT = 40
# So many files of results are known of a code: of other trees, and of states of this one that may come back.
_TERBARU = 16
_TAK_TERKUMPUL = "hasilnya tidak ada dalam folder yang dikumpulkan"
_ULANGI = "buat lagi dengan `lkj rekap` di tempat asalnya, dengan lkj yang sama"
_SERTAKAN = "sertakan folder build mesin yang mengerjakannya dengan --from"
Answers = dict[str, str]


class Kumpulan(Struct, frozen=True):
    """Results, those without, how many of the former were kept from before, and what could not be written for later."""

    hasil: tuple[Hasil, ...]
    tanpa: tuple[TanpaData, ...]
    tersimpan: int = 0
    ditolak: tuple[FileError, ...] = ()


def nama_hasil(tahun: int) -> str:
    """Return the name of the file of results in `build/KODE`."""
    return f"hasil-{tahun}.jsonl"


def hasil_baru(office: Office, tahun: int) -> bytes:
    """Compute what an office reached, as its file holds it; why there is nothing, where its data cannot be used."""
    # The year before has warnings to give, and none of the numbers.
    year = Project(office.origin, tahun).year(tahun)
    made = hasil_tahun(office, year)
    head = {"source": source(), "inputs": year.origin.asked()}
    return json.dumps(head, ensure_ascii=False).encode() + b"\n" + made.to_json()


def _isi(kode: str, tahun: int, content: bytes) -> Hasil | TanpaData:
    """Return what a file of results holds; ValueError for anything else."""
    made = baca_hasil(content.partition(b"\n")[2])
    if made.kode != kode or (isinstance(made, Hasil) and made.tahun != tahun):
        raise SalahHasilError("kode atau tahun")
    return made


class _Dikenal:
    """The SHA-256 of the files of results that this user made, by office; in the cache, never in the project.

    Trees share it, and offices of two trees may share a code: of each code the newest are kept.
    """

    def __init__(self, tree: Path, tahun: int) -> None:
        self._cache, self._name = Cache(tree), f"hasil-{tahun}.json"
        try:
            held = json.loads(self._cache.get(self._name) or b"{}")
        except (ValueError, RecursionError):
            held = {}
        self._held: dict[str, list[str]] = held if isinstance(held, dict) else {}

    def __contains__(self, file: tuple[str, bytes]) -> bool:
        kode, content = file
        return sha256(content).hexdigest() in self._of(kode)

    def ingat(self, files: Mapping[str, bytes]) -> None:
        """Keep those of these offices, beside the others."""
        if files:
            for kode, content in files.items():
                self._held[kode] = [*dict.fromkeys([sha256(content).hexdigest(), *self._of(kode)])][:_TERBARU]
            self._cache.put(self._name, json.dumps(self._held, sort_keys=True).encode())

    def _of(self, kode: str) -> list[str]:
        held = self._held.get(kode)
        return held if isinstance(held, list) else []


def _tersimpan(office: Office, tahun: int, shared: Answers, dikenal: _Dikenal) -> Hasil | TanpaData | None:
    """Return what is kept of an office where this user made it, by this lkj, of the data as they are now."""
    try:
        content = read(office.tree, f"build/{office.kode}/{nama_hasil(tahun)}", _LARGEST)
        if (office.kode, content) not in dikenal:
            return None
        kept = json.loads(content.partition(b"\n")[0])
        if kept["source"] != source() or not office.origin.answers(kept["inputs"], shared):
            return None
        return _isi(office.kode, tahun, content)
    except (RefusedError, LookupError, TypeError, ValueError, AttributeError, RecursionError):
        return None


def kumpulkan(
    tree: Path,
    offices: Sequence[Office],
    tahun: int,
    *,
    jobs: int = 1,
    progress: Callable[[str], None] = lambda _: None,
) -> Kumpulan:
    """Return what the offices of a tree reached, and keep what had to be computed, `jobs` at once, in `build/`."""
    shared: Answers = {}
    dikenal = _Dikenal(tree, tahun)
    found: dict[str, Hasil | TanpaData] = {}
    for office in offices:
        kept = _tersimpan(office, tahun, shared, dikenal)
        if kept is not None:
            found[office.kode] = kept
    missing = [one for one in offices if one.kode not in found]
    tersimpan = len(found)
    files: dict[str, bytes] = {}
    for n, (office, content) in enumerate(_hitung(missing, tahun, jobs), start=1):
        progress(f"menghitung hasil satker, {n} dari {len(missing)}")
        found[office.kode] = _isi(office.kode, tahun, content)
        files[office.kode] = content
    refused = tulis_yang_dapat(
        {tree / "build" / kode / nama_hasil(tahun): content for kode, content in files.items()}, tree
    )
    dikenal.ingat(files)
    return replace(_terkumpul(found, tersimpan), ditolak=tuple(refused.values()))


def tulis_yang_dapat(
    files: Mapping[Path, bytes], tree: Path, kept: Mapping[Path, tuple[Path, bytes]] = MappingProxyType({})
) -> dict[Path, FileError]:
    """Write files together, or each alone where one of them cannot be written; return what was said of such.

    `kept` is what is not to be lost of what stands there: by another name, whose place is taken, and what it holds.
    None takes a place whose file was not kept.
    """
    aside = {name: data for name, (_, data) in kept.items()}
    try:
        write_all({**aside, **files}, tree)
    except FileError:
        refused = {}
        for path, content in files.items():
            own = {name: data for name, (place, data) in kept.items() if place == path}
            try:
                write_all({**own, path: content}, tree)
            except FileError as error:
                refused[path] = error
        return refused
    return {}


def _hitung(missing: Sequence[Office], tahun: int, jobs: int) -> Iterator[tuple[Office, bytes]]:
    """Yield the file of each office, in any order; few are not worth the start of processes."""
    if min(len(missing), jobs) <= 1 or len(missing) < _SEDIKIT:
        yield from ((one, hasil_baru(one, tahun)) for one in missing)
        return
    for office, made in each(partial(hasil_baru, tahun=tahun), missing, jobs, (__name__,)):
        lost = TanpaData(kode=office.kode, nama="", alasan=TERPUTUS, berkas="data").to_json()
        yield office, b"{}\n" + lost if isinstance(made, Lost) else made


def _terkumpul(found: Mapping[str, Hasil | TanpaData], tersimpan: int = 0) -> Kumpulan:
    return Kumpulan(
        tuple(one for _, one in sorted(found.items()) if isinstance(one, Hasil)),
        tuple(one for _, one in sorted(found.items()) if isinstance(one, TanpaData)),
        tersimpan,
    )


def tempat_hasil(folders: Sequence[Path], tahun: int) -> dict[str, list[Path]]:
    """Return the folders that have a result of an office, by its code: folders such as the `build` of a shard."""
    found: defaultdict[str, list[Path]] = defaultdict(list)
    for folder in folders:
        for kode, kind in entries(folder, ""):
            if kind is Kind.FOLDER and _ada(folder, f"{kode}/{nama_hasil(tahun)}"):
                found[kode].append(folder)
    return dict(sorted(found.items()))


def dari_folder(places: Mapping[str, Sequence[Path]], tahun: int, wanted: Iterable[Office]) -> Kumpulan:
    """Return the results of the offices `wanted` that lie in folders, by `tempat_hasil`.

    One that is in none lacks. DataError (LKJ113) for a file that is no result, and where two of one office differ.
    """
    found: dict[str, Hasil | TanpaData] = {}
    for office in wanted:
        kode, name = office.kode, f"{office.kode}/{nama_hasil(tahun)}"
        first, *others = places.get(kode) or (None,)
        if first is None:
            found[kode] = TanpaData(
                kode=kode, nama=office.sebutan, alasan=_TAK_TERKUMPUL, berkas="data", saran=_SERTAKAN
            )
            continue
        found[kode] = _hasil_dalam(first, kode, tahun)
        for other in others:
            if _hasil_dalam(other, kode, tahun) != found[kode]:
                raise DataError([_berbeda(kode, first, other, name)])
    return _terkumpul(found)


def _hasil_dalam(folder: Path, kode: str, tahun: int) -> Hasil | TanpaData:
    name = f"{kode}/{nama_hasil(tahun)}"
    try:
        made = _isi(kode, tahun, read(folder, name, _LARGEST))
    except RefusedError as error:
        raise DataError([_bukan_hasil(folder, name, error.message)]) from error
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise DataError([_bukan_hasil(folder, name, "bukan berkas hasil satker")]) from error
    odd = _janggal(made) if isinstance(made, Hasil) else ""
    if odd:
        raise DataError([_bukan_hasil(folder, name, odd)])
    return made


def _janggal(hasil: Hasil) -> str:
    """Return what in a result from elsewhere no data can have given; "" where nothing is."""
    if any(one <= 0 for row in hasil.indikator for one in (row.penyebut, row.per) if one is not None):
        return "ada indikator yang penyebutnya tidak di atas 0"
    if any(row.pembilang is not None and row.pembilang < 0 for row in hasil.indikator):
        return "ada indikator yang pembilangnya di bawah 0"
    if any("id" not in row.tempat for row in hasil.indikator):
        return "ada indikator yang tidak disebut tempatnya"
    if not {row.polaritas for row in hasil.indikator} <= {one.value for one in Polaritas}:
        return "ada indikator yang polaritasnya tidak dikenal"
    if any(map(_tak_terbayang, _bilangan(hasil))):
        return "ada bilangan yang terlalu besar atau terlalu kecil untuk hasil satker"
    scores = [one.skor for one in hasil.indikator if one.skor is not None]
    if hasil.rerata is not None and scores and not min(scores) - 1 <= hasil.rerata <= max(scores) + 1:
        return "rata-rata capaiannya di luar capaian semua indikatornya"
    return ""


def _bilangan(hasil: Hasil) -> Iterator[Decimal]:
    rows: tuple[Hasil | HasilIndikator | HasilSasaran, ...] = (hasil, *hasil.indikator, *hasil.sasaran)
    for one in rows:
        yield from (value for key in fields(one) if isinstance(value := getattr(one, key.name), Decimal))


def _tak_terbayang(number: Decimal) -> bool:
    """Tell whether nothing has such a number, and what is computed of it with others would be beyond all arithmetic."""
    return not number.is_finite() or abs(number.adjusted()) > (_PANGKAT if number else 2 * _PANGKAT)


def _ada(folder: Path, name: str) -> bool:
    from lkj.files import kind as kind_in

    try:
        return kind_in(folder, name) is not None  # what it is, is told where it is read
    except RefusedError:
        return True


def _berbeda(kode: str, first: Path, other: Path, name: str) -> Finding:
    places = " dan ".join(f"«{one.as_posix()}/{name}»" for one in (first, other))
    said = f"hasil satker {kode} ada dua, dan berbeda: {places}"
    return _bukan_hasil(other, name, said, "sertakan hanya folder yang memuat hasil yang benar")


def _bukan_hasil(folder: Path, name: str, message: str, hint: str = _ULANGI) -> Finding:
    place = Position(f"{folder.as_posix()}/{name}", 1, 1)
    return Finding(code="LKJ113", position=place, message=message, hint=hint, severity=Severity.ERROR)
